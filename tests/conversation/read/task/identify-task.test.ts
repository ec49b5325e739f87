import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  splitLines,
  splitReport,
  type KnownTasks,
  type TaskRef,
} from '../../../../src/conversation/read/task/identify-task.ts';
import { readReport } from '../../../../src/conversation/read/read-report.ts';
import { stripDiacritics } from '../../../../src/domain/strip-diacritics.ts';
import { anyText } from '../../../support/any-text.ts';
import { TODAY } from '../replies.ts';

/** Written "12=xong" for task 12, "III.2.1=xong" for a place, "-=xong" where no task is named. */
function lines(text: string): string[] {
  return splitReport(text).map(({ ref, rest }) => `${ref === null ? '-' : nameOf(ref)}=${rest}`);
}

function nameOf(ref: TaskRef): string {
  return ref.kind === 'number' ? String(ref.number) : ref.place;
}

const NAMED: readonly (readonly [text: string, ...lines: string[]])[] = [
  ['12 xong', '12=xong'],
  ['#12 70%', '12=70%'],
  ['# 12: xong', '12=xong'],
  ['nv 12 xong', '12=xong'],
  ['nhiệm vụ 12', '12='],
  ['nhiệm vụ số 12 đã xong', '12=đã xong'],
  ['Việc 12: đang làm', '12=đang làm'],
  ['số 12 xong', '12=xong'],
  ['12. xong', '12=xong'],
  ['12) xong', '12=xong'],
  ['12 - xong', '12=xong'],
  ['12: 70%', '12=70%'],
  ['12 70%', '12=70%'],
  ['05 xong', '5=xong'],
  ['12', '12='],
  ['#12', '12='],
  ['12?', '12=?'],
  ['12 👍', '12=👍'],
  ['12 khi nào đến hạn', '12=khi nào đến hạn'],
  ['12 gia hạn đến 30/12', '12=gia hạn đến 30/12'],
  ['12 chưa có vốn', '12=chưa có vốn'],
  ['12 3/5 xã xong', '12=3/5 xã xong'],
  ['III.2.1 vướng mặt bằng', 'III.2.1=vướng mặt bằng'],
  ['iii.2.1 xong', 'III.2.1=xong'],
  ['#III.2.1 xong', 'III.2.1=xong'],
  ['mục III.2.1 đã hoàn thành', 'III.2.1=đã hoàn thành'],
  ['IX.1: đang làm', 'IX.1=đang làm'],
  ['II đang làm', 'II=đang làm'],
  ['CT.II.3.2.1 đạt 70%', 'CT.II.3.2.1=đạt 70%'],
  ['Dạ 12 xong ạ', '12=xong ạ'],
  ['em báo cáo #12 xong rồi', '12=xong rồi'],
  ['báo cáo anh, 12 xong', '12=xong'],
  ['xong #12', '12=xong #12'],
];

const HEADED: readonly (readonly [text: string, ...lines: string[]])[] = [
  ['Báo cáo của Sở:\n#12 xong\n#15 đang làm', '12=xong', '15=đang làm'],
  ['Kính gửi Văn phòng,\nTình hình tháng 6:\n#12: 30%', '12=30%'],
  ['I. Kết quả thực hiện:\n#12 xong', '12=xong'],
  ['Dự kiến tuần tới:\n#12 xong', '12=Dự kiến tuần tới: xong'],
  ['Các nhiệm vụ chưa xong:\n#12\n#15', '12=Các nhiệm vụ chưa xong', '15=Các nhiệm vụ chưa xong'],
  ['Mưa lũ làm sạt lở đường\n#12 đang làm', '-=Mưa lũ làm sạt lở đường', '12=đang làm'],
];

test.each(HEADED)('%j is read under its heading', (text, ...expected) => {
  expect(lines(text)).toEqual(expected);
});

