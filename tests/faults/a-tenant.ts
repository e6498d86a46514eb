import { createTeamsSimulator } from '../../src/playground/teams/simulator.ts';
import type { TeamsSimulator } from '../../src/playground/teams/simulator-types.ts';

const TENANT_ID = '7c6a3b1e-5d0f-4c0e-9f41-0d6b8a2f9c11';
const APP_PASSWORD = 'a~client~secret';
const SUPPORT = '19:support@thread.tacv2';
const TRIAGE = '19:triage@thread.tacv2';
/** Works for the desk, and sets it up. */
const ADMIN = '00000000-0000-4000-8000-0000000000ad';
const ADMIN_EMAIL = 'patronne@agence.example';

export interface ATenant {
  readonly teams: TeamsSimulator;
  readonly requesters: readonly string[];
  readonly support: string;
  readonly triage: string;
  readonly admin: string;
  /** Of a desk that is installed there, beside what says where else it is. */
  readonly environment: Readonly<Record<string, string>>;
}

/** The simulated tenant, with so many people who ask. It brings again after these times what was not taken. */
export async function aTenant(howMany: number, redeliveryDelaysMs: readonly number[]): Promise<ATenant> {
  const requesters = Array.from({ length: howMany }, (_, n) => `00000000-0000-4000-8000-00000000000${n}`);
  const teams = await createTeamsSimulator({
    appId: '5d1c1f1e-0000-4000-8000-00000000a550',
    appPassword: APP_PASSWORD,
    // Where nobody listens yet.
    messagesUrl: 'http://127.0.0.1:9/api/messages',
    redeliveryDelaysMs,
    tenant: { id: TENANT_ID, name: 'Agence' },
    people: [ADMIN, ...requesters].map((id) => ({
      id,
      name: `Personne ${id.slice(-2)}`,
      givenName: 'Personne',
      surname: id.slice(-2),
      email: id === ADMIN ? ADMIN_EMAIL : `${id}@agence.example`,
      userPrincipalName: `${id}@agence.example`,
      tenantId: TENANT_ID,
      role: 'user',
      locale: 'fr-FR',
      timeZone: 'Europe/Paris',
      part: id === ADMIN ? 'agent' : 'requester',
    })),
    teams: [
      {
        id: '19:everybody@thread.tacv2',
        name: 'Agence',
        channels: [{ id: SUPPORT, name: 'support' }],
        members: [ADMIN, ...requesters],
      },
      {
        id: '19:agents@thread.tacv2',
        name: 'Équipe support',
        channels: [{ id: TRIAGE, name: 'triage' }],
        members: [ADMIN],
      },
    ],
  });
  return {
    teams,
    requesters,
    support: SUPPORT,
    triage: TRIAGE,
    admin: ADMIN,
    environment: {
      TEAMS_APP_ID: teams.appId,
      TEAMS_APP_PASSWORD: APP_PASSWORD,
      TEAMS_TENANT_ID: TENANT_ID,
      TEAMS_SERVICE_HOSTS: '127.0.0.1',
      TEAMS_LOGIN_URL: teams.loginUrl,
      TEAMS_OPENID_METADATA_URL: teams.openIdMetadataUrl,
      TEAMS_PACE_MS: '0',
      GUICHET_ADMIN_EMAIL: ADMIN_EMAIL,
    },
  };
}

/** Installs the app, and says in the chat with it which channels are for whom. `finished` waits until the desk has done all. */
export async function setUpInTeams({ teams, support, triage, admin }: ATenant, finished: () => Promise<void>) {
  await teams.installEverywhere();
  const chat = teams.personalChat(admin).id;
  await teams.say(admin, chat, 'setup');
  await teams.settled();
  await finished();
  const answer = teams.messages(chat, admin).at(-1);
  await teams.click(admin, { conversation: chat, id: answer?.id ?? '' }, 'Ouvrir le formulaire');
  const outcome = await teams.submitDialog(admin, 'Enregistrer', { setup_support: support, setup_triage: triage });
  if (outcome.kind !== 'message') throw new Error(`the desk was not set up: ${JSON.stringify(outcome)}`);
}
