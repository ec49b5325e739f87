/** A short seeded part of what `npm run fuzz` plays a million times. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PROPERTIES } from './properties.ts';

const RUNS = 3000;

test.each(PROPERTIES)('$name', ({ share, holds }) => {
  fc.assert(holds as fc.IProperty<[unknown]>, { numRuns: Math.ceil(RUNS * share), seed: 913 });
});

test('every run has its share', () => {
  expect(PROPERTIES.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
});
