import { useForm, type UseFormReturnType } from '@mantine/form';
import { useState } from 'react';
import type { Left } from './left.ts';
import type { Trouble } from './trouble.ts';
import type { Unsaved } from './useLeaving.ts';
import { useLeft } from './useLeft.ts';

/** What a form was left with. */
export interface Begun<Stored, Values> {
  /** What was stored when the form was opened; null adds something. */
  readonly base: Stored | null;
  readonly values: Values;
}

/** A form that begins with what is stored or what was left in it, and can be begun anew with what somebody else saved. */
export interface BegunForm<Stored, Values extends object> extends Pick<
  Begun<Stored, Values>,
  'base'
> {
  readonly form: UseFormReturnType<Values>;
  /** Whether it began with what was left in it. */
  readonly wasLeft: boolean;
  readonly trouble: Trouble<Stored> | null;
  readonly setTrouble: (trouble: Trouble<Stored> | null) => void;
  readonly beginWith: (stored: Stored | null) => void;
}

export function useBegun<Stored, Values extends object>({
  left,
  at,
  stored,
  valuesOf,
  validate,
  withoutSecrets,
  isChanged,
  unsaved,
}: {
  readonly left: Left<Begun<Stored, Values>>;
  /** Which form of its kind this is. */
  readonly at: string;
  readonly stored: Stored | null;
  readonly valuesOf: (stored: Stored | null) => Values;
  readonly validate: (values: Values) => Record<string, string>;
  readonly withoutSecrets: (values: Values) => Values;
  readonly isChanged: (values: Values, stored: Stored | null) => boolean;
  readonly unsaved: Unsaved;
}): BegunForm<Stored, Values> {
  const [wasLeft, setWasLeft] = useState(() => left.of(at));
  const [base, setBase] = useState(wasLeft ? wasLeft.base : stored);
  const [trouble, setTrouble] = useState<Trouble<Stored> | null>(null);
  const form = useForm<Values>({ initialValues: wasLeft?.values ?? valuesOf(stored), validate });
  useLeft({
    left,
    at,
    kept: { base, values: withoutSecrets(form.values) },
    isDirty: isChanged(form.values, base),
    unsaved,
  });
  return {
    form,
    base,
    wasLeft: wasLeft !== undefined,
    trouble,
    setTrouble,
    beginWith: (next) => {
      form.setValues(valuesOf(next));
      form.clearErrors();
      setBase(next);
      setTrouble(null);
      setWasLeft(undefined);
    },
  };
}
