import type { Language } from '../domain/language.ts';
import { inFrench } from './french-spaces.ts';

/** What `guichet sla` says in the terminal. */
const fr = inFrench({
  looked: (tickets: number, clocks: number) => `${tickets} tickets, ${clocks} horloges.`,
  good: 'Chaque horloge est celle que fait l’histoire de son ticket.',
  missing: (count: number, numbers: string) =>
    count === 1
      ? `Un ticket sans toutes ses horloges : ${numbers}`
      : `${count} tickets sans toutes leurs horloges : ${numbers}`,
  different: (count: number, numbers: string) =>
    count === 1
      ? `Un ticket dont l’histoire fait d’autres horloges : ${numbers}`
      : `${count} tickets dont l’histoire fait d’autres horloges : ${numbers}`,
  more: (count: number) => `et ${count} de plus`,
  rebuild: '« guichet sla rebuild » les refait.',
  rebuilt: 'Elles sont refaites.',
});
export type SlaCommandTexts = typeof fr;

const en: SlaCommandTexts = {
  looked: (tickets, clocks) => `${tickets} tickets, ${clocks} clocks.`,
  good: 'Each clock is the one that its ticket’s history makes.',
  missing: (count, numbers) =>
    count === 1
      ? `One ticket without all of its clocks: ${numbers}`
      : `${count} tickets without all of their clocks: ${numbers}`,
  different: (count, numbers) =>
    count === 1
      ? `One ticket whose history makes other clocks: ${numbers}`
      : `${count} tickets whose histories make other clocks: ${numbers}`,
  more: (count) => `and ${count} more`,
  rebuild: '"guichet sla rebuild" works them out anew.',
  rebuilt: 'They were worked out anew.',
};

const catalogues: Readonly<Record<Language, SlaCommandTexts>> = { fr, en };

export function slaCommandTextsFor(language: Language): SlaCommandTexts {
  return catalogues[language];
}
