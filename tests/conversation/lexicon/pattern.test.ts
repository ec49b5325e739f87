import { describe, expect, test } from 'vitest';
import { contradictedBy } from '../../../src/conversation/lexicon/contradicted-by.ts';
import { mayMeanCompleted, patternOf } from '../../../src/conversation/lexicon/pattern.ts';
import { shippedCorpus } from '../../../src/conversation/lexicon/shipped-corpus.ts';

const NAMES = new Set(['Lan', 'Tùng']);

describe('the pattern of a reply', () => {
  test.each([
    ['việc này êm rồi ạ', 'việc này êm rồi'],
    ['Dạ, VIỆC NÀY êm rồi.', 'việc này êm rồi'],
    ['#12 việc này êm rồii', 'việc này êm rồi'],
    ['#1 Lan chốt lô 12', '<tên> chốt lô <số>'],
    ['III.2.1, chốt lô của #7', 'chốt lô của <nhiệm vụ>'],
    ['chốt đơn gọi 0912 345 678', 'chốt đơn gọi <số> <số> <số>'],
    ['gom được 12/40 thửa', 'gom được <tỷ lệ> thửa'],
    ['vào guồng từ 05/11/2026', 'vào guồng từ <ngày>'],
    ['ký 12/BC-SXD xong xuôi', 'ký <văn bản> xong xuôi'],
    ['anh Tuấn chốt đơn rồi', '<tên> chốt đơn rồi'],
    ['chị hoa chốt đơn rồi', '<tên> chốt đơn rồi'],
    ['hôm nay Tuấn chốt', 'hôm nay <tên> chốt'],
    ['lan chốt đơn rồi', '<tên> chốt đơn rồi'],
    ['tung chot don', '<tên> chot don'],
    ['êm rồi, ổn cả', 'êm rồi , ổn cả'],
    ['êm rồi?', 'êm rồi ?'],
  ])('of “%s” is “%s”', (text, pattern) => {
    expect(patternOf(text, NAMES)).toBe(pattern);
    expect(patternOf(text.normalize('NFD'), NAMES)).toBe(pattern);
  });

  test.each([
    '',
    '   ',
    'anh ơi',
    '[ ] êm rồi',
    '☐ êm rồi',
    'êm (rồi)',
    'êm rồi…',
    'viết cho a@b.vn',
    '“êm rồi”',
    'êm 👍 rồi',
    'một hai ba bốn năm sáu bảy tám chín mười êm rồi mà lại còn chưa',
    'êm '.repeat(100),
    '\u202eiồr mê',
  ])('“%s” has none', (text) => {
    expect(patternOf(text, NAMES)).toBeNull();
  });
});

describe('a pattern', () => {
  test.each(['việc này êm rồi', 'chốt đơn rồi', 'đã ngon lành'])('“%s” may come to mean a completion', (pattern) => {
    expect(mayMeanCompleted(pattern)).toBe(true);
  });

  test.each([
    'chưa êm',
    'sắp êm rồi',
    'sẽ êm',
    'êm một phần rồi',
    'nếu êm rồi',
    'êm <số> việc',
    '<tên> chốt rồi',
    'êm rồi ?',
    'chwa êm',
    'hồ sơ êm rồi',
    'nghe nói êm rồi',
    'còn thiếu tí là êm',
  ])('“%s” may not', (pattern) => {
    expect(mayMeanCompleted(pattern)).toBe(false);
  });

  test('is contradicted by a trap, or by a reply of the corpus that means otherwise', () => {
    expect(contradictedBy('ước gì xong rồi', 'completed')).toBe('ước gì xong rồi');
    expect(contradictedBy('xong', 'not_started')).not.toBeNull();
    expect(contradictedBy('xong', 'completed')).toBeNull();
    expect(contradictedBy('việc này êm rồi', 'completed')).toBeNull();
  });

  test('of a trap never means a completion', () => {
    const patterns = shippedCorpus().traps.flatMap((trap) => patternOf(trap, NAMES) ?? []);
    expect(patterns.length).toBeGreaterThan(150);
    expect(patterns.filter((each) => mayMeanCompleted(each) && contradictedBy(each, 'completed') === null)).toEqual([]);
  });
});
