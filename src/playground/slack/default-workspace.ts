import type { SimulatedUser, SlackId } from './simulator-types.ts';

export const TEAM = { id: 'TLUMIERE01', name: 'Agence Lumière', domain: 'agence-lumiere' } as const;

export const APP = { id: 'AGUICHET01', botId: 'BGUICHET01', botUserId: 'UGUICHET01' } as const;

const person = (
  id: SlackId,
  name: string,
  realName: string,
  part: SimulatedUser['part'],
  timeZone = 'Europe/Paris',
): SimulatedUser => ({
  id,
  name,
  realName,
  part,
  timeZone,
  email: `${name}@agence-lumiere.example`,
  locale: 'fr-FR',
  isBot: false,
});

export const DEFAULT_BOT: SimulatedUser = {
  ...person(APP.botUserId, 'guichet', 'Guichet', 'app'),
  isBot: true,
};

/** Two people who ask, two who answer, one who leads, and the app. Hugo is five or six hours behind: dates must show it. */
export const DEFAULT_USERS: readonly SimulatedUser[] = [
  person('UCAMILLE01', 'camille.roy', 'Camille Roy', 'requester'),
  person('UHUGO00001', 'hugo.petit', 'Hugo Petit', 'requester', 'America/Martinique'),
  person('ULEA000001', 'lea.fontaine', 'Léa Fontaine', 'agent'),
  person('UMARC00001', 'marc.dubois', 'Marc Dubois', 'agent'),
  person('UINES00001', 'ines.bernard', 'Inès Bernard', 'lead'),
  DEFAULT_BOT,
];

const EVERYBODY = DEFAULT_USERS.map((user) => user.id);
const TEAM_OF_AGENTS = DEFAULT_USERS.filter((user) => user.part !== 'requester').map((user) => user.id);

/** #triage is where internal notes are read, so requesters are not in it, as customers are told to set it up. */
export const DEFAULT_CHANNELS = [
  { id: 'CSUPPORT01', name: 'support', members: EVERYBODY },
  { id: 'CTRIAGE001', name: 'triage', isPrivate: true, members: TEAM_OF_AGENTS },
  { id: 'CGENERAL01', name: 'general', members: EVERYBODY },
] as const;
