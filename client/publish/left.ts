import type { Document } from '../draft/store.ts';
import { complain } from '../ui/notify.ts';
import type { Autosave } from './autosave.ts';

/**
 * Drafts whose editor was closed before they could be saved. They are tried again for as long as the page is there, and
 * the editor opens with them.
 */
const left = new Map<string, Autosave>();

/** What was left unsaved of this rule. */
export function leftOf(rule: string): Autosave | undefined {
  return left.get(rule);
}

/** What the editor of this rule opens with, where something of it is not saved. */
export function leftDocument(rule: string): Document | undefined {
  return left.get(rule)?.document;
}

/** Another editor goes on with it. */
export function pickUp(rule: string): void {
  left.get(rule)?.rest();
  left.delete(rule);
}

/** The editor is closed: saves what is left. */
export async function leave(rule: string, autosave: Autosave): Promise<void> {
  if (!autosave.isDirty || autosave.state.getState().kind === 'gone') return;
  left.set(rule, autosave);
  window.addEventListener('beforeunload', warn);
  const forget = autosave.state.subscribe(({ kind }) => {
    if (kind !== 'saved' && kind !== 'gone') return;
    forget();
    if (left.get(rule) === autosave) left.delete(rule);
  });
  await autosave.flush();
  const { kind } = autosave.state.getState();
  if (left.get(rule) !== autosave) return;
  const { name } = autosave.document;
  if (kind === 'conflict')
    complain(
      'Somebody else has saved this rule meanwhile. Open it to choose which of the two goes on.',
      `Your changes to “${name}” are not saved`,
    );
  else if (kind === 'failed')
    complain(
      'They are kept in this tab and saved as soon as the server answers. Leave the tab open until then.',
      `Your changes to “${name}” are not saved yet`,
    );
}

function warn(event: BeforeUnloadEvent): void {
  if (left.size > 0) event.preventDefault();
  else window.removeEventListener('beforeunload', warn);
}
