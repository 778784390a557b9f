import { completion } from './completion.ts';
import { applyFix } from './fixes.ts';
import { hover } from './hover.ts';
import { fixesAt, type OfferedFix } from './markers.ts';
import { monaco } from './monaco.ts';
import { subjectOf } from './registry.ts';
import type { Subject } from './subject.ts';

let isRegistered = false;
const fixCommand = 'studyhook.fix';

/** Registers what completes, explains and mends parameters, once for the page. */
export function registerProviders(): void {
  if (isRegistered) return;
  isRegistered = true;
  monaco.languages.registerCompletionItemProvider('json', completion);
  monaco.languages.registerHoverProvider('json', hover);
  monaco.languages.registerCodeActionProvider('json', {
    provideCodeActions(model, range) {
      const subject = subjectOf(model);
      const offered = subject ? fixesAt(model, range, subject) : [];
      return {
        actions: offered.map((one, at) => action(one, subject, at === 0)),
        dispose: () => undefined,
      };
    },
  });
  monaco.editor.registerCommand(fixCommand, (_accessor: unknown, run: () => void) => {
    run();
  });
}

function action(
  { fix, marker }: OfferedFix,
  subject: Subject | undefined,
  isPreferred: boolean,
): monaco.languages.CodeAction {
  const run = (): void => {
    if (subject && applyFix(fix, subject) && fix.fill !== undefined) subject.fill?.(fix.fill);
  };
  return {
    title: fix.label,
    kind: 'quickfix',
    diagnostics: [marker],
    isPreferred,
    command: { id: fixCommand, title: fix.label, arguments: [run] },
  };
}
