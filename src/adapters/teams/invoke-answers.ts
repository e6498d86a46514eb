/** The answers to an invoke that are a sentence only. */

/** Beside the card whose button was clicked (`adaptiveCard/action`). */
export const sayBeside = (sentence: string) => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.activity.message',
  value: sentence,
});

/** In a dialog, in the place of what it showed (`task/…` and `composeExtension/…`). */
export const sayInDialog = (sentence: string) => ({ task: { type: 'message', value: sentence } });
