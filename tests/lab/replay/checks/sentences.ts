/** No sentence contradicts the record at its delivery. */

import { daysBetween, type LocalDate } from '../../../../src/domain/calendar/dates.ts';
import type { Around, Check, Complaint } from '../play-years.ts';
import type { Registry, Share } from '../registry.ts';
import { dateIn, groupsIn, isTakingOver, numberIn, saidIn, type Said } from '../said.ts';
import type { Sent } from '../scene.ts';
import { standOf, type Class, type Stand } from '../standing.ts';

const NAME = 'no sentence contradicts the record at its delivery';

/** Headings of lists, each with the classes that may stand under it. */
const UNDER: Readonly<Record<string, readonly Class[]>> = {
  'Mới quá hạn': ['overdue'],
  'Quá hạn': ['overdue'],
  'Đến hạn hôm nay': ['within', 'overdue'],
  'Đến hạn hôm nay hoặc trong những ngày nghỉ tới': ['within', 'overdue'],
  'Sắp đến hạn': ['within'],
  'Nhiệm vụ có thời hạn': ['unreviewed', 'within'],
  'Nhiệm vụ thường xuyên': ['within', 'unreviewed'],
  'Nhiệm vụ không ấn định ngày': ['within', 'unreviewed'],
  'Nhiệm vụ nhiều năm': ['within', 'unreviewed'],
  'Rà soát hiện trạng nhiệm vụ': ['unreviewed', 'within'],
  'Đang vướng mắc': ['within', 'overdue', 'waiting', 'suspended', 'orphaned', 'unreviewed'],
  'Đang chờ Văn phòng / lãnh đạo': ['waiting'],
  'Cần đồng chí cho ý kiến': ['waiting'],
  'Cần Văn phòng xác nhận, quyết định': ['waiting'],
  'Đang chờ Văn phòng xác nhận, quyết định': ['waiting'],
  'Chờ giao đơn vị kế thừa': ['orphaned'],
  'Đã giao, chờ báo đến đơn vị': ['orphaned'],
  'Chưa có báo cáo kỳ vừa qua': ['within'],
  'Tạm dừng': ['suspended'],
  'Đến hạn trong hai tuần tới': ['within'],
  'Báo hoàn thành, được xác nhận': ['completed', 'waiting'],
};

export function sentences({ scene, registry }: Around): Check {
  const { workingDaysBetween } = scene.rules.calendar;
  /** Chat → how all stood when the first part of its last digest came: the parts behind it were worded with it. */
  const digestAsOf = new Map<string, readonly Standing[]>();
  return {
    sent(sent) {
      const isLater = sent.rowKind === 'digest' && LATER_PART.test(sent.text);
      if (sent.rowKind === 'digest' && !isLater) {
        digestAsOf.delete(sent.externalId);
        if (!isOfAnotherDay(sent)) digestAsOf.set(sent.externalId, standings(registry, sent.day));
      }
      const asOf = isLater ? digestAsOf.get(sent.externalId) : undefined;
      // Only the first part says that it is as of an earlier day.
      if (isLater && asOf === undefined) return [];
      // A picture alone says nothing; what is as of an earlier day says so.
      if (sent.text === '' || isOfAnotherDay(sent)) return [];
      const complain = (why: string): Complaint => ({ check: NAME, day: sent.day, why, text: sent.text });
      const wrong = saidIn(sent, registry).flatMap((said) => wrongOf(said, sent, registry, workingDaysBetween) ?? []);
      return [
        ...wrong,
        ...wrongFeeders(sent, registry),
        ...wrongGroups(sent),
        ...wrongNames(sent, registry),
        ...wrongFigures(sent, asOf ?? standings(registry, sent.day)),
        ...wrongSigns(sent),
      ].map(complain);
    },
  };
}

/** Payloads of notices that may name a recurring duty as a whole. */
const OF_DUTIES: ReadonlySet<string> = new Set(['message', 'continuation', 'claim']);

function isOfAnotherDay({ text, day }: Sent): boolean {
  const [, on] = /tính đến ngày (\d\d\/\d\d\/\d{4})/u.exec(text) ?? [];
  return on !== undefined && dateIn(on) !== day;
}

