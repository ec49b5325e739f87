/** Seeded people: focal points who answer or do not, and a secretariat that decides, sometimes late, sometimes never. */

import { addDays, addMonths, formatDate, yearOf, type LocalDate } from '../../../src/domain/calendar/dates.ts';
import { diceOf, type Dice } from '../chaos/dice.ts';
import type { Registry, Share } from './registry.ts';
import { focalPointOf, LEADER, SECRETARIAT, type Scene, type Sent, type Voice } from './scene.ts';

/** Something that a person does on a day. */
export interface Act {
  readonly what: string;
  readonly run: () => Promise<void>;
}

export interface Crowd {
  /** What was delivered: whoever it asks may answer in the days to come. */
  hear(sent: readonly Sent[]): void;
  /** What people do on the day of the scene; what they answer then to an answer is there at the next call. */
  actsOf(day: LocalDate): readonly Act[];
}

/** Nobody answers; leaders and secretariat look at their lists all the same. */
export function silentCrowd(scene: Scene): Crowd {
  return { hear: () => undefined, actsOf: onceADay((day) => looksOf(scene, day)) };
}

function onceADay(acts: (day: LocalDate) => readonly Act[]): (day: LocalDate) => readonly Act[] {
  let done: LocalDate | null = null;
  return (day) => {
    if (done === day) return [];
    done = day;
    return acts(day);
  };
}

