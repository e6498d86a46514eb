/**
 * Where a person sees a message of a channel or chat. Source: learn.microsoft.com/microsoftteams/platform/concepts/
 * build-and-test/deep-link-teams.
 */
export function linkToMessage(at: {
  readonly conversation: string;
  readonly messageId: string;
  readonly threadId: string | null;
  readonly tenantId: string;
}): string {
  const query = new URLSearchParams({ tenantId: at.tenantId, parentMessageId: at.threadId ?? at.messageId });
  return `https://teams.microsoft.com/l/message/${encodeURIComponent(at.conversation)}/${at.messageId}?${query}`;
}
