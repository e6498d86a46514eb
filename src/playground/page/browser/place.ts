/** Where the person stands; kept in the address, so that a reload or a link shows the same. */
export interface Standing {
  readonly me: string | undefined;
  readonly channel: string | undefined;
  readonly thread: string | undefined;
  /** Of the app's own page: its Home tab, or its messages. */
  readonly tab: 'home' | undefined;
}

export function readStanding(): Standing {
  const kept = new URLSearchParams(location.hash.slice(1));
  return {
    me: kept.get('as') ?? undefined,
    channel: kept.get('channel') ?? undefined,
    thread: kept.get('thread') ?? undefined,
    tab: kept.get('tab') === 'home' ? 'home' : undefined,
  };
}

export function keepStanding({ me, channel, thread, tab }: Standing): void {
  const kept = new URLSearchParams();
  if (me !== undefined) kept.set('as', me);
  if (channel !== undefined) kept.set('channel', channel);
  if (thread !== undefined) kept.set('thread', thread);
  if (tab !== undefined) kept.set('tab', tab);
  history.replaceState(null, '', `#${kept}`);
}
