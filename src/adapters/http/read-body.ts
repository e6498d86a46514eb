import type { IncomingMessage } from 'node:http';

/** A sender who goes on beyond so many times the limit is cut off instead of being read to the end. */
const GIVE_UP_AFTER = 8;

/** The body of a request, or undefined when it holds more bytes than that. */
export type ReadBody = (mostBytes: number) => Promise<Buffer | undefined>;

export function makeReadBody(request: IncomingMessage): ReadBody {
  return async (mostBytes) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const part of request.iterator({ destroyOnReturn: false })) {
      const chunk: Buffer = part;
      bytes += chunk.length;
      if (bytes > GIVE_UP_AFTER * mostBytes) break;
      if (bytes <= mostBytes) chunks.push(chunk);
    }
    return bytes > mostBytes ? undefined : Buffer.concat(chunks);
  };
}
