import { z } from 'zod';
import type { AppDescription, Labelled } from './simulator-types.ts';

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

/** The strings of the app's language files, each by its place in the manifest, by the file's language tag. */
type Localizations = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * What Teams would show of an app with this manifest and these language files.
 * @throws z.ZodError when it is no manifest of an app with one bot
 */
export function describeTeamsApp(manifest: unknown, localizations: Localizations = {}): AppDescription {
  const { name, bots, composeExtensions } = manifestParts.parse(manifest);
  const labelled = (title: string, place: string): Labelled => {
    const titleIn = Object.fromEntries(
      Object.entries(localizations).flatMap(([language, strings]) => {
        const translated = strings[`${place}.title`];
        return translated === undefined ? [] : [[language, translated]];
      }),
    );
    return { title, ...(Object.keys(titleIn).length > 0 && { titleIn }) };
  };
  const lists = bots.flatMap(({ commandLists }) => commandLists);
  const labels = new Map(
    bots.flatMap(({ commandLists }, bot) =>
      commandLists.flatMap(({ commands }, list) =>
        commands.map(({ title }, command) => [
          title,
          labelled(title, `bots[${bot}].commandLists[${list}].commands[${command}]`),
        ]),
      ),
    ),
  );
  const slashed = new Set(
    lists
      .filter(({ scopes, triggers }) => triggers.includes('slash') && scopes.some((scope) => scope !== 'personal'))
      .flatMap(({ commands }) => commands.map(({ title }) => title)),
  );
  return {
    name: name.short,
    actions: composeExtensions
      .flatMap(({ commands }, extension) =>
        commands.map((command, place) => ({
          ...command,
          label: labelled(command.title, `composeExtensions[${extension}].commands[${place}]`),
        })),
      )
      .filter(({ type }) => type === 'action')
      .map(({ id, label, context, triggers }) => ({
        id,
        ...label,
        contexts: context,
        hasSlash: triggers.includes('slash'),
      })),
    commands: [...labels.values()].map((label) => ({ ...label, hasSlash: slashed.has(label.title) })),
    takesTargetedMessages: bots.some(({ supportsTargetedMessages }) => supportsTargetedMessages),
  };
}

/** What somebody whose Teams speaks this language reads: that of its language file, else that of the manifest. */
export function titleFor({ title, titleIn }: Labelled, locale: string): string {
  return titleIn?.[locale.split('-')[0] ?? ''] ?? title;
}