/** Written "12=completed"; "?" where the words below their heading are asked about, "-" for words of no task. */
function statuses(text: string): string[] {
  return splitReport(text).map(({ ref, rest }) => {
    const { intent, status, needsQuestion } = readReport(rest, TODAY);
    const said = intent === 'report' && !needsQuestion ? String(status) : '?';
    return `${ref === null ? '-' : nameOf(ref)}=${said}`;
  });
}

const SECTIONS: readonly (readonly [text: string, ...statuses: string[]])[] = [
  [
    'Đã hoàn thành:\n#12\n#15\nĐang thực hiện:\n#18\n#20',
    '12=completed',
    '15=completed',
    '18=in_progress',
    '20=in_progress',
  ],
  ['Chưa hoàn thành:\n#12\nĐã hoàn thành:\n#15', '12=in_progress', '15=completed'],
  ['Chưa thực hiện:\n- #12\n- #15\n\nĐã xong:\n- #18', '12=not_started', '15=not_started', '18=completed'],
  ['1. Đã hoàn thành:\n#12\n2. Đang triển khai:\n#15', '12=completed', '15=in_progress'],
  ['I. Đã hoàn thành:\n#12\nII. Chưa triển khai:\n#15', '12=completed', '15=not_started'],
  ['a) Đang làm:\n+ #12\nb) Đã làm xong:\n+ #15, #18', '12=in_progress', '15=completed', '18=completed'],
  [
    'Đã hoàn thành:\nIII.2.1\nĐang thực hiện:\nIII.2.2, III.2.3',
    'III.2.1=completed',
    'III.2.2=in_progress',
    'III.2.3=in_progress',
  ],
  ['3. Đã hoàn thành:\n#12\n4. Chưa hoàn thành:\n#15', '12=completed', '15=in_progress'],
  ['#12 xong\nĐang thực hiện:\n#15', '12=completed', '15=in_progress'],
  ['Đã hoàn thành\n#12\n#15\nĐang thực hiện\n#18', '12=completed', '15=completed', '18=in_progress'],
  [
    'Đã hoàn thành (2):\n#12\n#15\n- Chưa triển khai (01 nhiệm vụ):\n#18',
    '12=completed',
    '15=completed',
    '18=not_started',
  ],
  ['**Đã xong:**\n#12\n**Đang làm:**\n#15', '12=completed', '15=in_progress'],
  ['Đã hoàn thành: 1 nhiệm vụ\n#12\nĐang thực hiện: 1 nhiệm vụ\n#15', '12=completed', '15=in_progress'],
  ['Chưa làm: 02 việc\n#12, #15\nĐã xong: 1 việc.\n#18', '12=not_started', '15=not_started', '18=completed'],
  ['Mưa lũ làm sạt lở đường\n#12\nđang làm\n#15 xong', '-=?', '12=in_progress', '15=completed'],
  ['#12 vướng mặt bằng. Các việc đã xong:\n#15', '12=blocked', '15=?'],
];

const NOT_COMPLETED: readonly (readonly [text: string, ...statuses: string[]])[] = [
  ['I. Kết quả:\n#12 xong\nII. Kế hoạch tháng sau:\n#15 hoàn thành', '12=completed', '15=?'],
  ['I. Kết quả\n#12 xong\nII. Kế hoạch tháng sau\n#15 hoàn thành', '12=completed', '15=in_progress'],
  ['II. Kế hoạch tháng sau\n#15 hoàn thành', '15=in_progress'],
  ['#12 xong\nDự kiến tuần tới:\n#15 hoàn thành\n#18 xong', '12=completed', '15=?', '18=?'],
  ['#12 xong. Kế hoạch quý sau:\n#15 hoàn thành', '12=completed', '15=?'],
  ['Dự kiến tháng sau:\n#12 xong\nBáo cáo của huyện:\n#15 xong', '12=?', '15=?'],
  ['Kế hoạch tháng 7\n#12 hoàn thành\n#15 xong', '12=?', '15=?'],
  ['#12 xong\nKế hoạch tháng 7\n#15 hoàn thành', '12=?', '15=?'],
  ['Công việc tiếp theo:\n#12 hoàn thành', '12=?'],
  ['Nhiệm vụ trọng tâm tháng 7:\n#12 hoàn thành\n#15 xong', '12=?', '15=?'],
  ['Nhiệm vụ trọng tâm tháng 7\n#12 hoàn thành', '12=?'],
  ['Phương hướng thực hiện:\n- #12: hoàn thành\n- #15: xong', '12=?', '15=?'],
  ['Báo cáo anh, hôm qua Chủ tịch đi kiểm tra công trường\n#12 xong', '-=?', '12=completed'],
  ['Báo cáo chị, công trường hôm qua sạt lở\n#12 đang làm', '-=?', '12=in_progress'],
  ['Chưa hoàn thành:\n#12 xong\nKết quả:\n#15 xong\nTình hình:\n#18 xong', '12=?', '15=?', '18=?'],
  [
    'II. Kế hoạch tháng sau:\n- #12 hoàn thành\n1. Đã giao:\n- #15 hoàn thành\nIII. Kết quả:\n- #18 xong',
    '12=?',
    '15=?',
    '18=completed',
  ],
  ['5. Phấn đấu quý III:\n#12 hoàn thành', '12=?'],
];

