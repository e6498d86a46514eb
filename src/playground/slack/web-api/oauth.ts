import { z } from 'zod';
import { method } from './method.ts';

const access = method(z.looseObject({}), ({ installs }, given) => installs.exchange(given));

const revoke = method(z.looseObject({ token: z.string() }), ({ installs, events }, { token }) => {
  const left = installs.revoke(token);
  events.tokensRevoked();
  if (left === 'last') events.appUninstalled();
  return { revoked: true };
});

export const oauthMethods = { 'oauth.v2.access': access, 'auth.revoke': revoke };
