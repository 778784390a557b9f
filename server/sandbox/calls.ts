import type { JsonObject } from '../../shared/model/json.ts';
import { keep } from './state.ts';

/** One request as it came in; `status` is null while nothing has been answered. */
export interface ReceivedCall {
  readonly number: number;
  readonly at: string;
  readonly method: string;
  /** `study/push`, without a slash in front. */
  readonly path: string;
  readonly contentType: string | null;
  /** From the body or the query; sid and passwords are masked. */
  readonly parameters: JsonObject;
  /** The delivery that the caller says it is. */
  readonly webhookId: string | null;
  readonly status: number | null;
  readonly errorType: string | null;
}

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

export function createCalls(): Calls {
  let list: Open[] = [];
  let last = 0;
  return {
    note(call) {
      last += 1;
      const parameters = mask(call.parameters);
      const open: Open = { number: last, ...call, parameters, status: null, errorType: null };
      keep(list, open);
      return (status, errorType) => {
        open.status = status;
        open.errorType = errorType;
      };
    },
    all: () => list,
    clear() {
      list = [];
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
