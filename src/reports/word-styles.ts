/** Measures of Nghị định 30/2020/NĐ-CP, phụ lục I: page, fonts and paragraphs. */

export const FONT = 'Times New Roman';
/** Half points: 13 and 14 pt for the text, 12 for "Nơi nhận", 11 for its list. */
export const SIZE = { text: 28, head: 26, small: 24, list: 22, table: 22 } as const;

/** A4 with 20–25 mm above and below, 30–35 mm left, 15–20 mm right. */
export const PORTRAIT = {
  size: { width: twips(210), height: twips(297) },
  margin: margins(20, 20, 30, 20),
} as const;

export const LANDSCAPE_MARGIN = margins(25, 20, 20, 20);

/** First line 1.27 cm in, at least 6 pt between paragraphs, lines of 1.15. */
export const BODY = {
  indent: { firstLine: twips(12.7) },
  spacing: { before: 120, after: 0, line: 276 },
} as const;

function margins(top: number, bottom: number, left: number, right: number) {
  return {
    top: twips(top),
    bottom: twips(bottom),
    left: twips(left),
    right: twips(right),
    header: twips(10),
  };
}

/** Word's unit: a twentieth of a point. */
function twips(millimetres: number): number {
  return Math.round((millimetres / 25.4) * 1440);
}
