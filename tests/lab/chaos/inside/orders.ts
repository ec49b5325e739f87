/** What the harness says to a program under test while it runs. */
export type Order =
  | { readonly kind: 'clock'; readonly shiftMs: number }
  /** From here on, or no more: every call to the registry fails with this code of SQLite. */
  | { readonly kind: 'trouble'; readonly code: string | null }
  /** The answer is a `LagReport`; the measure begins anew. */
  | { readonly kind: 'lag' };

/** How long the event loop stood still, in milliseconds. */
export interface LagReport {
  readonly kind: 'lag';
  readonly most: number;
  readonly p99: number;
}

export function onOrder<Kind extends Order['kind']>(
  kind: Kind,
  obey: (order: Extract<Order, { readonly kind: Kind }>) => void,
): void {
  process.on('message', (message) => {
    const order = message as Order;
    if (order.kind === kind) obey(order as Extract<Order, { readonly kind: Kind }>);
  });
}
