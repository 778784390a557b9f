import { secretSet, type AuthKind, type FieldMistake } from './kind.ts';

/** Headers that frame the request or name the delivery: a wrong one would corrupt the call or its identity. */
const ours = new Set([
  'host',
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'expect',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'webhook-id',
]);

const token = /^[\w!#$%&'*+.^`|~-]+$/;

/** Headers of one's own, such as `X-Api-Key`. */
export const custom: AuthKind<'custom'> = {
  check({ headers }) {
    const names = Object.keys(headers);
    if (names.length === 0) {
      return [{ field: 'headers', message: 'Add at least one header, or choose no sign-in.' }];
    }
    const seen = new Set<string>();
    return Object.entries(headers).flatMap(([name, value]) => {
      const repeated = seen.has(name.toLowerCase());
      seen.add(name.toLowerCase());
      return [...checkName(name, repeated), ...checkValue(name, value)];
    });
  },
  seal({ kind, headers }, sealer) {
    return { kind, headers: mapValues(headers, (value) => sealer.seal(value)) };
  },
  headers({ headers }, sealer) {
    return mapValues(headers, (value) => sealer.open(value));
  },
  mask({ kind, headers }) {
    return { kind, headers: mapValues(headers, () => secretSet) };
  },
};

function checkName(name: string, repeated: boolean): FieldMistake[] {
  const mistake = (message: string) => [{ field: `headers.${name}`, message }];
  if (!token.test(name)) {
    return mistake('A header name has letters, digits and dashes only, such as X-Api-Key.');
  }
  if (ours.has(name.toLowerCase())) {
    return mistake(`${name} is written by Studyhook itself. Take it out.`);
  }
  return repeated ? mistake(`${name} is there twice; capitals make no difference.`) : [];
}

function checkValue(name: string, value: string): FieldMistake[] {
  const mistake = (message: string) => [{ field: `headers.${name}`, message }];
  if (value === '') return mistake(`Enter the value of ${name}.`);
  if (/^[\x21-\x7e]([\x20-\x7e\t]*[\x21-\x7e])?$/.test(value)) return [];
  return mistake(
    `The value of ${name} may hold ASCII letters, digits and signs, with no line break and no space at either end.`,
  );
}

function mapValues<From, To>(
  record: Readonly<Record<string, From>>,
  change: (value: From) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}
