import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { people } from '../../people.ts';
import { cardsOfTask } from '../../../src/store/programmes/assignments.ts';
import type { Office } from '../../support/office.ts';
import { openLinked } from '../../support/office/linked-office.ts';

const IN = { mention: true } as const;
let office: Office;

beforeEach(async () => {
  const programme = [{ ref: 'I.1', title: 'Lập quy hoạch', lead: 'Sở Xây dựng', deadline: 'Quý II/2022' }];
  office = await openLinked(
    { programme, at: '2022-06-20 08:00' },
    { VP: people.binh, LD: people.son, SXD: people.lan },
  );
  await office.says(people.lan, 'SXD', '#1 không thuộc trách nhiệm của Sở');
});

afterEach(() => {
  office.close();
});

test('the button asks for the agency; its name alone is quoted back, as a reply it is taken', async () => {
  await office.presses(people.binh, 'VP', 'Chuyển đơn vị khác');
  expect(office.lastTo('VP').text).toContain('tên hoặc mã đơn vị tiếp nhận');
  await office.says(people.binh, 'VP', 'cuối tuần xem lại nhé', IN);
  expect(office.assignment('#1').waitingFor).toBe('handover');
  await office.says(people.binh, 'VP', 'STC', IN);
  expect(office.lastTo('VP').text).toContain('Chuyển đơn vị chủ trì sang “STC”');
  await office.says(people.binh, 'VP', 'Sở Tài chính theo Công văn số 12/UBND-TH', IN);
  expect(office.lastTo('VP').text).toContain('“Sở Tài chính theo Công văn số 12/UBND-TH”');
  await office.presses(people.binh, 'VP', 'Đúng');
  expect(office.lastTo('VP').text).toContain('Từ Sở Xây dựng sang Sở Tài chính');
  expect(office.lastTo('VP').text).toContain('Căn cứ: Công văn số 12/UBND-TH');
});

test('while it waits past its date it is nobody’s lateness; refused, it counts on from where it stood', async () => {
  office.moveTo('2022-07-10 09:00');
  await office.says(people.binh, 'VP', '/quahan');
  expect(office.lastTo('VP').text).toContain('chờ quyết định đơn vị chủ trì: 20 ngày');
  await office.says(people.binh, 'VP', '/khongdongy 1 đúng chức năng');
  await office.says(people.binh, 'VP', '/quahan');
  expect(office.lastTo('VP').text).not.toContain('quá 10 ngày');
  office.moveTo('2022-07-30 09:00');
  await office.says(people.binh, 'VP', '/quahan');
  expect(office.lastTo('VP').text).toContain('quá 10 ngày, đã trừ 20 ngày chờ quyết định');
});

test('only the secretariat says whose task it is', async () => {
  await office.says(people.son, 'LD', '/khongdongy 1 đúng chức năng');
  expect(office.lastTo('LD').text).toContain('Chỉ Văn phòng / bộ phận theo dõi được quyết định đơn vị chủ trì');
  expect(office.assignment('#1').waitingFor).toBe('handover');
});

test('“nhầm” takes the claim back; a button under it then says so', async () => {
  await office.says(people.lan, 'SXD', 'nhầm', { replyTo: office.lastTo('SXD') });
  expect(office.assignment('#1').waitingFor).toBeNull();
  const toast = await office.presses(people.binh, 'VP', 'Không đồng ý');
  expect(toast?.text).toContain('không còn chờ quyết định');
});

test.each(['Sở Abc', 'chưa rõ'])('/dongy 1 %s names no agency', async (words) => {
  await office.says(people.binh, 'VP', `/dongy 1 ${words}`);
  expect(office.lastTo('VP').text).toContain('không nêu rõ đơn vị tiếp nhận');
  expect(office.assignment('#1').waitingFor).toBe('handover');
});

test.each(['Không phải STC', 'Cần lấy ý kiến của Sở Tài chính', 'Chưa giao Sở Tài chính'])(
  '“%s” in answer to “which agency?” moves nothing, and the question stays open',
  async (words) => {
    await office.presses(people.binh, 'VP', 'Chuyển đơn vị khác');
    const asked = office.lastTo('VP');
    await office.says(people.binh, 'VP', words, { replyTo: asked });
    expect(office.assignment('#1').waitingFor).toBe('handover');
    await office.says(people.binh, 'VP', 'Giao Sở Tài chính chủ trì nhé', { replyTo: asked });
    expect(office.lastTo('VP').text).toContain('Từ Sở Xây dựng sang Sở Tài chính');
  },
);

test('/dongy 1 không phải của STC moves nothing', async () => {
  await office.says(people.binh, 'VP', '/dongy 1 không phải của STC');
  expect(office.assignment('#1').waitingFor).toBe('handover');
});