describe('A heading speaks for the lines below it, until the next one', () => {
  test.each([...SECTIONS, ...NOT_COMPLETED])('"%s"', (text, ...expected) => {
    for (const written of [text, stripDiacritics(text), text.normalize('NFD')]) {
      expect(statuses(written)).toEqual(expected);
    }
  });

  test('what follows the last task, and a list of its own, stay with it', () => {
    expect(lines('#12 đang làm\nKhó khăn:\nthiếu vốn')).toEqual(['12=đang làm\nKhó khăn:\nthiếu vốn']);
    expect(lines('#12:\n1. đã họp\n2. chờ ký\n#15 xong')).toEqual(['12=1. đã họp\n2. chờ ký', '15=xong']);
    expect(lines('#12 có việc sau:\n#15 xong')).toEqual(['12=có việc sau:', '15=xong']);
  });
});

const SEVERAL: readonly (readonly [text: string, ...lines: string[]])[] = [
  ['#12, #15 xong', '12=xong', '15=xong'],
  ['#12 #15 xong', '12=xong', '15=xong'],
  ['12, 15 và 18 xong', '12=xong', '15=xong', '18=xong'],
  ['12 & 15 xong', '12=xong', '15=xong'],
  ['III.2.1, III.2.2 xong', 'III.2.1=xong', 'III.2.2=xong'],
  ['12 xong; 15 70%', '12=xong', '15=70%'],
  ['12 xong, 15 đang làm', '12=xong', '15=đang làm'],
  ['12 xong. 15 đang làm.', '12=xong.', '15=đang làm.'],
  ['12 xin gia hạn đến 30/12, 15 xong', '12=xin gia hạn đến 30/12', '15=xong'],
  ['12 xong\n15 70%\n18 vướng mặt bằng', '12=xong', '15=70%', '18=vướng mặt bằng'],
  ['- 12 xong\n- 15 đang làm', '12=xong', '15=đang làm'],
  ['+ #12: xong\n+ #15: chưa làm', '12=xong', '15=chưa làm'],
  ['Kính gửi VP,\n12 xong\n15 70%', '12=xong', '15=70%'],
  ['12 vướng mặt bằng\nđã báo cáo huyện\n15 xong', '12=vướng mặt bằng\nđã báo cáo huyện', '15=xong'],
  ['đang làm\n12 xong', '-=đang làm', '12=xong'],
];

const NOT_SPLIT: readonly (readonly [text: string, ...lines: string[]])[] = [
  ['12 xong 15 đang làm', '12=xong 15 đang làm'],
  ['#12 xong #15', '-=#12 xong #15'],
  ['12 xong, còn 15 chưa', '12=xong, còn 15 chưa'],
  ['12 đạt 70%, 15 hộ chưa đồng ý', '12=đạt 70%, 15 hộ chưa đồng ý'],
  ['#12 có 5 xã: 3 xong, 2 chưa xong', '12=có 5 xã: 3 xong, 2 chưa xong'],
];

