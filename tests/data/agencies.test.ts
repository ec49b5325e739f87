import { describe, expect, test } from 'vitest';
import { agencyNameKey, resolveAgencies } from '../../src/domain/agencies/agency-names.ts';
import { agencies, agencyIndex, codesOf, textOf } from '../support/reference-data.ts';

describe('the agencies that Decision 913 names', () => {
  test('codes are unique', () => {
    const codes = agencies.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
  });

  test('no spelling belongs to two agencies', () => {
    const owners = new Map<string, string>();
    for (const { code, name, aliases } of agencies) {
      for (const key of [name, ...aliases].map(agencyNameKey)) {
        expect(owners.get(key) ?? code).toBe(code);
        owners.set(key, code);
      }
    }
  });

  test('each name and alias leads back to its agency', () => {
    const index = agencyIndex();
    for (const { code, name, aliases } of agencies) {
      for (const spelling of [name, ...aliases]) {
        const { names, unknown } = resolveAgencies(spelling, index);
        expect([spelling, codesOf(names.map(({ id }) => id)), unknown]).toEqual([spelling, [code], []]);
      }
    }
  });

  test('each agency stands in the text under its name or an alias', () => {
    const text = `${textOf('tests/fixtures/decision-913-annex.txt')} ${textOf('tests/fixtures/decision-913-body.txt')}`;
    const words = text.replace(/\s+/gu, ' ');
    for (const { code, name, aliases } of agencies) {
      const written = [name, ...aliases].filter((spelling) => words.includes(spelling));
      expect([code, written.length > 0]).toEqual([code, true]);
    }
  });

  test('a group has members, each of them an agency of the list, from the day of the decision', () => {
    const groups = agencies.filter(({ kind }) => kind === 'group');
    expect(groups.map(({ code }) => code)).toEqual(['CSBN']);
    const single = new Set(agencies.filter(({ kind }) => kind === 'agency').map(({ code }) => code));
    for (const { members = [], note } of groups) {
      expect(members).toHaveLength(16);
      expect(new Set(members.map(({ code }) => code)).size).toBe(16);
      for (const { code, from, to, document } of members) {
        expect(single).toContain(code);
        expect([from, to, document]).toEqual(['2022-03-14', null, '913/QĐ-UBND']);
      }
      expect(note).toContain('không liệt kê thành viên');
    }
  });

  test('only groups have members', () => {
    expect(agencies.filter(({ kind, members }) => kind === 'agency' && members !== undefined)).toEqual([]);
  });
});
