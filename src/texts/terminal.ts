import { inFrench } from './french-spaces.ts';

/** What the terminal says when the playground starts: in both languages, since nobody has chosen one yet. */
export const terminal = inFrench({
  preparing: [
    'Guichet prépare son espace d’essai : quelques secondes…',
    'Guichet is preparing its playground: a few seconds…',
  ],
  open: [
    'Guichet est ouvert : un Slack et un Teams simulés, à essayer dans votre navigateur (Ctrl + C pour arrêter).',
    'Guichet is open: a simulated Slack and a simulated Teams, to try in your browser (Ctrl + C to stop).',
  ],
  portTaken: [
    'Ce port est déjà pris par un autre programme : choisissez-en un autre, par exemple PORT=3100 npm start',
    'Another program already has this port: choose another, for example PORT=3100 npm start',
  ],
});