const NO_TASK = [
  ...[
    'xong',
    '',
    '70%',
    '70 %',
    '30/12 xong',
    '2 tuần nữa',
    '100% xong',
    '15 ngày nữa',
    '3/5 xã xong',
    '50 tỷ',
    '2026',
    '12h',
  ],
  ...[
    '5 triệu',
    '5 xã đã xong',
    '2 sở đã có ý kiến',
    '3 đơn vị đã xong',
    '1 phần đã xong',
    'thứ 6 xong',
    '12-15 xong',
    '8:30 họp',
  ],
  ...[
    '12.5 xong',
    '1. 12 xong',
    '2 tuần sau xong',
    '12 tháng nữa',
    '12/BC-SXD',
    'số 12/BC-SXD đã gửi',
    '20 người tham gia',
  ],
  ...[
    '50k',
    '2 việc xong',
    '3 nội dung đã xong',
    '3 khó khăn cần tháo gỡ',
    'tháng 12 xong',
    'BC số 12',
    '0 xong',
    '2026 xong',
  ],
  ...[
    'ii xong',
    'v.v.',
    '12 có 5 xã: 3 xong, 2 chưa xong',
    '6 tháng đầu năm đạt 50%',
    '30 hộ dân chưa nhận tiền',
    '1900 xong',
  ],
];

describe('A message is split into what it says of each task', () => {
  test.each([...NAMED, ...SEVERAL, ...NOT_SPLIT])('"%s"', (text, ...expected) => {
    expect(lines(text)).toEqual(expected);
    expect(lines(stripDiacritics(text))).toEqual(expected.map(stripDiacritics));
    expect(lines(text.normalize('NFD'))).toEqual(expected);
  });

  test.each(NO_TASK)('"%s" names no task', (text) => {
    expect(lines(text)).toEqual([`-=${text.replace(/\.$/u, '.')}`]);
    expect(lines(stripDiacritics(text))).toEqual([`-=${stripDiacritics(text)}`]);
  });

  test('any text gives at least one line and never throws', () => {
    fc.assert(
      fc.property(anyText(300), (text) => {
        expect(splitReport(text).length).toBeGreaterThan(0);
      }),
    );
  });

  test('a text that no messenger sends is given whole', () => {
    const text = '12 xong; '.repeat(500).trim();
    expect(splitReport(text)).toEqual([{ ref: null, rest: text }]);
  });
});

describe('A reference that is written in two ways', () => {
  test.each(['#1 2 xong', '#1 12 đã hoàn thành', '#7 8 đang làm'])('"%s" is asked about', (text) => {
    for (const { rest } of splitReport(text)) {
      expect(readReport(rest, TODAY)).toMatchObject({ status: null, needsQuestion: true });
    }
  });

  test.each(['#1e2 xong', '#12345678 xong', '#0x1 xong', '#1e2, đã hoàn thành'])(
    '"%s" names no task, and is asked about',
    (text) => {
      expect(splitReport(text)).toEqual([{ ref: null, rest: text }]);
      expect(readReport(text, TODAY)).toMatchObject({ status: null, needsQuestion: true });
    },
  );

  test.each([
    ['#12 2 xã xong', '2 xã xong'],
    ['#12 50% khối lượng', '50% khối lượng'],
    ['#12 3/5 đơn vị đã xong', '3/5 đơn vị đã xong'],
    ['#12 2 tuần nữa xong', '2 tuần nữa xong'],
  ])('but "%s" is about #12', (text, rest) => {
    expect(splitReport(text)).toEqual([{ ref: { kind: 'number', number: 12 }, rest }]);
  });
});

