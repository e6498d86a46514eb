import type { Role } from '../domain/access/may.ts';
import type { Language } from '../domain/language.ts';

/** What `guichet people` says in the terminal. */
const fr = {
  roles: {
    external: 'invité',
    requester: 'demandeur',
    agent: 'agent',
    lead: 'responsable',
    admin: 'administrateur',
  } satisfies Record<Role, string>,
  nobody: 'Personne n’est encore connu de ce guichet : on l’est en écrivant dans un salon écouté ou en tapant /ticket.',
  noDesk: 'Il n’y a pas encore de guichet ici : lancez d’abord « guichet start ».',
  whichDesk: (teams: string) => `Plusieurs espaces sont servis ici : ajoutez --workspace suivi de l’un de ${teams}.`,
  unknownDesk: (team: string, teams: string) => `L’espace ${team} n’est pas servi ici ; ceux qui le sont : ${teams}.`,
  unknownPerson: (who: string) =>
    `Personne ne correspond à « ${who} ». « guichet people list » montre qui est connu ; on l’est en tapant une fois /ticket.`,
  whichPerson: (who: string, names: string) => `« ${who} » peut être ${names} : donnez l’identifiant (U…).`,
  unknownRole: (role: string, roles: string) => `« ${role} » n’est pas un rôle ; les rôles : ${roles}.`,
  changed: (name: string, from: string, to: string) => `${name} : ${from} → ${to}.`,
  unchanged: (name: string, role: string) => `${name} a déjà ce rôle : ${role}.`,
  guest: (name: string) =>
    `${name} est invité dans Slack : un invité demande, et ne traite pas de tickets. C’est Slack qui le décide.`,
  lastAdministrator: (name: string) =>
    `${name} est le dernier administrateur : nommez-en un autre avant de lui retirer ce rôle.`,
  byMembership:
    'Le salon de l’équipe décide qui est agent : au prochain démarrage, qui en est membre le redevient, qui n’en est pas ne l’est plus.',
  stopFirst: 'Arrêtez-le d’abord, ou passez à PostgreSQL.',
};

type PeopleTexts = typeof fr;

const en: PeopleTexts = {
  roles: { external: 'guest', requester: 'requester', agent: 'agent', lead: 'lead', admin: 'administrator' },
  nobody: 'Nobody is known to this desk yet: one is by writing in a watched channel or typing /ticket.',
  noDesk: 'There is no desk here yet: run "guichet start" first.',
  whichDesk: (teams) => `Several workspaces are served here: add --workspace and one of ${teams}.`,
  unknownDesk: (team, teams) => `The workspace ${team} is not served here; those that are: ${teams}.`,
  unknownPerson: (who) =>
    `Nobody matches "${who}". "guichet people list" shows who is known; one is after typing /ticket once.`,
  whichPerson: (who, names) => `"${who}" may be ${names}: give the id (U…).`,
  unknownRole: (role, roles) => `"${role}" is no role; the roles are: ${roles}.`,
  changed: (name, from, to) => `${name}: ${from} → ${to}.`,
  unchanged: (name, role) => `${name} has that role already: ${role}.`,
  guest: (name) => `${name} is a guest in Slack: guests ask, and work on no tickets. Slack decides that.`,
  lastAdministrator: (name) => `${name} is the last administrator: name another one before taking that role away.`,
  byMembership:
    'The team’s channel decides who is an agent: at the next start its members are again, and others no longer are.',
  stopFirst: 'Stop it first, or use PostgreSQL.',
};

const catalogues: Readonly<Record<Language, PeopleTexts>> = { fr, en };

export function peopleTextsFor(language: Language): PeopleTexts {
  return catalogues[language];
}
