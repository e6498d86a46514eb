interface Labelled {
  readonly title: string;
  readonly description: string;
}

interface Words {
  readonly name: { readonly short: string; readonly full: string };
  readonly description: { readonly short: string; readonly full: string };
  /** Offered after "@Guichet" and "/"; each is one that `readCommand` understands. */
  readonly commands: readonly Labelled[];
  readonly createTicket: Labelled;
}

/** What Teams shows of the app in its catalogue and menus. */
export const words: Readonly<Record<'fr' | 'en', Words>> = {
  fr: {
    name: { short: 'Guichet', full: 'Guichet, le guichet des tickets' },
    description: {
      short: 'Ouvrez, suivez et traitez les demandes sans quitter Teams.',
      full: [
        'Guichet lit les canaux de support qu’on lui confie. Les messages courts (une faute à corriger, une confirmation, un rendez-vous) passent sans réponse ; ceux qui demandent du travail reçoivent une proposition privée : ouvrir un ticket, déjà rempli avec le message. Chaque ticket a un numéro, un responsable et un délai. L’équipe travaille depuis une carte tenue à jour, et le demandeur est prévenu à chaque étape.',
        'Avec l’accord du propriétaire de l’équipe, Guichet reçoit les messages des canaux sans être mentionné. Il garde le texte des demandes devenues tickets ; des autres, seulement le temps de les lire, puis l’avis du tri sans leur texte.',
      ].join('\n\n'),
    },
    commands: [
      { title: 'ticket', description: 'Ouvrir un ticket, ou voir où il en est (ticket 12)' },
      { title: 'mes tickets', description: 'Vos tickets, et ce qu’on attend de vous' },
      { title: 'aide', description: 'Tout ce que Guichet sait faire' },
    ],
    createTicket: { title: 'Créer un ticket', description: 'Ouvre le formulaire, déjà rempli avec ce message' },
  },
  en: {
    name: { short: 'Guichet', full: 'Guichet, the ticket desk' },
    description: {
      short: 'Open, follow and handle requests without leaving Teams.',
      full: [
        'Guichet reads the support channels that it is given. Short messages (a typo to fix, a confirmation, an appointment) pass without an answer; those that take work get a private proposal: open a ticket, already filled in with the message. Each ticket has a number, an owner and a promised time. The team works from a card that is kept up to date, and the requester is told at each step.',
        'With the consent of the owner of the team, Guichet receives the messages of channels without being mentioned. It keeps the text of requests that became tickets; of the others, only for as long as it takes to read them, and then what triage thought, without their text.',
      ].join('\n\n'),
    },
    commands: [
      { title: 'ticket', description: 'Open a ticket, or see where it stands (ticket 12)' },
      { title: 'my tickets', description: 'Your tickets, and what is expected of you' },
      { title: 'help', description: 'All that Guichet can do' },
    ],
    createTicket: { title: 'Create a ticket', description: 'Opens the form, already filled in with this message' },
  },
};
