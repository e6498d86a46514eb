import type { FormatsOf } from './format.ts';
import { inFrench } from './french-spaces.ts';

/** The French catalogue: the reference. `en.ts` has the same keys, by type. Sentences only; dates and amounts come formatted. */
export const fr = inFrench({
  desk: 'Guichet',

  ranks: {
    agence: { 1: 'Critique', 2: 'Important', 3: 'Normal', 4: 'Quand possible' },
    'support-applicatif': { 1: 'Critique', 2: 'Haute', 3: 'Normale', 4: 'Basse' },
    'workflow-support': { 1: 'P1 Critique', 2: 'P2 Majeur', 3: 'P3 Modéré', 4: 'P4 Mineur' },
  },
  states: {
    agence: {
      new: 'NOUVEAU',
      in_progress: 'EN COURS',
      waiting: 'EN ATTENTE',
      to_test: 'À TESTER',
      resolved: 'RÉSOLU',
      closed: 'FERMÉ',
    },
    'support-applicatif': {
      new: 'OUVERT',
      in_progress: 'EN COURS',
      waiting: 'EN ATTENTE',
      to_test: 'EN ATTENTE DE VALIDATION',
      resolved: 'RÉSOLU',
      closed: 'CLÔTURÉ',
    },
    'workflow-support': {
      new: 'RÉCEPTION',
      in_progress: 'DIAGNOSTIC ET RÉSOLUTION',
      waiting: 'EN ATTENTE',
      to_test: 'À CONFIRMER',
      resolved: 'CLÔTURE',
      closed: 'FERMÉ',
    },
  },
  waitingReasons: { information: 'une information', third_party: 'un tiers', approval: 'une validation' },
  closingReasons: {
    done: 'terminé',
    cancelled: 'annulé',
    duplicate: 'doublon',
    merged: 'fusionné avec un autre ticket',
    no_answer: 'sans réponse',
  },
  types: {
    bug: 'Bug',
    config_technique: 'Config technique',
    amelioration: 'Amélioration',
    demande: 'Demande',
    question: 'Question',
    incident: 'Incident',
    information: 'Information',
    reclamation: 'Réclamation',
  },
  titleTags: {
    bug: 'BUG',
    critical_bug: 'BUG CRITIQUE',
    config_technique: 'CONFIG TECHNIQUE',
    amelioration: 'AMÉLIORATION',
    demande: 'DEMANDE',
    question: 'QUESTION',
    incident: 'INCIDENT',
    information: 'INFORMATION',
    reclamation: 'RÉCLAMATION',
  },
  environments: { production: 'Production', staging: 'Staging', dev: 'Dev' },

  fields: {
    type: { label: 'Type de demande', hint: null, placeholder: null },
    title: {
      label: 'Titre',
      hint: 'En une ligne : quoi, et sur quel projet.',
      placeholder: 'Formulaire de contact muet - monsite.com',
    },
    description: {
      label: 'Que se passe-t-il, ou que demandez-vous ?',
      hint: 'Ce qui ne va pas ou ce qui est demandé, en détail : depuis quand, à quelle étape, quel message.',
      placeholder: null,
    },
    url: { label: 'Adresse de la page', hint: 'Le lien exact.', placeholder: 'https://www.monsite.com/contact' },
    expected: { label: 'Résultat attendu', hint: 'Ce qui devrait se passer.', placeholder: null },
    environment: { label: 'Environnement', hint: null, placeholder: null },
    urgency: { label: 'Urgence', hint: null, placeholder: null },
    justification: {
      label: 'Justification de l’urgence',
      hint: 'Obligatoire si critique : perte de revenus, 100 % des utilisateurs bloqués, faille, ou risque légal. Avec un chiffre.',
      placeholder: 'Boutique inaccessible : perte estimée 2000 €/jour',
    },
    impacts: {
      label: 'Impact réel',
      hint: 'Sans impact coché ou écrit, une urgence critique est traitée en rang 2.',
      placeholder: null,
    },
    screenshots: {
      label: 'Captures d’écran et fichiers',
      hint: 'Images ou documents, 10 Mo au plus chacun. Aucune capture possible ? Dites pourquoi.',
      placeholder: null,
    },
    screenshots_impossible: {
      label: 'Pas de capture possible ?',
      hint: 'Dites pourquoi : la qualité du ticket baisse un peu, il est accepté quand même.',
      placeholder: null,
    },
    browser: { label: 'Navigateur', hint: null, placeholder: 'Chrome 131, Firefox 133…' },
    device: { label: 'Appareil', hint: null, placeholder: null },
    system: { label: 'Système', hint: null, placeholder: null },
    tests: { label: 'Tests déjà faits', hint: null, placeholder: null },
    cms: { label: 'CMS', hint: null, placeholder: 'WordPress 6.7, Drupal…' },
    server: { label: 'Serveur', hint: 'L’hébergement, si vous le connaissez.', placeholder: 'OVH mutualisé' },
    contact: { label: 'Contact', hint: 'Un nom, et un téléphone si c’est urgent.', placeholder: null },
    project: { label: 'Projet', hint: null, placeholder: 'Site vitrine WordPress' },
    domain: { label: 'Domaine', hint: null, placeholder: 'monsite.com' },
    hosting: { label: 'Hébergement', hint: null, placeholder: 'OVH mutualisé' },
    access: {
      label: 'Accès requis ou fournis',
      hint: 'Dites lesquels et où les trouver. Jamais de mot de passe ici : un lien à usage unique ou une référence de coffre.',
      placeholder: null,
    },
    budget: { label: 'Budget', hint: null, placeholder: null },
    wanted_by: { label: 'Délai souhaité', hint: null, placeholder: 'Fin de semaine si possible' },
    setup_triage: {
      label: 'Salon de l’équipe',
      hint: 'Les tickets y paraissent, et ses membres sont les agents. Plutôt privé, sans demandeurs.',
      placeholder: null,
    },
    setup_support: {
      label: 'Salons écoutés',
      hint: 'J’y repère les demandes et propose un ticket à leur auteur. Aucun : les tickets ne s’ouvrent que sur commande.',
      placeholder: null,
    },
    setup_join: { label: 'Entrer dans ces salons', hint: null, placeholder: null },
    setup_preset: {
      label: 'Règles',
      hint: 'Rangs, délais et formulaires. En changer remplace ce qui avait été ajusté.',
      placeholder: null,
    },
    setup_language: {
      label: 'Langue des salons',
      hint: 'En privé, chacun lit dans la langue de son compte.',
      placeholder: null,
    },
    text: { label: 'Message', hint: null, placeholder: null },
    owner: { label: 'Responsable', hint: null, placeholder: null },
    rank: { label: 'Rang', hint: null, placeholder: null },
    escalation_level: { label: 'Niveau', hint: null, placeholder: null },
    escalation_reason: { label: 'Pourquoi', hint: null, placeholder: null },
    reason: { label: 'Raison', hint: null, placeholder: null },
  },
  options: {
    escalation_reason: { by_hand: 'Il faut quelqu’un d’autre', skill_missing: 'Compétence manquante' },
    setup_join: { yes: 'Rejoindre les salons publics où je ne suis pas encore' },
    setup_preset: {
      agence: 'Agence web',
      'support-applicatif': 'Support applicatif',
      'workflow-support': 'Support à niveaux',
    },
    setup_language: { fr: 'Français', en: 'English' },
    urgency: {
      critical: '🔴 Critique (site cassé, perte de revenus)',
      important: '🟡 Important (correction nécessaire)',
      normal: '🟢 Normal (amélioration)',
    },
    environment: { production: 'Production', staging: 'Staging', dev: 'Dev' },
    impacts: {
      revenue: 'Perte de revenus mesurable',
      all_users: 'Bloquant pour 100 % des utilisateurs',
      security: 'Faille exploitable',
      legal: 'Non-conformité (RGPD, accessibilité)',
    },
    device: { desktop: 'Ordinateur', mobile: 'Mobile', tablet: 'Tablette' },
    system: { windows: 'Windows', mac: 'Mac', ios: 'iOS', android: 'Android', linux: 'Linux' },
    tests: {
      other_browser: 'Autre navigateur testé',
      cache_cleared: 'Cache vidé',
      private_mode: 'Navigation privée testée',
      other_device: 'Autre appareil testé',
    },
    budget: {
      included: 'Tâche incluse dans le forfait',
      time_spent: 'Facturation au temps passé acceptée',
      quote_first: 'Devis requis avant intervention',
    },
    reason: {
      information: 'Il manque une information',
      third_party: 'On attend un tiers (hébergeur, fournisseur)',
      approval: 'On attend une validation',
      done: 'Terminé',
      cancelled: 'Annulé',
      duplicate: 'Doublon',
      merged: 'Fusionné avec un autre ticket',
      no_answer: 'Sans réponse du demandeur',
    },
  },
  corrections: {
    required: 'Cette réponse est nécessaire.',
    too_short: (min: number) => `Dites-en un peu plus : ${min} caractères au moins.`,
    too_long: (max: number) => `C’est trop long : ${max} caractères au plus.`,
    not_a_url: 'Une adresse commence par https:// ou http:// (par exemple https://www.monsite.com/page).',
    not_an_option: 'Choisissez une des réponses proposées.',
    wrong_type: (names: string) =>
      `Ce type de fichier n’est pas accepté : ${names}. Joignez des images, des PDF, des documents bureautiques ou du texte (txt, log, csv, json, har).`,
    too_large: (names: string) => `Plus de 10 Mo, c’est trop lourd : ${names}. Réduisez le fichier, ou donnez un lien.`,
    not_in_channels: (channels: string) =>
      `Je n’y suis pas : ${channels}. Ajoutez-moi à ce salon (dans Slack : /invite @Guichet), puis enregistrez de nouveau.`,
    private_channel: 'un salon que je ne vois pas',
    listened_to_already: 'Le salon de l’équipe ne peut pas être aussi un salon écouté : choisissez-en un autre.',
    too_many_files: (max: number) => `C’est trop : ${max} fichiers au plus. Retirez-en quelques-uns.`,
    secret: (what: string) =>
      `Masqué : ${what}. Mettez plutôt un lien à usage unique ou une référence de coffre, ou envoyez tel quel.`,
    whim: 'Ce n’est pas encore un impact : dites ce qui est perdu ou bloqué (revenus, 100 % des utilisateurs, faille, obligation légale), ou choisissez une autre urgence.',
  },

  missing: {
    what_happens: 'ce qui se passe exactement : message d’erreur, étape, depuis quand',
    url: 'l’adresse de la page',
    expected: 'ce qui devrait se passer',
    screenshot: 'une capture d’écran',
    environment: 'l’environnement : production, staging ou dev',
    browser: 'le navigateur et l’appareil',
    urgency: 'l’urgence, et son impact si elle est critique',
  },

  prompt: {
    plain: 'Ce message demande un ticket. Vous seul voyez cette réponse.',
    title: { courtois: 'Un ticket, et ce sera suivi', ferme: 'Cette demande passe par un ticket' },
    why: {
      courtois:
        'Votre message demande un peu de travail. Dans un ticket, il aura un numéro, un responsable et un délai ; dans le fil, il risque de se perdre.',
      ferme:
        'Le chat est réservé aux messages courts. Tout ce qui demande du travail passe par un ticket : sans ticket, la demande n’est pas prise en charge.',
    },
    reasons: 'Ce qui a décidé',
    reasonWords: (words: string, phrase: string) => `« ${words} » : ${phrase}`,
    missing: 'Ce qui manque encore',
    nothingMissing: 'Votre message dit déjà l’essentiel : le formulaire est presque rempli.',
    open: 'Ouvrir un ticket',
    wasFine: 'Ce n’était rien',
    mute: 'Ne plus me demander ici',
    askedFor: 'Un ticket avec ce message ? Il y est déjà recopié.',
    askedForOther: (name: string) => `Un ticket avec ce message, au nom de ${name} ? Il y est déjà recopié.`,
    unsurePlain: 'Est-ce une demande pour l’équipe ?',
    unsure: 'Est-ce une demande pour l’équipe ? Si oui, ouvrez un ticket : votre message y est déjà recopié.',
  },
  /** What is said of a secret, never what it is. */
  secrets: {
    title: 'Un secret à retirer de votre message',
    plain: (what: string) => `Votre message contient ${what} : retirez-le. Vous seul voyez cette réponse.`,
    kinds: {
      password: 'un mot de passe ou un code',
      key: 'une clé ou un jeton d’accès',
      private_key: 'une clé privée',
      card: 'un numéro de carte bancaire',
    },
    masked: (what: string) =>
      `Votre message contient ${what}, semble-t-il. Je l’ai masqué dans tout ce que je garde ; le message, lui, est toujours lisible ici.`,
    remove: 'Modifiez ou supprimez le message.',
    afterwards: {
      password: 'Changez ce mot de passe ou ce code : d’autres ont pu le lire.',
      key: 'Révoquez cette clé et faites-en une autre : d’autres ont pu la lire.',
      private_key: 'Remplacez cette clé partout où elle sert : d’autres ont pu la lire.',
      card: 'Surveillez le compte, ou prévenez la banque.',
    },
    safeWay: 'Pour transmettre un accès :',
    advice: 'un lien à usage unique, ou le coffre de mots de passe de l’équipe ; ici, dites seulement où le trouver.',
  },
  /** The commands that sentences name, as they follow `/` or the name of the app (`typing.ts`). */
  typed: {
    open: 'ticket',
    mine: 'ticket mes tickets',
    late: 'ticket en retard',
    here: 'ticket ici',
    setup: 'ticket configurer',
  },
  dismissed: 'Entendu, c’est oublié. Votre message reste tel quel dans le salon.',
  muted: (open: string, here: string) =>
    `Entendu : je ne vous proposerai plus de ticket dans ce salon. La commande ${open} reste là quand vous en avez besoin ; ${here}, pour changer d’avis.`,

  /** `/ticket ici`. */
  here: {
    title: 'Guichet dans ce salon',
    support: {
      discreet:
        'J’écoute ce salon, en mode discret : je ne propose un ticket que si je suis presque sûr qu’il en faut un.',
      normal: 'J’écoute ce salon : quand un message demande du travail, je propose un ticket à son auteur, en privé.',
      insistent:
        'J’écoute ce salon, en mode insistant : je propose un ticket en privé, même quand je n’en suis pas sûr.',
    },
    direct: 'Ici, nous sommes entre nous : décrivez une demande, et je vous propose un ticket.',
    triage: 'Ce salon est celui de l’équipe : les tickets y paraissent, je n’y repère pas de demandes.',
    ignored: (open: string) => `Je n’écoute pas ce salon : je n’y propose rien. Pour ouvrir un ticket, il y a ${open}.`,
    learnt: {
      more: (votes: number, people: number) =>
        `Appris de ${votes} réponses de ${people} personnes : il m’est arrivé de laisser passer des demandes, je propose ici un peu plus souvent.`,
      less: (votes: number, people: number) =>
        `Appris de ${votes} réponses de ${people} personnes : il m’est arrivé de demander pour rien, je propose ici un peu moins souvent.`,
    },
    muted: 'Vous m’avez demandé de ne plus rien vous proposer ici.',
    notMuted: 'Mes propositions ne sont vues que de vous.',
    ask: 'Me proposer de nouveau',
    mute: 'Ne plus me demander ici',
    tune: (now: string) => `Réglage de ce salon, pour tous : ${now}.`,
    sensitivities: { discreet: 'discret', normal: 'normal', insistent: 'insistant' },
    tuneTo: { discreet: 'Plus discret', normal: 'Réglage normal', insistent: 'Plus insistant' },
  },

  form: {
    title: 'Ouvrir un ticket',
    submit: 'Envoyer',
    close: 'Annuler',
    done: 'Fermer',
    sent: 'C’est fait.',
    ready: 'Le formulaire est prêt.',
    open: 'Ouvrir le formulaire',
    intro: 'Déjà rempli avec votre message : complétez ce qui manque.',
    introFor: (name: string) => `Pour ${name} : le ticket sera à son nom.`,
    introEmpty: 'Plus c’est précis, plus c’est rapide.',
    linksHint: 'Un ou plusieurs liens vers vos images. Aucune possible ? Dites pourquoi.',
    kept: 'Fichiers déjà joints',
    keptHint: 'Décochez ce qui est de trop.',
    comesAlong: (names: string) => `Joint au message, et gardé avec le ticket : ${names}.`,
    longMessage: 'Votre message est long : le formulaire n’en montre que le début, le ticket le gardera en entier.',
    choose: 'Choisir…',
    noAnswer: '(sans réponse)',
    starred: '* obligatoire',
    toCorrect: (labels: string) => `À corriger : ${labels}.`,
    requiredWhen: (label: string, option: string) => `Obligatoire si « ${label} » est « ${option} ».`,
    requiredUnless: (label: string) => `Obligatoire, sauf si « ${label} » est rempli.`,
    redraw: 'Afficher les questions de ce type',
    filesLater:
      'Ce formulaire ne prend pas de fichier : envoyez votre capture juste après, en réponse dans le fil du ticket ou en privé avec moi.',
  },
  formGone: (open: string) =>
    `Ce brouillon n’existe plus (il est effacé après 24 heures, ou quand son message est supprimé). Tapez ${open} suivi de votre demande pour recommencer.`,
  tryAgainExpired: 'Le formulaire n’a pas pu s’ouvrir à temps. Rien n’est perdu : réessayez.',
  tryAgainCopy:
    'Le formulaire n’a pas pu s’ouvrir à temps, et vos mots sont trop longs pour revenir avec ce bouton : les voici, à recopier.',
  tryAgain: 'Réessayer',
  stranger:
    'Guichet sert les membres de l’espace où il est installé, et vous venez d’un autre. Écrivez votre demande ici : quelqu’un de cet espace peut en faire un ticket, depuis le menu de votre message.',
  unavailable:
    'Guichet ne peut pas enregistrer pour l’instant. Rien n’est perdu : gardez cette fenêtre ouverte et renvoyez dans une minute.',
  unavailableCommand: 'Guichet ne répond pas pour l’instant. Réessayez dans une minute.',

  promise: {
    label: 'Première réponse',
    resolution: 'Résolution',
    within: (time: string) => `sous ${time}`,
    minutes: (formats: FormatsOf, minutes: number) =>
      `${formats.minutes(minutes)} ${minutes === 60 || minutes === 1 ? 'ouvrée' : 'ouvrées'}`,
    days: (days: number) => (days === 1 ? '1 jour ouvré' : `${days} jours ouvrés`),
    planned: 'planifiée avec vous, sans délai engagé',
    resolutionOpen: 'non engagée',
  },

  /** A ticket's clocks: instants and amounts come formatted. */
  clocks: {
    before: (instant: string) => `avant ${instant}`,
    overdue: (instant: string) => `promise avant ${instant}, en retard`,
    pausedFor: {
      information: 'en pause : nous attendons votre réponse',
      to_test: 'en pause : nous attendons que vous testiez',
      approval: 'en pause : une validation est attendue',
      third_party: 'en pause : nous attendons un tiers',
    },
    left: (instant: string, left: string) => `avant ${instant}, reste ${left}`,
    passed: (instant: string, percent: number) => `avant ${instant}, plus de ${percent} % du temps est passé`,
    late: (instant: string) => `en retard depuis ${instant}`,
    lateBy: (late: string, instant: string) => `dépassé de ${late} depuis ${instant}`,
    pausedLeft: (left: string) => `en pause, reste ${left}`,
    pausedLate: (late: string) => `en pause, dépassé de ${late}`,
    took: (time: string) => `en ${time}`,
    kept: (time: string) => `en ${time}, à temps`,
    missed: (time: string, late: string) => `en ${time}, avec ${late} de retard`,
    nothing: 'sans délai engagé',
    hearBack: {
      before: {
        first_response: (instant: string) => `Vous aurez une première réponse avant ${instant}.`,
        resolution: (instant: string) => `La résolution est promise avant ${instant}.`,
      },
      overdue: {
        first_response: (instant: string, told: string) =>
          `La première réponse était promise avant ${instant} : nous sommes en retard. ${told}, on revient vers vous dès que possible.`,
        resolution: (instant: string, told: string) =>
          `La résolution était promise avant ${instant} : nous sommes en retard. ${told}, on vous tient au courant.`,
      },
      told: {
        owner: (owner: string) => `${owner} et les responsables de l’équipe en sont prévenus`,
        leads: 'L’équipe et ses responsables en sont prévenus',
        team: 'L’équipe en est prévenue',
      },
    },
  },

  explained: {
    title: (number: number) => `Pourquoi cette échéance ? · #${number}`,
    plain: (number: number) => `Ce qui a été compté pour le ticket #${number}.`,
    nothing: 'Aucun délai ne court en ce moment pour ce ticket.',
    span: (from: string, until: string) => `${from} → ${until}`,
    since: (instant: string) => `depuis ${instant}`,
    promised: (instant: string, rank: string, amount: string) => `${instant} : rang ${rank}, ${amount}`,
    counted: (span: string, amount: string) => `${span} : ${amount}`,
    inState: (counted: string, state: string) => `${counted}, ${state}`,
    toCome: (counted: string) => `${counted}, à venir`,
    paused: (span: string, why: string) => `${span} : non compté, ${why}`,
    closed: (days: string, reason: string) => `${days} : fermé, ${reason}`,
    closure: 'fermeture exceptionnelle',
    dayOff: 'hors des jours travaillés',
    folded: (count: number, amount: string) => `… ${count} autres intervalles, ${amount}`,
    sum: (amount: string, instant: string) => `En tout ${amount}, jusqu’à ${instant}.`,
    sumSoFar: (amount: string, whole: string) => `En tout ${amount} sur ${whole}.`,
    sumAlone: (amount: string) => `En tout ${amount}.`,
    extra: (amount: string) => `Dont ${amount} en plus depuis la réouverture.`,
    holidays: {
      new_year: 'jour de l’an',
      good_friday: 'Vendredi saint',
      easter_monday: 'lundi de Pâques',
      labour_day: 'fête du Travail',
      victory_day: 'victoire de 1945',
      ascension: 'Ascension',
      whit_monday: 'lundi de Pentecôte',
      bastille_day: 'fête nationale',
      assumption: 'Assomption',
      all_saints_day: 'Toussaint',
      armistice_day: 'armistice de 1918',
      christmas: 'Noël',
      saint_stephen: 'Saint-Étienne',
      abolition_of_slavery: 'abolition de l’esclavage',
      shrove_tuesday: 'Mardi gras',
      ash_wednesday: 'mercredi des Cendres',
      schoelcher_day: 'fête de Victor Schœlcher',
      all_souls_day: 'jour des défunts',
    },
  },

  titled: (tag: string, title: string) => `[${tag}] ${title}`,
  facts: {
    state: 'État',
    type: 'Type',
    rank: 'Rang',
    requester: 'Demandeur',
    owner: 'Responsable',
    environment: 'Environnement',
    quality: 'Qualité',
    url: 'Page',
    follows: 'Suite de',
    missing: 'Il manque',
  },
  rankLabel: (rank: number, label: string) => `${rank} · ${label}`,
  quality: (score: number) => `${score} / 100`,
  nobodyYet: 'personne pour l’instant',
  waitingFor: (state: string, reason: string) => `${state} (${reason})`,
  quoted: (words: string) => `« ${words} »`,
  unknownPerson: 'une personne',
  justification: 'Justification :',
  originalMessage: 'Message d’origine',

  created: {
    plain: (number: number) => `Votre ticket #${number} est enregistré.`,
    title: (number: number) => `Ticket #${number} enregistré`,
    modalTitle: 'Ticket enregistré',
    modal: (number: number) => `C’est noté : ticket #${number}. Vous recevez la suite en message privé.`,
    modalFor: (number: number, name: string) => `C’est noté : ticket #${number}, au nom de ${name}.`,
    already: (number: number) => `Cette demande est déjà le ticket #${number}.`,
    became: (number: number) => `Cette demande est maintenant le ticket #${number}.`,
    next: 'Et maintenant ?',
    better: (answers: string) => `Pour aller plus vite, ajoutez : ${answers}.`,
  },
  role: {
    new: 'L’équipe va l’analyser. Inutile de relancer avant le délai annoncé : vous serez prévenu à chaque étape.',
    in_progress: 'Quelqu’un y travaille. Restez joignable pour une question.',
    waiting: 'Il nous manque quelque chose de votre côté : répondez dès que possible, le travail reprendra aussitôt.',
    waiting_other: 'Nous attendons une réponse extérieure. Rien à faire de votre côté.',
    to_test: 'Une correction est en place : testez-la, puis dites si c’est bon.',
    resolved: 'C’est terminé. Validez si tout va bien ; si le problème revient, rouvrez le ticket.',
    closed: 'Ce ticket est archivé. Pour une suite, ouvrez un nouveau ticket.',
  },
  expected: {
    new: 'Inutile de relancer : vous serez prévenu à chaque étape.',
    in_progress: 'Restez joignable pour une question.',
    waiting: 'Répondez dès que possible : le travail reprendra aussitôt.',
    waiting_other: 'Rien à faire de votre côté.',
    to_test: 'Testez, puis dites si c’est bon.',
    resolved: 'Validez si tout va bien ; si le problème revient, rouvrez le ticket.',
    closed: 'Pour une suite, ouvrez un nouveau ticket.',
  },
  threadNote: (number: number, state: string, promise: string) =>
    `Ticket #${number} · ${state} · première réponse ${promise}`,
  threadNoteLater: (number: number, state: string) => `Ticket #${number} · ${state}`,

  buttons: {
    take: 'Prendre en charge',
    assign: 'Affecter…',
    rank: 'Changer le rang…',
    escalate: 'Escalader…',
    acknowledge: 'Je m’en occupe',
    release: 'Libérer',
    more: 'Plus…',
    ask: 'Demander une info',
    resume: 'Reprendre',
    propose_fix: 'À tester',
    confirm_fix: 'C’est bon',
    refuse_fix: 'Pas encore',
    resolve: 'Résoudre',
    validate: 'Valider',
    close: 'Fermer',
    reopen: 'Rouvrir',
    reply: 'Répondre',
    explain: 'Pourquoi cette échéance ?',
    show: 'Voir le ticket',
  },

  moveForms: {
    ask: {
      title: 'Demander une info',
      intro: 'Le demandeur reçoit vos mots en privé, et le ticket attend.',
      text: 'Votre question, ou ce qui est attendu',
      submit: 'Demander',
    },
    propose_fix: {
      title: 'Proposer à tester',
      intro: 'Le demandeur est invité à tester, puis à dire si c’est bon.',
      text: 'Ce qui a été fait, et comment le tester',
      submit: 'Envoyer',
    },
    refuse_fix: {
      title: 'Pas encore',
      intro: 'Dites ce qui ne va pas encore : l’équipe reprend.',
      text: 'Ce qui ne va pas encore',
      submit: 'Envoyer',
    },
    resolve: {
      title: 'Résoudre',
      intro: 'Le demandeur est prévenu ; il peut rouvrir si besoin.',
      text: 'Solution (lue par le demandeur)',
      submit: 'Résoudre',
    },
    close: {
      title: 'Fermer le ticket',
      intro: 'Un ticket fermé est archivé et ne se rouvre plus.',
      text: 'Un mot au demandeur',
      submit: 'Fermer',
    },
    reopen: {
      title: 'Rouvrir le ticket',
      intro: 'Dites ce qui ne va pas : l’équipe reprend.',
      text: 'Pourquoi rouvrir ?',
      submit: 'Rouvrir',
    },
    reply: { title: 'Répondre', intro: 'Votre réponse rejoint le ticket.', text: 'Votre réponse', submit: 'Répondre' },
    answer: {
      title: 'Répondre au demandeur',
      intro:
        'Le demandeur reçoit vos mots en privé. Pour une note entre vous, écrivez dans le fil sous la carte : il ne la voit jamais.',
      text: 'Votre réponse (lue par le demandeur)',
      submit: 'Répondre',
    },
  },

  news: {
    taken: (number: number, owner: string) => `${owner} prend en charge votre ticket #${number}.`,
    ask: {
      information: (number: number, by: string) => `${by} a besoin d’une précision pour votre ticket #${number} :`,
      third_party: (number: number, by: string) =>
        `Votre ticket #${number} attend un tiers (un hébergeur, un fournisseur…). ${by} précise :`,
      approval: (number: number, by: string) => `Votre ticket #${number} attend une validation. ${by} précise :`,
    },
    resume: (number: number) => `Le travail reprend sur votre ticket #${number}.`,
    propose_fix: (number: number, by: string) => `${by} a mis une correction en place pour votre ticket #${number} :`,
    confirm_fix: (number: number) => `Le ticket #${number} est validé. Merci !`,
    refuse_fix: (number: number) => `Le ticket #${number} repart en cours.`,
    resolve: (number: number, by: string) => `${by} a résolu votre ticket #${number}.`,
    validate: (number: number) => `Le ticket #${number} est validé, et fermé. Merci !`,
    close: (number: number, reason: string) => `Votre ticket #${number} est fermé (${reason}).`,
    reopen: (number: number) => `Le ticket #${number} est rouvert.`,
  },
  teamNews: {
    confirm_fix: (number: number, by: string) => `${by} confirme la correction du ticket #${number}.`,
    refuse_fix: (number: number, by: string) => `${by} : pas encore bon sur le ticket #${number}.`,
    validate: (number: number, by: string) => `${by} a validé le ticket #${number}, qui est fermé.`,
    reopen: (number: number, by: string) => `${by} rouvre le ticket #${number}.`,
    ownerLeft: (number: number, owner: string) =>
      `${owner} ne fait plus partie de l’équipe : le ticket #${number} est de nouveau à prendre.`,
  },
  /** Where a route of the policy leads. */
  routed: {
    created: (number: number, by: string) => `Nouveau ticket #${number}, demandé par ${by}.`,
    resolve: (number: number, by: string) => `${by} a résolu le ticket #${number}.`,
  },

  /** What the team is told of a promise: amounts and instants come formatted. */
  clockAlerts: {
    warning: {
      first_response: (number: number, left: string, before: string) =>
        `Ticket #${number} : première réponse attendue avant ${before}, il reste ${left}.`,
      resolution: (number: number, left: string, before: string) =>
        `Ticket #${number} : résolution attendue avant ${before}, il reste ${left}.`,
    },
    breach: {
      first_response: (number: number, late: string, before: string) =>
        `Ticket #${number} : première réponse en retard de ${late}, elle était attendue avant ${before}.`,
      resolution: (number: number, late: string, before: string) =>
        `Ticket #${number} : résolution en retard de ${late}, elle était attendue avant ${before}.`,
    },
    withdrawn: {
      first_response: (number: number) =>
        `Ticket #${number} : alerte retirée. La première réponse avait été donnée à temps.`,
      resolution: (number: number) =>
        `Ticket #${number} : alerte retirée. Ce qui s’est passé entre-temps a été appris plus tard.`,
    },
    ended: (number: number) => `Ticket #${number} : ce délai ne court plus.`,
  },

  reminders: {
    waiting: (number: number, days: string) =>
      `Petit rappel : nous attendons votre réponse sur le ticket #${number} depuis ${days}.`,
    to_test: (number: number, days: string) =>
      `Petit rappel : la correction du ticket #${number} attend votre test depuis ${days}.`,
    resolved: (number: number, days: string) =>
      `Le ticket #${number} est résolu depuis ${days}. Tout va bien de votre côté ?`,
    closes: {
      waiting: (at: string) => `Sans réponse de votre part, il sera fermé le ${at}.`,
      to_test: (at: string) => `Sans retour de votre part, il sera fermé le ${at}.`,
      resolved: (at: string) => `Sans nouvelle de votre part, il sera fermé le ${at}.`,
    },
    closed: {
      waiting: (number: number, days: string) => `Votre ticket #${number} est fermé : sans réponse depuis ${days}.`,
      to_test: (number: number, days: string) =>
        `Votre ticket #${number} est fermé : sans retour sur la correction depuis ${days}.`,
      resolved: (number: number, days: string) => `Votre ticket #${number}, résolu depuis ${days}, est fermé.`,
    },
    closedForTeam: {
      waiting: (number: number, days: string) =>
        `Ticket #${number} fermé : le demandeur n’a pas répondu depuis ${days}.`,
      to_test: (number: number, days: string) =>
        `Ticket #${number} fermé : le demandeur n’a pas dit si la correction convient, depuis ${days}.`,
      resolved: (number: number, days: string) => `Ticket #${number} fermé : résolu depuis ${days}, sans suite.`,
    },
  },

  assignment: {
    given: (number: number, by: string) => `${by} vous confie le ticket #${number}.`,
    givenByDesk: (number: number) => `Le ticket #${number} vous est confié : c’est votre tour.`,
    takenAway: (number: number, by: string, to: string) =>
      `${by} confie le ticket #${number} à ${to} : vous n’en avez plus la charge.`,
    released: (number: number, by: string) => `${by} libère le ticket #${number} : vous n’en avez plus la charge.`,
    done: (number: number, owner: string) => `Le ticket #${number} est confié à ${owner}.`,
    releasedDone: (number: number) => `Le ticket #${number} n’a plus de responsable : l’équipe peut le prendre.`,
    notAnAgent: (name: string) => `${name} ne fait pas partie de l’équipe qui traite les tickets.`,
    unknownPerson: 'Je ne connais pas cette personne : choisissez quelqu’un de l’équipe.',
    whichOne: (names: string) => `Plusieurs personnes de l’équipe portent ce nom : ${names}. Précisez.`,
    form: {
      title: 'Affecter le ticket',
      intro: 'La personne choisie est prévenue en privé.',
      submit: 'Affecter',
    },
  },

  ranking: {
    done: (number: number, rank: string) => `Le ticket #${number} est maintenant de rang ${rank}.`,
    byOther: (number: number, by: string, rank: string) =>
      `${by} passe le ticket #${number}, dont vous avez la charge, au rang ${rank}.`,
    form: {
      title: 'Changer le rang',
      intro: 'Les délais promis sont ceux du nouveau rang. Le demandeur en est prévenu.',
      submit: 'Changer',
    },
  },

  escalation: {
    levelName: (level: number, name: string) => `N${level} · ${name}`,
    plain: (number: number, level: string, reason: string) => `Ticket #${number} escaladé à ${level} : ${reason}`,
    over: (number: number, level: string) => `Ticket #${number}, escaladé à ${level} : c’est terminé.`,
    reached: (number: number, level: string) => `Le ticket #${number} passe à ${level}.`,
    why: (reason: string) => `Pourquoi : ${reason}.`,
    also: (reasons: string) => `Avant cela : ${reasons}.`,
    reasons: {
      warning: {
        first_response: 'le délai de première réponse est bientôt dépassé',
        resolution: 'le délai de résolution est bientôt dépassé',
      },
      breach: {
        first_response: 'le délai de première réponse est dépassé',
        resolution: 'le délai de résolution est dépassé',
      },
      diagnosis_stalled: (time: string) => `diagnostic sans avancée depuis ${time}`,
      unresolved: (time: string) => `toujours pas résolu au bout de ${time}`,
      stuck: (days: string, state: string) => `${state} depuis ${days}`,
      skill_missing: (by: string) => `compétence manquante, signalée par ${by}`,
      vip: (client: string) => `client VIP (${client})`,
      impact: (impacts: string) => `impact fort (${impacts})`,
      by_hand: (by: string) => `demande de ${by}`,
      not_acknowledged: (time: string) => `personne ne s’en est chargé en ${time}`,
      lapsed: (time: string) => `pris en main, puis rien pendant ${time}`,
      nobody_reachable: 'personne à joindre au niveau d’avant',
    },
    client: 'Client',
    vip: (client: string) => `${client} · VIP`,
    clocks: { first_response: 'Première réponse', resolution: 'Résolution' },
    clock: {
      due: (instant: string) => `avant ${instant}`,
      soon: (instant: string) => `bientôt dépassée : avant ${instant}`,
      late: (instant: string) => `dépassée depuis ${instant}`,
      paused: (left: string) => `en pause, reste ${left}`,
      pausedLate: 'en pause, délai dépassé',
      kept: (time: string) => `faite en ${time}`,
      missed: (time: string) => `faite en ${time}, hors délai`,
    },
    takenOn: 'S’en occupe',
    takenOnUntil: (name: string, until: string) => `${name}, jusqu’à ${until}`,
    nobody: 'personne pour l’instant',
    digest: {
      title: (many: number) => (many === 1 ? '1 ticket escaladé' : `${many} tickets escaladés`),
      plain: (many: number) => (many === 1 ? 'Un ticket escaladé.' : `${many} tickets escaladés en même temps.`),
      intro: 'Beaucoup est arrivé en même temps, voici tout ensemble : le plus urgent d’abord.',
      more: (many: number, command: string) =>
        `Et ${many === 1 ? 'un autre' : `${many} autres`}. Tous ceux qui sont en retard : ${command}`,
      all: (command: string) => `Tous ceux qui sont en retard : ${command}`,
    },
    done: {
      acknowledged: (number: number) =>
        `C’est noté : vous vous occupez du ticket #${number}. L’escalade attend, et reprend si rien n’avance.`,
      escalated: (number: number, level: string) => `Le ticket #${number} est escaladé à ${level}.`,
    },
    refusals: {
      notEscalated: (number: number) => `Le ticket #${number} n’est pas escaladé : rien à prendre en main ici.`,
      atTheTop: (number: number, level: string) =>
        `Le ticket #${number} est déjà à ${level} : il n’y a rien au-dessus.`,
      off: 'Les règles de ce guichet ne prévoient pas d’escalader à la main.',
    },
    form: {
      title: 'Escalader le ticket',
      intro: 'Le niveau choisi est prévenu aussitôt. Vos mots restent dans l’équipe : le demandeur ne les lit jamais.',
      text: 'Où vous en êtes, et ce qu’il faut (note interne)',
      submit: 'Escalader',
    },
  },

  said: {
    replied: (number: number, by: string) => `${by} a répondu sur le ticket #${number} :`,
    answered: (number: number, by: string) => `${by} a répondu au demandeur du ticket #${number} :`,
    noted: (number: number, by: string) => `Note interne de ${by} sur le ticket #${number} :`,
    edited: '(modifié)',
    removed: 'Message supprimé par son auteur.',
    erased: 'Message effacé.',
  },

  done: {
    taken: (number: number) => `Le ticket #${number} est à vous.`,
    moved: (number: number, state: string) => `Ticket #${number} : ${state}.`,
    replied: (number: number) => `Votre réponse est ajoutée au ticket #${number}.`,
  },
  refusals: {
    unknownTicket: 'Ce ticket n’existe pas, ou vous n’y avez pas accès.',
    forbidden: 'Seule l’équipe peut faire cela.',
    requesterOnly: 'C’est au demandeur de le dire.',
    alreadyTaken: (number: number, owner: string) => `${owner} s’occupe déjà du ticket #${number}.`,
    ownedByOther: (number: number, owner: string) =>
      `${owner} s’occupe du ticket #${number} : voyez ensemble avant de le changer.`,
    notFromHere: (number: number, state: string) =>
      `Le ticket #${number} est maintenant ${state} : ce n’est plus possible.`,
  },

  status: {
    title: (number: number, state: string) => `Ticket #${number} : ${state}`,
    plain: (number: number, state: string) => `Le ticket #${number} est ${state}.`,
    noneOpen: 'Vous n’avez aucun ticket en cours. Pour en ouvrir un, écrivez ici ce qu’il vous faut.',
  },

  lists: {
    names: {
      mine: 'Mes tickets',
      asked: 'Mes demandes',
      open: 'Tickets ouverts',
      queue: 'À prendre',
      waiting: 'En attente',
      late: 'En retard',
      due: 'Échéances du jour',
      awaited: 'À vous de jouer',
      done: 'Terminés',
    },
    title: (name: string, count: string) => `${name} (${count})`,
    found: (words: string) => `Recherche « ${words} »`,
    more: (most: number) => `${most}+`,
    due: (instant: string) => `échéance ${instant}`,
    late: (instant: string) => `en retard depuis ${instant}`,
    since: (day: string) => `depuis le ${day}`,
    closed: (day: string) => `fermé le ${day}`,
    show: 'Voir',
    previous: 'Précédents',
    next: 'Suivants',
    empty: {
      mine: (open: string) => `Vous n’avez aucun ticket. Pour en ouvrir un, tapez ${open} suivi de votre demande.`,
      asked: (open: string) => `Vous n’avez rien demandé. Pour ouvrir un ticket, tapez ${open} suivi de votre demande.`,
      open: 'Aucun ticket ouvert : tout est traité.',
      queue: 'Personne n’attend : tous les tickets ont un responsable.',
      waiting: 'Aucun ticket n’attend de réponse.',
      late: 'Aucun ticket en retard. Beau travail !',
      due: 'Rien n’est attendu d’ici ce soir, et rien n’est en retard.',
      awaited: 'Rien à faire de votre côté pour l’instant.',
      done: 'Aucun ticket terminé pour l’instant.',
    },
    nothingFound: (words: string, open: string) =>
      `Aucun titre de ticket ne contient « ${words} ». Essayez un autre mot, ou le début d’un mot ; pour ouvrir un ticket, tapez ${open} suivi de votre demande.`,
    teamOnly: (mine: string) => `Cette liste est celle de l’équipe. Pour voir vos tickets, tapez ${mine}.`,
  },

  greeting: {
    title: 'Bonjour, je suis Guichet',
    plain: 'Guichet est dans ce salon : ce qu’il y lit, ce qu’il en garde, et comment l’arrêter.',
    kept: 'Ce que je garde :',
    toStop: 'Pour m’arrêter :',
    support: {
      reads:
        'Je lis ce qui s’écrit ici pour y repérer les demandes qui méritent un ticket. Ma proposition n’est vue que de son auteur ; tout le reste passe sans un mot.',
      keeps: (hours: number) =>
        `le texte des demandes devenues tickets. Une demande commencée et jamais envoyée est effacée au bout de ${hours} heures. Les autres messages, le temps de les lire (une minute ou deux) : n’en reste que l’avis du tri, sans leur texte.`,
      stops: (here: string, putOut: string) =>
        `« Ne plus me demander ici » sous une proposition, ou ${here}, pour vous ; pour tous, ${putOut}`,
    },
    triage: {
      reads:
        'Les tickets paraissent ici, une carte par ticket, et les membres de ce salon en sont les agents. Je ne lis que ce qui s’écrit dans le fil d’une carte.',
      keeps: (_hours: number): string => 'ces notes, avec leur ticket ; le demandeur ne les voit jamais.',
      stops: (setup: string) => `un administrateur choisit un autre salon avec ${setup}.`,
    },
    ignored: {
      reads: (open: string) =>
        `Personne ne m’a demandé d’écouter ce salon : je n’y repère rien et n’y propose rien. Pour ouvrir un ticket, il y a ${open}.`,
      keeps: (_hours: number): string => 'de ce salon, seulement les messages dont quelqu’un fait lui-même un ticket.',
    },
    putOut: {
      slack: 'retirez-moi de ce salon : /remove @Guichet.',
      teams: 'un propriétaire retire l’application de cette équipe Teams.',
    },
  },
  watch: {
    ask: (channel: string) =>
      `Vous venez d’inviter Guichet dans #${channel}. Doit-il y repérer les demandes et proposer des tickets à leurs auteurs ?`,
    yes: 'Écouter ce salon',
    no: 'Pas ici',
    othersDecide: (channel: string, who: string) => `Guichet n’écoute pas #${channel} pour l’instant. ${who}`,
    watched: (channel: string) => `C’est fait : j’écoute #${channel}, et je viens de l’y dire.`,
    passed: (setup: string) => `Entendu, je n’écoute pas ce salon. Pour changer d’avis : ${setup}.`,
    isTriage: (channel: string) =>
      `#${channel} est le salon de l’équipe : les tickets y paraissent, je n’y repère pas de demandes.`,
    gone: (setup: string) => `Je ne connais pas ce salon. Invitez-moi de nouveau, ou tapez ${setup}.`,
    noTeamYet: (setup: string) =>
      `Il manque encore le salon de l’équipe, où paraissent les tickets : un administrateur le choisit avec ${setup}.`,
  },
  setup: {
    missing: 'Guichet n’est pas encore prêt ici : il manque le salon de l’équipe, où paraissent les tickets.',
    open: 'Configurer Guichet',
    forbidden: 'Seul un administrateur de ce guichet peut le configurer.',
    form: {
      title: 'Configurer Guichet',
      submit: 'Enregistrer',
      intro: 'Où Guichet travaille, et selon quelles règles. Vous pourrez revenir ici quand vous voudrez.',
      teamElsewhere:
        'L’équipe a déjà un salon sur l’autre plateforme, où paraissent tous les tickets. Un salon d’équipe ici s’y ajoute, si vous en choisissez un.',
    },
    teamElsewhere: 'C’est enregistré. Les tickets paraissent là où l’équipe travaille déjà, sur l’autre plateforme.',
    team: (channel: string) =>
      `C’est enregistré. Les tickets paraissent dans ${channel}, dont les membres sont les agents.`,
    listening: (channels: string) => `J’écoute ${channels}, et je le dis une fois dans chaque salon.`,
    listeningNowhere: (open: string) => `Je n’écoute aucun salon : les tickets s’ouvrent avec ${open}.`,
    next: (open: string) =>
      `Pour essayer, écrivez « Salut, le site bug » dans un salon écouté, ou tapez ${open}. Invitez les agents dans le salon de l’équipe.`,
    youCan: (setup: string) => `Vous pouvez le faire en une minute : tapez ${setup}.`,
    theyCan: (names: string, setup: string) => `${names} peut le faire avec ${setup}.`,
    nobodyYet: (setup: string) =>
      `La personne dont l’adresse est dans GUICHET_ADMIN_EMAIL, ou qui a installé l’application, peut le faire avec ${setup}.`,
  },
  home: {
    title: 'Vos tickets',
    teamTitle: 'Les tickets de l’équipe',
    create: 'Créer un ticket',
    lists: { queue: 'À prendre', mine: 'À moi', late: 'En retard', waiting: 'En attente', asked: 'Mes demandes' },
    sections: { awaited: 'À vous de jouer', open: 'En cours', done: 'Terminés récemment' },
    nothing:
      'Vous n’avez aucun ticket. Pour en ouvrir un, cliquez sur « Créer un ticket », ou écrivez dans le salon de support.',
  },

  commands: {
    unknown: (word: string, line: string) => `Je ne connais pas « ${word} » ; vouliez-vous dire « ${line} » ?`,
    incomplete: (word: string, line: string) => `« ${word} » attend un numéro de ticket : « ${line} ».`,
    unknownState: (word: string, states: string) => `« ${word} » n’est pas un état. Les états : ${states}.`,
    orDescribe: (lead: string) => `Pour ouvrir un ticket, décrivez ce qui se passe en quelques mots après « ${lead} ».`,
  },

  install: {
    title: 'Installer Guichet dans votre Slack',
    paragraphs: [
      'Guichet lit les salons que vous lui confiez, laisse passer les messages courts et propose en privé un ticket quand une demande exige du travail.',
      'Slack va vous montrer ce que Guichet demande, et vous choisirez l’espace de travail. Qui installe devient administrateur du guichet.',
    ],
    addToSlack: 'Ajouter à Slack',
    again: 'Recommencer',
    endings: {
      installed: {
        title: (team: string) => `Guichet est installé dans ${team}`,
        next: [
          'Dans Slack, tapez /ticket setup : vous choisirez les salons à écouter et le salon de l’équipe. Vous êtes administrateur du guichet.',
          'Vous pouvez fermer cette page.',
        ],
        withoutAdministrator: [
          'Slack n’a pas pu nous dire qui vous êtes : vous n’êtes pas encore administrateur du guichet. Recommencez dans un instant, rien ne sera perdu.',
        ],
      },
      cancelled: { title: 'Installation annulée', paragraphs: ['Rien n’a été installé, et rien n’est gardé.'] },
      expired: {
        title: 'Cette installation n’est plus valable',
        paragraphs: [
          'Elle a duré plus de dix minutes, a déjà servi, ou a commencé dans un autre navigateur. Rien n’a été installé.',
        ],
      },
      organisation: {
        title: 'Un espace de travail à la fois',
        paragraphs: [
          'Guichet s’installe dans un espace de travail, pas dans toute une organisation Enterprise Grid. Rien n’a été gardé : recommencez et choisissez un espace.',
        ],
      },
      singleToken: {
        title: 'Cet espace est déjà servi',
        paragraphs: [
          'Guichet sert cet espace avec le jeton SLACK_BOT_TOKEN de sa configuration. Pour l’installer d’ici, retirez d’abord ce jeton. Rien n’a été changé.',
        ],
      },
      appRefused: {
        title: 'Slack refuse cette installation',
        paragraphs: (detail: string, redirectUri: string) => [
          `Slack a répondu « ${detail} ». Rien n’a été installé.`,
          `Pour la personne qui exploite Guichet : comparez SLACK_CLIENT_ID et SLACK_CLIENT_SECRET avec la page « Basic Information » de l’application Slack, et vérifiez que ${redirectUri} est parmi ses « Redirect URLs ».`,
        ],
      },
      unavailable: {
        title: 'L’installation n’a pas abouti',
        paragraphs: ['Slack ou Guichet n’a pas répondu à temps. Recommencez dans un instant.'],
      },
    },
  },

  help: {
    plain: 'Guichet : comment ouvrir et suivre un ticket.',
    title: 'Guichet, mode d’emploi',
    /** As they follow `/` or the name of the app. `reads`: the command that each line is, so that a test can hold them to it. */
    commands: [
      { reads: 'open', command: 'ticket', does: 'ouvre le formulaire' },
      {
        reads: 'open',
        command: 'ticket le formulaire de contact ne part plus',
        does: 'ouvre le formulaire déjà rempli',
      },
      { reads: 'show', command: 'ticket 12', does: 'montre le ticket #12' },
      { reads: 'why', command: 'ticket pourquoi 12', does: 'explique son échéance' },
      { reads: 'take', command: 'ticket prendre 12', does: 'vous en rend responsable' },
      { reads: 'assign', command: 'ticket affecter 12 @Camille', does: 'le confie à quelqu’un de l’équipe' },
      { reads: 'release', command: 'ticket libérer 12', does: 'le rend à l’équipe' },
      { reads: 'rank', command: 'ticket priorité 12 P1', does: 'change son rang, de 1 à 4 (équipe)' },
      { reads: 'escalate', command: 'ticket escalader 12', does: 'appelle le niveau d’au-dessus (équipe)' },
      { reads: 'status', command: 'ticket statut 12 résolu', does: 'change son état' },
      { reads: 'close', command: 'ticket fermer 12 doublon', does: 'l’archive, avec ou sans raison' },
      { reads: 'reopen', command: 'ticket rouvrir 12', does: 'le rouvre' },
      { reads: 'list', command: 'ticket mes tickets', does: 'montre les vôtres' },
      { reads: 'list', command: 'ticket ouverts', does: 'ceux qui ne sont pas terminés' },
      { reads: 'list', command: 'ticket en retard', does: 'ceux dont l’échéance est passée' },
      { reads: 'list', command: 'ticket échéances', does: 'ceux dont l’échéance est aujourd’hui, ou passée' },
      { reads: 'list', command: 'ticket file', does: 'ceux que personne n’a pris (équipe)' },
      { reads: 'list', command: 'ticket en attente', does: 'ceux qui attendent une réponse (équipe)' },
      { reads: 'search', command: 'ticket chercher panier', does: 'cherche dans les titres' },
      { reads: 'here', command: 'ticket ici', does: 'dit ce que je fais dans ce salon, et le règle' },
      { reads: 'setup', command: 'ticket configurer', does: 'règle le guichet (administrateurs)' },
      { reads: 'help', command: 'ticket aide', does: 'montre cette aide' },
    ],
    otherwise: {
      slack: null,
      teams_channel:
        'Avec « /ticket 12 », les autres ne voient pas ce que vous demandez. Seul avec Guichet, « ticket 12 » suffit.',
      teams_chat:
        'Dans un canal, nommez-moi devant : « @Guichet ticket 12 » ; ou « /ticket 12 », que les autres ne voient pas.',
    },
    message: {
      slack:
        'Sur un message : « Créer un ticket » dans son menu, l’emoji 🎫 en réaction, ou « @Guichet ticket » en réponse ouvre le formulaire déjà rempli avec ce message.',
      teams: 'Sur un message : « … », puis « Créer un ticket », ouvre le formulaire déjà rempli avec ce message.',
    },
    chat: 'Dans le salon, écrivez comme d’habitude : une faute à corriger, une question par oui ou non, un rendez-vous, « c’est en ligne » passent sans réponse. Ce qui demande du travail vous est signalé en privé.',
    status: 'Pour savoir où en est un ticket, demandez « où en est le #12 ? ».',
  },
});

/** What a catalogue holds; the French one decides. */
export type Texts = typeof fr;
