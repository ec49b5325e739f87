/** What a check of the lexicon found, a line each. */

import type { ChangedRow, Worsened } from '../conversation/lexicon/replay.ts';
import { placeOf, type FaultyRow, type RowFault } from '../conversation/lexicon/row-faults.ts';
import type { Sample } from '../conversation/lexicon/samples.ts';
import type { Verdict } from '../conversation/lexicon/score-reading.ts';
import { count, shorten } from '../conversation/compose/words.ts';
import { printJson, printLine, type OutputOptions } from './print.ts';
import type { Surroundings } from './surroundings.ts';

interface FindingPrinter {
  fault(found: FaultyRow): Promise<void>;
  worsened(found: Worsened): Promise<void>;
  /** Says how many more there were. */
  end(): Promise<void>;
}

/** Findings that are printed for people; a bad row may spoil a thousand texts. */
const MOST_PRINTED = 100;
/** UTF-16 units of a text or a phrase. */
const LONGEST_SHOWN = 160;

/** Prints findings of the lexicon as they come: as lines up to a bound, as JSON all of them. */
export function findingPrinter(around: Surroundings, { json }: OutputOptions): FindingPrinter {
  let found = 0;
  const print = async (object: object, line: string): Promise<void> => {
    found += 1;
    if (json === true) await printJson(around, object);
    else if (found <= MOST_PRINTED) await printLine(around, line);
  };
  return {
    fault: ({ row, fault, by }) =>
      print(
        { finding: 'fault', file: row.file, line: row.line, phrase: row.phrase, class: row.class, fault, by },
        `${placeOf(row)}: “${shorten(row.phrase, LONGEST_SHOWN)}” (${shorten(row.class, 40)}): ${FAULTS[fault](by ?? '')}.`,
      ),
    worsened: ({ sample, before, after, by }) =>
      print(
        {
          finding: after === 'falsely completed' ? 'completes' : 'worse',
          text: sample.text,
          from: sample.from,
          before,
          after,
          by: by.map(({ change, row: { file, line, phrase, class: name } }) => ({
            change,
            file,
            line,
            phrase,
            class: name,
          })),
        },
        `${PLACES[sample.from]}: “${shorten(sample.text, LONGEST_SHOWN)}” ${before === null || before === after ? '' : `trước ${VERDICT_WORDS[before]}, nay `}${VERDICT_WORDS[after]}${causeWords(by)}.`,
      ),
    async end() {
      if (json !== true && found > MOST_PRINTED)
        await printLine(around, `… và ${count(found - MOST_PRINTED)} chỗ khác.`);
    },
  };
}

const FAULTS: Record<RowFault, (by: string) => string> = {
  empty: () => 'chưa có cụm từ',
  not_plain: () => 'viết chữ thường, bảng mã Unicode dựng sẵn (NFC), mỗi từ cách nhau một dấu cách, không dấu câu',
  too_long: () => 'cụm từ quá dài',
  unknown_class: () => 'không có lớp này; xem các lớp trong data/README.md',
  unknown_marks: () => 'cột marks chỉ để trống hoặc ghi needed',
  unknown_register: () => 'cột register chỉ ghi any hoặc chat',
  doubled: (by) => `đã có ở ${by}`,
  unsafe: (by) => `có “${by}” làm câu đổi nghĩa, nên không thể thuộc lớp này`,
};

const PLACES: Record<Sample['from'], string> = { corpus: 'Câu mẫu', trap: 'Câu bẫy', record: 'Báo cáo trong sổ' };

const VERDICT_WORDS: Record<Verdict, string> = {
  exact: 'hiểu đúng',
  'rightly asked': 'được hỏi lại',
  needless: 'bị hỏi lại không cần thiết',
  wrong: 'bị hiểu sai',
  'falsely completed': 'bị hiểu nhầm là đã hoàn thành',
};

/** Rows that are named as the cause of one text. */
const MOST_CAUSES = 5;

function causeWords(by: readonly ChangedRow[]): string {
  if (by.length === 0) return '';
  const named = by.slice(0, MOST_CAUSES).map(({ change, row }) => {
    const what = `“${shorten(row.phrase, LONGEST_SHOWN)}” (${row.class}, ${placeOf(row)})`;
    return change === 'added' ? what : `bỏ ${what}`;
  });
  return `, do ${named.join(', ')}${by.length > MOST_CAUSES ? ', …' : ''}`;
}
