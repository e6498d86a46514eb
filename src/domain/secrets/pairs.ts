import type { Secret } from './secret.ts';
import { classesOf, isSomethingElse, isStrong, looksSecret, matchAt, type Value, valueAt, whole } from './values.ts';

const EMAIL = String.raw`(?<![\w.+-]|:\/\/\S{0,100})[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}`;
const WHO = String.raw`${EMAIL}|(?<![\w./-])(?:admin|root|administrateur|administrator|superadmin|webmaster)(?![\w.])`;
const ON_ONE_LINE = new RegExp(String.raw`(?:${WHO})[ \t]{0,3}(?:[/|:;]|-{0,2}>|→|[-–])[ \t]{0,3}(?=\S{6})`, 'giu');
const ON_TWO_LINES = new RegExp(
  String.raw`(?:^|\n)[ \t>*•-]{0,4}(?:${WHO}|[a-z]{2,30}[._][a-z]{2,30})[ \t]{0,3}\n[ \t>*•-]{0,4}(?=\S{7})`,
  'giu',
);
/** "l: dupont p: …", "u: bob pw: …". */
const LETTERED =
  /(?<![\p{L}\d])(?:l|u|un|id|log)\s?[:=]\s?[^\s:=]{2,60}[\s,;/|]{1,3}(?:p|mp|pw|pwd)\s?[:=]\s?(?=\S{4})/giu;
/** "dupont/…", where what follows has everything that a password is asked to have. */
const SLASHED = /(?<![\w./:@-])\p{Ll}{3,30}\/(?=\S{7})/gu;
const MAY_HOLD_ONE = /[@/]|[:=].*[:=]|admin|root|webmaster|\n/i;
const NOTHING_MORE = /["'`*_~]{0,2}[ \t]{0,3}(?:\n|$)/y;

/** A login with what can only be its password, beside it or alone on the line below, without any word that says so. */
export function findBarePairs(text: string): Secret[] {
  if (!MAY_HOLD_ONE.test(text)) return [];
  const beside = [
    ...valuesBehind(text, ON_ONE_LINE).filter(isLikely),
    ...valuesBehind(text, LETTERED).filter((value) => looksSecret(value) && !isSomethingElse(value)),
    ...valuesBehind(text, SLASHED).filter(
      (value) => isStrong(value) && classesOf(value) > 3 && !value.text.includes('/'),
    ),
  ];
  const below = valuesBehind(text, ON_TWO_LINES).filter(
    (value) => isLikely(value) && matchAt(NOTHING_MORE, text, value.end),
  );
  return [...beside, ...below].map((value) => {
    const { start, end } = whole(text, value);
    return { kind: 'password', start, end };
  });
}

function valuesBehind(text: string, pattern: RegExp): Value[] {
  return [...text.matchAll(pattern)].flatMap((found) => valueAt(text, found.index + found[0].length) ?? []);
}

function isLikely(value: Value): boolean {
  return looksSecret(value, 6) && !isSomethingElse(value) && /\d/.test(value.text) && classesOf(value) > 2;
}
