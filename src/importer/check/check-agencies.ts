import { agencyNamed, agencyNameKey, nearestAgencies, resolveAgencies } from '../../domain/agencies/agency-names.ts';
import { nameKindOf, type NameKind } from '../../domain/agencies/name-kind.ts';
import type { AgencyIndex } from '../../domain/agencies/agency-names.ts';
import type { Finding, ImportContext } from '../understand/finding.ts';
import type { ImportRow } from '../understand/import-row.ts';

/** How many known names are offered for one that is not known. */
const SUGGESTIONS = 3;
/** For how many names: each is compared with every agency. */
const MOST_SUGGESTED = 200;

/** One agency as a cell writes it: `key` is the same for every spelling of the same agency. */
interface Mention {
  readonly key: string;
  readonly text: string;
  readonly known: boolean;
}

interface Unknown {
  readonly line: number;
  readonly mention: Mention;
  others: number;
}

interface Spelling {
  readonly line: number;
  readonly text: string;
  told: boolean;
}

/** Leads nobody knows or that are no more (told once each), leads that also coordinate, agencies spelled in two ways. */
export function checkAgencies(rows: readonly ImportRow[], context: ImportContext): readonly Finding[] {
  const read = reader(context.index);
  const findings: Finding[] = [];
  const unknown = new Map<string, Unknown>();
  const spellings = new Map<string, Spelling>();
  const gone = new Set<string>();
  for (const row of rows) {
    const leads = row.leads === undefined ? read(row.lead) : row.leads.map((name) => mention(name, context.index));
    const coordinating = read(row.coordinating);
    for (const lead of leads) {
      if (!lead.known) countUnknown(unknown, row.line, lead);
      const heirs = lead.known && !gone.has(lead.key) ? context.ended.get(Number(lead.key.slice(1))) : undefined;
      if (heirs !== undefined) {
        gone.add(lead.key);
        findings.push(succeeded(row.line, lead, heirs));
      }
      if (coordinating.some(({ key }) => key === lead.key)) findings.push(bothRoles(row.line, lead));
      const finding = otherSpelling(spellings, row.line, 'lead', lead);
      if (finding !== null) findings.push(finding);
    }
    for (const mention of coordinating) {
      const finding = mention.known ? otherSpelling(spellings, row.line, 'coordinating', mention) : null;
      if (finding !== null) findings.push(finding);
    }
  }
  const unknownLeads = [...unknown.values()].map((lead, at) => unknownLead(lead, context, at < MOST_SUGGESTED));
  return [...unknownLeads, ...findings];
}

/** Reads each cell once, however many rows have it. */
function reader(index: AgencyIndex): (cell: string) => readonly Mention[] {
  const read = new Map<string, readonly Mention[]>();
  return (cell) => {
    const before = read.get(cell);
    if (before !== undefined) return before;
    const { names, unknown } = resolveAgencies(cell, index);
    const mentions = [
      ...names.map(({ id, text }) => ({ key: `#${String(id)}`, text, known: true })),
      ...unknown.map((text) => ({ key: agencyNameKey(text), text, known: false })),
    ];
    read.set(cell, mentions);
    return mentions;
  };
}

function mention(text: string, index: AgencyIndex): Mention {
  const id = agencyNamed(index, text);
  return id === null ? { key: agencyNameKey(text), text, known: false } : { key: `#${String(id)}`, text, known: true };
}

function countUnknown(unknown: Map<string, Unknown>, line: number, mention: Mention): void {
  const before = unknown.get(mention.key);
  if (before === undefined) unknown.set(mention.key, { line, mention, others: 0 });
  else before.others += 1;
}

/** Only a plain name may become an agency without somebody looking at it. */
function unknownLead({ line, mention, others }: Unknown, context: ImportContext, suggest: boolean): Finding {
  const { index, createAgencies } = context;
  const kind = nameKindOf(mention.text);
  const near =
    suggest && kind === 'plain' ? nearestAgencies(mention.text, index, SUGGESTIONS).map(({ name }) => `“${name}”`) : [];
  const elsewhere = others > 0 ? ` (còn ở ${String(others)} dòng khác)` : '';
  const parts =
    kind === 'plain'
      ? [
          `Chưa có đơn vị “${mention.text}” trong danh mục${elsewhere}`,
          near.length > 0 ? `; gần giống ${near.join(', ')}` : '',
          createAgencies ? '; sẽ tạo mới' : '',
        ]
      : [`“${mention.text}”${elsewhere} ${NOT_PLAIN[kind]}`];
  const severity = createAgencies && kind === 'plain' ? 'warning' : 'error';
  return { line, column: 'lead', severity, message: `${parts.join('')}.` };
}

const NOT_PLAIN: Readonly<Record<Exclude<NameKind, 'plain'>, string>> = {
  collective:
    'chỉ nhiều đơn vị và chưa có trong danh mục; hãy khai báo tên này cùng các thành viên của nó rồi nhập lại',
  person: 'là người hoặc chức danh, không phải đơn vị; hãy ghi đơn vị của người đó',
  reference: 'là một dẫn chiếu, không phải tên đơn vị; hãy ghi tên đơn vị được giao',
  glued: 'là nhiều tên viết liền; hãy ngăn các tên bằng dấu “;” hoặc mỗi tên một dòng',
  nothing: 'không phải tên đơn vị; hãy ghi “Đơn vị chủ trì”',
};

/** Told once for each agency. Where it is not plain who has its tasks, they come in and wait for the secretariat's word. */
function succeeded(line: number, { text }: Mention, heirs: readonly string[]): Finding {
  const [heir, ...others] = heirs;
  const message =
    heir !== undefined && others.length === 0
      ? `“${text}” nay là “${heir}”: nhiệm vụ được giao cho “${heir}”.`
      : `“${text}” đã kết thúc hoạt động${heirs.length === 0 ? '' : `, kế thừa: ${heirs.join(', ')}`}; nhiệm vụ sẽ chờ giao đơn vị kế thừa (lệnh agency assign).`;
  return { line, column: 'lead', severity: 'warning', message };
}

function bothRoles(line: number, { text }: Mention): Finding {
  return { line, column: 'coordinating', severity: 'warning', message: `“${text}” vừa chủ trì vừa phối hợp.` };
}

/** Told once for each agency, where its second spelling first stands. */
function otherSpelling(
  spellings: Map<string, Spelling>,
  line: number,
  column: 'lead' | 'coordinating',
  { key, text }: Mention,
): Finding | null {
  const first = spellings.get(key);
  if (first === undefined) {
    spellings.set(key, { line, text, told: false });
    return null;
  }
  if (first.told || first.text === text) return null;
  first.told = true;
  const message = `Một đơn vị được viết hai cách: “${first.text}” (dòng ${String(first.line)}) và “${text}”.`;
  return { line, column, severity: 'warning', message };
}
