import { COOKIE, TOKEN } from './felt-actions.ts';

/** Looks at a page of the bot at `url`. Throws unless it is answered with 200. */
export async function look(url: string, path: string): Promise<void> {
  const answer = await fetch(new URL(path, url), {
    headers: { cookie: COOKIE, ...(path.startsWith('/api/') && { authorization: `Bearer ${TOKEN}` }) },
  });
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`${path} was answered ${String(answer.status)}.`);
}
