export const id = 284;
export const ids = [284];
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





/***/ })

};
