import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { type Browser, type BrowserContext, chromium, type Locator } from 'playwright-core';

/** Where the tests put what they saw. */
export const artefacts = path.resolve(import.meta.dirname, '..', '..', 'artefacts', 'e2e');
const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const PATIENCE_MS = 30_000;

/** The people of the playground. */
export const PEOPLE = {
  camille: 'Camille Roy',
  hugo: 'Hugo Petit',
  lea: 'Léa Fontaine',
  marc: 'Marc Dubois',
  ines: 'Inès Bernard',
} as const;

/** @throws Error when no chromium is installed */
export async function openBrowser(): Promise<Browser> {
  const executablePath = BROWSERS.find((file) => existsSync(file));
  if (!executablePath) throw new Error(`no chromium: one of ${BROWSERS.join(', ')} is needed`);
  mkdirSync(artefacts, { recursive: true });
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
    ],
  });
}

/** Somebody in front of the page, who clicks, types and reads; not for the first time, unless they take the tour. `faults` gathers what the page's console complains of. */
export async function aVisitor(
  context: BrowserContext,
  url: string,
  faults: string[],
  { takesTour = false }: { readonly takesTour?: boolean } = {},
) {
  const page = await context.newPage();
  if (!takesTour) await page.addInitScript({ content: `localStorage.setItem('guichet-tour', '{"isLeft":true}')` });
  page.setDefaultTimeout(PATIENCE_MS);
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (line) => line.type() === 'error' && faults.push(line.text()));
  await page.goto(url);
  const messages = page.locator('#messages');
  const form = page.locator('#modal');

  return {
    page,
    messages,
    form,
    /** Becomes one of the people, in a channel or in their direct messages with the app. */
    async be(name: string, where: string): Promise<void> {
      await page.locator('button.person', { hasText: name }).click();
      await page.locator('#whoami', { hasText: name }).waitFor();
      await page.locator(placeIn(where)).click();
      await page.locator(`${placeIn(where)}[aria-current="page"]`).waitFor();
    },
    async say(text: string): Promise<void> {
      const composer = page.locator('#composer textarea');
      await composer.fill(text);
      await composer.press('Enter');
    },
    /** The last message with these words, once it is there. */
    async reads(words: string): Promise<Locator> {
      const message = messages.locator('> li', { hasText: words }).last();
      await message.waitFor();
      return message;
    },
    /** The message in the thread pane with these words, once it is there. */
    async readsInThread(words: string): Promise<void> {
      await page.locator('#thread-messages > li', { hasText: words }).last().waitFor();
    },
    async click(message: Locator, label: string): Promise<void> {
      await message.getByRole('button', { name: label, exact: true }).click();
    },
    async openThread(message: Locator): Promise<void> {
      await message.locator('button', { hasText: /réponse/ }).click();
    },
    /** The field of the open form under this label. */
    field: (label: string) => form.getByLabel(label).first(),
    /** Sends the open form by the button of this label. */
    async send(label: string): Promise<void> {
      await form.locator('footer').getByRole('button', { name: label, exact: true }).click();
    },
    /** Answers the small form that opens, and sees it close. */
    async answer(words: string, label: string): Promise<void> {
      await form.locator('textarea').fill(words);
      await form.locator('footer').getByRole('button', { name: label, exact: true }).click();
      await form.waitFor({ state: 'hidden' });
    },
    /** What the menu of the open form under this label shows. */
    chosen: (label: string) => form.getByLabel(label).first().locator('option:checked').textContent(),
    async look(name: string): Promise<void> {
      await page.screenshot({ path: path.join(artefacts, `${name}.png`) });
    },
    close: () => page.close(),
  };
}

export type Visitor = Awaited<ReturnType<typeof aVisitor>>;

function placeIn(where: string): string {
  return where === 'direct' ? '#direct-messages button' : `[data-channel-name="${where}"]`;
}
