import type { PageMessage } from '../protocol.ts';
import { byId } from './dom.ts';
import { type Drawing, nameOf } from './drawing.ts';
import { keyOf } from './messages.ts';
import { spokenText } from './mrkdwn.ts';

const known = new Set<string>();
let knownPlace = '';

/** Reads new messages aloud, politely; the ones already there when a place is opened stay silent. */
export function announceNew(messages: readonly PageMessage[], drawing: Drawing, place: string): void {
  const fresh = messages.filter((message) => !known.has(keyOf(message)));
  for (const message of fresh) known.add(keyOf(message));
  if (place !== knownPlace) {
    knownPlace = place;
    return;
  }
  const said = fresh
    .filter((message) => message.user !== drawing.me)
    .map((message) => {
      const text = spokenText(message.text, (id) => nameOf(drawing, id));
      const whole = drawing.words.saidBy(nameOf(drawing, message.user), text);
      return message.isEphemeral ? `${drawing.words.onlyYou}. ${whole}` : whole;
    });
  if (said.length > 0) byId('announcer').textContent = said.join('\n');
}
