/**
 * The parts of Adaptive Cards 1.5 that we draw. `TextBlock` and `FactSet` are left out on purpose: Teams reads Markdown in
 * them, and in nothing else (learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format).
 */
export interface AdaptiveCard {
  readonly type: 'AdaptiveCard';
  readonly version: '1.5';
  readonly body: readonly Element[];
  readonly actions?: readonly Action[];
}

export interface TextRun {
  readonly type: 'TextRun';
  readonly text: string;
  readonly weight?: 'Bolder';
  readonly size?: 'Small' | 'Medium' | 'Large';
  readonly color?: 'Accent' | 'Attention';
  readonly isSubtle?: true;
  readonly underline?: true;
}

interface Placed {
  readonly spacing?: 'None' | 'Small' | 'Medium' | 'Large';
  readonly separator?: true;
}

export interface RichText extends Placed {
  readonly type: 'RichTextBlock';
  readonly inlines: readonly TextRun[];
}

export interface Container extends Placed {
  readonly type: 'Container';
  readonly style?: 'emphasis';
  readonly selectAction?: OpenUrl;
  readonly items: readonly Element[];
}

export interface ColumnSet extends Placed {
  readonly type: 'ColumnSet';
  readonly columns: readonly {
    readonly type: 'Column';
    readonly width: 'stretch' | 'auto' | `${number}px`;
    readonly items: readonly Element[];
  }[];
}

export interface ActionSet extends Placed {
  readonly type: 'ActionSet';
  readonly actions: readonly Action[];
}

export interface TextInput extends Placed {
  readonly type: 'Input.Text';
  readonly id: string;
  readonly label: string;
  readonly isMultiline?: true;
  readonly maxLength: number;
  readonly placeholder?: string;
  readonly value?: string;
}

export interface ChoiceInput extends Placed {
  readonly type: 'Input.ChoiceSet';
  readonly id: string;
  readonly label: string;
  readonly style: 'compact' | 'expanded';
  readonly isMultiSelect?: true;
  readonly wrap: true;
  readonly placeholder?: string;
  readonly value?: string;
  readonly choices: readonly { readonly title: string; readonly value: string }[];
}

export type Element = RichText | Container | ColumnSet | ActionSet | TextInput | ChoiceInput;

interface Titled {
  readonly title: string;
  readonly style?: 'positive' | 'destructive';
  /** In the menu at the end of the row. */
  readonly mode?: 'secondary';
}

interface OpenUrl {
  readonly type: 'Action.OpenUrl';
  readonly title: string;
  readonly url: string;
}

export interface Submit extends Titled {
  readonly type: 'Action.Submit';
  readonly data: Readonly<Record<string, unknown>>;
}

export interface Execute extends Titled {
  readonly type: 'Action.Execute';
  readonly verb: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface ShowCard extends Titled {
  readonly type: 'Action.ShowCard';
  readonly card: AdaptiveCard;
}

export type Action = Submit | Execute | ShowCard;

export interface CardAttachment {
  readonly contentType: 'application/vnd.microsoft.card.adaptive';
  readonly content: AdaptiveCard;
}

export function adaptiveCard(body: readonly Element[], actions: readonly Action[] = []): AdaptiveCard {
  return { type: 'AdaptiveCard', version: '1.5', body, ...(actions.length > 0 && { actions }) };
}

/** A card as messages and task modules hold it. */
export function attachmentOf(card: AdaptiveCard): CardAttachment {
  return { contentType: 'application/vnd.microsoft.card.adaptive', content: card };
}
