import type { Label } from '../domain/intake/verdict.ts';
import type { Language } from '../domain/language.ts';
import { inFrench } from './french-spaces.ts';

/** What `guichet triage replay` says in the terminal. */
const fr = inFrench({
  title: (source: string) => `Si Guichet avait écouté ${source}`,
  period: (from: string, to: string, weeks: string) => `Du ${from} au ${to} (${weeks})`,
  weeks: (count: string) => `${count} sem.`,
  rules: (answerFrom: string, unsureFrom: string, joinSeconds: number, quietMinutes: number) =>
    `Réponse à partir de ${answerFrom}, doute à partir de ${unsureFrom} ; messages réunis pendant ${joinSeconds} s ; une réponse par personne et salon en ${quietMinutes} min`,
  nothing: 'Aucun message de personne dans ces salons.',
  messages: 'Messages de personnes',
  ends: {
    answered: 'auraient reçu une réponse privée',
    status: 'auraient reçu l’état du ticket qu’ils nomment',
    joined: 'suite d’un problème déjà répondu : silence',
    quiet: 'trop tôt après une réponse : silence',
    unsure: 'dans le doute : silence',
    passed: 'laissés passer : silence',
  },
  perWeek: (count: string) => `${count} par semaine`,
  others: (count: string) => `${count} autres (robots, arrivées, sujets, modifications) ne sont jamais jugés.`,
  secrets: (count: number) =>
    count === 1
      ? 'Un message contient un mot de passe, une clé ou un numéro de carte : son auteur, seul, en aurait été averti.'
      : `${count} messages contiennent un mot de passe, une clé ou un numéro de carte : leurs auteurs, seuls, en auraient été avertis.`,
  columns: {
    channel: 'Salon',
    person: 'Personne',
    messages: 'messages',
    answers: 'réponses',
    share: 'part',
    perWeek: 'par sem.',
    busiestWeek: 'au plus en une sem.',
    kind: 'Genre',
    week: 'Semaine du',
  },
  private: 'privé',
  morePeople: (count: number) => (count === 1 ? 'et une autre' : `et ${count} autres`),
  moreWeeks: (count: number) => `(semaines d’avant : ${count} ; --json les donne)`,
  kinds: {
    complex_request: 'demande un ticket',
    typo_fix: 'coquille à corriger',
    yes_no: 'oui ou non',
    confirmation_done: 'c’est fait',
    acknowledgement: 'merci, bien reçu',
    scheduling: 'rendez-vous',
    status_query: 'où en est-on',
    smalltalk_other: 'conversation',
  } satisfies Record<Label, string>,
  invitedOnly: 'Dans un salon privé, Guichet n’écoute que si on l’invite.',
  direct: (count: number) =>
    count === 1
      ? 'Une conversation directe entre personnes est laissée de côté : Guichet n’y est pas.'
      : `${count} conversations directes entre personnes sont laissées de côté : Guichet n’y est pas.`,
  unknownFolders: (folders: string) => `Dossiers qu’aucune liste ne nomme, laissés de côté : ${folders}.`,
  asIf: 'Compté comme si personne n’avait ouvert de ticket ni demandé le silence : en vrai, ce serait un peu moins.',
  changed: (count: number, silenced: number, answered: number) =>
    count === 0
      ? 'Aucun message ne changerait de verdict.'
      : `${count === 1 ? '1 message changerait' : `${count} messages changeraient`} de verdict : ${silenced} sans réponse désormais, ${answered} avec.`,
  changedRules: (rules: string) => `Avec les règles changées. ${rules}.`,
  legend: { silenced: 'plus de réponse', answered: 'une réponse de plus' },
  faultsTitle: (count: number) =>
    count === 1
      ? 'Un fichier n’a pas pu être lu en entier ; le reste est compté :'
      : `${count} fichiers n’ont pas pu être lus en entier ; le reste est compté :`,
  faults: {
    too_large: (file: string, megabytes: string) => `${file} : trop grand (${megabytes} Mo).`,
    encrypted: (file: string) => `${file} : chiffré.`,
    damaged: (file: string, detail: string) => `${file} : abîmé (${detail}).`,
    not_json: (file: string) => `${file} : n’est pas du JSON.`,
    not_a_list: (file: string) => `${file} : devrait contenir une liste.`,
    broken_entries: (file: string, count: number) =>
      count === 1 ? `${file} : une entrée illisible.` : `${file} : ${count} entrées illisibles.`,
  },
  moreFaults: (count: number) => (count === 1 ? 'et un autre.' : `et ${count} autres.`),
  refused: {
    not_found: (path: string) => `${path} : ce fichier ou ce dossier n’existe pas.`,
    not_a_zip: (path: string, detail: string) =>
      `${path} : ce n’est pas un zip entier (${detail}). Téléchargez de nouveau l’export, ou donnez le dossier où il fut décompressé.`,
    bomb: (path: string) =>
      `${path} : une fois décompressé, ce zip serait démesuré ; un export de Slack ne l’est jamais. Rien n’a été lu.`,
    not_an_export: (path: string) =>
      `${path} : il n’y a là ni channels.json ni groups.json. Il faut l’export de Slack au format JSON, en zip ou décompressé.`,
    unusable: (fault: string) => `Sans la liste des salons, rien ne peut être dit. ${fault}`,
    unknownChannels: (names: string, known: string) => `Salon inconnu : ${names}. Dans cet export : ${known}.`,
    threshold: (value: string) => `--answer-from ${value} : il faut un nombre entre 0 et 1, comme 0.6.`,
    oneChange: '--against ou --answer-from : un seul des deux.',
  },
});

