import { createWorkbench, type Workbench } from '../../../client/draft/Workbench.tsx';
import type { Graph } from '../../../shared/model/graph.ts';

/** The editor's workbench with this drawing, in a place that knows no connections, users or names. */
export function openWorkbench(graph: Graph): Workbench {
  return createWorkbench(
    { graph, name: 'A rule', timeZone: 'UTC' },
    {
      rule: { id: '11111111-1111-4111-8111-111111111111' },
      version: 1,
      connections: [],
      identities: [],
      names: new Map(),
      besides: [],
      samples: [],
    },
  );
}
