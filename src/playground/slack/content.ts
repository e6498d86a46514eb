import { checkBlocks } from './block-kit/check.ts';
import { withIds } from './block-kit/ids.ts';
import { slackFileFaults } from './block-kit/slack-files.ts';
import { isObject, type JsonObject, objectsIn, parseJson } from './json.ts';
import { refusedBlocks, SlackRefusal } from './refusal.ts';
import type { Block, SlackId } from './simulator-types.ts';
import { findMessage, type Workspace } from './workspace.ts';

/** chat.postMessage refuses more; chat.update already refuses more than 4,000. */
const LONGEST_TEXT = 40_000;
export const LONGEST_UPDATED_TEXT = 4000;

export interface Content {
  readonly text: string;
  readonly blocks: readonly Block[];
}

/**
 * What an app wants to show in a message, checked.
 * @throws SlackRefusal `no_text`, `msg_too_long`, `invalid_blocks`, `invalid_blocks_format`
 */
export function readContent(
  { files }: Pick<Workspace, 'files'>,
  given: { text?: string | undefined; blocks?: unknown },
  longest = LONGEST_TEXT,
): Content {
  const text = given.text ?? '';
  const blocks = readBlocks(files, given.blocks);
  if (text.trim() === '' && blocks.length === 0) throw new SlackRefusal('no_text');
  if (text.length > longest) throw new SlackRefusal('msg_too_long');
  return { text, blocks };
}

function readBlocks(files: Workspace['files'], given: unknown): Block[] {
  if (given === undefined || given === null || given === '') return [];
  const blocks = typeof given === 'string' ? parseJson(given) : given;
  if (!Array.isArray(blocks)) throw new SlackRefusal('invalid_blocks_format');
  const faults = [...checkBlocks(blocks, 'message'), ...slackFileFaults(files, blocks, '/blocks')];
  if (faults.length > 0) throw refusedBlocks('invalid_blocks', faults);
  return withIds(objectsIn(blocks));
}

/**
 * A thread is named by its first message, which must still be there.
 * @throws SlackRefusal `thread_not_found`
 */
export function checkThread(workspace: Workspace, channel: SlackId, threadTs: string | undefined): void {
  if (threadTs === undefined) return;
  const parent = findMessage(workspace, channel, threadTs);
  if (!parent || (parent.threadTs !== undefined && parent.threadTs !== parent.ts)) {
    throw new SlackRefusal('thread_not_found');
  }
}

type Metadata = { event_type: string; event_payload: JsonObject };

/** @throws SlackRefusal `metadata_must_be_sent_as_json`, `invalid_metadata_format` */
export function readMetadata(given: unknown): Metadata | undefined {
  if (given === undefined || given === null || given === '') return undefined;
  const metadata = typeof given === 'string' ? parseJson(given) : given;
  if (!isObject(metadata)) throw new SlackRefusal('metadata_must_be_sent_as_json');
  if (Object.keys(metadata).length === 0) return undefined;
  const { event_type: type, event_payload: payload } = metadata;
  if (typeof type !== 'string' || !isObject(payload)) throw new SlackRefusal('invalid_metadata_format');
  return { event_type: type, event_payload: payload };
}
