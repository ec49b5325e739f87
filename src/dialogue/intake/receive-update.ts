/**
 * A delivered update is stored before it is interpreted; its effects commit together with the mark that it was handled.
 * A redelivery changes nothing; a failing update waits in the inbox and blocks no other.
 */

import type { Toast } from '../../conversation/message/toast.ts';
import { unhandled } from '../../store/record/inbox.ts';
import { admitKept } from './admit-update.ts';
import { handleStored } from './handle-stored.ts';
import type { Delivered, Reception } from './reception.ts';
import { handleAlone, isDoubtful, isLeftDoubtful, takeAlone } from './take-alone.ts';

const BACKLOG_PAGE = 100;

/**
 * Stores an update and handles it. Null when it was handled before or asks for no toast. Throws when the database
 * cannot be written; the caller may then repeat the call.
 */
export function receiveUpdate(reception: Reception, update: Delivered): Toast | null {
  const { database, clock } = reception;
  if (isDoubtful(reception, update)) return takeAlone(reception, update);
  const stored = database.transact((tx) => admitKept(reception, tx, update, clock.now()));
  return stored === null ? null : handleStored(reception, stored);
}

/** Handles updates left by a crash or a failure, in order of arrival, each once; returns their number. */
export function handleBacklog(reception: Reception): number {
  let count = 0;
  for (let after = 0; ;) {
    const waiting = reception.database.read((tx) => unhandled(tx, after, BACKLOG_PAGE));
    for (const stored of waiting) {
      const admitted = { ...stored, incoming: null, state: 'new' } as const;
      if (isLeftDoubtful(reception, stored)) handleAlone(reception, admitted);
      else handleStored(reception, admitted);
      after = stored.id;
    }
    count += waiting.length;
    if (waiting.length < BACKLOG_PAGE) return count;
  }
}
