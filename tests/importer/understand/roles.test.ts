import { expect, test } from 'vitest';
import { listOfLines, splitRoles } from '../../../src/importer/understand/roles.ts';

test.each([
  ['Sở Nội vụ\nSở Tài chính', 'Sở Nội vụ; Sở Tài chính'],
  ['- Công an tỉnh;\n- Sở Y tế.', 'Công an tỉnh; Sở Y tế.'],
  ['1. Sở Xây dựng\n2. UBND huyện Thọ Xuân', 'Sở Xây dựng; UBND huyện Thọ Xuân'],
  ['Sở Nông nghiệp và\nMôi trường', 'Sở Nông nghiệp và Môi trường'],
  ['Các sở:\nTài chính, Nội vụ', 'Các sở: Tài chính, Nội vụ'],
  ['Văn phòng\nUBND tỉnh', 'Văn phòng UBND tỉnh'],
  ['Sở\nGiáo dục và Đào tạo', 'Sở Giáo dục và Đào tạo'],
  ['Chi cục\nKiểm lâm', 'Chi cục Kiểm lâm'],
  ['Thanh tra\ntỉnh', 'Thanh tra tỉnh'],
  ['Văn phòng\nSở Tư pháp', 'Văn phòng; Sở Tư pháp'],
])('lines of a cell: %j', (cell, list) => {
  expect(listOfLines(cell)).toBe(list);
});

test.each([
  ['Chủ trì: Sở Y tế; phối hợp: Sở Tài chính, UBND các xã', 'Sở Y tế', 'Sở Tài chính, UBND các xã'],
  ['- Cơ quan chủ trì: Sở Tài chính\n- Cơ quan phối hợp: Sở Y tế', 'Sở Tài chính', 'Sở Y tế'],
  ['Sở Xây dựng chủ trì, phối hợp với Công an tỉnh', 'Sở Xây dựng', 'Công an tỉnh'],
  ['Sở Nội vụ (chủ trì), Sở Tài chính (phối hợp)', 'Sở Nội vụ', 'Sở Tài chính'],
  ['Phối hợp: Sở Y tế', '', 'Sở Y tế'],
  ['Sở Nội vụ\nSở Y tế', 'Sở Nội vụ; Sở Y tế', ''],
])('both roles in one cell: %j', (cell, lead, coordinating) => {
  expect(splitRoles(cell)).toEqual({ lead, coordinating });
});
