import type { StatefulElement } from '../block-kit.ts';
import type { ClockReading } from '../clock-protocol.ts';
import type { PageChannel, PageUser } from '../protocol.ts';
import type { Reader } from './dates.ts';
import type { ElementState } from './element-state.ts';
import type { Words } from './words.ts';

/** Who looks, and what names mean to them. */
export interface Drawing extends Reader {
  readonly words: Words;
  readonly me: string;
  readonly users: ReadonlyMap<string, PageUser>;
  readonly channels: ReadonlyMap<string, PageChannel>;
  /** What the app adds to the menu of a message. */
  readonly messageShortcuts: readonly { readonly callbackId: string; readonly name: string }[];
  /** When the desk's clock was moved, and how far ahead it is from then on. */
  readonly clockMoves?: ClockReading['moves'];
  readonly appName: string;
}

/** Where blocks stand (a message or a modal): it remembers what is typed and takes what is clicked. */
export interface Surface {
  /** Unique on the page; names the elements for the focus. */
  readonly name: string;
  stateOf(blockId: string, element: StatefulElement): ElementState;
  typed(blockId: string, actionId: string | undefined, state: ElementState): void;
  /** Sends an action to the app at once; `trigger` is shown busy meanwhile. */
  act(blockId: string, actionId: string | undefined, value: ElementState, trigger: HTMLElement): void;
}

/** The name of a person as others read it; the id itself when nobody has it. */
export function nameOf(drawing: Drawing, userId: string): string {
  return drawing.users.get(userId)?.realName ?? userId;
}
