/** A start that is refused: one sentence that names the cause and the cure. */
export class StartRefused extends Error {}
