import type { ChannelId } from '../domain/ids.ts';
import type { TypingReader } from '../texts/typing.ts';
import type { Card } from './card.ts';

/** What a channel is to the desk, as far as it matters to those in it. */
export type GreetedAs = 'support' | 'triage' | 'client' | 'ignored' | 'direct';

/** What the desk says when it enters a channel, or begins to listen there: what it reads, what it keeps, how to stop it. */
export function greetingCard(role: GreetedAs, draftHours: number, reader: TypingReader): Card {
  const { greeting } = reader.texts;
  const { reads, keeps, stops } = sayingsOf(role, reader);
  return {
    title: greeting.title,
    plain: greeting.plain,
    parts: [
      { kind: 'text', spans: [reads] },
      { kind: 'text', spans: [{ bold: greeting.kept }, ' ', keeps(draftHours)] },
      { kind: 'text', spans: [{ bold: greeting.toStop }, ' ', stops] },
    ],
  };
}

function sayingsOf(role: GreetedAs, { texts, typedOn, command }: TypingReader) {
  const { support, triage, ignored, putOut } = texts.greeting;
  const words = putOut[typedOn === 'slack' ? 'slack' : 'teams'];
  switch (role) {
    case 'support':
      return { ...support, stops: support.stops(command('here'), words) };
    case 'triage':
      return { ...triage, stops: triage.stops(command('setup')) };
    case 'client':
    case 'ignored':
    case 'direct':
      return { ...ignored, reads: ignored.reads(command('open')), stops: words };
  }
}

/**
 * Asks whoever invited the desk into a channel whether it is to listen there.
 * @param administrators null when they may decide it themselves; otherwise who may
 */
export function invitationCard(
  channel: { readonly channelId: ChannelId; readonly name: string },
  administrators: readonly string[] | null,
  reader: TypingReader,
): Card {
  const { watch } = reader.texts;
  const value = { channelId: channel.channelId };
  if (administrators) {
    const words = watch.othersDecide(channel.name, whoMaySetUp(administrators, reader));
    return { plain: words, parts: [{ kind: 'text', spans: [words] }] };
  }
  const words = watch.ask(channel.name);
  return {
    plain: words,
    parts: [
      { kind: 'text', spans: [words] },
      {
        kind: 'buttons',
        buttons: [
          { action: 'channel.watch', label: watch.yes, style: 'primary', value },
          { action: 'channel.pass', label: watch.no, value },
        ],
      },
    ],
  };
}

/** "Camille Roy ou Inès Bernard peut le faire avec /ticket configurer." */
export function whoMaySetUp(administrators: readonly string[], { texts, language, command }: TypingReader): string {
  if (administrators.length === 0) return texts.setup.nobodyYet(command('setup'));
  const names = new Intl.ListFormat(language, { type: 'disjunction' }).format(administrators);
  return texts.setup.theyCan(names, command('setup'));
}
