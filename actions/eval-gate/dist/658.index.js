export const id = 658;
export const ids = [658,284];
export const modules = {

/***/ 5284:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  maxAnswerBytes: () => (/* reexport */ maxAnswerBytes),
  openHttp: () => (/* reexport */ openHttp),
  redact: () => (/* reexport */ redact)
});

;// CONCATENATED MODULE: ./packages/http/lib/http.js
/** The most an answer may hold, in bytes after decompression. */
const maxAnswerBytes = 8 * 1024 * 1024;

// EXTERNAL MODULE: ./packages/errors/lib/index.js + 2 modules
var lib = __webpack_require__(74465);
;// CONCATENATED MODULE: ./packages/http/lib/redact.js
const longest = 300;
/**
 * An address as it may be shown: without user and password, without the values of its query, without fragment, at most
 * 300 characters. Other text comes back in one line, cut before any `?` or `#`.
 */
function redact(url) {
    const text = URL.canParse(url) ? withoutSecrets(new URL(url), url) : (url.split(/[?#]/, 1)[0] ?? '');
    const line = text.replace(/[\p{Cc}\p{Cf}]+/gu, ' ');
    return line.length > longest ? `${line.slice(0, longest).toWellFormed()}…` : line;
}
function withoutSecrets(url, written) {
    const root = url.pathname === '/' && !written.split(/[?#]/, 1)[0]?.endsWith('/');
    const scheme = url.host === '' ? url.protocol : `${url.protocol}//`;
    return `${scheme}${url.host}${root ? '' : url.pathname}${url.search === '' ? '' : '?…'}`;
}

;// CONCATENATED MODULE: ./packages/http/lib/check-request.js


const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const headerName = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
// RFC 9110, section 5.5: visible characters, spaces and tabs; what is beyond ASCII is sent as it is.
const headerValue = /^[\t\x20-\x7e\x80-\xff]*$/;
/**
 * The address of a request that may be sent. No value of a header is ever shown.
 *
 * @throws UserError E_INPUT with everything that is wrong.
 */
function checkRequest(request) {
    const problems = [...checkAddress(request.url), ...checkMethod(request), ...checkHeaders(request)];
    if (problems.length === 0)
        return new URL(request.url);
    const first = problems[0]?.message ?? '';
    throw new lib/* UserError */.yo('E_INPUT', `The request to ${redact(request.url)} cannot be sent: ${first}`, { problems });
}
function checkAddress(text) {
    if (!URL.canParse(text))
        return [{ message: 'expected an address such as https://models.example.com. Correct the address.' }];
    const url = new URL(text);
    const problems = [];
    if (url.protocol !== 'http:' && url.protocol !== 'https:')
        problems.push({ message: `expected http:// or https://, got ${url.protocol} Correct the address.` });
    if (url.username !== '' || url.password !== '')
        problems.push({
            message: 'the address holds a user or password, which logs and histories would show. Take them out, and send a header instead.',
        });
    return problems;
}
function checkMethod({ method, body }) {
    if (!methods.has(method))
        return [{ message: `expected one of the methods ${[...methods].join(', ')}. Correct it.` }];
    if (body === undefined || (method !== 'GET' && method !== 'HEAD'))
        return [];
    return [{ message: `${method} carries no body. Take the body out, or use POST.` }];
}
function checkHeaders({ headers = new Map() }) {
    return [...headers].flatMap(([name, value]) => {
        if (!headerName.test(name))
            return [{ message: `${JSON.stringify(name)} is no name of a header. Correct it.` }];
        if (headerValue.test(value))
            return [];
        return [
            {
                message: `the value of the header ${name} holds a line break or another character that headers may not hold. Check how the secret was stored.`,
            },
        ];
    });
}

;// CONCATENATED MODULE: ./packages/http/lib/deadline.js
const longestTimer = 2 ** 31 - 1;
function startDeadline(timeLimitMs, outer) {
    const controller = new AbortController();
    let first;
    const end = (by) => {
        first ??= by;
        controller.abort();
    };
    const cancel = () => end('cancelled');
    const timer = setTimeout(() => end('limit'), Math.min(timeLimitMs, longestTimer));
    if (outer?.aborted)
        cancel();
    else
        outer?.addEventListener('abort', cancel, { once: true });
    return {
        signal: controller.signal,
        ended: () => first,
        release() {
            clearTimeout(timer);
            outer?.removeEventListener('abort', cancel);
        },
    };
}

;// CONCATENATED MODULE: ./packages/http/lib/network-fault.js
const start = 'Start the server, or correct host and port of the address.';
const again = 'Look at the server’s own log, and re-run the job.';
const trust = 'Give the server a certificate of a public authority, or name the file with your own in the variable NODE_EXTRA_CA_CERTS.';
const reach = 'Check firewalls, and whether the job needs a runner inside that network.';
const network_fault_closed = { what: 'the connection was closed before the answer was complete', remedy: again };
const unknownName = {
    what: 'the name of the host is not known',
    remedy: 'Correct the host of the address, or use a runner that knows it.',
};
const untrusted = { what: 'no authority this runner knows has signed its certificate', remedy: trust };
const silent = { what: 'it accepted no connection in time', remedy: reach };
const unreachable = { what: 'no way leads there from this runner', remedy: reach };
const noTls = {
    what: 'it does not speak TLS as expected',
    remedy: 'Write http:// where the server has no certificate.',
};
/** By the codes of the system, of TLS and of undici, which is Node's fetch. */
const faults = new Map([
    ['ECONNREFUSED', { what: 'nothing listens there', remedy: start }],
    ['ENOTFOUND', unknownName],
    ['EAI_AGAIN', unknownName],
    ['ECONNRESET', network_fault_closed],
    ['EPIPE', network_fault_closed],
    ['UND_ERR_SOCKET', network_fault_closed],
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
function describeFault(error) {
    const chain = chainOf(error);
    const codes = chain.flatMap((link) => ('code' in link && typeof link.code === 'string' ? [link.code] : []));
    const known = codes.map((code) => faults.get(code)).find((fault) => fault !== undefined);
    if (known !== undefined)
        return known;
    // Undici gives no code for an answer that does not even begin as HTTP.
    if (chain.some(({ name }) => name === 'HTTPParserError'))
        return { what: 'it did not answer in HTTP', remedy: 'Correct the port, or write https:// where it speaks TLS.' };
    if (chain.some(({ message }) => message === 'bad port'))
        return { what: 'fetch refuses this port, as it belongs to another protocol', remedy: 'Serve on another port.' };
    return { what: `the request failed (${codes.join(', ') || 'no code'})`, remedy: again };
}
function chainOf(error) {
    const chain = [];
    for (let link = error; link instanceof Error && chain.length < 5; link = causeOf(link))
        chain.push(link);
    return chain;
}
/** A host of several addresses fails with a list, one fault for each. */
function causeOf(error) {
    return error instanceof AggregateError ? error.errors[0] : error.cause;
}

;// CONCATENATED MODULE: ./packages/http/lib/request-fault.js



function tooManyBytes(request, status) {
    return new lib/* ServiceError */._7('E_HTTP', `${describeRequest(request)} answered with more than ${request.maxBytes} bytes, and was cut off. Check the address.`, { status });
}
function tooLarge(request, status, maxBytes) {
    return new lib/* ServiceError */._7('E_HTTP', `${describeRequest(request)} answered with more than ${maxBytes} bytes, and was cut off. Check that the address is that of the model, not of a page or a file.`, { status });
}
function redirectFault(request, url, { status, headers }) {
    const location = headers.get('location') ?? '';
    const full = URL.canParse(location, url.href) ? new URL(location, url).href : location;
    const where = location === '' ? 'without saying where' : `to ${redact(full)}`;
    return new lib/* ServiceError */._7('E_HTTP', `${describeRequest(request)} was redirected (${status}) ${where}, which is not followed, as headers would go along. Write the final address.`, { status });
}
function faultOf(request, deadline, cause) {
    if (cause instanceof lib/* ServiceError */._7)
        return cause;
    const what = describeRequest(request);
    const ended = deadline.ended();
    if (ended === 'cancelled')
        return new lib/* UserError */.yo('E_CANCELLED', `The job was cancelled during ${what}. Re-run it if that was not meant.`);
    if (ended === 'limit')
        return new lib/* ServiceError */._7('E_HTTP', `${what} gave no complete answer within ${request.timeLimitMs} ms. Look at the server’s load and log, or raise the time limit.`, { cause });
    const fault = describeFault(cause);
    return new lib/* ServiceError */._7('E_HTTP', `${what} failed: ${fault.what}. ${fault.remedy}`, { cause });
}
function describeRequest({ method, url }) {
    return `${method} ${redact(url)}`;
}

;// CONCATENATED MODULE: ./packages/http/lib/open-http.js




/** Opens HTTP over Node's own fetch. Requests are sent once, with their headers to the address as written only. */
function openHttp({ maxBytes = maxAnswerBytes } = {}) {
    return {
        async send(request) {
            const started = performance.now();
            const answer = await withinLimit(request, request, (url, signal) => converse(url, request, { signal, maxBytes }));
            return { ...answer, durationMs: performance.now() - started };
        },
        exchange: (request) => withinLimit({ ...request, body: request.bytes }, request, (url, signal) => swap(url, request, signal)),
    };
}
async function withinLimit(outgoing, { timeLimitMs, signal }, act) {
    const url = checkRequest(outgoing);
    const deadline = startDeadline(timeLimitMs, signal);
    try {
        return await act(url, deadline.signal);
    }
    catch (cause) {
        throw faultOf({ ...outgoing, timeLimitMs }, deadline, cause);
    }
    finally {
        deadline.release();
    }
}
async function converse(url, request, { signal, maxBytes }) {
    const response = await fetch(url, { ...initOf(request), signal });
    if (response.status >= 300 && response.status < 400) {
        await response.body?.cancel();
        throw redirectFault(request, url, response);
    }
    const bytes = await readBytes(response, maxBytes);
    if (bytes === undefined)
        throw tooLarge(request, response.status, maxBytes);
    return { status: response.status, text: bytes.toString('utf8') };
}
function initOf({ method, headers = new Map(), body }) {
    const own = body === undefined ? {} : { 'content-type': 'application/json' };
    const all = new Headers({ accept: 'application/json', 'user-agent': 'mlops-actions', ...own });
    for (const [name, value] of headers)
        all.set(name, value);
    return { method, headers: all, redirect: 'manual', ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
}
async function swap(url, request, signal) {
    const { method, headers = new Map(), bytes, maxBytes } = request;
    const response = await fetch(url, {
        method,
        headers: { 'user-agent': 'mlops-actions', ...Object.fromEntries(headers) },
        redirect: 'manual',
        signal,
        ...(bytes === undefined ? {} : { body: bytes }),
    });
    const read = await readBytes(response, maxBytes);
    if (read === undefined)
        throw tooManyBytes(request, response.status);
    return { status: response.status, headers: new Map(response.headers), bytes: read };
}
/** Undefined when there are more than `maxBytes`. */
async function readBytes(response, maxBytes) {
    const chunks = [];
    let bytes = 0;
    for await (const chunk of (response.body ?? [])) {
        bytes += chunk.length;
        // Leaving the loop cancels the stream, and with it the connection.
        if (bytes > maxBytes)
            return undefined;
        chunks.push(chunk);
    }
    return Buffer.concat(chunks);
}

;// CONCATENATED MODULE: ./packages/http/lib/index.js





/***/ }),

/***/ 28658:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openStore: () => (/* reexport */ openStore)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./packages/errors/lib/index.js + 2 modules
var lib = __webpack_require__(74465);
// EXTERNAL MODULE: ./packages/http/lib/index.js + 7 modules
var http_lib = __webpack_require__(5284);
;// CONCATENATED MODULE: ./packages/store/lib/keys.js
const longest = 1024;
/** The full key of an object under a prefix. @throws RangeError when a store could not keep it apart from others. */
function fullKey(prefix, key) {
    const full = joinKey(prefix, key);
    const fault = faultOfKey(full);
    if (fault !== undefined)
        throw new RangeError(`${JSON.stringify(key.slice(0, 200))} is no key: ${fault}.`);
    return full;
}
/** Puts a prefix before a key, or before the beginning of one. */
function joinKey(prefix, key) {
    return prefix === '' ? key : `${prefix}/${key}`;
}
/**
 * What is wrong with a key; undefined: nothing. Parts of dots alone are refused because addresses resolve them away,
 * even where they are percent-encoded, so that the request would be for another object.
 */
function faultOfKey(key) {
    if (Buffer.byteLength(key) > longest)
        return `it has more than ${longest} bytes`;
    if (!key.isWellFormed())
        return 'it holds half a character';
    if (/\p{Cc}/u.test(key))
        return 'it holds a control character';
    const parts = key.split('/');
    if (parts.includes(''))
        return 'a part between two / is empty';
    return parts.some((part) => part === '.' || part === '..') ? 'a part is . or ..' : undefined;
}
/** A key as the path of an address: all but letters, digits, `-`, `.`, `_`, `~` and `/` percent-encoded. */
function encodeKey(key) {
    return key.split('/').map(encodePart).join('/');
}
/** Text as a part of a path or a query, by the stricter rule signatures go by (RFC 3986, section 2.3). */
function encodePart(text) {
    return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

;// CONCATENATED MODULE: ./packages/store/lib/address.js



const address_form = 's3://bucket/prefix, or s3://bucket/prefix?endpoint=https://s3.example.com&region=eu-central-1';
const known = ['endpoint', 'region', 'path-style'];
const bucketForm = /^(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
/**
 * Reads the address of a store. The prefix is taken letter by letter, as other S3 tools do; only the query is decoded.
 *
 * @throws UserError E_NOT_BUILT for stores of another kind, E_INPUT when it is not of its form.
 */
function parseAddress(uri) {
    const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(uri)?.[1]?.toLowerCase();
    if (scheme !== undefined && scheme !== 's3') {
        throw new lib/* UserError */.yo('E_NOT_BUILT', `Records are not kept in ${scheme}:// yet: use ${address_form}. Many stores speak the protocol of S3 as well.`);
    }
    const [, bucket, prefix = '', query = ''] = /^s3:\/\/([^/?#]*)(\/[^?#]*)?(\?[^#]*)?$/i.exec(uri) ?? [];
    if (bucket === undefined)
        throw new lib/* UserError */.yo('E_INPUT', `${quote(uri)} is no address of a store: expected ${address_form}.`);
    const options = new URLSearchParams(query);
    const address = {
        bucket,
        prefix: prefix.replace(/^\/+|\/+$/g, ''),
        endpoint: options.get('endpoint') ?? undefined,
        region: options.get('region') ?? undefined,
        pathStyle: options.has('path-style') ? options.get('path-style') === 'true' : undefined,
    };
    const problems = [...checkPlace(address), ...checkOptions(options)].map((message) => ({ message }));
    if (problems.length === 0)
        return address;
    throw new lib/* UserError */.yo('E_INPUT', `${quote(uri)} is no address of a store: ${problems[0]?.message}`, { problems });
}
function checkPlace({ bucket, prefix, region }) {
    const problems = [];
    if (!bucketForm.test(bucket))
        problems.push(
        // What looks like credentials is not repeated.
        `expected a bucket of 3 to 63 of a-z, 0-9, . and -, got ${/[:@]/.test(bucket) ? 'something with : or @' : JSON.stringify(bucket.slice(0, 80))}. Write ${address_form}.`);
    const fault = prefix === '' ? undefined : faultOfKey(prefix);
    if (fault !== undefined)
        problems.push(`the prefix cannot be used, as ${fault}. Correct the prefix.`);
    if (region !== undefined && !isRegion(region))
        problems.push('expected a region such as eu-central-1. Correct `region`.');
    return problems;
}
function checkOptions(options) {
    const problems = [];
    for (const name of new Set(options.keys())) {
        if (!known.includes(name))
            problems.push(`it has no option ${JSON.stringify(name.slice(0, 80))}. Options are ${known.join(', ')}.`);
        else if (options.getAll(name).length > 1)
            problems.push(`the option ${name} is given twice. Take one out.`);
    }
    const style = options.get('path-style');
    if (style !== null && style !== 'true' && style !== 'false')
        problems.push(`expected path-style=true or path-style=false, got ${JSON.stringify(style.slice(0, 80))}. Correct it.`);
    return problems;
}
/** Whether a text can be a region: it becomes part of a host. */
function isRegion(text) {
    return /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/.test(text);
}
function quote(uri) {
    return JSON.stringify((0,http_lib.redact)(uri));
}

;// CONCATENATED MODULE: ./packages/store/lib/credentials.js

/** Reads the credentials. @throws UserError E_STORE with the names of the variables that are missing or broken. */
function readCredentials(environment) {
    const accessKeyId = environment['AWS_ACCESS_KEY_ID'] ?? '';
    const secretAccessKey = environment['AWS_SECRET_ACCESS_KEY'] ?? '';
    const sessionToken = environment['AWS_SESSION_TOKEN'] ?? '';
    const named = { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey };
    const missing = Object.entries(named).flatMap(([name, value]) => (value === '' ? [name] : []));
    if (missing.length > 0) {
        throw new lib/* UserError */.yo('E_STORE', `The credentials of the store are missing: ${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} not set. Set them under \`env:\` from secrets, or let an earlier step sign in, such as aws-actions/configure-aws-credentials.`);
    }
    const broken = Object.entries({ ...named, AWS_SESSION_TOKEN: sessionToken }).find(([, value]) => /[^!-~]/.test(value));
    if (broken !== undefined) {
        throw new lib/* UserError */.yo('E_STORE', `${broken[0]} holds a space, a line break or another character no credential has. Store the secret anew, without them.`);
    }
    return { accessKeyId, secretAccessKey, ...(sessionToken === '' ? {} : { sessionToken }) };
}

;// CONCATENATED MODULE: ./packages/store/lib/place.js



/**
 * Finds where a store is, from its address and else the variables other S3 tools read.
 *
 * A server of one's own is asked by path unless told otherwise, as it seldom has a name for each bucket; AWS is asked
 * by host, except for buckets with dots, which its certificates do not cover.
 *
 * @throws UserError E_INPUT when the endpoint or the region is not of its form.
 */
function findPlace(address, environment) {
    const { bucket, prefix } = address;
    const set = (...names) => names.map((name) => environment[name]).find((value) => value);
    const endpoint = address.endpoint ?? set('AWS_ENDPOINT_URL_S3', 'AWS_ENDPOINT_URL');
    const region = address.region ?? set('AWS_REGION', 'AWS_DEFAULT_REGION') ?? 'us-east-1';
    if (!isRegion(region))
        throw new lib/* UserError */.yo('E_INPUT', 'AWS_REGION is no region: expected one such as eu-central-1. Correct the variable.');
    const server = endpoint === undefined ? amazon(region) : checkEndpoint(endpoint);
    const byPath = address.pathStyle ?? (endpoint !== undefined || bucket.includes('.'));
    return { bucket, prefix, region, url: byPath ? withPath(server, bucket) : withHost(server, bucket) };
}
/** The address of an object. */
function urlOf(place, key) {
    return `${place.url}/${encodeKey(key)}`;
}
function amazon(region) {
    return new URL(`https://s3.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`);
}
function checkEndpoint(text) {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    const plain = url?.username === '' && url.password === '' && url.search === '' && url.hash === '';
    if (url !== undefined && plain && (url.protocol === 'https:' || url.protocol === 'http:'))
        return url;
    throw new lib/* UserError */.yo('E_INPUT', 'The endpoint of the store is no address: expected one such as https://s3.example.com, without user, password or query. Correct `endpoint`, or the variable AWS_ENDPOINT_URL_S3 or AWS_ENDPOINT_URL.');
}
function withPath(server, bucket) {
    return `${server.origin}${trimmed(server)}/${bucket}`;
}
function withHost(server, bucket) {
    return `${server.protocol}//${bucket}.${server.host}${trimmed(server)}`;
}
function trimmed({ pathname }) {
    return pathname.replace(/\/+$/, '');
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./packages/store/lib/digest.js

const own = 'x-amz-meta-sha256';
const server = 'x-amz-checksum-sha256';
/** The SHA-256 of bytes. */
function digestOf(bytes) {
    return (0,external_node_crypto_.createHash)('sha256').update(bytes).digest();
}
/** Headers with which a server checks what arrives, and which keep the digest with the object. */
function digestHeaders(digest) {
    return [
        ['x-amz-content-sha256', digest.toString('hex')],
        [server, digest.toString('base64')],
        [own, digest.toString('hex')],
    ];
}
/** The digests an answer states, in hex; of objects that others put together from parts there is none. */
function statedDigests(headers) {
    const checksum = Buffer.from(headers.get(server) ?? '', 'base64').toString('hex');
    const whole = headers.get(server)?.includes('-') ? '' : checksum;
    return [headers.get(own)?.toLowerCase() ?? '', whole].filter((digest) => /^[0-9a-f]{64}$/.test(digest));
}

;// CONCATENATED MODULE: ./packages/store/lib/xml.js
// Reads the flat answers of S3 and nothing else of XML. A parser of the whole language would bring entities, namespaces
// and expansion along for what are five elements without attributes, so what needs it is refused.
const entities = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** Whether a document is of the plain kind the functions here read. Declarations, comments and CDATA are not. */
function isPlain(text) {
    return !text.includes('<!');
}
/** The texts between `<name>` and the next `</name>`, as they stand. An element inside one of its own name is not told. */
function xml_elements(text, name) {
    const found = [];
    const [open, close] = [`<${name}>`, `</${name}>`];
    for (let at = text.indexOf(open); at >= 0; at = text.indexOf(open, at)) {
        const begin = at + open.length;
        const end = text.indexOf(close, begin);
        if (end < 0)
            break;
        found.push(text.slice(begin, end));
        at = end + close.length;
    }
    return found;
}
/** The decoded text of the first element of a name; undefined when there is none. */
function textOf(text, name) {
    const [first] = xml_elements(text, name);
    return first === undefined ? undefined : decode(first);
}
function decode(text) {
    return text.replace(/&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z]{2,4}));/gi, (whole, hex, decimal, name) => {
        if (name !== undefined)
            return entities[String(name)] ?? whole;
        const point = hex === undefined ? Number(decimal) : Number.parseInt(String(hex), 16);
        return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    });
}

;// CONCATENATED MODULE: ./packages/store/lib/listing.js

/**
 * Reads a page that was asked for with `encoding-type=url`.
 *
 * @returns undefined when it is not what ListObjectsV2 answers: a page that cannot be read is never an empty one.
 */
function parsePage(text) {
    const truncated = textOf(text, 'IsTruncated')?.trim();
    if (!isPlain(text) || !/<ListBucketResult[\s>]/.test(text) || !/^(?:true|false)$/.test(truncated ?? ''))
        return undefined;
    const encoded = textOf(text, 'EncodingType')?.trim() === 'url';
    const objects = xml_elements(text, 'Contents').map((content) => parseObject(content, encoded));
    if (objects.includes(undefined))
        return undefined;
    const next = truncated === 'true' ? textOf(text, 'NextContinuationToken') : undefined;
    if (truncated === 'true' && !next)
        return undefined;
    return { objects: objects.filter((object) => object !== undefined), next };
}
function parseObject(content, encoded) {
    const written = textOf(content, 'Key');
    const size = textOf(content, 'Size')?.trim() ?? '';
    const key = written === undefined || !encoded ? written : decodeUrl(written);
    return key === undefined || !/^\d{1,15}$/.test(size) ? undefined : { key, size: Number(size) };
}
/** S3 encodes keys as forms do: a plus is a space. */
function decodeUrl(text) {
    try {
        return decodeURIComponent(text.replaceAll('+', ' '));
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./packages/store/lib/said.js


const said_longest = 64 * 1024;
/** Reads the code of an answer that is no success. */
function saidBy({ headers, bytes }) {
    const text = bytes.subarray(0, said_longest).toString('utf8');
    const plain = isPlain(text) && /<Error[\s>]/.test(text) ? text : '';
    const code = textOf(plain, 'Code');
    const region = headers.get('x-amz-bucket-region') ?? textOf(plain, 'Region');
    return {
        code: code !== undefined && /^[A-Za-z0-9._-]{1,80}$/.test(code) ? code : undefined,
        region: region !== undefined && isRegion(region) ? region : undefined,
    };
}

;// CONCATENATED MODULE: ./packages/store/lib/refusal.js


/** Puts into words why a request did not do what it should. */
function refusal(deed, outcome) {
    if ('fault' in outcome) {
        return new lib/* ServiceError */._7('E_STORE_SERVICE', `The store could not ${deed.what}: ${outcome.fault.message}`, {
            cause: outcome.fault,
        });
    }
    const { answer } = outcome;
    const said = saidBy(answer);
    const explain = byCode.get(said.code ?? '') ?? byStatus(answer.status, said);
    if (explain === undefined)
        return unexplained(deed, answer.status, said);
    return new lib/* UserError */.yo('E_STORE', `The store did not ${deed.what}: ${explain(deed, answer, said)}`);
}
const otherRegion = ({ place }, _, { region }) => region === undefined || region === place.region
    ? `the bucket ${place.bucket} is served elsewhere than where it was asked for (region ${place.region}). Correct \`region\` and \`endpoint\` in the address of the store.`
    : `the bucket ${place.bucket} is in the region ${region}, and was asked for in ${place.region}. Set \`region=${region}\` in the address of the store, or AWS_REGION=${region}.`;
const notAllowed = ({ place, permission }) => `the credentials may not. Allow ${permission} on the bucket ${place.bucket}${place.prefix === '' ? '' : ` under ${place.prefix}/`}, and s3:ListBucket on the bucket itself.`;
const expired = () => 'the session of the credentials has ended or is not known. Sign in anew in this job, and set AWS_SESSION_TOKEN together with the key it belongs to.';
const skewed = ({ now }, { headers }) => {
    const theirs = Date.parse(headers.get('date') ?? '');
    const told = Number.isNaN(theirs) ? '' : `, and that of the store ${new Date(theirs).toISOString()}`;
    return `the clocks are too far apart. That of the runner says ${now.toISOString()}${told}. Set the clock of the runner.`;
};
const unknownKey = () => 'the key in AWS_ACCESS_KEY_ID is not known there. Check that it belongs to this store, and is still in use.';
const wrongSecret = () => 'the signature is not right. Check that AWS_SECRET_ACCESS_KEY belongs to AWS_ACCESS_KEY_ID, and that `endpoint` and `region` are those of the store.';
const noBucket = ({ place }) => `there is no bucket ${place.bucket}. Correct the address of the store, or make the bucket.`;
const notMade = () => 'this server lacks what is asked for, conditional writes most likely. Use one that honours If-None-Match.';
const byCode = new Map([
    ['AccessDenied', notAllowed],
    ['AuthorizationHeaderMalformed', otherRegion],
    ['ExpiredToken', expired],
    ['IllegalLocationConstraintException', otherRegion],
    ['InvalidAccessKeyId', unknownKey],
    ['InvalidToken', expired],
    ['NoSuchBucket', noBucket],
    ['NotImplemented', notMade],
    ['PermanentRedirect', otherRegion],
    ['RequestTimeTooSkewed', skewed],
    ['SignatureDoesNotMatch', wrongSecret],
    ['TemporaryRedirect', otherRegion],
    ['TokenRefreshRequired', expired],
]);
function byStatus(status, { code }) {
    if (status >= 300 && status < 400)
        return otherRegion;
    if (status === 401 || status === 403)
        return notAllowed;
    if (status === 501)
        return notMade;
    if (status >= 400 && status < 500 && status !== 429 && code === undefined)
        return () => `${describe(status, code)}, which is not how S3 says no. Check \`endpoint\`: is a store there?`;
    return undefined;
}
function unexplained({ what }, status, { code }) {
    const told = `The store did not ${what}: ${describe(status, code)}`;
    if (status < 300)
        return new lib/* ServiceError */._7('E_STORE_SERVICE', `${told} cannot be read. Check \`endpoint\`.`, { status });
    if (status >= 500 || status === 429 || code === 'SlowDown')
        return new lib/* ServiceError */._7('E_STORE_SERVICE', `${told}, after every retry. Re-run the job a little later.`, {
            status,
        });
    return new lib/* UserError */.yo('E_STORE', `${told}. Look the code up in the documentation of the store.`);
}
function describe(status, code) {
    return `its answer has status ${status}${code === undefined ? '' : ` and the code ${code}`}`;
}

;// CONCATENATED MODULE: ./node_modules/aws4fetch/dist/aws4fetch.esm.mjs
/**
 * @license MIT <https://opensource.org/licenses/MIT>
 * @copyright Michael Hart 2024
 */
const encoder = new TextEncoder();
const HOST_SERVICES = {
  appstream2: 'appstream',
  cloudhsmv2: 'cloudhsm',
  email: 'ses',
  marketplace: 'aws-marketplace',
  mobile: 'AWSMobileHubService',
  pinpoint: 'mobiletargeting',
  queue: 'sqs',
  'git-codecommit': 'codecommit',
  'mturk-requester-sandbox': 'mturk-requester',
  'personalize-runtime': 'personalize',
};
const UNSIGNABLE_HEADERS = new Set([
  'authorization',
  'content-type',
  'content-length',
  'user-agent',
  'presigned-expires',
  'expect',
  'x-amzn-trace-id',
  'range',
  'connection',
]);
class AwsClient {
  constructor({ accessKeyId, secretAccessKey, sessionToken, service, region, cache, retries, initRetryMs }) {
    if (accessKeyId == null) throw new TypeError('accessKeyId is a required option')
    if (secretAccessKey == null) throw new TypeError('secretAccessKey is a required option')
    this.accessKeyId = accessKeyId;
    this.secretAccessKey = secretAccessKey;
    this.sessionToken = sessionToken;
    this.service = service;
    this.region = region;
    this.cache = cache || new Map();
    this.retries = retries != null ? retries : 10;
    this.initRetryMs = initRetryMs || 50;
  }
  async sign(input, init) {
    if (input instanceof Request) {
      const { method, url, headers, body } = input;
      init = Object.assign({ method, url, headers }, init);
      if (init.body == null && headers.has('Content-Type')) {
        init.body = body != null && headers.has('X-Amz-Content-Sha256') ? body : await input.clone().arrayBuffer();
      }
      input = url;
    }
    const signer = new AwsV4Signer(Object.assign({ url: input.toString() }, init, this, init && init.aws));
    const signed = Object.assign({}, init, await signer.sign());
    delete signed.aws;
    try {
      return new Request(signed.url.toString(), signed)
    } catch (e) {
      if (e instanceof TypeError) {
        return new Request(signed.url.toString(), Object.assign({ duplex: 'half' }, signed))
      }
      throw e
    }
  }
  async fetch(input, init) {
    for (let i = 0; i <= this.retries; i++) {
      const fetched = fetch(await this.sign(input, init));
      if (i === this.retries) {
        return fetched
      }
      const res = await fetched;
      if (res.status < 500 && res.status !== 429) {
        return res
      }
      await new Promise(resolve => setTimeout(resolve, Math.random() * this.initRetryMs * Math.pow(2, i)));
    }
    throw new Error('An unknown error occurred, ensure retries is not negative')
  }
}
class AwsV4Signer {
  constructor({ method, url, headers, body, accessKeyId, secretAccessKey, sessionToken, service, region, cache, datetime, signQuery, appendSessionToken, allHeaders, singleEncode }) {
    if (url == null) throw new TypeError('url is a required option')
    if (accessKeyId == null) throw new TypeError('accessKeyId is a required option')
    if (secretAccessKey == null) throw new TypeError('secretAccessKey is a required option')
    this.method = method || (body ? 'POST' : 'GET');
    this.url = new URL(url);
    this.headers = new Headers(headers || {});
    this.body = body;
    this.accessKeyId = accessKeyId;
    this.secretAccessKey = secretAccessKey;
    this.sessionToken = sessionToken;
    let guessedService, guessedRegion;
    if (!service || !region) {
[guessedService, guessedRegion] = guessServiceRegion(this.url, this.headers);
    }
    this.service = service || guessedService || '';
    this.region = region || guessedRegion || 'us-east-1';
    this.cache = cache || new Map();
    this.datetime = datetime || new Date().toISOString().replace(/[:-]|\.\d{3}/g, '');
    this.signQuery = signQuery;
    this.appendSessionToken = appendSessionToken || this.service === 'iotdevicegateway';
    this.headers.delete('Host');
    if (this.service === 's3' && !this.signQuery && !this.headers.has('X-Amz-Content-Sha256')) {
      this.headers.set('X-Amz-Content-Sha256', 'UNSIGNED-PAYLOAD');
    }
    const params = this.signQuery ? this.url.searchParams : this.headers;
    params.set('X-Amz-Date', this.datetime);
    if (this.sessionToken && !this.appendSessionToken) {
      params.set('X-Amz-Security-Token', this.sessionToken);
    }
    this.signableHeaders = ['host', ...this.headers.keys()]
      .filter(header => allHeaders || !UNSIGNABLE_HEADERS.has(header))
      .sort();
    this.signedHeaders = this.signableHeaders.join(';');
    this.canonicalHeaders = this.signableHeaders
      .map(header => header + ':' + (header === 'host' ? this.url.host : (this.headers.get(header) || '').replace(/\s+/g, ' ')))
      .join('\n');
    this.credentialString = [this.datetime.slice(0, 8), this.region, this.service, 'aws4_request'].join('/');
    if (this.signQuery) {
      if (this.service === 's3' && !params.has('X-Amz-Expires')) {
        params.set('X-Amz-Expires', '86400');
      }
      params.set('X-Amz-Algorithm', 'AWS4-HMAC-SHA256');
      params.set('X-Amz-Credential', this.accessKeyId + '/' + this.credentialString);
      params.set('X-Amz-SignedHeaders', this.signedHeaders);
    }
    if (this.service === 's3') {
      try {
        this.encodedPath = decodeURIComponent(this.url.pathname.replace(/\+/g, ' '));
      } catch (e) {
        this.encodedPath = this.url.pathname;
      }
    } else {
      this.encodedPath = this.url.pathname.replace(/\/+/g, '/');
    }
    if (!singleEncode) {
      this.encodedPath = encodeURIComponent(this.encodedPath).replace(/%2F/g, '/');
    }
    this.encodedPath = encodeRfc3986(this.encodedPath);
    const seenKeys = new Set();
    this.encodedSearch = [...this.url.searchParams]
      .filter(([k]) => {
        if (!k) return false
        if (this.service === 's3') {
          if (seenKeys.has(k)) return false
          seenKeys.add(k);
        }
        return true
      })
      .map(pair => pair.map(p => encodeRfc3986(encodeURIComponent(p))))
      .sort(([k1, v1], [k2, v2]) => k1 < k2 ? -1 : k1 > k2 ? 1 : v1 < v2 ? -1 : v1 > v2 ? 1 : 0)
      .map(pair => pair.join('='))
      .join('&');
  }
  async sign() {
    if (this.signQuery) {
      this.url.searchParams.set('X-Amz-Signature', await this.signature());
      if (this.sessionToken && this.appendSessionToken) {
        this.url.searchParams.set('X-Amz-Security-Token', this.sessionToken);
      }
    } else {
      this.headers.set('Authorization', await this.authHeader());
    }
    return {
      method: this.method,
      url: this.url,
      headers: this.headers,
      body: this.body,
    }
  }
  async authHeader() {
    return [
      'AWS4-HMAC-SHA256 Credential=' + this.accessKeyId + '/' + this.credentialString,
      'SignedHeaders=' + this.signedHeaders,
      'Signature=' + (await this.signature()),
    ].join(', ')
  }
  async signature() {
    const date = this.datetime.slice(0, 8);
    const cacheKey = [this.secretAccessKey, date, this.region, this.service].join();
    let kCredentials = this.cache.get(cacheKey);
    if (!kCredentials) {
      const kDate = await hmac('AWS4' + this.secretAccessKey, date);
      const kRegion = await hmac(kDate, this.region);
      const kService = await hmac(kRegion, this.service);
      kCredentials = await hmac(kService, 'aws4_request');
      this.cache.set(cacheKey, kCredentials);
    }
    return buf2hex(await hmac(kCredentials, await this.stringToSign()))
  }
  async stringToSign() {
    return [
      'AWS4-HMAC-SHA256',
      this.datetime,
      this.credentialString,
      buf2hex(await hash(await this.canonicalString())),
    ].join('\n')
  }
  async canonicalString() {
    return [
      this.method.toUpperCase(),
      this.encodedPath,
      this.encodedSearch,
      this.canonicalHeaders + '\n',
      this.signedHeaders,
      await this.hexBodyHash(),
    ].join('\n')
  }
  async hexBodyHash() {
    let hashHeader = this.headers.get('X-Amz-Content-Sha256') || (this.service === 's3' && this.signQuery ? 'UNSIGNED-PAYLOAD' : null);
    if (hashHeader == null) {
      if (this.body && typeof this.body !== 'string' && !('byteLength' in this.body)) {
        throw new Error('body must be a string, ArrayBuffer or ArrayBufferView, unless you include the X-Amz-Content-Sha256 header')
      }
      hashHeader = buf2hex(await hash(this.body || ''));
    }
    return hashHeader
  }
}
async function hmac(key, string) {
  const cryptoKey = await crypto.subtle.importKey(
    'raw',
    typeof key === 'string' ? encoder.encode(key) : key,
    { name: 'HMAC', hash: { name: 'SHA-256' } },
    false,
    ['sign'],
  );
  return crypto.subtle.sign('HMAC', cryptoKey, encoder.encode(string))
}
async function hash(content) {
  return crypto.subtle.digest('SHA-256', typeof content === 'string' ? encoder.encode(content) : content)
}
const HEX_CHARS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
function buf2hex(arrayBuffer) {
  const buffer = new Uint8Array(arrayBuffer);
  let out = '';
  for (let idx = 0; idx < buffer.length; idx++) {
    const n = buffer[idx];
    out += HEX_CHARS[(n >>> 4) & 0xF];
    out += HEX_CHARS[n & 0xF];
  }
  return out
}
function encodeRfc3986(urlEncodedStr) {
  return urlEncodedStr.replace(/[!'()*]/g, c => '%' + c.charCodeAt(0).toString(16).toUpperCase())
}
function guessServiceRegion(url, headers) {
  const { hostname, pathname } = url;
  if (hostname.endsWith('.on.aws')) {
    const match = hostname.match(/^[^.]{1,63}\.lambda-url\.([^.]{1,63})\.on\.aws$/);
    return match != null ? ['lambda', match[1] || ''] : ['', '']
  }
  if (hostname.endsWith('.r2.cloudflarestorage.com')) {
    return ['s3', 'auto']
  }
  if (hostname.endsWith('.backblazeb2.com')) {
    const match = hostname.match(/^(?:[^.]{1,63}\.)?s3\.([^.]{1,63})\.backblazeb2\.com$/);
    return match != null ? ['s3', match[1] || ''] : ['', '']
  }
  const match = hostname.replace('dualstack.', '').match(/([^.]{1,63})\.(?:([^.]{0,63})\.)?amazonaws\.com(?:\.cn)?$/);
  let service = (match && match[1]) || '';
  let region = match && match[2];
  if (region === 'us-gov') {
    region = 'us-gov-west-1';
  } else if (region === 's3' || region === 's3-accelerate') {
    region = 'us-east-1';
    service = 's3';
  } else if (service === 'iot') {
    if (hostname.startsWith('iot.')) {
      service = 'execute-api';
    } else if (hostname.startsWith('data.jobs.iot.')) {
      service = 'iot-jobs-data';
    } else {
      service = pathname === '/mqtt' ? 'iotdevicegateway' : 'iotdata';
    }
  } else if (service === 'autoscaling') {
    const targetPrefix = (headers.get('X-Amz-Target') || '').split('.')[0];
    if (targetPrefix === 'AnyScaleFrontendService') {
      service = 'application-autoscaling';
    } else if (targetPrefix === 'AnyScaleScalingPlannerFrontendService') {
      service = 'autoscaling-plans';
    }
  } else if (region == null && service.startsWith('s3-')) {
    region = service.slice(3).replace(/^fips-|^external-1/, '');
    service = 's3';
  } else if (service.endsWith('-fips')) {
    service = service.slice(0, -5);
  } else if (region && /-\d$/.test(service) && !/-\d$/.test(region)) {
[service, region] = [region, service];
  }
  return [HOST_SERVICES[service] || service, region || '']
}



;// CONCATENATED MODULE: ./packages/store/lib/attempt.js


/** Signs a request by Signature Version 4 at the time it is now, and sends it once. */
async function attempt(wire, place, request) {
    const headers = await sign(wire, place, request);
    try {
        return { answer: await wire.http.exchange({ ...request, headers }) };
    }
    catch (fault) {
        if (fault instanceof lib/* ServiceError */._7)
            return { fault };
        throw fault;
    }
}
async function sign({ now, credentials }, { region }, request) {
    const signer = new AwsV4Signer({
        method: request.method,
        url: request.url,
        headers: { 'x-amz-content-sha256': emptyDigest, ...Object.fromEntries(request.headers ?? []) },
        ...credentials,
        service: 's3',
        region,
        datetime: now()
            .toISOString()
            .replace(/[:-]|\.\d{3}/g, ''),
    });
    return new Map((await signer.sign()).headers);
}
/** SHA-256 of no bytes. */
const emptyDigest = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

;// CONCATENATED MODULE: ./packages/store/lib/sender.js


const tries = 5;
const firstPauseMs = 500;
const longestPauseMs = 30_000;
/** Sends a request until it is answered for good, at most five times. */
async function send(wire, place, request) {
    let uncertain = false;
    for (let count = 1;; count += 1) {
        const result = await attempt(wire, place, request);
        const wait = count < tries ? pauseAfter(result, count, wire.now()) : undefined;
        if (wait === undefined)
            return { ...result, uncertain };
        uncertain ||= 'fault' in result || result.answer.status >= 500;
        await wire.pause(wait);
    }
}
/** Milliseconds to wait before the next try; undefined: it would not help. */
function pauseAfter(result, count, now) {
    const pause = Math.min(longestPauseMs, firstPauseMs * 2 ** (count - 1));
    // A fault with a status is an answer that was too large.
    if ('fault' in result)
        return result.fault.status === undefined ? pause : undefined;
    if (!mayPass(result.answer))
        return undefined;
    const asked = retryAfter(result.answer.headers.get('retry-after'), now);
    return asked > longestPauseMs ? undefined : Math.max(pause, asked);
}
/** `RequestTimeout` and `ConditionalRequestConflict` are about this try alone, though their statuses are of the 400s. */
const passingCodes = new Set(['RequestTimeout', 'ConditionalRequestConflict', 'OperationAborted', 'SlowDown']);
function mayPass(answer) {
    if (answer.status < 400)
        return false;
    if (answer.status === 429 || (answer.status >= 500 && answer.status !== 501))
        return true;
    return passingCodes.has(saidBy(answer).code ?? '');
}
/** Milliseconds by `retry-after`, a count of seconds or a date; 0 without. */
function retryAfter(value, now) {
    if (value === undefined)
        return 0;
    if (/^\d{1,9}$/.test(value))
        return Number(value) * 1000;
    const until = Date.parse(value);
    return Number.isNaN(until) ? 0 : Math.max(0, until - now.getTime());
}

;// CONCATENATED MODULE: ./packages/store/lib/s3-target.js



/** Bytes that answers may have which are not an object. */
const smallAnswer = 1024 * 1024;
function ask({ place, wire, key }, question) {
    return send(wire, place, {
        url: urlOf(place, key),
        maxBytes: smallAnswer,
        timeLimitMs: limitFor(0),
        ...question,
    });
}
/** Half a minute, and a second for each MiB. */
function limitFor(bytes) {
    return 30_000 + Math.ceil(bytes / 1024 / 1024) * 1000;
}
function statusOf(outcome) {
    return 'answer' in outcome ? outcome.answer.status : undefined;
}
function refuse({ place, wire }, what, permission, outcome) {
    return refusal({ what, permission, place, now: wire.now() }, outcome);
}
function named({ place, key }) {
    return JSON.stringify(`s3://${place.bucket}/${key}`);
}

;// CONCATENATED MODULE: ./packages/store/lib/s3-list.js




/** A page of a thousand keys of 1024 bytes, each percent-encoded, with room for what is told of their objects. */
const largePage = 8 * 1024 * 1024;
const mostPages = 10_000;
/** All objects whose full keys begin with the target's, by keys relative to the prefix of the store. */
async function list(target) {
    const { place, key: prefix } = target;
    const own = place.prefix === '' ? '' : `${place.prefix}/`;
    const found = [];
    const seen = new Set();
    for (let next = ''; next !== undefined;) {
        if (seen.has(next) || seen.size === mostPages)
            throw endless(target);
        seen.add(next);
        const page = await listPage(target, next);
        if (page.objects.some(({ key }) => !key.startsWith(prefix)))
            throw endless(target);
        found.push(...page.objects.map(({ key, size }) => ({ key: key.slice(own.length), size })));
        next = page.next;
    }
    return found;
}
async function listPage(target, after) {
    const query = [
        ...(after === '' ? [] : [`continuation-token=${encodePart(after)}`]),
        'encoding-type=url',
        'list-type=2',
        `prefix=${encodePart(target.key)}`,
    ];
    const url = `${target.place.url}?${query.join('&')}`;
    const outcome = await ask(target, { method: 'GET', url, maxBytes: largePage });
    const page = statusOf(outcome) === 200 && 'answer' in outcome ? parsePage(outcome.answer.bytes.toString('utf8')) : undefined;
    if (page === undefined)
        throw refuse(target, `list ${named(target)}`, 's3:ListBucket', outcome);
    return page;
}
function endless(target) {
    return new lib/* ServiceError */._7('E_STORE_SERVICE', `The store does not list ${named(target)} as S3 does: it repeats pages, or names keys that were not asked for. Check \`endpoint\`.`);
}

;// CONCATENATED MODULE: ./packages/store/lib/s3.js






/** The object store behind a bucket that speaks the protocol of S3. */
function s3Store(place, wire) {
    return {
        describe: `s3://${joinKey(place.bucket, place.prefix)}`,
        put: async (key, bytes, { ifAbsent }) => put({ place, wire, key: fullKey(place.prefix, key) }, bytes, ifAbsent),
        get: async (key, { maxBytes }) => get({ place, wire, key: fullKey(place.prefix, key) }, maxBytes),
        list: (prefix) => list({ place, wire, key: joinKey(place.prefix, prefix) }),
        delete: async (key) => remove({ place, wire, key: fullKey(place.prefix, key) }),
    };
}
async function put(target, bytes, ifAbsent) {
    const digest = digestOf(bytes);
    const headers = new Map([...digestHeaders(digest), ...(ifAbsent ? [['if-none-match', '*']] : [])]);
    const outcome = await ask(target, { method: 'PUT', bytes, headers, timeLimitMs: limitFor(bytes.length) });
    if (statusOf(outcome) === 200)
        return true;
    // After a try without answer, what is there may be what that try has stored.
    if (ifAbsent && statusOf(outcome) === 412)
        return outcome.uncertain && (await holds(target, digest));
    throw refuse(target, `keep ${named(target)}`, 's3:PutObject', outcome);
}
async function holds(target, digest) {
    const outcome = await ask(target, { method: 'HEAD' });
    if (statusOf(outcome) === 404)
        return false;
    if (statusOf(outcome) !== 200 || 'fault' in outcome)
        throw refuse(target, `tell what is kept as ${named(target)}`, 's3:GetObject', outcome);
    return statedDigests(outcome.answer.headers).includes(digest.toString('hex'));
}
async function get(target, maxBytes) {
    const headers = new Map([['x-amz-checksum-mode', 'ENABLED']]);
    const limits = { maxBytes: Math.max(maxBytes, smallAnswer), timeLimitMs: limitFor(maxBytes) };
    const outcome = await ask(target, { method: 'GET', headers, ...limits });
    if ('fault' in outcome && outcome.fault.status === 200)
        throw tooLarge(target, maxBytes);
    if ('fault' in outcome || outcome.answer.status !== 200) {
        if ('answer' in outcome && saidBy(outcome.answer).code === 'NoSuchKey')
            return undefined;
        throw refuse(target, `give ${named(target)}`, 's3:GetObject', outcome);
    }
    const { bytes, headers: told } = outcome.answer;
    if (bytes.length > maxBytes)
        throw tooLarge(target, maxBytes);
    const digest = digestOf(bytes).toString('hex');
    if (statedDigests(told).some((stated) => stated !== digest))
        throw damaged(target);
    return bytes;
}
async function remove(target) {
    const outcome = await ask(target, { method: 'DELETE' });
    if (statusOf(outcome) === 204 || statusOf(outcome) === 200)
        return;
    if ('answer' in outcome && saidBy(outcome.answer).code === 'NoSuchKey')
        return;
    throw refuse(target, `delete ${named(target)}`, 's3:DeleteObject', outcome);
}
function tooLarge(target, maxBytes) {
    return new lib/* UserError */.yo('E_STORE', `${named(target)} is larger than the ${maxBytes} bytes it may have. Delete it if it was not stored by this suite.`);
}
function damaged(target) {
    return new lib/* UserError */.yo('E_STORE', `${named(target)} is not what was stored: its SHA-256 differs. Delete it, and store it anew.`);
}

;// CONCATENATED MODULE: ./packages/store/lib/open-store.js





/**
 * Opens a store by its address: `s3://bucket/prefix`, with `endpoint`, `region` and `path-style` in its query. What is
 * not there is taken from the environment. Nothing is sent yet.
 *
 * @throws UserError E_NOT_BUILT for stores of another kind, E_INPUT for an address that is none, E_STORE without
 *   credentials.
 */
async function openStore(uri, options) {
    const { http, environment, now, pause = (milliseconds) => (0,promises_.setTimeout)(milliseconds) } = options;
    const place = findPlace(parseAddress(uri), environment);
    return s3Store(place, { http, now, pause, credentials: readCredentials(environment) });
}

;// CONCATENATED MODULE: ./packages/store/lib/index.js



/***/ })

};
