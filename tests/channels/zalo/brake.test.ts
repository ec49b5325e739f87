import { expect, test } from 'vitest';
import { createBrake } from '../../../src/channels/zalo/brake.ts';

let now = 0;

function messages(brake: ReturnType<typeof createBrake>, sender: string, count: number): readonly boolean[] {
  return Array.from({ length: count }, () => brake.holds(sender));
}

test('the twenty-first message within a minute is one too many, and so are those after it', () => {
  const brake = createBrake(() => now);
  expect(messages(brake, 'a', 20)).not.toContain(true);
  expect(messages(brake, 'a', 3)).toEqual([true, true, true]);
});

test('others are not held for it', () => {
  const brake = createBrake(() => now);
  messages(brake, 'a', 21);
  expect(brake.holds('b')).toBe(false);
});

test('a minute later the sender is heard again', () => {
  const brake = createBrake(() => now);
  messages(brake, 'a', 21);
  now += 59_999;
  expect(brake.holds('a')).toBe(true);
  now += 1;
  expect(brake.holds('a')).toBe(false);
});

test('a thousand quiet senders do not make it forget one who is not', () => {
  const brake = createBrake(() => now);
  for (let n = 0; n < 1500; n += 1) brake.holds(`quiet ${String(n)}`);
  messages(brake, 'a', 20);
  for (let n = 0; n < 1500; n += 1) brake.holds(`other ${String(n)}`);
  expect(brake.holds('a')).toBe(true);
});
