/**
 * Faults that are planted in what the checks of a replay see, and never in the replay itself: each check has to complain
 * of its own. A check that a change of wording has made blind is found by it.
 */

import { addDays } from '../../../src/domain/calendar/dates.ts';
import type { Figures } from '../../../src/domain/tasks/figures.ts';
import { afterTheEnd } from './checks/after-the-end.ts';
import { askedFirst } from './checks/asked-first.ts';
import { digests } from './checks/digests.ts';
import { fairWords } from './checks/fair-words.ts';
import { periods } from './checks/periods.ts';
import { rates } from './checks/rates.ts';
import { rhythm } from './checks/rhythm.ts';
import { sentences } from './checks/sentences.ts';
import type { Around, Check, Complaint } from './play-years.ts';
import type { Registry, Share } from './registry.ts';
import { isTakingOver, numberIn } from './said.ts';
import type { Sent } from './scene.ts';

/** How often a fault was complained of, by its name. */
export type Found = Map<string, number>;

/** Passes what `doctor` makes of each message on to a check; complaints of the fault itself are counted, and reported to nobody. */
function planting(found: Found, { name, why, check, doctor }: Planted): Check {
  const keep = (complaints: readonly Complaint[] = []): readonly Complaint[] => {
    found.set(name, (found.get(name) ?? 0) + complaints.filter((each) => why.test(each.why)).length);
    return [];
  };
  return {
    before: () => check.before?.(),
    sent: (sent) => keep(doctor(sent).flatMap((each) => check.sent?.(each) ?? [])),
    after: (what) => keep(check.after?.(what)),
    end: () => keep(check.end?.()),
  };
}

interface Planted {
  readonly name: string;
  /** What its check has to complain of. */
  readonly why: RegExp;
  readonly check: Check;
  readonly doctor: (sent: Sent) => readonly Sent[];
}

type Plant = (name: string, why: RegExp, check: Check, doctor?: Planted['doctor']) => Check;

const asItWas = (sent: Sent): readonly Sent[] => [sent];

/** Checks that see planted faults, for a replay that is played anyway. */
export function plantedFaults(around: Around, found: Found): readonly Check[] {
  const plant: Plant = (name, why, check, doctor = asItWas) => planting(found, { name, why, check, doctor });
  return [
    ...rateFaults(around, plant),
    ...askingFaults(around, plant),
    ...periodFaults(around, plant),
    ...sentenceFaults(around, found),
    ...endFaults(around, plant),
    plant('a digest says what the one before said', /what the one before said/u, digests(), (sent) => [
      sent,
      oneWeekOn(sent),
    ]),
    ...rhythmFaults(around, plant),
    plant('a Party committee is urged', /is urged$/u, fairWords(around), (sent) => [
      { ...sent, text: sent.text.replace(/^Đề nghị phối hợp/u, 'Đôn đốc') },
    ]),
  ];
}

/** Days of the replay after which the figures are doctored, so that some work is finished and some is late by then. */
const DOCTORED_AFTER_DAYS = 100;

function rateFaults({ scene, registry }: Around, plant: Plant): Check[] {
  /** The figures are other ones from one act on, of which the record says that it finishes nothing. */
  const doctored = (name: string, change: (figures: Figures) => Figures): Check => {
    const since = addDays(scene.today(), DOCTORED_AFTER_DAYS);
    let from: number | null = null;
    const read: Around['scene']['database']['read'] = (work) => {
      const made = scene.database.read(work);
      if (from === null && scene.today() >= since) from = registry.events() + 1;
      if (from === null || registry.events() < from || !(made instanceof Map)) return made;
      return new Map([...(made as Map<string, Figures>)].map(([who, own]) => [who, change(own)])) as typeof made;
    };
    const kindsSince = (event: number): readonly string[] =>
      from !== null && event < from && registry.events() >= from ? ['reported'] : registry.kindsSince(event);
    const database = { ...scene.database, read };
    return plant(name, /rose from/u, rates({ scene: { ...scene, database }, registry: { ...registry, kindsSince } }));
  };
  const hidden: Registry = {
    ...registry,
    kindsSince: (event) => registry.kindsSince(event).map((kind) => (kind === 'completed' ? 'reported' : kind)),
  };
  return [
    plant('what finishes work is recorded as a report', /rose from/u, rates({ scene, registry: hidden })),
    doctored('what is late is counted no more', (figures) => ({
      ...figures,
      total: figures.total - figures.overdue,
      overdue: 0,
    })),
    doctored('what was done late counts as in time', (figures) => ({
      ...figures,
      completedLate: 0,
      completedOnTime: figures.completedOnTime + figures.completedLate,
    })),
  ];
}

const ASKS: ReadonlySet<string> = new Set(['nudge', 'taken_over', 'closing_question', 'continuation']);

function asks(sent: Sent): boolean {
  return sent.role === 'agency' && (ASKS.has(sent.payload.kind) || isTakingOver(sent));
}

