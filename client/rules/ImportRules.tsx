import { Anchor, Button, Checkbox, FileButton, Group, Select, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { Link, useLocation } from 'wouter';
import { connectionsQuery } from '../api/connections.ts';
import { ApiError } from '../api/request.ts';
import { useImportRules } from '../api/rules.ts';
import { say } from '../ui/notify.ts';
import { Imported, type Import } from './Imported.tsx';
import { readHashes } from './readHashes.ts';
import { whatNext } from './words.ts';
import { Dialog } from '../ui/Dialog.tsx';

/** Takes webhooks in the platform's own form and makes drafts of them. */
export function ImportRules({
  opened,
  onClose,
}: {
  readonly opened: boolean;
  readonly onClose: () => void;
}) {
  const [done, setDone] = useState<Import | null>(null);
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={done ? 'Imported' : 'Import from the platform'}
      size={680}
      transitionProps={{
        onExited: () => {
          setDone(null);
        },
      }}
    >
      {done ? (
        <Imported done={done} onClose={onClose} />
      ) : (
        <Form onDone={setDone} onClose={onClose} />
      )}
    </Dialog>
  );
}

function Form({
  onDone,
  onClose,
}: {
  readonly onDone: (done: Import) => void;
  readonly onClose: () => void;
}) {
  const connections = (useQuery(connectionsQuery).data ?? []).filter(
    ({ kind }) => kind === 'ambra',
  );
  const importRules = useImportRules();
  const [, go] = useLocation();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [together, setTogether] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const read = readHashes(text);
  const connection = chosen ?? connections[0]?.id;
  const isSeveral = read.kind === 'hashes' && read.hashes.length > 1;

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    setAsked(true);
    if (read.kind !== 'hashes' || connection === undefined) return;
    const { hashes } = read;
    try {
      const done = await importRules.mutateAsync({
        hashes,
        connection,
        together: together && isSeveral,
      });
      const [rule, ...others] = done.rules;
      if (!rule || others.length > 0 || done.remarks.length > 0) {
        onDone(done);
        return;
      }
      say(`“${rule.name}” was imported as a draft. ${whatNext(rule.problems)}`);
      go(`/rules/${rule.id}`, { replace: true });
    } catch {
      // The form shows what the mutation knows.
    }
  }

  return (
    <form className="rules-import" onSubmit={(event) => void submit(event)} noValidate>
      <p>
        Paste webhooks as the platform has them (form v3): one, a list, or the whole answer of{' '}
        <code>webhook/list</code>. Each becomes a draft; nothing runs before you publish it.
      </p>
      <Textarea
        label="Webhooks as JSON"
        placeholder={'{ "name": "Push CT", "event": "STUDY_SYNC", "url": "…", "parameters": … }'}
        data-autofocus
        spellCheck={false}
        autosize
        minRows={9}
        maxRows={16}
        classNames={{ input: 'rules-import-text' }}
        value={text}
        error={mistakeOf(read, isAsked)}
        onChange={({ currentTarget }) => {
          setText(currentTarget.value);
          setAsked(false);
          importRules.reset();
        }}
      />
      {importRules.error && <Refused error={importRules.error} />}
      <Group justify="space-between" align="flex-end">
        {connections.length > 1 && (
          <Select
            label="For the connection"
            allowDeselect={false}
            data={connections.map(({ id, name }) => ({ value: id, label: name }))}
            value={connection ?? null}
            onChange={setChosen}
          />
        )}
        {isSeveral && (
          <Checkbox
            label={`Draw all ${read.hashes.length} in one rule`}
            description="What follows from a failure becomes a wire."
            checked={together}
            onChange={({ currentTarget }) => {
              setTogether(currentTarget.checked);
            }}
          />
        )}
      </Group>
      {connections.length === 0 && (
        <p role="alert">
          First{' '}
          <Anchor component={Link} href="/connections">
            add a connection
          </Anchor>{' '}
          to the platform that the webhooks are from.
        </p>
      )}
      <Group justify="space-between">
        <FileButton
          accept="application/json,.json"
          onChange={(file) => void file?.text().then(setText)}
        >
          {(props) => (
            <Button variant="subtle" {...props}>
              Choose a file…
            </Button>
          )}
        </FileButton>
        <Group>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={importRules.isPending} disabled={connection === undefined}>
            Import
          </Button>
        </Group>
      </Group>
    </form>
  );
}

function mistakeOf(read: ReturnType<typeof readHashes>, isAsked: boolean): string | null {
  if (!isAsked) return null;
  switch (read.kind) {
    case 'empty':
      return 'Paste at least one webhook.';
    case 'unreadable':
      return read.why;
    case 'hashes':
      return null;
  }
}

function Refused({ error }: { readonly error: Error }) {
  const errors = error instanceof ApiError ? error.errors : [];
  return (
    <div className="rules-import-errors" role="alert">
      <strong>{errors.length > 0 ? 'Nothing was imported:' : error.message}</strong>
      {errors.length > 0 && (
        <ul>
          {errors.map(({ field, message }) => (
            <li key={`${field} ${message}`}>
              <code>{field}</code> {message}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
