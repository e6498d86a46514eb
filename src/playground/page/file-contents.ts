const MOST_KEPT_BYTES = 100_000_000;

/** What a browser may show inside a page; anything else is handed over as a download. */
const SHOWN: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

export interface FileContents {
  keep(id: string, mimetype: string, content: Buffer): void;
  of(id: string): { readonly content: Buffer; readonly headers: Readonly<Record<string, string>> } | undefined;
}

/** The contents of uploaded files, in memory: the oldest leave first, and a restart forgets them all. */
export function createFileContents(): FileContents {
  const kept = new Map<string, { readonly mimetype: string; readonly content: Buffer }>();
  let keptBytes = 0;
  return {
    keep(id, mimetype, content) {
      kept.set(id, { mimetype, content });
      keptBytes += content.length;
      for (const [oldest, { content: dropped }] of kept) {
        if (keptBytes <= MOST_KEPT_BYTES) break;
        kept.delete(oldest);
        keptBytes -= dropped.length;
      }
    },
    of(id) {
      const found = kept.get(id);
      if (!found) return undefined;
      const headers = SHOWN.has(found.mimetype)
        ? { 'Content-Type': found.mimetype }
        : { 'Content-Type': 'application/octet-stream', 'Content-Disposition': 'attachment' };
      return { content: found.content, headers };
    },
  };
}
