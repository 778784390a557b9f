import { upperFirst } from '@mantine/hooks';
import { useMemo } from 'react';
import { fieldWords } from '../../shared/authoring/describe/tests.ts';
import { splitPath } from '../../shared/authoring/compile/rowTypes.ts';
import { findField } from '../../shared/catalogue.ts';
import { ambra } from '../../shared/catalogue/ambra.ts';
import type { PlatformEvent } from '../../shared/model/event.ts';
import { useSurroundings } from '../draft/Workbench.tsx';
import { wordsOf } from '../draft/surroundings.ts';
import { valuesAmong, type Example } from './examples.ts';
import { valueAt, withValue } from './trialEvent.ts';
import { ValueRow } from './ValueRow.tsx';

/** One value of the event, with those to choose from that the examples have. */
export function FieldRow({
  path,
  event,
  examples,
  onChange,
}: {
  readonly path: string;
  readonly event: PlatformEvent;
  readonly examples: readonly Example[];
  readonly onChange: (event: PlatformEvent) => void;
}) {
  const surroundings = useSurroundings((state) => state);
  const label = useMemo(() => fieldWords(path, wordsOf(surroundings)), [path, surroundings]);
  const values = useMemo(() => {
    const { object, field } = splitPath(path);
    const usual = findField(ambra, object, field)?.values?.map(({ value }) => value) ?? [];
    return valuesAmong(examples, path, usual);
  }, [examples, path]);
  return (
    <ValueRow
      label={upperFirst(label)}
      path={path}
      value={valueAt(event, path)}
      choices={values}
      onChange={(text) => {
        onChange(withValue(event, path, text));
      }}
    />
  );
}
