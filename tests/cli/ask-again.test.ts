// covers src/usecases/operate/ask-again.ts
import { expect, test } from 'vitest';
import { alter, newRegistryPath, run, valueIn } from './command-line.ts';

const FROM = '2026-11-22T14:02:00+07:00';
const TO = '2026-11-22T14:05:00+07:00';

async function linked(): Promise<string> {
  const path = newRegistryPath();
  await run(path, ['tasks']);
  alter(
    path,
    `insert into chat (id, channel, external_id, type, role, agency_id, title, state) values
       (1, 'telegram', '-1', 'group', 'secretariat', null, 'Văn phòng', 'active'),
       (2, 'telegram', '-2', 'group', 'agency', 1, 'Sở', 'active'),
       (3, 'zalo', '-3', 'group', 'agency', 2, 'Sở khác', 'dead'),
       (4, 'telegram', '-4', 'group', 'none', null, 'Người lạ', 'active')`,
  );
  return path;
}

test('each chat that can be reached is asked once for the same gap, in its own words', async () => {
  const path = await linked();
  const tried = await run(path, ['ask-again', '--from', FROM, '--to', TO, '--dry-run', '--json']);
  expect(tried.json).toEqual([expect.objectContaining({ chats: 2, unreached: 1 })]);
  expect(valueIn(path, 'select count(*) from outbox')).toBe(0);
  for (let time = 0; time < 2; time++) {
    expect((await run(path, ['ask-again', '--from', FROM, '--to', TO])).out).toMatch(
      /2 nhóm.*1 nhóm không liên lạc được/su,
    );
  }
  expect(valueIn(path, 'select group_concat(chat_id) from (select chat_id from outbox order by 1)')).toBe('1,2');
  const words = (chat: number): string => String(valueIn(path, `select payload from outbox where chat_id = ${chat}`));
  expect(words(2)).toMatch(/14:02.*14:05.*đề nghị gửi lại.*không bị tính chậm/su);
  expect(words(1)).toContain('giao ý kiến');
  expect(valueIn(path, "select count(*) from event where kind = 'asked_again'")).toBe(2);
});

test('a gap that lies ahead, or ends before it begins, is refused', async () => {
  const path = await linked();
  expect((await run(path, ['ask-again', '--from', TO, '--to', FROM])).err).toContain('does not lie before');
  expect((await run(path, ['ask-again', '--from', FROM, '--to', '2099-01-01T00:00:00Z'])).err).toContain('lies ahead');
  expect((await run(path, ['ask-again', '--from', 'hôm qua'])).status).toBe(2);
});
