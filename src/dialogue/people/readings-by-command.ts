/** `/cachdoc`: what words of agencies are learned to mean; `/cachdoc duyệt 3` approves it, `/cachdoc bỏ 3` refuses it. */

import * as say from '../../conversation/compose/say-readings.ts';
import { write } from '../../conversation/compose/write.ts';
import { strip } from '../../domain/strip-diacritics.ts';
import { mayConfirm } from '../../domain/people/access.ts';
import { patternsInUse, patternsWaiting, ruleOnPattern } from '../../usecases/learn/rule-on-pattern.ts';
import type { Call } from '../context/call.ts';
import { sightFrom } from '../context/origin.ts';

/** `/cachdoc`: lists learned readings, or rules on one. */
export function readingsByCommand({ work, origin, command }: Call): void {
  if (mayConfirm(origin.actor) !== 'yes' || sightFrom(origin).kind !== 'all') {
    origin.reply(write([say.ONLY_SECRETARIAT_RULES]), 'answer');
  } else if (command.argument === '') {
    const lines = say.readings(patternsWaiting(work), patternsInUse(work), work.rules.timeZone);
    origin.reply(write(lines), 'answer');
  } else {
    origin.reply(write([ruledWords({ work, origin, command })], { replyTo: origin.messageId }), 'answer');
  }
}

const RULING = /^(duyet|dong y|khong duyet|khong dong y|bo|thoi) (?:cach hieu )?(?:so )?#?(\d{1,9})$/u;

function ruledWords({ work, origin, command }: Pick<Call, 'work' | 'origin' | 'command'>): string {
  const [, word = '', number = ''] = RULING.exec(strip(command.argument)) ?? [];
  if (number === '') return say.READINGS_USAGE;
  const ruling = word === 'duyet' || word === 'dong y' ? 'approved' : 'refused';
  const id = Number(number);
  const outcome = ruleOnPattern(work, origin.author, id, ruling);
  return outcome.kind === 'ruled' ? say.ruled(outcome.pattern, ruling, outcome.status) : say.rulingRefused(id, outcome);
}
