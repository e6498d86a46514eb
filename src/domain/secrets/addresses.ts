import { isPlaceholder } from './known-formats.ts';
import { isMasked, type Secret } from './secret.ts';

const ADDRESS = /(?<![A-Za-z0-9+.-])[a-z][a-z0-9+.-]{1,24}:\/\/[^\s<>"'`|]{1,2000}/gi;
const GIVEN =
  /[?&#;](?<name>access_token|auth_token|id_token|api_?key|apikey|app_?key|token|secret|client_secret|password|passwd|passwort|pass|pwd|mdp|x-amz-signature|x-amz-security-token)=(?<value>[^&#;]+)/gi;
/** The safe way itself, and meetings, whose address holds what one enters with. */
const MEANT_TO_BE_SHARED =
  /^https?:\/\/[^/]{0,100}(?:zoom\.|webex|vault|coffre|onetime|ots\.|yopass|privnote|privatebin|pwpush|bitwarden|1password|lockself|lockpass|passbolt|dashlane|keeper|nordpass|proton|send\.|secret)/i;
const SHORTEST_TOKEN = 8;

/** Passwords and tokens given in the address of a page. */
export function findInAddresses(text: string): Secret[] {
  if (!text.includes('://')) return [];
  return [...text.matchAll(ADDRESS)].flatMap(({ 0: address, index }) => {
    if (MEANT_TO_BE_SHARED.test(address)) return [];
    return [...address.matchAll(GIVEN)].flatMap((found): Secret[] => {
      const { name = '', value = '' } = found.groups ?? {};
      const isPassword = /^(?:pass|pwd|mdp)/i.test(name);
      if (isMasked(value) || isPlaceholder(value) || (!isPassword && value.length < SHORTEST_TOKEN)) return [];
      const end = index + found.index + found[0].length;
      return [{ kind: isPassword ? 'password' : 'key', start: end - value.length, end }];
    });
  });
}
