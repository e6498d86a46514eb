import { type Inline, type Paragraph, readMrkdwn } from '../../src/playground/page/browser/mrkdwn.ts';

/** Something in a drawing that is more than words: it reaches people, leads somewhere, or looks like markup. */
export interface Effect {
  readonly kind: 'mention' | 'channel' | 'ping' | 'link' | 'picture' | 'emoji' | 'date' | 'style' | 'unknown';
  /** Whom or what: an id, an address, a name. */
  readonly what: string;
}

/**
 * What Slack would make of a message, a view, or an answer to a form, as its documentation tells: every mention, ping,
 * link, picture, emoji and style in it, wherever it stands. Words are read as markup in `mrkdwn` objects and in the `text`
 * of a message, nowhere else; a `plain_text` turns `:emoji:` into one unless told not to.
 * Sources: docs.slack.dev/messaging/formatting-message-text, docs.slack.dev/reference/block-kit/composition-objects/text-object.
 */
export function effectsOf(drawn: unknown): Effect[] {
  if (Array.isArray(drawn)) return drawn.flatMap(effectsOf);
  if (!isRecord(drawn)) return [];
  return [...effectsOfOne(drawn), ...Object.values(drawn).flatMap(effectsOf)];
}

function effectsOfOne(one: Readonly<Record<string, unknown>>): Effect[] {
  const text = typeof one['text'] === 'string' ? one['text'] : '';
  // The `text` of a message: no type. Beside blocks it is shown in notifications only, where nothing is clicked or styled.
  if (one['type'] === undefined) return 'text' in one ? referencesOf(text, Array.isArray(one['blocks'])) : [];
  const type = String(one['type']);
  switch (type) {
    case 'mrkdwn':
      return inParagraphs(readMrkdwn(text, { verbatim: one['verbatim'] === true }));
    case 'plain_text':
      return one['emoji'] === false ? [] : shortcodesOf(text);
    case 'text':
      return stylesOf(one);
    case 'link':
      return [{ kind: 'link', what: String(one['url']) }];
    case 'button':
      return typeof one['url'] === 'string' ? [{ kind: 'link', what: one['url'] }] : [];
    case 'image':
      return [{ kind: 'picture', what: JSON.stringify(one['slack_file'] ?? one['image_url']) }];
    case 'user':
      return [{ kind: 'mention', what: String(one['user_id']) }];
    case 'usergroup':
    case 'broadcast':
      return [{ kind: 'ping', what: String(one['usergroup_id'] ?? one['range']) }];
    case 'channel':
      return [{ kind: 'channel', what: String(one['channel_id']) }];
    case 'emoji':
      return [{ kind: 'emoji', what: String(one['name']) }];
    case 'date':
      return [{ kind: 'date', what: String(one['timestamp']) }];
    default:
      return INERT.has(type) ? [] : [{ kind: 'unknown', what: type }];
  }
}

/** Types that hold others, or whose words Slack leaves alone. */
const INERT: ReadonlySet<string> = new Set([
  'modal',
  'home',
  'header',
  'section',
  'context',
  'divider',
  'actions',
  'input',
  'alert',
  'rich_text',
  'rich_text_section',
  'rich_text_list',
  'rich_text_quote',
  'plain_text_input',
  'static_select',
  'checkboxes',
  'file_input',
  'overflow',
  'conversations_select',
  'multi_conversations_select',
]);

/** Our own words may be bold; nobody can type a style into a leaf. */
function stylesOf({ style }: Readonly<Record<string, unknown>>): Effect[] {
  const others = isRecord(style) ? Object.keys(style).filter((name) => name !== 'bold') : [];
  return others.map((what) => ({ kind: 'style', what }));
}

function referencesOf(text: string, standsBesideBlocks: boolean): Effect[] {
  const effects = inParagraphs(readMrkdwn(text, { verbatim: standsBesideBlocks }));
  return standsBesideBlocks ? effects.filter(({ kind }) => kind !== 'style' && kind !== 'emoji') : effects;
}

function shortcodesOf(text: string): Effect[] {
  return [...text.matchAll(/:[a-z0-9_+-]+:/g)].map(([what]) => ({ kind: 'emoji', what }));
}

function inParagraphs(paragraphs: readonly Paragraph[]): Effect[] {
  return paragraphs.flatMap((paragraph): Effect[] => {
    if (paragraph.kind === 'preformatted') return [{ kind: 'style', what: 'preformatted' }];
    const quoted: Effect[] = paragraph.kind === 'quote' ? [{ kind: 'style', what: 'quote' }] : [];
    return [...quoted, ...paragraph.children.flatMap(ofInline)];
  });
}

function ofInline(inline: Inline): Effect[] {
  switch (inline.kind) {
    case 'text':
      return [];
    case 'bold':
    case 'italic':
    case 'strike':
      return [{ kind: 'style', what: inline.kind }, ...inline.children.flatMap(ofInline)];
    case 'code':
      return [{ kind: 'style', what: 'code' }];
    case 'link':
      return [{ kind: 'link', what: inline.url }];
    case 'user':
      return [{ kind: 'mention', what: inline.id }];
    case 'channel':
      return [{ kind: 'channel', what: inline.id }];
    case 'group':
      return [{ kind: 'ping', what: inline.id }];
    case 'broadcast':
      return [{ kind: 'ping', what: inline.range }];
    case 'emoji':
      return [{ kind: 'emoji', what: inline.name }];
    case 'date':
      return [{ kind: 'date', what: inline.fallback }];
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