function askingFaults(around: Around, plant: Plant): Check[] {
  const isOf = (sent: Sent, kind: 'digest' | 'escalation' | 'answer'): boolean =>
    kind === 'escalation'
      ? sent.payload.kind === kind
      : sent.role === 'leaders' && sent.unprompted === (kind === 'digest');
  return (['digest', 'escalation', 'answer'] as const).map((kind) =>
    plant(`nobody was asked, and is named in a leaders' ${kind}`, /was not asked/u, askedFirst(around), (sent) =>
      !asks(sent) && isOf(sent, kind) ? [sent] : [],
    ),
  );
}

function periodFaults({ scene, registry }: Around, plant: Plant): Check[] {
  const isOfPeriod = (sent: Sent): boolean => registry.sharesAbout(sent.about).some(({ period }) => period !== null);
  const withShares = (change: (all: readonly Share[]) => readonly Share[]): Check =>
    periods({ scene, registry: { ...registry, shares: () => change(registry.shares()) } });
  const ofPeriods = (all: readonly Share[]): readonly Share[] => all.filter(({ period }) => period !== null);
  const nth = (all: readonly Share[], at: number): Share | undefined => ofPeriods(all).at(at);
  return [
    plant('no period is asked for', /was never asked for/u, periods({ scene, registry }), (sent) =>
      isOfPeriod(sent) ? [] : [sent],
    ),
    plant('a period is asked for before it begins', /before it begins/u, periods({ scene, registry }), (sent) =>
      isOfPeriod(sent) ? [{ ...sent, day: addDays(sent.day, -400) }] : [sent],
    ),
    plant(
      'an ongoing task is asked for twice in a period',
      /for its period 2 times/u,
      periods({ scene, registry }),
      (sent) => [sent, sent],
    ),
    plant(
      'a period is counted twice',
      /several shares of period/u,
      withShares((all) => [...all, ...all.filter((share) => share === nth(all, 0))]),
    ),
    plant(
      'a period in the middle is missing',
      /no period between/u,
      withShares((all) => all.filter(({ period }) => period !== '2025-Q2')),
    ),
    plant(
      'the last periods are missing',
      /no period after/u,
      withShares((all) => all.filter(({ period }) => period === null || period < '2025-Q2')),
    ),
  ];
}

const more = (number: string): string => String(numberIn(number) + 1);
const later = (date: string): string => date.replace(/\d\d\d\d$/u, (year) => String(Number(year) + 1));

