import { expect, test } from 'vitest';
import { readProse } from '../../../src/importer/understand/read-prose.ts';

const read = (...paragraphs: readonly string[]) =>
  readProse(paragraphs).rows.map(({ ref, lead, coordinating, title, deadline }) => ({
    ref,
    lead,
    coordinating,
    title,
    deadline,
  }));

test('an order with its lead, who takes part and when; its words are told for somebody to look at', () => {
  const order = '2. Giao Sở Tài chính chủ trì, phối hợp Sở Nội vụ hướng dẫn kinh phí, hoàn thành trước ngày 15/5/2026.';
  expect(read(order)).toEqual([
    {
      ref: '2',
      lead: 'Sở Tài chính',
      coordinating: 'Sở Nội vụ',
      title: expect.stringContaining('ướng dẫn kinh phí') as unknown,
      deadline: 'trước ngày 15/5/2026',
    },
  ]);
  expect(readProse([order]).findings).toMatchObject([
    { line: 1, severity: 'warning', message: expect.stringContaining(order.slice('2. '.length)) as unknown },
  ]);
});

test('items under a name are its duties, with letters or bullets', () => {
  expect(read('1. Giao Sở Xây dựng:', '- Thẩm định hồ sơ trong tháng 4/2026.', '- Công bố quy hoạch.')).toMatchObject([
    { ref: '1.1', lead: 'Sở Xây dựng', deadline: 'trong tháng 4/2026' },
    { ref: '1.2', lead: 'Sở Xây dựng', deadline: '' },
  ]);
  expect(read('3. Yêu cầu Công an tỉnh:', 'a) Tuần tra ban đêm.', 'b) Báo cáo trước ngày 01/6/2026.')).toMatchObject([
    { ref: '3.a', lead: 'Công an tỉnh' },
    { ref: '3.b', lead: 'Công an tỉnh', deadline: 'trước ngày 01/6/2026' },
  ]);
  expect(read('Yêu cầu:', '- Sở Y tế: Xây dựng phương án phòng dịch.', '- Sở Tư pháp: Rà soát văn bản.')).toMatchObject(
    [
      { ref: '1', lead: 'Sở Y tế' },
      { ref: '2', lead: 'Sở Tư pháp' },
    ],
  );
});

test('a duty whose lead stands in brackets behind it', () => {
  expect(read('4. Rà soát nhà ở xã hội (chủ trì: Sở Xây dựng; hoàn thành trước 30/6/2026).')).toMatchObject([
    { ref: '4', lead: 'Sở Xây dựng', title: 'Rà soát nhà ở xã hội' },
  ]);
});

test('sentences of nobody, and lines of a table of contents, are no duties', () => {
  for (const sentence of [
    'Căn cứ Luật Tổ chức chính quyền địa phương;',
    'Cuộc họp kết thúc vào hồi 17 giờ.',
    '1. Giao Sở Y tế chủ trì xây dựng phương án .......... 12',
    '2. Giao Sở Nội vụ: Rà soát biên chế…………3',
    'Yêu cầu Sở Tài chính báo cáo . . . . . . 15',
  ]) {
    expect(read(sentence)).toEqual([]);
  }
});
