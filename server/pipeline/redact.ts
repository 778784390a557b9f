import type { Answer } from '../../shared/model/delivery.ts';

const hidden = '•••';

/**
 * Takes out of an answer what must never be kept: a server that echoes its request would otherwise bring our sid or
 * password into the journal, and `session/login` answers with a sid of its own.
 */
export function redact(answer: Answer, secrets: readonly string[]): Answer {
  if (answer.kind !== 'answered') return answer;
  const hide = (text: string) => hideSecrets(text, secrets);
  return {
    ...answer,
    headers: Object.fromEntries(Object.entries(answer.headers).map(([k, v]) => [k, hide(v)])),
    body: hide(answer.body).replace(sidInJson, `$1"${hidden}"`),
  };
}

const sidInJson = /("sid"\s*:\s*)"(?:[^"\\]|\\.)*"/g;

function hideSecrets(text: string, secrets: readonly string[]): string {
  return secrets.reduce((rest, secret) => {
    if (secret === '') return rest;
    const forms = new Set([
      secret,
      encodeURIComponent(secret),
      JSON.stringify(secret).slice(1, -1),
    ]);
    return [...forms].reduce((left, form) => left.replaceAll(form, hidden), rest);
  }, text);
}
