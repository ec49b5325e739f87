/** The year that a title or a header gives to dates without one. */

const NAMED_YEAR = /(?<!giai đoạn |đến |[-–] ?)(?:năm|trong năm|of|for|in) (20\d\d)(?! ?[-–] ?\d)/giu;
const BARE_YEAR = /(?<![\d/-])(20\d\d)(?![\d/-])/gu;

/** "Kế hoạch công tác năm 2026"; null where none or several are named. */
export function yearOfTitle(title: string | null): number | null {
  if (title === null || /\d{4}\s*[-–]\s*\d{4}/u.test(title)) return null;
  const years = new Set(Array.from(title.matchAll(NAMED_YEAR), ([, year]) => Number(year)));
  const [only] = years;
  return years.size === 1 ? (only ?? null) : null;
}

/** "Thời gian (Năm 2026)", "Thời hạn 2026". */
export function yearOfHeader(header: readonly string[], position: number | undefined): number | null {
  const years = new Set(Array.from((header[position ?? -1] ?? '').matchAll(BARE_YEAR), ([, year]) => Number(year)));
  const [only] = years;
  return years.size === 1 ? (only ?? null) : null;
}
