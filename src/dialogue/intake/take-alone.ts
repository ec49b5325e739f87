/**
 * After an unclean end any update may be the cause: each is stored, then handled alone, in commits of its own. One amid
 * whose work the program ended again lets the others go first until the run is calm; one proved to end it is set aside,
 * and people are told. What was written later in the chat of one that waits is stored and waits behind it, since “#1 40%”
 * must not overwrite “#1 50%”; other chats go on. Of an update that was never read the chat is not known, and none of it may
 * be kept: its messenger is asked for nothing further until the run is calm, half a minute after each start.
 */

import * as say from '../../conversation/compose/say-trouble.ts';
import type { Toast } from '../../conversation/message/toast.ts';
import type { ChannelName } from '../../domain/people/channel.ts';
import { CHANCE_ENDS, endsOf, forgetInHand, MOST_ENDS, unwatched, type Piece } from '../../store/record/in-hand.ts';
import { admit, isStored, markStuck, updatesThatWait, type StoredUpdate } from '../../store/record/inbox.ts';
import type { Tx } from '../../store/sqlite/database.ts';
import { NotYet } from '../../store/sqlite/patiently.ts';
import { noticeOwners } from '../../usecases/chats/notice-operator.ts';
import { notifySecretariat } from '../../usecases/chats/notify.ts';
import { incomingIn } from '../../usecases/stored-incoming.ts';
import { workAt } from '../../usecases/work.ts';
import { admitKept, type Admitted } from './admit-update.ts';
import { handleStored } from './handle-stored.ts';
import type { Delivered, Reception } from './reception.ts';

const WHY = 'the program ended twice while it was being handled';
/** An update that is not stored yet cannot be checked for a marking, so none of it is kept. */
const UNREAD = JSON.stringify({});
const NO_DECODER = { kind: 'nothing', why: 'its messenger is not served' } as const;

interface Named {
  readonly channel: ChannelName;
  readonly key: string;
}

/** True for an update that was in hand when the process ended uncleanly. */
export function isDoubtful({ isDoubtful: isPieceDoubtful }: Reception, update: Named): boolean {
  return isPieceDoubtful?.(pieceOf(update)) ?? false;
}

/** The same, and whether it was in hand at an unclean end that the run did not find at its begin: a person's retry. */
export function isLeftDoubtful(reception: Reception, update: Named): boolean {
  return isDoubtful(reception, update) || reception.database.read((tx) => endsOf(tx, pieceOf(update))) > 0;
}

/**
 * Stores and handles an update as `receiveUpdate` does, in commits of its own. What waits is left to the backlog. Throws
 * `NotYet` when it waits before it is read: nothing of it may be kept until then.
 */
export function takeAlone(reception: Reception, update: Delivered): Toast | null {
  const { database, clock } = reception;
  const stored = database.transact((tx) => {
    if (isSetAside(reception, tx, update)) return null;
    if (waits(reception, tx, update)) {
      if (isStored(tx, update)) return null;
      throw new NotYet('it ended the program, and waits until the run is calm');
    }
    const admitted = admitKept(reception, tx, update, clock.now());
    if (admitted === null) forgetInHand(tx, pieceOf(update));
    return admitted !== null && isBehind(reception, tx, admitted) ? null : admitted;
  });
  return stored === null ? null : handleAndForget(reception, stored);
}

/** Handles a stored update in the same way. */
export function handleAlone(reception: Reception, stored: Admitted): Toast | null {
  const isLeft = reception.database.transact(
    (tx) => isSetAside(reception, tx, stored) || waits(reception, tx, stored) || isBehind(reception, tx, stored),
  );
  return isLeft ? null : handleAndForget(reception, stored);
}

function waits({ isCalm = () => true }: Reception, tx: Tx, update: Named): boolean {
  return !isCalm() && endsOf(tx, pieceOf(update)) >= CHANCE_ENDS;
}

/** Whether an earlier update of its chat waits. */
function isBehind(reception: Reception, tx: Tx, stored: StoredUpdate): boolean {
  if (reception.isCalm?.() ?? true) return false;
  const earlier = updatesThatWait(tx).filter(({ id, channel }) => id < stored.id && channel === stored.channel);
  if (earlier.length === 0) return false;
  const chat = chatOf(reception, stored);
  return chat !== null && earlier.some((one) => chatOf(reception, one) === chat);
}

/** The chat's id at its messenger; null for an update of no chat. */
function chatOf({ decoders, watch = unwatched }: Reception, stored: StoredUpdate): string | null {
  const incoming = watch(pieceOf(stored), () =>
    incomingIn(stored.payload, (payload) => decoders[stored.channel]?.decode(payload) ?? NO_DECODER),
  );
  return 'chat' in incoming ? incoming.chat.externalId : null;
}

function handleAndForget(reception: Reception, stored: Admitted): Toast | null {
  return handleStored(reception, stored, (tx) => {
    forgetInHand(tx, pieceOf(stored));
  });
}

/** Sets an update aside amid whose work the program ended too often. */
function isSetAside(reception: Reception, tx: Tx, update: Named): boolean {
  const piece = pieceOf(update);
  if (endsOf(tx, piece) < MOST_ENDS) return false;
  setAside(reception, tx, update);
  forgetInHand(tx, piece);
  return true;
}

function setAside({ clock, rules, log }: Reception, tx: Tx, { channel, key }: Named): void {
  const now = clock.now();
  const stored = admit(tx, { channel, key, payload: UNREAD }, now);
  // It was handled before: only its count was left.
  if (stored === null) return;
  markStuck(tx, stored.id, WHY);
  log.error({ inbox: stored.id, channel, error: WHY }, 'update set aside');
  const work = workAt(tx, now, rules);
  notifySecretariat(work, say.notHandled(stored.id), { key: `set_aside:${stored.id}` });
  noticeOwners(work, { key: `set_aside:${stored.id}:${now}`, text: say.updateSetAside(stored.id, channel) });
}

function pieceOf({ channel, key }: Named): Piece {
  return { kind: 'update', channel, key };
}
