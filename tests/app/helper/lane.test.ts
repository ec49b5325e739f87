import { expect, test } from 'vitest';
import { createLane } from '../../../src/app/helper/lane.ts';

const NOBODY_LEAVES = new AbortController().signal;

/** Jobs that end when they are told to. */
function workshop() {
  const begun: { name: string; end: (result: string) => void; fail: (error: Error) => void; signal: AbortSignal }[] =
    [];
  const make = (name: string) => (signal: AbortSignal) =>
    new Promise<string>((end, fail) => {
      begun.push({ name, end, fail, signal });
    });
  return { begun, make, names: () => begun.map(({ name }) => name) };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('two who ask for the same at once are given one job’s result, and so is who asks again afterwards', async () => {
  const { begun, make, names } = workshop();
  const lane = createLane<string>({ queue: 2, kept: 2 });
  const both = [lane.ask('a', make('a'), NOBODY_LEAVES), lane.ask('a', make('a'), NOBODY_LEAVES)];
  await turn();
  begun[0]?.end('report');
  expect(await Promise.all(both)).toEqual(['report', 'report']);
  expect(await lane.ask('a', make('a'), NOBODY_LEAVES)).toBe('report');
  expect(names()).toEqual(['a']);
});

test('jobs are done one after the other, and what follows one that fails is done all the same', async () => {
  const { begun, make, names } = workshop();
  const lane = createLane<string>({ queue: 2, kept: 2 });
  const first = lane.ask('a', make('a'), NOBODY_LEAVES);
  const second = lane.ask('b', make('b'), NOBODY_LEAVES);
  await turn();
  expect(names()).toEqual(['a']);
  begun[0]?.fail(new Error('the disk'));
  await expect(first).rejects.toThrow('the disk');
  await turn();
  begun[1]?.end('done');
  expect(await second).toBe('done');
  // What failed is not kept.
  void lane.ask('a', make('a again'), NOBODY_LEAVES);
  await turn();
  expect(names()).toEqual(['a', 'b', 'a again']);
});

test('a job goes on while one of its askers waits, and is given up when the last has left', async () => {
  const { begun, make } = workshop();
  const lane = createLane<string>({ queue: 2, kept: 2 });
  const [one, other] = [new AbortController(), new AbortController()];
  const asked = [lane.ask('a', make('a'), one.signal), lane.ask('a', make('a'), other.signal)];
  await turn();
  one.abort();
  await expect(asked[0]).rejects.toThrow('aborted');
  expect(begun[0]?.signal.aborted).toBe(false);
  other.abort();
  await expect(asked[1]).rejects.toThrow('aborted');
  expect(begun[0]?.signal.aborted).toBe(true);
});

test('a job that nobody waits for any more is never begun', async () => {
  const { begun, make, names } = workshop();
  const lane = createLane<string>({ queue: 2, kept: 2 });
  const first = lane.ask('a', make('a'), NOBODY_LEAVES);
  const leaving = new AbortController();
  const second = lane.ask('b', make('b'), leaving.signal);
  leaving.abort();
  await expect(second).rejects.toThrow('aborted');
  await turn();
  begun[0]?.end('done');
  await first;
  await turn();
  expect(names()).toEqual(['a']);
});

test('more than may wait are turned away', async () => {
  const { make } = workshop();
  const lane = createLane<string>({ queue: 1, kept: 2 });
  void lane.ask('a', make('a'), NOBODY_LEAVES);
  void lane.ask('b', make('b'), NOBODY_LEAVES);
  await expect(lane.ask('c', make('c'), NOBODY_LEAVES)).rejects.toThrow('too many');
});

test('no more results are kept than asked', async () => {
  const lane = createLane<string>({ queue: 9, kept: 2 });
  const made: string[] = [];
  const ask = (name: string): Promise<string> =>
    lane.ask(
      name,
      () => {
        made.push(name);
        return Promise.resolve(name);
      },
      NOBODY_LEAVES,
    );
  for (const name of ['a', 'b', 'c', 'c', 'b', 'a']) await ask(name);
  expect(made).toEqual(['a', 'b', 'c', 'a']);
});
