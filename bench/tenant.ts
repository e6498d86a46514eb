import { TENANT } from '../src/playground/teams/default-tenant.ts';
import { uuidOf } from '../src/playground/teams/ids.ts';
import { createTeamsSimulator } from '../src/playground/teams/simulator.ts';
import type { SimulatedPerson, TeamsSimulator } from '../src/playground/teams/simulator-types.ts';
import { REQUESTERS, SUPPORT_CHANNELS } from './workspace.ts';

export const APP_ID = '11111111-2222-4333-8444-555555555555';
export const APP_PASSWORD = 'the password of the benchmark';
export const TENANT_ID: string = TENANT.id;

const channelOf = (name: string) => `19:${uuidOf(name).replaceAll('-', '')}@thread.tacv2`;

/** As many as in the workspace of the benchmark. */
export const TEAMS_CHANNELS = SUPPORT_CHANNELS.map(channelOf);
export const TEAMS_REQUESTERS = REQUESTERS.map(uuidOf);

/** A simulated tenant with many people who ask in many channels of one team, which the app is in. */
export async function openTenant(): Promise<TeamsSimulator> {
  const teams = await createTeamsSimulator({
    appId: APP_ID,
    appPassword: APP_PASSWORD,
    people: REQUESTERS.map(requester),
    teams: [
      {
        id: channelOf('General'),
        name: 'Agence Lumière',
        channels: TEAMS_CHANNELS.map((id, index) => ({ id, name: `support-${index + 1}` })),
        members: TEAMS_REQUESTERS,
      },
    ],
  });
  await teams.installEverywhere();
  return teams;
}

function requester(account: string): Omit<SimulatedPerson, 'mri'> {
  const email = `${account.toLowerCase()}@agence-lumiere.example`;
  return {
    id: uuidOf(account),
    name: `Demandeuse ${account}`,
    givenName: 'Demandeuse',
    surname: account,
    email,
    userPrincipalName: email,
    tenantId: TENANT_ID,
    role: 'user',
    locale: 'fr-FR',
    timeZone: 'Europe/Paris',
    part: 'requester',
  };
}
