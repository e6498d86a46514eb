import type { ConnectionId } from '../../../src/domain/ids.ts';
import { addressToJoin, personToJoin } from '../../../src/domain/people/joining.ts';

const slack = 'slack' as ConnectionId;
const teams = 'teams' as ConnectionId;
const account = { connectionId: teams, email: 'Lea@Studio.Example', isExternal: false, isBot: false };
const holder = { role: 'requester', connectionIds: [slack] } as const;

describe('the address by which an account may be joined', () => {
  test.each([
    ['is compared without capitals', account, 'lea@studio.example'],
    ['is compared without the spaces around it', { ...account, email: ' lea@studio.example\n' }, 'lea@studio.example'],
    ['is of a domain that the policy lists', { ...account, email: 'lea@other.example' }, null],
    ['is not of a subdomain of one', { ...account, email: 'lea@mail.studio.example' }, null],
    ['is not of a domain that ends like one', { ...account, email: 'lea@badstudio.example' }, null],
    ['has somebody before its @', { ...account, email: '@studio.example' }, null],
    ['has one @', { ...account, email: 'lea@evil.example@studio.example' }, null],
    ['is known', { ...account, email: null }, null],
    ['is no guest’s', { ...account, isExternal: true }, null],
    ['is no machine’s', { ...account, isBot: true }, null],
  ])('%s', (_which, given, address) => {
    expect(addressToJoin(given, ['studio.example'])).toBe(address);
  });

  test('is nobody’s while the policy lists no domain', () => {
    expect(addressToJoin(account, [])).toBeNull();
  });
});

describe('a new account belongs to', () => {
  test.each([
    ['the one requester with its address on another platform', [holder], holder],
    ['nobody when nobody has its address', [], null],
    ['nobody when two share the address', [holder, holder], null],
    ['nobody when its person is an agent: an administrator joins them', [{ ...holder, role: 'agent' }], null],
    ['nobody when its person is a lead', [{ ...holder, role: 'lead' }], null],
    ['nobody when its person is an administrator', [{ ...holder, role: 'admin' }], null],
    ['nobody when its person is a guest', [{ ...holder, role: 'external' }], null],
    ['nobody when its person has another account there', [{ ...holder, connectionIds: [slack, teams] }], null],
  ] as const)('%s', (_whom, holders, expected) => {
    expect(personToJoin<(typeof holders)[number]>(account, holders)).toBe(expected);
  });
});