/** Written "12=xong"; a second reading stands behind "or". */
function known(text: string, { listed = [], own = [] }: { listed?: number[]; own?: number[] }): string[] {
  const isListed = (number: number): boolean => listed.includes(number);
  const isOwn = (number: number): boolean => own.includes(number);
  const tasks: KnownTasks = { isListed, isOwn, mayNumber: listed.length > 0 ? isListed : isOwn };
  const written = ({ ref, rest }: { ref: TaskRef | null; rest: string }): string =>
    `${ref === null ? '-' : nameOf(ref)}=${rest}`;
  const { lines: said, numbered } = splitLines(text, tasks);
  return [...said.map(written), ...(numbered === null ? [] : ['or', ...numbered.map(written)])];
}

describe('A list that starts at 1 or a is one report', () => {
  test.each([
    ['#37 tình hình như sau:\n1. Đã hoàn thành\n2. Đang chờ kinh phí', '37'],
    ['III.2.1 như sau: 1) đã trình 2) chờ ký', 'III.2.1'],
    ['#37:\na) đã họp\nb) chưa ký', '37'],
    ['nhiệm vụ 37:\n(1) xong\n(2) chưa', '37'],
    ['37:\n1/ xong\n2/ chưa', '37'],
  ])('“%s” speaks of the task above it', (text, task) => {
    expect(splitReport(text).map(({ ref }) => (ref === null ? '-' : nameOf(ref)))).toEqual([task]);
  });

  test.each([
    'Kính gửi VP,\n1. Đã hoàn thành\n2. Đã hoàn thành\n3. Chưa',
    '1. Đã hoàn thành 2. Đang chờ kinh phí',
    '1) xong\n2) đang làm',
    'Dạ,\n1. Đã hoàn thành\n2. Đang làm',
    'Tình hình thực hiện:\nI. Kết quả: đã xong\nII. Tồn tại: không',
    'a. đã xong\nb. đang làm',
    '- đã họp\n- chờ ký\n12 xong',
    '+ đã họp\n+ 3 việc xong',
    '• đã họp\n• chờ ký',
    '1- đã họp\n2- chờ ký',
  ])('“%s” names no task by its marks', (text) => {
    expect(lines(text)).toEqual([`-=${text}`]);
  });

  test.each([
    ['1. #12 xong\n2. #15 đang làm', '12=xong', '15=đang làm'],
    ['1) III.2.1 xong\n2) nhiệm vụ 15: đang làm', 'III.2.1=xong', '15=đang làm'],
    ['- #12 xong\n- #15:\n1. đang làm\n2. chờ vốn', '12=xong', '15=1. đang làm\n2. chờ vốn'],
    ['12. xong\n13. đang làm', '12=xong', '13=đang làm'],
  ])('“%s” names its tasks behind the marks, or does not start at 1', (text, ...expected) => {
    expect(lines(text)).toEqual(expected);
  });
});

