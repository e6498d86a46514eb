import { z } from 'zod';
import { createOutboxQueue } from '../../src/adapters/db/queues/outbox-queue.ts';
import { makeDeliverNext } from '../../src/app/outbox/deliver-next.ts';
import type { Messenger } from '../../src/app/ports/delivery.ts';
import type { TicketId } from '../../src/domain/ids.ts';
import type { Card } from '../../src/views/card.ts';
import type { Desk } from './a-desk.ts';
import { plainSpaces } from './plain-spaces.ts';
import { createRecordingLog } from './recording-log.ts';

export interface Shown {
  readonly messageId: string;
  readonly conversation: string;
  /** The message whose thread it stands in. */
  readonly threadId: string | null;
  readonly onlyFor: string | null;
  card: Card;
  /** When it was posted or edited last, in desk time. */
  drawnAt: Date;
}

/** What stands on people's screens once the desk has delivered: each message as last edited, in the order of posting. */
export function screensOf(desk: Desk) {
  const messages = new Map<string, Shown>();
  const messenger: Messenger = {
    async post({ conversation, inThreadOf, onlyFor, card, outboxId }) {
      messages.set(outboxId, {
        messageId: outboxId,
        conversation,
        threadId: inThreadOf,
        onlyFor,
        card,
        drawnAt: desk.clock.now(),
      });
      return { conversation: conversation.replace('person:', 'D'), messageId: outboxId };
    },
    async edit({ messageId, card }) {
      const message = messages.get(messageId);
      if (message) Object.assign(message, { card, drawnAt: desk.clock.now() });
    },
    async find() {
      return undefined;
    },
  };
  const deliverNext = makeDeliverNext({
    queue: createOutboxQueue({ dataSource: desk.dataSource }),
    messengers: { slack: messenger, teams: messenger },
    drawSurface: desk.app.drawSurface,
    log: createRecordingLog(),
    paceMs: {},
  });

  const delivered = async (): Promise<readonly Shown[]> => {
    while ((await deliverNext()) === 'delivered');
    return [...messages.values()];
  };

  return {
    delivered,
    /** What is read there after delivery: in that conversation, or in one thread of it. */
    async readIn(conversation: string, threadId?: string): Promise<string[]> {
      const shown = await delivered();
      return shown
        .filter((each) => each.conversation === conversation)
        .filter((each) => threadId === undefined || each.threadId === threadId)
        .map(({ card }) => plainSpaces(card.plain));
    },
    /** The thread under the ticket's card in that channel, once the card is posted: by this desk, or by another at work beside it. */
    async underCard(ticketId: TicketId, conversation: string): Promise<{ conversation: string; threadId: string }> {
      for (;;) {
        await delivered();
        const [card] = postedCards.parse(
          await desk.dataSource.query(
            `select posted_message_id from surface where ticket_id = $1 and kind = 'triage_card' and conversation = $2`,
            [ticketId, conversation],
          ),
        );
        if (!card) throw new Error('there is no card of this ticket');
        if (card.posted_message_id !== null) return { conversation, threadId: card.posted_message_id };
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
  };
}

const postedCards = z.array(z.object({ posted_message_id: z.string().nullable() }));
