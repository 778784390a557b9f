import type { ReceivedCall } from '../../shared/model/hospital.ts';
import type { JsonObject } from '../../shared/model/json.ts';
import { keep } from './state.ts';

export type Arriving = Omit<ReceivedCall, 'number' | 'status' | 'errorType'>;

/** The last thousand calls, in memory. */
export interface Calls {
  /** Returns a function to say what was answered. */
  readonly note: (call: Arriving) => (status: number, errorType: string | null) => void;
  /** Newest last. */
  readonly all: () => readonly ReceivedCall[];
  readonly clear: () => void;
}

const secrets = ['sid', 'password', 'new_password', 'auth'];

type Open = { -readonly [Key in keyof ReceivedCall]: ReceivedCall[Key] };

/** `changed` is told whenever the list says something new. */
export function createCalls(changed: () => void): Calls {
  let list: Open[] = [];
  let last = 0;
  return {
    note(call) {
      last += 1;
      const parameters = mask(call.parameters);
      const open: Open = { number: last, ...call, parameters, status: null, errorType: null };
      keep(list, open);
      changed();
      return (status, errorType) => {
        open.status = status;
        open.errorType = errorType;
        changed();
      };
    },
    all: () => list,
    clear() {
      list = [];
      changed();
    },
  };
}

function mask(parameters: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      name,
      secrets.includes(name) ? '***' : value,
    ]),
  );
}