/** Sentences of which one figure, date or claim is made false: a pattern, and what stands in its place. */
const FALSE: readonly (readonly [string, RegExp, (...found: string[]) => string])[] = [
  ['days overdue', /(#\d.*quá hạn )([\d.]+)( ngày)/u, (_all, a = '', n = '', b = '') => a + more(n) + b],
  ['days left', /(#\d.*\n?.*còn )([\d.]+)( ngày)/u, (_all, a = '', n = '', b = '') => a + more(n) + b],
  [
    'the day of the last report',
    /(báo ngày |chưa có báo cáo mới từ |báo cáo gần nhất: |\(báo )(\d\d\/\d\d\/\d{4})/u,
    (_all, a = '', on = '') => a + later(on),
  ],
  [
    'that nothing was reported',
    /Đang ghi nhận: đang thực hiện[^\n(]*\(báo [^)]*\)/u,
    () => 'Chưa nhận được báo cáo của đơn vị',
  ],
  ['a date', /((?:–|,|;) hạn )(\d\d\/\d\d\/\d{4})/u, (_all, a = '', on = '') => a + later(on)],
  ['the day of taking over', /(tiếp nhận )(\d\d\/\d\d\/\d{4})/u, (_all, a = '', on = '') => a + later(on)],
  [
    'days before and since a taking-over',
    /(từ khi tiếp nhận )([\d.]+)( ngày)/u,
    (_all, a = '', n = '', b = '') => a + more(n) + b,
  ],
  [
    'days of waiting',
    /(chờ (?:xác nhận|quyết định) [^:,;\n]*[:,] )([\d.]+)( ngày)/u,
    (_all, a = '', n = '', b = '') => a + more(n) + b,
  ],
  [
    'days that are taken off',
    /((?:đã trừ|đã cộng) )([\d.]+)( ngày)/u,
    (_all, a = '', n = '', b = '') => a + more(n) + b,
  ],
  [
    'a feeder',
    /(chờ kết quả #\d+ của [^(\n]+ \(quá hạn )([\d.]+)( ngày)/iu,
    (_all, a = '', n = '', b = '') => a + more(n) + b,
  ],
  ['the longest delay of an agency', /(lâu nhất )([\d.]+)( ngày)/u, (_all, a = '', n = '', b = '') => a + more(n) + b],
  ['the total', /(Tổng )([\d.]+)/u, (_all, a = '', n = '') => a + more(n)],
  ['the completed', /(: hoàn thành )([\d.]+)/u, (_all, a = '', n = '') => a + more(n)],
  ['the overdue', /(, quá hạn )([\d.]+)(, chờ)/u, (_all, a = '', n = '', b = '') => a + more(n) + b],
  ['the waiting', /(chờ xác nhận hoặc quyết định )([\d.]+)/u, (_all, a = '', n = '') => a + more(n)],
  ['the suspended', /( tạm dừng )([\d.]+)(,| \()/u, (_all, a = '', n = '', b = '') => a + more(n) + b],
  [
    'those without a lead',
    /( chờ giao đơn vị kế thừa )([\d.]+)(,| \()/u,
    (_all, a = '', n = '', b = '') => a + more(n) + b,
  ],
  ['those in time', /(còn trong hạn hoặc không ấn định ngày )([\d.]+)/u, (_all, a = '', n = '') => a + more(n)],
  ['a heading', /^Chưa có báo cáo kỳ vừa qua: /mu, () => 'Mới quá hạn: '],
  [
    'the days late by which it waits',
    /(đến ngày đó quá hạn )([\d.]+)( ngày)/u,
    (_all, a = '', n = '', b = '') => a + more(n) + b,
  ],
  ['a date that is said to be today', /(#\d.*\n?.*)còn [\d.]+ ngày/u, (_all, a = '') => `${a}đến hạn hôm nay`],
  ['the name of an agency that has ended', /Đề nghị đơn vị/u, () => 'Đề nghị Sở Kế hoạch và Đầu tư'],
  ['a task that there is not', /#\d+ \(/u, () => '#987 ('],
  ['signs', /\.$/mu, () => ' undefined.'],
];

function falseIn(what: string): string {
  return `a sentence is false in ${what}`;
}

/** Of each kind messages are made false until so many were complained of. */
const COMPLAINED_OF = 5;

function sentenceFaults(around: Around, found: Found): Check[] {
  const check = sentences(around);
  const times = new Map(FALSE.map(([what]) => [what, 0]));
  for (const what of times.keys()) found.set(falseIn(what), found.get(falseIn(what)) ?? 0);
  return [
    {
      sent(sent) {
        const isTrue = (check.sent?.(sent) ?? []).length === 0;
        if (!isTrue || sent.text === '') return [];
        for (const [what, pattern, falsely] of FALSE) {
          const before = times.get(what) ?? 0;
          if (before >= COMPLAINED_OF) continue;
          const text = sent.text.replace(pattern, (...args) => falsely(...(args as string[])));
          if (text === sent.text || (check.sent?.({ ...sent, text }) ?? []).length === 0) continue;
          times.set(what, before + 1);
          found.set(falseIn(what), (found.get(falseIn(what)) ?? 0) + 1);
        }
        // What the parts behind a digest are held against is what its first part said in truth.
        check.sent?.(sent);
        return [];
      },
    },
  ];
}

function endFaults({ scene, registry }: Around, plant: Plant): Check[] {
  return [
    plant('a reminder comes after the end', /it ended on/u, afterTheEnd({ scene, registry }), (sent) => [
      sent,
      ...(sent.payload.kind === 'nudge' ? [{ ...sent, day: addDays(sent.day, 90) }] : []),
    ]),
    plant('a final report is lost', /final reports were sent/u, afterTheEnd({ scene, registry }), (sent) =>
      sent.payload.kind === 'final_report' && sent.role === 'leaders' ? [] : [sent],
    ),
    plant('a final report comes twice', /final reports were sent/u, afterTheEnd({ scene, registry }), (sent) =>
      sent.payload.kind === 'final_report' ? [sent, sent] : [sent],
    ),
    plant('a final report is late', /report is late/u, afterTheEnd({ scene, registry }), (sent) =>
      sent.payload.kind === 'final_report' ? [{ ...sent, day: addDays(sent.day, 31) }] : [sent],
    ),
  ];
}

/** Of a digest the same a week later: its days and counts of days are other ones. */
function oneWeekOn(sent: Sent): Sent {
  const text = sent.text
    .replaceAll(/(tính đến ngày|Thay đổi từ ngày) \d\d\/\d\d\/\d{4}/gu, '$1 01/01/2035')
    .replaceAll(/([\d.]+) ngày/gu, (_all, days: string) => `${String(numberIn(days) + 7)} ngày`);
  return { ...sent, day: addDays(sent.day, 7), text };
}

function rhythmFaults(around: Around, plant: Plant): Check[] {
  const isBundle = (sent: Sent): boolean => sent.payload.kind === 'nudge';
  const again =
    (days: number): ((sent: Sent) => readonly Sent[]) =>
    (sent) =>
      isBundle(sent) ? [sent, { ...sent, day: addDays(sent.day, days) }] : [sent];
  return [
    plant('a bundle comes on the next Sunday', /rest day/u, rhythm(around), (sent) => {
      const sunday = (7 - new Date(`${sent.day}T00:00:00Z`).getUTCDay()) % 7;
      return [{ ...sent, day: addDays(sent.day, sunday) }];
    }),
    plant('two bundles come on one day', /second bundle of the day/u, rhythm(around), again(0)),
    plant('two steps come within three working days', /is urged on/u, rhythm(around), again(1)),
    plant('two bundles of a month tell of what is long past', /second bundle of the month/u, rhythm(around), again(5)),
  ];
}
