import { late } from '../ui/late.tsx';

/** The dialogs about one rule, fetched when something is first asked. */
export const RuleActions = late(async () => (await import('./RuleActions.tsx')).RuleActions, {
  told: 'over',
});
