import type { FileReference } from './file-reference.ts';

/** How many files one answer may hold: as many as Slack takes in one input or one message. */
export const MOST_FILES = 10;
/** 10 MB, in bytes: what Slack's form takes too. */
export const LARGEST_FILE = 10 * 1024 * 1024;

/**
 * What a form takes: images and documents (S0-16, S0-09). No archive, which hides what is in it; no script, no program, no
 * SVG and no HTML, which can hold one. `said` are the media types under which the platforms announce such a file.
 */
const KINDS: readonly { readonly endings: readonly string[]; readonly said: RegExp }[] = [
  {
    endings: ['png', 'jpg', 'jpeg', 'gif', 'webp', 'heic', 'heif'],
    said: /^image\/(?:png|jpe?g|gif|webp|heic|heif)$/,
  },
  { endings: ['pdf'], said: /^application\/(?:x-)?pdf$/ },
  {
    endings: ['doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'odt', 'ods', 'odp', 'rtf'],
    said: /^(?:application\/(?:msword|rtf|vnd\.ms-(?:excel|powerpoint|word)|vnd\.openxmlformats-officedocument\..+|vnd\.oasis\.opendocument\..+)|text\/rtf)$/,
  },
  {
    endings: ['txt', 'log', 'csv', 'md', 'json', 'har'],
    said: /^(?:text\/(?:plain|csv|markdown|x-log|x-markdown)|application\/(?:json|har\+json|csv|vnd\.ms-excel))$/,
  },
];

/** The endings of the files that a form takes; a platform's own filter uses them, and is advisory. */
export const ACCEPTED_ENDINGS: readonly string[] = KINDS.flatMap(({ endings }) => endings);

/** Platforms say so of what they do not know. */
const SAYS_NOTHING = /^(?:|application\/(?:octet-stream|x-binary))$/;

/**
 * Why a form does not take this file. Its name decides, and what the platform found it to be must agree; a name without an
 * ending leaves the word to the platform.
 */
export function faultOf({
  name,
  mimeType,
  size,
}: Pick<FileReference, 'name' | 'mimeType' | 'size'>): 'type' | 'size' | undefined {
  const said = mimeType.toLowerCase().split(';')[0]?.trim() ?? '';
  const ending = /\.([^.]+)$/.exec(name.trim())?.[1]?.toLowerCase();
  const isKnown =
    ending === undefined
      ? KINDS.some((kind) => kind.said.test(said))
      : KINDS.some((kind) => kind.endings.includes(ending) && (SAYS_NOTHING.test(said) || kind.said.test(said)));
  if (!isKnown) return 'type';
  return size > LARGEST_FILE ? 'size' : undefined;
}
