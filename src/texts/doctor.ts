import type { Language } from '../domain/language.ts';
import { inFrench } from './french-spaces.ts';

/** What `guichet doctor` may find, each rule with the facts that its sentence tells. */
export interface DoctorFacts {
  readonly 'configuration-fault': { readonly fault: string };
  readonly 'node-too-old': { readonly version: string; readonly wanted: string };
  readonly 'no-credentials': Record<never, never>;
  readonly 'data-folder-not-writable': { readonly folder: string; readonly reason: string };
  readonly 'data-folder-open-to-others': { readonly folder: string; readonly mode: string };
  readonly 'disk-nearly-full': { readonly folder: string; readonly freeMegabytes: number };
  readonly 'embedded-with-real-platform': Record<never, never>;
  readonly 'database-in-use': { readonly process: string };
  readonly 'database-not-made': Record<never, never>;
  readonly 'database-unreachable': { readonly reason: string };
  readonly 'database-too-old': { readonly version: string; readonly wanted: string };
  readonly 'database-newer': { readonly migrations: string };
  readonly 'migrations-pending': { readonly migrations: string };
  readonly 'clock-skew': { readonly seconds: number };
  readonly 'statement-timeout': { readonly setting: string; readonly value: string };
  readonly 'played-clock-ignored': { readonly hours: number };
  readonly 'policy-not-valid': { readonly desk: string; readonly version: number; readonly fields: string };
  readonly 'no-agents': { readonly desk: string };
  readonly 'no-admin': { readonly desk: string };
  readonly 'outbox-dead': { readonly count: number; readonly reason: string; readonly hours: number };
  readonly 'outbox-late': { readonly count: number; readonly minutes: number; readonly reason: string };
  readonly 'inbox-dead': { readonly count: number; readonly hours: number };
  readonly 'inbox-late': { readonly count: number; readonly minutes: number };
  readonly 'slack-unreachable': { readonly reason: string };
  readonly 'slack-token-refused': { readonly code: string };
  readonly 'slack-app-token-refused': { readonly code: string };
  readonly 'slack-scopes-missing': { readonly scopes: string };
  readonly 'slack-needs-reinstall': { readonly team: string };
  readonly 'slack-install-lacks-scopes': { readonly team: string; readonly scopes: string };
  readonly 'slack-other-team': { readonly team: string };
  readonly 'slack-signing-secret-shape': Record<never, never>;
  readonly 'slack-channel-unknown': { readonly channel: string; readonly code: string };
  readonly 'slack-channel-archived': { readonly channel: string };
  readonly 'slack-not-in-channel': { readonly channel: string };
  readonly 'public-address-unreachable': { readonly address: string; readonly reason: string };
  readonly 'teams-unauthenticated': Record<never, never>;
  readonly 'teams-login-unreachable': { readonly address: string; readonly reason: string };
  readonly 'teams-secret-is-its-id': { readonly code: string };
  readonly 'teams-secret-refused': { readonly code: string };
  readonly 'teams-secret-expired': { readonly code: string };
  readonly 'teams-app-unknown': { readonly app: string; readonly tenant: string; readonly code: string };
  readonly 'teams-tenant-unknown': { readonly tenant: string; readonly code: string };
  readonly 'teams-sign-in-refused': { readonly code: string };
  readonly 'teams-own-tenant-not-allowed': { readonly tenant: string };
  readonly 'teams-endpoint-not-told': Record<never, never>;
  readonly 'teams-endpoint-not-public': { readonly address: string };
  readonly 'teams-endpoint-unreachable': { readonly address: string; readonly reason: string };
  readonly 'teams-not-installed': Record<never, never>;
  readonly 'teams-not-overheard': { readonly team: string };
  readonly 'teams-channel-refused': { readonly channel: string; readonly reason: string };
  readonly 'teams-private-refused': { readonly count: number; readonly reason: string };
}

export type DoctorRule = keyof DoctorFacts;

