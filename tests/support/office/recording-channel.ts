import type { Incoming } from '../../../src/conversation/message/incoming.ts';
import type { OutgoingMessage } from '../../../src/conversation/message/message.ts';
import type { Address, Transport } from '../../../src/outbox/transport.ts';
import type { Decoder } from '../../../src/dialogue/intake/reception.ts';

export interface Heard {
  readonly chat: string;
  readonly threadId: string | null;
  readonly messageId: string;
  readonly text: string;
  /** Labels in reading order. */
  readonly buttons: readonly string[];
  readonly message: OutgoingMessage;
}

/** A messenger within the process: it delivers at once, keeps what it was given, and its updates are `Incoming`. */
export interface RecordingChannel {
  readonly transport: Transport;
  readonly decoder: Decoder;
  readonly heard: readonly Heard[];
  /** What took the place of one of them, in order; `heard` has the newest. */
  readonly edits: readonly Heard[];
  /** Ids count up over all chats, those of people's messages among them. */
  nextMessageId(): string;
  /** Another that has heard the same so far, and counts on from there. */
  copy(): RecordingChannel;
}

/** `onSent` is told of each message as it is sent. */
export function recordingChannel(onSent: (heard: Heard) => void = () => undefined): RecordingChannel {
  return channelAfter([], 100, onSent);
}

function channelAfter(before: readonly Heard[], idBefore: number, onSent: (heard: Heard) => void): RecordingChannel {
  const heard = [...before];
  const edits: Heard[] = [];
  let lastId = idBefore;
  const nextMessageId = (): string => String(++lastId);
  return {
    heard,
    edits,
    nextMessageId,
    copy: () => channelAfter(heard, lastId, onSent),
    decoder: { decode: (payload) => payload as Incoming, botName: () => 'dondoc_test_bot' },
    transport: {
      textLimit: 4096,
      captionLimit: 1024,
      hasButtons: true,
      canEdit: true,
      repeatsUnknown: true,
      send(to: Address, message) {
        if (message.removes !== undefined) return Promise.resolve({ kind: 'sent', messageId: message.removes });
        const at = message.edits === undefined ? -1 : heard.findIndex((one) => one.messageId === message.edits);
        if (at !== -1 && message.edits !== undefined) {
          const buttons = message.buttons.flat().map(({ label }) => label);
          const now = { ...(heard[at] as Heard), text: message.text, buttons, message };
          heard[at] = now;
          edits.push(now);
          return Promise.resolve({ kind: 'sent', messageId: message.edits });
        }
        const messageId = nextMessageId();
        const buttons = message.buttons.flat().map(({ label }) => label);
        const own = { chat: to.externalId, threadId: to.threadId, messageId, text: message.text, buttons, message };
        heard.push(own);
        onSent(own);
        return Promise.resolve({ kind: 'sent', messageId });
      },
    },
  };
}
