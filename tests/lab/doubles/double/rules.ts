/** What goes wrong with requests to a double, so many times. */

/** `times`: once unless told; `chatId`: only what is for this chat. */
export interface AnyRule {
  readonly method: string;
  readonly chatId?: number | string;
  readonly times?: number;
}

export interface Rules<Rule extends AnyRule> {
  add(rule: Rule): void;
  /** Nothing goes wrong any more. */
  clear(): void;
  /** The first rule for this request, used up by one; null when none applies. */
  take(method: string, payload: { readonly chat_id?: unknown }): Rule | null;
}

export function createRules<Rule extends AnyRule>(): Rules<Rule> {
  const active: { readonly rule: Rule; left: number }[] = [];
  return {
    add(rule) {
      active.push({ rule, left: rule.times ?? 1 });
    },
    clear() {
      active.length = 0;
    },
    take(method, payload) {
      const found = active.find(
        ({ rule, left }) =>
          left > 0 &&
          rule.method === method &&
          (rule.chatId === undefined || String(rule.chatId) === String(payload.chat_id)),
      );
      if (found === undefined) return null;
      found.left -= 1;
      return found.rule;
    },
  };
}
