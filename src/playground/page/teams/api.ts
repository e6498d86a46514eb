import { z } from 'zod';
import type { GestureOutcome } from '../../teams/simulator-types.ts';
import { trafficQuery } from '../requests.ts';
import type { TeamsOutcome } from './protocol.ts';
import { type TeamsGestureName, teamsGestureBodies, teamsStateQuery } from './requests.ts';
import { readTeamsState, type TeamsWorld, teamsPerson } from './state.ts';
import { readTeamsTraffic, readTeamsTrafficDetail } from './traffic.ts';

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

type Asked = Readonly<Record<string, string>>;

const DONE = { kind: 'done' } as const;
const NOT_FOUND: Answer = { status: 404, body: { error: 'not_found' } };

/** What the Teams side reads, by the last part of its address. */
export const TEAMS_READINGS: Readonly<Record<string, (world: TeamsWorld, asked: Asked) => Answer>> = {
  'teams-state': (world, asked) => {
    const query = teamsStateQuery.safeParse(asked);
    if (!query.success) return refusedBody(query.error);
    const state = readTeamsState(world, query.data);
    return state ? { status: 200, body: state } : { status: 404, body: { error: 'unknown_user' } };
  },
  'teams-traffic': ({ teams }) => ({ status: 200, body: { lines: readTeamsTraffic(teams) } }),
  'teams-traffic-detail': ({ teams }, asked) => {
    const query = trafficQuery.safeParse(asked);
    const detail = query.success ? readTeamsTrafficDetail(teams, query.data.id) : undefined;
    return detail ? { status: 200, body: detail } : NOT_FOUND;
  },
};

type Gesture = (world: TeamsWorld, body: unknown) => Promise<Answer>;

const BY_NAME: { readonly [Name in TeamsGestureName]: Gesture } = {
  say: gesture(teamsGestureBodies.say, async ({ teams }, { as, conversation, text, thread, files = [] }) => {
    const isChannel = teams.conversations().some(({ id, kind }) => id === conversation && kind === 'channel');
    if (isChannel && text.startsWith('/') && files.length === 0)
      await teams.slash(as, conversation, text.trim(), thread);
    else
      await teams.say(as, conversation, text, {
        ...(thread === undefined ? {} : { thread }),
        files: files.map((file) => ({ ...file, isInline: false })),
      });
    return DONE;
  }),
  edit: gesture(teamsGestureBodies.edit, async ({ teams }, { as, conversation, id, text }) => {
    await teams.edit(as, { conversation, id }, text);
    return DONE;
  }),
  remove: gesture(teamsGestureBodies.remove, async ({ teams }, { as, conversation, id }) => {
    await teams.remove(as, { conversation, id });
    return DONE;
  }),
  click: gesture(teamsGestureBodies.click, ({ teams }, { as, conversation, id, action, inputs }) =>
    teams.click(as, { conversation, id }, action, inputs),
  ),
  submit: gesture(teamsGestureBodies.submit, ({ teams }, { as, action, inputs }) =>
    teams.submitDialog(as, action, inputs),
  ),
  close: gesture(teamsGestureBodies.close, async ({ teams }, { as }) => {
    teams.closeDialog(as);
    return DONE;
  }),
  'message-action': gesture(teamsGestureBodies['message-action'], ({ teams }, { as, conversation, id, command }) =>
    teams.messageAction(as, { conversation, id }, command),
  ),
  'compose-action': gesture(teamsGestureBodies['compose-action'], ({ teams }, { as, conversation, command, thread }) =>
    teams.composeAction(as, conversation, command, 'compose', thread),
  ),
  locale: gesture(teamsGestureBodies.locale, async ({ teams }, { as, locale }) => {
    teams.setLocale(as, locale);
    return DONE;
  }),
  read: gesture(teamsGestureBodies.read, async ({ marks }, { as, conversation, id }) => {
    marks.move(as, conversation, id);
    return DONE;
  }),
};

const PREFIX = 'teams-';

/** The gestures of the Teams side, by the last part of their address. */
export const TEAMS_GESTURES: Readonly<Record<string, Gesture>> = Object.fromEntries(
  Object.entries(BY_NAME).map(([name, perform]) => [`${PREFIX}${name}`, perform]),
);

function gesture<Body extends { readonly as: string }>(
  schema: z.ZodType<Body>,
  perform: (world: TeamsWorld, body: Body) => Promise<GestureOutcome>,
): Gesture {
  return async (world, given) => {
    const read = schema.safeParse(given);
    if (!read.success) return refusedBody(read.error);
    if (teamsPerson(world, read.data.as)?.id !== read.data.as) return { status: 404, body: { error: 'unknown_user' } };
    try {
      return { status: 200, body: toldOf(await perform(world, read.data)) };
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      return { status: 409, body: { kind: 'refused', detail } satisfies TeamsOutcome };
    }
  };
}

/** Cards and dialogs stand in the state: the outcome says only what stands nowhere else. */
function toldOf(outcome: GestureOutcome): TeamsOutcome {
  switch (outcome.kind) {
    case 'message':
    case 'incomplete':
      return outcome;
    case 'failed':
      return {
        kind: 'failed',
        shown: outcome.shown,
        detail: String(outcome.detail ?? outcome.status ?? outcome.reason),
      };
    case 'done':
    case 'dialog':
    case 'card':
    case 'composed':
      return DONE;
  }
}

function refusedBody(error: z.ZodError): Answer {
  return { status: 400, body: { error: 'bad_request', detail: z.prettifyError(error) } };
}
