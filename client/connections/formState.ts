import type { UseFormReturnType } from '@mantine/form';
import type { ConnectionValues } from './formValues.ts';

/** A connection's form as its parts are given it. */
export type ConnectionFormState = UseFormReturnType<ConnectionValues>;
