import type { Impact } from './ticket.ts';

/** The whims of S0-31: displeasure, a promise, importance or looks, none of which is a measurable impact. */
const WHIMS: readonly RegExp[] = [
  /\b(client|clients|customer|boss|patron|direction)\b.{0,40}\b(mal le prendre|pas content|mecontent|upset|unhappy|angry|fache|rale)/,
  /\b(j'ai|on a|nous avons|i|we)\b.{0,12}\b(promis|promised)\b/,
  /\b(c'est|it's|it is)\b.{0,12}\b(important|prioritaire|priority)\b(?!.{0,60}\b(car|parce|puisque|because)\b)/,
  /\b(pas|not)\b.{0,12}\b(pro|professionnel|serieux|professional)\b/,
];

/** Words that tell a true impact (S0-30), by impact. */
const IMPACT_WORDS: Readonly<Record<Impact, RegExp>> = {
  revenue:
    /\d[\d .,]*\s?(€|eur|euros?|k€|\$)|perte de (revenus?|ventes?|chiffre|commandes?)|(loss of|lost|losing) (sales|revenues?|orders?|money)|(sales|revenue|orders?) loss|plus (aucune|de) (vente|commande)|no (sales|orders)/,
  all_users:
    /100\s?%|tous les (utilisateurs|clients|visiteurs)|tout(e|es)? (le monde|l'equipe)|personne ne (peut|arrive)|aucun (utilisateur|client)|all (users|customers)|nobody can|no one can|every(one|body)/,
  security:
    /faille|security hole|pirat|hack|intrusion|malware|vulnerab|fuite de donnees|data (leak|breach)|ransom|phishing/,
  legal: /rgpd|gdpr|cnil|mise en demeure|accessibilite|rgaa|non[- ]conform|compliance|legal notice/,
};

const folded = (text: string) =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[’ʼ]/g, "'").toLowerCase().slice(0, 3000);

/** The true impacts that a justification tells in words, in the order of S0-30. */
export function impactsTold(justification: string): readonly Impact[] {
  const text = folded(justification);
  return (['revenue', 'all_users', 'security', 'legal'] as const).filter((impact) => IMPACT_WORDS[impact].test(text));
}

/** Whether a justification is only one of the whims of S0-31: no true impact is told beside it. */
export function isOnlyAWhim(justification: string): boolean {
  const text = folded(justification);
  return WHIMS.some((whim) => whim.test(text)) && impactsTold(justification).length === 0;
}
