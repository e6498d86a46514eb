import { DEFAULT_BOT } from '../src/playground/slack/default-workspace.ts';
import { createSlackSimulator } from '../src/playground/slack/simulator.ts';
import type { SimulatedUser, SlackSimulator } from '../src/playground/slack/simulator-types.ts';

export const SIGNING_SECRET = 'the signing secret of the benchmark';
export const BOT_TOKEN = 'xoxb-benchmark';
/** Nobody there is answered. */
export const UNWATCHED = 'CGENERAL01';
export const TRIAGE = 'CTRIAGE001';

const numbered = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${prefix}${String(index + 1).padStart(6, '0')}`);

/** So many that none is used twice in a second, which is the product's pace of posts in each. */
export const SUPPORT_CHANNELS = numbered('CSUP', 250);
export const REQUESTERS = numbered('UREQ', 500);

/** A simulated Slack workspace with many people who ask in many channels. */
export function openWorkspace(): Promise<SlackSimulator> {
  const people = REQUESTERS.map(requester);
  const everybody = [...REQUESTERS, DEFAULT_BOT.id];
  return createSlackSimulator({
    signingSecret: SIGNING_SECRET,
    botToken: BOT_TOKEN,
    users: [...people, DEFAULT_BOT],
    channels: [
      ...SUPPORT_CHANNELS.map((id, index) => ({ id, name: `support-${index + 1}`, members: everybody })),
      { id: TRIAGE, name: 'triage', isPrivate: true, members: [DEFAULT_BOT.id] },
      { id: UNWATCHED, name: 'general', members: everybody },
    ],
  });
}

function requester(id: string): SimulatedUser {
  const name = id.toLowerCase();
  return {
    id,
    name,
    realName: `Demandeuse ${id}`,
    email: `${name}@agence-lumiere.example`,
    locale: 'fr-FR',
    timeZone: 'Europe/Paris',
    isBot: false,
    part: 'requester',
  };
}
