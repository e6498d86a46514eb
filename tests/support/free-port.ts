import { createServer } from 'node:net';

const PORTS = { first: 20_000, count: 12_000 };

/**
 * A port of 127.0.0.1 that is free, and that stays so until it is taken: not one of those that the system gives to whoever
 * asks for any, or connects somewhere, while a server is being made or is away.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = PORTS.first + Math.floor(Math.random() * PORTS.count);
    const server = createServer();
    const isFree = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => resolve(true));
    });
    if (!isFree) continue;
    await new Promise((resolve) => server.close(resolve));
    return port;
  }
}
