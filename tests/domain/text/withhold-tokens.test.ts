import { expect, test } from 'vitest';
import { withholdTokens } from '../../../src/domain/text/withhold-tokens.ts';

const TOKEN = '123456789:AAFictionalFictionalFictionalFict';

test.each([
  ['alone', TOKEN, '<t>'],
  ['in a sentence', `bot ${TOKEN}, then`, 'bot <t>, then'],
  ['with its colon escaped', `x=${TOKEN.replace(':', '%3a')}&y`, 'x=<t>&y'],
  ['in an address', `https://h/bot${TOKEN}/getMe`, 'https://h/bot<t>/getMe'],
  ['however short, behind /bot', 'https://h/bot1:short/getMe', 'https://h/bot<t>/getMe'],
  ['twice', `${TOKEN} ${TOKEN}`, '<t> <t>'],
  ['behind another colon', `token:${TOKEN}`, 'token:<t>'],
])('a token %s is withheld', (_where, text, left) => {
  expect(withholdTokens(text, '<t>')).toBe(left);
});

test.each(['12:30', '{"a":1,"b":"c"}', '2026-11-29T08:00:00', '12345:short', '1234:AAFictionalFictionalFictional', ''])(
  '"%s" holds none',
  (text) => {
    expect(withholdTokens(text, '<t>')).toBe(text);
  },
);
