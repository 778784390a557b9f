import {
  Alert,
  Button,
  Checkbox,
  Collapse,
  Group,
  NumberInput,
  SegmentedControl,
  Stack,
  Text,
  TextInput,
  UnstyledButton,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconChevronDown } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { ConnectionAnswer } from '../../shared/model/answers/connections.ts';
import { useSaveConnection } from '../api/connections.ts';
import { ApiError } from '../api/request.ts';
import { say } from '../ui/notify.ts';
import { AuthFields, type ConnectionFormState } from './AuthFields.tsx';
import {
  blame,
  fieldsOf,
  mistakesOf,
  overtakenBy,
  valuesOf,
  type ConnectionValues,
} from './formValues.ts';
import { kindWords } from './words.ts';

interface Trouble {
  readonly title: string;
  readonly text: string;
  /** What somebody else has saved meanwhile. */
  readonly theirs: ConnectionAnswer | null;
}

/** Makes a connection, or changes the one that is given. */
export function ConnectionForm({
  connection,
  onDirty,
  onCancel,
  onSaved,
}: {
  readonly connection: ConnectionAnswer | null;
  readonly onDirty: (isDirty: boolean) => void;
  readonly onCancel: () => void;
  readonly onSaved: (connection: ConnectionAnswer) => void;
}) {
  const [base, setBase] = useState(connection);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const save = useSaveConnection();
  const form = useForm<ConnectionValues>({
    initialValues: valuesOf(connection),
    validate: mistakesOf,
  });
  const isDirty = form.isDirty();
  useEffect(() => {
    onDirty(isDirty);
  }, [isDirty, onDirty]);

  async function send(values: ConnectionValues, over: ConnectionAnswer | null): Promise<void> {
    setTrouble(null);
    try {
      const saved = await save.mutateAsync({
        ...fieldsOf(values),
        ...(over && { id: over.id, revision: over.revision }),
      });
      say(over ? 'The connection was saved.' : `“${saved.name}” was added.`);
      onSaved(saved);
    } catch (error) {
      setTrouble(troubleOf(form, values, error));
    }
  }

  return (
    <form noValidate onSubmit={form.onSubmit((values) => void send(values, base), focusFirst)}>
      <Stack gap="md">
        {trouble && (
          <Alert color="red" variant="light" role="alert" title={trouble.title}>
            {trouble.text}
            {trouble.theirs && (
              <Group mt="sm">
                <Button
                  size="xs"
                  variant="default"
                  onClick={() => {
                    form.setInitialValues(valuesOf(trouble.theirs));
                    form.reset();
                    setBase(trouble.theirs);
                    setTrouble(null);
                  }}
                >
                  Take theirs
                </Button>
                <Button
                  size="xs"
                  loading={save.isPending}
                  onClick={() => void send(form.values, trouble.theirs)}
                >
                  Save mine over it
                </Button>
              </Group>
            )}
          </Alert>
        )}
        <Where form={form} />
        <AuthFields form={form} stored={base?.auth ?? null} />
        <Limits form={form} />
        <Group justify="flex-end" mt="xs">
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
          <Button type="submit" loading={save.isPending}>
            {base ? 'Save' : 'Add connection'}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Where({ form }: { readonly form: ConnectionFormState }) {
  return (
    <>
      <TextInput
        label="Name"
        description="How rules and this page call it"
        data-autofocus
        withAsterisk
        maxLength={200}
        {...form.getInputProps('name')}
      />
      <div>
        <Text size="sm" fw={600} mb={6} id="connections-kind">
          What it is
        </Text>
        <SegmentedControl
          fullWidth
          aria-labelledby="connections-kind"
          data={Object.entries(kindWords).map(([value, label]) => ({ value, label }))}
          {...form.getInputProps('kind')}
        />
      </div>
      <TextInput
        label="Address"
        description="The address below which the commands are; a call to study/push goes there"
        placeholder="https://platform.example.org/api/v3/"
        withAsterisk
        inputMode="url"
        spellCheck={false}
        {...form.getInputProps('baseUrl')}
      />
      <Checkbox
        label="This address is on our own network"
        description="Otherwise addresses of this machine and of private networks are refused, so that no rule can reach what it should not."
        {...form.getInputProps('allowPrivate', { type: 'checkbox' })}
      />
      {form.values.kind === 'ambra' && (
        <TextInput
          label="Account"
          description="The account’s UUID. With it, destinations, users and groups can be chosen by name."
          placeholder="UUID"
          spellCheck={false}
          {...form.getInputProps('accountId')}
        />
      )}
    </>
  );
}

/** Seldom wanted: how many calls at once, how fast, how long one may take. */
function Limits({ form }: { readonly form: ConnectionFormState }) {
  const isWrong = ['concurrency', 'perSecond', 'timeoutSeconds'].some(
    (name) => form.errors[name] !== undefined,
  );
  const [open, setOpen] = useState(false);
  const shown = open || isWrong;
  return (
    <div>
      <UnstyledButton
        className="connections-more"
        aria-expanded={shown}
        onClick={() => {
          setOpen(!shown);
        }}
      >
        <IconChevronDown size={16} aria-hidden data-open={shown || undefined} />
        Limits
      </UnstyledButton>
      <Collapse expanded={shown}>
        <div className="connections-limits">
          <NumberInput
            label="Calls at once"
            min={1}
            max={256}
            allowDecimal={false}
            {...form.getInputProps('concurrency')}
          />
          <NumberInput
            label="Calls per second"
            placeholder="As they come"
            min={0}
            {...form.getInputProps('perSecond')}
          />
          <NumberInput
            label="Longest answer time"
            suffix=" s"
            min={1}
            max={300}
            allowDecimal={false}
            {...form.getInputProps('timeoutSeconds')}
          />
        </div>
      </Collapse>
    </div>
  );
}

function troubleOf(form: ConnectionFormState, values: ConnectionValues, error: unknown): Trouble {
  const theirs = overtakenBy(error);
  if (theirs) {
    return {
      title: 'Somebody else has changed this connection meanwhile',
      text: 'Nothing of yours is lost: look at theirs, or save yours over it.',
      theirs,
    };
  }
  if (!(error instanceof ApiError))
    return { title: 'Not saved', text: error instanceof Error ? error.message : '', theirs: null };
  const { fields, rest } = blame(error.errors, values);
  form.setErrors(fields);
  if (Object.keys(fields).length > 0) requestAnimationFrame(focusFirst);
  const text = rest.length > 0 ? rest.join(' ') : error.message;
  return { title: error.title, text, theirs: null };
}

function focusFirst(): void {
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>('[role="dialog"] [aria-invalid="true"]')?.focus();
  });
}
