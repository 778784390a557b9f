import { Button, Group, Switch, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import './BodyText.css';
import { CopyButton } from './CopyButton.tsx';
import { jsonTokens, readBody, type Body } from './readBody.ts';

/** Above this many lines only the beginning is shown at first. */
const mostLines = 40;

/**
 * The body of a request or an answer, read-only and always as text: JSON laid out, a form by its fields. `label` names it
 * for screen readers and for the button that copies it.
 */
export function BodyText({
  text,
  contentType,
  label,
}: {
  readonly text: string | null;
  readonly contentType?: string | undefined;
  readonly label: string;
}) {
  const body = useMemo(() => readBody(text, contentType), [text, contentType]);
  if (body.kind === 'empty') return <Text c="dimmed">No body</Text>;
  return (
    <div className="body-text">
      <div className="body-text-copy">
        <CopyButton
          quiet
          text={body.kind === 'json' ? body.text : (text ?? '')}
          label={`Copy ${label}`}
        />
      </div>
      <Content body={body} label={label} />
    </div>
  );
}

function Content({ body, label }: { readonly body: Body; readonly label: string }) {
  switch (body.kind) {
    case 'empty':
      return null;
    case 'form':
      return (
        <dl className="body-text-form" aria-label={label}>
          {body.fields.map(([name, value], at) => (
            <div key={at}>
              <dt>{name}</dt>
              <dd>{value === '' ? <i>empty</i> : value}</dd>
            </div>
          ))}
        </dl>
      );
    case 'json':
    case 'text':
      return <Lines body={body} label={label} />;
  }
}

function Lines({
  body,
  label,
}: {
  readonly body: Extract<Body, { kind: 'json' | 'text' }>;
  readonly label: string;
}) {
  const [all, setAll] = useState(false);
  const [wrap, setWrap] = useState(true);
  const lines = body.text.split('\n');
  const isLong = lines.length > mostLines;
  const shown = isLong && !all ? lines.slice(0, mostLines).join('\n') : body.text;
  return (
    <>
      <pre className="body-text-pre" data-wrap={wrap} aria-label={label} tabIndex={0}>
        {body.kind === 'text' ? shown : <Coloured json={shown} />}
      </pre>
      {(isLong || !wrap || hasLongLine(lines)) && (
        <Group justify="space-between" px="sm" pb={6}>
          {isLong ? (
            <Button
              variant="subtle"
              size="compact-sm"
              onClick={() => {
                setAll(!all);
              }}
            >
              {all ? 'Show less' : `Show all ${lines.length} lines`}
            </Button>
          ) : (
            <span />
          )}
          <Switch
            size="xs"
            label="Wrap lines"
            checked={wrap}
            onChange={(event) => {
              setWrap(event.currentTarget.checked);
            }}
          />
        </Group>
      )}
    </>
  );
}

function hasLongLine(lines: readonly string[]): boolean {
  return lines.some((line) => line.length > 100);
}

function Coloured({ json }: { readonly json: string }) {
  return jsonTokens(json).map(({ kind, text }, at) =>
    kind === 'sign' ? (
      text
    ) : (
      <span key={at} className={`body-text-${kind}`}>
        {text}
      </span>
    ),
  );
}
