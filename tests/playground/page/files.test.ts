import { z } from 'zod';
import { type APage, aPage } from './a-page.ts';

const CAMILLE = 'UCAMILLE01';
const HUGO = 'UHUGO00001';
const SUPPORT = 'CSUPPORT01';
const PICTURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

let page: APage;
beforeEach(async () => {
  page = await aPage();
});
afterEach(() => page.close());

async function upload(
  query: Readonly<Record<string, string>>,
  content: Buffer | string,
  contentType = 'application/octet-stream',
): Promise<{ status: number; body: Readonly<Record<string, unknown>> }> {
  const response = await fetch(`${page.url}api/upload?${new URLSearchParams(query)}`, {
    method: 'POST',
    headers: { 'Content-Type': contentType },
    body: typeof content === 'string' ? content : new Uint8Array(content),
  });
  return { status: response.status, body: z.record(z.string(), z.unknown()).parse(await response.json()) };
}

const asPicture = { as: CAMILLE, name: 'page-blanche.png', type: 'image/png' };

test('a file is uploaded, attached to a message that the app hears of, and shown to those who read it', async () => {
  const { body } = await upload(asPicture, PICTURE);
  expect(body).toEqual({ id: expect.any(String), name: 'page-blanche.png', mimetype: 'image/png', size: 8 });

  const said = await page.post('say', { as: CAMILLE, channel: SUPPORT, text: '', files: [body['id']] });
  expect(said.status).toBe(200);
  await page.simulator.settled();

  const { messages } = await page.state({ as: HUGO, channel: SUPPORT });
  expect(messages.at(-1)?.files).toEqual([body]);
  const [event] = page.simulator.deliveries().map((delivery) => delivery.body['event']);
  expect(event).toMatchObject({ subtype: 'file_share', files: [{ id: body['id'], mimetype: 'image/png' }] });

  const content = await fetch(`${page.url}api/file?id=${body['id']}`);
  expect(content.headers.get('content-type')).toBe('image/png');
  expect(Buffer.from(await content.arrayBuffer())).toEqual(PICTURE);
});

test('what a browser could run is handed over as a download, never shown', async () => {
  for (const type of ['text/html', 'image/svg+xml', 'application/javascript']) {
    const { body } = await upload({ ...asPicture, name: 'x', type }, '<script>alert(1)</script>');
    const { headers } = await fetch(`${page.url}api/file?id=${body['id']}`);
    expect(headers.get('content-type')).toBe('application/octet-stream');
    expect(headers.get('content-disposition')).toBe('attachment');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  }
});

test('an upload is refused to strangers, without a name, as another site’s form would send it, and beyond 25 MB', async () => {
  expect((await upload({ ...asPicture, as: 'UNOBODY001' }, PICTURE)).status).toBe(404);
  expect((await upload({ as: CAMILLE, type: 'image/png' }, PICTURE)).status).toBe(400);
  expect((await upload({ ...asPicture, type: 'nonsense' }, PICTURE)).status).toBe(400);
  expect((await upload(asPicture, PICTURE, 'text/plain')).status).toBe(415);
  expect((await upload(asPicture, Buffer.alloc(25_000_001))).status).toBe(413);
  expect((await page.get('api/file?id=FUNKNOWN01')).status).toBe(404);
});

test('nobody attaches somebody else’s file, and a message has words or files', async () => {
  const { body } = await upload(asPicture, PICTURE);
  const stolen = await page.post('say', { as: HUGO, channel: SUPPORT, text: 'mine', files: [body['id']] });
  expect(stolen.status).toBe(409);
  expect((await page.post('say', { as: HUGO, channel: SUPPORT, text: '' })).status).toBe(400);
});

test('the sample pictures are there', async () => {
  for (const name of ['page-blanche', 'erreur-500', 'panier-vide']) {
    const { status, headers } = await fetch(`${page.url}samples/${name}.png`);
    expect([status, headers.get('content-type')]).toEqual([200, 'image/png']);
  }
});
