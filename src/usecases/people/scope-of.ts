import type { Sight } from '../../domain/people/access.ts';
import { everybodysScope, type Scope } from '../../store/programmes/assignments.ts';

/** The scope to read for what a person may see; null for nothing. */
export function scopeOf(sight: Sight): Scope | null {
  if (sight.kind === 'nothing') return null;
  return sight.kind === 'all' ? everybodysScope(sight.programmes) : sight;
}