/** What is wrong, and how to mend it. */
export interface Advice {
  readonly what: string;
  readonly mend: string;
}

export interface DoctorTexts {
  readonly rules: { readonly [Rule in DoctorRule]: (facts: DoctorFacts[Rule]) => Advice };
  readonly healthy: string;
  /** The last line: how many findings of each kind. */
  readonly summary: (serious: number, warnings: number, notes: number) => string;
}

const fr: DoctorTexts = inFrench({
  rules: {
    'configuration-fault': ({ fault }) => ({
      what: `Configuration refusée : ${fault}.`,
      mend: 'Corrigez cette variable ; .env.example décrit chacune.',
    }),
    'node-too-old': ({ version, wanted }) => ({
      what: `Node ${version} est trop ancien.`,
      mend: `Installez Node ${wanted} ou plus récent.`,
    }),
    'no-credentials': () => ({
      what: 'Aucun identifiant Slack ni Teams : « guichet start » ouvrirait l’espace simulé. Ni l’un ni l’autre n’a été examiné.',
      mend: 'Pour un vrai Slack ou Teams, donnez les variables SLACK_… ou TEAMS_… de .env.example.',
    }),
    'data-folder-not-writable': ({ folder, reason }) => ({
      what: `On ne peut pas écrire dans le dossier des données ${folder} (${reason}).`,
      mend: 'Donnez ce dossier à l’utilisateur qui lance Guichet, ou changez DATA_DIR.',
    }),
    'data-folder-open-to-others': ({ folder, mode }) => ({
      what: `D’autres utilisateurs de la machine peuvent lire ${folder} (droits ${mode}).`,
      mend: `chmod 700 ${folder}`,
    }),
    'disk-nearly-full': ({ folder, freeMegabytes }) => ({
      what: `Il reste ${freeMegabytes} Mo sur le disque de ${folder}.`,
      mend: 'Libérez de la place : un disque plein arrête la base.',
    }),
    'embedded-with-real-platform': () => ({
      what: 'De vrais messages sur la base embarquée : elle survit à un processus tué, pas à une coupure de courant.',
      mend: 'Donnez DATABASE_URL, ou sauvegardez souvent (« guichet backup »).',
    }),
    'database-in-use': ({ process }) => ({
      what: `La base embarquée est ouverte par le processus ${process} : son contenu n’a pas été examiné.`,
      mend: 'Rien à réparer. Lisez /readyz et /metrics de ce processus, ou arrêtez-le et relancez cet examen.',
    }),
    'database-not-made': () => ({
      what: 'La base n’existe pas encore, ou n’a aucun guichet.',
      mend: 'Rien à réparer : le premier « guichet start » la crée.',
    }),
    'database-unreachable': ({ reason }) => ({
      what: `La base ne répond pas : ${reason}.`,
      mend: 'Vérifiez DATABASE_URL, que le serveur tourne, et qu’on peut le joindre d’ici.',
    }),
    'database-too-old': ({ version, wanted }) => ({
      what: `PostgreSQL ${version} est trop ancien.`,
      mend: `Passez à PostgreSQL ${wanted} ou plus récent.`,
    }),
    'database-newer': ({ migrations }) => ({
      what: `La base est d’une version plus récente de Guichet : ${migrations}.`,
      mend: 'Lancez cette version-là, ou restaurez la sauvegarde faite avant la mise à jour.',
    }),
    'migrations-pending': ({ migrations }) => ({
      what: `Des tables ne sont pas à jour : ${migrations}.`,
      mend: 'Lancez « guichet migrate », ou simplement « guichet start ».',
    }),
    'clock-skew': ({ seconds }) => ({
      what: `L’horloge de cette machine et celle de la base diffèrent de ${seconds} s.`,
      mend: 'Mettez les deux à l’heure (NTP) : Slack refuse au-delà de 5 minutes, et les délais en dépendent.',
    }),
    'statement-timeout': ({ setting, value }) => ({
      what: `Le serveur coupe Guichet trop tôt : ${setting} vaut ${value}.`,
      mend: `alter role … reset ${setting}, ou donnez-lui au moins une minute.`,
    }),
    'played-clock-ignored': ({ hours }) => ({
      what: `Un guichet d’essai a avancé son horloge de ${hours} h dans cette base. Avec de vrais identifiants, cela ne compte pas : l’heure est celle de la machine, et ce qui a été joué garde ses dates.`,
      mend: 'Donnez au vrai guichet une base à lui : une autre DATABASE_URL, ou un autre DATA_DIR.',
    }),
    'policy-not-valid': ({ desk, version, fields }) => ({
      what: `La politique du guichet « ${desk} » (version ${version}) n’est pas lisible : ${fields}.`,
      mend: 'Publiez une version corrigée ; d’ici là, ce guichet ne répond plus.',
    }),
    'no-agents': ({ desk }) => ({
      what: `Le guichet « ${desk} » n’a aucun agent.`,
      mend: 'Invitez l’équipe dans le salon de triage : ses membres sont les agents.',
    }),
    'no-admin': ({ desk }) => ({
      what: `Le guichet « ${desk} » n’a ni responsable ni administrateur.`,
      mend: 'Nommez-en un, pour que quelqu’un puisse régler le guichet.',
    }),
    'outbox-dead': ({ count, reason, hours }) => ({
      what: `${count} envoi(s) abandonné(s) : ${reason} ; le plus ancien il y a ${hours} h.`,
      mend: 'Réparez la cause, puis « guichet outbox dead » et « guichet outbox retry ».',
    }),
    'outbox-late': ({ count, minutes, reason }) => ({
      what: `${count} envoi(s) attendent, le plus ancien depuis ${minutes} min${reason === '' ? '' : ` (${reason})`}.`,
      mend: 'Vérifiez qu’un processus worker ou all tourne, et que Slack accepte le jeton.',
    }),
    'inbox-dead': ({ count, hours }) => ({
      what: `${count} événement(s) reçu(s) et abandonné(s) ; le plus ancien il y a ${hours} h.`,
      mend: 'Lisez le journal, réparez la cause, puis « guichet inbox dead » et « guichet inbox retry ».',
    }),
    'inbox-late': ({ count, minutes }) => ({
      what: `${count} événement(s) reçu(s) attendent, le plus ancien depuis ${minutes} min.`,
      mend: 'Vérifiez qu’un processus worker ou all tourne, et lisez son journal.',
    }),
    'slack-unreachable': ({ reason }) => ({
      what: `Slack ne répond pas (${reason}).`,
      mend: 'Vérifiez la sortie vers Internet (proxy, pare-feu) et SLACK_API_URL ; sinon attendez.',
    }),
    'slack-token-refused': ({ code }) => ({
      what: `Slack refuse SLACK_BOT_TOKEN (${code}).`,
      mend: 'Copiez-le de nouveau depuis la page « OAuth & Permissions », ou réinstallez l’application.',
    }),
    'slack-app-token-refused': ({ code }) => ({
      what: `Slack ne donne pas de connexion avec SLACK_APP_TOKEN (${code}) : rien ne sera entendu.`,
      mend: 'Activez « Socket Mode » dans l’application, et copiez le jeton de la page « Basic Information », « App-Level Tokens » (connections:write).',
    }),
    'slack-scopes-missing': ({ scopes }) => ({
      what: `Il manque des autorisations au jeton : ${scopes}.`,
      mend: 'Ajoutez-les à l’application d’après manifests/slack/manifest.json, puis réinstallez-la.',
    }),
    'slack-needs-reinstall': ({ team }) => ({
      what: `Le jeton de l’espace ${team} ne marche plus et ne se renouvelle pas.`,
      mend: 'Un administrateur de cet espace réinstalle l’application à l’adresse /slack/install : rien n’est perdu.',
    }),
    'slack-install-lacks-scopes': ({ team, scopes }) => ({
      what: `L’espace ${team} a installé l’application sans ces autorisations : ${scopes}.`,
      mend: 'Qu’il la réinstalle à l’adresse /slack/install.',
    }),
    'slack-other-team': ({ team }) => ({
      what: `Le jeton est de l’espace ${team}, que cette base ne connaît pas : un nouveau guichet y serait créé.`,
      mend: 'Si ce n’est pas voulu, reprenez le jeton de l’espace d’origine.',
    }),
    'slack-signing-secret-shape': () => ({
      what: 'SLACK_SIGNING_SECRET ne ressemble pas à un secret de signature (32 caractères 0-9 a-f).',
      mend: 'Copiez « Signing Secret » de la page « Basic Information », pas « Client Secret » ni « Verification Token ».',
    }),
    'slack-channel-unknown': ({ channel, code }) => ({
      what: `Le salon ${channel} n’est pas visible (${code}).`,
      mend: 'Vérifiez l’identifiant ; s’il est privé, invitez-y le robot.',
    }),
    'slack-channel-archived': ({ channel }) => ({
      what: `Le salon ${channel} est archivé.`,
      mend: 'Désarchivez-le, ou choisissez-en un autre.',
    }),
    'slack-not-in-channel': ({ channel }) => ({
      what: `Le robot n’est pas dans le salon ${channel} : il n’y entend rien.`,
      mend: 'Dans ce salon, écrivez /invite @Guichet.',
    }),
    'public-address-unreachable': ({ address, reason }) => ({
      what: `${address} ne répond pas comme Guichet (${reason}).`,
      mend: 'Vérifiez le nom, le certificat et le relais vers PORT : Slack passe par là.',
    }),
    'teams-unauthenticated': () => ({
      what: 'TEAMS_ALLOW_UNAUTHENTICATED=1 : quiconque atteint ce processus passe pour Teams. Teams n’a pas été examiné.',
      mend: 'Retirez cette ligne, et donnez TEAMS_APP_ID, TEAMS_APP_PASSWORD et TEAMS_TENANT_ID.',
    }),
    'teams-login-unreachable': ({ address, reason }) => ({
      what: `Microsoft ne donne pas de jeton, faute de réponse de ${address} (${reason}).`,
      mend: 'Vérifiez la sortie vers Internet (proxy, pare-feu) ; sinon attendez.',
    }),
    'teams-secret-is-its-id': ({ code }) => ({
      what: `TEAMS_APP_PASSWORD est l’identifiant d’un secret, pas le secret (${code}).`,
      mend: 'Sur entra.microsoft.com, « Certificates & secrets », copiez la colonne « Value », pas « Secret ID » ; elle n’est montrée qu’à la création : créez-en un autre.',
    }),
    'teams-secret-refused': ({ code }) => ({
      what: `Microsoft refuse TEAMS_APP_PASSWORD (${code}).`,
      mend: 'Copiez-le de nouveau, ou créez un autre secret (entra.microsoft.com, votre application, « Certificates & secrets »), puis relancez chaque processus.',
    }),
    'teams-secret-expired': ({ code }) => ({
      what: `Le secret TEAMS_APP_PASSWORD a expiré (${code}) : Guichet entend Teams et ne peut plus y répondre.`,
      mend: 'Créez un autre secret (entra.microsoft.com, votre application, « Certificates & secrets »), donnez-le, relancez chaque processus : ce qui attend part alors.',
    }),
    'teams-app-unknown': ({ app, tenant, code }) => ({
      what: `L’application ${app} n’existe pas dans l’organisation ${tenant} (${code}).`,
      mend: 'TEAMS_APP_ID et TEAMS_TENANT_ID viennent de la même page : « Configuration » de l’Azure Bot (« Microsoft App ID », « App Tenant ID »).',
    }),
    'teams-tenant-unknown': ({ tenant, code }) => ({
      what: `Il n’y a pas d’organisation ${tenant} chez Microsoft (${code}).`,
      mend: 'Dans TEAMS_TENANT_ID, copiez « App Tenant ID » de la page « Configuration » de l’Azure Bot.',
    }),
    'teams-sign-in-refused': ({ code }) => ({
      what: `Microsoft refuse que l’application s’identifie (${code}).`,
      mend: 'Ce code est expliqué sur https://login.microsoftonline.com/error ; montrez-le à qui administre Entra.',
    }),
    'teams-own-tenant-not-allowed': ({ tenant }) => ({
      what: `TEAMS_ALLOWED_TENANTS ne contient pas ${tenant}, où l’application est inscrite : ses membres sont refusés.`,
      mend: 'Si ce n’est pas voulu, ajoutez-la à la liste, ou retirez la ligne.',
    }),
    'teams-endpoint-not-told': () => ({
      what: 'GUICHET_PUBLIC_URL n’est pas donnée : on ne sait pas si Teams trouve ce guichet.',
      mend: 'Donnez l’adresse publique, et relancez cet examen.',
    }),
    'teams-endpoint-not-public': ({ address }) => ({
      what: `Teams ne peut pas joindre ${address} : cette adresse est celle de chaque machine.`,
      mend: 'Donnez dans GUICHET_PUBLIC_URL une adresse publique en https:// ; pour un essai, celle d’un tunnel.',
    }),
    'teams-endpoint-unreachable': ({ address, reason }) => ({
      what: `${address} ne répond pas comme Guichet (${reason}) : Teams passe par là.`,
      mend: 'Vérifiez le nom, le certificat, le relais vers PORT, et que le processus tourne ; la même adresse est à donner comme « Messaging endpoint » de l’Azure Bot.',
    }),
    'teams-not-installed': () => ({
      what: 'L’application n’est dans aucune équipe de Teams : Guichet n’y entend rien.',
      mend: 'Importez guichet-teams.zip (« npm run manifest:teams ») dans Teams, et ajoutez l’application à une équipe.',
    }),
    'teams-not-overheard': ({ team }) => ({
      what: `Aucun message sans « @Guichet » n’est jamais venu de l’équipe qui a ${team}.`,
      mend: 'Si l’on y écrit, l’accord pour lire les canaux manque : retirez l’application de l’équipe, et qu’un propriétaire l’ajoute de nouveau en l’acceptant. Si rien n’est demandé, un administrateur permet aux propriétaires de consentir (Entra, « Consent and permissions »).',
    }),
    'teams-channel-refused': ({ channel, reason }) => ({
      what: `Teams ne laisse plus Guichet écrire dans le canal ${channel} (${reason}).`,
      mend: 'Ajoutez de nouveau l’application à cette équipe, ou choisissez un autre canal avec « @Guichet configurer ».',
    }),
    'teams-private-refused': ({ count, reason }) => ({
      what: `Teams a refusé ${count} réponse(s) privée(s) dans un canal (${reason}).`,
      mend: 'Vérifiez que l’application est dans l’équipe et à jour (« npm run manifest:teams », version plus grande). En conversation avec Guichet, tout fonctionne : écrivez-lui là.',
    }),
  },
  healthy: 'Rien à signaler.',
  summary: (serious, warnings, notes) => `${serious} problème(s), ${warnings} avertissement(s), ${notes} remarque(s).`,
});

