import type { Action } from 'adaptivecards';
import type { ClickedAction, TeamsCard } from '../../teams/protocol.ts';
import { create, safeAddress } from '../dom.ts';

declare global {
  interface Window {
    /** Microsoft's own reader of Adaptive Cards, from the script beside this one. */
    readonly AdaptiveCards: typeof import('adaptivecards');
  }
}

/** What a card's button sends: which one it is, and what stands in the inputs. */
export type Clicked = (
  action: ClickedAction,
  inputs: Readonly<Record<string, string>>,
  trigger: HTMLElement | null,
) => void;

const both = (color: string) => ({ default: color, subtle: color });
const COLORS = {
  default: { default: 'var(--text)', subtle: 'var(--text-soft)' },
  accent: both('var(--link)'),
  attention: both('var(--danger)'),
  good: both('var(--good)'),
  warning: both('var(--warning)'),
};

/** Sizes near those of Teams; colours are the page's, so that a card follows its theme without being drawn again. */
const LOOK = {
  fontFamily: 'inherit',
  fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
  lineHeights: { small: 16, default: 20, medium: 24, large: 24, extraLarge: 32 },
  fontWeights: { lighter: 400, default: 400, bolder: 600 },
  spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 0 },
  separator: { lineThickness: 1, lineColor: 'var(--line)' },
  containerStyles: {
    default: { backgroundColor: 'transparent', foregroundColors: COLORS },
    emphasis: { backgroundColor: 'var(--sunken)', foregroundColors: COLORS },
  },
  inputs: {
    label: { inputSpacing: 'small', requiredInputs: { weight: 'bolder' }, optionalInputs: { weight: 'bolder' } },
  },
  actions: {
    maxActions: 6,
    buttonSpacing: 8,
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
    spacing: 'default',
    showCard: { actionMode: 'inline', inlineTopMargin: 8 },
  },
};

/**
 * Draws a card with Microsoft's own library. No Markdown is read in it: the library then shows every text as text, never as
 * HTML.
 */
export function drawCard(card: TeamsCard, label: string, clicked: Clicked): HTMLElement {
  const { AdaptiveCard, HostConfig, OpenUrlAction } = window.AdaptiveCards;
  const drawn = new AdaptiveCard();
  drawn.hostConfig = new HostConfig(LOOK);
  drawn.onExecuteAction = (action: Action) => {
    if (action instanceof OpenUrlAction) {
      const address = safeAddress(action.url ?? '');
      if (address !== undefined) window.open(address, '_blank', 'noopener,noreferrer');
      return;
    }
    const inputs = Object.fromEntries(
      drawn.getAllInputs().flatMap((input) => (input.id === undefined ? [] : [[input.id, String(input.value ?? '')]])),
    );
    clicked(nameOf(action), inputs, action.renderedElement ?? null);
  };
  drawn.parse(card);
  const element = drawn.render();
  const holder = create('div', { class: 'card', role: 'group', 'aria-label': label });
  if (element) {
    // A card is a form only in a dialog; in a message it is read along, button by button.
    element.removeAttribute('tabindex');
    // The library names a labelled input by its placeholder all the same.
    for (const label of element.querySelectorAll('label'))
      element.querySelector(`#${CSS.escape(label.htmlFor)}:is(input, textarea)`)?.removeAttribute('aria-label');
    holder.append(element);
  }
  return holder;
}

const PLACE = /^place-(\d+)$/;

function nameOf({ id, title = '' }: Action): ClickedAction {
  const place = PLACE.exec(id ?? '')?.[1];
  return place === undefined ? (id ?? title) : { called: title, place: Number(place) };
}
