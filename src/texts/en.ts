import type { Texts } from './fr.ts';

/** The English catalogue: same keys as the French one, by type. */
export const en: Texts = {
  desk: 'Guichet',

  ranks: {
    agence: { 1: 'Critical', 2: 'Important', 3: 'Normal', 4: 'When possible' },
    'support-applicatif': { 1: 'Critical', 2: 'High', 3: 'Normal', 4: 'Low' },
    'workflow-support': { 1: 'P1 Critical', 2: 'P2 Major', 3: 'P3 Moderate', 4: 'P4 Minor' },
  },
  states: {
    agence: {
      new: 'NEW',
      in_progress: 'IN PROGRESS',
      waiting: 'WAITING',
      to_test: 'TO TEST',
      resolved: 'RESOLVED',
      closed: 'CLOSED',
    },
    'support-applicatif': {
      new: 'OPEN',
      in_progress: 'IN PROGRESS',
      waiting: 'WAITING',
      to_test: 'WAITING FOR VALIDATION',
      resolved: 'RESOLVED',
      closed: 'CLOSED',
    },
    'workflow-support': {
      new: 'RECEIVED',
      in_progress: 'DIAGNOSIS AND RESOLUTION',
      waiting: 'WAITING',
      to_test: 'TO CONFIRM',
      resolved: 'CLOSING',
      closed: 'CLOSED',
    },
  },
  waitingReasons: { information: 'information needed', third_party: 'a third party', approval: 'an approval' },
  closingReasons: {
    done: 'done',
    cancelled: 'cancelled',
    duplicate: 'duplicate',
    merged: 'merged into another ticket',
    no_answer: 'no answer',
  },
  types: {
    bug: 'Bug',
    config_technique: 'Technical set-up',
    amelioration: 'Improvement',
    demande: 'Request',
    question: 'Question',
    incident: 'Incident',
    information: 'Information',
    reclamation: 'Complaint',
  },
  titleTags: {
    bug: 'BUG',
    critical_bug: 'CRITICAL BUG',
    config_technique: 'TECHNICAL SET-UP',
    amelioration: 'IMPROVEMENT',
    demande: 'REQUEST',
    question: 'QUESTION',
    incident: 'INCIDENT',
    information: 'INFORMATION',
    reclamation: 'COMPLAINT',
  },
  environments: { production: 'Production', staging: 'Staging', dev: 'Dev' },

  fields: {
    type: { label: 'Kind of request', hint: null, placeholder: null },
    title: {
      label: 'Title',
      hint: 'One line: what, and on which project.',
      placeholder: 'Contact form silent - mysite.com',
    },
    description: {
      label: 'What happens, or what do you ask for?',
      hint: 'What is wrong or what is wanted, in detail: since when, at which step, which message.',
      placeholder: null,
    },
    url: { label: 'Page address', hint: 'The exact link.', placeholder: 'https://www.mysite.com/contact' },
    expected: { label: 'Expected result', hint: 'What should happen.', placeholder: null },
    environment: { label: 'Environment', hint: null, placeholder: null },
    urgency: { label: 'Urgency', hint: null, placeholder: null },
    justification: {
      label: 'Why it is urgent',
      hint: 'Needed when critical: lost revenue, 100% of users blocked, a security hole or a legal risk. With a figure.',
      placeholder: 'Shop down: about €2000 lost a day',
    },
    impacts: {
      label: 'True impact',
      hint: 'With no impact ticked or written, a critical urgency is served as rank 2.',
      placeholder: null,
    },
    screenshots: {
      label: 'Screenshots and files',
      hint: 'Images or documents, 10 MB each at most. No screenshot possible? Say why.',
      placeholder: null,
    },
    screenshots_impossible: {
      label: 'No screenshot possible?',
      hint: 'Say why: the ticket’s quality drops a little, it is accepted all the same.',
      placeholder: null,
    },
    browser: { label: 'Browser', hint: null, placeholder: 'Chrome 131, Firefox 133…' },
    device: { label: 'Device', hint: null, placeholder: null },
    system: { label: 'System', hint: null, placeholder: null },
    tests: { label: 'Already tried', hint: null, placeholder: null },
    cms: { label: 'CMS', hint: null, placeholder: 'WordPress 6.7, Drupal…' },
    server: { label: 'Server', hint: 'The hosting, if you know it.', placeholder: 'OVH shared hosting' },
    contact: { label: 'Contact', hint: 'A name, and a telephone number if it is urgent.', placeholder: null },
    project: { label: 'Project', hint: null, placeholder: 'WordPress showcase site' },
    domain: { label: 'Domain', hint: null, placeholder: 'mysite.com' },
    hosting: { label: 'Hosting', hint: null, placeholder: 'OVH shared hosting' },
    access: {
      label: 'Access needed or given',
      hint: 'Say which, and where to find them. Never a password here: a one-time link or a vault reference.',
      placeholder: null,
    },
    budget: { label: 'Budget', hint: null, placeholder: null },
    wanted_by: { label: 'Wanted by', hint: null, placeholder: 'End of the week if possible' },
    setup_triage: {
      label: 'The team’s channel',
      hint: 'Tickets appear there, and its members are the agents. Better private, without requesters.',
      placeholder: null,
    },
    setup_support: {
      label: 'Watched channels',
      hint: 'I spot requests there and propose a ticket to their authors. None: tickets are opened by command only.',
      placeholder: null,
    },
    setup_join: { label: 'Entering these channels', hint: null, placeholder: null },
    setup_preset: {
      label: 'Rules',
      hint: 'Ranks, promised times and forms. Changing them replaces what had been adjusted.',
      placeholder: null,
    },
    setup_language: {
      label: 'Language of the channels',
      hint: 'In private, each person reads the language of their account.',
      placeholder: null,
    },
    text: { label: 'Message', hint: null, placeholder: null },
    owner: { label: 'Owner', hint: null, placeholder: null },
    rank: { label: 'Rank', hint: null, placeholder: null },
    reason: { label: 'Reason', hint: null, placeholder: null },
  },
  options: {
    setup_join: { yes: 'Join the public channels where I am not yet' },
    setup_preset: {
      agence: 'Web agency',
      'support-applicatif': 'Application support',
      'workflow-support': 'Tiered support',
    },
    setup_language: { fr: 'Français', en: 'English' },
    urgency: {
      critical: '🔴 Critical (site down, revenue lost)',
      important: '🟡 Important (needs fixing)',
      normal: '🟢 Normal (improvement)',
    },
    environment: { production: 'Production', staging: 'Staging', dev: 'Dev' },
    impacts: {
      revenue: 'Measurable loss of revenue',
      all_users: 'Blocks 100% of users',
      security: 'Exploitable security hole',
      legal: 'Legal breach (GDPR, accessibility)',
    },
    device: { desktop: 'Computer', mobile: 'Mobile', tablet: 'Tablet' },
    system: { windows: 'Windows', mac: 'Mac', ios: 'iOS', android: 'Android', linux: 'Linux' },
    tests: {
      other_browser: 'Another browser tried',
      cache_cleared: 'Cache cleared',
      private_mode: 'Private window tried',
      other_device: 'Another device tried',
    },
    budget: {
      included: 'Included in the contract',
      time_spent: 'Time spent may be billed',
      quote_first: 'Quote needed first',
    },
    reason: {
      information: 'Information is missing',
      third_party: 'Waiting for a third party (host, supplier)',
      approval: 'Waiting for an approval',
      done: 'Done',
      cancelled: 'Cancelled',
      duplicate: 'Duplicate',
      merged: 'Merged into another ticket',
      no_answer: 'No answer from the requester',
    },
  },
  corrections: {
    required: 'This answer is needed.',
    too_short: (min) => `Please say a little more: at least ${min} characters.`,
    too_long: (max) => `Too long: at most ${max} characters.`,
    not_a_url: 'An address starts with https:// or http:// (for example https://www.mysite.com/page).',
    not_an_option: 'Choose one of the answers offered.',
    wrong_type: (names: string) =>
      `This kind of file is not accepted: ${names}. Attach images, PDFs, office documents or text (txt, log, csv, json, har).`,
    too_large: (names: string) => `Over 10 MB is too large: ${names}. Make the file smaller, or give a link.`,
    not_in_channels: (channels) =>
      `I am not in ${channels}. Add me to that channel (in Slack: /invite @Guichet), then save again.`,
    private_channel: 'a channel that I cannot see',
    listened_to_already: 'The team’s channel cannot be a watched one too: choose another.',
    too_many_files: (max: number) => `That is too many: ${max} files at most. Take some out.`,
    secret: (what: string) =>
      `Masked: ${what}. Give a one-time link or a reference to a vault instead, or send it as it is.`,
    whim: 'This is not an impact yet: say what is lost or blocked (revenue, 100% of users, a security hole, a legal duty), or choose another urgency.',
  },

  missing: {
    what_happens: 'what exactly happens: error message, step, since when',
    url: 'the page address',
    expected: 'what should happen',
    screenshot: 'a screenshot',
    environment: 'the environment: production, staging or dev',
    browser: 'the browser and the device',
    urgency: 'the urgency, and its impact if critical',
  },

  prompt: {
    plain: 'This message needs a ticket. Only you can see this answer.',
    title: { courtois: 'A ticket will keep track of it', ferme: 'This request goes through a ticket' },
    why: {
      courtois:
        'Your message needs some work. In a ticket it gets a number, an owner and a time; in the channel it may be lost.',
      ferme:
        'Chat is for short messages. Anything that needs work goes through a ticket: without a ticket, the request is not taken on.',
    },
    reasons: 'What decided',
    reasonWords: (words, phrase) => `“${words}”: ${phrase}`,
    missing: 'What is still missing',
    nothingMissing: 'Your message already says what matters: the form is almost filled.',
    open: 'Open a ticket',
    wasFine: 'It was nothing',
    mute: 'Don’t ask me here',
    askedFor: 'A ticket with this message? It is already copied into it.',
    askedForOther: (name) => `A ticket with this message, for ${name}? It is already copied into it.`,
    unsurePlain: 'Is this a request for the team?',
    unsure: 'Is this a request for the team? If so, open a ticket: your message is already copied into it.',
  },
  secrets: {
    title: 'A secret to take out of your message',
    plain: (what: string) => `Your message holds ${what}: take it out. Only you see this answer.`,
    kinds: {
      password: 'a password or a code',
      key: 'a key or an access token',
      private_key: 'a private key',
      card: 'a payment card number',
    },
    masked: (what: string) =>
      `Your message seems to hold ${what}. I have masked it in everything I keep; the message itself can still be read here.`,
    remove: 'Edit or delete the message.',
    afterwards: {
      password: 'Change that password or code: others may have read it.',
      key: 'Revoke that key and make another: others may have read it.',
      private_key: 'Replace that key wherever it is used: others may have read it.',
      card: 'Keep an eye on the account, or tell the bank.',
    },
    safeWay: 'To hand over an access:',
    advice: 'a one-time link, or the team’s password vault; here, only say where to find it.',
  },
  typed: { open: 'ticket', mine: 'ticket my tickets', here: 'ticket here', setup: 'ticket setup' },
  dismissed: 'Understood, forgotten. Your message stays as it is in the channel.',
  muted: (open, here) =>
    `Understood: I will not offer you tickets in this channel any more. The ${open} command is there when you need it; ${here}, to change your mind.`,

  here: {
    title: 'Guichet in this channel',
    support: {
      discreet: 'I listen here, discreetly: I propose a ticket only when I am almost sure that one is needed.',
      normal: 'I listen here: when a message needs work, I propose a ticket to its author, in private.',
      insistent: 'I listen here, insistently: I propose a ticket in private even when I am not sure.',
    },
    direct: 'It is just the two of us here: describe a request, and I propose a ticket.',
    triage: 'This channel is the team’s: tickets appear here, and I look for no requests.',
    ignored: (open) => `I do not listen here: I propose nothing. To open a ticket, there is ${open}.`,
    learnt: {
      more: (votes, people) =>
        `Learnt from ${votes} answers of ${people} people: I let some requests pass, so I propose a little more often here.`,
      less: (votes, people) =>
        `Learnt from ${votes} answers of ${people} people: I asked for nothing at times, so I propose a little less often here.`,
    },
    muted: 'You asked me not to propose anything to you here.',
    notMuted: 'Only you see what I propose to you.',
    ask: 'Propose to me again',
    mute: 'Don’t ask me here',
    tune: (now) => `Setting of this channel, for everybody: ${now}.`,
    sensitivities: { discreet: 'discreet', normal: 'as usual', insistent: 'insistent' },
    tuneTo: { discreet: 'More discreet', normal: 'As usual', insistent: 'More insistent' },
  },

  form: {
    title: 'Open a ticket',
    submit: 'Send',
    close: 'Cancel',
    done: 'Close',
    sent: 'Done.',
    ready: 'The form is ready.',
    open: 'Open the form',
    intro: 'Already filled with your message: complete what is missing.',
    introFor: (name) => `For ${name}: the ticket will be in their name.`,
    introEmpty: 'The more precise, the faster.',
    linksHint: 'One or more links to your images. None possible? Say why.',
    kept: 'Files already attached',
    keptHint: 'Untick what is not needed.',
    comesAlong: (names: string) => `Attached to the message, and kept with the ticket: ${names}.`,
    longMessage: 'Your message is long: the form shows its beginning only, the ticket keeps it whole.',
    choose: 'Choose…',
    noAnswer: '(no answer)',
    starred: '* required',
    toCorrect: (labels: string) => `To correct: ${labels}.`,
    requiredWhen: (label: string, option: string) => `Required when “${label}” is “${option}”.`,
    requiredUnless: (label: string) => `Required, unless “${label}” is filled in.`,
    redraw: 'Show this type’s questions',
    filesLater:
      'This form takes no file: send your screenshot right after it, as a reply in the ticket’s thread or to me in private.',
  },
  formGone: (open) =>
    `This draft no longer exists (it is erased after 24 hours, or when its message is deleted). Type ${open} followed by your request to start again.`,
  tryAgainExpired: 'The form could not be opened in time. Nothing is lost: try again.',
  tryAgainCopy:
    'The form could not be opened in time, and your words are too long to come back with this button: here they are, to be copied.',
  tryAgain: 'Try again',
  stranger:
    'Guichet serves the members of the workspace where it is installed, and you come from another one. Write your request here: somebody of that workspace can make it a ticket, from the menu of your message.',
  unavailable: 'Guichet cannot save right now. Nothing is lost: keep this window open and send again in a minute.',
  unavailableCommand: 'Guichet is not answering right now. Try again in a minute.',

  promise: {
    label: 'First response',
    resolution: 'Resolution',
    within: (time) => `within ${time}`,
    minutes: (formats, minutes) => `${formats.minutes(minutes)} (business hours)`,
    days: (days) => (days === 1 ? '1 working day' : `${days} working days`),
    planned: 'planned with you, no time promised',
    resolutionOpen: 'not promised',
  },

  clocks: {
    before: (instant) => `before ${instant}`,
    overdue: (instant) => `promised before ${instant}, late`,
    pausedFor: {
      information: 'paused: we are waiting for your answer',
      to_test: 'paused: we are waiting for you to test',
      approval: 'paused: an approval is awaited',
      third_party: 'paused: we are waiting for a third party',
    },
    left: (instant, left) => `before ${instant}, ${left} left`,
    passed: (instant, percent) => `before ${instant}, more than ${percent}% of the time has passed`,
    late: (instant) => `late since ${instant}`,
    lateBy: (late, instant) => `${late} late, since ${instant}`,
    pausedLeft: (left) => `paused, ${left} left`,
    pausedLate: (late) => `paused, ${late} late`,
    took: (time) => `in ${time}`,
    kept: (time) => `in ${time}, on time`,
    missed: (time, late) => `in ${time}, ${late} late`,
    nothing: 'no time promised',
    hearBack: {
      before: {
        first_response: (instant) => `You will have a first response before ${instant}.`,
        resolution: (instant) => `The resolution is promised before ${instant}.`,
      },
      overdue: {
        first_response: (instant, owner) =>
          `The first response was promised before ${instant}: we are late. ${owner ? `${owner} and the people in charge of the team have` : 'The team and the people in charge of it have'} been warned, and somebody will get back to you as soon as possible.`,
        resolution: (instant, owner) =>
          `The resolution was promised before ${instant}: we are late. ${owner ? `${owner} and the people in charge of the team have` : 'The team and the people in charge of it have'} been warned, and you will be kept posted.`,
      },
    },
  },

  explained: {
    title: (number) => `Why this deadline? · #${number}`,
    plain: (number) => `What was counted for ticket #${number}.`,
    nothing: 'No promised time is running for this ticket at the moment.',
    span: (from, until) => `${from} → ${until}`,
    since: (instant) => `since ${instant}`,
    promised: (instant, rank, amount) => `${instant}: rank ${rank}, ${amount}`,
    counted: (span, amount) => `${span}: ${amount}`,
    inState: (counted, state) => `${counted}, ${state}`,
    toCome: (counted) => `${counted}, to come`,
    paused: (span, why) => `${span}: not counted, ${why}`,
    closed: (days, reason) => `${days}: closed, ${reason}`,
    closure: 'exceptional closure',
    dayOff: 'outside working days',
    folded: (count, amount) => `… ${count} other intervals, ${amount}`,
    sum: (amount, instant) => `${amount} in all, until ${instant}.`,
    sumSoFar: (amount, whole) => `${amount} in all, out of ${whole}.`,
    sumAlone: (amount) => `${amount} in all.`,
    extra: (amount) => `Of which ${amount} more since it was reopened.`,
    holidays: {
      new_year: 'New Year’s Day',
      good_friday: 'Good Friday',
      easter_monday: 'Easter Monday',
      labour_day: 'Labour Day',
      victory_day: 'Victory in Europe Day',
      ascension: 'Ascension Day',
      whit_monday: 'Whit Monday',
      bastille_day: 'Bastille Day',
      assumption: 'Assumption Day',
      all_saints_day: 'All Saints’ Day',
      armistice_day: 'Armistice Day',
      christmas: 'Christmas',
      saint_stephen: 'Saint Stephen’s Day',
      abolition_of_slavery: 'abolition of slavery',
      shrove_tuesday: 'Shrove Tuesday',
      ash_wednesday: 'Ash Wednesday',
      schoelcher_day: 'Schœlcher Day',
      all_souls_day: 'All Souls’ Day',
    },
  },

  titled: (tag, title) => `[${tag}] ${title}`,
  facts: {
    state: 'State',
    type: 'Kind',
    rank: 'Rank',
    requester: 'Requester',
    owner: 'Owner',
    environment: 'Environment',
    quality: 'Quality',
    url: 'Page',
    follows: 'Follows',
    missing: 'Missing',
  },
  rankLabel: (rank, label) => `${rank} · ${label}`,
  quality: (score) => `${score} / 100`,
  nobodyYet: 'nobody yet',
  waitingFor: (state, reason) => `${state} (${reason})`,
  quoted: (words: string) => `“${words}”`,
  unknownPerson: 'someone',
  justification: 'Why it is urgent:',
  originalMessage: 'Original message',

  created: {
    plain: (number) => `Your ticket #${number} is recorded.`,
    title: (number) => `Ticket #${number} recorded`,
    modalTitle: 'Ticket recorded',
    modal: (number) => `Done: ticket #${number}. You will get the rest as a private message.`,
    modalFor: (number, name) => `Done: ticket #${number}, for ${name}.`,
    already: (number) => `This request is already ticket #${number}.`,
    became: (number) => `This request is now ticket #${number}.`,
    next: 'What happens next?',
    better: (answers) => `To go faster, add: ${answers}.`,
  },
  role: {
    new: 'The team will look into it. No need to chase before the announced time: you are told at each step.',
    in_progress: 'Someone is working on it. Please stay available for a question.',
    waiting: 'We need something from you: answer as soon as you can and work resumes at once.',
    waiting_other: 'We are waiting for someone outside. Nothing to do on your side.',
    to_test: 'A fix is in place: test it, then say whether it works.',
    resolved: 'It is done. If the problem comes back, reopen the ticket.',
    closed: 'This ticket is archived. For anything further, open a new one.',
  },
  expected: {
    new: 'No need to chase: you are told at each step.',
    in_progress: 'Please stay available for a question.',
    waiting: 'Answer as soon as you can: work resumes at once.',
    waiting_other: 'Nothing to do on your side.',
    to_test: 'Test it, then say whether it works.',
    resolved: 'If the problem comes back, reopen the ticket.',
    closed: 'For anything further, open a new ticket.',
  },
  threadNote: (number, state, promise) => `Ticket #${number} · ${state} · first response ${promise}`,
  threadNoteLater: (number, state) => `Ticket #${number} · ${state}`,

  buttons: {
    take: 'Take it',
    assign: 'Assign…',
    rank: 'Change the rank…',
    release: 'Release',
    more: 'More…',
    ask: 'Ask for information',
    resume: 'Resume',
    propose_fix: 'To test',
    confirm_fix: 'It works',
    refuse_fix: 'Not yet',
    resolve: 'Resolve',
    close: 'Close',
    reopen: 'Reopen',
    reply: 'Reply',
    explain: 'Why this deadline?',
    show: 'See the ticket',
  },

  moveForms: {
    ask: {
      title: 'Ask for information',
      intro: 'The requester gets your words privately, and the ticket waits.',
      text: 'Your question, or what is awaited',
      submit: 'Ask',
    },
    propose_fix: {
      title: 'Propose a fix to test',
      intro: 'The requester is asked to test, then to say whether it works.',
      text: 'What was done, and how to test it',
      submit: 'Send',
    },
    refuse_fix: {
      title: 'Not yet',
      intro: 'Say what is still wrong: the team resumes.',
      text: 'What is still wrong',
      submit: 'Send',
    },
    resolve: {
      title: 'Resolve',
      intro: 'The requester is told, and can reopen if need be.',
      text: 'Solution (the requester reads it)',
      submit: 'Resolve',
    },
    close: {
      title: 'Close the ticket',
      intro: 'A closed ticket is archived and cannot be reopened.',
      text: 'A word to the requester',
      submit: 'Close',
    },
    reopen: {
      title: 'Reopen the ticket',
      intro: 'Say what is wrong: the team resumes.',
      text: 'Why reopen?',
      submit: 'Reopen',
    },
    reply: { title: 'Reply', intro: 'Your reply joins the ticket.', text: 'Your reply', submit: 'Reply' },
    answer: {
      title: 'Reply to the requester',
      intro:
        'The requester receives your words privately. For a note among yourselves, write in the thread under the card: they never see it.',
      text: 'Your reply (the requester reads it)',
      submit: 'Reply',
    },
  },

  news: {
    taken: (number, owner) => `${owner} is taking care of your ticket #${number}.`,
    ask: {
      information: (number, by) => `${by} needs a detail for your ticket #${number}:`,
      third_party: (number, by) =>
        `Your ticket #${number} waits for someone outside (a host, a supplier…). ${by} adds:`,
      approval: (number, by) => `Your ticket #${number} waits for an approval. ${by} adds:`,
    },
    resume: (number) => `Work resumes on your ticket #${number}.`,
    propose_fix: (number, by) => `${by} has put a fix in place for your ticket #${number}:`,
    confirm_fix: (number) => `Ticket #${number} is validated. Thank you!`,
    refuse_fix: (number) => `Ticket #${number} is in progress again.`,
    resolve: (number, by) => `${by} has resolved your ticket #${number}.`,
    close: (number, reason) => `Your ticket #${number} is closed (${reason}).`,
    reopen: (number) => `Ticket #${number} is reopened.`,
  },
  teamNews: {
    confirm_fix: (number, by) => `${by} confirms the fix of ticket #${number}.`,
    refuse_fix: (number, by) => `${by}: not right yet on ticket #${number}.`,
    reopen: (number, by) => `${by} reopens ticket #${number}.`,
    ownerLeft: (number, owner) => `${owner} is no longer in the team: ticket #${number} is free to take.`,
  },

  clockAlerts: {
    warning: {
      first_response: (number, left, before) =>
        `Ticket #${number}: first response expected before ${before}, ${left} left.`,
      resolution: (number, left, before) => `Ticket #${number}: resolution expected before ${before}, ${left} left.`,
    },
    breach: {
      first_response: (number, late, before) =>
        `Ticket #${number}: first response late by ${late}, it was expected before ${before}.`,
      resolution: (number, late, before) =>
        `Ticket #${number}: resolution late by ${late}, it was expected before ${before}.`,
    },
    withdrawn: {
      first_response: (number) => `Ticket #${number}: alert withdrawn. The first response had been given in time.`,
      resolution: (number) => `Ticket #${number}: alert withdrawn. What had happened meanwhile was learnt later.`,
    },
    ended: (number) => `Ticket #${number}: this time does not run any more.`,
  },

  reminders: {
    waiting: (number, days) =>
      `A gentle reminder: we have been waiting for your answer on ticket #${number} for ${days}.`,
    to_test: (number, days) =>
      `A gentle reminder: the fix for ticket #${number} has been waiting for your test for ${days}.`,
    resolved: (number, days) => `Ticket #${number} has been resolved for ${days}. Is everything fine on your side?`,
    closes: {
      waiting: (at) => `Without an answer from you, it will be closed on ${at}.`,
      to_test: (at) => `Without a word from you, it will be closed on ${at}.`,
      resolved: (at) => `Unless we hear from you, it will be closed on ${at}.`,
    },
    closed: {
      waiting: (number, days) => `Your ticket #${number} is closed: no answer for ${days}.`,
      to_test: (number, days) => `Your ticket #${number} is closed: no word on the fix for ${days}.`,
      resolved: (number, days) => `Your ticket #${number}, resolved for ${days}, is closed.`,
    },
    closedForTeam: {
      waiting: (number, days) => `Ticket #${number} closed: the requester has not answered for ${days}.`,
      to_test: (number, days) =>
        `Ticket #${number} closed: the requester has not said whether the fix works, for ${days}.`,
      resolved: (number, days) => `Ticket #${number} closed: resolved for ${days}, and nothing came after it.`,
    },
  },

  assignment: {
    given: (number, by) => `${by} gives you ticket #${number}.`,
    givenByDesk: (number) => `Ticket #${number} is given to you: it is your turn.`,
    takenAway: (number, by, to) => `${by} gives ticket #${number} to ${to}: it is no longer yours.`,
    released: (number, by) => `${by} releases ticket #${number}: it is no longer yours.`,
    done: (number, owner) => `Ticket #${number} is given to ${owner}.`,
    releasedDone: (number) => `Ticket #${number} has no owner any more: the team can take it.`,
    notAnAgent: (name) => `${name} is not in the team that works on tickets.`,
    unknownPerson: 'I don’t know this person: choose somebody of the team.',
    whichOne: (names) => `Several people of the team have this name: ${names}. Say which one.`,
    form: { title: 'Assign the ticket', intro: 'Whoever you choose is told privately.', submit: 'Assign' },
  },

  ranking: {
    done: (number, rank) => `Ticket #${number} now has rank ${rank}.`,
    byOther: (number, by, rank) => `${by} gives ticket #${number}, which is yours, rank ${rank}.`,
    form: {
      title: 'Change the rank',
      intro: 'The promised times are those of the new rank. The requester is told.',
      submit: 'Change',
    },
  },

  said: {
    replied: (number, by) => `${by} replied on ticket #${number}:`,
    answered: (number, by) => `${by} replied to the requester of ticket #${number}:`,
    noted: (number, by) => `Internal note by ${by} on ticket #${number}:`,
    edited: '(edited)',
    removed: 'Message deleted by its author.',
    erased: 'Message erased.',
  },

  done: {
    taken: (number) => `Ticket #${number} is yours.`,
    moved: (number, state) => `Ticket #${number}: ${state}.`,
    replied: (number) => `Your reply is added to ticket #${number}.`,
  },
  refusals: {
    unknownTicket: 'This ticket does not exist, or you have no access to it.',
    forbidden: 'Only the team can do that.',
    requesterOnly: 'That is for the requester to say.',
    alreadyTaken: (number, owner) => `${owner} already has ticket #${number}.`,
    ownedByOther: (number, owner) => `${owner} has ticket #${number}: talk to each other before changing it.`,
    notFromHere: (number, state) => `Ticket #${number} is now ${state}: this is no longer possible.`,
  },

  status: {
    title: (number, state) => `Ticket #${number}: ${state}`,
    plain: (number, state) => `Ticket #${number} is ${state}.`,
  },

  lists: {
    names: {
      mine: 'My tickets',
      asked: 'My requests',
      open: 'Open tickets',
      queue: 'To be taken',
      waiting: 'Waiting',
      late: 'Late',
      awaited: 'Your turn',
      done: 'Finished',
    },
    title: (name, count) => `${name} (${count})`,
    found: (words) => `Search for “${words}”`,
    more: (most) => `${most}+`,
    due: (instant) => `due ${instant}`,
    late: (instant) => `late since ${instant}`,
    since: (day) => `since ${day}`,
    closed: (day) => `closed on ${day}`,
    show: 'Show',
    previous: 'Previous',
    next: 'Next',
    empty: {
      mine: (open) => `You have no tickets. To open one, type ${open} followed by your request.`,
      asked: (open) => `You have not asked for anything. To open a ticket, type ${open} followed by your request.`,
      open: 'No open tickets: everything is done.',
      queue: 'Nobody is waiting: every ticket has an owner.',
      waiting: 'No ticket is waiting for an answer.',
      late: 'No late tickets. Well done!',
      awaited: 'Nothing to do on your side for now.',
      done: 'No finished tickets yet.',
    },
    nothingFound: (words, open) =>
      `No ticket title contains “${words}”. Try another word, or the beginning of one; to open a ticket, type ${open} followed by your request.`,
    teamOnly: (mine) => `This list is the team’s. To see your own tickets, type ${mine}.`,
  },

  greeting: {
    title: 'Hello, I am Guichet',
    plain: 'Guichet is in this channel: what it reads here, what it keeps, and how to stop it.',
    kept: 'What I keep:',
    toStop: 'To stop me:',
    support: {
      reads:
        'I read what is written here to spot requests that deserve a ticket. Only their author sees what I propose; everything else passes without a word.',
      keeps: (hours) =>
        `the text of requests that became tickets. A request that was begun and never sent is erased after ${hours} hours. Other messages, for as long as it takes to read them (a minute or two): only what triage made of them stays, without their text.`,
      stops: (here, putOut) => `“Don’t ask me here” under a proposal, or ${here}, for you; for everybody, ${putOut}`,
    },
    triage: {
      reads:
        'Tickets appear here, one card each, and the members of this channel are their agents. I only read what is written in the thread of a card.',
      keeps: (_hours) => 'those notes, with their ticket; the requester never sees them.',
      stops: (setup) => `an administrator chooses another channel with ${setup}.`,
    },
    ignored: {
      reads: (open) =>
        `Nobody asked me to listen to this channel: I spot nothing and propose nothing here. To open a ticket there is ${open}.`,
      keeps: (_hours) => 'of this channel, only the messages that somebody makes a ticket of themselves.',
    },
    putOut: {
      slack: 'remove me from this channel: /remove @Guichet.',
      teams: 'an owner removes the app from this team of Teams.',
    },
  },
  watch: {
    ask: (channel) =>
      `You have just invited Guichet into #${channel}. Is it to spot requests there and propose tickets to their authors?`,
    yes: 'Listen here',
    no: 'Not here',
    othersDecide: (channel, who) => `Guichet does not listen to #${channel} for now. ${who}`,
    watched: (channel) => `Done: I listen to #${channel}, and have just said so there.`,
    passed: (setup) => `Understood, I do not listen to this channel. To change your mind: ${setup}.`,
    isTriage: (channel) => `#${channel} is the team’s channel: tickets appear there, and I spot no requests in it.`,
    gone: (setup) => `I do not know this channel. Invite me again, or type ${setup}.`,
    noTeamYet: (setup) =>
      `The team’s channel, where tickets appear, is still missing: an administrator chooses it with ${setup}.`,
  },
  setup: {
    missing: 'Guichet is not ready here yet: the team’s channel, where tickets appear, is missing.',
    open: 'Set up Guichet',
    forbidden: 'Only an administrator of this desk can set it up.',
    form: {
      title: 'Set up Guichet',
      submit: 'Save',
      intro: 'Where Guichet works, and by which rules. You can come back here whenever you like.',
      teamElsewhere:
        'The team has a channel on the other platform already, where all tickets appear. A team channel here is added to it, if you choose one.',
    },
    teamElsewhere: 'Saved. Tickets appear where the team works already, on the other platform.',
    team: (channel) => `Saved. Tickets appear in ${channel}, whose members are the agents.`,
    listening: (channels) => `I listen to ${channels}, and say so once in each.`,
    listeningNowhere: (open) => `I listen to no channel: tickets are opened with ${open}.`,
    next: (open) =>
      `To try it, write “Hi, the site is broken” in a watched channel, or type ${open}. Invite the agents into the team’s channel.`,
    youCan: (setup) => `You can do it in a minute: type ${setup}.`,
    theyCan: (names, setup) => `${names} can do it with ${setup}.`,
    nobodyYet: (setup) =>
      `The person whose address is in GUICHET_ADMIN_EMAIL, or who installed the app, can do it with ${setup}.`,
  },
  home: {
    title: 'Your tickets',
    teamTitle: 'The team’s tickets',
    create: 'Create a ticket',
    lists: { queue: 'To take', mine: 'Mine', late: 'Late', waiting: 'Waiting', asked: 'My requests' },
    sections: { awaited: 'Your turn', open: 'Under way', done: 'Recently finished' },
    nothing: 'You have no tickets. To open one, click “Create a ticket”, or write in the support channel.',
  },

  commands: {
    unknown: (word, line) => `I don’t know “${word}”; did you mean “${line}”?`,
    incomplete: (word, line) => `“${word}” takes a ticket number: “${line}”.`,
    unknownState: (word, states) => `“${word}” is not a state. The states: ${states}.`,
    orDescribe: (lead) => `To open a ticket, say what happens in a few words after “${lead}”.`,
  },

  install: {
    title: 'Install Guichet in your Slack',
    paragraphs: [
      'Guichet reads the channels that you give it, lets short messages pass, and privately offers a ticket when a request takes work.',
      'Slack will show you what Guichet asks for, and you will choose the workspace. Whoever installs it administers the desk.',
    ],
    addToSlack: 'Add to Slack',
    again: 'Start again',
    endings: {
      installed: {
        title: (team) => `Guichet is installed in ${team}`,
        next: [
          'In Slack, type /ticket setup: you will choose the channels to watch and the team’s channel. You administer the desk.',
          'You can close this page.',
        ],
        withoutAdministrator: [
          'Slack could not tell us who you are: you do not administer the desk yet. Start again in a moment, nothing will be lost.',
        ],
      },
      cancelled: { title: 'Installation cancelled', paragraphs: ['Nothing was installed, and nothing is kept.'] },
      expired: {
        title: 'This installation is no longer valid',
        paragraphs: [
          'It took more than ten minutes, was used before, or began in another browser. Nothing was installed.',
        ],
      },
      organisation: {
        title: 'One workspace at a time',
        paragraphs: [
          'Guichet is installed in a workspace, not in a whole Enterprise Grid organisation. Nothing was kept: start again and choose a workspace.',
        ],
      },
      singleToken: {
        title: 'This workspace is already served',
        paragraphs: [
          'Guichet serves this workspace with the token SLACK_BOT_TOKEN of its configuration. To install it from here, remove that token first. Nothing was changed.',
        ],
      },
      appRefused: {
        title: 'Slack refuses this installation',
        paragraphs: (detail, redirectUri) => [
          `Slack answered “${detail}”. Nothing was installed.`,
          `For the person who runs Guichet: compare SLACK_CLIENT_ID and SLACK_CLIENT_SECRET with the “Basic Information” page of the Slack app, and check that ${redirectUri} is among its “Redirect URLs”.`,
        ],
      },
      unavailable: {
        title: 'The installation did not succeed',
        paragraphs: ['Slack or Guichet did not answer in time. Start again in a moment.'],
      },
    },
  },

  help: {
    plain: 'Guichet: how to open and follow a ticket.',
    title: 'How Guichet works',
    commands: [
      { reads: 'open', command: 'ticket', does: 'opens the form' },
      { reads: 'open', command: 'ticket the contact form sends nothing', does: 'opens the form already filled' },
      { reads: 'show', command: 'ticket 12', does: 'shows ticket #12' },
      { reads: 'why', command: 'ticket why 12', does: 'explains when it is due' },
      { reads: 'take', command: 'ticket take 12', does: 'makes it yours' },
      { reads: 'assign', command: 'ticket assign 12 @Sam', does: 'gives it to somebody of the team' },
      { reads: 'release', command: 'ticket release 12', does: 'gives it back to the team' },
      { reads: 'rank', command: 'ticket rank 12 P1', does: 'changes its rank, 1 to 4 (team)' },
      { reads: 'status', command: 'ticket status 12 resolved', does: 'changes its state' },
      { reads: 'close', command: 'ticket close 12 duplicate', does: 'archives it, with or without a reason' },
      { reads: 'reopen', command: 'ticket reopen 12', does: 'reopens it' },
      { reads: 'list', command: 'ticket my tickets', does: 'shows yours' },
      { reads: 'list', command: 'ticket open', does: 'those that are not finished' },
      { reads: 'list', command: 'ticket late', does: 'those whose time is up' },
      { reads: 'list', command: 'ticket queue', does: 'those that nobody has taken (team)' },
      { reads: 'list', command: 'ticket waiting', does: 'those that wait for an answer (team)' },
      { reads: 'search', command: 'ticket search basket', does: 'searches the titles' },
      { reads: 'here', command: 'ticket here', does: 'says what I do in this channel, and sets it' },
      { reads: 'setup', command: 'ticket setup', does: 'sets the desk up (administrators)' },
      { reads: 'help', command: 'ticket help', does: 'shows this help' },
    ],
    otherwise: {
      slack: null,
      teams_channel:
        'With “/ticket 12”, the others do not see what you ask. Alone with Guichet, “ticket 12” is enough.',
      teams_chat: 'In a channel, name me first: “@Guichet ticket 12”; or “/ticket 12”, which the others do not see.',
    },
    message: {
      slack:
        'On a message: “Créer un ticket” in its menu, the 🎫 emoji as a reaction, or “@Guichet ticket” in reply opens the form filled with that message.',
      teams: 'On a message: “…”, then “Create a ticket”, opens the form filled with that message.',
    },
    chat: 'In the channel, write as usual: a typo to fix, a yes or no question, an appointment or “it’s live” get no answer. What needs work is pointed out to you privately.',
    status: 'To know where a ticket stands, ask “where is #12?”.',
  },
};
