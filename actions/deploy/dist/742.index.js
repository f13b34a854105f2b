export const id = 742;
export const ids = [742];
export const modules = {

/***/ 30742:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  recover: () => (/* reexport */ recover),
  run: () => (/* binding */ run_run)
});

// EXTERNAL MODULE: ./packages/errors/lib/index.js + 2 modules
var lib = __webpack_require__(74465);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./packages/action/lib/artifact-folder.js



const maxArtifactBytes = (/* unused pure expression or super */ null && (512 * 1024 * 1024));
/**
 * Unpacks the newest artifact of this run with a name, or with that name and an attempt behind it.
 *
 * @param maxBytes compressed bytes beyond which it is not fetched.
 * @param match `exact`: the one of exactly that name, whatever attempt wrote others.
 * @returns the folder, undefined when there is no such artifact.
 */
async function artifact_folder_fetchArtifact(ports, name, maxBytes = maxArtifactBytes, match = 'newest') {
    const store = await ports.artifacts();
    if (store === undefined)
        return undefined;
    const own = (await store.list()).filter((artifact) => artifact.name === name || (match === 'newest' && isAttemptOf(name, artifact.name)));
    const newest = own.toSorted((a, b) => b.id - a.id)[0];
    if (newest === undefined)
        return undefined;
    const folder = await mkdtemp(join(ports.runner.context.temp, 'mlops-artifact-'));
    await store.download(newest, folder, { maxBytes });
    return folder;
}
/** As {@link fetchArtifact}. @throws UserError E_ARTIFACT when there is none. */
async function requireArtifact(ports, name, maxBytes) {
    const folder = await artifact_folder_fetchArtifact(ports, name, maxBytes);
    if (folder !== undefined)
        return folder;
    throw new UserError('E_ARTIFACT', `This run has no artifact ${JSON.stringify(name.slice(0, 200))}: let the job that uploads it succeed, and list it under \`needs:\`.`);
}
function isAttemptOf(name, other) {
    return other.startsWith(`${name}-`) && /^\d{1,6}$/.test(other.slice(name.length + 1));
}

// EXTERNAL MODULE: ./packages/action/lib/event.js
var lib_event = __webpack_require__(36704);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
;// CONCATENATED MODULE: ./packages/action/lib/fork-code.js


const repository = schemas/* object */.Ikc({ full_name: schemas/* string */.YjP() }).nullish();
const pullRequestTarget = schemas/* object */.Ikc({ pull_request: schemas/* object */.Ikc({ head: schemas/* object */.Ikc({ repo: repository }), base: schemas/* object */.Ikc({ repo: repository }) }) })
    .transform(({ pull_request: { head, base } }) => sameRepository(head.repo, base.repo));
const workflowRun = schemas/* object */.Ikc({ workflow_run: schemas/* object */.Ikc({ head_repository: repository }), repository })
    .transform(({ workflow_run, repository }) => sameRepository(workflow_run.head_repository, repository));
/** A comment on an issue brings no code; one on a pull request does not say whose code it is. */
const issueComment = schemas/* object */.Ikc({ issue: schemas/* object */.Ikc({ pull_request: schemas/* unknown */.L5J().optional() }) })
    .transform(({ issue }) => issue.pull_request === undefined || issue.pull_request === null);
const ownCode = new Map([
    ['pull_request_target', pullRequestTarget],
    ['workflow_run', workflowRun],
    ['issue_comment', issueComment],
]);
/**
 * Refuses to run code that may come from a fork where the job has the repository's rights: its secrets, a token that
 * writes, the caches of the default branch. Under `pull_request` GitHub itself withholds those.
 *
 * @param payload the webhook payload; what it does not say counts as a fork
 * @throws UserError E_FORK_CODE
 */
function refuseForkCode({ eventName, payload, }) {
    const rule = ownCode.get(eventName);
    if (rule === undefined || rule.safeParse(payload).data === true)
        return;
    throw new UserError('E_FORK_CODE', `Nothing was run: ${eventName} gives this job the rights of the repository, and the code may come from a fork. Train it in a workflow started by \`pull_request\`, and judge the result in one started by \`workflow_run\`.`);
}
function sameRepository(head, base) {
    return head?.full_name !== undefined && head.full_name === base?.full_name;
}

