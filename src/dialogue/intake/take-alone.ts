/**
 * After an unclean end any update may be the cause: each is stored, then handled alone, in commits of its own. One amid
 * whose work the program ended twice is set aside, and people are told.
 */

import * as say from '../../conversation/compose/say-trouble.ts';
import type { Toast } from '../../conversation/message/toast.ts';
import type { ChannelName } from '../../domain/people/channel.ts';
import { endsOf, forgetInHand, MOST_ENDS, type Piece } from '../../store/record/in-hand.ts';
import { admit, markStuck } from '../../store/record/inbox.ts';
import type { Tx } from '../../store/sqlite/database.ts';
import { noticeOwners } from '../../usecases/chats/notice-operator.ts';
import { notifySecretariat } from '../../usecases/chats/notify.ts';
import { workAt } from '../../usecases/work.ts';
import { admitKept, type Admitted } from './admit-update.ts';
import { handleStored } from './handle-stored.ts';
import type { Delivered, Reception } from './reception.ts';

const WHY = 'the program ended twice while it was being handled';
/** An update that is not stored yet cannot be checked for a marking, so none of it is kept. */
const UNREAD = JSON.stringify({});

interface Named {
  readonly channel: ChannelName;
  readonly key: string;
}

export function isDoubtful({ isDoubtful: isPieceDoubtful }: Reception, update: Named): boolean {
  return isPieceDoubtful?.(pieceOf(update)) ?? false;
}

/** The same, and whether it was in hand at an unclean end that the run did not find at its begin: a person's retry. */
export function isLeftDoubtful(reception: Reception, update: Named): boolean {
  return isDoubtful(reception, update) || reception.database.read((tx) => endsOf(tx, pieceOf(update))) > 0;
}

/** Stores and handles an update as `receiveUpdate` does, in commits of its own. */
export function takeAlone(reception: Reception, update: Delivered): Toast | null {
  const { database, clock } = reception;
  const stored = database.transact((tx) => {
    if (isSetAside(reception, tx, update)) return null;
    const admitted = admitKept(reception, tx, update, clock.now());
    if (admitted === null) forgetInHand(tx, pieceOf(update));
    return admitted;
  });
  return stored === null ? null : handleAndForget(reception, stored);
}

/** Handles a stored update in the same way. */
export function handleAlone(reception: Reception, stored: Admitted): Toast | null {
  const isOver = reception.database.transact((tx) => isSetAside(reception, tx, stored));
  return isOver ? null : handleAndForget(reception, stored);
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
