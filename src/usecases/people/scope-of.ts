import type { Sight } from '../../domain/people/access.ts';
import type { Scope } from '../../store/programmes/assignments.ts';

/** The scope to read for what a person may see; null for nothing. */
export function scopeOf(sight: Sight): Scope | null {
  return sight.kind === 'nothing' ? null : sight;
}
