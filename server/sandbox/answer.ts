import type { JsonObject } from '../../shared/model/json.ts';

/** What a command came to. A refusal is answered with HTTP 412 unless it says otherwise, as the platform does. */
export type CommandAnswer =
  | { readonly kind: 'ok'; readonly body: JsonObject }
  | {
      readonly kind: 'refused';
      readonly status: number;
      readonly errorType: string;
      readonly errorSubtype?: string;
    };

export type Refusal = Extract<CommandAnswer, { kind: 'refused' }>;

export const ok = (body: JsonObject = {}): CommandAnswer => ({ kind: 'ok', body });

export function refused(errorType: string, errorSubtype?: string, status = 412): Refusal {
  return {
    kind: 'refused',
    status,
    errorType,
    ...(errorSubtype !== undefined && { errorSubtype }),
  };
}

/** The status and hash that go out. */
export function render(answer: CommandAnswer): { status: number; hash: JsonObject } {
  switch (answer.kind) {
    case 'ok':
      return { status: 200, hash: { status: 'OK', ...answer.body } };
    case 'refused':
      return {
        status: answer.status,
        hash: {
          status: 'ERROR',
          error_type: answer.errorType,
          ...(answer.errorSubtype !== undefined && { error_subtype: answer.errorSubtype }),
        },
      };
  }
}
