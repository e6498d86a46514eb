import { z } from 'zod';
import { checkCard } from '../cards/card.ts';
import type { AdaptiveCard } from '../simulator-types.ts';
import { badArgument, ConnectorRefusal } from './refusal.ts';

/** What an app may write. The rest of an activity is told by where it is posted. */
const writtenActivity = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  summary: z.string().optional(),
  attachments: z.array(z.looseObject({ contentType: z.string(), content: z.unknown().optional() })).optional(),
  entities: z.array(z.looseObject({ type: z.string() })).optional(),
  recipient: z.looseObject({ id: z.string() }).optional(),
});
export type WrittenActivity = z.infer<typeof writtenActivity>;

export interface Content {
  readonly text: string;
  readonly cards: readonly AdaptiveCard[];
  readonly summary: string;
  readonly warnings: readonly string[];
}

const CARD = 'application/vnd.microsoft.card.adaptive';

/** @throws ConnectorRefusal 400 */
export function readActivity(body: unknown): WrittenActivity {
  const read = writtenActivity.safeParse(body);
  if (!read.success) throw badArgument(`Failed to decrypt or read the activity: ${z.prettifyError(read.error)}`);
  return read.data;
}

/**
 * What is to be shown of an activity, checked.
 * @throws ConnectorRefusal 400 when there is nothing, a card that can't be drawn, or a mention that isn't in the text
 */
export function readContent({ text = '', summary = '', attachments = [], entities = [] }: WrittenActivity): Content {
  if (text.trim() === '' && attachments.length === 0)
    throw badArgument('The activity has neither text nor attachments.');
  const checked = attachments.map(({ contentType, content }) => {
    if (contentType !== CARD) throw new ConnectorRefusal(400, 'BadSyntax', `Unknown attachment type ${contentType}`);
    const card = checkCard(content, 'message');
    if (card.kind === 'refused') throw new ConnectorRefusal(400, 'BadSyntax', card.faults.join('; '));
    return card;
  });
  const stray = entities.find(({ type, text: mention }) => type === 'mention' && !text.includes(String(mention)));
  if (stray) throw badArgument(`The mention ${String(stray['text'])} is not in the text.`);
  return {
    text,
    summary,
    cards: checked.map(({ card }) => card),
    warnings: checked.flatMap(({ warnings }) => warnings),
  };
}
