import { useMemo } from 'react';
import { splitPath } from '../../../shared/authoring/compile/rowTypes.ts';
import { findField, type NameKind } from '../../../shared/catalogue.ts';
import { ambra } from '../../../shared/catalogue/ambra.ts';
import { useSurroundings } from '../../draft/Workbench.tsx';
import type { Choice } from './choice.ts';
import { valuesSeen } from './fieldChoices.ts';
import { likely, type Suggested } from './suggest.ts';

/** The values that a field is likely to have: those that are listed, the names behind uuids, and those seen in samples. */
export function useValueChoices(path: string): readonly Choice[] {
  const samples = useSurroundings((around) => around.samples);
  const names = useSurroundings((around) => around.names);
  return useMemo(() => {
    const { object, field } = splitPath(path);
    const known = findField(ambra, object, field);
    const listed: Choice[] = (known?.values ?? []).map(({ value, label }) => ({
      value,
      name: value,
      label,
      ...(isTerm(value, label) && { chosen: `${value} · ${label}` }),
      group: 'Usual values',
    }));
    const kind = nameKindOf(object, field);
    const named: Choice[] =
      kind === null
        ? []
        : [...names.values()].flatMap((lists) =>
            (lists[kind] ?? []).map(({ uuid, name }) => ({
              value: uuid,
              name: uuid,
              label: name,
              group: 'Names',
            })),
          );
    const isKnown = new Set([...listed, ...named].map(({ value }) => value.toLowerCase()));
    const own = known?.sample === undefined || isKnown.size > 0 ? [] : [String(known.sample)];
    const seen = [...new Set([...valuesSeen(samples, path), ...own])].filter(
      (value) => value !== '' && !isKnown.has(value.toLowerCase()),
    );
    return [
      ...listed,
      ...named,
      ...seen.map((value) => ({ value, label: value, group: 'Seen in studies' })),
    ];
  }, [path, samples, names]);
}

/** `CT` is what the staff say, and can be read where there is no room for what it stands for. */
function isTerm(value: string, label: string): boolean {
  return /^[A-Z]{2,8}$/.test(value) && !label.includes(value);
}

/** Those of them that are worth a button each. */
export function useSuggested(path: string, choices: readonly Choice[]): Suggested {
  const samples = useSurroundings((around) => around.samples);
  return useMemo(
    () => ({ subject: path, choices: likely(choices, valuesSeen(samples, path)) }),
    [path, choices, samples],
  );
}

const holders: Readonly<Record<string, NameKind>> = {
  destination: 'destination',
  group: 'group',
  user: 'user',
  namespace: 'namespace',
};

/** Of what kind the uuid in a field is, where it has a name. */
function nameKindOf(object: string, field: string): NameKind | null {
  if (field === 'uuid') return holders[object] ?? null;
  if (/(^|_)namespace(_id)?$/.test(field)) return 'namespace';
  return /(^|_)user_id$/.test(field) ? 'user' : null;
}
