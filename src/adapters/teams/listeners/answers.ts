import type { Card } from '../../../views/card.ts';
import type { AdaptiveCard } from '../draw/adaptive-card.ts';
import type { TaskInfo } from '../draw/task-info.ts';

/** Opens a dialog, or puts this in the place of what it showed. */
export const showInDialog = (value: TaskInfo) => ({ task: { type: 'continue', value } });

/** In the place of the card that was clicked, for whoever clicked. */
export const inItsPlace = (value: AdaptiveCard) => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.card.adaptive',
  value,
});

/** Whether a card says one sentence and nothing else: then no window is needed for it. */
export function isSentence({ title, parts }: Card): boolean {
  return title === undefined && parts.length === 1 && parts[0]?.kind === 'text';
}
