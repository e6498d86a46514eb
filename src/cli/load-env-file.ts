import { existsSync } from 'node:fs';

/** Adds the lines of `.env` in the current folder, if there is one, to the environment; what is already set stays. */
export function loadEnvFile(file = '.env'): void {
  if (existsSync(file)) process.loadEnvFile(file);
}
