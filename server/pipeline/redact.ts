import type { Answer } from '../../shared/model/delivery.ts';
import { hidden } from '../outbound/signIn.ts';

/**
 * Takes out of an answer what must never be kept: a server that echoes its request would otherwise bring our sid or
 * password into the journal, and `session/login` answers with a sid of its own. `secrets` are given in every form that
 * they may have in a text.
 */
export function redact(answer: Answer, secrets: readonly string[]): Answer {
  if (answer.kind !== 'answered') return answer;
  const { headers, body } = answer;
  const texts = [body, ...Object.values(headers)];
  const isClean = !secrets.some((secret) => texts.some((text) => text.includes(secret)));
  // Nearly every answer is clean, and each passes here.
  if (isClean && !body.includes('"sid"')) return answer;
  const hide = (text: string) =>
    secrets.reduce((rest, form) => rest.replaceAll(form, hidden), text);
  return {
    ...answer,
    headers: Object.fromEntries(Object.entries(headers).map(([k, v]) => [k, hide(v)])),
    body: hide(body).replace(sidInJson, `$1"${hidden}"`),
  };
}

const sidInJson = /("sid"\s*:\s*)"(?:[^"\\]|\\.)*"/g;
