import { z } from 'zod';
import type { AppDescription } from './simulator-types.ts';

const trigger = z.enum(['mention', 'slash']);

/** The part of an app's manifest that shows in Teams' own menus: learn.microsoft.com/microsoftteams/platform/resources/schema */
const manifestParts = z.object({
  name: z.object({ short: z.string() }),
  bots: z
    .array(
      z.object({
        supportsTargetedMessages: z.boolean().default(false),
        commandLists: z
          .array(
            z.object({
              scopes: z.array(z.enum(['team', 'personal', 'groupChat'])),
              triggers: z.array(trigger).default(['mention']),
              commands: z.array(z.object({ title: z.string() })),
            }),
          )
          .default([]),
      }),
    )
    .length(1),
  composeExtensions: z
    .array(
      z.object({
        commands: z.array(
          z.object({
            id: z.string(),
            type: z.enum(['action', 'query']).default('query'),
            title: z.string(),
            context: z.array(z.enum(['message', 'compose', 'commandBox'])).default(['compose', 'commandBox']),
            triggers: z.array(trigger).default([]),
          }),
        ),
      }),
    )
    .default([]),
});

/**
 * What Teams would show of an app with this manifest.
 * @throws z.ZodError when it is no manifest of an app with one bot
 */
export function describeTeamsApp(manifest: unknown): AppDescription {
  const { name, bots, composeExtensions } = manifestParts.parse(manifest);
  const lists = bots.flatMap(({ commandLists }) => commandLists);
  const titles = new Set(lists.flatMap(({ commands }) => commands.map(({ title }) => title)));
  const slashed = new Set(
    lists
      .filter(({ scopes, triggers }) => triggers.includes('slash') && scopes.some((scope) => scope !== 'personal'))
      .flatMap(({ commands }) => commands.map(({ title }) => title)),
  );
  return {
    name: name.short,
    actions: composeExtensions
      .flatMap(({ commands }) => commands)
      .filter(({ type }) => type === 'action')
      .map(({ id, title, context, triggers }) => ({
        id,
        title,
        contexts: context,
        hasSlash: triggers.includes('slash'),
      })),
    commands: [...titles].map((title) => ({ title, hasSlash: slashed.has(title) })),
    takesTargetedMessages: bots.some(({ supportsTargetedMessages }) => supportsTargetedMessages),
  };
}
