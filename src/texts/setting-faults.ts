import type { Language } from '../domain/language.ts';
import { inFrench } from './french-spaces.ts';

/** What our own checks of settings say, in English. */
const OWN_CHECKS: Readonly<Record<string, string>> = {
  'is a channel id such as C0123456789, not a name': 'est l’identifiant d’un salon, comme C0123456789, pas son nom',
  'is at least 32 characters; make one with: openssl rand -hex 32':
    'a au moins 32 caractères ; faites-en un avec : openssl rand -hex 32',
  'starts with https:// (http:// only for localhost)': 'commence par https:// (http:// pour localhost seulement)',
  'is an address without a path, such as https://guichet.example.com':
    'est une adresse sans chemin, comme https://guichet.example.com',
  'is an id such as 8f9f…-…, from the overview page of the app in Entra, not a name':
    'est un identifiant comme 8f9f…-…, de la page d’accueil de l’application dans Entra, pas un nom',
  'is a list of tenant ids (or id=T0SLACKTEAM), separated by commas':
    'est une liste d’identifiants de tenants (ou id=T0SLACKTEAM), séparés par des virgules',
  'is a list of host names such as smba.example.com or *.example.com':
    'est une liste de noms de machines comme smba.example.com ou *.example.com',
  'is an address such as postgres://user:password@host/database':
    'est une adresse comme postgres://utilisateur:motdepasse@machine/base',
  'is cut or an example: a token has letters, digits and hyphens only; copy the whole one from Slack':
    'est coupé, ou n’est qu’un exemple : un jeton n’a que des lettres, des chiffres et des tirets ; copiez-le en entier depuis Slack',
};

/** What is wrong with a setting, said after its name. Nothing repeats a value: it may be a secret. */
const fr = inFrench({
  unusable: 'La configuration n’est pas utilisable :',
  own: OWN_CHECKS,
  notNumber: 'n’est pas un nombre',
  notInteger: 'n’est pas un nombre entier',
  atMost: (maximum: string) => `est trop grand : ${maximum} au plus`,
  atLeast: (minimum: string) => `est trop petit : ${minimum} au moins`,
  tooShort: (minimum: string) => `est trop court : ${minimum} caractères au moins`,
  notOneOf: (choices: string) => `n’est pas l’un de ces choix : ${choices}`,
  startsWith: (start: string) => `ne commence pas par ${start}`,
  notUrl: 'n’est pas une adresse comme https://guichet.example.com',
  notEmail: 'n’est pas une adresse de courriel comme lea@example.com',
  notUsable: 'n’est pas utilisable',
  missing: (line: string) => `manque ; écrivez ${line}`,
  examples: {
    SLACK_BOT_TOKEN: 'xoxb-… (page « OAuth & Permissions » de votre application Slack)',
    SLACK_SIGNING_SECRET:
      '… (page « Basic Information » de votre application Slack), ou SLACK_APP_TOKEN=xapp-… pour le Socket Mode',
    SLACK_CLIENT_ID: '… (page « Basic Information » de votre application Slack)',
    SLACK_CLIENT_SECRET: '… (page « Basic Information » de votre application Slack)',
    GUICHET_PUBLIC_URL: 'https://guichet.example.com (où Slack et les gens joignent ce processus)',
    GUICHET_SECRET:
      '… (fait avec : openssl rand -hex 32 ; le même pour tous les processus, gardé avec les sauvegardes)',
    TEAMS_APP_ID: '… (« Application (client) ID », sur la page d’accueil de votre application dans Entra)',
    TEAMS_APP_PASSWORD: '… (un secret client, sur la page « Certificates & secrets » de votre application dans Entra)',
    TEAMS_TENANT_ID: '… (« Directory (tenant) ID », sur la page d’accueil de votre application dans Entra)',
  },
  twoEars:
    'est donné avec SLACK_SIGNING_SECRET ; gardez le premier pour le Socket Mode, ou le second pour les requêtes HTTP, et retirez l’autre',
  notInProduction: 'n’est jamais permis avec NODE_ENV=production ; retirez cette ligne',
  thisMachineOnly: 'n’est que pour cette machine ; écrivez aussi HOST=127.0.0.1',
  notBesideReal: 'n’est pas permis avec TEAMS_APP_PASSWORD ou une ligne SLACK_… ; retirez l’un ou l’autre',
  oneProcess: 'ne peut être que « all » avec la base embarquée ; donnez DATABASE_URL pour plusieurs processus',
  notEmbedded:
    'est donné ; sauvegardez PostgreSQL avec pg_dump et restaurez-le avec pg_restore, comme le montre docs/operate.md',
});
export type SettingFaultTexts = typeof fr;

const en: SettingFaultTexts = {
  unusable: 'The configuration is not usable:',
  own: {},
  notNumber: 'is not a number',
  notInteger: 'is not a whole number',
  atMost: (maximum) => `is too large: ${maximum} at most`,
  atLeast: (minimum) => `is too small: ${minimum} at least`,
  tooShort: (minimum) => `is too short: ${minimum} characters at least`,
  notOneOf: (choices) => `is none of these choices: ${choices}`,
  startsWith: (start) => `does not start with ${start}`,
  notUrl: 'is not an address such as https://guichet.example.com',
  notEmail: 'is not an e-mail address such as lea@example.com',
  notUsable: 'is not usable',
  missing: (line) => `is missing; write ${line}`,
  examples: {
    SLACK_BOT_TOKEN: 'xoxb-… (OAuth & Permissions page of your Slack app)',
    SLACK_SIGNING_SECRET: '… (Basic Information page of your Slack app), or SLACK_APP_TOKEN=xapp-… for Socket Mode',
    SLACK_CLIENT_ID: '… (Basic Information page of your Slack app)',
    SLACK_CLIENT_SECRET: '… (Basic Information page of your Slack app)',
    GUICHET_PUBLIC_URL: 'https://guichet.example.com (where Slack and people reach this process)',
    GUICHET_SECRET: '… (made with: openssl rand -hex 32; the same for all processes, kept with the backups)',
    TEAMS_APP_ID: '… (Application (client) ID on the overview page of your app in Entra)',
    TEAMS_APP_PASSWORD: '… (a client secret, on the Certificates & secrets page of your app in Entra)',
    TEAMS_TENANT_ID: '… (Directory (tenant) ID on the overview page of your app in Entra)',
  },
  twoEars:
    'is given beside SLACK_SIGNING_SECRET; keep the first for Socket Mode, or the second for requests over HTTP, and remove the other',
  notInProduction: 'is never allowed with NODE_ENV=production; remove the line',
  thisMachineOnly: 'is for this machine only; write HOST=127.0.0.1 too',
  notBesideReal: 'is not allowed beside TEAMS_APP_PASSWORD or a line SLACK_…; remove one or the other',
  oneProcess: 'is only "all" with the embedded database; set DATABASE_URL to run several processes',
  notEmbedded: 'is set; back PostgreSQL up with pg_dump and restore it with pg_restore, as docs/operate.md shows',
};

const catalogues: Readonly<Record<Language, SettingFaultTexts>> = { fr, en };

export function settingFaultTextsFor(language: Language): SettingFaultTexts {
  return catalogues[language];
}
