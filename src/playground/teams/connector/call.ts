/** One request of the app, read from its address. */
export interface Call {
  /** The conversation, with `;messageid=` for a thread; the team in `teams/…`. Empty when there is none. */
  readonly address: string;
  readonly activityId: string;
  readonly memberId: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly warnings: readonly string[];
}

export const OK: Answer = { status: 200, body: undefined, warnings: [] };
