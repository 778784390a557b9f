import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import { findCommand } from '../../shared/catalogue.ts';
import { ambra } from '../../shared/catalogue/ambra.ts';
import type { Problem } from '../../shared/model/problem.ts';
import { followBegun, isBeingWritten } from './followBegun.ts';
import { firstText, link, type Unfinished } from './link.ts';
import { markProblems } from './markers.ts';
import { showNames } from './namesBeside.ts';
import { commonOptions, monaco, setSchema, TabFocus } from './monaco.ts';
import { registerProviders } from './providers.ts';
import { about } from './registry.ts';
import { schemaOf } from './schema.ts';
import type { Subject } from './subject.ts';
import { actionOf } from './suggest.ts';

/** How the text stands, for whoever shows it. */
export interface Standing {
  /** What keeps the text from being the parameters; null while nothing does. */
  readonly unfinished: {
    readonly message: string;
    readonly line: number;
    readonly isBehind: boolean;
    readonly hasDrifted: boolean;
  } | null;
  /** Whether Tab goes on to what follows the editor. */
  readonly tabLeaves: boolean;
  /** What the text needs, in pixels. */
  readonly height: number;
  /** Whether a problem can wait until what somebody is writing right now is finished. */
  readonly canWait: (problem: Problem) => boolean;
}

export interface Session {
  format(): void;
  /** Throws the text away and gives the rule back what it had before. */
  discard(): void;
  goToError(): void;
  /** Puts the cursor into the value of a parameter and offers what can stand there. */
  fill(parameter: string): void;
  focus(): void;
  close(): void;
}

/** Opens the code editor on an action's parameters; `tell` hears how the text stands, at once and after each change. */
export function openSession(
  host: HTMLElement,
  whose: Omit<Subject, 'fill'>,
  tell: (standing: Standing) => void,
): Session {
  const fill = (parameter: string): void => {
    fillIn(editor, model, parameter);
  };
  const subject: Subject = { ...whose, fill };
  const { draft, analysis } = subject.workbench;
  const model = openModel(subject);
  const editor = monaco.editor.create(host, { ...options, model });
  let unfinished: Unfinished = null;

  function show(): void {
    const standing = standingOf(editor, model, unfinished);
    const problems = analysis.getState().byNode.get(subject.node) ?? [];
    const marked = problems.filter((problem) => !standing.canWait(problem));
    markProblems(model, unfinished, marked);
    tell(standing);
  }

  const format = formatter(editor);
  const text = link(model, subject, (next) => {
    unfinished = next;
    show();
  });
  const stops = [
    about(model, subject),
    analysis.subscribe(show),
    followCommand(model, subject),
    text.close,
    followBegun(editor, model, show),
    showNames(editor, model, subject),
    ...listen(editor, {
      focused: text.begin,
      blurred: () => {
        draft.endGesture();
      },
      changed: show,
    }),
    () => {
      editor.dispose();
      model.dispose();
    },
  ];
  return {
    format,
    discard: text.discard,
    fill,
    focus() {
      editor.focus();
    },
    goToError() {
      if (unfinished) goTo(editor, model.getPositionAt(unfinished.offset));
    },
    close() {
      for (const stop of stops) stop();
    },
  };
}

function formatter(editor: monaco.editor.IStandaloneCodeEditor): () => void {
  const format = (): void => void editor.getAction('editor.action.formatDocument')?.run();
  // Monaco has this key on Windows and Mac only.
  editor.addCommand(monaco.KeyMod.Shift | monaco.KeyMod.Alt | monaco.KeyCode.KeyF, format);
  return format;
}

function standingOf(
  editor: monaco.editor.ICodeEditor,
  model: monaco.editor.ITextModel,
  unfinished: Unfinished,
): Standing {
  const line = unfinished ? model.getPositionAt(unfinished.offset).lineNumber : 0;
  return {
    unfinished: unfinished && { ...unfinished, line },
    tabLeaves: TabFocus.getTabFocusMode(),
    height: editor.getContentHeight(),
    canWait: (problem) => isBeingWritten(editor, model, problem),
  };
}

function listen(
  editor: monaco.editor.ICodeEditor,
  { focused, blurred, changed }: Readonly<Record<'focused' | 'blurred' | 'changed', () => void>>,
): (() => void)[] {
  return [
    editor.onDidFocusEditorText(focused),
    editor.onDidBlurEditorText(blurred),
    editor.onDidContentSizeChange(changed),
    TabFocus.onDidChangeTabFocus(changed),
  ].map((listener) => () => {
    listener.dispose();
  });
}

function goTo(editor: monaco.editor.ICodeEditor, position: monaco.Position): void {
  editor.setPosition(position);
  editor.revealPositionInCenterIfOutsideViewport(position);
  editor.focus();
}

function fillIn(
  editor: monaco.editor.ICodeEditor,
  model: monaco.editor.ITextModel,
  parameter: string,
): void {
  const root = parseTree(model.getValue());
  const value = root && findNodeAtLocation(root, [parameter]);
  if (!value) return;
  goTo(editor, model.getPositionAt(value.offset + (value.type === 'string' ? 1 : 0)));
  editor.trigger('studyhook', 'editor.action.triggerSuggest', {});
}

const options: monaco.editor.IStandaloneEditorConstructionOptions = {
  ...commonOptions,
  ariaLabel: 'Parameters as JSON. Ctrl+M lets Tab leave the editor.',
  quickSuggestions: { strings: true, other: true, comments: false },
  suggest: { showWords: false, showSnippets: false },
  wordBasedSuggestions: 'off',
  formatOnPaste: true,
  // Whoever selects everything and types means to begin anew.
  autoSurround: 'never',
  // It would stand on the text; what mends a problem is below, in the hover and at Ctrl+.
  lightbulb: { enabled: monaco.editor.ShowLightbulbIconMode.Off },
};

function openModel(subject: Subject): monaco.editor.ITextModel {
  registerProviders();
  const { rule } = subject.workbench.surroundings.getState();
  const [ruleId, nodeId] = [rule.id, subject.node].map(encodeURIComponent);
  const uri = monaco.Uri.parse(`studyhook://rule/${ruleId ?? ''}/${nodeId ?? ''}.json`);
  monaco.editor.getModel(uri)?.dispose();
  const model = monaco.editor.createModel(firstText(subject), 'json', uri);
  // Offsets are counted in the text as the draft writes it, on every system.
  model.setEOL(monaco.editor.EndOfLineSequence.LF);
  return model;
}

/** The schema is the command's, whichever it is by now. Returns how to stop. */
function followCommand(model: monaco.editor.ITextModel, subject: Subject): () => void {
  const uri = model.uri.toString();
  let current: string | undefined;
  function look(): void {
    const next = actionOf(subject.workbench, subject.node)?.command;
    if (next === current) return;
    current = next;
    const command = findCommand(ambra, next ?? '');
    setSchema(uri, command ? schemaOf(command) : null);
  }
  look();
  const deaf = subject.workbench.draft.subscribe(look);
  return () => {
    deaf();
    setSchema(uri, null);
  };
}
