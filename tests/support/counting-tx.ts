import type { Tx } from '../../src/store/sqlite/database.ts';

/** `tx`, and how many statements were run on it. */
export function countingTx(tx: Tx): { readonly tx: Tx; readonly statements: () => number } {
  let statements = 0;
  const counted = new Proxy(tx, {
    get: (target, name): unknown => {
      statements += 1;
      return Reflect.get(target, name);
    },
  });
  return { tx: counted, statements: () => statements };
}
