/** What Microsoft gave for the bot, and whom it serves. */
export interface TeamsSettings {
  /** The app's id in Entra: in Teams the bot is `28:` and this id. */
  readonly appId: string;
  /** Where the app is registered. Null: nothing is authenticated, in either direction, and only this machine is spoken with. */
  readonly registration: { readonly password: string; readonly tenantId: string } | null;
  /** The tenants that are served; anybody else's activities are refused. */
  readonly tenants: readonly AllowedTenant[];
  /** Hosts besides Microsoft's own to which answers, and our bearer token, may go: a name, or `*.` and its end. */
  readonly serviceHosts: readonly string[];
  /** Where tokens are asked for: Entra's, or the simulator's. */
  readonly loginUrl: string;
  /** Whose keys sign what arrives. */
  readonly metadataUrl: string;
  readonly tokenIssuer: string;
}

export interface AllowedTenant {
  readonly tenantId: string;
  /** The Slack workspace whose desk it works at; null: not said. */
  readonly slackTeam: string | null;
}
