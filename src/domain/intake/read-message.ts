import { normalise } from './normalise.ts';
import { shapesOf } from './shape.ts';
import { type Reading, readSignals } from './signals.ts';
import { readTemplate } from './template.ts';
import { type Piece, unwrap } from './unwrap.ts';
import { readWording, type Wording } from './vocabulary.ts';

/** Only the head of a message is taken apart: a request stands in its first lines, and a 40,000-character paste must not cost more. */
const READ_CHARACTERS = 4000;

/** A message taken apart: its pieces, the signals that we named, and its wording for what the fit learnt by itself. */
export type TakenApart = { readonly pieces: readonly Piece[]; readonly signals: Reading; readonly wording: Wording };

/** From a raw platform message to its signals: unwrap, normalise, shapes, clauses, phrases, conjunctions. */
export function readMessage(raw: string): Reading {
  return takeApart(raw).signals;
}

/** The signals of {@link readMessage}, with the pieces and the wording of the same text. */
export function takeApart(raw: string): TakenApart {
  const head = raw.slice(0, READ_CHARACTERS);
  const pieces = unwrap(head);
  const message = normalise(pieces);
  const shapes = shapesOf(head, pieces, message);
  if (readTemplate(raw)) shapes.set('pasted_template', undefined);
  return { pieces, signals: readSignals(message, shapes), wording: readWording(message) };
}
