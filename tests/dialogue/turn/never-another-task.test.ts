/** No message of a person changes a task that it neither names nor answers. */

import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pendingQuestionOf } from '../../../src/dialogue/context/pending-question.ts';
import { query } from '../../../src/store/sqlite/database.ts';
import { people } from '../../people.ts';
import { openOffice, type Office } from '../../support/office.ts';

const COUNT = 9;
const PLACES = Array.from({ length: COUNT }, (_, index) => `I.${String(index + 1)}`);
const TASKS = PLACES.map((ref) => ({ ref, title: `Việc ở mục ${ref}`, lead: 'Sở Xây dựng', deadline: 'Năm 2023' }));

const SEED = 20221130;
const RUNS = 250;

/** A message, and the numbers that it names. */
interface Written {
  readonly text: string;
  readonly names: readonly number[];
}

const number = fc.integer({ min: 1, max: COUNT });
const status = fc.constantFrom('xong', 'đã hoàn thành', 'đang làm 60%', '70%', 'chưa làm', 'vướng mặt bằng', 'đã nhận');
const mark = fc.constantFrom<(index: number) => string>(
  (index) => `${String(index + 1)}. `,
  (index) => `${String(index + 1)}) `,
  (index) => `(${String(index + 1)}) `,
  (index) => `${String(index + 1)}/ `,
  (index) => `${'abcdefghi'.charAt(index)}) `,
  () => '- ',
  () => '+ ',
  () => '• ',
);

const list: fc.Arbitrary<Written> = fc
  .tuple(mark, fc.array(status, { minLength: 2, maxLength: 5 }))
  .map(([marked, items]) => ({ text: items.map((item, index) => `${marked(index)}${item}`).join('\n'), names: [] }));

const range: fc.Arbitrary<Written> = fc
  .tuple(
    number,
    fc.integer({ min: COUNT + 1, max: 100 }),
    fc.constantFrom('-', '–', ' - ', ', ', ' đến ', '~', ' hoặc '),
  )
  .map(([from, to, joint]) => ({ text: `${String(from)}${joint}${String(to)}%`, names: [] }));

const counted: fc.Arbitrary<Written> = fc
  .tuple(number, fc.constantFrom('hộ', 'xã', 'hồ sơ', 'đơn vị', 'ngày', 'cuộc họp'), status)
  .map(([figure, noun, said]) => ({ text: `${String(figure)} ${noun} ${said}`, names: [] }));

const named: fc.Arbitrary<Written> = fc
  .array(fc.tuple(number, fc.constantFrom('#', '', 'nhiệm vụ '), status), { minLength: 1, maxLength: 3 })
  .map((said) => ({
    text: said.map(([task, called, words]) => `${called}${String(task)} ${words}`).join('\n'),
    names: said.map(([task]) => task),
  }));

const plain: fc.Arbitrary<Written> = status.map((text) => ({ text, names: [] }));

const headed: fc.Arbitrary<Written> = fc
  .tuple(fc.option(number), fc.oneof(list, range, counted))
  .map(([task, { text }]) =>
    task === null
      ? { text: `Kính gửi VP,\n${text}`, names: [] }
      : { text: `#${String(task)} tình hình như sau:\n${text}`, names: [task] },
  );

const written = fc.oneof(list, range, counted, named, plain, headed);
const manner = fc.record({
  answers: fc.option(number),
  forwarded: fc.boolean(),
  place: fc.constantFrom('SXD' as const, 'private' as const),
});

let office: Office;

beforeAll(async () => {
  office = await openOffice({ programme: TASKS });
  await office.linkAgency('SXD', people.lan);
});

afterAll(() => {
  office.close();
});

/** The tasks of our questions that wait for an answer. */
const askedAbout = (): number[] =>
  office.database
    .read((tx) => tx.all(query.selectFrom('question').select('data').where('answered_at', 'is', null)))
    .flatMap(({ data }) => {
      const pending = pendingQuestionOf(data);
      if ('assignment' in pending) return [pending.assignment];
      return 'candidates' in pending ? pending.candidates : [];
    });

const revisions = (): number[] => PLACES.map((place) => office.assignment(place).rev);

test('whatever lists, ranges, counts, headings and forwards it is made of', async () => {
  await fc.assert(
    fc.asyncProperty(written, manner, async ({ text, names }, { answers, forwarded, place }) => {
      const where = place === 'private' ? people.lan : place;
      // A card that is shown is about its task: a reply to it answers that.
      if (answers !== null) await office.says(people.lan, place, `#${String(answers)}`, { mention: true });
      const replyTo = answers === null ? {} : { replyTo: office.lastTo(where) };
      const before = revisions();
      const asked = askedAbout();
      const passedOn = forwarded ? ({ forwarded: true } as const) : {};
      await office.says(people.lan, place, text, { mention: true, ...replyTo, ...passedOn });
      const allowed = forwarded ? [] : [...names, ...asked, ...(answers === null ? [] : [answers])];
      const changed = revisions().flatMap((rev, index) => (rev === before[index] ? [] : [index + 1]));
      expect(changed.filter((task) => !allowed.includes(task))).toEqual([]);
    }),
    { seed: SEED, numRuns: RUNS },
  );
});
