const NAMED_YEAR = /(?<!giai đoạn |đến |[-–] ?)(?:năm|trong năm|of|for|in) (20\d\d)(?! ?[-–] ?\d)/giu;

/** "Kế hoạch công tác năm 2026"; null where none or several are named. */
export function yearOfTitle(title: string | null): number | null {
  if (title === null || /\d{4}\s*[-–]\s*\d{4}/u.test(title)) return null;
  const years = new Set(Array.from(title.matchAll(NAMED_YEAR), ([, year]) => Number(year)));
  const [only] = years;
  return years.size === 1 ? (only ?? null) : null;
}
