import type { GroupCode, Person } from '../../people.ts';
import { openOffice, type Office, type OfficeOptions } from '../office.ts';

/** Who links which group, in this order. */
export type Links = Partial<Readonly<Record<GroupCode, Person>>>;

/** Half a megabyte each. */
const KEPT = 16;
const played = new Map<string, Promise<Office>>();

/** An office in memory whose groups are linked: opened once in a process, then copied. */
export async function openLinked(options: Omit<OfficeOptions, 'path' | 'onSent'>, links: Links): Promise<Office> {
  const key = JSON.stringify([options, links]);
  const known = played.get(key) ?? linked(options, links);
  if (!played.has(key)) {
    const [oldest] = played;
    if (oldest !== undefined && played.size >= KEPT) {
      played.delete(oldest[0]);
      (await oldest[1]).close();
    }
    played.set(key, known);
  }
  return (await known).copy();
}

async function linked(options: OfficeOptions, links: Links): Promise<Office> {
  const office = await openOffice(options);
  for (const [group, person] of Object.entries(links) as [GroupCode, Person][]) {
    if (group === 'VP') await office.linkSecretariat(person);
    else if (group === 'LD') await office.linkLeaders(person);
    else await office.linkAgency(group, person);
  }
  return office;
}
