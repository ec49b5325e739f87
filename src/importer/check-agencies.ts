import { agencyNameKey, nearestAgencies, resolveAgencies } from '../domain/agency-names.ts';
import type { AgencyIndex } from '../domain/agency-names.ts';
import type { Finding, ImportContext } from './finding.ts';
import type { ImportRow } from './import-row.ts';

/** How many known names are offered for one that is not known. */
const SUGGESTIONS = 3;

/** One agency as one cell writes it: `key` is the same for every spelling of the same agency. */
interface Mention {
  readonly line: number;
  readonly column: 'lead' | 'coordinating';
  readonly key: string;
  readonly text: string;
  readonly known: boolean;
}

/** Leads nobody knows (told once each), leads that also coordinate, and agencies spelled in two ways. */
export function checkAgencies(rows: readonly ImportRow[], context: ImportContext): readonly Finding[] {
  const leads = rows.flatMap((row) => mentions(row, 'lead', context.index));
  const coordinating = rows.flatMap((row) => mentions(row, 'coordinating', context.index));
  return [
    ...unknownLeads(leads, context),
    ...leadsThatCoordinate(leads, coordinating),
    ...twoSpellings([...leads, ...coordinating.filter(({ known }) => known)]),
  ];
}

function mentions(row: ImportRow, column: Mention['column'], index: AgencyIndex): readonly Mention[] {
  const { line } = row;
  const { names, unknown } = resolveAgencies(row[column], index);
  return [
    ...names.map(({ id, text }) => ({ line, column, key: `#${String(id)}`, text, known: true })),
    ...unknown.map((text) => ({ line, column, key: agencyNameKey(text), text, known: false })),
  ];
}

function unknownLeads(leads: readonly Mention[], { index, createAgencies }: ImportContext): readonly Finding[] {
  const unknown = leads.filter(({ known }) => !known);
  return [...byKey(unknown).values()].map(([first, ...others]): Finding => {
    const near = nearestAgencies(first.text, index, SUGGESTIONS).map(({ name }) => `“${name}”`);
    const parts = [
      `Chưa có đơn vị “${first.text}” trong danh mục`,
      others.length > 0 ? ` (còn ở ${String(others.length)} dòng khác)` : '',
      near.length > 0 ? `; gần giống ${near.join(', ')}` : '',
      createAgencies ? '; sẽ tạo mới' : '',
      createAgencies && isCollective(first) ? ', cần khai báo thành viên vì tên chỉ nhiều đơn vị' : '',
    ];
    return {
      line: first.line,
      column: 'lead',
      severity: createAgencies ? 'warning' : 'error',
      message: `${parts.join('')}.`,
    };
  });
}

function isCollective({ key }: Mention): boolean {
  return key.startsWith('cac ');
}

function leadsThatCoordinate(leads: readonly Mention[], coordinating: readonly Mention[]): readonly Finding[] {
  const places = new Set(coordinating.map(({ line, key }) => `${String(line)} ${key}`));
  return leads
    .filter(({ line, key }) => places.has(`${String(line)} ${key}`))
    .map(({ line, text }) => ({
      line,
      column: 'coordinating',
      severity: 'warning',
      message: `“${text}” vừa chủ trì vừa phối hợp.`,
    }));
}

function twoSpellings(all: readonly Mention[]): readonly Finding[] {
  return [...byKey([...all].sort((a, b) => a.line - b.line)).values()].flatMap(([first, ...others]): Finding[] => {
    const other = others.find(({ text }) => text !== first.text);
    if (other === undefined) return [];
    const message = `Một đơn vị được viết hai cách: “${first.text}” (dòng ${String(first.line)}) và “${other.text}”.`;
    return [{ line: other.line, column: other.column, severity: 'warning', message }];
  });
}

function byKey(all: readonly Mention[]): ReadonlyMap<string, readonly [Mention, ...Mention[]]> {
  const groups = new Map<string, [Mention, ...Mention[]]>();
  for (const mention of all) {
    const group = groups.get(mention.key);
    if (group === undefined) groups.set(mention.key, [mention]);
    else group.push(mention);
  }
  return groups;
}
