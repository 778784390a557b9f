import { upperFirst } from '@mantine/hooks';
import { IconAlertTriangle, IconArrowLeft } from '@tabler/icons-react';
import { useMemo } from 'react';
import { findCommand } from '../../shared/catalogue.ts';
import { ambra } from '../../shared/catalogue/ambra.ts';
import type { Substitution } from '../../shared/dispatch/substitute.ts';
import { platformAlias, type Webhook } from '../../shared/model/webhook.ts';
import { wordsOf } from '../draft/surroundings.ts';
import { useSurroundings } from '../draft/Workbench.tsx';
import { callValues, type CallValue } from './callValues.ts';

/** The command, and its parameters one by one: the value ← the field. */
export function Values({
  webhook,
  substitution,
}: {
  readonly webhook: Webhook;
  readonly substitution: Substitution;
}) {
  const surroundings = useSurroundings((state) => state);
  const path = webhook.url.startsWith(platformAlias)
    ? webhook.url.slice(platformAlias.length)
    : webhook.url;
  const values = useMemo(
    () =>
      substitution.kind === 'ready'
        ? callValues(
            webhook.parameters,
            substitution,
            findCommand(ambra, path),
            wordsOf(surroundings).nameOf,
          )
        : [],
    [webhook, substitution, path, surroundings],
  );
  return (
    <div className="simulate-call">
      <code className="simulate-command">
        {webhook.method} {path}
      </code>
      {substitution.kind === 'ready' ? (
        <dl className="simulate-values">
          {values.map((value) => (
            <Row key={value.name} value={value} />
          ))}
        </dl>
      ) : (
        <p className="simulate-stopped">
          <IconAlertTriangle size={16} aria-hidden />
          <span>
            {sentence(substitution.why)} In its settings you can choose to leave the parameter out,
            or to send it empty.
          </span>
        </p>
      )}
    </div>
  );
}

function Row({ value: { name, text, known, from } }: { readonly value: CallValue }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {text === null ? <em>left out</em> : text === '' ? <em>empty</em> : (known ?? text)}
        {known !== null && <small>{text}</small>}
        {from.length > 0 && (
          <span className="simulate-from">
            <IconArrowLeft size={14} aria-label="from" />
            <code>{from.join(', ')}</code>
          </span>
        )}
      </dd>
    </div>
  );
}

function sentence(text: string): string {
  return `${upperFirst(text)}.`;
}
