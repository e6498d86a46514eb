import { z } from 'zod';
import type { GestureOutcome, SlackSimulator } from '../slack/simulator-types.ts';
import type { PageOutcome } from './protocol.ts';
import { type GestureName, gestureBodies } from './requests.ts';
import { people, type ReadMarks } from './state.ts';

const ACKNOWLEDGED = { kind: 'acknowledged' } as const;

interface GestureAnswer {
  readonly status: number;
  readonly answer: PageOutcome | { readonly error: string; readonly detail?: string };
}

type Gesture = (simulator: SlackSimulator, marks: ReadMarks, body: unknown) => Promise<GestureAnswer>;

/** The page's gestures by name: each checks its body, has the simulator perform it and says what came back. */
export const GESTURES: Readonly<Record<GestureName, Gesture>> = {
  say: gesture(gestureBodies.say, async (simulator, { as, channel, text, thread, files = [] }) => {
    const attached = files.map((id) => {
      const file = simulator.file(id);
      if (file?.user !== as) throw new Error(`${as} has no file ${id}`);
      return file;
    });
    await simulator.say(as, channel, text, thread, attached);
    return ACKNOWLEDGED;
  }),
  edit: gesture(gestureBodies.edit, async (simulator, { as, channel, ts, text }) => {
    await simulator.edit(as, channel, ts, text);
    return ACKNOWLEDGED;
  }),
  remove: gesture(gestureBodies.remove, async (simulator, { as, channel, ts }) => {
    await simulator.remove(as, channel, ts);
    return ACKNOWLEDGED;
  }),
  command: gesture(gestureBodies.command, (simulator, { as, channel, text }) => {
    const [, name = '', rest = ''] = /^(\S+)\s*([\s\S]*)$/.exec(text) ?? [];
    return simulator.command(as, channel, name, rest.trim());
  }),
  act: gesture(gestureBodies.act, (simulator, { as, channel, ts, blockId, actionId, value }) =>
    simulator.act(as, { channel, ts }, blockId, actionId, value),
  ),
  'act-in-view': gesture(gestureBodies['act-in-view'], (simulator, body) =>
    simulator.actInView(body.as, body.viewId, body.blockId, body.actionId, body.value, body.state),
  ),
  submit: gesture(gestureBodies.submit, (simulator, { as, viewId, state }) => simulator.submit(as, viewId, state)),
  'close-view': gesture(gestureBodies['close-view'], (simulator, { as, viewId }) => simulator.closeView(as, viewId)),
  react: gesture(gestureBodies.react, async (simulator, { as, channel, ts, emoji }) => {
    await simulator.react(as, channel, ts, emoji);
    return ACKNOWLEDGED;
  }),
  shortcut: gesture(gestureBodies.shortcut, (simulator, { as, channel, ts, callbackId }) =>
    simulator.shortcut(as, { channel, ts }, callbackId),
  ),
  'open-home': gesture(gestureBodies['open-home'], async (simulator, { as }) => {
    await simulator.openHome(as);
    return ACKNOWLEDGED;
  }),
  locale: gesture(gestureBodies.locale, async (simulator, { as, locale }) => {
    simulator.setLocale(as, locale);
    return ACKNOWLEDGED;
  }),
  read: gesture(gestureBodies.read, async (_simulator, { as, channel, ts }, marks) => {
    marks.move(as, channel, ts);
    return ACKNOWLEDGED;
  }),
};

function gesture<Body extends { readonly as: string }>(
  schema: z.ZodType<Body>,
  perform: (simulator: SlackSimulator, body: Body, marks: ReadMarks) => Promise<GestureOutcome>,
): Gesture {
  return async (simulator, marks, given) => {
    const read = schema.safeParse(given);
    if (!read.success) return { status: 400, answer: { error: 'bad_request', detail: z.prettifyError(read.error) } };
    const { as } = read.data;
    if (!people(simulator).some(({ id }) => id === as)) return { status: 404, answer: { error: 'unknown_user' } };
    try {
      return { status: 200, answer: await perform(simulator, read.data, marks) };
    } catch (error) {
      return {
        status: 409,
        answer: { kind: 'refused', detail: error instanceof Error ? error.message : String(error) },
      };
    }
  };
}
