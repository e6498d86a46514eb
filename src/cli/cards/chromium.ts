import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';

const BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** A page of a browser without a window, to draw on and take pictures of. */
export interface Page {
  /** Opens a file of this machine, and waits for everything that it loads. */
  open(file: string): Promise<void>;
  /** @throws Error when the script throws */
  evaluate(script: string): Promise<unknown>;
  /** A picture of the page's first `width` × `height` pixels, as PNG. */
  picture(size: { readonly width: number; readonly height: number }): Promise<Buffer>;
  close(): Promise<void>;
}

const answerSchema = z.looseObject({
  id: z.number().optional(),
  method: z.string().optional(),
  result: z.unknown().optional(),
  error: z.object({ message: z.string() }).optional(),
});
const evaluated = z.object({
  result: z.looseObject({ value: z.unknown().optional() }),
  exceptionDetails: z.looseObject({ text: z.string() }).optional(),
});

/**
 * Starts Chromium and speaks its DevTools protocol over two pipes: no port is opened.
 * Source: chromedevtools.github.io/devtools-protocol.
 * @returns undefined when there is no Chromium on this machine
 */
export async function startChromium(): Promise<Page | undefined> {
  const browser = BROWSERS.find((candidate) => existsSync(candidate));
  if (browser === undefined) return undefined;
  const profile = await mkdtemp(path.join(tmpdir(), 'guichet-pictures-'));
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--allow-file-access-from-files'];
  const running = spawn(browser, [...flags, `--user-data-dir=${profile}`, '--remote-debugging-pipe', 'about:blank'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const [, , , toBrowser, fromBrowser] = running.stdio;
  if (!(toBrowser instanceof Writable && fromBrowser instanceof Readable)) throw new Error('Chromium has no pipes');

  const waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  let loaded = () => {};
  let read = '';
  fromBrowser.setEncoding('utf8').on('data', (chunk: string) => {
    const messages = (read + chunk).split('\0');
    read = messages.pop() ?? '';
    for (const message of messages) {
      const { id, method, result, error } = answerSchema.parse(JSON.parse(message));
      if (method === 'Page.loadEventFired') loaded();
      const asked = id === undefined ? undefined : waiting.get(id);
      if (id !== undefined) waiting.delete(id);
      if (error) asked?.reject(new Error(error.message));
      else asked?.resolve(result);
    }
  });
  running.once('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error('Chromium has stopped'));
  });

  let lastId = 0;
  const ask = (method: string, params: object = {}, sessionId?: string) =>
    new Promise<unknown>((resolve, reject) => {
      lastId += 1;
      waiting.set(lastId, { resolve, reject });
      toBrowser.write(`${JSON.stringify({ id: lastId, method, params, ...(sessionId && { sessionId }) })}\0`);
    });

  const created = await ask('Target.createTarget', { url: 'about:blank' });
  const { targetId } = z.object({ targetId: z.string() }).parse(created);
  const attached = await ask('Target.attachToTarget', { targetId, flatten: true });
  const { sessionId } = z.object({ sessionId: z.string() }).parse(attached);
  await ask('Page.enable', {}, sessionId);

  return {
    async open(file) {
      const isLoaded = new Promise<void>((resolve) => {
        loaded = resolve;
      });
      await ask('Page.navigate', { url: pathToFileURL(path.resolve(file)).href }, sessionId);
      await isLoaded;
    },
    async evaluate(expression) {
      const options = { expression, awaitPromise: true, returnByValue: true };
      const { result, exceptionDetails } = evaluated.parse(await ask('Runtime.evaluate', options, sessionId));
      if (exceptionDetails) throw new Error(`${exceptionDetails.text} ${JSON.stringify(exceptionDetails)}`);
      return result.value;
    },
    async picture({ width, height }) {
      const clip = { x: 0, y: 0, width, height, scale: 1 };
      const taken = await ask(
        'Page.captureScreenshot',
        { format: 'png', clip, captureBeyondViewport: true },
        sessionId,
      );
      return Buffer.from(z.object({ data: z.string() }).parse(taken).data, 'base64');
    },
    async close() {
      const stopped = new Promise((resolve) => running.once('exit', resolve));
      await ask('Browser.close');
      await stopped;
      await rm(profile, { recursive: true, force: true });
    },
  };
}
