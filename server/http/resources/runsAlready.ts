import { isDeepStrictEqual } from 'node:util';
import { liveVersion, type Rule } from '../../../shared/model/rule.ts';
import type { Api } from '../api.ts';
import { authoredDraft, compiled } from './authored.ts';
import { differsFromLive } from './ruleAnswer.ts';

/**
 * Whether publishing the draft would store what is live already, by the same name. The webhooks are compared as well,
 * because one drawing comes to others where a connection has changed; and what may not be published any more is not
 * called published.
 */
export function runsAlready(api: Api, rule: Rule): boolean {
  const live = liveVersion(rule);
  if (!live || live.name !== rule.name || differsFromLive(rule)) return false;
  const { problems } = authoredDraft(api, rule);
  if (problems.some(({ severity, target }) => severity === 'error' && target !== 'platform')) {
    return false;
  }
  const { webhooks } = compiled(api, rule.draft, rule, live.number);
  return isDeepStrictEqual(stored(webhooks), stored(live.webhooks));
}

/** As it is read back: a field that is undefined is one that is not there. */
function stored(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
