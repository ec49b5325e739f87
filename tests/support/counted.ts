/** `list`, and how often an element of it was looked at: what work costs, without a clock. */
export function counted<Element>(list: readonly Element[]): {
  readonly list: readonly Element[];
  readonly looks: () => number;
} {
  let looks = 0;
  const watched = new Proxy(list, {
    get: (target, key): unknown => {
      if (typeof key === 'string' && /^\d+$/u.test(key)) looks += 1;
      return Reflect.get(target, key);
    },
  });
  return { list: watched, looks: () => looks };
}
