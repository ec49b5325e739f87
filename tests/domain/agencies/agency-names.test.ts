import { describe, expect, test } from 'vitest';
import { buildAgencyIndex, nearestAgencies, resolveAgencies } from '../../../src/domain/agencies/agency-names.ts';

const SXD = { id: 1, name: 'Sở Xây dựng', aliases: [] };
const STC = { id: 2, name: 'Sở Tài chính', aliases: [] };
const SKHDT = { id: 3, name: 'Sở Kế hoạch và Đầu tư', aliases: ['Sở KH&ĐT'] };
const SGTVT = { id: 4, name: 'Sở Giao thông vận tải', aliases: [] };
const SVHTTDL = { id: 5, name: 'Sở Văn hóa, Thể thao và Du lịch', aliases: [] };
const SLDTBXH = { id: 6, name: 'Sở Lao động - Thương binh và Xã hội', aliases: [] };
const BQL = {
  id: 7,
  name: 'Ban Quản lý Khu kinh tế Nghi Sơn và các Khu công nghiệp',
  aliases: ['Ban Quản lý KKT Nghi Sơn'],
};
const HUYEN = { id: 8, name: 'UBND huyện Thọ Xuân', aliases: [] };
const HUYEN_KHAC = { id: 9, name: 'UBND huyện Triệu Sơn', aliases: [] };
const THI_XA = { id: 10, name: 'UBND thị xã Bỉm Sơn', aliases: [] };
const CHUNG = { id: 11, name: 'Các sở, ban, ngành cấp tỉnh', aliases: ['Các sở, ban, ngành, đơn vị cấp tỉnh'] };
const XUC_TIEN = { id: 12, name: 'Trung tâm Xúc tiến Đầu tư, Thương mại và Du lịch', aliases: [] };

const index = buildAgencyIndex([
  SXD, STC, SKHDT, SGTVT, SVHTTDL, SLDTBXH, BQL, HUYEN, HUYEN_KHAC, THI_XA, CHUNG, XUC_TIEN,
]); // prettier-ignore

function ids(cell: string): readonly number[] {
  return resolveAgencies(cell, index).names.map(({ id }) => id);
}

describe('cells whose agencies are all known', () => {
  test.each<[string, readonly number[]]>([
    ['', []],
    ['Sở Xây dựng', [1]],
    ['  Sở   Xây dựng. ', [1]],
    ['Sở Xây\u00a0dựng', [1]],
    ['SỞ XÂY DỰNG', [1]],
    ['so xay dung', [1]],
    ['Sở Xây dựng'.normalize('NFD'), [1]],
    ['Sở Xây dựng, Sở Tài chính', [1, 2]],
    ['Sở Tài chính, Sở Xây dựng', [2, 1]],
    ['Sở Xây dựng; Sở Tài chính', [1, 2]],
    ['Sở Xây dựng\nSở Tài chính', [1, 2]],
    ['- Sở Xây dựng\r\n- Sở Tài chính', [1, 2]],
    ['Sở Xây dựng và Sở Tài chính', [1, 2]],
    ['Sở Xây dựng, và Sở Tài chính', [1, 2]],
    ['Sở Xây dựng Sở Tài chính', [1, 2]],
    ['Sở Xây dựng, Sở Xây dựng', [1]],
    ['Sở Văn hóa, Thể thao và Du lịch', [5]],
    ['Sở Văn hóa Thể thao và Du lịch', [5]],
    ['Sở Văn hóa, Thể thao & Du lịch', [5]],
    ['Sở Văn hoá, Thể thao và Du lịch, UBND huyện Thọ Xuân', [5, 8]],
    ['Sở Kế hoạch và Đầu tư và Sở Tài chính', [3, 2]],
    ['Sở Kế hoạch\nvà Đầu tư, Sở Tài chính', [3, 2]],
    ['Sở KH & ĐT', [3]],
    ['Sở Lao động-Thương binh và Xã hội', [6]],
    ['Sở Lao động – Thương binh và Xã hội', [6]],
    ['Sở Lao động, Thương binh và Xã hội', [6]],
    ['Ban quản lý KKT Nghi Sơn và các KCN', [7]],
    ['Ban Quản lý KKT Nghi Sơn', [7]],
    ['Ban Quản lý KKT Nghi Sơn và Sở Xây dựng', [7, 1]],
    ['Ủy ban nhân dân huyện Thọ Xuân', [8]],
    ['Uỷ ban Nhân dân huyện Thọ Xuân', [8]],
    ['Các sở, ban, ngành cấp tỉnh, UBND huyện Thọ Xuân', [11, 8]],
    ['Các sở, ban, ngành, đơn vị cấp tỉnh; Sở Tài chính', [11, 2]],
    ['Trung tâm xúc tiến Đầu tư, Thương mại và Du lịch, Sở Tài chính, UBND huyện Thọ Xuân', [12, 2, 8]],
  ])('%j', (cell, expected) => {
    expect(ids(cell)).toEqual(expected);
    expect(resolveAgencies(cell, index).unknown).toEqual([]);
  });
});

