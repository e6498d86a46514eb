import { classify } from '../../../src/domain/intake/classify.ts';
import { asksAfterOwnTicket } from '../../../src/domain/intake/own-ticket.ts';

describe('a question after one’s own ticket, without its number (N14)', () => {
  test.each([
    'où en est mon ticket ?',
    'Des nouvelles de ma demande ?',
    'vous avez des nouvelles pour mon signalement ?',
    'où en sont mes tickets',
    'Où en est notre dernière demande ?',
    'où en est le ticket ?',
    'des nouvelles de la demande que j’ai faite lundi ?',
    'j’ai ouvert un ticket hier, des nouvelles ?',
    '<@U012345> où en est mon ticket ?',
    'any news about my access request?',
    'Where is the ticket that I opened last week?',
    'any update on our bug report?',
  ])('“%s” is one', (text) => {
    expect(classify(text).label).toBe('status_query');
    expect(asksAfterOwnTicket(text)).toBe(true);
  });

  test.each([
    'où en est le projet ?',
    'des nouvelles ?',
    'où en est le ticket de Paul ?',
    'où en est la demande du client Roux ?',
    'où en est mon colis ?',
    'la maison des tickets restaurant avance ?',
    'any update on the pull request from Paul?',
    '> où en est mon ticket ?\nlu',
  ])('“%s” is none', (text) => {
    expect(asksAfterOwnTicket(text)).toBe(false);
  });
});
