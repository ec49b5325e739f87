import { expect, test } from 'vitest';
import { render } from '../../../src/channels/zalo/render.ts';
import { write } from '../../../src/conversation/compose/write.ts';
import { bearsOurMark, saysAgain, taskPrinted } from '../../../src/conversation/read/own-words.ts';

const RECEIPT = 'Đã ghi nhận #1 (I.1) Lập quy hoạch chung\nTình hình: đang thực hiện, 20 %.';

test('whatever is rendered for Zalo bears the mark', () => {
  expect(bearsOurMark(render(write(['Xin cảm ơn anh/chị.'])))).toBe(true);
  expect(bearsOurMark(render(write([RECEIPT], { howToAnswer: 'hoantac' })).normalize('NFD'))).toBe(true);
});

test('the last line of a receipt is one, whatever stands in it', () => {
  expect(bearsOurMark('Người báo: Lan (Sở Xây dựng), 09:00 20/06. Nếu chưa đúng: trả lời “nhầm”')).toBe(true);
  expect(bearsOurMark('Người báo: Lan. Nếu chưa đúng, đề nghị gửi /hoantac kèm số nhiệm vụ.')).toBe(true);
});

test.each([
  '#1 xong',
  'Nếu chưa đúng thì báo lại giúp em',
  'Đã ghi nhận #1 (I.1) Lập quy hoạch chung',
  'Người báo: Trần Thị Lan ⏎ #1 xong',
  'Tin tự động của hệ thống đôn đốc có đúng không anh?',
])('the words of a person bear none: %s', (text) => {
  expect(bearsOurMark(text.replaceAll(' ⏎ ', '\n'))).toBe(false);
});

test('a message is said again whole or by its first two lines, and a copied title is an answer’s', () => {
  expect(saysAgain(RECEIPT, `${RECEIPT}\n\nNgười báo: Lan`)).toBe(true);
  expect(saysAgain(`  ${RECEIPT.replace('\n', '\n\n')}\n#1 xong`, RECEIPT)).toBe(true);
  expect(saysAgain(RECEIPT, `(1/2) ${RECEIPT}`)).toBe(true);
  expect(saysAgain('#2 (I.2): đề nghị cho biết tình hình.', '#2 (I.2): đề nghị cho biết tình hình.')).toBe(true);
  expect(saysAgain('Đã ghi nhận #1 (I.1) Lập quy hoạch chung', RECEIPT)).toBe(false);
  expect(saysAgain('Đã ghi nhận #1 (I.1) Lập quy hoạch chung\nĐạt 70%', RECEIPT)).toBe(false);
  expect(saysAgain('', '')).toBe(false);
});

test('a line with the name and the hour above a copied message hides nothing', () => {
  expect(saysAgain(`Đôn Đốc, [20/06/2022 09:00]\n${RECEIPT}`, RECEIPT)).toBe(true);
  expect(saysAgain('Bot:\n#2 (I.2): đề nghị cho biết tình hình.', '#2 (I.2): đề nghị cho biết tình hình.')).toBe(true);
  expect(saysAgain('Kính gửi VP\nĐã ghi nhận #1 (I.1) Lập quy hoạch chung\nĐạt 70%', RECEIPT)).toBe(false);
  expect(saysAgain('#2 (I.2): đề nghị cho biết tình hình.\nĐạt 70%', '#2 (I.2): đề nghị cho biết tình hình.')).toBe(
    false,
  );
});

test('a task is named as our messages name it', () => {
  expect(taskPrinted(RECEIPT)).toBe(1);
  expect(taskPrinted('#12 (III.2.1, kỳ năm 2024) Báo cáo')).toBe(12);
  expect(taskPrinted('#12 xong, #13 (đã gửi)')).toBe(13);
  expect(taskPrinted('12 xong')).toBeNull();
});
