/** A command that cannot be done: one sentence with what happened and the cure. Exit status 1. */
export class Refused extends Error {}
