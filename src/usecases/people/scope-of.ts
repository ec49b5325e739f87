import type { Sight } from '../../domain/people/access.ts';
import type { Scope } from '../../store/programmes/assignments.ts';

/** What may be seen as what to read; null for nothing. */
export function scopeOf(sight: Sight): Scope | null {
  return sight.kind === 'nothing' ? null : sight;
}
