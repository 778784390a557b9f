import type { Json, JsonObject } from '../model/json.ts';
import type { Webhook } from '../model/webhook.ts';

/** One call, ready but for the address of its connection, its auth and its headers. */
export interface CallRequest {
  readonly method: 'POST' | 'GET' | 'PUT';
  /** The webhook's own, with a query for GET; `http://localhost:8020/` still stands for the connection. */
  readonly url: string;
  readonly contentType: string | null;
  readonly body: string | null;
}

const form = 'application/x-www-form-urlencoded';
const json = 'application/json';

/**
 * Builds the call from parameters in which nothing is left to replace (a sid is among them already). PUT's body is
 * JSON: the platform does not say. A GET with a JSON body is what GET_JSON is.
 */
export function buildRequest(
  webhook: Pick<Webhook, 'method' | 'url'>,
  parameters: JsonObject,
): CallRequest {
  const { url } = webhook;
  switch (webhook.method) {
    case 'POST':
      return { method: 'POST', url, contentType: form, body: encodeForm(parameters) };
    case 'GET':
      return {
        method: 'GET',
        url: withQuery(url, encodeForm(parameters)),
        contentType: null,
        body: null,
      };
    case 'POST_JSON':
      return { method: 'POST', url, contentType: json, body: JSON.stringify(parameters) };
    case 'PUT':
      return { method: 'PUT', url, contentType: json, body: JSON.stringify(parameters) };
    case 'GET_JSON':
      return { method: 'GET', url, contentType: json, body: JSON.stringify(parameters) };
  }
}

/** Forms hold text: flags are 1 and 0 as on the platform, null is empty, objects and lists are their JSON. */
export function encodeForm(parameters: JsonObject): string {
  return Object.entries(parameters)
    .map(([name, value]) => `${encode(name)}=${encode(formText(value))}`)
    .join('&');
}

function formText(value: Json): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? '1' : '0';
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}

/** Half a character, which JSON allows and addresses do not, becomes the replacement character. */
function encode(text: string): string {
  // Uuids and names of parameters stand for themselves.
  if (/^[\w.*-]*$/.test(text)) return text;
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'))
    .replace(/[!'()~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');
}

function withQuery(url: string, query: string): string {
  if (query === '') return url;
  const [address = '', ...fragment] = url.split('#');
  const joint = !address.includes('?') ? '?' : /[?&]$/.test(address) ? '' : '&';
  return [address + joint + query, ...fragment].join('#');
}
