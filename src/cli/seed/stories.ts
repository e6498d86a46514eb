import type { ConnectionId } from '../../domain/ids.ts';
import type { MoveName } from '../../domain/ticket/moves.ts';
import type { OfferedType } from '../../domain/ticket/ticket.ts';
import type { FileReference } from '../../forms/file-reference.ts';
import type { Typed } from '../../forms/form.ts';

/** What happens to a ticket after it was opened, in order. `by` is a first name of the playground's team. */
export type Step =
  | { readonly do: 'take'; readonly by: string }
  | { readonly do: MoveName; readonly by: string; readonly typed?: Typed }
  | { readonly do: 'reply'; readonly by: string; readonly text: string };

export interface Story {
  readonly by: string;
  /** Hours before now. */
  readonly hoursAgo: number;
  readonly type: OfferedType;
  readonly typed: Typed;
  readonly afterwards: readonly Step[];
}

/** A picture that stands in no workspace of ours: cards link to it. */
function screenshot(name: string): FileReference {
  return {
    connectionId: 'elsewhere' as ConnectionId,
    id: name,
    name,
    mimeType: 'image/png',
    size: 184_320,
    permalink: `https://files.lumiere-deco.example/${name}`,
  };
}

/** Believable tickets of a web agency, in every state that a ticket can be in. */
export const stories: readonly Story[] = [
  {
    by: 'Camille',
    hoursAgo: 2,
    type: 'bug',
    typed: {
      title: 'Boutique inaccessible, erreur 500 - lumiere-deco.example',
      description:
        'Depuis 14h30, toutes les pages de la boutique affichent « Erreur interne du serveur - 500 ». Aucune commande ne passe.',
      url: 'https://www.lumiere-deco.example/',
      expected: 'La boutique répond et les commandes passent.',
      environment: 'production',
      urgency: 'critical',
      justification: 'Boutique inaccessible : perte estimée 2000 €/jour et publicité en cours.',
      impacts: ['revenue', 'all_users'],
      screenshots: [screenshot('erreur-500.png')],
      browser: 'Chrome 131, Firefox 133',
      device: 'desktop',
      tests: ['other_browser', 'other_device'],
      contact: 'Camille Roy, disponible tout de suite',
    },
    afterwards: [{ do: 'take', by: 'Léa' }],
  },
  {
    by: 'Hugo',
    hoursAgo: 5,
    type: 'bug',
    typed: {
      title: 'Formulaire de contact muet - kreyol-voyages.example',
      description: 'Le formulaire de contact affiche « merci » mais aucun message n’arrive dans la boîte depuis lundi.',
      url: 'https://www.kreyol-voyages.example/contact',
      expected: 'Chaque envoi arrive à contact@kreyol-voyages.example.',
      environment: 'production',
      urgency: 'important',
      screenshots_impossible: 'Rien d’anormal ne s’affiche à l’écran.',
      browser: 'Safari 18',
    },
    afterwards: [
      { do: 'take', by: 'Marc' },
      {
        do: 'ask',
        by: 'Marc',
        typed: { reason: 'information', text: 'À quelle heure a été fait le dernier envoi reçu ?' },
      },
    ],
  },
  {
    by: 'Camille',
    hoursAgo: 26,
    type: 'config_technique',
    typed: {
      title: 'Configuration SMTP et SPF/DKIM - monsite.example',
      description:
        'Les courriels du formulaire partent en indésirables. Configurer le SMTP et les enregistrements SPF et DKIM.',
      project: 'Site vitrine WordPress',
      domain: 'monsite.example',
      hosting: 'OVH mutualisé',
      urgency: 'important',
      access: 'Gestionnaire OVH et DNS Cloudflare : coffre de l’agence, fiche « monsite ».',
      budget: 'time_spent',
      wanted_by: 'Fin de semaine si possible',
    },
    afterwards: [
      { do: 'take', by: 'Léa' },
      {
        do: 'propose_fix',
        by: 'Léa',
        typed: {
          text: 'SMTP, SPF et DKIM sont en place. Envoyez un message depuis le formulaire et regardez où il arrive.',
        },
      },
    ],
  },
  {
    by: 'Hugo',
    hoursAgo: 50,
    type: 'amelioration',
    typed: {
      title: 'Page d’accueil trop lente - kreyol-voyages.example',
      description: 'La page d’accueil charge en 8 secondes selon GTmetrix. Nous voudrions descendre sous 3 secondes.',
      url: 'https://www.kreyol-voyages.example/',
      expected: 'Un chargement en moins de 3 secondes sur mobile.',
      environment: 'production',
      cms: 'WordPress et Elementor',
      urgency: 'normal',
      budget: 'quote_first',
    },
    afterwards: [
      { do: 'take', by: 'Marc' },
      { do: 'resolve', by: 'Marc', typed: { text: 'Images recompressées et cache activé : 2,4 secondes ce matin.' } },
    ],
  },
  {
    by: 'Camille',
    hoursAgo: 74,
    type: 'demande',
    typed: {
      title: 'Ajouter un agenda des événements - lumiere-deco.example',
      description: 'Nous voudrions une page agenda, que l’équipe puisse remplir elle-même, avec inscription en ligne.',
      expected: 'Une page agenda et un modèle d’événement.',
      urgency: 'normal',
      budget: 'quote_first',
    },
    afterwards: [],
  },
  {
    by: 'Hugo',
    hoursAgo: 98,
    type: 'demande',
    typed: {
      title: 'Compte pour la nouvelle assistante - kreyol-voyages.example',
      description: 'Créer un compte éditeur pour Maëlle, qui arrive lundi.',
      urgency: 'normal',
      access: 'Adresse : maelle@kreyol-voyages.example',
    },
    afterwards: [
      { do: 'take', by: 'Léa' },
      { do: 'resolve', by: 'Léa', typed: { text: 'Compte créé, le lien d’activation est parti.' } },
      { do: 'close', by: 'Léa', typed: { reason: 'done' } },
    ],
  },
  {
    by: 'Camille',
    hoursAgo: 30,
    type: 'bug',
    typed: {
      title: 'Menu illisible sur mobile - lumiere-deco.example',
      description: 'Sur iPhone, le menu passe sous le bandeau : les deux derniers liens ne se touchent pas.',
      url: 'https://www.lumiere-deco.example/collections',
      expected: 'Tous les liens du menu se touchent sur mobile.',
      environment: 'production',
      urgency: 'normal',
      screenshots: [screenshot('menu-mobile.png')],
      device: 'mobile',
      system: 'ios',
    },
    afterwards: [
      { do: 'take', by: 'Marc' },
      { do: 'propose_fix', by: 'Marc', typed: { text: 'Corrigé sur la préproduction, à regarder sur un iPhone.' } },
      { do: 'refuse_fix', by: 'Camille', typed: { text: 'Mieux, mais le dernier lien est encore coupé en deux.' } },
    ],
  },
];