// EXTERNAL MODULE: ./packages/action/lib/publish.js
var publish = __webpack_require__(26299);
;// CONCATENATED MODULE: ./packages/action/lib/record-head.js
const unknownCommit = '0'.repeat(40);
/** The fields every record begins with. Outside GitHub Actions the commit is forty zeros. */
function recordHead(model, context, now) {
    const { owner, name } = context.repository;
    return {
        schemaVersion: 1,
        model,
        commit: /^[0-9a-f]{40}$/.test(context.sha) ? context.sha : unknownCommit,
        run: { id: context.runId, attempt: context.runAttempt, event: context.eventName, repository: `${owner}/${name}` },
        createdAt: now.toISOString(),
    };
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./packages/records/lib/index.js + 10 modules
var records_lib = __webpack_require__(8090);
;// CONCATENATED MODULE: ./packages/action/lib/record-source.js






/**
 * The record another action of this run wrote: in the workspace, else among the artifacts of this run.
 *
 * @returns undefined when there is none.
 * @throws UserError E_RECORD when it cannot be read, or speaks of another run or commit.
 */
async function findRecord(ports, model, kind) {
    const { workspace, runId, sha } = ports.runner.context;
    const path = recordPath(model, kind);
    const inWorkspace = existsSync(join(workspace, path));
    const root = inWorkspace ? workspace : await fetchArtifact(ports, artifactName(model, kind));
    if (root === undefined)
        return undefined;
    const place = inWorkspace ? path : `${kind}.json`;
    const text = await readFile(join(root, place), 'utf8').catch((cause) => {
        throw new UserError('E_RECORD', `The artifact ${artifactName(model, kind)} holds no ${place}: re-run ${kind}.`, {
            cause,
        });
    });
    const record = parseRecord(kind, text, place);
    if (record.run.id === runId && record.commit === sha && record.model === model)
        return { record, root, text };
    throw new UserError('E_RECORD', `The record of ${kind} speaks of ${record.model} in run ${record.run.id} at ${record.commit}, this is ${model} in run ${runId} at ${sha}: run ${kind} in this run.`);
}

;// CONCATENATED MODULE: ./packages/action/lib/run.js
// The second door of the package: what run.ts of an action needs, kept out of its start-up.







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

;// CONCATENATED MODULE: ./packages/http/lib/http.js
/** The most an answer may hold, in bytes after decompression. */
const maxAnswerBytes = 8 * 1024 * 1024;

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




// EXTERNAL MODULE: ./packages/markdown/lib/untrusted.js
var lib_untrusted = __webpack_require__(4905);
// EXTERNAL MODULE: ./packages/markdown/lib/blocks.js
var blocks = __webpack_require__(59833);
;// CONCATENATED MODULE: ./packages/rollout/lib/json-value.js
/** An answer nested deeper is like no other. */
const maxDepth = 200;
/** Whether a value is a JSON object. */
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** Whether two JSON values are the same answer. Numbers may differ by `tolerance`; NaN and infinities are like nothing. */
function sameAnswer(one, other, tolerance, depth = 0) {
    if (depth > maxDepth)
        return false;
    // Infinity minus itself is NaN, which is never within a tolerance.
    if (typeof one === 'number' && typeof other === 'number')
        return Math.abs(one - other) <= tolerance;
    if (Array.isArray(one) && Array.isArray(other))
        return sameItems(one, other, tolerance, depth);
    if (isRecord(one) && isRecord(other))
        return sameMembers(one, other, tolerance, depth);
    return one === other;
}
function sameItems(one, other, tolerance, depth) {
    return one.length === other.length && one.every((item, at) => sameAnswer(item, other[at], tolerance, depth + 1));
}
function sameMembers(one, other, tolerance, depth) {
    const keys = Object.keys(one);
    if (keys.length !== Object.keys(other).length)
        return false;
    return keys.every((key) => Object.hasOwn(other, key) && sameAnswer(one[key], other[key], tolerance, depth + 1));
}

;// CONCATENATED MODULE: ./packages/rollout/lib/json-pointer.js

/** A JSON pointer (RFC 6901) as written: empty, or begun by a slash, `~` only as `~0` and `~1`. */
const pointerForm = /^(?:\/(?:[^~/]|~[01])*)*$/;
/** What a JSON pointer names; undefined when nothing is there. The empty pointer names the whole. */
function resolvePointer(value, pointer) {
    return pointer
        .split('/')
        .slice(1)
        .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
        .reduce(stepInto, value);
}
function stepInto(value, token) {
    if (Array.isArray(value))
        return /^(?:0|[1-9]\d{0,8})$/.test(token) ? value[Number(token)] : undefined;
    return isRecord(value) && Object.hasOwn(value, token) ? value[token] : undefined;
}

;// CONCATENATED MODULE: ./packages/rollout/lib/units.js
const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
/** A duration as written: `500ms`, `90s`, `30m`, `6h`, `2d`. */
const durationForm = /^([1-9]\d{0,6})(ms|s|m|h|d)$/;
/** A percentage as written, `98%` or `99.5 %`, at most 100. */
const percentForm = /^(100(?:\.0{1,6})?|\d{1,2}(?:\.\d{1,6})?) ?%$/;
/** Milliseconds of a duration as written; NaN when it is none. */
function toMilliseconds(text) {
    const [, amount, unit] = durationForm.exec(text) ?? [];
    return Number(amount) * units[unit];
}
/** A share from 0 to 1, of `98%` or of a number; NaN when it is none. */
function toShare(written) {
    if (typeof written === 'number')
        return written >= 0 && written <= 1 ? written : Number.NaN;
    // Shifting the point by reading keeps 99.9 % from becoming 0.9990000000000001, as dividing would.
    return Number(`${percentForm.exec(written)?.[1]}e-2`);
}
/** `850 ms`, `12.5 s`, `3 min`, `2 h`: short, for people. */
function formatDuration(ms) {
    if (ms < 1000)
        return `${Math.round(ms)} ms`;
    const [size, name] = ms < 120_000 ? [1000, 's'] : ms < 7_200_000 ? [60_000, 'min'] : [3_600_000, 'h'];
    return `${Number((ms / size).toFixed(1))} ${name}`;
}
/** `98 %` for 0.98. */
function formatShare(share) {
    return `${Number((share * 100).toPrecision(6))} %`;
}

;// CONCATENATED MODULE: ./packages/rollout/lib/config-schema.js
// Declarative: the model of mlops/deploy.yml. schemas/deploy.schema.json is generated from it.



const config_schema_text = schemas/* string */.YjP('expected a text').min(1, 'expected a text').max(1000, 'expected at most 1,000 characters');
const duration = schemas/* string */.YjP(durationHint()).regex(durationForm, durationHint());
const pointer = schemas/* string */.YjP(pointerHint())
    .max(1000, 'expected at most 1,000 characters')
    .regex(pointerForm, pointerHint());
const shareHint = 'expected a share between 0 and 1, or a percentage such as 98%';
const share = schemas/* union */.KCZ([schemas/* number */.aig(shareHint).min(0, shareHint).max(1, shareHint), schemas/* string */.YjP(shareHint).regex(percentForm, shareHint)], shareHint);
const weightHint = 'expected a whole number from 1 to 100';
const step = schemas/* strictObject */.rej({
    weight: schemas/* int */.Whr(weightHint)
        .min(1, weightHint)
        .max(100, weightHint)
        .describe('Percent of the requests on the new version.'),
    wait: duration.optional().describe('How long to stay there before the checks, at most 5h. Default: not at all.'),
}, 'expected a step such as { weight: 5, wait: 10m }');
const request = schemas/* strictObject */.rej({
    method: schemas/* enum */.k5n(['GET', 'POST', 'PUT', 'PATCH'], 'expected GET, POST, PUT or PATCH')
        .optional()
        .describe('Default: POST.'),
    path: config_schema_text
        .regex(/^\/[^\s#]*$/, 'expected a path that begins with /')
        .describe('Appended to the endpoint; `{column}` becomes the value of that column, URL-encoded.'),
    body: schemas/* unknown */.L5J()
        .optional()
        .describe('Sent as JSON. A text that is `{column}` alone becomes the value as it is; inside a longer text its text. Default: no body.'),
}, 'expected a request such as { path: /predict, body: { text: "{text}" } }');
const golden = schemas/* strictObject */.rej({
    set: config_schema_text.optional().describe('Path of the golden rows (JSON Lines); the input `golden-set` goes before it.'),
    request: request.describe('How a row becomes a request.'),
    answer: pointer.describe('JSON pointer to the answer; the empty text is the whole of what came back.'),
    version: pointer.optional().describe('JSON pointer to the version that answered. Default: it does not say.'),
    expect: config_schema_text.optional().describe('Column with the right answer. Default: none is known.'),
    tolerance: schemas/* number */.aig('expected a number of 0 or more')
        .nonnegative('expected a number of 0 or more')
        .optional()
        .describe('Largest difference at which two numbers are the same answer. Default: 0.000001.'),
}, 'expected set, request and answer');
const latency = schemas/* strictObject */.rej({ p50: duration.optional(), p95: duration.optional(), p99: duration.optional() }, 'expected percentiles such as { p95: 300ms }');
const limits = schemas/* strictObject */.rej({
    ready: duration.optional().describe('How long the new version has to come up. Default: 5m.'),
    timeout: duration.optional().describe('The most one golden request may take. Default: 10s.'),
    errors: share.optional().describe('Largest share of golden requests that may fail. Default: none.'),
    agreement: share.optional().describe('Smallest share of answers equal to those of the old version. Default: any.'),
    correct: share.optional().describe('Smallest share of answers equal to the column `expect`. Default: any.'),
    latency: latency.optional().describe('Longest time of golden requests, by percentile. Default: any.'),
}, 'expected limits such as { ready: 5m, errors: 0% }');
/** The model of `mlops/deploy.yml`, as written. */
const rolloutConfigSchema = schemas/* strictObject */.rej({
    version: schemas/* literal */.euz(1, 'expected 1 (a later version needs a later action)').optional(),
    steps: schemas/* array */.YOg(step, 'expected a list of steps such as [{ weight: 5, wait: 10m }, { weight: 100 }]')
        .min(1, 'expected at least one step')
        .max(100, 'expected at most 100 steps')
        .optional()
        .describe('How requests shift: weights rise, the last is 100. Default: all at once.'),
    golden: golden.optional().describe('Rows asked of old and new version, whose answers are compared.'),
    limits: limits.optional().describe('What a new version must keep; any limit that is broken rolls it back.'),
}, 'expected a mapping of steps, golden and limits');
function durationHint() {
    return 'expected a duration such as 500ms, 90s, 30m, 6h or 2d';
}
function pointerHint() {
    return 'expected a JSON pointer such as /prediction, or "" for the whole answer';
}

;// CONCATENATED MODULE: ./packages/rollout/lib/template.js

/** A column in braces. Bounded, so that a long text full of braces is read once. */
const placeholder = /\{([^{}]{1,200})\}/g;
const alone = /^\{([^{}]{1,200})\}$/;
/** The columns a template of path or body names. */
function columnsIn(template) {
    if (typeof template === 'string')
        return new Set([...template.matchAll(placeholder)].map(([, name]) => name ?? ''));
    const parts = Array.isArray(template) ? template : isRecord(template) ? Object.values(template) : [];
    return new Set(parts.flatMap((part) => [...columnsIn(part)]));
}
/** A path with the values of a row in it, each URL-encoded. */
function fillPath(path, row) {
    return path.replace(placeholder, (_, name) => encodeURIComponent(toText(row.get(name)).toWellFormed()));
}
/** A body with the values of a row in it. */
function fillBody(body, row) {
    if (typeof body === 'string') {
        const [, column] = alone.exec(body) ?? [];
        if (column !== undefined)
            return row.get(column);
        return body.replace(placeholder, (_, name) => toText(row.get(name)));
    }
    if (Array.isArray(body))
        return body.map((item) => fillBody(item, row));
    if (!isRecord(body))
        return body;
    return Object.fromEntries(Object.entries(body).map(([key, value]) => [key, fillBody(value, row)]));
}
/** Texts as they are, everything else as JSON. */
function toText(value) {
    return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

;// CONCATENATED MODULE: ./packages/rollout/lib/golden-set.js



const maxBytes = 64 * 1024 * 1024;
const maxRows = 10_000;
const maxLine = 1024 * 1024;
const maxProblems = 20;
/**
 * Reads golden rows: JSON Lines, one object a line, blank lines passed over; 1 to 10,000 rows, at most 64 MiB.
 *
 * @param name path as it is to be shown; ends in `.jsonl` or `.ndjson`.
 * @throws UserError E_GOLDEN with the first 20 faults, each with its line: a line that is no object, or a row that lacks
 *   a column the request or `expect` names.
 */
function parseGoldenSet(bytes, name, { request }) {
    const text = decode(bytes, name);
    if (request === undefined)
        throw new lib/* UserError */.yo('E_GOLDEN', `Nothing says how to ask the rows of ${name}: add \`golden\` to mlops/deploy.yml.`);
    const lines = linesOf(text);
    if (lines.length === 0)
        throw new lib/* UserError */.yo('E_GOLDEN', `${name} has no rows: write at least one, or name none.`);
    if (lines.length > maxRows)
        throw new lib/* UserError */.yo('E_GOLDEN', `${name} has more than ${maxRows} rows: choose at most so many.`);
    const problems = [];
    const rows = lines.flatMap(({ line, raw }) => {
        const row = readRow(raw);
        if (typeof row !== 'string')
            return [{ line, row }];
        problems.push({ file: name, line, message: row });
        return [];
    });
    problems.push(...findMissingColumns(rows, request).map((problem) => ({ file: name, ...problem })));
    if (problems.length > 0)
        throw refuse(name, problems);
    return rows.map(({ row }) => row);
}
function decode(bytes, name) {
    if (!/\.(?:jsonl|ndjson)$/i.test(name))
        throw new lib/* UserError */.yo('E_GOLDEN', `${JSON.stringify(name.slice(0, 200))} is of no known form: write golden rows as JSON Lines, .jsonl.`);
    if (bytes.length > maxBytes)
        throw new lib/* UserError */.yo('E_GOLDEN', `${name} has ${bytes.length} bytes, more than the ${maxBytes} read: choose fewer rows.`);
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    }
    catch (cause) {
        throw new lib/* UserError */.yo('E_GOLDEN', `${name} is not UTF-8: write it as UTF-8.`, { cause });
    }
}
/** The lines that are not blank, one more than may be at most. */
function linesOf(text) {
    const lines = [];
    for (let from = 0, line = 1; from < text.length && lines.length <= maxRows; line += 1) {
        const end = text.indexOf('\n', from);
        const to = end < 0 ? text.length : end;
        const raw = text.slice(from, to).trim();
        from = to + 1;
        if (raw !== '')
            lines.push({ line, raw });
    }
    return lines;
}
/** A row, or what is wrong with it. */
function readRow(raw) {
    if (raw.length > maxLine)
        return `the line is longer than ${maxLine} characters`;
    try {
        const value = JSON.parse(raw);
        return isRecord(value) ? new Map(Object.entries(value)) : 'expected a JSON object';
    }
    catch {
        return 'expected a JSON object, found no JSON';
    }
}
function findMissingColumns(rows, request) {
    const asked = [...columnsIn(request.path), ...columnsIn(request.body)];
    const columns = new Set(request.expect === undefined ? asked : [...asked, request.expect]);
    return rows.flatMap(({ line, row }) => [...columns]
        .filter((column) => !row.has(column))
        .map((column) => ({ line, message: `the column ${JSON.stringify(column)} is missing` })));
}
function refuse(name, problems) {
    const shown = problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)).slice(0, maxProblems);
    const [first] = shown;
    const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
    return new lib/* UserError */.yo('E_GOLDEN', `The golden rows ${name} cannot be used: line ${first?.line}: ${first?.message}${more}. Correct the lines, or the columns mlops/deploy.yml names.`, { problems: shown });
}

;// CONCATENATED MODULE: ./packages/config/lib/nearest.js
const nearest_longest = 64;
/** The candidate most like a misspelled word, about a third of its letters away at most; undefined when none is. */
function nearest(word, candidates) {
    if (word.length > nearest_longest)
        return undefined;
    let best;
    for (const candidate of candidates) {
        if (candidate.length > nearest_longest)
            continue;
        const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
        if (distance <= Math.ceil(candidate.length / 3) && distance < (best?.distance ?? Infinity))
            best = { candidate, distance };
    }
    return best?.candidate;
}
/** Levenshtein's distance, row by row. */
function editDistance(from, to) {
    let above = Array.from({ length: to.length + 1 }, (_, index) => index);
    for (let row = 1; row <= from.length; row++) {
        const current = [row];
        for (let column = 1; column <= to.length; column++) {
            const replace = (above[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1);
            current.push(Math.min(replace, (above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
        }
        above = current;
    }
    return above[to.length] ?? 0;
}

;// CONCATENATED MODULE: ./packages/config/lib/schema-keys.js
/** A union nested in itself ends here. */
const schema_keys_maxDepth = 20;
/** The keys a schema knows at a path; empty where it takes no mapping, or one of any keys. */
function keysAt(schema, path) {
    const found = path.reduce((schemas, segment) => schemas.flatMap((one) => childrenOf(one, segment)).flatMap((child) => bare(child)), bare(schema));
    const known = found.map(definitionOf).flatMap((def) => (def.type === 'object' ? Object.keys(def.shape) : []));
    return [...new Set(known)];
}
function definitionOf({ _zod: { def } }) {
    return def;
}
/** A schema without what is wrapped around it; several where it is a choice. */
function bare(schema, depth = 0) {
    const one = schema;
    const inner = depth > schema_keys_maxDepth ? [] : innerOf(definitionOf(one));
    return inner === undefined ? [one] : inner.flatMap((wrapped) => bare(wrapped, depth + 1));
}
/** Undefined where nothing is wrapped. */
function innerOf(def) {
    // Optional, nullable, default and their like.
    if ('innerType' in def)
        return [def.innerType];
    // What is preprocessed begins with a transform, which knows no keys.
    if (def.type === 'pipe')
        return [def.in, def.out];
    if (def.type === 'lazy')
        return [def.getter()];
    if (def.type === 'union')
        return def.options;
    return def.type === 'intersection' ? [def.left, def.right] : undefined;
}
function childrenOf(schema, segment) {
    const def = definitionOf(schema);
    if (def.type === 'object') {
        const child = Object.hasOwn(def.shape, segment) ? def.shape[segment] : def.catchall;
        return child === undefined ? [] : [child];
    }
    if (def.type === 'array')
        return [def.element];
    if (def.type === 'record')
        return [def.valueType];
    if (def.type !== 'tuple')
        return [];
    const item = def.items[Number(segment)] ?? def.rest;
    return item ? [item] : [];
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
;// CONCATENATED MODULE: ./packages/config/lib/yaml-source.js

const maxCharacters = 1024 * 1024;
const maxAliases = 100;
const yaml_source_maxDepth = 100;
/** One unclosed bracket gives rise to many. */
const maxSyntaxFaults = 10;
/** Reads YAML 1.2. Duplicate keys, unknown tags, a second document and aliases that multiply are problems. */
function readYaml(text, file) {
    const counter = new dist/* LineCounter */.HN();
    const reader = new Reader(counter, file);
    if (text.length > maxCharacters)
        reader.report(0, `expected at most ${maxCharacters} characters, found ${text.length}`);
    else
        reader.read(text);
    return reader;
}
class Reader {
    problems = [];
    lines = new Map();
    value;
    #keys = new Map();
    #values = new Map();
    #counter;
    #file;
    constructor(counter, file) {
        this.#counter = counter;
        this.#file = file;
    }
    place(path, part) {
        for (let length = path.length; length > 0; length--) {
            const key = JSON.stringify(path.slice(0, length));
            const place = (part === 'key' || length < path.length ? this.#keys : this.#values).get(key);
            if (place !== undefined)
                return place;
        }
        return { line: 1, column: 1 };
    }
    report(offset, message) {
        this.problems.push({ file: this.#file, ...this.#at(offset), message });
    }
    read(text) {
        try {
            const document = (0,dist/* parseDocument */.Tp)(text, { lineCounter: this.#counter, prettyErrors: false, uniqueKeys: false });
            for (const { pos, message } of [...document.errors, ...document.warnings].slice(0, maxSyntaxFaults))
                this.report(pos[0], `no valid YAML: ${message.split('\n', 1).join('')}`);
            if (this.problems.length > 0)
                return;
            // Before the walk, because it throws on aliases that multiply and the walk would follow each of them.
            const value = document.toJS({ maxAliasCount: maxAliases });
            this.#walk(document, document.contents, []);
            if (this.problems.length === 0)
                this.value = value;
        }
        catch (error) {
            // Nesting without end exhausts the parser's stack, and aliases that multiply are refused by throwing.
            this.report(0, `no readable YAML: ${error instanceof Error ? error.message : String(error)}`);
        }
    }
    #walk(document, node, path) {
        if (path.length > yaml_source_maxDepth)
            throw new Error(`nested deeper than ${yaml_source_maxDepth} levels`);
        const target = (0,dist/* isAlias */.Vj)(node) ? node.resolve(document) : node;
        if ((0,dist/* isMap */.jh)(target))
            this.#walkMap(document, target.items, path);
        else if ((0,dist/* isSeq */.oP)(target)) {
            for (const [index, item] of target.items.entries()) {
                this.#note([...path, index], item, item);
                if ((0,dist/* isMap */.jh)(item) || (0,dist/* isSeq */.oP)(item))
                    this.#walk(document, item, [...path, index]);
            }
        }
    }
    #walkMap(document, pairs, path) {
        const seen = new Set();
        for (const { key, value } of pairs) {
            const name = nameOf(key);
            const fault = name === undefined ? 'expected a key that is a text' : findKeyFault(name, seen);
            if (fault !== undefined)
                this.report(offsetOf(key), fault);
            if (name === undefined || fault !== undefined)
                continue;
            seen.add(name);
            this.#note([...path, name], key, value);
            this.#walk(document, value, [...path, name]);
        }
    }
    #note(path, key, value) {
        const id = JSON.stringify(path);
        const place = this.#at(offsetOf(key));
        this.#keys.set(id, place);
        this.#values.set(id, (0,dist/* isNode */.Ll)(value) && value.range ? this.#at(offsetOf(value)) : place);
        this.lines.set(id, place.line);
    }
    #at(offset) {
        const { line, col } = this.#counter.linePos(offset);
        return { line: Math.max(1, line), column: Math.max(1, col) };
    }
}
function nameOf(key) {
    const value = (0,dist/* isScalar */.jn)(key) ? key.value : undefined;
    if (typeof value === 'string')
        return value;
    return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}
function findKeyFault(name, seen) {
    if (seen.has(name))
        return `the key ${quote(name)} stands here a second time: write each key once`;
    if (name === '' || name.includes('\0') || name === '__proto__')
        return `${quote(name)} cannot be a key: rename it`;
    return undefined;
}
function offsetOf(node) {
    return (0,dist/* isNode */.Ll)(node) ? (node.range?.[0] ?? 0) : 0;
}
/** Text of strangers inside a message: on one line, cut. */
function quote(text) {
    return JSON.stringify(text.length > 100 ? `${text.slice(0, 99)}…` : text);
}

;// CONCATENATED MODULE: ./packages/config/lib/config-faults.js



/** Puts what a schema found into words. */
function describeFaults(issues, schema, value) {
    return issues.flatMap((issue) => {
        const path = issue.path.map((segment) => (typeof segment === 'number' ? segment : String(segment)));
        const branch = issue.code === 'invalid_union' ? meantBranch(issue.errors) : undefined;
        if (branch !== undefined)
            return describeFaults(rebase(branch, path), schema, value);
        if (issue.code === 'unrecognized_keys')
            return issue.keys.map((key) => describeUnknown([...path, key], keysAt(schema, path)));
        if (issue.code === 'invalid_key')
            return [{ path, part: 'key', message: `${config_faults_nameOf(path)}: ${issue.issues[0]?.message ?? 'cannot be a name'}` }];
        return [describeValue(path, issue.message, valueAt(value, path))];
    });
}
/** The form that was meant: one in which only parts are wrong, and the fewest. */
function meantBranch(branches) {
    return branches
        .filter((issues) => issues.every(({ code, path }) => path.length > 0 || code === 'unrecognized_keys' || code === 'custom'))
        .toSorted((a, b) => a.length - b.length)[0];
}
function rebase(issues, path) {
    return issues.map((issue) => ({ ...issue, path: [...path, ...issue.path] }));
}
function describeUnknown(path, known) {
    const key = String(path.at(-1));
    const place = path.length > 1 ? ` in ${config_faults_nameOf(path.slice(0, -1))}` : '';
    const meant = nearest(key, known);
    const advice = meant === undefined ? `expected one of ${known.join(', ')}` : `did you mean \`${meant}\`?`;
    return { path, part: 'key', message: `unknown key ${quote(key)}${place}: ${advice}` };
}
function describeValue(path, message, found) {
    const where = path.length === 0 ? '' : `${config_faults_nameOf(path)}: `;
    if (found === undefined)
        return { path, message: `${where}is missing, ${message}` };
    return { path, message: `${where}${message}, found ${describe(found)}` };
}
/** Where it is, as people say it: `golden.request.path`, `steps.1.weight`. */
function config_faults_nameOf(path) {
    return `\`${path.join('.').replace(/\s+/g, ' ').slice(0, 200)}\``;
}
function valueAt(value, path) {
    return path.reduce((current, segment) => {
        if (typeof current !== 'object' || current === null || !Object.hasOwn(current, segment))
            return undefined;
        return current[segment];
    }, value);
}
function describe(value) {
    if (value === null)
        return 'nothing';
    if (Array.isArray(value))
        return 'a list';
    if (typeof value === 'object')
        return 'a mapping';
    return quote(typeof value === 'string' ? value : typeof value === 'number' ? String(value) : JSON.stringify(value));
}

;// CONCATENATED MODULE: ./packages/config/lib/parse-config.js



/**
 * Reads a YAML file by its schema: strict, so that a misspelled key is never passed over.
 *
 * @param file path as it is to be shown in messages and annotations
 * @throws UserError of the kind's code with every fault at once, each with line and column.
 */
function parseConfig(text, file, schema, kind) {
    const source = readYaml(text, file);
    if (source.problems.length > 0)
        throw parse_config_refuse(source.problems, file, kind);
    const { value } = source;
    if (value === null || value === undefined)
        throw parse_config_refuse([{ file, line: 1, column: 1, message: 'the file is empty: write it, or remove it' }], file, kind);
    const parsed = schema.safeParse(value);
    const faults = [
        ...describeFaults(parsed.error?.issues ?? [], schema, value),
        ...(kind.rules === undefined ? [] : kind.rules(value)),
    ];
    if (faults.length === 0 && parsed.success)
        return parsed.data;
    const problems = faults
        .map(({ path, part, message }) => ({ file, ...source.place(path, part), message }))
        .toSorted((a, b) => a.line - b.line || a.column - b.column);
    throw parse_config_refuse(problems, file, kind);
}
function parse_config_refuse(problems, file, { code, what }) {
    const [first] = problems;
    const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
    const message = `The ${what} ${file} cannot be used: line ${first?.line ?? 1}: ${first?.message}${more}. Correct the places listed.`;
    return new lib/* UserError */.yo(code, message, { problems });
}

;// CONCATENATED MODULE: ./packages/config/lib/index.js




;// CONCATENATED MODULE: ./packages/rollout/lib/config-rules.js



/** A job on GitHub ends after six hours. */
const longestWaitMs = 5 * 3_600_000;
const config_rules_maxDepth = 50;
/** What the schema of deploy.yml cannot say, held against the plain value of the file. */
function checkRules(value, { goldenSet }) {
    if (!isRecord(value))
        return [];
    const { steps, golden, limits } = value;
    return [
        ...(Array.isArray(steps) ? checkSteps(steps) : []),
        ...(isRecord(limits) ? checkLimits(limits, golden) : []),
        ...checkGolden(golden, goldenSet),
    ];
}
function checkSteps(steps) {
    const weights = steps.map((step) => (isRecord(step) && typeof step['weight'] === 'number' ? step['weight'] : 0));
    const last = weights.length - 1;
    return weights
        .flatMap((weight, index) => {
        const path = ['steps', index, 'weight'];
        const before = weights[index - 1] ?? 0;
        // A weight that is missing or no number is the schema's to tell.
        if (weight === 0)
            return [];
        if (weight <= before)
            return [{ path, message: `${weight} does not rise above the ${before} before it` }];
        if (index === last && weight !== 100)
            return [{ path, message: `the last step sends ${weight} % of the requests: add { weight: 100 }` }];
        return [];
    })
        .concat(steps.flatMap((step, index) => checkTime(step, 'wait', ['steps', index])));
}
function checkTime(holder, key, path) {
    const written = isRecord(holder) ? holder[key] : undefined;
    if (typeof written !== 'string' || !(toMilliseconds(written) > longestWaitMs))
        return [];
    return [
        { path: [...path, key], message: `expected at most ${formatDuration(longestWaitMs)}, as jobs end after 6 h` },
    ];
}
const needRows = ['errors', 'agreement', 'correct', 'latency'];
function checkLimits(limits, golden) {
    const times = ['ready', 'timeout'].flatMap((key) => checkTime(limits, key, ['limits']));
    const without = golden === undefined ? needRows.filter((key) => limits[key] !== undefined) : [];
    const blind = isRecord(golden) && golden['expect'] === undefined && limits['correct'] !== undefined;
    return [
        ...times,
        ...without.map((key) => ({
            path: ['limits', key],
            part: 'key',
            message: `a limit on ${key} is measured on golden rows, and there are none: add \`golden\``,
        })),
        ...(blind
            ? [unseen('nobody knows what is correct: name the column with the right answer in `golden.expect`')]
            : []),
    ];
}
function unseen(message) {
    return { path: ['limits', 'correct'], part: 'key', message };
}
function checkGolden(golden, goldenSet) {
    if (golden === undefined) {
        const message = 'the input `golden-set` names rows, and nothing says how to ask them: add `golden` with `request` and `answer`';
        return goldenSet ? [{ path: [], message }] : [];
    }
    if (!isRecord(golden))
        return [];
    const noRows = golden['set'] === undefined && !goldenSet;
    return [
        ...(noRows
            ? [{ path: ['golden'], part: 'key', message: '`golden.set`: is missing, expected a path' }]
            : []),
        ...(isRecord(golden['request']) ? config_rules_checkRequest(golden['request']) : []),
    ];
}
function config_rules_checkRequest(request) {
    const { method, path, body } = request;
    const at = ['golden', 'request'];
    const faults = [...findUnsendable(body, [...at, 'body']), ...findUnsendable(path, [...at, 'path'])];
    if (method === 'GET' && body !== undefined)
        faults.push({ path: [...at, 'body'], part: 'key', message: 'GET carries no body: use POST, or take the body out' });
    if (faults.length === 0 && columnsIn(path).size + columnsIn(body).size === 0)
        faults.push({
            path: at,
            part: 'key',
            message: 'every row would ask the same: write a column such as {text} in path or body',
        });
    return faults;
}
/** What is no JSON, or looks like another language of templates and would be sent as it stands. */
function findUnsendable(value, path) {
    if (path.length > config_rules_maxDepth)
        return [{ path, message: `nested deeper than ${config_rules_maxDepth} levels` }];
    if (typeof value === 'string' && /\{\{[^{}]*\}\}/.test(value))
        return [{ path, message: 'write columns in single braces, such as {text}' }];
    if (typeof value === 'number' && !Number.isFinite(value))
        return [{ path, message: `${value} cannot be sent as JSON` }];
    if (Array.isArray(value))
        return value.flatMap((item, index) => findUnsendable(item, [...path, index]));
    if (!isRecord(value))
        return [];
    return Object.entries(value).flatMap(([key, item]) => findUnsendable(item, [...path, key]));
}

;// CONCATENATED MODULE: ./packages/rollout/lib/parse-rollout-config.js




const defaults = { readyMs: 300_000, timeoutMs: 10_000, tolerance: 0.000_001 };
/** Where the config of a model may be, the first found counts. */
function deployPaths(model) {
    return [`mlops/${model}/deploy.yml`, 'mlops/deploy.yml'];
}
/**
 * Reads `mlops/deploy.yml`.
 *
 * @param file path as it is to be shown in messages and annotations
 * @throws UserError E_DEPLOY_CONFIG with every fault at once, each with line and column.
 */
function parseRolloutConfig(text, file, options = { goldenSet: false }) {
    const rules = (value) => checkRules(value, options);
    const written = parseConfig(text, file, rolloutConfigSchema, {
        code: 'E_DEPLOY_CONFIG',
        what: 'config of the rollout',
        rules,
    });
    const steps = written.steps ?? [{ weight: 100 }];
    return {
        steps: steps.map(({ weight, wait }) => ({ weight, waitMs: wait === undefined ? 0 : toMilliseconds(wait) })),
        goldenSet: written.golden?.set,
        request: written.golden && toRequest(written.golden),
        limits: toLimits(written.limits ?? {}),
    };
}
function toRequest(golden) {
    const { request, answer, version, expect, tolerance } = golden;
    return {
        method: request.method ?? 'POST',
        path: request.path,
        body: request.body,
        answer,
        version,
        expect,
        tolerance: tolerance ?? defaults.tolerance,
    };
}
function toLimits(limits) {
    const { ready, timeout, errors, agreement, correct, latency = {} } = limits;
    const { p50, p95, p99 } = latency;
    return {
        readyMs: ready === undefined ? defaults.readyMs : toMilliseconds(ready),
        timeoutMs: timeout === undefined ? defaults.timeoutMs : toMilliseconds(timeout),
        errors: errors === undefined ? 0 : toShare(errors),
        agreement: agreement === undefined ? undefined : toShare(agreement),
        correct: correct === undefined ? undefined : toShare(correct),
        latency: {
            ...(p50 !== undefined && { p50: toMilliseconds(p50) }),
            ...(p95 !== undefined && { p95: toMilliseconds(p95) }),
            ...(p99 !== undefined && { p99: toMilliseconds(p99) }),
        },
    };
}

;// CONCATENATED MODULE: ./packages/rollout/lib/render-rollout.js


const titles = {
    success: '✅ Rolled out, and proven',
    'rolled-back': '↩️ Rolled back, and proven',
    failed: '❌ Not rolled out',
};
const lost = '❌ Nobody knows what serves: look at it now';
const subjects = { new: 'new, alone', old: 'old, alone', endpoint: 'what users meet' };
const maxMessage = 500;
const render_rollout_maxRows = 250;
/**
 * The phases and golden measurements of a rollout as Markdown, for the job summary. Nothing in it that comes from
 * target, answers or files can mention people, break a table or inject HTML.
 */
function renderRollout(outcome) {
    const { status, touched, reason, phases, golden } = outcome;
    const title = status === 'failed' && touched ? lost : titles[status];
    const broken = golden.flatMap((report) => report.broken);
    return (0,blocks/* join */.fj)(`#### ${title}`, reason === undefined ? undefined : `${(0,lib_untrusted/* escape */.ih)(reason, 2 * maxMessage)}.`, status === 'failed' && !touched ? 'Nothing was touched.' : undefined, phaseTable(phases), goldenTable(golden), broken.length === 0
        ? undefined
        : `Limits broken:\n\n${broken.map((text) => `- ${(0,lib_untrusted/* escape */.ih)(text, maxMessage)}`).join('\n')}`);
}
function phaseTable(phases) {
    if (phases.length === 0)
        return undefined;
    const rows = phases
        .slice(0, render_rollout_maxRows)
        .map(({ phase, weight, ok, durationMs, message }) => [
        `${ok ? '✅' : phase === 'cleanup' ? '⚠️' : '❌'} ${phase}`,
        weight === null ? '' : percent(weight),
        formatDuration(durationMs).replace(' ', '\u00a0'),
        (0,lib_untrusted/* escape */.ih)(message, maxMessage),
    ]);
    return withRest((0,blocks/* table */.tp)(['phase', 'on the new', 'took', ''], rows, ['left', 'right', 'right', 'left']), phases.length);
}
function goldenTable(golden) {
    if (golden.length === 0)
        return undefined;
    const headers = ['golden rows', 'on the new', 'failed', 'agree', 'correct', 'p50', 'p95', 'p99', ''];
    const rows = golden
        .slice(0, render_rollout_maxRows)
        .map((report) => [
        subjects[report.subject],
        percent(report.weight),
        `${report.errors}\u00a0of\u00a0${report.rows}`,
        report.agreement === null ? '–' : formatShare(report.agreement).replace(' ', '\u00a0'),
        report.correct === null ? '–' : formatShare(report.correct).replace(' ', '\u00a0'),
        ...latencies(report),
        report.broken.length === 0 ? '✅' : `❌ ${(0,blocks/* count */.U9)(report.broken.length, 'limit')}`,
    ]);
    const right = headers.map((_, index) => (index === 0 || index === headers.length - 1 ? 'left' : 'right'));
    return withRest((0,blocks/* table */.tp)(headers, rows, right), golden.length);
}
function latencies({ latency }) {
    const { p50, p95, p99 } = latency ?? {};
    return [p50, p95, p99].map((ms) => (ms === undefined ? '–' : formatDuration(ms).replace(' ', '\u00a0')));
}
function percent(weight) {
    return `${weight}\u00a0%`;
}
function withRest(body, length) {
    return length > render_rollout_maxRows ? `${body}\n\nand ${length - render_rollout_maxRows} more, in the record` : body;
}

;// CONCATENATED MODULE: ./packages/rollout/lib/addresses.js
const addresses_placeholder = '{version}';
/** The address users meet; undefined where the endpoint names one version at a time, or there is none. */
function usersAddress(endpoint) {
    return endpoint?.includes(addresses_placeholder) === true ? undefined : endpoint;
}
/** The address of one version alone: the endpoint with the version in it, else what the target named. */
function aloneAddress(endpoint, version, named) {
    return endpoint?.includes(addresses_placeholder) === true
        ? endpoint.replaceAll(addresses_placeholder, encodeURIComponent(version))
        : named;
}
/**
 * Whether a request goes where an address the user named goes. Where `{version}` stands in the host, each version is a
 * place the user named.
 */
function isSameOrigin(named, base) {
    const [host = ''] = /^https?:\/\/[^/?#]*/.exec(named) ?? [];
    if (!host.includes(addresses_placeholder))
        return URL.canParse(named) && new URL(named).origin === new URL(base).origin;
    const [before = '', after = ''] = host.split(addresses_placeholder);
    const { origin } = new URL(base);
    return (origin.startsWith(before) &&
        origin.endsWith(after) &&
        /^[\w.-]*$/.test(origin.slice(before.length, origin.length - after.length)));
}

;// CONCATENATED MODULE: ./packages/rollout/lib/measure.js


/** Counts and times of the answers. A row that either version failed to answer is no agreement. */
function measure(answers, { rows, request, old }) {
    const { expect, tolerance } = request;
    const share = (holds) => answers.filter((answer, index) => 'value' in answer && holds(answer.value, index)).length / answers.length;
    const agrees = (value, index) => {
        const before = old?.[index];
        return before !== undefined && 'value' in before && sameAnswer(value, before.value, tolerance);
    };
    const times = answers.flatMap((answer) => ('value' in answer ? [answer.durationMs] : []));
    return {
        rows: answers.length,
        errors: answers.length - times.length,
        agreement: old === undefined ? null : share(agrees),
        correct: expect === undefined ? null : share((value, index) => sameAnswer(value, rows[index]?.get(expect), tolerance)),
        latency: times.length === 0 ? null : percentiles(times),
    };
}
function percentiles(times) {
    const sorted = times.toSorted((a, b) => a - b);
    return { p50: nearestRank(sorted, 50), p95: nearestRank(sorted, 95), p99: nearestRank(sorted, 99) };
}
/** The smallest value that at least `percent` of all are at or below; values ascending, at least one. */
function nearestRank(sorted, percent) {
    return sorted[Math.max(0, Math.ceil((percent * sorted.length) / 100) - 1)] ?? Number.NaN;
}
/** Every limit a measurement breaks, in words. A limit on what has no value is broken. */
function findBroken(measured, limits, answers, judged) {
    return [
        ...brokenErrors(measured, limits, answers),
        ...(judged.answers ? brokenShare('agreement with the old version', measured.agreement, limits.agreement) : []),
        ...(judged.answers ? brokenShare('correct answers', measured.correct, limits.correct) : []),
        ...brokenLatency(measured, limits),
    ];
}
function brokenErrors({ errors, rows }, limits, answers) {
    // Written so that NaN, and no rows at all, break it.
    if (errors / rows <= limits.errors)
        return [];
    const first = answers.findIndex((answer) => 'fault' in answer);
    const fault = answers[first];
    const why = fault !== undefined && 'fault' in fault ? `; row ${first + 1}: ${fault.fault.slice(0, 300)}` : '';
    return [`${errors} of ${rows} golden requests failed, at most ${formatShare(limits.errors)} may${why}`];
}
function brokenShare(what, value, limit) {
    if (limit === undefined || (value !== null && value >= limit))
        return [];
    if (value === null)
        return [`${what}: could not be measured, and at least ${formatShare(limit)} is asked for`];
    return [`${what}: ${formatShare(value)}, below ${formatShare(limit)}`];
}
function brokenLatency({ latency }, limits) {
    return ['p50', 'p95', 'p99'].flatMap((percentile) => {
        const limit = limits.latency[percentile];
        const value = latency?.[percentile] ?? Number.NaN;
        if (limit === undefined || value <= limit)
            return [];
        const found = Number.isNaN(value) ? 'nothing answered' : formatDuration(value);
        return [`latency ${percentile}: ${found}, at most ${formatDuration(limit)} is allowed`];
    });
}

;// CONCATENATED MODULE: ./packages/rollout/lib/replay.js



const concurrency = 4;
/**
 * Asks every row once, four at a time, and gives the answers in the order of the rows.
 *
 * Requests that fail, another status than 2xx, no JSON, nothing where the answer should be, and another version than
 * allowed are faults of that row. Once the signal aborts no more is asked.
 */
async function replay(respondent, order) {
    const answers = order.rows.map(() => ({ fault: 'not asked any more after too many faults' }));
    const pending = order.rows.entries();
    let faults = 0;
    const work = async () => {
        for (const [index, row] of pending) {
            if (order.signal?.aborted === true || faults >= respondent.giveUpAfter)
                return;
            const answer = await ask(respondent, row, order);
            if ('fault' in answer)
                faults += 1;
            answers[index] = answer;
        }
    };
    await Promise.all(Array.from({ length: concurrency }, work));
    return answers;
}
async function ask({ base, versions }, row, order) {
    const { request, http, headers, clock, timeoutMs, signal } = order;
    const { method, path } = request;
    const started = clock.now();
    try {
        const { status, text } = await http.send({
            method,
            url: replay_join(base, fillPath(path, row)),
            headers,
            body: fillBody(request.body, row),
            timeLimitMs: timeoutMs,
            signal,
        });
        const durationMs = clock.now() - started;
        if (status < 200 || status > 299)
            return { fault: `status ${status}` };
        const read = readAnswer(text, request, versions);
        return 'fault' in read ? read : { ...read, durationMs };
    }
    catch (error) {
        if (error instanceof lib/* ServiceError */._7 || error instanceof lib/* UserError */.yo)
            return { fault: error.message };
        throw error;
    }
}
/** The path of the request goes before the query of the address. */
function replay_join(base, path) {
    const [address = '', query] = base
        .split('#', 1)
        .join('')
        .split(/\?(.*)/s, 2);
    const whole = `${address.replace(/\/$/, '')}${path}`;
    return query === undefined || query === '' ? whole : `${whole}${path.includes('?') ? '&' : '?'}${query}`;
}
function readAnswer(text, { answer, version }, versions) {
    const parsed = parse(text);
    if (parsed === undefined)
        return { fault: 'the answer is no JSON' };
    const told = version === undefined ? undefined : resolvePointer(parsed.value, version);
    if (version !== undefined && !versions.some((one) => one === told))
        return { fault: `expected version ${versions.join(' or ')} to answer, ${describeVersion(told)} did` };
    const value = resolvePointer(parsed.value, answer);
    return value === undefined ? { fault: `the answer has nothing at ${JSON.stringify(answer)}` } : { value };
}
function parse(text) {
    try {
        return { value: JSON.parse(text) };
    }
    catch {
        return undefined;
    }
}
function describeVersion(told) {
    return typeof told === 'string' ? JSON.stringify(told.slice(0, 40)) : 'one that does not say';
}

;// CONCATENATED MODULE: ./packages/rollout/lib/stop.js

/** The rollout does not go on: a limit is broken, a deadline is past, or the job is cancelled. */
class Stop extends Error {
    name = 'Stop';
    /** Of the fault behind it, where one was thrown. */
    code;
    constructor(message, code) {
        super(message);
        this.code = code;
    }
}
/** @throws Stop when the job is cancelled. */
function throwIfCancelled(signal) {
    if (signal?.aborted === true)
        throw new Stop('cancelled');
}
const stop_longest = 1000;
/** Anything thrown, as an outcome tells it. What no part of the suite throws on purpose is a bug, and says so. */
function reasonOf(error) {
    if (error instanceof Stop || error instanceof lib/* UserError */.yo || error instanceof lib/* ServiceError */._7)
        return { reason: oneLine(error.message), code: error.code };
    const message = error instanceof Error ? error.message : String(error);
    return { reason: oneLine(`this is a bug, please report it: ${message}`), code: 'E_INTERNAL' };
}
/** Reasons are clauses: whoever shows one writes the full stop. */
function oneLine(text) {
    return text.replace(/\s+/g, ' ').trim().replace(/\.$/, '').slice(0, stop_longest);
}

;// CONCATENATED MODULE: ./packages/rollout/lib/golden-check.js





/** Faults of the golden rows after which it is clear that nothing answers there. */
const plenty = 20;
/** Enough to see who answers, where a runner is about to kill the job. */
const hurriedRows = 100;
/** Asks the golden rows during one rollout, remembers the old version's answers, and holds the limits. */
class GoldenCheck {
    #order;
    #log;
    #users;
    /** Whether there is an old version to agree with. */
    #compares;
    #old;
    /** @param serving the version users meet before: where it is the new one already, there is nothing to agree with. */
    constructor(order, log, serving) {
        this.#compares = order.old !== undefined && serving !== order.next.version;
        this.#order = order;
        this.#log = log;
        this.#users = usersAddress(order.endpoint);
    }
    /** Whether there is anything to ask. */
    get asks() {
        return this.#order.golden.length > 0;
    }
    /**
     * Before requests shift: the old version's answers, to be compared with, then the new version alone.
     *
     * @param slots addresses of one version alone, as the target names them.
     * @throws Stop when a limit is broken, or no address is known.
     */
    async before(slots) {
        const { endpoint, next, old } = this.#order;
        const alone = aloneAddress(endpoint, next.version, slots.next);
        if (alone === undefined && this.#users === undefined)
            throw new Stop('there are golden rows, and no address to ask them of: set `endpoint`', 'E_GOLDEN');
        // At 0 % users still meet the old version alone.
        const base = this.#compares && old ? (aloneAddress(endpoint, old.version, slots.old) ?? this.#users) : undefined;
        const told = [];
        if (old !== undefined && base !== undefined) {
            const asked = await this.#ask({ subject: 'old', base, weight: 0, versions: [old.version], judge: 'nothing' });
            this.#old = asked.answers;
            told.push(asked.told);
        }
        if (alone !== undefined)
            told.push((await this.#ask({ subject: 'new', base: alone, weight: 0, versions: [next.version], judge: 'all' })).told);
        return told.join('; ') || 'not asked yet: neither version is reached alone';
    }
    /**
     * While `weight` percent of the requests go to the new version.
     *
     * @param serving the version the others go to
     * @throws Stop when a limit is broken.
     */
    async during(weight, serving, slot) {
        const { endpoint, next } = this.#order;
        const alone = aloneAddress(endpoint, next.version, slot);
        const whole = weight === 100;
        const versions = whole || serving === undefined ? [next.version] : [serving, next.version];
        const told = [];
        if (this.#users !== undefined) {
            const judge = whole ? 'all' : 'mix';
            told.push((await this.#ask({ subject: 'endpoint', base: this.#users, weight, versions, judge })).told);
        }
        if (alone !== undefined)
            told.push((await this.#ask({ subject: 'new', base: alone, weight, versions: [next.version], judge: 'all' })).told);
        return told.join('; ');
    }
    /** Once the new version serves: all that users meet. @throws Stop when a limit is broken. */
    async promoted(slot) {
        const { endpoint, next } = this.#order;
        const base = this.#users ?? aloneAddress(endpoint, next.version, slot);
        if (base === undefined)
            throw new Stop('the golden rows can be asked of no address any more', 'E_GOLDEN');
        const subject = this.#users === undefined ? 'new' : 'endpoint';
        return (await this.#ask({ subject, base, weight: 100, versions: [next.version], judge: 'all' })).told;
    }
    /** Whether the old version answers again; undefined where no address is known. @throws Stop when it does not. */
    async back(old, slot) {
        const base = this.#users ?? aloneAddress(this.#order.endpoint, old.version, slot);
        if (base === undefined)
            return undefined;
        const subject = this.#users === undefined ? 'old' : 'endpoint';
        return (await this.#ask({ subject, base, weight: 0, versions: [old.version], judge: 'errors' }, 'taken back')).told;
    }
    /** Why the new version is not gone, as far as users' answers say who answers. */
    async whyNotGone() {
        const { config, golden, next } = this.#order;
        if (this.#users === undefined || config.request?.version === undefined)
            return undefined;
        const respondent = { base: this.#users, versions: [next.version], giveUpAfter: 1 };
        const [answer] = await replay(respondent, this.#replayOrder(golden.slice(0, 1), respondent.base, undefined));
        return answer !== undefined && 'value' in answer ? `${next.version} still answers` : undefined;
    }
    async #ask(question, road = 'forward') {
        const { config, golden, signal } = this.#order;
        const { request } = config;
        if (request === undefined)
            throw new Stop('nothing says how to ask the golden rows', 'E_GOLDEN');
        const forward = road === 'forward';
        const rows = !forward && signal?.aborted === true ? golden.slice(0, hurriedRows) : golden;
        const { subject, base, weight, versions, judge } = question;
        const limits = this.#limits(judge);
        const respondent = {
            base,
            versions,
            giveUpAfter: Math.max(plenty, judge === 'nothing' ? rows.length / 2 : Math.floor(limits.errors * rows.length) + 1),
        };
        const answers = await replay(respondent, this.#replayOrder(rows, base, forward ? signal : undefined));
        if (forward)
            throwIfCancelled(signal);
        const measured = measure(answers, { rows, request, old: subject === 'old' ? undefined : this.#old });
        const broken = judge === 'nothing' ? [] : findBroken(measured, limits, answers, { answers: judge === 'all' });
        const report = { subject, weight, ...measured, broken };
        this.#log.golden.push(report);
        if (broken.length > 0)
            throw new Stop(`${golden_check_nameOf(report)} at ${weight} %: ${broken.join('; ')}`);
        return { answers, told: golden_check_describe(report) };
    }
    #replayOrder(rows, base, signal) {
        const { config, http, clock, target, endpoint } = this.#order;
        const { request, limits } = config;
        if (request === undefined)
            throw new Stop('nothing says how to ask the golden rows', 'E_GOLDEN');
        // An address that the target names may be anywhere; secrets go where the user said, and nowhere else.
        const known = [endpoint, target.address].some((address) => address !== undefined && isSameOrigin(address, base));
        const headers = known ? this.#order.headers : new Map();
        return { rows, request, http, headers, clock, timeoutMs: limits.timeoutMs, signal };
    }
    #limits(judge) {
        const { limits } = this.#order.config;
        if (judge === 'errors')
            return { ...limits, latency: {} };
        return this.#compares ? limits : { ...limits, agreement: undefined };
    }
}
function golden_check_nameOf({ subject }) {
    return { new: 'the new version alone', old: 'the old version alone', endpoint: 'what users meet' }[subject];
}
function golden_check_describe(report) {
    const { rows, errors, agreement, correct, latency } = report;
    return [
        `${golden_check_nameOf(report)}: ${rows} golden rows, ${errors} failed`,
        ...(agreement === null ? [] : [`${formatShare(agreement)} agree`]),
        ...(correct === null ? [] : [`${formatShare(correct)} correct`]),
        ...(latency === null ? [] : [`p95 ${formatDuration(latency.p95)}`]),
    ].join(', ');
}

;// CONCATENATED MODULE: ./packages/rollout/lib/observe.js
/** Targets of few replicas can send 33 % only as 33.3 %. */
const slack = 0.5;
/** Why a version is not up; undefined when it is, and it is the version asked for that answered. */
function whyNotUp({ ready, version, reason }, wanted) {
    if (version !== undefined && version !== wanted.version)
        return `${version.slice(0, 40)} answers instead`;
    return ready ? undefined : reason || 'the target says not yet';
}
/** Why requests do not go where they should, as far as the target can say. */
function whyNotWeighted({ weights }, version, percent) {
    if (weights === undefined || weights.size === 0)
        return undefined;
    const seen = weights.get(version) ?? 0;
    // Written so that NaN is not what it should be.
    return Math.abs(seen - percent) <= slack ? undefined : `it sends ${seen} % of the requests to ${version}`;
}
/** Why another version serves, as far as the target can say. */
function whyNotServing({ version }, wanted) {
    return version === undefined || version === wanted ? undefined : `${version.slice(0, 40)} serves`;
}
/** Asks whether a version is up, and where. */
async function askUp(target, wanted) {
    const answer = await target.ready(wanted);
    return { why: whyNotUp(answer, wanted), url: answer.url };
}

;// CONCATENATED MODULE: ./packages/rollout/lib/phase-log.js

/** What happened so far. */
class PhaseLog {
    phases = [];
    golden = [];
    #order;
    constructor(order) {
        this.#order = order;
    }
    /**
     * Tells of a phase, goes through it, and notes how it ended.
     *
     * @param body returns one line for people; what it throws is noted, and thrown on.
     */
    async take(phase, weight, body) {
        const { clock } = this.#order;
        await this.#tell(phase, weight);
        const started = clock.now();
        const note = (ok, message) => void this.phases.push({ phase, weight, ok, durationMs: Math.max(0, clock.now() - started), message });
        try {
            note(true, await body());
        }
        catch (error) {
            note(false, reasonOf(error).reason);
            throw error;
        }
    }
    /** Who listens must not stop a rollout half-way. */
    async #tell(phase, weight) {
        try {
            await this.#order.onPhase(phase, weight);
        }
        catch {
            return;
        }
    }
}

;// CONCATENATED MODULE: ./packages/rollout/lib/until.js



const firstPauseMs = 500;
const longestPauseMs = 10_000;
/**
 * Asks until the answer is undefined, at once and then with growing pauses; an answer in words says why not yet.
 * A server that cannot be reached counts as not yet.
 *
 * @throws Stop at the deadline or when the signal aborts; whatever else `ask` throws.
 */
async function until(ask, waiting) {
    const { clock, limitMs, what, signal } = waiting;
    const deadline = clock.now() + limitMs;
    for (let pause = firstPauseMs;; pause = Math.min(pause * 2, longestPauseMs)) {
        const { reason, code } = await askOnce(ask);
        if (reason === undefined)
            return;
        throwIfCancelled(signal);
        const left = deadline - clock.now();
        if (!(left > 0))
            throw new Stop(`${what} within ${formatDuration(limitMs)}: ${reason}`, code);
        await clock.sleep(Math.min(pause, left), signal);
        throwIfCancelled(signal);
    }
}
async function askOnce(ask) {
    try {
        return { reason: await ask(), code: undefined };
    }
    catch (error) {
        if (!(error instanceof lib/* ServiceError */._7))
            throw error;
        return { reason: error.message, code: error.code };
    }
}

;// CONCATENATED MODULE: ./packages/rollout/lib/roll-back.js






/** Pauses before the second and the third try. Short: a runner kills a cancelled job after ten seconds. */
const pausesMs = [1000, 3000];
/** Only the way back, for taking over after a run that died; a signal is not heeded. Never throws. */
function rollBack(order) {
    const why = { reason: `the run that rolled ${order.next.version} out ended half-way`, code: undefined };
    return takeBack(order, new PhaseLog(order), why);
}
/** Brings the old version back and proves that it is. Never throws; never stopped by the signal. */
async function takeBack(order, log, why) {
    const { phases, golden } = log;
    const outcome = { touched: true, phases, golden, url: undefined };
    try {
        await log.take('rollback', null, () => restore(order));
        await log.take('proof', 0, () => order.old === undefined ? proveGone(order, log) : proveBack(order, order.old, log));
        return { ...outcome, status: 'rolled-back', ...why };
    }
    catch (error) {
        const { reason, code } = reasonOf(error);
        return {
            ...outcome,
            status: 'failed',
            reason: `NOBODY KNOWS WHAT SERVES NOW: the way back is not proven, ${reason}. It began because of this: ${why.reason}`,
            code: why.code ?? code,
        };
    }
}
async function restore(order) {
    const { clock, old } = order;
    for (let tries = 1;; tries += 1) {
        try {
            await restoreOnce(order);
            return `${old?.version ?? 'nothing'} is to serve again${tries === 1 ? '' : `, after ${tries} tries`}`;
        }
        catch (error) {
            const pause = pausesMs[tries - 1];
            const { reason, code } = reasonOf(error);
            if (pause === undefined)
                throw new Stop(`the rollback failed ${tries} times, at last with: ${reason}`, code);
            await clock.sleep(pause);
        }
    }
}
/** A version that was rolled out anew must not be taken away as the one that failed: it is what to go back to. */
function restoreOnce({ target, next, old }) {
    return old?.version === next.version ? target.promote(old) : target.rollback(next, old);
}
/** Everything that can be asked says that the old version serves. */
async function proveBack(order, old, log) {
    const { target, next } = order;
    let slot;
    await untilProven(order, `${old.version} was not seen to serve again`, async () => {
        const { why, url } = await askUp(target, old);
        slot = url;
        if (why !== undefined)
            return why;
        const state = await target.current();
        const left = old.version === next.version ? undefined : whyNotWeighted(state, next.version, 0);
        return whyNotServing(state, old.version) ?? left;
    });
    const golden = new GoldenCheck(order, log);
    const told = golden.asks ? await golden.back(old, slot) : undefined;
    return `${old.version} serves again${told === undefined ? '' : `; ${told}`}`;
}
/** Nothing served before: everything that can be asked says that the new version does not either. */
async function proveGone(order, log) {
    const { target, next } = order;
    const golden = new GoldenCheck(order, log);
    await untilProven(order, `${next.version} was not seen to be gone`, async () => {
        const { why } = await askUp(target, next).catch((error) => refusalOf(error));
        if (why === undefined)
            return `${next.version} still answers`;
        const state = await target.current();
        if (state.version === next.version)
            return `${next.version} still serves`;
        return whyNotWeighted(state, next.version, 0) ?? (golden.asks ? golden.whyNotGone() : undefined);
    });
    return `${next.version} does not answer any more`;
}
/** Patient with refusals too: what stands at the end of this road is the loudest message there is. */
function untilProven(order, what, ask) {
    const { clock, config } = order;
    const patient = () => ask().catch((error) => refusalOf(error).why);
    return until(patient, { clock, limitMs: config.limits.readyMs, what });
}
/** A target that refuses to speak of a version does not serve it. */
function refusalOf(error) {
    if (error instanceof lib/* UserError */.yo)
        return { why: error.message, url: undefined };
    throw error;
}

;// CONCATENATED MODULE: ./packages/rollout/lib/shift.js





/** The way forward, from staging to the proof that the new version serves. */
class Shift {
    #order;
    #log;
    #golden;
    #serving;
    /** Address of the new version alone, as the target names it. */
    slot;
    /** @param serving the version users meet before; undefined: none, as far as anybody can say. */
    constructor(order, log, serving) {
        this.#serving = serving;
        this.#order = order;
        this.#log = log;
        this.#golden = new GoldenCheck(order, log, serving);
    }
    /** @throws Stop, UserError, ServiceError: whatever keeps the new version from serving. */
    async run() {
        const { target, next } = this.#order;
        await this.#take('stage', null, async () => {
            await target.stage(next);
            return `${next.version} is staged at 0 %`;
        });
        await this.#take('ready', null, () => this.#awaitReady());
        if (this.#golden.asks)
            await this.#take('golden', 0, () => this.#compare());
        for (const step of this.#steps())
            await this.#step(step);
        await this.#take('promote', 100, async () => {
            await target.promote(next);
            return `${next.version} is promoted`;
        });
        await this.#take('proof', 100, () => this.#prove());
        throwIfCancelled(this.#order.signal);
    }
    #steps() {
        const { target, next, config } = this.#order;
        // Who does not split has nothing between 0 and 100: promoting is its only step.
        if (!target.splits)
            return [];
        // Where nothing else serves, the requests that do not reach the new version would reach nobody.
        return this.#serving === undefined || this.#serving === next.version ? config.steps.slice(-1) : config.steps;
    }
    #take(...[phase, weight, body]) {
        throwIfCancelled(this.#order.signal);
        return this.#log.take(phase, weight, body);
    }
    async #awaitReady() {
        const { target, next } = this.#order;
        await this.#until(`${next.version} was not ready`, async () => {
            const { why, url } = await askUp(target, next);
            this.slot = url ?? this.slot;
            return why;
        });
        return `${next.version} is up`;
    }
    async #compare() {
        const { target, old, endpoint } = this.#order;
        // Asked for its address alone: an old version that is not up is not what is on trial.
        const named = old === undefined || endpoint?.includes('{version}') ? undefined : (await askUp(target, old)).url;
        return this.#golden.before({ next: this.slot, old: named });
    }
    async #step({ weight, waitMs }) {
        await this.#take('weight', weight, async () => {
            const { target, next } = this.#order;
            await target.weight(next, weight);
            await this.#until(`${weight} % on ${next.version} was not seen`, async () => whyNotWeighted(await target.current(), next.version, weight));
            await this.#wait(waitMs);
            return `${weight} % of the requests on ${next.version}${waitMs === 0 ? '' : ` for ${formatDuration(waitMs)}`}`;
        });
        if (this.#golden.asks)
            await this.#take('golden', weight, () => this.#golden.during(weight, this.#serving, this.slot));
    }
    async #prove() {
        const { target, next, config } = this.#order;
        if (!target.splits)
            await this.#wait(config.steps.at(-1)?.waitMs ?? 0);
        await this.#awaitReady();
        await this.#until(`${next.version} was not seen to serve`, async () => {
            const state = await target.current();
            return whyNotServing(state, next.version) ?? whyNotWeighted(state, next.version, 100);
        });
        const told = this.#golden.asks ? await this.#golden.promoted(this.slot) : 'no golden rows';
        return `${next.version} serves; ${told}`;
    }
    async #wait(ms) {
        const { clock, signal } = this.#order;
        if (ms > 0)
            await clock.sleep(ms, signal);
        throwIfCancelled(signal);
    }
    #until(what, ask) {
        const { clock, config, signal } = this.#order;
        return until(ask, { clock, limitMs: config.limits.readyMs, what, signal });
    }
}

;// CONCATENATED MODULE: ./packages/rollout/lib/roll-out.js





/**
 * Brings a version to where it serves: check, stage, ready, golden rows, the steps, promote, proof, clean up.
 *
 * Whatever goes wrong after staging began, a broken limit, and a cancelled job take everything back, and prove that the
 * old version serves again. Once the new one is proven, only cleaning up is left, which nothing takes back. A call of
 * the target that runs while the job is cancelled is waited for: a rollback beside it could be undone by it.
 *
 * Never throws.
 */
async function rollOut(order) {
    const log = new PhaseLog(order);
    const checked = await check(order, log);
    if ('reason' in checked)
        return { ...checked, status: 'failed', touched: false, ...told(log), url: undefined };
    const shift = new Shift(order, log, checked.serving);
    try {
        await shift.run();
    }
    catch (error) {
        return takeBack(order, log, stopOf(order, error));
    }
    await cleanUp(order, log);
    const url = usersAddress(order.endpoint) ?? aloneAddress(order.endpoint, order.next.version, shift.slot);
    return { status: 'success', touched: true, reason: undefined, code: undefined, ...told(log), url };
}
function told({ phases, golden }) {
    return { phases, golden };
}
function stopOf({ signal }, error) {
    return signal?.aborted === true ? { reason: 'cancelled', code: undefined } : reasonOf(error);
}
/** What users meet now, or why it cannot begin; nothing is touched yet. */
async function check(order, log) {
    const { target, old, signal } = order;
    let serving = old?.version;
    try {
        throwIfCancelled(signal);
        await log.take('check', null, async () => {
            refuseImpossible(order);
            await target.check();
            // What serves may be something nobody recorded, or the new version, where a run died after its promotion.
            serving = (await currentVersion(order)) ?? serving;
            return 'the target can do it';
        });
        throwIfCancelled(signal);
        return { serving };
    }
    catch (error) {
        return stopOf(order, error);
    }
}
/** A target that cannot say now is asked again at every step; without a recorded version it is the only one who knows. */
async function currentVersion({ target, old }) {
    const asked = target.current();
    const state = await (old === undefined ? asked : asked.catch(() => undefined));
    return state?.version;
}
/** What no target could do, or would prove nothing. */
function refuseImpossible({ target, config, golden }) {
    const { steps, request, goldenSet } = config;
    if (steps.at(-1)?.weight !== 100)
        throw new Stop('the last step is not 100 %: add { weight: 100 }', 'E_DEPLOY_CONFIG');
    if (!target.splits && steps.length > 1)
        throw new Stop('the target cannot split requests between versions: use steps: [{weight: 100}]', 'E_TARGET');
    if (golden.length > 0 !== (request !== undefined))
        throw new Stop('golden rows and `golden` of the config go together: give both or neither', 'E_GOLDEN');
    if (goldenSet !== undefined && golden.length === 0)
        throw new Stop(`the golden rows of ${JSON.stringify(goldenSet)} are missing`, 'E_GOLDEN');
}
/** The new version serves, proven: what stays behind is a warning. */
async function cleanUp({ target, next, old }, log) {
    // A version that is rolled out anew must not be removed as its own predecessor.
    const gone = old?.version === next.version ? undefined : old;
    try {
        await log.take('cleanup', null, async () => {
            await target.cleanup(next, gone);
            return gone === undefined ? 'nothing stays behind' : `${gone.version} is taken away`;
        });
    }
    catch {
        return;
    }
}

;// CONCATENATED MODULE: ./packages/rollout/lib/index.js







;// CONCATENATED MODULE: ./actions/deploy/lib/summary.js


const summary_titles = {
    success: '🟢 Deploy: serves',
    'rolled-back': '🔴 Deploy: rolled back',
    failed: '🔴 Deploy: failed',
    skipped: '⚪ Deploy: nothing of this model',
    'in-progress': '⚪ Deploy: on its way already',
};
/** The summary of a deployment. */
function renderDeployment(record, outcome) {
    const { model, version, environment, status, reason, recovered } = record;
    const what = version === null ? (0,lib_untrusted/* code */.aY)(model) : `${(0,lib_untrusted/* code */.aY)(model)} ${(0,lib_untrusted/* code */.aY)(version)} on ${(0,lib_untrusted/* code */.aY)(environment)}`;
    return (0,blocks/* join */.fj)(`### ${summary_titles[status]} · ${what}`, `${(0,lib_untrusted/* escape */.ih)(reason.slice(0, 1).toUpperCase() + reason.slice(1), 1000)}.`, recovered === null ? undefined : `**After a run that died:** ${(0,lib_untrusted/* escape */.ih)(recovered, 1000)}.`, version === null ? undefined : renderFacts(record), outcome === undefined ? undefined : renderRollout(outcome));
}
function renderFacts({ live, previous, digest, target, registry, url, deployment, status }) {
    const unknown = status === 'failed' ? '**nobody knows**' : 'nothing proven';
    return (0,blocks/* table */.tp)(['', ''], [
        ['Serves now', live === null ? unknown : (0,lib_untrusted/* code */.aY)(live)],
        ['Before', previous === null ? 'nothing' : (0,lib_untrusted/* code */.aY)(previous)],
        ['Manifest', digest === null ? 'unknown' : (0,lib_untrusted/* code */.aY)(digest)],
        ['Registry', (0,lib_untrusted/* code */.aY)(registry, 200)],
        ['Target', (0,lib_untrusted/* code */.aY)(target, 200)],
        ...(url === null ? [] : [['Address', (0,lib_untrusted/* code */.aY)(url, 300)]]),
        ...(deployment === null ? [] : [['Deployment', String(deployment)]]),
    ]);
}

;// CONCATENATED MODULE: ./actions/deploy/lib/conclude.js



/** Outputs, record, summary, and the exit code: 1 when the version did not do, 2 when nobody knows what serves. */
function conclude(inputs, ports, conclusion) {
    const record = toRecord(inputs, ports, conclusion);
    ports.runner.info(`${record.status}: ${record.reason}.`);
    return {
        outputs: {
            status: record.status,
            url: record.url ?? '',
            'deployment-id': record.deployment === null ? '' : String(record.deployment),
            version: record.version ?? '',
            'previous-version': record.previous ?? '',
        },
        record,
        section: conclusion.section ?? renderDeployment(record, conclusion.outcome),
        failure: failureOf(record, conclusion.outcome?.touched === true),
    };
}
function failureOf(record, touched) {
    const { status, model, version, environment, reason, previous } = record;
    if (status === 'rolled-back')
        return {
            exit: 1,
            message: `${model} ${version} was rolled back on ${environment}: ${reason}. ${previous ?? 'Nothing'} serves, as before.`,
        };
    if (status !== 'failed')
        return undefined;
    if (!touched)
        return {
            exit: 2,
            message: `${model} ${version} was not deployed to ${environment}: ${reason}. Nothing was changed.`,
        };
    return {
        exit: 2,
        message: `ROLLBACK FAILED. NOBODY KNOWS WHICH VERSION OF ${model} SERVES ON ${environment}: look at it NOW, and bring ${previous ?? 'the old state'} back by hand. ${reason}`,
    };
}
function toRecord(inputs, ports, conclusion) {
    const { outcome, version } = conclusion;
    return {
        kind: 'deploy',
        ...recordHead(inputs.model, ports.runner.context, ports.now()),
        mode: inputs['dry-run'] ? 'plan' : inputs.mode,
        status: conclusion.status,
        reason: conclusion.reason,
        environment: inputs.environment,
        target: /^https?:/.test(inputs.target) ? redact(inputs.target) : inputs.target,
        registry: inputs.registry,
        version: version?.version ?? null,
        digest: version?.digest ?? null,
        previous: conclusion.previous ?? null,
        live: conclusion.live ?? null,
        deployment: conclusion.deployment ?? null,
        url: conclusion.url || null,
        recovered: conclusion.recovered ?? null,
        phases: [...(outcome?.phases ?? [])],
        golden: (outcome?.golden ?? []).map((report) => ({ ...report, broken: [...report.broken] })),
        error: null,
    };
}
/** The record of a run that could not even begin. */
function recover(error, inputs, ports) {
    return { ...toRecord(inputs, ports, { status: 'failed', reason: error.message.slice(0, 1000) }), error };
}

;// CONCATENATED MODULE: ./packages/command/lib/cancellation.js
const signals = ['SIGINT', 'SIGTERM'];
/**
 * Runs `body` with a signal that aborts, its reason the name of the signal, when GitHub cancels the job. Meanwhile
 * this process does not end by these signals itself; once cancelled, neither afterwards, so that it can still tell what
 * happened before it is killed.
 *
 * A runner cancels with SIGINT, follows after 7.5 s with SIGTERM, and after 2.5 s more kills the process tree.
 */
async function withCancellation(body) {
    const controller = new AbortController();
    const abort = (signal) => controller.abort(signal);
    for (const signal of signals)
        process.on(signal, abort);
    try {
        return await body(controller.signal);
    }
    finally {
        if (!controller.signal.aborted)
            for (const signal of signals)
                process.off(signal, abort);
    }
}

;// CONCATENATED MODULE: ./packages/command/lib/command-environment.js
/** What belongs to the action itself: its inputs and state, the runner's service tokens, its command files. */
const withheld = [
    /^INPUT_/,
    /^STATE_/,
    /^ACTIONS_(RUNTIME|ID_TOKEN|CACHE|RESULTS)_/,
    /^GITHUB_(OUTPUT|ENV|PATH|STATE|STEP_SUMMARY)$/,
    /^(GITHUB|GH)_TOKEN$/,
];
/**
 * The environment of a user's command: the step's own, less what belongs to the action, plus `variables`.
 *
 * A command is often a pull request's code, and code prints its environment: into experiment trackers, crash reports,
 * logs. With the runtime token it could replace artifacts and poison caches, with the identity token
 * sign in to the team's cloud, with the command files change what later steps run. This keeps the tokens out of
 * honest code's reach and logs; it is no sandbox, so the job that trains should hold no permission worth stealing.
 */
function commandEnvironment(environment, variables) {
    const kept = Object.entries(environment).filter(([name]) => !withheld.some((form) => form.test(name.toUpperCase())));
    const all = [...kept, ...Object.entries(variables)];
    return Object.fromEntries(all.filter((entry) => entry[1] !== undefined));
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./packages/command/lib/output-tail.js

const keptBytes = 64 * 1024;
const keptLines = 20;
const lineLength = 500;
/** Remembers the end of an output of any length in constant memory. */
class OutputTail {
    #chunks = [];
    #bytes = 0;
    add(chunk) {
        this.#chunks.push(chunk);
        this.#bytes += chunk.length;
        if (this.#bytes <= 2 * keptBytes)
            return;
        this.#chunks = [this.#end()];
        this.#bytes = keptBytes;
    }
    /** The last lines that are not blank, at most 20 of at most 500 characters, without colours and cursor moves. */
    lines() {
        const text = (0,external_node_util_.stripVTControlCharacters)(this.#end().toString('utf8'));
        return text
            .split(/[\r\n]+/)
            .map((line) => line.trimEnd())
            .filter((line) => line !== '')
            .slice(-keptLines)
            .map((line) => line.slice(0, lineLength));
    }
    #end() {
        return Buffer.from(Buffer.concat(this.#chunks).subarray(-keptBytes));
    }
}

;// CONCATENATED MODULE: ./packages/command/lib/living-members.js

/** Whether any process of a group runs. On Windows, which has no groups, none does. */
async function hasLivingMember(group) {
    if (process.platform === 'win32' || !hasMember(group))
        return false;
    if (process.platform !== 'linux')
        return true;
    // In job containers nobody collects ended orphans: they stay members of the group for ever.
    const numbers = (await (0,promises_.readdir)('/proc')).filter((name) => /^\d+$/.test(name));
    const living = await Promise.all(numbers.map((number) => isLivingMember(number, group)));
    return living.includes(true);
}
function hasMember(group) {
    try {
        return process.kill(-group, 0);
    }
    catch {
        return false;
    }
}
async function isLivingMember(number, group) {
    const stat = await (0,promises_.readFile)(`/proc/${number}/stat`, 'latin1').catch(() => '');
    // After the name, which is in brackets and may hold any character: state, parent, group (proc_pid_stat(5)).
    const [state, , itsGroup] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return itsGroup === String(group) && state !== 'Z' && state !== 'X';
}

;// CONCATENATED MODULE: ./packages/command/lib/process-group.js



const pollMs = 20;
const settleMs = 500;
const backgroundMs = 2000;
/** A command with everything it started, as far as that did not make itself independent. */
class ProcessGroup {
    #leader;
    #graceMs;
    #timers = [];
    constructor(leader, graceMs) {
        this.#leader = leader;
        this.#graceMs = graceMs;
    }
    /** Whether it was asked to end. */
    get ending() {
        return this.#timers.length > 0;
    }
    /** Asks the group to end: with `first` at once, with SIGTERM at half the grace, with SIGKILL at its end. */
    end(first) {
        if (this.ending)
            return;
        this.#send(first);
        const later = (signal, ms) => this.#timers.push(setTimeout(() => this.#send(signal), ms));
        if (first === 'SIGINT')
            later('SIGTERM', this.#graceMs / 2);
        later('SIGKILL', this.#graceMs);
    }
    /**
     * Called when the leader has ended: waits for the others, and ends what stays, as nothing may write outputs while
     * they are read. Returns whether there was something to end.
     */
    async settle() {
        if (this.ending) {
            // A shell dies of the signal at once; the training it started may still be saving its state.
            if (!(await this.#gone(this.#graceMs + settleMs)))
                this.#send('SIGKILL');
            return false;
        }
        if (await this.#gone(settleMs))
            return false;
        this.#send('SIGTERM');
        if (!(await this.#gone(backgroundMs)))
            this.#send('SIGKILL');
        return true;
    }
    release() {
        for (const timer of this.#timers)
            clearTimeout(timer);
    }
    async #gone(withinMs) {
        for (const end = performance.now() + withinMs; await hasLivingMember(this.#leader); await (0,external_node_timers_promises_.setTimeout)(pollMs)) {
            if (performance.now() >= end)
                return false;
        }
        return true;
    }
    #send(signal) {
        if (process.platform === 'win32') {
            // Windows has no signals: the tree can only be ended.
            (0,external_node_child_process_.spawn)('taskkill', ['/pid', String(this.#leader), '/T', '/F'], { stdio: 'ignore' }).on('error', () => undefined);
            return;
        }
        try {
            process.kill(-this.#leader, signal);
        }
        catch {
            // Nobody is left to receive it.
        }
    }
}

;// CONCATENATED MODULE: ./packages/command/lib/shell.js



/**
 * How a command is started: as a workflow's `run:` with `shell: bash`, both of its streams in one, so that their order
 * is kept. Without bash it is `sh -e`, which lacks `pipefail`. Windows needs a bash too, that of Git, which hosted
 * runners have; the one in System32 starts another system and is passed over.
 *
 * @throws UserError E_COMMAND when there is neither.
 */
async function shellFor(command, environment) {
    const bash = await find('bash', environment);
    if (bash !== undefined)
        return oneStream(bash, ['--noprofile', '--norc', '-eo', 'pipefail'], command);
    const sh = await find('sh', environment);
    if (sh !== undefined)
        return oneStream(sh, ['-e'], command);
    throw new lib/* UserError */.yo('E_COMMAND', 'Expected bash or sh on the PATH, found neither. Install bash on the runner.');
}
function oneStream(file, options, command) {
    return { file, parameters: ['-c', 'exec "$0" "$@" 2>&1', file, ...options, '-c', command] };
}
async function find(name, environment) {
    const windows = process.platform === 'win32';
    const path = Object.entries(environment).find(([key]) => (windows ? key.toUpperCase() : key) === 'PATH')?.[1] ?? '';
    for (const folder of path.split(external_node_path_.delimiter)) {
        if (folder === '' || (windows && /\\system32\\?$/i.test(folder)))
            continue;
        const file = (0,external_node_path_.join)(folder, windows ? `${name}.exe` : name);
        const found = await (0,promises_.access)(file, promises_.constants.X_OK).then(() => true, () => false);
        if (found)
            return file;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./packages/command/lib/run-command.js






const run_command_longestTimer = 2 ** 31 - 1;
const drainMs = 5000;
/**
 * Runs a command in a process group of its own, without input, its output passed on live in constant memory.
 *
 * @throws UserError E_COMMAND when it cannot be started; whatever `onOutput` throws, after the command was killed.
 */
async function runCommand(order) {
    const started = performance.now();
    const { child, group } = await run_command_start(await shellFor(order.command, order.env), order);
    const tail = new OutputTail();
    const limits = watch(order, group);
    try {
        const ended = new Promise((resolve) => {
            child.once('exit', (code, signal) => resolve([code, signal]));
        });
        const output = forward(child.stdout, order.onOutput, tail);
        output.catch(() => group.end('SIGKILL'));
        const [exitCode, signal] = await ended;
        const durationMs = performance.now() - started;
        const leftRunning = await group.settle();
        await drained(output, child.stdout);
        return { exitCode, signal, durationMs, lastLines: tail.lines(), leftRunning, ...limits.reached() };
    }
    finally {
        limits.release();
        group.release();
    }
}
async function run_command_start({ file, parameters }, { cwd, env, graceMs }) {
    const options = { cwd, env: { ...env }, detached: process.platform !== 'win32', windowsHide: true };
    try {
        const child = (0,external_node_child_process_.spawn)(file, parameters, { ...options, stdio: ['ignore', 'pipe', 'ignore'] });
        await new Promise((resolve, reject) => child.once('spawn', resolve).once('error', reject));
        return { child, group: new ProcessGroup(child.pid ?? Number.NaN, graceMs) };
    }
    catch (cause) {
        throw new lib/* UserError */.yo('E_COMMAND', `The command could not be started in ${JSON.stringify(cwd)}: ${(0,lib/* describeError */.Uc)(cause)}. Check the working directory and the shell.`, { cause });
    }
}
function watch({ timeLimitMs, signal }, group) {
    let timedOut = false;
    let cancelled = false;
    const expire = () => {
        timedOut = !group.ending;
        group.end('SIGTERM');
    };
    const cancel = () => {
        cancelled = !group.ending;
        group.end(signal?.reason === 'SIGINT' ? 'SIGINT' : 'SIGTERM');
    };
    const timer = timeLimitMs === undefined ? undefined : setTimeout(expire, Math.min(timeLimitMs, run_command_longestTimer));
    if (signal?.aborted)
        cancel();
    else
        signal?.addEventListener('abort', cancel, { once: true });
    return {
        reached: () => ({ timedOut, cancelled }),
        release() {
            clearTimeout(timer);
            signal?.removeEventListener('abort', cancel);
        },
    };
}
async function forward(stream, onOutput, tail) {
    for await (const chunk of stream) {
        tail.add(chunk);
        await onOutput(chunk);
    }
}
/** A process that made itself independent may hold the stream open for ever; it is not waited for. */
async function drained(output, stream) {
    const waiting = new AbortController();
    const late = (0,external_node_timers_promises_.setTimeout)(drainMs, 'late', { signal: waiting.signal }).catch(() => 'done');
    const first = await Promise.race([output, late]).finally(() => waiting.abort());
    if (first !== 'late')
        return;
    stream.destroy();
    await output.catch(() => undefined);
}

;// CONCATENATED MODULE: ./packages/command/lib/index.js




;// CONCATENATED MODULE: ./packages/deployments/lib/entry.js


const version = schemas/* string */.YjP().regex(/^\d{1,9}\.\d{1,9}\.\d{1,9}$/);
/** What a deployment of ours carries: all that is needed to go back to it. */
const payloadSchema = schemas/* object */.Ikc({
    kind: schemas/* literal */.euz('mlops-deployment'),
    schemaVersion: schemas/* literal */.euz(1),
    model: records_lib/* modelName */.fD,
    version,
    digest: records_lib/* digest */.br,
    registry: schemas/* string */.YjP().max(1000).describe('As the input `registry`.'),
    target: schemas/* string */.YjP().max(1000).describe('As the input `target`, without secrets.'),
    previous: schemas/* object */.Ikc({ version, digest: records_lib/* digest */.br.nullable() })
        .nullable()
        .describe('What was live before; null: nothing.'),
    run: schemas/* object */.Ikc({ id: schemas/* int */.Whr().nonnegative(), attempt: schemas/* int */.Whr().positive() }),
});
/** Task of the deployments of a model. */
function taskOf(model) {
    return `deploy:${model}`;
}
/** Task of the deployment that GitHub makes for a job with `environment:`. */
const jobTask = 'deploy';
/** What every description begins with, so that a deployment without our payload names its version too. */
function entry_describe(model, version, text) {
    return `${model}@v${version}: ${text}`;
}
/**
 * Reads a deployment with its statuses, newest first.
 *
 * @returns undefined when it is another model's, or nobody's of ours.
 */
function toEntry(model, deployment, statuses) {
    const own = readPayload(deployment.payload);
    if (own === undefined ? deployment.task !== jobTask : own.model !== model)
        return undefined;
    const told = own?.version ?? versionIn(model, statuses);
    if (told === undefined)
        return undefined;
    const newest = statuses.find(({ state }) => state !== 'inactive');
    return {
        id: deployment.id,
        version: told,
        digest: own?.digest,
        previous: own?.previous?.version,
        state: newest?.state ?? 'pending',
        inactive: statuses[0]?.state === 'inactive',
        succeeded: statuses.some(({ state }) => state === 'success'),
        description: newest?.description ?? '',
        url: newest?.environmentUrl ?? '',
        creator: deployment.creator,
        run: own?.run ?? runIn(statuses),
        createdAt: deployment.createdAt,
    };
}
/** The payload is what anybody with `deployments: write` put there. */
function readPayload(payload) {
    return payloadSchema.safeParse(typeof payload === 'string' ? parseJson(payload) : payload).data;
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function versionIn(model, statuses) {
    const prefix = `${model}@v`;
    const told = statuses.find(({ description }) => description.startsWith(prefix));
    return told && /^(\d{1,9}\.\d{1,9}\.\d{1,9}): /.exec(told.description.slice(prefix.length))?.[1];
}
function runIn(statuses) {
    const id = statuses.map(({ logUrl }) => /\/actions\/runs\/(\d{1,15})(?:\/|$)/.exec(logUrl)?.[1]).find(Boolean);
    return id === undefined ? undefined : { id: Number(id), attempt: undefined };
}

;// CONCATENATED MODULE: ./packages/deployments/lib/journal.js

/**
 * Begins a deployment: a new one, or the one GitHub made for this job's `environment:`, so that there are never two.
 *
 * @throws UserError E_PERMISSION without `deployments: write`.
 */
async function beginDeployment(github, { ofThisJob }, { environment, ref, payload, logUrl, url }) {
    const { model, version } = payload;
    const create = () => github.createDeployment({
        ref,
        task: taskOf(model),
        environment,
        production: /^prod/i.test(environment),
        payload,
        description: entry_describe(model, version, 'deployment'),
    });
    const id = ofThisJob ?? (await create()).id;
    const tell = (state, text, environmentUrl = url) => github.createDeploymentStatus(id, { state, description: entry_describe(model, version, text), logUrl, environmentUrl });
    return { id, reused: ofThisJob !== undefined, tell };
}
/** Marks a deployment whose place another one took. GitHub does that by itself outside production, to other models too. */
async function retire(github, model, entry, logUrl) {
    if (entry.inactive)
        return;
    const description = entry_describe(model, entry.version, 'replaced');
    await github.createDeploymentStatus(entry.id, { state: 'inactive', description, logUrl });
}
/** Ends the deployment of a run that died. */
async function journal_close(github, model, entry, end) {
    const description = entry_describe(model, entry.version, end.text);
    await github.createDeploymentStatus(entry.id, { state: 'error', description, logUrl: end.logUrl });
}

;// CONCATENATED MODULE: ./packages/deployments/lib/situation.js

const situation_reach = 100;
const ended = ['success', 'failure', 'error'];
/** The deployments of a model to an environment, newest first, at most 100; each costs a request when it is reached. */
async function* entries(github, { model, environment }) {
    for (const deployment of await github.deployments({ environment, count: situation_reach })) {
        const entry = toEntry(model, deployment, await github.deploymentStatuses(deployment.id));
        if (entry !== undefined)
            yield entry;
    }
}
/**
 * Reads what is live, what was before, and what was left unfinished.
 *
 * @throws UserError E_PERMISSION when an unfinished deployment is there and the token may not see whether its run
 *   still goes on: `actions: read`.
 */
async function readSituation(github, place) {
    let live;
    let before;
    let running;
    const broken = [];
    for await (const entry of entries(github, place)) {
        if (entry.succeeded && live === undefined)
            live = entry;
        else if (entry.succeeded && entry.version !== live?.version) {
            before = entry;
            break;
        }
        else if (live === undefined && !ended.includes(entry.state)) {
            if (await isOver(github, entry, place))
                broken.push(entry);
            else
                running ??= entry;
        }
    }
    return { live, before, running, broken, ofThisJob: await findOfThisJob(github, place) };
}
async function isOver(github, { run }, place) {
    if (run === undefined || run.id === place.run)
        return true;
    const state = await github.runState(run.id);
    return state === undefined || state.finished || (run.attempt !== undefined && run.attempt < state.attempt);
}
async function findOfThisJob(github, { environment, run }) {
    for (const { id } of await github.deployments({ environment, task: jobTask, count: 10 })) {
        const statuses = await github.deploymentStatuses(id);
        const isOfThisRun = statuses.some(({ logUrl }) => logUrl.includes(`/actions/runs/${run}/`));
        if (isOfThisRun && !ended.includes(statuses[0]?.state ?? ''))
            return id;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./packages/deployments/lib/index.js




;// CONCATENATED MODULE: ./actions/deploy/lib/alias.js


/**
 * Sets the alias to what serves now. It does serve, so that an alias that cannot be moved is a warning.
 *
 * @returns a clause for people.
 */
async function moveAlias({ inputs, ports, registry, version }) {
    const { alias, model } = inputs;
    if (alias === '')
        return '';
    const { context } = ports.runner;
    try {
        const [newest] = await registry.aliasHistory(model, alias);
        if (newest?.version === version.version)
            return '';
        await registry.setAlias({
            model,
            alias,
            version: version.version,
            expect: newest?.version,
            reason: `deployed to ${inputs.environment}`,
            actor: context.environment['GITHUB_ACTOR'] ?? '',
            run: (0,publish/* runUrl */.Vp)(context),
            at: ports.now().toISOString(),
        });
        return `, and ${alias} names it`;
    }
    catch (error) {
        if (!(error instanceof lib/* UserError */.yo || error instanceof lib/* ServiceError */._7))
            throw error;
        ports.runner.annotate({
            level: 'warning',
            message: `${model} ${version.version} serves, but ${alias} was not moved: ${(0,lib/* describeError */.Uc)(error)}`,
        });
        return `, but ${alias} was not moved`;
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./packages/lineage/lib/file-digest.js



const chunkBytes = (/* unused pure expression or super */ null && (1024 * 1024));
/** A buffer that several files in turn are read through. */
function file_digest_newReadBuffer() {
    return Buffer.allocUnsafe(chunkBytes);
}
/**
 * `sha256:…` and size in bytes of a regular file, read in pieces of the buffer's length.
 *
 * @throws UserError E_FILE when it is missing, unreadable or not a regular file.
 */
async function file_digest_digestFile(file, buffer) {
    try {
        // Opening a named pipe would wait for a writer for ever, so the kind is looked at before.
        if (!(await stat(file)).isFile())
            throw new Error('it is not a regular file');
        return await readThrough(file, buffer);
    }
    catch (cause) {
        throw new UserError('E_FILE', `Expected a readable file at ${JSON.stringify(file)}, but ${describeError(cause)}. Check the path, and that an earlier step writes the file.`, { cause });
    }
}
async function readThrough(file, buffer) {
    const hash = createHash('sha256');
    const opened = await open(file, 'r');
    let size = 0;
    try {
        for (;;) {
            const { bytesRead } = await opened.read(buffer, 0, buffer.length, null);
            if (bytesRead === 0)
                return { sha256: `sha256:${hash.digest('hex')}`, size };
            hash.update(buffer.subarray(0, bytesRead));
            size += bytesRead;
        }
    }
    finally {
        await opened.close();
    }
}

;// CONCATENATED MODULE: ./packages/lineage/lib/file-set.js





const filesOpenAtOnce = 8;
/**
 * Digests a set of files, whatever the order they are named in; a file named twice counts once.
 *
 * The digest of the set is the sha256 over one line `["path","sha256:…",size]\n` of JSON per file, sorted by the
 * UTF-8 bytes of the path: a changed byte, a renamed, added or missing file all change it.
 *
 * @param paths absolute, or relative to `root`
 * @throws UserError E_FILE when a file cannot be read, E_NO_FILES when there is none.
 */
async function file_set_digestFiles(paths, root) {
    const named = [...new Set(paths.map((path) => toPosix(relative(root, resolve(root, path)))))];
    if (named.length === 0)
        throw new UserError('E_NO_FILES', 'Expected at least one file to digest, got none.');
    const ordered = sortByBytes(named, (path) => path);
    const files = [];
    const queue = ordered.entries();
    await Promise.all(Array.from({ length: Math.min(filesOpenAtOnce, ordered.length) }, () => drain(queue, root, files)));
    return { digest: digestOfList(files), files };
}
async function drain(queue, root, files) {
    const buffer = newReadBuffer();
    for (let next = queue.next(); next.done !== true; next = queue.next()) {
        const [index, path] = next.value;
        files[index] = { path, ...(await digestFile(resolve(root, path), buffer)) };
    }
}
function digestOfList(files) {
    const hash = createHash('sha256');
    for (const { path, sha256, size } of files)
        hash.update(`${JSON.stringify([path, sha256, size])}\n`);
    return `sha256:${hash.digest('hex')}`;
}
function toPosix(path) {
    return sep === '/' ? path : path.split(sep).join('/');
}

;// CONCATENATED MODULE: ./packages/lineage/lib/workspace.js



/**
 * The absolute form of a path that, every symbolic link followed, lies in `root` or is `root`. It need not exist:
 * then the nearest folder above it that does decides.
 *
 * @param path absolute, or relative to `root`
 * @throws UserError E_PATH_OUTSIDE when it lies elsewhere.
 */
async function workspace_insideWorkspace(path, root) {
    const absolute = (0,external_node_path_.resolve)(root, path);
    const real = path.includes('\0') ? undefined : await realpathOfNearest(absolute);
    if (real !== undefined && workspace_liesIn(real, await (0,promises_.realpath)(root)))
        return absolute;
    throw new lib/* UserError */.yo('E_PATH_OUTSIDE', `Expected a path inside ${JSON.stringify(root)}, got ${JSON.stringify(path)}, which leads out of it. Use a path relative to the working directory, without links to the outside.`);
}
/** Whether a path is a folder or lies in it; both absolute, nothing followed. */
function workspace_liesIn(path, folder) {
    const way = (0,external_node_path_.relative)(folder, path);
    return way !== '..' && !way.startsWith(`..${external_node_path_.sep}`) && !(0,external_node_path_.isAbsolute)(way);
}
async function realpathOfNearest(path) {
    for (let current = path;; current = (0,external_node_path_.dirname)(current)) {
        const real = await (0,promises_.realpath)(current).catch(() => undefined);
        if (real !== undefined)
            return real;
        // A link that leads nowhere now could lead anywhere once its target is made.
        if (await exists(current))
            return undefined;
        if ((0,external_node_path_.dirname)(current) === current)
            return undefined;
    }
}
function exists(path) {
    return (0,promises_.lstat)(path).then(() => true, () => false);
}

;// CONCATENATED MODULE: ./packages/lineage/lib/globs.js





/**
 * The files that any of the patterns matches: relative to `root`, forward slashes, each once, in byte order. Folders
 * are left out. A pattern that is the very name of a file means that file, brackets and stars included.
 *
 * @param globs patterns of Node's `fs.glob`, relative to `root` or absolute below it
 * @throws UserError E_PATH_OUTSIDE when a pattern, or the link behind a match, leads out of `root`; E_NO_FILES naming
 *   every pattern that matches nothing.
 */
async function expandGlobs(globs, root) {
    const found = new Set();
    const problems = [];
    for (const pattern of globs) {
        const matches = await expand(withinRoot(pattern, root), root);
        for (const match of matches)
            found.add(match);
        if (matches.length === 0)
            problems.push({ message: await describeNothing(pattern, root) });
    }
    if (globs.length === 0)
        problems.push({ message: 'no pattern was given' });
    if (problems.length > 0) {
        const what = problems.map(({ message }) => message).join('; ');
        throw new UserError('E_NO_FILES', `Expected files in ${JSON.stringify(root)}: ${what}. Correct the patterns, or let an earlier step write the files.`, { problems });
    }
    return sortByBytes([...found], (path) => path);
}
async function expand(pattern, root) {
    if (await isFile(join(root, pattern)))
        return [await checked(pattern, root)];
    const matches = [];
    for await (const match of glob(pattern, { cwd: root })) {
        if (await isFile(join(root, match)))
            matches.push(await checked(match, root));
    }
    return matches;
}
async function checked(match, root) {
    const absolute = await insideWorkspace(match, root);
    return relative(root, absolute).split(sep).join('/');
}
function withinRoot(pattern, root) {
    const local = isAbsolute(pattern) ? relative(root, pattern) : pattern;
    if (!pattern.includes('\0') && liesIn(join(root, local), root))
        return local;
    throw new UserError('E_PATH_OUTSIDE', `Expected a pattern inside ${JSON.stringify(root)}, got ${JSON.stringify(pattern)}. Use a pattern relative to the working directory, without "..".`);
}
async function describeNothing(pattern, root) {
    const found = await stat(join(root, pattern)).catch(() => undefined);
    if (found?.isDirectory())
        return `${JSON.stringify(pattern)} is a folder (write ${JSON.stringify(join(pattern, '**'))} for all files below it)`;
    return `${JSON.stringify(pattern)} matches no file`;
}
function isFile(path) {
    return stat(path).then((found) => found.isFile(), () => false);
}

;// CONCATENATED MODULE: ./packages/lineage/lib/path-digest.js






const maxFiles = 200_000;
/**
 * Digests a model, which is a file or a folder of files.
 *
 * Symbolic links that stay inside the folder are followed, to files and to folders alike, so that the digest speaks of
 * the bytes a reader of the folder meets; links that leave it, lead nowhere or turn in a circle are refused. Empty
 * folders do not count.
 *
 * @throws UserError E_FILE when something cannot be read, E_PATH_OUTSIDE when a link leaves the folder, E_NO_FILES
 *   when the folder holds no file.
 */
async function digestPath(path) {
    const found = await stat(path).catch((cause) => {
        throw unreadable(path, describeError(cause), cause);
    });
    if (!found.isDirectory()) {
        const { sha256, size } = await digestFile(path, newReadBuffer());
        return { digest: sha256, size, kind: 'file', files: [] };
    }
    const files = [];
    const root = await realpath(path);
    await collect({ folder: root, name: '', root, above: [root], files });
    if (files.length === 0)
        throw new UserError('E_NO_FILES', `Expected files in the folder ${JSON.stringify(path)}, but it holds none. Let the command write there.`);
    const set = await digestFiles(files, root);
    return {
        digest: set.digest,
        size: set.files.reduce((sum, { size }) => sum + size, 0),
        kind: 'folder',
        files: set.files,
    };
}
async function collect({ folder, name, root, above, files }) {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
        const inSet = join(name, entry.name);
        const real = entry.isSymbolicLink() ? await follow(join(folder, entry.name), root) : join(folder, entry.name);
        const isFolder = entry.isSymbolicLink() ? (await stat(real)).isDirectory() : entry.isDirectory();
        if (!isFolder)
            files.push(inSet);
        else if (above.includes(real))
            throw unreadable(join(root, inSet), 'it is a link to a folder it lies in');
        else
            await collect({ folder: real, name: inSet, root, above: [...above, real], files });
        if (files.length > maxFiles)
            throw unreadable(root, `it holds more than ${maxFiles} files`);
    }
}
async function follow(link, root) {
    const real = await realpath(link).catch((cause) => {
        throw unreadable(link, 'it is a link that leads nowhere', cause);
    });
    if (liesIn(real, root))
        return real;
    throw new UserError('E_PATH_OUTSIDE', `Expected only links that stay inside ${JSON.stringify(root)}, but ${JSON.stringify(link)} leads out of it. Copy the file instead of linking it.`);
}
function unreadable(path, why, cause) {
    return new UserError('E_FILE', `Expected a readable file or folder at ${JSON.stringify(path)}, but ${why}. Check what the command writes there.`, { cause });
}

;// CONCATENATED MODULE: ./packages/lineage/lib/tracked-files.js


const safely = (/* unused pure expression or super */ null && (['--no-optional-locks', '-c', 'core.fsmonitor=false', '-c', 'safe.directory=*']));
/**
 * Digests the tracked files of the repository around `root`: all of it, since code outside a working directory can
 * matter too. Never throws for a missing git or repository; the result then says why.
 *
 * @param environment of the git processes: `PATH`, without secrets, as a repository's settings can start programs
 */
async function trackedFiles(root, environment) {
    const git = (...parameters) => run([...safely, '-C', root, ...parameters], environment);
    const inside = await git('rev-parse', '--show-cdup');
    if (inside.failure !== undefined)
        return { found: false, reason: inside.failure };
    const top = inside.head.trim() || '.';
    const index = await git('-C', top, 'ls-files', '--stage', '-z');
    if (index.failure !== undefined)
        return { found: false, reason: index.failure };
    const status = await git('-C', top, 'status', '--porcelain', '-z', '--untracked-files=no');
    if (status.failure !== undefined)
        return { found: false, reason: status.failure };
    const commit = await git('-C', top, 'rev-parse', '--verify', '--quiet', 'HEAD');
    const checkedOut = /^[0-9a-f]{40}$/.exec(commit.head.trim())?.[0] ?? null;
    return { found: true, commit: checkedOut, digest: index.digest, files: index.entries, dirty: status.entries > 0 };
}
function run(parameters, environment) {
    const hash = createHash('sha256');
    let entries = 0;
    let head = '';
    let complaint = '';
    const child = spawn('git', parameters, { env: { ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.on('data', (chunk) => {
        hash.update(chunk);
        for (const byte of chunk)
            if (byte === 0)
                entries += 1;
        if (head.length < 4096)
            head += chunk.toString('utf8', 0, 4096);
    });
    child.stderr.on('data', (chunk) => (complaint = `${complaint}${chunk.toString()}`.slice(0, 300)));
    const ended = new Promise((resolve) => {
        child.once('error', (error) => resolve(`git could not be started: ${error.message}`));
        child.once('close', (code) => resolve(code === 0 ? undefined : `git: ${complaint.trim() || `exit code ${code}`}`));
    });
    return ended.then((failure) => ({ digest: `sha256:${hash.digest('hex')}`, entries, head, failure }));
}

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(78474);
;// CONCATENATED MODULE: ./packages/lineage/lib/worktree.js




/**
 * Checks a commit out into a folder of its own. A shallow clone lacks old commits, so it is fetched where it is missing.
 *
 * @throws UserError E_BASELINE_RUN when there is no repository, or the commit cannot be had.
 */
async function addWorktree({ workspace, commit, folder, environment, token }) {
    const git = (parameters, env = environment) => runGit(['-C', workspace, ...parameters], env);
    const has = async () => (await git(['cat-file', '-e', `${commit}^{commit}`])).code === 0;
    if (!(await has())) {
        await git(['fetch', '--quiet', '--no-tags', '--depth=1', 'origin', commit], {
            ...environment,
            ...credentials(token),
        });
    }
    const { code, message } = await git(['worktree', 'add', '--quiet', '--detach', folder, commit]);
    if (code !== 0) {
        throw new UserError('E_BASELINE_RUN', `The commit ${commit.slice(0, 12)} of the baseline cannot be checked out: ${message}. Let actions/checkout run in this job first, with fetch-depth: 0 or with persisted credentials.`);
    }
    return {
        folder,
        remove: async () => {
            await git(['worktree', 'remove', '--force', folder]);
            await rm(folder, { recursive: true, force: true });
        },
    };
}
/** The token goes to git through its environment: parameters are seen by every process of the machine. */
function credentials(token) {
    if (token === undefined || token === '')
        return {};
    const basic = Buffer.from(`x-access-token:${token}`).toString('base64');
    return {
        GIT_CONFIG_COUNT: '1',
        GIT_CONFIG_KEY_0: 'http.extraheader',
        GIT_CONFIG_VALUE_0: `AUTHORIZATION: basic ${basic}`,
        GIT_TERMINAL_PROMPT: '0',
    };
}
/** Settings of a repository can start programs: none of them counts. */
const worktree_safely = (/* unused pure expression or super */ null && (['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null']));
async function runGit(parameters, env) {
    const child = spawn('git', [...worktree_safely, ...parameters], { env: { ...env }, stdio: ['ignore', 'ignore', 'pipe'] });
    const said = [];
    child.stderr.on('data', (chunk) => said.push(chunk));
    const [code] = await once(child, 'close').catch(() => [null]);
    const message = Buffer.concat(said).toString('utf8').trim().split('\n').at(-1)?.slice(0, 300);
    return { code, message: message === undefined || message === '' ? 'git could not be run' : message };
}

;// CONCATENATED MODULE: ./packages/lineage/lib/index.js







// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
;// CONCATENATED MODULE: ./packages/target/lib/one-line.js
const longestReason = 500;
/**
 * What a stranger wrote, as one line of at most `length` characters: kept as data, but without line breaks, colours,
 * invisible characters and changes of direction, so that it cannot pass for anything but text.
 */
function one_line_oneLine(text, length = longestReason) {
    // Cut before it is searched, so that 8 MB cost no more than a few lines.
    const line = text
        .slice(0, 4 * length)
        .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
        .trim();
    return line.length > length ? `${line.slice(0, length - 1).toWellFormed()}…` : line.toWellFormed();
}

;// CONCATENATED MODULE: ./packages/target/lib/command-fault.js


/** Why a call of the script did not do its step; undefined when it did. `ready` may say not yet. */
function findFault(step, outcome, timeLimitMs) {
    const problems = outcome.lastLines.map((message) => ({ message }));
    const text = textOf(step, outcome, timeLimitMs);
    return text === undefined ? undefined : new lib/* UserError */.yo(text.code, text.message, { problems });
}
function textOf(step, outcome, timeLimitMs) {
    const { cancelled, timedOut, exitCode, leftRunning } = outcome;
    const said = lastWords(outcome);
    if (cancelled)
        return {
            code: 'E_CANCELLED',
            message: `The job was cancelled while the command was in the step ${step}. Re-run it if that was not meant.`,
        };
    if (timedOut)
        return {
            code: 'E_TIME_LIMIT',
            message: `The command was ended in the step ${step} after its time limit of ${timeLimitMs / 1000} s. ${said} Raise \`time-limit\`, or let the step only start what takes long: \`ready\` is asked again and again.`,
        };
    if (step === 'ready')
        return undefined;
    if (exitCode !== 0)
        return {
            code: 'E_TARGET',
            message: `The command ${howItEnded(outcome)} in the step ${step}. ${said} Read the lines before it in the log, and correct the command or what it calls.`,
        };
    if (!leftRunning)
        return undefined;
    return {
        code: 'E_TARGET',
        message: `The command left programs running in the step ${step}, which were ended with it. Start servers with a service manager, a container, or \`setsid\`.`,
    };
}
/** `ended with exit code 3`, or by which signal. */
function howItEnded({ exitCode, signal }) {
    return exitCode === null ? `was ended by ${signal ?? 'a signal'}` : `ended with exit code ${exitCode}`;
}
function lastWords({ lastLines }) {
    const last = lastLines.at(-1);
    return last === undefined ? 'It wrote nothing.' : `Its last line: ${one_line_oneLine(last)}.`;
}

;// CONCATENATED MODULE: ./packages/target/lib/slot-address.js
const slot_address_longest = 2000;
/** Whether a text is an address that requests may go to: http(s), without user or password, at most 2000 characters. */
function isServingAddress(text) {
    if (text.length > slot_address_longest || !URL.canParse(text))
        return false;
    const { protocol, username, password } = new URL(text);
    return (protocol === 'http:' || protocol === 'https:') && username === '' && password === '';
}

;// CONCATENATED MODULE: ./packages/target/lib/weights.js
const mostVersions = 100;
/** The longest name of a version a target may give, in characters. */
const longestVersion = 200;
/** Percent of the requests by version; undefined for anything that is not `{"1.2.0": 95, "1.3.0": 5}`. */
function parseWeights(value) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
        return undefined;
    const entries = Object.entries(value);
    const good = entries.filter((entry) => entry[0].length <= longestVersion && typeof entry[1] === 'number' && entry[1] >= 0 && entry[1] <= 100);
    return good.length === entries.length && entries.length <= mostVersions ? new Map(good) : undefined;
}

;// CONCATENATED MODULE: ./packages/target/lib/command-output.js






const command_output_maxBytes = 64 * 1024;
const known = new Set(['version', 'url', 'weights']);
/**
 * Reads the `key=value` lines of a script; of a key that comes twice the last one counts.
 *
 * The file is a stranger's: it may have become a link, a pipe or endless.
 *
 * @throws UserError E_TARGET with every line that cannot be used.
 */
async function readCommandOutput(file) {
    const text = await readCapped(file);
    const pairs = new Map();
    const problems = [];
    for (const [index, line] of text.split(/\r?\n/).entries()) {
        if (line.trim() === '')
            continue;
        const [, key = '', value = ''] = /^([a-z]{1,20})=(.*)$/.exec(line.trim()) ?? [];
        if (known.has(key))
            pairs.set(key, value);
        else
            problems.push(`line ${index + 1} is ${JSON.stringify(one_line_oneLine(line, 80))}`);
    }
    const output = { version: pairs.get('version'), url: pairs.get('url'), weights: readWeights(pairs.get('weights')) };
    const faults = [...problems, ...faultsOf(output)];
    if (faults.length > 0)
        throw unusable(faults);
    return { version: output.version, url: output.url || undefined, weights: output.weights ?? undefined };
}
function faultsOf({ version = '', url = '', weights }) {
    return [
        ...(version.length <= longestVersion ? [] : [`version= is longer than ${longestVersion} characters`]),
        ...(url === '' || isServingAddress(url) ? [] : ['url= is no http:// or https:// address']),
        ...(weights === null ? ['weights= is no JSON object of percents such as {"1.2.0":95,"1.3.0":5}'] : []),
    ];
}
function readWeights(text) {
    if (text === undefined)
        return undefined;
    try {
        return parseWeights(JSON.parse(text)) ?? null;
    }
    catch {
        return null;
    }
}
async function readCapped(file) {
    const handle = await (0,promises_.open)(file, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW | external_node_fs_.constants.O_NONBLOCK).catch(orMissing);
    if (handle === undefined)
        return '';
    try {
        if (!(await handle.stat()).isFile())
            throw unusable(['it is no plain file any more']);
        return await readWhole(handle);
    }
    finally {
        await handle.close();
    }
}
async function readWhole(handle) {
    const buffer = Buffer.alloc(command_output_maxBytes + 1);
    let bytes = 0;
    for (let read = -1; read !== 0 && bytes < buffer.length; bytes += read)
        read = (await handle.read(buffer, bytes, buffer.length - bytes, bytes)).bytesRead;
    if (bytes > command_output_maxBytes)
        throw unusable([`it holds more than ${command_output_maxBytes} bytes`]);
    return buffer.toString('utf8', 0, bytes);
}
/** A script that took the file away said nothing. */
function orMissing(error) {
    if (error.code === 'ENOENT')
        return undefined;
    throw unusable([`it cannot be opened as a plain file (${error.code ?? 'no code'})`]);
}
function unusable(faults) {
    const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : '';
    return new lib/* UserError */.yo('E_TARGET', `What the command wrote to MLOPS_OUTPUT cannot be used: ${faults[0] ?? ''}${more}. Let it write lines version=, url= and weights= only.`, { problems: faults.slice(0, 20).map((message) => ({ message })) });
}

;// CONCATENATED MODULE: ./packages/target/lib/command-variables.js
/** The variables a script is called with; what does not apply is empty, so that nothing shines through from outside. */
function commandVariables(subject, environment, output) {
    const { step, version, weight, old, failed, model } = subject;
    return {
        MLOPS_STEP: step,
        MLOPS_ENVIRONMENT: environment,
        MLOPS_OUTPUT: output,
        MLOPS_MODEL: model ?? version?.model ?? '',
        MLOPS_VERSION: version?.version ?? '',
        MLOPS_MODEL_PATH: version?.path ?? '',
        MLOPS_DIGEST: version?.digest ?? '',
        MLOPS_URI: version?.uri ?? '',
        MLOPS_WEIGHT: weight === undefined ? '' : String(weight),
        MLOPS_OLD_VERSION: old ?? '',
        MLOPS_FAILED_VERSION: failed ?? '',
    };
}

;// CONCATENATED MODULE: ./packages/target/lib/describe-plan.js
/**
 * What any target would be taken through, a line a step.
 *
 * @param where who takes the steps, as in a sentence.
 */
function describePlan(where, next, weights) {
    return [
        `Ask ${where} whether it can do the work`,
        `Bring up ${next.model} ${next.version} (${next.digest}) beside what serves, at 0 %`,
        `Wait until ${next.version} itself answers`,
        ...weights.map((weight) => `Send ${weight} % of the requests to ${next.version}`),
        `Make ${next.version} the one that serves`,
        'Take away what is not needed any more',
    ];
}

;// CONCATENATED MODULE: ./packages/target/lib/judge-ready.js

/** Ready is only who was asked for: another version that answers is not. */
function judgeReady(heard, wanted) {
    const { ready, version, url } = heard;
    const reason = one_line_oneLine(heard.reason);
    if (!ready)
        return { ready, version, url, reason: reason === '' ? 'It gives no reason.' : reason };
    if (version === undefined || version === wanted.version)
        return { ready, version, url, reason: '' };
    return { ready: false, version, url, reason: `Version ${one_line_oneLine(version, 100)} answers, not ${wanted.version}.` };
}

;// CONCATENATED MODULE: ./packages/target/lib/command.js









/**
 * A script of the user's, called once a step. Exit code 0 says done; for `ready` any other says not yet.
 *
 * It may write `version=`, `url=` and `weights=` to the file MLOPS_OUTPUT: then `current` knows what serves.
 */
function commandTarget(options) {
    const script = new Script(options);
    return {
        address: 'command',
        splits: true,
        check: () => script.take({ step: 'check' }),
        current: () => Promise.resolve(script.live),
        plan: (next, weights) => describePlan('the command', next, weights),
        stage: (next) => script.take({ step: 'stage', version: next, old: script.liveOtherThan(next) }),
        ready: (version) => script.ready(version),
        weight: (next, percent) => script.take({ step: 'weight', version: next, weight: percent }),
        promote: (next) => script.take({ step: 'promote', version: next }),
        rollback: (failed, back) => script.take({ step: 'rollback', model: failed.model, version: back, failed: failed.version }),
        cleanup: (next, old) => script.take({ step: 'cleanup', version: next, old: old?.version }),
    };
}
const unknown = { version: undefined, weights: undefined };
/** After these, what the script said before is not true any more. */
const shifting = new Set(['weight', 'promote', 'rollback']);
/** In these, it speaks of the new version alone. */
const aside = new Set(['stage', 'ready']);
class Script {
    #options;
    #live = unknown;
    constructor(options) {
        this.#options = options;
    }
    /** What the script last said of what serves. */
    get live() {
        return this.#live;
    }
    liveOtherThan({ version }) {
        return this.#live.version === version ? undefined : this.#live.version;
    }
    async take(subject) {
        if (shifting.has(subject.step))
            this.#live = unknown;
        const { output } = await this.#call(subject);
        if (aside.has(subject.step) || (output.version ?? output.weights) === undefined)
            return;
        this.#live = { version: output.version || undefined, weights: output.weights };
    }
    async ready(version) {
        const { outcome, output } = await this.#call({ step: 'ready', version });
        const reason = outcome.lastLines.at(-1) ?? `The command ${howItEnded(outcome)} and wrote nothing.`;
        const heard = { ready: outcome.exitCode === 0, version: output.version || undefined, url: output.url, reason };
        return judgeReady(heard, version);
    }
    async #call(subject) {
        const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(this.#options.temp ?? (0,external_node_os_.tmpdir)(), 'mlops-step-'));
        const file = (0,external_node_path_.join)(folder, 'output');
        try {
            await (0,promises_.writeFile)(file, '');
            const outcome = await this.#run(subject, file);
            const fault = findFault(subject.step, outcome, this.#options.timeLimitMs);
            if (fault !== undefined)
                throw fault;
            return { outcome, output: await readCommandOutput(file) };
        }
        finally {
            await (0,promises_.rm)(folder, { recursive: true, force: true });
        }
    }
    #run(subject, file) {
        const { command, cwd, environment, environmentName, timeLimitMs, graceMs, onOutput, signal } = this.#options;
        const env = commandEnvironment(environment, commandVariables(subject, environmentName, file));
        const inTime = signal?.aborted === true ? undefined : signal;
        return runCommand({ command, cwd, env, timeLimitMs, graceMs, onOutput, signal: inTime });
    }
}

;// CONCATENATED MODULE: ./packages/target/lib/conceal.js
const shortest = 6;
/**
 * Strikes secrets from a text a server wrote, which may hold what it was sent. Words of a secret are struck too, as
 * `Bearer <token>` may come back without its scheme.
 */
function conceal(text, secrets) {
    const words = [...secrets].flatMap((secret) => [secret, ...secret.split(/\s+/)]);
    const parts = new Set(words.filter((word) => word.length >= shortest));
    return [...parts].toSorted((a, b) => b.length - a.length).reduce((left, part) => left.replaceAll(part, '***'), text);
}

;// CONCATENATED MODULE: ./packages/target/lib/http-answer.js





const http_answer_maxBytes = 1024 * 1024;
const http_answer_version = schemas/* string */.YjP().max(longestVersion).nullish();
const weights = schemas/* unknown */.L5J()
    .optional()
    .refine((value) => value === undefined || value === null || parseWeights(value) !== undefined, 'no percents by version');
const currentAnswer = schemas/* object */.Ikc({ version: http_answer_version, weights });
const readyAnswer = schemas/* object */.Ikc({
    ready: schemas/* boolean */.zMY(),
    version: http_answer_version,
    url: schemas/* string */.YjP().refine(isServingAddress, 'no http:// or https:// address').nullish(),
    reason: schemas/* string */.YjP().nullish(),
});
/**
 * Reads the answer of `GET /current`: `{ "version": "1.2.0" | null, "weights": { "1.2.0": 95, "1.3.0": 5 } }`.
 *
 * @throws UserError E_TARGET
 */
function readCurrent(text, asked) {
    const answer = http_answer_parse(currentAnswer, text, asked);
    return { version: answer.version || undefined, weights: parseWeights(answer.weights) };
}
/**
 * Reads the answer of `POST /ready`: `{ "ready": true, "version": "1.3.0", "url": "https://…", "reason": "…" }`. A
 * server that does not say who answers has proven nothing.
 *
 * @throws UserError E_TARGET
 */
function readReady(text, asked) {
    const { ready, version, url, reason } = http_answer_parse(readyAnswer, text, asked);
    const base = { version: version || undefined, url: url || undefined };
    if (ready && base.version === undefined)
        return { ...base, ready: false, reason: 'The target does not say which version answers.' };
    return { ...base, ready, reason: reason ?? '' };
}
/**
 * Checks that what came back for a step that is done is JSON or nothing: a page of a proxy would be neither.
 *
 * @throws UserError E_TARGET
 */
function checkDone(text, asked) {
    if (text.trim() !== '')
        http_answer_parse(schemas/* unknown */.L5J(), text, asked);
}
/** What a refusal gives as its reason: `reason`, `error`, `message` or `detail` of its JSON, else its text. */
function http_answer_reasonOf(text) {
    try {
        const { data = {} } = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()).safeParse(JSON.parse(text));
        const said = ['reason', 'error', 'message', 'detail']
            .map((key) => data[key])
            .find((value) => typeof value === 'string');
        return typeof said === 'string' ? said : text;
    }
    catch {
        return text;
    }
}
function http_answer_parse(schema, text, asked) {
    if (Buffer.byteLength(text) > http_answer_maxBytes)
        throw misformed(asked.what, `of more than ${http_answer_maxBytes} bytes`);
    const { data, error } = schema.safeParse(http_answer_parseJson(text, asked));
    if (error === undefined)
        return data;
    const faults = error.issues.map(({ path, message }) => `${['answer', ...path].join('.')}: ${message}`);
    throw misformed(asked.what, `not of its form (${one_line_oneLine(faults.join('; '))})`);
}
function http_answer_parseJson(text, { what, conceal }) {
    try {
        return JSON.parse(text);
    }
    catch {
        const shown = text.trim() === '' ? 'empty' : JSON.stringify(one_line_oneLine(conceal(text), 80));
        throw misformed(what, `no JSON but ${shown}`);
    }
}
function misformed(what, how) {
    return new lib/* UserError */.yo('E_TARGET', `The answer to ${what} is ${how}. Check that the input \`target\` is the address of a server that takes the steps; the README of deploy describes each answer.`);
}

;// CONCATENATED MODULE: ./packages/target/lib/http-calls.js

/** What `{name}` in a path or a body stands for. */
const placeholders = [
    'step',
    'model',
    'version',
    'digest',
    'uri',
    'path',
    'weight',
    'old',
    'failed',
    'environment',
];
const http_calls_known = new Set(placeholders);
/** `{name}` anywhere in a text. */
const placeholderForm = /\{([a-z]{1,20})\}/g;
const isKnown = (text) => [...text.matchAll(placeholderForm)].every(([, name]) => http_calls_known.has(name ?? ''));
const path = schemas/* string */.YjP()
    .max(2000)
    .regex(/^\/(?!\/)[^\s?#\\]*(\?[^\s#\\]*)?$/, 'expected a path that begins with one slash, without spaces')
    .refine((text) => isKnown(text), `only {${placeholders.join('}, {')}} are replaced`);
const call = schemas/* strictObject */.rej({
    method: schemas/* enum */.k5n(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).optional(),
    path: path.optional(),
    body: schemas/* json */.Pq9()
        .refine((body) => isKnown(JSON.stringify(body)), `only {${placeholders.join('}, {')}} are replaced`)
        .optional(),
})
    .refine(({ method, body }) => method !== 'GET' || body === undefined, 'GET carries no body');
/**
 * How steps of the target `http` are asked of a server with requests of its own: method, path below the target's
 * address, and JSON body of each. In paths `{version}` and its like are replaced URL-encoded; a text in a body that is
 * `{version}` alone becomes the value itself, inside a longer text its text. What is left out stays as the protocol
 * has it.
 *
 * A step so overridden is done with any 2xx; `ready` and `current` must answer as the protocol says.
 */
const httpCallsSchema = schemas/* strictObject */.rej({
    check: call.optional(),
    current: call.optional(),
    stage: call.optional(),
    ready: call.optional(),
    weight: call.optional(),
    promote: call.optional(),
    rollback: call.optional(),
    cleanup: call.optional(),
});

;// CONCATENATED MODULE: ./packages/target/lib/http-request.js


/**
 * The request a step is asked by: `POST /<step>` with all values, `GET /current`, or as the calls say.
 *
 * @throws UserError E_TARGET when a path needs a value this step does not have.
 */
function requestOf(step, values, calls) {
    const call = calls[step] ?? {};
    const method = call.method ?? (step === 'current' ? 'GET' : 'POST');
    const own = call.body === undefined ? values : fill(call.body, values);
    return { method, path: http_request_fillPath(call.path ?? `/${step}`, step, values), body: method === 'GET' ? undefined : own };
}
function http_request_fillPath(path, step, values) {
    return path.replace(placeholderForm, (_, name) => {
        const text = String(values[name] ?? '');
        // An address with /../ in it is another address.
        if (text !== '' && text !== '.' && text !== '..')
            return encodeURIComponent(text);
        throw new lib/* UserError */.yo('E_TARGET', `The path ${path} of the step ${step} needs {${name}}, which is ${JSON.stringify(text)} in this step. Put it into the body, where it may be empty.`);
    });
}
function fill(template, values) {
    if (typeof template === 'string')
        return fillText(template, values);
    if (Array.isArray(template))
        return template.map((part) => fill(part, values));
    if (typeof template !== 'object' || template === null)
        return template;
    return Object.fromEntries(Object.entries(template).map(([key, part]) => [key, fill(part, values)]));
}
function fillText(text, values) {
    const [whole, alone] = /^\{([a-z]{1,20})\}$/.exec(text) ?? [];
    if (whole !== undefined)
        return values[alone];
    return text.replace(placeholderForm, (_, name) => String(values[name] ?? ''));
}

;// CONCATENATED MODULE: ./packages/target/lib/http-send.js


/** The clock of this machine. */
const systemClock = {
    now: () => performance.now(),
    sleep: (ms, signal) => (0,external_node_timers_promises_.setTimeout)(ms, undefined, signal === undefined ? {} : { signal }).catch(() => undefined),
};
/** Milliseconds before the second and the third try. */
const waits = [1000, 3000];
/**
 * Sends a request that may be repeated, up to three times while nothing comes back or `again` says so. All tries and
 * waits share the request's time limit.
 *
 * @throws what the last try threw.
 */
async function sendAgain(request, { http, clock, again }) {
    const end = clock.now() + request.timeLimitMs;
    for (let tried = 0;; tried++) {
        const timeLimitMs = Math.max(1, Math.ceil(end - clock.now()));
        const result = await attempt(http, { ...request, timeLimitMs }, again);
        const wait = waits[tried];
        const over = wait === undefined || clock.now() + wait >= end || request.signal?.aborted === true;
        if (result.settled || over) {
            if (result.fault !== undefined)
                throw result.fault;
            return result.answer;
        }
        await clock.sleep(wait, request.signal);
    }
}
async function attempt(http, request, again) {
    try {
        const answer = await http.send(request);
        return { settled: !again(answer.status), answer };
    }
    catch (error) {
        // A fault with a status is a redirect or too large an answer: it would come again.
        const lost = error instanceof lib/* ServiceError */._7 && error.code === 'E_HTTP' && error.status === undefined;
        if (lost)
            return { settled: false, fault: error };
        throw error;
    }
}

;// CONCATENATED MODULE: ./packages/target/lib/http.js









/**
 * A server that takes the steps as requests: `POST <url>/<step>` with the JSON body `{ step, model, version, digest,
 * uri, path, weight, old, failed, environment }`, null where a value does not apply; `version` is the one the step is to
 * bring about. A step is done when it answers 2xx with JSON or nothing. `POST <url>/ready` answers `{ ready, version,
 * url?, reason? }`, `GET <url>/current` `{ version, weights? }`.
 *
 * Every step may be repeated, so what gets no answer, or 429 or 5xx, is sent up to three times; `ready` is asked again
 * by its caller anyway.
 */
function httpTarget(options) {
    const server = new StepServer(options);
    return {
        address: server.address,
        splits: true,
        check: () => server.take('check', {}),
        current: () => server.current(),
        plan: (next, weights) => describePlan(server.address, next, weights),
        stage: (next) => server.take('stage', { ...valuesOf(next), old: server.liveOtherThan(next) }),
        ready: (version) => server.ready(version),
        weight: (next, percent) => server.take('weight', { ...valuesOf(next), weight: percent }),
        promote: (next) => server.take('promote', valuesOf(next)),
        rollback: (failed, back) => server.take('rollback', { ...valuesOf(back), model: failed.model, failed: failed.version }),
        cleanup: (next, old) => server.take('cleanup', { ...valuesOf(next), old: old?.version ?? null }),
    };
}
function valuesOf(version) {
    if (version === undefined)
        return {};
    const { model, version: number, digest, uri, path = null } = version;
    return { model, version: number, digest, uri, path };
}
const nothing = {
    model: null,
    version: null,
    digest: null,
    uri: null,
    path: null,
    weight: null,
    old: null,
    failed: null,
};
class StepServer {
    address;
    #options;
    #url;
    /** What it last said serves. */
    #live;
    constructor(options) {
        this.#options = options;
        this.#url = options.url.replace(/\/+$/, '');
        this.address = redact(this.#url);
    }
    liveOtherThan({ version }) {
        return this.#live === undefined || this.#live === version ? null : this.#live;
    }
    async take(step, values) {
        const { text } = this.#accept(step, await this.#send(step, values));
        // A server with calls of its own answers what it likes.
        if (this.#options.calls?.[step] === undefined)
            checkDone(text, this.#asked(step));
    }
    async current() {
        const { text } = this.#accept('current', await this.#send('current', {}));
        const state = readCurrent(text, this.#asked('current'));
        this.#live = state.version;
        return state;
    }
    async ready(version) {
        const answer = await this.#send('ready', valuesOf(version));
        const { status, text } = isNotYet(answer.status) ? answer : this.#accept('ready', answer);
        const heard = isNotYet(status)
            ? { ready: false, version: undefined, url: undefined, reason: `Status ${status}: ${http_answer_reasonOf(text)}` }
            : readReady(text, this.#asked('ready'));
        const judged = judgeReady({ ...heard, reason: this.#conceal(heard.reason) }, version);
        return { ...judged, reason: this.#conceal(judged.reason) };
    }
    #send(step, values) {
        const { http, headers, timeLimitMs, environment = null, calls = {}, clock = systemClock, signal } = this.#options;
        const { method, path, body } = requestOf(step, { ...nothing, ...values, step, environment }, calls);
        const inTime = signal?.aborted === true ? undefined : signal;
        const request = { method, url: `${this.#url}${path}`, headers, body, timeLimitMs, signal: inTime };
        const again = (status) => step !== 'ready' && (status === 429 || status >= 500);
        return sendAgain(request, { http, clock, again });
    }
    /** The answer, when it says that the step is done. */
    #accept(step, answer) {
        const { status, text } = answer;
        if (status >= 200 && status < 300)
            return answer;
        const said = one_line_oneLine(this.#conceal(http_answer_reasonOf(text)));
        const message = `The target refused ${this.#name(step)} with status ${status}${said === '' ? '' : `: ${said}`}. ${remedyOf(status)}`;
        throw status >= 500 || status === 429
            ? new lib/* ServiceError */._7('E_TARGET', message, { status })
            : new lib/* UserError */.yo('E_TARGET', message);
    }
    #asked(step) {
        return { what: this.#name(step), conceal: (text) => this.#conceal(text) };
    }
    #name(step) {
        return `the step ${step} at ${this.address}`;
    }
    #conceal(text) {
        return conceal(text, this.#options.headers.values());
    }
}
/** Servers say in many ways that something is not there yet; but a key that is refused stays so. */
function isNotYet(status) {
    return status >= 400 && status !== 401 && status !== 403;
}
function remedyOf(status) {
    if (status === 401 || status === 403)
        return 'Correct the inputs `headers` or `api-key`.';
    if (status === 404 || status === 405)
        return 'Check that the input `target` is the address of a server that takes the steps of deploy.';
    return 'Read the log of the target, and re-run the job when that is mended.';
}

;// CONCATENATED MODULE: ./packages/target/lib/open-target.js


const later = /^(v2\+https?|mlflow\+https?|kserve\+https|openai\+https):\/\//;
const expected = 'expected `command`, http://… or https://…';
/**
 * Reads the input `target`. The address of a server comes back without slashes at its end.
 *
 * @throws UserError E_NOT_BUILT for a target of a later version, E_INPUT for anything that is none.
 */
function parseTargetAddress(text) {
    const address = text.trim();
    if (address === 'command')
        return { kind: 'command' };
    const shown = JSON.stringify(redact(address).slice(0, 80).toWellFormed());
    if (later.test(address))
        throw new lib/* UserError */.yo('E_NOT_BUILT', `The input \`target\` is ${shown}, which a later version will take. Until then write \`command\` and call its tool from your script, or give a server that takes the steps.`);
    if (!/^https?:\/\//.test(address) || !URL.canParse(address))
        throw new lib/* UserError */.yo('E_INPUT', `The input \`target\` is ${shown}: ${expected}. Correct it.`);
    return { kind: 'http', url: plainAddress(address, shown) };
}
/** Steps are appended to the address, and it is shown in logs: it can hold neither query nor password. */
function plainAddress(address, shown) {
    const { username, password, search, hash, origin, pathname } = new URL(address);
    if (username !== '' || password !== '')
        throw new lib/* UserError */.yo('E_INPUT', `The input \`target\` ${shown} holds a user or password, which logs would show. Take them out, and use the input \`headers\` or \`api-key\`.`);
    if (search !== '' || hash !== '')
        throw new lib/* UserError */.yo('E_INPUT', `The input \`target\` ${shown} ends with a query or fragment, but steps are appended to it. Take it out, and send keys with the input \`headers\`.`);
    return `${origin}${pathname}`.replace(/\/+$/, '');
}

;// CONCATENATED MODULE: ./packages/target/lib/index.js





;// CONCATENATED MODULE: ./actions/deploy/lib/open-place.js




const graceMs = 10_000;
/**
 * Opens the target the inputs name. Secrets in headers are masked first.
 *
 * @throws UserError E_INPUT, E_NOT_BUILT
 */
async function openPlace(inputs, ports, signal) {
    const { runner } = ports;
    const headers = readHeaders(inputs, (secret) => runner.mask(secret));
    const http = openHttp();
    const address = parseTargetAddress(inputs.target);
    if (address.kind === 'http') {
        const target = httpTarget({
            url: address.url,
            http,
            headers,
            timeLimitMs: inputs['time-limit'],
            environment: inputs.environment,
            signal,
        });
        return { target, http, headers };
    }
    if (inputs.command === '')
        throw new lib/* UserError */.yo('E_INPUT', 'The target is `command`, and there is none: set the input `command` to the script that takes the steps, or `target` to an address.');
    const { context } = runner;
    const target = commandTarget({
        command: inputs.command,
        cwd: await workspace_insideWorkspace(inputs['working-directory'], context.workspace),
        environment: context.environment,
        environmentName: inputs.environment,
        onOutput: (chunk) => runner.untrusted((write) => write(chunk)),
        temp: context.temp,
        timeLimitMs: inputs['time-limit'],
        graceMs,
        signal,
    });
    return { target, http, headers };
}
const headerLine = /^([!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}):\s*(\S.{0,8000})$/;
/** @throws UserError E_INPUT with every line that is no header. */
function readHeaders(inputs, mask) {
    const headers = new Map();
    const wrong = [];
    for (const [index, line] of inputs.headers.entries()) {
        const [, name, value] = headerLine.exec(line) ?? [];
        if (name === undefined || value === undefined)
            wrong.push(index + 1);
        else {
            mask(value);
            headers.set(name.toLowerCase(), value);
        }
    }
    if (wrong.length > 0)
        throw new lib/* UserError */.yo('E_INPUT', `The input \`headers\` is no \`Name: value\` in line ${wrong.join(', ')}: write one header a line.`);
    if (inputs['api-key'] === '')
        return headers;
    mask(inputs['api-key']);
    return headers.set('authorization', `Bearer ${inputs['api-key']}`);
}

;// CONCATENATED MODULE: ./actions/deploy/lib/progress.js


const progress_titles = {
    check: 'asking the target',
    stage: 'bringing the new version up',
    ready: 'waiting for the new version',
    golden: 'asking golden questions',
    weight: 'shifting traffic',
    promote: 'promoting',
    proof: 'proving what serves',
    cleanup: 'cleaning up',
    rollback: 'ROLLING BACK',
};
/** Phases GitHub is told of: few requests, and always the ones a reader waits for. */
const toldPhases = ['stage', 'weight', 'rollback'];
/** Tells log and GitHub what happens now. A status that cannot be written does not stop a rollout. */
async function tellPhase({ ports }, journal, phase, weight) {
    const text = weight === null ? progress_titles[phase] : `${progress_titles[phase]}: ${weight} %`;
    ports.runner.info(text);
    if (!toldPhases.includes(phase))
        return;
    try {
        await journal.tell('in_progress', text);
    }
    catch (error) {
        if (!(error instanceof lib/* UserError */.yo || error instanceof lib/* ServiceError */._7))
            throw error;
        ports.runner.info(`GitHub was not told: ${(0,lib/* describeError */.Uc)(error)}`);
    }
}
/** The last status of a deployment, for people who read the list of deployments. */
function describeEnd({ status, reason = '' }, before) {
    if (status === 'success')
        return before === undefined ? 'serves, the first version' : `serves, after ${before}`;
    if (status === 'rolled-back')
        return `rolled back to ${before ?? 'nothing'}: ${reason}`;
    return `FAILED: ${reason}`;
}
/** The clock of this machine. */
const progress_systemClock = {
    now: () => performance.now(),
    async sleep(ms, signal) {
        await (0,external_node_timers_promises_.setTimeout)(ms, undefined, signal === undefined ? {} : { signal }).catch((error) => {
            if (signal?.aborted !== true)
                throw error;
        });
    },
};

;// CONCATENATED MODULE: ./actions/deploy/lib/order.js



/** What the rollout engine is told to do. The model's files are fetched and verified before anything is touched. */
async function orderOf(prepared, { target, http, headers }, signal, onPhase) {
    const { inputs, ports, version, situation, config, golden } = prepared;
    const next = await ports.runner.group('Fetch the model', () => fetchVersion(prepared, version));
    return {
        target: withFiles(prepared, target),
        config,
        next,
        old: situation.live === undefined ? undefined : await toTarget(prepared, situation.live.version),
        golden,
        http,
        endpoint: inputs.endpoint || undefined,
        headers,
        clock: progress_systemClock,
        signal,
        onPhase,
    };
}
/** A version as a target knows it, its files not fetched; one that left the registry is known by its number alone. */
async function toTarget({ registry, inputs }, version) {
    const found = await registry.get(inputs.model, { version });
    return { model: inputs.model, version, digest: found?.digest ?? '', uri: found?.uri ?? '', path: undefined };
}
async function fetchVersion({ registry, ports }, version) {
    const folder = (0,external_node_path_.join)(await (0,promises_.mkdtemp)((0,external_node_path_.join)(ports.runner.context.temp, 'mlops-version-')), 'model');
    await registry.download(version, { folder });
    const { model, manifest, digest, uri } = version;
    const [only] = manifest.files;
    const path = manifest.layout === 'file' && only !== undefined ? (0,external_node_path_.join)(folder, only.path) : folder;
    return { model, version: version.version, digest, uri, path };
}
/** Fetches the old version's files too, but only when the target is to go back to them. */
function withFiles(prepared, target) {
    const { registry, inputs, ports } = prepared;
    return {
        address: target.address,
        splits: target.splits,
        check: () => target.check(),
        current: () => target.current(),
        plan: (next, weights) => target.plan(next, weights),
        stage: (next) => target.stage(next),
        ready: (version) => target.ready(version),
        weight: (next, percent) => target.weight(next, percent),
        promote: (next) => target.promote(next),
        cleanup: (next, old) => target.cleanup(next, old),
        async rollback(failed, back) {
            const found = back && (await registry.get(inputs.model, { version: back.version }).catch(() => undefined));
            // A target that keeps the old version needs no files, so that losing the registry must not stop a rollback.
            const fetched = found &&
                (await fetchVersion(prepared, found).catch((error) => {
                    ports.runner.info(`Going back without the files of ${found.version}: ${String(error)}`);
                }));
            await target.rollback(failed, fetched ?? back);
        },
    };
}

;// CONCATENATED MODULE: ./actions/deploy/lib/tidy-up.js




/**
 * Takes up what a run left that died in the middle: the same version is rolled out again from the start, for every
 * step may be repeated; another one is rolled back first, so that nothing of it stays.
 */
async function tidyUp(prepared, place) {
    const { situation, version, github, inputs, ports, logUrl } = prepared;
    const [newest] = situation.broken;
    if (newest === undefined)
        return undefined;
    const same = newest.version === version.version;
    const recovery = same ? finishing(newest) : await rollBackBroken(prepared, place, newest);
    ports.runner.annotate({ level: 'warning', message: `${recovery.text}.` });
    if (recovery.failed !== undefined)
        return recovery;
    const text = same ? 'its run died; another one finishes it' : 'its run died; rolled back by another one';
    for (const entry of situation.broken)
        await journal_close(github, inputs.model, entry, { text, logUrl });
    return recovery;
}
function finishing(entry) {
    return { text: `${tidy_up_nameOf(entry)} died half-way, and is finished now` };
}
async function rollBackBroken(prepared, { target, http, headers }, entry) {
    const { inputs, ports, situation, config, golden } = prepared;
    const back = situation.live?.version;
    const outcome = await ports.runner.group(`Roll back ${entry.version}, whose run died`, async () => rollBack({
        target: withFiles(prepared, target),
        config,
        next: await toTarget(prepared, entry.version),
        old: back === undefined ? undefined : await toTarget(prepared, back),
        golden,
        http,
        endpoint: inputs.endpoint || undefined,
        headers,
        clock: progress_systemClock,
        onPhase: (phase) => ports.runner.info(phase),
    }));
    if (outcome.status === 'rolled-back')
        return { text: `${tidy_up_nameOf(entry)} died half-way, and was rolled back to ${back ?? 'nothing'}` };
    const reason = outcome.reason ?? 'the rollback was not proven';
    return {
        text: `${tidy_up_nameOf(entry)} died half-way, and could not be rolled back`,
        failed: { status: 'failed', reason, outcome, live: undefined },
    };
}
function tidy_up_nameOf({ version, run }) {
    return `The deployment of ${version} by run ${run?.id ?? 'unknown'}`;
}

;// CONCATENATED MODULE: ./actions/deploy/lib/deploy.js










/** Rolls a version out, and tells GitHub. */
async function deploy(prepared) {
    const { inputs, ports } = prepared;
    return withCancellation(async (signal) => {
        const place = await openPlace(inputs, ports, signal);
        const recovered = await tidyUp(prepared, place);
        if (recovered?.failed !== undefined)
            return { ...deploy_told(prepared), ...recovered.failed, recovered: recovered.text };
        const journal = await begin(prepared);
        const order = await orderOf(prepared, place, signal, (phase, weight) => tellPhase(prepared, journal, phase, weight));
        const outcome = await ports.runner.group('Roll out', () => rollOut(order));
        const end = await finish(prepared, journal, outcome);
        return { ...deploy_told(prepared), ...end, recovered: recovered?.text, deployment: journal.id, outcome };
    });
}
function deploy_told({ version, situation }) {
    return { version, previous: situation.live?.version, live: situation.live?.version };
}
function begin({ github, inputs, ports, registry, version, situation, logUrl }) {
    const { live } = situation;
    const { runId: id, runAttempt: attempt, sha } = ports.runner.context;
    return beginDeployment(github, situation, {
        environment: inputs.environment,
        ref: registry.address === 'github' ? `${inputs.model}@v${version.version}` : sha,
        logUrl,
        url: fixedAddress(inputs.endpoint),
        payload: {
            kind: 'mlops-deployment',
            schemaVersion: 1,
            model: inputs.model,
            version: version.version,
            digest: version.digest,
            registry: inputs.registry,
            target: redact(inputs.target),
            previous: live === undefined ? null : { version: live.version, digest: live.digest ?? null },
            run: { id, attempt },
        },
    });
}
/** The endpoint as the deployment's address; not one with a placeholder. */
function fixedAddress(endpoint) {
    return endpoint === '' || endpoint.includes('{') ? undefined : endpoint;
}
/** The last status; what cannot be told to GitHub does not change what serves. */
async function finish(prepared, journal, outcome) {
    const { inputs, ports, version, situation, github, logUrl } = prepared;
    const { status, reason = '', url = fixedAddress(inputs.endpoint) } = outcome;
    const state = status === 'success' ? 'success' : status === 'rolled-back' ? 'failure' : 'error';
    const notTold = (error) => {
        if (!(error instanceof lib/* UserError */.yo || error instanceof lib/* ServiceError */._7))
            throw error;
        ports.runner.annotate({
            level: 'warning',
            message: `Not everything is recorded on GitHub: ${(0,lib/* describeError */.Uc)(error)}`,
        });
    };
    await journal.tell(state, describeEnd(outcome, situation.live?.version), url).catch(notTold);
    if (status !== 'success')
        return { status, reason: reason || status, live: status === 'rolled-back' ? situation.live?.version : undefined };
    if (situation.live !== undefined && situation.live.id !== journal.id)
        await retire(github, inputs.model, situation.live, logUrl).catch(notTold);
    const aliased = await moveAlias(prepared);
    return { status, reason: `${version.version} serves, proven${aliased}`, live: version.version, url };
}

;// CONCATENATED MODULE: ./actions/deploy/lib/history.js




const shown = 30;
/** Lists what was deployed to the environment, newest first. */
async function listHistory(inputs, ports) {
    const github = await ports.github();
    if (github === undefined)
        throw new lib/* UserError */.yo('E_PERMISSION', 'The history is kept on GitHub, and there is no token: leave the input `token` at its default.');
    const found = [];
    const { model, environment } = inputs;
    for await (const entry of entries(github, { model, environment, run: ports.runner.context.runId })) {
        found.push(entry);
        if (found.length === shown)
            break;
    }
    const live = found.find(({ succeeded }) => succeeded);
    const rows = found.map(({ version, state, inactive, description, createdAt, creator }) => [
        (0,lib_untrusted/* code */.aY)(version),
        inactive ? 'replaced' : (0,lib_untrusted/* code */.aY)(state),
        (0,lib_untrusted/* escape */.ih)(description, 140),
        (0,lib_untrusted/* code */.aY)(createdAt),
        (0,lib_untrusted/* code */.aY)(creator),
    ]);
    const section = (0,blocks/* join */.fj)(`### ⚪ Deploy: history of ${(0,lib_untrusted/* code */.aY)(model)} on ${(0,lib_untrusted/* code */.aY)(environment)}`, found.length === 0
        ? 'Nothing was deployed there yet.'
        : (0,blocks/* table */.tp)(['Version', 'State', 'What was said last', 'When', 'By'], rows));
    const reason = live === undefined ? `nothing is live on ${environment}` : `${live.version} is live on ${environment}`;
    return conclude(inputs, ports, {
        status: 'success',
        reason,
        version: live && { version: live.version, digest: live.digest ?? '' },
        previous: live?.previous,
        live: live?.version,
        deployment: live?.id,
        url: live?.url,
        section,
    });
}

;// CONCATENATED MODULE: ./actions/deploy/lib/plan.js



/** What a deployment would do; nothing is touched, not even the target asked. */
async function planDeployment(prepared) {
    const { inputs, ports, version, situation, config, golden } = prepared;
    const { target } = await openPlace(inputs, ports, new AbortController().signal);
    const next = {
        model: inputs.model,
        version: version.version,
        digest: version.digest,
        uri: version.uri,
        path: undefined,
    };
    const lines = target.plan(next, config.steps.map(({ weight }) => weight));
    const before = situation.live?.version;
    const section = (0,blocks/* join */.fj)(`### ⚪ Deploy: ${(0,lib_untrusted/* code */.aY)(inputs.model)} ${(0,lib_untrusted/* code */.aY)(version.version)} would go to ${(0,lib_untrusted/* code */.aY)(inputs.environment)}`, `${before === undefined ? 'Nothing is live there' : `${(0,lib_untrusted/* code */.aY)(before)} is live there`}; ${(0,blocks/* count */.U9)(golden.length, 'golden row')}.`, (0,blocks/* table */.tp)(['Step', 'Traffic on the new version', 'Wait'], config.steps.map(({ weight, waitMs }, index) => [String(index + 1), `${weight} %`, `${waitMs / 1000} s`])), lines.map((line) => `- ${(0,lib_untrusted/* code */.aY)(line, 300)}`).join('\n'), situation.broken.length === 0
        ? undefined
        : `A deployment of ${(0,lib_untrusted/* code */.aY)(situation.broken[0]?.version ?? '')} died half-way, and would be ${situation.broken[0]?.version === version.version ? 'finished' : 'rolled back'} first.`);
    const reason = `${version.version} would go to ${inputs.environment}`;
    return conclude(inputs, ports, { status: 'skipped', reason, version, previous: before, live: before, section });
}

// EXTERNAL MODULE: ./packages/registry/lib/manifest.js
var manifest = __webpack_require__(26392);
;// CONCATENATED MODULE: ./packages/registry/lib/build-manifest.js

/** The manifest of the version that a reservation becomes; files in the order of their names. */
function build_manifest_buildManifest({ model, version }, contents, describe) {
    return {
        kind: 'model-manifest',
        schemaVersion: 1,
        model,
        version,
        ...describe,
        filesDigest: digestOfFiles(contents.files),
        size: contents.files.reduce((sum, { size }) => sum + size, 0),
        files: contents.files.map(build_manifest_toEntry).toSorted(byPath),
        companions: contents.companions.map(build_manifest_toEntry).toSorted(byPath),
    };
}
function build_manifest_toEntry({ path, size, sha256 }) {
    return { path, size, sha256, format: /\.(tar\.\w{1,10}|\w{1,20})$/.exec(path.toLowerCase())?.[1] ?? 'unknown' };
}
function byPath(a, b) {
    return a.path < b.path ? -1 : 1;
}

// EXTERNAL MODULE: ./packages/registry/lib/dir/file-operations.js
var file_operations = __webpack_require__(59794);
// EXTERNAL MODULE: ./packages/registry/lib/dir.js + 10 modules
var dir = __webpack_require__(42279);
// EXTERNAL MODULE: ./packages/registry/lib/github/open-github-registry.js + 25 modules
var open_github_registry = __webpack_require__(53626);
;// CONCATENATED MODULE: ./packages/registry/lib/open-registry.js

const open_registry_later = /^(mlflow\+https?|oci|s3|hf):\/\//;
/**
 * Reads the input `registry`.
 *
 * @throws UserError E_NOT_BUILT for a registry of a later version, E_INPUT for anything that is none.
 */
function parseRegistryAddress(text) {
    if (text === 'github')
        return { kind: 'github' };
    const [, path = ''] = /^dir:(?:\/\/)?(\P{Cc}+)$/u.exec(text) ?? [];
    if (path.trim() !== '')
        return { kind: 'dir', path };
    const shown = JSON.stringify(text.slice(0, 80));
    if (open_registry_later.test(text))
        throw new lib/* UserError */.yo('E_NOT_BUILT', `The input \`registry\` is ${shown}, which comes with a later version: use github or dir:<path>.`);
    throw new lib/* UserError */.yo('E_INPUT', `The input \`registry\` is ${shown}: expected github or dir:<path>.`);
}

;// CONCATENATED MODULE: ./packages/registry/lib/open.js



/**
 * Opens the registry an address names; a driver is loaded when it is asked for.
 *
 * @param address as the input `registry`: `github` or `dir:<path>`.
 * @throws UserError E_INPUT for an address that names none, E_NOT_BUILT for one that comes later, E_PERMISSION
 *   without a token where one is needed.
 */
async function openRegistry(address, place) {
    const parsed = parseRegistryAddress(address);
    if (parsed.kind === 'dir') {
        const { openDirRegistry } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 42279));
        return openDirRegistry({ ...place, path: (0,external_node_path_.resolve)(place.workspace, parsed.path) });
    }
    const github = await place.github();
    if (github === undefined)
        throw new lib/* UserError */.yo('E_PERMISSION', 'The registry `github` is GitHub’s Releases, and there is no token: leave the input `token` at its default.');
    const { openGitHubRegistry } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 53626));
    return openGitHubRegistry({ ...place, github });
}

// EXTERNAL MODULE: ./packages/registry/lib/names.js
var names = __webpack_require__(60689);
;// CONCATENATED MODULE: ./packages/registry/lib/register-version.js




const tries = 5;
/**
 * Stores files as a version, or finds the one they are. A number that another run takes meanwhile, or that can never be
 * used again, is replaced by the next, unless exactly this one was wished for.
 *
 * A fault of the user gives the reservation up; any other leaves it, so that a re-run completes it.
 *
 * @throws UserError E_VERSION…, E_DIGEST, E_PATH_OUTSIDE, E_NO_FILES, E_PERMISSION; ServiceError.
 */
async function registerVersion(registry, order) {
    const { model, wanted, contents } = order;
    checkFiles(contents);
    const filesDigest = digestOfFiles(contents.files);
    const isExact = versionNumber.safeParse(wanted).success;
    let lost;
    for (let left = tries;; left -= 1) {
        const known = await registry.get(model, { filesDigest });
        if (known !== undefined)
            return { version: known, created: false, resumed: false };
        if (lost !== undefined && (isExact || left === 0))
            throw lost.error;
        const outcome = await tryOnce(registry, order, { filesDigest, above: lost?.above });
        if ('version' in outcome)
            return outcome;
        lost = outcome;
    }
}
async function tryOnce(registry, order, { filesDigest, above }) {
    const { model, wanted, commit } = order;
    let number;
    try {
        const reservation = await registry.reserve({ model, wanted, filesDigest, commit, above });
        number = reservation.version;
        return { version: await register_version_fill(registry, reservation, order), created: true, resumed: reservation.resumed };
    }
    catch (error) {
        if (!isNumberGone(error))
            throw error;
        return { error, above: error.code === 'E_VERSION_BURNT' ? (number ?? numberIn(error) ?? above) : above };
    }
}
async function register_version_fill(registry, reservation, order) {
    const { contents, describe, card } = order;
    try {
        await registry.put(reservation, contents);
        const manifest = buildManifest(reservation, contents, describe);
        return await registry.publish(reservation, manifest, card(manifest));
    }
    catch (error) {
        if (isFinal(error))
            await giveUp(registry, reservation, error);
        throw error;
    }
}
/** The fault that led here matters more than one of clearing up; both are told. */
async function giveUp(registry, reservation, error) {
    try {
        await registry.abort(reservation);
    }
    catch (cause) {
        throw new UserError(error.code, error.message, { problems: error.problems, cause });
    }
}
/** Codes of faults after which a re-run goes on where this one stopped. */
const passing = new Set(['E_PERMISSION', 'E_REGISTRY', 'E_VERSION_TAKEN', 'E_VERSION_BURNT']);
function isFinal(error) {
    return error instanceof UserError && !passing.has(error.code);
}
function isNumberGone(error) {
    return error instanceof UserError && (error.code === 'E_VERSION_TAKEN' || error.code === 'E_VERSION_BURNT');
}
/** A number that is burnt when it is to be reserved is on no list; the message names it. */
function numberIn({ message }) {
    return /\d+\.\d+\.\d+/.exec(message)?.[0];
}

// EXTERNAL MODULE: ./packages/registry/lib/versions.js
var versions = __webpack_require__(5660);
;// CONCATENATED MODULE: ./packages/registry/lib/index.js










;// CONCATENATED MODULE: ./actions/deploy/lib/files.js






const files_maxBytes = 64 * 1024 * 1024;
/**
 * Reads deploy.yml and the golden rows: from the workspace where it is checked out, else from the commit through the
 * API, so that a job that deploys needs no checkout.
 *
 * @throws UserError E_DEPLOY_CONFIG, E_GOLDEN; E_FILE when a file that was named is not there.
 */
async function loadRules(inputs, ports) {
    const config = await loadConfig(inputs, ports);
    const name = inputs['golden-set'] || config.goldenSet;
    if (name === undefined)
        return { config, golden: [] };
    const bytes = await readNamed(name, inputs, ports);
    if (bytes === undefined)
        throw missing(name, inputs['golden-set'] === '' ? 'golden.set` of the config' : 'golden-set`');
    return { config, golden: parseGoldenSet(bytes, name, config) };
}
async function loadConfig(inputs, ports) {
    const names = inputs.config === '' ? deployPaths(inputs.model) : [inputs.config];
    for (const name of names) {
        const bytes = await readNamed(name, inputs, ports);
        if (bytes !== undefined)
            return parseRolloutConfig(bytes.toString('utf8'), name, { goldenSet: inputs['golden-set'] !== '' });
    }
    if (inputs.config !== '')
        throw missing(inputs.config, 'config`');
    return parseRolloutConfig('version: 1', 'the default', { goldenSet: inputs['golden-set'] !== '' });
}
async function readNamed(name, inputs, ports) {
    const { workspace, sha } = ports.runner.context;
    const path = (0,external_node_path_.join)(inputs['working-directory'], name);
    const absolute = await workspace_insideWorkspace(path, workspace);
    if ((0,external_node_fs_.existsSync)(absolute))
        return files_readCapped(absolute, name);
    if ((0,external_node_fs_.existsSync)((0,external_node_path_.join)(workspace, '.git')))
        return undefined;
    const github = await ports.github();
    const text = await github?.file(path.replaceAll('\\', '/'), sha);
    return text === undefined ? undefined : Buffer.from(text);
}
async function files_readCapped(absolute, name) {
    const { size } = await (0,promises_.stat)(absolute);
    if (size > files_maxBytes)
        throw new lib/* UserError */.yo('E_FILE', `${JSON.stringify(name)} has ${size} bytes, more than the ${files_maxBytes} read here: keep it short.`);
    return (0,promises_.readFile)(absolute);
}
function missing(name, what) {
    return new lib/* UserError */.yo('E_FILE', `There is no file ${JSON.stringify(name)}, which \`${what} names: correct the path.`);
}

;// CONCATENATED MODULE: ./actions/deploy/lib/prepare.js





/**
 * Reads history, version and rules; changes nothing.
 *
 * @throws UserError E_VERSION_MISSING, E_VERSION_RETRACTED, E_NO_PREVIOUS, and what reading the files throws.
 */
async function prepare(inputs, ports, subject) {
    const { context } = ports.runner;
    const github = await ports.github();
    if (github === undefined)
        throw new lib/* UserError */.yo('E_PERMISSION', 'A deployment is recorded on GitHub, and there is no token: leave the input `token` at its default.');
    const logUrl = (0,publish/* runUrl */.Vp)(context);
    const registry = await openRegistry(inputs.registry, {
        workspace: context.workspace,
        github: ports.github,
        target: 'commit',
        actor: context.environment['GITHUB_ACTOR'] ?? '',
        run: logUrl,
        log: (message) => ports.runner.info(message),
    });
    await registry.check('read');
    const place = { model: inputs.model, environment: inputs.environment, run: context.runId };
    const situation = await readSituation(github, place);
    const version = await findVersion(registry, inputs, subject, situation);
    const rules = await loadRules(inputs, ports);
    const back = subject.kind === 'previous';
    return { inputs, ports, github, registry, version, back, situation, logUrl, ...(back ? atOnce(rules) : rules) };
}
/** Who goes back by hand is in a hurry. */
function atOnce({ config, golden }) {
    return { config: { ...config, steps: [{ weight: 100, waitMs: 0 }] }, golden };
}
async function findVersion(registry, { model, environment }, subject, { before }) {
    if (subject.kind === 'previous' && before === undefined)
        throw new lib/* UserError */.yo('E_NO_PREVIOUS', `There is nothing to go back to: ${environment} never had another version of ${model} than the one it has. Name a version.`);
    const reference = subject.kind === 'alias'
        ? { alias: subject.alias }
        : { version: subject.kind === 'version' ? subject.version : (before?.version ?? '') };
    const version = await registry.get(model, reference);
    if (version === undefined)
        throw await prepare_missing(registry, model, Object.values(reference).join());
    if (version.retracted === undefined)
        return version;
    throw new lib/* UserError */.yo('E_VERSION_RETRACTED', `${model} ${version.version} was retracted: ${JSON.stringify(version.retracted.slice(0, 200))}. Deploy another version.`);
}
async function prepare_missing(registry, model, wanted) {
    const known = (await registry.list(model)).slice(0, 10);
    const found = known.length === 0 ? 'it holds none' : `it holds ${known.join(', ')}`;
    return new lib/* UserError */.yo('E_VERSION_MISSING', `The registry ${registry.address} has no ${model} ${JSON.stringify(wanted.slice(0, 80))}: ${found}. Register it first, or correct the input \`version\`.`);
}

;// CONCATENATED MODULE: ./actions/deploy/lib/subject.js


const number = /^(?:0|[1-9]\d{0,8})(?:\.(?:0|[1-9]\d{0,8})){2}$/;
const aliasName = /^[a-z][a-z0-9_-]{0,62}$/;
const release = schemas/* object */.Ikc({ action: schemas/* string */.YjP(), release: schemas/* object */.Ikc({ tag_name: schemas/* string */.YjP(), draft: schemas/* boolean */.zMY() }) });
const dispatch = schemas/* object */.Ikc({ client_payload: schemas/* object */.Ikc({ model: schemas/* string */.YjP(), version: schemas/* string */.YjP() }) });
/**
 * What to deploy: the input, else what the event speaks of. Releases and tags of other models, and of software, are
 * nobody's fault.
 *
 * @throws UserError E_INPUT when nothing says what to deploy, or the input is no version.
 */
function findSubject(model, given, context) {
    if (given !== '')
        return fromInput(model, given);
    const { eventName, payload, ref } = context;
    if (eventName === 'release')
        return fromRelease(model, release.safeParse(payload).data);
    if (eventName === 'push' && ref.startsWith('refs/tags/'))
        return fromTag(model, ref.slice('refs/tags/'.length));
    if (eventName === 'repository_dispatch')
        return fromDispatch(model, dispatch.safeParse(payload).data);
    throw new lib/* UserError */.yo('E_INPUT', `Nothing says which version of ${model} to deploy: the event ${JSON.stringify(eventName)} names none. Set the input \`version\` to a version, an alias, or previous.`);
}
function fromInput(model, given) {
    if (given === 'previous')
        return { kind: 'previous' };
    const plain = given.replace(/^v(?=\d)/, '');
    if (number.test(plain))
        return { kind: 'version', version: plain };
    if (given.includes('@'))
        return fromTag(model, given);
    if (aliasName.test(given))
        return { kind: 'alias', alias: given };
    throw new lib/* UserError */.yo('E_INPUT', `The input \`version\` is ${JSON.stringify(given.slice(0, 80))}: expected a version such as 1.4.0, a tag such as ${model}@v1.4.0, an alias such as champion, or previous.`);
}
function fromRelease(model, event) {
    if (event === undefined)
        throw subject_unreadable('release');
    if (event.action !== 'published' || event.release.draft)
        return {
            kind: 'none',
            reason: `a release was ${JSON.stringify(event.action.slice(0, 40))}, and only published ones are deployed`,
        };
    return fromTag(model, event.release.tag_name);
}
function fromTag(model, tag) {
    const prefix = `${model}@v`;
    const version = tag.slice(prefix.length);
    if (tag.startsWith(prefix) && number.test(version))
        return { kind: 'version', version };
    return { kind: 'none', reason: `${JSON.stringify(tag.slice(0, 200))} is no version of ${model}` };
}
function fromDispatch(model, event) {
    if (event === undefined)
        throw subject_unreadable('repository_dispatch');
    const { model: other, version } = event.client_payload;
    if (other !== model)
        return { kind: 'none', reason: `the dispatch is for ${JSON.stringify(other.slice(0, 80))}` };
    if (number.test(version))
        return { kind: 'version', version };
    throw subject_unreadable('repository_dispatch');
}
function subject_unreadable(event) {
    return new lib/* UserError */.yo('E_INPUT', `The event ${event} does not say which version to deploy as expected (a release with a tag, or a client_payload of model and version): set the input \`version\`.`);
}

;// CONCATENATED MODULE: ./actions/deploy/lib/run.js








/**
 * Brings a version to where it serves, or back.
 *
 * A version that does not do, and was rolled back, is the rollout at work, so it is returned; what leaves nobody
 * knowing what serves is returned as well, with the loudest message there is.
 */
async function run_run(inputs, ports) {
    if (inputs.mode === 'history')
        return listHistory(inputs, ports);
    const subject = findSubject(inputs.model, inputs.version, ports.runner.context);
    if (subject.kind === 'none')
        return conclude(inputs, ports, { status: 'skipped', reason: subject.reason });
    const prepared = await ports.runner.group('Read version, history and rules', () => prepare(inputs, ports, subject));
    const settled = settle(prepared);
    if (settled !== undefined)
        return conclude(inputs, ports, settled);
    if (inputs.mode === 'plan' || inputs['dry-run'])
        return planDeployment(prepared);
    return conclude(inputs, ports, await deploy(prepared));
}
/**
 * The same version, live or on its way, leaves nothing to do.
 *
 * @throws UserError E_DEPLOY_BUSY while another version is on its way: two rollouts at once undo each other.
 */
function settle({ version, situation, inputs }) {
    const { environment } = inputs;
    const { live, running, broken } = situation;
    if (running !== undefined) {
        const reason = `run ${running.run?.id ?? 'unknown'} is deploying ${running.version} to ${environment}`;
        if (running.version === version.version)
            return {
                status: 'in-progress',
                reason,
                version,
                previous: live?.version,
                deployment: running.id,
                live: live?.version,
            };
        throw new lib/* UserError */.yo('E_DEPLOY_BUSY', `${version.version} is not deployed, because ${reason}: re-run when that is over, and give the job \`concurrency: deploy-${environment}\`.`);
    }
    if (broken.length > 0 || live?.version !== version.version)
        return undefined;
    return {
        status: 'success',
        reason: `${version.version} is live on ${environment} already`,
        version,
        previous: live.previous,
        deployment: live.id,
        url: live.url,
        live: live.version,
    };
}


/***/ }),

/***/ 36704:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _n: () => (/* binding */ pullRequestOf)
/* harmony export */ });
/* unused harmony exports pushOf, mergeGroupOf */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92857);

const sha = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().regex(/^[0-9a-f]{40}$/);
const repository = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ full_name: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().max(200) }).nullish();
const pullRequestPayload = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    pull_request: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        number: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().positive(),
        head: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ sha, repo: repository }),
        base: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ sha, ref: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), repo: repository }),
    }),
});
const pushPayload = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    before: sha,
    after: sha,
    ref: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    repository: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ default_branch: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }),
});
const mergeGroupPayload = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    merge_group: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ head_sha: sha, head_ref: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().max(500), base_sha: sha, base_ref: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }),
});
/** `gh-readonly-queue/<base>/pr-<number>-<sha>`, whatever the base is called. */
const queueRef = /^(?:refs\/heads\/)?gh-readonly-queue\/.+\/pr-([1-9]\d{0,8})-[0-9a-f]{40}$/s;
/** The pull request of the event, if it has one. */
function pullRequestOf({ payload }) {
    const result = pullRequestPayload.safeParse(payload);
    if (!result.success)
        return undefined;
    const { number, head, base } = result.data.pull_request;
    const fork = head.repo?.full_name === undefined || head.repo.full_name !== base.repo?.full_name;
    return { number, headSha: head.sha, baseSha: base.sha, baseRef: base.ref, fork };
}
/** The push of the event, if it is one. */
function pushOf({ eventName, payload }) {
    const result = pushPayload.safeParse(payload);
    if (eventName !== 'push' || !result.success)
        return undefined;
    const { before, after, ref, repository } = result.data;
    return { before, after, toDefaultBranch: ref === `refs/heads/${repository.default_branch}` };
}
/** The merge group of the event, if it is one. */
function mergeGroupOf({ eventName, payload, }) {
    const result = mergeGroupPayload.safeParse(payload);
    if (eventName !== 'merge_group' || !result.success)
        return undefined;
    const { head_sha: headSha, base_sha: baseSha, head_ref: ref } = result.data.merge_group;
    const number = queueRef.exec(ref)?.[1];
    return { headSha, baseSha, number: number === undefined ? undefined : Number(number) };
}


/***/ }),

/***/ 26299:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qt: () => (/* binding */ LeftOut),
/* harmony export */   VP: () => (/* binding */ clearRecord),
/* harmony export */   Vp: () => (/* binding */ runUrl),
/* harmony export */   a3: () => (/* binding */ uploadReport),
/* harmony export */   nT: () => (/* binding */ uploadRecord),
/* harmony export */   rh: () => (/* binding */ writeRecord),
/* harmony export */   u5: () => (/* binding */ writeReport)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _mlops_actions_errors__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74465);
/* harmony import */ var _mlops_actions_records__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8090);




/** Removes what an earlier step or run left, so that a run that ends early hands over nothing stale. */
async function clearRecord(workspace, model, kind) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(workspace, (0,_mlops_actions_records__WEBPACK_IMPORTED_MODULE_3__/* .recordPath */ .lX)(model, kind));
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(path, { force: true, recursive: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(path.replace(/json$/, 'html'), { force: true, recursive: true });
}
/** Writes a record to the workspace, and keeps git from seeing it. Returns its path relative to the workspace. */
async function writeRecord(workspace, record) {
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(workspace, (0,_mlops_actions_records__WEBPACK_IMPORTED_MODULE_3__/* .stateFolder */ .yp)(record.model));
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(folder, { recursive: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, '.gitignore'), '*\n');
    const path = (0,_mlops_actions_records__WEBPACK_IMPORTED_MODULE_3__/* .recordPath */ .lX)(record.model, record.kind);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(workspace, path), (0,_mlops_actions_records__WEBPACK_IMPORTED_MODULE_3__/* .serializeRecord */ .Om)(record));
    return path;
}
/** Writes an HTML report beside its record. Returns its path relative to the workspace. */
async function writeReport(workspace, { model, kind }, html) {
    const path = `${(0,_mlops_actions_records__WEBPACK_IMPORTED_MODULE_3__/* .stateFolder */ .yp)(model)}/${kind}.html`;
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(workspace, path), html);
    return path;
}
/** Stores an HTML report as one file that a browser opens. Returns its address. */
async function uploadReport(ports, { model, kind }, html) {
    const store = await ports.artifacts();
    if (store === undefined)
        throw new _mlops_actions_errors__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo('E_ARTIFACT', 'This runner offers no artifact store.');
    const { context } = ports.runner;
    const folder = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(context.temp, 'mlops-report-'));
    try {
        const name = `${(0,_mlops_actions_records__WEBPACK_IMPORTED_MODULE_3__/* .artifactName */ .Cs)(model, kind)}.html`;
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name), html);
        const { id } = await store.uploadFile(name, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name), { attempt: context.runAttempt });
        return `${runUrl(context)}/artifacts/${id}`;
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(folder, { recursive: true, force: true });
    }
}
/** Uploads a record and the files that go with it as one artifact. */
async function uploadRecord(ports, record, files) {
    const store = await ports.artifacts();
    if (store === undefined)
        throw new _mlops_actions_errors__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo('E_ARTIFACT', 'This runner offers no artifact store.');
    const { temp, runAttempt } = ports.runner.context;
    const folder = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(temp, 'mlops-artifact-'));
    try {
        const names = [`${record.kind}.json`, ...files.map(({ name }) => name)];
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, `${record.kind}.json`), (0,_mlops_actions_records__WEBPACK_IMPORTED_MODULE_3__/* .serializeRecord */ .Om)(record));
        for (const { path, name } of files) {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name)), { recursive: true });
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.copyFile)(path, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name));
        }
        const paths = names.map((name) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name));
        await store.upload((0,_mlops_actions_records__WEBPACK_IMPORTED_MODULE_3__/* .artifactName */ .Cs)(record.model, record.kind), paths, { root: folder, attempt: runAttempt });
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(folder, { recursive: true, force: true });
    }
}
/** Collects what could not be published, so that the work goes on and the summary says what was left out. */
class LeftOut {
    #items = [];
    #ports;
    constructor(ports) {
        this.#ports = ports;
    }
    /** Runs one publication; faults of the user or of a service are noted, bugs are thrown. */
    async attempt(what, publication) {
        try {
            return await publication();
        }
        catch (error) {
            if (!(error instanceof _mlops_actions_errors__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo || error instanceof _mlops_actions_errors__WEBPACK_IMPORTED_MODULE_2__/* .ServiceError */ ._7))
                throw error;
            const message = `Could not ${what}: ${(0,_mlops_actions_errors__WEBPACK_IMPORTED_MODULE_2__/* .describeError */ .Uc)(error)}`;
            this.#items.push(message);
            this.#ports.runner.annotate({ level: 'warning', message });
            return undefined;
        }
    }
    get items() {
        return this.#items;
    }
}
/** Address of the run's page, where summary and artifacts are. */
function runUrl({ serverUrl, repository, runId }) {
    return `${serverUrl}/${repository.owner}/${repository.name}/actions/runs/${runId}`;
}


