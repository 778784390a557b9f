import { findCommand } from '../../shared/catalogue.ts';
import { ambra } from '../../shared/catalogue/ambra.ts';
import { closest } from '../../shared/catalogue/closest.ts';
import { parameterLines } from './fieldWords.ts';
import { givenNames } from './given.ts';
import { documentation } from './markdown.ts';
import { monaco } from './monaco.ts';
import { nameSnippet, namesLeft } from './names.ts';
import { placeAt, type Place } from './place.ts';
import { rangeOf } from './ranges.ts';
import { subjectOf } from './registry.ts';
import type { Subject } from './subject.ts';
import { actionOf, suggestionsAt, type Suggestion } from './suggest.ts';

/** Names of parameters, and inside of values what can stand there. */
export const completion: monaco.languages.CompletionItemProvider = {
  triggerCharacters: ['"', '.', '{', ':', ' '],
  provideCompletionItems(model, position, { triggerCharacter }) {
    const subject = subjectOf(model);
    if (!subject) return { suggestions: [] };
    const offset = model.getOffsetAt(position);
    const place = placeAt(model.getValue(), offset);
    switch (place.kind) {
      case 'elsewhere':
        return { suggestions: [] };
      case 'name':
        // A list that came by itself would take the Enter that is to begin a line.
        if (triggerCharacter === '{' || triggerCharacter === ' ') return { suggestions: [] };
        return { suggestions: nameItems(model, subject, place) };
      case 'value':
        // Asked anew with each letter: what is meant by a misspelt field is only known then.
        return { suggestions: valueItems(model, subject, place, offset), incomplete: true };
    }
  },
};

function valueItems(
  model: monaco.editor.ITextModel,
  { workbench, node }: Subject,
  place: Extract<Place, { kind: 'value' }>,
  offset: number,
): monaco.languages.CompletionItem[] {
  const range = rangeOf(model, place.from, place.to);
  const quote = place.form === 'bare' ? '"' : '';
  // Whoever writes a sentence is not looking for a field in place of it.
  const written = model.getValue().slice(place.from, offset);
  // What is selected is to be replaced: then nothing is looked for that it is the beginning of.
  const before = isSelected(model) ? written : quote;
  const isProse = place.form === 'text' && /\s/.test(written);
  const offered = suggestionsAt(workbench, node, place).filter(
    ({ kind }) => !isProse || kind !== 'field',
  );
  // One is meant that is only misspelt: the letters of many occur, in this order, in longer names too.
  const meant = isProse ? undefined : misspelt(written, offered);
  return offered.map((one, at) => ({
    label: { label: one.label, description: one.detail },
    kind: kinds[one.kind],
    insertText: `${quote}${one.insert}${quote}`,
    // What is typed is compared with the label as well as with what comes in.
    filterText: one === meant ? written : `${before}${one.label}`,
    ...(one === meant && { preselect: true }),
    sortText: sortText(at),
    documentation: { value: documentation(one.lines) },
    range,
  }));
}

function misspelt(written: string, offered: readonly Suggestion[]): Suggestion | undefined {
  const fields = offered.filter(({ kind }) => kind === 'field');
  if (!written.includes('.') || fields.some(({ label }) => label.startsWith(written))) {
    return undefined;
  }
  const label = closest(
    written,
    fields.map((one) => one.label),
  );
  return fields.find((one) => one.label === label);
}

function isSelected(model: monaco.editor.ITextModel): boolean {
  const editor = monaco.editor.getEditors().find((one) => one.getModel() === model);
  return editor?.getSelection()?.isEmpty() === false;
}

function nameItems(
  model: monaco.editor.ITextModel,
  { workbench, node }: Subject,
  place: Extract<Place, { kind: 'name' }>,
): monaco.languages.CompletionItem[] {
  const command = findCommand(ambra, actionOf(workbench, node)?.command ?? '');
  if (!command) return [];
  const range = rangeOf(model, place.from, place.to);
  return namesLeft(command, givenNames(model.getValue())).map((parameter, at) => ({
    label: { label: parameter.name, description: parameter.label },
    kind: monaco.languages.CompletionItemKind.Property,
    ...nameInsertion(parameter, place),
    ...(place.commaAt !== null && {
      additionalTextEdits: [{ range: rangeOf(model, place.commaAt, place.commaAt), text: ',' }],
    }),
    filterText: `"${parameter.name}"`,
    sortText: sortText(at),
    documentation: { value: documentation(parameterLines(parameter)) },
    range,
  }));
}

/** A name that has its value already is only renamed; else it comes with the place for one, and what can stand there. */
function nameInsertion(
  parameter: Parameters<typeof nameSnippet>[0],
  { hasValue, isFollowed }: Extract<Place, { kind: 'name' }>,
): Pick<monaco.languages.CompletionItem, 'insertText' | 'insertTextRules' | 'command'> {
  if (hasValue) return { insertText: `"${parameter.name.split('{')[0] ?? ''}"` };
  return {
    insertText: `${nameSnippet(parameter)}${isFollowed ? ',' : ''}`,
    insertTextRules: monaco.languages.CompletionItemInsertTextRule.InsertAsSnippet,
    ...(parameter.pattern !== true && {
      command: { id: 'editor.action.triggerSuggest', title: 'Suggest a value' },
    }),
  };
}

function sortText(at: number): string {
  return String(at).padStart(5, '0');
}

const kinds: Readonly<Record<Suggestion['kind'], monaco.languages.CompletionItemKind>> = {
  field: monaco.languages.CompletionItemKind.Field,
  name: monaco.languages.CompletionItemKind.Reference,
  value: monaco.languages.CompletionItemKind.EnumMember,
};
