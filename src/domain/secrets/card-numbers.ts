import type { Secret } from './secret.ts';

// In one run, or in the groups that are printed on cards: 4-4-4-4(-3), 4-6-5 (American Express), 4-6-4 (Diners).
const PRINTED =
  /(?<![\p{L}\d_/#.,-]|\d[ \u00a0\u202f])(?:\d{13,19}|\d{4}(?<gap>[ \u00a0\u202f.-])\d{4}\k<gap>\d{4}\k<gap>\d{1,7}|\d{4}(?<gap2>[ \u00a0\u202f.-])\d{6}\k<gap2>\d{4,5})(?![\p{L}\d_/]|[.,-]\d)/gu;

/** Other long numbers in one run that pass the same check by chance, or by law (SIRET, IMEI). */
const SAID_TO_BE_ANOTHER =
  /(?<!\p{L})(?:siret|siren|imei|iccid|iban|rib|bic|tva|vat|ean|isbn|gtin|commande|order|colis|suivi|tracking|facture|invoice|devis|client|dossier|ticket|r[ée]f(?:[ée]rences?)?|transaction|paiement|payment|num[ée]ro|n°|id)[^\n\d]{0,12}$/iu;
const SAID_TO_BE_A_CARD =
  /(?<!\p{L})(?:cartes?|cards?|cb|visa|mastercard|maestro|amex|diners|american express)[^\n\d]{0,40}$/iu;
const BEFORE = 60;

/** Numbers of payment cards: the lengths and first digits of the known networks, with a right check digit (ISO/IEC 7812). */
export function findCardNumbers(text: string): Secret[] {
  return [...text.matchAll(PRINTED)].flatMap((found): Secret[] => {
    const digits = found[0].replace(/\D/g, '');
    const before = text.slice(Math.max(0, found.index - BEFORE), found.index);
    const isCalledCard = SAID_TO_BE_A_CARD.test(before);
    const isGrouped = digits.length < found[0].length;
    if (!isGrouped && !isCalledCard && SAID_TO_BE_ANOTHER.test(before)) return [];
    if (!networkOf(digits, isGrouped || isCalledCard) || !hasRightCheckDigit(digits)) return [];
    return [{ kind: 'card', start: found.index, end: found.index + found[0].length }];
  });
}

/** @param isPlain it is written or called like a card: needed for lengths that other numbers have too */
function networkOf(digits: string, isPlain: boolean): boolean {
  const { length } = digits;
  const first = (count: number) => Number(digits.slice(0, count));
  const isWithin = (count: number, from: number, to: number) => first(count) >= from && first(count) <= to;
  if (first(1) === 4) return length === 16 || (isPlain && (length === 13 || length === 19));
  if (isWithin(2, 51, 55) || isWithin(4, 2221, 2720)) return length === 16;
  if (first(2) === 34 || first(2) === 37) return length === 15;
  if (isWithin(4, 3528, 3589)) return length === 16;
  if (first(4) === 6011 || isWithin(3, 644, 649) || first(2) === 65) return length === 16;
  if (first(2) === 62) return isPlain && length >= 16;
  if (isWithin(3, 300, 305) || first(2) === 36 || first(2) === 38) return isPlain && length === 14;
  return isPlain && (first(2) === 50 || isWithin(2, 56, 69)) && length >= 13;
}

/** Luhn's check. */
function hasRightCheckDigit(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}
