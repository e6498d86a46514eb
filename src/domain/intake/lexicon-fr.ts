/**
 * French phrases per signal, as fragments of regular expressions over normalised text (lower case, no accents,
 * hyphens as spaces). `<n>` stands for up to n words in between, `^` for the start of a clause, after greetings too.
 */

const FUNCTIONS =
  "(?:re)?(?:march|fonctionn|tourn|charg|affich|enregistr|sauvegard|demarr|arriv|pass|detect|valid|telecharg|imprim|synchronis|remont|execut|boot|mont|lanc|compil|allum|redirig|rentr|boug|chang|connect|ferm|cliqu|appliqu|import|export|actualis|rafraichi|trouv|repond|gener|calcul|envoi|envoy|trait|accept|entr|declench|decroch|sonn|capt|bip|scroll|zoom|load|log|build|deploi|s'allum|transfer|ajout|suppr|modifi|activ)(?:e|es|ent|er|ait|aient|ez|is|it|issent|d|a)?|repond(?:ent)?|ouvr(?:e|ent|ir)|apparai(?:t|ssent|ssait|tre)|par(?:t|tent|tait|tir)|recoi(?:t|s|vent)|recevoir|recevons|recevez|reconnai(?:t|s|ssent)|voi(?:t|s|ent)|sor(?:t|tent|tir)|revien(?:t|nent)|tien(?:t|nent)|correspond(?:ent)?|pren(?:d|nent)|fini(?:t|ssent)|abouti(?:t|ssent)|sui(?:t|vent)|met(?:tent)?|va|vont|mar";
const NOT =
  '(?:pas|plus(?! (?:vite|de|que|tard|facile|simple|rapide|ou|haut|bas|grand|petit|tot|besoin|souvent|en plus)\\b)|pantoute|jamais|(?:tjs|toujours) pas|plus du tout)';