describe('a period of a duty for which nothing waits is named in the answer, not as unused', () => {
  const open = async () =>
    openLinked(
      {
        programme: [{ ref: 'I.1', title: 'Báo cáo nhà ở', lead: 'Sở Xây dựng', deadline: 'Hằng quý' }],
        at: '2022-06-20 08:00',
      },
      { VP: people.binh, SXD: people.lan },
    );

  test.each([
    ['/xacnhan 1 quý II/2022', 'kỳ quý II/2022', null],
    ['/xacnhan 1 kỳ quý II', 'kỳ quý II/2022', null],
    ['/tralai 1 quý II/2022 thiếu biểu số 3', 'kỳ quý II/2022', 'thiếu biểu số 3'],
    ['/dongy 1 quý II/2022', 'kỳ quý II/2022', null],
  ])('%s', async (command, period, unused) => {
    const duty = await open();
    await duty.says(people.binh, 'VP', command);
    const { text } = duty.lastTo('VP');
    expect(text).toContain(period);
    expect(/Chưa dùng: “([^”]*)”/u.exec(text)?.[1] ?? null).toBe(unused);
    duty.close();
  });
});

describe('a period behind /dongy or /xacnhan is a period', () => {
  const PROGRAMME = [
    { ref: 'I.1', title: 'Báo cáo nhà ở', lead: 'Sở Xây dựng', deadline: 'Hằng quý' },
    { ref: 'I.2', title: 'Lập quy hoạch', lead: 'Sở Xây dựng', deadline: 'Quý II/2022' },
  ];
  let duty: Office;
  beforeEach(async () => {
    duty = await openLinked({ programme: PROGRAMME, at: '2022-06-20 08:00' }, { VP: people.binh, SXD: people.lan });
  });
  afterEach(() => {
    duty.close();
  });
  const rules = async (command: string): Promise<string> => {
    await duty.says(people.binh, 'VP', command);
    return duty.lastTo('VP').text;
  };
  const second = () =>
    duty.database.read((tx) => cardsOfTask(tx, 1)).find(({ assignment }) => assignment.period === '2022-Q2')
      ?.assignment;

  describe('more time', () => {
    beforeEach(async () => {
      await duty.says(people.lan, 'SXD', '/giahan 1 quý II đến 15/8/2022 chờ số liệu');
      await duty.says(people.lan, 'SXD', '/giahan 2 15/8/2022 chờ số liệu');
      duty.moveTo('2022-07-04 09:00');
    });

    test.each(['quý III', 'kỳ quý III', 'quý III/2022', 'quý này', 'SXD quý III', 'quý IV', 'quý III vì chờ số liệu'])(
      '/dongy 1 %s grants nothing: another period waits, and is named',
      async (words) => {
        const said = await rules(`/dongy 1 ${words}`);
        expect(said).toMatch(/kỳ quý (?:III|IV)\/2022: .{0,200}Đang chờ: kỳ quý II\/2022.*“\/dongy 1 quý II\/2022”/u);
        expect(second()).toMatchObject({ waitingFor: 'extension', dueOn: '2022-06-30' });
      },
    );

    test.each([
      ['1 tháng 8', '31/08/2022'],
      ['2 quý III', '30/09/2022'],
      ['2 năm 2022', '31/12/2022'],
      ['2 tháng 9/2022', '30/09/2022'],
    ])('/dongy %s may be the day that was asked for, or another: asked', async (words, until) => {
      const said = await rules(`/dongy ${words}`);
      expect(said).toContain(`Gia hạn đến ngày ${until}`);
      expect(said).toContain('xin (15/08/2022)');
      expect([second()?.extensions, duty.assignment('#2').extensions]).toEqual([0, 0]);
    });

    test.each([
      ['1 quý II', '2022-08-15'],
      ['1 kỳ trước', '2022-08-15'],
      ['1 đến hết quý III', '2022-09-30'],
      ['1 quý II đến quý III', '2022-09-30'],
      ['1 hết tháng 7', '2022-07-31'],
    ])('/dongy %s says which period, or until when', async (words, until) => {
      await rules(`/dongy ${words}`);
      expect(second()).toMatchObject({ waitingFor: null, dueOn: until });
    });

    test('the span that ends on the day that was asked for is that day', async () => {
      await duty.says(people.lan, 'SXD', '/giahan 2 30/9/2022 chờ số liệu');
      await rules('/dongy 2 quý III');
      expect(duty.assignment('#2').dueOn).toBe('2022-09-30');
    });
  });

  test.each(['quý III', 'quý IV', 'kỳ quý III'])('/xacnhan 1 %s is of this year, not of one ago', async (words) => {
    expect(await rules(`/xacnhan 1 ${words}`)).toMatch(/kỳ quý (?:III|IV)\/2022: /u);
    await duty.says(people.lan, 'SXD', '#1 đã báo cáo quý II xong');
    expect(await rules(`/xacnhan 1 ${words}`)).toContain(
      'Đang chờ: kỳ quý II/2022. Đề nghị: “/xacnhan 1 quý II/2022”.',
    );
    expect(second()?.status).toBe('pending_confirmation');
  });

  test('where this year’s period does not wait, that of years ago is not confirmed in its place', async () => {
    await duty.says(people.lan, 'SXD', '#1 đã báo cáo quý II xong');
    duty.moveTo('2025-07-10 09:00');
    await duty.tick();
    expect(await rules('/xacnhan 1 quý II')).toMatch(/kỳ quý II\/2025: .*Đang chờ: kỳ quý II\/2022/u);
    await rules('/xacnhan 1 quý II/2022');
    expect(second()?.status).toBe('completed');
  });
});
