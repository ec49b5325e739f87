/** One-time codes as links that a phone opens: for one office, or for every agency that has no chat yet. */

import { joinSteps, telegramLink, type JoinStep } from '../../conversation/compose/say-joining.ts';
import type { ChatType } from '../../domain/people/chat-kind.ts';
import type { Agency } from '../../domain/tasks/task.ts';
import { endUnusedCodes, type CodePurpose } from '../../store/people/codes.ts';
import { membersOf } from '../../store/programmes/agencies.ts';
import { unlinkedAgencies } from '../../store/programmes/unlinked-agencies.ts';
import { issueCode, type CodeTerms, type IssuedCode } from '../people/codes.ts';
import type { Work } from '../work.ts';
import { botNames } from './bot-names.ts';

export interface IssuedLink extends IssuedCode {
  /** Null where the bot is not known on Telegram. */
  readonly link: string | null;
  /** What is done with it, on each messenger. */
  readonly steps: readonly JoinStep[];
}

/** More agencies than any province has. */
const MOST_AGENCIES = 2000;

/** A code and its link; an observer's is used in a private chat. */
export function issueLink(
  work: Work,
  purpose: CodePurpose,
  agencyId: number | null,
  terms: CodeTerms = {},
): IssuedLink {
  const issued = issueCode(work, purpose, agencyId, terms);
  const bots = botNames(work.tx);
  const into: ChatType = purpose === 'observers' || purpose === 'owner' ? 'private' : 'group';
  const link = bots.telegram === null ? null : telegramLink(bots.telegram, issued.code, into);
  return { ...issued, link, steps: joinSteps(bots, issued.code) };
}

/** Whether it is its members that are reminded, each in a chat of its own. */
export function isCollective(work: Work, agency: Agency): boolean {
  return agency.kind === 'group' && membersOf(work.tx, agency.id).length > 0;
}

export interface JoiningSheet {
  readonly links: readonly (IssuedLink & { readonly agency: Agency })[];
  /** Codes of the same agencies that nobody had used: the sheet takes their place. */
  readonly ended: number;
}

/** A link for each agency that owes something and has no chat; codes that these agencies had and did not use end. */
export function issueLinksForUnlinked(work: Work, terms: Pick<CodeTerms, 'days'>): JoiningSheet {
  const agencies = unlinkedAgencies(work.tx, work.today, MOST_AGENCIES).filter((agency) => !isCollective(work, agency));
  const ended = agencies.reduce((sum, { id }) => sum + endUnusedCodes(work.tx, id, work.now), 0);
  return { ended, links: agencies.map((agency) => ({ agency, ...issueLink(work, 'agency', agency.id, terms) })) };
}
