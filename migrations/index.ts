import { LayTheTables1763769600000 } from './1763769600000-lay-the-tables.ts';
import { FollowWords1763856020000 } from './1763856020000-follow-words.ts';
import { LinkFollowUps1763856021000 } from './1763856021000-link-follow-ups.ts';
import { GiveTicketsAnOwner1763856030000 } from './1763856030000-give-tickets-an-owner.ts';
import { LetAnAgentFillADraft1763856030001 } from './1763856030001-let-an-agent-fill-a-draft.ts';
import { ListTickets1763856040000 } from './1763856040000-list-tickets.ts';
import { ShowHome1763856040001 } from './1763856040001-show-home.ts';
import { KeepSlackInstallations1763856050000 } from './1763856050000-keep-slack-installations.ts';
import { SetUpDesks1763856060000 } from './1763856060000-set-up-desks.ts';
import { FindDeadLetters1763856070000 } from './1763856070000-find-dead-letters.ts';
import { JoinAccounts1763856080000 } from './1763856080000-join-accounts.ts';
import { KeepTeamsReferences1763856090000 } from './1763856090000-keep-teams-references.ts';
import { NoteWhatIsOverheard1763856090001 } from './1763856090001-note-what-is-overheard.ts';
import { KeepVotes1763856110000 } from './1763856110000-keep-votes.ts';
import { MoveDeskTime1763856120000 } from './1763856120000-move-desk-time.ts';
import { KeepClocks1763856130000 } from './1763856130000-keep-clocks.ts';
import { ShowClockAlerts1763856131000 } from './1763856131000-show-clock-alerts.ts';
import { ClimbTheLadder1763856140000 } from './1763856140000-climb-the-ladder.ts';
import { FollowThePolicy1763856150000 } from './1763856150000-follow-the-policy.ts';

/** In the order in which they run. A migration is never edited once merged: a change is a new file, added here. */
export const migrations = [
  LayTheTables1763769600000,
  FollowWords1763856020000,
  LinkFollowUps1763856021000,
  GiveTicketsAnOwner1763856030000,
  LetAnAgentFillADraft1763856030001,
  ListTickets1763856040000,
  ShowHome1763856040001,
  KeepSlackInstallations1763856050000,
  SetUpDesks1763856060000,
  FindDeadLetters1763856070000,
  JoinAccounts1763856080000,
  KeepTeamsReferences1763856090000,
  NoteWhatIsOverheard1763856090001,
  KeepVotes1763856110000,
  MoveDeskTime1763856120000,
  KeepClocks1763856130000,
  ShowClockAlerts1763856131000,
  ClimbTheLadder1763856140000,
  FollowThePolicy1763856150000,
];
