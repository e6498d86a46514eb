import { z } from 'zod';

export const timeZoneSchema = z.string().refine(isTimeZone, { error: 'is a time zone such as Europe/Paris' });

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('fr', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
