/** A reply to an answer of ours is about the task of that answer, and about no other. */

import { afterEach, describe, expect, test } from 'vitest';
import { people } from '../../people.ts';
import { openOffice, type Office } from '../../support/office.ts';

const { binh, lan } = people;

let office: Office;
afterEach(() => {
  office.close();
});

async function open(deadlines: readonly string[]): Promise<void> {
  office = await openOffice({
    programme: deadlines.map((deadline, at) => ({
      ref: `I.${String(at + 1)}`,
      title: `Nhiệm vụ thứ ${String(at + 1)}`,
      lead: 'Sở Xây dựng',
      deadline,
    })),
  });
  await office.linkSecretariat(binh);
  await office.linkAgency('SXD', lan);
}

const done = (task: string): boolean => ['pending_confirmation', 'completed'].includes(office.assignment(task).status);
const answerTo = (text: string) => office.says(lan, 'SXD', text, { mention: true, replyTo: office.lastTo('SXD') });

describe('“xong rồi” under a note', () => {
  test.each([
    ['of an objection', '#1 đề nghị xem lại: đơn vị đã báo cáo từ tháng 5'],
    ['of an objective reason', '#1 lý do khách quan: mưa lũ kéo dài'],
    ['of a report that is refused', '#1 xin gia hạn đến 30/12/2022'],
  ])('%s is about its task', async (_, said) => {
    await open(['Trong thời gian thực hiện Nghị quyết', 'Quý IV/2022']);
    await office.says(lan, 'SXD', said, { mention: true });
    await answerTo('đã xong rồi nhé');
    expect(done('#2')).toBe(false);
    expect(office.lastTo('SXD').text).toContain('#1');
  });

  test('that no such task is there is about none, also where only one is open', async () => {
    await open(['Quý IV/2022']);
    await office.says(lan, 'SXD', '#70 đang làm', { mention: true });
    expect(office.lastTo('SXD').text).toContain('#70');
    await answerTo('đã xong rồi nhé');
    expect(done('#1')).toBe(false);
    expect(office.lastTo('SXD').text).toContain('nói về nhiệm vụ nào?');
    await office.presses(lan, 'SXD', '#1');
    expect(done('#1')).toBe(true);
  });

  test('that a question is dropped is about the task that it asked about', async () => {
    await open(['Quý IV/2022', 'Quý III/2022']);
    await office.says(lan, 'SXD', '#1 xin gia hạn', { mention: true });
    await answerTo('thôi');
    await answerTo('đã xong rồi nhé');
    expect([done('#1'), done('#2')]).toEqual([true, false]);
  });
});
