// Keys that open nothing, in the formats of their makers. They are put together here, so that no file holds one whole: code
// hosts refuse what looks like a key.

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** So many characters of this alphabet, always the same for the same seed. */
function drawn(length: number, seed: number, alphabet = LETTERS): string {
  let state = seed * 7919 + 13;
  return Array.from({ length }, () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return alphabet.charAt(Math.floor((state / 2147483648) * alphabet.length));
  }).join('');
}

const hex = (length: number, seed: number) => drawn(length, seed, '0123456789abcdef');
const capitals = (length: number, seed: number) => drawn(length, seed, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567');
const base64 = (length: number, seed: number) => drawn(length, seed, `${LETTERS}+/`);
const of = (...parts: readonly string[]) => parts.join('');

const lines = (seed: number) => Array.from({ length: 5 }, (_, index) => base64(64, seed + index));
const pem = (name: string, seed: number, separator = '\n') =>
  [`-----BEGIN ${name}-----`, ...lines(seed), `-----END ${name}-----`].join(separator);

/** By the name under which `told.jsonl` asks for it. */
export const MADE_UP_KEYS: Readonly<Record<string, string>> = {
  github: of('gh', 'p_', drawn(36, 1)),
  github_fine: of('github', '_pat_', drawn(22, 2), '_', drawn(59, 3)),
  gitlab: of('gl', 'pat-', drawn(20, 4)),
  aws_id: of('AK', 'IA', capitals(16, 5)),
  aws_secret: base64(40, 6),
  slack_bot: of('xo', 'xb-', drawn(12, 7, '0123456789'), '-', drawn(12, 8, '0123456789'), '-', drawn(24, 9)),
  slack_app: of('xa', 'pp-1-A', capitals(10, 10), '-', drawn(13, 11, '0123456789'), '-', hex(64, 12)),
  slack_hook: of('T', capitals(8, 13), '/B', capitals(8, 14), '/', drawn(24, 15)),
  discord_hook: of(drawn(18, 16, '0123456789'), '/', drawn(68, 17)),
  stripe_live: of('sk', '_live_', drawn(24, 18)),
  stripe_test: of('sk', '_test_', drawn(32, 19)),
  stripe_restricted: of('rk', '_live_', drawn(24, 20)),
  stripe_hook: of('wh', 'sec_', drawn(32, 21)),
  google: of('AI', 'za', drawn(35, 22)),
  google_client: of('GOC', 'SPX-', drawn(28, 23)),
  google_access: of('ya', '29.', drawn(80, 24)),
  sendgrid: of('S', 'G.', drawn(22, 25), '.', drawn(43, 26)),
  brevo: of('xkey', 'sib-', hex(64, 27), '-', drawn(16, 28)),
  brevo_smtp: of('xsmtp', 'sib-', hex(64, 29), '-', drawn(16, 30)),
  mailgun: of('ke', 'y-', hex(32, 31)),
  mailchimp: of(hex(32, 32), '-us', '14'),
  twilio: of('S', 'K', hex(32, 33)),
  npm: of('np', 'm_', drawn(36, 34)),
  pypi: of('py', 'pi-AgE', drawn(150, 35)),
  docker: of('dckr', '_pat_', drawn(27, 36)),
  openai: of('sk', '-', drawn(48, 37)),
  openai_project: of('sk', '-proj-', drawn(120, 38)),
  anthropic: of('sk', '-ant-api03-', drawn(93, 39), 'AA'),
  huggingface: of('h', 'f_', drawn(34, 40)),
  digitalocean: of('do', 'p_v1_', hex(64, 41)),
  shopify: of('shp', 'at_', hex(32, 42)),
  square: of('sq', '0atp-', drawn(22, 43)),
  telegram: of(drawn(9, 44, '123456789'), ':AA', drawn(33, 45)),
  discord_bot: of('MT', drawn(24, 46), '.', drawn(6, 47), '.', drawn(38, 48)),
  notion: of('nt', 'n_', drawn(46, 49)),
  linear: of('lin', '_api_', drawn(40, 50)),
  figma: of('fi', 'gd_', drawn(40, 51)),
  airtable: of('pa', 't', drawn(14, 52), '.', hex(64, 53)),
  atlassian: of('ATA', 'TT3', drawn(180, 54)),
  sentry: of('sn', 'trys_', base64(120, 55)),
  postman: of('PM', 'AK-', hex(24, 56), '-', hex(34, 57)),
  vault: of('hv', 's.', drawn(90, 58)),
  terraform: of(drawn(14, 59), '.atl', 'asv1.', drawn(67, 60)),
  supabase: of('sb', 'p_', hex(40, 61)),
  netlify: of('nf', 'p_', drawn(36, 62)),
  heroku: of('HR', 'KU-', hex(8, 63), '-', hex(4, 64), '-', hex(4, 65), '-', hex(4, 66), '-', hex(12, 67)),
  databricks: of('da', 'pi', hex(32, 68)),
  mollie: of('li', 've_', drawn(30, 69)),
  onepassword: of(
    'A',
    '3-',
    capitals(6, 70),
    '-',
    capitals(11, 71),
    '-',
    capitals(5, 72),
    '-',
    capitals(5, 73),
    '-',
    capitals(5, 74),
  ),
  azure_client: of(drawn(3, 75), '8', 'Q~', drawn(34, 76)),
  azure_storage: of(base64(86, 77), '=='),
  azure_sas: of(drawn(43, 78), '%3D'),
  jwt: of('ey', 'J', drawn(33, 79), '.ey', 'J', drawn(70, 80), '.', drawn(43, 81)),
  rsa: pem('RSA PRIVATE KEY', 82),
  openssh: pem('OPENSSH PRIVATE KEY', 90),
  rsa_cut: ['-----BEGIN RSA PRIVATE KEY-----', ...lines(98)].join('\n'),
  rsa_escaped: pem('PRIVATE KEY', 106, '\\n'),
  pgp: [`-----BEGIN PGP PRIVATE KEY BLOCK-----`, '', ...lines(114), '-----END PGP PRIVATE KEY BLOCK-----'].join('\n'),
  bcrypt: of('$2', 'y$10$', drawn(53, 122)),
  apr1: of('$ap', 'r1$', drawn(8, 123), '$', drawn(22, 124)),
  sha512crypt: of('$', '6$', drawn(16, 125), '$', drawn(86, 126)),
};

/** The text with `{{name}}` replaced by that key. */
export function withMadeUpKeys(text: string): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const key = MADE_UP_KEYS[name];
    if (key === undefined) throw new Error(`there is no key called ${name}`);
    return key;
  });
}