const en: DoctorTexts = {
  rules: {
    'configuration-fault': ({ fault }) => ({
      what: `Configuration refused: ${fault}.`,
      mend: 'Correct that variable; .env.example describes each.',
    }),
    'node-too-old': ({ version, wanted }) => ({
      what: `Node ${version} is too old.`,
      mend: `Install Node ${wanted} or later.`,
    }),
    'no-credentials': () => ({
      what: 'No credentials of Slack or Teams: "guichet start" would open the playground. Neither was examined.',
      mend: 'For a real Slack or Teams, set the SLACK_… or TEAMS_… variables of .env.example.',
    }),
    'data-folder-not-writable': ({ folder, reason }) => ({
      what: `The data folder ${folder} cannot be written to (${reason}).`,
      mend: 'Give it to the user who runs Guichet, or change DATA_DIR.',
    }),
    'data-folder-open-to-others': ({ folder, mode }) => ({
      what: `Other users of this machine can read ${folder} (mode ${mode}).`,
      mend: `chmod 700 ${folder}`,
    }),
    'disk-nearly-full': ({ folder, freeMegabytes }) => ({
      what: `${freeMegabytes} MB are left on the disk of ${folder}.`,
      mend: 'Make room: a full disk stops the database.',
    }),
    'embedded-with-real-platform': () => ({
      what: 'Real messages on the embedded database: it survives a killed process, not a power cut.',
      mend: 'Set DATABASE_URL, or back up often ("guichet backup").',
    }),
    'database-in-use': ({ process }) => ({
      what: `The embedded database is open in process ${process}: what it holds was not examined.`,
      mend: 'Nothing to mend. Read that process’s /readyz and /metrics, or stop it and run this again.',
    }),
    'database-not-made': () => ({
      what: 'The database does not exist yet, or holds no desk.',
      mend: 'Nothing to mend: the first "guichet start" makes it.',
    }),
    'database-unreachable': ({ reason }) => ({
      what: `The database does not answer: ${reason}.`,
      mend: 'Check DATABASE_URL, that the server runs, and that it can be reached from here.',
    }),
    'database-too-old': ({ version, wanted }) => ({
      what: `PostgreSQL ${version} is too old.`,
      mend: `Upgrade to PostgreSQL ${wanted} or later.`,
    }),
    'database-newer': ({ migrations }) => ({
      what: `The database belongs to a later release of Guichet: ${migrations}.`,
      mend: 'Run that release, or restore the backup made before the upgrade.',
    }),
    'migrations-pending': ({ migrations }) => ({
      what: `Tables are not up to date: ${migrations}.`,
      mend: 'Run "guichet migrate", or simply "guichet start".',
    }),
    'clock-skew': ({ seconds }) => ({
      what: `The clocks of this machine and of the database are ${seconds} s apart.`,
      mend: 'Set both right (NTP): Slack refuses beyond 5 minutes, and promised times depend on them.',
    }),
    'statement-timeout': ({ setting, value }) => ({
      what: `The server cuts Guichet off too soon: ${setting} is ${value}.`,
      mend: `alter role … reset ${setting}, or give it a minute at least.`,
    }),
    'played-clock-ignored': ({ hours }) => ({
      what: `A playground moved its clock ${hours} h ahead in this database. With real credentials that does not count: the time is the machine’s, and what was played keeps its dates.`,
      mend: 'Give the real desk a database of its own: another DATABASE_URL, or another DATA_DIR.',
    }),
    'policy-not-valid': ({ desk, version, fields }) => ({
      what: `The policy of the desk "${desk}" (version ${version}) cannot be read: ${fields}.`,
      mend: 'Publish a corrected version; until then this desk does not answer.',
    }),
    'no-agents': ({ desk }) => ({
      what: `The desk "${desk}" has no agents.`,
      mend: 'Invite the team to the triage channel: its members are the agents.',
    }),
    'no-admin': ({ desk }) => ({
      what: `The desk "${desk}" has neither a lead nor an administrator.`,
      mend: 'Name one, so that somebody can set the desk up.',
    }),
    'outbox-dead': ({ count, reason, hours }) => ({
      what: `${count} deliveries given up: ${reason}; the oldest ${hours} h ago.`,
      mend: 'Mend the cause, then "guichet outbox dead" and "guichet outbox retry".',
    }),
    'outbox-late': ({ count, minutes, reason }) => ({
      what: `${count} deliveries wait, the oldest for ${minutes} min${reason === '' ? '' : ` (${reason})`}.`,
      mend: 'Check that a process of role worker or all runs, and that Slack takes the token.',
    }),
    'inbox-dead': ({ count, hours }) => ({
      what: `${count} received events given up; the oldest ${hours} h ago.`,
      mend: 'Read the log, mend the cause, then "guichet inbox dead" and "guichet inbox retry".',
    }),
    'inbox-late': ({ count, minutes }) => ({
      what: `${count} received events wait, the oldest for ${minutes} min.`,
      mend: 'Check that a process of role worker or all runs, and read its log.',
    }),
    'slack-unreachable': ({ reason }) => ({
      what: `Slack does not answer (${reason}).`,
      mend: 'Check the way out to the Internet (proxy, firewall) and SLACK_API_URL; otherwise wait.',
    }),
    'slack-token-refused': ({ code }) => ({
      what: `Slack refuses SLACK_BOT_TOKEN (${code}).`,
      mend: 'Copy it again from the "OAuth & Permissions" page, or install the app again.',
    }),
    'slack-app-token-refused': ({ code }) => ({
      what: `Slack gives no connection for SLACK_APP_TOKEN (${code}): nothing will be heard.`,
      mend: 'Turn "Socket Mode" on in the app, and copy the token from the "Basic Information" page, "App-Level Tokens" (connections:write).',
    }),
    'slack-scopes-missing': ({ scopes }) => ({
      what: `The token lacks scopes: ${scopes}.`,
      mend: 'Add them to the app as in manifests/slack/manifest.json, then install it again.',
    }),
    'slack-needs-reinstall': ({ team }) => ({
      what: `The token of the workspace ${team} no longer works and cannot be refreshed.`,
      mend: 'An administrator of that workspace installs the app again at /slack/install: nothing is lost.',
    }),
    'slack-install-lacks-scopes': ({ team, scopes }) => ({
      what: `The workspace ${team} installed the app without these scopes: ${scopes}.`,
      mend: 'Let it install the app again at /slack/install.',
    }),
    'slack-other-team': ({ team }) => ({
      what: `The token is of the workspace ${team}, which this database does not know: a new desk would be made there.`,
      mend: 'If that is not meant, take the token of the first workspace again.',
    }),
    'slack-signing-secret-shape': () => ({
      what: 'SLACK_SIGNING_SECRET does not look like a signing secret (32 characters 0-9 a-f).',
      mend: 'Copy "Signing Secret" from the "Basic Information" page, not "Client Secret" or "Verification Token".',
    }),
    'slack-channel-unknown': ({ channel, code }) => ({
      what: `The channel ${channel} cannot be seen (${code}).`,
      mend: 'Check the id; if it is private, invite the bot.',
    }),
    'slack-channel-archived': ({ channel }) => ({
      what: `The channel ${channel} is archived.`,
      mend: 'Unarchive it, or choose another.',
    }),
    'slack-not-in-channel': ({ channel }) => ({
      what: `The bot is not in the channel ${channel}: it hears nothing there.`,
      mend: 'In that channel, type /invite @Guichet.',
    }),
    'public-address-unreachable': ({ address, reason }) => ({
      what: `${address} does not answer as Guichet does (${reason}).`,
      mend: 'Check the name, the certificate and the way from your proxy to PORT: Slack comes that way.',
    }),
    'teams-unauthenticated': () => ({
      what: 'TEAMS_ALLOW_UNAUTHENTICATED=1: whoever reaches this process is taken for Teams. Teams was not examined.',
      mend: 'Remove that line, and set TEAMS_APP_ID, TEAMS_APP_PASSWORD and TEAMS_TENANT_ID.',
    }),
    'teams-login-unreachable': ({ address, reason }) => ({
      what: `Microsoft gives no token: ${address} does not answer (${reason}).`,
      mend: 'Check the way out to the Internet (proxy, firewall); otherwise wait.',
    }),
    'teams-secret-is-its-id': ({ code }) => ({
      what: `TEAMS_APP_PASSWORD is the id of a secret, not the secret (${code}).`,
      mend: 'On entra.microsoft.com, "Certificates & secrets", copy the column "Value", not "Secret ID"; it is shown only when it is made: make another.',
    }),
    'teams-secret-refused': ({ code }) => ({
      what: `Microsoft refuses TEAMS_APP_PASSWORD (${code}).`,
      mend: 'Copy it again, or make another secret (entra.microsoft.com, your app, "Certificates & secrets"), then restart every process.',
    }),
    'teams-secret-expired': ({ code }) => ({
      what: `The secret TEAMS_APP_PASSWORD has expired (${code}): Guichet hears Teams and cannot answer there.`,
      mend: 'Make another secret (entra.microsoft.com, your app, "Certificates & secrets"), set it, restart every process: what waits is posted then.',
    }),
    'teams-app-unknown': ({ app, tenant, code }) => ({
      what: `There is no app ${app} in the organisation ${tenant} (${code}).`,
      mend: 'TEAMS_APP_ID and TEAMS_TENANT_ID come from the same page: "Configuration" of the Azure Bot ("Microsoft App ID", "App Tenant ID").',
    }),
    'teams-tenant-unknown': ({ tenant, code }) => ({
      what: `Microsoft has no organisation ${tenant} (${code}).`,
      mend: 'Copy "App Tenant ID" of the page "Configuration" of the Azure Bot into TEAMS_TENANT_ID.',
    }),
    'teams-sign-in-refused': ({ code }) => ({
      what: `Microsoft does not let the app sign in (${code}).`,
      mend: 'That code is explained on https://login.microsoftonline.com/error; show it to whoever administers Entra.',
    }),
    'teams-own-tenant-not-allowed': ({ tenant }) => ({
      what: `TEAMS_ALLOWED_TENANTS does not hold ${tenant}, where the app is registered: its members are refused.`,
      mend: 'If that is not meant, add it to the list, or remove the line.',
    }),
    'teams-endpoint-not-told': () => ({
      what: 'GUICHET_PUBLIC_URL is not set: whether Teams finds this desk is not known.',
      mend: 'Set the public address, and run this again.',
    }),
    'teams-endpoint-not-public': ({ address }) => ({
      what: `Teams cannot reach ${address}: every machine calls itself so.`,
      mend: 'Set a public https:// address in GUICHET_PUBLIC_URL; to try it out, that of a tunnel.',
    }),
    'teams-endpoint-unreachable': ({ address, reason }) => ({
      what: `${address} does not answer as Guichet does (${reason}): Teams comes that way.`,
      mend: 'Check the name, the certificate, the way from your proxy to PORT, and that the process runs; the same address is the "Messaging endpoint" of the Azure Bot.',
    }),
    'teams-not-installed': () => ({
      what: 'The app is in no team of Teams: Guichet hears nothing there.',
      mend: 'Upload guichet-teams.zip ("npm run manifest:teams") to Teams, and add the app to a team.',
    }),
    'teams-not-overheard': ({ team }) => ({
      what: `No message without "@Guichet" ever came from the team that has ${team}.`,
      mend: 'If people write there, the consent to read channels is missing: take the app out of the team, and let an owner add it again and agree. If nothing is asked, an administrator lets owners consent (Entra, "Consent and permissions").',
    }),
    'teams-channel-refused': ({ channel, reason }) => ({
      what: `Teams lets Guichet write to the channel ${channel} no longer (${reason}).`,
      mend: 'Add the app to that team again, or choose another channel with "@Guichet setup".',
    }),
    'teams-private-refused': ({ count, reason }) => ({
      what: `Teams refused ${count} private answer(s) in a channel (${reason}).`,
      mend: 'Check that the app is in the team and up to date ("npm run manifest:teams", a higher version). In the chat with Guichet everything works: write there.',
    }),
  },
  healthy: 'Nothing to report.',
  summary: (serious, warnings, notes) => `${serious} problem(s), ${warnings} warning(s), ${notes} note(s).`,
};

const catalogues: Readonly<Record<Language, DoctorTexts>> = { fr, en };

export function doctorTextsFor(language: Language): DoctorTexts {
  return catalogues[language];
}
