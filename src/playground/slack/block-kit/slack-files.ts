import { isObject, textIn } from '../json.ts';
import type { SimulatedFile } from '../simulator-types.ts';
import type { Fault } from './faults-of.ts';

/** docs.slack.dev/reference/block-kit/composition-objects/slack-file-object: "Currently only png, jpg, jpeg, and gif". */
const SHOWN = new Set(['image/png', 'image/jpeg', 'image/jpg', 'image/gif']);

/**
 * What Slack says of pictures that stand for a file of the workspace which isn't one, isn't there, or which the app may
 * not see; seen in slackapi/python-slack-sdk issue 1797.
 */
export function slackFileFaults(files: ReadonlyMap<string, SimulatedFile>, value: unknown, pointer: string): Fault[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => slackFileFaults(files, item, `${pointer}/${index}`));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, held]) =>
    key === 'slack_file' && isObject(held)
      ? faultOf(files, held, `${pointer}/${key}`)
      : slackFileFaults(files, held, `${pointer}/${key}`),
  );
}

function faultOf(
  files: ReadonlyMap<string, SimulatedFile>,
  named: Readonly<Record<string, unknown>>,
  pointer: string,
): Fault[] {
  const id = textIn(named['id']) ?? idIn(textIn(named['url']) ?? '');
  const file = id === undefined ? undefined : files.get(id);
  const isShown = file !== undefined && SHOWN.has(file.mimetype) && file.access !== 'access_denied';
  return isShown ? [] : [{ says: 'invalid slack file', pointer }];
}

/** Both addresses of a file name it: `…/files/U1/F1/x.png`, `…/files-pri/T1-F1/x.png`. */
function idIn(url: string): string | undefined {
  return /\/files\/[^/]+\/(F[A-Z0-9]+)\/|\/files-pri\/[A-Z0-9]+-(F[A-Z0-9]+)\//.exec(url)?.slice(1).find(Boolean);
}
