/** A stretch of the normalised text that makes one statement: offsets of its first and past its last character. */
export type Clause = { readonly start: number; readonly end: number };

const BOUNDARY = new RegExp(
  [
    /[.!?;]+(?=\s|$|")|\n+/,
    / ?(?:- |\* |• )/,
    /,? \b(?:mais|par contre|en revanche|sauf que|sinon|au passage|par ailleurs|cependant|toutefois|et aussi|et puis|d'autre part)\b/,
    /,? \b(?:but|though|however|although|also|by the way|btw|otherwise|except that)\b/,
  ]
    .map((pattern) => pattern.source)
    .join('|'),
  'g',
);

/**
 * Cuts a normalised message where one statement ends and another begins, so that each is judged by itself:
 * "Merci pour hier. Par contre la recherche ne renvoie plus rien" holds a thank-you and a fault (data rule 1).
 * A boundary belongs to the clause it closes when it is punctuation, to the one it opens when it is a word.
 */
export function clausesOf(text: string): Clause[] {
  const clauses: Clause[] = [];
  let start = 0;
  for (const boundary of text.matchAll(BOUNDARY)) {
    const opensNext = /[a-z]/.test(boundary[0]);
    const cut = opensNext ? boundary.index : boundary.index + boundary[0].length;
    if (cut > start) clauses.push({ start, end: cut });
    start = Math.max(start, cut);
  }
  if (start < text.length) clauses.push({ start, end: text.length });
  return clauses.length > 0 ? clauses : [{ start: 0, end: text.length }];
}
