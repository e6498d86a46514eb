/**
 * Words that stand behind "mot de passe :" in everyday sentences, and are nobody's password: without accents, in small
 * letters. Names of vaults are among them: "mdp : Bitwarden" says where to look.
 */
const WORDS = `
1password a about above accent accents accepted acces access account accounts acheteur actif activation active actuel
actuelle admin-panel admins adresse affiche afficher after again agence agent ai aie ait ajout ajouter alert alerte
all allowed already also always am an ancien ancienne and animateur annuaire annule another any anybody anyone
anything app appel appli application apres are arent as asked asks assez assistance at attached attente au au-dessus
aucun aucune aussi authentification authentification-unique automatique autorise autre autres aux available avant avec
avez avoir avons away back bah banque base be beaucoup because been before being below ben between bien bitwarden
blank blocked bloque bloquee bloques boite bon bonjour bonne bonsoir both bouton box broken bug but button by bypass
ca cache cached can cannot cant caps car caractere caracteres case casse cassee ce ceci cela celle celles celui ces
cet cette ceux cf champ champs change changed changee changement changements changer changes changing chaque character
characters check checked chez chiffre chiffree chiffres ci ci-joint clear click client clients code codes coffre
coffre-fort collaborateur collaboratrice colle collegue coller comme comment complex compromised compte comptes
conditions confidentiel configuration configurer confirm confirmation confirme conforme connecte connecter connection
connexion conserve contact contient contre copie copied copier copy correct correcte correctly corrige coucou could
couldnt create created creation cree creer current customer customers d dans dashlane date de debut default defaut
defini definir deja delai deleted demain demande demandee demander demandes demandez denied depuis dernier derniere
derriere des desole detail details deux devant devoir did didnt different differents difficile direct directement
disabled display displayed dispo disponible ditto dm do document does doesnt doing doit doivent donc done donne
donnees donner dont double down du due during each ecran edite effacer egalement either elle elles else email emails
empty en enable enabled encore encrypted enforced enter entered entre envoi envoie envoye envoyee envoyer envoyez
equipe equipes erreur erreurs errone erronee error errors espace est et etaient etait etant etape ete etes etoile
etoiles etre etudiant eu eux even ever every everyone exact exemple exige exiger exist existant existe exists expirant
expiration expire expired expiree expires expiring expiry extranet extranets facile facultatif faible faibles fail
failed failing fails failure faire fait faites false faudrait faut faute faux fenetre few fiche fichier field fields
file fine fini first fix fixed flow fois follow fonctionne fonctionnel for force forced forget forgot forgotten form
format forme formulaire fort forte fournisseur free from further generate generated generator genere generer gerer
gestion gestionnaire get gets getting give given go goes going gone good google got grise grisee had has hasnt have
havent having he hebergeur hello her here hers hey hi hidden hier him hint hints his hop hotline hours how however hs
i ici icone id idem identical identifiant identifiants identique identiques if ignore il ils im impossible imprimante
in inactif inchange inclus incomplet inconnu inconnue incorrect incorrecte incorrects indique indisponible info infos
input inscription installer instantane internal into intranet intranets inutile invalid invalide invalides is isnt
issue issues it its ive j jamais je jeton joint jour just juste justement keep keepass keepassxc keeper keeps kept key
keychain keys know known l la laisse lapsed last lastpass le leaked length les let lets letter letters leur leurs lien
liens like link links lisible list liste locked lockout lockpass lockself logged logiciel logiciels login logon long
longueur look looks lors lost lower lowercase lui m ma mac mail mails maintenant mais majuscule majuscules make mal
malgre manager mandatory manquant manquante manque manuel many marche match matches matching may maybe mdp me meme
memes merci merde mes message messages mettre microsoft mieux might mine mini minimum minuscule minuscules minutes
mise mismatch missing mobile mode modifie modifiee modifier moi moins mois mon more most mot mots much must my n na
name names navigateur navigateurs ne necessaire need needed needs neither network never new next nextcloud ni nil
niveau no nobody nom noms non none nope nordpass normal nos not note noter notes nothing notion notre nous nouveau
nouveaux nouvelle nouvelles now nul null nulle number numbers numero obligatoire obligatoires obsolete of off often ok
okay old on once one onepassword onetimesecret onglet only ont onto optional or ordi ordinateur other ou oubli oublie
oubliee oublies oui our out outdated ouvert ouvrir over own page pages panneau papier par parametre parametres parce
pareil parfait parfois partout pas passbolt passe passer passes paste pasted pendant pending people per perdu perdue
perdus perhaps permission perso personnalise personne personnel peu peut peux phone pj plain plaintext please plein
pls plus plusieurs plutot plz policies policy politique portail portal possible poste pour pourquoi pourrais pourriez
pourtant pouvez pouvoir premier premiere prenom present presque prestataire pret prevenir priorite prive privnote
problem probleme problemes problems procedure process prochain profil prolonge prompt prompts protected protege
proteger proton provided provisoire public puis pwpush qu quand que quel quelle quelles quelque quelques quelquun
quels question questions qui quoi random rappel rappeler ras rather reached ready really received recevoir recois
recovery recu recue recuperation recuperer redacted redemande redirection redirige refuse refusee refuser regle regles
reinit reinitialisation reinitialise reinitialisee reinitialiser reinitialisez rejected rejects rejete remember
reminder removed remplace remplacer remplir renew renewal renouvele renouveler renouvellement renseigne renseigner
replaced request requested requests require required requirement requirements requires requis requise reseau reserve
reset resets resetting resolu resolved respecte response reste rester resultat retape retaper retour retrouve
retrouver retry review revoir revoked rien right rotated rotation rule rules s sa safe sais saisi saisie saisir
salarie salaries salut same sans sauf saved says screen se secrete section secure securely securise securisee securite
security see seems seen send sensible sent separe separement sera serait server serveur serveurs service services ses
session sessions set setting settings setup seul seule shall shared sharepoint she short should shouldnt shown si sign
simple since sinon site sites slack slow sms so sois soit solution some somebody someone something son sont soon sorry
souci soucis sous souvent special stagiaire stagiaires stale standard status statut stay step still stops storage
store stored stp strength strong stronger stuck submit such suggestion suis suite suivant support supprime supprimee
supprimer sur sure surtout svp symbol symbols sync ta take taken tant tape taper tba tbd te team teams tel telephone
telle temp temporaire temporary tentative tenter termine tes teste tested tester testing text texte than thank thanks
that thats the their them then there these they thing things this those through thx ticket till titre to today
together toi token tokens told tomorrow ton tonight too tool touche toujours tous tout toute toutefois toutes
transmettre transmis transmise tres trois trop trousseau trouve true try tu two type typed u un unchanged undefined
under une unique unknown unless unlock unlocked unreadable unsafe unset until up update updated upon upper uppercase
urgence urgent urgente us usager usagers use used user username users using utilisateur utilisateurs utilise utiliser
va valid validation valide validee valider value values vas vault vaultwarden verification verifie verified verifier
verify verrouille verrouillee verrouiller vers version very veut veux via vide vides visible visibles vite voici void
voila voir vois vos votre vous vpn vraiment vue wait waiting want wants warning was wasnt way we weak website well
went were what whatever when where whether which while who whom whose why wifi will window with within without wont
work worked working works worth would wouldnt written wrong y yeah year yes yet yopass you your yours yourself zone
`;

