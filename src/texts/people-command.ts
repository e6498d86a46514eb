import type { Role } from '../domain/access/may.ts';
import type { Language } from '../domain/language.ts';
import { inFrench } from './french-spaces.ts';

/** What `guichet people` says in the terminal. */
const fr = inFrench({
  roles: {
    external: 'invité',
    requester: 'demandeur',
    agent: 'agent',
    lead: 'responsable',
    admin: 'administrateur',
  } satisfies Record<Role, string>,
  nobody:
    'Personne n’est encore connu de ce guichet : on l’est en écrivant dans un salon écouté ou en tapant une commande.',
  noDesk: 'Il n’y a pas encore de guichet ici : lancez d’abord « guichet start ».',
  whichDesk: (teams: string) => `Plusieurs espaces sont servis ici : ajoutez --workspace suivi de l’un de ${teams}.`,
  unknownDesk: (team: string, teams: string) => `L’espace ${team} n’est pas servi ici ; ceux qui le sont : ${teams}.`,
  unknownPerson: (who: string) =>
    `Personne ne correspond à « ${who} ». « guichet people list » montre qui est connu ; on l’est en tapant une fois une commande, comme « /ticket » dans Slack ou « ticket » dans Teams.`,
  whichPerson: (who: string, names: string) =>
    `« ${who} » peut être ${names} : donnez le compte, comme l’écrit la liste.`,
  unknownRole: (role: string, roles: string) => `« ${role} » n’est pas un rôle ; les rôles : ${roles}.`,
  changed: (name: string, from: string, to: string) => `${name} : ${from} → ${to}.`,
  unchanged: (name: string, role: string) => `${name} a déjà ce rôle : ${role}.`,
  guest: (name: string) =>
    `${name} est invité : un invité demande, et ne traite pas de tickets. C’est Slack ou Teams qui le décide.`,
  lastAdministrator: (name: string) =>
    `${name} est le dernier administrateur : nommez-en un autre avant de lui retirer ce rôle.`,
  byMembership:
    'Le salon de l’équipe décide qui est agent : au prochain démarrage, qui en est membre le redevient, qui n’en est pas ne l’est plus.',
  linked: (name: string, accounts: string, role: string) =>
    `${name} est une seule personne, avec les comptes ${accounts} ; rôle : ${role}. Ses tickets sont réunis.`,
  samePerson: (name: string, accounts: string) => `C’est déjà une seule personne : ${name}, avec ${accounts}.`,
  sameConnection: (one: string, other: string) =>
    `${one} et ${other} ont chacun un compte au même endroit : ce sont deux personnes.`,
  guestStays: (name: string) =>
    `${name} est invité : le compte d’un invité n’est réuni à aucun autre. C’est Slack ou Teams qui décide qui est invité.`,
  otherDesk: (who: string) =>
    `« ${who} » est connu d’un autre guichet : on ne réunit que des personnes du même guichet.`,
  unlinked: (account: string, name: string, role: string) =>
    `${account} n’est plus un compte de ${name}, et a repris ce qui y fut demandé ; rôle : ${role}.`,
  ownAccount: (name: string, accounts: string) =>
    `Ce compte est ${name} : on n’en sépare que ce qui lui fut ajouté. Ses comptes, le premier d’abord : ${accounts}.`,
  whichAccount: (who: string, accounts: string) =>
    `« ${who} » a plusieurs comptes ajoutés : donnez l’un de ${accounts}.`,
  domains: (domains: string) =>
    `La même adresse sur Slack et sur Teams est la même personne pour : ${domains}. Cela vaut pour les comptes rencontrés à partir de maintenant ; les autres se réunissent avec « guichet people link ».`,
  noDomains:
    'Aucun domaine : chaque compte est une personne, et seul « guichet people link » les réunit. Pour en choisir : « guichet people domains example.org ».',
  notDomains: (words: string) => `« ${words} » : un domaine s’écrit comme example.org, sans @ ni espace.`,
});

export type PeopleTexts = typeof fr;

const en: PeopleTexts = {
  roles: { external: 'guest', requester: 'requester', agent: 'agent', lead: 'lead', admin: 'administrator' },
  nobody: 'Nobody is known to this desk yet: one is by writing in a watched channel or typing a command.',
  noDesk: 'There is no desk here yet: run "guichet start" first.',
  whichDesk: (teams) => `Several workspaces are served here: add --workspace and one of ${teams}.`,
  unknownDesk: (team, teams) => `The workspace ${team} is not served here; those that are: ${teams}.`,
  unknownPerson: (who) =>
    `Nobody matches "${who}". "guichet people list" shows who is known; one is after typing a command once, such as "/ticket" in Slack or "ticket" in Teams.`,
  whichPerson: (who, names) => `"${who}" may be ${names}: give the account, as the list writes it.`,
  unknownRole: (role, roles) => `"${role}" is no role; the roles are: ${roles}.`,
  changed: (name, from, to) => `${name}: ${from} → ${to}.`,
  unchanged: (name, role) => `${name} has that role already: ${role}.`,
  guest: (name) => `${name} is a guest: guests ask, and work on no tickets. Slack or Teams decides that.`,
  lastAdministrator: (name) => `${name} is the last administrator: name another one before taking that role away.`,
  byMembership:
    'The team’s channel decides who is an agent: at the next start its members are again, and others no longer are.',
  linked: (name, accounts, role) =>
    `${name} is one person, with the accounts ${accounts}; role: ${role}. Their tickets are together.`,
  samePerson: (name, accounts) => `That is one person already: ${name}, with ${accounts}.`,
  sameConnection: (one, other) => `${one} and ${other} each have an account in the same place: they are two people.`,
  guestStays: (name) =>
    `${name} is a guest: a guest’s account is joined to no other. Slack or Teams decides who is a guest.`,
  otherDesk: (who) => `"${who}" is known to another desk: only people of one desk are joined.`,
  unlinked: (account, name, role) =>
    `${account} is no longer an account of ${name}, and has back what was asked for there; role: ${role}.`,
  ownAccount: (name, accounts) =>
    `That account is ${name}: only what was added to it can be taken away. Their accounts, the first one first: ${accounts}.`,
  whichAccount: (who, accounts) => `"${who}" has several added accounts: give one of ${accounts}.`,
  domains: (domains) =>
    `One address in Slack and in Teams is one person for: ${domains}. That holds for accounts met from now on; others are joined with "guichet people link".`,
  noDomains:
    'No domain: each account is a person, and only "guichet people link" joins them. To choose some: "guichet people domains example.org".',
  notDomains: (words) => `"${words}": a domain is written like example.org, without @ or spaces.`,
};

const catalogues: Readonly<Record<Language, PeopleTexts>> = { fr, en };

export function peopleTextsFor(language: Language): PeopleTexts {
  return catalogues[language];
}
