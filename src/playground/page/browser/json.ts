import { type Child, create } from './dom.ts';

const TOKEN = /("(?:\\.|[^"\\])*")(\s*:)?|\b(true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Indented JSON with its keys, texts and numbers told apart by colour. */
export function drawJson(text: string): readonly Child[] {
  const drawn: Child[] = [];
  let at = 0;
  for (const found of text.matchAll(TOKEN)) {
    const [whole, quoted, colon = ''] = found;
    drawn.push(text.slice(at, found.index), create('span', { class: kindOf(quoted, colon) }, quoted ?? whole), colon);
    at = found.index + whole.length;
  }
  drawn.push(text.slice(at));
  return drawn;
}

function kindOf(quoted: string | undefined, colon: string): string {
  if (quoted === undefined) return 'json-number';
  return colon === '' ? 'json-text' : 'json-key';
}
