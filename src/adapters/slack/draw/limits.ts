/**
 * Slack's numbers, in UTF-16 units unless the name says otherwise. Sources: the docstrings of `@slack/types` and
 * docs.slack.dev/reference/block-kit. A rich text has no documented length: it keeps to that of a section.
 */
export const SLACK = {
  blocksPerMessage: 50,
  blocksPerView: 100,
  elementsPerActions: 25,
  headerText: 150,
  sectionText: 3000,
  richText: 3000,
  linkUrl: 3000,
  contextText: 2000,
  alertText: 200,
  /** All words of a message's blocks: `msg_blocks_too_long` was seen from 11,300 on (slackapi/bolt-js issue 2867). */
  messageWords: 8000,
  /** The fallback of a message: enough for a notification, far below the 40,000 that Slack cuts at. */
  fallbackText: 3000,
  buttonText: 75,
  buttonValue: 2000,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  optionText: 75,
  optionValue: 75,
  overflowOptions: 5,
  optionsPerSelect: 100,
  optionsPerCheckboxes: 10,
  filesPerInput: 10,
  /** Ours: each is asked for while somebody waits. */
  channelsPerSetup: 20,
  /** Ours: more would make a card too tall to work with. */
  picturesPerCard: 3,
  /** Far below Slack's 2,000: it is the name of a file. */
  imageTitle: 150,
  modalTitle: 24,
  modalButton: 24,
  inputLabel: 2000,
  inputHint: 2000,
  placeholder: 150,
  inputValue: 3000,
  privateMetadata: 3000,
} as const;

/** What the product accepts in one request. Slack's own payloads stay far below. */
export const REQUEST_BYTES = 1024 * 1024;
