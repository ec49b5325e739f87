import { expect, test } from 'vitest';
import { isPartyCommittee } from '../../../src/domain/agencies/party-committee.ts';

test.each([
  ['Huyện ủy Thọ Xuân', true],
  ['Huyện uỷ Thọ Xuân', true],
  ['Tỉnh ủy', true],
  ['Ban Thường vụ Thành ủy Thanh Hóa', true],
  ['ĐẢNG ỦY XÃ XUÂN PHÚ', true],
  ['Văn phòng Tỉnh ủy'.normalize('NFD'), true],
  ['UBND huyện Thọ Xuân', false],
  ['Ủy ban nhân dân xã Thọ Xuân', false],
  ['Ủy ban Mặt trận Tổ quốc tỉnh', false],
  ['Trung tâm Xúc tiến Đầu tư', false],
])('%s: %s', (name, expected) => {
  expect(isPartyCommittee(name)).toBe(expected);
});
