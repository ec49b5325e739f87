/** Where a request is at a double; a test may end the program there. */

/** `read`: arrived whole, nothing done yet. `run`: done, nothing answered. `answered`: the answer left for the program. */
export type Moment = 'read' | 'run' | 'answered';

/** Called at once: what it does comes before the double's next step. */
export type Observe = (method: string, moment: Moment) => void;
