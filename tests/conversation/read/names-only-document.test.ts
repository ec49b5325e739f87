import { expect, test } from 'vitest';
import { namesOnlyDocument } from '../../../src/conversation/read/names-only-document.ts';
import { day } from '../../../src/domain/calendar/dates.ts';

const TODAY = day('2026-11-23');

test.each([
  '123/BC-SXD ngày 5/11/2026',
  'Báo cáo số 123/BC-SXD ngày 5/11/2026 về kết quả lập quy hoạch',
  'có QĐ số 45/QĐ-SXD ngày 10/6/2026 rồi ạ',
  'co quyet dinh so 45/QD-SXD ngay 10/6/2026',
  'văn bản kết quả là Tờ trình số 45/TTr-SXD',
])('“%s” names a document and nothing else', (text) => {
  expect(namesOnlyDocument(text, TODAY)).toBe(true);
});

test.each([
  'đang chờ Tờ trình số 45/TTr-SXD',
  'Báo cáo số 12/BC-SXD chưa ký',
  'Báo cáo số 12/BC-SXD sẽ gửi sau',
  'đã trình UBND tỉnh tại Tờ trình số 45/TTr-SXD',
  'Báo cáo số 12/BC-SXD đã nhận chưa?',
  'vướng Quyết định số 9/QĐ-UBND',
  'xong',
])('“%s” says something else', (text) => {
  expect(namesOnlyDocument(text, TODAY)).toBe(false);
});
