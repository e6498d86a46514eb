// C0 and C1 controls save tab and line feed; bidirectional overrides, which could make a text read as another one.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are what is being removed
const UNWANTED = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g;
const LONE_SURROGATE = /\p{Surrogate}/gu;

/** Text as it may be stored and shown: line ends as `\n`, no control character, no half of a surrogate pair. */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(UNWANTED, '').replace(LONE_SURROGATE, '\uFFFD');
}

/** The text on one line of at most `length` characters (whole code points), cut in sight with "…". */
export function shorten(text: string, length: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return cutInSight(line, length);
}

/** The text, cut in sight with "…" when it is longer than `length` UTF-16 units; never cuts a surrogate pair. */
export function cutInSight(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length - 1);
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}
