import { addMinutes } from 'date-fns/addMinutes';
import type { Connection } from '../../adapters/db/desks.ts';
import type { Person } from '../../app/ports/stores.ts';
import type { UseCases } from '../../app/use-cases.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { DEFAULT_USERS } from '../../playground/slack/default-workspace.ts';
import type { Step, Story } from './stories.ts';

const MINUTES_BETWEEN_STEPS = 20;

/** Plays one story with the product's own use cases, as the people of the playground would. */
export async function playStory(
  useCases: UseCases,
  connection: Connection,
  story: Story,
  openedAt: Date,
): Promise<void> {
  const { deskId, connectionId } = connection;
  const requester = await personNamed(useCases, connection, story.by);
  const conversation = `person:${accountNamed(story.by)}`;
  const opened = await useCases.openNewForm({
    deskId,
    connectionId,
    conversation,
    actor: requester,
    text: '',
    at: openedAt,
  });
  const created = await useCases.createTicket({
    deskId,
    connectionId,
    actor: requester,
    draftId: opened.draftId,
    type: story.type,
    policyVersion: Number(opened.dialog.context['policyVersion']),
    typed: story.typed,
    at: openedAt,
  });
  if (created.kind !== 'created')
    throw new Error(`the story "${story.typed['title']}" does not fit its form: ${JSON.stringify(created)}`);
  for (const [index, step] of story.afterwards.entries()) {
    const at = addMinutes(openedAt, MINUTES_BETWEEN_STEPS * (index + 1));
    await playStep(useCases, connection, created.ticket, step, at);
  }
}

async function playStep(
  useCases: UseCases,
  connection: Connection,
  { deskId, ticketId }: Ticket,
  step: Step,
  at: Date,
): Promise<void> {
  const actor = await personNamed(useCases, connection, step.by);
  const gestureKey = `seed:${at.toISOString()}`;
  const gesture = { deskId, actor, ticketId, gestureKey, at };
  const result =
    step.do === 'take'
      ? await useCases.takeTicket(gesture)
      : step.do === 'reply'
        ? await useCases.addReply({ ...gesture, typed: { text: step.text } })
        : await useCases.moveTicket({ ...gesture, move: step.do, typed: step.typed ?? {} });
  if (!['taken', 'moved', 'replied'].includes(result.kind))
    throw new Error(`"${step.do}" by ${step.by}: ${result.kind}`);
}

async function personNamed(
  useCases: UseCases,
  { deskId, connectionId }: Connection,
  firstName: string,
): Promise<Person> {
  const person = await useCases.identifyPerson({ deskId, connectionId, externalId: accountNamed(firstName) });
  if (!person) throw new Error(`nobody is called ${firstName}`);
  return person;
}

function accountNamed(firstName: string): string {
  return DEFAULT_USERS.find(({ realName }) => realName.startsWith(`${firstName} `))?.id ?? '';
}
