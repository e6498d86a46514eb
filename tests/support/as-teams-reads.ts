import { createRequire } from 'node:module';
import path from 'node:path';
import { checkCard } from '../../src/playground/teams/cards/card.ts';

/** Something in a drawing that is more than words, or that Teams might make more of. */
export interface Effect {
  readonly kind: 'markup' | 'mention' | 'link' | 'picture' | 'date' | 'unknown';
  /** Whom or what: an address, the words. */
  readonly what: string;
}

/**
 * What Teams would make of a card, wherever it stands in it: Markdown in `TextBlock` and `FactSet`, and maybe in boxes to
 * tick; mentions by `msteams.entities`; links; pictures; dates written out.
 * Source: learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format.
 */
export function effectsOf(drawn: unknown): Effect[] {
  if (Array.isArray(drawn)) return drawn.flatMap(effectsOf);
  if (!isRecord(drawn)) return [];
  // What rides on a button is shown to nobody.
  const { data: _, ...shown } = drawn;
  return [...effectsOfOne(drawn), ...Object.values(shown).flatMap(effectsOf)];
}

function effectsOfOne(one: Readonly<Record<string, unknown>>): Effect[] {
  const mentions: Effect[] = 'entities' in one ? [{ kind: 'mention', what: JSON.stringify(one['entities']) }] : [];
  return [...mentions, ...('type' in one ? effectsOfTyped(String(one['type']), one) : [])];
}

function effectsOfTyped(type: string, one: Readonly<Record<string, unknown>>): Effect[] {
  switch (type) {
    case 'TextBlock':
    case 'FactSet':
      return [{ kind: 'markup', what: JSON.stringify(one) }];
    case 'TextRun':
      return /\{\{(?:DATE|TIME)\(/i.test(String(one['text'])) ? [{ kind: 'date', what: String(one['text']) }] : [];
    case 'Action.OpenUrl':
      return [{ kind: 'link', what: String(one['url']) }];
    case 'Image':
    case 'Media':
      return [{ kind: 'picture', what: String(one['url']) }];
    case 'Input.ChoiceSet':
      return titlesOf(one['choices'])
        .filter((title) => /[*_~`[\]<>|\\]|:\/\/|www\./i.test(title))
        .map((what) => ({ kind: 'markup', what }));
    default:
      return INERT.has(type) ? [] : [{ kind: 'unknown', what: type }];
  }
}

/** Types that hold others, whose words Teams leaves alone, or that open what the desk draws. */
const INERT: ReadonlySet<string> = new Set([
  'AdaptiveCard',
  'RichTextBlock',
  'Container',
  'ColumnSet',
  'Column',
  'ActionSet',
  'Action.Submit',
  'Action.Execute',
  'Action.ShowCard',
  'Input.Text',
  'task/fetch',
]);

function titlesOf(choices: unknown): string[] {
  return Array.isArray(choices)
    ? choices.map((choice: unknown) => String(isRecord(choice) ? choice['title'] : ''))
    : [];
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

interface Context {
  readonly eventCount: number;
  getEventAt(index: number): { readonly message: string };
}

/** What we use of Microsoft's own reader of Adaptive Cards, whose main file is made for browsers. */
const library: {
  readonly AdaptiveCard: new () => {
    parse(card: unknown, context: Context): void;
    validateProperties(): { readonly validationEvents: readonly { readonly message: string }[] };
  };
  readonly SerializationContext: new () => Context;
} = createRequire(path.join(import.meta.dirname, 'x.js'))('adaptivecards/dist/adaptivecards.js');

/**
 * What Microsoft's own reader finds wrong with a card, what it overlooks (a card of another version, too many buttons), and
 * what the simulated Teams would refuse.
 */
export function faultsOf(drawn: unknown): string[] {
  const checked = checkCard(drawn, 'message');
  const context = new library.SerializationContext();
  const card = new library.AdaptiveCard();
  card.parse(drawn, context);
  const parsed = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
  const validated = card.validateProperties().validationEvents.map(({ message }) => message);
  return [
    ...(checked.kind === 'refused' ? checked.faults : []),
    ...parsed,
    // It counts those of the menu, which its drawing leaves out of the count.
    ...validated.filter((message) => !message.startsWith('Maximum number of actions')),
    ...recordsWithin(drawn).flatMap(faultsOfOne),
  ];
}

const BUTTONS_IN_A_ROW = 6;

function faultsOfOne({ type, version, actions }: Readonly<Record<string, unknown>>): string[] {
  const inSight = Array.isArray(actions)
    ? actions.filter((action: unknown) => !isRecord(action) || !('mode' in action))
    : [];
  return [
    ...(type === 'AdaptiveCard' && version !== '1.5' ? [`version ${String(version)}`] : []),
    ...(inSight.length > BUTTONS_IN_A_ROW ? [`${inSight.length} buttons in a row`] : []),
  ];
}

function recordsWithin(drawn: unknown): Readonly<Record<string, unknown>>[] {
  if (Array.isArray(drawn)) return drawn.flatMap(recordsWithin);
  if (!isRecord(drawn)) return [];
  return [drawn, ...Object.values(drawn).flatMap(recordsWithin)];
}
