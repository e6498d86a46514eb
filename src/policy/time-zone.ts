import { z } from 'zod';

export const timeZoneSchema = z.string().refine(isTimeZone, { error: 'is a time zone such as Europe/Paris' });

/** Zones found good so far: asking costs much, and each row that is read of a person asks. */
const known = new Set<string>();

function isTimeZone(name: string): boolean {
  if (known.has(name)) return true;
  try {
    new Intl.DateTimeFormat('fr', { timeZone: name });
  } catch {
    return false;
  }
  known.add(name);
  return true;
}
