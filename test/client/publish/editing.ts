import { vi } from 'vitest';
import { ApiError } from '../../../client/api/request.ts';
import { beginWith } from '../../../client/draft/history.ts';
import { createDraft, type Document } from '../../../client/draft/store.ts';
import { Autosave, type Base } from '../../../client/publish/autosave.ts';
import type { RuleAnswer } from '../../../shared/model/answers/rules.ts';
import { emptyGraph } from '../../../shared/model/graph.ts';

/** The server as far as one rule's draft goes: it refuses what was not made on its own revision. */
export function aServer() {
  let current = ruleOf({ revision: 1 });
  const asked: { revision: number; name: string }[] = [];
  let fault: Error | null = null;
  let isDeaf = false;
  return {
    asked,
    current: () => current,
    breakWith(error: Error | null) {
      fault = error;
    },
    somebodySaves(name: string) {
      current = ruleOf({ revision: current.revision + 1, name });
      return current;
    },
    /** Everything arrives; the answers are lost on the way. */
    loseAnswers(lost: boolean) {
      isDeaf = lost;
    },
    save: (_id: string, body: { revision: number; name?: string }) => {
      asked.push({ revision: body.revision, name: body.name ?? '' });
      if (fault) return Promise.reject(fault);
      if (body.revision !== current.revision) return Promise.reject(conflict(current));
      current = ruleOf({ revision: current.revision + 1, name: body.name ?? '' });
      return isDeaf ? Promise.reject(silence) : Promise.resolve(current);
    },
  };
}

/** No answer comes. */
export const silence = new ApiError({ status: 0, title: 'The server does not answer' });

function conflict(current: RuleAnswer): ApiError {
  return new ApiError({ status: 409, title: 'Changed meanwhile', body: { current } });
}

function ruleOf(more: Partial<RuleAnswer>): RuleAnswer {
  return {
    id: 'r1',
    revision: 1,
    name: 'Rule',
    timeZone: 'UTC',
    live: null,
    enabled: false,
    sentence: '',
    changed: true,
    createdAt: '2026-01-01T00:00:00Z',
    updatedAt: '2026-01-01T00:00:00Z',
    draft: emptyGraph,
    versions: [],
    sentences: [],
    problems: [],
    platformUuids: {},
    ...more,
  };
}

/** An editor of the server's rule. */
export function open(server = aServer(), more: { base?: Base; document?: Document } = {}) {
  const rule = server.current();
  const draft = createDraft(
    beginWith(
      'never left',
      more.document ?? { graph: rule.draft, name: rule.name, timeZone: rule.timeZone },
    ),
  );
  const broughtIn = vi.fn();
  const autosave = new Autosave({
    rule,
    draft,
    base: more.base,
    onSaved: () => undefined,
    onBroughtIn: broughtIn,
    save: server.save,
  });
  const stop = autosave.follow();
  const name = (): string => draft.getState().document.name;
  const kind = (): string => autosave.state.getState().kind;
  return { server, draft, autosave, stop, broughtIn, name, kind };
}
