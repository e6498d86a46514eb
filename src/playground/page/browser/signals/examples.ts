import type { Kind } from '../../protocol.ts';

/** A sentence of each kind, in each language that triage reads. */
export const EXAMPLES: Readonly<Record<'fr' | 'en', readonly { readonly kind: Kind; readonly text: string }[]>> = {
  fr: [
    { kind: 'complex_request', text: 'Salut, le site bug' },
    { kind: 'complex_request', text: 'Bonjour, le formulaire de contact ne marche plus depuis ce matin, merci' },
    { kind: 'typo_fix', text: 'Peux-tu corriger « Acceuil » en « Accueil » sur la page ?' },
    { kind: 'yes_no', text: 'Tu as reçu mon mail ?' },
    { kind: 'confirmation_done', text: 'C’est en ligne' },
    { kind: 'acknowledgement', text: 'ok merci' },
    { kind: 'scheduling', text: 'RDV demain 14h OK ?' },
    { kind: 'status_query', text: 'Où en est le ticket #12 ?' },
    { kind: 'smalltalk_other', text: 'Bon week-end à tous !' },
  ],
  en: [
    { kind: 'complex_request', text: 'Hi, the site is broken' },
    { kind: 'complex_request', text: 'Could you add a newsletter form to the homepage?' },
    { kind: 'typo_fix', text: 'Can you change “Welcom” to “Welcome” on the homepage?' },
    { kind: 'yes_no', text: 'Did you get my email?' },
    { kind: 'confirmation_done', text: 'It’s live' },
    { kind: 'acknowledgement', text: 'ok thanks' },
    { kind: 'scheduling', text: 'Call tomorrow at 2pm?' },
    { kind: 'status_query', text: 'Where is ticket #12?' },
    { kind: 'smalltalk_other', text: 'Have a nice weekend everyone!' },
  ],
};
