/**
 * Wraps a pure function so that it keeps its last answer: the same question often comes twice in a row. Callers must
 * not change the answer.
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
