import type { Deadline, Recurrence } from '../deadline.ts';

type DueDay = NonNullable<Deadline['dueDay']>;

/** As in `Deadline.dueDay`: 31 is the last day of any month. */
const LAST_DAY = 31;
const WEEKDAYS = ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'] as const;
const NAMES: Readonly<Record<Recurrence, string>> = {
  weekly: 'hằng tuần',
  monthly: 'hằng tháng',
  quarterly: 'hằng quý',
  half_yearly: 'định kỳ 6 tháng',
  yearly: 'hằng năm',
};

/** The rule of a rhythm, with the day due in each of its periods. `several`: more than one rhythm is named. */
export function ruleOfRecurrence(recurrence: Recurrence, dueDay: DueDay | null, several: boolean): string {
  const name = NAMES[recurrence];
  const due = dueDay === null ? null : `hết ${nameOfDay(recurrence, dueDay)}`;
  if (several) return [`nhiều định kỳ, lấy kỳ ngắn nhất: ${name}`, due].filter((part) => part !== null).join(', ');
  return `“${name}” → ${due ?? 'đến hạn mỗi kỳ'}`;
}

function nameOfDay(recurrence: Recurrence, { month, day }: DueDay): string {
  const ofMonth = String(month ?? '');
  const dayName = day === LAST_DAY ? 'ngày cuối tháng' : `ngày ${String(day)}`;
  switch (recurrence) {
    case 'weekly':
      return `${WEEKDAYS[day - 1] ?? ''} hằng tuần`;
    case 'monthly':
      return `${dayName} hằng tháng`;
    case 'quarterly':
      return `${dayOfPeriod(dayName, day, ofMonth)} của mỗi quý`;
    case 'half_yearly':
      return `${dayOfPeriod(dayName, day, ofMonth)} của mỗi kỳ 6 tháng`;
    case 'yearly':
      return `${day === LAST_DAY ? `${dayName} ${ofMonth}` : `${dayName}/${ofMonth}`} hằng năm`;
  }
}

function dayOfPeriod(dayName: string, day: number, month: string): string {
  return day === LAST_DAY ? `${dayName} thứ ${month}` : `${dayName} tháng thứ ${month}`;
}
