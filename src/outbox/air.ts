/**
 * How many sends may be in the air at once: enough for the messenger's full rate at its usual response time, and no more,
 * because a crash leaves the fate of each unknown. A send far slower than usual holds up its own chat only.
 */

/** Sends in the air at once while none of them is answered: a messenger that hangs takes no more with it. */
const UNANSWERED = 30;
/** Sends in the air at once while others are answered: up to 299 hanging chats do not hold up the rest. */
const IN_AIR = 300;
/** A send is far slower than usual after this multiple of the usual time, and of the time between two sends. */
const PATIENCE = { usual: 4, strides: 2 };
/** The usual time is a running mean of up to `SENDS_OF_MEAN` sends; it starts at one stride, weighted as `SENDS_ASSUMED`. */
const SENDS_OF_MEAN = 32;
const SENDS_ASSUMED = 8;

export interface Air {
  /** Milliseconds until another send may start, unless one is answered before; 0 for now. */
  waitMs(): number;
  /** Notes that a send starts. */
  start(): Flight;
}

export interface Flight {
  /**
   * `heard`: the messenger itself answered, whatever it said. What it takes to commit that is not counted: meanwhile
   * this send is in the air no more, and another may be.
   */
  answered(heard: boolean): void;
}

/** `strideMs`: between two sends at the messenger's full rate. `nowMs` is a monotonic clock in milliseconds. */
export function createAir(strideMs: number, nowMs: () => number): Air {
  /** When each send in the air started. */
  const started = new Set<{ readonly at: number }>();
  let sinceHeard = 0;
  const usual = { ms: strideMs, sends: SENDS_ASSUMED };
  const patienceMs = (): number => Math.max(PATIENCE.usual * usual.ms, PATIENCE.strides * strideMs);

  return {
    waitMs() {
      if (started.size >= (sinceHeard >= UNANSWERED ? UNANSWERED : IN_AIR)) return Infinity;
      const permitted = Math.max(1, Math.ceil(usual.ms / strideMs));
      if (started.size < permitted) return 0;
      const now = nowMs();
      const waits = [...started].map(({ at }) => at + patienceMs() - now).filter((ms) => ms > 0);
      // The oldest first: they were started in this order.
      return waits[waits.length - permitted] ?? 0;
    },
    start() {
      const flight = { at: nowMs() };
      started.add(flight);
      sinceHeard += 1;
      return {
        answered(heard) {
          started.delete(flight);
          if (!heard) return;
          sinceHeard = 0;
          usual.sends = Math.min(SENDS_OF_MEAN, usual.sends + 1);
          usual.ms += (Math.min(nowMs() - flight.at, patienceMs()) - usual.ms) / usual.sends;
        },
      };
    },
  };
}
