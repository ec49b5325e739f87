import { expect, test } from 'vitest';
import { withoutClosing, withoutSignature } from '../../../../../src/conversation/read/report/layout/signature.ts';
import { readReport } from '../../../../../src/conversation/read/read-report.ts';
import { stripDiacritics } from '../../../../../src/domain/strip-diacritics.ts';
import { TODAY } from '../../replies.ts';

const SAID = 'vướng mặt bằng phường Hạc Thành';

test.each([
  '\nNgười báo cáo: Lan',
  '\nNgười báo: Trần Thị Lan',
  '\nnguoi bao cao: lan',
  '\nNgười báo cáo\nLan',
  '\nĐại diện: Lan',
  '\n\nTrân trọng./.',
  '\nXin trân trọng cảm ơn!',
  '\nSở Xây dựng, ngày 20/6/2022',
  '\nThanh Hóa, ngày 20 tháng 6 năm 2022\nTM. SỞ XÂY DỰNG\nGIÁM ĐỐC\n\nNguyễn Văn A',
  '\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n(đã ký)',
  '\nNgày 20/6/2022\nTM. Sở Xây dựng\nGiám đốc',
  '\nĐT: 0912.345.678',
  '\nLan - SXD - 0912 345 678',
  '\n+84 912 345 678 (Lan)',
  '\nEmail: lan@sxd.gov.vn',
  '\nGửi từ iPhone của tôi',
  '. Liên hệ: Lan 0912345678',
  '\nNgười báo cáo: Trần Thị Mai – SĐT: 0912 345 678',
  '\nNgười báo cáo: Phạm Văn Định, Phó Trưởng phòng',
  '\nĐơn vị báo cáo: Sở Xây dựng',
  '\nNgày báo cáo: 20/6/2022',
  '\nTL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG',
  '\nZalo: 0912345678 (anh Tuấn)',
  ' - Người báo cáo: Lan',
])('%j closes a letter', (closing) => {
  expect(withoutSignature(SAID + closing)).toBe(SAID);
  expect(readReport(SAID + closing, TODAY).obstacle).toBe('mặt bằng phường Hạc Thành');
  expect(readReport(SAID + closing, TODAY).text).toBe(SAID + closing);
});

test.each([
  '\nNgười dân chưa đồng thuận',
  '\nvà thiếu vốn 20 tỷ',
  '\nSở Tài chính chưa có ý kiến',
  '\nLiên hệ nhà thầu chưa được',
  '\ntừ ngày 20/6/2022 đến nay',
  '\nHà Trung',
  '\nsố tiền 0912345678 đồng chưa giải ngân',
  '\nDT: 30/45 ha',
  '\nTL: 70%',
  '\nĐT: chưa giải ngân',
  '. ĐT: chưa giải ngân',
  ' - SĐT: 30 hộ chưa nhận tiền',
  '\nQ. III mới xong',
  '\nKT: chưa nghiệm thu',
  '\nTM: thiếu 20 tỷ',
  '\nTM. Chưa phê duyệt',
  '\nĐầu mối: chưa có',
  '\nĐơn vị báo cáo: còn 3/5 xã',
  '\nLiên hệ: nhà thầu không nghe máy',
  '. Liên hệ: đang chờ Sở Tài chính',
  '\nGửi từ tuần trước mà chưa duyệt',
  '\nChưa xong, ngày 20/6/2022',
  '\nNơi nhận: đang triển khai',
  '\nNgười phụ trách: đã nghỉ, chưa bàn giao',
])('%j goes on', (more) => {
  expect(withoutSignature(SAID + more)).toBe(SAID + more);
  expect(withoutSignature(stripDiacritics(SAID + more))).toBe(stripDiacritics(SAID + more));
});

test.each(['đã xong\nDT: 30/45 ha', 'Đã xong\nTL: 70%', 'đã xong. ĐT: chưa giải ngân', 'đã xong\nKT: chưa nghiệm thu'])(
  '%j is not completed',
  (text) => {
    for (const written of [text, stripDiacritics(text)]) {
      const { status, progress } = readReport(written, TODAY);
      expect([status === 'completed', progress]).toEqual([false, null]);
    }
  },
);

test('a day in a line of its own closes an obstacle, and is the day of a completion', () => {
  expect(withoutClosing(`${SAID}\n20/6/2022`)).toBe(SAID);
  expect(readReport('đã xong\nngày 20/6/2022', TODAY).completedOn).toBe('2022-06-20');
  expect(readReport('đã xong\nThanh Hóa, ngày 20/6/2022\nNgười báo cáo: Lan', TODAY)).toMatchObject({
    status: 'completed',
    completedOn: null,
  });
});

test.each(['Người báo cáo: Lan', 'Trân trọng./.', '0912345678'])('the first line stays: %j', (only) => {
  expect(withoutSignature(only)).toBe(only);
});
