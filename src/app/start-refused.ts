/** A start that cannot go on: one sentence that names the thing and the cure. */
export class StartRefused extends Error {}
