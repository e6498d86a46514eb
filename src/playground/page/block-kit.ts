/**
 * The part of Block Kit that the page draws, as its JSON reads. The simulator has checked every block against
 * Slack's limits before it arrives here, so these types are believed, not parsed again.
 */

export interface PlainText {
  readonly type: 'plain_text';
  readonly text: string;
  readonly emoji?: boolean;
}
export interface Mrkdwn {
  readonly type: 'mrkdwn';
  readonly text: string;
  readonly verbatim?: boolean;
}
export type TextObject = PlainText | Mrkdwn;

export interface Option {
  readonly text: TextObject;
  readonly value?: string;
  readonly description?: TextObject;
  readonly url?: string;
}
export interface OptionGroup {
  readonly label: PlainText;
  readonly options: readonly Option[];
}
export interface Confirm {
  readonly title: PlainText;
  readonly text: TextObject;
  readonly confirm: PlainText;
  readonly deny: PlainText;
  readonly style?: 'primary' | 'danger';
}

interface Actionable {
  readonly action_id?: string;
  readonly confirm?: Confirm;
}
interface Placeheld {
  readonly placeholder?: PlainText;
}

export interface ButtonElement extends Actionable {
  readonly type: 'button';
  readonly text: PlainText;
  readonly value?: string;
  readonly url?: string;
  readonly style?: 'primary' | 'danger';
  readonly accessibility_label?: string;
}
export interface OverflowElement extends Actionable {
  readonly type: 'overflow';
  readonly options: readonly Option[];
}
export interface ImageElement {
  readonly type: 'image';
  readonly image_url?: string;
  readonly slack_file?: SlackFile;
  readonly alt_text: string;
}
/** A picture that stands in the workspace itself, by its id or by its own address. */
export interface SlackFile {
  readonly id?: string;
  readonly url?: string;
}
export interface FileInputElement extends Actionable {
  readonly type: 'file_input';
  readonly filetypes?: readonly string[];
  /** Ten, when it does not say. */
  readonly max_files?: number;
}
export interface TextInputElement extends Actionable, Placeheld {
  readonly type: 'plain_text_input' | 'url_text_input' | 'email_text_input' | 'number_input';
  readonly initial_value?: string;
  readonly multiline?: boolean;
  readonly min_length?: number;
  readonly max_length?: number;
  readonly is_decimal_allowed?: boolean;
  readonly min_value?: string;
  readonly max_value?: string;
  readonly dispatch_action_config?: {
    readonly trigger_actions_on?: readonly ('on_enter_pressed' | 'on_character_entered')[];
  };
}
export interface SelectElement extends Actionable, Placeheld {
  readonly type: 'static_select';
  readonly options?: readonly Option[];
  readonly option_groups?: readonly OptionGroup[];
  readonly initial_option?: Option;
}
export interface MultiSelectElement extends Actionable, Placeheld {
  readonly type: 'multi_static_select';
  readonly options?: readonly Option[];
  readonly option_groups?: readonly OptionGroup[];
  readonly initial_options?: readonly Option[];
  readonly max_selected_items?: number;
}
export interface RadioButtonsElement extends Actionable {
  readonly type: 'radio_buttons';
  readonly options: readonly Option[];
  readonly initial_option?: Option;
}
export interface CheckboxesElement extends Actionable {
  readonly type: 'checkboxes';
  readonly options: readonly Option[];
  readonly initial_options?: readonly Option[];
}
export interface DatePickerElement extends Actionable, Placeheld {
  readonly type: 'datepicker';
  readonly initial_date?: string;
}
export interface TimePickerElement extends Actionable, Placeheld {
  readonly type: 'timepicker';
  readonly initial_time?: string;
}
export interface DateTimePickerElement extends Actionable {
  readonly type: 'datetimepicker';
  /** Seconds since 1970. */
  readonly initial_date_time?: number;
}
export interface UsersSelectElement extends Actionable, Placeheld {
  readonly type: 'users_select';
  readonly initial_user?: string;
}
export interface MultiUsersSelectElement extends Actionable, Placeheld {
  readonly type: 'multi_users_select';
  readonly initial_users?: readonly string[];
  readonly max_selected_items?: number;
}
export interface ChannelsSelectElement extends Actionable, Placeheld {
  readonly type: 'channels_select';
  readonly initial_channel?: string;
}
export interface ConversationsSelectElement extends Actionable, Placeheld {
  readonly type: 'conversations_select';
  readonly initial_conversation?: string;
}
export interface MultiConversationsSelectElement extends Actionable, Placeheld {
  readonly type: 'multi_conversations_select';
  readonly initial_conversations?: readonly string[];
  readonly max_selected_items?: number;
}

