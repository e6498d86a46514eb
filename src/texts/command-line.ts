import type { Language } from '../domain/language.ts';
import { inFrench } from './french-spaces.ts';

/** What is said at the command line of what a command was given or finds in its way, whichever command it is. */
const fr = inFrench({
  databaseInUse: (folder: string, owner: number | undefined) =>
    `La base embarquée ${folder} est ouverte par ${owner === undefined ? 'un autre processus' : `le processus ${owner}`} : arrêtez-le d’abord, ou donnez DATABASE_URL (PostgreSQL) pour que plusieurs processus s’en servent.`,
  unknownLanguage: (asked: string) => `--lang : « ${asked} » n’est pas une langue de Guichet ; donnez fr ou en.`,
  notJson: (line: number) =>
    `Ligne ${line} : ce n’est pas du JSON. Chaque ligne est un message comme {"id": 1, "text": "Salut"}.`,
  notMessage: (line: number) =>
    `Ligne ${line} : il manque « id » (un nombre ou un texte) ou « text » (un texte). Chaque ligne est un message comme {"id": 1, "text": "Salut"}.`,
  noSample: (words: string) => `--only : aucune carte et aucun formulaire n’a « ${words} » dans son nom.`,
  slackAddress: {
    missing: '--url : donnez votre adresse publique, qui commence par https://, ou choisissez --socket-mode.',
    missingForOAuth:
      '--url : avec --oauth, Slack renvoie à votre adresse publique qui installe l’application, en Socket Mode aussi ; donnez-la, elle commence par https://.',
    hasPath: '--url : donnez l’adresse sans chemin, comme https://guichet.votre-domaine.fr.',
  },
});
export type CommandLineTexts = typeof fr;

const en: CommandLineTexts = {
  databaseInUse: (folder, owner) =>
    `The embedded database ${folder} is open in ${owner === undefined ? 'another process' : `process ${owner}`}: stop it first, or set DATABASE_URL (PostgreSQL) for several processes to use it.`,
  unknownLanguage: (asked) => `--lang: "${asked}" is no language of Guichet; give fr or en.`,
  notJson: (line) => `Line ${line}: this is not JSON. Each line is a message such as {"id": 1, "text": "Hello"}.`,
  notMessage: (line) =>
    `Line ${line}: "id" (a number or a text) or "text" (a text) is missing. Each line is a message such as {"id": 1, "text": "Hello"}.`,
  noSample: (words) => `--only: no card and no form has "${words}" in its name.`,
  slackAddress: {
    missing: '--url: give your public address, which begins with https://, or choose --socket-mode.',
    missingForOAuth:
      '--url: with --oauth Slack sends whoever installs the app back to your public address, in Socket Mode too; give it, it begins with https://.',
    hasPath: '--url: give the address without a path, such as https://desk.your-domain.com.',
  },
};

const catalogues: Readonly<Record<Language, CommandLineTexts>> = { fr, en };

export function commandLineTextsFor(language: Language): CommandLineTexts {
  return catalogues[language];
}
