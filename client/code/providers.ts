import { findNodeAtOffset, getNodePath, parseTree } from 'jsonc-parser';
import { isReference } from '../../shared/model/reference.ts';
import { fieldLines, parameterLines } from './fieldWords.ts';
import { plain } from './markdown.ts';
import { fixesAt, type OfferedFix } from './markers.ts';
import { monaco } from './monaco.ts';
import { placeAt } from './place.ts';
import type { Subject } from './subject.ts';
import { parameterOf, readableFields, suggestionsAt, type Suggestion } from './suggest.ts';

// Providers are for the whole page: each model says whose parameters it holds.
const subjects = new Map<string, Subject>();

/** Lets completion, hover and quick fixes know what the model is about; returns how to take it back. */
export function about(model: monaco.editor.ITextModel, subject: Subject): () => void {
  register();
  const uri = model.uri.toString();
  subjects.set(uri, subject);
  return () => {
    subjects.delete(uri);
  };
}

let registered = false;
const fixCommand = 'studyhook.fix';

function register(): void {
  if (registered) return;
  registered = true;
  monaco.languages.registerCompletionItemProvider('json', {
    triggerCharacters: ['"', '.', '{', ':', ' '],
    provideCompletionItems: complete,
  });
  monaco.languages.registerHoverProvider('json', { provideHover: hover });
  monaco.languages.registerCodeActionProvider('json', { provideCodeActions: fixes });
  monaco.editor.registerCommand(fixCommand, (_accessor: unknown, run: () => void) => {
    run();
  });
}

function complete(
  model: monaco.editor.ITextModel,
  position: monaco.Position,
): monaco.languages.CompletionList {
  const subject = subjects.get(model.uri.toString());
  const place = placeAt(model.getValue(), model.getOffsetAt(position));
  if (!subject || place.kind === 'elsewhere') return { suggestions: [] };
  const range = rangeOf(model, place.from, place.to);
  const quote = place.form === 'bare' ? '"' : '';
  return {
    suggestions: suggestionsAt(subject.workbench, subject.node, place).map((one, at) => ({
      label: { label: one.label, description: one.detail },
      kind: kinds[one.kind],
      insertText: `${quote}${one.insert}${quote}`,
      // What is typed is compared with the label as well as with what comes in.
      filterText: `${quote}${one.label}`,
      sortText: String(at).padStart(5, '0'),
      documentation: { value: one.lines.map(plain).join('\n\n') },
      range,
    })),
  };
}

const kinds: Readonly<Record<Suggestion['kind'], monaco.languages.CompletionItemKind>> = {
  field: monaco.languages.CompletionItemKind.Field,
  name: monaco.languages.CompletionItemKind.Reference,
  value: monaco.languages.CompletionItemKind.EnumMember,
};

function hover(
  model: monaco.editor.ITextModel,
  position: monaco.Position,
): monaco.languages.Hover | null {
  const subject = subjects.get(model.uri.toString());
  const root = parseTree(model.getValue());
  const node = root && findNodeAtOffset(root, model.getOffsetAt(position));
  if (!subject || node?.type !== 'string') return null;
  const text = String(node.value);
  const lines = isReference(text)
    ? linesOfField(subject, text)
    : linesOfName(subject, getNodePath(node), text);
  if (lines.length === 0) return null;
  return {
    range: rangeOf(model, node.offset, node.offset + node.length),
    contents: lines.map((line) => ({ value: plain(line) })),
  };
}

function linesOfField({ workbench, node }: Subject, path: string): string[] {
  const found = readableFields(workbench, node).find(
    (one) => one.path === path || isOfFamily(one.path, path),
  );
  return found ? fieldLines(found) : [];
}

function isOfFamily(family: string, path: string): boolean {
  return family.includes('*') && path.startsWith(family.replace(/\*.*$/, ''));
}

/** A uuid that has a name, or the parameter itself. */
function linesOfName(
  { workbench, node }: Subject,
  path: readonly (string | number)[],
  text: string,
): string[] {
  const [name] = path;
  if (typeof name !== 'string') return [];
  const suggestions = suggestionsAt(workbench, node, {
    kind: 'value',
    parameter: name,
    isWhole: true,
    from: 0,
    to: 0,
    form: 'text',
  });
  const known = suggestions.find((one) => one.kind === 'name' && one.insert === text);
  if (known) return [...known.lines];
  // The schema tells of the commands' own names; of families it knows nothing.
  const parameter = parameterOf(workbench, node, name);
  return parameter?.pattern === true ? parameterLines(parameter) : [];
}

function fixes(
  model: monaco.editor.ITextModel,
  range: monaco.Range,
): monaco.languages.CodeActionList {
  const subject = subjects.get(model.uri.toString());
  const offered = subject ? fixesAt(model, range, subject) : [];
  return { actions: offered.map(action), dispose: () => undefined };
}

function action({ label, marker, run }: OfferedFix): monaco.languages.CodeAction {
  return {
    title: label,
    kind: 'quickfix',
    diagnostics: [marker],
    isPreferred: true,
    command: { id: fixCommand, title: label, arguments: [run] },
  };
}

export function rangeOf(model: monaco.editor.ITextModel, from: number, to: number): monaco.IRange {
  return monaco.Range.fromPositions(model.getPositionAt(from), model.getPositionAt(to));
}
