import { maskSecrets } from './mask-secrets.ts';
import type { SecretKind } from './secret.ts';

/**
 * The name of a file with its secrets masked: "mdp_admin_….txt". Its ending stays, since forms go by it.
 * @returns the name as it was, and no kinds, when it holds none
 */
export function maskFileName(name: string): { readonly name: string; readonly kinds: readonly SecretKind[] } {
  const ending = /\.[A-Za-z0-9]{1,5}$/.exec(name)?.[0] ?? '';
  const stem = name.slice(0, name.length - ending.length);
  // In names an underscore stands for a blank.
  for (const words of [stem, stem.replaceAll('_', ' ')]) {
    const { text, kinds } = maskSecrets(words);
    if (kinds.length > 0) return { name: `${text}${ending}`, kinds };
  }
  return { name, kinds: [] };
}