/***/ }),

/***/ 42279:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openDirRegistry: () => (/* binding */ openDirRegistry)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./packages/errors/lib/index.js + 2 modules
var lib = __webpack_require__(74465);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
// EXTERNAL MODULE: ./packages/registry/lib/manifest.js
var lib_manifest = __webpack_require__(26392);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./packages/registry/lib/dir/place.js




/** Names in a folder; none when it is not there. */
async function list(place, folder) {
    const found = await orAbsent(async () => ((await isThere(place, folder)) ? place.files.readdir(folder) : undefined));
    return found ?? [];
}
/** The text of a file; undefined when it is not there. @throws UserError E_VERSION_BROKEN when it is no such file. */
function readText(place, path) {
    const { files } = place;
    return orAbsent(async () => {
        if (!(await isThere(place, path)))
            return undefined;
        const found = await files.lstat(path);
        if (!found.isFile())
            throw (0,lib_manifest/* broken */.mw)(path, 'it is no regular file');
        if (found.size > lib_manifest/* maxManifestBytes */.rq)
            throw (0,lib_manifest/* broken */.mw)(path, `it is larger than ${lib_manifest/* maxManifestBytes */.rq} bytes`);
        return files.readFile(path, 'utf8');
    });
}
/** What is moved away between two calls is not there. */
async function orAbsent(read) {
    try {
        return await read();
    }
    catch (error) {
        if (codeOf(error) === 'ENOENT')
            return undefined;
        throw error;
    }
}
/** The value in a file; undefined when it is not there. @throws UserError E_VERSION_BROKEN when it is not of its form. */
async function readJson(place, path, schema) {
    const text = await readText(place, path);
    if (text === undefined)
        return undefined;
    const { data, success } = schema.safeParse(parse(text));
    if (!success)
        throw (0,lib_manifest/* broken */.mw)(path, 'it is not of its form');
    return data;
}
function parse(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/** Whether something is there, reached by no symbolic link. @throws UserError E_VERSION_BROKEN when it is by one. */
async function isThere({ files, layout: { root } }, path) {
    // The registry itself may be linked to.
    const [above, real] = [await orAbsent(() => files.realpath(root)), await orAbsent(() => files.realpath(path))];
    if (above === undefined || real === undefined)
        return false;
    if (real === (0,external_node_path_.join)(above, (0,external_node_path_.relative)(root, path)))
        return true;
    throw (0,lib_manifest/* broken */.mw)(path, 'there is a symbolic link in its path');
}
/** A path for something that is being made; its folder is there. */
async function newScratch({ files, layout }, model) {
    const folder = layout.scratch(model);
    await files.mkdir(folder, { recursive: true });
    return (0,external_node_path_.join)(folder, (0,external_node_crypto_.randomUUID)());
}
/**
 * Writes a file whole or not at all, and never over another.
 *
 * @returns false when there is one of that name.
 */
async function writeNew(place, model, { path, text }) {
    const { files } = place;
    const scratch = await newScratch(place, model);
    await files.mkdir((0,external_node_path_.dirname)(path), { recursive: true });
    await files.writeFile(scratch, text, { flag: 'wx', flush: true });
    try {
        await files.link(scratch, path);
        return true;
    }
    catch (error) {
        if (codeOf(error) === 'EEXIST')
            return false;
        throw error;
    }
    finally {
        await files.rm(scratch, { force: true });
    }
}
/** Writes a file whole, over what is there. */
async function replace(place, model, { path, text }) {
    const { files } = place;
    const scratch = await newScratch(place, model);
    await files.mkdir((0,external_node_path_.dirname)(path), { recursive: true });
    await files.writeFile(scratch, text, { flag: 'wx', flush: true });
    await files.rename(scratch, path);
}
/** Removes a folder in one step, if it is there; what it held goes after. */
async function remove(place, model, folder) {
    const { files } = place;
    const scratch = await newScratch(place, model);
    try {
        await files.rename(folder, scratch);
    }
    catch (error) {
        if (codeOf(error) === 'ENOENT')
            return;
        throw error;
    }
    await files.rm(scratch, { recursive: true, force: true });
}
/** Moves a folder to where none is. @returns false when there is one. */
async function claim({ files }, folder, to) {
    await files.mkdir((0,external_node_path_.dirname)(to), { recursive: true });
    try {
        await files.rename(folder, to);
        return true;
    }
    catch (error) {
        if (['EEXIST', 'ENOTEMPTY'].includes(codeOf(error)))
            return false;
        throw error;
    }
}
/** What the file system calls a fault, such as ENOENT; empty for any other error. */
function codeOf(error) {
    return error instanceof Error && 'code' in error ? String(error.code) : '';
}
/** Puts what the file system says into words. */
async function attempt({ layout }, what, work) {
    try {
        return await work();
    }
    catch (error) {
        if (codeOf(error) === '' || error instanceof lib/* UserError */.yo)
            throw error;
        throw unusable(layout, `could not ${what}: ${(0,lib/* describeError */.Uc)(error)}`, error);
    }
}
/** The fault of a folder that cannot be used. */
function unusable({ root }, why, cause) {
    return new lib/* UserError */.yo('E_REGISTRY', `The registry dir:${root} ${why}. Check that the folder is there, writable, and has room; a re-run goes on where this one stopped.`, { cause });
}

// EXTERNAL MODULE: ./packages/registry/lib/versions.js
var versions = __webpack_require__(5660);
// EXTERNAL MODULE: ./packages/registry/lib/names.js
var names = __webpack_require__(60689);
;// CONCATENATED MODULE: ./packages/registry/lib/dir/layout.js


/** Names inside the folders of versions, reservations and marks. */
const layout_names = {
    manifest: 'model.json',
    card: 'card.md',
    files: 'files',
    companions: 'companions',
    notes: 'notes.json',
    retracted: 'retracted.json',
    reservation: 'reservation.json',
    /** In a reservation: what was stored, each named by its digest. */
    stored: 'stored',
};
/** `<root>/<model>/{versions,reserved,scratch,aliases,marks}/…`. */
function layoutOf(root) {
    const of = (model, ...parts) => (0,external_node_path_.join)(root, (0,names/* checkModel */.w5)(model), ...parts);
    return {
        root,
        versions: (model) => of(model, 'versions'),
        version: (model, version) => of(model, 'versions', (0,names/* checkVersion */.ps)(version)),
        reserved: (model) => of(model, 'reserved'),
        reservation: (model, version) => of(model, 'reserved', (0,names/* checkVersion */.ps)(version)),
        scratch: (model) => of(model, 'scratch'),
        alias: (model, alias) => of(model, 'aliases', (0,names/* checkAlias */.ff)(alias)),
        marks: (model, version) => of(model, 'marks', (0,names/* checkVersion */.ps)(version)),
    };
}

;// CONCATENATED MODULE: ./packages/registry/lib/dir/published.js







/** Whether a name is a number of a version. */
function isVersion(name) {
    return lib_manifest/* versionNumber */.e1.safeParse(name).success;
}
/** Numbers of the published versions, newest first. */
async function publishedVersions(place, model) {
    return (0,versions/* newestFirst */.ll)((await list(place, place.layout.versions(model))).filter(isVersion));
}
/** One version; undefined when it is not there. @throws UserError E_VERSION_BROKEN */
async function readVersion(place, model, version) {
    const folder = place.layout.version(model, version);
    if (!(await publishedVersions(place, model)).includes(version))
        return undefined;
    const text = await readText(place, (0,external_node_path_.join)(folder, layout_names.manifest));
    if (text === undefined)
        throw (0,lib_manifest/* broken */.mw)(folder, 'it has no model.json');
    const manifest = (0,lib_manifest/* parseManifest */.Ng)(text, (0,external_node_path_.join)(folder, layout_names.manifest));
    if (manifest.model !== model || manifest.version !== version)
        throw (0,lib_manifest/* broken */.mw)(folder, `its manifest is that of ${manifest.model} ${manifest.version}`);
    return {
        model,
        version,
        digest: (0,lib_manifest/* manifestDigest */.It)(text),
        manifest,
        uri: `dir:${folder}`,
        page: undefined,
        // Nothing in a folder starts a workflow.
        author: undefined,
        ...(await readMarks(place, model, version)),
    };
}
const retraction = schemas/* object */.Ikc({ reason: schemas/* string */.YjP() });
const pairs = schemas/* array */.YOg(schemas/* tuple */.PVZ([schemas/* string */.YjP(), schemas/* string */.YjP()]));
async function readMarks(place, model, version) {
    const folder = place.layout.marks(model, version);
    const retracted = await readJson(place, (0,external_node_path_.join)(folder, layout_names.retracted), retraction);
    const notes = await readJson(place, (0,external_node_path_.join)(folder, layout_names.notes), pairs);
    return { retracted: retracted?.reason, notes: new Map(notes) };
}
/** The version with exactly these files. Those that are damaged are passed over: they stop nothing new. */
async function findByFiles(place, model, filesDigest) {
    for (const version of await publishedVersions(place, model)) {
        const found = await readVersion(place, model, version).catch(orBroken);
        if (found?.manifest.filesDigest === filesDigest)
            return found;
    }
    return undefined;
}
function orBroken(error) {
    if (error instanceof lib/* UserError */.yo && error.code === 'E_VERSION_BROKEN')
        return undefined;
    throw error;
}

;// CONCATENATED MODULE: ./packages/registry/lib/dir/aliases.js






const turn = schemas/* object */.Ikc({
    version: lib_manifest/* versionNumber */.e1,
    previous: lib_manifest/* versionNumber */.e1.nullable(),
    digest: schemas/* string */.YjP(),
    reason: schemas/* string */.YjP(),
    actor: schemas/* string */.YjP(),
    run: schemas/* string */.YjP(),
    at: schemas/* string */.YjP(),
});
/** Every turn of an alias, newest first. @throws UserError E_ALIAS when one of them is missing or damaged. */
async function aliasHistory(place, model, alias) {
    const folder = place.layout.alias(model, alias);
    const counters = (await list(place, folder)).flatMap((name) => /^([1-9]\d{0,8})\.json$/.exec(name)?.[1] ?? []);
    const events = [];
    for (let counter = Math.max(0, ...counters.map(Number)); counter > 0; counter -= 1)
        events.push(await readTurn(place, (0,external_node_path_.join)(folder, `${counter}.json`), { alias, counter }));
    return events;
}
async function readTurn(place, path, { alias, counter }) {
    const told = await readJson(place, path, turn).catch((cause) => {
        throw cause instanceof lib/* UserError */.yo ? damaged(alias, counter, cause) : cause;
    });
    if (told === undefined)
        throw damaged(alias, counter);
    return { ...told, alias, counter, previous: told.previous ?? undefined };
}
/** The version an alias names. @throws UserError E_VERSION_BROKEN when it is not what it was at the time. */
async function aliasedVersion(place, model, alias) {
    const [newest] = await aliasHistory(place, model, alias);
    if (newest?.version === undefined)
        return undefined;
    const found = await readVersion(place, model, newest.version);
    if (found === undefined || found.digest === newest.digest)
        return found;
    throw (0,lib_manifest/* broken */.mw)(found.uri, `its manifest has the digest ${found.digest}, and the alias ${alias} names ${newest.digest}`);
}
const tries = 5;
/** Turns an alias: the file of the next number can be made once. */
async function turnAlias(place, request) {
    const { model, alias, version, expect, reason, actor, run, at } = request;
    const path = (counter) => (0,external_node_path_.join)(place.layout.alias(model, alias), `${counter}.json`);
    const target = await requireVersion(place, request);
    const told = { version, previous: expect ?? null, digest: target.digest, reason, actor, run, at };
    for (let left = tries; left > 0; left -= 1) {
        const [newest] = await aliasHistory(place, model, alias);
        // An earlier try of this run was cut after the turn.
        if (newest?.version === version && newest.run === run)
            return newest;
        if (newest?.version !== expect)
            throw raced(request, newest?.version);
        const counter = (newest?.counter ?? 0) + 1;
        if (await writeNew(place, model, { path: path(counter), text: JSON.stringify(told) }))
            return { ...told, alias, counter, previous: expect };
    }
    throw raced(request, undefined);
}
async function requireVersion(place, { model, alias, version }) {
    const found = await readVersion(place, model, version);
    if (found !== undefined)
        return found;
    throw new lib/* UserError */.yo('E_VERSION_MISSING', `${alias} cannot name ${model} ${version}, which is not there: register it first.`);
}
function damaged(alias, counter, cause) {
    return new lib/* UserError */.yo('E_ALIAS', `The history of ${alias} cannot be read: its turn ${counter} is missing or damaged. Restore the file.`, { cause });
}
function raced({ alias, expect }, found) {
    return new lib/* UserError */.yo('E_ALIAS_RACED', `${alias} was moved meanwhile: expected it to name ${expect ?? 'nothing'}, and it names ${found ?? 'something else'}. Re-run the job.`);
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./packages/registry/lib/dir/check.js



/**
 * Looks whether the root can be read, or written; one that is not there yet is empty, and is made with the first
 * version.
 *
 * @throws UserError E_REGISTRY when something else has its name; the file system's own fault when it may not be used.
 */
async function checkRoot({ files, layout }, access) {
    const mode = external_node_fs_.constants.R_OK | external_node_fs_.constants.X_OK | (access === 'write' ? external_node_fs_.constants.W_OK : 0);
    for (let folder = layout.root;; folder = (0,external_node_path_.dirname)(folder)) {
        try {
            await files.access(folder, mode);
            if ((await files.lstat(await files.realpath(folder))).isDirectory())
                return;
            throw unusable(layout, `needs ${JSON.stringify(folder)} to be a folder, which is a file`);
        }
        catch (error) {
            if (codeOf(error) !== 'ENOENT' || folder === (0,external_node_path_.dirname)(folder))
                throw error;
        }
    }
}

;// CONCATENATED MODULE: ./packages/registry/lib/dir/bytes.js


const chunkBytes = 1024 * 1024;
/** Digest and size of a file; undefined when it is not there. */
async function measure({ open }, path) {
    try {
        const file = await open(path, 'r');
        return await closing(file, () => stream(file, async () => { }));
    }
    catch (error) {
        if (codeOf(error) === 'ENOENT')
            return undefined;
        throw error;
    }
}
/**
 * Copies a file in a stream, and digests what passes.
 *
 * @param to where no file may be.
 * @param keep whether it is a file of the store: nobody may write to it, and it is on the disk when this returns.
 */
async function copy({ open }, { from, to, keep }) {
    const source = await open(from, 'r');
    return closing(source, async () => {
        const target = await open(to, 'wx', keep ? 0o444 : 0o666);
        return closing(target, async () => {
            const measured = await stream(source, (chunk) => target.writeFile(chunk));
            if (keep)
                await target.sync();
            return measured;
        });
    });
}
async function stream(source, take) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    const buffer = Buffer.allocUnsafe(chunkBytes);
    let size = 0;
    for (;;) {
        const { bytesRead } = await source.read(buffer, 0, buffer.length, null);
        if (bytesRead === 0)
            return { sha256: `sha256:${hash.digest('hex')}`, size };
        const chunk = buffer.subarray(0, bytesRead);
        hash.update(chunk);
        await take(chunk);
        size += bytesRead;
    }
}
async function closing(file, work) {
    try {
        return await work();
    }
    finally {
        await file.close();
    }
}
/** Puts on the disk which names a folder holds, as far as the file system knows how. */
async function syncFolder({ open }, folder) {
    try {
        const opened = await open(folder, 'r');
        await closing(opened, () => opened.sync());
    }
    catch (error) {
        // Windows and some network file systems sync files alone.
        if (!['EINVAL', 'EISDIR', 'ENOTSUP', 'EPERM'].includes(codeOf(error)))
            throw error;
    }
}

;// CONCATENATED MODULE: ./packages/registry/lib/dir/download.js







/** Copies a version out beside the folder, checks every byte, and moves it there only then. */
async function download(place, version, request) {
    const { files } = place;
    (0,names/* checkFiles */.gw)(version.manifest);
    const wanted = choose(place, version, request);
    const folder = (0,external_node_path_.resolve)(request.folder);
    const scratch = `${folder}.${(0,external_node_crypto_.randomUUID)()}`;
    try {
        await files.mkdir(scratch, { recursive: true });
        for (const one of wanted)
            await fetch(place, one, scratch);
        if (!(await claim(place, scratch, folder)))
            await moveEach(place, wanted, { from: scratch, to: folder });
    }
    finally {
        await files.rm(scratch, { recursive: true, force: true });
    }
}
function choose({ layout }, { model, version, manifest }, { files = true, companions = [] }) {
    const folder = layout.version(model, version);
    const beside = companions.map((name) => {
        const file = manifest.companions.find(({ path }) => path === name);
        if (file === undefined)
            throw withoutCompanion(`${model} ${version}`, name);
        return { file, from: (0,external_node_path_.join)(folder, layout_names.companions, name) };
    });
    const own = files ? manifest.files.map((file) => ({ file, from: (0,external_node_path_.join)(folder, layout_names.files, file.path) })) : [];
    return [...own, ...beside];
}
async function fetch(place, { file, from }, scratch) {
    const { files } = place;
    const to = (0,external_node_path_.join)(scratch, file.path);
    if (!(await isThere(place, from)))
        throw changed(file, 'it is gone');
    if (!(await files.lstat(from)).isFile())
        throw changed(file, 'it is no regular file');
    await files.mkdir((0,external_node_path_.dirname)(to), { recursive: true });
    const { sha256, size } = await copy(files, { from, to, keep: false });
    if (sha256 !== file.sha256 || size !== file.size)
        throw changed(file, `expected ${file.sha256} (${file.size} bytes), found ${sha256} (${size} bytes)`);
}
/** Into a folder that holds other files. */
async function moveEach({ files }, wanted, { from, to }) {
    for (const { file } of wanted) {
        await files.mkdir((0,external_node_path_.dirname)((0,external_node_path_.join)(to, file.path)), { recursive: true });
        await files.rename((0,external_node_path_.join)(from, file.path), (0,external_node_path_.join)(to, file.path));
    }
}
function withoutCompanion(version, name) {
    return new lib/* UserError */.yo('E_FILE', `${version} was registered without ${JSON.stringify(name.slice(0, 200))}: register it again with that file, or use another version.`);
}
function changed({ path }, why) {
    return new lib/* UserError */.yo('E_DIGEST', `${JSON.stringify(path)} is not what was registered: ${why}. Do not use this version; restore it, or take another.`);
}

// EXTERNAL MODULE: ./packages/registry/lib/dir/file-operations.js
var file_operations = __webpack_require__(59794);
;// CONCATENATED MODULE: ./packages/registry/lib/dir/reservations.js







const reservationFile = schemas/* object */.Ikc({ filesDigest: schemas/* string */.YjP() });
const mostTries = 100;
/** Takes a number for a set of files; what the same files began is taken up. */
async function reserve(place, request) {
    const { model, wanted, above } = request;
    for (let left = mostTries; left > 0; left -= 1) {
        // In this order: a number that leaves one list is in the other already.
        const begun = (0,versions/* newestFirst */.ll)((await list(place, place.layout.reserved(model))).filter(isVersion));
        const published = await publishedVersions(place, model);
        const own = await findOwn(place, request, { begun, published });
        if (own !== undefined)
            return { model, version: own, resumed: true };
        const used = [...begun, ...published, ...(above === undefined ? [] : [above])];
        const version = (0,versions/* nextVersion */.yU)(wanted, used);
        if (await take(place, request, version))
            return { model, version, resumed: false };
        // Another process was faster: look again.
    }
    throw unusable(place.layout, `gave every number of ${model} to others, ${mostTries} times in a row`);
}
/** The number these files have already. What a published version left behind is swept away. */
async function findOwn(place, { model, wanted, filesDigest, above }, { begun, published }) {
    for (const version of begun) {
        if (published.includes(version))
            await remove(place, model, place.layout.reservation(model, version));
        else if (isVersion(wanted) && wanted !== version)
            continue;
        else if (above !== undefined && (0,versions/* compareVersions */.Zy)(version, above) <= 0)
            continue;
        else if ((await ownerOf(place, { model, version })) === filesDigest)
            return version;
    }
    return undefined;
}
/** Writes on the number whose it is, elsewhere, and moves both to its place, where one process alone can. */
async function take(place, { model, filesDigest }, version) {
    const { files, layout } = place;
    const scratch = await newScratch(place, model);
    await files.mkdir(scratch);
    await files.writeFile((0,external_node_path_.join)(scratch, layout_names.reservation), JSON.stringify({ filesDigest }), { flush: true });
    if (await claim(place, scratch, layout.reservation(model, version)))
        return true;
    await files.rm(scratch, { recursive: true, force: true });
    return false;
}
/** Digest of the files a number is reserved for. */
async function ownerOf(place, { model, version }) {
    const path = (0,external_node_path_.join)(place.layout.reservation(model, version), layout_names.reservation);
    return (await readJson(place, path, reservationFile))?.filesDigest;
}
/** The fault of a reservation that is not there any more. */
function lost({ model, version }, cause) {
    return new lib/* UserError */.yo('E_VERSION_TAKEN', `Version ${version} of ${model} is no longer reserved for these files: another run published it or gave it up. Re-run, so that another number is reserved.`, { cause });
}

;// CONCATENATED MODULE: ./packages/registry/lib/dir/put.js









/** Where a file is until its version is published: named by what it holds, so that two processes cannot disagree. */
function storedPath({ layout }, { model, version }, sha256) {
    return (0,external_node_path_.join)(layout.reservation(model, version), layout_names.stored, sha256.slice('sha256:'.length));
}
/** Copies everything into the reservation; what is there already with the right digest stays. */
async function put(place, reservation, contents) {
    const filesDigest = (0,lib_manifest/* digestOfFiles */.v0)(contents.files);
    if (await isPublished(place, reservation, filesDigest))
        return;
    const folder = (0,external_node_path_.join)(place.layout.reservation(reservation.model, reservation.version), layout_names.stored);
    try {
        if ((await ownerOf(place, reservation)) !== filesDigest)
            throw lost(reservation);
        await place.files.mkdir(folder, { recursive: true });
        for (const file of [...contents.files, ...contents.companions])
            await store(place, reservation, file);
    }
    catch (error) {
        if (codeOf(error) === 'ENOENT' && (await ownerOf(place, reservation)) === undefined)
            throw lost(reservation, error);
        throw error;
    }
}
async function isPublished(place, { model, version }, filesDigest) {
    return (await readVersion(place, model, version))?.manifest.filesDigest === filesDigest;
}
async function store(place, reservation, file) {
    const { files } = place;
    const to = storedPath(place, reservation, file.sha256);
    if ((await measure(files, to))?.sha256 === file.sha256)
        return;
    await checkReadable(place, file);
    const partial = `${to}.${(0,external_node_crypto_.randomUUID)()}`;
    try {
        const { sha256, size } = await copy(files, { from: file.absolute, to: partial, keep: true });
        if (sha256 !== file.sha256 || size !== file.size)
            throw put_changed(file, `expected ${file.sha256} (${file.size} bytes), found ${sha256} (${size} bytes)`);
        await files.rename(partial, to);
    }
    catch (error) {
        await files.rm(partial, { force: true });
        throw error;
    }
}
async function checkReadable({ files }, file) {
    try {
        await files.access(file.absolute);
    }
    catch (error) {
        if (['ENOENT', 'ENOTDIR', 'EACCES'].includes(codeOf(error)))
            throw put_changed(file, (0,lib/* describeError */.Uc)(error), error);
        throw error;
    }
}
function put_changed({ path }, why, cause) {
    return new lib/* UserError */.yo('E_DIGEST', `${JSON.stringify(path)} changed while it was registered: ${why}. Let nothing write to the model meanwhile, and re-run.`, { cause });
}

;// CONCATENATED MODULE: ./packages/registry/lib/dir/publish.js











/** Makes a version visible, once; what was stored for it is swept away after. */
async function publish(place, reservation, publication) {
    const { manifest } = publication;
    const { model, version } = reservation;
    (0,names/* checkFiles */.gw)(manifest);
    if ((await findPublished(place, reservation, manifest)) === undefined)
        await makeVisible(place, reservation, publication);
    const published = await findPublished(place, reservation, manifest);
    if ((await ownerOf(place, reservation)) === manifest.filesDigest)
        await remove(place, model, place.layout.reservation(model, version));
    return published;
}
/** Lays the version out where nobody looks, and moves it to its place by one rename. */
async function makeVisible(place, reservation, publication) {
    const { files, layout } = place;
    const { model, version } = reservation;
    try {
        const folder = await layOut(place, reservation, publication);
        if (await claim(place, folder, layout.version(model, version)))
            await syncFolder(files, layout.versions(model));
    }
    catch (error) {
        // Another process with the same files may have been faster, and swept this one's away.
        if ((await findPublished(place, reservation, publication.manifest)) !== undefined)
            return;
        if ((await ownerOf(place, reservation)) !== publication.manifest.filesDigest)
            throw lost(reservation, error);
        throw error;
    }
}
/** The version, when it is published. @throws UserError E_VERSION_TAKEN when it has other files. */
async function findPublished(place, { model, version }, { filesDigest }) {
    const there = await readVersion(place, model, version);
    if (there !== undefined && there.manifest.filesDigest !== filesDigest)
        throw (0,versions/* taken */.uU)(version);
    return there;
}
/** All of a version in a folder that nobody knows yet, and on the disk. */
async function layOut(place, reservation, { manifest, card }) {
    const { files } = place;
    // Within the reservation, so that it is swept away with it when this process dies.
    const folder = (0,external_node_path_.join)(place.layout.reservation(reservation.model, reservation.version), (0,external_node_crypto_.randomUUID)());
    const entries = entriesOf(manifest);
    if ((await ownerOf(place, reservation)) !== manifest.filesDigest)
        throw lost(reservation);
    const folders = new Set([folder, ...entries.map(({ path }) => (0,external_node_path_.dirname)((0,external_node_path_.join)(folder, path)))]);
    for (const path of folders)
        await files.mkdir(path, { recursive: true });
    for (const { path, sha256 } of entries)
        await lay(place, storedPath(place, reservation, sha256), { to: (0,external_node_path_.join)(folder, path), reservation });
    const kept = { flag: 'wx', flush: true, mode: 0o444 };
    await files.writeFile((0,external_node_path_.join)(folder, layout_names.manifest), (0,lib_manifest/* serializeManifest */.MZ)(manifest), kept);
    await files.writeFile((0,external_node_path_.join)(folder, layout_names.card), card, kept);
    for (const path of folders)
        await syncFolder(files, path);
    return folder;
}
function entriesOf({ files, companions }) {
    return [
        ...files.map(({ path, sha256 }) => ({ path: (0,external_node_path_.join)(layout_names.files, path), sha256 })),
        ...companions.map(({ path, sha256 }) => ({ path: (0,external_node_path_.join)(layout_names.companions, path), sha256 })),
    ];
}
/** Gives stored bytes their name. */
async function lay({ files, layout }, from, { to, reservation }) {
    try {
        await files.link(from, to);
    }
    catch (error) {
        if (codeOf(error) === 'ENOENT')
            throw unusable(layout, `lacks bytes of ${reservation.model} ${reservation.version} that were not put`, error);
        // Too many names of one file, or a file system without second names.
        if (!['EMLINK', 'ENOTSUP', 'EPERM', 'ENOSYS', 'EXDEV'].includes(codeOf(error)))
            throw error;
        await copy(files, { from, to, keep: true });
    }
}

;// CONCATENATED MODULE: ./packages/registry/lib/dir.js












/** The registry in a folder: of a runner of the team's own, or one that is mounted. */
function openDirRegistry({ path, files = file_operations/* fileOperations */.D }) {
    const layout = layoutOf(path);
    const place = { files, layout };
    const get = (model, reference) => attempt(place, 'read a version', () => find(place, model, reference));
    return {
        address: `dir:${path}`,
        check: (access) => attempt(place, access === 'read' ? 'be read' : 'be written to', () => checkRoot(place, access)),
        reserve: (request) => attempt(place, 'reserve a number', () => reserve(place, request)),
        put: (reservation, contents) => attempt(place, 'store files', () => put(place, reservation, contents)),
        async publish(reservation, manifest, card) {
            const published = () => publish(place, reservation, { manifest, card });
            return required(await attempt(place, 'publish a version', published), reservation);
        },
        abort: ({ model, version }) => attempt(place, 'give a number up', () => remove(place, model, layout.reservation(model, version))),
        get,
        list: (model) => attempt(place, 'list versions', () => publishedVersions(place, model)),
        setAlias: (request) => attempt(place, 'set an alias', () => turnAlias(place, request)),
        aliasHistory: (model, alias) => attempt(place, 'read an alias', () => aliasHistory(place, model, alias)),
        async annotate(model, version, notes) {
            const before = required(await get(model, { version }), { model, version });
            const text = JSON.stringify([...new Map([...before.notes, ...notes])]);
            await attempt(place, 'write notes', () => replace(place, model, { path: (0,external_node_path_.join)(layout.marks(model, version), layout_names.notes), text }));
        },
        async retract(model, version, reason) {
            required(await get(model, { version }), { model, version });
            const mark = { path: (0,external_node_path_.join)(layout.marks(model, version), layout_names.retracted), text: JSON.stringify({ reason }) };
            // The first reason stays.
            await attempt(place, 'retract a version', async () => void (await writeNew(place, model, mark)));
        },
        download: (version, request) => attempt(place, 'hand out a version', () => download(place, version, request)),
    };
}
async function find(place, model, reference) {
    if ('version' in reference)
        return readVersion(place, model, reference.version);
    if ('filesDigest' in reference)
        return findByFiles(place, model, reference.filesDigest);
    return aliasedVersion(place, model, reference.alias);
}
function required(version, wanted) {
    if (version !== undefined)
        return version;
    throw new lib/* UserError */.yo('E_VERSION_MISSING', `There is no ${wanted.model} ${wanted.version}: register it first.`);
}


/***/ }),