export type ReplayTexts = typeof fr;

const en: ReplayTexts = {
  title: (source) => `Had Guichet listened to ${source}`,
  period: (from, to, weeks) => `From ${from} to ${to} (${weeks})`,
  weeks: (count) => `${count} wk`,
  rules: (answerFrom, unsureFrom, joinSeconds, quietMinutes) =>
    `Answers from ${answerFrom}, in doubt from ${unsureFrom}; messages joined for ${joinSeconds} s; one answer per person and channel in ${quietMinutes} min`,
  nothing: 'No message of a person in these channels.',
  messages: 'Messages of people',
  ends: {
    answered: 'would have got a private answer',
    status: 'would have got the state of the ticket that they name',
    joined: 'more about a problem already answered: silence',
    quiet: 'too soon after an answer: silence',
    unsure: 'in doubt: silence',
    passed: 'let through: silence',
  },
  perWeek: (count) => `${count} a week`,
  others: (count) => `${count} others (bots, arrivals, topics, edits) are never judged.`,
  secrets: (count) =>
    count === 1
      ? 'One message holds a password, a key or a card number: its author, alone, would have been told.'
      : `${count} messages hold a password, a key or a card number: their authors, alone, would have been told.`,
  columns: {
    channel: 'Channel',
    person: 'Person',
    messages: 'messages',
    answers: 'answers',
    share: 'share',
    perWeek: 'a week',
    busiestWeek: 'most in a week',
    kind: 'Kind',
    week: 'Week of',
  },
  private: 'private',
  morePeople: (count) => (count === 1 ? 'and one more' : `and ${count} others`),
  moreWeeks: (count) => `(weeks before: ${count}; --json has them)`,
  kinds: {
    complex_request: 'needs a ticket',
    typo_fix: 'a typo to fix',
    yes_no: 'yes or no',
    confirmation_done: 'it is done',
    acknowledgement: 'thanks, got it',
    scheduling: 'an appointment',
    status_query: 'how far is it',
    smalltalk_other: 'conversation',
  },
  invitedOnly: 'In a private channel Guichet listens only when it is invited.',
  direct: (count) =>
    count === 1
      ? 'One direct conversation between people is left out: Guichet is not in it.'
      : `${count} direct conversations between people are left out: Guichet is not in them.`,
  unknownFolders: (folders) => `Folders that no list names, left out: ${folders}.`,
  asIf: 'Counted as if nobody had opened a ticket or asked for silence: in truth it would be a little less.',
  changed: (count, silenced, answered) =>
    count === 0
      ? 'No message would change verdict.'
      : `${count} ${count === 1 ? 'message' : 'messages'} would change verdict: ${silenced} no longer answered, ${answered} answered from now on.`,
  changedRules: (rules) => `With the changed rules. ${rules}.`,
  legend: { silenced: 'no longer answered', answered: 'answered from now on' },
  faultsTitle: (count) =>
    count === 1
      ? 'One file could not be read wholly; the rest is counted:'
      : `${count} files could not be read wholly; the rest is counted:`,
  faults: {
    too_large: (file, megabytes) => `${file}: too large (${megabytes} MB).`,
    encrypted: (file) => `${file}: encrypted.`,
    damaged: (file, detail) => `${file}: damaged (${detail}).`,
    not_json: (file) => `${file}: is not JSON.`,
    not_a_list: (file) => `${file}: should hold a list.`,
    broken_entries: (file, count) =>
      count === 1 ? `${file}: one unreadable entry.` : `${file}: ${count} unreadable entries.`,
  },
  moreFaults: (count) => (count === 1 ? 'and one more.' : `and ${count} others.`),
  refused: {
    not_found: (path) => `${path}: there is no such file or folder.`,
    not_a_zip: (path, detail) =>
      `${path}: this is no whole zip file (${detail}). Download the export again, or give the folder into which it was unpacked.`,
    bomb: (path) =>
      `${path}: unpacked, this zip would be out of all measure, which an export of Slack never is. Nothing was read.`,
    not_an_export: (path) =>
      `${path}: there is no channels.json and no groups.json in it. Give the export that Slack makes in JSON, zipped or unpacked.`,
    unusable: (fault) => `Without the list of channels nothing can be told. ${fault}`,
    unknownChannels: (names, known) => `Unknown channel: ${names}. In this export: ${known}.`,
    threshold: (value) => `--answer-from ${value}: give a number between 0 and 1, such as 0.6.`,
    oneChange: '--against or --answer-from: one of the two.',
  },
};

const catalogues: Readonly<Record<Language, ReplayTexts>> = { fr, en };

export function replayTextsFor(language: Language): ReplayTexts {
  return catalogues[language];
}
