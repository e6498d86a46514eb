import type { Wire } from './deliver.ts';
import type { Events } from './events.ts';
import type { Faults } from './faults.ts';
import type { Installs } from './installs.ts';
import type { ResponseUrls } from './response-urls.ts';
import type { Sockets } from './sockets.ts';
import type { Triggers } from './triggers.ts';
import type { Workspace } from './workspace.ts';

/** What the Web API and people's gestures both stand on. */
export interface World {
  readonly workspace: Workspace;
  readonly events: Events;
  readonly installs: Installs;
  readonly triggers: Triggers;
  readonly responseUrls: ResponseUrls;
  readonly faults: Faults;
  readonly wire: Wire;
  readonly sockets: Sockets;
}