/***/ 59794:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___namespace_cache;
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ fileOperations)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);

/** The file system of this machine. */
const fileOperations = /*#__PURE__*/ (node_fs_promises__WEBPACK_IMPORTED_MODULE_0___namespace_cache || (node_fs_promises__WEBPACK_IMPORTED_MODULE_0___namespace_cache = __webpack_require__.t(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__, 2)));


/***/ }),

/***/ 53626:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openGitHubRegistry: () => (/* binding */ openGitHubRegistry)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./packages/registry/lib/names.js
var names = __webpack_require__(60689);
// EXTERNAL MODULE: ./packages/registry/lib/versions.js
var versions = __webpack_require__(5660);
// EXTERNAL MODULE: ./packages/errors/lib/index.js + 2 modules
var lib = __webpack_require__(74465);
// EXTERNAL MODULE: ./packages/records/lib/values.js
var values = __webpack_require__(21360);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
// EXTERNAL MODULE: ./packages/registry/lib/manifest.js
var lib_manifest = __webpack_require__(26392);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./packages/registry/lib/github/names.js


/** Asset with the canonical manifest. */
const manifestAsset = 'model.json';
/** Asset that says which bytes of which assets make up each file. */
const locationsAsset = 'assets.json';
/** The tag that registers a version, as GTO writes it: `spam-filter@v1.4.0`. */
function versionTag(model, version) {
    return `${model}@v${version}`;
}
/** The version a tag registers; undefined for every other form. */
function versionOfTag(model, tag) {
    if (!tag.startsWith(`${model}@v`))
        return undefined;
    const { data } = lib_manifest/* versionNumber */.e1.safeParse(tag.slice(model.length + 2));
    return data;
}
/** The version a tag takes out of use: GTO writes `spam-filter@v1.4.0!`, with a counter on request. */
function retractionOfTag(model, tag) {
    const [, registered] = /^(.*)!(?:#\d{1,9})?$/.exec(tag) ?? [];
    return registered === undefined ? undefined : versionOfTag(model, registered);
}
/** The tag of an alias's turn: `spam-filter#champion#7`. */
function aliasTag(model, alias, counter) {
    return `${model}#${alias}#${counter}`;
}
/** Reads the name of an alias tag; undefined for every other form. */
function aliasTurnOfTag(model, alias, tag) {
    const begin = `${model}#${alias}`;
    const [whole, cancel, counter = '0'] = tag.startsWith(begin)
        ? (/^(!?)(?:#(\d{1,9}))?$/.exec(tag.slice(begin.length)) ?? [])
        : [];
    return whole === undefined ? undefined : { counter: Number(counter), takesAway: cancel === '!' };
}
/** Name of the asset that holds one file: GitHub rewrites what is not plain, so the path's digest leads it. */
function assetName(kind, path) {
    if (kind === 'c' && isPlain(path))
        return path;
    const key = (0,external_node_crypto_.createHash)('sha256').update(path).digest('hex').slice(0, 12);
    const base = path.slice(path.lastIndexOf('/') + 1).replaceAll(/[^A-Za-z0-9._-]/g, '_');
    const safe = base
        .replaceAll(/\.{2,}/g, '.')
        .slice(0, 60)
        .replaceAll(/^\.|\.$/g, '');
    return `${kind}-${key}-${safe === '' ? 'file' : safe}`;
}
/** Whether GitHub keeps a name as it is, and none of ours has the same form. */
function isPlain(name) {
    const isKept = name.length <= 100 && /^[A-Za-z0-9][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)*$/.test(name);
    const isOurs = name === manifestAsset || name === locationsAsset || /^(?:[fc]-|pack-)|\.part-\d+$/.test(name);
    return isKept && !isOurs;
}

;// CONCATENATED MODULE: ./packages/registry/lib/github/version-tag.js


const messageSchema = schemas/* object */.Ikc({
    kind: schemas/* literal */.euz('model-version'),
    version: schemas/* string */.YjP(),
    /** Of the manifest. */
    digest: values/* digest */.br,
    filesDigest: values/* digest */.br,
    run: schemas/* string */.YjP(),
});
async function readVersionTag(tags, sha) {
    const tag = await tags.read(sha);
    if (tag === undefined)
        return { commit: sha, message: undefined };
    return { commit: tag.commit, message: parseMessage(tag.message) };
}
function parseMessage(text) {
    try {
        return messageSchema.safeParse(JSON.parse(text)).data;
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./packages/registry/lib/github/alias-turns.js





const alias_turns_messageSchema = schemas/* object */.Ikc({
    version: lib_manifest/* versionNumber */.e1,
    digest: values/* digest */.br,
    actor: schemas/* string */.YjP().max(200),
    run: schemas/* string */.YjP().max(500),
    reason: schemas/* string */.YjP(),
    previous: lib_manifest/* versionNumber */.e1.nullable(),
    at: schemas/* string */.YjP().max(40),
});
const readAtOnce = 8;
/** In the order of their counters. */
async function listTurns({ tags }, model, alias) {
    const named = await tags.list(`${model}#${alias}`);
    return named
        .flatMap((one) => {
        const turn = aliasTurnOfTag(model, alias, one.tag);
        return turn === undefined ? [] : [{ ...one, ...turn }];
    })
        .toSorted((a, b) => a.counter - b.counter || Number(a.takesAway) - Number(b.takesAway));
}
/** Lightweight tags are passed over, as GTO does. */
async function readTurns(place, model, listed) {
    const turns = [];
    for (let begin = 0; begin < listed.length; begin += readAtOnce) {
        const read = listed.slice(begin, begin + readAtOnce).map((one) => readTurn(place, model, one));
        turns.push(...(await Promise.all(read)).filter((turn) => turn !== undefined));
    }
    return turns;
}
async function readTurn(place, model, listed) {
    const tag = await place.tags.read(listed.sha);
    if (tag === undefined)
        return undefined;
    const message = listed.takesAway ? undefined : alias_turns_parseMessage(tag.message);
    const version = message?.version ?? (await versionAt(place, model, tag.commit));
    return { ...listed, tag, message, version };
}
/** GTO knows versions by their commit. */
async function versionAt({ tags }, model, commit) {
    for (const { tag, sha } of await tags.list(versionTag(model, ''))) {
        const version = versionOfTag(model, tag);
        if (version !== undefined && (await readVersionTag(tags, sha)).commit === commit)
            return version;
    }
    return undefined;
}
/**
 * What the alias named after each turn, by GTO's rule: taken from a version, it falls back to the last one that was
 * given it before and still has it.
 */
function toEvents(alias, turns) {
    const holders = new Map();
    let previous;
    return turns.map((turn) => {
        const holder = turn.version ?? turn.tag.commit;
        holders.delete(holder);
        if (!turn.takesAway)
            holders.set(holder, turn.version);
        const event = describeTurn(alias, turn, { version: [...holders.values()].at(-1), previous });
        previous = event.version;
        return event;
    });
}
/** A turn as it is told. */
function describeTurn(alias, { counter, tag, message }, { version, previous }) {
    return {
        alias,
        counter,
        version,
        previous,
        digest: message?.digest,
        reason: message?.reason ?? tag.message.trim(),
        actor: message?.actor ?? tag.tagger,
        run: message?.run ?? '',
        at: message?.at ?? tag.date,
    };
}
function alias_turns_parseMessage(text) {
    try {
        return alias_turns_messageSchema.safeParse(JSON.parse(text)).data;
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./packages/registry/lib/github/place.js
/** The newest commit of the default branch. */
async function headOfDefaultBranch({ github }) {
    const [head] = await github.commits(await github.defaultBranch(), 1);
    if (head === undefined)
        throw new Error('the default branch has no commit');
    return head.sha;
}

;// CONCATENATED MODULE: ./packages/registry/lib/github/refusals.js

/**
 * Awaits a write and explains the two refusals of GitHub that say nothing of their cause.
 *
 * @param what what was to be made, such as `the tag spam-filter@v1.0.0`.
 * @throws UserError E_WORKFLOW_FILES for a 404 where reading works, E_PERMISSION for a rule of the repository.
 */
async function explainRefusal(what, write) {
    try {
        return await write;
    }
    catch (error) {
        throw reasonOf(what, error) ?? error;
    }
}
/** Whether GitHub kept a tag from a commit whose workflow files are not those of the default branch. */
function isAboutWorkflows(error) {
    return error instanceof lib/* UserError */.yo && error.code === 'E_WORKFLOW_FILES';
}
function reasonOf(what, error) {
    if (!(error instanceof lib/* ServiceError */._7))
        return undefined;
    if (error.status === 404) {
        return new lib/* UserError */.yo('E_WORKFLOW_FILES', `GitHub answers "not found" to our making ${what}. It does so when the commit's files in .github/workflows differ from those of the default branch: GITHUB_TOKEN may never tag such a commit. Set \`target: default-branch\`, so that tags point at the head of the default branch, or use the token of a GitHub App with \`workflows: write\`.`, { cause: error });
    }
    if (error.status === 422 && /rule violation|creations being restricted/i.test(error.message)) {
        return new lib/* UserError */.yo('E_PERMISSION', `A ruleset of the repository forbids ${what}: under Settings, Rules, let the ruleset for tags (\`refs/tags/**\`) be bypassed by this workflow's token, or leave \`*@v*\` and \`*#*\` out of it.`, { cause: error });
    }
    return undefined;
}

;// CONCATENATED MODULE: ./packages/registry/lib/github/beside.js




/** Makes a tag at the commit of a version. */
async function createBeside(place, { model, version, name, message }) {
    const standing = await place.tags.find(versionTag(model, version));
    if (standing === undefined)
        throw new Error(`${model} ${version} has no tag`);
    const { commit } = await readVersionTag(place.tags, standing.sha);
    try {
        return await place.tags.create({ name, message, commit });
    }
    catch (error) {
        if (!isAboutWorkflows(error))
            throw error;
        // Taking a model back must not fail because workflows changed since: the message says the version, not the commit.
        place.log(`${name} is made at the head of the default branch: the workflow files of ${version} are others, so GTO will not see which version it names`);
        return await place.tags.create({ name, message, commit: await headOfDefaultBranch(place) });
    }
}

;// CONCATENATED MODULE: ./packages/registry/lib/github/aliases.js




const tries = 5;
/** The turns of an alias, newest first. Tags are only ever added: they are the history. */
async function aliasHistory(place, model, alias) {
    const turns = await readTurns(place, model, await listTurns(place, model, alias));
    return toEvents(alias, turns).toReversed();
}
/** The version an alias names. */
async function aliasedVersion(place, model, alias) {
    return (await readState(place, model, alias)).event?.version;
}
/**
 * Turns an alias by a new tag; its counter can be had once, so that of two runs one loses.
 *
 * @throws UserError E_ALIAS_RACED when the alias names another version than expected.
 */
async function turnAlias(place, request, target) {
    const { model, alias, version, expect } = request;
    for (let left = tries; left > 0; left -= 1) {
        const { event, counter } = await readState(place, model, alias);
        // The answer to an earlier try was lost.
        if (event !== undefined && event.version === version && event.run === request.run)
            return event;
        if (event?.version !== expect)
            throw raced(request, event);
        const next = { counter: counter + 1, digest: target.digest };
        if (await makeTurn(place, request, next))
            return { ...toEvent(request), ...next };
    }
    throw raced(request, undefined);
}
function toEvent({ alias, version, expect, reason, actor, run, at }) {
    return { alias, version, previous: expect, reason, actor, run, at };
}
async function makeTurn(place, { model, alias, version, expect, reason, actor, run, at }, { counter, digest }) {
    const message = { version, digest, actor, run, reason, previous: expect ?? null, at };
    const name = aliasTag(model, alias, counter);
    return createBeside(place, { model, version, name, message: JSON.stringify(message) });
}
async function readState(place, model, alias) {
    const listed = await listTurns(place, model, alias);
    const newest = listed.at(-1);
    if (newest === undefined)
        return { event: undefined, counter: 0 };
    const { counter } = newest;
    // Only after one was taken away do earlier turns count again.
    const [turn] = newest.takesAway ? [] : await readTurns(place, model, [newest]);
    if (turn !== undefined) {
        const previous = turn.message?.previous ?? undefined;
        return { event: describeTurn(alias, turn, { version: turn.version, previous }), counter };
    }
    return { event: toEvents(alias, await readTurns(place, model, listed)).at(-1), counter };
}
function raced({ model, alias, version, expect }, newest) {
    const name = (one) => one ?? 'no version';
    const now = newest === undefined ? 'turned again and again' : `turned to ${name(newest.version)} by ${newest.actor}`;
    return new lib/* UserError */.yo('E_ALIAS_RACED', `The alias ${alias} of ${model} was to turn from ${name(expect)} to ${version}, and was meanwhile ${now}: re-run, so that the decision is made anew.`);
}

// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./packages/registry/lib/github/layout.js


/** More files than this share assets: GitHub allows 1000 assets of a release, each a request. */
const mostOwnAssets = 64;
const mostAssets = 990;
/**
 * Lays files out as assets: one each, large ones in shards; many small ones one behind the other in packs.
 *
 * It depends on nothing but paths, sizes and the limit, so that a later try finds the same assets. Empty files need none.
 *
 * @throws UserError E_MODEL_TOO_LARGE when more assets were needed than a release can hold.
 */
function planAssets(files, { kind, shardBytes }) {
    const sorted = files.filter(({ size }) => size > 0).toSorted((a, b) => (a.path < b.path ? -1 : 1));
    const isPacked = ({ size }) => files.length > mostOwnAssets && size < shardBytes;
    const alone = sorted.filter((file) => !isPacked(file)).flatMap((file) => shard(file, kind, shardBytes));
    const planned = [...alone, ...pack(sorted.filter(isPacked), kind, shardBytes)];
    if (planned.length <= mostAssets)
        return planned;
    throw new lib/* UserError */.yo('E_MODEL_TOO_LARGE', `${files.length} files need ${planned.length} assets, and a GitHub release holds ${mostAssets}: store the model in another registry, or make it smaller.`);
}
/** For each path the places of its bytes, in the order of the file; paths without bytes are missing. */
function locate(planned) {
    const found = new Map();
    for (const { name, stretches } of planned) {
        let offset = 0;
        for (const { path, size } of stretches) {
            found.set(path, [...(found.get(path) ?? []), { asset: name, offset, size }]);
            offset += size;
        }
    }
    return found;
}
function shard({ path, size }, kind, shardBytes) {
    const name = assetName(kind, path);
    if (size <= shardBytes)
        return [{ name, size, stretches: [{ path, offset: 0, size }] }];
    return Array.from({ length: Math.ceil(size / shardBytes) }, (_, index) => {
        const offset = index * shardBytes;
        const part = Math.min(shardBytes, size - offset);
        return { name: `${name}.part-${number(index)}`, size: part, stretches: [{ path, offset, size: part }] };
    });
}
function pack(files, kind, shardBytes) {
    const packs = [];
    for (const { path, size } of files) {
        const last = packs.at(-1);
        const open = last !== undefined && last.size + size < shardBytes ? last : { size: 0, stretches: [] };
        if (open !== last)
            packs.push(open);
        open.stretches.push({ path, offset: 0, size });
        open.size += size;
    }
    const prefix = kind === 'f' ? 'pack' : 'c-pack';
    return packs.map((content, index) => ({ name: `${prefix}-${number(index)}`, ...content }));
}
function number(index) {
    return String(index).padStart(3, '0');
}

;// CONCATENATED MODULE: ./packages/registry/lib/github/locations.js


const locations_location = schemas/* object */.Ikc({ asset: schemas/* string */.YjP(), offset: schemas/* int */.Whr().nonnegative(), size: schemas/* int */.Whr().positive() });
const places = schemas/* array */.YOg(schemas/* object */.Ikc({ path: schemas/* string */.YjP(), at: schemas/* array */.YOg(locations_location) }));
const schema = schemas/* object */.Ikc({ schemaVersion: schemas/* literal */.euz(1), files: places, companions: places });
/** The text of `assets.json`. */
function serializeLocations({ files, companions }, shardBytes) {
    const list = (kind, of) => [...locate(planAssets(of, { kind, shardBytes }))].map(([path, at]) => ({ path, at }));
    return JSON.stringify({ schemaVersion: 1, files: list('f', files), companions: list('c', companions) });
}
/** @throws Error when the text is not of its form. */
function parseLocations(text) {
    const { files, companions } = schema.parse(JSON.parse(text));
    const toMap = (of) => new Map(of.map(({ path, at }) => [path, at]));
    return { files: toMap(files), companions: toMap(companions) };
}

;// CONCATENATED MODULE: ./packages/registry/lib/github/body.js


const markerSchema = schemas/* object */.Ikc({
    filesDigest: values/* digest */.br,
    /** Commit that was asked for. */
    commit: values/* commit */.cd,
    /** Commit the tag is, or will be, made at. */
    at: values/* commit */.cd,
    run: schemas/* string */.YjP().max(500),
});
/** GitHub's limit, in characters. */
const mostCharacters = 125_000;
/** Characters the notes may take; the card gives way to them. */
const mostNotes = 60_000;
const notesBegin = '<!-- mlops-notes -->';
const notesEnd = '<!-- /mlops-notes -->';
const cut = '\n\n… (cut: the card is longer than a release can hold)';
/** Writes the notes of a release; a card that is too long is cut. */
function renderBody({ marker, card, notes }) {
    const head = marker === undefined ? '' : `<!-- mlops-reservation ${safeJson(marker)} -->\n\n`;
    const list = safeJson([...notes]);
    const tail = notes.size === 0 ? '' : `\n\n${notesBegin}\n\`\`\`json\n${list}\n\`\`\`\n${notesEnd}`;
    const room = mostCharacters - head.length - tail.length;
    const plain = card.replaceAll(/<!--(?=\s*\/?mlops-)/g, '&lt;!--');
    return `${head}${plain.length <= room ? plain : `${plain.slice(0, room - cut.length).toWellFormed()}${cut}`}${tail}`;
}
/** Reads what {@link renderBody} wrote, and what people made of it since. */
function parseBody(body) {
    const [head = '', json] = /^<!-- mlops-reservation (\{.{1,3000}\}) -->\s*/.exec(body) ?? [];
    const begin = body.lastIndexOf(notesBegin);
    const card = body.slice(head.length, begin === -1 ? undefined : begin).trimEnd();
    const marker = json === undefined ? undefined : parse(markerSchema, json);
    return { marker, card, notes: begin === -1 ? new Map() : parseNotes(body.slice(begin)) };
}
const notesSchema = schemas/* array */.YOg(schemas/* tuple */.PVZ([schemas/* string */.YjP(), schemas/* string */.YjP()]));
function parseNotes(block) {
    const [, json] = /```json\r?\n(.*)\r?\n```/.exec(block) ?? [];
    return new Map(json === undefined ? [] : (parse(notesSchema, json) ?? []));
}
function parse(schema, json) {
    try {
        return schema.safeParse(JSON.parse(json)).data;
    }
    catch {
        return undefined;
    }
}
/** JSON that ends neither a comment nor a fence. */
function safeJson(value) {
    const escaped = (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
    return JSON.stringify(value).replaceAll(/[<>`\u2028\u2029]/g, escaped);
}

;// CONCATENATED MODULE: ./packages/registry/lib/github/reading.js

const reading_tries = 3;
/**
 * The bytes of an asset. When the connection breaks, the asset is asked for again, and what is known already is passed
 * over.
 *
 * @throws ServiceError E_GITHUB.
 */
async function* bytesOfAsset(github, { id, name }) {
    let given = 0;
    for (let attempt = 1;; attempt += 1) {
        let passed = 0;
        try {
            for await (const chunk of await github.downloadAsset(id)) {
                const fresh = chunk.subarray(Math.max(0, given - passed));
                passed += chunk.length;
                given += fresh.length;
                if (fresh.length > 0)
                    yield fresh;
            }
            return;
        }
        catch (error) {
            if (attempt < reading_tries && !(error instanceof lib/* ServiceError */._7))
                continue;
            if (error instanceof lib/* ServiceError */._7)
                throw error;
            throw new lib/* ServiceError */._7('E_GITHUB', `GitHub did not send the whole of ${name}; re-running may help`, {
                cause: error,
            });
        }
    }
}
/** The text of an asset; undefined when it is longer than `most` bytes. */
async function textOfAsset(github, asset, most) {
    if (asset.size > most)
        return undefined;
    const chunks = [];
    let size = 0;
    for await (const chunk of bytesOfAsset(github, asset)) {
        size += chunk.length;
        if (size > most)
            return undefined;
        chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString();
}

;// CONCATENATED MODULE: ./packages/registry/lib/github/releases.js


/** Every release whose tag is exactly that of a version, drafts included where the token may see them. */
async function releasesOf({ github }, model) {
    const all = await github.releases(`${model}@v`);
    return all.flatMap((release) => {
        const version = versionOfTag(model, release.tag);
        return version === undefined ? [] : [{ version, release, body: parseBody(release.body) }];
    });
}
/** The drafts made for a set of files, the fullest first: a request that was sent again may have made two. */
function draftsFor(releases, filesDigest) {
    return releases
        .filter(({ release, body }) => release.draft && body.marker?.filesDigest === filesDigest)
        .toSorted((a, b) => b.release.assets.length - a.release.assets.length || a.release.id - b.release.id);
}
/** The published release of a number, if there is one. */
function publishedAs(releases, version) {
    return releases.find(({ release, version: number }) => !release.draft && number === version);
}

;// CONCATENATED MODULE: ./packages/registry/lib/github/tags.js

/** The tags of a repository. Objects never change, so each is read once. */
class Tags {
    #github;
    #read = new Map();
    constructor(github) {
        this.#github = github;
    }
    async list(prefix) {
        const refs = await this.#github.refs(`tags/${prefix}`);
        return refs.map(({ ref, sha }) => ({ tag: ref.replace('refs/tags/', ''), sha }));
    }
    async find(name) {
        return (await this.list(name)).find(({ tag }) => tag === name);
    }
    /** Undefined for a lightweight tag, which says nothing. */
    async read(sha) {
        const begun = this.#read.get(sha) ?? this.#github.tagObject(sha);
        this.#read.set(sha, begun);
        try {
            return await begun;
        }
        catch (error) {
            this.#read.delete(sha);
            throw error;
        }
    }
    /** Makes an annotated tag. False when the name is another's. @throws UserError E_WORKFLOW_FILES, E_PERMISSION. */
    async create(tag) {
        const what = `the tag ${tag.name}`;
        const sha = await explainRefusal(what, this.#github.createTagObject(tag));
        if (await explainRefusal(what, this.#github.createRef(`refs/tags/${tag.name}`, sha)))
            return true;
        // A request that was sent again finds what it made the first time.
        return (await this.find(tag.name))?.sha === sha;
    }
    async remove(name) {
        await explainRefusal(`the removal of the tag ${name}`, this.#github.deleteRef(`refs/tags/${name}`));
    }
}

;// CONCATENATED MODULE: ./packages/registry/lib/github/published.js








/** Reads published versions. What can never change is read once. */
class Published {
    #place;
    #manifests = new Map();
    constructor(place) {
        this.#place = place;
    }
    /** @throws UserError E_VERSION_BROKEN when it is not what its digest, tag or name says. */
    async version(model, version) {
        const release = await this.#place.github.releaseOf(versionTag(model, version));
        return release === undefined || release.draft ? undefined : this.of(model, version, release);
    }
    /** The version that a published release is. */
    async of(model, version, release) {
        const { tags, github } = this.#place;
        const near = await tags.list(versionTag(model, version));
        const tag = near.find((named) => named.tag === release.tag);
        const { manifest, digest } = await this.#manifest(release);
        if (manifest.model !== model || manifest.version !== version)
            throw (0,lib_manifest/* broken */.mw)(release.tag, `its manifest is that of ${manifest.model} ${manifest.version}`);
        const { message } = tag === undefined ? {} : await readVersionTag(tags, tag.sha);
        if (message !== undefined && message.digest !== digest)
            throw (0,lib_manifest/* broken */.mw)(release.tag, `its manifest has the digest ${digest}, and its tag says ${message.digest}`);
        return {
            model,
            version,
            digest,
            manifest,
            uri: `github:${github.repository}/${release.tag}`,
            page: release.page,
            author: release.author,
            retracted: await this.#retraction(model, version, near),
            notes: parseBody(release.body).notes,
        };
    }
    /** The version that holds a set of files. Releases that others made are passed over. */
    async withFiles(model, filesDigest) {
        const published = (await releasesOf(this.#place, model)).filter(({ release }) => !release.draft);
        for (const candidate of published) {
            if ((await this.#filesDigestOf(candidate)) !== filesDigest)
                continue;
            const found = await this.of(model, candidate.version, candidate.release);
            if (found.manifest.filesDigest === filesDigest)
                return found;
        }
        return undefined;
    }
    /** By the release itself, by its tag, or, where neither says, by the manifest. */
    async #filesDigestOf({ release, body }) {
        if (body.marker !== undefined)
            return body.marker.filesDigest;
        const tag = await this.#place.tags.find(release.tag);
        const { message } = tag === undefined ? {} : await readVersionTag(this.#place.tags, tag.sha);
        if (message !== undefined)
            return message.filesDigest;
        try {
            return (await this.#manifest(release)).manifest.filesDigest;
        }
        catch (error) {
            this.#place.log(`${release.tag} is passed over: ${String(error)}`);
            return undefined;
        }
    }
    async #manifest(release) {
        const known = this.#manifests.get(release.id);
        // Assets of releases that are not immutable can be replaced.
        if (known !== undefined && assetOf(release, manifestAsset)?.digest === known.digest)
            return known;
        const asset = await findAsset(this.#place, release, manifestAsset);
        const text = asset && (await textOfAsset(this.#place.github, asset, lib_manifest/* maxManifestBytes */.rq));
        if (text === undefined)
            throw (0,lib_manifest/* broken */.mw)(release.tag, `it has no ${manifestAsset} of at most ${lib_manifest/* maxManifestBytes */.rq} bytes`);
        const read = { manifest: (0,lib_manifest/* parseManifest */.Ng)(text, release.tag), digest: (0,lib_manifest/* manifestDigest */.It)(text) };
        this.#manifests.set(release.id, read);
        return read;
    }
    async #retraction(model, version, near) {
        const tag = near.findLast((named) => retractionOfTag(model, named.tag) === version);
        if (tag === undefined)
            return undefined;
        return (await this.#place.tags.read(tag.sha))?.message.trim() || 'no reason was given';
    }
}
/** An asset of a release that arrived whole; undefined when there is none. */
async function findAsset({ github }, release, name) {
    return (assetOf(release, name) ?? (await github.assets(release.id)).find((asset) => asset.name === name && asset.complete));
}
function assetOf({ assets }, name) {
    return assets.find((asset) => asset.name === name && asset.complete);
}
/** Bytes beyond which `assets.json` is not read. */
const maxLocationsBytes = lib_manifest/* maxManifestBytes */.rq;
/** The text that says where the bytes of a release are. @throws UserError E_VERSION_BROKEN when there is none. */
async function readLocations(place, release) {
    const asset = await findAsset(place, release, locationsAsset);
    const text = asset && (await textOfAsset(place.github, asset, maxLocationsBytes));
    if (text === undefined)
        throw (0,lib_manifest/* broken */.mw)(release.tag, `it has no ${locationsAsset} of at most ${maxLocationsBytes} bytes`);
    return text;
}

;// CONCATENATED MODULE: ./packages/registry/lib/github/writer.js


/** Appends to files of a folder, of which one is kept open: bytes come file by file. */
class Writer {
    #folder;
    #path;
    #file;
    constructor(folder) {
        this.#folder = folder;
    }
    async append(path, bytes) {
        if (path !== this.#path) {
            await this.close();
            this.#file = await (0,external_node_fs_promises_.open)((0,external_node_path_.join)(this.#folder, path), 'a');
            this.#path = path;
        }
        await this.#file?.writeFile(bytes);
    }
    async close() {
        const file = this.#file;
        this.#file = undefined;
        this.#path = undefined;
        await file?.close();
    }
}

;// CONCATENATED MODULE: ./packages/registry/lib/github/download.js










/** Fetches files beside the folder, checks every byte, and moves them into it only then. */
async function download(place, version, request) {
    const tag = versionTag(version.model, version.version);
    const release = await place.github.releaseOf(tag);
    if (release === undefined)
        throw (0,lib_manifest/* broken */.mw)(tag, 'its release is gone');
    const locations = await loadLocations(tag, readLocations(place, release));
    const arrivals = chooseFiles(version, request, locations);
    const assets = new Map((await place.github.assets(release.id)).map((asset) => [asset.name, asset]));
    const folder = (0,external_node_path_.resolve)(request.folder);
    await (0,external_node_fs_promises_.mkdir)((0,external_node_path_.dirname)(folder), { recursive: true });
    const beside = await (0,external_node_fs_promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_path_.dirname)(folder), '.mlops-download-'));
    const writer = new Writer(beside);
    try {
        await makeFolders(arrivals, beside);
        for (const { file } of arrivals)
            if (file.size === 0)
                await writer.append(file.path, new Uint8Array());
        for (const [name, pieces] of byAsset(arrivals))
            await fetchAsset(place, { tag, asset: assets.get(name), name, pieces, writer });
        await writer.close();
        for (const arrival of arrivals)
            check(tag, arrival);
        await move(arrivals, { from: beside, to: folder });
    }
    finally {
        await writer.close();
        await (0,external_node_fs_promises_.rm)(beside, { recursive: true, force: true });
    }
}
async function loadLocations(tag, text) {
    const read = await text;
    try {
        return parseLocations(read);
    }
    catch {
        throw (0,lib_manifest/* broken */.mw)(tag, 'its assets.json is not of its form');
    }
}
function chooseFiles({ model, version, manifest }, { files = true, companions = [] }, locations) {
    const toArrival = (file, of) => {
        if (!lib_manifest/* safePath */.nG.safeParse(file.path).success)
            throw (0,lib_manifest/* broken */.mw)(`${model} ${version}`, 'a path leaves its folder');
        return { file, at: of.get(file.path) ?? [], hash: (0,external_node_crypto_.createHash)('sha256'), size: 0 };
    };
    const chosen = companions.map((name) => {
        const file = manifest.companions.find(({ path }) => path === name);
        if (file === undefined)
            throw new lib/* UserError */.yo('E_FILE', `${model} ${version} was registered without ${name}: register it again with that file, or use another version.`);
        return toArrival(file, locations.companions);
    });
    return [...(files ? manifest.files.map((file) => toArrival(file, locations.files)) : []), ...chosen];
}
/** What is wanted of each asset, by its place in it. */
function byAsset(arrivals) {
    const pieces = new Map();
    for (const arrival of arrivals) {
        for (const location of arrival.at) {
            const beside = pieces.get(location.asset) ?? [];
            beside.push({ ...location, arrival });
            pieces.set(location.asset, beside);
        }
    }
    for (const list of pieces.values())
        list.sort((a, b) => a.offset - b.offset);
    return pieces;
}
/** Cuts the stream of an asset into its pieces; what lies between them is passed over. */
async function fetchAsset({ github }, { tag, name, asset, pieces, writer }) {
    if (asset === undefined || !asset.complete)
        throw (0,lib_manifest/* broken */.mw)(tag, `its asset ${name.slice(0, 100)} is missing`);
    const queue = [...pieces];
    let position = 0;
    for await (const chunk of bytesOfAsset(github, asset)) {
        const end = position + chunk.length;
        for (let [piece] = queue; piece !== undefined && piece.offset < end; [piece] = queue) {
            const from = Math.max(piece.offset, position);
            const to = Math.min(piece.offset + piece.size, end);
            await take(piece.arrival, chunk.subarray(from - position, to - position), writer);
            if (to < piece.offset + piece.size)
                break;
            queue.shift();
        }
        position = end;
        if (queue.length === 0)
            return;
    }
}
async function take(arrival, bytes, writer) {
    const { file, hash } = arrival;
    arrival.size += bytes.length;
    // More than was promised is not kept: the check will say so.
    if (arrival.size > file.size)
        return;
    hash.update(bytes);
    await writer.append(file.path, bytes);
}
function check(tag, { file, hash, size }) {
    const found = `sha256:${hash.digest('hex')}`;
    if (size === file.size && found === file.sha256)
        return;
    throw new lib/* UserError */.yo('E_DIGEST', `${file.path} of ${tag} has the digest ${found} (${size} bytes), and its manifest says ${file.sha256} (${file.size} bytes): it was changed or damaged; use another version.`);
}
/** Makes the folders of files, each once. */
async function makeFolders(arrivals, folder) {
    const folders = new Set(arrivals.map(({ file }) => (0,external_node_path_.dirname)((0,external_node_path_.join)(folder, file.path))));
    for (const path of folders)
        await (0,external_node_fs_promises_.mkdir)(path, { recursive: true });
}
async function move(arrivals, { from, to }) {
    await makeFolders(arrivals, to);
    for (const { file } of arrivals)
        await (0,external_node_fs_promises_.rename)((0,external_node_path_.join)(from, file.path), (0,external_node_path_.join)(to, file.path));
}

;// CONCATENATED MODULE: ./packages/registry/lib/github/draft.js





/** The fault of a reservation whose draft is gone. */
function lost({ model, version }) {
    return new lib/* UserError */.yo('E_VERSION_TAKEN', `Version ${version} of ${model} is no longer reserved for these files: its draft was published or deleted by somebody else. Re-run, so that another number is reserved.`);
}
/**
 * Awaits work on a draft. When GitHub refuses it, and the draft is one no longer, that is what is told: another run
 * with the same files published it, or deleted it as superfluous.
 */
async function orLost(place, { reservation, draft }, work) {
    try {
        return await work;
    }
    catch (error) {
        if (!isRefusal(error))
            throw error;
        const releases = await releasesOf(place, reservation.model);
        if (releases.some(({ release }) => release.id === draft.id && release.draft))
            throw error;
        throw lost(reservation);
    }
}
function isRefusal(error) {
    if (isAboutWorkflows(error))
        return true;
    return error instanceof lib/* ServiceError */._7 && (error.status === 404 || error.status === 422);
}
/**
 * Deletes the drafts of a reservation, and the tag made for it when the version was never published.
 *
 * @param known the draft, when this process made the reservation. Otherwise it must be the only one of its number:
 *   those of other runs are theirs.
 */
async function abort(place, { model, version }, known) {
    const releases = await releasesOf(place, model);
    const drafts = releases.filter((one) => one.version === version && one.release.draft);
    const filesDigests = new Set(drafts.map(({ body }) => body.marker?.filesDigest));
    const filesDigest = known?.body.marker?.filesDigest ?? (filesDigests.size === 1 ? [...filesDigests][0] : undefined);
    if (filesDigest === undefined)
        return;
    if (publishedAs(releases, version) === undefined)
        await removeTag(place, versionTag(model, version), filesDigest);
    const ours = drafts.filter(({ body }) => body.marker?.filesDigest === filesDigest);
    for (const { release } of ours)
        await place.github.deleteRelease(release.id);
}
/** Removes the tag of a version if it was made for these files. */
async function removeTag({ tags }, name, filesDigest) {
    const standing = await tags.find(name);
    if (standing === undefined)
        return;
    const { message } = await readVersionTag(tags, standing.sha);
    if (message?.filesDigest === filesDigest)
        await tags.remove(name);
}

;// CONCATENATED MODULE: ./packages/registry/lib/github/marks.js




/** Marks a version as GTO takes one out of use: a tag beside its own. The first reason stays. */
async function retract(place, { model, version, reason }) {
    const tag = versionTag(model, version);
    if ((await place.github.releaseOf(tag)) === undefined)
        throw missingVersion(model, version);
    const near = await place.tags.list(tag);
    if (near.some((named) => retractionOfTag(model, named.tag) === version))
        return;
    await createBeside(place, { model, version, name: `${tag}!`, message: reason });
}
/** Adds notes to the release's own, of which those of the same name are replaced. */
async function annotate({ github }, { model, version, notes }) {
    const release = await github.releaseOf(versionTag(model, version));
    if (release === undefined)
        throw missingVersion(model, version);
    const body = parseBody(release.body);
    const all = new Map([...body.notes, ...notes]);
    const length = JSON.stringify([...all]).length;
    if (length > mostNotes)
        throw new lib/* UserError */.yo('E_INPUT', `The notes of ${model} ${version} would be ${length} characters long, and ${mostNotes} fit beside its card: write less.`);
    await github.updateNotes(release.id, renderBody({ ...body, notes: all }));
}
/** The fault of a version that is not there. */
function missingVersion(model, version) {
    return new lib/* UserError */.yo('E_VERSION_MISSING', `There is no version ${version} of ${model}: register it first, or name one that is there.`);
}

;// CONCATENATED MODULE: ./packages/registry/lib/github/claim-tag.js



/** Makes the tag. One that an earlier try with the same files left, of another manifest or commit, is replaced. */
async function claimTag(place, { release, body }, claim) {
    const { manifest, text, releases } = claim;
    const { version, filesDigest } = manifest;
    const digest = (0,lib_manifest/* manifestDigest */.It)(text);
    const commit = body.marker?.at ?? release.target;
    warnOfCommit(place, { commit, tag: release.tag, releases });
    const message = { kind: 'model-version', version, digest, filesDigest, run: place.run };
    const tag = { name: release.tag, message: JSON.stringify(message), commit };
    const before = await place.tags.find(tag.name);
    if (before === undefined) {
        if (await place.tags.create(tag))
            return;
        throw (0,versions/* taken */.uU)(version);
    }
    const standing = await readVersionTag(place.tags, before.sha);
    if (standing.message?.filesDigest !== filesDigest)
        throw (0,versions/* taken */.uU)(version);
    if (standing.message.digest === digest && standing.commit === commit)
        return;
    await place.tags.remove(tag.name);
    if (!(await place.tags.create(tag)))
        throw (0,versions/* taken */.uU)(version);
}
/** GTO finds the version of an alias by its commit, and gives up where a commit has two. */
function warnOfCommit({ log }, { commit, tag, releases }) {
    const other = releases.find(({ release, body }) => !release.draft && body.marker?.at === commit);
    if (other !== undefined)
        log(`${tag} is at the commit of ${other.release.tag}: GTO cannot read a repository where two versions share one; this action can.`);
}

;// CONCATENATED MODULE: ./packages/registry/lib/github/reserve.js








/**
 * Gives a number to a set of files: a draft with the number's tag, which says whose files it is for.
 *
 * A draft of the same files is taken up, whatever run made it; where its number is gone meanwhile, it gets another and
 * keeps what was stored.
 */
async function reserve(place, request) {
    const { model, filesDigest } = request;
    const releases = await releasesOf(place, model);
    const named = await place.tags.list(versionTag(model, ''));
    const [own, ...doubles] = draftsFor(releases, filesDigest);
    for (const { release } of doubles)
        await place.github.deleteRelease(release.id);
    const version = await chooseNumber(place, request, { releases, named, own });
    const draft = { tag: versionTag(model, version), marker: await newMarker(place, request) };
    const release = own === undefined ? await createDraft(place, draft) : await retakeDraft(place, own, draft);
    const reservation = { model, version, resumed: own !== undefined };
    return { reservation, draft: { version, release, body: parseBody(release.body) } };
}
async function chooseNumber(place, request, standing) {
    const { model, wanted, filesDigest, above } = request;
    const { releases, named, own } = standing;
    const orphans = named.filter(({ tag }) => isOrphan(model, tag, releases));
    const ours = await tagsFor(place, { model, filesDigest, named: orphans });
    // Its tag stands: only the last step was missing.
    if (own !== undefined && ours.includes(own.version))
        return own.version;
    checkDrafts(request, standing);
    const tagged = named.flatMap(({ tag }) => versionOfTag(model, tag) ?? retractionOfTag(model, tag) ?? []);
    const published = releases.filter(({ release }) => !release.draft).map(({ version }) => version);
    const gone = [...published, ...tagged, ...(above === undefined ? [] : [above])].filter((version) => !ours.includes(version));
    const held = releases
        .filter(({ release }) => release.draft && release.id !== own?.release.id)
        .map(({ version }) => version);
    if (own !== undefined && isStillNext(own.version, { wanted, gone, held }))
        return own.version;
    return (0,versions/* nextVersion */.yU)(wanted, [...gone, ...held]);
}
/** Whether a number that was reserved before would be given again, if others had not reserved the ones behind it. */
function isStillNext(version, { wanted, gone, held }) {
    const before = held.filter((other) => (0,versions/* compareVersions */.Zy)(other, version) < 0);
    return (0,versions/* nextVersion */.yU)(wanted, [...gone, ...before]) === version;
}
/** Whether a tag registers a version that was never published. */
function isOrphan(model, tag, releases) {
    const version = versionOfTag(model, tag);
    return version !== undefined && publishedAs(releases, version) === undefined;
}
/** The numbers whose tags an earlier try with the same files made. */
async function tagsFor({ tags }, { model, filesDigest, named }) {
    const found = [];
    for (const { tag, sha } of named) {
        const { message } = await readVersionTag(tags, sha);
        if (message?.filesDigest === filesDigest)
            found.push(versionOfTag(model, tag) ?? '');
    }
    return found;
}
/** A number that somebody asked for by name says what stands in its way. */
function checkDrafts({ wanted }, { releases, own }) {
    const other = releases.find(({ release, version }) => release.draft && version === wanted && release.id !== own?.release.id);
    if (other === undefined)
        return;
    throw (0,versions/* taken */.uU)(wanted, new Error(`the draft ${other.release.page} holds the number: delete it when no run is at work on it`));
}
async function newMarker(place, { filesDigest, commit }) {
    const at = place.target === 'commit' ? commit : await headOfDefaultBranch(place);
    return { filesDigest, commit, at, run: place.run };
}
async function createDraft({ github }, draft) {
    const what = `a draft of the release ${draft.tag}`;
    return accept(draft.tag, await explainRefusal(what, github.createDraft(toRelease(draft))));
}
async function retakeDraft({ github }, { release, body }, draft) {
    const { marker } = body;
    const isSame = release.tag === draft.tag && marker?.at === draft.marker.at && marker.commit === draft.marker.commit;
    if (isSame)
        return release;
    const what = `the draft of the release ${draft.tag}`;
    return accept(draft.tag, await explainRefusal(what, github.updateDraft(release.id, toRelease(draft))));
}
function toRelease({ tag, marker }) {
    const card = `Being made by ${marker.run}. This draft is published or taken up again by a later run; it can be deleted when none is at work.`;
    return { tag, target: marker.at, name: tag, body: renderBody({ marker, card, notes: new Map() }) };
}
/** The release, if GitHub made it. @throws UserError E_VERSION_TAKEN, E_VERSION_BURNT. */
function accept(tag, answer) {
    if (typeof answer !== 'string')
        return answer;
    const version = tag.slice(tag.lastIndexOf('@v') + 2);
    if (answer !== 'burnt')
        throw (0,versions/* taken */.uU)(version);
    throw new lib/* UserError */.yo('E_VERSION_BURNT', `Version ${version} can never be used again: ${tag} was the tag of an immutable release that was deleted. Use another number, or \`version: auto\`.`);
}

;// CONCATENATED MODULE: ./packages/registry/lib/github/stored.js


/** An asset as it was put. @throws ServiceError E_GITHUB when it is missing. */
function checkPut({ tag }, { name, size }, present) {
    const found = present.find((asset) => asset.name === name);
    if (found?.complete === true && found.size === size)
        return { name, size, digest: found.digest };
    throw new lib/* ServiceError */._7('E_GITHUB', `the draft of ${tag} lacks ${name}, which was stored before; re-running may help`);
}
/** What a release no longer holds of what was stored and verified. Servers before 2025 tell no digest. */
function changed(expected, present) {
    const byName = new Map(present.map((asset) => [asset.name, asset]));
    return expected.filter(({ name, size, digest }) => {
        const found = byName.get(name);
        const differs = found?.digest !== undefined && digest !== undefined && found.digest !== digest;
        return found?.complete !== true || found.size !== size || differs;
    });
}
/** @throws UserError E_VERSION_BROKEN when what is published is not what was stored. */
async function verify({ github }, release, expected) {
    if (changed(expected, release.assets).length === 0)
        return;
    const differing = changed(expected, await github.assets(release.id));
    if (differing.length === 0)
        return;
    const names = differing.slice(0, 5).map(({ name }) => name);
    throw (0,lib_manifest/* broken */.mw)(release.tag, `somebody changed ${names.join(', ')} while it was published`);
}

// EXTERNAL MODULE: external "node:stream/web"
var web_ = __webpack_require__(37830);
;// CONCATENATED MODULE: ./packages/registry/lib/github/upload.js



const upload_tries = 3;
const waits = [0, 2, 8];
/** A small asset that is made here. */
function textSource(name, text) {
    const bytes = Buffer.from(text);
    return {
        name,
        size: bytes.length,
        digest: `sha256:${(0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex')}`,
        mediaType: 'application/json',
        async *bytes() {
            yield bytes;
        },
        check: async () => { },
    };
}
/**
 * Stores assets one after the other. What is there already as it must be is left; what a broken upload left behind,
 * or holds other bytes, is sent anew.
 *
 * @param present the assets of the release as they were just listed.
 * @throws UserError E_DIGEST, ServiceError when GitHub does not take one in three tries.
 */
async function upload(place, release, { sources, present }) {
    let known = present;
    for (const source of sources)
        known = await uploadOne(place, release, { source, known });
}
/** Whether an asset is, byte for byte, what it must be. */
function isStored(asset, { size, digest }) {
    return asset?.complete === true && asset.size === size && asset.digest === digest;
}
async function uploadOne(place, release, { source, known }) {
    let present = known;
    for (let attempt = 1;; attempt += 1) {
        const held = present.find(({ name }) => name === source.name);
        if (isStored(held, source))
            return present;
        if (held !== undefined)
            await place.github.deleteAsset(held.id);
        const fault = await send(place, release, source);
        if (fault === undefined)
            return present;
        place.log(`${source.name} was not stored (try ${attempt} of ${upload_tries}): ${fault.message}`);
        await place.wait(waits[attempt] ?? 0);
        present = await place.github.assets(release.id);
        // The answer may have been lost, and not the file.
        const isThere = isStored(present.find(({ name }) => name === source.name), source);
        if (attempt === upload_tries && !isThere)
            throw fault;
    }
}
/** Sends an asset once. What another try may mend is returned. */
async function send({ github }, release, source) {
    const { name, size, mediaType } = source;
    const reading = {};
    const body = web_.ReadableStream.from(noting(source.bytes(), reading));
    try {
        const answer = await github.uploadAsset(release, { name, size, mediaType, body });
        if (answer === 'taken')
            return new lib/* ServiceError */._7('E_GITHUB', `GitHub holds another ${name} of this release`);
        if (typeof answer === 'string')
            throw published(release.tag);
        return await judge(answer, source);
    }
    catch (error) {
        if (reading.fault !== undefined)
            throw reading.fault;
        if (error instanceof lib/* ServiceError */._7 && mayPass(error))
            return error;
        throw error;
    }
    finally {
        await body.cancel().catch(() => { });
    }
}
/** What is wrong with an asset that was just stored. */
async function judge(asset, source) {
    if (isStored(asset, source))
        return undefined;
    await source.check();
    // Servers before 2025 tell no digest.
    if (asset.complete && asset.size === source.size && asset.digest === undefined)
        return undefined;
    return new lib/* ServiceError */._7('E_GITHUB', `GitHub stored other bytes than were sent (${asset.digest ?? 'without digest'})`);
}
/** Remembers what broke while the bytes were read: the client would only tell that the request failed. */
async function* noting(bytes, reading) {
    try {
        yield* bytes;
    }
    catch (fault) {
        reading.fault = fault;
        throw fault;
    }
}
function mayPass({ status = 500 }) {
    return status >= 500 || status === 408 || status === 429;
}
function published(tag) {
    return new lib/* UserError */.yo('E_VERSION_TAKEN', `The release ${tag} was published meanwhile: re-run, so that another number is reserved.`);
}

;// CONCATENATED MODULE: ./packages/registry/lib/github/publish.js














/**
 * Makes a version visible: manifest, tag, and last, in one step, the release. Every step before can be taken again.
 *
 * @returns the published release.
 */
async function publish(place, reservation, { manifest, card, known }) {
    const { model, version } = reservation;
    const releases = await releasesOf(place, model);
    const drafts = draftsFor(releases, manifest.filesDigest);
    const draft = known ?? drafts.find((one) => one.version === version);
    const there = publishedAs(releases, version);
    if (there !== undefined && there.body.marker?.filesDigest === manifest.filesDigest)
        return there.release;
    if (there !== undefined)
        throw (0,versions/* taken */.uU)(version);
    if (draft === undefined)
        throw lost(reservation);
    const finished = finish(place, draft, { manifest, card, releases });
    const published = await orLost(place, { reservation, draft: draft.release }, finished);
    const doubles = drafts.filter(({ release }) => release.id !== published.id);
    for (const { release } of doubles)
        await place.github.deleteRelease(release.id);
    return published;
}
async function finish(place, draft, { manifest, card, releases }) {
    const text = (0,lib_manifest/* serializeManifest */.MZ)(manifest);
    // What could not be read afterwards must not become visible.
    (0,lib_manifest/* parseManifest */.Ng)(text, draft.release.tag);
    const stored = await store(place, draft.release, { manifest, text });
    await describe(place, draft, { manifest, card });
    await claimTag(place, draft, { manifest, text, releases });
    // Another run with the same files shares the draft.
    if (changed(stored, await place.github.assets(draft.release.id)).length > 0)
        throw lost(manifest);
    const published = await makeVisible(place, draft.release);
    await verify(place, published, stored);
    return published;
}
/** Adds the manifest to what was put. @returns every asset the version is made of. */
async function store(place, release, { manifest, text }) {
    const { shardBytes } = place;
    const planned = [
        ...planAssets(manifest.files, { kind: 'f', shardBytes }),
        ...planAssets(manifest.companions, { kind: 'c', shardBytes }),
    ];
    const sources = [
        textSource(locationsAsset, serializeLocations(manifest, shardBytes)),
        textSource(manifestAsset, text),
    ];
    const present = await place.github.assets(release.id);
    const expected = planned.map((asset) => checkPut(release, asset, present));
    await removeOthers(place, present, [...planned, ...sources]);
    await upload(place, release, { sources, present });
    return [...expected, ...sources];
}
/** Deletes what an earlier try with other companions stored. */
async function removeOthers({ github }, present, wanted) {
    const names = new Set(wanted.map(({ name }) => name));
    for (const { id, name } of present)
        if (!names.has(name))
            await github.deleteAsset(id);
}
async function describe({ github }, { release, body }, { manifest, card }) {
    const change = {
        name: `${manifest.model} ${manifest.version}`,
        body: renderBody({ marker: body.marker, card, notes: new Map() }),
    };
    accept(release.tag, await explainRefusal(`the card of ${release.tag}`, github.updateDraft(release.id, change)));
}
/** The one step that everybody sees. */
async function makeVisible({ github }, { id, tag }) {
    try {
        return accept(tag, await explainRefusal(`the release ${tag}`, github.publishRelease(id)));
    }
    catch (error) {
        if (!(error instanceof lib/* ServiceError */._7))
            throw error;
        const found = await github.releaseOf(tag);
        // The answer was lost, and not the step.
        if (found?.id === id && !found.draft)
            return found;
        throw error;
    }
}

;// CONCATENATED MODULE: ./packages/registry/lib/github/asset-bytes.js



const chunkBytes = 128 * 1024;
/** Buffers that are filled again and again: new ones would pile up until the garbage is collected. */
const ringLength = 16;
/**
 * The bytes of an asset, read as they are asked for.
 *
 * @throws UserError E_DIGEST when a file has another size or went away.
 */
async function* bytesOf({ stretches }, files) {
    for (const stretch of stretches)
        yield* read(stretch, fileOf(stretch, files));
}
/**
 * The digest each asset must have. A file that is an asset by itself is not read: its own digest is known.
 *
 * @throws UserError E_DIGEST when a file that is read is not what it was.
 */
async function digestsOf(planned, files) {
    const digests = new Map();
    const begun = new Map();
    for (const asset of planned)
        digests.set(asset.name, await digestOf(asset, files, begun));
    return digests;
}
/** Reads the bytes of an asset again. @throws UserError E_DIGEST when they are not what they were. */
async function checkAgain(asset, files, digest) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    for await (const chunk of bytesOf(asset, files))
        hash.update(chunk);
    if (`sha256:${hash.digest('hex')}` === digest)
        return;
    const paths = asset.stretches.slice(0, 3).map(({ path }) => path);
    throw asset_bytes_changed({ path: paths.join(', ') });
}
async function digestOf(asset, files, begun) {
    const [first] = asset.stretches;
    const only = first !== undefined && asset.stretches.length === 1 ? fileOf(first, files) : undefined;
    if (only?.size === asset.size)
        return only.sha256;
    const whole = (0,external_node_crypto_.createHash)('sha256');
    for (const stretch of asset.stretches) {
        await hashStretch(stretch, fileOf(stretch, files), begun, (chunk) => whole.update(chunk));
    }
    return `sha256:${whole.digest('hex')}`;
}
/** Takes a stretch into the digest of its file, which is checked when it ends there. */
async function hashStretch(stretch, file, begun, each) {
    const hash = begun.get(file.path) ?? (0,external_node_crypto_.createHash)('sha256');
    begun.set(file.path, hash);
    for await (const chunk of read(stretch, file)) {
        hash.update(chunk);
        each(chunk);
    }
    if (stretch.offset + stretch.size < file.size)
        return;
    begun.delete(file.path);
    if (`sha256:${hash.digest('hex')}` !== file.sha256)
        throw asset_bytes_changed(file);
}
async function* read({ offset, size }, file) {
    const handle = await (0,external_node_fs_promises_.open)(file.absolute).catch((cause) => {
        throw asset_bytes_changed(file, cause);
    });
    try {
        // What was appended meanwhile would be missing.
        if ((await handle.stat()).size !== file.size)
            throw asset_bytes_changed(file);
        // Taken in turns: the socket takes one before it asks for the next but one, and what it sent is verified anyway.
        const ring = Array.from({ length: ringLength }, () => Buffer.allocUnsafeSlow(Math.min(chunkBytes, size)));
        for (let done = 0, turn = 0; done < size; turn += 1) {
            const wanted = Math.min(chunkBytes, size - done);
            const free = ring[turn % ringLength] ?? Buffer.allocUnsafeSlow(wanted);
            const { buffer, bytesRead } = await handle.read(free, 0, wanted, offset + done);
            if (bytesRead === 0)
                throw asset_bytes_changed(file);
            yield buffer.subarray(0, bytesRead);
            done += bytesRead;
        }
    }
    finally {
        await handle.close();
    }
}
function fileOf({ path }, files) {
    const file = files.get(path);
    if (file === undefined)
        throw new Error(`no file for ${path}`);
    return file;
}
function asset_bytes_changed({ path }, cause) {
    return new lib/* UserError */.yo('E_DIGEST', `${path} is not what it was when its digest was taken: let nothing write to the model while it is registered, and re-run.`, { cause });
}

;// CONCATENATED MODULE: ./packages/registry/lib/github/put.js






/**
 * Stores files and companions in the draft of a reservation.
 *
 * @param known the draft, when this process made the reservation.
 */
async function put(place, reservation, { contents, known }) {
    const draft = known ?? (await findDraft(place, reservation, (0,lib_manifest/* digestOfFiles */.v0)(contents.files)));
    if (draft === undefined)
        return;
    const { files, companions } = contents;
    const { shardBytes } = place;
    const sources = [
        ...(await sourcesOf(files, planAssets(files, { kind: 'f', shardBytes }))),
        ...(await sourcesOf(companions, planAssets(companions, { kind: 'c', shardBytes }))),
    ];
    await orLost(place, { reservation, draft: draft.release }, put_store(place, draft.release, sources));
}
async function put_store(place, release, sources) {
    await upload(place, release, { sources, present: await place.github.assets(release.id) });
}
/** Undefined when these very files are published. */
async function findDraft(place, reservation, filesDigest) {
    const { model, version } = reservation;
    const releases = await releasesOf(place, model);
    const draft = draftsFor(releases, filesDigest).find((one) => one.version === version);
    if (draft !== undefined)
        return draft;
    if (publishedAs(releases, version)?.body.marker?.filesDigest === filesDigest)
        return undefined;
    throw lost(reservation);
}
async function sourcesOf(stored, planned) {
    const files = new Map(stored.map((file) => [file.path, file]));
    const digests = await digestsOf(planned, files);
    return planned.map((asset) => {
        const digest = digests.get(asset.name) ?? '';
        return {
            name: asset.name,
            size: asset.size,
            digest,
            mediaType: 'application/octet-stream',
            bytes: () => bytesOf(asset, files),
            check: () => checkAgain(asset, files, digest),
        };
    });
}

;// CONCATENATED MODULE: ./packages/registry/lib/github/open-github-registry.js














const defaultShardBytes = 1_900_000_000;
/**
 * The registry in a repository's Releases: a version is a release with its files as assets, its tag and the tags of
 * aliases are those of GTO.
 */
function openGitHubRegistry({ github, shardBytes = defaultShardBytes, wait = (seconds) => (0,promises_.setTimeout)(seconds * 1000), ...options }) {
    const tags = new Tags(github);
    const place = { ...options, github, tags, shardBytes, wait: async (seconds) => void (await wait(seconds)) };
    const published = new Published(place);
    return { address: 'github', ...writes(place, published), ...reads(place, published), ...marks(place, published) };
}
function reads(place, published) {
    return {
        async check() {
            await place.github.defaultBranch();
            await place.tags.list('');
        },
        async get(model, reference) {
            (0,names/* checkModel */.w5)(model);
            if ('filesDigest' in reference)
                return published.withFiles(model, reference.filesDigest);
            if ('version' in reference)
                return published.version(model, (0,names/* checkVersion */.ps)(reference.version));
            const version = await aliasedVersion(place, model, (0,names/* checkAlias */.ff)(reference.alias));
            return version === undefined ? undefined : published.version(model, version);
        },
        async list(model) {
            const releases = await releasesOf(place, (0,names/* checkModel */.w5)(model));
            return (0,versions/* newestFirst */.ll)(releases.filter(({ release }) => !release.draft).map(({ version }) => version));
        },
        aliasHistory: async (model, alias) => aliasHistory(place, (0,names/* checkModel */.w5)(model), (0,names/* checkAlias */.ff)(alias)),
        download: (version, request) => download(place, version, request),
    };
}
function writes(place, published) {
    const drafts = new Map();
    const keyOf = ({ model, version }) => versionTag(model, version);
    return {
        async reserve(request) {
            (0,names/* checkModel */.w5)(request.model);
            const { reservation, draft } = await reserve(place, request);
            drafts.set(keyOf(reservation), draft);
            return reservation;
        },
        put: (reservation, contents) => put(place, reservation, { contents, known: drafts.get(keyOf(reservation)) }),
        async publish(reservation, manifest, card) {
            const known = drafts.get(keyOf(reservation));
            const release = await publish(place, reservation, { manifest, card, known });
            drafts.delete(keyOf(reservation));
            return published.of(reservation.model, reservation.version, release);
        },
        async abort(reservation) {
            await abort(place, reservation, drafts.get(keyOf(reservation)));
            drafts.delete(keyOf(reservation));
        },
    };
}
function marks(place, published) {
    return {
        async setAlias(request) {
            const { model, alias, version } = request;
            (0,names/* checkAlias */.ff)(alias);
            const target = await published.version((0,names/* checkModel */.w5)(model), (0,names/* checkVersion */.ps)(version));
            if (target === undefined)
                throw missingVersion(model, version);
            return turnAlias(place, request, target);
        },
        annotate: async (model, version, notes) => annotate(place, { model: (0,names/* checkModel */.w5)(model), version: (0,names/* checkVersion */.ps)(version), notes }),
        retract: async (model, version, reason) => retract(place, { model: (0,names/* checkModel */.w5)(model), version: (0,names/* checkVersion */.ps)(version), reason }),
    };
}


/***/ }),

/***/ 26392:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   It: () => (/* binding */ manifestDigest),
/* harmony export */   MZ: () => (/* binding */ serializeManifest),
/* harmony export */   Ng: () => (/* binding */ parseManifest),
/* harmony export */   e1: () => (/* binding */ versionNumber),
/* harmony export */   mw: () => (/* binding */ broken),
/* harmony export */   nG: () => (/* binding */ safePath),
/* harmony export */   rq: () => (/* binding */ maxManifestBytes),
/* harmony export */   v0: () => (/* binding */ digestOfFiles)
/* harmony export */ });
/* unused harmony exports manifestSchema, canonicalJson */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _mlops_actions_errors__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74465);
/* harmony import */ var _mlops_actions_records__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8090);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(92857);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(64377);




/** Three integers without leading zeros. */
const versionNumber = zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()
    .regex(/^(?:0|[1-9]\d{0,8})(?:\.(?:0|[1-9]\d{0,8})){2}$/, 'expected a version such as 1.4.0');
/** A path that stays inside the folder it is laid under, on every system. */
const safePath = _mlops_actions_records__WEBPACK_IMPORTED_MODULE_2__/* .path */ .Ae.refine((text) => !/[\\\p{Cc}]|^[a-z]:|(?:^|\/)(?:\.{0,2}|\.git)(?:\/|$)/iu.test(text), 'expected a relative path without `..`, backslashes or control characters');
const file = zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    path: safePath.describe('Inside the model, forward slashes.'),
    size: zod__WEBPACK_IMPORTED_MODULE_3__/* .int */ .Whr().nonnegative().describe('Bytes.'),
    sha256: _mlops_actions_records__WEBPACK_IMPORTED_MODULE_2__/* .digest */ .br,
    format: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().max(40).describe('Extension, such as `onnx` or `safetensors`; `unknown` without one.'),
});
/**
 * `model.json`: what a version is, the same in every registry. Its canonical text's sha256 is the version's identity.
 */
