import { z } from 'zod';
import { SlackRefusal } from '../refusal.ts';
import { userPayload } from '../user-payload.ts';
import { count, flag, method, page } from './method.ts';

const info = method(z.object({ user: z.string(), include_locale: flag }), ({ workspace }, given) => {
  const user = workspace.users.get(given.user);
  if (!user) throw new SlackRefusal('user_not_found');
  return { user: userPayload(workspace, user, given.include_locale) };
});

const list = method(
  z.object({ limit: count, cursor: z.string().optional(), include_locale: flag }),
  ({ workspace }, given) => {
    const { items, next } = page([...workspace.users.values()], (user) => user.id, given);
    return {
      members: items.map((user) => userPayload(workspace, user, given.include_locale)),
      cache_ts: Math.floor(workspace.now() / 1000),
      response_metadata: { next_cursor: next },
    };
  },
);

const lookupByEmail = method(z.object({ email: z.string() }), ({ workspace }, given) => {
  const wanted = given.email.toLowerCase();
  const user = [...workspace.users.values()].find((candidate) => candidate.email.toLowerCase() === wanted);
  if (!user || user.isBot) throw new SlackRefusal('users_not_found');
  return { user: userPayload(workspace, user, false) };
});

export const userMethods = { 'users.info': info, 'users.list': list, 'users.lookupByEmail': lookupByEmail };