export function answeringCrowd(scene: Scene, registry: Registry, seed: number): Crowd {
  const planned = new Map<LocalDate, Act[]>();
  const dice = diceOf(seed, 'people');
  const diligence = new Map<string, number>();
  const looks = onceADay((day) => looksOf(scene, day));
  const suspended = onceADay(goingOn);
  const stopped = onceADay(stopping);
  const continued = onceADay(continuing);

  function plan(after: number, act: Act): void {
    const on = addDays(scene.today(), after);
    const own = planned.get(on);
    if (own === undefined) planned.set(on, [act]);
    else own.push(act);
  }

  /** How likely it is that whoever sits in that chat answers a question. */
  function diligenceOf(chat: string): number {
    const known = diligence.get(chat) ?? diceOf(seed, 'chat', chat).int(15, 85) / 100;
    diligence.set(chat, known);
    return known;
  }

  function voiceIn(chat: string): Voice {
    const code = registry.codeOfChat(chat);
    return focalPointOf(code, Number(chat.slice(2)));
  }

  /** An agency answers what a reminder asks, in one message. */
  function answer(sent: Sent): void {
    const asked = registry.sharesAbout(sent.about).filter(() => dice.chance(diligenceOf(sent.externalId)));
    if (asked.length === 0) return;
    const voice = voiceIn(sent.externalId);
    plan(dice.chance(0.7) ? dice.int(0, 4) : dice.int(5, 20), {
      what: 'an agency answers',
      run: async () => {
        const now = registry.sharesAbout(asked.map(({ id }) => id));
        const lines = now.map(
          (share) => `#${String(share.taskId)}${periodOf(share)} ${wordsFor(share, scene.today(), dice)}`,
        );
        await scene.says(voice, lines.join('\n'), {
          ...(dice.chance(0.5) ? { replyTo: sent } : {}),
          ...(dice.chance(0.15) ? { file: 'bao-cao.pdf' } : {}),
        });
      },
    });
  }

  /** The secretariat decides on what waits. */
  function decide(sent: Sent): void {
    if (dice.chance(0.05)) return;
    const after = dice.chance(0.6) ? dice.int(0, 3) : dice.chance(0.7) ? dice.int(4, 15) : dice.int(16, 70);
    plan(after, {
      what: 'the secretariat decides',
      run: async () => {
        const rulings = dice.chance(0.7) ? GRANTS : REFUSALS;
        const buttons = sent.buttons.filter(({ action }) => action.kind === 'decide' && rulings.has(action.ruling));
        const [first, ...others] = buttons;
        if (first !== undefined) await scene.presses(SECRETARIAT, sent, dice.pick([first, ...others]));
      },
    });
  }

  /** Once a month somebody sees to what is suspended: the agency says that it goes on, or the secretariat lets it. */
  function goingOn(day: LocalDate): readonly Act[] {
    if (!day.endsWith('-12')) return [];
    const stopped = registry
      .shares()
      .filter(({ status, suspendedOn }) => status === 'suspended' && suspendedOn !== null);
    return [
      ...Map.groupBy(stopped, ({ taskId, agencyId }) => `${String(taskId)}/${String(agencyId)}`).values(),
    ].flatMap(([share]) => {
      const chat = share === undefined ? undefined : registry.chatOf(share.agencyId);
      if (share === undefined || chat === undefined || !dice.chance(0.3)) return [];
      const [number, period] = [`#${String(share.taskId)}`, periodOf(share)];
      return dice.chance(0.5)
        ? [
            {
              what: 'an agency says that it goes on',
              run: () => scene.says(voiceIn(chat), `${number}${period} nay tiếp tục thực hiện`),
            },
          ]
        : [
            {
              what: 'the secretariat lets it go on',
              run: () => scene.says(SECRETARIAT, `/tieptuc ${String(share.taskId)} ${share.code}${period}`),
            },
          ];
    });
  }

  /** A few times a year those above stop a task, or a whole duty, and its agency says so. */
  function stopping(day: LocalDate): readonly Act[] {
    if (!day.endsWith('-18') || !dice.chance(0.3)) return [];
    const running = registry
      .shares()
      .filter(
        ({ status, waitingFor }) => ['not_started', 'in_progress', 'blocked'].includes(status) && waitingFor === null,
      );
    const [first, ...others] = running.filter(({ agencyId }) => registry.chatOf(agencyId) !== undefined);
    if (first === undefined) return [];
    const share = dice.pick([first, ...others]);
    const chat = registry.chatOf(share.agencyId) ?? '';
    const period = dice.chance(0.3) ? periodOf(share) : '';
    const said = `#${String(share.taskId)}${period} tạm dừng theo Công văn số ${String(dice.int(10, 400))}/UBND-TH ngày ${formatDate(addDays(day, -dice.int(0, 9)))}`;
    return [{ what: 'an agency is told to stop', run: () => scene.says(voiceIn(chat), said) }];
  }

  /** What an ended programme left open goes on under another's task, and now and then does so no more. */
  function continuing(day: LocalDate): readonly Act[] {
    if (!day.endsWith('-07') || !dice.chance(0.4)) return [];
    const open = registry.shares().filter(({ status }) => status !== 'completed' && status !== 'cancelled');
    const left = open.filter(({ endsOn }) => endsOn !== null && endsOn < day);
    const ahead = open.filter(({ endsOn }) => endsOn === null);
    const [gone, ...otherGone] = left.filter(({ continuedIn }) => continuedIn !== null);
    const [from, ...otherFrom] = left.filter(({ continuedIn }) => continuedIn === null);
    const [into, ...otherInto] = ahead;
    const command =
      gone !== undefined && dice.chance(0.3)
        ? `/chuyentiep ${String(dice.pick([gone, ...otherGone]).taskId)} bỏ`
        : from === undefined || into === undefined
          ? null
          : `/chuyentiep ${String(dice.pick([from, ...otherFrom]).taskId)} ${String(dice.pick([into, ...otherInto]).taskId)}`;
    return command === null
      ? []
      : [{ what: `the secretariat says ${command}`, run: () => scene.says(SECRETARIAT, command) }];
  }

  /** What a message of the bot's asks about is settled by the same person, at once. */
  function settle(sent: Sent): void {
    const voice = sent.role === 'secretariat' ? SECRETARIAT : voiceIn(sent.externalId);
    if (sent.text.includes('Đề nghị ghi lý do bằng một câu')) {
      const reason = dice.pick(['Chưa có văn bản kết quả', 'Hồ sơ chưa đủ thành phần', 'Nội dung chưa đúng yêu cầu']);
      plan(0, {
        what: 'the secretariat gives its reason',
        run: () => scene.says(SECRETARIAT, reason, { replyTo: sent }),
      });
      return;
    }
    const scopes = sent.buttons.filter(({ action }) => action.kind === 'decide' && SCOPES.has(action.ruling));
    const [scope, ...otherScopes] = scopes;
    if (scope !== undefined && sent.role === 'secretariat') {
      plan(0, {
        what: 'the secretariat says what is stopped',
        run: () => scene.presses(SECRETARIAT, sent, dice.pick([scope, ...otherScopes])),
      });
      return;
    }
    const choice = sent.buttons.find(({ action }) => action.kind === 'answer');
    if (choice === undefined || !dice.chance(0.9)) return;
    const whole = sent.buttons.find(({ label }) => label.startsWith('Cả nhiệm vụ'));
    const pressed = whole !== undefined && dice.chance(0.04) ? whole : choice;
    plan(0, { what: 'a person chooses', run: () => scene.presses(voice, sent, pressed) });
  }

  return {
    hear(all) {
      for (const sent of all) {
        if (
          sent.role === 'agency' &&
          ['nudge', 'closing_question', 'taken_over', 'continuation'].includes(sent.payload.kind)
        )
          answer(sent);
        else if (sent.role === 'secretariat' && sent.payload.kind === 'claim') decide(sent);
        else if (!sent.unprompted && sent.role !== 'leaders') settle(sent);
      }
    },
    actsOf(day) {
      const acts = [...(planned.get(day) ?? [])];
      planned.delete(day);
      return [...acts, ...suspended(day), ...stopped(day), ...continued(day), ...looks(day)];
    },
  };
}

