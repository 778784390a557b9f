import type { Answer } from '../../shared/model/delivery.ts';
import { hidden } from '../outbound/signIn.ts';

/**
 * Takes out of an answer what must never be kept: a server that echoes its request would otherwise bring our sid or
 * password into the journal, and `session/login` answers with a sid of its own. `secrets` are given in every form that
 * they may have in a text.
 */
export function redact(answer: Answer, secrets: readonly string[]): Answer {
  if (answer.kind !== 'answered') return answer;
  const hiding = hide(answer.body, secrets);
  const body = hiding.includes('"sid"') ? hiding.replace(sidInJson, `$1"${hidden}"`) : hiding;
  if (secrets.length === 0) return { ...answer, body };
  const headers = Object.entries(answer.headers).map(([k, v]) => [k, hide(v, secrets)]);
  return { ...answer, headers: Object.fromEntries(headers) as typeof answer.headers, body };
}

function hide(text: string, secrets: readonly string[]): string {
  return secrets.reduce((rest, form) => rest.replaceAll(form, hidden), text);
}

const sidInJson = /("sid"\s*:\s*)"(?:[^"\\]|\\.)*"/g;
