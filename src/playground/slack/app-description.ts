import { z } from 'zod';
import type { AppDescription } from './simulator-types.ts';

/** The part of an app's manifest that shows in Slack's own menus. */
const manifestFeatures = z.object({
  features: z.object({
    app_home: z.object({ home_tab_enabled: z.boolean().default(false) }).optional(),
    shortcuts: z
      .array(z.object({ type: z.enum(['message', 'global']), name: z.string(), callback_id: z.string() }))
      .default([]),
  }),
});

/**
 * What Slack would show of an app with this manifest.
 * @throws z.ZodError when it is no manifest
 */
export function describeApp(manifest: unknown): AppDescription {
  const { features } = manifestFeatures.parse(manifest);
  return {
    hasHomeTab: features.app_home?.home_tab_enabled ?? false,
    messageShortcuts: features.shortcuts
      .filter(({ type }) => type === 'message')
      .map(({ callback_id, name }) => ({ callbackId: callback_id, name })),
  };
}