/** Null where the line is true of a share that it may mean. */
function wrongOf(said: Said, sent: Sent, registry: Registry, workingDays: WorkingDays): string | null {
  if (said.shares.length === 0) {
    // A question about a duty is of none of its periods yet, and a notice may be of all of them.
    const isOfDuty = !sent.unprompted || (said.isTask && sent.rowKind === 'notice' && OF_DUTIES.has(sent.payload.kind));
    return isOfDuty ? null : `it names no share that there is: ${said.line}`;
  }
  let first: string | null = null;
  for (const share of said.shares) {
    const wrong = wrongIn(said, share, sent, registry, workingDays);
    if (wrong === null) return null;
    first ??= `${wrong} (#${String(share.taskId)}, share ${String(share.id)}: ${said.line})`;
  }
  return first;
}

function wrongIn(
  { words, heading }: Said,
  share: Share,
  sent: Sent,
  registry: Registry,
  workingDays: WorkingDays,
): string | null {
  const { day: today, payload, agencyId } = sent;
  const stand = standOf(share, today, registry);
  const isDigest = sent.rowKind === 'digest' || sent.text.startsWith('Tổng hợp tuần');
  const under = UNDER[heading.replace(/(?: – |, chưa có báo cáo).*$/u, '')];
  if (under === undefined && payload.kind === 'nudge' && heading !== '')
    return `no rule knows the heading “${heading}”`;
  if (under !== undefined && (isDigest || payload.kind === 'nudge') && !under.includes(stand.class)) {
    return `it is ${stand.class} and stands under “${heading}”`;
  }
  if (
    payload.kind === 'nudge' &&
    (stand.class === 'waiting' || stand.class === 'completed' || share.agencyId !== agencyId)
  ) {
    return `a reminder asks for what is ${stand.class}, of ${share.agency}`;
  }
  if (payload.kind === 'nudge' && ['suspended', 'orphaned', 'cancelled'].includes(stand.class)) {
    return `a reminder asks for what is ${stand.class}`;
  }
  if (payload.kind === 'escalation' && stand.class !== 'overdue')
    return `it is told of as overdue and is ${stand.class}`;
  if (payload.kind === 'claim') return null;
  return (
    factsOf(words, workingDays)
      .map((fact) => fact(share, stand, today))
      .find((wrong) => wrong !== null) ?? null
  );
}

/** Working days after the first day, up to and including the second. */
type WorkingDays = (from: LocalDate, to: LocalDate) => number;

type Fact = (share: Share, stand: Stand, today: LocalDate) => string | null;

