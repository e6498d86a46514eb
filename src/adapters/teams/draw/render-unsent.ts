import type { FieldValue, Typed } from '../../../forms/form.ts';
import type { Reader } from '../../../texts/reader.ts';
import { adaptiveCard, attachmentOf } from './adaptive-card.ts';
import { TEAMS } from './limits.ts';
import type { TaskInfo } from './task-info.ts';
import { plainLine, textElements } from './text-runs.ts';

const SHOWN = 500;

/**
 * In the place of a form that could not be taken now, which Teams has closed: what was typed, to be read and copied, and a
 * button that sends the same once more.
 * @param data what the form sent, its answers included
 */
export function renderUnsent(typed: Typed, data: unknown, { texts }: Reader): TaskInfo {
  const answers = Object.values(typed).flatMap(wordsOf);
  const again = { type: 'Action.Submit' as const, title: plainLine(texts.tryAgain, TEAMS.buttonText) };
  return {
    title: plainLine(texts.desk, TEAMS.dialogTitle),
    height: 'medium',
    width: 'medium',
    card: attachmentOf(
      adaptiveCard(
        [
          ...textElements([texts.unavailable], TEAMS.partWords),
          ...answers.map((words) => ({
            type: 'Container' as const,
            style: 'emphasis' as const,
            items: textElements([words], SHOWN),
          })),
        ],
        [{ ...again, style: 'positive', data: { ...(typeof data === 'object' && data) } }],
      ),
    ),
  };
}

/** Words that somebody wrote; what they chose or gave says nothing by its id. */
function wordsOf(value: FieldValue): string[] {
  return typeof value === 'string' && value.trim() !== '' ? [value] : [];
}
