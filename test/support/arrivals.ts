import { action, condition, equals, graph, trigger } from './graphs.ts';
import type { Receiver } from './receiver.ts';
import type { TestServer } from './server.ts';

/** In names and values, to see that it stays text. */
export const markup = '<img src=x onerror="window.harm=1">';

/** A study arrives as hospitals tell it; what is not given it has by chance. */
export async function studyArrives(
  server: TestServer,
  study: Record<string, string>,
  event = 'STUDY_SYNC',
): Promise<void> {
  const uuid = crypto.randomUUID();
  await server.post('/events', { event, study: { uuid, modality: 'CT', ...study } });
}

/** A rule that posts every angiography to the receiver, over a connection of its own, and tries again; its id. */
export async function angiographiesTo({ url }: Receiver, server: TestServer): Promise<string> {
  const { body } = await server.post('/api/connections', {
    name: 'Receiver',
    kind: 'http',
    baseUrl: url,
    allowPrivate: true,
  });
  const call = action('call', {
    name: `Tell ${markup}`,
    connection: (body as { id: string }).id,
    command: 'told',
    method: 'POST_JSON',
    parameters: { patient: 'study.patient_name' },
    retry: true,
  });
  const drawn = graph(
    [trigger('arrives'), condition('isXa', equals('XA')), call],
    'arrives.out > isXa',
    'isXa.yes > call',
  );
  const { id } = await server.publish(drawn, `Angiographies ${markup}`);
  return id;
}
