import { expect, test } from 'vitest';
import { looksLikeAgency, nameKindOf, type NameKind } from '../../../src/domain/agencies/name-kind.ts';

test.each<[NameKind, readonly string[]]>([
  [
    'plain',
    [
      'Sở Nội vụ',
      'Sở Văn hóa, Thể thao và Du lịch',
      'UBND tỉnh',
      'UBND xã Hoằng Hóa',
      'Ban Quản lý các khu công nghiệp',
      'Văn phòng UBND tỉnh',
      'Thanh tra Sở Xây dựng',
      'Bộ Công an',
      'Bộ Tư lệnh Bộ đội Biên phòng',
      'Trung tâm Xúc tiến đầu tư Sở Tài chính',
      'Công ty TNHH Hà Anh',
      'Ban Tổ chức Tỉnh ủy',
      'Trường Chính trị Tỉnh ủy',
    ],
  ],
  [
    'collective',
    [
      'Các sở, ban, ngành',
      'UBND các xã, phường, đặc khu',
      'Bộ, ngành, địa phương',
      'Sở, ngành liên quan',
      'UBND cấp xã',
      'Tất cả đơn vị',
      'địa phương',
    ],
  ],
  [
    'person',
    [
      'Đ/c A',
      'Đồng chí Bí thư',
      'Lãnh đạo Sở Nội vụ',
      'Phó Chủ tịch UBND tỉnh',
      'Nguyễn Văn A',
      'Thủ trưởng các cơ quan',
    ],
  ],
  ['reference', ['Theo phân công tại Quyết định số 1441/QĐ-UBND', 'Như Kế hoạch 15/KH-UBND', 'Theo đề án']],
  [
    'glued',
    ['Bộ Q Bộ Z', 'Sở Nội vụ Sở Tài chính', 'Sở Tài chính Công an tỉnh', 'UBND xã A UBND xã B', 'Sở Nội vụ Tỉnh ủy'],
  ],
  ['nothing', ['-', '…', '12', '']],
])('%s', (kind, names) => {
  for (const name of names) expect([name, nameKindOf(name)]).toEqual([name, kind]);
});

test('what a cell of agencies looks like, and one of anything else', () => {
  for (const text of ['Sở Y tế', 'UBND các xã', 'Các đơn vị liên quan', 'Bộ, ngành'])
    expect([text, looksLikeAgency(text)]).toEqual([text, true]);
  for (const text of ['Rà soát văn bản', 'Quý II/2026', '', 'x', 'Nguyễn Văn A', 'Số 12-KH/TU'])
    expect([text, looksLikeAgency(text)]).toEqual([text, false]);
});
