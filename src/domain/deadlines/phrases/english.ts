/** Dates in English, as bilingual plans have them, in the words that the reader of phrases knows. */

const MONTHS = 'january|february|march|april|may|june|july|august|september|october|november|december'.split('|');
// prettier-ignore
const DAY_FIRST = /(?<![\p{L}\d])(\d{1,2})(?:st|nd|rd|th)? (?:of )?(january|jan|february|feb|march|mar|april|apr|may|june|jun|july|jul|august|aug|september|sept|sep|october|oct|november|nov|december|dec)[.,]? (20\d\d)/giu;
// prettier-ignore
const MONTH_FIRST = /(?<!\p{L})(january|jan|february|feb|march|mar|april|apr|may|june|jun|july|jul|august|aug|september|sept|sep|october|oct|november|nov|december|dec)\.? (\d{1,2})(?:st|nd|rd|th)?,? (20\d\d)/giu;
// prettier-ignore
const MONTH_ALONE = /(?<!\p{L})(january|jan|february|feb|march|mar|april|apr|may|june|jun|july|jul|august|aug|september|sept|sep|october|oct|november|nov|december|dec)[.,]? (20\d\d)/giu;
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:the )?end of (?=20\d\d)/giu, 'cuối năm '],
  [/\b(?:the )?end of (?=tháng|quý|q[1-4])/giu, 'cuối '],
  [/\b(?:no later than|not later than|by|until)\b/giu, 'đến'],
  [/\bbefore\b/giu, 'trước'],
  [/\b(?:every month|monthly)\b/giu, 'hằng tháng'],
  [/\b(?:every quarter|quarterly)\b/giu, 'hằng quý'],
  [/\b(?:every year|annually|annual|yearly)\b/giu, 'hằng năm'],
];
/** Some word of English that tells a time. */
const ENGLISH =
  /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|end of|by|before|until|monthly|quarterly|annual|yearly|every)/iu;

/** "31 December 2026" → "31/12/2026"; any other text as it is. */
export function withoutEnglish(text: string): string {
  if (!ENGLISH.test(text)) return text;
  const dated = text
    .replace(/\s+/gu, ' ')
    .replace(DAY_FIRST, (_, day: string, month: string, year: string) => `${day}/${numberOf(month)}/${year}`)
    .replace(MONTH_FIRST, (_, month: string, day: string, year: string) => `${day}/${numberOf(month)}/${year}`)
    .replace(MONTH_ALONE, (_, month: string, year: string) => `tháng ${numberOf(month)}/${year}`);
  return WORDS.reduce((words, [pattern, vietnamese]) => words.replace(pattern, vietnamese), dated);
}

function numberOf(month: string): string {
  return String(MONTHS.findIndex((name) => name.startsWith(month.toLowerCase().slice(0, 3))) + 1);
}
