import { chatMethods } from './chat.ts';
import { conversationMethods } from './conversations.ts';
import type { Method } from './method.ts';
import { oauthMethods } from './oauth.ts';
import { reactionMethods } from './reactions.ts';
import { userMethods } from './users.ts';
import { viewMethods } from './views.ts';
import { workspaceMethods } from './workspace-info.ts';

/** Every method the simulator has; any other is `unknown_method`. */
export const METHODS: ReadonlyMap<string, Method> = new Map<string, Method>(
  Object.entries({
    ...chatMethods,
    ...conversationMethods,
    ...oauthMethods,
    ...reactionMethods,
    ...userMethods,
    ...viewMethods,
    ...workspaceMethods,
  }),
);
