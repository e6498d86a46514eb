import { uuidOf } from './ids.ts';
import type { AppDescription, SimulatedPerson } from './simulator-types.ts';

export const TENANT = { id: uuidOf('tenant Agence Lumière'), name: 'Agence Lumière' } as const;

const DOMAIN = 'agence-lumiere.example';

const person = (
  givenName: string,
  surname: string,
  account: string,
  part: SimulatedPerson['part'],
  timeZone = 'Europe/Paris',
): Omit<SimulatedPerson, 'mri'> => ({
  id: uuidOf(`person ${account}`),
  name: `${givenName} ${surname}`,
  givenName,
  surname,
  email: `${account}@${DOMAIN}`,
  userPrincipalName: `${account}@${DOMAIN}`,
  tenantId: TENANT.id,
  role: 'user',
  locale: 'fr-FR',
  timeZone,
  part,
});

const OLIVIER: Omit<SimulatedPerson, 'mri'> = {
  ...person('Olivier', 'Martin', 'olivier.martin', 'requester'),
  email: 'olivier.martin@boulangerie-martin.example',
  userPrincipalName: `olivier.martin_boulangerie-martin.example#EXT#@${DOMAIN}`,
  role: 'guest',
};

/** The people of the simulated Slack workspace, by the same names and addresses, and a guest: a client of the agency. */
export const DEFAULT_PEOPLE: readonly Omit<SimulatedPerson, 'mri'>[] = [
  person('Camille', 'Roy', 'camille.roy', 'requester'),
  person('Hugo', 'Petit', 'hugo.petit', 'requester', 'America/Martinique'),
  person('Léa', 'Fontaine', 'lea.fontaine', 'agent'),
  person('Marc', 'Dubois', 'marc.dubois', 'agent'),
  person('Inès', 'Bernard', 'ines.bernard', 'lead'),
  OLIVIER,
];

const idsOf = (people: typeof DEFAULT_PEOPLE): string[] => people.map(({ id }) => id);

const thread = (name: string): string => `19:${uuidOf(`channel ${name}`).replaceAll('-', '')}@thread.tacv2`;

/** Everybody of a team reads its standard channels, so triage is in a team of agents, as customers are told to set it up. */
export const DEFAULT_TEAMS = [
  {
    id: thread('Agence Lumière'),
    name: 'Agence Lumière',
    channels: [{ id: thread('support'), name: 'support' }],
    members: idsOf(DEFAULT_PEOPLE),
  },
  {
    id: thread('Équipe support'),
    name: 'Équipe support',
    channels: [{ id: thread('triage'), name: 'triage' }],
    members: idsOf(DEFAULT_PEOPLE.filter(({ part }) => part !== 'requester')),
  },
] as const;

export const DEFAULT_APP: AppDescription = {
  name: 'Guichet',
  actions: [
    {
      id: 'createTicket',
      title: 'Créer un ticket',
      titleIn: { en: 'Create a ticket' },
      contexts: ['message', 'compose', 'commandBox'],
      hasSlash: true,
    },
  ],
  commands: [
    { title: 'ticket', titleIn: { en: 'ticket' }, hasSlash: true },
    { title: 'mes tickets', titleIn: { en: 'my tickets' }, hasSlash: true },
    { title: 'aide', titleIn: { en: 'help' }, hasSlash: true },
  ],
  takesTargetedMessages: true,
};
