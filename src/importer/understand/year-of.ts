/** The year that a header gives to dates without one. */

const BARE_YEAR = /(?<![\d/-])(20\d\d)(?![\d/-])/gu;

/** "Thời gian (Năm 2026)", "Thời hạn 2026". */
export function yearOfHeader(header: readonly string[], position: number | undefined): number | null {
  const years = new Set(Array.from((header[position ?? -1] ?? '').matchAll(BARE_YEAR), ([, year]) => Number(year)));
  const [only] = years;
  return years.size === 1 ? (only ?? null) : null;
}
