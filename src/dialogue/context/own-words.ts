import { bearsOurMark, saysAgain, taskPrinted } from '../../conversation/read/own-words.ts';
import { wordsSentAbout } from '../../store/outbox/outbox-words.ts';
import type { Work } from '../../usecases/work.ts';

/** Messages about one task among which a copy is looked for. */
const AMONG_NEWEST = 200;

/** Whether `text` is a message of ours that came back: by its mark, or as one that went out about the task it names. */
export function isOurOwn({ tx }: Work, text: string): boolean {
  if (bearsOurMark(text)) return true;
  const task = taskPrinted(text);
  return task !== null && wordsSentAbout(tx, task, AMONG_NEWEST).some((ours) => saysAgain(text, ours));
}
