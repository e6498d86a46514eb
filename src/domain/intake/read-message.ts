import { normalise } from './normalise.ts';
import { shapesOf } from './shape.ts';
import { type Reading, readSignals } from './signals.ts';
import { readTemplate } from './template.ts';
import { unwrap } from './unwrap.ts';

/** Only the head of a message is taken apart: a request stands in its first lines, and a 40,000-character paste must not cost more. */
const READ_CHARACTERS = 4000;

/** From a raw platform message to its signals: unwrap, normalise, shapes, clauses, phrases, conjunctions. */
export function readMessage(raw: string): Reading {
  const head = raw.slice(0, READ_CHARACTERS);
  const pieces = unwrap(head);
  const message = normalise(pieces);
  const shapes = shapesOf(head, pieces, message);
  if (readTemplate(raw)) shapes.set('pasted_template', undefined);
  return readSignals(message, shapes);
}