const manifestSchema = zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    kind: zod__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz('model-manifest'),
    schemaVersion: zod__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz(1),
    model: _mlops_actions_records__WEBPACK_IMPORTED_MODULE_2__/* .modelName */ .fD,
    version: versionNumber,
    createdAt: zod__WEBPACK_IMPORTED_MODULE_4__/* .datetime */ .w$(),
    layout: zod__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(['file', 'folder']).describe('Whether the model is one file, or a folder of files.'),
    modelDigest: _mlops_actions_records__WEBPACK_IMPORTED_MODULE_2__/* .digest */ .br.describe('Of the file or folder as train and the gate know it.'),
    filesDigest: _mlops_actions_records__WEBPACK_IMPORTED_MODULE_2__/* .digest */ .br.describe('Of paths, sizes and digests of all files: the same files are the same version.'),
    size: zod__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig().nonnegative().describe('Bytes of all files.'),
    files: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(file).min(1).refine(unique, 'expected every path once'),
    companions: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(file)
        .refine(unique, 'expected every name once')
        .describe('Records, predictions and profile that ride along.'),
    source: zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
        repository: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().max(200),
        commit: _mlops_actions_records__WEBPACK_IMPORTED_MODULE_2__/* .commit */ .cd,
        run: zod__WEBPACK_IMPORTED_MODULE_3__/* .int */ .Whr().nonnegative(),
        attempt: zod__WEBPACK_IMPORTED_MODULE_3__/* .int */ .Whr().positive(),
        event: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().max(100),
    }),
    training: zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ command: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), seed: zod__WEBPACK_IMPORTED_MODULE_3__/* .int */ .Whr(), recordDigest: _mlops_actions_records__WEBPACK_IMPORTED_MODULE_2__/* .digest */ .br })
        .nullable()
        .describe('How it was made; null without a record of train.'),
    data: zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ digest: _mlops_actions_records__WEBPACK_IMPORTED_MODULE_2__/* .digest */ .br, rows: zod__WEBPACK_IMPORTED_MODULE_3__/* .int */ .Whr().nonnegative().nullable(), files: zod__WEBPACK_IMPORTED_MODULE_3__/* .int */ .Whr().nonnegative() })
        .nullable()
        .describe('What it was trained on.'),
    metrics: zod__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), _mlops_actions_records__WEBPACK_IMPORTED_MODULE_2__/* .number */ .ai),
    gate: zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ verdict: _mlops_actions_records__WEBPACK_IMPORTED_MODULE_2__/* .verdict */ .WJ, baseline: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().nullable(), policyDigest: _mlops_actions_records__WEBPACK_IMPORTED_MODULE_2__/* .digest */ .br.nullable(), recordDigest: _mlops_actions_records__WEBPACK_IMPORTED_MODULE_2__/* .digest */ .br })
        .nullable()
        .describe('What eval-gate said of exactly these files; null when it was not asked.'),
    previous: versionNumber.nullable().describe('The newest version when this one was made.'),
});
/** Bytes beyond which a manifest is not read. */
const maxManifestBytes = 64 * 1024 * 1024;
/**
 * Reads a manifest; unknown keys are dropped.
 *
 * @param place as it is to be shown in messages.
 * @throws UserError E_VERSION_BROKEN when it is too large, no JSON, of another kind, newer than this code, or not of
 *   its schema.
 */
