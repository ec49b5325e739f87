import { describe, expect, test } from 'vitest';
import { secrecyMarkingOf, secrecyMarkingOfName } from '../../../src/domain/text/secrecy-marking.ts';

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
    ['#2 (TỐI MẬT) đã xong', 'TỐI MẬT'],
    ['3. MẬT – Báo cáo công tác', 'MẬT'],
    ['#12: [TUYỆT MẬT] phương án', 'TUYỆT MẬT'],
    ['Công văn số 12-CV/TU (MẬT)', 'MẬT'],
    ['#12 xong\nĐộ mật: Tối mật', 'TỐI MẬT'],
    ['ĐỘ MẬT: MẬT', 'MẬT'],
    ['Độ mật : tuyệt mật, hỏa tốc', 'TUYỆT MẬT'],
    ['TỐI MẬT\nKính gửi'.normalize('NFD'), 'TỐI MẬT'],
    ['MẬ\u200bT', 'MẬT'],
    ['#12 xong\r\nMẬT\r\n', 'MẬT'],
    ['Số: 12/BC-UBND          MẬT', 'MẬT'],
    ['Số: 12/BC-UBND\tMẬT', 'MẬT'],
    ['Số: 12/BC-UBND MẬT', 'MẬT'],
    ['MẬT          Số: 12/BC-UBND', 'MẬT'],
    ['MẬT Số: 45/KH-UBND', 'MẬT'],
    ['Số 12-CV/TU (MẬT) ngày 5/11/2026', 'MẬT'],
    ['UBND TỈNH THANH HÓA   TỐI MẬT   CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'TỐI MẬT'],
    ['Số: 7/TTr-SXD TUYỆT MẬT Thanh Hóa, ngày 5 tháng 11', 'TUYỆT MẬT'],
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
    'Số: 12/BC-UBND MẬT ĐỘ DÂN SỐ',
    'Số: 12/BC-UBND          BÍ MẬT NHÀ NƯỚC',
    'Công văn 12/CV-SXD về bảo mật',
    'BÍ MẬT Số: 12/BC-UBND',
    'TT   MẬT ĐỘ   GHI CHÚ',
    'phường Mật Sơn 5/11',
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
    ['BC-MẬT(1).pdf', 'MẬT'],
    ['BC-MẬT.signed.pdf', 'MẬT'],
    ['BC-MẬT - Copy.docx', 'MẬT'],
    ['BC_MẬT_v2.pdf', 'MẬT'],
    ['12-BC-MẬT-2026.docx', 'MẬT'],
    ['MẬT 12-BC.docx', 'MẬT'],
    ['BC-MẬT (1) - Copy (2).signed.signed.pdf', 'MẬT'],
    ['Bản sao của MẬT 12.docx', 'MẬT'],
    ['MẬT_12_BC-UBND_2026-11-05.PDF', 'MẬT'],
    ['BÁO CÁO MẬT.pdf', 'MẬT'],
    ['Báo cáo (mật).docx', 'MẬT'],
    ['12.MẬT.BC.pdf', 'MẬT'],
    ['BC-MẬT.pdf.p7s', 'MẬT'],
    ['BC-MẬT-đã ký.pdf'.normalize('NFD'), 'MẬT'],
    ['Phương án TUYỆT-MẬT v3.docx', 'TUYỆT MẬT'],
    ['BC-TOI-MAT(2).pdf', 'TỐI MẬT'],
    ['12_BC_tối_mật.pdf', 'TỐI MẬT'],
    ['tối_mật_12.pdf', 'TỐI MẬT'],
    ['12_bc_toi_mat.pdf', 'TỐI MẬT'],
    ['Phương án tuyệt mật.docx', 'TUYỆT MẬT'],
    ['12_BC_mật.pdf', 'MẬT'],
    ['mật_12_BC.pdf', 'MẬT'],
    ['báo cáo mật (1).pdf', 'MẬT'],
    ['hồ_sơ_mật_v2.signed.pdf', 'MẬT'],
    ['12-CV-Mật-2026.docx', 'MẬT'],
  ])('%j is marked', (name, marking) => {
    expect(secrecyMarkingOfName(name)).toBe(marking);
  });

  test.each([
    'MAT_BANG.pdf',
    'MẬT_ĐỘ_DÂN_SỐ.xlsx',
    'mật-độ-dân-số (2).xlsx',
    'bao-mat.pdf',
    'BẢO-MẬT.pdf',
    'Quy chế bảo mật.docx',
    'QUY CHẾ BẢO MẬT (1).pdf',
    'BÍ MẬT NHÀ NƯỚC - Copy.docx',
    'Luật Bảo vệ bí mật nhà nước.signed.pdf',
    'MẬT KHẨU wifi.txt',
    'Đường Mật Sơn.pdf',
    'nuôi ong lấy mật.pdf',
    'bí_mật_12.pdf',
    '12_BC_mật_độ_xây_dựng.pdf',
    'quy_hoạch_mật_độ_2026.pdf',
    '12_BC_bảo_mật.pdf',
    'bao_cao_bi_mat_12.pdf',
    'giấy mời Mật Sơn 12.pdf',
    'mat_bang_12.pdf',
    'tôi mất giấy tờ.pdf',
    'TOI MATH.pdf',
    '.pdf',
    '',
  ])('%j is not', (name) => {
    expect(secrecyMarkingOfName(name)).toBeNull();
  });
});
