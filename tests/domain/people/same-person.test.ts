import { expect, test } from 'vitest';
import { isSamePerson, type Somebody } from '../../../src/domain/people/same-person.ts';

const telegram = (personId: number, ...names: string[]): Somebody => ({ personId, channel: 'telegram', names });
const zalo = (personId: number, ...names: string[]): Somebody => ({ personId, channel: 'zalo', names });
const named = (name: string): Somebody => ({ personId: null, channel: null, names: [name] });

test.each<[string, Somebody, Somebody, boolean]>([
  ['one account', telegram(1, 'Bình'), telegram(1, 'Bình Trần'), true],
  ['a name at the command line', telegram(1, 'Trần Thị Bình'), named('tran thi  binh'), true],
  [
    'the name that the person gave',
    telegram(1, 'binhtt', 'Trần Thị Bình, Phó Chánh Văn phòng'),
    named('Trần Thị Bình'),
    true,
  ],
  ['accounts of two messengers', telegram(1, 'Trần Thị Bình'), zalo(2, 'Trần Thị Bình'), true],
  ['namesakes in one messenger', telegram(1, 'Nguyễn Văn An'), telegram(2, 'Nguyễn Văn An'), false],
  ['another name', telegram(1, 'Trần Thị Bình'), named('Lê Văn Chi'), false],
  ['names twice at the command line', named('Bình'), named('Bình'), true],
  ['two names at the command line', named('Bình'), named('Chi'), false],
])('%s', (_, one, other, same) => {
  expect([isSamePerson(one, other), isSamePerson(other, one)]).toEqual([same, same]);
});
