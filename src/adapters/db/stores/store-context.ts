import type pg from 'pg';
import type { EntityManager } from 'typeorm';
import type { Ids } from '../../../app/ports/ids.ts';
import type { DeskId } from '../../../domain/ids.ts';

/** What each store of one transaction of one desk stands on. `client` and `manager` are the same transaction. */
export interface StoreContext {
  readonly deskId: DeskId;
  readonly client: pg.ClientBase;
  readonly manager: EntityManager;
  readonly ids: Ids;
}
