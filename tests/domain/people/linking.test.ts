import { ROLES } from '../../../src/domain/access/may.ts';
import type { ConnectionId, PersonId } from '../../../src/domain/ids.ts';
import { higherRole, refusalOfLink } from '../../../src/domain/people/linking.ts';

const [slack, teams] = ['slack' as ConnectionId, 'teams' as ConnectionId];
const inSlack = {
  personId: 'one' as PersonId,
  role: 'requester',
  accounts: [{ connectionId: slack, isGuest: false }],
} as const;
const inTeams = {
  personId: 'other' as PersonId,
  role: 'admin',
  accounts: [{ connectionId: teams, isGuest: false }],
} as const;

test.each([
  ['two people on two platforms are one when an administrator says so', inSlack, inTeams, null],
  ['nobody is joined to themself', inSlack, inSlack, 'same_person'],
  ['a guest is joined to nobody', { ...inSlack, role: 'external' }, inTeams, 'guest'],
  ['nobody is joined to a guest', inSlack, { ...inTeams, role: 'external' }, 'guest'],
  [
    'somebody with a guest’s account neither',
    inSlack,
    { ...inTeams, accounts: [{ connectionId: teams, isGuest: true }] },
    'guest',
  ],
  ['two people of one workspace are two', inSlack, { ...inSlack, personId: inTeams.personId }, 'same_connection'],
] as const)('%s', (_rule, one, other, why) => {
  expect(refusalOfLink<typeof one | typeof other>(one, other)?.why ?? null).toBe(why);
});

test('the higher of two roles is that with more rights, whichever comes first', () => {
  for (const [index, role] of ROLES.entries())
    for (const [otherIndex, other] of ROLES.entries())
      expect(higherRole(role, other)).toBe(ROLES[Math.max(index, otherIndex)]);
});
