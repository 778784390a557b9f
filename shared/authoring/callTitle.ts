import { callWords } from './describe/calls.ts';
import { isMadeUp } from './callName.ts';
import type { Words } from './describe.ts';
import { commandLabel } from './labels.ts';
import { asTitle } from './stepName.ts';
import { platformAlias, type Webhook } from '../model/webhook.ts';

/**
 * What a call is called: a step's own name, else what it does and to whom, `Send study to Research archive`. Where
 * that has no name that is known, the name that was made up for it stays.
 */
export function callTitle(
  name: string,
  { url, method, parameters, origin }: Pick<Webhook, 'url' | 'method' | 'parameters' | 'origin'>,
  words: Words,
): string {
  const command = url.startsWith(platformAlias) ? url.slice(platformAlias.length) : '';
  if (command === '' || !isMadeUp(name, commandLabel(command, words.catalogue))) return name;
  let areKnown = true;
  const told = callWords(
    { id: origin.node, kind: 'action', command, method, parameters },
    {
      ...words,
      nameOf(kind, uuid) {
        const known = words.nameOf(kind, uuid);
        if (known === undefined) areKnown = false;
        return known;
      },
    },
  );
  return areKnown ? asTitle(told) : name;
}

/** Whether a name was made up, of whatever command: then it is worth asking where the call goes. */
export function isMadeUpName(name: string, { commands }: Words['catalogue']): boolean {
  return commands.some(({ label }) => isMadeUp(name, label));
}
