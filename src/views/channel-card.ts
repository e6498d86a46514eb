import type { Learnt } from '../domain/intake/channel-offset.ts';
import { SENSITIVITIES, type Sensitivity } from '../domain/intake/sensitivity.ts';
import type { Reader } from '../texts/reader.ts';
import type { TypingReader } from '../texts/typing.ts';
import type { Card, CardPart } from './card.ts';
import type { GreetedAs } from './greeting.ts';

/** Below that, nobody would notice. */
const SMALLEST_TOLD = 0.05;

/** What the desk does in one channel, as one person is told, with what they may change of it. */
export function channelCard(
  here: {
    readonly role: GreetedAs;
    readonly sensitivity: Sensitivity;
    readonly learnt: Learnt;
    readonly isMuted: boolean;
    readonly mayTune: boolean;
  },
  reader: TypingReader,
): Card {
  const words = reader.texts.here;
  const isListening = here.role === 'support' || here.role === 'direct';
  const does = doesHere(here, reader);
  return {
    title: words.title,
    plain: does,
    parts: [
      { kind: 'text', spans: [does] },
      ...learntParts(here.learnt, reader),
      ...(isListening ? askedParts(here.isMuted, reader) : []),
      ...(here.mayTune ? tuningParts(here.sensitivity, reader) : []),
    ],
  };
}

function doesHere(
  { role, sensitivity }: { readonly role: GreetedAs; readonly sensitivity: Sensitivity },
  { texts, command }: TypingReader,
): string {
  const { support, direct, triage, ignored } = texts.here;
  switch (role) {
    case 'support':
      return support[sensitivity];
    case 'direct':
      return direct;
    case 'triage':
      return triage;
    case 'client':
    case 'ignored':
      return ignored(command('open'));
  }
}

function learntParts({ offset, votes, people }: Learnt, { texts }: Reader): CardPart[] {
  if (Math.abs(offset) < SMALLEST_TOLD) return [];
  const { more, less } = texts.here.learnt;
  return [{ kind: 'note', spans: [(offset > 0 ? more : less)(votes, people)] }];
}

function askedParts(isMuted: boolean, { texts }: Reader): CardPart[] {
  const { muted, notMuted, ask, mute } = texts.here;
  return [
    { kind: 'text', spans: [isMuted ? muted : notMuted] },
    {
      kind: 'buttons',
      buttons: [
        isMuted
          ? { action: 'channel.ask', label: ask, style: 'primary', value: { ask: 'yes' } }
          : { action: 'channel.ask', label: mute, value: { ask: 'no' } },
      ],
    },
  ];
}

function tuningParts(sensitivity: Sensitivity, { texts }: Reader): CardPart[] {
  const { tune, tuneTo, sensitivities } = texts.here;
  const others = SENSITIVITIES.filter((each) => each !== sensitivity);
  return [
    { kind: 'divider' },
    { kind: 'text', spans: [tune(sensitivities[sensitivity])] },
    {
      kind: 'buttons',
      buttons: others.map((each) => ({
        action: 'channel.tune',
        label: tuneTo[each],
        value: { sensitivity: each },
      })),
    },
  ];
}
