import type { Vocabulary, NameKind } from '../../catalogue.ts';

/** What turns a rule into words: the vocabulary, and names for the uuids of destinations, users and the like. */
export interface Words {
  readonly catalogue: Vocabulary;
  readonly nameOf: (kind: NameKind, uuid: string) => string | undefined;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The name of what has this uuid; without one its beginning, which is enough to tell two apart. */
export function named(kind: NameKind, id: string, { nameOf }: Words): string {
  const name = nameOf(kind, id);
  if (name !== undefined) return name;
  return `${kind} ${uuid.test(id) ? `${id.slice(0, 8)}…` : id}`;
}

/** `Modality` in the middle of a sentence; `HL7 message` and `AE title` keep their capitals. */
export function lowered(label: string): string {
  return /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}
