import { describe, expect, test } from 'vitest';
import { readReport } from '../../../../../src/conversation/read/read-report.ts';
import { withOwnTask } from '../../../../../src/conversation/read/report/words/own-task.ts';
import { tokenise } from '../../../../../src/conversation/read/report/words/tokens.ts';
import { day } from '../../../../../src/domain/calendar/dates.ts';
import { counted } from '../../../../support/counted.ts';

const TODAY = day('2026-11-30');
const BRIDGE = 'Sửa chữa cầu Hón Sung';
const LAND = 'Rà soát quỹ đất công';
const TOURISM = 'Xây dựng đề án phát triển du lịch biển';
const TWO_ACTS = 'Ban hành quy chế và tổ chức tập huấn quản lý cụm công nghiệp';

describe('the task by its title', () => {
  test.each([
    ['cầu Hón Sung sửa xong rồi', BRIDGE],
    ['sua chua cau hon sung xong roi', BRIDGE],
    ['dự án cầu Hón Sung thì đã hoàn thành ạ', BRIDGE],
    ['Đã hoàn thành việc rà soát quỹ đất công', LAND],
    ['rà soát quỹ đất công thì em làm xong rồi', LAND],
    ['Xây dựng đề án phát triển du lịch biển: đã hoàn thành', TOURISM],
    ['Nhiệm vụ sửa chữa cầu Hón Sung đã hoàn thành', BRIDGE],
  ])('“%s” completes it', (text, title) => {
    expect(readReport(text, TODAY, [], title)).toMatchObject({ status: 'completed', needsQuestion: false });
  });

  test.each([
    ['đề án đã hoàn thành', TOURISM],
    ['xây dựng đề án xong rồi', TOURISM],
    ['cầu Hón Sung xong móng rồi', BRIDGE],
    ['cầu Hón Sung xong chưa', BRIDGE],
    ['cầu Hón Sung chưa xong', BRIDGE],
    ['cầu Hón Sung xã Hải Yến đã xong', BRIDGE],
    ['hồ sơ sửa chữa cầu Hón Sung đã xong', BRIDGE],
    ['bên tư vấn sửa chữa cầu Hón Sung đã xong', BRIDGE],
    ['rà soát quỹ đất công giai đoạn 1 đã xong', LAND],
    ['sửa chữa cầu Hón Sung sẽ xong tháng sau', BRIDGE],
    ['ban hành quy chế đã xong', TWO_ACTS],
    ['nếu sửa chữa cầu Hón Sung xong', BRIDGE],
  ])('“%s” completes nothing', (text, title) => {
    expect(readReport(text, TODAY, [], title).status).not.toBe('completed');
  });

  test.each([
    ['cầu Hón Sung được 45%', BRIDGE, { status: 'in_progress', progress: 45 }],
    ['quỹ đất công chưa rà soát', LAND, {}],
    ['đề án phát triển du lịch biển đang làm', TOURISM, { status: 'in_progress' }],
  ])('“%s” tells how far it is', (text, title, expected) => {
    expect(readReport(text, TODAY, [], title)).toMatchObject(expected);
  });

  test.each([
    ['xin gia hạn đến 30/12/2026', 'Xin gia hạn'],
    ['chờ xác nhận của Bộ', 'Chờ Bộ Xây dựng xác nhận'],
    ['tạm dừng dự án cầu Đò Lèn theo Công văn 12/UBND-CN ngày 3/11/2026', 'Tạm dừng dự án cầu Đò Lèn'],
    ['xin lùi thời hạn phê duyệt đồ án đến 15/12/2026', 'Lùi thời hạn phê duyệt đồ án'],
  ])('“%s” is not swallowed by the title “%s”', (text, title) => {
    const alone = readReport(text, TODAY);
    expect(readReport(text, TODAY, [], title)).toEqual(alone);
  });

  test('a title of a word or two is left alone', () => {
    const tokens = tokenise('đề án đã xong');
    expect(withOwnTask(tokens, 'Đề án')).toBe(tokens);
  });

  test('looks at each token a few times, whatever the length', () => {
    const looks = [500, 1000].map((size) => {
      const tokens = counted(tokenise('cầu hón sung, '.repeat(size)));
      withOwnTask(tokens.list, BRIDGE);
      return tokens.looks();
    });
    expect((looks[1] ?? 0) / (looks[0] ?? 1)).toBeLessThan(2.2);
  });
});
