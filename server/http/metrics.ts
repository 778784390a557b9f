import { Gauge, Registry } from 'prom-client';
import { StorageFailed, troubles, type Journal } from '../storage.ts';
import type { AppDeps } from './api.ts';
import { rawRoute, type Route } from './route.ts';

/** Numbers for Prometheus. Labels are states and the ids of connections, never a name or anything of an event. */
export function metricsRoute({ system }: Pick<AppDeps, 'system'>): Route {
  const registry = new Registry();
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `studyhook_${name}`, help, labelNames, registers: [registry] });
  const events = gauge('events_accepted', 'Events in the journal');
  const refused = gauge('events_refused', 'Events refused for want of room since the start');
  const failing = gauge('storage_failing', '1 while events cannot be stored, by reason', [
    'reason',
  ]);
  const deliveries = gauge('deliveries', 'Deliveries in the journal, by outcome', ['outcome']);
  const queue = gauge('queue_length', 'Deliveries that wait or are being sent');
  const active = gauge('connection_calls', 'Calls under way, by connection', ['connection']);
  const circuit = gauge('connection_circuit', '1 for the state that a connection is in', [
    'connection',
    'state',
  ]);

  async function collect(): Promise<string> {
    const { storage, worker, gates, intake } = system();
    refused.set(intake.refusals().count);
    const trouble = await intake.trouble();
    for (const reason of troubles) failing.set({ reason }, reason === trouble ? 1 : 0);
    const counts = await countsOf(storage.journal);
    events.set(counts?.events ?? NaN);
    deliveries.reset();
    for (const [outcome, count] of Object.entries(counts?.states ?? {}))
      deliveries.set({ outcome }, count);
    queue.set(worker.backlog());
    active.reset();
    circuit.reset();
    for (const { id } of storage.documents.connections.all()) {
      const gate = gates.state(id);
      active.set({ connection: id }, gate.active);
      for (const state of ['closed', 'open', 'half_open']) {
        circuit.set({ connection: id, state }, gate.circuit === state ? 1 : 0);
      }
    }
    return registry.metrics();
  }

  return rawRoute({
    method: 'get',
    path: '/metrics',
    summary: 'Numbers for Prometheus',
    produces: 'text/plain',
    async handle(_req, res) {
      const text = await collect();
      res.set('content-type', registry.contentType).send(text);
    },
  });
}

/** Null where nobody can say: the other numbers are wanted most then. */
function countsOf(journal: Journal): Promise<Awaited<ReturnType<Journal['counts']>> | null> {
  return journal.counts().catch((fault: unknown) => {
    if (fault instanceof StorageFailed) return null;
    throw fault;
  });
}
