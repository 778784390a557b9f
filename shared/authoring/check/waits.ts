import type { Problem } from '../../model/problem.ts';
import { labelOf, startLabel } from '../labels.ts';
import { nodesOf, type Way } from '../compile/walk.ts';
import { problem } from '../problems.ts';
import { spanOf } from '../words.ts';
import { setting, takingOut } from './fixes.ts';
import { decidedBefore, equalWaits } from './waitFixes.ts';
import { nodesOfKind, type View } from './view.ts';

/** Delays: where they differ, where they come too early, and where a schedule forbids them. */
export function waitProblems(view: View): Problem[] {
  return [
    ...differences(view),
    ...beforeDecisions(view),
    ...emptyWaits(view),
    ...longWaits(view),
    ...longWays(view),
    ...underCron(view),
  ];
}

function differences(view: View): Problem[] {
  const { compiled, context } = view;
  return compiled.obstacles.flatMap((obstacle) => {
    if (obstacle.kind !== 'waits_differ') return [];
    const { source, action, ways } = obstacle;
    const [one, other] = ways.map((way) => wordWay(view, way));
    const label = labelOf(action, context.catalogue);
    const start = startLabel(source, context.catalogue);
    const place = { node: action.id, fix: equalWaits(view, action, ways) };
    return [problem('wait.differs', [label, start, one ?? '', other ?? ''], place)];
  });
}

function wordWay({ flow, context }: View, way: Way): string {
  const names = nodesOf(way).map((id) => {
    const node = flow.byId.get(id);
    return node ? labelOf(node, context.catalogue) : id;
  });
  return `${names.join(' → ')} (${spanOf(way.seconds)})`;
}

function beforeDecisions(view: View): Problem[] {
  const { flow, context } = view;
  const waited = new Map<string, string>();
  const problems: Problem[] = [];
  for (const id of flow.order) {
    const node = flow.byId.get(id);
    const wait = node?.kind === 'wait' ? labelOf(node, context.catalogue) : waited.get(id);
    if (!node || wait === undefined) continue;
    if (node.kind === 'condition' || node.kind === 'split') {
      const fix = decidedBefore(view.graph, id);
      problems.push(problem('wait.before_decision', [wait], { node: id, fix }));
    }
    // Behind an action another event begins.
    if (node.kind === 'action') continue;
    for (const { to } of flow.outOf.get(id) ?? []) if (!waited.has(to)) waited.set(to, wait);
  }
  return problems;
}

function emptyWaits(view: View): Problem[] {
  return nodesOfKind(view, 'wait')
    .filter(({ seconds }) => seconds === 0)
    .map(({ id }) =>
      problem('wait.nothing', [], {
        node: id,
        field: 'seconds',
        fix: takingOut(view.graph, id, 'out'),
      }),
    );
}

const day = 86_400;
const unusual = 90 * day;
/** The platform names no limit; what waits longer outlives the people who know why. */
const longest = 365 * day;

function longWaits(view: View): Problem[] {
  return nodesOfKind(view, 'wait').flatMap(({ id: node, seconds }) => {
    if (seconds <= unusual) return [];
    const code = seconds > longest ? 'wait.too_long' : 'wait.long';
    return [problem(code, [spanOf(seconds)], { node, field: 'seconds' })];
  });
}

/** Waits that are bearable each for itself may add up. */
function longWays(view: View): Problem[] {
  const isTold = nodesOfKind(view, 'wait').some(({ seconds }) => seconds > longest);
  const nodes = view.compiled.webhooks.filter(({ delay }) => delay > longest && !isTold);
  return nodes.map(({ origin: { node }, delay }) =>
    problem('wait.too_long', [spanOf(delay)], { node }),
  );
}

function underCron(view: View): Problem[] {
  const { origins, graph, context } = view;
  const scheduled = (id: string): boolean =>
    origins.get(id)?.some(({ trigger, behind }) => trigger.event === 'CRON' && !behind) ?? false;
  return [
    ...nodesOfKind(view, 'wait')
      .filter(({ id, seconds }) => scheduled(id) && seconds > 0)
      .map((node) =>
        problem('cron.delay', [labelOf(node, context.catalogue)], {
          node: node.id,
          field: 'seconds',
          fix: takingOut(graph, node.id, 'out'),
        }),
      ),
    ...nodesOfKind(view, 'action')
      .filter(({ id, retry }) => scheduled(id) && retry)
      .map(({ id: node }) => {
        const fix = setting('Turn retry off', node, ['retry'], false);
        return problem('cron.retry', [], { node, field: 'retry', fix });
      }),
  ];
}
