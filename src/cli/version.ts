import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const packageSchema = z.object({ version: z.string() });

/** The version in package.json: that of the nearest folder above, since compiled files stand deeper than their sources. */
export function productVersion(folder: string): string {
  const file = path.join(folder, 'package.json');
  const above = path.dirname(folder);
  if (!existsSync(file) && above !== folder) return productVersion(above);
  return packageSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).version;
}
