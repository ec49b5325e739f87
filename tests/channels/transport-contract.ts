/** What the relay takes for granted about every messenger. */

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OutgoingMessage } from '../../src/conversation/message/message.ts';
import type { Address, Transport } from '../../src/outbox/transport.ts';

export interface ContractStage {
  readonly transport: Transport;
  /** A chat that the bot may write to. */
  readonly to: Address;
  close(): Promise<void>;
}

/** The ways in which the next send may go wrong on the messenger's side. */
export type Trouble =
  | 'a refusal'
  | 'too many messages'
  | 'a fault of the server'
  | 'a page of a proxy'
  | 'a lost answer'
  | 'a lost request';

/** A transport with a server behind it that can be looked into and led into trouble. */
export interface NetworkStage extends ContractStage {
  /** A chat that the bot may not write to. */
  readonly closed: Address;
  /** The texts that truly arrived in `to`, in order. */
  arrived(): readonly string[];
  /** Lets the next send go wrong. */
  trouble(trouble: Trouble): void;
  /** Ends the server: from then on nobody listens. May be called twice. */
  close(): Promise<void>;
}

const PLAIN: OutgoingMessage = {
  text: 'Nhắc việc: #12 Quy hoạch',
  bold: [],
  buttons: [],
  howToAnswer: null,
  replyTo: null,
  topic: null,
  silent: false,
};

const MESSAGES: readonly (readonly [string, Partial<OutgoingMessage>])[] = [
  ['plain words', {}],
  ['markup that somebody wrote', { text: '<b>#12</b> *đậm* _x_ [a](http://b) {red} & "c" `d`' }],
  ['emoji and other signs', { text: '👍🏽 👨‍👩‍👧 10² ½ → “đ”' }],
  ['several lines', { text: '12 xong\n13 50%\n\n14 vướng' }],
  ['letters whose accents come apart', { text: 'Uỷ ban nhân dân'.normalize('NFD') }],
  ['bold runs', { bold: [{ offset: 0, length: 9 }] }],
  ['bold runs that reach too far', { bold: [{ offset: 10, length: 5000 }] }],
  ['a quote of a message that is gone', { replyTo: '999999' }],
  ['a quote of no message of this messenger', { replyTo: 'không phải số' }],
  ['a button', { buttons: [[{ label: 'Đã nhận', action: { kind: 'acknowledge_all' } }], []] }],
  ['a way to answer', { howToAnswer: 'Trả lời: 12 xong' }],
  ['silence', { silent: true }],
  ['a place outside any topic', { topic: { id: null } }],
];

/** What every messenger keeps, against a stage that `setUp` builds anew for each test. */
export function transportContract(name: string, setUp: () => Promise<ContractStage>): void {
  describe(`the transport of ${name}`, () => {
    let stage: ContractStage;

    beforeEach(async () => {
      stage = await setUp();
    });

    afterEach(async () => {
      await stage.close();
    });

    test.each(MESSAGES)('takes %s', async (_what, part) => {
      expect((await stage.transport.send(stage.to, { ...PLAIN, ...part })).kind).toBe('sent');
    });

    test('names two messages by two ids', async () => {
      const outcomes = [await stage.transport.send(stage.to, PLAIN), await stage.transport.send(stage.to, PLAIN)];
      const ids = outcomes.map((outcome) => (outcome.kind === 'sent' ? outcome.messageId : ''));
      expect(ids).not.toContain('');
      expect(new Set(ids).size).toBe(2);
    });

    test('holds enough for a reminder in one message', () => {
      expect(stage.transport.textLimit).toBeGreaterThanOrEqual(1500);
    });
  });
}

/** What a messenger on the network keeps besides. */
export function networkTransportContract(name: string, setUp: () => Promise<NetworkStage>): void {
  transportContract(name, setUp);

  describe(`the transport of ${name}, seen from its server`, () => {
    let stage: NetworkStage;

    beforeEach(async () => {
      stage = await setUp();
    });

    afterEach(async () => {
      await stage.close();
    });

    /** Exactly these texts, each with whatever the channel adds, have arrived. */
    function expectArrived(...texts: readonly string[]): void {
      const arrived = stage.arrived().map((text) => text.normalize('NFC'));
      expect(arrived).toHaveLength(texts.length);
      texts.forEach((text, index) => {
        expect(arrived[index]).toContain(text.normalize('NFC'));
      });
    }

    test.each(MESSAGES)('delivers %s, as written', async (_what, part) => {
      const message = { ...PLAIN, ...part };
      await stage.transport.send(stage.to, message);
      expectArrived(message.text);
    });

    test('delivers two messages in order', async () => {
      await stage.transport.send(stage.to, { ...PLAIN, text: 'một' });
      await stage.transport.send(stage.to, { ...PLAIN, text: 'hai' });
      expectArrived('một', 'hai');
    });

    test('says in its last line how to answer, where it shows no buttons', async () => {
      const howToAnswer = 'Trả lời: 12 xong';
      await stage.transport.send(stage.to, { ...PLAIN, howToAnswer });
      const saysHow = stage.arrived().at(0)?.endsWith(`\n${howToAnswer}`);
      expect(saysHow).toBe(!stage.transport.hasButtons);
    });

    test.each([
      ['of letters', 'đ'],
      ['of signs that count double', '😀'],
    ])('delivers a text %s as long as it says, with all else that a message may have', async (_what, letter) => {
      const text = letter.repeat(Math.floor(stage.transport.textLimit / letter.length));
      const howToAnswer = 'Nhấn giữ tin này → Trả lời → gõ: '.repeat(20);
      expect((await stage.transport.send(stage.to, { ...PLAIN, text, howToAnswer })).kind).toBe('sent');
      expectArrived(text);
    });

    test('says that a closed chat did not get the message', async () => {
      const outcome = await stage.transport.send(stage.closed, PLAIN);
      expect(['refused', 'unreachable']).toContain(outcome.kind);
      expectArrived();
    });

    test.each<[Trouble, string, readonly string[]]>([
      ['a refusal', 'refused', []],
      ['too many messages', 'retry', []],
      ['a fault of the server', 'unknown', []],
      ['a page of a proxy', 'unknown', []],
      ['a lost answer', 'unknown', [PLAIN.text]],
      ['a lost request', 'unknown', []],
    ])('answers %s with "%s", without a throw or a second attempt', async (trouble, kind, arrived) => {
      stage.trouble(trouble);
      const outcome = await stage.transport.send(stage.to, PLAIN);
      expect(outcome.kind).toBe(kind);
      expect(JSON.stringify(outcome)).not.toContain(PLAIN.text);
      expectArrived(...arrived);
    });

    test('keeps what it could not send because nobody listened', async () => {
      await stage.close();
      expect(await stage.transport.send(stage.to, PLAIN)).toMatchObject({ kind: 'retry', scope: 'channel' });
    });
  });
}