function parseManifest(text, place) {
    if (text.length > maxManifestBytes)
        throw broken(place, `it is larger than ${maxManifestBytes} bytes`);
    const raw = parseJson(text, place);
    const { schemaVersion } = zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ schemaVersion: zod__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig() }).safeParse(raw).data ?? {};
    if (schemaVersion !== undefined && schemaVersion > 1)
        throw broken(place, `it was written by a newer version (schema ${schemaVersion}, this one reads 1): update the action`);
    const { data, error } = manifestSchema.safeParse(raw);
    if (data !== undefined)
        return checkSums(data, place);
    const problems = error.issues
        .slice(0, 20)
        .map(({ path, message }) => ({ file: place, message: `${path.join('.')}: ${message}` }));
    throw broken(place, problems[0]?.message ?? 'it is not of its form', problems);
}
/** What a manifest says of all files together must be what it says of each. */
function checkSums(manifest, place) {
    const { files, filesDigest, size } = manifest;
    if (digestOfFiles(files) !== filesDigest)
        throw broken(place, 'its filesDigest is not that of its files');
    if (files.reduce((sum, file) => sum + file.size, 0) !== size)
        throw broken(place, 'its size is not that of its files');
    return manifest;
}
/** A version that is there and is not what it says. */
function broken(place, why, problems = []) {
    return new _mlops_actions_errors__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo('E_VERSION_BROKEN', `${place} cannot be used: ${why}. Somebody changed what must never change, or it was not made by register; use another version.`, { problems });
}
function parseJson(text, place) {
    try {
        return JSON.parse(text);
    }
    catch {
        throw broken(place, 'it is no JSON');
    }
}
function unique(files) {
    // Some systems tell no case apart, and two forms of a letter are one to the reader.
    return new Set(files.map(({ path }) => path.normalize('NFC').toLowerCase())).size === files.length;
}
/** One digest of a set of files: of paths, sizes and digests, whatever their order. */
function digestOfFiles(files) {
    const rows = files.map(({ path, size, sha256 }) => [path, size, sha256]);
    return manifestDigest(canonicalJson(rows.toSorted(([a], [b]) => (a < b ? -1 : 1))));
}
/**
 * The one text of a JSON value: keys in the order of their UTF-16 units, no white space (RFC 8785 for the values that
 * occur here: texts, finite numbers, booleans, null, lists, mappings).
 *
 * @throws TypeError on a number JSON has no form for.
 */
