/** How far into a phrase its head reaches: four letters rule out nearly all phrases at nearly all words of a text. */
const HEAD_LETTERS = 4;

/** What a match may begin with. Once `isClosed`, anything may follow `text`; before, only what the pattern says next. */
type Head = { readonly text: string; readonly isClosed: boolean };

const NOTHING: readonly Head[] = [{ text: '', isClosed: false }];
const ANYTHING: readonly Head[] = [{ text: '', isClosed: true }];

/**
 * The first four letters that a match of this fragment of a regular expression may have; a shorter head stands for all that
 * begin with it. Heads may be too many, never too few: every match of the fragment begins with one of them.
 * Reads what the lexicons use: letters, `\.`, classes, groups, bars, look-arounds, `?`, `*`, `+`, `{n,m}`.
 */
export function headsOf(fragment: string): string[] {
  const [heads] = headsOfAlternatives(fragment, 0);
  return [...new Set(heads.map(({ text }) => text))];
}

/** Heads from `from` up to the bracket that closes there, or the end; and where that is. */
function headsOfAlternatives(source: string, from: number): [heads: readonly Head[], end: number] {
  const alternatives: Head[] = [];
  let sequence = NOTHING;
  let at = from;
  while (at < source.length && source[at] !== ')') {
    if (source[at] === '|') {
      alternatives.push(...sequence);
      sequence = NOTHING;
      at += 1;
      continue;
    }
    if (sequence.every(isWhole)) {
      at = endOfAlternative(source, at);
      continue;
    }
    const [atom, afterAtom] = headsOfAtom(source, at);
    const [repeated, afterAll] = headsRepeated(atom, source, afterAtom);
    sequence = followedBy(sequence, repeated);
    at = afterAll;
  }
  return [withoutRepeats([...alternatives, ...sequence]), at];
}

const LOOK_AROUND = /\(\?<?[=!]/y;
const GROUP = /\((?:\?:)?/y;
const CLASS = /\[(\^?)((?:\\.|[^\]\\])+)\]/y;
const ESCAPED = /\\(.)/y;

function headsOfAtom(source: string, at: number): [heads: readonly Head[], end: number] {
  const lookAround = matchAt(LOOK_AROUND, source, at);
  if (lookAround) return [NOTHING, headsOfAlternatives(source, at + lookAround[0].length)[1] + 1];
  const group = matchAt(GROUP, source, at);
  if (group) {
    const [heads, end] = headsOfAlternatives(source, at + group[0].length);
    return [heads, end + 1];
  }
  const letters = matchAt(CLASS, source, at);
  if (letters) return [letters[1] === '^' ? ANYTHING : headsOfClass(letters[2] ?? ''), at + letters[0].length];
  const escaped = matchAt(ESCAPED, source, at);
  if (escaped) return [headsOfEscaped(escaped[1] ?? ''), at + escaped[0].length];
  const sign = source[at] ?? '';
  if (sign === '^' || sign === '$') return [NOTHING, at + 1];
  return [sign === '.' ? ANYTHING : [{ text: sign, isClosed: false }], at + 1];
}

function headsOfClass(members: string): readonly Head[] {
  const letters = members.replace(/(.)-(.)/g, (_range, first: string, last: string) => lettersBetween(first, last));
  if (letters.includes('\\')) return ANYTHING;
  return [...letters].map((text) => ({ text, isClosed: false }));
}

function lettersBetween(first: string, last: string): string {
  const codes = Array.from({ length: last.charCodeAt(0) - first.charCodeAt(0) + 1 }, (_, step) => step);
  return String.fromCharCode(...codes.map((step) => first.charCodeAt(0) + step));
}

function headsOfEscaped(sign: string): readonly Head[] {
  if (sign === 'b' || sign === 'B') return NOTHING;
  return /[a-z0-9]/i.test(sign) ? ANYTHING : [{ text: sign, isClosed: false }];
}

const QUANTIFIER = /(?:[?*+]|\{(\d+),?\d*\})\??/y;

function headsRepeated(heads: readonly Head[], source: string, at: number): [heads: readonly Head[], end: number] {
  const quantifier = matchAt(QUANTIFIER, source, at);
  if (!quantifier) return [heads, at];
  const [written, atLeast] = quantifier;
  const isOptional = written.startsWith('?') || written.startsWith('*') || atLeast === '0';
  const once = written.startsWith('?') ? heads : heads.map(({ text }) => ({ text, isClosed: true }));
  return [isOptional ? [...NOTHING, ...once] : once, at + written.length];
}

function followedBy(sequence: readonly Head[], next: readonly Head[]): readonly Head[] {
  if (next === NOTHING) return sequence;
  return sequence.flatMap((head) => {
    if (isWhole(head)) return [head];
    return next.map(({ text, isClosed }) => ({ text: (head.text + text).slice(0, HEAD_LETTERS), isClosed }));
  });
}

function isWhole({ text, isClosed }: Head): boolean {
  return isClosed || text.length >= HEAD_LETTERS;
}

function withoutRepeats(heads: readonly Head[]): readonly Head[] {
  return [...new Map(heads.map((head) => [`${head.isClosed} ${head.text}`, head])).values()];
}

/** Where the alternative ends that is read at `from`: at the next bar or closing bracket that is not its own, or with the source. */
export function endOfAlternative(source: string, from: number): number {
  let depth = 0;
  let inClass = false;
  for (let at = from; at < source.length; at += 1) {
    const sign = source[at];
    if (sign === '\\') at += 1;
    else if (inClass) inClass = sign !== ']';
    else if (sign === '[') inClass = true;
    else if (sign === '(') depth += 1;
    else if (depth === 0 && (sign === '|' || sign === ')')) return at;
    else if (sign === ')') depth -= 1;
  }
  return source.length;
}

function matchAt(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(source);
}
