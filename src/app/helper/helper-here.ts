import type { Answers } from './create-answers.ts';
import { HelperFailed, whyFailed, type Helper } from './question.ts';

/** A helper inside this process: for the rehearsal, an in-memory registry, and tests. */
export function helperHere(answers: () => Promise<Answers>): Helper {
  const over = new AbortController();
  let loading: Promise<Answers> | null = null;
  return {
    async ask(question, listener, signal) {
      if (over.signal.aborted) throw new HelperFailed('the program is stopping');
      loading ??= answers();
      const until = signal === undefined ? over.signal : AbortSignal.any([over.signal, signal]);
      await (
        await loading
      )(question, listener, until).catch((error: unknown) => {
        throw signal?.aborted === true ? error : whyFailed(error);
      });
    },
    stop() {
      over.abort();
      return Promise.resolve();
    },
  };
}
