import type { Rule } from '../../../shared/model/rule.ts';
import type { Api } from '../api.ts';
import { missing, stale } from './found.ts';
import { showRule } from './ruleAnswer.ts';

type Editable = Partial<Pick<Rule, 'name' | 'timeZone' | 'draft' | 'enabled'>>;

/**
 * Carries out an edit that was made on a revision; refuses it, with the rule as it is, where that is not the newest. One
 * that names nothing leaves the rule as it is.
 */
export async function editRule(
  api: Api,
  id: string,
  revision: number,
  edit: (rule: Rule) => Editable,
): Promise<Rule> {
  const { storage, clock, changes } = api.system();
  const edited = await storage.documents.rules.update(id, (rule) => {
    if (!rule) return missing('rule', '/api/rules');
    if (rule.revision !== revision) throw stale('rule', showRule(api, rule), revision);
    const changed = edit(rule);
    if (Object.keys(changed).length === 0) return rule;
    const updatedAt = clock.now().toISOString();
    return { ...rule, ...changed, revision: revision + 1, updatedAt };
  });
  if (edited?.revision !== revision) changes.tell({ kind: 'rule', id });
  return edited ?? missing('rule', '/api/rules');
}
