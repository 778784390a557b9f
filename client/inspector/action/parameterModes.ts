import type { CatalogueParameter } from '../../../shared/catalogue.ts';
import { isJsonObject, type Json } from '../../../shared/model/json.ts';
import { insertsIn, isReference, literalIn } from '../../../shared/model/reference.ts';

/** How a parameter gets its value. */
export const modes = ['fixed', 'field', 'text'] as const;
export type Mode = (typeof modes)[number];

export const modeWords: Readonly<Record<Mode, string>> = {
  fixed: 'Fixed value',
  field: 'Field of the event',
  text: 'Text with fields',
};

/** What a value in the graph shows in the form. */
export type Shown =
  | { readonly kind: 'plain'; readonly text: string }
  | { readonly kind: 'field'; readonly path: string }
  | { readonly kind: 'template'; readonly text: string }
  /** Lists and objects, and what else a single input cannot show. */
  | { readonly kind: 'json' };

export function shownOf(value: Json | undefined): Shown {
  if (value === undefined || value === null) return { kind: 'plain', text: '' };
  if (typeof value === 'string') {
    if (isReference(value)) return { kind: 'field', path: value };
    return insertsIn(value).length > 0
      ? { kind: 'template', text: value }
      : { kind: 'plain', text: value };
  }
  if (typeof value === 'number' || typeof value === 'boolean')
    return { kind: 'plain', text: String(value) };
  const literal = isJsonObject(value) ? literalIn(value) : null;
  return literal && typeof literal.value === 'string'
    ? { kind: 'plain', text: literal.value }
    : { kind: 'json' };
}

/** The mode that a value is in, whatever was chosen: what is plain may be the beginning of either kind of text. */
export function modeOf(shown: Shown, chosen: Mode | null, usual: Mode): Mode | 'json' {
  switch (shown.kind) {
    case 'json':
      return 'json';
    case 'field':
      return 'field';
    case 'template':
      return 'text';
    case 'plain':
      if (shown.text === '') return chosen ?? usual;
      return chosen === 'text' ? 'text' : 'fixed';
  }
}

/** How a parameter without a value is most likely filled in: uuids without a list of names come from the event. */
export function usualMode({ type, names }: Pick<CatalogueParameter, 'type' | 'names'>): Mode {
  return type === 'uuid' && names === undefined ? 'field' : 'fixed';
}

/** A fixed text as it goes into the graph; one that would be read as a field is kept from being read. Empty is nothing. */
export function fixedValue(
  text: string,
  type: CatalogueParameter['type'] = 'text',
): Json | undefined {
  if (text === '') return undefined;
  if (isReference(text)) return { literal: text };
  const isNumber =
    (type === 'number' || type === 'flag') && /^-?(0|[1-9]\d{0,14})(\.\d*[1-9])?$/.test(text);
  return isNumber ? Number(text) : text;
}

/** A text with fields; one that is nothing but the name of a field stays a text. */
export function templateValue(text: string): Json | undefined {
  if (text === '') return undefined;
  return isReference(text) ? { literal: text } : text;
}

/** What of a value comes along into another mode; undefined where nothing does. */
export function converted(value: Json | undefined, to: Mode): Json | undefined {
  const shown = shownOf(value);
  switch (to) {
    case 'field': {
      if (shown.kind === 'field') return shown.path;
      const [only, another] = shown.kind === 'template' ? insertsIn(shown.text) : [];
      const isNothingElse = shown.kind === 'template' && /^\s*\{\{[^{}]*\}\}\s*$/.test(shown.text);
      return only !== undefined && another === undefined && isNothingElse ? only : undefined;
    }
    case 'text':
      if (shown.kind === 'field') return `{{${shown.path}}}`;
      return shown.kind === 'json' ? undefined : templateValue(shown.text);
    case 'fixed':
      return shown.kind === 'plain' ? value : undefined;
  }
}

/** An insertion that somebody is typing: its stretch of the text, and what is written between the braces so far. */
export interface Begun {
  readonly from: number;
  readonly to: number;
  readonly written: string;
}

/** What is begun with two braces before the cursor and not closed yet; null where nothing is. */
export function insertBegun(text: string, cursor: number): Begun | null {
  const open = /\{\{([^{}\n]{0,60})$/.exec(text.slice(0, cursor));
  if (!open) return null;
  const rest = /^[\w.-]*\}\}/.exec(text.slice(cursor))?.[0] ?? '';
  return { from: open.index, to: cursor + rest.length, written: (open[1] ?? '').trim() };
}

/** Whether the parameter is text of any kind, so that fields may stand within it. */
export function isFreeText({ type, names, values }: CatalogueParameter): boolean {
  return type === 'text' && names === undefined && values === undefined;
}

/** Puts a field into a text where the cursor is. */
export function withInsert(
  text: string,
  field: string,
  from: number,
  to = from,
): { readonly text: string; readonly cursor: number } {
  const before = `${text.slice(0, from)}{{${field}}}`;
  return { text: before + text.slice(to), cursor: before.length };
}

/** Whether a value reads anything of the event, so that it may be missing. */
export function readsFields(value: Json | undefined): boolean {
  if (typeof value === 'string') return isReference(value) || insertsIn(value).length > 0;
  if (Array.isArray(value)) return value.some(readsFields);
  if (!isJsonObject(value) || literalIn(value)) return false;
  return Object.values(value).some(readsFields);
}
