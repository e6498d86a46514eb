type Branded<Name extends string> = string & { readonly brand: Name };

/** Ids are branded, so a person's id cannot be passed where a ticket's is expected. All are made by us (UUIDv7). */
export type DeskId = Branded<'DeskId'>;
export type ConnectionId = Branded<'ConnectionId'>;
export type ChannelId = Branded<'ChannelId'>;
export type PersonId = Branded<'PersonId'>;
export type TicketId = Branded<'TicketId'>;
export type DraftId = Branded<'DraftId'>;
export type SurfaceId = Branded<'SurfaceId'>;
export type ContentId = Branded<'ContentId'>;
