/** What officials found unfair or unclear when they read a replay aloud, as far as a rule can say it. */

import { isPartyCommittee } from '../../../../src/domain/agencies/party-committee.ts';
import type { LocalDate } from '../../../../src/domain/calendar/dates.ts';
import type { Around, Check, Complaint } from '../play-years.ts';
import type { Registry, Share } from '../registry.ts';
import { numberIn } from '../said.ts';
import type { Sent } from '../scene.ts';
import { standOf } from '../standing.ts';

const NAME = 'what is said is fair and clear to its reader';
const LATER_PART = /^\((?!1\/)\d+\/\d+\) /u;
/** Headings of a digest over what stands, new or not. */
const STANDING =
  /^(?:Đang vướng mắc|Đang chờ Văn phòng|Chờ giao đơn vị kế thừa|Đã giao, chờ báo|Đến hạn trong hai tuần tới)/mu;
const NOW = /^Tình hình hiện nay:$/mu;

export function fairWords({ registry }: Around): Check {
  return {
    sent(sent): readonly Complaint[] {
      if (!sent.unprompted || sent.text === '') return [];
      return [
        ...wrongAsk(sent, registry),
        ...wrongManner(sent, registry),
        ...wrongDigest(sent, registry),
        ...wrongSlips(sent, registry),
        ...wrongSuccession(sent),
      ].map((why) => ({ check: NAME, day: sent.day, why, text: sent.text }));
    },
  };
}

/** Nobody is asked for what the program would refuse, or for what waits for somebody else. */
function wrongAsk({ payload, about, text, day: today }: Sent, registry: Registry): readonly string[] {
  if (payload.kind !== 'nudge' && payload.kind !== 'closing_question') return [];
  const shares = registry.sharesAbout(about);
  const isUndated = shares.length > 0 && shares.every(({ dueOn }) => dueOn === null);
  const offersLater = /“gia hạn \d/u.test(text);
  const waits = shares.filter((share) =>
    ['waiting', 'suspended', 'orphaned'].includes(standOf(share, today, registry).class),
  );
  return [
    ...(payload.kind === 'nudge' && isUndated && offersLater
      ? ['it offers to move a date that no task of it has']
      : []),
    ...(payload.kind === 'closing_question'
      ? waits.map(({ taskId }) => `it asks for #${String(taskId)}, which waits`)
      : []),
  ];
}

/** A Party committee is asked and not urged; the steps of a ladder are counted from where they are said to be. */
function wrongManner({ payload, agencyId, about, text, day: today }: Sent, registry: Registry): readonly string[] {
  if (payload.kind !== 'nudge') return [];
  const agency = registry.shares().find((share) => share.agencyId === agencyId)?.agency ?? '';
  // A bundle gives the reasons of all its tasks in one line.
  const steps = [...text.matchAll(/mốc đôn đốc (\d+) ngày sau hạn/gu)].map(([, step]) => Number(step));
  const past = registry.sharesAbout(about).map((share) => standOf(share, today, registry).daysPast);
  const isOfNone = (step: number): boolean => !past.some((days) => days >= step && days <= step + MOST_DELAY_DAYS);
  return [
    ...(isPartyCommittee(agency) && /đôn đốc/iu.test(text) ? [`${agency} is urged`] : []),
    ...steps
      .filter(isOfNone)
      .map((step) => `step ${String(step)} is said to be after a date, which passed ${past.join(', ')} days ago`),
  ];
}

/** A step may be held by an answer, a week without a free day, or Tết. */
const MOST_DELAY_DAYS = 45;

/** Each part names its day, what stands is told apart from what changed, and who waits is counted once. */
function wrongDigest({ rowKind, text, role, day: today }: Sent, registry: Registry): readonly string[] {
  if (rowKind !== 'digest') return [];
  const wrong: string[] = [];
  if (LATER_PART.test(text) && !/^[^\n]*tính đến ngày \d\d\/\d\d\/\d{4}/u.test(text))
    wrong.push('a part of it names no day');
  const [standing, now] = [text.search(STANDING), text.search(NOW)];
  if (!LATER_PART.test(text) && standing >= 0 && (now < 0 || standing < now))
    wrong.push('it calls a change what only stands');
  const [, alone, undecided = '0'] =
    /^Chờ giao đơn vị kế thừa: ([\d.]+)(?: \(không kể ([\d.]+) phần việc)?/mu.exec(text) ?? [];
  const [, asOf = ''] = /tính đến ngày (\d\d\/\d\d\/\d{4})/u.exec(text) ?? [];
  if (alone !== undefined && role !== 'agency' && asOf === today.split('-').reverse().join('/')) {
    // Of a digest in parts the next one may tell of those.
    const isCut = /^\(1\//u.test(text) && !text.includes('\nĐã giao, chờ báo đến đơn vị: ');
    const [, untold = '0'] = /^Đã giao, chờ báo đến đơn vị: ([\d.]+)/mu.exec(text) ?? [];
    const orphans = registry.shares().filter((share) => isOrphan(share, registry, today)).length;
    const told = numberIn(alone) + numberIn(untold) + numberIn(undecided);
    if (isCut ? told > orphans : told !== orphans) {
      wrong.push(`it tells of ${alone} and ${undecided} that wait for a successor: by the record ${String(orphans)}`);
    }
  }
  return wrong;
}

function isOrphan(share: Share, registry: Registry, today: LocalDate): boolean {
  if (share.endsOn !== null && share.endsOn < today) return false;
  const { class: own } = standOf(share, today, registry);
  return own === 'orphaned' || (own === 'waiting' && share.orphanedOn !== null);
}

/** Who has reported done, or says that it is another's, waits for nobody's result. */
function wrongSlips({ text, agencyId }: Sent, registry: Registry): readonly string[] {
  const told = [...text.matchAll(/^(?:Để đơn vị biết: )?#(\d+) \([^()]*\).* chờ kết quả của #/gmu)];
  return told.flatMap(([line, task]) => {
    const own = registry.shares().filter((share) => share.taskId === Number(task) && share.agencyId === agencyId);
    const isWorkedOn = own.some(
      ({ status, waitingFor }) => status !== 'suspended' && (waitingFor === null || waitingFor === 'extension'),
    );
    return isWorkedOn ? [] : [`its reader waits for no result: ${line}`];
  });
}

/** Of a reorganisation nothing is told that did not happen. */
function wrongSuccession({ text }: Sent): readonly string[] {
  return /^Sắp xếp đơn vị$/mu.test(text) && /(?:^|[ ;])0 (?:nhiệm vụ|phần việc|nhóm|đầu mối)/mu.test(text)
    ? ['it counts what there was none of']
    : [];
}
