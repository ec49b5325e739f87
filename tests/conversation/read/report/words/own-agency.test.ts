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
    ['dạ trung tâm đã hoàn thành ạ', ['Trung tâm Xúc tiến đầu tư']],
    ['Phòng đã xong rồi ạ', ['Phòng Kinh tế']],
    ['CA đã hoàn thành', ['Công an tỉnh', 'CA']],
  ])('says of itself “%s”', (text, own) => {
    expect(readReport(text, TODAY, own)).toMatchObject({ status: 'completed', needsQuestion: false });
  });

  test.each(['Sở Giáo dục và Đào tạo đã hoàn thành nhiệm vụ', 'UBND xã Hoằng Lộc đã hoàn thành', 'CA đã hoàn thành'])(
    'is another where its names are not known: “%s”',
    (text) => {
      expect(readReport(text, TODAY).status).not.toBe('completed');
    },
  );

  test.each([
    ['Sở Xây dựng đã hoàn thành', SCHOOLS],
    ['UBND xã Hoằng Lộc Trung đã hoàn thành', COMMUNE],
    ['các xã đã hoàn thành', COMMUNE],
    ['xã Hoằng Phong đã xong', COMMUNE],
    ['Sở GDĐT đã hoàn thành dự thảo', SCHOOLS],
    ['Sở GDĐT chưa xong', SCHOOLS],
    ['nghe nói Sở GDĐT xong rồi', SCHOOLS],
    ['Sở GDĐT và Sở Y tế đã hoàn thành', SCHOOLS],
    // A word that looks like the kind or the code, but for its marks.
    ['sổ đã xong', ['Sở Xây dựng', 'SXD']],
    ['số đã hoàn thành', ['Sở Xây dựng', 'SXD']],
    ['huyền đã xong', ['UBND huyện Thọ Xuân', 'UBNDTX']],
    ['bản đã xong', ['Ban Quản lý Khu kinh tế']],
    ['bàn đã xong', ['Ban Quản lý Khu kinh tế']],
    ['xả đã xong', COMMUNE],
    ['ca đã xong', ['Công an tỉnh', 'CA']],
    ['đã thanh tra xong', ['Thanh tra tỉnh']],
    ['da thanh tra xong', ['Thanh tra tỉnh']],
    // An office of another kind.
    ['Sở đã hoàn thành', ['UBND huyện Thọ Xuân', 'UBNDTX']],
    ['dạ ban đã xong rồi', ['Sở Xây dựng', 'SXD']],
    // A part of the agency.
    ['chi cục đã hoàn thành', ['Sở Xây dựng', 'SXD']],
    ['phòng đã xong', ['Sở Xây dựng', 'SXD']],
    ['trung tâm đã xong', SCHOOLS],
  ])('does not say so by “%s”', (text, own) => {
    expect(readReport(text, TODAY, own).status).not.toBe('completed');
  });

  test.each(['Sở đã hoàn thành', 'Trung tâm đã làm xong việc này', 'phòng đã xong rồi'])(
    'is the one that speaks where its names are not known: “%s”',
    (text) => {
      expect(readReport(text, TODAY).status).toBe('completed');
    },
  );

  test('does not pass a task on to itself', () => {
    expect(readReport('việc này của Sở GDĐT', TODAY).intent).toBe('handover');
    expect(readReport('việc này của Sở GDĐT', TODAY, SCHOOLS).intent).not.toBe('handover');
  });
});
