/** What went wrong on the way to a server, in words, and what to do about it. */
export interface NetworkFault {
  readonly what: string;
  readonly remedy: string;
}

const start = 'Start the server, or correct host and port of the address.';
const again = 'Look at the server’s own log, and re-run the job.';
const trust =
  'Give the server a certificate of a public authority, or name the file with your own in the variable NODE_EXTRA_CA_CERTS.';
const reach = 'Check firewalls, and whether the job needs a runner inside that network.';

const closed: NetworkFault = { what: 'the connection was closed before the answer was complete', remedy: again };
const unknownName: NetworkFault = {
  what: 'the name of the host is not known',
  remedy: 'Correct the host of the address, or use a runner that knows it.',
};
const untrusted: NetworkFault = { what: 'no authority this runner knows has signed its certificate', remedy: trust };
const silent: NetworkFault = { what: 'it accepted no connection in time', remedy: reach };
const unreachable: NetworkFault = { what: 'no way leads there from this runner', remedy: reach };
const noTls: NetworkFault = {
  what: 'it does not speak TLS as expected',
  remedy: 'Write http:// where the server has no certificate.',
};

/** By the codes of the system, of TLS and of undici, which is Node's fetch. */
const faults: ReadonlyMap<string, NetworkFault> = new Map([
  ['ECONNREFUSED', { what: 'nothing listens there', remedy: start }],
  ['ENOTFOUND', unknownName],
  ['EAI_AGAIN', unknownName],
  ['ECONNRESET', closed],
  ['EPIPE', closed],
  ['UND_ERR_SOCKET', closed],
  ['ETIMEDOUT', silent],
  ['UND_ERR_CONNECT_TIMEOUT', silent],
  ['EHOSTUNREACH', unreachable],
  ['ENETUNREACH', unreachable],
  ['UND_ERR_HEADERS_TIMEOUT', { what: 'it gave no answer for 300 s', remedy: again }],
  ['UND_ERR_BODY_TIMEOUT', { what: 'it stopped in the middle of the answer', remedy: again }],
  ['UND_ERR_HEADERS_OVERFLOW', { what: 'the headers of its answer are too large', remedy: again }],
  ['EPROTO', noTls],
  ['ERR_SSL_WRONG_VERSION_NUMBER', noTls],
  ['ERR_SSL_PACKET_LENGTH_TOO_LONG', noTls],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', untrusted],
  ['SELF_SIGNED_CERT_IN_CHAIN', untrusted],
  ['UNABLE_TO_GET_ISSUER_CERT', untrusted],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', untrusted],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', untrusted],
  ['CERT_HAS_EXPIRED', { what: 'its certificate has expired', remedy: 'Renew the certificate.' }],
  [
    'ERR_TLS_CERT_ALTNAME_INVALID',
    { what: 'its certificate is for another host', remedy: 'Use the host its certificate names.' },
  ],
]);

/** Says what a rejected fetch means, by the codes along its chain of causes. */
export function describeFault(error: unknown): NetworkFault {
  const chain = chainOf(error);
  const codes = chain.flatMap((link) => ('code' in link && typeof link.code === 'string' ? [link.code] : []));
  const known = codes.map((code) => faults.get(code)).find((fault) => fault !== undefined);
  if (known !== undefined) return known;
  // Undici gives no code for an answer that does not even begin as HTTP.
  if (chain.some(({ name }) => name === 'HTTPParserError'))
    return { what: 'it did not answer in HTTP', remedy: 'Correct the port, or write https:// where it speaks TLS.' };
  if (chain.some(({ message }) => message === 'bad port'))
    return { what: 'fetch refuses this port, as it belongs to another protocol', remedy: 'Serve on another port.' };
  return { what: `the request failed (${codes.join(', ') || 'no code'})`, remedy: again };
}

function chainOf(error: unknown): Error[] {
  const chain: Error[] = [];
  for (let link = error; link instanceof Error && chain.length < 5; link = causeOf(link)) chain.push(link);
  return chain;
}

/** A host of several addresses fails with a list, one fault for each. */
function causeOf(error: Error): unknown {
  return error instanceof AggregateError ? (error.errors as unknown[])[0] : error.cause;
}
