import { describe, expect, test } from 'vitest';
import { readReport } from '../../../../../src/conversation/read/read-report.ts';
import { day } from '../../../../../src/domain/calendar/dates.ts';

const TODAY = day('2026-11-30');
const SCHOOLS = ['Sở Giáo dục và Đào tạo', 'Sở GDĐT', 'Sở GD&ĐT', 'SGDDT'];
const COMMUNE = ['UBND xã Hoằng Lộc', 'UBNDXHL'];

describe('The chat’s own agency', () => {
  test.each([
    ['Sở Giáo dục và Đào tạo đã hoàn thành nhiệm vụ', SCHOOLS],
    ['Sở GD & ĐT xong rồi ạ', SCHOOLS],
    ['so gddt da hoan thanh nhiem vu', SCHOOLS],
    ['SGDĐT đã làm xong việc này', SCHOOLS],
    ['UBND xã Hoằng Lộc đã hoàn thành', COMMUNE],
    ['Uỷ ban nhân dân xã Hoằng Lộc đã thực hiện xong', COMMUNE],
    ['UBND xã đã hoàn thành xong nhiệm vụ ạ', COMMUNE],
    ['dạ xã đã xong rồi ạ', COMMUNE],
  ])('says of itself “%s”', (text, own) => {
    expect(readReport(text, TODAY, own)).toMatchObject({ status: 'completed', needsQuestion: false });
    expect(readReport(text, TODAY).status).not.toBe('completed');
  });

  test.each([
    ['Sở Xây dựng đã hoàn thành', SCHOOLS],
    ['UBND xã Hoằng Lộc Trung đã hoàn thành', COMMUNE],
    ['các xã đã hoàn thành', COMMUNE],
    ['xã Hoằng Phong đã xong', COMMUNE],
    ['Sở GDĐT đã hoàn thành dự thảo', SCHOOLS],
    ['Sở GDĐT chưa xong', SCHOOLS],
    ['nghe nói Sở GDĐT xong rồi', SCHOOLS],
    ['Sở GDĐT và Sở Y tế đã hoàn thành', SCHOOLS],
  ])('does not say so by “%s”', (text, own) => {
    expect(readReport(text, TODAY, own).status).not.toBe('completed');
  });

  test('does not pass a task on to itself', () => {
    expect(readReport('việc này của Sở GDĐT', TODAY).intent).toBe('handover');
    expect(readReport('việc này của Sở GDĐT', TODAY, SCHOOLS).intent).not.toBe('handover');
  });
});
