import type { JsonObject } from '../../shared/model/json.ts';

/** As much of the demo hospital as the API controls. */
export interface Hospital {
  readonly port: number;
  readonly url: string;
  arrive(which?: string | JsonObject): Promise<Happening>;
  stream(options: { readonly everySeconds: number }): StreamState;
  stopStream(): StreamState;
  streamState(): StreamState;
  /** Where studies can be pushed to, and what can go wrong. */
  readonly destinations: readonly { readonly uuid: string; readonly name: string }[];
  setFault(fault: HospitalFault): void;
  faults(): readonly HospitalFault[];
  calls(): readonly HospitalCall[];
  clearCalls(): void;
  studies(): readonly JsonObject[];
}

export type Happening =
  | {
      readonly kind: 'published' | 'nobody_listens';
      readonly event: { readonly id: string; readonly type: string };
    }
  | { readonly kind: 'failed'; readonly why: string }
  | { readonly kind: 'held_back' }
  | { readonly kind: 'unknown_study' | 'unknown_event'; readonly why: string };

export interface StreamState {
  readonly running: boolean;
  readonly everySeconds: number;
}

export const faultModes = [
  'ok',
  'slow',
  'failing',
  'flaky',
  'pending',
  'not_ready',
  'hang',
] as const;

export interface HospitalFault {
  readonly destination: string;
  readonly mode: (typeof faultModes)[number];
  readonly delayMs?: number | undefined;
  readonly status?: number | undefined;
  readonly errorType?: string | undefined;
  readonly every?: number | undefined;
  readonly times?: number | undefined;
}

export interface HospitalCall {
  readonly number: number;
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly contentType: string | null;
  readonly parameters: JsonObject;
  readonly webhookId: string | null;
  readonly status: number | null;
  readonly errorType: string | null;
}