function canonicalJson(value) {
    if (Array.isArray(value))
        return `[${value.map(canonicalJson).join(',')}]`;
    if (typeof value === 'object' && value !== null) {
        const entries = Object.entries(value).filter(([, item]) => item !== undefined);
        const sorted = entries.toSorted(([a], [b]) => (a < b ? -1 : 1));
        return `{${sorted.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`;
    }
    if (typeof value === 'number' && !Number.isFinite(value))
        throw new TypeError(`JSON has no form for ${value}`);
    return JSON.stringify(value);
}
/** The text of `model.json`. NaN and the infinities among the metrics become text. */
function serializeManifest(manifest) {
    const metrics = Object.entries(manifest.metrics).map(([name, value]) => [
        name,
        Number.isFinite(value) ? value : String(value),
    ]);
    return canonicalJson({ ...manifest, metrics: Object.fromEntries(metrics) });
}
/** The identity of a version: the sha256 of its manifest's text. */
function manifestDigest(text) {
    return `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest('hex')}`;
}


/***/ }),

/***/ 60689:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ff: () => (/* binding */ checkAlias),
/* harmony export */   gw: () => (/* binding */ checkFiles),
/* harmony export */   ps: () => (/* binding */ checkVersion),
/* harmony export */   w5: () => (/* binding */ checkModel)
/* harmony export */ });
/* harmony import */ var _mlops_actions_errors__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74465);
/* harmony import */ var _mlops_actions_records_values__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(21360);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(26392);



