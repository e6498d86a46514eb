import { z } from 'zod';
import { DeliveryError } from '../../../app/ports/delivery.ts';
import type { ConnectionId } from '../../../domain/ids.ts';
import type { FileReference } from '../../../forms/file-reference.ts';
import { problemFrom } from '../delivery-problem.ts';
import type { ClientOf } from '../messenger.ts';
import { isToBeAsked, readFile, type SlackFile, slackFileSchema } from './read-files.ts';

/** The files of a message by reference, in order; one that nobody can see is left out. */
export type ReferToFiles = (
  files: readonly SlackFile[],
  connectionId: ConnectionId,
) => Promise<readonly FileReference[]>;

/**
 * Asks Slack what the files are that it only named (`files.info`, scope `files:read`). One that Slack does not show us is
 * left out: the message counts without it. When Slack does not answer, the error goes on, and the message is read again
 * later.
 */
export function makeReferToFiles(clientOf: ClientOf): ReferToFiles {
  return async (files, connectionId) => {
    const references: FileReference[] = [];
    for (const file of files) {
      const whole = isToBeAsked(file) ? await ask(clientOf, connectionId, file.id) : file;
      const reference = whole && readFile(whole, connectionId);
      if (reference) references.push(reference);
    }
    return references;
  };
}

const answerSchema = z.object({ file: slackFileSchema });

async function ask(clientOf: ClientOf, connectionId: ConnectionId, file: string): Promise<SlackFile | undefined> {
  try {
    const client = await clientOf(connectionId);
    return answerSchema.parse(await client.files.info({ file })).file;
  } catch (error) {
    const problem = problemFrom(error);
    if (problem.kind === 'try_later' || problem.kind === 'unknown') throw new DeliveryError(problem, error);
    return undefined;
  }
}
