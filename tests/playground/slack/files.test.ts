import { type AWorkspace, aWorkspace, codeOf, modal } from './a-workspace.ts';

const CAMILLE = 'UCAMILLE01';
const SUPPORT = 'CSUPPORT01';

let workspace: AWorkspace;
beforeEach(async () => {
  workspace = await aWorkspace();
});
afterEach(() => workspace.close());

const picture = { name: 'capture.png', mimetype: 'image/png', size: 1234 };
const image = (slackFile: Record<string, string>) => ({ type: 'image', alt_text: 'capture', slack_file: slackFile });
const post = (block: Record<string, unknown>) =>
  workspace.client.apiCall('chat.postMessage', { channel: SUPPORT, text: 'voilà', blocks: [block] });

describe('a picture that stands for a file of the workspace', () => {
  test('is named by its id, its address or its permalink', async () => {
    const { id } = workspace.slack.addFile(CAMILLE, picture);
    const { file } = await workspace.client.files.info({ file: id });

    for (const named of [{ id }, { url: file?.url_private ?? '' }, { url: file?.permalink ?? '' }])
      expect(await codeOf(post(image(named)))).toBe('ok');
    expect(await codeOf(post(image({ id, url: file?.permalink ?? '' })))).toBe('invalid_blocks');
  });

  test.each([
    ['nobody has', undefined],
    ['the app may not see', { ...picture, access: 'access_denied' as const }],
    ['is no picture that Slack draws', { ...picture, name: 'photo.webp', mimetype: 'image/webp' }],
  ])('is refused when it is one that %s', async (_what, given) => {
    const id = given ? workspace.slack.addFile(CAMILLE, given).id : 'F0NOTHING0';

    await expect(post(image({ id }))).rejects.toMatchObject({
      data: { error: 'invalid_blocks', errors: ['invalid slack file [json-pointer:/blocks/0/slack_file]'] },
    });
  });

  test('is looked for inside other blocks, and in forms', async () => {
    const section = {
      type: 'section',
      text: { type: 'plain_text', text: 'a' },
      accessory: image({ id: 'F0NOTHING0' }),
    };

    await expect(post(section)).rejects.toMatchObject({
      data: { errors: ['invalid slack file [json-pointer:/blocks/0/accessory/slack_file]'] },
    });
    const view = modal([image({ id: 'F0NOTHING0' })]);
    expect(
      await codeOf(
        workspace.client.apiCall('views.publish', {
          user_id: CAMILLE,
          view: { ...view, type: 'home', title: undefined, submit: undefined },
        }),
      ),
    ).toBe('invalid_arguments');
  });
});

describe('a file from elsewhere', () => {
  test('shared by another organisation is only named, and told when asked for', async () => {
    const file = workspace.slack.addFile(CAMILLE, { ...picture, access: 'check_file_info' });

    await workspace.slack.say(CAMILLE, SUPPORT, 'voilà', undefined, [file]);
    await workspace.slack.settled();

    const [event] = workspace.events('message');
    expect(event?.['files']).toEqual([
      {
        id: file.id,
        created: file.created,
        timestamp: file.created,
        user: CAMILLE,
        mode: 'file_access',
        file_access: 'check_file_info',
      },
    ]);
    expect(await workspace.client.files.info({ file: file.id })).toMatchObject({
      file: { name: 'capture.png', file_access: 'visible' },
    });
  });

  test('that the app may not see is not told', async () => {
    const { id } = workspace.slack.addFile(CAMILLE, { ...picture, access: 'access_denied' });

    expect(await codeOf(workspace.client.files.info({ file: id }))).toBe('file_not_found');
  });
});
