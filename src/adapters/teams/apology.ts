import { languageOf } from '../../domain/language.ts';
import { textsFor } from '../../texts/texts.ts';
import { sayBeside, sayInDialog } from './invoke-answers.ts';
import type { Activity } from './read/activity.ts';

/** What whoever clicked or sent a form is told when it could not be done, in the shape that their invoke asks for. */
export function apologyTo({ name = '', locale = 'fr' }: Pick<Activity, 'name' | 'locale'>): unknown {
  const texts = textsFor(languageOf(locale));
  return name === 'adaptiveCard/action' ? sayBeside(texts.unavailableCommand) : sayInDialog(texts.unavailable);
}
