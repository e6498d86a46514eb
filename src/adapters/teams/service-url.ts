import type { TeamsSettings } from './settings.ts';

/** Where Microsoft runs the Bot Connector. */
const MICROSOFT = ['*.trafficmanager.net', '*.botframework.com', '*.skype.com'];
const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * Whether our answers, and the bearer token with them, may go to that address: over HTTPS to Microsoft's hosts or one that
 * the environment adds; over HTTP to this machine only, when the environment adds that or nothing is authenticated at all.
 */
export function makeMayBeServed({
  registration,
  serviceHosts,
}: Pick<TeamsSettings, 'registration' | 'serviceHosts'>): (serviceUrl: string) => boolean {
  const hosts = registration ? [...MICROSOFT, ...serviceHosts] : LOOPBACK;
  return (serviceUrl) => {
    if (!URL.canParse(serviceUrl)) return false;
    const { protocol, hostname, username, password } = new URL(serviceUrl);
    if (username !== '' || password !== '') return false;
    const isSafe = protocol === 'https:' || (protocol === 'http:' && LOOPBACK.includes(hostname));
    return (
      isSafe && hosts.some((host) => (host.startsWith('*.') ? hostname.endsWith(host.slice(1)) : hostname === host))
    );
  };
}