/** Each sentence that can be held against the record. */
function factsOf(all: string, workingDays: WorkingDays): readonly Fact[] {
  // What excuses a task is said of another one; what people wrote is theirs.
  const words = all
    .replaceAll(/chờ kết quả (?:của )?#\d+[^;\n]*/giu, '')
    .replaceAll(/“[^”]*”/gu, '')
    .replaceAll(/mốc (?:đôn đốc |nhắc )?\d+ ngày[^;\n]*/gu, '')
    .replaceAll('kỳ này chưa có báo cáo', '');
  const each = (pattern: RegExp, fact: (found: RegExpExecArray) => Fact): Fact[] =>
    [...words.matchAll(pattern)].map((found) => fact(found));
  return [
    ...each(
      /(?<!đến ngày đó |đến hôm nay |đã )quá (?:hạn (?:theo văn bản )?)?([\d.]+) ngày/gu,
      ([said, days = '']) =>
        (_share, stand) =>
          stand.class === 'overdue' && stand.daysPast === numberIn(days)
            ? null
            : `“${said}”: by the record it is ${stand.class}, ${String(stand.daysPast)} days past its last day in time`,
    ),
    ...each(
      /đến ngày đó quá hạn ([\d.]+) ngày/gu,
      ([said, days = '']) =>
        ({ waitingSince }, { last }) =>
          waitingSince !== null && last !== null && daysBetween(last, waitingSince) === numberIn(days)
            ? null
            : `“${said}”: it waits since ${String(waitingSince)}, in time until ${String(last)}`,
    ),
    ...each(
      /còn ([\d.]+) ngày/gu,
      ([said, days = '']) =>
        (_share, { last }, today) =>
          last !== null && daysBetween(today, last) === numberIn(days)
            ? null
            : `“${said}”: in time until ${String(last)}`,
    ),
    ...each(
      /đến hạn hôm nay/gu,
      ([said]) =>
        (_share, { last }, today) =>
          last === today ? null : `“${said}”: in time until ${String(last)}`,
    ),
    ...each(
      /(?:đã trừ|đã cộng) ([\d.]+) ngày (?:chờ quyết định|tạm dừng)/gu,
      ([said, days = '']) =>
        (_share, { waited }) =>
          waited === numberIn(days) ? null : `“${said}”: ${String(waited)} days were waited for`,
    ),
    ...each(
      /trước khi tiếp nhận ([\d.]+) ngày, từ khi tiếp nhận ([\d.]+) ngày/gu,
      ([said, before = '', since = '']) =>
        ({ takenOverOn }, { daysPast }, today) =>
          takenOverOn !== null &&
          numberIn(before) + numberIn(since) === daysPast &&
          numberIn(since) <= daysBetween(takenOverOn, today) + 1
            ? null
            : `“${said}”: ${String(daysPast)} days in all, taken over ${String(takenOverOn)}`,
    ),
    ...each(
      /(?<!gia |xin |thời |đúng |quá |đã |trong |đến )hạn (\d\d\/\d\d\/\d{4})/gu,
      ([said, on = '']) =>
        ({ dueOn }) =>
          dueOn === dateIn(on) ? null : `“${said}”: due ${String(dueOn)}`,
    ),
    ...each(
      /chưa có báo cáo(?! mới| kỳ)|[Cc]hưa nhận được báo cáo/gu,
      ([said]) =>
        (_share, { lastReport }) =>
          lastReport === null ? null : `“${said}”: it was reported on ${lastReport}`,
    ),
    ...each(
      /(?:chưa có báo cáo mới từ|báo cáo gần nhất:|báo cáo gần nhất ngày|báo ngày|\(báo) (\d\d\/\d\d\/\d{4})/gu,
      ([said, on = '']) =>
        (_share, { lastReport }) =>
          lastReport === dateIn(on) ? null : `“${said}”: last reported ${String(lastReport)}`,
    ),
    ...each(
      // Behind “báo 12/02/2025;” it is a claim that was passed on, perhaps to a share that had its agency before.
      /(?<!báo \d\d\/\d\d\/\d{4}; )tiếp nhận (\d\d\/\d\d\/\d{4})/gu,
      ([said, on = '']) =>
        ({ takenOverOn }) =>
          takenOverOn === dateIn(on) ? null : `“${said}”: taken over ${String(takenOverOn)}`,
    ),
    ...each(
      /xin gia hạn đến (\d\d\/\d\d\/\d{4}), đang chờ/gu,
      ([said, on = '']) =>
        ({ requestedDueOn }) =>
          requestedDueOn === dateIn(on) ? null : `“${said}”: asked for ${String(requestedDueOn)}`,
    ),
    ...each(
      /đang chờ (?:Văn phòng xác nhận|quyết định|Văn phòng quyết định): ([\d.]+) ngày/gu,
      ([said, days = '']) =>
        ({ waitingSince }, _stand, today) =>
          waitingSince !== null && daysBetween(waitingSince, today) === numberIn(days)
            ? null
            : `“${said}”: since ${String(waitingSince)}`,
    ),
    ...each(
      /chờ (?:xác nhận|quyết định) [^:,;\n]*[:,] ([\d.]+) ngày(?! làm việc)/gu,
      ([said, days = '']) =>
        ({ waitingSince }, _stand, today) =>
          waitingSince !== null && daysBetween(waitingSince, today) === numberIn(days)
            ? null
            : `“${said}”: since ${String(waitingSince)}`,
    ),
    ...each(
      /chờ (?:xác nhận|quyết định) [^:,;\n]*[:,] ([\d.]+) ngày làm việc/gu,
      ([said, days = '']) =>
        ({ waitingSince }, _stand, today) =>
          waitingSince !== null && workingDays(waitingSince, today) === numberIn(days)
            ? null
            : `“${said}”: since ${String(waitingSince)}`,
    ),
  ];
}

/** "chờ kết quả #27 của Sở Nội vụ (quá hạn 9 ngày)": of the other task. */
function wrongFeeders({ text, day: today }: Sent, registry: Registry): readonly string[] {
  const shares = registry.shares();
  return [...text.matchAll(/chờ kết quả #(\d+) của ([^(\n]+) \(quá hạn ([\d.]+) ngày\)/giu)].flatMap(
    ([said, task = '', agency = '', days = '']) =>
      shares.some((share) => {
        if (share.taskId !== Number(task) || share.agency !== agency) return false;
        const stand = standOf(share, today, registry);
        return stand.class === 'overdue' && stand.daysPast === numberIn(days);
      })
        ? []
        : [`“${said}”: by the record it is not so`],
  );
}

/** The heading of an agency says how many tasks stand under it, and the longest delay of them. */
function wrongGroups({ text }: Sent): readonly string[] {
  const lines = text.split('\n');
  return groupsIn(text).flatMap(({ agency, count, longest }) => {
    const at = lines.findIndex((line) => /^\d+\. /u.test(line) && line.includes(`. ${agency}: `));
    const own = lines.slice(at + 1, at + 1 + count);
    const days = own.map((line) => numberIn(/quá (?:hạn (?:theo văn bản )?)?([\d.]+) ngày/u.exec(line)?.[1] ?? '-1'));
    return own.every((line) => line.startsWith('#')) && Math.max(...days) === longest
      ? []
      : [`the heading of ${agency} says ${String(count)} tasks, ${String(longest)} days`];
  });
}

const TELLS_OF_AN_END = /^(?:Sắp xếp đơn vị(?: – .+)?|.+ (?:hợp nhất|chia tách|đổi tên|kết thúc hoạt động))$/mu;

/** An agency that has ended is named as what it was, where its end is told, and by what it had finished. */
function wrongNames(sent: Sent, registry: Registry): readonly string[] {
  const { unprompted, day: today } = sent;
  if (!unprompted || isTakingOver(sent) || TELLS_OF_AN_END.test(sent.text)) return [];
  const known = registry.agencyNames();
  const gone = [...registry.endedAgencies()].filter(([name, on]) => on <= today && sent.text.includes(name));
  if (gone.length === 0) return [];
  const text = withoutTitles(sent.text, registry).replaceAll(
    /Người báo: [^\n]*|trước đây:? [^;\n)]*|[^\n#]*, chờ giao đơn vị kế thừa từ|Đã kết thúc hoạt động, nhiệm vụ chờ giao đơn vị kế thừa: [^\n]*|; [^;\n]*, khi đó: |[^\n#;:]* báo \d\d\/\d\d\/\d{4}; tiếp nhận|(?<=^Báo hoàn thành[^\n]*\n)(?:• [^\n]*\n)+/gmu,
    '',
  );
  return gone.flatMap(([name, on]) => {
    // "Sở Nội vụ" may be part of the name of another one.
    const longer = known.filter((other) => other !== name && other.includes(name));
    const left = longer.reduce((words, other) => words.replaceAll(other, ''), text);
    return left.includes(name) ? [`${name} ended on ${on} and is named as if it were there`] : [];
  });
}

/** A decision's own words name agencies as they were then. */
function withoutTitles(text: string, registry: Registry): string {
  const shares = new Map(registry.shares().map((share) => [share.taskId, share]));
  const written = [...shares.values()].flatMap(({ title, deadline }) => [
    title,
    (JSON.parse(deadline) as { text: string }).text,
  ]);
  return (
    written
      .flatMap(knownPartsOf)
      // Within a sentence they begin small: "30/03/2022 (gửi Sở Kế hoạch và Đầu tư …)".
      .flatMap((part) => [part, part.charAt(0).toLocaleLowerCase('vi') + part.slice(1)])
      .reduce((left, part) => left.replaceAll(part, ''), text)
  );
}

const partsKnown = new Map<string, readonly string[]>();

/** The same titles stand in thousands of messages. */
function knownPartsOf(title: string): readonly string[] {
  const parts = partsKnown.get(title) ?? partsOf(title);
  partsKnown.set(title, parts);
  return parts;
}

/** A title may be cut anywhere: its beginnings down to forty characters, the longest first. */
function partsOf(title: string): readonly string[] {
  const clean = title.replaceAll(/\s+/gu, ' ').trim();
  const capital = clean.charAt(0).toLocaleUpperCase('vi') + clean.slice(1);
  const words = capital.split(' ');
  const parts: string[] = [];
  for (let end = words.length; end > 0; end -= 1) {
    const part = words
      .slice(0, end)
      .join(' ')
      .replace(/[\s,;:.(]+$/u, '');
    if (part.length < 40 && end < words.length) break;
    parts.push(part);
  }
  return parts;
}

const LATER_PART = /^\((?!1\/)\d+\/\d+\) /u;
const TOTALS =
  /Tổng ([\d.]+) phần việc của (?:các đơn vị chủ trì|đơn vị): (.+) còn trong hạn hoặc không ấn định ngày ([\d.]+) /u;

interface Standing {
  readonly share: Share;
  readonly class: Class;
}

function standings(registry: Registry, today: LocalDate): readonly Standing[] {
  return registry.shares().map((share) => ({ share, class: standOf(share, today, registry).class }));
}

/** The totals of a digest or a report, counted once more. */
function wrongFigures(sent: Sent, all: readonly Standing[]): readonly string[] {
  const { text, day: today, payload } = sent;
  const [, total = '', middle = '', within = ''] = TOTALS.exec(text) ?? [];
  if (total === '' || payload.kind === 'final_report' || text.startsWith('Báo cáo')) return [];
  const [, agency] = /^Tổng hợp tuần – (.+), tính đến ngày/mu.exec(text) ?? [];
  const shares = all.filter(
    ({ share, class: own }) =>
      own !== 'cancelled' &&
      (share.endsOn === null || share.endsOn >= today) &&
      (agency === undefined || share.agency === agency),
  );
  const count = (wanted: Class): number => shares.filter((own) => own.class === wanted).length;
  const said = (words: string): number => numberIn(new RegExp(`${words} ([\\d.]+)`, 'u').exec(middle)?.[1] ?? '0');
  const ended = shares.filter(({ share, class: own }) => own === 'completed' && share.dueOn === null).length;
  const expected: readonly (readonly [string, number, number])[] = [
    ['tổng', numberIn(total), shares.length],
    ['hoàn thành', said('hoàn thành'), count('completed') - ended],
    ['quá hạn', said('(?<!đã )quá hạn'), count('overdue')],
    ['chờ xác nhận hoặc quyết định', said('chờ xác nhận hoặc quyết định'), count('waiting')],
    ['chưa rà soát hiện trạng', said('chưa rà soát hiện trạng'), count('unreviewed')],
    ['tạm dừng', said('tạm dừng'), count('suspended')],
    [
      'chờ giao đơn vị kế thừa hoặc chờ báo',
      said('chờ giao đơn vị kế thừa') + said('đã giao, chờ báo đến đơn vị'),
      count('orphaned'),
    ],
    ['còn trong hạn', numberIn(within), count('within') + ended],
  ];
  return expected.flatMap(([name, says, is]) =>
    says === is ? [] : [`“${name} ${String(says)}”: by the record ${String(is)}`],
  );
}

const BROKEN =
  /undefined|null|NaN|\[object|-\d+ ngày| 0 ngày chờ|–\s*\.|;\s*;|;\s*\.|(?<!\.)\.\.(?!\.)|\.{4}|\( |(?<=\S) {2}/u;

function wrongSigns({ text }: Sent): readonly string[] {
  const [found] = BROKEN.exec(text) ?? [];
  return found === undefined ? [] : [`“${found}” is no sentence`];
}
