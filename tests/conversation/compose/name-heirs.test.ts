import { expect, test } from 'vitest';
import { nameHeirs } from '../../../src/conversation/compose/name-heirs.ts';

const KNOWN = [
  { spellings: ['Sở Kế hoạch và Đầu tư', 'Sở KH&ĐT', 'KHĐT'], heirs: ['Sở Tài chính'] },
  { spellings: ['Sở Tài chính'], heirs: null },
  { spellings: ['Sở Nông nghiệp'], heirs: ['Sở Nông nghiệp và Môi trường'] },
  { spellings: ['Sở Nông nghiệp và Môi trường'], heirs: null },
  { spellings: ['UBND huyện Thọ Xuân'], heirs: ['UBND xã Thọ Xuân', 'UBND xã Lam Sơn'] },
  { spellings: ['Ban Dân tộc'], heirs: [] },
];

test.each([
  ['Sở Kế hoạch và Đầu tư', 'Sở Tài chính (trước đây: Sở Kế hoạch và Đầu tư)'],
  [
    'UBND huyện Thọ Xuân, các sở, ban, ngành',
    'UBND xã Thọ Xuân, UBND xã Lam Sơn (trước đây: UBND huyện Thọ Xuân), các sở, ban, ngành',
  ],
  ['SỞ KH&ĐT; Sở Tài chính', 'SỞ KH&ĐT (nay là Sở Tài chính); Sở Tài chính'],
  ['Sở Tài chính phối hợp Sở KH&ĐT', 'Sở Tài chính phối hợp Sở KH&ĐT (nay là Sở Tài chính)'],
  ['Sở KHĐT, các sở', 'Sở KHĐT (nay là Sở Tài chính), các sở'],
  // The longer name is of one that exists; a part of a word is no name.
  ['Sở Nông nghiệp và Môi trường', 'Sở Nông nghiệp và Môi trường'],
  ['Sở Nông nghiệp, Sở Tài chính', 'Sở Nông nghiệp và Môi trường (trước đây: Sở Nông nghiệp), Sở Tài chính'],
  ['Ban Dân tộc tỉnh', 'Ban Dân tộc (đã kết thúc hoạt động) tỉnh'],
  ['Ban Dân tộchọc', 'Ban Dân tộchọc'],
  ['Các đơn vị liên quan', 'Các đơn vị liên quan'],
  ['', ''],
])('%s', (text, named) => {
  expect(nameHeirs(text, KNOWN)).toBe(named);
  expect(nameHeirs(text.normalize('NFD'), KNOWN)).toBe(named);
});
