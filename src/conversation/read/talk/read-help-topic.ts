/** What help is asked about: “/trogiup báo cáo”. */

import { strip } from '../../../domain/strip-diacritics.ts';

export type HelpTopic =
  'report' | 'extension' | 'obstacle' | 'undo' | 'people' | 'inquiry' | 'snooze' | 'decision' | 'instruction' | 'link';

/** Without diacritics, in letters of one case; the first words that stand there count. */
const TOPICS: readonly (readonly [HelpTopic, RegExp])[] = [
  ['decision', /(?:^| )(?:xac nhan|duyet|tra lai|dong y|quyet dinh)(?= |$)/u],
  ['extension', /(?:^| )(?:gia han|thoi han|lui han|han)(?= |$)/u],
  ['obstacle', /(?:^| )(?:vuong|vuong mac|kho khan)(?= |$)/u],
  ['undo', /(?:^| )(?:nham|hoan tac|sua|lay lai|xoa)(?= |$)/u],
  ['people', /(?:^| )(?:dau moi|ban giao|nguoi|quan sat)(?= |$)/u],
  ['inquiry', /(?:^| )(?:hoi|van phong)(?= |$)/u],
  ['snooze', /(?:^| )(?:nhac lai|nhac|hoan nhac|de sau)(?= |$)/u],
  ['instruction', /(?:^| )(?:chi dao|y kien|giao viec)(?= |$)/u],
  ['link', /(?:^| )(?:lien ket|ma|nhom|them nhom)(?= |$)/u],
  ['report', /(?:^| )(?:bao cao|xong|hoan thanh|tien do|tra loi|cap nhat)(?= |$)/u],
];

/** Null for words that name no topic. */
export function readHelpTopic(text: string): HelpTopic | null {
  const said = strip(text)
    .replace(/[^\p{L}\p{N} ]+/gu, ' ')
    .trim();
  return TOPICS.find(([, words]) => words.test(said))?.[0] ?? null;
}
