import { BOARD_IN_PRIVATE, BOARD_NOT_OPEN, composeBoardLink } from '../../conversation/compose/compose-board-link.ts';
import * as say from '../../conversation/compose/say-linking.ts';
import { write } from '../../conversation/compose/write.ts';
import { issueSignInLink, sightOfPerson } from '../../usecases/people/board-access.ts';
import type { Call } from '../context/call.ts';

/** `/bang`: a link that signs the reader in to the board, sent in private only. */
export function giveBoard({ work, origin }: Call): void {
  const { publicUrl } = work.rules;
  if (origin.chat.type !== 'private') {
    origin.reply(write([BOARD_IN_PRIVATE]), 'answer');
  } else if (sightOfPerson(work, origin.person.id) === null) {
    origin.reply(say.notEnrolled(origin.person.name), 'answer');
  } else if (publicUrl === null) {
    origin.reply(write([BOARD_NOT_OPEN]), 'answer');
  } else {
    const secret = issueSignInLink(work, origin.person.id);
    origin.reply(composeBoardLink(`${publicUrl}/board/sign-in/${secret}`), 'answer');
  }
}
