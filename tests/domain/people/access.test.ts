import { describe, expect, test } from 'vitest';
import {
  mayConfirm,
  mayManage,
  mayReport,
  mayUndo,
  sees,
  sightOf,
  type Actor,
  type Place,
  type RoleHeld,
} from '../../../src/domain/people/access.ts';

const SCT = 1;
const STC = 2;

function actor(...roles: readonly RoleHeld[]): Actor {
  return { roles, anonymous: false };
}
const owner = actor({ role: 'owner', agencyId: null });
const secretariat = actor({ role: 'secretariat', agencyId: null });
const leader = actor({ role: 'leader', agencyId: null });
const observer = actor({ role: 'observer', agencyId: null });
const itsObserver = actor({ role: 'observer', agencyId: SCT });
const focalPoint = actor({ role: 'focal_point', agencyId: SCT });
const otherFocalPoint = actor({ role: 'focal_point', agencyId: STC });
const ofTwo = actor({ role: 'focal_point', agencyId: STC }, { role: 'focal_point', agencyId: SCT });
const outsider = actor();
const anonymous: Actor = { ...owner, roles: [...owner.roles, ...focalPoint.roles], anonymous: true };

const yes = 'yes';
const no = 'not_enrolled';
const unknown = 'anonymous';

describe('who may change the record of agency 1', () => {
  test.each([
    //                              report   enrol    undo     confirm
    ['the owner', owner, no, yes, yes, yes],
    ['the secretariat', secretariat, no, yes, yes, yes],
    ['a leader', leader, no, no, no, no],
    ['an observer', observer, no, no, no, no],
    ['its observer', itsObserver, no, no, no, no],
    ['its focal point', focalPoint, yes, yes, yes, no],
    ["another agency's focal point", otherFocalPoint, no, no, no, no],
    ['a focal point of both', ofTwo, yes, yes, yes, no],
    ['an outsider', outsider, no, no, no, no],
    ['an anonymous admin, whoever it is', anonymous, unknown, unknown, unknown, unknown],
  ])('%s', (_name, who, report, enrol, undo, confirm) => {
    expect([
      mayReport(who, SCT),
      mayManage(who, { role: 'focal_point', agencyId: SCT }),
      mayUndo(who, SCT),
      mayConfirm(who),
    ]).toEqual([report, enrol, undo, confirm]);
  });
});

describe('who may give and end a role', () => {
  test.each([
    //                             its focal point, its observer, secretariat, leader, observer of all, owner
    ['the owner', owner, yes, yes, yes, yes, yes, no],
    ['the secretariat', secretariat, yes, yes, yes, yes, yes, no],
    ['a leader', leader, no, no, no, no, no, no],
    ['an observer', observer, no, no, no, no, no, no],
    ['its focal point', focalPoint, yes, yes, no, no, no, no],
    ["another agency's focal point", otherFocalPoint, no, no, no, no, no, no],
    ['an outsider', outsider, no, no, no, no, no, no],
    ['an anonymous admin', anonymous, unknown, unknown, unknown, unknown, unknown, unknown],
  ])('%s', (_name, who, ...expected) => {
    const roles: RoleHeld[] = [
      { role: 'focal_point', agencyId: SCT },
      { role: 'observer', agencyId: SCT },
      { role: 'secretariat', agencyId: null },
      { role: 'leader', agencyId: null },
      { role: 'observer', agencyId: null },
      { role: 'owner', agencyId: null },
    ];
    expect(roles.map((role) => mayManage(who, role))).toEqual(expected);
  });
});

describe('what a reading command shows', () => {
  const agencyGroup: Place = { type: 'group', role: 'agency', agencyId: SCT };
  const secretariatGroup: Place = { type: 'group', role: 'secretariat', agencyId: null };
  const leadersGroup: Place = { type: 'group', role: 'leaders', agencyId: null };
  const unlinkedGroup: Place = { type: 'group', role: 'none', agencyId: null };
  const privateChat: Place = { type: 'private', role: 'none', agencyId: null };
  const leadersPrivate: Place = { type: 'private', role: 'leaders', agencyId: null };
  const brokenLink: Place = { type: 'group', role: 'agency', agencyId: null };

  test.each([
    //                  1's group 2 offices  no group  private
    ['the owner', owner, SCT, 'all', 'nothing', 'all'],
    ['the secretariat', secretariat, SCT, 'all', 'nothing', 'all'],
    ['a leader', leader, SCT, 'all', 'nothing', 'all'],
    ['an observer', observer, SCT, 'all', 'nothing', 'all'],
    ['its observer', itsObserver, SCT, 'all', 'nothing', SCT],
    ['its focal point', focalPoint, SCT, 'all', 'nothing', SCT],
    ["another agency's focal point", otherFocalPoint, SCT, 'all', 'nothing', STC],
    ['an outsider', outsider, SCT, 'all', 'nothing', 'nothing'],
  ] as const)('%s sees what belongs to the chat', (_name, who, inAgency, inOffice, inUnlinked, inPrivate) => {
    const seen = (place: Place): string | number => {
      const sight = sightOf(who, place);
      return sight.kind === 'agency' ? sight.agencyId : sight.kind;
    };
    expect(seen(agencyGroup)).toBe(inAgency);
    expect(seen(secretariatGroup)).toBe(inOffice);
    expect(seen(leadersGroup)).toBe(inOffice);
    expect(seen(leadersPrivate)).toBe(inOffice);
    expect(seen(unlinkedGroup)).toBe(inUnlinked);
    expect(seen(brokenLink)).toBe('nothing');
    expect(seen(privateChat)).toBe(inPrivate);
  });
});

describe('a focal point of two agencies', () => {
  const privateChat: Place = { type: 'private', role: 'none', agencyId: null };

  test('sees both in private, and in a group what belongs to the group', () => {
    expect([STC, SCT, 3].map((agency) => sees(sightOf(ofTwo, privateChat), agency))).toEqual([true, true, false]);
    const group: Place = { type: 'group', role: 'agency', agencyId: SCT };
    expect([STC, SCT].map((agency) => sees(sightOf(ofTwo, group), agency))).toEqual([false, true]);
  });

  test('sees both where the private chat is itself the chat of one', () => {
    const linked: Place = { type: 'private', role: 'agency', agencyId: SCT };
    expect(sightOf(ofTwo, linked)).toEqual({ kind: 'agency', agencyId: SCT, also: [STC] });
    expect(sightOf(focalPoint, linked)).toEqual({ kind: 'agency', agencyId: SCT });
  });

  test('who observes another agency sees the one that is reported for', () => {
    const watching = actor({ role: 'observer', agencyId: STC }, { role: 'focal_point', agencyId: SCT });
    expect([STC, SCT].map((agency) => sees(sightOf(watching, privateChat), agency))).toEqual([false, true]);
  });
});
