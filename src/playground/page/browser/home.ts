import type { PageView } from '../protocol.ts';
import type { Outcome } from './api.ts';
import { byId, create, createButton, type Keyed, reconcile } from './dom.ts';
import { keyedBlocks } from './draw-blocks.ts';
import type { Drawing, Surface } from './drawing.ts';
import { type TypedState, TypedValues } from './element-state.ts';
import { failureOf } from './failures.ts';
import { walkWithArrows } from './roving.ts';

export interface HomeGestures {
  act(
    viewId: string,
    blockId: string,
    actionId: string,
    value: Readonly<Record<string, unknown>>,
    state: TypedState,
  ): Promise<Outcome>;
}

export interface Home {
  show(view: PageView | null, drawing: Drawing): void;
}

/** The tab that the app draws for one person alone. */
export function createHome(gestures: HomeGestures): Home {
  const blocks = byId('home-blocks');
  const problem = byId('home-problem');
  const typedByView = new Map<string, TypedValues>();
  let shown: PageView | undefined;

  const tell = (text: string | undefined): void => {
    problem.hidden = text === undefined;
    problem.textContent = text ?? '';
  };

  function surfaceOf(view: PageView, typed: TypedValues, drawing: Drawing): Surface {
    return {
      name: view.id,
      stateOf: (blockId, element) => typed.of(blockId, element),
      typed: (blockId, actionId, state) => typed.set(blockId, actionId, state),
      act: (blockId, actionId, value, trigger) => {
        if (trigger.ariaBusy === 'true') return;
        trigger.ariaBusy = 'true';
        const current = shown?.view.blocks ?? view.view.blocks;
        void gestures.act(view.id, blockId, actionId ?? '', value, typed.collect(current)).then((outcome) => {
          trigger.ariaBusy = null;
          tell(failureOf(outcome, drawing.words));
        });
      },
    };
  }

  return {
    show(view, drawing) {
      byId('home-empty').hidden = view !== null;
      if (!view) return reconcile(blocks, []);
      if (shown?.id !== view.id) {
        reconcile(blocks, []);
        tell(undefined);
        byId('home-scroller').scrollTop = 0;
      }
      shown = view;
      const typed = typedByView.get(view.id) ?? new TypedValues(view.state);
      typedByView.set(view.id, typed);
      reconcile(blocks, keyedBlocks(view.view.blocks, surfaceOf(view, typed, drawing), drawing));
    },
  };
}

export type Tab = 'home' | 'messages';

/** The tabs above the messages with the app; none where the app has no Home. */
export function showTabs(current: Tab | undefined, drawing: Drawing, open: (tab: Tab) => void): void {
  const holder = byId('tabs');
  holder.hidden = current === undefined;
  holder.setAttribute('aria-label', drawing.words.tabsOf(drawing.appName));
  const tab = (name: Tab): Keyed => ({
    key: name,
    signature: `${drawing.locale} ${name === current}`,
    draw: () =>
      createButton(
        {
          class: 'tab',
          role: 'tab',
          id: `tab-${name}`,
          'aria-selected': name === current ? 'true' : 'false',
          'aria-controls': name === 'home' ? 'home-scroller' : 'messages-scroller',
          tabindex: name === current ? '0' : '-1',
          'data-focus': `tab ${name}`,
        },
        () => open(name),
        create('span', {}, drawing.words.tabs[name]),
      ),
  });
  reconcile(holder, current === undefined ? [] : [tab('home'), tab('messages')]);
}

walkWithArrows(byId('tabs'), '[role="tab"]', 'horizontal');
