/** A short seeded part of what `npm run fuzz` plays a million times. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PROPERTIES, TRAPS } from './properties.ts';

const RUNS = 3000;

test.each([...PROPERTIES, ...TRAPS])('$name', ({ assignment, holds }) => {
  fc.assert(holds as fc.IProperty<[unknown]>, { numRuns: Math.ceil(RUNS * assignment), seed: 913 });
});

test('every run has its share', () => {
  expect(PROPERTIES.reduce((sum, { assignment }) => sum + assignment, 0)).toBeCloseTo(1);
});
