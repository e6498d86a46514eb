import { byId, create } from './dom.ts';

const SHOWN_MS = 4000;

/** A word at the edge of the screen, read aloud too, which leaves by itself: only for what needs no answer. */
export function toast(text: string): void {
  const shown = create('p', { class: 'toast' }, text);
  byId('toasts').append(shown);
  setTimeout(() => shown.remove(), SHOWN_MS);
}
