// covers src/conversation/read/report/words/is-petition.ts

import { describe, expect, test } from 'vitest';
import { readReport } from '../../../../../src/conversation/read/read-report.ts';
import { itemsOf } from '../../../../../src/conversation/read/report/words/items.ts';
import { tokenise } from '../../../../../src/conversation/read/report/words/tokens.ts';
import { day } from '../../../../../src/domain/calendar/dates.ts';

const TODAY = day('2026-11-30');
const read = (text: string) => readReport(text, TODAY);

describe('A slip of the keyboard', () => {
  test.each([
    ['đang chờ htẩm định', 'đang chờ thẩm định'],
    ['xin gia hạn đến 20/12 do kohí lượng lớn', 'xin gia hạn đến 20/12 do khối lượng lớn'],
    ['đang tổng hợp số liệuj', 'đang tổng hợp số liệu'],
    ['đang lâyys ý kiến', 'đang lấy ý kiến'],
    ['đã rtình UBND tỉnh, chờ ký', 'đã trình UBND tỉnh, chờ ký'],
    ['xin lùi đến 23/1 nhá ạnh', 'xin lùi đến 23/1 nhá anh'],
  ])('“%s” is read as “%s”', (typed, meant) => {
    const quotingNothing = { text: '', obstacle: null };
    expect({ ...read(typed), ...quotingNothing }).toEqual({ ...read(meant), ...quotingNothing });
  });

  test.each([
    ['vni', 'Da5 phong2 em d9a4 hoan2 thanh2 nhie6m5 vu5 ro6i2 a5'],
    ['vni', 'd9o7n vi5 chung1 to6i d9a4 thu7c5 hie6n5 xong nhie6m5 vu5 d9u7o7c5 giao'],
    ['telex', 'ddown vij ddax hoanf thanhf nhieemj vuj dduwowcj giao'],
    ['telex', 'vieecj nayf ddax lamf xong rooif'],
  ])('a reply typed in %s throughout is read: “%s”', (_typing, text) => {
    expect(read(text)).toMatchObject({ status: 'completed', needsQuestion: false });
  });

  test('in a reply typed with marks the letters of Telex stay letters', () => {
    expect(itemsOf(tokenise('xã Sar đang làm ở thôn Box')).map(({ key }) => key)).toEqual(
      expect.arrayContaining(['sar', 'box']),
    );
  });

  test.each(['STT 5: đang làm', 'GDĐT đang làm', 'TNMT đang thẩm định'])('capitals abbreviate: “%s”', (text) => {
    expect(read(text)).toMatchObject({ status: 'in_progress' });
  });

  test.each([
    'chcú hoàn thành nhiệm vụ',
    'jong xong',
    'chuwaa xong',
    'hcưa xong',
    'đã đc xong',
    'cc đơn vị đã xong',
    'khôgn xong',
    'sẹ xong',
    'đã hoàn thành tại Tờ trình số 45/TTTr-SXD',
    'đã hoàn thành tại Tờ trình số 45/Tr-SXD',
    'đã hoàn thành tại Tờ trình số 45/TTrr-SXD',
  ])('that may hide what restricts completes nothing: “%s”', (text) => {
    expect(read(text).status).not.toBe('completed');
  });

  test('the likeliest of several words completes nothing, and is asked about', () => {
    expect(read('đã hoàn thành nhiệm vụ, anh xacs nhậne giúp')).not.toMatchObject({ status: 'completed' });
  });

  test('a long text is looked through once', () => {
    const text = 'htẩm định kohí lượng '.repeat(190);
    expect(tokenise(text)).toHaveLength(4 * 190);
  });
});
