import { strip } from '../../domain/strip-diacritics.ts';

/** "tháng trước", "cuối tuần trước", "năm ngoái", "từ lâu", "hôm thứ sáu": a time in the past that names no day. */
const IMPRECISE =
  /(?:^| )(?:(?:tuan|thang|quy|nam|ky|dot|hom|bua|dao) (?:truoc|ngoai|no|roi|kia kia)|(?:tu|hoi) (?:lau|truoc|dau nam|nam ngoai)|lau roi|cach day [a-z0-9 ]{1,20}? (?:ngay|hom|tuan|thang|nam)|(?:\d{1,3}|hai|ba|bon|nam|sau|bay|tam|chin|muoi|vai|may|it) (?:ngay|hom) truoc|hom thu (?:hai|ba|tu|nam|sau|bay|[2-7])|thu (?:hai|ba|tu|nam|sau|bay|[2-7]) (?:tuan truoc|vua (?:roi|qua)))(?= |$)/u;
/** What stands before it where it is no time of the work: "so với tháng trước", "như kỳ trước", "báo cáo tuần trước". */
const OF_SOMETHING_ELSE =
  /(?:so voi|nhu|giong|bao cao|ket luan|cuoc hop|hop|ke hoach|chi dao)(?: (?:cua|hoi|tu|o|tai))?$/u;

/** Whether a completion states a time that is no single day; only words that already read as completed are asked. */
export function namesImpreciseTime(text: string): boolean {
  const words = strip(text)
    .replace(/[^a-z0-9/ ]+/gu, ' ')
    .replace(/ {2,}/gu, ' ')
    .trim();
  const found = IMPRECISE.exec(words);
  return found !== null && !OF_SOMETHING_ELSE.test(words.slice(0, found.index).trimEnd());
}