describe('names that share their first word', () => {
  test.each<[string, readonly number[]]>([
    ['Các sở: Giao thông vận tải, Kế hoạch và Đầu tư, Tài chính; UBND huyện Thọ Xuân', [4, 3, 2, 8]],
    ['Các Sở: Giao thông vận tải, Tài chính và Xây dựng', [4, 2, 1]],
    ['các sở Tài chính, Xây dựng', [2, 1]],
    ['Các sở: Văn hóa, Thể thao và Du lịch, Tài chính', [5, 2]],
    ['Các sở, ban: Tài chính, Xây dựng', [2, 1]],
    ['Các sở: Tài chính, Xây dựng, UBND huyện Thọ Xuân', [2, 1, 8]],
    ['UBND các huyện: Thọ Xuân, Triệu Sơn', [8, 9]],
    ['UBND các huyện Thọ Xuân, Triệu Sơn', [8, 9]],
    ['UBND các huyện, thị xã: Thọ Xuân, Bỉm Sơn', [8, 10]],
    ['Sở Xây dựng, các sở: Tài chính, Giao thông vận tải', [1, 2, 4]],
  ])('%j', (cell, expected) => {
    expect(ids(cell)).toEqual(expected);
    expect(resolveAgencies(cell, index).unknown).toEqual([]);
  });

  test('the shared word is put back before each name', () => {
    expect(resolveAgencies('Các sở: Tài chính, Xây dựng', index).names).toEqual([
      { id: 2, text: 'Sở Tài chính' },
      { id: 1, text: 'Sở Xây dựng' },
    ]);
  });

  test('it holds up to the semicolon only', () => {
    expect(resolveAgencies('Các sở: Tài chính, Lạ; Xây dựng', index)).toEqual({
      names: [{ id: 2, text: 'Sở Tài chính' }],
      unknown: ['Sở Lạ', 'Xây dựng'],
    });
  });
});

describe('what nobody knows is left over, never cut to fit', () => {
  test.each<[string, readonly number[], readonly string[]]>([
    ['Sở Ngoại vụ', [], ['Sở Ngoại vụ']],
    ['Sở Xây dựng, Sở Ngoại vụ', [1], ['Sở Ngoại vụ']],
    ['Sở Ngoại vụ, Sở Xây dựng', [1], ['Sở Ngoại vụ']],
    ['Sở Ngoại vụ và UBND huyện Thọ Xuân', [8], ['Sở Ngoại vụ']],
    ['Sở Ngoại vụ và Sở Tư pháp', [], ['Sở Ngoại vụ', 'Sở Tư pháp']],
    ['Sở Ngoại vụ; Thanh tra tỉnh, Cục Thuế', [], ['Sở Ngoại vụ', 'Thanh tra tỉnh', 'Cục Thuế']],
    ['một, hai; ba', [], ['một', 'hai', 'ba']],
    ['Sở Xây dựng Hà Nội', [], ['Sở Xây dựng Hà Nội']],
    ['Phòng Y tế UBND huyện Thọ Xuân', [], ['Phòng Y tế UBND huyện Thọ Xuân']],
    ['Sở Khoa học, Công nghệ và Môi trường', [], ['Sở Khoa học, Công nghệ và Môi trường']],
    ['Sở Khoa học, Công nghệ và Môi trường, Sở Tài chính', [2], ['Sở Khoa học, Công nghệ và Môi trường']],
    ['Các sở, ban, ngành, đơn vị liên quan', [], ['Các sở, ban, ngành, đơn vị liên quan']],
    ['UBND huyện Thọ Xuân, các sở, ban, ngành có liên quan', [8], ['các sở, ban, ngành có liên quan']],
    ['UBND huyện Thọ Xuân và các đơn vị liên quan', [8], ['các đơn vị liên quan']],
    ['Sở Ngoại vụ (đầu mối), Sở Xây dựng', [1], ['Sở Ngoại vụ (đầu mối)']],
  ])('%j', (cell, known, unknown) => {
    expect(ids(cell)).toEqual(known);
    expect(resolveAgencies(cell, index).unknown).toEqual(unknown);
  });
});

test('the text of a name is as the cell writes it', () => {
  expect(resolveAgencies('sở  xây DỰNG, UBND huyện Thọ Xuân', index).names).toEqual([
    { id: 1, text: 'sở xây DỰNG' },
    { id: 8, text: 'UBND huyện Thọ Xuân' },
  ]);
});

test('names that differ only in diacritics are told apart by them, and not guessed without them', () => {
  const communes = buildAgencyIndex([
    { id: 1, name: 'UBND xã Quang Lộc', aliases: [] },
    { id: 2, name: 'UBND xã Quảng Lộc', aliases: [] },
  ]);
  expect(resolveAgencies('UBND xã Quảng Lộc; UBND xã Quang Lộc', communes).names.map(({ id }) => id)).toEqual([2, 1]);
  expect(resolveAgencies('UBND xã Quạng Lộc', communes)).toEqual({ names: [], unknown: ['UBND xã Quạng Lộc'] });
});

test('a cell of five thousand letters is split to its end', () => {
  for (const cell of ['Sở Xây dựng và các sở, ban, ngành: '.repeat(140), 'Sở '.repeat(1600)]) {
    const { names, unknown } = resolveAgencies(cell, index);
    expect(names.length + unknown.length).toBeGreaterThan(0);
  }
});

describe('the nearest known names for a typing error', () => {
  test.each<[string, readonly string[]]>([
    ['Sở Xây dụg', ['Sở Xây dựng']],
    ['Sỏ Tai chnh', ['Sở Tài chính']],
    ['Sở Giao thông', ['Sở Giao thông vận tải']],
    ['Trung tâm Xúc tiến Đầu tư', ['Trung tâm Xúc tiến Đầu tư, Thương mại và Du lịch']],
    ['UBND huyện Thọ Xuâm', ['UBND huyện Thọ Xuân']],
    ['Kho bạc Nhà nước', []],
    ['', []],
  ])('%j', (text, expected) => {
    expect(nearestAgencies(text, index, 1).map(({ name }) => name)).toEqual(expected);
  });

  test('no more than asked for, the nearest first', () => {
    const found = nearestAgencies('UBND huyện Triệu Xuân', index, 2).map(({ name }) => name);
    expect(found).toHaveLength(2);
    expect(nearestAgencies('UBND huyện Thọ Xuận', index, 2)[0]?.name).toBe('UBND huyện Thọ Xuân');
  });
});
