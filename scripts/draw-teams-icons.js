// Draws the icons of the Teams package from their SVG, beside it: `node scripts/draw-teams-icons.js` (needs Chromium).
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';

const folder = path.resolve(import.meta.dirname, '../manifests/teams');
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
// The sizes that Teams asks for, in pixels.
for (const { name, size } of [
  { name: 'color', size: 192 },
  { name: 'outline', size: 32 },
]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const drawing = readFileSync(path.join(folder, `${name}.svg`), 'utf8');
  await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${drawing}`);
  writeFileSync(path.join(folder, `${name}.png`), await page.screenshot({ omitBackground: true }));
}
await browser.close();
