import type {
  Fault,
  FaultInput,
  Happening,
  ReceivedCall,
  StreamState,
} from '../../shared/model/hospital.ts';
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
  setFault(fault: FaultInput): void;
  faults(): readonly Fault[];
  calls(): readonly ReceivedCall[];
  clearCalls(): void;
  studies(): readonly JsonObject[];
}
