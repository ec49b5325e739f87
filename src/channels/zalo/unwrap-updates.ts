/**
 * The updates in a body: Zalo documents them inside an envelope (`{ ok, result: {…} }`), posts them bare to webhooks,
 * and might one day answer a poll with a list.
 */
export function unwrapUpdates(body: unknown): readonly unknown[] {
  if (Array.isArray(body)) return body;
  if (typeof body !== 'object' || body === null) return [];
  if ('event_name' in body) return [body];
  if (!('result' in body)) return [];
  const { result } = body;
  if (Array.isArray(result)) return result;
  return typeof result === 'object' && result !== null ? [result] : [];
}
