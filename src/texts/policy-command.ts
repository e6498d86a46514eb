import type { Language } from '../domain/language.ts';
import type { Metric } from '../domain/sla/clocks.ts';
import { inFrench } from './french-spaces.ts';

/** What `guichet policy` says in the terminal. */
const fr = inFrench({
  good: (path: string) => `${path} : ces règles sont utilisables.`,
  unknownPreset: (name: string, names: string) => `« ${name} » n’est pas un jeu de règles ; il y a : ${names}.`,
  same: (version: number) => `Rien ne change : c’est déjà la version ${version}.`,
  changes: (count: number, version: number) =>
    count === 1
      ? `Un changement depuis la version ${version} :`
      : `${count} changements depuis la version ${version} :`,
  absent: '(absent)',
  change: (place: string, before: string, after: string) => `${place} : ${before} → ${after}`,
  stale: (base: number, current: number, author: string | null, at: string) =>
    `Ce fichier part de la version ${base}, et la version ${current} l’a remplacée depuis (${author ?? 'ligne de commande'}, ${at}). Exportez-la, reportez-y vos changements, puis recommencez : sinon les siens seraient perdus.`,
  notADate: (date: string) => `--since ${date} : il faut un jour comme 2026-11-20.`,
  notPast: (date: string) => `--since ${date} : ce jour n’est pas commencé.`,
  notAdministrator: (who: string) => `« ${who} » n’est pas l’adresse d’un administrateur de ce guichet.`,
  clocks: (tickets: number) =>
    tickets === 1 ? 'Un ticket a une horloge en cours.' : `${tickets} tickets ont une horloge en cours.`,
  lost: (count: number) =>
    count === 1 ? 'Une promesse serait aussitôt dépassée :' : `${count} promesses seraient aussitôt dépassées :`,
  won: (count: number) =>
    count === 1 ? 'Une promesse dépassée ne le serait plus :' : `${count} promesses dépassées ne le seraient plus :`,
  noneLost: 'Aucune promesse ne serait aussitôt dépassée.',
  ticket: (number: number, metric: string, before: string, after: string) =>
    `#${number}, ${metric} : ${before} → ${after}`,
  metrics: {
    first_response: 'première réponse',
    resolution: 'résolution',
    requester: 'attente du demandeur',
    closing: 'fermeture',
  } satisfies Record<Metric, string>,
  noDue: 'sans échéance',
  more: (count: number) => (count === 1 ? 'et une autre' : `et ${count} autres`),
  dryRun: 'Rien n’a été changé (--dry-run).',
  question: 'Appliquer ces règles ? (oui/non) ',
  answers: ['o', 'oui', 'y', 'yes'],
  askedNobody: 'Rien n’a été changé : ajoutez --yes pour les appliquer sans question.',
  refused: 'Rien n’a été changé.',
  applied: (version: number) =>
    `La version ${version} s’applique. Les horloges en cours la suivent dans la minute, ou au prochain démarrage.`,
});
export type PolicyCommandTexts = typeof fr;

const en: PolicyCommandTexts = {
  good: (path) => `${path}: this policy is usable.`,
  unknownPreset: (name, names) => `"${name}" is no preset; there are: ${names}.`,
  same: (version) => `Nothing changes: it is version ${version} already.`,
  changes: (count, version) =>
    count === 1 ? `One change since version ${version}:` : `${count} changes since version ${version}:`,
  absent: '(absent)',
  change: (place, before, after) => `${place}: ${before} → ${after}`,
  stale: (base, current, author, at) =>
    `This file begins at version ${base}, which version ${current} has replaced since (${author ?? 'command line'}, ${at}). Export that one, make your changes in it, then try again: theirs would be lost otherwise.`,
  notADate: (date) => `--since ${date}: give a day such as 2026-11-20.`,
  notPast: (date) => `--since ${date}: that day has not begun.`,
  notAdministrator: (who) => `"${who}" is not the address of an administrator of this desk.`,
  clocks: (tickets) => (tickets === 1 ? 'One ticket has a running clock.' : `${tickets} tickets have a running clock.`),
  lost: (count) =>
    count === 1 ? 'One promise would be missed at once:' : `${count} promises would be missed at once:`,
  won: (count) =>
    count === 1 ? 'One missed promise would be kept again:' : `${count} missed promises would be kept again:`,
  noneLost: 'No promise would be missed at once.',
  ticket: (number, metric, before, after) => `#${number}, ${metric}: ${before} → ${after}`,
  metrics: {
    first_response: 'first response',
    resolution: 'resolution',
    requester: 'requester awaited',
    closing: 'closing',
  },
  noDue: 'not due',
  more: (count) => (count === 1 ? 'and one more' : `and ${count} others`),
  dryRun: 'Nothing was changed (--dry-run).',
  question: 'Apply this policy? (yes/no) ',
  answers: ['y', 'yes', 'o', 'oui'],
  askedNobody: 'Nothing was changed: add --yes to apply it without being asked.',
  refused: 'Nothing was changed.',
  applied: (version) => `Version ${version} applies. Running clocks follow it within a minute, or at the next start.`,
};

const catalogues: Readonly<Record<Language, PolicyCommandTexts>> = { fr, en };

export function policyCommandTextsFor(language: Language): PolicyCommandTexts {
  return catalogues[language];
}