const aliasForm = /^[a-z][a-z0-9_-]{0,62}$/;
/** @throws UserError E_INPUT for what is no name of a model: it becomes part of paths and tags. */
function checkModel(model) {
    if (_mlops_actions_records_values__WEBPACK_IMPORTED_MODULE_1__/* .modelName */ .fD.safeParse(model).success)
        return model;
    throw new _mlops_actions_errors__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('E_INPUT', `${JSON.stringify(model.slice(0, 80))} is no name of a model: use a-z, 0-9, _ and -.`);
}
/** @throws UserError E_ALIAS for what is no alias. */
function checkAlias(alias) {
    if (aliasForm.test(alias) && alias !== 'latest' && alias !== 'previous')
        return alias;
    throw new _mlops_actions_errors__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('E_ALIAS', `${JSON.stringify(alias.slice(0, 80))} is no alias: expected 1 to 63 of a-z, 0-9, _ and -, beginning with a letter, and neither latest nor previous.`);
}
/** @throws UserError E_VERSION for what is no number of a version. */
function checkVersion(version) {
    if (_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .versionNumber */ .e1.safeParse(version).success)
        return version;
    throw new _mlops_actions_errors__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('E_VERSION', `${JSON.stringify(version.slice(0, 80))} is no version: expected one such as 1.4.0.`);
}
const mostProblems = 20;
/**
 * Makes sure that every file can be handed out again under its name, on every system, files and companions side by
 * side.
 *
 * @throws UserError E_NO_FILES without files, E_PATH_OUTSIDE with every name that does not fit in `problems`.
 */
function checkFiles(contents) {
    if (contents.files.length === 0)
        throw new _mlops_actions_errors__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('E_NO_FILES', 'Expected at least one file of the model, but there is none. Let train write one.');
    const problems = unfitNames([...contents.files, ...contents.companions].map(({ path }) => path));
    const [first] = problems;
    if (first === undefined)
        return;
    throw new _mlops_actions_errors__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('E_PATH_OUTSIDE', `${problems.length} of the files cannot be stored under their names, the first ${first.message}. Rename them.`, { problems: problems.slice(0, mostProblems) });
}
function unfitNames(paths) {
    const seen = new Set();
    return paths.flatMap((path) => {
        // Some systems tell no case apart, and two forms of a letter are one to the reader.
        const key = path.normalize('NFC').toLowerCase();
        const isDouble = seen.has(key);
        seen.add(key);
        const why = _manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .safePath */ .nG.safeParse(path).error?.issues[0]?.message ?? (isDouble && 'another file has this name');
        return why === false ? [] : [{ message: `${JSON.stringify(path.slice(0, 200))}: ${why}` }];
    });
}


/***/ }),

/***/ 5660:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Zy: () => (/* binding */ compareVersions),
/* harmony export */   ll: () => (/* binding */ newestFirst),
/* harmony export */   uU: () => (/* binding */ taken),
/* harmony export */   yU: () => (/* binding */ nextVersion)
/* harmony export */ });
/* harmony import */ var _mlops_actions_errors__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74465);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(60689);


const steps = {
    major: ([major]) => [major + 1, 0, 0],
    minor: ([major, minor]) => [major, minor + 1, 0],
    patch: ([major, minor, patch]) => [major, minor, patch + 1],
};
const first = '1.0.0';
/** Negative when `a` is the older number, by numbers and not by letters. */
function compareVersions(a, b) {
    const [left, right] = [partsOf(a), partsOf(b)];
    return left[0] - right[0] || left[1] - right[1] || left[2] - right[2];
}
/** Numbers in descending order. */
function newestFirst(versions) {
    return [...versions].toSorted((a, b) => compareVersions(b, a));
}
/**
 * The number of a new version.
 *
 * @param used every number that was ever given away; none of them is given again.
 * @throws UserError E_VERSION_TAKEN when exactly this number is used, E_VERSION when it is no number, or a
 *   newer one of its own `major.minor` line is used.
 */
function nextVersion(wanted, used) {
    const step = Object.hasOwn(steps, wanted) ? steps[wanted] : wanted === 'auto' ? steps['minor'] : undefined;
    if (step === undefined)
        return checkExact(wanted, used);
    const [newest] = newestFirst(used);
    return newest === undefined ? first : step(partsOf(newest)).join('.');
}
function checkExact(wanted, used) {
    (0,_names_js__WEBPACK_IMPORTED_MODULE_1__/* .checkVersion */ .ps)(wanted);
    if (used.includes(wanted))
        throw taken(wanted);
    const [major, minor] = partsOf(wanted);
    const line = used.filter((version) => version.startsWith(`${major}.${minor}.`));
    const [newest] = newestFirst(line);
    if (newest === undefined || compareVersions(newest, wanted) < 0)
        return wanted;
    throw new _mlops_actions_errors__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('E_VERSION', `Version ${wanted} would come after ${newest} of the same line and count as older: choose a number above ${newest}, or \`version: auto\`.`);
}
/** The fault of a number that belongs to other files. */
function taken(version, cause) {
    return new _mlops_actions_errors__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('E_VERSION_TAKEN', `Version ${version} is taken by other files: a version never changes. Use \`version: auto\` or another number.`, { cause });
}
function partsOf(version) {
    const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
    return [major, minor, patch];
}


/***/ })

};
