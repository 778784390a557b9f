import { Anchor, PasswordInput, TextInput } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useId } from 'react';
import type { SecretValue } from './formValues.ts';

/** A secret that is entered and never shown again: stored, it can only be replaced. */
export function SecretInput({
  label,
  ariaLabel,
  value,
  stored,
  error,
  required = false,
  readable = false,
  onChange,
}: {
  readonly label?: string;
  readonly ariaLabel?: string;
  readonly value: SecretValue;
  /** There is one on the server that could stay. */
  readonly stored: boolean;
  readonly error?: string | undefined;
  readonly required?: boolean;
  /** It may be seen while it is typed, as a login may. */
  readonly readable?: boolean;
  readonly onChange: (value: SecretValue) => void;
}) {
  const id = useId();
  const name = label ?? ariaLabel ?? 'Secret';
  if (value === null) {
    return (
      <TextInput
        id={id}
        {...(label !== undefined ? { label } : { 'aria-label': name })}
        value="Stored, and not shown"
        readOnly
        error={error}
        className="connections-stored"
        leftSection={<IconLock size={16} aria-hidden />}
        rightSectionWidth={84}
        rightSection={
          <Anchor
            component="button"
            type="button"
            size="sm"
            aria-label={`Replace ${name.toLowerCase()}`}
            onClick={() => {
              onChange('');
            }}
          >
            Replace
          </Anchor>
        }
      />
    );
  }
  const Input = readable ? TextInput : PasswordInput;
  return (
    <Input
      id={id}
      {...(label !== undefined ? { label } : { 'aria-label': name })}
      value={value}
      error={error}
      withAsterisk={required}
      autoComplete={readable ? 'off' : 'new-password'}
      spellCheck={false}
      description={
        stored ? (
          <>
            What is stored is replaced when you save.{' '}
            <Anchor
              component="button"
              type="button"
              inherit
              onClick={() => {
                onChange(null);
              }}
            >
              Keep it instead
            </Anchor>
          </>
        ) : null
      }
      onChange={({ currentTarget }) => {
        onChange(currentTarget.value);
      }}
    />
  );
}
