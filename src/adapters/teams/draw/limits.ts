/**
 * Teams' numbers, in UTF-16 units unless the name says otherwise. Teams documents few: the size of a message
 * (learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages), the version of Adaptive Cards and the
 * six buttons of a card (…/task-modules-and-cards/cards/cards-reference). The others are ours, near those of Slack, so
 * that a card tells as much on either platform.
 */
export const TEAMS = {
  cardVersion: '1.5',
  /**
   * A whole card as JSON. A message may hold about 100 KB in UTF-16 by the newest page, 28 KB by that of before 2022: 20 KB
   * of UTF-8 stay below both, whatever clients add.
   */
  cardBytes: 20 * 1024,
  /** Of these, at most for buttons: words give way to them, but a card of nothing else says nothing. */
  buttonsBytes: 12 * 1024,
  /** A whole form as JSON, in UTF-16 units: 80 KB, what the newest page advises to keep to. What was typed is a part of it. */
  formUnits: 40_000,
  /** One part of a card. */
  partWords: 3000,
  /** The lines of one part: more would make a card too tall to work with. */
  partLines: 60,
  titleText: 200,
  /** The toast of a notification. */
  summaryText: 300,
  factLabel: 100,
  listItems: 40,
  /** Of a list whose card has no room for all of it. */
  listItemsWhenShort: 10,
  buttonsInSight: 6,
  buttonText: 75,
  buttonValue: 2000,
  confirmText: 300,
  linkUrl: 2000,
  dialogTitle: 64,
  inputLabel: 300,
  inputHint: 500,
  placeholder: 150,
  inputValue: 3000,
  correctionText: 300,
  optionText: 100,
  optionsPerSelect: 100,
  filesPerInput: 10,
} as const;
