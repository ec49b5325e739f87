/** No two digests of a chat are alike, but for quiet weeks that say so in one line. */

import type { Check, Complaint } from '../play-years.ts';
import type { Sent } from '../scene.ts';

const NAME = 'no two digests are alike';
/** A heading, one line, and the way to all of it. */
const QUIET_LINES = 3;
const LATER_PART = /^\((?!1\/)\d+\/\d+\) /u;

interface Digest {
  readonly first: Sent;
  /** The texts of its messages, in order. */
  readonly parts: readonly string[];
}

export function digests(): Check {
  const arriving = new Map<string, Digest>();
  const before = new Map<string, string>();

  /** A digest is held against the one before once the next one begins, when all its parts are there. */
  function compare({ first, parts }: Digest): readonly Complaint[] {
    const words = parts.map(withoutDays).join('\n');
    const isAlike = before.get(first.externalId) === words;
    before.set(first.externalId, words);
    const lines = words.split('\n').filter((line) => line !== '').length;
    if (!isAlike || lines <= QUIET_LINES) return [];
    return [
      {
        check: NAME,
        day: first.day,
        why: `it says in ${String(lines)} lines what the one before said`,
        text: first.text,
      },
    ];
  }

  return {
    sent(sent): readonly Complaint[] {
      if (sent.rowKind !== 'digest' || sent.text === '') return [];
      const digest = arriving.get(sent.externalId);
      if (digest !== undefined && LATER_PART.test(sent.text)) {
        arriving.set(sent.externalId, { ...digest, parts: [...digest.parts, sent.text] });
        return [];
      }
      arriving.set(sent.externalId, { first: sent, parts: [sent.text] });
      return digest === undefined ? [] : compare(digest);
    },
    end: () => [...arriving.values()].flatMap(compare),
  };
}

/** A week that goes by changes the days of the digest itself and counts of days, and nothing else. */
function withoutDays(text: string): string {
  return text
    .replaceAll(/(tính đến ngày|Thay đổi từ ngày) \d\d\/\d\d\/\d{4}/gu, '$1 …')
    .replaceAll(/[\d.]+ ngày|từ hôm nay/gu, '… ngày');
}
