/** What the names in a reference are called. */
export interface Nameable {
  readonly users: readonly { readonly id: string; readonly realName: string }[];
  readonly channels: readonly { readonly id: string; readonly name: string }[];
}

/**
 * Text as Slack stores it (entities, references in angle brackets) → text as its author typed it, for the box in which
 * they edit it. The simulator makes the way there.
 */
export function toTypedText(written: string, named: Nameable): string {
  return written
    .replace(/<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g, (_whole, kind: string, target: string, label?: string) => {
      if (kind === '@') return `@${named.users.find((user) => user.id === target)?.realName ?? label ?? target}`;
      if (kind === '#') return `#${named.channels.find((channel) => channel.id === target)?.name ?? label ?? target}`;
      return kind === '!' ? `@${target}` : (label ?? target);
    })
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
