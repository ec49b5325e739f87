import { describe, expect, test } from 'vitest';
import { readReport } from '../../../../../../src/conversation/read/read-report.ts';
import { day } from '../../../../../../src/domain/calendar/dates.ts';

const TODAY = day('2026-11-30');

function read(text: string): string {
  const { intent, status, progress, needsQuestion } = readReport(text, TODAY);
  return needsQuestion ? `${intent}?` : [intent, status, progress].filter((part) => part !== null).join(' ');
}

describe('Whom a reply calls', () => {
  test.each([
    ['xong r c ạ', 'report completed 100'],
    ['dạ c, bên em xong rồi', 'report completed 100'],
    ['chưa xong anh à', 'report in_progress'],
    ['xong rồi chị à', 'report completed 100'],
  ])('is no word of the report: “%s” is %s', (text, reading) => {
    expect(read(text)).toBe(reading);
  });

  test.each(['xong rồi à', 'xong rồi anh à?', 'hoàn thành rồi à'])('“%s” asks', (text) => {
    expect(read(text)).toBe('question');
  });
});

describe('What is said beside the matter', () => {
  test.each([
    ['dạ em nghe', 'acknowledge'],
    ['em nghe rồi anh', 'acknowledge'],
    ['chị hỏi bên Ban Quản lý dự án ấy', 'handover'],
    ['anh hỏi Sở Tài chính nhé', 'handover'],
    ['anh liên hệ bên điện lực giúp em', 'handover'],
    ['đang làm, thế nào em báo cáo sau', 'report in_progress'],
    ['em báo 20% nhé', 'report in_progress 20'],
    ['hơn 50% xíu', 'report in_progress 50'],
    ['được 60% tí', 'report in_progress 60'],
  ])('“%s” is %s', (text, reading) => {
    expect(read(text)).toBe(reading);
  });

  test.each(['em nghe nói xong rồi', 'em nghe bảo đã hoàn thành', 'em hỏi Sở Tài chính rồi'])(
    '“%s” tells what others do',
    (text) => {
      expect(read(text)).toMatch(/[?]$/u);
    },
  );
});

describe('What is asked about two things, or about a day', () => {
  test.each([
    'báo cáo tháng hay quý vậy',
    'nộp bản giấy hay bản điện tử ạ',
    'gửi Sở Tài chính hay Sở Nội vụ thế anh',
    'deadline là hôm nào vậy',
    'nộp báo cáo ngày nào thế anh',
    'anh xác nhận giúp em chưa',
    'chị ghi nhận chưa ạ',
  ])('is a question: “%s”', (text) => {
    expect(read(text)).toBe('question');
  });
});

describe('Between whom and what', () => {
  test.each([
    ['dạ anh ơi cái việc này bên em là làm xong hết rồi ạ', 'report completed 100'],
    ['ừ thì đang chờ Sở Tài chính trả lời', 'report blocked'],
    ['bên em thì đang làm', 'report in_progress'],
    ['việc này thì chưa làm', 'report not_started'],
  ])('“là” and “thì” say nothing: “%s” is %s', (text, reading) => {
    expect(read(text)).toBe(reading);
  });

  test.each(['có vốn thì xong', 'bên em thì xong', 'việc này duyệt thì đã xong', 'Sở Tài chính thì xong rồi'])(
    '“%s” is no completion',
    (text) => {
      expect(read(text)).not.toContain('completed');
    },
  );
});

describe('What is set against the matter, or makes a figure softer', () => {
  test.each([
    ['em mới làm thôi chứ chưa xong', 'report in_progress'],
    ['mới được 40% chứ chưa xong', 'report in_progress 40'],
    ['mới xong 3/7 xã thôi chứ chưa xong hết', 'report in_progress 42'],
    ['trên 60% một chút', 'report in_progress 60'],
    ['khoảng 35% một tí', 'report in_progress 35'],
    ['hơn 70% một xíu ạ', 'report in_progress 70'],
  ])('“%s” is %s', (text, reading) => {
    expect(read(text)).toBe(reading);
  });

  test.each(['xong rồi chứ', 'đã xong hết rồi chứ anh', 'làm xong rồi chứ gì'])('“%s” still asks', (text) => {
    expect(read(text)).toMatch(/^question|\?$/u);
  });
});