const SCOPES: ReadonlySet<string> = new Set(['approve_duty', 'approve_period']);
const GRANTS: ReadonlySet<string> = new Set(['confirm', 'approve', 'resume', ...SCOPES]);
const REFUSALS: ReadonlySet<string> = new Set(['return', 'reject']);

function periodOf({ label }: Share): string {
  return label === null ? '' : ` ${label}`;
}

/** What a focal point writes about one task: most often where it stands, now and then that it is done. */
function wordsFor({ dueOn, label, status }: Share, today: LocalDate, dice: Dice): string {
  const isLate = dueOn !== null && dueOn < today;
  const throwOf = dice.int(1, 100);
  if (throwOf <= 8) return 'đã nhận';
  if (throwOf <= 30) return `đang thực hiện, ${String(dice.int(1, 19) * 5)}%`;
  if (throwOf <= 38) return `vướng ${dice.pick(['mặt bằng', 'kinh phí', 'hồ sơ đất đai'])}`;
  if (throwOf <= 44) return 'không thay đổi';
  if (throwOf <= 47) return 'không thuộc trách nhiệm của đơn vị';
  if (throwOf <= 50)
    return `tạm dừng theo Công văn số ${String(dice.int(10, 400))}/UBND-CN ngày ${formatDate(addDays(today, -dice.int(0, 9)))}`;
  if (throwOf <= 60 && dueOn !== null && label === null && status !== 'pending_confirmation') {
    const from = isLate ? today : dueOn;
    return `xin gia hạn đến ${formatDate(addMonths(from, dice.int(1, 9)))}`;
  }
  const written = `Báo cáo số ${String(dice.int(10, 400))}/BC-SXD ngày ${formatDate(addDays(today, -dice.int(0, 9)))}`;
  if (throwOf <= 75) return `đã hoàn thành tại ${written}`;
  if (throwOf <= 80 && isLate) return `xong ngày ${formatDate(addDays(today, -dice.int(1, 30)))}`;
  return dueOn === null ? `đang thực hiện, ${String(dice.int(1, 19) * 5)}%` : 'xong';
}

/** Leaders and secretariat look at their lists on some days of the month, on a working day or not. */
function looksOf(scene: Scene, day: LocalDate): readonly Act[] {
  const [, month = '', date = ''] = day.split('-');
  const asks = (voice: Voice, command: string): Act => ({
    what: `${voice.title} asks ${command}`,
    run: () => scene.says(voice, command),
  });
  const isQuarter = Number(month) % 3 === 1;
  return [
    ...(date === '03' || date === '17' ? [asks(LEADER, '/quahan')] : []),
    ...(date === '05' && isQuarter ? [asks(LEADER, '/imlang')] : []),
    ...(date === '10' ? [asks(SECRETARIAT, '/tonghop')] : []),
    ...(date === '24' && isQuarter ? [asks(SECRETARIAT, '/quahan')] : []),
    ...(date === '25' && month === '06'
      ? [asks(LEADER, `/tonghop`), asks(SECRETARIAT, `/baocao năm ${String(yearOf(day))}`)]
      : []),
  ];
}