/** Elements that hold a value, and so appear in `view.state.values`. */
export type StatefulElement =
  | TextInputElement
  | SelectElement
  | MultiSelectElement
  | RadioButtonsElement
  | CheckboxesElement
  | DatePickerElement
  | TimePickerElement
  | DateTimePickerElement
  | UsersSelectElement
  | MultiUsersSelectElement
  | ChannelsSelectElement
  | ConversationsSelectElement
  | MultiConversationsSelectElement
  | FileInputElement;
export type BlockElement = StatefulElement | ButtonElement | OverflowElement | ImageElement;

export interface RichTextStyle {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly strike?: boolean;
  readonly code?: boolean;
}
export type RichTextLeaf =
  | { readonly type: 'text'; readonly text: string; readonly style?: RichTextStyle }
  | { readonly type: 'link'; readonly url: string; readonly text?: string; readonly style?: RichTextStyle }
  | { readonly type: 'user'; readonly user_id: string; readonly style?: RichTextStyle }
  | { readonly type: 'channel'; readonly channel_id: string; readonly style?: RichTextStyle }
  | { readonly type: 'usergroup'; readonly usergroup_id: string; readonly style?: RichTextStyle }
  | {
      readonly type: 'broadcast';
      readonly range: 'here' | 'channel' | 'everyone';
      readonly style?: RichTextStyle;
    }
  | { readonly type: 'emoji'; readonly name: string; readonly unicode?: string; readonly style?: RichTextStyle }
  | { readonly type: 'color'; readonly value: string; readonly style?: RichTextStyle }
  | {
      readonly type: 'date';
      readonly timestamp: number;
      readonly format: string;
      readonly url?: string;
      readonly fallback?: string;
      readonly style?: RichTextStyle;
    };
export interface RichTextSection {
  readonly type: 'rich_text_section';
  readonly elements: readonly RichTextLeaf[];
}
export type RichTextPart =
  | RichTextSection
  | { readonly type: 'rich_text_quote'; readonly elements: readonly RichTextLeaf[] }
  | { readonly type: 'rich_text_preformatted'; readonly elements: readonly RichTextLeaf[] }
  | {
      readonly type: 'rich_text_list';
      readonly style: 'bullet' | 'ordered';
      readonly indent?: number;
      readonly offset?: number;
      readonly elements: readonly RichTextSection[];
    };

interface Identified {
  readonly block_id?: string;
}
export interface InputBlock extends Identified {
  readonly type: 'input';
  readonly label: PlainText;
  readonly hint?: PlainText;
  readonly optional?: boolean;
  readonly dispatch_action?: boolean;
  readonly element: StatefulElement;
}
export type KitBlock =
  | InputBlock
  | (Identified & {
      readonly type: 'section';
      readonly text?: TextObject;
      readonly fields?: readonly TextObject[];
      readonly accessory?: BlockElement;
    })
  | (Identified & { readonly type: 'actions'; readonly elements: readonly BlockElement[] })
  | (Identified & { readonly type: 'context'; readonly elements: readonly (TextObject | ImageElement)[] })
  | (Identified & { readonly type: 'divider' })
  | (Identified & { readonly type: 'header'; readonly text: PlainText })
  | (Identified & {
      readonly type: 'image';
      readonly image_url?: string;
      readonly slack_file?: SlackFile;
      readonly alt_text: string;
      readonly title?: PlainText;
    })
  | (Identified & { readonly type: 'rich_text'; readonly elements: readonly RichTextPart[] })
  | (Identified & {
      readonly type: 'alert';
      readonly text: TextObject;
      readonly level?: 'default' | 'info' | 'warning' | 'error' | 'success';
    });

/** A modal as the app sent it. */
export interface KitView {
  readonly type: 'modal' | 'home';
  readonly title?: PlainText;
  readonly submit?: PlainText;
  readonly close?: PlainText;
  readonly blocks: readonly KitBlock[];
}
