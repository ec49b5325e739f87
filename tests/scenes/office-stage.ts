import type { IncomingMessage } from '../../src/conversation/message/incoming.ts';
import { groups, type GroupCode, type Person } from '../people.ts';
import { openOffice, type Manner } from '../support/office.ts';
import { onlyAt, REMINDERS_DAILY, WITH_WEEKLY_DIGEST } from '../support/office/advance.ts';
import type { Heard } from '../support/office/recording-channel.ts';
import { orderImport } from './order-import.ts';
import { orderSuccession } from './order-succession.ts';
import type { Seen, SeenToast, Setting, Speech, Stage } from './stage.ts';

/** The stage within the process. */
export async function openOfficeStage(setting: Setting): Promise<Stage> {
  const { at, programme, delivery, confirmation, digest } = setting;
  const office = await openOffice({ at, programme, rules: { delivery, confirmation } });
  const jobs = digest ? WITH_WEEKLY_DIGEST : REMINDERS_DAILY;
  const spoken: { readonly person: Person; readonly message: IncomingMessage }[] = [];
  let albums = 0;

  function answered(person: Person, where: GroupCode | Person, speech: Speech): Heard | IncomingMessage | undefined {
    const { replyTo, replyToPerson } = speech;
    if (replyToPerson !== null) return spoken.findLast((said) => said.person === replyToPerson)?.message;
    if (replyTo === null) return undefined;
    const heard = office.sentTo(where).findLast(({ text }) => text.includes(replyTo));
    if (heard === undefined) throw new Error(`${person.name} cannot answer “${replyTo}”: it was not said`);
    return heard;
  }

  return {
    hasButtons: true,
    moveTo: (local) => office.advanceTo(local, jobs),
    startAgainAt: (local) => office.advanceTo(local, onlyAt(local)),
    async links(person, group, of, days) {
      const purpose = of === 'VP' ? 'secretariat' : of === 'LD' ? 'leaders' : 'agency';
      await office.says(person, group, `/lienket ${office.code(purpose, purpose === 'agency' ? of : undefined, days)}`);
    },
    async leaves({ id, name }, group) {
      const chat = { externalId: groups[group].id, threadId: null, type: 'group', title: groups[group].title } as const;
      await office.receives({ kind: 'departure', chat, person: { externalId: id, name, anonymous: false } });
    },
    async says(person, place, speech) {
      const replyTo = answered(person, place === 'private' ? person : place, speech);
      const edits = speech.edits ? spoken.findLast((said) => said.person === person)?.message : undefined;
      const album = speech.photos > 1 ? `album-${String(++albums)}` : undefined;
      const manner: Manner = {
        ...(replyTo === undefined ? {} : { replyTo }),
        ...(edits === undefined ? {} : { edits }),
        ...(album === undefined ? {} : { album }),
        mention: speech.mention,
        ...(speech.forwarded ? { forwarded: true } : {}),
      };
      if (speech.photos === 0) {
        spoken.push({ person, message: await office.says(person, place, speech.text, manner) });
        return;
      }
      for (let photo = 0; photo < speech.photos; photo += 1) {
        const caption = photo === 0 ? speech.text : '';
        spoken.push({
          person,
          message: await office.says(person, place, caption, { ...manner, files: [office.file()] }),
        });
      }
    },
    async presses(person, group, label): Promise<SeenToast | null> {
      const all = group === null ? (Object.keys(groups) as GroupCode[]) : [group];
      const found = all
        .flatMap((code) => office.sentTo(code).map((heard) => ({ code, heard })))
        .filter(({ heard }) => heard.buttons.includes(label))
        .sort((a, b) => Number(a.heard.messageId) - Number(b.heard.messageId))
        .at(-1);
      if (found === undefined) throw new Error(`Nobody was offered the button “${label}”`);
      return office.presses(person, found.code, label, found.heard);
    },
    async orders(order) {
      orderSuccession(office.database, office.now(), office.rules, order);
      await office.relay.drain();
    },
    async imports(order) {
      orderImport(office.database, office.now(), office.rules, order);
      await office.relay.drain();
    },
    sent: (where): readonly Seen[] =>
      office.sentTo(where).map(({ text, buttons, message }) => ({
        text: message.picture === undefined ? text : `[biểu đồ] ${text}`,
        buttons,
      })),
    record: (task, agency) => office.assignment(task, agency),
    history: (task, agency) => office.events(task, agency).map(({ kind }) => kind),
    close() {
      office.close();
      return Promise.resolve();
    },
  };
}
