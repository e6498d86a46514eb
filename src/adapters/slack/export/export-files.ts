import { opendir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';

/** A file is read whole: an export has one per channel and day, and the largest is the list of people. */
const MOST_BYTES = 128 * 1024 * 1024;
/** Slack's JSON is packed ten to twenty times; a zip made to fill a disk, thousands of times. */
const MOST_TIMES_PACKED = 250;
const ALWAYS_BELIEVED_BYTES = 1024 * 1024 * 1024;
/** The export, perhaps in one folder more, then channels, then days. */
const DEEPEST = 4;

export type FileRead =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'too_large'; readonly bytes: number }
  | { readonly kind: 'encrypted' }
  | { readonly kind: 'damaged'; readonly detail: string };

/** The files of an export, zipped or not. Nothing is ever written, so a path is only a name. */
export interface ExportFiles {
  /** With `/` between folders and composed accents. */
  readonly paths: readonly string[];
  read(path: string): Promise<FileRead>;
  close(): void;
}

export type FilesOpened =
  | { readonly kind: 'open'; readonly files: ExportFiles }
  | { readonly kind: 'not_found' }
  | { readonly kind: 'not_a_zip'; readonly detail: string }
  | { readonly kind: 'bomb' };

/** Opens a zip file, or a folder into which it was unpacked. Contents are read one file at a time, when asked for. */
export async function openExportFiles(path: string): Promise<FilesOpened> {
  const found = await stat(path).catch(() => undefined);
  if (!found) return { kind: 'not_found' };
  return found.isDirectory() ? { kind: 'open', files: await folderFiles(path) } : zipFiles(path, found.size);
}

/**
 * yauzl reads the list at the end of the zip (zip64 too), then any file of it in any order: people and channels are needed
 * before messages. fflate, which packs our own zips, reads them whole or in the order in which they were written.
 */
async function zipFiles(path: string, packedBytes: number): Promise<FilesOpened> {
  let zip: ZipFile | undefined;
  try {
    zip = await openPromise(path, { autoClose: false, decodeStrings: false });
    const entries = new Map<string, Entry>();
    let bytes = 0;
    for await (const entry of zip.eachEntry()) {
      bytes += entry.uncompressedSize;
      const name = readName(entry.fileNameRaw);
      if (!name.endsWith('/') && !entries.has(name)) entries.set(name, slim(entry));
    }
    if (bytes > Math.max(ALWAYS_BELIEVED_BYTES, packedBytes * MOST_TIMES_PACKED)) {
      zip.close();
      return { kind: 'bomb' };
    }
    return { kind: 'open', files: filesOfZip(zip, entries) };
  } catch (error) {
    zip?.close();
    return { kind: 'not_a_zip', detail: detailOf(error) };
  }
}

/**
 * Slack writes names in UTF-8 and does not say so, which would make "général" another word (zulip/zulip issue 22533). Some
 * programs on Windows write `\\` between folders.
 */
function readName(bytes: Buffer): string {
  return bytes.toString('utf8').normalize('NFC').replaceAll('\\', '/');
}

/** A large export has hundreds of thousands of entries: what is not needed to read them is let go. */
function slim(entry: Entry): Entry {
  const nothing = Buffer.alloc(0);
  return Object.assign(entry, {
    fileNameRaw: nothing,
    extraFieldRaw: nothing,
    fileCommentRaw: nothing,
    extraFields: [],
  });
}

function filesOfZip(zip: ZipFile, entries: ReadonlyMap<string, Entry>): ExportFiles {
  return {
    paths: [...entries.keys()],
    close: () => zip.close(),
    read: async (path) => {
      const entry = entries.get(path);
      if (!entry) return { kind: 'damaged', detail: 'ENOENT' };
      if (entry.isEncrypted()) return { kind: 'encrypted' };
      if (entry.uncompressedSize > MOST_BYTES) return { kind: 'too_large', bytes: entry.uncompressedSize };
      try {
        const chunks: Buffer[] = [];
        // Ends with an error as soon as there is more than the entry says.
        for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk);
        const bytes = Buffer.concat(chunks);
        if (crc32(bytes) !== entry.crc32) return { kind: 'damaged', detail: 'CRC-32' };
        return { kind: 'text', text: decoded(bytes) };
      } catch (error) {
        return { kind: 'damaged', detail: detailOf(error) };
      }
    },
  };
}

async function folderFiles(folder: string): Promise<ExportFiles> {
  const paths = new Map<string, string>();
  for await (const { name, path } of filesUnder(folder, '', DEEPEST)) paths.set(name.normalize('NFC'), path);
  return {
    paths: [...paths.keys()],
    close: () => {},
    read: async (name) => {
      const path = paths.get(name);
      if (path === undefined) return { kind: 'damaged', detail: 'ENOENT' };
      try {
        const { size } = await stat(path);
        if (size > MOST_BYTES) return { kind: 'too_large', bytes: size };
        return { kind: 'text', text: decoded(await readFile(path)) };
      } catch (error) {
        return { kind: 'damaged', detail: detailOf(error) };
      }
    },
  };
}

/** Links are not followed: an export has none. */
async function* filesUnder(
  folder: string,
  prefix: string,
  depth: number,
): AsyncGenerator<{ readonly name: string; readonly path: string }> {
  for await (const entry of await opendir(folder)) {
    const path = join(folder, entry.name);
    const name = prefix + entry.name;
    if (entry.isFile()) yield { name, path };
    else if (entry.isDirectory() && depth > 1) yield* filesUnder(path, `${name}/`, depth - 1);
  }
}

/** Without the byte order mark that an editor may have put before it. */
function decoded(bytes: Buffer): string {
  return new TextDecoder().decode(bytes);
}

function detailOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
