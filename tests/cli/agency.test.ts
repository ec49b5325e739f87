import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { run, temporaryFolder } from './command-line.ts';

const EXAMPLE = 'data/examples/reorganisation-2025.json';
const ORDER = ['--from', '2025-03-01', '--document', 'Nghị quyết số 99/NQ-HĐND'];

describe('dondoc agency', () => {
  let registry: string;
  beforeEach(() => {
    registry = join(temporaryFolder(), 'registry.sqlite');
  });

  const leadsOf = async (agency: string): Promise<number> =>
    (await run(registry, ['tasks', '--agency', agency, '--json'])).json.filter(({ assignments }) =>
      (assignments as { agency: string }[]).some((assignment) => assignment.agency === agency),
    ).length;

  test('a dry run shows what would move and changes nothing', async () => {
    const merge = ['agency', 'merge', 'SGTVT', 'SXD', '--into', 'SXD', ...ORDER];
    const shown = await run(registry, [...merge, '--dry-run']);
    expect(shown).toMatchObject({ status: 0, err: '' });
    expect(shown.out).toContain('dry run: nothing was changed');
    expect(shown.out).toMatch(/#9 \(III\.2\.3\) SGTVT → SXD/u);
    expect((await run(registry, ['agencies', '--json'])).json.find(({ code }) => code === 'SGTVT')).toMatchObject({
      ended_on: null,
      successors: [],
    });
    expect((await run(registry, merge)).status).toBe(0);
    expect((await run(registry, ['agencies', '--json'])).json.find(({ code }) => code === 'SGTVT')).toMatchObject({
      ended_on: '2025-03-01',
      successors: ['SXD'],
    });
    expect((await run(registry, ['agencies'])).out).toContain('đến 28/02/2025, kế thừa: Sở Xây dựng');
  });

  test('the 2025 example is carried out by nobody who has not confirmed it', async () => {
    const refused = await run(registry, ['agency', 'apply', EXAMPLE]);
    expect(refused).toMatchObject({ status: 1, out: '' });
    expect(refused.err).toContain('nobody has checked');
    const before = await leadsOf('Sở Nội vụ');
    expect((await run(registry, ['agency', 'apply', EXAMPLE, '--dry-run'])).out).toContain(
      'merge STNMT, SNNPTNT → SNNMT',
    );
    expect(await leadsOf('Sở Nội vụ')).toBe(before);
    expect((await run(registry, ['agency', 'apply', EXAMPLE, '--confirmed'])).status).toBe(0);
    // Every open task of the district waits for the province to decide, and can be given to an agency.
    const waiting = (await run(registry, ['agency', 'waiting', '--json'])).json;
    expect(waiting.length).toBeGreaterThan(0);
    const id = String(waiting[0]?.['id']);
    const assigned = await run(registry, ['agency', 'assign', id, '--to', 'SVHTTDL', '--document', 'Công văn số 1']);
    expect(assigned).toMatchObject({ status: 0, err: '' });
    expect((await run(registry, ['agency', 'waiting', '--json'])).json).toHaveLength(waiting.length - 1);
    expect((await run(registry, ['agency', 'assign', id, '--to', 'SYT', '--document', 'x'])).err).toContain(
      'does not wait for a successor',
    );
  });

  test('a file that cannot be used moves nothing, not even its good part', async () => {
    const file = join(temporaryFolder(), 'plan.json');
    const good = { kind: 'abolish', predecessors: ['SYT'], from: '2025-03-01', document: 'x' };
    writeFileSync(file, JSON.stringify({ reorganisations: [good, { ...good, predecessors: ['KHONGCO'] }] }));
    expect((await run(registry, ['agency', 'apply', file])).err).toContain('No agency has the code KHONGCO');
    writeFileSync(file, '{');
    expect((await run(registry, ['agency', 'apply', file])).err).toContain('not valid JSON');
    writeFileSync(file, JSON.stringify({ reorganisations: [{ ...good, from: '31/3/2025' }] }));
    expect((await run(registry, ['agency', 'apply', file])).err).toContain('must be a day YYYY-MM-DD');
    expect((await run(registry, ['agencies', '--json'])).json.find(({ code }) => code === 'SYT')).toMatchObject({
      ended_on: null,
    });
  });

  test('a decision that still names an agency of before is given to its successor, and says so', async () => {
    await run(registry, ['agency', 'merge', 'SGTVT', 'SXD', '--into', 'SXD', ...ORDER]);
    await run(registry, ['agency', 'abolish', 'HUTX', ...ORDER]);
    const file = join(temporaryFolder(), 'tasks.csv');
    writeFileSync(
      file,
      [
        'Số TT,Mục,Nội dung,Đơn vị chủ trì,Đơn vị phối hợp,Sản phẩm,Thời gian',
        'I.1,I,Mở tuyến đường,Sở Giao thông vận tải,,Báo cáo,Quý IV/2027',
        'I.2,I,Học tập nghị quyết,Huyện ủy Thọ Xuân,,Báo cáo,Quý IV/2027',
      ].join('\n'),
    );
    const imported = await run(registry, ['import', file, '--programme', 'moi', '--issued', '2026-11-01']);
    expect(imported.status).toBe(0);
    expect(imported.out).toContain('“Sở Giao thông vận tải” nay là “Sở Xây dựng”');
    expect(imported.out).toContain('“Huyện ủy Thọ Xuân” đã kết thúc hoạt động');
    const [moved] = (await run(registry, ['tasks', '--programme', 'moi', '--json'])).json;
    expect(moved).toMatchObject({ leads: ['Sở Giao thông vận tải'], assignments: [{ agency: 'Sở Xây dựng' }] });
    expect((await run(registry, ['agency', 'waiting'])).out).toContain('Học tập nghị quyết');
  });

  test('without a date or a document the order is wrong usage', async () => {
    expect((await run(registry, ['agency', 'abolish', 'SYT', '--document', 'x'])).status).toBe(2);
    expect((await run(registry, ['agency', 'abolish', 'SYT', '--from', '2025-03-01'])).status).toBe(2);
  });
});
