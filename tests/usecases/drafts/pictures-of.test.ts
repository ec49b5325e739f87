import { expect, test } from 'vitest';
import { picturesOf } from '../../../src/usecases/drafts/pictures-of.ts';

test('pictures come out of the other process as they went in; none of what is no scan', () => {
  expect([...picturesOf([['3-7', 'iVBO']])]).toEqual([['3-7', Buffer.from([0x89, 0x50, 0x4e])]]);
  expect(picturesOf(undefined).size).toBe(0);
});
