import { byId, create, type Keyed, reconcile } from './dom.ts';
import type { Words } from './words.ts';

export type Side = 'slack' | 'teams';

/** The switch between the two platforms, where one stays who one is; nothing where there is only one. */
export function showSides(current: Side, otherAddress: string | undefined, words: Words): void {
  const sides = byId('sides');
  sides.hidden = otherAddress === undefined;
  if (otherAddress === undefined) return;
  sides.setAttribute('aria-label', words.sides.title);
  const side = (name: Side, label: string): Keyed => ({
    key: name,
    signature: `${label} ${otherAddress}`,
    draw: () =>
      create(
        'a',
        {
          class: 'side',
          href: name === current ? undefined : otherAddress,
          'aria-current': name === current ? 'page' : undefined,
          'data-side': name,
          'data-focus': `side ${name}`,
        },
        label,
      ),
  });
  reconcile(sides, [side('slack', words.sides.slack), side('teams', words.sides.teams)]);
}

/** The way to the page of signals, and from there back to where one stood, in the language that one reads. */
export function showSignalsLink(side: Side, me: string, locale: string): void {
  const parameters = new URLSearchParams({ side, as: me, lang: locale.slice(0, 2) });
  byId('signals-open').setAttribute('href', `signals.html#${parameters}`);
}
