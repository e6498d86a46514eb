import type { JsonObject } from './json.ts';
import type { SimulatedUser } from './simulator-types.ts';
import type { Workspace } from './workspace.ts';

/** A person as Slack describes them in `users.info` and in `user_change`. */
export function userPayload(workspace: Workspace, user: SimulatedUser, showsLocale: boolean | undefined): JsonObject {
  const [first = '', ...rest] = user.realName.split(' ');
  return {
    id: user.id,
    team_id: workspace.team.id,
    name: user.name,
    deleted: false,
    real_name: user.realName,
    tz: user.timeZone,
    tz_label: user.timeZone,
    tz_offset: offsetSeconds(user.timeZone, workspace.now()),
    is_admin: false,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: user.isGuest === true,
    is_ultra_restricted: false,
    is_bot: user.isBot,
    is_app_user: false,
    updated: 0,
    ...(showsLocale ? { locale: user.locale } : {}),
    profile: {
      real_name: user.realName,
      real_name_normalized: user.realName,
      display_name: user.name,
      display_name_normalized: user.name,
      first_name: first,
      last_name: rest.join(' '),
      team: workspace.team.id,
      ...(user.isBot ? { api_app_id: workspace.app.id, bot_id: workspace.app.botId } : { email: user.email }),
    },
  };
}

/** How far east of Greenwich this zone is at this instant. */
function offsetSeconds(timeZone: string, nowMs: number): number {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'longOffset' }).formatToParts(nowMs);
  const offset = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const read = /^GMT([+-])(\d{2}):(\d{2})$/.exec(offset);
  if (!read) return 0;
  const seconds = Number(read[2]) * 3600 + Number(read[3]) * 60;
  return read[1] === '-' ? -seconds : seconds;
}
