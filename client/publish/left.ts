import type { Document } from '../draft/store.ts';
import { complain, drop, settle } from '../ui/notify.ts';
import type { Autosave } from './autosave.ts';
import { tryAgainWhenBack } from './tryAgain.ts';

interface Left {
  readonly autosave: Autosave;
  /** Lets go of what it listens to. */
  readonly stop: () => void;
}

/**
 * Drafts whose editor was closed before they could be saved. They are tried again for as long as the page is there, and
 * the editor opens with them.
 */
const left = new Map<string, Left>();

/** What was left unsaved of this rule. */
export function leftOf(rule: string): Autosave | undefined {
  return left.get(rule)?.autosave;
}

/** What the editor of this rule opens with, where something of it is not saved. */
export function leftDocument(rule: string): Document | undefined {
  return leftOf(rule)?.document;
}

/** Another editor goes on with it, and tells how it stands. */
export function pickUp(rule: string): void {
  leftOf(rule)?.rest();
  forget(rule);
  drop(complaintOf(rule));
}

/** The editor is closed: saves what is left. */
export async function leave(rule: string, autosave: Autosave): Promise<void> {
  if (!autosave.isDirty || autosave.state.getState().kind === 'gone') return;
  keep(rule, autosave);
  await autosave.flush();
  if (leftOf(rule) !== autosave) return;
  const { kind } = autosave.state.getState();
  if (kind === 'conflict') sayConflict(rule, autosave);
  else if (kind === 'failed')
    complain(
      'They are kept in this tab and saved as soon as the server answers. Leave the tab open until then.',
      `Your changes to “${autosave.document.name}” are not saved yet`,
      complaintOf(rule),
    );
}

function sayConflict(rule: string, { document: { name } }: Autosave): void {
  complain(
    'Somebody else has saved this rule meanwhile. Open it to choose which of the two goes on.',
    `Your changes to “${name}” are not saved`,
    complaintOf(rule),
  );
}

function keep(rule: string, autosave: Autosave): void {
  window.addEventListener('beforeunload', warn);
  const deaf = autosave.state.subscribe(({ kind }) => {
    // Where the editor is open again, it tells all this itself.
    if (leftOf(rule) !== autosave) return;
    switch (kind) {
      case 'saved':
        forget(rule);
        settle(
          complaintOf(rule),
          `Your changes to “${autosave.document.name}” are on the server now.`,
          'Saved',
        );
        return;
      case 'gone':
        forget(rule);
        drop(complaintOf(rule));
        return;
      case 'conflict':
        sayConflict(rule, autosave);
        return;
      case 'saving':
      case 'failed':
        return;
    }
  });
  const deafToNews = tryAgainWhenBack(autosave);
  left.set(rule, {
    autosave,
    stop: () => {
      deaf();
      deafToNews();
    },
  });
}

function forget(rule: string): void {
  left.get(rule)?.stop();
  left.delete(rule);
}

/** One complaint for each rule, so that it can be taken back. */
function complaintOf(rule: string): string {
  return `left-unsaved-${rule}`;
}

function warn(event: BeforeUnloadEvent): void {
  if (left.size > 0) event.preventDefault();
  else window.removeEventListener('beforeunload', warn);
}
