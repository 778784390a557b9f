import { Group, Switch, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { ambra } from '../../shared/catalogue/ambra.ts';
import type { PlatformEvent } from '../../shared/model/event.ts';
import { CopyButton } from '../ui/CopyButton.tsx';
import { eventValues, findValues, isEmptyValue, showValue, type FieldValue } from './values.ts';

/** All that an event carries, in tables by object: what people call it, what the platform calls it, the value. */
export function EventValues({ data }: { readonly data: PlatformEvent['data'] }) {
  const [search, setSearch] = useState('');
  const [withEmpty, showEmpty] = useState(false);
  const all = useMemo(() => eventValues(data, ambra), [data]);
  const empty = all
    .flatMap(({ fields }) => fields)
    .filter(({ value }) => isEmptyValue(value)).length;
  const found = findValues(all, search).map((object) => ({
    ...object,
    fields: object.fields.filter(({ value }) => withEmpty || !isEmptyValue(value)),
  }));
  const shown = found.filter(({ fields }) => fields.length > 0);
  if (all.length === 0) return <p className="activity-muted">This event carries no values.</p>;
  return (
    <div className="activity-values">
      <Group justify="space-between" gap="sm">
        <TextInput
          className="activity-values-search"
          size="sm"
          aria-label="Find a value of the event"
          placeholder="Find a field or a value…"
          leftSection={<IconSearch size={16} aria-hidden />}
          value={search}
          onChange={(event) => {
            setSearch(event.currentTarget.value);
          }}
        />
        <Group gap="md">
          {empty > 0 && (
            <Switch
              size="sm"
              label={`Empty ones too (${empty})`}
              checked={withEmpty}
              onChange={(event) => {
                showEmpty(event.currentTarget.checked);
              }}
            />
          )}
          <CopyButton quiet text={JSON.stringify(data, null, 2)} label="Copy all values as JSON" />
        </Group>
      </Group>
      {shown.length === 0 && (
        <p className="activity-muted">No field and no value has this in it.</p>
      )}
      {shown.map(({ name, label, fields }) => (
        <table key={name}>
          <caption>
            {label} <span className="activity-code activity-muted">{name}</span>
          </caption>
          <thead className="visually-hidden">
            <tr>
              <th scope="col">Field</th>
              <th scope="col">Name on the platform</th>
              <th scope="col">Value</th>
            </tr>
          </thead>
          <tbody>
            {fields.map((field) => (
              <Row key={field.path} field={field} />
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}

function Row({ field: { path, label, value, meaning } }: { readonly field: FieldValue }) {
  return (
    <tr>
      <th scope="row">{label}</th>
      <td className="activity-code activity-muted">{path}</td>
      <td>
        {isEmptyValue(value) ? <i className="activity-muted">empty</i> : showValue(value)}
        {meaning !== null && <span className="activity-muted"> ({meaning})</span>}
      </td>
    </tr>
  );
}
