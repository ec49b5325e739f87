/**
 * `work`, a pure function, with its last answer kept: the same is often asked twice in a row. The answer must not be
 * changed by whoever gets it.
 */
export function rememberLast<Args extends readonly string[], Answer>(
  work: (...args: Args) => Answer,
): (...args: Args) => Answer {
  let last: { readonly args: Args; readonly answer: Answer } | null = null;
  return (...args) => {
    if (last?.args.every((arg, index) => arg === args[index]) !== true) last = { args, answer: work(...args) };
    return last.answer;
  };
}
