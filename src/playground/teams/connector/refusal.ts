import type { JsonObject } from '../simulator-types.ts';

/** What the Connector answers instead of doing it: thrown by whatever finds the call wrong, answered by the server. */
export class ConnectorRefusal extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.name = 'ConnectorRefusal';
    this.status = status;
    this.code = code;
  }

  answer(): JsonObject {
    return { error: { code: this.code, message: this.message } };
  }
}

export const badArgument = (what: string): ConnectorRefusal => new ConnectorRefusal(400, 'BadArgument', what);

export const notInRoster = (): ConnectorRefusal =>
  new ConnectorRefusal(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.');

export const noSuchConversation = (): ConnectorRefusal =>
  new ConnectorRefusal(404, 'ConversationNotFound', 'Conversation not found.');

export const noSuchActivity = (): ConnectorRefusal =>
  new ConnectorRefusal(404, 'ActivityNotFoundInConversation', 'The activity is not found in the conversation.');
