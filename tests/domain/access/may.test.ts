import { type Action, isAgent, may, mayMoveOwned, ROLES, type Role } from '../../../src/domain/access/may.ts';
import { MOVE_NAMES } from '../../../src/domain/ticket/moves.ts';
import { aTicket, personId } from '../../support/builders.ts';

const ACTIONS: readonly Action[] = [
  'see',
  'take',
  'assign',
  'release',
  'rank',
  'escalate',
  'acknowledge',
  'reply',
  ...MOVE_NAMES,
];

const OF_A_REQUESTER: readonly Action[] = ['see', 'reply', 'confirm_fix', 'refuse_fix', 'validate', 'reopen'];
const OF_AN_AGENT: readonly Action[] = [
  'see',
  'reply',
  'take',
  'assign',
  'release',
  'rank',
  'escalate',
  'acknowledge',
  'ask',
  'resume',
  'propose_fix',
  'resolve',
  'close',
  'reopen',
];

/** Whoever has a role may, on their own ticket and on somebody else's (architecture §4.4, C9, S3-12). */
const RIGHTS: Readonly<Record<Role, { readonly own: readonly Action[]; readonly others: readonly Action[] }>> = {
  external: { own: OF_A_REQUESTER, others: [] },
  requester: { own: OF_A_REQUESTER, others: [] },
  agent: { own: [...OF_A_REQUESTER, ...OF_AN_AGENT], others: OF_AN_AGENT },
  lead: { own: ACTIONS, others: ACTIONS },
  admin: { own: ACTIONS, others: ACTIONS },
};

const everyRight = ROLES.flatMap((role) =>
  (['own', 'others'] as const).flatMap((whose) =>
    ACTIONS.map((action) => ({
      role,
      action,
      whose,
      answer: RIGHTS[role][whose].includes(action) ? 'may' : 'may not',
    })),
  ),
);

describe('who may do what to a ticket (architecture §4.4)', () => {
  test.each(everyRight)('$role $answer $action ($whose)', ({ role, action, whose, answer }) => {
    const actor = { personId: personId('somebody'), role };
    const ticket = aTicket({ requesterId: whose === 'own' ? actor.personId : personId('Camille') });

    expect(may(actor, action, ticket)).toBe(answer === 'may');
  });

  test.each(ROLES)('%s works on tickets or not', (role) => {
    expect(isAgent({ personId: personId('somebody'), role })).toBe(['agent', 'lead', 'admin'].includes(role));
  });

  test.each([
    ['an agent', 'agent', null, true],
    ['an agent', 'agent', 'themself', true],
    ['an agent', 'agent', 'a colleague', false],
    ['a lead', 'lead', 'a colleague', true],
    ['an administrator', 'admin', 'a colleague', true],
  ] as const)('%s (%s) and a ticket that %s owns (S3-12)', (_who, role, owner, answer) => {
    const ticket = aTicket({ ownerId: owner && personId(owner) });

    expect(mayMoveOwned({ personId: personId('themself'), role }, ticket)).toBe(answer);
  });
});
