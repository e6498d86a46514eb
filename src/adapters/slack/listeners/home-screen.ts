import { WebAPIPlatformError } from '@slack/web-api';
import { z } from 'zod';
import { DeliveryError } from '../../../app/ports/delivery.ts';
import type { HomeScreen } from '../../../app/ports/home.ts';
import type { Card } from '../../../views/card.ts';
import { problemFrom } from '../delivery-problem.ts';
import { renderHome } from '../draw/render-home.ts';
import type { ClientOf } from '../messenger.ts';

const publishedSchema = z.object({ view: z.object({ hash: z.string() }) });

/** The Home tab of the app, as each person sees it. */
export function createSlackHomeScreen(clientOf: ClientOf): HomeScreen {
  return {
    async publish({ connectionId, externalId, card, hash }) {
      const view = draw(card);
      try {
        const client = await clientOf(connectionId);
        const answer = await client.views.publish({ user_id: externalId, view, ...(hash !== null && { hash }) });
        return { kind: 'published', hash: publishedSchema.safeParse(answer).data?.view.hash ?? null };
      } catch (error) {
        if (error instanceof WebAPIPlatformError && error.data.error === 'hash_conflict') return { kind: 'overtaken' };
        throw new DeliveryError(problemFrom(error), error);
      }
    },
  };
}

/** A page that cannot be drawn will not be the next time either. */
function draw(card: Card): ReturnType<typeof renderHome> {
  try {
    return renderHome(card);
  } catch (error) {
    throw new DeliveryError({ kind: 'refused', detail: 'the page cannot be drawn' }, error);
  }
}