const EVERYDAY: ReadonlySet<string> = new Set(WORDS.split(/\s+/).filter(Boolean).map(fold));

/** Short words before an apostrophe: "l'ancien", "j'ai", "qu'il". */
const ELIDED =
  /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|aujourd|don|can|won|isn|doesn|didn|it|that|i|he|she|we|they|you|there|what|let)'/;

/** Whether nobody means a secret by this word, with or without accents, capitals and the marks around it. */
export function isEverydayWord(word: string): boolean {
  const folded = fold(word).replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '');
  return folded === '' || EVERYDAY.has(folded) || ELIDED.test(folded) || EVERYDAY.has(folded.replace(/[-'].*$/, ''));
}

/** What participles and adjectives end with, which say something about a password: "refusé", "introuvable", "expiring". */
const SAYS_HOW = {
  fr: /(?:e|es|ie|ies|ue|ues|ant|able|ables|ible|ibles|if|eux|eur|ement|tion)$/,
  en: /(?:able|ible|ive|ed|ing|ly|ous|less|ful|ment|tion)$/,
};

/** Whether the word may say how something is: then it is no secret behind "est" or "is". */
export function maySayHow(word: string, language: keyof typeof SAYS_HOW): boolean {
  return isEverydayWord(word) || SAYS_HOW[language].test(fold(word));
}

function fold(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').replace(/[’‘]/g, "'").toLowerCase();
}
