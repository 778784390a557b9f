import { RefusedAddress } from '../address.ts';

/** Why there is no answer, in the terms of the journal, and in words that name the host and nothing behind it. */
export interface Failure {
  readonly why: 'timeout' | 'connection' | 'refused_address' | 'aborted';
  readonly message: string;
}

const connecting: Readonly<Record<string, string>> = {
  ECONNREFUSED:
    'nothing accepts connections there. Check the port, and that the service is running',
  ENOTFOUND: 'the name is not known to DNS. Check how it is spelled',
  EAI_AGAIN: 'the DNS server did not answer. Check the network of this machine',
  EHOSTUNREACH: 'there is no way to that host. Check the network and firewalls',
  ENETUNREACH: 'there is no way to that network. Check the network of this machine',
  ETIMEDOUT: 'it did not accept the connection in time. Check the port and firewalls',
  UND_ERR_CONNECT_TIMEOUT: 'it did not accept the connection in time. Check the port and firewalls',
  EACCES: 'this machine does not allow the connection. Check its firewall',
  EMFILE: 'this machine has no room for more connections. Raise its limit of open files',
  CERT_HAS_EXPIRED: 'its certificate has expired. The service has to renew it',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet. Check the clocks on both sides',
  DEPTH_ZERO_SELF_SIGNED_CERT:
    'it signed its certificate itself. Start Studyhook with NODE_EXTRA_CA_CERTS naming that certificate',
  SELF_SIGNED_CERT_IN_CHAIN:
    'its certificate comes from an authority that is not known here. Start Studyhook with NODE_EXTRA_CA_CERTS naming that authority',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    'it does not send its whole certificate chain. The service has to send the certificates in between too',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    'its certificate comes from an authority that is not known here. Start Studyhook with NODE_EXTRA_CA_CERTS naming that authority',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name. Check the address',
  ERR_SSL_WRONG_VERSION_NUMBER: 'it does not speak TLS on that port. Try http:// or another port',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'it does not speak TLS on that port. Try http:// or another port',
  EPROTO:
    'it and this machine could not agree on how to encrypt. Check the port and its TLS versions',
};

const answering: Readonly<Record<string, string>> = {
  ECONNRESET: 'it broke off the connection before it had answered',
  EPIPE: 'it closed the connection while the call was being sent',
  UND_ERR_SOCKET: 'it closed the connection before it had answered',
  UND_ERR_HEADERS_OVERFLOW: 'its answer has more than 16 KB of headers',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'its answer is not as long as it says',
};

/** `code` of a Node or undici error. When all addresses of a host fail, Node puts them into one AggregateError. */
function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  // undici's parser leaves the code out when the answer has no HTTP in it at all.
  if ('name' in error && error.name === 'HTTPParserError') return 'HPE_UNKNOWN';
  return error instanceof AggregateError ? codeOf(error.errors[0]) : '';
}

/** An error that only a mistake of ours can cause: an invalid header, method or option. */
export function isOurMistake(error: unknown): boolean {
  const code = codeOf(error);
  return code === 'UND_ERR_INVALID_ARG' || code === 'UND_ERR_NOT_SUPPORTED' || code === '';
}

/** Puts a socket's or undici's error into words. `host` is shown as it is: name and port, never a path or query. */
export function failureOf(error: unknown, host: string, wasSent: boolean): Failure {
  if (error instanceof RefusedAddress) return { why: 'refused_address', message: error.message };
  const code = codeOf(error);
  if (code === 'UND_ERR_DESTROYED' || code === 'UND_ERR_CLOSED') return stopped(host);
  const reason = wasSent
    ? (answering[code] ?? (code.startsWith('HPE_') ? 'what it answered is not HTTP' : undefined))
    : (connecting[code] ?? tlsReason(code));
  const said = reason ?? `the connection failed (${code})`;
  const begin = wasSent ? 'No answer from' : 'Could not connect to';
  return { why: 'connection', message: `${begin} ${host}: ${said}.` };
}

function tlsReason(code: string): string | undefined {
  if (code === 'ECONNRESET')
    return 'it broke off the connection at once. Check the port and whether it speaks TLS';
  if (code.startsWith('ERR_SSL') || code.startsWith('ERR_TLS')) {
    return `it and this machine could not agree on how to encrypt (${code}). Check the port and its TLS versions`;
  }
  return undefined;
}

export function timedOut(host: string, milliseconds: number, wasSent: boolean): Failure {
  const after = `${Math.round(milliseconds / 100) / 10} s`;
  const message = wasSent
    ? `${host} did not answer within ${after}.`
    : `Could not connect to ${host} within ${after}. Check the address and firewalls.`;
  return { why: 'timeout', message };
}

export function stopped(host: string): Failure {
  return { why: 'aborted', message: `The call to ${host} was broken off by Studyhook.` };
}

/** Says where a redirect wanted to go: the host alone, because paths and queries can hold anything. */
export function redirected(from: URL, status: number, location: string | undefined): string {
  const target =
    location !== undefined && URL.canParse(location, from.href)
      ? new URL(location, from)
      : undefined;
  const begin = `${from.host} answered with a redirect (${status})`;
  if (!target)
    return `${begin} that names no address. Enter the service's own address on the connection.`;
  const where =
    target.host !== from.host
      ? `to another host, ${target.host}`
      : target.protocol !== from.protocol
        ? `to ${target.protocol}//${target.host}`
        : 'to another path on the same host';
  return `${begin} ${where}. Redirects are not followed: enter the final address on the connection.`;
}
