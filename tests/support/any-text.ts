import fc from 'fast-check';

/** Code points that are half of a sign by themselves. */
const HALVES = { from: 0xd800, count: 0x800 } as const;

const sign = fc
  .integer({ min: 0, max: 0x10ffff - HALVES.count })
  .map((at) => String.fromCodePoint(at < HALVES.from ? at : at + HALVES.count));

/**
 * Text of any signs of Unicode, and of the ASCII that programs stumble over ("__proto__"). As `fc.string` of the unit
 * "binary", which makes an index of a million signs first.
 */
export function anyText(maxLength: number): fc.Arbitrary<string> {
  const signs = fc.array(sign, { maxLength }).map((all) => all.join(''));
  return fc.oneof({ weight: 4, arbitrary: signs }, { weight: 1, arbitrary: fc.string({ maxLength }) });
}
