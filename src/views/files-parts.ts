import { filesIn } from '../forms/answers.ts';
import type { FileReference } from '../forms/file-reference.ts';
import type { Typed } from '../forms/form.ts';
import type { CardPart, Span } from './card.ts';

/** Files as a part of a card; nothing where there are none. */
export function filesParts(files: readonly FileReference[]): CardPart[] {
  return files.length > 0 ? [{ kind: 'files', files: [...files] }] : [];
}

/** Everything that was attached to a request: files, and the addresses that an earlier version asked for instead. */
export function attachedParts(values: Typed): CardPart[] {
  const links = linksIn(values['screenshots']).map((link): Span[] => [{ link, label: link }]);
  return [
    ...filesParts(Object.keys(values).flatMap((field) => filesIn(values, field))),
    ...(links.length > 0 ? [{ kind: 'list' as const, items: links }] : []),
  ];
}

function linksIn(value: Typed[string] | undefined): string[] {
  if (typeof value !== 'string') return [];
  return value.split(/\s+/).filter((word) => /^https?:\/\//i.test(word) && URL.canParse(word));
}
