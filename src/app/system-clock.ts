import type { Clock } from '../domain/calendar/clock.ts';
import { instantFromMs } from '../domain/calendar/dates.ts';

export const systemClock: Clock = { now: () => instantFromMs(Date.now()) };
