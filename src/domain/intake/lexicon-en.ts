import type { PhraseKey } from './lexicon-fr.ts';

/** English phrases per signal, same conventions as the French ones. Both are always active: two words tell no language. */

const NOT =
  "(?:doesn't|don't|didn't|won't|wouldn't|isn't|aren't|wasn't|can't|couldn't|hasn't|haven't|never|not|no longer|dont|doesnt|ain't|nor)";
const FUNCTION =
  '(?:work|load|open|start|show|display|boot|run|respond|send|sync|connect|save|update|print|appear|render|refresh|arrive|close|scroll|play|compile|build|deploy|install|respond|accept|recogni[sz]e|detect|find|see|read|mount|match|apply|redirect|upload|download|export|import|go through|come through|turn on|wake up|complete|finish|trigger|fire|register|validate|submit|receive|get (?:sent|saved|delivered|emails|mail|any)|go|let|do anything|reach|resolve|authenticate|log|move|change|add up|stick|fit|support|scale|charge|ring|pair|enable)(?:s|ing|ed)?';

export const englishPhrases = {
  negated_function: [
    "(?:doesn't|don't|didn't|won't|isn't|aren't|wasn't|hasn't) (?:[a-z]+ )?(?:anymore|any more|at all|yet|properly|correctly|right)|(?:refuses?|declin(?:es|ed)|reject(?:s|ed|ing)?|ignor(?:es|ed)|loses?|lost|eats?|drops?|swallows?) (?:to|all|every|the|my|our|it|any|for)|get(?:s)? (?:rejected|declined|refused|ignored|lost|kicked|killed|dropped|blocked|cut)|(?:isn't|aren't|wasn't) (?:being )?(?:served|sent|showing|working|detected|recogni[sz]ed|mounted|delivered|saved|updated|listed|displayed|created|charged|synced)[a-z]*",
    `${NOT} <2>${FUNCTION}\\b`,
    `(?:stopped|quit|stops|stop) (?:working|loading|responding|sending|syncing|updating|running|showing|printing|receiving|[a-z]+ing)\\b`,
    '(?:no longer|not) (?:work|working|loading|accessible|available|reachable|visible|possible|responding|responsive|found|recogni[sz]ed|showing|there|correct|right|aligned|synced|sending|able|clickable|displayed|saved)[a-z]*',
    "(?:is|are|was|were|seems?|looks?|isn't|aren't|it's) (?:not |un)(?:right|normal|available|reachable|responsive|accessible|usable|readable|playable)",
    'fail(?:s|ed|ing|ure|ures)?|refus(?:es|ed|ing) to|inaccessible|unavailable|unreachable|unresponsive|unusable|inoperable|non ?functional|out of order',
    'to no avail|without success|no luck|no joy|nothing (?:works|worked)|no (?:sound|signal|internet|network|output|response|effect|wifi|wireless|audio|video|display|picture|connection|access)',
    "(?:isn't|wasn't|not) (?:of any use|helping|helpful)|doesn't (?:help|do)",
  ],
  cannot: [
    "anymore|any more|missing the (?:permission|right|rights|access)|thrown out|kicked out|by (?:accident|mistake)|stuck at|won't recogni[sz]e|says wrong",
    "(?:i|we|he|she|they|users?|customers?|clients?|people|nobody|you|still|it|one|team|anyone|just|and|but) (?:still |just |also |really |now )?(?:can't|couldn't|am unable|are unable|is unable)\\b(?! (?:wait|believe|complain|stand|say|remember))",
    "^(?:still |just )?(?:can't|couldn't|unable|cant) (?:to )?(?!wait|believe)[a-z]+|unable to|not able to|impossible to|having (?:trouble|difficulty|difficulties|problems|issues)|struggling (?:to|with)|no way to",
    "(?:am|i'm|we're|are|is|got|been|get|gets) (?:stuck|locked out|blocked|kicked out|logged out|stumped|lost)|locked out|(?:won't|doesn't|didn't|not) let(?:ting)? (?:me|us|them|him|her|anyone)|(?:don't|do not) know (?:how|what|where) to|(?:can't|cannot) (?:get|seem|figure|log|access|find|see|open|make|connect|install|reach|use|print|send|login|sign|upload|download|boot|mount|remove|add|do)\\b|denied|permission denied|forbidden|nobody can|no one can|none of (?:us|the users|them) can",
    "(?:don't|doesn't) have (?:access|permission|the rights?|rights|internet|admin)|no access|lost (?:my |our |the )?(?:access|password|connection|data|files|articles|work)|forgot (?:my|the|our)|have tried (?:everything|to)|tried (?:everything|to|that|it|reinstalling|rebooting)|keep getting|(?:i|we) get (?:an?|the|this|stuck|redirected|logged|errors?)\\b",
  ],
  fault_word: [
    'blew up|blows up|blowing up|out on the|at 9[0-9]%|[a-z]+ is out\\b|full disk|disk full|killed|went (?:dark|dead)|at full speed',
    'bugs?|bugged|buggy|glitch(?:es|y|ing)?|broken?|broke|breaks|breaking|borked|busted|crash(?:es|ed|ing)?|hang(?:s|ing)?|hung|freez(?:es|ing|e)|froze|frozen|corrupt(?:ed|ion|s)?|dead|dies|died|dying|stuck|messed up|screwed up|fubar|toast|kaput|b0rked|hosed|mangled|garbled|malfunction(?:ing|s)?|outages?|downtime|(?:is|are|went|goes|was|been|be|completely|still|all|again|site|server|prod|production|website|api|db|database|email) (?:down|offline|ko)\\b|keeps? (?:[a-z]+ing|on [a-z]+ing)|segfault(?:s|ed|ing)?|kernel panic|infinite (?:loop|redirect)|loops?|looping|spins? forever|spinning|flicker(?:s|ing)?|overlaps?|overlapping|cut off|misaligned|truncated|choppy|stutter(?:s|ing)?|overheat(?:s|ing)?|reboots? (?:itself|randomly)|disconnect(?:s|ed|ing)|logs? (?:me|us|them) out|drops? (?:out|every|all|off)|dropping|throws?|throwing|blow(?:s|n)? up|timing out|times out|timed out|gives? up|bombs? out|chokes?|screws? up|conflicts?|regression',
  ],
  problem_word: [
    'problems?|issues?|trouble|troubles|difficulty|difficulties|incident|defect|anomaly|mess|disaster|nightmare|concern',
  ],
  have_problem: [
    '^[a-z]+(?: [a-z]+)? (?:issue|issues|problem|problems|error|errors|bug|trouble|failure)$|(?:error|issue|problem|trouble) (?:when|with|on|while|during|after)|no (?:internet|network|sound|signal|power|wifi)|some kind of (?:problem|issue|error|bug)|(?:is|are|was) (?:off|acting|odd|weird|funny) with|off with',
    "(?:i|we|they|he|she|i've|we've|users?|customers?|clients?|there|there's|you|having|have|has|got|seeing|experiencing|facing|hit|hitting|report|found|noticed|run into|running into|ran into|getting|encountered|encountering|is|with|see) <4>(?:problem|issue|bug|error|glitch|trouble|difficulty|outage|failure|defect)s?\\b",
    "^(?:big |huge |small |weird |serious |critical |another |same |strange |major |urgent |new |an? |the )?(?:problem|issue|bug|error|trouble|outage|glitch)s? (?:with|on|in|when|at|since|after|again|accessing|logging|loading|site|server|page)\\b|something(?:'s| is|s| has gone| went| must be| seems| looks) <2>(?:wrong|off|broken|weird|fishy|up|not right|strange|funny|odd)|something (?:wrong|weird|off|strange|broken)|(?:bug|issue|problem) is (?:back|still)|what's (?:wrong|going on|happening|up with)|went wrong|goes wrong|gone wrong|going wrong",
  ],
  error_word: [
    'errors?|exceptions?|timeouts?|time out|warning:|fatal|invalid|no such|not found|denied|refused|bluescreen|blue screen|bsod|stack ?trace|unexpected',
  ],
  slow: [
    'slow(?:ly|er|ness)?|laggy|lag(?:s|ging)?|sluggish|crawl(?:s|ing)?|unresponsive|painfully|takes? (?:forever|ages|too long|a long time|so long|an eternity|<2>[0-9]+ ?(?:s|sec|secs|seconds|minutes|min|mins|hours?)\\b|over|up to|more than)|(?:[0-9]+|ten|twenty|thirty|several|five) (?:seconds|secs|minutes|mins) (?:to load|to open|to respond|per|for|just)|loading forever|forever to|performance (?:issue|problem|is)',
  ],
  broken_state: [
    'expired?|(?:is|are|was|were|all|been|completely|totally) (?:dead|wiped|killed|scrambled|corrupt|stretched|squashed|blurry|cropped|tiny|huge|invisible|greyed|faded|rotated|unreadable|expired|suspended|disabled|locked)|shuts? (?:itself|down|off)|turns? (?:itself|off|into|black|white)|turn into|goes? (?:blank|black|dark|silent|missing|nowhere|out at)|leads? nowhere|(?:everything|all|file|files|folder|folders|work|data|typed|it) <4>(?:is|are|was|were|got|has|have|just) (?:gone|lost|missing|deleted|erased|wiped|overwritten)|overwr(?:ote|itten)|zero bytes?|kicked out|logged out|logs me out|locked out|blank (?:sheets?|pages?)|screen (?:stays|goes|is|just) (?:black|blank|white|dark)|stays black|no tone|screaming|crackl(?:es|ing)|collaps(?:es|ed)|(?:comes?|came) (?:back|out|up) (?:empty|blank|wrong|short|stretched|garbled|in)|hides? behind|overlaps?|blurry|crap|rubbish|useless|trashed',
    '(?:blank|white|black|empty|grey|gray|blue) (?:page|screen|window|space|box|email|pdf|area)|(?:page|screen|list|table|pdf|file|cart|inbox|field|dropdown|window|it|all|monitor|desktop) (?:is|are|was|comes?|came|goes|went|stays|remains|shows?|turns?|arrives?) <2>(?:blank|empty|white|black|missing|gone|greyed out|grayed out|unreadable|blurry|upside down)|(?:is|are|was|were|has|have|went|gone|all|everything) (?:missing|gone|disappeared|vanished|wiped|lost|deleted)|disappear(?:s|ed|ing)?|vanish(?:es|ed)?|(?:files?|images?|photos?|data|emails?|articles?|button|link|menu|icons?|records?|rows?) (?:missing|gone|lost)|missing (?:from|on|in|images?|data|files?|records?|rows?|products?)|(?:returns?|gives?|giving|shows?|getting|get|throws?|got|gets|responds? with|says?|returning|showing|displays?|reports?|spits? out) <3>(?:404|403|401|500|502|503|504|null|nothing|empty|blank|error|errors|zero|undefined|nan|garbage|gibberish|wrong|failed|not found)\\b|(?:broken|dead) (?:links?|images?|page|buttons?)|(?:to|in|into|in the|marked as|as|flagged as) (?:the )?(?:spam|junk)(?: folder)?|bounc(?:e|es|ed|ing)(?: back)?|pixelated|distorted',
  ],
  wrong_result: [
    "(?:previous|old|former) (?:address|client|customer|logo|name|price|version|value)s?(?:'s)?|stays? on screen|instead of (?:icons|the)|print(?:s)? (?:sideways|blank|garbage|twice)|sideways|upside down|all (?:green|pink|red|blue|black)|never made it|(?:dies|expires) after|only (?:valid|visible|works)|jump(?:s|ing) (?:lines|around)",
    "(?:somebody|someone|anyone|everybody|everyone|customer|user|people)(?: else)?'s (?:invoices?|orders?|data|account|files?|salary|salaries|hours|messages?|details|profile)|(?:from|of|to|by|as) (?:somebody|someone|another|a different|other) (?:else|user|customer|client|person|account|people)|in the (?:wrong|past)|hours (?:late|early|off)|days (?:late|early|off)|(?:a|one|two|few) (?:cents?|hours?|days?|pixels?) (?:short|off|late|early|too)|only ever|started (?:again|over|from)|(?:lets?|allows?|letting) (?:people|users?|anyone|customers?|you|me|them) <1>(?:pick|see|order|book|enter|pay|edit|access|log|view|choose|select|open)|(?:charged|billed|shown|sent|shipped|delivered|displayed|redirected|listed|printed|counted|booked|paid|emailed) (?:in|to|at|as|twice|three|for|without|again)|(?:land|lands|landing|end|ends|ending) (?:up )?(?:on|in|at)|at [0-9]+ ?am|never (?:goes|went|change|changes|updates?|resets?|refreshes|stops?)|(?:three|several|multiple|four|many) times|stack(?:s|ing)? instead|jumps? (?:to|around|back)|reloads? and|out of (?:sync|order|date)|too (?:small|big|low|high|short|long|early|late|many|few)|(?:went|goes|jumped|dropped|fell) (?:from|to|up|down) |overnight|does(?:n't)? add up|keeps? (?:asking|restarting|redirecting|loading|resetting|crashing|failing|logging|coming|going|changing|saying|showing|telling|disconnecting|dropping|rebooting|giving)|still (?:points?|see|shows?|says|gets?|sends?|uses?|has|have|empty|in)|(?:half|some|most|part) of the|no longer|question marks?|other people|as if|(?:climbs?|grows?|increases?) until",
    "wrong (?:price|page|image|address|customer|name|date|total|version|user|order|account|rate|amount|language|link|product|recipient|colour|color|file|currency|format|stock|email|time|timezone|quantity|number|results?|one|person|data|country|place|tax|key|sizes?|values?|thing|driver)|(?:is|are|was|looks?|seems?|comes? out|shows?|still) <2>(?:wrong|incorrect|inaccurate|off|inconsistent|incomplete|negative|reversed|swapped|duplicated|doubled|mixed up|outdated|stale)|twice|double(?:d)?|duplicat(?:es|ed|e)|duplicates|three times|multiple times|instead of|rather than what|(?:still|only|always|just) (?:shows?|showing|displays?|returns?|sees?|gets?|says|redirects?|points?)|(?:old|previous|cached) (?:version|price|prices|logo|data|one|page) (?:still|is|are)|even (?:though|if|after|when)|although|despite|zero results?|no results?|off by|doesn't (?:match|add up)|don't (?:match|add up)|mismatch(?:ed|es)?|by itself|on its own|for no reason|randomly|intermittent(?:ly)?|sometimes (?:it|the|i|we|users|works)|every other|(?:can|could) see <3>(?:other|others'|each other|everyone|all)|charged (?:twice|even|but|without)|(?:is|it's|keeps|it) printing|(?:set|reset|resets|resetting|changed|changes|reverts?|reverted|goes? back|jumps?|switch(?:es|ed)?) <2>(?:to|back|itself|randomly)\\b",
  ],
  nothing_happens: [
    "nothing (?:happens|works|shows|appears|loads|comes|is|at all|on|gets|moves|changes|helps|seems)|(?:does|do|did|doing|shows?|see|get|got|returns?|is) (?:absolutely |just )?nothing|no(?:body|thing|ne)? (?:can|gets?|receives?|received|shows?|arrives?)|never (?:arrives?|arrived|received|got|gets|loads|finishes|ends|comes|came|sent|works|worked|completes)|no (?:emails?|orders?|data|images?|results?|notifications?|mails?|messages?) (?:are|is|get|gets|come|came|since|sent|received|arrive|going|goes|shown|show)|(?:hasn't|haven't|didn't|not) (?:run|received|arrived|sent|gone|synced|been (?:sent|received|updated|running|working)|updated|come)\\b",
  ],
  weird: [
    'weird(?:ly|ness)?|strange(?:ly)?|odd(?:ly)?|fishy|funky|wonky|funny (?:behaviou?r|thing)|suspicious|unexpected|abnormal|acting up|acting weird|misbehav(?:es|ing)|gone crazy|going crazy|haywire|playing up|goes? nuts',
  ],
  security: [
    "unknown (?:admin|user|users|account|accounts|file|files|login)|someone (?:got into|is sending|logged|accessed|has access)|sending spam|everyone's (?:salary|salaries|data)|got into our",
    'hack(?:ed|er|ers|ing)?|breach(?:ed)?|security (?:hole|issue|flaw|alert|incident|problem)|vulnerabilit(?:y|ies)|malware|virus|ransomware|phishing|compromised|exploit(?:ed)?|leak(?:ed|ing|s)?|defaced|intrusion|spammers?|spam|ddos|attack(?:ed)?|stolen|gdpr',
  ],
  since: [
    "since (?:this|the|last|yesterday|monday|tuesday|wednesday|thursday|friday|saturday|sunday|we|i|it|your|our|upgrading|updating|noon|about|around|then|today|[0-9]|installing|a|my|two|moving|switching)|after (?:the|an?|upgrading|updating|installing|i|we|every|last|each|yesterday's|reboot|rebooting|this|that|moving|changing|logging|logout|login|about|my|doing|running)|ever since|for (?:the last|the past|two|three|[0-9]+|several|over|a few|hours|days|an hour) ?(?:hours?|days?|weeks?|minutes?|mins?)?|(?:it |that )?(?:worked|used to work|was working|was fine|were working) <3>(?:yesterday|before|fine|until|last|earlier|great|ok)|all of a sudden|suddenly|out of nowhere|as of (?:today|this)",
  ],
  when_doing: [
    '(?:when|whenever|every time|each time|as soon as|once|if|while|everytime) (?:i|you|we|users?|they|someone|the|a|clicking|trying|opening|adding|customers?|people|it|submitting|logging|using|uploading|my|an|booting|running|starting)\\b|(?:trying|attempting|tried|try) to|on (?:startup|boot|login|submit|save|checkout|click|load|refresh)|upon|during (?:the|checkout|login|install|installation|boot|upload)',
  ],
  again_still: [
    'third time|second time|(?:thought|looked like) (?:it|this|that|we) <4>(?:but|nope|not)|but nope|not sorted|sending me back',
    'that thing again|third time|same (?:thing|problem|issue|error|result|here again)|still (?:down|broken|empty|stuck|dead|blank|missing|happening)|once again|like last (?:week|time)|keep(?:s)? happening|another (?:complaint|crash|outage|failure)',
    "(?:is|are|am|i'm|it's|still|was) still|still (?:not|no|the same|getting|broken|down|having|can't|doesn't|won't|a|an|down|have|failing|failing|happening|there|says|shows|see|stuck|waiting)|again|keeps?|constantly|all the time|every (?:few|[0-9]+|single|day|time|hour|minute)|yet again|once more|persist(?:s|ing)?|recurring|over and over",
  ],
  where_device: [
    '(?:on|in|with|under|using|from|via) (?:my |the |an? |our |google |all |both )?(?:mobile|phone|iphone|ipad|android|tablet|safari|chrome|firefox|edge|explorer|windows|mac|macos|linux|desktop|laptop|computer|browser|outlook|gmail|samsung|ios|opera|thunderbird|ubuntu|boot|usb|pc)',
  ],
  own_machine: [
    "(?:my|our|their|his|her) (?:new |old |own |work |whole |entire )?(?:pc|computer|laptop|screen|account|printer|site|website|email|emails|mail|mailbox|inbox|app|application|server|phone|machine|keyboard|mouse|headset|password|session|order|orders|cart|form|page|page's|profile|database|card|disk|drive|wifi|connection|store|shop|instance|environment|file|files|folder|calendar|monitor|vpn|webcam|system|install|desktop|browser|build|pipeline|script|domain|api|customers?|clients?|users?|login|internet|network|cd|dvd|usb|partition|graphics|video|sound|driver|dashboard|hdd|hard drive|wireless|router|box)s?\\b|(?:for|on|at) (?:me|my end|our end|our side|us|my side|mine)",
  ],
  request_frame: [
    '(?:needs|need) opening|(?:put|get|bring) (?:it|them|this) back|set that up|pull (?:a|the|me)|would (?:help|be good|be nice|be great|be useful)|switch the [a-z0-9]+',
    '(?:can|could|would) (?:we|managers|clients|customers|users|they|he|she|the [a-z]+) (?:please )?(?:have|get|be able|also|see|add|move|change|order|set|make|put|use)|(?:kindly|please|pls) [a-z]+|someone (?:grant|add|give|reset|unlock|create|set|check|fix|look|restart)|(?:can|could) (?:someone|somebody|anyone) [a-z]+',
    "(?:can|could|would|will|may) (?:you|someone|somebody|anyone|anybody|we|u|one of you|the team|it|i|y'all|we please|you please)\\b|(?:is|would|will) (?:it|there) (?:be )?(?:possible|any chance|a way|any way|feasible|some way|someone)|any chance (?:you|we|of|to)|(?:do|would) you mind|i was (?:wondering|hoping) if|wondering (?:if|whether)|how about (?:adding|we)|(?:are|is) you able to|you able to|i'd appreciate|would appreciate|it would be (?:great|nice|good|helpful|awesome)|(?:who|anyone|somebody|someone) (?:can|could|know|knows|able)|asking (?:you )?to|want you to|need you to|request(?:ing)?\\b|help (?:me|us) (?:to )?[a-z]+",
  ],
  need_frame: [
    "(?:it'd|it would|would) be (?:great|nice|good|cool|lovely|awesome|helpful|useful) (?:if|to)|i'd (?:love|like)|(?:we|you|they|i) should (?:get|have|add|move|build|make|translate|set|offer|support|be able)|^(?:request|feature request|feature|new feature|wish|todo|to do|enhancement|improvement|quote needed|needed|needs)\\b|(?:starter|hire|joiner|intern|employee|colleague) <3>(?:needs|starts|arriv|joining|on monday)|(?:needed|required) (?:for|on|by|to)|(?:want|wants) (?:my|our|the|a|an|all|to)|^(?:need|connect|set up|setup|move|upgrade|migrate|install|add|unlock|reset|whitelist|get rid|create|enable|disable|integrate|build|hook|translate|redirect|grant|export|import|restore|configure|deploy) (?:the|our|my|a|an|all|from|me|up|us|this|from|new|for|of)",
    "(?:i|we|they|he|she|client|customer|boss|marketing|sales|team|management|customers|clients|users|finance|hr|you|who|legal) (?:really |also |would |urgently |will |still |just |'d )?(?:need|needs|needed|want|wants|wanted|require|requires|like|asks|asked|asks for|is asking|are asking|expects?|would like|wish|am looking|are looking)\\b|(?:i|we)'d (?:like|love|need|want|prefer|rather)|^(?:need|want|looking|require|requesting|request)\\b|(?:needs?|has|have|got|ought) to (?:be |get )?[a-z]+|(?:there )?should (?:also )?be (?:a|an|able)|(?:must|should) (?:also )?(?:be able|allow|let|send|have|contain)|in need of|new (?:feature|request|requirement)|feature request|looking (?:for|to) |to do:|todo:",
  ],
  polite_please: [
    "please|kindly|pretty please|if you (?:could|can|would|don't mind|get a chance|have time|have a moment)|thanks in advance|thank you in advance|much appreciated|when you (?:get a chance|have time|have a minute|get a second)",
  ],
  work_verb: [
    '(?:re|de|un|pre|auto|whitel|blackl|mis)?(?:configure|install|migrate|integrate|implement|develop|build|rebuild|set ?up|setup|deploy|redeploy|create|recreate|enable|disable|activate|deactivate|connect|reconnect|hook up|wire up|plug in|upgrade|downgrade|optimi[sz]e|automate|restore|reset|unlock|unblock|block|grant|revoke|provision|delete|remove|purge|clean up|wipe|archive|back up|backup|rename|redirect|move|transfer|export|import|sync|synchroni[sz]e|redesign|design|refactor|rewrite|rework|revamp|customi[sz]e|translate|locali[sz]e|debug|investigate|diagnose|troubleshoot|repair|fix|patch|secure|encrypt|host|scale|extend|expand|increase|reduce|speed up|improve|enhance|add|include|replace|generate|script|code|program|schedule a job|monitor|track|tag|index|onboard|offboard|whitelist|allowlist|renew|register|assign|merge accounts|split|convert|duplicate|clone|refund|cancel the order|anonymi[sz]e|audit|review the code|reboot|restart|relaunch|roll ?back|revert|mount|partition|format|recover|retrieve|unsubscribe|validate|document|estimate|quote|update|make|get rid of|put|hide|allow|prevent|support|open|close|turn (?:on|off)|switch|swap|bump|upload|let)\\b',
    '(?:building|migrating|creating|adding|installing|configuring|setting up|integrating|developing|upgrading|redesigning|moving|optimi[sz]ing|restoring|resetting|fixing|getting|updating|removing)\\b',
    "(?:look into|find out (?:why|what|how)|figure out|sort out|work out|dig into|track down|get (?:it|this|that|my|the|our) [a-z]+ (?:working|fixed|running|installed|back)|find (?:the )?(?:cause|bug|reason|why)|check (?:why|what's|the logs|spf|dns))",
  ],
  work_noun: [
    '(?:timesheets?|map pin|maps?|bookings?|uploads?|downloads?|attachments?|totals?|prices?|discounts?|coupons?|taxes|vat|shipping|delivery|tracking numbers?|tracking|confirmations?|notifications?|push|dropdowns?|videos?|pdfs?|reports?|rows?|scanner|headset|keyboard|mouse|monitor|fan|phone system|card reader|till|tills|badge|livestream|stream|crm|erp|hubspot|salesforce|outlook|teams|excel|sharepoint|slack|stripe|paypal|apple pay|google|analytics|seo|rankings|translation|languages?|categories|category page|product pages?|footer links|webhooks?|pods?|containers?|builds?|pipelines?|tests?|branch|main|worker|memory|query|queries|tokens?|secrets?|ssl|vhost|dns|hosts?|plugins?|dark mode|two factor|mfa|sso|wiki|extranet|intranet|portal|spec|quote page|newsletter|wifi|vpn|internet|signature|signatures|folders?|share|spreadsheets?|grub|driver|drivers|installer|bootloader|iso)',
    '(?:servers?|databases?|db|websites?|sites?|web ?pages?|pages?|forms?|fields?|buttons?|menus?|modules?|plugins?|extensions?|themes?|templates?|newsletters?|landing pages?|blogs?|shop|store|catalogu?e?s?|carts?|payments?|checkout|orders?|products?|inventory|invoices?|quotes?|filters?|search|sliders?|popups?|banners?|footers?|headers?|portals?|back ?office|admin|dashboards?|apps?|applications?|software|accounts?|users?|access|permissions?|roles?|licen[cs]es?|passwords?|credentials|mailbox|inbox|emails?|aliases|printers?|scanners?|computers?|laptops?|monitors?|phones?|wifi|wireless|networks?|switch|routers?|disks?|drives?|storage|hosting|environments?|instances?|backups?|logs?|reports?|exports?|imports?|notifications?|workflows?|widgets?|features?|functionality|interfaces?|scripts?|jobs?|features?|drivers?|kernel|packages?|partitions?|sound|video|graphics|codecs?|session|login|signup|subscriptions?|customers?|calendar|integration|migrations?|staging|production|prod|domains?|subdomains?|certificates?|redirects?|urls?|links?|sitemap|booking|bookings|registration|two factor|authentication|firewall|queue|feeds?|spreadsheet|columns?|tables?|tabs?|charts?|sheet|mapping|layout|images?|files?|folders?|version|api|vpn|dns|ssl)',
  ],
  action_noun: [
    '(?:creation|installation|setup|configuration|migration|integration|implementation|development|redesign|optimi[sz]ation|restoration|upgrade|update|deployment|activation|deactivation|synchroni[sz]ation|transfer|renewal|removal|translation|automation|request|access|reset|unlock|export|import|change|replacement|provisioning|rollout|onboarding) (?:of|for|to|from|request|on|with|needed|required)\\b',
  ],
  look_at: [
    '(?:take|have|having|taking) a (?:quick |closer |little )?(?:look|peek|glance)|quick look|got a (?:sec|minute|moment|min)|look (?:for me|into|at)',
    '(?:look|check|take a look|have a look|looking|take a peek|peek|glance|see) (?:at|into|on|over|what|why|it out|this out)\\b|(?:can|could|would|will|please|someone|anyone|somebody|you) (?:please )?(?:check|look|have a look|take a look|see what|see why|jump on|hop on|investigate)\\b|check (?:something|this|it|the site|what|why|my|our|out|on)|(?:got|have|spare) (?:a|5|five|two|2|10) (?:sec|second|minute|minutes|min|mins|moment)|got a (?:minute|sec|question about)',
  ],
  help_call: [
    'is anyone (?:at|there|around|here|on)|anybody (?:there|home)|hello\\?',
    "(?:could|can) use (?:a hand|some help|help)|walk me through|i'm clueless|have no clue|no clue how|lend (?:me )?a hand|anyone (?:around|available|there|here)(?: to| who|\\?|$)|someone (?:to|who can) (?:help|look|fix|come)|who can (?:help|fix|look|assist)|give us a hand|bail me out",
    "help(?! (?:yourself|desk|others|him|her|them|people|text|page|file))\\b|need (?:some |your |a little |a bit of |urgent )?(?:help|assistance|a hand|support)|can (?:any(?:one|body)|some(?:one|body)|you) help|assist(?:ance)?|give (?:me|us) a hand|sos|mayday|save me|rescue|i'm lost|stuck (?:on|with|at|here)",
  ],
  how_to: [
    'how (?:do|can|would|should|to|does|could|did) (?:i|you|we|one|get|fix|install|make|remove|set|add|change|configure|solve|enable|connect|stop|do|use|find|check|run|mount|update|upgrade|it)\\b|(?:is|are) there (?:a|any|some) (?:way|tool|method|command|option|trick|fix|solution|workaround)',
  ],
  stuck_question: [
    "any (?:ideas?|clues?|suggestions?|thoughts|advice|tips|pointers|help|one know|one else|solution)|what (?:should|can|do|could) (?:i|we) do|what('s| is) (?:wrong|the problem|happening|causing|going on)|why (?:is|are|does|do|did|can't|won't|doesn't|am|would|isn't|don't|has|was)|any(?:one|body) (?:know|else|have|seen|had|here|familiar|got|experienc)|what (?:does|do) (?:this|that|it) mean|what am i (?:doing|missing)|how come|is (?:this|that|it) (?:a |the )?(?:normal|known|expected|bug|just me)|no idea (?:why|what|how)|don't (?:understand|get|know) (?:why|what|how)|wtf|what the (?:hell|heck|fuck)|ideas\\?|can't figure",
  ],
  favour: [
    '(?:send|forward|share|pass|resend|give|email|drop|ping|shoot|point|text|print|bring|lend|hand) (?:me |us |over |him |her |them |it |along |you )?<3>(?:link|url|number|email|doc|document|file|invite|pdf|quote|invoice|contact|slides|deck|notes|photo|photos|pictures|screenshots?|contract|info|details|brief|schedule|copy|address|phone|recording|spreadsheet|agreement|draft|list|memo|resume|comments|charger|key|it|this|that|numbers)|(?:do|does) (?:you|anyone|someone) (?:have|got) (?:the|a|an) <2>(?:number|link|address|contact|charger|cable|pen|doc|template|adapter|copy|key|badge|email|code|phone|recording|spare)|proofread|feedback|your (?:opinion|thoughts|take|input)|let (?:me|us) know\\b|give (?:me|him|her|us) a (?:call|ring|shout)|call (?:me|him|her)|cc (?:me|him)|remind me|see what you think|what do you (?:think|say)',
  ],
  tell_me: [
    '(?:tell|let) (?:me|us) (?:know )?(?:if|whether|when|what)|(?:can|could) you (?:confirm|tell|verify|clarify)|(?:please )?confirm (?:that|if|whether)?|do you know (?:if|whether|when|who)|know if|quick (?:question|one)|just (?:checking|wondering|to confirm|curious)|(?:simple|small|silly|stupid|dumb) question',
  ],
  client_relay: [
    "(?:accounting|finance|marketing|sales|hr|support|reception|front desk|management|legal|the [a-z]+ team|boss|ceo|branch|warehouse|customers? in [a-z]+|our [a-z]+ users|users in [a-z]+|some users|customer on the phone) <1>(?:can't|says?|wants?|needs?|would|keeps?|report(?:s|ed)?|are|is|tells?|get|gets|land|see|sees|can|have|has|cannot|complains?|complain|ask|asks|told|called)|(?:they|he|she) (?:wants?|needs?|would like|can't|says?|keeps?)|from the [a-z]+ (?:branch|team|office|client)",
    "(?:the |a |our |my |one |some |several |many |two |another )?(?:client|clients|customer|customers|users?|boss|ceo|cfo|manager|management|marketing|sales|finance|accounting|colleague|partner|partners|visitors?|subscribers|members?|people|team|support|hr|director|guests?|vendor|supplier|students?|everyone|someone|guys?) <2>(?:says?|said|reports?|reported|reporting|complains?|complained|complaining|is complaining|are complaining|tells?|told|keeps?|called|calling|calls|wrote|writes|is asking|asks?|asked|wants?|needs?|can't|cannot|is angry|are angry|is upset|is unhappy|is not happy|isn't happy|are unhappy|is furious|gets?|getting|sees?|is seeing|are seeing|mentioned|noticed|is waiting|are waiting|claims?|insists?|have|has|are|is|was|were)|(?:got|received|have|had|getting) (?:a |another |several |many |some )?(?:complaints?|reports?|calls?|call) (?:from|about|that)",
  ],
  displeasure: [
    'fuming|complaints?|mad\\b|annoy(?:ed|ing)|losing it|going mad|not having it|unacceptable|outraged|really unhappy|sick of|had enough|call me now|demand(?:s|ing)? (?:an|answers|to know)|shouting',
    "complain(?:s|ed|ing|ts?)?|angry|unhappy|upset|furious|not (?:happy|pleased|satisfied|impressed|amused)|isn't (?:happy|pleased)|mad at|pissed off|frustrated|annoyed|yelling|screaming|livid|fuming|disappointed|unacceptable|ridiculous|losing patience|fed up|threatening to (?:leave|cancel)|escalat(?:e|ed|ing)|going (?:nuts|crazy|ballistic)|breathing down|unprofessional|refund|won't take it well|freaking out",
  ],
  urgency: [
    'p[01]:|drop everything|solved immediately|need this (?:solved|fixed|done|today|now)|every minute|livestream|in [0-9]+ minutes|!!!|fast please|code red',
    "urgent(?:ly)?|asap|emergency|immediately|right (?:now|away)|as soon as possible|critical|high priority|top priority|p1|sev ?1|blocker|blocking|blocked|red alert|quickly|hurry|time sensitive|can't wait|before (?:tonight|noon|eod|tomorrow|the)|by (?:eod|tonight|tomorrow|noon)|sos|help!|need(?:ed)? (?:today|now|this today|yesterday)|promised|show ?stopper|§alarm|someone right now|on fire",
  ],
  false_urgency: [
    "(?:won't|not going to|isn't going to) (?:take (?:it|this)|react) (?:well|kindly)|take (?:it|this) badly|(?:i|we|i've|we've|i already|we already) promised|(?:really |very |so )?important (?:to|for) (?:us|me|them|our image|the client|management)|(?:looks?|seems?|is|be) (?:really |so |very )?unprofessional|doesn't look (?:very |at all )?(?:professional|serious|good)|makes us look",
  ],
  loss: [
    'everything is (?:down|gone|broken|lost|blank)|nobody can|sale is live|we start in|goes live in|starts in [0-9]+|drop everything|all (?:customers|users|staff|tills|orders) |cannot (?:trade|sell|work|invoice)|losing|out of business|whole (?:office|company|team|site)',
    "los(?:ing|t|e) (?:money|sales|orders|customers|revenue|business|data|thousands|[0-9])|(?:all|every|whole|entire) (?:customers?|users?|clients?|team|company|office|department|staff)|(?:everyone|everybody|nobody|no one) (?:is|can|in|here|at|has|gets)|(?:sale|campaign|launch|demo|event|webinar|trade show) (?:starts|is|in|today|tomorrow)|can't (?:pay|order|buy|check out|work|invoice)|money every|revenue|per (?:hour|day|minute)|standstill|can't (?:sell|ship)",
  ],
  scale: [
    '(?:all|whole|entire|every|complete|each|everything|everywhere)(?: (?:of|the|our|my|site|website|app|pages|users|products))?\\b|(?:[3-9][0-9]|[0-9]{3,}|hundreds of|thousands of|dozens of) <1>(?:accounts|pages|products|users|rows|records|addresses|contacts|posts|images|files|orders|emails|customers|items|lines)',
  ],
  new_thing: [
    'new (?:page|module|server|site|website|account|accounts|environment|form|field|section|feature|design|domain|plugin|version|hire|hires|starter|starters|employee|colleague|user|users|mailbox|address|tab|button|template|theme|menu|portal|tool|host|vpn|laptop|space|endpoint|column|report|colleagues|intern|interns|joiner)s?|(?:french|english|mobile|spanish|german) version|multilingual|in (?:french|english|spanish|german) (?:as well|too)|another (?:page|column|field|server|tab|account)',
  ],
  typo_word: [
    '"[a-z]+" has (?:one|two|an?)|(?:one|two|an?) [a-z] too many|(?:is|was) missing between|extra full stop|in the footer (?:ends|says|reads)|year in the|(?:button|heading|footer|banner|header|title|label|page|text|copy) (?:reads|says)|missing on "|the the\\b|lose the|(?:should|to) read|swap "|drop the|lowercase|upper ?case|misses an?',
    'typos?|misspell(?:ed|ing|s|t)?|spelling|spelled|spelt|spell|grammar|missing (?:letter|accent|comma|apostrophe|space|period|dot|hyphen|[a-z] )|extra (?:letter|comma|space|apostrophe|period|s|dot|hyphen|[a-z] )|(?:capital|lower ?case|upper ?case|capitali[sz]e|lowercase|hyphen|apostrophe|comma|punctuation|full stop|letter)s?|mistyped|wrong (?:spelling|letter|word|year|name)|should (?:be|read|say) (?:"|[0-9]{4}|[a-z]+ (?:not|with|instead))|(?:it\'s|is) "?[a-z]+"?,? (?:not|with (?:a|an|one|two|double)) |double space|letters? swapped|one (?:l|s|t|m|n|letter|word)\\b|two (?:l|s|t|m|n|p|c|r)s?\\b|" (?:should be|instead of|not|to|with|->) "|says "[^"]{1,40}"',
  ],
  correct_verb: [
    'correct|fix|change|replace|rename|edit|amend|swap|capitali[sz]e|update|remove|delete|reword|rephrase|add|put',
  ],
  done_frame: [
    '(?:disk|cache|log|queue|room|inbox) (?:cleaned|cleared|freed|emptied)|is back(?:,|$| thanks)|sent to the|all [a-z]+ [a-z]+ now at|now at',
    "(?:rolled|put|brought|moved|switched) back|(?:cache|dns|queue|password|account|index) (?:cleared|flushed|reset|unlocked|rebuilt|propagated)|(?:password|account) (?:reset|unlocked)|looks (?:right|good|fine|ok) (?:now|again)|went (?:through|fine|well|smoothly|live)|came back by itself|and we're back|we're (?:back|live|good)|(?:is|are) (?:in and tested|green|on the stores|all green|stable|exist now|back)|moved and checked|resent|typo's gone|(?:fixed|solved|sorted|found) it|closing this|shipped|all (?:twelve|of them|the) [a-z]+ (?:exist|are|work)",
    "(?:it's|is|are|was|has been|have been|been|now|all|that's|got|should be|i'm|we're|were|everything's|everything is) (?:now |all |finally |already |successfully |just |back )?(?:fixed|done|resolved|solved|sorted|live|deployed|merged|released|shipped|published|online|updated|corrected|restored|renewed|completed|complete|finished|pushed|closed|patched|repaired|migrated|installed|configured|created|added|removed|sent|enabled|reset|unlocked|up and running|in production|in prod|on staging|good to go|back up|back online|working|up|fine|ok|good|replaced|cleared|reverted|rolled back|verified|processed|operational|stable)\\b|^(?:fixed|done|resolved|solved|sorted|live|deployed|merged|released|shipped|published|updated|corrected|restored|renewed|completed|finished|pushed|closed|patched|repaired|all done|all set|all good|good to go|complete|migrated|sent|reverted|found it|reset done|typo fixed|works|worked|hotfix (?:is )?(?:in|out|deployed)|fix (?:is )?(?:in|out|deployed|live|pushed)|rolled back|back online|back up|reinstalled|uploaded|verified|tada|§ok)\\b|(?:bug|issue|problem|typo|fix|page|site|release|build|patch|backup|certificate|article|migration|import|hotfix|pr|update|deployment|deploy|ticket|newsletter|maintenance|change|changes|error|link|it|server|feature|form|upgrade|restore) (?:is |are |has been |have been |was |were |now |all |is now |successfully )*(?:fixed|done|resolved|solved|sorted|live|deployed|merged|released|shipped|published|updated|corrected|restored|renewed|completed|complete|finished|pushed|closed|patched|repaired|out|went out|removed|passed|finished|succeeded|rolled out|rolled back|cleared|gone now|back up|back online)",
  ],
  just_did: [
    "(?:i|we|i've|we've|he|she|they|he's|hosting|dave|team|mark) (?:have |'ve |has |just |already |now |finally |also |went and |did )*(?:fixed|corrected|pushed|deployed|merged|released|published|updated|restored|renewed|replaced|resolved|solved|sorted|changed|removed|added|created|reset|cleared|rebooted|restarted|installed|configured|enabled|finished|completed|uploaded|moved|migrated|sent|shipped|patched|reverted|rolled back|closed|unlocked|switched|set up|cleaned|rebuilt|figured|reinstalled|got it (?:working|fixed|to work|running))\\b|^just (?:published|pushed|deployed|merged|sent|released|fixed|updated|finished|uploaded|shipped|closed|restarted|cleared)\\b|(?:rebooted|restarted|reinstalled|cleared) (?:it|the|my) <3>(?:and|,)? ?(?:it )?(?:works|all good|fine)",
  ],
  works_again: [
    "work(?:s|ing|ed) (?:again|now|fine|great|perfectly|for me|well|like a charm|ok|properly|on my end|as expected|here|flawlessly|nicely)|back (?:up|online|to normal|in business|again|on track)|up (?:again|and running)|all good (?:now|again|here)?|all (?:set|sorted|clear|green)|good (?:now|again|to go)|(?:no more|no longer) (?:errors?|issues?|problems?|404s?|500s?|crashes|seeing)|that (?:did it|worked|fixed it|solved it|was it|helped)|problem solved|it's (?:ok|fine|good|working|back|up|alive) ?(?:now|again)?|loads (?:fine|fast|again)|is fine now|resolved itself|now (?:it )?works",
  ],
  ack_start: [
    "^(?:ok(?:ay)?|k|kk|sure(?: thing)?|got it|gotcha|noted|understood|alright|all right|aight|right|cool|great|perfect|sounds (?:good|great|fine|like a plan)|fine|nice|awesome|excellent|yes|yep|yeah|yup|yea|no|nope|nah|not yet|ack|roger|copy(?: that)?|will do|on it|makes sense|agreed|deal|fair enough|no worries|no problem|np|of course|absolutely|definitely|exactly|true|indeed|i see|ah|oh|oh ok|received|works for me|lgtm|wilco|good|approved|confirmed|very well|thats fine|that's fine|that works|good idea|good point|consider it done|hmm ok|done deal|happy to|looks good|right on|for sure|ok ok|sgtm|10 4|me too|same here|i agree|you bet|certainly|correct|acknowledged|yessir|okey|okie)(?![a-z']| (?:thing|longer|one can|idea why))",
  ],
  ack_phrase: [
    "thanks for (?:flagging|reporting|telling|catching|pointing)|ah i see|i see,|that's what i meant|i did that|the other one|i'm good|go ahead|no thanks|fair point",
    "got (?:it|your|the) ?(?:message|email|file|thanks)?|received(?:,| thank| with|$|!)|(?:i )?(?:did )?(?:get|got|received|saw) your <2>(?:message|email|mail|note|file|resume|files)|well received|noted|thanks for (?:letting|the (?:info|update|heads|head|reply|clarification|tip|feedback))|heads up|(?:ok|fine|good|works|sounds good|great|perfect|cool) (?:for|by|with|to) (?:me|us)|i (?:agree|understand|see)|understood|makes sense|copy that|roger|fair enough|i'm (?:in|fine with|ok with|good)|agree with|fine with|no objection|count me in|will do|happy with",
  ],
  will_do: [
    "(?:logged|passing|passed|forwarding|forwarded) (?:the|it|this|that)|i'll (?:dig|chase|change|give|report|reboot|grab|raise|be|put|pass|note)|let me (?:reboot|retry|try|see|look|check)|(?:reading|checking|trying|rebooting|testing|installing|downloading) (?:the|it|that|now|this)|ill (?:try|check|look|do|see)|we're on it|on my list|give (?:that|it) a (?:shot|go|try)|report back|passing it on|will have a look",
    "(?:i'll|i will|i shall|we'll|we will|let me|i'm going to|i am going to|gonna|ill|i can) (?:just |also |then |now |probably |definitely |have to )?(?:take a look|look|check|do|try|see|test|fix|let|send|forward|get|ask|handle|take care|take|call|ping|follow|review|go|update|read|have a look|keep|be back|give|come back|find|pass|make sure|report|investigate|prepare|work on|write|reply|talk|dig|post|add|bring|put|give it|reboot|restart|google|think|verify|confirm|sort|deal|pick|jump)\\b|looking (?:into it|now|at it)|on (?:it|my way|my list|the case)|checking (?:now|it|with)?|working on (?:it|that|this)|will (?:do|check|try|look|see|let|get|have a look|take|ping|send|fix|call|test|report|read|follow|forward)\\b|taking a look|giving it a (?:try|go)|brb|trying (?:that|it) now|i'm on it|one sec|give me a (?:sec|minute|moment)|hold on|hang on",
  ],
  no_answer: [
    "^(?:yes|no|nope|yeah|not yet|yep|nah|maybe|probably|i think so|i guess|i don't think so|not really|not sure|apparently|of course|i doubt)(?![a-z'])",
  ],
  meeting_word: [
    'sync\\b|war room|review (?:moved|is|at|on)|room [a-z0-9]\\b|small room|board call|debrief|maintenance window|raincheck',
    "meetings?|calls?\\b|zoom|webex|conference call|conf call|stand ?up|demo|retro|sync(?: up)?\\b(?! (?:the|my|contacts))|catch ?up|1:1|one on one|kickoff|kick off|workshop|interview|appointment|review (?:meeting|call|session|at|on)|'s review|session|webinar|presentation|invite|calendar|slot|lunch|dinner|coffee chat|chat (?:after|before|at|tomorrow)|agenda|training|reservations?|video ?call|hangout|get together|offsite|all hands|planning|reschedul(?:e|ed|ing)|conference room",
  ],
  time_of_day: [
    "(?:at|by|around|until|before|after|from|to|@) (?:[0-9]{1,2}|noon|midnight|lunch|one|two|three|four|five)(?: ?(?:am|pm|o'clock|h))?\\b(?! (?:users|pages|percent|%|seconds|times))|[0-9]{1,2}(?::[0-9]{2})? ?(?:am|pm|cst|est|pst|gmt|cet|utc)\\b|[0-9]{1,2}:[0-9]{2}|noon|this (?:morning|afternoon|evening)|tonight|after lunch|in (?:an|one|two|[0-9]+) (?:hours?|minutes?|mins?)|later today|end of (?:the )?day|eod|half past|in the morning|first thing",
  ],
  day_word: [
    "(?:mon|tues|wednes|thurs|fri|satur|sun)days?(?:'s)?|tomorrow|next (?:week|month|monday|tuesday|wednesday|thursday|friday)|this (?:week|weekend|friday|thursday)|the [0-9]{1,2}(?:st|nd|rd|th)(?: of)?|(?:january|february|march|april|june|july|august|september|october|november|december) [0-9]{1,2}|what (?:day|time|date)|when (?:are you|would you|works|can we|suits|is the)|today|weekend|sometime|the day after|day after tomorrow",
  ],
  availability: [
    "(?:i'm|im|i am) free|could we do|can't make|raincheck|on for (?:monday|tuesday|wednesday|thursday|friday|tomorrow|lunch)|calling you|who can run|see you|start without|back in|be right back|schedule look|talk (?:it through|tomorrow|monday|wednesday|later)|can we talk|grab a (?:room|coffee|bite)|works for everyone|suit the|booked the|dial ?in",
    "(?:are|r) (?:you|u|we|they) (?:free|available|around|ok for|in|coming|up for|joining|able to (?:make|join|attend|come))|available|availability|free (?:tomorrow|today|on|at|for|this|next|monday|tuesday|wednesday|thursday|friday|after|around|to)|works for (?:you|me|everyone|us)|work for you|suits? (?:you|me|everyone)|(?:can|could|will) (?:you|we|i|everyone) (?:make it|join|attend|come|meet|talk|chat|be there|dial|swing by|catch up|speak|get together|do)\\b|let's (?:meet|talk|catch|move|say|do|chat|schedule|push|sync|plan|regroup|grab)|shall we|see you (?:at|on|tomorrow|there|then|monday|tuesday)|talk to you|meet (?:at|up|with|tomorrow|on|me|in)|meet\\b|be in attendance|attend(?:ing|ance)?|i can(?:'t)? (?:make|attend|join|do)|get together|set up a (?:call|meeting|time|demo)|dial in|join (?:the|us|at)",
  ],
  move_meeting: [
    '(?:pushing|moving|moved|bumped|brought|shifted) (?:our|the|up|to|by|back|forward)|moved up|half an hour|by an hour|war room|maintenance window|put (?:it )?off|confirmed for',
    "reschedul(?:e|ed|ing)|postpon(?:e|ed|ing)|(?:move|push|shift|bring|moved|pushed|moving|pushing) (?:the |our |it |this |that |my |back |forward )?<2>(?:meeting|call|standup|demo|review|sync|back|to (?:[0-9]|monday|tuesday|wednesday|thursday|friday|tomorrow|next|noon|later)|session|appointment)|cancel(?:led|ed|ling|s)? (?:the |our |today's |tomorrow's |this )?(?:meeting|call|standup|demo|review|sync|session|appointment|lunch)?|book (?:a|the|me) (?:room|slot|time|meeting|call)|schedul(?:e|ed|ing) (?:a|the|for|our|it)|pencil|block (?:out|off|my|the)|confirm(?:ed|ing)? (?:for|the time|our|my attendance)",
  ],
  late: [
    "running (?:late|[0-9]+|a (?:few|bit|little)|behind)|(?:be|i'm|am|is) (?:a (?:bit|little|few minutes) )?late\\b|[0-9]+ (?:min|mins|minutes) late|on my way|start without|be there in|stuck in traffic|joining in|back in [0-9]+",
  ],
  ticket_word: [
    'tickets?|#[0-9]{1,7}\\b|inc ?[0-9]{3,}|case (?:#|number|[0-9])|request (?:#|number|[0-9])|jira|issue (?:#|number )?[0-9]+',
  ],
  status_frame: [
    "any word|coming along|going through|go through|(?:has|have|did|was|is) [^?]{0,40}(?:been assigned|been fixed|ever fixed|go through|closed or|on hold|delivered|planned)|still planned|who owns|give me the progress|(?:what's|what is) happening with|do i need to do anything|how long until|need more info|gentle nudge|nudge|chasing|no answer yet|gets? looked at|anyone on it",
    "any (?:update|updates|news|progress|word|eta|luck|movement|feedback)|(?:what's|whats|what is|check|checking|give me|get|current|know) (?:the |on the )?(?:status|eta|progress|state|timeline)|status (?:of|on|for|update|\\?)?|eta\\b|where (?:are|is|do) (?:we|my|our|the|things|you|it) <3>(?:with|at|on|stand|ticket|request)?|follow(?:ing)? up|chasing|just checking in|how(?:'s| is| are) <3>(?:going|coming|progressing|looking|ticket|request)|when (?:will|can|is|do you|should|are you) <4>(?:be|get|fixed|done|ready|expect|resolved|live|handled|looked|going)|(?:has|is|did|was|have) (?:anyone|someone|somebody|ticket|my|the|anybody) <4>(?:looked|looking|pick|picked|working|assigned|closed|resolved|been|started|handled|reviewed|taken|pending|open|done|processed|got)|still (?:pending|open|waiting|in progress|unassigned|no reply|no answer|in the queue|on hold)|reminder (?:about|on|for) (?:ticket|my|#)|bump(?:ing)?|who(?:'s| is| has) (?:handling|working|looking|assigned|got|owns)|progress on|haven't heard",
  ],
  handled: [
    'handled|picked up|pick up|assigned|closed|resolved|pending|in progress|on hold|waiting|prioriti[sz]ed|scheduled|reviewed|escalated|processed|looked at|taken care',
  ],
  my_request: [
    '(?:my|our|the|this|that|his|her) (?:last |other |previous |open |earlier |initial )?(?:request|ticket|tickets|incident|case|report|requests)(?: (?:from|about|for|on|regarding|of|i))?',
  ],
  ticket_opened: [
    "(?:opened|raised|created|logged|filed) (?:#)?[0-9]+|(?:opened|raised|created|logged|filed) ticket|already in (?:ticket|#)|it's in (?:ticket|#)|in ticket",
    "(?:opened|created|raised|filed|logged|submitted|open|create|raise|file|log|submit|put|made|added) (?:a|an|the|another|it as a|this as a|up a|in a|it in the|this to the) ?(?:new )?(?:ticket|incident|issue|jira|case)|ticket (?:created|opened|raised|filed|logged|submitted|is in|already)|already (?:a|in|have|has) (?:a |the )?ticket|in the ticket|i'll (?:raise|open|file|create|log)|reported (?:it|this|that) (?:in|as|on|already)",
  ],
  rule_reminder: [
    "beware|watch out|no deploys?|anything over|attach a screenshot|needs a ticket|when you open a ticket|going around|do not (?:click|push|deploy|touch)|don't (?:click|push|deploy|touch|merge)",
    "(?:please|you should|you must|need to|must|pls|always|through|via|without|need|requires|kindly|should) <3>(?:open|raise|file|create|submit|use|a|log) <2>ticket|reminder|remember to|don't forget|just a reminder|support channel|this channel|off ?topic|this is the (?:right|wrong)|be careful|make sure (?:to|you|that|everyone)|never deploy|no deploys?|please (?:do not|don't|refrain|keep|remember|avoid|note)|note that|policy|guidelines",
  ],
  thanks: ['thank(?:s| you)(?! (?:in advance))|thx|ty\\b|cheers|much obliged|appreciated?|grateful|many thanks'],
  greeting: [
    "^(?:hi|hello|hey|yo|good (?:morning|afternoon|evening|night|day)|morning|howdy|greetings|hiya|sup|hi all|hello all|welcome|evening)(?![a-z])|(?:good (?:morning|night|evening)|bye|goodbye|see (?:you|ya)|see you (?:later|soon|tomorrow)|later|take care|have a (?:good|great|nice)|cya|ttyl|how are (?:you|things)|what's up|how's it going|cheerio|gtg|best regards|regards|talk soon)\\b",
  ],
  wish: [
    'congrat[a-z]*|well done|great (?:job|work|news)|good (?:job|work|luck)|nice (?:work|job|one)|happy (?:birthday|friday|new|holidays|anniversary|monday|christmas|easter|weekend)|welcome (?:aboard|to|back|on)|enjoy|best wishes|get well|have (?:a|fun)|safe travels|merry|cheers to|kudos|bravo|way to go|look(?:ing)? forward|props|hats off',
  ],
  joke: [
    'lo+l|lmao|rofl|haha[a-z]*|hehe|just kidding|jk\\b|kidding|joking|funny|hilarious|xd\\b|:p\\b|;\\)|:\\)|:-\\)|:d\\b|heh\\b|lulz|§joke|joke',
  ],
  info: [
    "fyi|for your information|heads up|here(?:'s| is| are)|attached|see attached|please find|i (?:shared|uploaded|put|posted|attached|forwarded|sent|left|saved) <6>(?:drive|wiki|folder|doc|link|channel|confluence|notion|sharepoint|email|repo|box|desk)?|is (?:in|on) the (?:wiki|drive|doc|docs|folder|readme|repo|calendar|fridge|intranet)|are (?:in|on) the (?:wiki|drive|doc|folder|shared)|note:|ps:|for (?:reference|info|anyone|those|the record)|just so you know|quick (?:note|update|reminder)|release notes|signed the|approved the|is joining|joins us|has left|has joined|nothing to report|per (?:my|our|your)|as discussed|according to|btw",
  ],
  absence: [
    "(?:i'll be|i'm|i am|will be|he's|she's|be) (?:out|off|away|on (?:vacation|leave|holiday|pto|sick)|wfh|working from|unavailable|afk|ooo|traveling|travelling|in the office|remote)|out of (?:the )?office|day off|vacation|pto|sick (?:leave|today|day)|working from home|wfh|ooo\\b|afk|on leave|maternity|i'm off|gtg|dentist|doctor|leaving (?:early|now)|back (?:on|in) (?:monday|tuesday|wednesday|thursday|friday|the office|a)",
  ],
  opinion: [
    "(?:not a|big|huge) fan|why would (?:anyone|you|anybody)|nobody (?:reads|cares|uses|likes)|people (?:never|always|don't)|(?:is|are) always|respect$|scary|pain (?:on|in|to)|evil|usually|same here|tell me about it|that depends|good point|meh|they (?:fixed|changed|removed|added|dropped|said|will)|has been good|have been good",
    "i (?:think|believe|guess|prefer|feel|suppose|doubt|like|love|hate|hope|assume|wish|figure|would say|find|imagine|wouldn't|would (?:go|use|say|recommend)|always|usually|used|use|just use|know)|imo|imho|in my (?:opinion|experience)|personally|if you ask me|to be honest|tbh|honestly|seems (?:like|to me)|sounds like|i'd (?:say|go|rather|use|guess|recommend|suggest|do|try)|my (?:guess|favou?rite|two cents|opinion|bet)|probably|perhaps|maybe|it depends|depends on|it's (?:just|only|all|because|a matter|probably|usually|not that|worth|easier|better|the same|more|called)|that's (?:just|because|what|why|how|true|not|a|the|weird|odd)|(?:is|are) (?:better|nicer|worse|great|awesome|cool|ugly|easier|faster than|overrated|fine|pretty|the best|just|more|only|for|usually|generally|called)|generally|usually|normally|in general|by default|not (?:necessarily|really|exactly|quite)|supposed to",
  ],
  memory: [
    "used to|back (?:in|when)|years ago|months ago|(?:last|yesterday's) (?:year|month|week|night|outage|bug|incident|friday|monday|crash)|the other day|remember (?:when|the|that)|reminds me|once (?:had|upon|we|i)|at my (?:old|previous|last|first)|in my (?:old|previous|last) (?:job|company|team)|in the old days|(?:i|we) (?:had|spent|once|did|talked|discussed|learned|were|was|made|ended|survived|went|wrote|saw|got through) (?!to)|never again|good old|post ?mortem|lessons|had (?:a|the|that|this|it|similar|same) (?:similar |same )?(?:problem|issue|bug|error)? ?(?:too|once|before|last|yesterday|with|years|back)?|turned out|it turns out|in the (?:90s|80s|past)|history",
  ],
  condition: [
    "if (?:it|that|this|the (?:bug|problem|issue|site|server)|anything|you|something|they|he|we) <3>(?:breaks?|happens?|fails?|crash(?:es)?|comes? back|goes? (?:down|wrong)|recurs?|persists?|need|needs|works?|still|want|get|have|dies|isn't|doesn't|don't|can)|in case|just in case|should (?:it|that|anything)|unless|what if|suppose|assuming|whenever you|provided",
  ],
  advice: [
    'rtfm|you misread|if i were you|take the [0-9a-z]+ (?:bit )?version|go to settings|maybe try|ask in|depends on what|told you',
    "(?:you|u) (?:just|can't|won't|don't|didn't|need|had|were|might|must|better|still|only)\\b|(?:most|some) people (?:just|use|never|don't)|(?:it|that) (?:will|should|might|may|could|can) (?:help|matter|work|be|fix|only)|it (?:won't|doesn't) (?:help|matter)|that(?:'s| is| error is) (?:your|harmless|normal|hardware|a|not|by design|because)|(?:usually|probably|likely|sounds like|looks like|might be|may be|could be) (?:a|an|the|your|it's|means)|then (?:you|mount|run|use|try|just)|be better off|better off|don't use|restart the [a-z]+ and|check (?:the|your) (?:logs?|cable|docs?|wiki|settings|bios)|mount it|reinstall (?:the|it)|fresh install|would(?:n't)? (?:work|help|do)|there are (?:about|many|several|lots|plenty|a few|ten)",
    "(?:you|u|ya) (?:should|could|can|need to|might|may|have to|must|want to|would|will|just|can just|don't need|shouldn't|ought|probably|may want|could try|can always|can use|can try|will need|get|would have)\\b|have you (?:tried|checked|looked|considered|got|ever|installed|restarted|cleared|enabled|read|updated|rebooted|run|googled)|did you (?:try|check|restart|clear|enable|install|reboot|update|run|google|read|look|make|get|set|reinstall|follow)|are you (?:sure|using|running|on|trying|getting|able|logged|in|having|talking)|do you (?:have|get|see|use|want|mean|know|need|happen|still|really|remember) |what (?:version|does|do|are|kind|is your|happens|error|model|did you|distro|driver|command|browser|os|card|would)|which (?:version|one|driver|browser|distro|card|model|do|is)|^(?:try|use|run|check|type|install|look|read|open|go|make|click|google|reboot|restart|set|remove|add|edit|just|see|paste|put|copy|ask|search|download|boot|enable|disable|select|press|change|start|stop|get|do|don't|try to|man|wait|then|first|and then|or|plug|unplug|clear|hit|update|boot|follow|consider|keep|stick|be|apt|sudo|cat|ls|pastebin|tell)\\b(?! (?:working|loading|responding|me why|you|help|please|not|me how))|it should (?:be|work|have|just)|that should|try (?:to|using|with|it|that|this|the|a|running|another|from|\"|sudo|§code)|i(?:'d| would) (?:suggest|recommend|try|use)|i (?:suggest|recommend)|make sure|how about|why (?:not|don't you)|the (?:easiest|best|simplest|only|usual) (?:way|thing|option|solution)|works for me with|next time|instead,? use|better off|nothing to do with",
  ],
  snippet: [
    'sudo|apt get|\\.\\/configure|--[a-z]+|dpkg|chmod|\\/etc\\/|\\/dev\\/|\\/var\\/|git (?:pull|push|rebase|clone|stash)|npm (?:i|run|install)|ctrl\\+|alt\\+|modprobe|gcc|§code',
  ],
  negated_problem: [
    'nothing <3>(?:broken|wrong|urgent|serious|unusual|critical|alarming)',
    "no (?:incidents?|rush|action|problems?|drama|hurry)|don't panic|works here|zero (?:issues|errors|problems)|no action|all (?:good|fine|well|green)|nothing to (?:report|worry|do)|harmless|without a hitch|zero downtime",
    "no (?:more |real |big |known |other |such )?(?:problem|problems|issue|issues|bug|bugs|error|errors|worries|trouble|rush|hurry|biggie|complaints|incident|outage|emergency|regressions?|drama|crash|crashes|warnings?)|without (?:any )?(?:issues?|problems?|errors?|a hitch|trouble)|not (?:a |an |really |that |so |very |at all )?(?:big |huge )?(?:urgent|critical|a problem|a bug|an issue|problem|bug|big deal|broken|blocking|serious|horrible|important|worry|issue|deal)|isn't (?:a |an |urgent|broken)(?:problem|issue|bug|big)?|nothing (?:seems |is |to |broken|urgent|serious|major|wrong|critical|special|to report|new)|never (?:had|crashed|seen|failed|broke|a problem)|don't worry|no need|whenever you|when you have time|zero (?:bugs|issues|errors|complaints)",
  ],
  cause_told: [
    '(?:it|that|this|cause|problem|issue|culprit|root cause|reason|bug) (?:was|turned out|were|is due|came from|comes from|was due|was caused|has to do)|root cause|because (?:of|the|it|we|i|you)?|caused by|due to|the (?:cause|culprit|reason|explanation)|by design|expected behaviou?r|known (?:issue|limitation)|nothing for us|on their (?:side|end)|just because',
  ],
  life_word: [
    'lift|elevator|stairs|sandwich|mug\\b|ac is|vending machine|desk chair',
    'coffee|croissants?|cakes?|pizzas?|lunch|dinner|breakfast|beers?|tea\\b|chocolate|kitchen|fridge|elevator|parking|my car|the car|bike|train|subway|weather|sunny|rain|snow|cold\\b|beach|holiday|movie|film|netflix|game|football|soccer|cat\\b|dog\\b|kids?|baby|brain|my life|sleep|bed\\b|gym|music|song|concert|party|birthday|guitar|magic|donuts?|cookies?|snacks?|microwave|plants?|wedding|flight|hotel|drinks?|the bar|wife|husband|dad|mom|friends?|girlfriend|team building|heater|desk plant|burrito|bagels?',
  ],
  praise: [
    'great|awesome|excellent|perfect(?:ly)?|amazing|love(?:s|d)?|nice(?:r|ly)?|cool|wonderful|fantastic|brilliant|beautiful|impressive|happy (?:with|about|to)|delighted|thrilled|good (?:stuff|one|job)|neat|sweet|smooth(?:ly)?|solid|rocks|pretty good|so good|well done|works? (?:great|beautifully|wonders)|much better',
  ],
  sorry: [
    'no idea sorry|never used',
    'sorry|my (?:bad|mistake|apologies|fault)|apolog(?:y|ies|ise|ize)|oops|whoops|nevermind|never mind|nvm|ignore (?:that|me|my|this)|false alarm|disregard|wrong (?:channel|window|chat)|excuse me|forget (?:it|that)|scratch that',
  ],
  question_open: [
    "^(?:is|are|was|were|do|does|did|have|has|had|should|will|would|am|isn't|aren't|doesn't|don't|didn't|haven't|hasn't|wasn't|can (?:i|we|it|this|they|he|she|users?|ubuntu|linux|the)|could (?:i|we|it|this|that)|shall|may i|so (?:is|are|do|does|can|you|it|we)|also,? (?:do|is|are|did|does)|any|you (?:have|got|want|mean|using|sure|still|need|ready|think|got|ok|around|there)|anyone|anybody|and (?:is|are|do|does|did)|but (?:is|does|do|are)|still (?:on|using)|(?:we|it|they|he|she|that|this|it's|we're|that's) [a-z' ]{2,60} ?\\?)\\b",
  ],
  wh_open: [
    "^(?:also,? )?(?:who|what|where|when|which|whose|whom|how (?:much|many|long|old|far|often|big|was|is|are|come)|what's|who's|where's|when's|how's|why)\\b",
  ],
  either_or: [
    "yes or no|or (?:not|no|both|is it|was it|do you|should|shall|rather|maybe)\\b|y\\/n|right \\?|, right|isn't it|aren't (?:we|you|they)|don't you|correct \\?|still (?:using|on|need|want|valid|the case|active|true|running|planning|there|in use|ok)|already (?:sent|done|deployed|installed|live|have|in)|(?:yet|already|or not|either|too|now|still) ?\\?|is it (?:ok|okay|fine|safe|true|worth|just|possible that|live|normal to)",
  ],
  permission: [
    '(?:can|may|should|shall|could|do) (?:i|we) (?:merge|deploy|push|close|delete|keep|use|go ahead|send|publish|proceed|release|bill|invoice|start|leave|put|tell|assume|remove|archive|ship|approve|call|skip|ask|join|take|still|also|need to|have to|bring|borrow)|(?:ok|okay|fine|good|cool|alright) (?:to|if|with) (?:merge|deploy|push|i|we|you|go|keep|that)|are you (?:ok|okay|fine|happy|good|sure)|should (?:i|we|it|they|legal|this|that)|do we (?:need|keep|have|support|want|still|use)|is it ok',
  ],
  second_person: ["(?<![a-z'])(?:you|your|yours|you're|you've|you'll|you'd|yourself|u)(?![a-z'])"],
  first_person: ["(?<![a-z'])(?:i|i'm|i've|i'd|i'll|my|me|mine|we|we're|we've|our|us)(?![a-z'])"],
} as const satisfies Readonly<Record<PhraseKey, readonly string[]>>;