describe('What is known of the numbers decides', () => {
  test.each([
    ['1. xong\n2. đang làm', { listed: [1, 2, 3] }, ['-=1. xong\n2. đang làm', 'or', '1=xong', '2=đang làm']],
    ['Kính gửi VP,\n1) xong\n2) chưa', { own: [1, 2] }, ['-=Kính gửi VP,\n1) xong\n2) chưa', 'or', '1=xong', '2=chưa']],
    ['1. xong\n2. đang làm', { listed: [37], own: [1, 2] }, ['-=1. xong\n2. đang làm']],
    ['1. xong\n2. đang làm\n3. chưa', { own: [1, 2] }, ['-=1. xong\n2. đang làm\n3. chưa']],
    ['#37:\n1. xong\n2. chưa', { listed: [1, 2, 37] }, ['37=1. xong\n2. chưa']],
    ['1 xong\n2 đang làm', { listed: [1, 2] }, ['1=xong', '2=đang làm']],
    ['a) đã họp\nb) chờ ký\n12 xong', { listed: [12] }, ['-=a) đã họp\nb) chờ ký', '12=xong']],
    ['a) đã họp\nb) chờ ký\n12 xong', { own: [12] }, ['-=a) đã họp\nb) chờ ký\n12 xong']],
    ['18 Giải phóng mặt bằng đạt 92%', { own: [18] }, ['18=Giải phóng mặt bằng đạt 92%']],
    ['4 ý kiến đã tiếp thu', { own: [4] }, ['-=4 ý kiến đã tiếp thu']],
    ['2 biên bản đã ký', { own: [2] }, ['-=2 biên bản đã ký']],
    ['18 Giải phóng mặt bằng đạt 92%', { own: [17] }, ['-=18 Giải phóng mặt bằng đạt 92%']],
    ['15 UBND tỉnh đã duyệt giá đất rồi', { own: [15] }, ['15=UBND tỉnh đã duyệt giá đất rồi']],
    ['12 xong\n15 Khu tái định cư vướng', { listed: [12, 15] }, ['12=xong', '15=Khu tái định cư vướng']],
    ['15 hộ chưa nhận tiền', { own: [15] }, ['-=15 hộ chưa nhận tiền']],
    ['5 hồ sơ đã hoàn thành', { own: [5] }, ['-=5 hồ sơ đã hoàn thành']],
    ['3 đơn vị vướng mặt bằng', { own: [3] }, ['-=3 đơn vị vướng mặt bằng']],
    ['58 đến 60%', { own: [58] }, ['-=58 đến 60%']],
    ['1 quý II xong', { own: [1] }, ['1=quý II xong']],
    ['2 quý 4/2022 đạt 70%', { own: [2] }, ['2=quý 4/2022 đạt 70%']],
    ['6 năm 2022 đã xong', { own: [6] }, ['6=năm 2022 đã xong']],
    ['1 quý nữa xong', { own: [1] }, ['-=1 quý nữa xong']],
    ['5 năm 2021-2025 đã xong', { own: [5] }, ['-=5 năm 2021-2025 đã xong']],
    ['1 quý II xong', { own: [2] }, ['-=1 quý II xong']],
  ])('“%s” with %j', (text, numbers, expected) => {
    expect(known(text, numbers)).toEqual(expected);
  });
});

describe('The edge of a range is no reference, and no figure of the task', () => {
  test.each([
    '58-60%',
    '90–100%',
    '80-100%',
    '99-100%',
    '90, 100%',
    '95-100% khối lượng',
    'từ 58 đến 60%',
    '58 đến 60%',
    '58 - 60 %',
    '90 — 95 — 100%',
    '90~100%',
    '90% - 100%',
    '90 hoặc 100%',
    '90…100%',
    '90 tới 100 phần trăm',
    'khoảng 90-100%',
    'đạt 90 - 100%',
    '90, gần 100%',
  ])('“%s”', (text) => {
    for (const written of [text, stripDiacritics(text)]) {
      expect(known(written, { listed: [58], own: [58, 90, 95, 99] })).toEqual([`-=${written}`]);
      expect(readReport(written, TODAY)).toMatchObject({ status: null, progress: null, needsQuestion: true });
      expect(readReport(`#12 ${written}`, TODAY)).toMatchObject({ status: null, progress: null, needsQuestion: true });
    }
  });

  test('behind a task that is marked it is said of that task', () => {
    expect(lines('#58: 90-100%')).toEqual(['58=90-100%']);
    expect(lines('12: 58-60%')).toEqual(['12=58-60%']);
  });
});

test.each(['. ', '- ', '… ', ', ', '.', '_ '])(
  'thousands of “%s” before a word of completion are asked about',
  (sign) => {
    const [line] = splitReport(`#2 ${sign.repeat(Math.floor(3800 / sign.length))}xong`);
    expect(line?.rest).not.toBe('xong');
    expect(readReport(line?.rest ?? '', TODAY).status).toBeNull();
  },
);

test.each(['1. Đã hoàn thành', '1. xong\n2. xong', '- xong\n- xong', 'a) 70%\nb) 90%', '1) đạt 60%'])(
  'of the items “%s” none says how far the task is',
  (text) => {
    expect(readReport(text, TODAY)).toMatchObject({
      intent: 'report',
      status: null,
      progress: null,
      needsQuestion: true,
    });
  },
);
