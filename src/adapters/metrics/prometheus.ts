import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Measures, ReadClockDepth, ReadDepths } from '../../app/ports/measures.ts';

/** Slack waits for 3 seconds: what lies just below matters most. */
const SECONDS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 2.5, 3, 5, 10];

export interface Prometheus {
  readonly measures: Measures;
  /** Everything measured so far, in Prometheus's text format, with how deep the queues are now. */
  text(): Promise<{ readonly contentType: string; readonly body: string }>;
}

/**
 * Counts in this process, and asks the database how deep the queues are when somebody reads. The queues are the database's:
 * each process tells the same depths, so a board takes their maximum, never their sum.
 */
export function createPrometheus({
  readDepths,
  readClockDepth,
}: {
  readonly readDepths: ReadDepths;
  readonly readClockDepth: ReadClockDepth;
}): Prometheus {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: 'guichet_' });

  const requests = new Histogram({
    name: 'guichet_http_request_seconds',
    help: 'Time to answer an HTTP request, by route and status',
    labelNames: ['route', 'status'],
    buckets: SECONDS,
    registers,
  });
  const gestures = new Histogram({
    name: 'guichet_gesture_seconds',
    help: 'Time to do what somebody asked by a click, a form or a command, by kind and outcome',
    labelNames: ['kind', 'outcome'],
    buckets: SECONDS,
    registers,
  });
  const received = new Counter({
    name: 'guichet_inbox_events_total',
    help: 'Received events taken from the inbox, by platform and outcome',
    labelNames: ['platform', 'outcome'],
    registers,
  });
  const deliveries = new Counter({
    name: 'guichet_deliveries_total',
    help: 'Deliveries tried, by platform and outcome',
    labelNames: ['platform', 'outcome'],
    registers,
  });
  const verdicts = new Counter({
    name: 'guichet_verdicts_total',
    help: 'Messages judged, by label and by what the desk did',
    labelNames: ['label', 'outcome'],
    registers,
  });
  const votes = new Counter({
    name: 'guichet_triage_votes_total',
    help: 'What people said of verdicts: it was nothing, or a ticket opened from the message',
    labelNames: ['vote'],
    registers,
  });
  const socketsOpened = new Counter({
    name: 'guichet_sockets_opened_total',
    help: 'Sockets opened to the platform (Socket Mode), by why: at the start, or why the one before ended',
    labelNames: ['platform', 'why'],
    registers,
  });
  const socketsOpen = new Gauge({
    name: 'guichet_sockets_open',
    help: 'Sockets to the platform that are open now (Socket Mode): without one, nothing is heard',
    labelNames: ['platform'],
    registers,
  });
  const gauge = (name: string, help: string) => new Gauge({ name, help, labelNames: ['queue', 'platform'], registers });
  const waiting = gauge('guichet_queue_waiting', 'What waits in the inbox and outbox, cards to redraw included');
  const oldest = gauge('guichet_queue_oldest_seconds', 'Age of the oldest that waits; 0 when nothing does');
  const dead = gauge('guichet_queue_dead', 'Dead letters of the last 7 days: somebody must act');
  const clocksDue = new Gauge({
    name: 'guichet_clocks_due',
    help: 'Promises, reminders and closings that are due and were not looked at yet',
    registers,
  });
  const oldestClock = new Gauge({
    name: 'guichet_clocks_oldest_seconds',
    help: 'How long the oldest of them is due; 0 when none is',
    registers,
  });
  const isKnown = new Gauge({
    name: 'guichet_database_up',
    help: 'Whether the database answered this reading: 1 or 0',
    registers,
  });

  const readQueues = async (): Promise<void> => {
    for (const gauge of [waiting, oldest, dead]) gauge.reset();
    try {
      for (const depth of await readDepths()) {
        const labels = { queue: depth.queue, platform: depth.platform };
        waiting.set(labels, depth.waiting);
        oldest.set(labels, depth.oldestSeconds);
        dead.set(labels, depth.dead);
      }
      const clocks = await readClockDepth();
      clocksDue.set(clocks.due);
      oldestClock.set(clocks.oldestSeconds);
      isKnown.set(1);
    } catch {
      // Whoever watches is told so by this figure: what was counted in this process stays readable.
      isKnown.set(0);
    }
  };

  return {
    measures: {
      request: (route, status, seconds) => requests.observe({ route, status }, seconds),
      gesture: (kind, outcome, seconds) => gestures.observe({ kind, outcome }, seconds),
      received: (platform, outcome) => received.inc({ platform, outcome }),
      delivery: (platform, outcome) => deliveries.inc({ platform, outcome }),
      verdict: (label, outcome) => verdicts.inc({ label, outcome }),
      vote: (vote) => votes.inc({ vote }),
      socketOpened: (platform, why) => socketsOpened.inc({ platform, why }),
      socketsOpen: (platform, count) => socketsOpen.set({ platform }, count),
    },
    async text() {
      await readQueues();
      return { contentType: registry.contentType, body: await registry.metrics() };
    },
  };
}
