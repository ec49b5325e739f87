/** A command that cannot be done: one sentence that says what happened and what to do. Ends with status 1. */
export class Refused extends Error {}