export const frenchPhrases = {
  negated_function: [
    "(?:ne |n')(?:les |la |le |lui |nous |me |m'|se |s'|y )?(?!ai\\b|es\\b|avons|avez|veux|pense|crois|sais|bosse|fume|mange|aime|presse|touche|suis|dis|risque)[a-z']+ plus(?! (?:de|que|vite|qu|tard)\\b)",
    "(?:ne|n') ?[a-z]*(?:repondent|tient|suffit|convient|redescend|remonte|bouge)[a-z]* (?:pas|jamais|plus)",
    '(?:pas?|ka) (?:ka|le|te) [a-z]+',
    'refuse[nt]* (?!que)[a-z]+',
    "veut (?:pas|plus|rien) ?(?:savoir|s'ouvrir|demarrer|marcher)?",
    `(?:n'|ne )<1>(?:${FUNCTIONS}) <2>(?:pas|plus|jamais|rien|qu'a moitie|que)\\b(?! besoin)`,
    `(?:${FUNCTIONS}) <1>${NOT}`,
    `(?:n'|ne )(?:est|sont|etait) (?:pas|plus|jamais|toujours pas) (?:du tout )?(?:accessible|disponible|visible|normal|pris|prise|a jour|joignable|possible|clicable|cliquable|lisible|detecte|reconnu|aligne|centre|responsive|actif|active|enregistre|envoye|recu|affiche|la|trouve|valide|synchro|synchronise|reference|a la bonne|bon|bonne|connecte|conforme)[a-z]*`,
    "(?:c'|s')est (?:toujours |encore )?pas (?:normal|bon|accessible|possible de|visible|la bonne|le bon)",
    '(?:est|sont) (?:pas|plus|toujours pas) (?:accessible|disponible|visible|joignable|cliquable|lisible|detecte|reconnu|aligne|a jour|affiche|envoye|recu|synchro)[a-z]*',
    '(?:ka|pa ka|paka) (?:mache|marche|fonctionne|ouvri|alime)',
    'pa (?:ka|le) [a-z]+',
    "ca (?:ne |n')?(?:le )?fait (?:rien|plus rien|pas ce)",
    'en (?:panne|rade|carafe|erreur|vrac|echec|berne|pls|pause forcee)',
    "(?:hors service|hors ligne|hors d'usage|injoignable[s]?|inutilisable[s]?|inoperant[es]*|inaccessible[s]?|indisponible[s]?|introuvable[s]?|illisible[s]?|impraticable|defaillant[es]*|defectueu[sxe]+|invisible[s]?)",
    '(?:sans|aucun) (?:succes|effet|resultat)',
    '(?:non|pas) (?:fonctionnel|reconnu|trouve|prise? en compte|pris en charge)[a-z]*',
    'refus(?:e|ent|ait) (?:de|toujours|tout|la|le|mon|ma|mes|l)\\b',
  ],
  cannot: [
    '(?:se fait|fait|me fais|nous) (?:ejecter|jeter|virer|deconnecter|refouler)|ne (?:retrouve|trouve|comprend|parvient) (?:pas|plus|rien)|ma manque les droits|manque (?:les|des|le|un) (?:droits?|acces|permissions?|autorisations?)|sans faire expres|par (?:erreur|megarde|inadvertance)|cherche a comprendre',
    "(?:j'ai|on a) beau|j'y arrive|impossible|trop de tentatives|(?:je|on) (?:n'|ne )?(?:ai|a|peux|peut) (?:plus|pas) <2>(?:main|acces|rien|aucun)|plus (?:moyen|possible)|n'arrivons (?:pas|plus)|incapable (?:de|d)|(?:est|sont|etre|reste) (?:inaccessible|bloque|verrouille|suspendu|desactive|injoignable)[es]*|verrouille[es]*|m'a (?:vire|ejecte|deconnecte|jete|refuse)[es]*|me (?:vire|ejecte|deconnecte|jette|redemande|reclame|sort)|(?:obtiens|obtient|obtenons) (?:pas|plus|une|un|des|que)",
    "(?:n'|n y |j'|y )?arriv(?:e|es|ons|ez|ent|ait|ais) <1>(?:pas|plus|toujours pas|jamais|pu) (?:a|d|de|le|la)\\b",
    "(?:j'y|n'y|y) arrive[sz]? (?:pas|plus|toujours pas)",
    "(?:n'y|n')?arrive (?:pas|plus)\\b",
    'impossible (?:de|d|a|pour)\\b',
    "(?:c'est|est|me semble|devient|sont|reste) (?:devenu[es]* )?impossible",
    '^impossible',
    '(?:peux|peut|peuvent|pouvons|pouvez|pouvait) (?:plus|pas|toujours pas|jamais|meme pas)\\b',
    "(?:n'|ne |n'y )<1>(?:ai|a|ont|avons|avez) (?:pas|plus|toujours pas|jamais) (?:acces|accès|la main|les droits|le droit|internet|de son|de reseau|le son|l'acces|reussi)",
    "(?:ai|a|avons|avez|ont) (?:pas|plus) (?:acces|la main|les droits|internet|de son|de reseau|le son|l'acces|reussi)",
    'pas moyen (?:de|d)\\b',
    "(?:ne |n'|je )<1>(?:parviens|parvient|parvenons|reussis|reussit|parviennent) (?:pas|plus)",
    '(?:je|on) (?:ne )?(?:trouve|trouvons|retrouve|vois|voit) (?:pas|plus) (?:le|la|les|mon|ma|mes|ou|comment|l)\\b',
    "(?:je )?(?:ne )?sai(?:s|t) (?:pas|plus|meme pas) (?:comment|quoi|ou|par ou|quelle?) <2>(?:faire|toucher|regarder|configurer|mettre|cliquer|installer|commencer|m'y prendre|resoudre)",
    '(?:je suis|on est|me retrouve|sommes|suis|est) (?:completement |totalement |a nouveau |encore )?(?:bloque|coince|perdu|paume)[es]*',
    "(?:me|m'|nous|leur|lui) (?:laisse|permet|autorise|donne) (?:pas|plus)",
    "m'est refuse|acces (?:refuse|interdit|denied)|connexion (?:refusee|impossible)",
    "(?:n'|ne )<1>(?:peut|peux|peuvent|pouvons) <1>(?:pas|plus|rien)",
    'en vain|(?:rien|nada) (?:n.y fait|y fait)',
  ],
  fault_word: [
    "mort[es]* (?:ce|depuis|sur|de)|hors d'usage|en train de (?:crever|mourir|bruler)|fuite memoire",
    'bug(?:s|e|es|ent|gue|gues|guent|ge|ait|uer|uait|gent|gait|ger|ay|ent)?|beug[a-z]*|bogue[a-z]*|buguer|bugge[a-z]*',
    'plant(?:e|es|ent|er|ait|age|ages|ee|ees)',
    'crash(?:e|es|ent|er|ait|ee|s|ed|ing)?',
    'cass(?:e|es|ee|ees|ent|er|ait)|casser?',
    '(?:est|sont|toujours|encore|completement|totalement|de nouveau|re|etait|tout|prod|site|serveur|base|api|appli) <1>(?:down|ko|hs|mort[es]*|tombe[es]*|plante[es]*|foutu[es]*|pete[es]*|casse[es]*|nase|creve[es]*|fige[es]*|gele[es]*)',
    '(?:down|ko|hs)',
    "(?:a |ont |s'est |est |m'a |vient de )(?:encore |tout |re)?(?:saute|lache|pete|tombe|creve|crame|plante|foire|merde|freeze|disjoncte|degage)[es]*",
    'foir(?:e|es|ent|er|ait)|merd(?:e|es|ent|er|oie|ouille|ique)?|deconn(?:e|es|ent|er|ait)|debloqu(?:e|ent) completement|deraill(?:e|ent)|mouline[nt]*|patin(?:e|ent)|bloque (?:a|sur|au|dans|le|la|les|des|tout)|coince (?:a|sur|au)',
    'gel(?:e|ent)|fig(?:e|ent|ee)|freez(?:e|es|ent|er)|saccad(?:e|ee|es)|clignote[nt]*|scintille[nt]*',
    'corromp[a-z]*|corrupt?ion|corrompu[es]*',
    "dysfonctionn[a-z]*|anomalie[s]?|incident[s]?|regression[s]?|panne[s]?|defaut d'affichage|casse[es]* la|coupure[s]?|interruption de service",
    'echou(?:e|ent|er|ait)|echec[s]?|(?:est|sont|reste|restent) (?:bloque|coince|fige|vide|grise)[es]*',
    'bloque[es]* (?:depuis|a l|en|sur)',
    'vautre[es]*|explose[es]*|part en (?:vrille|sucette|couille)|fait (?:des siennes|la gueule|la tete|le con|planter|ramer|bugger|buguer|crasher)',
    'boucle (?:infinie|en|sans)|tourne (?:en boucle|dans le vide|en rond|sans arret|indefiniment)|dans le vide',
    '(?:saute|perd|perte|decroche|coupe)[a-z]* (?:tout le temps|sans arret|sans cesse|regulierement|en permanence|toutes les|toutes|chaque)',
    'se (?:coupe|deconnecte|ferme|fige|bloque|relance|reinitialise|deregle|repete|duplique|vide|superpose|chevauche)[nt]* ?(?:tout|toute|toutes|sans|au|des|quand|a|en)?',
  ],
  problem_word: [
    'panique|galere',
    'probleme[s]?|souci|difficulte[s]?|embrouille|galere[sz]?|pepin[s]?|bordel|catastrophe|cata|binz|misere|drame|tracas|caca|blem[e]?',
    'un truc (?:louche|qui cloche|pas net|pas normal|anormal)|quelque chose (?:ne va pas|qui cloche|d anormal|d bizarre|cloche|d louche)',
  ],
  have_problem: [
    "(?:le|la|les|l'|mon|ma|mes|notre|nos|votre|vos|leur|leurs|ce|cet|cette) ?(?!(?:petit|gros|nouveau|meme|fameux|vieux|vilain|sale|premier|dernier|seul|autre|joli|vrai|simple|beau|grand|type de|rapport de) )[a-z0-9]{3,20} (?:bug|beug|bugue|beugue|bugge|bogue)(?:s|nt|ent)?(?! (?:du|de|des|d'|tracker|report|connu|fix))",
    '(?:nouveau|nouvelle|encore un|encore une|toujours un|autre|gros|petit|ptit) (?:souci|probleme|bug|erreur|plantage|panne)s?',
    "(?:j'ai|on a|nous avons|j'aurais|y a|il y a|j'avais|j'ai eu|rencontre|rencontrons|il semble y avoir|il y aurait|ils ont|elle a|il a|avez vous|client a|clients ont|cliente a|nous rencontrons|on rencontre|ni|se passe|y avait|voila|avoir|subis|constate|constatons|signale|signaler|remonte) <4>(?:probleme|souci|bug|beug|pepin|panne|difficulte|incident|anomalie|erreur|message d'erreur|truc bizarre|truc qui cloche|dysfonctionnement|blocage|couille|bordel|gros hic|lenteur|plantage|galere)s?",
    '^(?:gros |petit |ptit |petits |nouveau |nouveaux |un |un petit |un gros |encore un |toujours un |nouveau |toujours le meme |meme |grave |enorme |autre )?(?:probleme|souci|bug|erreur|anomalie|incident|panne|dysfonctionnement|lenteur)s? (?:de|d|sur|avec|dans|au|a|majeur|bloquant|important|critique|urgent|site|serveur|technique|mail|prod|etrange|bizarre|en|chez|page|critique|depuis|affichage|recurrent|acces|connexion)\\b',
    "(?:le|meme|toujours|encore|ce|du) (?:meme |gros |fameux )?(?:probleme|souci|bug) (?:est revenu|revient|persiste|est de retour|reapparait|se reproduit|continue|que hier|demeure|n'est (?:pas|toujours pas)|est toujours)",
  ],
  error_word: [
    "erreur[s]?|exception|message d'erreur|timeout|time out|delai depasse|certificat (?:invalide|expire|perime)|non securise|acces refuse|fatal|notice php|ecran bleu|code erreur",
  ],
  slow: [
    'ram(?:e|es|ent|er|ait)|lag(?:s|ue|ues|uent|ge|gue|guer)?|lent(?:e|s|es|eur|eurs|ement)?|au ralenti|interminable[s]?',
    '(?:met|mets|mettent|prend|prennent|attend|attendre|attente) <4>(?:[0-9]+|dix|vingt|trente|plusieurs|des|cinq|une|trois|deux) (?:s|sec|secondes?|minutes?|min|mn|plombes|heures?|eternite|h)\\b',
    "(?:charge|chargement|s'ouvre|s'affiche|ouverture|affichage|temps de reponse|temps de chargement)[a-z]* <3>[0-9]+ ?(?:s|sec|secondes?|minutes?|min)\\b",
    'temps (?:fou|infini|de chargement|de reponse)|trois plombes|une eternite|des plombes',
  ],
  broken_state: [
    "absent[es]*(?= (?:de|du|des|en|sur|dans))|(?:a|est|sont|avait|ont) expire[es]*|expire[es]* (?:depuis|hier|ce matin|sur)|perime[es]*|s'(?:eteint|eteignent|efface|effacent|arrete|arretent|interrompt|emballe|affole)|se (?:ferme|ferment|vide|vident|cache|cachent|decale|decalent|bloque|bloquent|fige|figent|coupe|coupent|perd|perdent|melange|melangent|repete|repetent)",
    '(?:reste|restent) (?:gris|grise|grises|noir|noire|noirs|fige|figee|blanc|blanche|bloque|bloquee|muet|muette|a zero|coince|vide|affiche|sur|en anglais|en attente)[es]*',
    "de travers|explose[es]*|en (?:losanges?|carres?|hieroglyphes)|hieroglyphes|losanges|illisibles?|gresille[nt]*|bipe[nt]*|ecran rouge|message rouge|bruit (?:bizarre|d'avion|etrange)|floue?s?|pixelises?|(?:le|la|les|est|sont|tout) <2>(?:flou|floue|flous|floues|minuscules?|geante?s?|transparente?s?|inverse[es]*|tronque[es]*|coupe[es]*|ecrase[es]*|vides?)",
    "(?:sans|aucune?|plus (?:de|d')|pas (?:de|d')) (?:en tete|statistiques?|donnees?|reponse|reseau|internet|connexion|tonalite|image|images|son|photo|photos|log|logs|mail|mails|notification|notifications)",
    "(?:on|j'ai|a|ont|nous avons|avoir) (?:tout |aussi |encore )?(?:perdu|efface|ecrase)\\b|champs? vides?|(?:export|rapport|fichier|pdf|page|panier|liste|tableau|mail|widget|boite|dossier|exports|rapports|fichiers|widgets|dossiers)s? <2>(?:vide|vides|corrompu|corrompue|corrompus|blanc|blancs|illisible|illisibles)",
    '(?:page|pages|ecran|zone|fenetre|site) <2>(?:blanc|blanche|noir|noire|bleu|vide|tout blanc|toute blanche|grise?)s?',
    "tout (?:noir|blanc|bleu|a disparu|a saute|est casse|plante|est perdu|decale|est en vrac|est parti|a degage|s'est efface)|toute (?:noire|blanche)",
    '(?:a|ont|avaient|est|sont) <1>(?:disparu|perdu|saute|efface|ecrase|supprime par erreur)[es]*|disparu[es]*|disparition|evapore[es]*|plus la\\b',
    "(?:arrive|arrivent|est|sont|reste|restent|revient|ressort|apparait|apparaissent|affiche|s'affiche) <2>(?:vide|vides|tronque|coupe|coupee|coupes|decale|decalee|decales|deforme|deformee|grise|grisee|illisible|pixelise|flou|floue|flous|floues|minuscule|enorme|a l.envers|tourne|tournees)[es]*",
    '(?:manque|manquent|il manque|manquant[es]*) (?:la moitie|des|les|le|la|plein|tous|toutes|toute|[0-9]+)\\b(?! (?:s|virgule|accent|lettre|espace|majuscule|point|apostrophe)\\b)',
    'page d.erreur|carre[s]? blanc|caracteres? bizarres?|hieroglyphes|points? d.interrogation a la place',
    '(?:renvoie|renvoient|retourne|retournent|donne|donnent|genere|generent|sort|affiche|affichent|tombe|tombe sur|mene|redirige|atterrit) <3>(?:404|403|401|500|502|503|504|vide|page blanche|null|rien|erreur|n.importe quoi|mauvais[es]*|une page|zero)\\b',
    '(?:liens?|images?|photos?|boutons?|pages?) (?:morts?|mortes?|casses?|cassees?|brisees?)',
    '(?:part|partent|arrive|arrivent|tombe|tombent|atterrit|atterrissent|vont|va|passe|passent|finissent|classes?|consideres?|marques?) <3>(?:spam|spams|indesirables|courrier indesirable|les spams)',
    'debord(?:e|ent)|chevauch(?:e|ent)|superpos(?:e|ent|ees)|se met(?:tent)? (?:en dessous|n.importe|l.un)',
  ],
  wrong_result: [
    "(?:l'ancien|l'ancienne|les anciens|les anciennes|le vieux) [a-z]+ (?:revient|reste|apparait|ressort|s'affiche|est toujours)|reste[nt]* (?:affiche|visible|connecte)[es]*|rendu (?:tout|toutes|tous)|n'est (?:valable|visible|actif) que|(?:sort|sortent|part|partent) avec (?:notre |nos |l'|les |la |le |une? )?(?:ancien|ancienne|mauvais|mauvaise|vieux|vieille)[a-z]*|jamais arrive|pas eu (?:le|la|les) [a-z]+|la moitie des|a la place des?|se deconnectent|partagent le meme|mange (?:le|du) papier|au debut|a encore",
    "d'un autre|d'une autre|d'autres (?:clients|utilisateurs|personnes|comptes)|quelqu'un d'autre|autre que|au hasard|pas credible|pas coherent|pas logique|trop (?:tot|tard|petit|petite|grand|grande|long|longue|serre|gros|grosse)|dans le passe|hors taxe pour|en boucle|sans qu'on|jamais (?:saisi|demande|commande|valide|paye|recu)|revient (?:a chaque|toujours|tout|sans)|recouvre[nt]*|se chevauchent|depasse[nt]*|retarde|avance de|decale[es]* d|(?:ca|ne) <1>faisait pas (?:ca|cela)|a [0-9]+ ?h du matin|y compris pour|meme quand|meme apres|meme en|meme si|(?:partent|part|arrive|arrivent|tombe|tombent|va|vont|mene|menent|renvoie|renvoient|pointe|pointent|redirige|redirigent|ouvre|ouvrent) <4>(?:ancien|ancienne|mauvais|mauvaise|vide|autre|inconnue?|page vide|mauvais endroit|n'importe ou)|ne renvoie (?:rien|pas|que)|(?:facture|debite|preleve|envoye|recu|affiche|compte|commande)[es]* (?:deux|trois|plusieurs|2|3) fois|au lieu d'un|remplace[es]* par des|passe[nt]* (?:de [0-9]+|a 0|a zero)|repasse[nt]* a|divise[es]* par|multiplie[es]* par|chute (?:de|du|des)|montre[nt]* (?:mes|les|des|le) [a-z]+ (?:de|d'|a|perso)|reapparai[a-z]*|propose[nt]* (?:encore|toujours|des)|s'additionnent|se cumulent|inconnu[es]* (?:ont|a|est|dans|sur)|(?:ecrit|repond|parle|sort|sortent|s'affiche|s'affichent|affiche|affichent) (?:en (?:anglais|espagnol|chinois|double|carres?|gros|petit|noir|blanc|desordre|vrac)|hors)",
    '(?:mauvais|mauvaise|mauvaises) (?:prix|page|image|adresse|client|nom|date|total|version|utilisateur|utilisateurs|ordre|compte|taux|montant|langue|lien|produit|destinataire|couleur|fichier|devise|format|stock|email|mail|pdf|heure|quantite|photo|statut|fichiers|resultat|resultats|personne|code|numero|url|agence|tva|logo|traduction|article|articles|donnees|colonne)',
    '(?:est|sont|reste|restent|semble|semblent|parait) <2>(?:faux|fausse|fausses|incorrect|incorrecte|incorrects|incorrectes|errone|erronee|incoherent|incoherents|incoherente|incoherentes|incomplet|incomplets|incomplete|aberrant|negatif|negative|negatifs|differents?|inverses?|inversee|melanges?)',
    'deux fois|2 fois|3 fois|trois fois|en double|en triple|en doublon|doublons?|plusieurs fois de suite|x fois',
    "(?:toujours|encore) (?:l'ancien|l'ancienne|les anciens|les anciennes|les vieux|la vieille|l'ancien|affiche|a zero|en anglais|en attente de|le vieux|en mode)",
    '(?:au lieu|a la place) (?:de|d|du|des)\\b',
    "alors (?:que|qu'|meme|quand)",
    "(?:ne |n'|s')?(?:affiche|renvoie|trouve|montre|compte|calcule|recoit|genere|prend|importe|garde|propose|recupere|donne|remonte)[nt]* (?:que|qu') ?(?:les|la|le|des|une?|[0-9]+)",
    '(?:ne )?(?:tombe|tombent|colle|collent|correspond|correspondent) (?:pas|plus) (?:juste|aux|a|au|avec)',
    '(?:ne )?(?:correspond|correspondent|concorde|concordent|colle|collent|tombe|tombent) (?:pas|plus)',
    '(?:a|sont|est|etait|affiche|affichent|indique|montre|compte|compteur) <2>(?:zero|0|0 euros?|0,00|null|nan|undefined|-1)\\b',
    '(?:ecart|difference|decalage|decale) (?:d|de|entre|sur|inexplique|important|par rapport)',
    'zero resultat|aucun resultat|resultats? (?:bizarres?|faux|incoherents?|vides?)|chiffres? (?:faux|bizarres?|incoherents?)',
    '(?:tout seul|toute seule|toutes seules|tous seuls|sans raison|sans rien faire|aleatoirement|de facon aleatoire|une fois sur (?:deux|trois|2|3|dix)|par moments?|par intermittence)',
    '(?:quand meme|pourtant) (?:debite|facture|envoye|preleve|affiche|recu|facturee|debitee)[es]*',
    "(?:fait|fais) (?:n'importe quoi|nimporte quoi|de la merde|le contraire)|n'importe quoi",
    "(?:se retrouve|atterri|tombe|arrive|renvoye|redirige)[a-z]* <2>(?:sur|chez|dans) <2>(?:d'un autre|autre|mauvais|mauvaise|l'accueil|la page d.accueil|404|compte d'un)",
    "(?:voit|voient|recoit|recoivent|voyons|acceder?|accede|accedent) <4>(?:autres?|des autres|d'un autre|tout le monde|tous les)",
  ],
  nothing_happens: [
    '(?:ca )?veut (?:pas|rien|plus)\\b',
    "(?:plus |toujours |il ne se passe |se passe |absolument )?rien (?:ne|n'|du tout|a faire)\\b<1>",
    "plus (?:rien|aucun|aucune|personne|de reseau|d'internet|de son|de connexion|d acces|d'acces|de mail|de mails|d'image|d'images)\\b",
    "(?:aucun|aucune|personne) <2>(?:ne|n')",
    '(?:ne se passe|se passe) (?:rien|plus rien)',
    "(?:ne |n')?(?:recoit|recois|recevons|recoivent|vois|voit|voyons|trouve|obtiens|capte) (?:plus |absolument )?(?:rien|aucun|aucune)",
    "rien (?:recu|ne marche|ne fonctionne|ne s affiche|ne se|marche|fonctionne|s'affiche|sort|part)",
    '(?:jamais|toujours pas|pas) (?:recu|recus|eu de mail|arrive|arrives|partis?|affiche|envoyes?)',
  ],
  weird: [
    "fait des trucs|n'a pas de sens|sans queue ni tete|rien compris|dingue ce|pas clair ce qui|incoherent|douteux|truc chelou|fantome",
    'bizarre[s]?|bizarrement|etrange[s]?|etrangement|chelou|louche|suspect[es]*|anormal[es]*|cloche[nt]*|curieux|surprenant|incomprehensible|inexplique|delirant|pas net|pas normal',
  ],
  security: [
    '(?:comptes?|admins?|utilisateurs?|fichiers?|connexions?) <1>(?:inconnu|suspect|louche|bizarre|etrange|malveillant)[es]*|antivirus|donnees (?:medicales|bancaires|personnelles|clients)|salaires? de (?:tout|tous|mes)|voi[a-z]* les (?:salaires|donnees|dossiers|commandes|factures) d',
    'pirat(?:e|es|er|ee|age)|hack(?:e|ed|es|er|ee|ing)?|faille[s]?|virus|malware|ransomware|phishing|hameconnage|intrusion|vulnerabilite[s]?|injection|fuite de donnees|donnees personnelles|usurp[a-z]*|compromis[es]*|ddos|attaque[s]?|spam(?:me|mer|mes|meurs)|rgpd|cnil',
  ],
  since: [
    "depuis (?:ce matin|hier|avant hier|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|le|la|les|l'|que|qu'|ce|cette|une|un|deux|trois|quelques|plusieurs|[0-9]+|midi|tout a l'heure|hier soir|votre|notre|mon|ma|cet|cinq|dix|vingt|tout|peu|longtemps|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)",
    "(?:apres|suite a|suite au|a la suite|juste apres|lors d|lors de) (?:la|le|l'|une|un|ma|mon|mise|cette|ce|chaque|votre)?",
    '(?:ca|cela) fait (?:[0-9]+|deux|trois|une|plusieurs|dix) (?:h|heures?|jours?|semaines?|minutes?|min)\\b',
    '(?:marchait|fonctionnait|tournait|allait|passait) (?:tres bien |bien |nickel |encore )?(?:hier|avant|ce matin|la semaine|jusqu|depuis|vendredi|lundi|parfaitement)',
    'du jour au lendemain|tout a coup|d.un coup|subitement|brutalement|soudain(?:ement)?',
  ],
  when_doing: [
    "(?:quand|lorsque|lorsqu'|des que|des qu'|a chaque fois|chaque fois|si) (?:que |qu')?(?:je|on|j'|il|elle|un|une|les|le|la|nous|tu|vous|l'|ils|elles|mes|nos)\\b",
    'en (?:cliquant|essayant|voulant|passant|validant|ouvrant|ajoutant|arrivant|lancant|faisant|tapant|allant|appuyant|remplissant|changeant|naviguant|exportant|imprimant|scrollant|selectionnant)',
    "(?:au moment|a l'etape|lors|au clic|apres avoir|apres le|apres la|au bout|a l'ouverture|au demarrage|a la validation|a la connexion|a l'envoi) ?(?:de|d'|du|des)?",
  ],
  again_still: [
    '(?:troisieme|deuxieme|quatrieme|enieme|dixieme|[2-9]e|[2-9]eme) fois|penible|a encore (?:saute|plante|lache|echoue|casse)|mais non$|pas regle|tourne en rond',
    'ca refait|refait (?:la meme|le meme|des|pareil|comme)|rebug|replante|recommence|rechute|revoila|encore et encore|tous les (?:jours|matins|soirs)|toutes les [0-9a-z]+ (?:minutes?|heures?|secondes?|min)|une fois sur [a-z0-9]+|par moments?|de temps en temps|pareil|idem',
    'encore (?:et toujours)?|toujours (?!(?:bien|la meme config|aussi|dispo))|a nouveau|de nouveau|rebelote|tout le temps|sans arret|sans cesse|en permanence|regulierement|une fois de plus|re ?bug[a-z]*|re ?plant[a-z]*|persiste|ca recommence|ca continue|re down|pour la [0-9a-z]+ fois',
  ],
  where_device: [
    "(?:sur|avec|sous|depuis|dans) (?:mon |ma |l'|le |un |les |mes |leur |son |google )?(?:mobile|mobiles|smartphone|iphone|ipad|android|tablette|telephone|tel|safari|chrome|firefox|edge|explorer|ie11|windows|mac|macos|linux|desktop|ordi|ordinateur|pc|navigateur|outlook|gmail|samsung|portable|ios|opera|thunderbird)",
  ],
  own_machine: [
    '(?:mon|ma|mes|notre|nos|leur|leurs|son|sa) (?:nouveau |nouvelle |vieux |vieil |petit )?(?:pc|ordi|ordinateur|ecran|compte|imprimante|site|mail|mails|messagerie|boite|application|appli|serveur|portable|telephone|machine|poste|clavier|souris|casque|mot de passe|session|commande|commandes|panier|formulaire|page|espace|base|carte|disque|wifi|connexion|box|boutique|instance|environnement|profil|fichier|fichiers|dossier|agenda|calendrier|laptop|mac|outlook|excel|vpn|micro|webcam|camera|cle|install|installation|bureau|logiciel|plugin|theme|image|build|pipeline|script|requete|api|domaine|acces|dashboard|tableau de bord)s?',
    'chez (?:moi|nous|lui|elle|eux|le client|un client|la cliente|plusieurs clients)|de mon cote|de notre cote',
  ],
  request_frame: [
    '(?:tu|vous) (?:saurais|sauriez|pourrais|pourriez) me|(?:sortir|extraire|fournir) (?:la|une|les) (?:liste|donnees|stats|export)|on peut (?:le|la|les) (?:remettre|recuperer|restaurer)|^(?:ouvrez|ouvre|ajoutez|installez|configurez|creez|basculez|migrez|activez|desactivez|supprimez|bloquez|debloquez|mettez|prevoyez|restaurez|renouvelez|redirigez|remettez|branchez) ',
    "^[a-z]{3,12}(?:e|ez|s|ets|ais) (?:moi|nous) (?:ce|cette|ces|le|la|un|une|les|des|l'|juste|vite|ca|au|sur)",
    "(?:tu|vous) (?:nous|me|lui|leur|peux nous|pouvez nous) <1>(?:mettre|monter|faire|ajouter|creer|ouvrir|donner|installer|prevoir|preparer|debloquer|rajouter|configurer)|(?:auriez|aurais|avez|as) (?:vous|tu) (?:moyen|de quoi|une solution|quelqu'un)|on peut (?:faire|ajouter|mettre|avoir|changer|rajouter|esperer)|(?:jouable|faisable|envisageable|possible) (?:de|d'|que|\\?)?",
    "(?:peux|peut|pourrais|pourrait|pouvez|pourriez|pourra|pourras|pourrez|sais|saurais|sauriez|veux|voudrais|voulez|voudriez) (?:tu|vous|on|t'|nous|quelqu'un)\\b",
    "(?:tu|vous|quelqu'un|qqn|on|nous|t'|l'equipe|il) <1>(?:peux|peut|pourrais|pourrait|pouvez|pourriez|pourra|pourrez|pourras|pe|voudrais|veut|veux|pouvons|pourrions|saurait|arrives a)\\b(?! (?:pas|plus|rien))",
    "(?:est ce que|est ce qu'|s'il serait|serait il|est il|serait ce|c'est|ce serait|ca serait|serait|y a t'il|y aurait t'il|y a|y aurait) <2>(?:possible|moyen|envisageable|faisable|jouable|une possibilite|une solution|moyen|quelqu'un|une facon|une maniere)",
    "(?:possible|moyen|possibilite) (?:de|d'|que|qu')",
    "(?:tu|vous) (?:t'en|vous en) (?:charges?|occupes?|chargez|occupez)|(?:t'en|vous en|s'en) (?:charger|occuper)",
    '(?:je te|je vous|te|vous) (?:demande|laisse|prie|confie|remercie de|sollicite|charge|saurais gre)',
    "(?:ca|cela) (?:te|vous) (?:ennuie|derange|embete)(?:rait)? (?:de|d'|pas)|(?:auriez|aurais|avez|as) (?:vous|tu) (?:le temps|moyen|la possibilite|un moment|la gentillesse)",
    '(?:qui|quelqu.un) (?:peut|pourrait|saurait|sait|veut|veux bien|s.y connait|est dispo pour|aurait le temps)',
    'vous serait il|te serait il|si (?:tu|vous) (?:peux|pouvez|pouviez|pouvais|pourriez|veux)|(?:tu|vous) (?:me|nous|peux|pourrais) (?:fais|faites|mets|mettez|crees|creez|ajoutes|ajoutez|ouvres|installes|montes|prepares|refais|sors)\\b',
  ],
  need_frame: [
    "(?:mon|ma|mes|nos|les|le|la|l') [a-z]+ (?:aimerai[a-z]*|voudrai[a-z]*|souhaite[a-z]*|veut|veulent|demande|demandent|doit pouvoir|puisse|puissent)|^(?:aussi )?(?:prevoir|ajouter|rajouter|creer|modifier|supprimer|mettre|installer|configurer|brancher|migrer|traduire|refaire|revoir|optimiser|remplacer|deplacer|activer|desactiver|rendre|changer|renommer|dupliquer|corriger|reprendre|connecter|passer|monter|generer|exporter|importer)\\b|faites? en sorte|manque|il manque|pas encore de",
    "(?:j'ai|on a|nous avons|j'aurais|on aurait|nous aurions|j'aurai|ils ont|elle a|client a|aurions|aurait|avons|avait|ont|a|as|aurons|aurais|aurai) (?:bien |vraiment |urgemment |toujours |aussi |encore )?besoin",
    '^(?:urgent |gros |grand )?besoin (?:de|d)\\b|^besoin',
    "(?:il )?(?:me |nous |leur |lui |vous )?(?:faut|faudrait|faudra|fodrait|fo|fodra)(?: (?:que|qu'|absolument|vraiment|aussi|imperativement|juste|bien|encore))?\\b",
    "(?:j'|on |nous |je |ils? |elles? |clients? |cliente |equipe |direction |boss |chef |patron |commerciaux |compta |marketing |rh )(?:aimer(?:ait|ais|ions|aient)|voudr(?:ait|ais|ions|aient)|souhait(?:e|ent|ons|erait|erais|erions|eraient)|veu(?:t|x|lent)|voulons|desir(?:e|ons|erait|ent)|demande(?:nt)?|reclame(?:nt)?|envisage(?:ons)?|prefererait|exige(?:nt)?|attend(?:ent)?|chercher(?:ais|ait)|cherche(?:nt|ons)?|compte(?:nt)? sur|aurait voulu|aimerions|voudrions)",
    "(?:ce serait|ca serait|serait|ca pourrait etre) (?:bien|cool|top|super|genial|utile|pratique|ideal|sympa|mieux|pas mal|chouette|chouette) (?:de|d'|que|qu'|si)",
    '(?:a|reste a|y a|il y a|il reste) (?:faire|prevoir|ajouter|creer|modifier|mettre|corriger|revoir|regler|deployer|changer|installer|configurer|resoudre|traiter|migrer|supprimer)\\b',
    "(?:l'idee|le but|l'objectif|le besoin|le souhait) (?:est|serait|c'est|ce serait)",
    "(?:doit|doivent|devra|devrait|devraient|devrons) (?:etre|pouvoir|aussi|permettre|apparaitre|pouvoir|contenir|s'afficher)",
    'demande (?:de|d|du client)\\b|nouvelle demande|demande d.evolution|evolution :',
    'manque (?:un|une) (?:champ|bouton|filtre|colonne|page|option|lien|rubrique|menu|fonction|fonctionnalite|export|etape)',
    '(?:comme convenu|comme prevu|suite a notre) <4>(?:faut|faudrait|merci|pourriez|pouvez|peux)',
    'pourquoi (?:pas|ne pas) (?:ajouter|mettre|faire|prevoir)',
  ],
  polite_please: [
    "s'il (?:te|vous) plai[a-z]*|stp|svp|steuplait|siouplait",
    "merci (?:de|d') ?(?!(?:ton|votre|ta|vos|tes|rien|l'info|m'avoir|avoir|nous avoir|t'etre|vous etre|ce|cette|la part|tout|bien avoir|l'aide|la reponse|conseil|tant|prevenir|rien))[a-z]+",
    "merci (?:par avance|d'avance|d'av|beaucoup d'avance)|prieres? de|veuillez|je vous prie|d'avance merci",
    'merci (?:de|d) (?:bien )?(?:vouloir|faire|mettre|me|nous|regarder|corriger|ajouter|creer|voir|verifier|prevoir|proceder|rectifier|modifier|supprimer|traiter|resoudre|remettre|debloquer|activer)',
  ],
  work_verb: [
    '(?:re|de|des|pre)?(?:configur|install|migr|integr|parametr|synchronis|automatis|optimis|activ|connect|branch|initialis|reinitialis|deploy|develop+|cod|programm|heberg|securis|import|export|restaur|clon|dupliqu|purg|archiv|nettoy|provisionn|bloqu|debloqu|autoris|rout|redirig|index|referenc|tagg|tag|taggu|implement|debug+|debugu|refactor|conteneuris|dockeris|upgrad|updat|backup|rollback|patch|monitor|maquett|design|redesign|traqu|track|whitelist|crypt|chiffr|formul|transfer|relanc|redemarr|reboot|reset|virtualis|partitionn|repar|depann|renouvel|remplac|enregistr|interconnect|interfac|dimensionn|augment|adapt|personnalis|industrialis|structur|traduir|intern|audit|analys|investigu|diagnostiqu|diagnostiqu|mutualis|raccord|branch|dedoublonn|anonymis|geolocalis|harmonis|simplifi|moderni[sz]|ameli?or|accelere?r?|rendr|trait)(?:er|ez|e|es|ons|ent|ee|ees|r|re|aient|ait|ions|iez|asse)\\b',
    'ajout(?:er|ez|e|es|ons|ent|ee)|rajout(?:er|ez|e|es)|cre(?:er|ez|e|es|ons|ent|es)|recre(?:er|ez|e)|supprim(?:er|ez|e|es)|retir(?:er|ez|e)|enlev(?:er|ez|e)|modifi(?:er|ez|e|es)|refaire|refais|refaites|revoir|repens(?:er|ez)|reprendre|transform(?:er|ez)|convert(?:ir|issez)|remani(?:er)|refond(?:re)?|deplac(?:er|ez|e)|bascul(?:er|ez)|mont(?:er|ez) (?:un|une|le|la|en|de|de version)|hausser',
    '(?:mettre|mets|met|mettez|mise|mettra|remettre|remets|remettez) (?:en place|a jour|a niveau|en conformite|en production|en ligne le|en oeuvre|un|une|des|le|la|les|du|de|aux|au propre|aux normes|en avant|en cache)\\b',
    'mise (?:en place|a jour|a niveau|en conformite|en oeuvre)',
    "(?:faire|fais|faites|ferait|fait|realiser|realise|produire|concevoir|elaborer|prevoir|preparer|construire|batir|generer|fournir) (?:moi |nous |me |lui )?(?:un|une|des|la|le|l'|du|en sorte|evoluer|migrer|apparaitre|remonter|communiquer|pointer|le menage|tourner|un devis)\\b",
    '(?:donner|donne|donnez|avoir|obtenir|ouvrir|ouvre|ouvrez|accorder|attribuer|creer|rendre|restituer|retablir|revoquer|couper|fermer|reactiver|fournir) <3>(?:acces|droits?|compte|comptes|port|ports|licences?|permissions?|role|habilitations?|boite|vpn|admin|login)',
    "(?:trouver|comprendre|chercher|savoir|identifier|voir|regarder|expliquer|corriger|regler|resoudre|fixer|reparer) <2>(?:pourquoi|d'ou|bug|probleme|souci|cause|origine|comment regler|ce qui|ce qu'il|erreur|anomalie|conflit|fuite|lenteur|affichage|calcul|module|plugin|template|script|requete|responsive|css|mise en page)",
    "corrig(?:er|ez|e) (?:le|la|les|ce|cette|l'|un|des) ?(?:bug|calcul|affichage|module|probleme|souci|panier|formulaire|responsive|script|plugin|faille|css|tva|export|import|lenteur|requete|redirection|api)s?",
    '(?:passer|migrer|monter|upgrader|basculer|passe|passez) <5>(?:a|en|vers|sur|de) (?:php|la version|version|https|drupal|wordpress|symfony|node|angular|react|vue|v[0-9]|mysql|postgres|postgresql|la v|une version|un nouveau|nouveau|ssl|cloudflare|aws|ovh|[0-9.]+|le cloud|python|ubuntu|debian|gros|dedie|prod|multilingue|responsive)',
    "(?:puisse|puissent|puissions|soit|soient|s'affiche|s'affichent|apparaisse|apparaissent|recoive|recoivent|ait|aient|permette|permettre|afficher|permettrait|permettant)",
    '(?:change|changer|changez) <3>(?:police|theme|template|design|charte|couleurs?|mise en page|hebergeur|serveur|structure|logique|fonctionnement|moteur|prestataire|mot de passe|dns|menu|bandeau|carrousel|slider|footer|header|banniere|formulaire|images?|photos?|adresse|regles?|config|domaine|ordre|disposition)',
    '(?:decouper|integrer|maquetter|decliner|traduire|rediger|tester|recetter|documenter|former|presenter|chiffrer|estimer) <2>(?:maquette|site|page|pages|module|appli|application|boutique|template|newsletter|fonctionnalite|contenus?|interface)',
    'intervenir|intervention|depanner|prendre la main|se pencher|jeter un oeil au code|teamviewer|teamviver|anydesk|prise en main',
  ],
  work_noun: [
    "(?:compteur|compteurs|brouillon|brouillons|bandeau|pagination|planning|plannings|qr code|sms|standard|telephonie|webcam|casque|clavier|souris|onduleur|badge|badges|visio|box|fibre|borne|caisse|caisses|billetterie|billet|billets|abonnement|abonnements|remise|remises|promo|code promo|avis|annuaire|fiche produit|tva|livraison|livraisons|frais de port|stock|inventaire|moteur|robot|robots|indexation|trafic|widget|connecteur|webhook|requete|requetes|worker|conteneur|jetons|token|tokens|certif|antivirus|licences|profil|profils|identifiant|identifiants|session|sessions|onglet|onglets|icone|icones|video|videos|pop in|pdfs|qualite|relance|relances|rappel sms|courriel|courriels|numero de suivi|suivi colis|colis|formulaires|inscriptions|prix|tarifs|total|totaux|montant|montants|date de livraison|horaires d'ouverture|traduction|traductions|langue|langues|recherche|tri|menu deroulant|liste|listes|carte|cartes|plan du site|geolocalisation|application mobile|version mobile|logo|polices?|mise en page|affichage|mot cle|mots cles|google|facebook|instagram|linkedin|tableau|tableaux|macro|macros|excel|word|outlook|teams|sharepoint|onedrive|drive|agenda|calendrier|bdd|entrepot|sage|cegid|odoo|salesforce|zendesk|pipeline|build|branche|depot|preprod|prod)",
    '(?:smtp|imap|pop3|dns|spf|dkim|dmarc|ssl|tls|https|vpn|ssh|ftp|sftp|api|apis|rest|webhook|webhooks|oauth|sso|ldap|ad|2fa|mfa|cdn|cron|crons|crontab|docker|kubernetes|k8s|nginx|apache|apache2|php|mysql|mariadb|postgres|postgresql|mongodb|redis|sql|elasticsearch|node|nodejs|python|java|symfony|laravel|react|angular|vue|wordpress|woocommerce|prestashop|magento|drupal|joomla|shopify|elementor|typo3|git|gitlab|github|jenkins|ci|pipeline|pipelines|vm|vms|nas|raid|firewall|pare feu|proxy|reverse proxy|htaccess|virtualhost|vhost|port|ports|ip|cname|mx|sous domaine|nom de domaine|domaine|domaines|certificat|certificats)',
    '(?:serveur|serveurs|base|bases|bdd|base de donnees|table|tables|compte|comptes|utilisateur|utilisateurs|acces|droit|droits|permission|permissions|licence|licences|mot de passe|mots de passe|login|identifiants|boite mail|boite|alias|messagerie|imprimante|imprimantes|scanner|pc|ordinateur|ordinateurs|poste|postes|ecran|ecrans|telephone|wifi|reseau|switch|routeur|box|disque|stockage|cloud|hebergement|hebergeur|environnement|environnements|staging|preprod|instance|sauvegarde|sauvegardes|backup|backups|cache|logs)',
    '(?:site|sites|page|pages|formulaire|formulaires|champ|champs|bouton|boutons|menu|menus|module|modules|plugin|plugins|extension|extensions|theme|template|templates|newsletter|newsletters|landing|landing page|blog|boutique|catalogue|panier|paiement|paiements|checkout|tunnel|commande|commandes|produit|produits|stock|stocks|facture|factures|devis|fiche|fiches|filtre|filtres|recherche|moteur de recherche|carte|slider|carrousel|popup|pop up|bandeau|banniere|footer|header|espace client|espace|extranet|intranet|portail|back office|backoffice|admin|dashboard|tableau de bord|appli|application|applis|app|logiciel|erp|crm|hubspot|salesforce|sap|stripe|paypal|mailchimp|brevo|sendinblue|zapier|google analytics|analytics|gtm|tag manager|tags|matomo|pixel|seo|sitemap|robots.txt|redirection|redirections|url|urls|script|scripts|import|export|imports|exports|csv|excel|pdf|xml|flux|rapport|rapports|reporting|statistiques|stats|notifications?|notification|automatisation|workflow|chatbot|widget|fonctionnalite|fonctionnalites|fonction|interface|maquette|version anglaise|traduction|version mobile|calendrier de reservation|reservation|reservations|inscription|inscriptions|double authentification|authentification|connexion|connecteur|passerelle|logo|charte|rgpd|cookies|cookie|consentement|recaptcha|captcha|mails|emails|mail|email|donnees|fichier|fichiers|dossier|droits|signature|signatures)',
  ],
  action_noun: [
    "^(?:demande de |besoin de |besoin d')?(?:creation|ajout|refonte|migration|installation|configuration|parametrage|optimisation|suppression|integration|mise en place|mise a jour|mise en conformite|restauration|reinitialisation|deblocage|ouverture|activation|changement|remplacement|modification|traduction|reprise|developpement|connexion|audit|achat|renouvellement|deplacement|export|import|acces) (?!(?:a ete|est|ok|terminee|faite|finie|reussie|impossible|refuse))[a-z0-9']+",
    "(?:creation|ajout|modification|suppression|installation|configuration|config|parametrage|migration|integration|developpement|optimisation|restauration|sauvegarde|mise a jour|mise en place|mise en conformite|mise aux normes|refonte|reinitialisation|activation|desactivation|connexion|export|import|synchronisation|transfert|renouvellement|deploiement|ouverture|deblocage|deplacement|remplacement|automatisation|redirection|traduction|changement|amelioration|evolution|resolution|correction|reparation|purge|nettoyage|archivage|audit|raccordement|achat|commande|remise en etat|reprise|bascule|passage)s? (?:d'|de|du|des|a|au|sur|en|pour|vers|compte|smtp|dns|ssl|api|serveur|formulaire|csv|php|wordpress|google|mot|page|module|plugin|site|vpn|acces|base)\\b",
  ],
  look_at: [
    "(?:regarde|regardes|regarder|regardiez|voir|verifier|checker|jeter|venir voir|passer voir|zieuter) <2>(?:un truc|ensemble pourquoi|pourquoi|ce qui|ce qu|d'ou|si y a un souci|mon|ma|mes|le serveur|la boutique|un souci|ca|cela|quand tu peux)|(?:venir|viens|passer|passe) (?:voir|jeter|me voir|verifier)|regarder? un souci",
    "(?:checker?|check|chek|regard(?:er|ez|es|e)|voir|verifi(?:er|ez|es|e)|jeter (?:un|1) (?:oeil|coup d'oeil|regard|oeuil)|zieuter|mater|tester?|passer voir|y jeter|analyser|controler|inspecter|venir voir|se pencher) <3>(?:un truc|qqch|quelque chose|ca|cela|ce truc|le site|la prod|mon|ma|le serveur|l'appli|la page|le probleme|le souci|ce qui|pourquoi|ce que|d'ou|spf|la base|les logs|le back|l'extranet|l'intranet|le bug|vite|rapidement|au plus vite|stp|svp|les mails|le module|le formulaire|mes|sur le|dans|a distance|une page|la config|les stats)",
    "(?:un|1|ton) (?:coup d'oeil|oeil|oeuil|petit coup d'oeil) (?:a|au|sur|dessus|la dessus|rapide)?|^(?:tu peux|peux tu|vous pouvez|pouvez vous) (?:checker|regarder|voir|jeter|verifier|venir)\\b",
    "(?:t'as|tu as|vous avez|as tu|avez vous|aurais tu|auriez vous) (?:5|cinq|deux|2|10|une|un) (?:min|minutes?|mn|sec|secondes?|moment|instant|petit moment)",
    "un truc a (?:te|vous) (?:montrer|demander|faire)|(?:une|petite) chose a (?:regarder|voir)|j'ai un truc",
    "(?:tu peux|peux tu|pouvez vous|quelqu'un peut|tu pourrais) (?:voir|regarder|checker|verifier) ?(?:stp|svp|s.il te plait|\\?|ca|merci)?$",
  ],
  help_call: [
    "quelqu'un au (?:support|bout)|y a quelqu'un|personne ne (?:decroche|repond|me repond)|hotline",
    "quelqu'un (?:de|du|des|pour|dispo|disponible|dans|qui s'y|peut)|qqn|prendre la main|(?:peux|peut|pouvez|pourrais|pourriez|qui) <3>(?:depanner|aider|sauver|guider|debloquer|assister|accompagner)|un (?:petit |gros )?coup de (?:main|pouce|pied)|je m'en sors (?:pas|plus)|je galere|on galere(?! )|(?:j'|je |on )(?:ai|a|aurai|aurais|aurait) <2>besoin (?:d'un coup|d'aide|de quelqu'un|que tu|que vous|d'un technicien|d'une intervention|d'assistance)",
    "^aide\\b|(?:a l'|besoin d'|d'|de l'|peu |un peu d'|demande d'|chercher? d'|appel a l')aide\\b|(?:m'|nous |t'|l'|vous |lui )aider (?:a|sur|avec|svp|stp|pour|par|la|s)?|aidez (?:moi|nous)|aide (?:moi|nous|svp|stp)|help|sos|au secours|mayday|a l'aide|coup de (?:main|pouce|pied|patte)|depannage|depanner|me (?:guider|sauver|debloquer|depanner)|svp aide",
    "(?:quelqu'un|quelqun|qqun|qui) (?:peut|peu|pourrait|pour) (?:m'|nous |me )?aider",
    "(?:quelqu'un|un dev|un admin|un technicien|un tech) (?:est la|de dispo|dispo|disponible|peut passer|peut venir) ?(?:pour|\\?)?",
    "(?:y a|il y a|ya) (?:quelqu'un|un dev|un admin) (?:de|du|au|qui|pour)",
  ],
  how_to: [
    'comment (?:faire|on fait|je fais|fait on|puis je|est ce que je|je peux|proceder|resoudre|regler|reparer|corriger|installer|configurer|supprimer|mettre|on peut|peut on|activer|desactiver|savoir|acceder|se connecter|modifier|ajouter|changer|recuperer)',
  ],
  stuck_question: [
    "comment (?:ca se fait|se fait il|est ce possible|expliquer)|d'ou (?:ca|vient|viennent|sort|sortent|cela)|c'est quoi (?:ce|cette|ces|encore)|pourquoi (?:les|nos|on|ce|ces|l'|un|une|tout|plus|j'|mes|leur)|(?:est ce que c'est|c'est|c') (?:normal|voulu|fait expres) (?:que|qu'|ca|de|\\?)|juste moi|(?:que|qu'est ce que) (?:ca veut dire|signifie)|c'est grave|je (?:ne )?(?:comprends|capte|pige|vois) (?:pas|plus|rien)(?! (?:le rapport|l'interet|le probleme))|par ou commencer|vers qui|a qui (?:m'adresser|je dois)",
    "(?:une|des|d'autres|quelqu'un a une|t'as une|vous avez une|aucune|d') ?idees?(?: svp| stp)?\\b|que (?:faire|dois je faire|puis je faire|se passe|se passe t'il)|quoi faire|(?:ca|cela|ceci) (?:te|vous) (?:parle|dit|inspire|rappelle)|c'est (?:normal|grave) ?\\?|(?:est ce )?normal(?: que| ou| \\?|\\?)|(?:d'ou|a quoi) (?:ca|cela) (?:vient|peut venir|est du|pourrait)|(?:d'ou vient|qu'est ce que c'est|qu'est ce qui se passe|qu'est ce qu'il se passe|il se passe quoi|que se passe|pourquoi (?:ca|mon|ma|mes|le|la|les|j'ai|je|il|l'|c'est|cette|ce|elle|tout))",
    "(?:y a|y aurait|existe|existerait) (?:t'il |il )?(?:une|un) (?:solution|facon|moyen|maniere|astuce)|solution\\?|comment (?:resoudre|regler|reparer|debloquer|recuperer)|(?:suis|est|sommes) (?:le seul|la seule|seul|les seuls)|(?:vous avez|t'as|vous|toi) (?:aussi|le meme|la meme)",
    "(?:je|on) (?:comprends?|capte|pige) (?:pas|plus|rien|toujours pas)|(?:ca|cela) (?:me|nous) (?:rend|soule|saoule|gave|gonfle|enerve|bloque)|ras le bol|j'en ai marre|c'est relou|c'est quoi (?:ce|cette|le delire|le probleme|le souci|l'arnaque)|(?:quoi|c'est) <1>ce (?:bordel|delire|cirque|merdier|bazar|truc)",
  ],
  favour: [
    '(?:envoy|renvoy|transfer|transmett|partag|pass|repass|donn|redonn|communiqu|mett|rappel|forward|filer?|balanc|prevenir|invit|ajout)(?:er|ez|es|e|re|s)? <3>(?:lien|url du|numero|mail|adresse|doc|document|fichier|visio|invit|invitation|pdf|devis|facture|contact|presentation|slides|compte rendu|cr|photo|photos|capture|captures|rib|contrat|infos?|info|tel|telephone|brief|planning|maquette|maquettes|copie|code wifi|coordonnees|logo|visuel|excel|tableau|notes)',
    "(?:me|m'|nous|te|lui|leur) (?:l'|le |la |les )?(?:envoyer|renvoyer|transferer|partager|repasser|passer|filer|rappeler|appeler|transmettre|prevenir|tenir|redonner|donner)\\b",
    "(?:quelqu'un|qui|tu|t'|vous) (?:as|a|aurait|avez|auriez) (?:le|la|un|une|les|l'|des) ?<1>(?:numero|lien|adresse|contact|chargeur|cable|stylo|doc|modele|adaptateur|template|copie|clef|cle|badge|mail|code|parapluie|exemple|dernier|derniere)",
    '(?:relire|relis|relisez|relecture|avis|ton avis|votre avis|feedback|retour|retours)\\b',
    'en copie|mettre en cc|imprimer (?:le|la|un|deux|une) (?:doc|plan|affiche|feuille|contrat)',
  ],
  tell_me: [
    "(?:me|nous|m'|te|vous) (?:dire|confirmer|confirmez|dis|dites|redire|preciser|indiquer|confirmes|rappeler)(?: (?:si|s'|que|qu'|quand|ou|quel|quelle|combien|a partir))?|(?:dis|dites|confirme|confirmez) (?:moi|nous)|tu confirmes|vous confirmez|tu sais si|vous savez si|savoir si|sais tu si|savez vous si|on sait si|quelqu'un sait (?:si|ou|quand)|juste (?:pour )?(?:savoir|verifier|confirmer)|(?:petite |simple |rapide )?question(?: rapide| bete| con| idiote)?\\b",
    "verifi(?:er|es|ez) (?:que|si|qu'|s')|(?:peux|pouvez) (?:tu|vous) (?:verifier|confirmer|me dire|regarder) (?:que|si|qu'|s')",
  ],
  client_relay: [
    "(?:mme|m|mr|monsieur|madame|mlle|docteur|dr) [a-z]+ <2>(?:est|dit|m'a|me|n'arrive|ne|attend|demande|appelle|se|veut|a)\\b|(?:un|une|des) (?:client|cliente|clients|abonne|visiteur|usager|usagers|patient|patients|adherent|adherents|eleve|parent|parents|lecteur|locataire|fournisseur)[es]*|quelqu'un (?:m'a|nous a|me|m'|vient de|se) ?(?:dit|signale|ecrit|plaint|appelle)?|on (?:m'a|nous a|vient de m') ?(?:dit|signale|rapporte|appele|remonte)|mon (?:client|assistante|stagiaire|collegue|directeur|chef|boss|patron)|ma (?:cliente|collegue|responsable|directrice|stagiaire)|nos (?:clients|partenaires|usagers|adherents|lecteurs|patients|commerciaux|abonnes|agences|magasins|locataires|utilisateurs)",
    "(?:le |la |les |un |une |des |mon |ma |notre |nos |plusieurs |certains |l'|deux |trois )?(?:client|clients|cliente|clientes|utilisateur|utilisateurs|utilisatrice|user|users|patron|boss|chef|chefs|direction|directrice|directeur|dg|pdg|compta|comptable|commercial|commerciaux|marketing|equipe|collegue|collegues|prestataire|partenaire|partenaires|internaute|internautes|abonnes?|adherents?|acheteurs?|rh|magasin|boutiques?|agence de [a-z]+|secretaire|secretariat|president|salaries|employes|visiteurs|fournisseurs?|mairie|ecole|parents|eleves|stagiaire) <2>(?:dit|disent|nous dit|me dit|signale|signalent|remonte|remontent|rapporte|rapportent|se plai[a-z]*|plaint|plaignent|rale|ralent|gueule|gueulent|hurle|hurlent|appelle|appellent|rappelle|relance|relancent|ecrit|trouve|trouvent|voit|voient|peut|peuvent|n'arrive|n'arrivent|arrive|arrivent|recoit|recoivent|n'est|sont|est|m'appelle|m'a|nous a|a|ont|veut|veulent|demande|demandent|souhaite|voudrait|me demande|attend|attendent|s'impatiente|s'impatientent|menace|panique|paniquent|insiste)",
    "(?:d'apres|selon|chez|cote) (?:le |la |les |l'|un |nos )?(?:client|clients|cliente|utilisateurs?|compta|commerciaux|equipe)|retour (?:du )?client|(?:je|j'ai) <2>(?:client|cliente) (?:au tel|au telephone|en ligne|sur le dos|qui)|le standard|(?:on|ils) (?:me|nous) (?:signale|signalent|remonte|remontent|dit que|disent que)",
    "(?:on|ils) (?:m'|me |nous |nous a |m'a )(?:signale|remonte|dit|informe|alerte|averti)[a-z]*",
  ],
  displeasure: [
    "mecontentement|en (?:ont|ai|a) marre|ras le bol|perd confiance|se moque|n'est pas ravi|tres remonte[es]*|remonte[es]* contre|grogne[nt]*|s'agace[nt]*|attend (?:qu'on|toujours|une reponse|des explications)|attend(?:ent)? (?:qu'on|toujours)|insatisfait[es]*|deçu|decu[es]*|outre[es]*|excede[es]*|bougonne[nt]*|proteste[nt]*|lettre recommandee|avocat",
    "se plai(?:nt|gnent|ns|ndre)|plaint[es]*|plaignent|ral(?:e|ent|er)|raleur|gueul(?:e|ent|ante)|hurl(?:e|ent)|furieux|furieuse|furax|furibard|en colere|enerve[es]*|agace[es]*|mecontent[es]*|(?:pas|plus|moyennement|peu) (?:content|contente|contents|contentes|satisfait|satisfaite|satisfaits|heureux|ravi|du tout content)|pas (?:tres |trop |du tout )(?:content|satisfait|heureux)[es]*|impatien[a-z]*|s'arrache|fulmine|inadmissible|inacceptable|scandaleux|scandale|honteux|reclamation[s]?|menace de (?:partir|resilier|quitter)|me harcele[nt]*|sur le dos|pete un cable|petent un cable|hallucin[a-z]*|n'en peut plus|a bout|perd patience|se demande[nt]* (?:quoi|ce|si|quand)",
  ],
  urgency: [
    "depech(?:ez|e|es)|c'est la panique|panique|presser?|au plus tot|d'ici (?:ce soir|demain|midi|la fin|une heure)|important pour nous|(?:j'ai|on a) promis|ca peut pas attendre|priorite|alerte|rouge|sos|le plus rapidement|hyper presse|rapidos|fissa|illico|hier soir dernier delai|absolument (?:ce soir|aujourd'hui|demain)|avant (?:ce soir|18h|midi|demain|lundi|le salon|l'ouverture)",
    "urgent[es]*|urgence[s]?|urgemment|asap|au plus vite|le plus vite possible|des que possible|tout de suite|immediatement|immediat|dans l'heure|rapidement|vite|presse[es]*(?! papiers?)|prioritaire|priorite (?:1|absolue|maximum|haute|une)|critique[s]?|p1|bloquant[es]*|alerte|au secours|sos|mayday|imperativement|sans attendre|en urgence|hyper important|super important|c'est important|avant (?:ce soir|midi|demain|la fin)|pour (?:hier|ce soir|demain matin)|§alarm|sans delai|ca brule|(?:c'est|la) (?:la )?(?:cata|catastrophe|panique|merde|cata)",
  ],
  false_urgency: [
    "(?:va|vont|allait|risque de|risquent de) (?:tres |vraiment )?mal (?:le )?(?:prendre|reagir)|(?:j'ai|on a|je l'ai|je lui ai|nous avons|on leur a) (?:deja )?(?:promis|donne ma parole)|(?:tres |vraiment |super |hyper )?important pour (?:nous|moi|eux|le client|notre image|l'equipe|la direction)|(?:ne |n')?(?:fait|font) (?:vraiment |franchement )?(?:pas|peu|pas tres|tres peu) (?:pro|professionnel|serieux)|on passe pour (?:des|de)|la honte devant|quelle image",
  ],
  loss: [
    "perd (?:environ|pres de|[0-9]+)|(?:on|nous) (?:perd|perdons) <2>(?:[0-9]+|clients?|contrat|temps|argent|ventes|commandes|paniers|marche)|devant (?:la|le|les) [a-z]+ ferme[es]*|[0-9]+ personnes|le live|en direct|avant l'ouverture|en pleine?s? (?:soldes|journee|campagne|production|saison|cloture|paie)|personne (?:ne )?(?:peut|arrive|a acces)",
    "on perd|perd(?:ons|ent)? (?:des|de|du|nos|tout|[0-9]+)|perte[s]? (?:de|seche|estimee|d)|manque a gagner|chiffre d'affaires|plus (?:aucune |une seule |de )?(?:ventes?|commandes?)|tous (?:les|nos) (?:clients|utilisateurs|users|postes)|toute (?:la|l') ?(?:boite|equipe|agence|entreprise|prod|societe)|personne (?:ne )?(?:peut|peux|arrive)|(?:euros?|€|k) (?:par|de|\\/) ?(?:jour|heure|h|perte|perdu)|a l'arret|chomage technique|salon (?:demain|ce)|campagne (?:en cours|tv|demain|qui part)|soldes|black friday|(?:ca|nous|tout) (?:est )?bloque|bloque (?:tout|toute|les|nos|la prod|toute la)",
  ],
  scale: [
    "(?:tout|tous|toute|toutes|l'ensemble|entierement|complet|complete|integralement|partout)(?: (?:le|la|les|du|des|de|nos))?\\b|(?:[3-9][0-9]|[0-9]{3,}|des centaines|des milliers|une vingtaine|une trentaine|plusieurs|une centaine) <1>(?:comptes|pages|produits|utilisateurs|lignes|fiches|adresses|contacts|articles|images|postes|fichiers|commandes|mails|clients)",
  ],
  new_thing: [
    '(?:nouveau|nouvel|nouvelle|nouveaux|nouvelles) (?:page|module|serveur|site|compte|environnement|formulaire|champ|rubrique|fonctionnalite|design|domaine|plugin|version|section|arrivant|arrivants|collaborateur|collaborateurs|collegue|stagiaire|poste|espace|utilisateur|utilisateurs|salarie|salaries|boite|adresse|onglet|bouton|template|theme|menu|portail|outil|hebergeur|hebergement)s?|version (?:anglaise|mobile|espagnole|en|imprimable|allemande|creole)|multilingue|en (?:anglais|plusieurs langues|espagnol)',
  ],

  typo_word: [
    '(?:ecrit|marque|lit|note) "|fote[s]?|il manque "|" (?:a perdu|prend|sans|avec|deux)|perdu (?:son|un|le) (?:accent|s|t|e|l|point|r|n)\\b|(?:le|un|la|une|les|deux|pas de) (?:[b-df-hj-km-nq-rv-z]|s|t|l|p|e|r|n) (?:de|a|est|n\'a|en|manque|dans)\\b|c\'est (?:mme|m\\.|monsieur|madame) [a-z]+, pas|accorde?|l\'accord|chapo|graphie|point (?:manquant|oublie|en trop)|en trop (?:sur|apres|dans|a)|oubliee?s? (?:sur|dans|a|en)|deux fois le mot|2 fois le mot|le mot "|remplace(?:r|z)? juste|(?:jours?|ferme|horaires) <4>et (?:pas|non)',
    "typos?|coquilles?|fautes? (?:de frappe|d'orthographe|d'accord|d'ortho|de grammaire|de conjugaison|dans le|dans la|sur le|sur la|page|de francais|de typo)|faute[s]?|orthographe|ortho|orthographie|mal (?:orthographie|ecrit|epele|accentue|accorde)[es]*|accents?|majuscules?|minuscules?|apostrophes?|virgules?|point final|tiret|trait d'union|espaces? (?:en trop|avant|apres|insecable|manquante?)|double espace|cedille|guillemets?|pluriel|singulier|lettres? (?:en trop|manquante?|inversees?|oubliee?)|inversion de lettres|consonne|e dans l'o",
    "(?:il )?(?:manque|faut|oublie|en trop|enleve|enlever|rajoute|rajouter|ajouter|mettre|ajoute|avec|sans|prend|y a|met) (?:juste |pas )?(?:un|une|le|la|deux|2|l'|d') ?(?:[a-z]|accent|lettre|majuscule|minuscule|virgule|apostrophe|tiret|espace|point|cedille|zero|chiffre) ?(?:a|au|dans|sur|en|final|finale|la|ici|,|$|\"|pas)",
    "(?:s'ecrit|ecrit|s'epelle|ca s'ecrit|on dit|il faut lire|faut lire|lire) (?:avec|sans|en|pas|comme|\"|plutot|\\w+ (?:avec|sans|et non|et pas|pas|en))|au lieu (?:de|d'|du) \"|\" (?:au lieu|a la place) d|c'est ecrit|(?:est|et) (?:non|pas) (?:pas )?\"|mal ecrit|j'ai (?:ecrit|tape|mis) \"",
    "(?:nom|prenom|numero|telephone|tel|date|annee|adresse|code postal|prix|chiffre|titre|libelle|intitule|texte|mot|horaire|horaires) <5>(?:est faux|est fausse|c'est [0-9]|au lieu|et non|et pas|pas [0-9]|mal ecrit|pas le bon|errone)",
  ],
  correct_verb: [
    '(?:re|r)?corrig(?:er|ez|e|es|erais?)|rectifi(?:er|ez|e|es)|remplac(?:er|ez|e|es)|chang(?:er|ez|e|es)|modifi(?:er|ez|e|es)|fix(?:er|e|es)|a corriger|mett?(?:re|ez|s|ras) (?:une?|l\'|un|")|retir(?:er|e|ez)|enlev(?:er|e|ez)|supprim(?:er|e|ez)|ajout(?:er|e|ez)|ecri(?:re|s|vez)|renomm(?:er|e|ez)|correction',
  ],

  done_frame: [
    "(?:nettoye|vide|remplace|branche|archive)[es]*,|ca y est|tout re[a-z]+|est revenu[es]*|c'etait le [a-z]+,|(?:sont|est) (?:chez|sur|passes?) [a-z]+ maintenant|redescendu",
    "(?:remis|remise|remises) en (?:route|ligne|service|place)|mission accomplie|c'(?:est )?(?:ok|bon) pour|(?:fonctionne|marche) chez moi|est (?:dispo|disponible|passe|passee|partie?|posee?|derriere nous|republiee?|testee?) ?(?:sans|sur|en|avec|depuis|,|$)?|(?:import|export|mise a jour|livraison|bascule|recette) [^.?!]{0,25}(?:passe|passee|terminee?|ok|reussie?) ?(?:sans|$)|renvoyee?s? (?:au|a la|aux|a)|debloquee?s?$|leve[es]*(?:,|$| je)|(?:basculee?|migree?|creee?s?|changee?|modifiee?|posee?|propages?|reinitialisee?) ?(?:,|$|cette nuit|ce matin|hier|en|et)|mdp reinitialise|mot de passe reinitialise|je clos|tout est vert",
    "(?:c'est|c'etait|est|sont|a ete|ont ete|tout est|soit|ete|voila c'est|ca y est c'est|ca y est) (?:bien |maintenant |enfin |deja |tout |bon et |normalement |desormais |aussi )?(?:corrige|regle|resolu|repare|fait|fini|termine|livre|deploye|publie|pousse|push|pushe|merge|valide|installe|configure|migre|cree|ajoute|supprime|remplace(?!(?:s|es|e)? par (?:des|un|une))|modifie|change|envoye|mis a jour|mise a jour|mises a jour|en ligne|en prod|en preprod|en production|en place|operationnel|retabli|restaure|renouvele|reinitialise|debloque|active|desactive|clos|clôture|cloture|traite|boucle|ok|bon|a jour|passe|passee|parti|partie|partis|teste|range|rectifie|rentre|enregistre|branche|integre|reactive|archive|importe|exporte|rembourse|signe|imprime|paye|redemarre|relance|accessible|stable|revenu|remis|nettoye|optimise)(?:s|e|es)?\\b",
    '^(?:voila |hop |ok |ca y est |bon |et voila |tout est |tout |bug |probleme |souci |incident |anomalie |correctif |correction |mise en ligne |mise en prod |maj |mise a jour |migration |sauvegarde |backup |deploiement |livraison |hotfix |patch |fix |pr |mr |branche |article |newsletter |page |ticket |typo |faute |coquille |modif |modifs |modification |modifications |release |acces |compte |restauration |redemarrage |import |export |intervention |maintenance |recette |campagne |logo |menu |contrat |facture |devis |installation |config |configuration )<3>(?:corrige|regle|resolu|repare|fait|fini|termine|livre|deploye|publie|pousse|pushe|merge|valide|installe|configure|migre|cree|ajoute|supprime|mis a jour|mise a jour|en ligne|effectue|passe|envoye|ok|operationnel|retabli|restaure|renouvele|debloque|cloture|clos|traite|parti|faite|relue|boucle|mis en ligne|mise en ligne|mise en prod)(?:s|e|es)?\\b',
    '^(?:corrige|fait|faite|faits|regle|resolu|repare|deploye|publie|termine|fini|livre|mergee?|pousse|mis a jour|mis en ligne|envoye|renouvele|traite|done|fixed|fixe|en ligne|ca y est|cree|ajoute|installe|valide|bouclee?|clos|modifie|rectifie|effectue|actualise|mise en ligne|retabli)s?\\b(?! (?:le|la|les|moi|nous|ca|attention|un|une|pas|ce|cette|des|en sorte|stp|svp|voir))',
    '(?:ca|cela|tout|il|elle|le site|la prod|le serveur|le mail|les mails) (?:re)?(?:marche|fonctionne|tourne|repond|passe|roule)(?:nt)? (?:bien |tres bien |nickel |parfaitement |a nouveau |de nouveau |maintenant|desormais|enfin|comme avant|sans probleme)',
  ],
  just_did: [
    "je viens (?:de|d') |on vient (?:de|d') |nous venons (?:de|d')",
    "(?:j'ai|on a|nous avons|je l'ai|je les ai|je t'ai|je vous ai|on l'a|c'est moi qui ai|l'equipe a|julie a|ils ont|ovh a|l'hebergeur a) <2>(?:corrige|rectifie|repare|resolu|regle|remis|mis|publie|pousse|deploye|livre|ajoute|modifie|change|remplace|supprime|envoye|cree|fait|fini|termine|migre|restaure|renouvele|installe|configure|active|debloque|merge|relance|redemarre|valide|nettoye|vide|passe|rajoute|pris en compte|augmente|teste|trouve|transmis|reinitialise|refait|retire|enleve)(?:e|s|es)?\\b",
  ],
  works_again: [
    "(?:re|ra)(?:marche|fonctionne|tourne|part|demarre|passe|charge)(?:nt)?\\b|(?:a|de) nouveau (?:accessible|en ligne|operationnel|ok|up|disponible|stable|joignable|fonctionnel|dispo|bon|visible)[a-z]*|(?:est|c'est|sont|site|serveur) (?:revenu|retabli|de retour|up|stable|repare|reparti|remonte|rentre dans l'ordre|ok maintenant)[es]*|rentre dans l'ordre|fonctionne (?:a nouveau|de nouveau|tres bien|parfaitement|nickel|bien maintenant)|marche (?:a nouveau|de nouveau|nickel|bien maintenant|tres bien maintenant|mieux|parfaitement|enfin)|c'est bon (?:pour|maintenant|ca|le|la|de|c'est|tout|chez|!)|tout (?:est ok|est bon|roule|marche|fonctionne|est rentre|est revenu|est stable|est nickel|est vert|va bien)|tout ok|ok de mon cote|est bon de mon cote|plus d'erreur|plus de (?:probleme|souci|bug|404|502|500)|plus aucun (?:probleme|souci|bug|message)|ca va mieux|impeccable maintenant|desormais (?:ok|accessible|visible|en ligne)",
  ],
  ack_start: [
    "^(?:ok|okay|oki|okey|okok|dac|d'accord|entendu|compris|note|recu|vu|parfait|nickel|super|top|tres bien|ca marche|ca roule|ca me va|ca va|bien recu|bien note|c'est note|c'est compris|impec|impeccable|genial|excellent|cool|yes|yep|yup|ouais|ouaip|ouep|oui|voui|non|nan|nope|nn|si si|si|pas de souci|pas de probleme|aucun souci|aucun probleme|pas de pb|sans souci|avec plaisir|volontiers|bien sur|carrement|exact|exactement|tout a fait|effectivement|absolument|evidemment|c'est ca|roger|marche|allez|go|vendu|banco|5\\/5|\\+1|§ok|ah ok|ah d'accord|a d'accord|ah|bon|je vois|logique|adjuge|vas y|va pour|oui oui|ok ok|oke|d'ac|dakor|reçu|je valide|valide|bon ok|pigé|pige|chef|cinq sur cinq|wi|ay)(?![a-z']| (?:pas|plus|po)\\b)",
  ],
  ack_phrase: [
    "j'ai bien (?:eu|recu|lu|note)|lu et approuve|pas besoin finalement|merci (?:quand meme|du signalement|pour le signalement|pour l'explication|je)|va pour|vas y|je comprends mieux|on part la dessus|vu avec (?:elle|lui|eux)|(?:ok|oui|non) (?:je|c'est|ca)|c'est (?:ca|pas ca|beau)$",
    "bien recu|recu 5|bien note|c'est note|je note|note pour|accuse reception|merci (?:pour l'info|pour l'information|du retour|pour le retour|pour ton retour|pour votre retour|pour la precision|pour les precisions|de l'info|de m'avoir|de la reponse|pour la reponse|du conseil|de ta reponse|de votre reponse|d'avoir)|ca (?:me|nous) (?:va|convient)|(?:ok|bon|bonne|parfait|nickel|valide|c'est bon) (?:pour|de) (?:moi|nous|mon cote|notre cote)|pour moi (?:c'est )?(?:ok|bon)|ca marche pour|d'accord (?:avec|pour|sur)|je suis d'accord|(?:je )?(?:prends|prend) (?:note|le|la|ca|en charge|en compte)|pris en compte|c'est entendu|on fait comme ca|faisons comme ca|pas de soucis?|message recu|je valide|je confirme|comme tu veux|comme vous voulez|ca marche$",
  ],
  will_do: [
    "on s'occupe|je (?:relance|remonte|corrige|previens|checke|te suis|retente|redemarre|fais comme|re ?essaie|note l|note le|note la|m'y)|(?:je|on) (?:te|vous|t'|leur|lui) (?:redis?|dit|dis|tiens|rappelle|fait|fais|envoie|previens)|j'(?:essaye|essaie|y vais|arrive tout)|je (?:vais|te) (?:faire|essayer|retenter|regarder|voir)|plus d'infos a|man ka gade|a matin|tantot",
    "je (?:regarde|m'en occupe|m'en charge|vais (?:voir|regarder|tester|essayer|faire|verifier|lui|leur|le|la|les|en|te|vous|jeter|relancer|demander|checker|corriger|chercher|m'en|y|ouvrir|creer)|verifie|transmets|transfere|fais (?:ca|suivre|le|passer)|le fais|la fais|les fais|prends|m'y mets|reviens vers|te redis|vous redis|te dis|vous dis|vous tiens|te tiens|prepare|corrige|check|checke|teste|demande|lui demande|leur demande|relance|essaie|essaye|vois (?:ca|avec|avec)|suis dessus|me renseigne|te rappelle|vous rappelle|te fais|vous fais|te confirme|vous confirme|passe te|m'y colle|gere|surveille|garde un oeil|t'envoie|vous envoie|finis|termine|lis|le lis|relis|note ca|rappelle|repondrai|repasse|repondrai|regarderai|ferai|verrai|testerai|essaierai|t'appelle|vous appelle|lui dis|m'en charge)\\b",
    "(?:on|nous) (?:regarde|s'en occupe|s'en charge|verifie|vous tient|te tient|va (?:voir|regarder|tester|faire|corriger|s'en)|revient vers|fait ca|est dessus|gere|check|s'y met|voit ca|avance|vous tiendra|corrige|prend)\\b|des que je (?:peux|rentre|suis)|je suis dessus|on est dessus|j'y (?:vais|suis|retourne|passe|travaille|bosse)|(?:on|je) (?:lance|pousse|deploie) <2>(?:ce soir|demain|tout a l'heure|cet aprem|apres)|je m'(?:en occupe|y mets|y colle)",
  ],
  no_answer: [
    "^(?:oui|non|nan|nope|ouais|nn|pas encore|toujours pas|peut etre|je crois|je pense que oui|je ne pense pas|je pense pas|si|jamais|yes|no|il semble|apparemment|visiblement)(?![a-z'])",
  ],

  meeting_word: [
    'debrief|recette a|(?:reunion|cellule) de crise|demi heure|intervention (?:est|programmee|planifiee|prevue)|salle [a-z0-9]+|comite|la mise en prod (?:demain|lundi|mardi|jeudi|est a)|a quelle heure',
    "rdv|rendez vous|reunions?|reu|visios?|visioconference|call|calls|demo|demos|daily|dailys|standup|stand up|retro|sprint (?:review|planning)|atelier[s]?|copil|comite|kick ?off|kickoff|point (?:hebdo|rapide|telephonique|tel|projet|equipe|client|d'equipe|quotidien|jeudi|lundi|mardi|mercredi|vendredi|a|avec|de|sur|demain|planning|mensuel)|(?:un|le|notre|petit|faire le|faire un|refaire un) (?:petit )?point\\b|entretien[s]?|webinaire|webinar|formation[s]?|seminaire|soutenance|creneau[x]?|agenda|calendrier partage|invit(?:ation)?s?|dejeuner|dej|meeting[s]?|teams a|zoom a|meet a|conf call|appel a|appel avec|audio conf|recette (?:demain|lundi|jeudi)|intervention prevue|pleniere|codir|pot de|afterwork|conference",
  ],
  time_of_day: [
    "(?:[01]?[0-9]|2[0-4]) ?h(?: ?[0-5][0-9])?\\b(?! (?:de|par|pour|sans))|[0-9]{1,2}:[0-9]{2}|[0-9]{1,2} heures?\\b|midi|minuit|cet aprem|cet apres midi|en fin de journee|en debut d'aprem|ce soir|demain matin|dans la matinee|dans l'aprem[a-z]*|dans (?:une|deux|[0-9]+|quelques) (?:heures?|minutes?|min|h|mn)|tout a l'heure|en debut de|en fin de matinee|la matinee|apres manger|avant midi|apres le dej[a-z]*|heure de (?:paris|martinique|quebec|montreal)|entre midi et deux|[0-9]{1,2}h",
  ],
  day_word: [
    "(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)s?(?: (?:matin|aprem|soir|prochain|midi|apres midi|[0-9]+))?|demain|apres demain|la semaine (?:pro|prochaine|d'apres|suivante)|semaine (?:pro|prochaine)|cette semaine|aujourd'hui|le [0-9]{1,2}(?: (?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)|\\/[0-9]{1,2})|quel jour|quelle heure|quelle date|quand (?:est ce que vous etes|es tu|etes vous|tu es|vous etes|serais)|ce week ?end|le mois prochain|debut de semaine|fin de semaine",
  ],
  availability: [
    "(?:on|tu|vous) (?:s'appelle|se rappelle|en reparle|passes? me voir|venez|te libere)|on (?:en reparle|se retrouve|se croise|s'appelle)|pas dispo|je (?:ne )?(?:pourrai|serai|peux) pas (?:etre|venir)|je (?:te|vous) rappelle|je reviens dans|je suis la (?:jusqu|demain|a|vers)|(?:ok|confirme|cale) pour (?:le|la|lundi|mardi|mercredi|jeudi|vendredi|demain|[0-9])|(?:vous|tu) (?:pouvez|peux) (?:lundi|mardi|mercredi|jeudi|vendredi|demain|cet|ce)|prets? pour|a ma place|(?:ca|midi) te va",
    "dispos?|disponibles?|disponibilites?|libres? (?:demain|lundi|mardi|mercredi|jeudi|vendredi|cet|ce|entre|a|pour|le|la|vers|apres|avant|\\?)|es tu libre|etes vous libres?|tu es libre|occupe[es]* (?:a|jusqu|demain|cet)|ca (?:te|vous) (?:va|convient|dit|arrange|irait)|(?:te|vous|m') ?(?:arrange|arrangerait|convient|conviendrait)|(?:tu|vous) (?:peux|pouvez|viens|venez) (?:venir|passer|te joindre|vous joindre|etre la|participer|assister|te connecter)|qui (?:est la|vient|sera|participe)|on se (?:voit|parle|retrouve|rappelle|capte|cale|fait|reunit|rejoint|connecte)|je serai (?:la|present|absent|en)|partante?s?|je peux (?:pas )?(?:venir|etre la|me joindre)|je ping|te ping",
  ],
  move_meeting: [
    "(?:est|a ete) (?:avance|decale|reporte|annule|programme|maintenu)[es]*|(?:de|d'une) (?:demi heure|demie heure)|on decale|on reporte|(?:re|pre)?programme[es]*|confirme pour",
    "(?:de|re)?(?:caler?|cale|cales|calez)\\b|decal(?:er|e|es|ez|ons)|report(?:er|e|es|ez|ee|ons)|repouss(?:er|e|ez|ons)|avanc(?:er|e|ez) (?:la|le|notre|l'|a)|annul(?:er|e|ee|es|ez|ons)|replanifi(?:er|e)|planifi(?:er|e|ez|ons)|remet(?:tre)? a|on remet|bloqu(?:er|e|es|ez) <3>(?:creneau|agenda|date|heure|matinee|aprem|journee|h|lundi|mardi|mercredi|jeudi|vendredi|demi)|reserv(?:er|e|ez) <3>(?:salle|creneau|date|table|resto)|on (?:maintient|garde) (?:la|le|notre|l') ?(?:reunion|point|rdv|call|creneau|demo|retro|date|atelier)|je (?:vous |te )?propose (?:le|lundi|mardi|mercredi|jeudi|vendredi|demain|un|[0-9])|ce sera plutot|plutot [0-9]{1,2}|se (?:caler?|voir|parler|retrouver|appeler)\\b|(?:fait|fixe|fixer|poser|caler|prevoir|organiser|prevoit|faire|programmer|trouver) <2>(?:point|rdv|reunion|call|visio|date|creneau|atelier|demo)",
  ],
  late: [
    "en retard|retard de|(?:j'|je )arrive (?:dans|a|vers|en)|donne[sz]? moi [0-9]+|[0-9]+ (?:min|minutes?) de retard|commencez sans|je (?:suis|serai) la dans|bouchons|j'aurai [0-9]+",
  ],
  ticket_word: [
    'ticket[s]?|(?<![a-z0-9])#[0-9]{1,7}\\b|\\binc ?[0-9]{3,}|[a-z]{2,6} [0-9]{1,6}\\b(?<=\\b(?:web|tma|sup|proj|dev|bug|app|ops|it|crm|req|task|jira|chg|prb) [0-9]+)|n°? ?[0-9]{2,}|incident n|demande (?:n|#|tma|[0-9])|jira|mon incident',
  ],
  status_frame: [
    "(?:ca )?avance l|du neuf|chez qui|a (?:ete|t'il ete) (?:lu|assigne|vu|pris|traite)|quelqu'un a (?:lu|vu|pris|regarde|traite)|combien de temps|l'etat d'avancement|(?:est|c'est) (?:bon|ok|fini|fait|ferme|validee?|close?) ou (?:pas|non|en attente)|qui a (?:repris|pris)|je n'ai pas eu de (?:retour|reponse)|(?:avez|as) (?:vous|tu) pu (?:commencer|avancer|regarder|traiter)|(?:est|sera) (?:elle|il|t'elle) validee?|il vous manque|toujours (?:prevu|pas)|passe a (?:resolu|tester|en cours|ferme)|t'en es ou|un retour (?:sur|concernant)",
    "(?:ou|en) (?:en )?(?:est|es|sont|sommes|etes) (?:la |le |les |ma |mon |mes |notre |nos |tu |vous |on |l'|ce |cette )?<3>|(?:en|est|sont|sommes) (?:est|en) ou|ou en (?:est|es|sont|sommes|etes)\\b|en est ou|en est on|en est t'on|ou on en est|ou ca en est|ca en est ou|on en est ou|t'en es ou|en es tu|des (?:nouvelles|news)|du (?:nouveau|neuf|retour)|une nouvelle|des infos sur|statut|status|avancement|avancee?s?|suivi (?:du|de|ticket|demande)|(?:ca|cela) avance|a (?:t'il|ete|t'elle) avance|(?:tu as|vous avez|as tu|avez vous|t'as) <1>(?:pu|eu le temps|avance|commence|trouve le temps|reussi a avancer|regarde|traite)|petit rappel|petite relance|je (?:me permets de )?(?:relance|reviens vers vous)|relance (?:pour|sur|concernant|du)|delai|une date (?:pour|de)|quand (?:sera|est ce que|seront|aura|pensez|penses|comptez|va etre|est prevu)|toujours (?:en attente|en cours|ouvert|pas traite|pas pris|rien|pas de nouvelle|pas de reponse|a l'etude)|qui (?:s'occupe|gere|traite|a pris|suit|est sur)|eta\\b|une idee du delai|est (?:il|elle) (?:toujours )?(?:en cours|traite|clos|resolu|pris|ouvert|prete?|close|traitee|fini|assigne)|prochaine etape|pas de (?:nouvelles|retour|reponse)|prise? en (?:charge|compte)",
  ],
  handled: [
    'traite[es]*|pris(?:e)? en (?:charge|compte)|clos(?:e|es)?|cloture[es]*|ferme[es]*|resolu[es]*|assigne[es]*|attribue[es]*|en attente|en cours|escalade[es]*|avance|planifie[es]*|en test|a tester|estime[es]*|priorise[es]*|affecte[es]*',
  ],
  my_request: [
    "(?:mon|ma|mes|notre|nos|la|le|ce|cette|sa|son|leur) (?:derniere |dernier |autre |petite )?(?:demande|requete|ticket|incident|tickets|demandes|signalement|reclamation|dossier)(?: (?:de|d'|concernant|pour|sur|du|initiale?|hier|ouverte?|au sujet))?",
  ],
  ticket_opened: [
    "(?:ouvrir|ouvert|cree|creer) le ticket|(?:viens d'|vient d')(?:ouvrir|creer) [^.]{0,20}[0-9]+|deja dans|dans le ticket",
    "(?:j'ai|je viens d'|on a|nous avons|il a|elle a|marc a|julie a|je l'ai|c'est|a ete) <2>(?:ouvert|cree|fait|ouvrir|creer|poste|depose|mis|complete|rempli|rattache|deja) <3>(?:ticket|incident|demande|jira|dans un ticket)s?|ticket <3>(?:cree|ouvert|fait|depose|rempli|envoye|complete)|(?:je|on) (?:fais|fait|cree|ouvre|ouvrirai|ferai|mets|note|va ouvrir|vais ouvrir|vais creer|vais faire|passerai|ouvrira) <4>ticket|dans le ticket|c'est dans le ticket|deja (?:un|dans un|ouvert un) ticket",
  ],
  rule_reminder: [
    "attention (?:a|au|aux|ce)|ne (?:cliquez|poussez|touchez|deployez|mergez|supprimez) (?:pas|jamais|rien|plus)|mefiez|appelez l'astreinte|pensez (?:a|bien)|un ticket pour|(?:joindre|ajouter|mettre) une capture quand|personne (?:ne )?touche|rappel\\b(?! (?:sms|automatique))|obligatoire avant|a respecter|consigne",
    "(?:passe|passez|passer|ouvre|ouvrez|faut|faites|fais|merci d|pensez|pense|par|creez|cree|utilisez|mettez|remplissez|via|sans|besoin d'un|il faut un|faut un) <4>ticket(?!s? (?:en|est|#|n|[0-9]))|canal de support|ici on|ce canal|hors sujet|le hs\\b|la charte du canal|rappel :|petit rappel :|pour rappel|n'oubliez pas|n'oublie pas|pensez a|pense a|attention a ne pas|evite[rz]? de|merci de ne pas|on ne (?:deploie|touche|met) (?:pas|jamais|rien)|les urgences",
  ],

  thanks: [
    "merci(?! (?:de|d')\\b)|merci (?:beaucoup|bien|infiniment|mille|encore|a toi|a vous|pour|bcp|a tous)|remercie[rz]?|un grand merci|mille mercis|gracias|thank[s]?|super merci|c'est (?:gentil|sympa|adorable)|§cheer",
  ],
  greeting: [
    "(?<![a-z])(?:bonjour|bonsoir|salut|coucou|hello|hey|yo|hi|re|wesh|kikou|hola|bonne (?:journee|soiree|nuit|aprem|apres midi|semaine|fin)|bon (?:matin|courage|we)|a (?:demain|plus|bientot|toute|tout a l'heure|lundi|tantot|taleur)|a\\+|au revoir|bye|ciao|tcho|adieu|cordialement|bien a vous|salutations|allo|bonjou|sa ou fe|ca va|comment ca va|comment vas tu|comment allez vous|cc|la forme|bien ou quoi|tchuss?|bonne reprise|bonne route)(?![a-z])",
  ],
  wish: [
    'bon vent|felicitation|chapeau|bien le bonjour|bon allez|bonne fin|on a signe|enchante[es]*',
    'bon (?:week ?end|we|appetit|ap|anniversaire|anniv|voyage|retour|courage|vol|dimanche|vendredi|pont)|bonnes? (?:vacances|fetes|annee|chance|soiree|journee|continuation|reprise|nouvelle)|joyeux|joyeuses|felicitations?|felicit[a-z]*|bravo|chapeau|bienvenue|bien joue|good job|gg|sante|meilleurs voeux|courage|belle journee|super boulot|beau boulot|bon boulot|beau travail|super travail|bon travail|condoleances|bon retablissement|soigne toi|repose toi|profite',
  ],
  joke: [
    'comptoir|chaise et le clavier|champagne',
    "(?:a?ha){2,}h?|ahah+|hahah?a*|hihi+|hehe+|lol|lool|mdr+|ptdr+|xd+|xptdr|jpp|lmao|rofl|:-?d\\b|:-?p\\b|;-?\\)|:-?\\)|:'?\\)|\\^\\^|=\\)|:o\\)|§joke|je (?:blague|plaisante|rigole|deconne)|pour rire|c'etait une blague|blague|trop drole|mort de rire|marrant|rigolo|excellent celle",
  ],
  info: [
    "pour (?:info|information|infos|memoire|votre info)|fyi|a titre (?:d'info|informatif)|(?:petite )?info :|voici|voila (?:le|la|les|l'|un|une|notre|mes|mon)|ci joint|en piece jointe|en pj|je vous (?:informe|signale que|partage|mets|transfere)|je te (?:partage|mets|transfere|forward)|je partage|vous (?:trouverez|avez vu|saviez)|j'ai (?:mis|depose|partage|range|envoye|recu|trouve|lu|vu|entendu) <5>(?:drive|wiki|dossier|partage|mail|doc|lien|article|podcast|confluence|notion|sharepoint|onedrive|dropbox|commun)|(?:est|sont|c'est) (?:dans|sur) (?:le |la |l'|notre |un )?(?:drive|wiki|dossier|confluence|notion|sharepoint|intranet|doc|readme|agenda|serveur de fichiers|bureau|tiroir|commun|partage)|je (?:confirme|precise|rappelle|signale) que|a noter|nb :|note :|sachez|pour ceux qui|cf\\.?|demenage|embauche|arrive dans l'equipe|rejoint (?:l'equipe|nous)|rien a signaler|ras\\b|nouveau numero|est parti(?:e)? (?:chez|au|en|a)|a signe|ont signe|a valide (?:le|la|les)|ont valide",
  ],
  absence: [
    "(?:en |au )?(?:teletravail|tt demain|conges?|vacances|arret maladie|deplacement|formation (?:demain|jeudi|toute)|rtt|pause|repos)|absente?s?|je (?:pars|m'absente|rentre|file|suis malade|bosse de|travaille de|serai de retour|reviens (?:lundi|mardi|demain|dans|le)|quitte)|malade|(?:en )?chez le (?:medecin|dentiste)|greve|train (?:en retard|annule)|medecin|dentiste|pas la (?:demain|lundi|vendredi|cet|ce|avant|jeudi|mardi|mercredi)|off (?:demain|lundi|vendredi|jeudi)",
  ],
  opinion: [
    "en general|moi aussi|je vois pas le rapport|pas faux|c'est clair|tu m'etonnes|on s'habitue|c'est (?:toujours|souvent|jamais|rarement) (?:la|le|un|une|comme)|ca vient souvent|(?:plutot|tres|trop|bien|pas tres|assez) (?:bien|lourd|lourde|lisible|sympa|stable|pratique|simple)|je suis (?:pas )?fan|les gens|les (?:devs|stagiaires|utilisateurs) (?:ne|lisent|sont)|de nos jours|respect\\b|il parait|flippant|dingue|sans souci",
    "je (?:pense|crois|trouve|suppose|prefere|dirais|doute|prefererais|suis (?:pour|contre|fan|sur que|convaincu|d'avis|d'accord))|j'(?:aime|adore|imagine que|ai l'impression|espere|opte|utilise)|a mon (?:avis|sens)|selon moi|pour moi|perso|personnellement|mon avis|franchement|honnetement|d'apres moi|c'est (?:nul|mieux|moche|beau|joli|horrible|top|super|genial|pas mal|cool|plus (?:simple|beau|joli|propre|clair|rapide|pratique)|trop bien|une bonne|pas bete|vrai|sur(?! (?:§|le |la |les |l'|un|une|mon|ma|mes|notre|nos|ton|ta|tes|chrome|firefox|safari|edge|mobile|tablette|iphone|android|mac|windows|internet))|clair|dingue|fou|dommage|bien|tres bien|interessant|logique|faux|dur|complique|moins|le meilleur|un bon|une mauvaise)|il vaut mieux|vaut mieux|mieux vaut|on devrait|il parait|parait que|y a rien de tel|tu m'etonnes|rien a voir|ca depend|c'est comme|pas (?:bonne|mauvaise) idee|bonne (?:idee|suggestion|question|nouvelle)|quelle (?:idee|horreur|galere|journee|merveille)|la (?:preuve|honte)|normalement|en general|generalement|par defaut|souvent|en theorie|theoriquement|logiquement",
  ],
  memory: [
    "(?:hier|l'autre jour|la semaine derniere|le mois dernier|l'an dernier|l'annee derniere|vendredi dernier|lundi dernier|avant|dans le temps|il y a (?:des|longtemps|[0-9]+|quelques|deux|trois|dix|un) ?(?:ans?|mois|annees?|lunes)?|ce week ?end) <4>(?:on a|j'ai|on avait|j'avais|nous avions|on (?:s'est|s'etait)|c'etait|etait|avait|m'a|etions|on en a)|a l'epoque|a mes debuts|dans mon ancien|mon ancienne? (?:boite|boulot|chef|poste)|je me (?:souviens|rappelle)|tu te (?:souviens|rappelles)|vous vous (?:souvenez|rappelez)|ca me rappelle|vous avez connu|autrefois|jadis|au siecle|en (?:19|20[01])[0-9]+|du temps de|a l'ancienne|(?:on|nous) (?:avait|avions|a parle|en a parle|a eu|a passe|a galere)|finalement (?:c'|ce |il |on )|j'avais (?:eu|un|le meme|deja|aussi)|c'etait (?:juste|le|la|un|une|le bon|mieux|bien|top|super|sympa|dur|chaud)|m'est (?:deja )?arrive|(?:ca|cela) (?:faisait|m'avait|m'etait|avait)|post ?mortem|retour d'experience|rex\\b|lecons",
  ],
  condition: [
    "si jamais|si (?:ca|ca re|cela|le probleme|le bug|il|elle|besoin|tu as besoin|vous avez besoin|un jour|le site|l'ecran) <3>(?:replante|rebug|revient|recommence|plante|bug|casse|coince|arrive|se reproduit|besoin|continue|persiste|tombe|re|gele|marche|fonctionne)[a-z]*|au cas ou|en cas de|des fois que|sauf si|tant que|a moins que|le jour ou|si besoin|pourvu que|imagine[z]? (?:si|que|un)|on verra si|s'il (?:y a|replante|tombe)",
  ],
  advice: [
    "(?:faut|fallait) lire|si j'etais toi|va dans|prends? plutot|c'est lie (?:au|a)|t'as (?:mal|pas) |posez votre question|restez polis",
    "(?:lance|relance|redemarre|vide|verifie|regarde|tente|essaie|teste|installe|desinstalle|reinstalle|mets|coche|decoche|active|desactive|branche|ouvre|copie|colle|tape|utilise|prends|change) (?:un|une|le|la|les|ton|ta|tes|plutot|d'abord|juste|dans|avec|sur|en) [a-z]+|il suffit|faut (?:juste|simplement|d'abord|voir|regarder|attendre|s'accrocher)|si tu veux|si vous voulez|tu verras|moi j'aurais|a mon avis|normalement (?:ca|il|c')|chez moi (?:ca|c')|ton (?:disque|pilote|fournisseur|cable|fichier|routeur|navigateur|serveur|systeme|probleme|erreur)|ta (?:carte|config|version|distrib|partition)|votre (?:fournisseur|navigateur|cache|box|version)|avec (?:un|une) (?:autre|live)|en (?:mode|console|root)|c'est (?:ton|ta|votre)",
    "(?:tu|vous|il|on) (?:devrais|devriez|dois|devez|peux toujours|pouvez toujours|n'as qu'a|as qu'a|peux (?:aussi|essayer|tester|faire|installer|utiliser|mettre|passer|regarder dans|lancer|le|les|la)|as essaye|as teste|as regarde|aurais du|risques?|vas|verras?|trouveras|trouverez|pouvez (?:utiliser|installer|essayer|passer|vider|tester))|(?:as|avez) (?:tu|vous) (?:essaye|teste|regarde|vide|verifie|pense|tente|redemarre|installe|active|un|une|le|la)|(?:t'as|tu as|vous avez) (?:essaye|teste|vide|verifie|tente|redemarre|regarde|quoi|quelle|un message|bien)|il suffit|suffit de|y a qu'a|ya qu'a|faut juste|il faut (?:juste |simplement |d'abord |que tu |que vous )|je (?:te|vous) conseille|je recommande|essa(?:ie|ye|yer|yez|iez) (?:de|d'|avec|sans|en|un|ca|la|le|plutot|sur|avec|ceci|cette|voir|de)|^(?:essaie|essaye|essayez|tente|teste|testez|regarde|regardez|lance|tape|fais|faites|va|allez|lis|lisez|utilise|utilisez|installe|ouvre|redemarre|desactive|active|vide|videz|mets|met|cherche|vois|verifie|copie|colle|clique|cliquez|rajoute|supprime|vire|prends|attends|pense|evite|oublie|donne|dis|demande|recharge|rechargez|rafraichis|relance|reinstalle|passe|branche|debranche|edite|cree|ajoute|augmente)(?: (?:ca|toi|le|la|les|un|une|des|dans|sur|ton|ta|tes|l'|d'abord|plutot|voir|en|avec|sans|et|a|au|juste|tout|bien|cette|ce|cet|§url|§code|sudo|vos|votre|pas))?|c'est (?:dans|le|la) (?:menu|paquet|commande|fichier)|avec (?:la commande|un simple)|en ligne de commande|ctrl|f5\\b|vider (?:le|ton|votre) cache|regarde[rz]? (?:dans|sur|du cote|la doc|les logs|si|la|le)|le mieux c'est|moi je (?:fais|ferais|mets|mettrais|passe|passerais|prends|suis|l'ai)|tu fais (?:un|une)|a ta place|a votre place|la prochaine fois",
  ],
  snippet: [
    'sudo|apt(?: get)?|aptitude|dpkg|\\.\\/|chmod|grep|ls -|cd \\/|npm (?:i|install|run)|yarn|git (?:pull|push|commit|rebase|checkout|clone|stash)|(?:--|-)[a-z]{2,}|\\/etc\\/|\\/var\\/|\\/usr\\/|\\/home\\/|ifconfig|iwconfig|ping\\b|systemctl|docker (?:compose|run|ps|build)|curl|wget|man [a-z]+|make\\b|§code|localhost|ctrl ?\\+|lspci|dmesg|uname',
  ],
  negated_problem: [
    'rien <1>(?:de )?(?:casse|grave|urgent|bloquant|anormal|alarmant|critique)',
    "rien (?:ne presse|de grave|d'urgent|a faire pour nous|a signaler|a redire)|pas de panique|tout (?:fonctionne|est conforme|va bien|est bon|est vert|marche)|aucun incident|est conforme|sans souci|0 erreur|sans erreur|anomalie levee|aucune perte|zero souci",
    "(?:pas|sans|aucun|aucune|zero|plus|jamais|0|point) (?:de |d'|trop de |un |le moindre |la moindre |eu de |non plus de )?(?:souci|soucis|probleme|problemes|bug|bugs|pb|erreur|erreurs|incident|panne|urgence|difficulte|urgent|gravite|plantage|crash|alerte|anomalie|regression|warning)s?|(?:c'est |ce n'est |est |n'est |rien )?(?:pas|rien) (?:de |d'|du tout |si |tres |bien |super )?(?:grave|urgent|bloquant|presse|casse|bien grave|dramatique|mechant|critique|important)|pas casse|y a pas (?:le feu|mort)|tranquille|aucune urgence|quand tu (?:peux|as le temps|auras)|rien a signaler|ras\\b|pas d'inquietude|t'inquiete|ne t'inquiete|normal c'est",
  ],
  cause_told: [
    "(?:mot de passe|certificat|licence|cle|token|abonnement) avait expire|(?:venait|vient) (?:de chez|du|de la|de l')|ils l'ont confirme",
    "c'etait (?:le|la|un|une|juste|du|des|de|mon|ma|l'|bien|en fait|chez|a cause)|(?:venait|vient|provenait|etait du|etait lie|provient) (?:de|du|d'|des|a|au|chez|bien)|la cause|root cause|a cause (?:de|du|d'|des)|en fait c'(?:est|etait)|l'origine|l'explication|parce (?:que|qu')|du coup c'est normal|c'est (?:normal|voulu|fait expres|prevu)|mot de passe avait expire|de notre cote|chez l'hebergeur|rien a faire",
  ],
  life_word: [
    "cafe[s]?|machine a cafe|croissant[s]?|gateau[x]?|pizza[s]?|resto|restaurant|apero|bouffe|manger|mange|mangez|faim|soif|biere[s]?|chocolat|galette|clim|chauffage|ascenseur|parking|voiture|velo|(?<!en )train(?! de)|metro|bus|rer|meteo|soleil|pluie|neige|froid|chaud|ouragan|plage|vacances|film|serie|netflix|(?:le|ce|quel|un) match|foot|rugby|psg|om\\b|(?:le|mon|un|notre) chat|chien|chaton|bebe|cerveau|tete|ma vie|mes neurones|neurones|reveil|dodo|sommeil|couloir|cuisine|imprimante de pots|micro ?onde[s]?|frigo|baby ?foot|plante verte|cadeau|loto|musique|chanson|concert|playlist|jeu|jeux|blague|cheveux|pneu|chaise|anniversaire|gosses?|mariage|sport|salle de sport|running|ecole des|noel|poisson d'avril|cantine|kebab|barbecue|pot de depart|raclette|tartiflette|accras|rhum|punch|colombo",
  ],
  praise: [
    "super|genial[es]*|top|excellent[es]*|parfait[es]*|magnifique|bravo|ravi[es]*|(?:a|ont) (?:adore|aime|apprecie|kiffe)|adore[nt]*|j'adore|trop (?:bien|fort|beau|cool)|nickel|impeccable|beau|belle|jolie?|cool|chouette|sympa|content[es]*|heureux|fier|fiere|merveilleux|au top|canon|stylee?|(?:tres|vraiment) (?:bon|bien|beau|propre|efficace|rapide|fluide|stable)|cartonne|sans faute|fluide",
  ],
  sorry: [
    "aucune idee|pas d'idee|je connais pas|je ne connais pas|je sais pas trop",
    "desole[es]*|pardon|excuse[zs]?(?: moi)?|excusez|navre[es]*|oups|oops|mea culpa|au temps pour moi|autant pour moi|my bad|ignorez|oubliez|laisse tomber|laissez tomber|fausse (?:alerte|manip|manoeuvre)|erreur de ma part|je me suis trompe|j'ai rien dit|rien dit|mauvais canal|c'etait pas pour",
  ],

  question_open: [
    "^(?!(?:est ce que|es ce que|esque|eske) (?:tu|vous|quelqu'un) (?:peux|peut|pourrais|pourrait|pouvez|pourriez))(?:est ce (?:que|qu')|es ce (?:que|qu')|esque|eske|as tu|avez vous|es tu|etes vous|faut il|dois je|doit on|peut on|puis je|savez vous|sais tu|veux tu|voulez vous|connais tu|a t'(?:on|il|elle)|y a t'il|existe t'il)",
    "^(?!(?:est ce que|es ce que|esque|eske) (?:tu|vous|quelqu'un) (?:peux|peut|pourrais|pourrait|pouvez|pourriez))(?:est ce (?:que|qu'|bien|bon|ok|normal|possible)|es ce (?:que|qu')|esque|eske|c'est (?:toi|vous|bien|quoi|pour|ok|bon|deja|toujours|possible|prevu|normal|le|la|un|une|en)|on (?:est|a|garde|facture|peut|part|reste|met|fait|utilise|prend|doit|maintient|valide|livre|laisse|attend|passe|continue|envoie|sait|va|supporte|gere|vise|commence|prevoit)|tu (?:as|es|confirmes|sais|penses|veux|utilises|connais|viens|preferes|gardes|valides|te|l'as|bosses|avais|vois|pourras|fais|comptes|crois)|t'(?:as|es|avais)|vous (?:avez|etes|utilisez|gerez|savez|confirmez|validez|voulez|preferez|connaissez|faites|proposez|pensez|travaillez)|as (?:tu|ton)|avez vous|es tu|etes vous|a t'(?:on|il|elle)|ont ils|faut il|dois je|doit on|peut on|puis je|je (?:peux|dois|te|vous|mets|garde|laisse|valide|merge|deploie|pousse|lance|supprime)|il (?:est|y a|a|faut|reste)|elle (?:est|a)|ils (?:ont|sont)|elles (?:ont|sont)|le [a-z0-9 ]{2,30} (?:est|a|doit|reste|sera)|la [a-z0-9 ]{2,30} (?:est|a|doit|reste|sera)|les [a-z0-9 ]{2,30} (?:sont|ont)|y a t'il|avons nous|sommes nous|ca (?:te|vous|marche|passe|va|fait|concerne|inclut|vaut)|savez vous|sais tu|voulez vous|veux tu|connais tu|connaissez vous|existe t'il|utilises tu|utilisez vous)(?=[^.!\\n]{0,120}\\?)",
  ],
  wh_open: [
    "^(?:qui|que|quoi|quel|quelle|quels|quelles|ou|quand|comment|pourquoi|combien|a quelle|a quel|depuis quand|de quel|de quelle|dans quel|sur quel|avec quoi|qu'est ce|c'est quoi|c'est qui|c'est ou|c'est quand|lequel|laquelle)\\b|(?:est|c'est|sont|fait|va|met|trouve|manges?|veux|utilises?|appelle|dit|coute) (?:ou|quoi|qui|quand|combien|comment)\\b",
  ],
  either_or: [
    "oui ou non|oui\\/non|ou (?:pas|non|bien|plutot|pas encore)\\b|, (?:non|hein|si|nan|c'est ca|n'est ce pas|pas vrai|d'accord) ?\\?|bien (?:celui|celle|sur|a|chez|en|le|la|gere|recu|pris|valide|passe|prevu|ca)|toujours (?:actif|active|valable|valide|utilise|d'actualite|prevu|dispo|bon|ok|sur|en place|chez)|deja (?:en|fait|passe|installe|envoye|valide|signe|recu|vu|prevu|parti|livre|dispo)|c'est bien|[a-z]+ ou [a-z]+ ?\\?",
  ],
  permission: [
    "(?:je|on) (?:peux|peut|dois|doit|pourrait|pourrais)(?: bien| donc| juste)? (?:merger?|deployer?|lancer|envoyer|supprimer|pousser|valider|fermer|garder|utiliser|mettre|passer|venir|partir|prendre|te|vous|publier|enlever|considerer|dire|repondre|facturer|livrer|compter|commencer|clore|cloturer)|ok (?:pour|si|de|que) <4>\\?|(?:ca|cela) (?:te|vous) va si|on (?:garde|laisse|met|part sur|prend|valide|reste)|(?:tu|vous) (?:es|etes) (?:ok|d'accord|bon|sur)|bon pour (?:toi|vous|tous)|feu vert|go ou|d'accord pour",
  ],
  second_person: ["(?<![a-z'])(?:tu|toi|t'as|t'es|ton|ta|tes|vous|votre|vos|te|t')\\b"],
  first_person: [
    "(?<![a-z'])(?:je|j'|moi|mon|ma|mes|nous|notre|nos|on (?:ne|n'|est|va|peut|doit|fait|y|se|s'|nous|voit|recoit|perd|arrive|attend|aimerait|voudrait|souhaite|veut|constate|cherche|utilise|avait|sait|en|les|a (?:un|une|des|du|plus|pas|besoin|eu|perdu|toujours|encore|bien|recu|fait))|me|m')(?:\\b|(?<='))",
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type PhraseKey = keyof typeof frenchPhrases;
