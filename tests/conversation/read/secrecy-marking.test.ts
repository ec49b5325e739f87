import { describe, expect, test } from 'vitest';
import { secrecyMarkingOf, secrecyMarkingOfName } from '../../../src/conversation/read/secrecy-marking.ts';

describe('a message that carries the stamp', () => {
  test.each([
    ['MẬT', 'MẬT'],
    ['TỐI MẬT\nKính gửi: Sở Xây dựng', 'TỐI MẬT'],
    ['UBND TỈNH\nTUYỆT MẬT\nBáo cáo', 'TUYỆT MẬT'],
    ['  [ MẬT ]  ', 'MẬT'],
    ['*** TỐI  MẬT ***', 'TỐI MẬT'],
    ['M Ậ T', 'MẬT'],
    ['HỎA TỐC - MẬT', 'MẬT'],
    ['MẬT, HOẢ TỐC', 'MẬT'],
    ['MẬT – Báo cáo tình hình biên giới', 'MẬT'],
    ['(TỐI MẬT) Phương án 3', 'TỐI MẬT'],
    ['Công văn số 12-CV/TU (MẬT)', 'MẬT'],
    ['#12 xong\nĐộ mật: Tối mật', 'TỐI MẬT'],
    ['ĐỘ MẬT: MẬT', 'MẬT'],
    ['Độ mật : tuyệt mật, hỏa tốc', 'TUYỆT MẬT'],
    ['TỐI MẬT\nKính gửi'.normalize('NFD'), 'TỐI MẬT'],
    ['MẬ\u200bT', 'MẬT'],
    ['#12 xong\r\nMẬT\r\n', 'MẬT'],
  ])('%j', (text, marking) => {
    expect(secrecyMarkingOf(text)).toBe(marking);
  });
});

describe('words that are no stamp', () => {
  test.each([
    'bí mật',
    'Bảo vệ bí mật nhà nước',
    '#12 xong, đã bảo mật hệ thống',
    'an ninh mật khẩu',
    'mật độ dân số 200 người/km2',
    'MẬT ĐỘ DÂN SỐ',
    'BẢO MẬT',
    'BẢO MẬT – AN TOÀN THÔNG TIN',
    'BÍ MẬT NHÀ NƯỚC',
    'MẬT KHẨU: 123456',
    'MẬT ONG RỪNG',
    'mật',
    'tối mật',
    'Không gửi tài liệu tối mật hay tuyệt mật qua nhóm này',
    'Đề nghị không gửi văn bản có dấu (MẬT) qua nhóm',
    'Độ mật: không',
    'Độ mật: mật độ cao',
    'Độ mật: tối mật hay tuyệt mật?',
    'TUYỆT ĐỐI GIỮ BÍ MẬT',
    '#12 xong 50%',
    '',
  ])('%j', (text) => {
    expect(secrecyMarkingOf(text)).toBeNull();
  });
});

describe('the name of a file', () => {
  test.each([
    ['MẬT.pdf', 'MẬT'],
    ['BC-12 (MẬT).docx', 'MẬT'],
    ['MẬT-BC-12.pdf', 'MẬT'],
    ['Báo cáo quý III - MẬT.pdf', 'MẬT'],
    ['BAO_CAO_TUYET_MAT_2026.pdf', 'TUYỆT MẬT'],
    ['TOI MAT bao cao.doc', 'TỐI MẬT'],
    ['Phương án TỐI MẬT số 3.pdf'.normalize('NFD'), 'TỐI MẬT'],
  ])('%j is marked', (name, marking) => {
    expect(secrecyMarkingOfName(name)).toBe(marking);
  });

  test.each(['MAT_BANG.pdf', 'MẬT_ĐỘ_DÂN_SỐ.xlsx', 'bao-mat.pdf', 'Quy chế bảo mật.docx', 'TOI MATH.pdf', '.pdf', ''])(
    '%j is not',
    (name) => {
      expect(secrecyMarkingOfName(name)).toBeNull();
    },
  );
});
