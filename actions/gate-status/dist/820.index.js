export const id = 820;
export const ids = [820];
export const modules = {

/***/ 20820:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  recover: () => (/* binding */ recover),
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./packages/errors/lib/index.js + 2 modules
var lib = __webpack_require__(74465);
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







// EXTERNAL MODULE: ./packages/markdown/lib/untrusted.js
var untrusted = __webpack_require__(4905);
;// CONCATENATED MODULE: ./actions/gate-status/lib/evidence.js




const kind = 'eval-gate';
const atOnce = 8;
/**
 * Looks for each model's record in the workspace and among the artifacts of this run, those of earlier attempts
 * included: legs that succeeded are not run again.
 *
 * @throws ServiceError E_GITHUB when the artifacts cannot be listed.
 */
async function collectEvidence(models, ports) {
    const store = await ports.artifacts();
    const stored = (await store?.list()) ?? [];
    const evidence = [];
    for (let start = 0; start < models.length; start += atOnce) {
        const batch = models.slice(start, start + atOnce);
        evidence.push(...(await Promise.all(batch.map((model) => collectOne(model, { store, stored, ports })))));
    }
    return evidence;
}
async function collectOne(model, { store, stored, ports }) {
    const findings = await inWorkspace(model, ports);
    for (const artifact of stored) {
        const namedAttempt = attemptOf((0,records_lib/* artifactName */.Cs)(model, kind), artifact.name);
        if (store === undefined || namedAttempt === 'other')
            continue;
        const { name: place, id } = artifact;
        const found = await attempt(() => fetchRecord(store, artifact, ports));
        findings.push({ place, id, namedAttempt, ...found });
    }
    return { model, findings };
}
async function inWorkspace(model, { runner }) {
    const place = (0,records_lib/* recordPath */.lX)(model, kind);
    const found = await attempt(() => readRecord((0,external_node_path_.join)(runner.context.workspace, place), place));
    const none = found.record === undefined && found.fault === undefined;
    return none ? [] : [{ place, id: undefined, namedAttempt: undefined, ...found }];
}
async function fetchRecord(store, artifact, { runner }) {
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(runner.context.temp, 'mlops-status-'));
    try {
        await store.download(artifact, folder, { maxBytes: records_lib/* maxRecordBytes */.t5 });
        const record = await readRecord((0,external_node_path_.join)(folder, `${kind}.json`), `${kind}.json`);
        if (record !== undefined)
            return record;
        throw new lib/* UserError */.yo('E_RECORD', `it holds no ${kind}.json`);
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
}
/** Undefined when there is nothing at the path. */
async function readRecord(path, place) {
    const found = await (0,promises_.lstat)(path).catch(() => undefined);
    if (found === undefined)
        return undefined;
    if (!found.isFile())
        throw new lib/* UserError */.yo('E_RECORD', `${place} is no regular file`);
    if (found.size > records_lib/* maxRecordBytes */.t5)
        throw new lib/* UserError */.yo('E_RECORD', `${place} is larger than ${records_lib/* maxRecordBytes */.t5} bytes`);
    return (0,records_lib/* parseRecord */.Hh)(kind, await (0,promises_.readFile)(path, 'utf8'), place);
}
/** A record that cannot be had counts against its model alone. */
async function attempt(read) {
    try {
        const record = await read();
        return record === undefined ? {} : { record };
    }
    catch (error) {
        if (error instanceof lib/* UserError */.yo)
            return { fault: (0,lib/* describeError */.Uc)(error) };
        if (error instanceof lib/* ServiceError */._7)
            return { fault: (0,lib/* describeError */.Uc)(error), unseen: true };
        throw error;
    }
}
/** The attempt behind a name, undefined where there is none; `other` for another artifact. */
function attemptOf(name, other) {
    if (other === name)
        return undefined;
    const [, digits] = other.startsWith(`${name}-`) ? (/^([1-9]\d{0,5})$/.exec(other.slice(name.length + 1)) ?? []) : [];
    return digits === undefined ? 'other' : Number(digits);
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
;// CONCATENATED MODULE: ./packages/config/lib/yaml-source.js

const maxCharacters = (/* unused pure expression or super */ null && (1024 * 1024));
const maxAliases = 100;
const maxDepth = 100;
/** One unclosed bracket gives rise to many. */
const maxSyntaxFaults = 10;
/** Reads YAML 1.2. Duplicate keys, unknown tags, a second document and aliases that multiply are problems. */
function yaml_source_readYaml(text, file) {
    const counter = new LineCounter();
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
            const document = parseDocument(text, { lineCounter: this.#counter, prettyErrors: false, uniqueKeys: false });
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
        if (path.length > maxDepth)
            throw new Error(`nested deeper than ${maxDepth} levels`);
        const target = isAlias(node) ? node.resolve(document) : node;
        if (isMap(target))
            this.#walkMap(document, target.items, path);
        else if (isSeq(target)) {
            for (const [index, item] of target.items.entries()) {
                this.#note([...path, index], item, item);
                if (isMap(item) || isSeq(item))
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
        this.#values.set(id, isNode(value) && value.range ? this.#at(offsetOf(value)) : place);
        this.lines.set(id, place.line);
    }
    #at(offset) {
        const { line, col } = this.#counter.linePos(offset);
        return { line: Math.max(1, line), column: Math.max(1, col) };
    }
}
function nameOf(key) {
    const value = isScalar(key) ? key.value : undefined;
    if (typeof value === 'string')
        return value;
    return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}
function findKeyFault(name, seen) {
    if (seen.has(name))
        return `the key ${yaml_source_quote(name)} stands here a second time: write each key once`;
    if (name === '' || name.includes('\0') || name === '__proto__')
        return `${yaml_source_quote(name)} cannot be a key: rename it`;
    return undefined;
}
function offsetOf(node) {
    return isNode(node) ? (node.range?.[0] ?? 0) : 0;
}
/** Text of strangers inside a message: on one line, cut. */
function yaml_source_quote(text) {
    return JSON.stringify(text.length > 100 ? `${text.slice(0, 99)}…` : text);
}

;// CONCATENATED MODULE: ./packages/config/lib/config-faults.js



/** Puts what a schema found into words. */
function config_faults_describeFaults(issues, schema, value) {
    return issues.flatMap((issue) => {
        const path = issue.path.map((segment) => (typeof segment === 'number' ? segment : String(segment)));
        const branch = issue.code === 'invalid_union' ? meantBranch(issue.errors) : undefined;
        if (branch !== undefined)
            return config_faults_describeFaults(rebase(branch, path), schema, value);
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
        throw refuse(source.problems, file, kind);
    const { value } = source;
    if (value === null || value === undefined)
        throw refuse([{ file, line: 1, column: 1, message: 'the file is empty: write it, or remove it' }], file, kind);
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
    throw refuse(problems, file, kind);
}
function refuse(problems, file, { code, what }) {
    const [first] = problems;
    const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
    const message = `The ${what} ${file} cannot be used: line ${first?.line ?? 1}: ${first?.message}${more}. Correct the places listed.`;
    return new UserError(code, message, { problems });
}

;// CONCATENATED MODULE: ./packages/config/lib/index.js




;// CONCATENATED MODULE: ./packages/gate/lib/policy/yaml-reader.js



const yaml_reader_maxCharacters = (/* unused pure expression or super */ null && (256 * 1024));
/** Reads one YAML file and gathers every fault in it with line and column; nothing is thrown before `finish`. */
class yaml_reader_YamlReader {
    #problems = [];
    #lines = new LineCounter();
    #file;
    /** Undefined when the text is no YAML, or empty. */
    root;
    constructor(text, file) {
        this.#file = file;
        this.root = this.#parse(text);
    }
    /** Notes a fault; the text says what was expected, what was found, and what to do. */
    fault(place, message) {
        this.#note(place, message);
    }
    /** The values of a mapping by key; unknown keys are faults. Undefined when it is no mapping. */
    fields(node, what, keys) {
        const fields = this.entries(node, what);
        for (const [key, { place }] of fields ?? []) {
            if (keys.includes(key))
                continue;
            const meant = nearest(key, keys);
            this.fault(place, `unknown key ${yaml_reader_quote(key)} in ${what}: ${meant === undefined ? `expected one of ${keys.join(', ')}` : `did you mean ${yaml_reader_quote(meant)}?`}`);
        }
        return fields && new Map([...fields].map(([key, { value }]) => [key, value]));
    }
    /** The values of a mapping whose keys are names, with the place of each key. */
    entries(node, what) {
        if (!isMap(node)) {
            this.fault(node ?? 0, `expected ${what} to be a mapping of keys to values, found ${yaml_reader_describe(node)}`);
            return undefined;
        }
        const entries = new Map();
        for (const { key, value } of node.items) {
            if (!isScalar(key))
                this.fault(isNode(key) ? key : node, `expected a plain key in ${what}: write it as text`);
            else
                entries.set(String(key.value), { place: key, value: isNode(value) && !isNull(value) ? value : null });
        }
        return entries;
    }
    /** The elements of a list. Undefined when it is none. */
    list(node, what) {
        if (isSeq(node))
            return node.items.filter(isNode);
        this.fault(node ?? 0, `expected ${what} to be a list such as [a, b], found ${yaml_reader_describe(node)}`);
        return undefined;
    }
    /** A text, number or boolean as text. */
    text(node, what) {
        if (isScalar(node) && ['string', 'number', 'boolean'].includes(typeof node.value)) {
            const text = String(node.value);
            if (text.trim() !== '')
                return text;
        }
        this.fault(node ?? 0, `expected ${what} to be a text, found ${yaml_reader_describe(node)}`);
        return undefined;
    }
    /** A finite number. */
    number(node, what) {
        if (isScalar(node) && typeof node.value === 'number' && Number.isFinite(node.value))
            return node.value;
        this.fault(node ?? 0, `expected ${what} to be a number, found ${yaml_reader_describe(node)}`);
        return undefined;
    }
    /** One of a set of words. */
    word(node, what, words) {
        const text = this.text(node, what);
        const found = words.find((word) => word === text);
        if (text !== undefined && found === undefined) {
            this.fault(node ?? 0, `expected ${what} to be ${words.join(' or ')}, found ${yaml_reader_quote(text)}`);
        }
        return found;
    }
    /** @throws UserError E_POLICY when a fault was noted. */
    finish() {
        const problems = this.#problems.toSorted((a, b) => yaml_reader_placeOf(a) - yaml_reader_placeOf(b));
        const [first] = problems;
        if (first === undefined)
            return;
        const more = this.#problems.length > 1 ? ` (and ${this.#problems.length - 1} more)` : '';
        throw new UserError('E_POLICY', `The policy ${yaml_reader_quote(this.#file)} cannot be applied: ${first.message}${more}. Correct the places listed.`, {
            problems,
        });
    }
    #parse(text) {
        if (text.length > yaml_reader_maxCharacters) {
            this.fault(0, `expected at most ${yaml_reader_maxCharacters} characters, found ${text.length}`);
            return undefined;
        }
        try {
            const document = parseDocument(text, { lineCounter: this.#lines, prettyErrors: false });
            for (const { pos, code, message } of document.errors)
                this.fault(pos[0], code === 'DUPLICATE_KEY' ? `${message}: write each key once` : `no valid YAML: ${message}`);
            if (document.errors.length > 0)
                return undefined;
            if (document.contents !== null && !isNull(document.contents))
                return document.contents;
            this.fault(0, 'the file is empty: list at least one metric under `metrics:`');
        }
        catch (error) {
            // Deeply nested brackets exhaust the parser's stack.
            this.fault(0, `no readable YAML: ${error instanceof Error ? error.message : String(error)}`);
        }
        return undefined;
    }
    #note(place, message) {
        const offset = typeof place === 'number' ? place : (place.range?.[0] ?? 0);
        const { line, col } = this.#lines.linePos(offset);
        this.#problems.push({ file: this.#file, line: Math.max(1, line), column: Math.max(1, col), message });
    }
}
/** Reads a value where its key is there. */
function yaml_reader_optional(fields, key, read) {
    const node = fields.get(key);
    return node === undefined ? undefined : read(node);
}
/** Text of strangers inside a message: on one line, cut. */
function yaml_reader_quote(text) {
    return JSON.stringify(text.length > 100 ? `${text.slice(0, 99)}…` : text);
}
function yaml_reader_placeOf({ line = 0, column = 0 }) {
    return line * yaml_reader_maxCharacters + column;
}
function yaml_reader_describe(node) {
    if (isMap(node))
        return 'a mapping';
    if (isSeq(node))
        return 'a list';
    if (isScalar(node) && !isNull(node))
        return yaml_reader_quote(String(node.value));
    return isScalar(node) || node === null || node === undefined || typeof node === 'number'
        ? 'nothing'
        : 'an alias (write the value out)';
}
function isNull(node) {
    return isScalar(node) && node.value === null;
}

;// CONCATENATED MODULE: ./packages/gate/lib/evidence/cells.js


/** How many places a message lists. */
const cells_shownPlaces = 10;
/** A cell as the text by which labels, ids and slices are told apart; null for a missing value. */
function cells_cellText(cell) {
    return cell === null || cell === undefined || cell === '' ? null : String(cell);
}
/** A column a file must have. @throws UserError with `code` and `why`. */
function cells_requireColumn(predictions, name, { code, why }) {
    const column = predictions.columns.get(name);
    if (column !== undefined)
        return column;
    const found = [...predictions.columns.keys()].slice(0, cells_shownPlaces).map(quote).join(', ');
    throw new UserError(code, `${quote(predictions.file)} has no column ${name} (it has ${found}): ${why}`);
}
/** The texts in some columns of all files, sorted; `split` where a cell holds several. */
function cells_distinctTexts(files, names, split) {
    const cells = new Set(files.flatMap(({ columns }) => names.flatMap((name) => [...new Set(columns.get(name))])));
    const texts = [...cells].flatMap((cell) => {
        const text = cells_cellText(cell);
        return text === null ? [] : split === undefined ? [text] : text.split(split).filter((part) => part !== '');
    });
    return [...new Set(texts)].toSorted();
}
/** Where a row stands, for messages: `line 3`, or `row 2` in formats without lines. */
function cells_placeOf({ lineOf }, row) {
    const line = lineOf(row);
    return line === undefined ? `row ${row + 1}` : `line ${line}`;
}
/** Refuses a file for some of its rows, naming the first with their lines. @throws UserError unless there is none. */
function cells_refuseRows(predictions, { code, what, rows, remedy, show }) {
    const [first] = rows;
    if (first === undefined)
        return;
    const describe = (row) => (show === undefined ? what : `${what}: ${show(row)}`);
    const problems = rows
        .slice(0, cells_shownPlaces)
        .map((row) => ({ file: predictions.file, line: predictions.lineOf(row), message: describe(row) }));
    throw new UserError(code, `${quote(predictions.file)} has ${rows.length} of ${predictions.length} rows with ${describe(first)}, first in ${cells_placeOf(predictions, first)}: ${remedy}.`, { problems });
}
/** Rows of a column for which a test holds. */
function cells_rowsWhere(cells, test) {
    const rows = [];
    for (let row = 0; row < cells.length; row += 1)
        if (test(cells[row] ?? null))
            rows.push(row);
    return rows;
}

;// CONCATENATED MODULE: ./packages/gate/lib/evidence/index-examples.js


const howToPair = 'without ids the examples cannot be paired with the baseline: write a column id that names each example, the same in every run';
/** Columns that tell several rows of one example apart. */
const several = (/* unused pure expression or super */ null && (['repeat', 'seed']));
/**
 * Numbers the examples of a file by their ids. An id may stand in several rows only where `repeat` or `seed` tell them
 * apart; their labels must then agree.
 *
 * @throws UserError E_PREDICTIONS_ID without ids, with empty or with duplicate ones; E_PREDICTIONS_LABEL.
 */
function index_examples_indexExamples(predictions) {
    const ids = requireColumn(predictions, 'id', { code: 'E_PREDICTIONS_ID', why: howToPair });
    refuseRows(predictions, {
        code: 'E_PREDICTIONS_ID',
        what: 'no id',
        rows: rowsWhere(ids, (cell) => cellText(cell) === null),
        remedy: 'give each example one id of its own',
    });
    const numbers = new Map();
    const exampleOf = new Uint32Array(ids.length);
    for (let row = 0; row < ids.length; row += 1) {
        const id = String(ids[row]);
        const number = numbers.get(id) ?? numbers.size;
        if (number === numbers.size)
            numbers.set(id, number);
        exampleOf[row] = number;
    }
    const index = { numbers, exampleOf };
    if (numbers.size < ids.length)
        checkRepeated(predictions, index);
    return index;
}
function checkRepeated(predictions, { numbers, exampleOf }) {
    const marks = several.map((name) => predictions.columns.get(name)).filter((cells) => cells !== undefined);
    const first = new Map();
    const again = [];
    for (let row = 0; row < exampleOf.length; row += 1) {
        const key = [exampleOf[row], ...marks.map((cells) => JSON.stringify(cells[row]))].join(' ');
        if (first.has(key))
            again.push(row);
        else
            first.set(key, row);
    }
    const firstOf = (row) => first.get([exampleOf[row], ...marks.map((cells) => JSON.stringify(cells[row]))].join(' ')) ?? row;
    const ids = predictions.columns.get('id') ?? [];
    refuseRows(predictions, {
        code: 'E_PREDICTIONS_ID',
        what: 'an id that occurred before',
        rows: again,
        show: (row) => `${quote(String(ids[row]))}, in ${placeOf(predictions, firstOf(row))}`,
        remedy: 'give each example one id of its own; several answers to one are told apart by a column repeat or seed',
    });
    checkLabelsAgree(predictions, { numbers, exampleOf });
}
function checkLabelsAgree(predictions, { numbers, exampleOf }) {
    const labels = predictions.columns.get('label');
    if (labels === undefined)
        return;
    const known = Array.from({ length: numbers.size });
    const rows = [];
    for (let row = 0; row < exampleOf.length; row += 1) {
        const number = exampleOf[row];
        const label = cellText(labels[row]);
        if (known[number] === undefined)
            known[number] = label;
        else if (known[number] !== label)
            rows.push(row);
    }
    refuseRows(predictions, {
        code: 'E_PREDICTIONS_LABEL',
        what: 'another label than an earlier row of the same example',
        rows,
        remedy: 'an example has one true answer, however often it is asked',
    });
}

;// CONCATENATED MODULE: ./packages/gate/lib/evidence/apply-truth.js


/**
 * Predictions whose labels are replaced by a trusted truth: what a change writes as label, or marks as correct itself,
 * is not asked.
 *
 * @param truth a file with `id` and `label`.
 * @param hash applied to the ids of the truth, where the predictions keep hashed ones.
 * @throws UserError E_PREDICTIONS_LABEL where the truth lacks an example, or a label.
 */
function applyTruth(predictions, truth, hash) {
    const labels = requireColumn(truth, 'label', {
        code: 'E_PREDICTIONS_LABEL',
        why: 'write the true answer of each example',
    });
    refuseRows(truth, {
        code: 'E_PREDICTIONS_LABEL',
        what: 'no label',
        rows: rowsWhere(labels, (cell) => cellText(cell) === null),
        remedy: 'give each example its true answer',
    });
    const { numbers, exampleOf } = indexExamples(truth);
    const rowOf = new Map();
    exampleOf.forEach((example, row) => rowOf.set(example, row));
    const known = hash === undefined ? numbers : new Map([...numbers].map(([id, number]) => [hash(id), number]));
    const ids = requireColumn(predictions, 'id', {
        code: 'E_PREDICTIONS_ID',
        why: 'without ids the true labels cannot be looked up',
    });
    const found = ids.map((id) => labels[rowOf.get(known.get(cellText(id) ?? '') ?? -1) ?? -1] ?? null);
    refuseRows(predictions, {
        code: 'E_PREDICTIONS_LABEL',
        what: `no label in ${truth.file}`,
        rows: rowsWhere(found, (cell) => cell === null),
        remedy: 'add the true labels of these examples to the file the policy names under `labels`, on the base',
    });
    const columns = new Map([...predictions.columns, ['label', found]]);
    columns.delete('correct');
    return { ...predictions, columns };
}

;// CONCATENATED MODULE: ./packages/gate/lib/evidence/check-predictions.js



/**
 * Requires of every example what its task needs: classes a label and a prediction, or `correct` instead of both;
 * numbers a label and a prediction that are numbers; rankings a group, a relevance and a score. Scores must be numbers.
 *
 * In a binary task a prediction is one of the labels seen. With more classes a model may answer one that no example
 * has: that answer is wrong, not broken.
 *
 * @throws UserError E_PREDICTIONS_LABEL, E_PREDICTIONS_VALUE with the first lines at fault.
 */
function checkPredictions(predictions, task) {
    if (predictions.length === 0) {
        const message = `${quote(predictions.file)} has no rows: let the evaluation write one for each example.`;
        throw new UserError('E_PREDICTIONS_VALUE', message);
    }
    if (task.task === 'regression')
        checkNumbers(predictions, ['label', 'prediction']);
    else if (task.task === 'ranking')
        checkRanking(predictions);
    else if (task.task !== 'scores')
        checkClassified(predictions, task);
    checkScores(predictions);
    checkMarks(predictions);
}
function checkClassified(predictions, task) {
    const graded = predictions.columns.has('correct');
    if (!graded || predictions.columns.has('label'))
        checkLabels(predictions);
    if (!graded || predictions.columns.has('prediction'))
        checkAnswers(predictions, task);
}
function checkLabels(predictions) {
    const remedy = 'give each example its true answer';
    const code = 'E_PREDICTIONS_LABEL';
    const labels = requireColumn(predictions, 'label', { code, why: `${remedy} in a column label` });
    refuseRows(predictions, { code, what: 'no label', rows: rowsWhere(labels, isMissing), remedy });
}
function checkAnswers(predictions, { task, labels }) {
    const code = 'E_PREDICTIONS_VALUE';
    const answers = requireColumn(predictions, 'prediction', {
        code,
        why: 'write the answer of the model in a column prediction',
    });
    const remedy = 'let the model answer every example; one it cannot answer is a wrong answer, not a missing one';
    refuseRows(predictions, { code, what: 'no prediction', rows: rowsWhere(answers, isMissing), remedy });
    if (task === 'binary' && predictions.columns.has('label'))
        checkClasses(predictions, answers, labels);
}
function isMissing(cell) {
    return cell === null || cell === '' || cell === 'NaN' || Number.isNaN(cell);
}
function checkClasses(predictions, answers, labels) {
    // With one class seen, any one other answer may be the second class.
    const known = labels.length === 2
        ? labels
        : [...new Set([...labels, ...new Set(answers.map((cell) => cellText(cell) ?? ''))])].slice(0, 2);
    refuseRows(predictions, {
        code: 'E_PREDICTIONS_LABEL',
        what: `a prediction outside the classes ${labels.map(quote).join(', ')}`,
        rows: rowsWhere(answers, (answer) => !known.includes(cellText(answer) ?? '')),
        show: (row) => quote(cellText(answers[row]) ?? ''),
        remedy: 'write predictions exactly as the labels are written, or set `task: multiclass`',
    });
}
function checkRanking(predictions) {
    const code = 'E_PREDICTIONS_VALUE';
    const groups = requireColumn(predictions, 'group', { code, why: 'name the query of each row in a column group' });
    const remedy = 'name the query each row belongs to';
    refuseRows(predictions, { code, what: 'no group', rows: rowsWhere(groups, isMissing), remedy });
    checkNumbers(predictions, ['label', 'score']);
    refuseRows(predictions, {
        code: 'E_PREDICTIONS_LABEL',
        what: 'a relevance below 0',
        rows: rowsWhere(predictions.columns.get('label') ?? [], (cell) => check_predictions_toNumber(cell) < 0),
        remedy: 'write how relevant the row is to its query, 0 for not at all',
    });
}
function checkNumbers(predictions, names) {
    for (const name of names) {
        const code = name === 'label' ? 'E_PREDICTIONS_LABEL' : 'E_PREDICTIONS_VALUE';
        const cells = requireColumn(predictions, name, {
            code,
            why: `write a number for each example in a column ${name}`,
        });
        refuseUnless(predictions, name, { code, cells, ok: Number.isFinite });
    }
}
function checkScores(predictions) {
    for (const [name, cells] of predictions.columns) {
        if (name === 'score' || name.startsWith('score:'))
            refuseUnless(predictions, name, { code: 'E_PREDICTIONS_VALUE', cells, ok: Number.isFinite });
        if (name === 'weight')
            refuseUnless(predictions, name, {
                code: 'E_PREDICTIONS_VALUE',
                cells,
                ok: (value) => Number.isFinite(value) && value >= 0,
                what: 'finite number of at least 0',
            });
    }
}
/** Columns that say which rows belong together. */
function checkMarks(predictions) {
    for (const name of ['cluster', 'repeat', 'seed']) {
        const rows = rowsWhere(predictions.columns.get(name) ?? [], isMissing);
        refuseRows(predictions, {
            code: 'E_PREDICTIONS_VALUE',
            what: `no ${name}`,
            rows,
            remedy: `write the ${name} of every row, or leave the column out`,
        });
    }
}
function refuseUnless(predictions, name, { code, cells, ok, what = 'finite number' }) {
    refuseRows(predictions, {
        code,
        what: `a ${name} that is no ${what}`,
        rows: rowsWhere(cells, (cell) => !ok(check_predictions_toNumber(cell))),
        show: (row) => quote(cellText(cells[row]) ?? ''),
        remedy: 'look for a division by zero or a diverged training',
    });
}
function check_predictions_toNumber(cell) {
    if (typeof cell === 'number')
        return cell;
    return typeof cell !== 'string' || cell.trim() === '' ? Number.NaN : Number(cell);
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./packages/gate/lib/evidence/hash-id.js

/**
 * The id under which an example is kept in a recorded baseline: 32 hexadecimal digits of sha256(`model`, newline, `id`).
 * Keeps ids out of public refs; it is no protection for ids that can be guessed.
 */
function hashId(model, id) {
    return createHash('sha256').update(`${model}\n${id}`).digest('hex').slice(0, 32);
}

;// CONCATENATED MODULE: ./packages/gate/lib/evidence/pair-examples.js


/** Stands for no example. */
const none = 0xffffffff;
/**
 * Joins the examples of both sides by id.
 *
 * @throws UserError E_PREDICTIONS_ID without ids, with empty or with duplicate ones, on either side.
 */
function pairExamples({ candidate, baseline, hash }) {
    const before = indexExamples(baseline);
    // Mostly both sides were evaluated in the same order: one index then speaks of both.
    const single = before.numbers.size === baseline.length;
    const same = single && hash === undefined && hasSameRows(candidate, baseline);
    const now = same ? before : indexExamples(candidate);
    const common = matchNumbers(now, before, hash);
    const pairedCandidate = rowsOfExamples(now.exampleOf, common.ofCandidate, common.count);
    const pairedBaseline = rowsOfExamples(before.exampleOf, common.ofBaseline, common.count);
    const relabelled = findRelabelled(candidate, baseline, { now: pairedCandidate, before: pairedBaseline, common });
    const vanished = hash === undefined ? idsWithout(before, common.ofBaseline) : [];
    return {
        count: common.count,
        candidate: pairedCandidate,
        baseline: pairedBaseline,
        onlyCandidate: now.numbers.size - common.count,
        onlyBaseline: before.numbers.size - common.count,
        ...relabelled,
        vanishedIds: vanished,
    };
}
/** Whether both files name the same examples row by row. */
function hasSameRows(candidate, baseline) {
    if (candidate.length !== baseline.length)
        return false;
    const [own, other] = [candidate.columns.get('id'), baseline.columns.get('id')];
    if (own === undefined || other === undefined)
        return false;
    for (let row = 0; row < own.length; row += 1)
        if (own[row] !== other[row])
            return false;
    return true;
}
/** Common examples are numbered as the baseline, which is fixed, has them: no order of the candidate's rows matters. */
function matchNumbers(now, before, hash) {
    if (now === before) {
        const same = Uint32Array.from({ length: before.numbers.size }, (_, number) => number);
        return { count: same.length, ofCandidate: same, ofBaseline: same };
    }
    const partner = new Uint32Array(before.numbers.size).fill(none);
    for (const [id, number] of now.numbers) {
        const other = before.numbers.get(hash === undefined ? id : hash(id));
        if (other !== undefined)
            partner[other] = number;
    }
    const ofCandidate = new Uint32Array(now.numbers.size).fill(none);
    const ofBaseline = new Uint32Array(before.numbers.size).fill(none);
    let count = 0;
    for (let other = 0; other < partner.length; other += 1) {
        const number = partner[other];
        if (number === none)
            continue;
        ofCandidate[number] = count;
        ofBaseline[other] = count;
        count += 1;
    }
    return { count, ofCandidate, ofBaseline };
}
/** Gathers the rows of each common example, by counting. */
function rowsOfExamples(exampleOf, common, count) {
    const start = new Uint32Array(count + 1);
    for (const example of exampleOf) {
        const number = common[example];
        if (number !== none)
            start[number + 1] = start[number + 1] + 1;
    }
    for (let number = 0; number < count; number += 1) {
        start[number + 1] = start[number + 1] + start[number];
    }
    const rows = new Uint32Array(start[count]);
    const next = start.slice();
    for (let row = 0; row < exampleOf.length; row += 1) {
        const number = common[exampleOf[row]];
        if (number === none)
            continue;
        rows[next[number]] = row;
        next[number] = next[number] + 1;
    }
    return { rows, start: rows.length === count ? null : start };
}
/** The rows of one example. */
function pair_examples_rowsOf({ rows, start }, example) {
    return start === null ? rows.subarray(example, example + 1) : rows.subarray(start[example], start[example + 1]);
}
function idsWithout({ numbers }, common) {
    const ids = [];
    for (const [id, number] of numbers) {
        if (common[number] === none)
            ids.push(id);
        if (ids.length === shownPlaces)
            break;
    }
    return ids;
}
function findRelabelled(candidate, baseline, { now, before, common }) {
    const labels = candidate.columns.get('label');
    const others = baseline.columns.get('label');
    if (labels === undefined || others === undefined)
        return { relabelled: 0, relabelledIds: [] };
    const ids = candidate.columns.get('id') ?? [];
    const relabelledIds = [];
    let relabelled = 0;
    for (let example = 0; example < common.count; example += 1) {
        const row = now.rows[now.start === null ? example : now.start[example]];
        const other = before.rows[before.start === null ? example : before.start[example]];
        if (labels[row] === others[other] || cellText(labels[row]) === cellText(others[other]))
            continue;
        relabelled += 1;
        if (relabelledIds.length < shownPlaces)
            relabelledIds.push(String(ids[row]));
    }
    return { relabelled, relabelledIds };
}

// EXTERNAL MODULE: ./node_modules/smol-toml/dist/index.js + 8 modules
var smol_toml_dist = __webpack_require__(3292);
;// CONCATENATED MODULE: ./packages/metrics/lib/json-numbers.js
/** A string, closed or not, or one of the words JSON does not know. Never goes back over what it has read. */
const token = /"[^"\\]*(?:\\[^][^"\\]*)*"?|-?\b(?:NaN|Infinity)\b/g;
/** Spellings of numbers that stand for the words: the first is a zero nobody writes, the others are out of range. */
const spelled = new Map([
    ['NaN', '-0.0e-0'],
    ['-NaN', '-0.0e-0'],
    ['Infinity', '1e999'],
    ['-Infinity', '-1e999'],
]);
/**
 * Parses JSON in which, as Python writes it, NaN and the infinities may stand bare.
 *
 * @throws SyntaxError as JSON.parse does.
 */
function json_numbers_parseJsonWithNaN(text) {
    if (!/NaN|Infinity/.test(text))
        return JSON.parse(text);
    const numbers = text.replace(token, (found) => spelled.get(found) ?? found);
    // Strings have their quotes in `source`, so that none can be taken for the word.
    const restore = (_, value, context) => context.source === spelled.get('NaN') ? Number.NaN : value;
    return JSON.parse(numbers, restore);
}

;// CONCATENATED MODULE: ./packages/metrics/lib/metrics-document.js




const maxBytes = (/* unused pure expression or super */ null && (16 * 1024 * 1024));
const maxMetrics = 100_000;
const metrics_document_maxDepth = 64;
/**
 * Reads the map a metrics file holds; `{"metrics": {…}}`, alone or beside `fingerprint`, is unwrapped.
 *
 * @throws UserError E_METRICS when it cannot be read or holds no map.
 */
function metrics_document_readDocument(bytes, file) {
    if (bytes.length > maxBytes)
        throw metrics_document_unreadable(file, `it has ${bytes.length} bytes, more than ${maxBytes}`);
    const document = metrics_document_parseDocument(bytes, file);
    if (!metrics_document_isMap(document))
        throw metrics_document_unreadable(file, 'expected a map of names to numbers');
    const fingerprint = document['fingerprint'];
    const names = Object.keys(document).filter((name) => !(name === 'fingerprint' && metrics_document_isMap(fingerprint)));
    const only = names.length === 1 ? document['metrics'] : undefined;
    return { metrics: metrics_document_isMap(only) ? only : document, fingerprint };
}
function metrics_document_parseDocument(bytes, file) {
    try {
        const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
        if (/\.json$/i.test(file))
            return parseJsonWithNaN(text);
        if (/\.toml$/i.test(file))
            return parseToml(text);
        return parseYaml(text, { maxAliasCount: 20, uniqueKeys: true, logLevel: 'error' });
    }
    catch (cause) {
        throw metrics_document_unreadable(file, cause instanceof Error ? (cause.message.split('\n')[0] ?? '').slice(0, 300) : String(cause));
    }
}
/** What `read` makes of the entries of nested maps. It goes into maps where `read` gives undefined. */
function metrics_document_collect(document, read, file) {
    const collected = new Map();
    // YAML's aliases can make a map its own ancestor; no depth of a real file comes near the limit.
    const walk = (fields, path) => {
        if (path.length > metrics_document_maxDepth)
            throw metrics_document_unreadable(file, `its maps are nested more than ${metrics_document_maxDepth} deep`);
        for (const [key, value] of Object.entries(fields)) {
            const name = [...path, key].join('.');
            const found = read(fields, key, name);
            if (found === undefined && metrics_document_isMap(value))
                walk(value, [...path, key]);
            if (found === undefined)
                continue;
            if (collected.has(name))
                throw metrics_document_unreadable(file, `the name ${metrics_document_shown(name)} is there twice`);
            if (collected.size === maxMetrics)
                throw metrics_document_unreadable(file, `it holds more than ${maxMetrics} numbers`);
            collected.set(name, found);
        }
    };
    walk(document, []);
    if (collected.size === 0)
        throw metrics_document_unreadable(file, 'it holds no number');
    return collected;
}
/** A number as files give it; whole ones may be large. */
function metrics_document_toNumber(value) {
    return typeof value === 'number' || typeof value === 'bigint' ? Number(value) : undefined;
}
/** Whether it has names of its own, which lists and dates have not. */
function metrics_document_isMap(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
/** A name or text of a stranger, short enough for a message. */
function metrics_document_shown(text) {
    return (JSON.stringify(typeof text === 'string' ? text.slice(0, 80) : String(text).slice(0, 80)) ?? '').slice(0, 170);
}
function metrics_document_unreadable(file, why) {
    return new UserError('E_METRICS', `${file} cannot be read as metrics: ${why}. Correct the step that writes it.`);
}

;// CONCATENATED MODULE: ./packages/metrics/lib/aggregates-file.js

const fingerprints = (/* unused pure expression or super */ null && (['dataset', 'judge', 'decoding']));
const noise = (/* unused pure expression or super */ null && (['n', 'stderr', 'values']));
/** lm-evaluation-harness names metrics `<metric>,<filter>` and their standard errors `<metric>_stderr,<filter>`. */
const harnessError = /^(.+)_stderr(,[^,]*)$/s;
const harnessMetric = /^(.+)(,[^,]*)$/s;
/**
 * Reads a metrics file with the noise it tells of: a metric is a number, a list of numbers (one per seed or repeat), or a
 * map with `value`, `values`, or both, and `n` and `stderr` where known. Standard errors beside metrics, as
 * lm-evaluation-harness writes them, become theirs. Otherwise as `parseMetricsFile`.
 *
 * @throws UserError E_METRICS when it cannot be read, holds no metric, or says what cannot be.
 */
function parseAggregates(bytes, name) {
    const { metrics, fingerprint } = readDocument(bytes, name);
    const { fingerprint: _, ...fields } = metrics;
    const read = (map, key, at) => readEntry(map, key, { at, file: name });
    return { aggregates: collect(fields, read, name), fingerprint: readFingerprint(fingerprint, name) };
}
function readEntry(fields, key, place) {
    const entry = fields[key];
    if (isMap(entry))
        return readMap(entry, place);
    if (Array.isArray(entry)) {
        const values = toNumbers(entry);
        return values && { value: mean(values), n: null, stderr: null, values };
    }
    const value = toNumber(entry);
    if (value === undefined || isErrorOfAnother(fields, key))
        return undefined;
    return { value, n: null, stderr: harnessErrorOf(fields, key, place), values: null };
}
/** Undefined for a map that only holds metrics. Text is left out, unless what stands beside it says it is a metric. */
function readMap(map, place) {
    const { value, values } = map;
    const said = value !== undefined && value !== null;
    const isMetric = toNumber(value) !== undefined || Array.isArray(values);
    if (!isMetric && !(said && !isMap(value) && noise.some((key) => key in map)))
        return undefined;
    const each = readValues(values, place);
    const stated = said ? readValue(value, place) : undefined;
    if (stated !== undefined && each !== null && !isAbout(stated, mean(each)))
        throw unexpected(place, 'value', `the mean of its values, ${mean(each)},`, value);
    return {
        value: stated ?? mean(each ?? []),
        n: readN(map['n'], place),
        stderr: readError(map['stderr'], 'stderr', place),
        values: each,
    };
}
function readValue(value, place) {
    const number = toNumber(value);
    if (number === undefined)
        throw unexpected(place, 'value', 'a number', value);
    return number;
}
function readValues(values, place) {
    if (values === undefined || values === null)
        return null;
    const numbers = Array.isArray(values) ? toNumbers(values) : undefined;
    if (numbers === undefined)
        throw unexpected(place, 'values', 'a list of numbers', values);
    return numbers;
}
function readN(n, place) {
    if (n === undefined || n === null)
        return null;
    const count = toNumber(n);
    if (count === undefined || !Number.isSafeInteger(count) || count < 1)
        throw unexpected(place, 'n', 'a whole number from 1 up', n);
    return count;
}
function readError(stderr, field, place) {
    if (stderr === undefined || stderr === null)
        return null;
    const error = toNumber(stderr);
    if (error === undefined || !(error >= 0))
        throw unexpected(place, field, 'a number from 0 up', stderr);
    return error;
}
/** The harness writes "N/A" where it has none. */
function harnessErrorOf(fields, key, place) {
    const [, metric, filter] = harnessMetric.exec(key) ?? [];
    const stderr = metric === undefined ? undefined : fields[`${metric}_stderr${filter}`];
    return stderr === 'N/A' ? null : readError(stderr, `${metric}_stderr${filter}`, place);
}
function isErrorOfAnother(fields, key) {
    const [, metric, filter] = harnessError.exec(key) ?? [];
    return metric !== undefined && toNumber(fields[`${metric}${filter}`]) !== undefined;
}
function toNumbers(list) {
    const numbers = list.map(toNumber).filter((number) => number !== undefined);
    return numbers.length === list.length && list.length > 0 ? numbers : undefined;
}
function readFingerprint(fingerprint, file) {
    if (fingerprint === undefined)
        return new Map();
    if (!isMap(fingerprint))
        throw unreadable(file, `expected fingerprint to be a map of ${fingerprints.join(', ')}`);
    const texts = Object.entries(fingerprint).map(([key, text]) => {
        if (!fingerprints.includes(key))
            throw unreadable(file, `fingerprint has ${shown(key)}, and ${fingerprints.join(', ')} were expected`);
        if (typeof text !== 'string' || text === '')
            throw unreadable(file, `expected fingerprint.${key} to be text (in quotes), found ${shown(text)}`);
        return [key, text];
    });
    return new Map(texts);
}
/** Equal but for what rounding in print leaves; NaN is NaN. */
function isAbout(stated, exact) {
    return Object.is(stated, exact) || Math.abs(stated - exact) <= 1e-3 * Math.max(Math.abs(stated), Math.abs(exact));
}
function mean(values) {
    return values.reduce((sum, value) => sum + value, 0) / values.length;
}
function unexpected({ at, file }, field, expected, found) {
    return unreadable(file, `expected ${field} of ${shown(at)} to be ${expected}, found ${shown(found)}`);
}

;// CONCATENATED MODULE: ./packages/metrics/lib/encode.js
/** One encoding per column, for as long as the column lives: slices and metrics share it. */
function oncePerColumn(encode) {
    const known = new WeakMap();
    return (cells) => {
        let encoded = known.get(cells);
        if (encoded === undefined)
            known.set(cells, (encoded = encode(cells)));
        return encoded;
    };
}
/** A column as texts: `1`, `"1"` are the same class. */
const encode_textsOf = oncePerColumn((cells) => {
    const codes = new Int32Array(cells.length);
    const byName = new Map();
    const byCell = new Map([[null, -1]]);
    const codeOf = (name) => {
        const code = byName.get(name);
        if (code === undefined)
            byName.set(name, byName.size);
        return code ?? byName.size - 1;
    };
    for (let row = 0; row < cells.length; row += 1) {
        const cell = cells[row] ?? null;
        let code = typeof cell === 'string' ? codeOf(cell) : byCell.get(cell);
        if (code === undefined)
            byCell.set(cell, (code = codeOf(String(cell))));
        codes[row] = code;
    }
    return { codes, names: [...byName.keys()] };
});
/** A column as numbers; NaN for what is none. */
const encode_numbersOf = oncePerColumn((cells) => {
    const numbers = new Float64Array(cells.length);
    for (let row = 0; row < cells.length; row += 1)
        numbers[row] = encode_toNumber(cells[row] ?? null);
    return numbers;
});
function encode_toNumber(cell) {
    if (typeof cell === 'number')
        return cell;
    return typeof cell === 'string' && cell.trim() !== '' ? Number(cell) : Number.NaN;
}
/** A column of sets, each joined by `|`: names in one order, so that the same sets have the same name. */
const encode_setsOf = oncePerColumn((cells) => {
    const { codes, names } = encode_textsOf(cells);
    const canonical = names.map((name) => encode_membersOf(name).join('|'));
    return { codes: codes.map((code) => (code < 0 ? names.length : code)), names: [...canonical, ''] };
});
/** The labels of a set, sorted, each once. */
function encode_membersOf(name) {
    return [...new Set(name.split('|'))].filter((label) => label !== '').toSorted();
}

;// CONCATENATED MODULE: ./packages/metrics/lib/groups.js


/**
 * The rows of each group, by the group's name, in the order given.
 *
 * @throws UserError E_PREDICTIONS for a row without a group: it would belong to a query of its own kind.
 */
function groups_groupRows(examples, rows) {
    const { codes, names } = textsOf(examples.columns.get('group') ?? []);
    const groups = new Map();
    const length = rows?.length ?? examples.length;
    for (let at = 0; at < length; at += 1) {
        const row = rows === undefined ? at : rows[at];
        const name = names[codes[row] ?? -1];
        if (name === undefined)
            throw new UserError('E_PREDICTIONS', `There is no group in row ${row + 1} of the examples: write the query each row belongs to.`);
        const group = groups.get(name);
        if (group === undefined)
            groups.set(name, [row]);
        else
            group.push(row);
    }
    return groups;
}

;// CONCATENATED MODULE: ./packages/metrics/lib/binary-sums.js
/** tp / (tp + fp); NaN when nothing was called positive. */
const precision = {
    shape: 'sums',
    open: (view) => overCells(view, ({ tp, fp }) => tp / (tp + fp)),
};
/** 2 tp / (2 tp + fp + fn); as in scikit-learn 0 when there is no positive to find and none was called. */
const f1 = {
    shape: 'sums',
    open: (view) => overCells(view, ({ tp, fp, fn, tn }) => (2 * tp) / (tp + fp + fn === 0 ? tn : 2 * tp + fp + fn)),
};
/** One entry per example: the cell of the table of label and prediction it falls into. */
function overCells(view, value) {
    const positive = view.positive ?? '';
    const isPositive = view.carries('label', positive);
    const isCalled = view.carries('prediction', positive);
    return {
        width: 4,
        perRow: 1,
        add: (row, weight, sums) => sums.add((isPositive(row) ? 2 : 0) + (isCalled(row) ? 1 : 0), weight),
        value: ([tn = 0, fp = 0, fn = 0, tp = 0]) => value({ tn, fp, fn, tp }),
    };
}

;// CONCATENATED MODULE: ./packages/metrics/lib/probabilities.js
/** A sum of rounded probabilities may be this far from 1. Further off, the numbers are no probabilities. */
const slack = 0.05;
/** The probability of the positive class by row; NaN where a score is none: a logit would give numbers without meaning. */
function positiveProbability(view) {
    const scores = view.numbers(view.positiveScore());
    return (row) => {
        const score = scores[row];
        return score >= 0 && score <= 1 ? score : Number.NaN;
    };
}
/** The columns `score:<class>`, classes sorted. scikit-learn only warns of sums that are not 1; here they are not valid. */
function openDistribution(view) {
    const classes = view.scoredClasses();
    const columns = classes.map((name) => view.numbers(`score:${name}`));
    const { codes, names } = view.classes('label');
    const columnOf = Int32Array.from(names, (name) => classes.indexOf(name));
    return {
        columns,
        labelColumn: (row) => columnOf[codes[row]] ?? -1,
        isValid(row) {
            let sum = 0;
            for (const scores of columns) {
                const score = scores[row];
                if (!(score >= 0 && score <= 1))
                    return false;
                sum += score;
            }
            return Math.abs(sum - 1) <= slack;
        },
    };
}

;// CONCATENATED MODULE: ./packages/metrics/lib/calibration-sums.js

const bins = 10;
/**
 * Expected calibration error: the mean, over 10 bins of equal width and weighted by what they hold, of the distance
 * between confidence and share of hits (Naeini, Cooper and Hauskrecht 2015). Binary by the probability of the positive
 * class; multiclass by the class with the highest probability, the first where several have it. Bins are closed above,
 * as those of scikit-learn's `calibration_curve`. NaN when a score is no probability.
 */
const expectedCalibrationError = {
    shape: 'sums',
    open(view) {
        const answer = view.isMulticlass ? topAnswer(view) : positiveAnswer(view);
        return {
            width: bins + 1,
            perRow: 2,
            add(row, weight, sums) {
                const confidence = answer.confidence(row);
                sums.add(binOf(confidence), weight * (confidence - (answer.hits(row) ? 1 : 0)));
                sums.add(bins, weight);
            },
            value(sums) {
                let gaps = 0;
                for (let bin = 0; bin < bins; bin += 1)
                    gaps += Math.abs(sums[bin]);
                return gaps / sums[bins];
            },
        };
    },
};
function positiveAnswer(view) {
    return { confidence: positiveProbability(view), hits: view.carries('label', view.positive ?? '') };
}
function topAnswer(view) {
    const { columns, isValid, labelColumn } = openDistribution(view);
    const top = (row) => {
        let best = 0;
        for (let at = 1; at < columns.length; at += 1)
            if (columns[at]?.[row] > columns[best]?.[row])
                best = at;
        return best;
    };
    return {
        confidence: (row) => (isValid(row) ? columns[top(row)]?.[row] : Number.NaN),
        hits: (row) => labelColumn(row) === top(row),
    };
}
/** A score on an edge, a multiple of 0.1 as a double, belongs below it. NaN goes to the first bin. */
function binOf(confidence) {
    const bin = Math.min(bins - 1, Math.floor(confidence * bins)) || 0;
    return bin > 0 && confidence <= bin * 0.1 ? bin - 1 : bin;
}

;// CONCATENATED MODULE: ./packages/metrics/lib/answers.js
/** A class's number where an answer is missing. */
const answers_none = -1;
/**
 * Opens the answers of a view. A row without label or prediction makes the sums NaN; multi-label answers may be empty.
 *
 * @param placesOf where answers go, by the number of classes.
 * @throws RangeError from `add` for a class that `task.classes` does not list.
 */
function openAnswers(view, placesOf) {
    const [label, prediction] = [view.classes('label'), view.classes('prediction')];
    const numbers = numberClasses(view);
    const setsOf = (names) => names.map((name) => answers_toNumbers(view, name, numbers));
    const [labels, predictions] = [setsOf(label.names), setsOf(prediction.names)];
    const classes = Math.max(1, numbers.size);
    const { hit, missed, extra, step } = placesOf(classes);
    return {
        classes,
        add(row, weight, sums) {
            const wanted = labels[label.codes[row]];
            const given = predictions[prediction.codes[row]];
            if (wanted === undefined || given === undefined)
                return sums.add(hit, Number.NaN);
            // Both are sorted: one walk along both finds what they share.
            for (let w = 0, g = 0; w < wanted.length || g < given.length;) {
                const right = wanted[w] ?? Number.POSITIVE_INFINITY;
                const answer = given[g] ?? Number.POSITIVE_INFINITY;
                if (right === answers_none || answer === answers_none)
                    throw new RangeError(unlisted(view, row));
                if (right === answer)
                    sums.add(hit + step * right, weight);
                else if (right < answer)
                    sums.add(missed + step * right, weight);
                else if (extra !== null)
                    sums.add(extra + step * answer, weight);
                if (right <= answer)
                    w += 1;
                if (answer <= right)
                    g += 1;
            }
        },
    };
}
/** The classes of the task, else those of label and prediction. */
function numberClasses(view) {
    const own = () => new Set(['label', 'prediction'].flatMap((column) => view.classes(column).names.flatMap((name) => view.members(name))));
    return new Map([...(view.task.classes ?? own())].map((name, number) => [name, number]));
}
function answers_toNumbers(view, name, numbers) {
    return Int32Array.from(view.members(name), (member) => numbers.get(member) ?? answers_none).toSorted();
}
function unlisted(view, row) {
    const [label, prediction] = ['label', 'prediction'].map((column) => JSON.stringify(view.cells(column)[row]));
    return `expected label and prediction to be among the classes of the task, found ${label} and ${prediction}`;
}

;// CONCATENATED MODULE: ./packages/metrics/lib/class-sums.js

/**
 * Mean of the F1 of all classes that occur as label or prediction among what is summed. As in scikit-learn a class
 * nobody got right has F1 0.
 */
const f1Macro = {
    shape: 'sums',
    open: (view) => overClasses(view, (sums, classes) => meanF1(sums, classes, () => 1)),
};
/** Mean of the F1 of all classes, weighted by how often each is the label. */
const f1Weighted = {
    shape: 'sums',
    open: (view) => overClasses(view, (sums, classes) => meanF1(sums, classes, (support) => support)),
};
/** F1 of all answers taken together. Where every example has one label it is the accuracy. */
const f1Micro = {
    shape: 'sums',
    open: (view) => ({
        width: 2,
        perRow: 2,
        add: openAnswers(view, () => ({ hit: 0, missed: 1, extra: 1, step: 0 })).add,
        value: ([hits = 0, wrong = 0]) => (2 * hits) / (2 * hits + wrong),
    }),
};
/** Mean of the recalls of all classes that occur as label. NaN for multi-label answers, which it is not defined for. */
const balancedAccuracy = {
    shape: 'sums',
    open(view) {
        const { classes, add } = openAnswers(view, (count) => ({ hit: 0, missed: count, extra: null, step: 1 }));
        const value = (sums) => (view.isMultilabel ? Number.NaN : meanRecall(sums, classes));
        return { width: 2 * classes, perRow: 1, add, value };
    },
};
/** Per class hits, labels missed, and answers that are not the label. */
function overClasses(view, of) {
    const { classes, add } = openAnswers(view, (count) => ({
        hit: 0,
        missed: count,
        extra: 2 * count,
        step: 1,
    }));
    return { width: 3 * classes, perRow: 2, add, value: (sums) => of(sums, classes) };
}
function meanF1(sums, classes, weightOf) {
    let [total, weights] = [0, 0];
    for (let at = 0; at < classes; at += 1) {
        const hits = sums[at];
        const missed = sums[classes + at];
        const answers = 2 * hits + missed + sums[2 * classes + at];
        if (answers === 0)
            continue;
        const weight = weightOf(hits + missed);
        total += weight * ((2 * hits) / answers);
        weights += weight;
    }
    return total / weights;
}
function meanRecall(sums, classes) {
    let [total, seen] = [0, 0];
    for (let at = 0; at < classes; at += 1) {
        const hits = sums[at];
        const support = hits + sums[classes + at];
        if (support === 0)
            continue;
        total += hits / support;
        seen += 1;
    }
    return total / seen;
}

;// CONCATENATED MODULE: ./packages/metrics/lib/means.js

/** Mean absolute error of `prediction` against `label`. */
const meanAbsoluteError = {
    shape: 'mean',
    open(view) {
        const [labels, predictions] = [view.numbers('label'), view.numbers('prediction')];
        return (row) => Math.abs(predictions[row] - labels[row]);
    },
};
/** Negative log of the probability given to the true class, clipped as scikit-learn does at the machine epsilon. */
const logLoss = {
    shape: 'mean',
    open: (view) => (view.isMulticlass ? multiclassLogLoss(view) : binaryLogLoss(view)),
};
function binaryLogLoss(view) {
    const probability = positiveProbability(view);
    const isPositive = view.carries('label', view.positive ?? '');
    return (row) => surprise(isPositive(row) ? probability(row) : 1 - probability(row));
}
function multiclassLogLoss(view) {
    const { columns, labelColumn, isValid } = openDistribution(view);
    return (row) => {
        const scores = columns[labelColumn(row)];
        return scores === undefined || !isValid(row) ? Number.NaN : surprise(scores[row]);
    };
}
function surprise(probability) {
    return -Math.log(Math.min(1 - Number.EPSILON, Math.max(Number.EPSILON, probability)));
}
/**
 * Squared distance of the probabilities from the outcome. For two classes that of the positive one, from 0 to 1; for
 * more the sum over classes, from 0 to 2: scikit-learn's `scale_by_half="auto"`.
 */
const brierScore = {
    shape: 'mean',
    open: (view) => (view.isMulticlass ? multiclassBrier(view) : binaryBrier(view)),
};
function binaryBrier(view) {
    const probability = positiveProbability(view);
    const isPositive = view.carries('label', view.positive ?? '');
    return (row) => (probability(row) - (isPositive(row) ? 1 : 0)) ** 2;
}
function multiclassBrier(view) {
    const { columns, labelColumn, isValid } = openDistribution(view);
    const scale = columns.length < 3 ? 0.5 : 1;
    return (row) => {
        const label = labelColumn(row);
        if (label < 0 || !isValid(row))
            return Number.NaN;
        let sum = 0;
        for (let at = 0; at < columns.length; at += 1)
            sum += (columns[at]?.[row] - (at === label ? 1 : 0)) ** 2;
        return sum * scale;
    };
}
/** A column of values by example. */
function columnMean(column) {
    return {
        shape: 'mean',
        open(view) {
            const values = view.numbers(column);
            return (row) => values[row];
        },
    };
}

;// CONCATENATED MODULE: ./packages/metrics/lib/ndcg.js
/**
 * Normalised discounted cumulative gain of a query's rows, as scikit-learn's `ndcg_score`: linear gains, ties averaged
 * (McSherry and Najork 2008). NaN for queries without a relevant row, or with fewer than two: every order is as good.
 * −Infinity where a relevance is negative or no number, or a score is none: it must not pass for a query left out.
 *
 * @param depth ranks that count; all where absent.
 */
function ndcg(depth = Number.POSITIVE_INFINITY) {
    return {
        shape: 'grouped-mean',
        open(view) {
            const [labels, scores] = [view.numbers('label'), view.numbers(view.positiveScore())];
            const discounts = openDiscounts(depth);
            return (rows) => {
                const documents = Array.from(rows, (row) => ({
                    gain: labels[row],
                    score: scores[row],
                }));
                if (!documents.every(isRanked))
                    return Number.NEGATIVE_INFINITY;
                return documents.length < 2 ? Number.NaN : normalized(documents, discounts);
            };
        },
    };
}
function isRanked({ gain, score }) {
    return gain >= 0 && gain < Number.POSITIVE_INFINITY && !Number.isNaN(score);
}
function normalized(documents, discounts) {
    const ideal = documents.map(({ gain }) => ({ gain, score: gain }));
    return discounted(documents, discounts) / discounted(ideal, discounts);
}
/** Every document of a run of equal scores has the run's mean gain. */
function discounted(documents, discounts) {
    const ranking = documents.toSorted((a, b) => b.score - a.score);
    let total = 0;
    for (let from = 0, to = 0; from < ranking.length; from = to) {
        let gains = 0;
        for (; to < ranking.length && ranking[to]?.score === ranking[from]?.score; to += 1)
            gains += ranking[to]?.gain ?? 0;
        total += (gains / (to - from)) * (discounts(to) - discounts(from));
    }
    return total;
}
/** The sum of the discounts 1 / log2(rank + 1) of the first ranks. */
function openDiscounts(depth) {
    const sums = [0];
    return (ranks) => {
        const counted = Math.min(ranks, depth);
        for (let rank = sums.length; rank <= counted; rank += 1)
            sums.push((sums[rank - 1] ?? 0) + 1 / Math.log2(rank + 1));
        return sums[counted];
    };
}

;// CONCATENATED MODULE: ./packages/metrics/lib/ordered.js
/** Probability that a positive example scores above a negative one, ties counting half; NaN without both classes. */
const rocAuc = {
    shape: 'ordered',
    value(positives, negatives) {
        let [above, below, wins] = [0, 0, 0];
        for (let at = 0; at < positives.length; at += 1) {
            wins += positives[at] * (below + negatives[at] / 2);
            above += positives[at];
            below += negatives[at];
        }
        return wins / (above * below);
    },
};
/** Sum over thresholds of precision times the rise in recall, as scikit-learn defines it; NaN without positives. */
const averagePrecision = {
    shape: 'ordered',
    value(positives, negatives) {
        let [tp, fp, area] = [0, 0, 0];
        for (let at = positives.length - 1; at >= 0; at -= 1) {
            const risen = positives[at];
            tp += risen;
            fp += negatives[at];
            if (risen > 0)
                area += risen * (tp / (tp + fp));
        }
        return area / tp;
    },
};
/** Weight of positives and negatives at each distinct score, lowest first; undefined when a score is no number. */
function ordered_weighScores({ positive, score }, weights) {
    if (score.some(Number.isNaN))
        return undefined;
    const distinct = distinctScores(score);
    const sides = [new Float64Array(distinct.length), new Float64Array(distinct.length)];
    for (let at = 0; at < score.length; at += 1) {
        const side = sides[positive[at]];
        const rank = find(distinct, score[at]);
        side[rank] = side[rank] + (weights === undefined ? 1 : weights[at]);
    }
    return { positives: sides[1], negatives: sides[0] };
}
function distinctScores(score) {
    const sorted = score.toSorted();
    let count = 0;
    for (let at = 0; at < sorted.length; at += 1)
        if (at === 0 || sorted[at] !== sorted[count - 1])
            sorted[count++] = sorted[at];
    return sorted.subarray(0, count);
}
function find(sorted, wanted) {
    let [low, high] = [0, sorted.length - 1];
    while (low < high) {
        const middle = (low + high) >>> 1;
        if (sorted[middle] < wanted)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

;// CONCATENATED MODULE: ./packages/metrics/lib/regression-sums.js
/** Labels that spread less than this, as a share of their size about the centre, do not vary but for rounding. */
const smallestSpread = 1e-12;
/** Root of the mean squared error. */
const rootMeanSquaredError = {
    shape: 'sums',
    open(view) {
        const [labels, predictions] = [view.numbers('label'), view.numbers('prediction')];
        return {
            width: 2,
            perRow: 2,
            add(row, weight, sums) {
                sums.add(0, weight * (predictions[row] - labels[row]) ** 2);
                sums.add(1, weight);
            },
            value: ([squares = 0, weight = 0]) => Math.sqrt(squares / weight),
        };
    },
};
/**
 * Share of the labels' variance that is explained; NaN when they do not vary, where scikit-learn makes up 0 or 1. Labels
 * are counted from their mean over the view's rows: from 0, the squares of large labels would swallow their spread.
 */
const r2 = {
    shape: 'sums',
    open(view) {
        const [labels, predictions] = [view.numbers('label'), view.numbers('prediction')];
        const center = centerOf(labels, view);
        return {
            width: 4,
            perRow: 4,
            add(row, weight, sums) {
                const label = labels[row];
                sums.add(0, weight);
                sums.add(1, weight * (label - center));
                sums.add(2, weight * (label - center) ** 2);
                sums.add(3, weight * (predictions[row] - label) ** 2);
            },
            value([weight = 0, sum = 0, squares = 0, residual = 0]) {
                const total = squares - sum ** 2 / weight;
                return total > smallestSpread * squares ? 1 - residual / total : Number.NaN;
            },
        };
    },
};
/** The distances from the first label are small where the labels are large and close together. */
function centerOf(labels, { rows }) {
    const first = labels[rows[0] ?? -1] ?? 0;
    let sum = 0;
    for (let at = 0; at < rows.length; at += 1)
        sum += labels[rows[at]] - first;
    return first + sum / Math.max(1, rows.length);
}

;// CONCATENATED MODULE: ./packages/metrics/lib/shares.js
/** Right answers among all; of multi-label answers the whole set has to be right. `correct` goes before label and prediction. */
const accuracy = {
    shape: 'share',
    open(view) {
        const hits = isRight(view);
        const correct = view.cells('correct');
        if (correct.length === 0)
            return { counts: () => true, hits };
        return {
            counts: () => true,
            hits(row) {
                const cell = correct[row];
                return typeof cell === 'boolean' ? cell : hits(row);
            },
        };
    },
};
/** Positives that were called so. */
const recall = { shape: 'share', open: (view) => calledPositive(view, true) };
/** Negatives that were called positive. */
const falsePositiveRate = { shape: 'share', open: (view) => calledPositive(view, false) };
/** Examples of a class, or that carry a label, whose prediction is it, or carries it. */
function recallOf(name) {
    return {
        shape: 'share',
        open: (view) => ({ counts: view.carries('label', name), hits: view.carries('prediction', name) }),
    };
}
function calledPositive(view, among) {
    const positive = view.positive ?? '';
    const isPositive = view.carries('label', positive);
    return { counts: (row) => isPositive(row) === among, hits: view.carries('prediction', positive) };
}
/** Two columns number their texts each in its own way, so they are compared through a common numbering. */
function isRight(view) {
    const [label, prediction] = [view.classes('label'), view.classes('prediction')];
    const common = new Map();
    const numbered = (names) => Int32Array.from(names, (name) => {
        if (!common.has(name))
            common.set(name, common.size);
        return common.get(name);
    });
    const [labels, predictions] = [numbered(label.names), numbered(prediction.names)];
    return (row) => {
        const code = label.codes[row];
        return code >= 0 && labels[code] === predictions[prediction.codes[row]];
    };
}

;// CONCATENATED MODULE: ./packages/metrics/lib/weights.js


/** Weights of a column by row. @throws UserError E_PREDICTIONS when one is negative or not finite. */
const weightsOf = oncePerColumn((cells) => {
    const weights = encode_numbersOf(cells);
    const row = weights.findIndex((weight) => !(weight >= 0 && weight < Number.POSITIVE_INFINITY));
    if (row < 0)
        return weights;
    throw new lib/* UserError */.yo('E_PREDICTIONS', `The column weight holds ${JSON.stringify(cells[row] ?? null).slice(0, 60)} (row ${row + 1} of the examples), and finite numbers from 0 up were expected: correct the step that writes it.`);
});
/** Weights of all rows; undefined where every example weighs 1. */
function weights_allWeights({ columns }) {
    const cells = columns.get('weight');
    return cells && weightsOf(cells);
}
/**
 * The weight of each row, in the order given.
 *
 * @returns undefined where there is no column `weight`: every example weighs 1.
 * @throws UserError E_PREDICTIONS when a weight is negative or not finite.
 */
function exampleWeights(examples, rows) {
    const weights = weights_allWeights(examples);
    if (weights === undefined || rows === undefined)
        return weights;
    return weights_pick(weights, rows);
}
/** Values at places, in their order. */
function weights_pick(values, places) {
    const picked = new Float64Array(places.length);
    for (let at = 0; at < picked.length; at += 1)
        picked[at] = values[places[at]] ?? Number.NaN;
    return picked;
}
/**
 * The weight of each group of rows: that of its rows.
 *
 * @returns undefined where there is no column `weight`.
 * @throws UserError E_PREDICTIONS when weights differ within a group: the metric weighs groups, not rows.
 */
function weights_groupWeights(examples, groups) {
    const weights = weights_allWeights(examples);
    return weights && Float64Array.from(groups, (rows) => commonWeight(weights, rows));
}
function commonWeight(weights, rows) {
    const first = weights[rows[0] ?? -1] ?? 0;
    for (let at = 1; at < rows.length; at += 1) {
        const row = rows[at];
        if (weights[row] !== first)
            throw new UserError('E_PREDICTIONS', `The column weight holds ${first} and ${weights[row]} within one group (row ${row + 1} of the examples): give all rows of a group the same weight.`);
    }
    return first;
}

;// CONCATENATED MODULE: ./packages/metrics/lib/view.js


/** What may be needed beside columns of one name. */
const view_positiveClass = 'positive';
const view_classScores = 'score:<class>';
const scoreOf = 'score:';
/** Rows and columns a metric is computed from. */
class view_View {
    rows;
    task;
    positive;
    /** By row of the examples; undefined where every one weighs 1. */
    weights;
    #examples;
    /** @throws RangeError for rows the examples do not have. */
    constructor(examples, task, rows) {
        this.#examples = examples;
        this.task = task;
        this.positive = task.positive ?? undefined;
        this.rows = toRows(rows, examples.length);
        this.weights = allWeights(examples);
    }
    get isMultilabel() {
        return this.task.task === 'multilabel';
    }
    /** Whether probabilities come as one column per class. */
    get isMulticlass() {
        return this.task.task === 'multiclass';
    }
    has(column) {
        return this.#examples.columns.has(column);
    }
    /** Whether a need is met: a column, `positive`, or `score:<class>` for any class. */
    meets(need) {
        if (need === view_positiveClass)
            return this.positive !== undefined;
        if (need === view_classScores)
            return this.scoredClasses().length > 0;
        return this.has(need) || (need === 'score' && this.has(this.positiveScore()));
    }
    /** The column of the positive class's probability: `score`, else the one of its class. */
    positiveScore() {
        return this.has('score') || this.positive === undefined ? 'score' : scoreOf + this.positive;
    }
    /** Classes with a column of their own, sorted. */
    scoredClasses() {
        return [...this.#examples.columns.keys()]
            .filter((name) => name.startsWith(scoreOf) && name.length > scoreOf.length)
            .map((name) => name.slice(scoreOf.length))
            .toSorted();
    }
    cells(column) {
        return this.#examples.columns.get(column) ?? [];
    }
    /** Classes by row; of multi-label tasks sets, and no value is the empty set. */
    classes(column) {
        const cells = this.cells(column);
        return this.isMultilabel ? setsOf(cells) : textsOf(cells);
    }
    numbers(column) {
        return numbersOf(this.cells(column));
    }
    /** The classes a text of {@link classes} stands for: itself, or the members of a set. */
    members(name) {
        return this.isMultilabel ? membersOf(name) : [name];
    }
    /** Whether a row's label, or prediction, is a class, or holds it. */
    carries(column, name) {
        const { codes, names } = this.classes(column);
        const table = Uint8Array.from(names, (text) => (this.members(text).includes(name) ? 1 : 0));
        return (row) => table[codes[row]] === 1;
    }
}
function toRows(rows, length) {
    if (rows === undefined) {
        const all = new Uint32Array(length);
        for (let row = 0; row < length; row += 1)
            all[row] = row;
        return all;
    }
    const given = rows instanceof Uint32Array ? rows : new Uint32Array(rows);
    let last = -1;
    for (let at = 0; at < given.length; at += 1)
        if (given[at] > last)
            last = given[at];
    if (last >= length)
        throw new RangeError(`expected rows below ${length}, found ${last}`);
    return given;
}

;// CONCATENATED MODULE: ./packages/metrics/lib/registry.js
// Declarative table: every metric the suite computes, under scikit-learn's names.









const answers = ['label', 'prediction'];
const called = [...answers, view_positiveClass];
const scored = ['label', 'score', view_positiveClass];
const binary = ['binary'];
const oneLabel = ['binary', 'multiclass'];
const labels = ['binary', 'multiclass', 'multilabel'];
const regression = ['regression'];
const every = ['binary', 'multiclass', 'multilabel', 'regression', 'ranking', 'scores'];
function metric(name, facts, shape) {
    const engine = shape.shape === 'share' ? 'paired-binary' : 'none';
    return { name, engine, unit: 'proportion', relative: false, ...facts, ...shape };
}
const positive = { direction: 'higher', needs: called, tasks: binary };
const overall = { direction: 'higher', needs: answers, tasks: labels };
const ordering = { direction: 'higher', needs: scored, tasks: binary };
const probability = { direction: 'lower', needs: scored, tasks: oneLabel };
const queries = { direction: 'higher', needs: ['group', 'label', 'score'], tasks: ['ranking'] };
const amounts = { direction: 'lower', unit: 'other', needs: answers, tasks: regression, relative: true };
const metrics = [
    metric('accuracy', { ...overall, tasks: [...labels, 'scores'] }, accuracy),
    metric('recall', positive, recall),
    metric('false_positive_rate', { ...positive, direction: 'lower' }, falsePositiveRate),
    metric('precision', positive, precision),
    metric('f1', positive, f1),
    metric('balanced_accuracy', { ...overall, tasks: oneLabel }, balancedAccuracy),
    metric('f1_macro', overall, f1Macro),
    metric('f1_micro', overall, f1Micro),
    metric('f1_weighted', overall, f1Weighted),
    metric('roc_auc', ordering, rocAuc),
    metric('average_precision', ordering, averagePrecision),
    metric('log_loss', { ...probability, unit: 'other', relative: true }, logLoss),
    metric('brier_score', { ...probability, unit: 'other' }, brierScore),
    metric('ece', probability, expectedCalibrationError),
    metric('mae', amounts, meanAbsoluteError),
    metric('rmse', amounts, rootMeanSquaredError),
    metric('r2', { ...amounts, direction: 'higher', relative: false }, r2),
    metric('ndcg', queries, ndcg()),
];
const registry = new Map(metrics.map((one) => [one.name, one]));
/** Names of all metrics that need no name of a class or column: see {@link findMetric} for those that do. */
const registry_metricNames = [...registry.keys()];
/** Metrics with a part of their own: a column, a class, a depth. */
const patterns = [
    [/^metric:(.+)$/s, (name) => metric(name, { ...amounts, needs: [name], tasks: every }, columnMean(name))],
    [/^recall:(.+)$/s, (name, part) => metric(name, overall, recallOf(part))],
    [/^ndcg@([1-9]\d{0,5})$/, (name, part) => metric(name, queries, ndcg(Number(part)))],
];
/**
 * What is known of a metric: one of {@link metricNames}, `recall:<class>`, `ndcg@<depth>`, or `metric:<name>`, the mean
 * of a column. The direction of the last is the policy's to say; `lower` stands here.
 */
function registry_findMetric(name) {
    return registry_lookUp(name);
}
/** As {@link findMetric}, with what computes it. */
function registry_lookUp(name) {
    const [found] = patterns.flatMap(([pattern, make]) => {
        const part = pattern.exec(name)?.[1];
        return part === undefined ? [] : [make(name, part)];
    });
    return found ?? registry.get(name);
}
/** What a metric reads for a task: columns, `positive` for a positive class, `score:<class>` for a column per class. */
function registry_neededFor({ needs, tasks }, task) {
    return task === 'multiclass' && tasks.includes('multiclass') && needs.includes('score')
        ? ['label', classScores]
        : needs;
}

;// CONCATENATED MODULE: ./packages/metrics/lib/material.js



/**
 * The examples a share counts, in the order given, and on which of them what it is named after happens. Weights are not
 * in it: see `exampleWeights`.
 *
 * @throws RangeError for metrics that are no share, or that need a positive class where none is known.
 */
function material_outcomes(name, examples, task, rows) {
    const metric = ofShape(name, 'share');
    const view = new View(examples, task, rows);
    if (!metric.needs.includes(positiveClass) || view.positive !== undefined) {
        return material_shareOf(metric, view);
    }
    throw new RangeError(`${name} needs a positive class`);
}
/** The value of each row, in the order given; NaN where it has none. Weights are not in it. @throws RangeError as {@link statistics}. */
function material_exampleValues(name, examples, task, rows) {
    const metric = ofShape(name, 'mean');
    return material_valuesOf(metric, complete(metric, new View(examples, task, rows)));
}
/**
 * The value of each group of rows. Weights are not in it: see `groupWeights`.
 *
 * @returns NaN for groups that do not count, having no relevant row or fewer than two; −Infinity for those with a score
 *   or relevance that is none, so that no mean hides them.
 * @throws RangeError as {@link statistics}.
 */
function material_groupValues(name, examples, task, groups) {
    const metric = ofShape(name, 'grouped-mean');
    return Float64Array.from(groups, metric.open(complete(metric, new View(examples, task, []))));
}
/**
 * What each row adds to the sums the metric is a value of, weights multiplied in. Classes are numbered as `task.classes`
 * lists them, so that the sums of two sides mean the same.
 *
 * @throws RangeError for metrics of another shape, when anything it needs is missing, for rows there are not, and for a
 *   class `task.classes` does not list.
 */
function material_statistics(name, examples, task, rows) {
    const metric = ofShape(name, 'sums');
    return material_statisticsOf(metric, complete(metric, new View(examples, task, rows)));
}
/** Label and score of each row. Weights are not in it. @throws RangeError as {@link statistics}. */
function material_ranking(name, examples, task, rows) {
    const metric = ofShape(name, 'ordered');
    return material_rankingOf(complete(metric, new View(examples, task, rows)));
}
/** Rows that count, and where it happens. */
function material_shareOf(metric, view) {
    const { counts, hits } = metric.open(view);
    const rows = new Uint32Array(view.rows.length);
    const hit = new Uint8Array(view.rows.length);
    let counted = 0;
    for (let at = 0; at < view.rows.length; at += 1) {
        const row = view.rows[at];
        if (!counts(row))
            continue;
        rows[counted] = row;
        hit[counted] = hits(row) ? 1 : 0;
        counted += 1;
    }
    return { rows: rows.subarray(0, counted), hit: hit.slice(0, counted) };
}
function material_valuesOf(metric, view) {
    const valueOf = metric.open(view);
    const values = new Float64Array(view.rows.length);
    for (let at = 0; at < values.length; at += 1)
        values[at] = valueOf(view.rows[at]);
    return values;
}
function material_statisticsOf(metric, view) {
    const { width, perRow, add, value } = metric.open(view);
    const sums = openSparseSums(view.rows.length, perRow);
    for (let at = 0; at < view.rows.length; at += 1) {
        const row = view.rows[at];
        add(row, view.weights === undefined ? 1 : view.weights[row], sums);
        sums.endUnit();
    }
    return { width, value, ...sums.close() };
}
function material_rankingOf(view) {
    const isPositive = view.carries('label', view.positive ?? '');
    const scores = view.numbers(view.positiveScore());
    const positive = new Uint8Array(view.rows.length);
    const score = new Float64Array(view.rows.length);
    for (let at = 0; at < view.rows.length; at += 1) {
        const row = view.rows[at];
        positive[at] = isPositive(row) ? 1 : 0;
        score[at] = scores[row];
    }
    return { positive, score };
}
/** @throws RangeError for a name nobody knows. */
function material_known(name) {
    const metric = lookUp(name);
    if (metric === undefined)
        throw new RangeError(`there is no metric ${name}`);
    return metric;
}
/** What a metric needs for the task and is not there. `correct` stands in for label and prediction where only being right counts. */
function material_missingFrom(metric, view) {
    if (metric.name === 'accuracy' && view.has('correct'))
        return [];
    return neededFor(metric, view.task.task).filter((need) => !view.meets(need));
}
function complete(metric, view) {
    const [missing] = material_missingFrom(metric, view);
    if (missing === undefined)
        return view;
    const told = missing === positiveClass ? 'a positive class' : `a column ${missing}`;
    throw new RangeError(`${metric.name} needs ${missing === classScores ? `columns ${missing}` : told}`);
}
const articles = {
    share: 'share of examples',
    mean: 'mean over examples',
    'grouped-mean': 'mean over groups',
    sums: 'value of sums',
    ordered: 'value of an order',
};
function ofShape(name, shape) {
    const metric = material_known(name);
    if (metric.shape === shape)
        return metric;
    throw new RangeError(`${name} is no ${articles[shape]}`);
}

;// CONCATENATED MODULE: ./packages/metrics/lib/compute.js






/**
 * A metric of some rows, all by default, from the very material its test rests on. Where there is a column `weight` it
 * is weighted as scikit-learn's `sample_weight`; `ndcg` weighs groups.
 *
 * @returns NaN where it has no value, such as no positives; undefined when a column or the positive class it needs is not there.
 * @throws RangeError for a name `findMetric` does not know, and for rows there are not.
 * @throws UserError E_PREDICTIONS for weights that are negative or not finite, and rows without a group.
 */
function compute_computeMetric(name, examples, task, rows) {
    const metric = known(name);
    // One side alone needs no common numbering, and may answer classes the caller does not list.
    const view = new View(examples, { task: task.task, positive: task.positive }, rows);
    return missingFrom(metric, view).length > 0 ? undefined : compute_valueOf(metric, view, examples);
}
/**
 * What a metric needs for the task and examples lack: columns, `positive` for a positive class, `score:<class>` for
 * columns of that kind. Empty when {@link computeMetric} can compute it.
 *
 * @throws RangeError for a name `findMetric` does not know.
 */
function missingNeeds(name, examples, task) {
    return missingFrom(known(name), new View(examples, task, []));
}
function compute_valueOf(metric, view, examples) {
    if (metric.shape === 'share') {
        const { rows, hit } = shareOf(metric, view);
        return compute_mean(hit, weightsOfRows(view, rows));
    }
    if (metric.shape === 'mean')
        return compute_mean(valuesOf(metric, view), weightsOfRows(view, view.rows));
    if (metric.shape === 'grouped-mean')
        return groupedMean([...groupRows(examples, view.rows).values()], metric.open(view), examples);
    if (metric.shape === 'sums') {
        const { width, value, ...sums } = statisticsOf(metric, view);
        return value(totals(sums, width));
    }
    const weighed = weighScores(rankingOf(view), weightsOfRows(view, view.rows));
    return weighed === undefined ? Number.NaN : metric.value(weighed.positives, weighed.negatives);
}
/** Groups that do not count are left out; a broken one breaks the whole. */
function groupedMean(groups, valueOfGroup, examples) {
    const valued = groups
        .map((rows) => ({ rows, value: valueOfGroup(rows) }))
        .filter(({ value }) => !Number.isNaN(value));
    if (!valued.every(({ value }) => Number.isFinite(value)))
        return Number.NaN;
    const weights = groupWeights(examples, valued.map(({ rows }) => rows));
    return compute_mean(valued.map(({ value }) => value), weights);
}
function weightsOfRows({ weights }, rows) {
    return weights && pick(weights, rows);
}
function compute_mean(values, weights) {
    let [sum, total] = [0, 0];
    for (let at = 0; at < values.length; at += 1) {
        const weight = weights === undefined ? 1 : weights[at];
        sum += weight * values[at];
        total += weight;
    }
    return sum / total;
}

;// CONCATENATED MODULE: ./packages/metrics/lib/metrics-file.js

/**
 * Reads the numbers of a metrics file; those nested in maps get dotted names, `{"metrics": {…}}` is unwrapped.
 * NaN and the infinities, which Python writes bare into JSON, are read as such. Text, booleans and lists are left out.
 *
 * @param name decides the format by its ending (.json, .yaml, .yml, .toml) and is shown in errors.
 * @throws UserError E_METRICS when it cannot be read or holds no number.
 */
function parseMetricsFile(bytes, name) {
    return collect(readDocument(bytes, name).metrics, (fields, key) => toNumber(fields[key]), name);
}

;// CONCATENATED MODULE: ./packages/metrics/lib/spelling.js

/** The metric whose name is nearest to a misspelled one: at most a third of its letters away, else undefined. */
function spelling_nearestMetric(name) {
    const [nearest] = metricNames
        .map((candidate) => ({ candidate, distance: editDistance(name.toLowerCase().slice(0, 60), candidate) }))
        .toSorted((a, b) => a.distance - b.distance);
    return nearest !== undefined && nearest.distance <= Math.max(1, nearest.candidate.length / 3)
        ? nearest.candidate
        : undefined;
}
function editDistance(a, b) {
    let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
    for (let i = 1; i <= a.length; i += 1) {
        const current = [i];
        for (let j = 1; j <= b.length; j += 1) {
            const change = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
            current.push(Math.min(change, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
        }
        previous = current;
    }
    return previous[b.length] ?? 0;
}

;// CONCATENATED MODULE: ./packages/metrics/lib/index.js









;// CONCATENATED MODULE: ./packages/gate/lib/policy/policy.js
/** What users may say a model does. */
const policy_taskNames = ['binary', 'multiclass', 'multilabel', 'regression', 'ranking', 'scores'];
/** The answers users may write, by key; the first is the default. */
const policy_whenAnswers = {
    inconclusive: ['pass', 'fail'],
    'no-baseline': ['inconclusive', 'error'],
    'examples-changed': ['common', 'rebuild', 'error'],
    'metric-missing': ['error', 'inconclusive'],
};
/** What holds where a policy says nothing. */
const policy_defaults = {
    alpha: 0.05,
    /** One percentage point, or its like: for shares, AUC, F1 and other metrics that end at 1. */
    margin: { size: 0.01, relative: false },
    /** For metrics without an upper end, such as RMSE, log loss or a cost. */
    relativeMargin: { size: 0.02, relative: true },
    baseline: 'base',
    blockOn: 'worse',
    when: {
        inconclusive: 'pass',
        noBaseline: 'inconclusive',
        examplesChanged: 'common',
        metricMissing: 'error',
    },
};
/** A policy that says nothing yet. */
const policy_emptyPolicy = {
    task: null,
    positive: null,
    labels: null,
    alpha: policy_defaults.alpha,
    gating: [],
    show: [],
    guards: [],
    explore: [],
    baseline: policy_defaults.baseline,
    anchor: null,
    blockOn: policy_defaults.blockOn,
    when: policy_defaults.when,
    overrideLabel: null,
};
/** A margin as users write it: `0.01`, `2%`. */
function policy_writeMargin({ size, relative }) {
    return relative ? `${Number((size * 100).toPrecision(12))}%` : String(size);
}

;// CONCATENATED MODULE: ./packages/gate/lib/evidence/resolve-task.js






/** Pairs of labels of which the first says yes. */
const obvious = (/* unused pure expression or super */ null && ([
    ['1', '0'],
    ['true', 'false'],
    ['True', 'False'],
]));
/** Tasks whose labels name classes. */
const ofClasses = (/* unused pure expression or super */ null && (['binary', 'multiclass', 'multilabel']));
/**
 * Says what the model does, from the policy and the labels of all examples, those of both sides where there are two.
 *
 * Without `task` in the policy it is the one all its metrics have a meaning for; where that is a classifier, two classes
 * or fewer are binary; `positive` is told from 0/1 and true/false only. Multilabel must be said.
 *
 * @throws UserError E_PREDICTIONS_LABEL for more classes than the task has; E_POSITIVE when the positive class is
 *   needed and unknown, or named and never seen; E_POLICY for metrics that no task has in common.
 */
function resolveTask(policy, sides) {
    const kind = policy.task ?? inferTask(policy);
    if (!ofClasses.includes(kind))
        return { task: kind, labels: [], classes: [], positive: null };
    const split = kind === 'multilabel' ? '|' : undefined;
    const labels = distinctTexts(sides, ['label'], split);
    const classes = distinctTexts(sides, ['label', 'prediction'], split);
    if (kind === 'multilabel')
        return { task: kind, labels, classes, positive: null };
    const binary = policy.task === 'binary' || policy.positive !== null || (policy.task === null && labels.length <= 2);
    if (binary && labels.length > 2)
        throw tooManyClasses(policy, labels);
    const needing = metricNeedingPositive(policy, binary ? 'binary' : 'multiclass');
    if (!binary && needing !== undefined) {
        throw new UserError('E_POSITIVE', `${quote(needing)} needs a positive class, and the labels name ${labels.length} classes (${list(labels)}): judge accuracy, or make the labels two.`);
    }
    return {
        task: binary ? 'binary' : 'multiclass',
        labels,
        classes,
        positive: binary ? choosePositive(policy, labels, needing) : null,
    };
}
/** The first task all gating metrics have a meaning for; a policy of the user's own scores alone asks for no labels. */
function inferTask(policy) {
    const names = metricsOf(policy);
    if (names.every((name) => name.startsWith('metric:')))
        return 'scores';
    const gating = policy.gating.map(({ name }) => name);
    const possible = taskNames.filter((task) => gating.every((name) => findMetric(name)?.tasks.includes(task) ?? false));
    const [first] = possible;
    if (first !== undefined)
        return first;
    throw new UserError('E_POLICY', `No task has a meaning for all metrics of the policy, ${list(gating)}: judge classes, numbers and rankings by policies of their own.`);
}
function choosePositive(policy, labels, needing) {
    if (policy.positive !== null)
        return requireSeen(policy.positive, labels);
    const inferred = obvious.find((pair) => labels.every((label) => pair.some((known) => known === label)));
    if (inferred !== undefined && labels.length > 0)
        return inferred[0];
    if (needing === undefined)
        return null;
    throw new UserError('E_POSITIVE', `${quote(needing)} needs to know which of the labels ${list(labels)} is the positive one: add \`positive: <label>\` to mlops/gate.yml.`);
}
function requireSeen(positive, labels) {
    if (labels.includes(positive))
        return positive;
    const meant = nearest(positive, labels);
    const hint = meant === undefined ? `correct \`positive\`, or add examples of it` : `did you mean ${quote(meant)}?`;
    throw new UserError('E_POSITIVE', `The policy says \`positive: ${positive.slice(0, 100)}\`, and no example has that label; the labels are ${list(labels)}: ${hint}`);
}
function tooManyClasses(policy, labels) {
    const why = policy.task === 'binary' ? '`task: binary`' : '`positive`';
    return new UserError('E_PREDICTIONS_LABEL', `The policy says ${why}, so two labels were expected; found ${labels.length}: ${list(labels)}. Correct the labels, or the policy.`);
}
function metricNeedingPositive(policy, task) {
    return metricsOf(policy).find((name) => needsOf(name, task).includes('positive'));
}
function needsOf(name, task) {
    const metric = findMetric(name);
    return metric === undefined ? [] : neededFor(metric, task);
}
/** Every metric that decides something. */
function metricsOf({ gating, guards }) {
    return [...gating.map(({ name }) => name), ...guards.map(({ metric }) => metric)];
}
function list(names) {
    const shown = names.slice(0, shownPlaces).map(quote).join(', ');
    return names.length > shownPlaces ? `${shown} and ${names.length - shownPlaces} more` : shown || 'none';
}

;// CONCATENATED MODULE: ./packages/gate/lib/exhibits/exhibits.js
/** Nothing to show. */
const exhibits_noExhibits = { curves: [], confusion: undefined, learning: [], history: [] };

;// CONCATENATED MODULE: ./packages/gate/lib/exhibits/codes.js

/** How many rows of a side are drawn. */
function countRows({ predictions, rows }) {
    return rows === null ? predictions.length : rows.length;
}
/** A column of texts; undefined where the side has none. */
function codes_readCodes(side, column) {
    const cells = side.predictions.columns.get(column);
    if (cells === undefined)
        return undefined;
    const codes = new Int32Array(countRows(side));
    const byText = new Map();
    const byCell = new Map();
    for (let at = 0; at < codes.length; at += 1) {
        const cell = cells[side.rows === null ? at : side.rows[at]] ?? null;
        let code = byCell.get(cell);
        if (code === undefined)
            byCell.set(cell, (code = codeOf(cellText(cell), byText)));
        codes[at] = code;
    }
    return { codes, names: [...byText.keys()] };
}
/** A column of numbers, NaN where there is none; undefined where the side has no such column. */
function codes_readNumbers(side, column) {
    const cells = side.predictions.columns.get(column);
    if (cells === undefined)
        return undefined;
    const numbers = new Float64Array(countRows(side));
    for (let at = 0; at < numbers.length; at += 1) {
        const cell = cells[side.rows === null ? at : side.rows[at]] ?? null;
        numbers[at] = typeof cell === 'number' ? cell : textNumber(cell);
    }
    return numbers;
}
function textNumber(cell) {
    return typeof cell === 'string' && cell.trim() !== '' ? Number(cell) : Number.NaN;
}
function codeOf(text, byText) {
    if (text === null)
        return -1;
    const code = byText.get(text) ?? byText.size;
    byText.set(text, code);
    return code;
}

;// CONCATENATED MODULE: ./packages/gate/lib/exhibits/confusion.js

const mostLabels = 12;
/**
 * How often each label got each prediction, on both sides by the same labels: the positive first, then the most
 * frequent ones, equally frequent ones by name. Undefined without labels and predictions of the candidate.
 */
function confusion_countConfusion(sides, positive) {
    const [candidate, baseline] = ['candidate', 'baseline'].map((side) => {
        const rows = sides.find((one) => one.side === side);
        return rows === undefined ? undefined : readAnswers(rows);
    });
    if (candidate === undefined)
        return undefined;
    const sorted = sortLabels(baseline === undefined ? [candidate] : [candidate, baseline], positive);
    if (sorted.length === 0)
        return undefined;
    const shown = sorted.slice(0, mostLabels);
    const labels = sorted.length > shown.length ? [...shown, nameRest(shown)] : shown;
    return {
        labels,
        baseline: baseline === undefined ? null : countCells(baseline, shown, labels.length),
        candidate: countCells(candidate, shown, labels.length),
    };
}
function readAnswers(side) {
    const [label, prediction] = [readCodes(side, 'label'), readCodes(side, 'prediction')];
    return label === undefined || prediction === undefined ? undefined : { label, prediction };
}
/** By how often the candidate's examples are labelled so; a class that is only predicted comes last. */
function sortLabels(answers, positive) {
    const counts = new Map();
    for (const { label, prediction } of answers) {
        for (const name of [...label.names, ...prediction.names])
            counts.set(name, 0);
    }
    const [first] = answers;
    for (const code of first?.label.codes ?? []) {
        const name = first?.label.names[code];
        if (name !== undefined)
            counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    const rank = (name) => (name === positive ? Number.POSITIVE_INFINITY : (counts.get(name) ?? 0));
    return [...counts.keys()].toSorted((a, b) => (rank(a) === rank(b) ? (a < b ? -1 : 1) : rank(b) - rank(a)));
}
function countCells({ label, prediction }, shown, size) {
    const cells = Array.from({ length: size }, () => Array.from({ length: size }, () => 0));
    const places = new Map(shown.map((name, place) => [name, place]));
    const [rows, columns] = [label, prediction].map(({ names }) => names.map((name) => places.get(name) ?? size - 1));
    for (let at = 0; at < label.codes.length; at += 1) {
        const row = rows?.[label.codes[at]];
        const column = columns?.[prediction.codes[at]];
        if (row === undefined || column === undefined)
            continue;
        const line = cells[row];
        line[column] = line[column] + 1;
    }
    return cells;
}
/** `other`, unless a label is called so. */
function nameRest(shown) {
    return shown.includes('other') ? 'other (all the rest)' : 'other';
}

;// CONCATENATED MODULE: ./packages/gate/lib/exhibits/ranked-scores.js

/**
 * The scores of a side, sorted. Rows without a label or with a score that is no number are left out; undefined where
 * columns are missing or one of the classes is.
 */
function ranked_scores_rankScores(side, positive) {
    const scores = readNumbers(side, 'score') ?? readNumbers(side, `score:${positive}`);
    const label = scores === undefined ? undefined : readCodes(side, 'label');
    if (scores === undefined || label === undefined)
        return undefined;
    const wanted = label.names.indexOf(positive);
    const positives = ranked_scores_pick(scores, label.codes, (code) => code === wanted);
    const negatives = ranked_scores_pick(scores, label.codes, (code) => code !== wanted);
    return wanted < 0 || positives.length === 0 || negatives.length === 0 ? undefined : { positives, negatives };
}
/** Calls back for each distinct score, lowest first, with how many positives and negatives have it. */
function eachScore({ positives, negatives }, visit) {
    for (let p = 0, n = 0; p < positives.length || n < negatives.length;) {
        const score = Math.min(positives[p] ?? Number.POSITIVE_INFINITY, negatives[n] ?? Number.POSITIVE_INFINITY);
        const [p0, n0] = [p, n];
        while (positives[p] === score)
            p += 1;
        while (negatives[n] === score)
            n += 1;
        visit(score, p - p0, n - n0);
    }
}
function ranked_scores_pick(scores, codes, test) {
    const picked = new Float64Array(scores.length);
    let count = 0;
    for (let at = 0; at < scores.length; at += 1) {
        const code = codes[at];
        const score = scores[at];
        if (code < 0 || Number.isNaN(score) || !test(code))
            continue;
        // Adding 0 turns −0 into 0.
        picked[count] = score + 0;
        count += 1;
    }
    return picked.subarray(0, count).toSorted();
}

;// CONCATENATED MODULE: ./packages/gate/lib/exhibits/calibration.js

const calibration_bins = 10;
/** With fewer, the share in a bin says next to nothing. */
const fewestExamples = 50;
/**
 * Mean score and share of positives in ten bins of about equal counts, examples of the same score in the same bin; a
 * bin no score falls in is left out. Undefined for few examples, and where a score is no probability.
 */
function calibrationLine(ranked) {
    const { positives, negatives } = ranked;
    const count = positives.length + negatives.length;
    const lowest = Math.min(positives[0], negatives[0]);
    const highest = Math.max(positives.at(-1), negatives.at(-1));
    if (count < fewestExamples || lowest < 0 || highest > 1)
        return undefined;
    const sums = Array.from({ length: calibration_bins }, () => ({ n: 0, score: 0, positive: 0 }));
    let before = 0;
    eachScore(ranked, (score, risen, fallen) => {
        const n = risen + fallen;
        const bin = sums[Math.floor(((before + n / 2) * calibration_bins) / count)];
        bin.n += n;
        bin.score += n * score;
        bin.positive += risen;
        before += n;
    });
    const filled = sums.filter(({ n }) => n > 0);
    return {
        // Adding up rounds, and the mean of ones must stay 1.
        x: filled.map(({ n, score }) => Math.min(1, score / n)),
        y: filled.map(({ n, positive }) => positive / n),
        n: filled.map(({ n }) => n),
    };
}

;// CONCATENATED MODULE: ./packages/gate/lib/exhibits/ranking-lines.js

/** Steps of the grid both axes are read on. */
const steps = 100;
const ranking_lines_grid = Array.from({ length: steps + 1 }, (_, at) => at / steps);
/** Keeps 28.999999999999996 of 100 from being less than 29. */
const ranking_lines_slack = 1e-6;
/**
 * Recall at each false positive rate of a uniform grid: the highest where several thresholds share the rate, else
 * between its neighbours. Source: Fawcett (2006), An introduction to ROC analysis.
 */
function rocLine(ranked) {
    const { tp, fp } = countAbove(ranked);
    const [positives, negatives] = [ranked.positives.length, ranked.negatives.length];
    let at = 0;
    const y = ranking_lines_grid.map((rate) => {
        const wanted = rate * negatives;
        while (at + 1 < fp.length && fp[at + 1] <= wanted + ranking_lines_slack)
            at += 1;
        return between(wanted, [fp, tp], at) / positives;
    });
    return { x: ranking_lines_grid, y };
}
/**
 * Precision at the first threshold that reaches each recall of a uniform grid. Never interpolated: precision does not
 * change along straight lines. Source: Davis and Goadrich (2006), The relationship between precision-recall and ROC curves.
 */
function precisionRecallLine(ranked) {
    const { tp, fp } = countAbove(ranked);
    let at = 0;
    const y = ranking_lines_grid.map((recall) => {
        // At recall 0 nothing is found and precision has no value: the first find stands for it.
        const wanted = Math.max(1, recall * ranked.positives.length - ranking_lines_slack);
        while (tp[at] < wanted)
            at += 1;
        return tp[at] / (tp[at] + fp[at]);
    });
    return { x: ranking_lines_grid, y };
}
/** Positives and negatives at or above each threshold: none first, all last. */
function countAbove(ranked) {
    const risen = [];
    const fallen = [];
    eachScore(ranked, (_, positives, negatives) => {
        risen.push(positives);
        fallen.push(negatives);
    });
    return { tp: sumFromTop(risen), fp: sumFromTop(fallen) };
}
function sumFromTop(counts) {
    const sums = new Float64Array(counts.length + 1);
    for (let at = 0; at < counts.length; at += 1) {
        sums[at + 1] = sums[at] + counts[counts.length - 1 - at];
    }
    return sums;
}
function between(wanted, [xs, ys], at) {
    const [x0, y0] = [xs[at], ys[at]];
    const [x1, y1] = [xs[at + 1] ?? x0, ys[at + 1] ?? y0];
    return x1 > x0 ? y0 + ((y1 - y0) * (wanted - x0)) / (x1 - x0) : y0;
}

;// CONCATENATED MODULE: ./packages/gate/lib/exhibits/curves.js



const kinds = [
    ['roc', rocLine],
    ['precision-recall', precisionRecallLine],
    ['calibration', calibrationLine],
];
/** The curves that follow from scores of a positive class, baseline first; those nobody can draw are left out. */
function curves_drawCurves(sides, positive) {
    const ranked = sides.toReversed().flatMap((one) => {
        const scores = rankScores(one, positive);
        return scores === undefined ? [] : [{ side: one.side, scores }];
    });
    if (!ranked.some(({ side }) => side === 'candidate'))
        return [];
    return kinds.flatMap(([kind, draw]) => {
        const lines = ranked.flatMap(({ side, scores }) => {
            const points = draw(scores);
            return points === undefined ? [] : [{ side, ...points }];
        });
        return lines.length === 0 ? [] : [{ kind, lines }];
    });
}

;// CONCATENATED MODULE: ./packages/gate/lib/exhibits/gather-exhibits.js


/**
 * The pictures beside a verdict: both sides on their common examples, else the candidate on its own.
 *
 * Exhibits decide nothing, so what cannot be drawn is left out: nothing throws for missing columns, missing values,
 * scores that are no numbers, or examples of one class only. Every row counts once, whatever its weight.
 */
function gatherExhibits({ task, candidate, baseline, pairing, learning, history }) {
    const sides = sidesOf(candidate, baseline, pairing);
    return {
        curves: task.task === 'binary' && task.positive !== null ? drawCurves(sides, task.positive) : [],
        confusion: task.task === 'binary' || task.task === 'multiclass' ? countConfusion(sides, task.positive) : undefined,
        learning,
        history,
    };
}
/** The candidate first; it is always there. */
function sidesOf(candidate, baseline, pairing) {
    if (baseline === undefined || pairing === undefined || pairing.count === 0)
        return [{ side: 'candidate', predictions: candidate, rows: null }];
    return [
        { side: 'candidate', predictions: candidate, rows: pairing.candidate.rows },
        { side: 'baseline', predictions: baseline, rows: pairing.baseline.rows },
    ];
}

;// CONCATENATED MODULE: ./packages/dataset/lib/json-numbers.js
/** A string, closed or not, or one of the words JSON does not know. Never goes back over what it has read. */
const json_numbers_token = /"[^"\\]*(?:\\[^][^"\\]*)*"?|-?\b(?:NaN|Infinity)\b/g;
/** Spellings of numbers that stand for the words: the first is a zero nobody writes, the others are out of range. */
const json_numbers_spelled = new Map([
    ['NaN', '-0.0e-0'],
    ['-NaN', '-0.0e-0'],
    ['Infinity', '1e999'],
    ['-Infinity', '-1e999'],
]);
/**
 * Parses JSON in which, as Python writes it, NaN and the infinities may stand bare.
 *
 * @throws SyntaxError as JSON.parse does.
 */
function lib_json_numbers_parseJsonWithNaN(text) {
    if (!/NaN|Infinity/.test(text))
        return JSON.parse(text);
    const numbers = text.replace(json_numbers_token, (found) => json_numbers_spelled.get(found) ?? found);
    // Strings have their quotes in `source`, so that none can be taken for the word.
    const restore = (_, value, context) => context.source === json_numbers_spelled.get('NaN') ? Number.NaN : value;
    return JSON.parse(numbers, restore);
}

// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./packages/dataset/lib/predictions.js

const predictions_defaultLimits = { maxRows: 20_000_000, maxBytes: 2 * 1024 ** 3 };
/** Faults listed before the rest is only counted. */
const predictions_shownProblems = 20;
/** Rows times columns: a few bytes can ask for many empty cells, in JSONL by new keys, in Parquet by null columns. */
const maxCells = 200_000_000;
/** A key that differs in every row makes each a column, which memory bears for some thousands only. */
const maxColumns = 1000;
/** @throws UserError E_PREDICTIONS when a table is larger than is read here. */
function predictions_checkSize(file, { rows, columns }, maxRows) {
    if (rows > maxRows)
        throw new UserError('E_PREDICTIONS', `${file} has more than ${maxRows} rows: split it, or evaluate on fewer examples.`);
    if (columns > maxColumns || rows * columns > maxCells)
        throw new UserError('E_PREDICTIONS', `${file} has ${columns} columns or more, too many for ${rows} rows: write only the columns that are needed (at most ${maxColumns}).`);
}
/** What is wrong with the names of a table's columns. */
function predictions_nameFaults(names) {
    const faults = [];
    const seen = new Set();
    for (const name of names) {
        if (name.trim() === '')
            faults.push('a column has no name');
        else if (seen.has(name))
            faults.push(`the column ${JSON.stringify(name.slice(0, 80))} is there twice`);
        seen.add(name);
    }
    return faults;
}

;// CONCATENATED MODULE: ./packages/dataset/lib/columns.js


const numeric = /^(score(:.*)?|weight|metric:.*)$/s;
const decimal = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;
const unfinite = new Map([
    ['nan', Number.NaN],
    ['inf', Number.POSITIVE_INFINITY],
    ['infinity', Number.POSITIVE_INFINITY],
    ['+inf', Number.POSITIVE_INFINITY],
    ['+infinity', Number.POSITIVE_INFINITY],
    ['-inf', Number.NEGATIVE_INFINITY],
    ['-infinity', Number.NEGATIVE_INFINITY],
]);
/**
 * Checks the reserved columns and gives them their type: ids become strings, scores numbers, `correct` booleans.
 * NaN and the infinities stay as they are; whoever judges must refuse them.
 *
 * @throws UserError E_PREDICTIONS naming the lines.
 */
function columns_typeColumns(columns, file, lineOf) {
    const problems = [];
    let count = 0;
    const report = (row, message) => {
        count += 1;
        if (problems.length < shownProblems)
            problems.push({ file, line: lineOf(row), message });
    };
    for (const [name, cells] of columns) {
        const type = typeOf(name);
        if (type === undefined)
            continue;
        for (let row = 0; row < cells.length; row += 1) {
            const typed = type(cells[row] ?? null);
            if (typed === undefined)
                report(row, `column ${JSON.stringify(name.slice(0, 80))}: ${expected(name)}, found ${columns_shown(cells[row])}`);
            else
                cells[row] = typed;
        }
    }
    if (count > 0)
        throw new UserError('E_PREDICTIONS', `${file} has values that are not as expected, ${count} in all: correct the step that writes it.`, { problems });
}
function typeOf(name) {
    if (name === 'id')
        return toId;
    if (name === 'label' || name === 'prediction')
        return toAnswer;
    if (name === 'correct')
        return toBoolean;
    return numeric.test(name) ? columns_toNumber : undefined;
}
function expected(name) {
    if (name === 'id')
        return 'expected an id, text or a whole number';
    if (name === 'label' || name === 'prediction')
        return 'expected an answer, not empty and not NaN';
    return name === 'correct' ? 'expected true, false, 1 or 0' : 'expected a number';
}
/** Fractions are no ids: whether two floats are the same example depends on who printed them. */
function toId(cell) {
    if (typeof cell === 'number')
        return Number.isSafeInteger(cell) ? String(cell) : undefined;
    return typeof cell === 'string' && cell !== '' ? cell : undefined;
}
function toAnswer(cell) {
    if (cell === null || cell === '' || (typeof cell === 'number' && !Number.isFinite(cell)))
        return undefined;
    return typeof cell === 'string' && cell.toLowerCase() === 'nan' ? undefined : cell;
}
function toBoolean(cell) {
    if (typeof cell === 'boolean')
        return cell;
    const text = String(cell).toLowerCase();
    if (text === '1' || text === 'true')
        return true;
    return text === '0' || text === 'false' ? false : undefined;
}
function columns_toNumber(cell) {
    if (typeof cell === 'number')
        return cell;
    if (typeof cell !== 'string')
        return undefined;
    return decimal.test(cell) ? Number(cell) : unfinite.get(cell.toLowerCase());
}
function columns_shown(cell) {
    return typeof cell === 'string' ? JSON.stringify(cell.slice(0, 60)) : String(cell);
}

// EXTERNAL MODULE: ./node_modules/papaparse/papaparse.js
var papaparse = __webpack_require__(28728);
;// CONCATENATED MODULE: ./packages/dataset/lib/csv.js



/**
 * Reads CSV or TSV with a header. Lines may end with LF, CRLF or CR; empty ones are passed over. Cells stay text; an
 * empty cell is null.
 *
 * @throws UserError E_PREDICTIONS for ragged rows, blank or double headers, unclosed quotes, each with its line.
 */
function csv_readCsv(text, file, delimiter, { maxRows }) {
    const { records, lines, problems } = split(unifyLineEnds(text), { file, delimiter, maxRecords: maxRows + 1 });
    const [header = [], ...rows] = records;
    checkSize(file, { rows: rows.length, columns: header.length }, maxRows);
    for (const message of nameFaults(header))
        problems.push({ file, line: lines[0], message });
    rows.forEach((row, index) => {
        if (row.length === header.length || problems.length >= shownProblems)
            return;
        const message = `expected ${header.length} cells, as in the header, found ${row.length}`;
        problems.push({ file, line: lines[index + 1], message });
    });
    if (problems.length > 0)
        throw new UserError('E_PREDICTIONS', `${file} is no table with one header and rows of its width: correct the step that writes it.`, { problems: problems.slice(0, shownProblems) });
    const columns = new Map(header.map((name, index) => [name, rows.map((row) => row[index] || null)]));
    return { columns, length: rows.length, lineOf: (row) => lines[row + 1] };
}
/** The records of a text, and the line each begins on; one more than `maxRecords` when there are more. */
function split(text, { file, delimiter, maxRecords }) {
    const records = [];
    const lines = [];
    const problems = [];
    let line = 1;
    let cursor = 0;
    Papa.parse(text, {
        delimiter,
        newline: '\n',
        step: ({ data, errors, meta }, parser) => {
            const [begin, from] = [line, cursor];
            cursor = meta.cursor;
            line += countLines(text, from, cursor);
            for (const { message } of errors)
                if (problems.length < shownProblems)
                    problems.push({ file, line: begin, message });
            // An empty line is no row; a pair of quotes is one, with an empty cell.
            if (data.length === 1 && data[0] === '' && text.slice(from, cursor).trim() === '')
                return;
            records.push(withoutReturn(data));
            lines.push(begin);
            if (records.length > maxRecords)
                parser.abort();
        },
    });
    return { records, lines, problems };
}
/** The parser knows one line end a file, real files mix them. What stands in quotes stays as it is. */
function unifyLineEnds(text) {
    return text.includes('\r') ? text.replace(/"[^"]*"?|\r\n?/g, (part) => (part[0] === '"' ? part : '\n')) : text;
}
/** A quote inside a bare cell hides line ends from {@link unifyLineEnds}: what is left of them is cut here. */
function withoutReturn(record) {
    const last = record.length - 1;
    return record[last]?.endsWith('\r') ? record.with(last, record[last].slice(0, -1)) : record;
}
/** Line ends between two offsets: LF, CRLF or CR. */
function countLines(text, from, to) {
    let count = 0;
    for (let index = from; index < to; index += 1) {
        const code = text.charCodeAt(index);
        if (code === 10 || (code === 13 && text.charCodeAt(index + 1) !== 10))
            count += 1;
    }
    return count;
}

;// CONCATENATED MODULE: ./packages/dataset/lib/jsonl.js




const maxLineLength = (/* unused pure expression or super */ null && (1024 * 1024));
/**
 * Reads one JSON object a line; blank lines are passed over, a key missing in a row is null.
 *
 * @throws UserError E_PREDICTIONS naming the first lines that are no object, and how many there are.
 */
function jsonl_readJsonl(text, file, { maxRows }) {
    const table = new Table(file, maxRows);
    const lines = [];
    const problems = [];
    let bad = 0;
    // Looked for once: a look at every line takes as long as parsing a tenth of it.
    const parse = /NaN|Infinity/.test(text) ? parseJsonWithNaN : (raw) => JSON.parse(raw);
    visitLines(text, (raw, line) => {
        const row = readLine(raw, parse);
        if (typeof row === 'string') {
            bad += 1;
            if (problems.length < shownProblems)
                problems.push({ file, line, message: row });
        }
        else {
            table.add(row);
            lines.push(line);
        }
    });
    if (bad > 0)
        throw new UserError('E_PREDICTIONS', `${file} has lines that are no JSON object, ${bad} in all: correct the step that writes it.`, { problems });
    return { columns: table.columns(), length: lines.length, lineOf: (row) => lines[row] };
}
/** Visits the lines of a text that are not blank, numbered from 1. */
function visitLines(text, visit) {
    for (let from = 0, line = 1; from < text.length; line += 1) {
        const end = text.indexOf('\n', from);
        const to = end < 0 ? text.length : end;
        const raw = text.slice(from, to).trim();
        from = to + 1;
        if (raw !== '')
            visit(raw, line);
    }
}
/** The object of a line, or what is wrong with it. */
function readLine(raw, parse) {
    if (raw.length > maxLineLength)
        return `the line is longer than ${maxLineLength} characters`;
    try {
        const value = parse(raw);
        if (typeof value !== 'object' || value === null || Array.isArray(value))
            return 'expected a JSON object';
        return toRow(value);
    }
    catch (error) {
        // What is nested too deeply ends here as well, as a RangeError.
        return `no JSON: ${error instanceof Error ? error.message.slice(0, 100) : String(error)}`;
    }
}
/** The same object, its lists and maps as cells: JSON's other values are cells already. */
function toRow(value) {
    for (const name of Object.keys(value)) {
        const cell = value[name];
        if (typeof cell === 'object' && cell !== null)
            value[name] = toCell(cell);
    }
    return value;
}
/** Columns as they grow, row by row. */
class Table {
    #columns = new Map();
    #file;
    #maxRows;
    #rows = 0;
    constructor(file, maxRows) {
        this.#file = file;
        this.#maxRows = maxRows;
    }
    add(row) {
        this.#rows += 1;
        this.#check();
        for (const name of Object.keys(row)) {
            const cells = this.#columns.get(name) ?? this.#open(name);
            pad(cells, this.#rows - 1);
            cells.push(row[name]);
        }
    }
    /** All columns, rows that lack a key filled with null. */
    columns() {
        for (const cells of this.#columns.values())
            pad(cells, this.#rows);
        return this.#columns;
    }
    #open(name) {
        const cells = [];
        this.#columns.set(name, cells);
        this.#check();
        return cells;
    }
    #check() {
        checkSize(this.#file, { rows: this.#rows, columns: this.#columns.size }, this.#maxRows);
    }
}
function pad(cells, length) {
    while (cells.length < length)
        cells.push(null);
}

;// CONCATENATED MODULE: ./packages/dataset/lib/parquet.js




/**
 * Reads Parquet; the reader is loaded only here. Codecs: none, snappy, gzip, zstd.
 *
 * @throws UserError E_PREDICTIONS when it is damaged, too large, or uses another codec.
 */
async function parquet_readParquet(bytes, file, limits) {
    const reader = await __webpack_require__.e(/* import() */ 338).then(__webpack_require__.bind(__webpack_require__, 64338));
    try {
        const buffer = arrayBufferOf(bytes);
        const metadata = reader.parquetMetadata(buffer);
        const length = Number(metadata.num_rows);
        const names = reader.parquetSchema(metadata).children.map(({ element }) => element.name);
        checkSize(file, { rows: length, columns: names.length }, limits.maxRows);
        const [fault] = nameFaults(names);
        if (fault !== undefined)
            throw new Error(fault);
        const columns = await readColumns(reader, { buffer, metadata, names, length, maxBytes: limits.maxBytes });
        return { columns, length, lineOf: () => undefined };
    }
    catch (cause) {
        if (cause instanceof UserError)
            throw cause;
        const why = cause instanceof Error ? cause.message.slice(0, 200) : String(cause);
        throw new UserError('E_PREDICTIONS', `${file} cannot be read as Parquet (${why}): write it anew, with codec none, snappy, gzip or zstd.`);
    }
}
/** By column and not by row object, in which a column named `__proto__` would be lost. */
async function readColumns(reader, { buffer, metadata, names, length, maxBytes }) {
    const columns = new Map(names.map((name) => [name, Array.from({ length })]));
    await reader.parquetRead({
        file: buffer,
        metadata,
        compressors: openCompressors(reader, maxBytes),
        onChunk: ({ columnName, columnData, rowStart, rowEnd }) => {
            const cells = columns.get(columnName) ?? [];
            for (let row = rowStart; row < Math.min(rowEnd, length); row += 1)
                cells[row] = toCell(columnData[row - rowStart]);
        },
    });
    for (const [name, cells] of columns)
        if (cells.includes(undefined))
            throw new Error(`the column ${JSON.stringify(name.slice(0, 80))} lacks rows`);
    return columns;
}
/** Decompressors that give each page no more than it declares, and all pages together no more than `maxBytes`. */
function openCompressors({ snappyUncompress }, maxBytes) {
    let total = 0;
    const bounded = (unpack) => (input, length) => {
        total += length;
        if (total > maxBytes)
            throw new Error(`it unpacks to more than ${maxBytes} bytes`);
        return unpack(input, length);
    };
    return {
        GZIP: bounded((input, length) => gunzipSync(input, { maxOutputLength: Math.max(1, length) })),
        ZSTD: bounded((input, length) => zstdDecompressSync(input, { maxOutputLength: Math.max(1, length) })),
        SNAPPY: bounded((input, length) => {
            const output = new Uint8Array(length);
            snappyUncompress(input, output);
            return output;
        }),
    };
}
function arrayBufferOf({ buffer, byteOffset, byteLength }) {
    const whole = byteLength === buffer.byteLength;
    return (whole ? buffer : buffer.slice(byteOffset, byteOffset + byteLength));
}

;// CONCATENATED MODULE: ./packages/dataset/lib/load.js









/**
 * Reads a file of predictions: JSONL, CSV, TSV or Parquet, text forms also gzipped.
 *
 * @param name decides the format by its ending, and is shown in errors.
 * @throws UserError E_PREDICTIONS, E_PREDICTIONS_EMPTY.
 */
async function parsePredictions(bytes, name, limits = defaultLimits) {
    const { format, delimiter } = formatOf(name);
    const rows = format === 'parquet'
        ? await readParquet(bytes, name, limits)
        : readText(bytes, name, { format, delimiter, limits });
    if (rows.length === 0 || rows.columns.size === 0)
        throw new UserError('E_PREDICTIONS_EMPTY', `${name} has no rows: correct the step that writes it.`);
    typeColumns(rows.columns, name, rows.lineOf);
    return { file: name, format, ...rows };
}
/** As {@link parsePredictions}, from disk. @throws UserError E_PREDICTIONS_MISSING as well. */
async function loadPredictions(path, limits = defaultLimits) {
    const found = await stat(path).catch(() => undefined);
    if (found === undefined || !found.isFile())
        throw new UserError('E_PREDICTIONS_MISSING', `There is no file ${JSON.stringify(path)}: correct the path, or the step that writes it.`);
    if (found.size > limits.maxBytes)
        throw new UserError('E_PREDICTIONS', `${path} has ${found.size} bytes, more than the ${limits.maxBytes} read here.`);
    return parsePredictions(await readFile(path), path, limits);
}
function formatOf(name) {
    const [, ending = ''] = /\.(jsonl|ndjson|csv|tsv)(?:\.gz)?$/i.exec(name) ?? /\.(parquet)$/i.exec(name) ?? [];
    switch (ending.toLowerCase()) {
        case 'jsonl':
        case 'ndjson':
            return { format: 'jsonl', delimiter: '' };
        case 'csv':
            return { format: 'csv', delimiter: ',' };
        case 'tsv':
            return { format: 'csv', delimiter: '\t' };
        case 'parquet':
            return { format: 'parquet', delimiter: '' };
        default:
            throw new UserError('E_PREDICTIONS', `${JSON.stringify(name)} is of no known form: expected .jsonl, .csv, .tsv (each also .gz) or .parquet.`);
    }
}
function readText(bytes, name, { format, delimiter, limits }) {
    const plain = /\.gz$/i.test(name) ? inflate(bytes, name, limits) : bytes;
    if (plain.length === 0)
        throw new UserError('E_PREDICTIONS_EMPTY', `${name} is empty: correct the step that writes it.`);
    const text = decode(plain, name);
    return format === 'csv' ? readCsv(text, name, delimiter, limits) : readJsonl(text, name, limits);
}
function inflate(bytes, name, limits) {
    // No text is longer, so nothing beyond it is worth the memory.
    const maxBytes = Math.min(limits.maxBytes, constants.MAX_STRING_LENGTH);
    try {
        return gunzipSync(bytes, { maxOutputLength: maxBytes });
    }
    catch (cause) {
        const large = cause instanceof RangeError && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE';
        const why = large
            ? `unpacks to more than ${maxBytes} bytes: evaluate on fewer examples, or write fewer columns`
            : 'cannot be unpacked, it is no gzip or damaged: write it anew';
        throw new UserError('E_PREDICTIONS', `${name} ${why}.`);
    }
}
function decode(bytes, name) {
    if (bytes.length > constants.MAX_STRING_LENGTH)
        throw new UserError('E_PREDICTIONS', `${name} has ${bytes.length} bytes, more than the ${constants.MAX_STRING_LENGTH} read of text: write it as Parquet.`);
    const text = decodeUtf8(bytes);
    // UTF-16 without its mark is valid UTF-8, but every other character is NUL.
    if (text === undefined || text.includes('\0'))
        throw new UserError('E_PREDICTIONS', `${name} is not UTF-8: write it as UTF-8.`);
    return text;
}
/** A TextDecoder that refuses what is no UTF-8 takes three times as long. */
function decodeUtf8(bytes) {
    return isUtf8(bytes) ? bytes.toString('utf8').replace(/^\uFEFF/, '') : undefined;
}

;// CONCATENATED MODULE: ./packages/dataset/lib/serialize.js

/** Rows put together before they become bytes: a text of all of them can be longer than a string may be. */
const batch = 10_000;
/**
 * Predictions as gzipped JSONL with only some columns. The same rows give the same bytes with the same zlib, which
 * comes with Node. NaN and the infinities are written bare, as Python does. Without a column `id` none is written.
 */
function serializePredictions({ columns, length }, { columns: kept, id }) {
    const ids = columns.get('id');
    const chosen = [...new Set(kept)]
        .filter((name) => name !== 'id' && columns.has(name))
        .map((name) => [JSON.stringify(name), columns.get(name) ?? []]);
    const parts = [];
    let lines = [];
    for (let row = 0; row < length; row += 1) {
        const key = ids === undefined ? [] : [`"id":${JSON.stringify(id(String(ids[row])))}`];
        const cells = chosen.map(([name, cells]) => `${name}:${toJson(cells[row] ?? null)}`);
        lines.push(`{${[...key, ...cells].join(',')}}\n`);
        if (lines.length < batch && row + 1 < length)
            continue;
        parts.push(Buffer.from(lines.join('')));
        lines = [];
    }
    const bytes = gzipSync(Buffer.concat(parts), { level: 9 });
    // The tenth byte names the operating system.
    bytes[9] = 255;
    return bytes;
}
function toJson(cell) {
    return typeof cell === 'number' && !Number.isFinite(cell) ? String(cell) : JSON.stringify(cell);
}

;// CONCATENATED MODULE: ./packages/dataset/lib/index.js






;// CONCATENATED MODULE: ./packages/gate/lib/exhibits/parse-learning.js

const mostCurves = 8;
const mostPoints = 200;
const mostCharacters = (/* unused pure expression or super */ null && (16 * 1024 ** 2));
/** Names beyond are not even looked at: a file may bring a new one in every line. */
const mostNames = 1000;
/** What says how far the training was, and is no curve of its own. */
const clocks = (/* unused pure expression or super */ null && (['step', 'epoch']));
/**
 * The curves of a training's progress file, one JSON object a line: `step`, else `epoch`, else the number of the line
 * says when; every other finite number is a point of the curve of its name. A step reported twice counts as it was
 * reported last, as after resuming.
 *
 * The first 8 names with two points or more, at most 200 points each, the first and last among them. Broken lines are
 * skipped; what comes after 16 Mi characters is not read. Names are untrusted.
 */
function parseLearning(text) {
    const curves = new Map();
    let number = 0;
    for (const line of linesOf(text.slice(0, mostCharacters))) {
        number += 1;
        addPoints(parseLine(line), number, curves);
    }
    return [...curves]
        .filter(([, points]) => points.size > 1)
        .slice(0, mostCurves)
        .map(([name, points]) => toCurve(name, points));
}
function addPoints(entries, line, curves) {
    const numbers = new Map(entries.filter((entry) => Number.isFinite(entry[1])));
    const step = numbers.get('step') ?? numbers.get('epoch') ?? line;
    for (const [name, value] of numbers) {
        if (clocks.includes(name))
            continue;
        let points = curves.get(name);
        if (points === undefined) {
            if (curves.size >= mostNames)
                continue;
            curves.set(name, (points = new Map()));
        }
        points.set(step, value);
    }
}
function* linesOf(text) {
    for (let begin = 0; begin < text.length;) {
        const end = text.indexOf('\n', begin);
        yield text.slice(begin, end < 0 ? text.length : end);
        begin = end < 0 ? text.length : end + 1;
    }
}
/** What an object in a line holds; nothing where there is none. */
function parseLine(line) {
    if (!line.trimStart().startsWith('{'))
        return [];
    try {
        // Python writes NaN and Infinity, which JSON has not.
        const value = parseJsonWithNaN(line);
        return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
    }
    catch {
        return [];
    }
}
function toCurve(name, points) {
    const sorted = [...points].toSorted(([a], [b]) => a - b);
    const kept = thin(sorted);
    return { name, steps: kept.map(([step]) => step), values: kept.map(([, value]) => value) };
}
function thin(points) {
    if (points.length <= mostPoints)
        return [...points];
    const stride = (points.length - 1) / (mostPoints - 1);
    return Array.from({ length: mostPoints }, (_, at) => points[Math.round(at * stride)]);
}

;// CONCATENATED MODULE: ./packages/gate/lib/judgement/exit.js
const codes = {
    merge: { pass: 0, inconclusive: 0, fail: 1, error: 2 },
    promote: { pass: 0, inconclusive: 1, fail: 1, error: 2 },
    improve: { pass: 0, inconclusive: 1, fail: 1, error: 2 },
    report: { pass: 0, inconclusive: 0, fail: 0, error: 2 },
};
/**
 * The exit code of a verdict: 0 go on, 1 the answer is no, 2 nothing could be concluded.
 * The flag `inconclusive-blocks`, from `when: { inconclusive: fail }`, lets a merge go on only for a pass.
 */
function exit_exitCode({ verdict, flags }, mode) {
    const strict = mode === 'merge' && flags.includes('inconclusive-blocks');
    return codes[strict ? 'promote' : mode][verdict];
}
/** Outputs of a record under a mode. */
function gateOutputs(record, mode) {
    const failed = record.comparisons.filter(({ verdict }) => verdict === 'fail').map(({ metric }) => metric);
    return {
        verdict: record.verdict,
        passed: record.verdict === 'pass',
        blocked: exit_exitCode(record, mode) !== 0,
        'failed-metrics': [...new Set(failed)],
    };
}

;// CONCATENATED MODULE: ./packages/gate/lib/judgement/accept.js

/** Flags of a record whose examples changed in a way a person can accept. */
const changed = (/* unused pure expression or super */ null && (['examples-vanished', 'relabelled']));
/** Whether nothing but changed examples keeps the gate from judging. */
function isAboutExamples({ verdict, flags, error }) {
    return verdict === 'error' && error?.code === 'E_EXAMPLES_CHANGED' && flags.some((flag) => changed.includes(flag));
}
/**
 * A judgement under an acceptance: what was accepted blocks no more, and is never green.
 *
 * The comparisons stay as they were found, those that were accepted flagged `accepted`. At best the verdict becomes
 * `inconclusive`, with the flag `overridden`. Where the policy asks for proof of everything, what was not accepted must
 * still be proven.
 *
 * @returns the judgement itself where nothing of what was accepted stands in the way.
 */
function accept(judgement, { metrics }, mode) {
    if (judgement.verdict === 'error' || exitCode(judgement, mode) === 0)
        return judgement;
    const isAccepted = ({ metric, verdict }) => metrics.includes(metric) && (verdict === 'fail' || verdict === 'inconclusive');
    if (!judgement.comparisons.some(isAccepted))
        return judgement;
    const rest = judgement.comparisons.filter((one) => !isAccepted(one));
    const flags = rest.every(isProven)
        ? judgement.flags.filter((flag) => flag !== 'inconclusive-blocks')
        : judgement.flags;
    return {
        ...judgement,
        verdict: rest.some(({ verdict }) => verdict === 'fail') ? 'fail' : 'inconclusive',
        comparisons: judgement.comparisons.map((one) => isAccepted(one) ? { ...one, flags: [...one.flags, 'accepted'] } : one),
        flags: [...flags, 'overridden'],
    };
}
function isProven({ role, verdict }) {
    return role !== 'gate' || verdict === 'pass' || verdict === 'not-judged';
}

;// CONCATENATED MODULE: ./packages/gate/lib/measure/examples.js



/** Where the pairing speaks of both sides, the common examples; else all of the candidate's. */
function examples_examplesOf(candidate, other) {
    if (other !== null) {
        const { pairing, baseline } = other;
        return {
            count: pairing.count,
            candidate: { predictions: candidate, ...pairing.candidate },
            baseline: { predictions: baseline, ...pairing.baseline },
        };
    }
    const alone = ownExamples(candidate);
    return {
        count: alone.start === null ? alone.rows.length : alone.start.length - 1,
        candidate: { predictions: candidate, ...alone },
        baseline: null,
    };
}
/** Without a baseline, ids matter only where an example has several rows. */
function ownExamples(candidate) {
    const { columns, length } = candidate;
    const rows = Uint32Array.from({ length }, (_, row) => row);
    if (!columns.has('id') || !['repeat', 'seed'].some((name) => columns.has(name)))
        return { rows, start: null };
    const { numbers, exampleOf } = indexExamples(candidate);
    const sorted = rows.toSorted((a, b) => exampleOf[a] - exampleOf[b] || a - b);
    const start = new Uint32Array(numbers.size + 1);
    for (const example of exampleOf)
        start[example + 1] = start[example + 1] + 1;
    for (let at = 0; at < numbers.size; at += 1)
        start[at + 1] = start[at + 1] + start[at];
    return { rows: sorted, start: sorted.length === numbers.size ? null : start };
}
/** Some of the examples, by number. */
function examples_subset(examples, chosen) {
    const { candidate, baseline } = examples;
    return {
        count: chosen.length,
        candidate: examples_pick(candidate, chosen),
        baseline: baseline === null ? null : examples_pick(baseline, chosen),
    };
}
function examples_pick({ predictions, rows, start }, chosen) {
    if (start === null)
        return { predictions, rows: chosen.map((example) => rows[example]), start: null };
    const parts = Array.from(chosen, (example) => rowsOf({ rows, start }, example));
    const picked = new Uint32Array(parts.reduce((sum, { length }) => sum + length, 0));
    const begin = new Uint32Array(chosen.length + 1);
    for (const [at, part] of parts.entries()) {
        picked.set(part, begin[at]);
        begin[at + 1] = begin[at] + part.length;
    }
    return { predictions, rows: picked, start: begin };
}
/** The row in which an example begins. */
function examples_firstRow({ rows, start }, example) {
    return rows[start === null ? example : start[example]];
}
/**
 * A column of the examples. The baseline's is taken where it has one: a change must not talk its way out of a guarded
 * slice. Undefined when no side has it.
 */
function examples_codeColumn({ count, candidate, baseline }, name) {
    const side = baseline?.predictions.columns.has(name) ? baseline : candidate;
    const cells = side.predictions.columns.get(name);
    if (cells === undefined)
        return undefined;
    const numbers = new Map();
    const byText = new Map();
    const codes = new Int32Array(count);
    for (let example = 0; example < count; example += 1) {
        const cell = cells[examples_firstRow(side, example)] ?? null;
        let code = numbers.get(cell);
        if (code === undefined) {
            code = examples_codeOf(cellText(cell), byText);
            numbers.set(cell, code);
        }
        codes[example] = code;
    }
    return { codes, values: [...byText.keys()] };
}
function examples_codeOf(text, byText) {
    if (text === null)
        return -1;
    const known = byText.get(text) ?? byText.size;
    byText.set(text, known);
    return known;
}
/** The examples of each value of a column, in one pass; those where it is empty are in none. */
function examples_groupByCode({ codes, values }) {
    const sizes = new Uint32Array(values.length);
    for (const code of codes)
        if (code >= 0)
            sizes[code] = sizes[code] + 1;
    const groups = Array.from(sizes, (size) => new Uint32Array(size));
    const filled = new Uint32Array(values.length);
    for (let example = 0; example < codes.length; example += 1) {
        const code = codes[example];
        if (code < 0)
            continue;
        const at = filled[code];
        groups[code][at] = example;
        filled[code] = at + 1;
    }
    return groups;
}
/** The example of each row of a side. */
function examples_rowExamples({ rows, start }, count) {
    const examples = new Uint32Array(rows.length);
    for (let example = 0; example < count; example += 1) {
        const [from, to] = start === null ? [example, example + 1] : [start[example], start[example + 1]];
        examples.fill(example, from, to);
    }
    return examples;
}

;// CONCATENATED MODULE: ./packages/gate/lib/evidence/fingerprint.js



/** Columns both sides must agree on, example by example, and what they say. */
const agreed = new Map([
    ['judge', 'were scored by another judge'],
    ['decoding', 'were answered with other decoding parameters'],
    ['weight', 'have another weight'],
    ['group', 'belong to another group'],
    ['cluster', 'belong to another cluster'],
]);
/** Columns that need not be on both sides: who hangs together with whom is known from either. */
const fromEither = (/* unused pure expression or super */ null && (['cluster']));
/** Metrics that count a row by its cell in `correct`, where it has one. */
const graded = (/* unused pure expression or super */ null && (['accuracy']));
/**
 * Where one side alone says which answers are correct, the two are held to different measures. In words; empty where
 * none of the metrics asks.
 */
function fingerprint_findGrading(metrics, candidate, baseline) {
    const asked = [...metrics].some((name) => graded.includes(name));
    const sides = [candidate, baseline].filter(({ predictions }) => !predictions.columns.has('correct'));
    const [side] = sides;
    if (!asked || side === undefined || sides.length === 2)
        return [];
    return [`${quote(side.predictions.file)} lacks the column correct of the other side`];
}
/**
 * What makes two sides incomparable, in words: columns of the fingerprint that differ, or that one side lacks.
 * Empty when they can be compared.
 */
function fingerprint_findMismatches(count, candidate, baseline) {
    return [...agreed].flatMap(([name, what]) => {
        const [own, other] = [candidate.predictions.columns.get(name), baseline.predictions.columns.get(name)];
        if (own === undefined && other === undefined)
            return [];
        if (own === undefined || other === undefined) {
            const side = own === undefined ? candidate : baseline;
            return fromEither.includes(name)
                ? []
                : [`${quote(side.predictions.file)} lacks the column ${name} of the other side`];
        }
        let different = 0;
        for (let example = 0; example < count; example += 1) {
            const [a, b] = [own[firstRow(candidate, example)], other[firstRow(baseline, example)]];
            if (a !== b && cellText(a) !== cellText(b))
                different += 1;
        }
        return different === 0 ? [] : [`${different} of ${count} common examples ${what} than in the baseline`];
    });
}

;// CONCATENATED MODULE: ./packages/gate/lib/measure/marks.js

/** Reads the marks of examples. */
function marks_marksOf(examples) {
    const { candidate, baseline } = examples;
    return {
        clusters: codeColumn(examples, 'cluster')?.codes,
        weights: marks_weightsOf(examples),
        repeated: candidate.start !== null || (baseline !== null && baseline.start !== null),
    };
}
/** Whether every example is one row, counts the same, and stands for itself. */
function marks_isPlain({ clusters, weights, repeated }) {
    return clusters === undefined && weights === undefined && !repeated;
}
function marks_weightsOf({ count, candidate, baseline }) {
    const side = baseline?.predictions.columns.has('weight') ? baseline : candidate;
    const cells = side.predictions.columns.get('weight');
    return cells && Float64Array.from({ length: count }, (_, example) => Number(cells[firstRow(side, example)]));
}
/** The clusters of some examples, numbered from 0 without gaps. */
function marks_renumber(clusters, chosen) {
    if (clusters === undefined)
        return undefined;
    const numbers = new Map();
    return chosen.map((example) => {
        const code = clusters[example];
        const number = numbers.get(code) ?? numbers.size;
        numbers.set(code, number);
        return number;
    });
}

// EXTERNAL MODULE: ./node_modules/@stdlib/math-base-special-kernel-betaincinv/lib/index.js
var math_base_special_kernel_betaincinv_lib = __webpack_require__(61489);
;// CONCATENATED MODULE: ./packages/stats/lib/normal.js

const SQRT_2PI = Math.sqrt(2 * Math.PI);
/** Where the power series hands over to the continued fraction. */
const SERIES_LIMIT = 2.5;
/**
 * P(Z ≤ x) of the standard normal distribution, accurate to about 1e-13 relative, in the lower tail too.
 * @throws RangeError when x is NaN.
 */
function normal_normalCdf(x) {
    return normal_normalSf(-x);
}
/**
 * P(Z > x) of the standard normal distribution, accurate to about 1e-13 relative, in the upper tail too.
 * @throws RangeError when x is NaN.
 */
function normal_normalSf(x) {
    if (Number.isNaN(x))
        throw new RangeError('x must be a number, not NaN');
    if (Math.abs(x) < SERIES_LIMIT)
        return 0.5 - centralArea(x);
    return x > 0 ? upperTail(x) : 1 - upperTail(-x);
}
function density(x) {
    return Math.exp((-x * x) / 2) / SQRT_2PI;
}
/** P(0 < Z ≤ x) by the series φ(x)·(x + x³/3 + x⁵/(3·5) + …), whose terms share one sign. */
function centralArea(x) {
    let term = x;
    let sum = x;
    for (let odd = 3; Math.abs(term) > Math.abs(sum) * 1e-18; odd += 2) {
        term *= (x * x) / odd;
        sum += term;
    }
    return density(x) * sum;
}
/** P(Z > x) for large x by Laplace's continued fraction, evaluated from its tail. */
function upperTail(x) {
    let fraction = x;
    for (let k = 80; k >= 1; k--)
        fraction = x + k / fraction;
    return density(x) / fraction;
}
/**
 * The x with P(Z ≤ x) = p, accurate to about 1e-15 relative.
 * Source: Wichura (1988), Algorithm AS 241 (PPND16), Applied Statistics 37.
 * @throws RangeError unless 0 < p < 1.
 */
function normal_normalPpf(p) {
    requireOpenUnit('p', p);
    const q = p - 0.5;
    if (Math.abs(q) <= 0.425)
        return q * rational(0.180625 - q * q, CENTRAL);
    const r = Math.sqrt(-Math.log(Math.min(p, 1 - p)));
    const x = r <= 5 ? rational(r - 1.6, MIDDLE) : rational(r - 5, FAR);
    return q < 0 ? -x : x;
}
function rational(x, { above, below }) {
    return polynomial(x, above) / polynomial(x, below);
}
function polynomial(x, coefficients) {
    return coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0);
}
// Coefficients of AS 241, rounded to doubles, lowest power first.
const CENTRAL = {
    above: [
        3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087,
        33430.57558358813, 2509.0809287301227,
    ],
    below: [
        1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
        28729.085735721943, 5226.495278852854,
    ],
};
const MIDDLE = {
    above: [
        1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
        0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
    ],
    below: [
        1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
        0.0005475938084995345, 1.0507500716444169e-9,
    ],
};
const FAR = {
    above: [
        6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
        0.0012426609473880784, 0.000027115555687434876, 2.0103343992922881e-7,
    ],
    below: [
        1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 0.000018463183175100548,
        1.421511758316446e-7, 2.0442631033899397e-15,
    ],
};

// EXTERNAL MODULE: ./node_modules/@stdlib/math-base-special-betainc/lib/index.js
var math_base_special_betainc_lib = __webpack_require__(89986);
;// CONCATENATED MODULE: ./packages/stats/lib/distributions/beta.js

/**
 * Regularised incomplete beta function I_x(a, b) = P(X ≤ x) of a beta variable, accurate to about 1e-13 relative.
 * @param x in [0, 1].
 * @param a above 0, finite.
 * @param b above 0, finite.
 * @throws RangeError on arguments outside these ranges.
 */
function beta_regularizedBeta(x, a, b) {
    requireBeta(x, a, b);
    return betainc(x, a, b, true, false);
}
/** 1 − I_x(a, b) = P(X > x), without the loss of digits of the subtraction. @throws RangeError as regularizedBeta. */
function beta_regularizedBetaSf(x, a, b) {
    requireBeta(x, a, b);
    return betainc(x, a, b, true, true);
}
function requireBeta(x, ...shapes) {
    if (!(x >= 0 && x <= 1))
        throw new RangeError(`x must lie between 0 and 1, not ${x}`);
    for (const shape of shapes) {
        if (!(shape > 0 && shape < Infinity))
            throw new RangeError(`a and b must be above 0 and finite, not ${shape}`);
    }
}

;// CONCATENATED MODULE: ./packages/stats/lib/distributions/student-t.js




/**
 * P(T ≤ t) of Student's distribution, with relative accuracy in the lower tail too.
 * @param df degrees of freedom above 0, fractions allowed; Infinity gives the normal distribution.
 * @throws RangeError when t is NaN or df is not above 0.
 */
function student_t_studentTCdf(t, df) {
    return student_t_studentTSf(-t, df);
}
/** P(T > t), with relative accuracy in the upper tail too; otherwise as `studentTCdf`. @throws RangeError as there. */
function student_t_studentTSf(t, df) {
    if (Number.isNaN(t))
        throw new RangeError('t must be a number, not NaN');
    requireFreedom(df);
    if (df === Infinity)
        return normalSf(t);
    return t >= 0 ? student_t_upperTail(t, df) : 1 - student_t_upperTail(-t, df);
}
/**
 * The t with P(T ≤ t) = p, accurate to about 1e-12 relative in both tails; 0 at p = ½.
 * An upper tail closer to 1 than doubles resolve is asked for as −studentTPpf(1 − p, df).
 * @throws RangeError unless 0 < p < 1 and df is above 0.
 */
function student_t_studentTPpf(p, df) {
    requireOpenUnit('p', p);
    requireFreedom(df);
    if (df === Infinity)
        return normalPpf(p);
    if (p === 0.5)
        return 0;
    return p < 0.5 ? lowerQuantile(p, df) : -lowerQuantile(1 - p, df);
}
/** ½·I at df/(df + t²); near the middle ½ less half the complement, of which betainc loses digits at tiny t². */
function student_t_upperTail(t, df) {
    const square = t * t;
    if (square === Infinity)
        return 0;
    const total = df + square;
    if (square > df)
        return regularizedBeta(df / total, df / 2, 0.5) / 2;
    const central = regularizedBeta(square / total, 0.5, df / 2);
    return central < 0.5 ? 0.5 - central / 2 : regularizedBetaSf(square / total, 0.5, df / 2) / 2;
}
function lowerQuantile(p, df) {
    // x = df/(df + t²) and its complement; near the middle the inverse is exact only when asked for the complement.
    const [x, rest] = p < 0.25 ? betaQuantile(df / 2, 0.5, 2 * p) : betaQuantile(0.5, df / 2, 1 - 2 * p).toReversed();
    return -Math.sqrt((df * rest) / x);
}
/** The x with I_x(a, b) = p, and 1 − x. */
function betaQuantile(a, b, p) {
    return kernelBetaincinv(a, b, p, 1 - p);
}
function requireFreedom(df) {
    if (!(df > 0))
        throw new RangeError(`df must be above 0, not ${df}`);
}

;// CONCATENATED MODULE: ./packages/stats/lib/means/margin.js

/**
 * Takes a margin apart into its absolute and its relative share.
 * @throws RangeError on a size that is negative or not finite, or a relative margin of a baseline not above 0.
 */
function margin_splitMargin({ size, relative }, baseline) {
    if (!(size >= 0 && size < Infinity))
        throw new RangeError(`a margin must be at least 0 and finite, not ${size}`);
    if (!relative)
        return { size, share: 0 };
    if (!(baseline > 0))
        throw new RangeError(`a relative margin needs a baseline above 0, not ${baseline}`);
    return { size: 0, share: size };
}
/**
 * z(1−α) + z(power): how many standard errors an effect must measure to be found as planned.
 * @throws RangeError unless alpha lies in (0, 0.5) and power in [0.5, 1).
 */
function margin_planReach({ alpha, power }) {
    if (!(alpha > 0 && alpha < 0.5))
        throw new RangeError(`alpha must lie between 0 and 0.5, exclusive, not ${alpha}`);
    if (!(power >= 0.5 && power < 1))
        throw new RangeError(`power must be at least 0.5 and below 1, not ${power}`);
    return normalPpf(power) - normalPpf(alpha);
}

;// CONCATENATED MODULE: ./packages/stats/lib/means/student-contrast.js



/**
 * The contrast of an estimate with a t or normal distribution: one-sided p-values, intervals and power.
 *
 * Where nothing varies it is inconclusive and flagged `degenerate`; a p is then 0, ½ or 1 by the sign of what it
 * tests. Where the noise is not known every p is ½. `needed` scales with `n`.
 */
function student_contrast_studentContrast(input) {
    const { test, n, baseline, candidate, evidence, faults = [], cautions = [] } = input;
    const plain = evidence(0);
    const se = Math.sqrt(plain.variance);
    const blocking = se === 0 ? [...faults, 'degenerate'] : faults;
    const scale = Math.abs(baseline) + Math.abs(candidate);
    return {
        test,
        n,
        baseline,
        candidate,
        estimate: plain.estimate,
        se,
        df: plain.df,
        conclusive: blocking.length === 0,
        flags: [...cautions, ...blocking],
        regression: () => studentTCdf(standardised(plain, 0, scale), plain.df),
        improvement: () => studentTSf(standardised(plain, 0, scale), plain.df),
        noninferiority: (margin) => {
            const { size, share } = splitMargin(margin, baseline);
            const tested = evidence(share);
            return studentTSf(standardised(tested, size, scale), tested.df);
        },
        interval: (level) => student_contrast_studentInterval(plain, level),
        detectable: (plan) => (se === 0 ? Infinity : planReach(plan) * se),
        needed: (margin, plan) => {
            const allowance = splitMargin(margin, baseline);
            return student_contrast_unitsNeeded(evidence(allowance.share), { allowance, n, baseline, reach: planReach(plan) });
        },
    };
}
/** Two-sided t interval around an estimate. @throws RangeError on a level outside (0, 1). */
function student_contrast_studentInterval({ estimate, variance, df }, level) {
    requireOpenUnit('level', level);
    const reach = variance === 0 ? 0 : -studentTPpf((1 - level) / 2, df) * Math.sqrt(variance);
    return [estimate - reach, estimate + reach];
}
/** (estimate + size)/SE; without spread ±Infinity by its sign, and 0 where only rounding separates it from 0. */
function standardised({ estimate, variance }, size, scale) {
    const excess = estimate + size;
    if (variance > 0)
        return excess / Math.sqrt(variance);
    if (Math.abs(excess) <= 16 * Number.EPSILON * (scale + size))
        return 0;
    return excess > 0 ? Infinity : -Infinity;
}
/** The n at which reach·SE equals the margin, when only the variance above `fixed` falls as 1/n. */
function student_contrast_unitsNeeded({ variance, fixed = 0 }, { allowance, n, baseline, reach }) {
    const size = allowance.size + allowance.share * baseline;
    const spare = (size / reach) ** 2 - fixed;
    if (!(spare > 0) || variance === 0 || variance === Infinity)
        return null;
    return Math.max(2, Math.ceil((n * (variance - fixed)) / spare));
}

;// CONCATENATED MODULE: ./packages/stats/lib/aggregates/contrast-errors.js

/**
 * Two reported values by their standard errors: `stderr-z`, SE² = se_b² + se_c², normal. On the same examples the
 * errors mostly go together, which this cannot see: it then errs towards no verdict. How many units there were is not
 * known: `n` is 0 and `needed` null. Both errors 0: flag `degenerate`, inconclusive.
 * @throws RangeError on numbers that are not finite, or negative standard errors.
 */
function contrast_errors_contrastErrors({ baseline, candidate, direction }) {
    requireMeasured('baseline', baseline);
    requireMeasured('candidate', candidate);
    const sign = direction === 'higher' ? 1 : -1;
    const contrast = studentContrast({
        test: 'stderr-z',
        n: 0,
        baseline: baseline.value,
        candidate: candidate.value,
        evidence: (share) => ({
            estimate: sign * (candidate.value - baseline.value) + share * baseline.value,
            variance: ((share - sign) * baseline.stderr) ** 2 + candidate.stderr ** 2,
            df: Infinity,
        }),
    });
    return { ...contrast, needed: () => null };
}
function requireMeasured(side, { value, stderr }) {
    if (!Number.isFinite(value))
        throw new RangeError(`the ${side}'s value must be finite, not ${value}`);
    if (!(stderr >= 0 && stderr < Infinity)) {
        throw new RangeError(`the ${side}'s stderr must be at least 0 and finite, not ${stderr}`);
    }
}

;// CONCATENATED MODULE: ./packages/stats/lib/ranking/argsort.js
const DIGIT_BITS = 11;
const BUCKETS = 1 << DIGIT_BITS;
const DIGIT = BUCKETS - 1;
/** Six digits of 11 bits hold 64 bits. */
const DIGITS = 6;
/**
 * The order that sorts 64-bit unsigned keys upwards, given as two words each; equal keys keep their order.
 * A radix sort: one count of all digits, then a pass for each digit in which keys differ at all.
 */
function argsort_argsortWords(high, low) {
    const n = high.length;
    const counts = countDigits(high, low);
    let order = new Uint32Array(n);
    for (let i = 0; i < n; i++)
        order[i] = i;
    let spare = new Uint32Array(n);
    for (let digit = 0; digit < DIGITS; digit++) {
        const starts = counts.subarray(digit * BUCKETS, (digit + 1) * BUCKETS);
        if (starts.includes(n))
            continue;
        accumulate(starts);
        for (let i = 0; i < n; i++) {
            const item = order[i];
            const bucket = digitOf(high[item], low[item], digit);
            const place = starts[bucket];
            starts[bucket] = place + 1;
            spare[place] = item;
        }
        [order, spare] = [spare, order];
    }
    return order;
}
/**
 * The order that sorts numbers upwards; −0 and 0 are equal, and equal numbers keep their order.
 * @throws RangeError on NaN.
 */
function argsort_argsort(values) {
    const n = values.length;
    const high = new Uint32Array(n);
    const low = new Uint32Array(n);
    const number = new Float64Array(1);
    const words = new Uint32Array(number.buffer);
    const upper = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 1 : 0;
    for (let i = 0; i < n; i++) {
        const value = values[i];
        if (Number.isNaN(value))
            throw new RangeError(`scores must be numbers, not NaN (at ${i})`);
        // Adding 0 turns −0 into 0.
        number[0] = value + 0;
        const top = words[upper];
        // Ordered as unsigned numbers: all bits of negative ones turned over, else the sign alone.
        const flip = top >>> 31 === 1 ? 0xffffffff : 0;
        high[i] = top ^ (flip | 0x80000000);
        low[i] = words[1 - upper] ^ flip;
    }
    return argsort_argsortWords(high, low);
}
function countDigits(high, low) {
    const counts = new Uint32Array(DIGITS * BUCKETS);
    for (let i = 0; i < high.length; i++) {
        for (let digit = 0; digit < DIGITS; digit++) {
            const at = digit * BUCKETS + digitOf(high[i], low[i], digit);
            counts[at] = counts[at] + 1;
        }
    }
    return counts;
}
/** Digits 0 to 5 begin at bits 0, 11, 22, 33, 44, 55; the third takes ten bits of the low word and one of the high. */
function digitOf(high, low, digit) {
    if (digit < 2)
        return (low >>> (digit * DIGIT_BITS)) & DIGIT;
    if (digit === 2)
        return (low >>> 22) | ((high & 1) << 10);
    return (high >>> (digit * DIGIT_BITS - 32)) & DIGIT;
}
/** Turns counts into the places at which buckets begin. */
function accumulate(counts) {
    let sum = 0;
    for (let i = 0; i < counts.length; i++) {
        const count = counts[i];
        counts[i] = sum;
        sum += count;
    }
}

;// CONCATENATED MODULE: ./packages/stats/lib/resampling/rows.js


/**
 * Puts the rows of the sides next to each other and drops amounts of 0.
 * @throws RangeError on no units, sides of different size, rows out of order, indices out of range, amounts that are
 * not finite.
 */
function rows_joinSides(sides) {
    const [first] = sides;
    const units = first.start.length - 1;
    requireSides(sides);
    const entries = sides.reduce((sum, { amount }) => sum + amount.length, 0);
    const start = new Uint32Array(units + 1);
    const index = new Uint32Array(entries);
    const amount = new Float64Array(entries);
    let filled = 0;
    for (let unit = 0; unit < units; unit++) {
        for (let s = 0; s < sides.length; s++) {
            const side = sides[s];
            const end = side.start[unit + 1];
            for (let j = side.start[unit]; j < end; j++) {
                const added = side.amount[j];
                if (added === 0)
                    continue;
                index[filled] = s * first.width + side.index[j];
                amount[filled++] = added;
            }
        }
        start[unit + 1] = filled;
    }
    return { units, width: sides.length * first.width, start, index, amount };
}
/** Hashes every row, so that units can be put into an order that does not depend on where they stood. */
function rows_hashRows({ units, start, index, amount }) {
    const high = new Uint32Array(units);
    const low = new Uint32Array(units);
    const words = new Uint32Array(amount.buffer, amount.byteOffset, 2 * amount.length);
    for (let unit = 0; unit < units; unit++) {
        let a = 0x243f6a88;
        let b = 0x85a308d3;
        const end = start[unit + 1];
        for (let j = start[unit]; j < end; j++) {
            a = mix(a ^ index[j], b);
            b = mix(b ^ words[2 * j], a);
            a = mix(a ^ words[2 * j + 1], b);
        }
        high[unit] = mix(a, b);
        low[unit] = mix(b, a);
    }
    return { high, low };
}
/** The order of rows by hash. */
function rows_orderByHash({ high, low }) {
    return argsortWords(high, low);
}
function mix(word, other) {
    const a = Math.imul(word ^ (word >>> 16), 0x7feb352d);
    return Math.imul(a ^ (a >>> 15) ^ other, 0x846ca68b) ^ (a >>> 16);
}
/** Sums the rows of each group, in the order of its members. */
function rows_mergeRows(rows, { members, start }) {
    const groups = start.length - 1;
    const index = [];
    const amount = [];
    const merged = new Uint32Array(groups + 1);
    const sums = new Float64Array(rows.width);
    const seen = new Uint8Array(rows.width);
    for (let group = 0; group < groups; group++) {
        const touched = [];
        for (let m = start[group]; m < start[group + 1]; m++) {
            tallyRow(rows, members[m], { sums, seen, touched });
        }
        for (const j of touched.toSorted((a, b) => a - b)) {
            if (sums[j] !== 0) {
                index.push(j);
                amount.push(sums[j]);
            }
            sums[j] = 0;
            seen[j] = 0;
        }
        merged[group + 1] = index.length;
    }
    return {
        units: groups,
        width: rows.width,
        start: merged,
        index: Uint32Array.from(index),
        amount: Float64Array.from(amount),
    };
}
/** Picks rows by number. */
function rows_pickRows(rows, picked) {
    const start = new Uint32Array(picked.length + 1);
    for (let i = 0; i < picked.length; i++) {
        const unit = picked[i];
        start[i + 1] = start[i] + rows.start[unit + 1] - rows.start[unit];
    }
    const index = new Uint32Array(start.at(-1));
    const amount = new Float64Array(index.length);
    for (let i = 0; i < picked.length; i++) {
        const from = rows.start[picked[i]];
        const to = rows.start[picked[i] + 1];
        index.set(rows.index.subarray(from, to), start[i]);
        amount.set(rows.amount.subarray(from, to), start[i]);
    }
    return { units: picked.length, width: rows.width, start, index, amount };
}
/** Adds a row to sums so many times. */
function rows_addRow(rows, unit, { sums, times }) {
    const end = rows.start[unit + 1];
    for (let j = rows.start[unit]; j < end; j++) {
        const at = rows.index[j];
        sums[at] = sums[at] + times * rows.amount[j];
    }
}
/** Whether two rows hold the same entries in the same order. */
function rows_sameRow({ start, index, amount }, one, other) {
    const from = start[one];
    const length = start[one + 1] - from;
    const shift = start[other] - from;
    if (start[other + 1] - start[other] !== length)
        return false;
    for (let j = from; j < from + length; j++) {
        if (index[j] !== index[j + shift] || amount[j] !== amount[j + shift])
            return false;
    }
    return true;
}
function tallyRow(rows, unit, { sums, seen, touched }) {
    const end = rows.start[unit + 1];
    for (let j = rows.start[unit]; j < end; j++) {
        const at = rows.index[j];
        if (seen[at] === 0) {
            seen[at] = 1;
            touched.push(at);
        }
        sums[at] = sums[at] + rows.amount[j];
    }
}

;// CONCATENATED MODULE: ./packages/stats/lib/resampling/binomial-draws.js
/** From this mean on rejection is quicker than counting up from 0. */
const REJECTION_FROM = 10;
/**
 * Draws the number of successes in n trials of probability p; exact at any n up to 2³¹ and any p in [0, 1].
 * Source: inversion for means below 10, else Hörmann (1993), "The generation of binomial random variates", algorithm
 * BTRS, Journal of Statistical Computation and Simulation 46.
 */
function binomial_draws_drawBinomial(random, n, p) {
    if (p > 0.5)
        return n - binomial_draws_drawBinomial(random, n, 1 - p);
    if (n === 0 || p === 0)
        return 0;
    return n * p < REJECTION_FROM ? drawByInversion(random, n, p) : drawByRejection(random, n, p);
}
/** Coins below this number are tossed by counting random bits. */
const TOSSED_BELOW = 192;
/** Draws the number of heads in n tosses of a fair coin; exact. */
function binomial_draws_drawHeads(random, n) {
    if (n >= TOSSED_BELOW)
        return drawByRejection(random, n, 0.5);
    let heads = 0;
    for (let left = n; left > 0; left -= 32)
        heads += ones(left >= 32 ? random.bits() : random.bits() >>> (32 - left));
    return heads;
}
/** Number of ones among 32 bits, added in pairs, nibbles and bytes. */
function ones(word) {
    const pairs = word - ((word >>> 1) & 0x55555555);
    const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
    return Math.imul((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
/** Takes probabilities of 0, 1, 2… off a uniform number until it is used up. */
function drawByInversion(random, n, p) {
    const odds = p / (1 - p);
    const none = Math.exp(n * Math.log1p(-p));
    for (;;) {
        let u = random.uniform();
        let probability = none;
        for (let k = 0; k <= n; k++) {
            if (u < probability)
                return k;
            u -= probability;
            probability *= (odds * (n - k)) / (k + 1);
            // Rounding left a crumb beyond the last value: draw again.
            if (probability < 1e-300)
                break;
        }
    }
}
function drawByRejection(random, n, p) {
    const q = 1 - p;
    const spread = Math.sqrt(n * p * q);
    const b = 1.15 + 2.53 * spread;
    const a = -0.0873 + 0.0248 * b + 0.01 * p;
    const sure = 0.92 - 4.2 / b;
    for (;;) {
        const v = random.uniform();
        const u = random.uniform() - 0.5;
        const margin = 0.5 - Math.abs(u);
        const k = Math.floor(((2 * a) / margin + b) * u + n * p + 0.5);
        if (margin >= 0.07 && v <= sure)
            return k;
        if (!(k >= 0 && k <= n))
            continue;
        const scaled = (v * (2.83 + 5.1 / b) * spread) / (a / (margin * margin) + b);
        if (Math.log(scaled) <= logRatio(k, n, p))
            return k;
    }
}
/** ln of P(X = k) over P(X = mode). */
function logRatio(k, n, p) {
    const mode = Math.floor((n + 1) * p);
    const factorials = logFactorial(mode) + logFactorial(n - mode) - logFactorial(k) - logFactorial(n - k);
    return factorials + (k - mode) * Math.log(p / (1 - p));
}
const SMALL = 32;
const logFactorials = new Float64Array(SMALL);
for (let k = 2; k < SMALL; k++)
    logFactorials[k] = logFactorials[k - 1] + Math.log(k);
/** ln k!, by Stirling's series from 32 on, where three terms leave less than 1e-14. */
function logFactorial(k) {
    if (k < SMALL)
        return logFactorials[k];
    const inverse = 1 / k;
    const square = inverse * inverse;
    const correction = inverse * (1 / 12 - square * (1 / 360 - square / 1260));
    return (k + 0.5) * Math.log(k) - k + 0.5 * Math.log(2 * Math.PI) + correction;
}

;// CONCATENATED MODULE: ./packages/stats/lib/resampling/unit-draws.js

/** Kinds of at least so many units are drawn by a binomial number each, the units of the others one by one. */
const COMMON_FROM = 16;
/** One binomial draw takes about the time of so many single draws. */
const BINOMIAL_COST = 12;
/** What a draw costs, in single draws. @param counts units of each kind, falling. */
function unit_draws_drawCost(counts) {
    let cost = 0;
    for (const count of counts)
        cost += count >= COMMON_FROM ? BINOMIAL_COST : count;
    return cost;
}
/**
 * Opens multinomial draws of n units with replacement, n = Σ counts. Common kinds are drawn by the binomial
 * distribution of each given those before it; what remains falls on rare units evenly.
 * @param counts units of each kind, falling; fewer than 2¹⁶ units may be of rare kinds.
 */
function unit_draws_openUnitDraws(counts, random) {
    const common = counts.findIndex((count) => count < COMMON_FROM);
    const commonKinds = common === -1 ? counts.length : common;
    const multiplicity = new Float64Array(commonKinds);
    const shares = conditionalShares(counts, commonKinds);
    const rare = expand(counts, commonKinds);
    const n = counts.reduce((sum, count) => sum + count, 0);
    let positions = new Uint32Array(rare.length + 1);
    let rareCount = 0;
    return {
        common: commonKinds,
        multiplicity,
        rare,
        rareDrawn: () => positions,
        rareCount: () => rareCount,
        draw: () => {
            let left = n;
            for (let kind = 0; kind < commonKinds; kind++) {
                const drawn = left === 0 ? 0 : drawBinomial(random, left, shares[kind]);
                multiplicity[kind] = drawn;
                left -= drawn;
            }
            rareCount = left;
            if (left >= positions.length)
                positions = new Uint32Array(2 * left);
            if (left > 0)
                random.fillBelow(positions, left, rare.length);
        },
    };
}
/** Share of each common kind in the units not of the kinds before it. */
function conditionalShares(counts, common) {
    const shares = new Float64Array(common);
    let left = counts.reduce((sum, count) => sum + count, 0);
    for (let kind = 0; kind < common; kind++) {
        const count = counts[kind];
        shares[kind] = count / left;
        left -= count;
    }
    return shares;
}
/** The kind of every unit from kind `first` on. */
function expand(counts, first) {
    const units = new Uint32Array(counts.subarray(first).reduce((sum, count) => sum + count, 0));
    let filled = 0;
    for (let kind = first; kind < counts.length; kind++) {
        const end = filled + counts[kind];
        units.fill(kind, filled, end);
        filled = end;
    }
    return units;
}

;// CONCATENATED MODULE: ./packages/stats/lib/resampling/bootstrap-sums.js



/** The sums of all sides over all units. */
function bootstrap_sums_totalSums({ rows, counts }) {
    const sums = new Float64Array(rows.width);
    for (let kind = 0; kind < rows.units; kind++)
        addRow(rows, kind, { sums, times: counts[kind] });
    return sums;
}
/** Opens a bootstrap: as many units as there are, drawn with replacement, their sides together. */
function bootstrap_sums_openBootstrap(kinds, random) {
    const draws = openUnitDraws(kinds.counts, random);
    const columns = toColumns(kinds.rows);
    if (columns === undefined)
        return (sums) => addDrawn(kinds, draws, sums);
    const totals = bootstrap_sums_totalSums(kinds);
    const split = varyingColumns(columns).map(({ sums, amount }) => ({
        sums,
        common: amount.slice(0, draws.common),
        rare: Float64Array.from(draws.rare, (kind) => amount[kind]),
    }));
    return (sums) => {
        draws.draw();
        sums.set(totals);
        for (const column of split) {
            const rare = gather(column.rare, draws.rareDrawn(), draws.rareCount());
            const sum = dot(draws.multiplicity, column.common) + rare;
            for (const at of column.sums)
                sums[at] = sum;
        }
    };
}
function addDrawn({ rows }, draws, sums) {
    draws.draw();
    sums.fill(0);
    for (let kind = 0; kind < draws.common; kind++) {
        addRow(rows, kind, { sums, times: draws.multiplicity[kind] });
    }
    const positions = draws.rareDrawn();
    const count = draws.rareCount();
    for (let i = 0; i < count; i++)
        addRow(rows, draws.rare[positions[i]], { sums, times: 1 });
}

;// CONCATENATED MODULE: ./packages/stats/lib/resampling/random.js
const WARM_UP = 16;
/**
 * Opens the generator sfc32 (C. Doty-Humphrey, PractRand): 128 bits of state, one of them a counter, so that no seed
 * is a bad one and no cycle is shorter than 2³².
 * @throws RangeError unless the seed is four unsigned 32-bit words.
 */
function openRandom(seed) {
    requireSeed(seed);
    // A typed array and not four variables of the closure: those would be boxed at every draw.
    const state = Int32Array.from(seed, (word) => word | 0);
    const bits = () => next(state);
    for (let i = 0; i < WARM_UP; i++)
        bits();
    return {
        bits,
        uniform: () => ((bits() >>> 5) * 2 ** 26 + (bits() >>> 6)) / 2 ** 53,
        below: (n) => drawBelow(bits, n),
        fillBits: (target) => {
            for (let i = 0; i < target.length; i++)
                target[i] = bits();
        },
        fillBelow: (target, count, n) => fillBelow(state, target, { count, n }),
    };
}
/** Purposes whose draws must not depend on which of them was asked for first. */
const STREAMS = { bootstrap: 1, permutation: 2, blocks: 3, jackknife: 4 };
/** Opens a generator of its own for one purpose of a seed. @throws RangeError as openRandom does. */
function random_openStream(seed, purpose) {
    requireSeed(seed);
    const [a, b, c, d] = seed;
    return openRandom([a, b, (c ^ Math.imul(STREAMS[purpose], 0x9e3779b1)) >>> 0, d]);
}
/** @throws RangeError unless there are at least 99 replicates, a whole number. */
function random_requireReplicates(replicates) {
    if (!Number.isSafeInteger(replicates) || replicates < 99) {
        throw new RangeError(`replicates must be a whole number of at least 99, not ${replicates}`);
    }
}
function requireSeed(seed) {
    if (seed.length !== 4 || seed.some((word) => word >>> 0 !== word)) {
        throw new RangeError(`seed must be four unsigned 32-bit words, not ${seed.join(', ')}`);
    }
}
function next(state) {
    const b = state[1];
    const c = state[2];
    const sum = (state[0] + b + state[3]) | 0;
    state[3] = state[3] + 1;
    state[0] = b ^ (b >>> 9);
    state[1] = c + (c << 3);
    state[2] = ((c << 21) | (c >>> 11)) + sum;
    return sum >>> 0;
}
/** Multiplies and shifts; where 32 bits cannot be shared out evenly the draw is repeated (Lemire 2019). */
function drawBelow(bits, n) {
    if (!(n >= 1 && n < 2 ** 32 && Number.isInteger(n)))
        throw new RangeError(`n must be from 1 to 2³² − 1, not ${n}`);
    const uneven = 2 ** 32 % n;
    for (;;) {
        const x = bits();
        const low = Math.imul(x, n) >>> 0;
        // Exact: high·2³² + low = x·n, taken apart in halves of x so that no product exceeds 2⁵³.
        if (low >= uneven)
            return Math.floor(((x >>> 16) * n + Math.floor(((x & 0xffff) * n) / 2 ** 16)) / 2 ** 16);
    }
}
/** As drawBelow, with 16 bits for each draw and the state in local variables. */
function fillBelow(state, target, { count, n }) {
    if (!(n >= 1 && n <= 2 ** 16 && Number.isInteger(n)))
        throw new RangeError(`n must be from 1 to 65536, not ${n}`);
    const uneven = 2 ** 16 % n;
    let [a, b, c, d] = state;
    for (let i = 0; i < count;) {
        const sum = (a + b + d) | 0;
        d = (d + 1) | 0;
        a = b ^ (b >>> 9);
        b = (c + (c << 3)) | 0;
        c = (((c << 21) | (c >>> 11)) + sum) | 0;
        const upper = Math.imul(sum >>> 16, n);
        target[i] = upper >>> 16;
        if ((upper & 0xffff) >= uneven)
            i++;
        // One past the end of `count` may be written, and is dropped where the array ends there.
        const lower = Math.imul(sum & 0xffff, n);
        target[i] = lower >>> 16;
        if ((lower & 0xffff) >= uneven)
            i++;
    }
    state.set([a, b, c, d]);
}

;// CONCATENATED MODULE: ./packages/stats/lib/resampling/kinds.js



/** Above this cost of a draw, in single draws, units are gathered into blocks. */
const COST_LIMIT = 20_000;
const BLOCKS = 2000;
/**
 * Finds the kinds of units, or of clusters. Where there are too many to draw from quickly, units are gathered into
 * 2000 random blocks of even size, which are then drawn as clusters are: the standard error is estimated to 2 %, and
 * swapping whole blocks is as exact a test as swapping units, since units that may be swapped singly may be together.
 * @throws RangeError as joinSides does, and on clusters that are not one for each unit.
 */
function kinds_findKinds(sides, { clusters, seed }) {
    const units = joinSides(sides);
    const rows = clusters === undefined ? units : mergeRows(units, byCluster(units, clusters));
    const order = orderByHash(hashRows(rows));
    const { picked, counts } = kinds_collapseRows(rows, order);
    const summary = { sides: sides.length, n: rows.units, clusters: clusters === undefined ? undefined : rows.units };
    if (drawCost(counts) > COST_LIMIT) {
        const blocks = mergeRows(rows, gatherBlocks(order, openStream(seed, 'blocks')));
        return { rows: blocks, counts: new Uint32Array(BLOCKS).fill(1), ...summary };
    }
    return { rows: pickRows(rows, picked), counts, ...summary };
}
/** The units of each cluster, in the order of their contents; numbers no unit has are left out. */
function byCluster(units, clusters) {
    return kinds_groupBy(orderByHash(hashRows(units)), clusters);
}
/**
 * Groups items by a number each, in the order given; numbers that no item has are left out.
 * @throws RangeError unless there is one number for each item.
 */
function kinds_groupBy(order, numbers) {
    if (numbers.length !== order.length) {
        throw new RangeError(`clusters must be one for each of ${order.length} units, not ${numbers.length}`);
    }
    const places = new Uint32Array(numbers.reduce((top, number) => Math.max(top, number), 0) + 2);
    for (const number of numbers)
        places[number + 1] = places[number + 1] + 1;
    for (let i = 1; i < places.length; i++)
        places[i] = places[i] + places[i - 1];
    const start = places.filter((place, i) => i === 0 || place !== places[i - 1]);
    const members = new Uint32Array(order.length);
    for (const item of order) {
        const number = numbers[item];
        const place = places[number];
        members[place] = item;
        places[number] = place + 1;
    }
    return { members, start };
}
/** A row of each kind, and how many rows are equal to it: falling, so that the order of `order` decides among equals. */
function kinds_collapseRows(rows, order) {
    const first = new Uint32Array(order.length);
    const counts = new Uint32Array(order.length);
    let kinds = 0;
    for (const unit of order) {
        if (kinds === 0 || !sameRow(rows, first[kinds - 1], unit))
            first[kinds++] = unit;
        counts[kinds - 1] = counts[kinds - 1] + 1;
    }
    if (kinds === order.length)
        return { picked: first, counts };
    const falling = Uint32Array.from({ length: kinds }, (_, kind) => kind).toSorted((a, b) => counts[b] - counts[a]);
    return {
        picked: falling.map((kind) => first[kind]),
        counts: falling.map((kind) => counts[kind]),
    };
}
/** Shuffles the units and cuts them into blocks whose sizes differ by one at most. */
function gatherBlocks(order, random) {
    const members = kinds_shuffle(order, random);
    const start = Uint32Array.from({ length: BLOCKS + 1 }, (_, block) => Math.round((block * members.length) / BLOCKS));
    return { members, start };
}
/** A copy in random order. */
function kinds_shuffle(order, random) {
    const shuffled = order.slice();
    for (let i = shuffled.length - 1; i > 0; i--) {
        const j = random.below(i + 1);
        const item = shuffled[i];
        shuffled[i] = shuffled[j];
        shuffled[j] = item;
    }
    return shuffled;
}

;// CONCATENATED MODULE: ./packages/stats/lib/resampling/jackknife-sums.js




/** Above this number of kinds, units are left out in blocks. */
const EXACT_UP_TO = 5000;
const jackknife_sums_BLOCKS = 500;
/** Opens the jackknife: a unit of each kind left out, or one of 500 random blocks where there are over 5000 kinds. */
function jackknife_sums_openOmissions(kinds, seed) {
    const totals = totalSums(kinds);
    const exact = kinds.rows.units <= EXACT_UP_TO;
    const rows = exact ? kinds.rows : jackknife_sums_gatherBlocks(kinds, seed);
    return {
        counts: exact ? kinds.counts : new Uint32Array(jackknife_sums_BLOCKS).fill(1),
        omit: (i, sums) => {
            sums.set(totals);
            addRow(rows, i, { sums, times: -1 });
        },
    };
}
function jackknife_sums_gatherBlocks({ rows, counts }, seed) {
    const units = [];
    for (const [kind, count] of counts.entries())
        for (let i = 0; i < count; i++)
            units.push(kind);
    const members = shuffle(Uint32Array.from(units), openStream(seed, 'jackknife'));
    const start = Uint32Array.from({ length: jackknife_sums_BLOCKS + 1 }, (_, block) => Math.round((block * members.length) / jackknife_sums_BLOCKS));
    return mergeRows(rows, { members, start });
}

;// CONCATENATED MODULE: ./packages/stats/lib/resampling/bca.js


/** Whether replicates span less than 1e-12: there is nothing to judge noise by. */
function bca_isDegenerate(sorted) {
    return sorted.length === 0 || sorted.at(-1) - sorted[0] < 1e-12;
}
/**
 * z0: how far the estimate lies off the median of its replicates, in standard deviations, replicates equal to it
 * counted half.
 * Source: Efron (1987), "Better bootstrap confidence intervals", JASA 82.
 */
function bca_medianBias({ sorted, estimate }) {
    return normalPpf(shareBelow(sorted, estimate));
}
/**
 * ΣU³ / (6·(ΣU²)^1.5) of U = mean − value over leave-one-out values; 0 where they are all equal. NaN values, units
 * without which there is no statistic, are left out.
 * Source: Efron (1987).
 * @param counts how many units each value stands for; 1 where absent.
 */
function bca_acceleration(jackknife, counts) {
    let n = 0;
    let sum = 0;
    for (let i = 0; i < jackknife.length; i++) {
        const value = jackknife[i];
        if (Number.isNaN(value))
            continue;
        n += counts?.[i] ?? 1;
        sum += (counts?.[i] ?? 1) * value;
    }
    const mean = sum / n;
    let squares = 0;
    let cubes = 0;
    for (let i = 0; i < jackknife.length; i++) {
        const deviation = mean - jackknife[i];
        if (Number.isNaN(deviation))
            continue;
        squares += (counts?.[i] ?? 1) * deviation ** 2;
        cubes += (counts?.[i] ?? 1) * deviation ** 3;
    }
    return squares > 0 ? cubes / (6 * squares ** 1.5) || 0 : 0;
}
/**
 * The shares of replicates below the two ends of a BCa interval.
 * Source: Efron (1987); DiCiccio & Efron (1996), Statistical Science 11.
 * @throws RangeError unless 0 < level < 1.
 */
function bcaLevels(distribution, level) {
    requireOpenUnit('level', level);
    const z = normalPpf((1 + level) / 2);
    const bias = distribution.bias ?? bca_medianBias(distribution);
    return [correctedLevel(bias, distribution.acceleration, -z), correctedLevel(bias, distribution.acceleration, z)];
}
/**
 * The two-sided BCa interval; the estimate alone where all replicates are equal.
 * @throws RangeError unless 0 < level < 1.
 */
function bca_bcaInterval(distribution, level) {
    const [lower, upper] = bcaLevels(distribution, level);
    const { sorted, estimate } = distribution;
    return bca_isDegenerate(sorted) ? [estimate, estimate] : [percentile(sorted, lower), percentile(sorted, upper)];
}
/**
 * P of H0 θ ≤ x, from which level on the one-sided BCa interval leaves x out; 1 − P is the P of H0 θ ≥ x. Without
 * spread nothing is proven: 1.
 */
function bca_bcaP(distribution, x) {
    const { sorted, acceleration } = distribution;
    if (bca_isDegenerate(sorted))
        return 1;
    const bias = distribution.bias ?? bca_medianBias(distribution);
    const distance = normalPpf(shareBelow(sorted, x)) - bias;
    const scale = 1 + acceleration * distance;
    // Beyond the pole of the correction there is no level: as far out as replicates can tell.
    if (scale <= 0)
        return distance > 0 ? 1 : 0.5 / sorted.length;
    return normalCdf(distance / scale - bias);
}
/** The value below which a share of the sorted replicates lies, interpolated linearly between neighbours. */
function percentile(sorted, share) {
    const place = share * (sorted.length - 1);
    const below = Math.floor(place);
    const low = sorted[below];
    const high = sorted[Math.min(below + 1, sorted.length - 1)];
    return low + (high - low) * (place - below);
}
function correctedLevel(bias, acceleration, z) {
    const scale = 1 - acceleration * (bias + z);
    if (scale <= 0)
        return z > 0 ? 1 : 0;
    return normalCdf(bias + (bias + z) / scale);
}
/** Share of replicates below x, those equal to it counted half, kept half a replicate away from 0 and 1. */
function shareBelow(sorted, x) {
    const share = (firstNotBelow(sorted, x) + firstAbove(sorted, x)) / (2 * sorted.length);
    return Math.min(Math.max(share, 0.5 / sorted.length), 1 - 0.5 / sorted.length);
}
function firstNotBelow(sorted, x) {
    return bisect(sorted, (value) => value < x);
}
function firstAbove(sorted, x) {
    return bisect(sorted, (value) => value <= x);
}
/** Number of leading values that hold. */
function bisect(sorted, holds) {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
        const middle = (low + high) >>> 1;
        if (holds(sorted[middle]))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

;// CONCATENATED MODULE: ./packages/stats/lib/tango.js


/**
 * Tango's score interval of Δ = (c − b)/n, two-sided at `level`, within [−1, 1].
 * Its 1 − 2α form is the set of margins that `tangoNoninferiority` at α leaves open. Without pairs it is [−1, 1].
 * Source: Tango (1998), Statistics in Medicine 17:891–908.
 * @throws RangeError on broken counts or a level outside (0, 1).
 */
function tango_tangoInterval(table, level) {
    requireTable(table);
    requireOpenUnit('level', level);
    const { b, c, n } = table;
    const critical = -normalPpf((1 - level) / 2);
    // Mirrored, so that swapping the sides negates the interval to the last bit.
    return [lowerBound(table, critical), -lowerBound({ b: c, c: b, n }, critical)];
}
/**
 * Score test of H0: Δ ≤ −margin; a small p proves the candidate worse by less than the margin.
 * Without pairs z is 0 and p ½. Margin 0 asks for superiority.
 * Source: Tango (1998), as `tangoInterval`.
 * @param margin proportion in [0, 1].
 * @throws RangeError on broken counts or margin.
 */
function tango_tangoNoninferiority(table, margin) {
    requireTable(table);
    requireProportion('margin', margin);
    const z = scoreStatistic(table, -margin);
    return { z, p: normalSf(z) };
}
/** The θ below the estimate at which z(θ) equals the critical value; z falls as θ rises. */
function lowerBound(table, critical) {
    if (table.n === 0)
        return -1;
    let low = -1;
    let high = (table.c - table.b) / table.n;
    if (scoreStatistic(table, low) <= critical)
        return low;
    for (let middle = (low + high) / 2; middle > low && middle < high; middle = (low + high) / 2) {
        if (scoreStatistic(table, middle) > critical)
            low = middle;
        else
            high = middle;
    }
    return high;
}
/** z(θ): the difference less its value under Δ = θ, over the standard error that Δ = θ implies. */
function scoreStatistic({ b, c, n }, theta) {
    // For θ ≥ 0 every sum below is free of cancellation; the mirror image covers the rest.
    if (theta < 0)
        return 0 - scoreStatistic({ b: c, c: b, n }, -theta);
    const excess = c - b - n * theta;
    const variance = n * (2 * lossProbability({ b, c, n }, theta) + theta * (1 - theta));
    return excess === 0 ? 0 : excess / Math.sqrt(variance);
}
/** Maximum-likelihood P(baseline right, candidate wrong) given Δ = θ ≥ 0: the larger root of Aq² + Bq + C. */
function lossProbability({ b, c, n }, theta) {
    const A = 2 * n;
    const B = -(b + c) + (2 * n - c + b) * theta;
    const C = -b * theta * (1 - theta);
    const root = Math.sqrt(B * B - 4 * A * C);
    if (B < 0)
        return (root - B) / (2 * A);
    return C === 0 ? 0 : (-2 * C) / (B + root);
}
function requireTable({ b, c, n }) {
    requireCount('b', b);
    requireCount('c', c);
    requireCount('n', n);
    if (b + c > n)
        throw new RangeError(`b + c must not exceed n: ${b} + ${c} > ${n}`);
}

;// CONCATENATED MODULE: ./packages/stats/lib/resampling/guards.js



/**
 * A bootstrap's P as Student's: replicates are too narrow by √((n − 1)/n), and know nothing of how far their own spread
 * is off.
 * Source: Hesterberg (2015), "What teachers should know about the bootstrap", The American Statistician 69.
 */
function guards_studentised(p, n) {
    if (!(p > 0 && p < 1) || n < 2)
        return p;
    return studentTCdf(normalPpf(p) * Math.sqrt((n - 1) / n), n - 1);
}
/** The level whose normal quantile is Student's of the level asked for: the interval of {@link studentised}. */
function guards_widened(level, n) {
    return n < 2 ? level : Math.min(1 - 1e-12, 2 * normalCdf(reach(level, n)) - 1);
}
/** P of H0: the estimate's truth is at most 0, by Student's t. */
function guards_studentP({ estimate, error, n }) {
    if (n < 2 || !(error > 0))
        return 0;
    return studentTCdf((-estimate / error) * Math.sqrt((n - 1) / n), n - 1);
}
/** The interval of {@link studentP}. */
function guards_studentInterval({ estimate, error, n }, level) {
    if (n < 2)
        return undefined;
    return [estimate - reach(level, n) * error, estimate + reach(level, n) * error];
}
/** P of H0 θ ≤ −margin by the score test of the counted losses and gains; 0 where there are enough to resample. */
function guards_sparseP(table, margin) {
    return table === undefined ? 0 : tangoNoninferiority(table, Math.min(1, margin / table.largest)).p;
}
/** The interval of {@link sparseP}. */
function guards_sparseInterval(table, level) {
    if (table === undefined)
        return undefined;
    const [low, high] = tangoInterval(table, level);
    return [low * table.largest, high * table.largest];
}
/** The interval that holds all of some. */
function guards_hull(intervals) {
    const known = intervals.filter((interval) => interval !== undefined);
    return [Math.min(...known.map(([low]) => low)), Math.max(...known.map(([, high]) => high))];
}
function reach(level, n) {
    return studentTPpf((1 + level) / 2, n - 1) * Math.sqrt(n / (n - 1));
}

;// CONCATENATED MODULE: ./packages/stats/lib/resampling/planning.js

/**
 * z(1−α) + z(power): the drop a one-sided test finds, in standard errors.
 * @throws RangeError unless 0 < α < 0.5 and 0.5 ≤ power < 1.
 */
function planning_planReach({ alpha, power }) {
    if (!(alpha > 0 && alpha < 0.5))
        throw new RangeError(`alpha must lie between 0 and 0.5, exclusive, not ${alpha}`);
    if (!(power >= 0.5 && power < 1))
        throw new RangeError(`power must be at least 0.5 and below 1, not ${power}`);
    return normalPpf(power) - normalPpf(alpha);
}
/**
 * Reads a margin against the baseline's value.
 * @throws RangeError on a size that is not finite or below 0, and on a relative margin of a baseline not above 0.
 */
function planning_readMargin({ size, relative }, baseline) {
    if (!(size >= 0 && Number.isFinite(size)))
        throw new RangeError(`the margin must be at least 0, not ${size}`);
    if (!relative)
        return { share: 0, shift: size, size };
    if (!(baseline > 0))
        throw new RangeError(`a relative margin needs a baseline above 0, not ${baseline}`);
    return { share: size, shift: 0, size: size * baseline };
}
/** Units at which the plan proves the margin when nothing changed; null where noise or margin is 0. */
function planning_unitsNeeded(o) {
    const reach = planning_planReach(o.plan);
    const needed = Math.ceil(o.n * ((reach * o.error) / o.margin) ** 2);
    return o.error > 0 && Number.isFinite(needed) ? needed : null;
}

;// CONCATENATED MODULE: ./packages/stats/lib/resampling/resampled-contrast.js




/**
 * A contrast from replicates: the bootstrap judges the margin and the interval; a regression or improvement must be
 * shown by the paired permutation and by the bootstrap, for the first takes both models for one and the second takes
 * the sample for the population, and either may err where the other does not. Where few units differ the margin must
 * also stand the score test of `sparse`. Each set of replicates is drawn when first asked for. Replicates without
 * spread (`degenerate`), or of which more than 1 % had no value (`unstable`; `redrawn` where fewer), prove no margin.
 * @throws RangeError when a side has no finite value.
 */
function resampled_contrast_contrastResampled(pair) {
    const [baseline, candidate] = requireValues(pair);
    const sign = pair.direction === 'higher' ? 1 : -1;
    const estimate = sign * (candidate - baseline);
    const { caution } = pair;
    const bootstrap = once(() => openEvidence(pair, { sign, estimate, baseline }));
    const swapped = once(() => collectSwaps(pair, sign));
    // Replicates equal to the estimate but for rounding count as equal to it.
    const slack = 1e-10 * Math.max(Math.abs(baseline), Math.abs(candidate));
    const tail = (holds) => share(swapped(), holds);
    const { textbook = false } = pair;
    const sparse = once(() => (textbook ? undefined : pair.sparse?.()));
    const guarded = () => bootstrap().proves && !textbook;
    /** P of H0 θ ≤ 0 by bootstrap and by Student's t, the first of which knows skewness, the second few units. */
    const better = () => [
        studentised(bcaP(bootstrap().corrected(0), 0), pair.n),
        studentP({ estimate, error: bootstrap().error(0), n: pair.n }),
    ];
    return {
        test: pair.test,
        n: pair.n,
        baseline,
        candidate,
        estimate,
        get conclusive() {
            return caution.enough && bootstrap().proves;
        },
        get flags() {
            return [...caution.flags, ...bootstrap().flags];
        },
        regression: () => Math.max(tail((theta) => !(theta > estimate + slack)), ...(guarded() ? better().map((p) => 1 - p) : [])),
        improvement: () => Math.max(tail((theta) => !(theta < estimate - slack)), ...(guarded() ? better() : [])),
        noninferiority: (margin) => {
            const { share, shift, size } = readMargin(margin, baseline);
            if (!bootstrap().proves)
                return 1;
            const p = bcaP(bootstrap().distribution(share), -shift);
            if (textbook)
                return p;
            const shifted = { estimate: estimate + share * baseline + shift, error: bootstrap().error(share), n: pair.n };
            return Math.max(studentised(p, pair.n), studentP(shifted), sparseP(sparse(), size));
        },
        interval: (level) => {
            if (!guarded())
                return bootstrap().interval(level);
            const student = studentInterval({ estimate, error: bootstrap().error(0), n: pair.n }, level);
            return hull([bootstrap().interval(widened(level, pair.n)), student, sparseInterval(sparse(), level)]);
        },
        detectable: (plan) => (bootstrap().proves ? planReach(plan) * bootstrap().error(0) : Infinity),
        needed: (margin, plan) => {
            const { share, size } = readMargin(margin, baseline);
            const error = bootstrap().proves ? bootstrap().error(share) : 0;
            return unitsNeeded({ n: pair.n, error, margin: size, plan });
        },
    };
}
/**
 * The value of one side with its bootstrap interval; null where replicates have no spread, more than 1 % of them no value, or
 * caution forbids to decide.
 * @throws RangeError when it has no finite value.
 */
function resampled_contrast_sampleResampled(one) {
    const [value] = requireValues(one);
    const bootstrap = once(() => openEvidence(one, { sign: 1, estimate: value, baseline: 0 }));
    return {
        test: one.test,
        n: one.n,
        value,
        interval: (level) => one.caution.enough && bootstrap().proves ? bootstrap().interval(widened(level, one.n)) : null,
    };
}
/** Standard deviations the replicates may lie off the estimate: beyond, resampling bends the metric too far. */
const LARGEST_BIAS = 1;
function openEvidence(resampled, { sign, estimate, baseline }) {
    const { replicates, values } = resampled;
    const drawn = collectReplicates(resampled.openBootstrap(), { replicates, sides: values.length });
    const jackknife = once(() => resampled.jackknife());
    const combine = (sides, share) => contrastOf(sides, sign, share);
    const replicated = byNumber((share) => ({
        sorted: combine(drawn.sides, share).toSorted(),
        estimate: estimate + share * baseline,
    }));
    const corrected = byNumber((share) => {
        const { sides, counts } = jackknife();
        return { ...replicated(share), acceleration: acceleration(combine(sides, share), counts) };
    });
    const plain = byNumber((share) => ({ ...replicated(share), bias: 0, acceleration: 0 }));
    const distribution = resampled.correction === 'percentile' ? plain : corrected;
    const degenerate = isDegenerate(replicated(0).sorted);
    const biased = !degenerate && Math.abs(medianBias(replicated(0))) > LARGEST_BIAS;
    return {
        proves: !degenerate && !drawn.unstable && !biased,
        flags: [...(degenerate ? ['degenerate'] : []), ...(biased ? ['biased'] : []), ...redraws(drawn)],
        distribution,
        corrected,
        error: (share) => standardDeviation(combine(drawn.sides, share)),
        interval: (level) => (drawn.sides[0]?.length === 0 ? [-Infinity, Infinity] : bcaInterval(distribution(0), level)),
    };
}
function redraws({ unstable, redrawn }) {
    if (unstable)
        return ['unstable'];
    return redrawn > 0 ? ['redrawn'] : [];
}
/** θ + share·baseline of each replicate; the values themselves where there is one side. */
function contrastOf(sides, sign, share) {
    const [baseline, candidate] = sides;
    if (candidate === undefined)
        return baseline.slice();
    return baseline.map((b, i) => sign * (candidate[i] - b) + share * b);
}
/** θ of each swapped replicate; NaN where a side then has no value. */
function collectSwaps(pair, sign) {
    const draw = pair.openPermutation();
    const values = new Float64Array(2);
    const swapped = new Float64Array(pair.replicates);
    for (let i = 0; i < swapped.length; i++) {
        draw(values);
        swapped[i] = sign * (values[1] - values[0]);
    }
    return swapped;
}
/** The data as they are count as one replicate more: a permutation p is never 0. */
function share(replicates, holds) {
    let count = 1;
    for (const theta of replicates)
        if (holds(theta))
            count++;
    return count / (replicates.length + 1);
}
function standardDeviation(values) {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}
function requireValues({ values }) {
    for (const value of values) {
        if (!Number.isFinite(value))
            throw new RangeError(`the metric must have a finite value on every side, not ${value}`);
    }
    return values;
}
function once(compute) {
    let kept;
    return () => (kept ??= { value: compute() }).value;
}
function byNumber(compute) {
    const kept = new Map();
    return (key) => {
        const value = kept.get(key) ?? compute(key);
        kept.set(key, value);
        return value;
    };
}

;// CONCATENATED MODULE: ./packages/stats/lib/resampling/swap-sums.js




/**
 * Opens a paired permutation of two sides: each unit's sides are swapped with probability ½. Units whose sides are
 * equal are left alone.
 * Source: Noreen (1989), Computer-intensive methods for testing hypotheses; Yeh (2000).
 */
function swap_sums_openSwaps(kinds, random) {
    const totals = totalSums(kinds);
    const width = kinds.rows.width / 2;
    const { rows, counts } = differences(kinds);
    const single = counts.indexOf(1);
    // Counts fall: kinds of a single unit come last, and take a bit each.
    const several = single === -1 ? counts.length : single;
    const swaps = { heads: new Float64Array(several), words: new Uint32Array((rows.units - several + 31) >>> 5) };
    const move = openMoves(rows, swaps);
    const moved = new Float64Array(width);
    return (sums) => {
        for (let kind = 0; kind < several; kind++)
            swaps.heads[kind] = drawHeads(random, counts[kind]);
        random.fillBits(swaps.words);
        move(moved);
        for (let j = 0; j < width; j++) {
            sums[j] = totals[j] + moved[j];
            sums[width + j] = totals[width + j] - moved[j];
        }
    };
}
/** What swapping moves from the candidate's sums to the baseline's. */
function openMoves(rows, { heads, words }) {
    const several = heads.length;
    const columns = toColumns(rows)?.map(({ sums: [sum], amount }) => ({
        sum: sum,
        several: amount.slice(0, several),
        single: amount.slice(several),
    }));
    if (columns === undefined)
        return (moved) => addSwapped(rows, { heads, words }, moved);
    return (moved) => {
        for (const { sum, several, single } of columns)
            moved[sum] = dot(heads, several) + gatherBits(single, words);
    };
}
function addSwapped(rows, { heads, words }, sums) {
    sums.fill(0);
    for (let kind = 0; kind < heads.length; kind++)
        addRow(rows, kind, { sums, times: heads[kind] });
    for (let kind = heads.length; kind < rows.units; kind++) {
        const bit = kind - heads.length;
        if (((words[bit >>> 5] >>> (bit & 31)) & 1) === 1)
            addRow(rows, kind, { sums, times: 1 });
    }
}
/** Candidate less baseline, of the kinds whose sides differ. */
function differences({ rows, counts }) {
    const width = rows.width / 2;
    const start = [0];
    const index = [];
    const amount = [];
    const differing = [];
    for (let kind = 0; kind < rows.units; kind++) {
        const entries = new Map();
        for (let j = rows.start[kind]; j < rows.start[kind + 1]; j++) {
            const sum = rows.index[j];
            const [at, sign] = sum < width ? [sum, -1] : [sum - width, 1];
            entries.set(at, (entries.get(at) ?? 0) + sign * rows.amount[j]);
        }
        const changed = [...entries].filter(([, change]) => change !== 0);
        if (changed.length === 0)
            continue;
        for (const [at, change] of changed) {
            index.push(at);
            amount.push(change);
        }
        start.push(index.length);
        differing.push(counts[kind]);
    }
    const sparse = { index: Uint32Array.from(index), amount: Float64Array.from(amount), start: Uint32Array.from(start) };
    return { rows: { units: differing.length, width, ...sparse }, counts: Uint32Array.from(differing) };
}

;// CONCATENATED MODULE: ./packages/stats/lib/resampling/contrast-sums.js








/**
 * Compares a metric computed from sums on two sides of the same units: paired permutation for red, paired bootstrap
 * (BCa) for green and the interval, each guarded where it alone would err. The numbers do not depend on the order of the units. More units than draw quickly
 * are gathered into 2000 random blocks (see `findKinds`).
 *
 * Source: Efron (1987); DiCiccio & Efron (1996); Noreen (1989); Yeh (2000).
 * @throws RangeError on broken rows, clusters, seed or replicates, and when the metric has no value on a side.
 */
function contrast_sums_contrastSums(input) {
    const kinds = findKinds([input.baseline, input.candidate], { ...input, ...input.resampling });
    const resampled = resampleSums(kinds, { ...input, test: input.test ?? 'permutation+bca' });
    const { seed } = input.resampling;
    return contrastResampled({
        ...resampled,
        values: resampled.values,
        direction: input.direction,
        sparse: () => findSparse(kinds, resampled, input),
        openPermutation: () => evaluated(kinds, openSwaps(kinds, openStream(seed, 'permutation')), input.value),
    });
}
/** By the jackknife, which leaves out a unit of each kind: what a unit moves each side by, times n. */
function findSparse(kinds, resampled, { direction }) {
    const { values } = resampled;
    const { sides, counts } = resampled.jackknife();
    // Blocks stand for many units each, and are only made where very many differ.
    if (counts?.length !== kinds.rows.units || kinds.rows.units === 0)
        return undefined;
    const sign = direction === 'higher' ? 1 : -1;
    const influence = (side) => sides[side].map((value) => sign * kinds.n * (values[side] - value));
    return tabulateSparse(kinds, { baseline: influence(0), candidate: influence(1) });
}
/**
 * The value of one side with its bootstrap (BCa) interval.
 * @throws RangeError as contrastSums does.
 */
function contrast_sums_sampleSums(input) {
    const kinds = findKinds([input.sums], { ...input, ...input.resampling });
    return sampleResampled(resampleSums(kinds, { ...input, test: input.test ?? 'bca' }));
}
function resampleSums(kinds, { value, resampling, reading, test }) {
    const { seed, replicates } = resampling;
    requireReplicates(replicates);
    return {
        test,
        n: kinds.n,
        caution: judgeClusters(kinds.clusters),
        values: Array.from(views(kinds, totalSums(kinds)), value),
        correction: 'bca',
        textbook: reading === 'textbook',
        replicates,
        openBootstrap: () => evaluated(kinds, openBootstrap(kinds, openStream(seed, 'bootstrap')), value),
        jackknife: () => leaveOneOut(kinds, { value, seed }),
    };
}
/** The metric of each side under the next draw of sums. */
function evaluated(kinds, draw, value) {
    const sums = new Float64Array(kinds.rows.width);
    const sides = views(kinds, sums);
    return (values) => {
        draw(sums);
        for (let s = 0; s < sides.length; s++)
            values[s] = value(sides[s]);
    };
}
function leaveOneOut(kinds, { value, seed }) {
    const { counts, omit } = openOmissions(kinds, seed);
    const sums = new Float64Array(kinds.rows.width);
    const sides = views(kinds, sums);
    const values = sides.map(() => new Float64Array(counts.length));
    for (let i = 0; i < counts.length; i++) {
        omit(i, sums);
        for (let s = 0; s < sides.length; s++)
            values[s][i] = value(sides[s]);
    }
    return { sides: values, counts };
}
function views({ sides, rows }, sums) {
    const width = rows.width / sides;
    return Array.from({ length: sides }, (_, s) => sums.subarray(s * width, (s + 1) * width));
}

;// CONCATENATED MODULE: ./packages/stats/lib/means/moments.js
/** Differences smaller than this, relative to the values, are what rounding leaves of equal ones. */
const ROUNDING = 8 * Number.EPSILON;
/**
 * Means, linearised scores w·(d − θ)/W summed within clusters, and C/(C − 1)·Σu² as squared standard error.
 * Passes over the values; keeps nothing but one number per cluster.
 * Source: Miller (2024), arXiv 2411.00640, appendix A; without clusters and weights it is the classical s²/n.
 * @param sign +1 or −1, the orientation of d.
 */
function moments_momentsOf(values, sign) {
    const means = meansOf(values, sign);
    const single = scoreUnits(values, { ...means, sign });
    const grouped = values.clusters === undefined ? undefined : scoreClusters(values, { ...means, sign });
    const { units } = single;
    const { groups, dd, db, bb } = grouped ?? { groups: units, ...single };
    const floor = ROUNDING ** 2 * single.square;
    // Rows of one cluster may all be rounded the same way, so that it does not average out among them.
    const groupFloor = grouped === undefined ? floor : (ROUNDING ** 2 * single.meanSquare) / groups;
    const scale = (count, sum) => (count < 2 ? Infinity : (count / (count - 1)) * sum);
    const spread = (sum) => (groups > 1 && sum <= groupFloor ? 0 : scale(groups, sum));
    return {
        units,
        groups,
        baseline: means.b,
        candidate: means.c,
        estimate: means.d,
        variance: spread(dd),
        covariance: groups < 2 ? 0 : scale(groups, db),
        baselineVariance: spread(bb),
        independent: single.dd <= floor ? 0 : scale(units, single.dd),
        skewness: single.dd <= floor ? 0 : (single.ddd * Math.sqrt(units)) / single.dd ** 1.5,
    };
}
function meansOf(values, sign) {
    // Means of what is left around the first means correct the rounding of the first sums.
    const first = meansAround(values, { total: 0, b: 0, c: 0, d: 0, sign });
    return meansAround(values, { ...first, sign });
}
function meansAround({ baseline, candidate, weight }, centre) {
    let total = 0;
    let sumB = 0;
    let sumC = 0;
    let sumD = 0;
    for (let i = 0; i < baseline.length; i++) {
        const w = weight === undefined ? 1 : weight[i];
        if (w === 0)
            continue;
        const b = baseline[i];
        const c = candidate[i];
        total += w;
        sumB += w * (b - centre.b);
        sumC += w * (c - centre.c);
        sumD += w * (centre.sign * (c - b) - centre.d);
    }
    return { total, b: centre.b + sumB / total, c: centre.c + sumC / total, d: centre.d + sumD / total };
}
function scoreUnits({ baseline, candidate, weight }, centre) {
    let [units, dd, db, bb, ddd, square, meanSquare] = [0, 0, 0, 0, 0, 0, 0];
    for (let i = 0; i < baseline.length; i++) {
        const w = weight === undefined ? 1 : weight[i];
        if (w === 0)
            continue;
        const b = baseline[i];
        const c = candidate[i];
        const share = w / centre.total;
        const u = share * (centre.sign * (c - b) - centre.d);
        const v = share * (b - centre.b);
        units++;
        dd += u * u;
        db += u * v;
        bb += v * v;
        ddd += u * u * u;
        square += share * share * (b * b + c * c);
        meanSquare += share * (b * b + c * c);
    }
    return { units, dd, db, bb, ddd, square, meanSquare };
}
function scoreClusters({ baseline, candidate, weight, clusters = new Uint32Array() }, centre) {
    const size = clusters.reduce((most, cluster) => (cluster > most ? cluster : most), 0) + 1;
    const ofD = new Float64Array(size);
    const ofB = new Float64Array(size);
    const seen = new Uint8Array(size);
    for (let i = 0; i < baseline.length; i++) {
        const w = weight === undefined ? 1 : weight[i];
        if (w === 0)
            continue;
        const b = baseline[i];
        const share = w / centre.total;
        const cluster = clusters[i];
        ofD[cluster] = ofD[cluster] + share * (centre.sign * (candidate[i] - b) - centre.d);
        ofB[cluster] = ofB[cluster] + share * (b - centre.b);
        seen[cluster] = 1;
    }
    return { ...squareSums(ofD, ofB), groups: seen.reduce((count, flag) => count + flag, 0) };
}
function squareSums(ofD, ofB) {
    let [dd, db, bb] = [0, 0, 0];
    for (let g = 0; g < ofD.length; g++) {
        const u = ofD[g];
        const v = ofB[g];
        dd += u * u;
        db += u * v;
        bb += v * v;
    }
    return { dd, db, bb };
}

;// CONCATENATED MODULE: ./packages/stats/lib/means/contrast-means.js






/** Below this many units the sign-flip test replaces t. */
const FEW_UNITS = 20;
/** |skewness|/√n above which the size of a one-sided t test at 5 % leaves 4 % … 6 %. */
const SKEWED = 0.1;
/** Where resampling errs as well: a few units decide, and those that were not drawn would have decided otherwise. */
const TOO_SKEWED = 0.25;
/** Clusters below which the numbers carry a warning, and below which they decide nothing. */
const FEW_CLUSTERS = 10;
const contrast_means_TOO_FEW_CLUSTERS = 5;
/**
 * Two sides of a (weighted) mean over the same units, with θ the weighted mean of the oriented differences.
 *
 * `paired-t` on n − 1 degrees of freedom; `clustered-t` with cluster-robust errors on C − 1 where there are clusters;
 * `sign-flip+t` for fewer than 20 unweighted, unclustered units, whose regression and improvement are exact;
 * `permutation+bca` for 20 or more unclustered units too skewed for t, where `resampling` is given, and inconclusive
 * (`too-skewed`) where they are too skewed for that as well. `n` and `needed`
 * count clusters where there are any, and units otherwise. Flags: `few-clusters` (below 10); inconclusive are
 * `too-few-clusters` (below 5), `degenerate` (no spread) and `single-unit`.
 *
 * Source: Miller (2024), arXiv 2411.00640; relative margins by the linear contrast of each unit.
 * @throws RangeError on sides of unequal length, values that are not finite, or weights that are negative or all 0.
 */
function contrast_means_contrastMeans(input) {
    requireUnits(input);
    const moments = momentsOf(input, input.direction === 'higher' ? 1 : -1);
    if (input.clusters !== undefined)
        return contrastClusters(moments);
    if (moments.units < FEW_UNITS)
        return contrastFew(input, moments);
    const skewed = Math.abs(moments.skewness) > SKEWED * Math.sqrt(moments.units);
    const byT = contrastUnits(moments);
    if (!skewed || input.resampling === undefined)
        return byT;
    const resampled = { ...byT, ...contrast_means_resample(input, input.resampling) };
    const wild = Math.abs(moments.skewness) > TOO_SKEWED * Math.sqrt(moments.units);
    return wild && differing(input) >= FEW_DIFFERING
        ? { ...resampled, conclusive: false, flags: [...resampled.flags, 'too-skewed'] }
        : resampled;
}
function contrastUnits(moments) {
    const faults = moments.units < 2 ? ['single-unit'] : [];
    return { ...fromMoments(moments, { test: 'paired-t', faults }), designEffect: null };
}
function contrastClusters(moments) {
    const { groups, variance, independent } = moments;
    const cautions = groups < FEW_CLUSTERS ? ['few-clusters'] : [];
    const faults = groups < contrast_means_TOO_FEW_CLUSTERS ? ['too-few-clusters'] : [];
    const known = independent > 0 && variance < Infinity;
    return {
        ...fromMoments(moments, { test: 'clustered-t', faults, cautions }),
        designEffect: known ? variance / independent : null,
    };
}
function contrastFew({ baseline, candidate, weight, direction }, moments) {
    const byT = contrastUnits(moments);
    if (weight !== undefined || !byT.conclusive)
        return byT;
    const differences = candidate.map((c, i) => c - baseline[i]);
    const oriented = direction === 'higher' ? differences : differences.map((d) => -d);
    return {
        ...byT,
        test: 'sign-flip+t',
        regression: () => exactSignFlip(oriented).regression,
        improvement: () => exactSignFlip(oriented).improvement,
    };
}
/** Units whose sides differ: where they are few, resampling is guarded by what they say at worst. */
function differing({ baseline, candidate }) {
    let count = 0;
    for (let i = 0; i < baseline.length; i++)
        count += Number(baseline[i] !== candidate[i]);
    return count;
}
function contrast_means_resample({ baseline, candidate, weight, direction }, resampling) {
    return contrastSums({
        baseline: weightedSums(baseline, weight),
        candidate: weightedSums(candidate, weight),
        value: (sums) => sums[0] / sums[1],
        direction,
        resampling,
        test: 'permutation+bca',
    });
}
/** Each unit of weight above 0 as (weight·value, weight). */
function weightedSums(values, weight) {
    const units = weight === undefined ? values.length : weight.reduce((count, w) => count + Number(w > 0), 0);
    const amount = new Float64Array(2 * units);
    let at = 0;
    for (let i = 0; i < values.length; i++) {
        const w = weight === undefined ? 1 : weight[i];
        if (w === 0)
            continue;
        amount[at++] = w * values[i];
        amount[at++] = w;
    }
    const start = Uint32Array.from({ length: units + 1 }, (_, unit) => 2 * unit);
    const index = Uint32Array.from(amount, (_, j) => j % 2);
    return { width: 2, start, index, amount };
}
/**
 * The plain paired t test of contrastMeans under another name, whatever the number of units, never resampled.
 * @throws RangeError as `contrastMeans` does.
 */
function contrast_means_contrastDifferences(input, naming) {
    requireUnits(input);
    return fromMoments(momentsOf(input, input.direction === 'higher' ? 1 : -1), naming);
}
function fromMoments(moments, naming) {
    const { groups: n, baseline, candidate } = moments;
    return studentContrast({ ...naming, n, baseline, candidate, evidence: (share) => linear(moments, share) });
}
/** θ + share·baseline: its variance from those of θ and the baseline's mean, and their covariance. */
function linear(moments, share) {
    const { estimate, variance, covariance, baselineVariance } = moments;
    return {
        estimate: estimate + share * moments.baseline,
        variance: share === 0 ? variance : Math.max(0, variance + share * (2 * covariance + share * baselineVariance)),
        df: Math.max(1, moments.groups - 1),
    };
}

;// CONCATENATED MODULE: ./packages/stats/lib/means/contrast-seeds.js


/** Seeds below which a side says too little about its recipe. */
const contrast_seeds_FEWEST_SEEDS = 3;
/** Squared relative size of differences that rounding leaves. */
const contrast_seeds_ROUNDING = (8 * Number.EPSILON) ** 2;
/**
 * A claim about recipes: the noise is that of the items and that of the training seeds, V = items + seeds − residual
 * and no less than either, with Satterthwaite's degrees of freedom. `n` and `needed` count items; `needed` is null
 * where only more seeds would help. Fewer than 3 seeds on a side: flag `few-seeds`, inconclusive.
 * Source: Cameron, Gelbach & Miller (2011), JBES 29:238–249, two-way clustering; gate-statistics.md §2.4.4.
 * @throws RangeError on fewer than 2 seeds or items, unequal numbers of items, or scores that are not finite.
 */
function contrast_seeds_contrastSeeds({ baseline, candidate, direction }) {
    const sides = contrastSides({ baseline: seedMoments(baseline), candidate: seedMoments(candidate), direction });
    const contrast = studentContrast({
        test: 'two-way-t',
        n: sides.n,
        baseline: sides.baseline.mean,
        candidate: sides.candidate.mean,
        faults: Math.min(baseline.length, candidate.length) < contrast_seeds_FEWEST_SEEDS ? ['few-seeds'] : [],
        evidence: (share) => evidenceOf(sides, share),
    });
    return { ...contrast, components: componentsOf(sides, 0) };
}
function contrastSides(input) {
    const { baseline, candidate, direction } = input;
    const n = baseline.items.length;
    if (candidate.items.length !== n) {
        throw new RangeError(`both sides must have the same items: ${n} and ${candidate.items.length}`);
    }
    const sign = direction === 'higher' ? 1 : -1;
    const differences = candidate.items.map((score, i) => sign * (score - baseline.items[i]));
    return {
        n,
        sign,
        baseline,
        candidate,
        estimate: meanOf(differences),
        differences: covarianceOf(differences, differences),
        baselines: covarianceOf(baseline.items, baseline.items),
        covariance: covarianceOf(differences, baseline.items),
    };
}
/** Components of the variance of θ + share·baseline, in which the baseline counts share − sign times. */
function componentsOf(sides, share) {
    const { n, sign, baseline, candidate } = sides;
    const factor = (share - sign) ** 2;
    return {
        items: Math.max(0, sides.differences + share * (2 * sides.covariance + share * sides.baselines)) / n,
        seeds: factor * baseline.seedVariance + candidate.seedVariance,
        residual: factor * baseline.residual + candidate.residual,
    };
}
function evidenceOf(sides, share) {
    const { n, sign, baseline, candidate } = sides;
    const estimate = sides.estimate + share * baseline.mean;
    const { items, seeds, residual } = componentsOf(sides, share);
    const variance = Math.max(items + seeds - residual, items, seeds);
    const rounding = (contrast_seeds_ROUNDING * (baseline.square + candidate.square)) / n;
    if (variance <= rounding)
        return { estimate, variance: 0, df: n - 1 };
    const bySeed = ((share - sign) ** 2 * baseline.seedVariance) ** 2 / (baseline.seeds - 1) +
        candidate.seedVariance ** 2 / (candidate.seeds - 1);
    const df = variance ** 2 / (items ** 2 / (n - 1) + bySeed);
    // What the seeds add beyond the noise of single scores stays, however many items there are.
    return { estimate, variance, df, fixed: Math.max(0, seeds - residual) };
}

;// CONCATENATED MODULE: ./packages/stats/lib/aggregates/contrast-matched.js


/**
 * Two recipes run with the same seeds or splits: `matched-t`, the paired t test on n − 1 degrees of freedom.
 * Fewer than 3 pairs: flag `few-seeds`, inconclusive; no spread: `degenerate`. `n` and `needed` count pairs.
 * @throws RangeError on fewer than 2 pairs, sides of unequal length, or values that are not finite.
 */
function contrastMatched({ baseline, candidate, direction }) {
    if (baseline.length < 2)
        throw new RangeError(`there must be at least 2 pairs, not ${baseline.length}`);
    const units = { baseline: Float64Array.from(baseline), candidate: Float64Array.from(candidate), direction };
    const faults = baseline.length < FEWEST_SEEDS ? ['few-seeds'] : [];
    return contrastDifferences(units, { test: 'matched-t', faults });
}

;// CONCATENATED MODULE: ./packages/stats/lib/aggregates/contrast-prediction.js


/** Repeats below which their spread is no measure of noise. */
const FEWEST_REPEATS = 5;
/**
 * Whether one new value fits among k repeats of the baseline: `prediction-t`, (y − x̄)/(s·√(1 + 1/k)) on k − 1 degrees
 * of freedom. `n` and `needed` count repeats of the baseline; `needed` is null where the noise of the one candidate
 * alone is too large for the margin. No spread: flag `degenerate`, inconclusive.
 * @throws RangeError on fewer than 5 repeats, or values that are not finite.
 */
function contrast_prediction_contrastPrediction({ baseline, candidate, direction }) {
    const { n, mean, variance } = spreadOf('baseline', baseline, FEWEST_REPEATS);
    if (!Number.isFinite(candidate))
        throw new RangeError(`candidate must be finite, not ${candidate}`);
    const sign = direction === 'higher' ? 1 : -1;
    return studentContrast({
        test: 'prediction-t',
        n,
        baseline: mean,
        candidate,
        evidence: (share) => ({
            estimate: sign * (candidate - mean) + share * mean,
            variance: variance * (1 + (share - sign) ** 2 / n),
            df: n - 1,
            fixed: variance,
        }),
    });
}

;// CONCATENATED MODULE: ./packages/stats/lib/wilson.js


/**
 * Wilson's score interval of a proportion k/n, two-sided at `level`, within [0, 1]; [0, 1] when n is 0.
 * Source: Wilson (1927), JASA 22:209–212.
 * @throws RangeError on broken counts or a level outside (0, 1).
 */
function wilson_wilsonInterval(k, n, level) {
    requireShare(k, n);
    requireOpenUnit('level', level);
    if (n === 0)
        return [0, 1];
    // The upper bound mirrors the lower one, which loses no digits when k is small.
    return [wilson_lowerBound(k, n, level), 1 - wilson_lowerBound(n - k, n, level)];
}
function wilson_lowerBound(k, n, level) {
    if (k === 0)
        return 0;
    const z = -normalPpf((1 - level) / 2);
    const square = z * z;
    const centre = 2 * k + square;
    const spread = z * Math.sqrt(square + (4 * k * (n - k)) / n);
    // (centre − spread)/(2(n + z²)) with the difference rationalised.
    return (2 * k * k) / (n * (centre + spread));
}

;// CONCATENATED MODULE: ./packages/stats/lib/newcombe.js



/**
 * Hybrid score interval of p(candidate) − p(baseline) for two independent samples, two-sided at `level`.
 * Source: Newcombe (1998), Statistics in Medicine 17:873–890, method 10.
 * @throws RangeError on broken counts, an empty sample, or a level outside (0, 1).
 */
function newcombe_newcombeIndependent(baseline, candidate, level) {
    return hybridScore(baseline, candidate, { level, correlation: 0 });
}
/**
 * One-sided test of H0: p(candidate) ≥ p(baseline) on two independent samples, unpooled normal approximation.
 * @throws RangeError on broken counts or an empty sample.
 */
function newcombe_unpairedRegression(baseline, candidate) {
    const pB = proportion(baseline);
    const pC = proportion(candidate);
    const se = Math.sqrt((pB * (1 - pB)) / baseline.n + (pC * (1 - pC)) / candidate.n);
    const z = pC === pB ? 0 : (pC - pB) / se;
    return { z, p: normalCdf(z) };
}
/**
 * Hybrid score interval of Δ = (c − b)/n for paired outcomes, with Newcombe's corrected correlation φ.
 * Source: Newcombe (1998), Statistics in Medicine 17:2635–2650, method 10.
 * @throws RangeError on broken counts, an empty table, or a level outside (0, 1).
 */
function newcombePaired(cells, level) {
    const { n11, b, c } = cells;
    const n = pairs(cells);
    const phi = correlation(cells);
    return { phi, interval: hybridScore({ k: n11 + b, n }, { k: n11 + c, n }, { level, correlation: phi }) };
}
function hybridScore(baseline, candidate, { level, correlation }) {
    const pB = proportion(baseline);
    const pC = proportion(candidate);
    const [lB, uB] = wilsonInterval(baseline.k, baseline.n, level);
    const [lC, uC] = wilsonInterval(candidate.k, candidate.n, level);
    const reach = (x, y) => Math.sqrt(Math.max(0, x * x - 2 * correlation * x * y + y * y));
    return [pC - pB - reach(pC - lC, uB - pB), pC - pB + reach(uC - pC, pB - lB)];
}
/** φ with n/2 taken off a positive numerator, never below 0; 0 when a margin of the table is empty. */
function correlation({ n11, b, c, n00 }) {
    const margins = Math.sqrt((n11 + b) * (c + n00)) * Math.sqrt((n11 + c) * (b + n00));
    if (margins === 0)
        return 0;
    const product = n11 * n00 - b * c;
    const corrected = product > 0 ? Math.max(0, product - (n11 + b + c + n00) / 2) : product;
    return corrected / margins;
}
function proportion({ k, n }) {
    requireShare(k, n);
    if (n === 0)
        throw new RangeError('n must be at least 1, not 0');
    return k / n;
}
function pairs({ n11, b, c, n00 }) {
    for (const [name, count] of Object.entries({ n11, b, c, n00 }))
        requireCount(name, count);
    return n11 + b + c + n00;
}

;// CONCATENATED MODULE: ./packages/stats/lib/aggregates/hybrid-score.js


/** Standard normal quantiles above this are not resolved by a confidence level held as a double. */
const FARTHEST = 8;
/**
 * P of H0: sign·(candidate − baseline) + share·baseline + size ≤ 0: the α at which the bound of the 1 − 2α hybrid
 * score interval meets it; no smaller than 6e-16.
 * Source: Newcombe (1998), method 10, inverted; with coefficients, Zou & Donner (2008).
 */
function hybrid_score_hybridSuperiority(shares, { size, share }) {
    const excess = combined(shares, share) + size;
    if (excess === 0)
        return 0.5;
    const side = excess > 0 ? 'below' : 'above';
    const z = standardReach(Math.abs(excess), (z) => hybridReach(shares, { share, side, tail: normalSf(z) }));
    return excess > 0 ? normalSf(z) : normalSf(-z);
}
/** The standard error that the hybrid score interval's lower arm at `alpha` corresponds to; above 0. */
function hybrid_score_hybridError(shares, alpha) {
    return hybridReach(shares, { share: 0, side: 'below', tail: alpha }) / -normalPpf(alpha);
}
function combined({ baseline, candidate, sign }, share) {
    return (sign * candidate.k) / candidate.n + ((share - sign) * baseline.k) / baseline.n;
}
/** How far the interval of the combination reaches to one side. */
function hybridReach({ baseline, candidate, sign }, { share, side, tail }) {
    const factors = [
        { of: candidate, factor: sign },
        { of: baseline, factor: share - sign },
    ];
    return Math.hypot(...factors.map(({ of, factor }) => {
        const [lower, upper] = wilsonInterval(of.k, of.n, 1 - 2 * tail);
        const towardsLower = factor > 0 === (side === 'below');
        return factor * (towardsLower ? of.k / of.n - lower : upper - of.k / of.n);
    }));
}
/** The z at which a reach that grows with z arrives at `distance`, by bisection. */
function standardReach(distance, reach) {
    if (reach(FARTHEST) <= distance)
        return FARTHEST;
    let [low, high] = [0, FARTHEST];
    while (high - low > 1e-13) {
        const middle = (low + high) / 2;
        if (reach(middle) < distance)
            low = middle;
        else
            high = middle;
    }
    return high;
}

;// CONCATENATED MODULE: ./packages/stats/lib/aggregates/contrast-shares.js



/**
 * Two shares by their counts alone: `unpaired-z+newcombe`. Conservative on both sides where the examples are the same,
 * because pairing is not known. A regression is judged by the unpaired z; where that has no spread (each share 0 or 1)
 * by the hybrid score interval, as proof within a margin always is. Relative margins combine both shares' Wilson
 * bounds linearly. `n` and `needed` count examples of the smaller side.
 * Source: Newcombe (1998), Statistics in Medicine 17:873–890; Zou & Donner (2008), 27:1693–1702, for relative margins.
 * @throws RangeError on broken counts or an empty sample.
 */
function contrast_shares_contrastShares({ baseline, candidate, direction }) {
    const sign = direction === 'higher' ? 1 : -1;
    const [before, after] = sign === 1 ? [baseline, candidate] : [missesOf(baseline), missesOf(candidate)];
    const regression = contrast_shares_worsening(before, after);
    const improvement = contrast_shares_worsening(after, before);
    const [from, to] = [baseline.k / baseline.n, candidate.k / candidate.n];
    const n = Math.min(baseline.n, candidate.n);
    const shares = { baseline, candidate, sign };
    return {
        test: 'unpaired-z+newcombe',
        n,
        baseline: from,
        candidate: to,
        estimate: to === from ? 0 : sign * (to - from),
        conclusive: true,
        flags: [],
        regression: () => regression,
        improvement: () => improvement,
        noninferiority: (margin) => hybridSuperiority(shares, splitMargin(margin, from)),
        interval: (level) => newcombeIndependent(before, after, level),
        detectable: (plan) => planReach(plan) * (unpooledError(shares) || hybridError(shares, plan.alpha)),
        needed: (margin, plan) => {
            const { size, share } = splitMargin(margin, from);
            const target = size + share * from;
            const reach = planReach(plan) * (unpooledError(shares) || hybridError(shares, plan.alpha));
            return target > 0 ? Math.ceil(n * (reach / target) ** 2) : null;
        },
    };
}
/** P of H0: the share did not fall, for shares of which more is better. */
function contrast_shares_worsening(before, after) {
    const { p } = unpairedRegression(before, after);
    const sides = { baseline: after, candidate: before, sign: 1 };
    return unpooledError(sides) === 0 ? hybridSuperiority(sides, { size: 0, share: 0 }) : p;
}
function unpooledError(sides) {
    const variance = ({ k, n }) => ((k / n) * (1 - k / n)) / n;
    return Math.sqrt(variance(sides.baseline) + variance(sides.candidate));
}
function missesOf({ k, n }) {
    return { k: n - k, n };
}

;// CONCATENATED MODULE: ./packages/stats/lib/aggregates/contrast-welch.js



/**
 * Two recipes by the values of their seeds alone: `welch-t` with Satterthwaite's degrees of freedom. `n` and `needed`
 * count the seeds of the side with fewer; fewer than 3: flag `few-seeds`, inconclusive; no spread: `degenerate`.
 * Source: Welch (1947), Biometrika 34:28–35.
 * @throws RangeError on fewer than 2 values on a side, or values that are not finite.
 */
function contrast_welch_contrastWelch({ baseline, candidate, direction }) {
    const before = spreadOf('baseline', baseline, 2);
    const after = spreadOf('candidate', candidate, 2);
    const n = Math.min(before.n, after.n);
    const sign = direction === 'higher' ? 1 : -1;
    return studentContrast({
        test: 'welch-t',
        n,
        baseline: before.mean,
        candidate: after.mean,
        faults: n < FEWEST_SEEDS ? ['few-seeds'] : [],
        evidence: (share) => combine({ before, after, sign, share }),
    });
}
function combine(o) {
    const { before, after, sign, share } = o;
    const ofBaseline = ((share - sign) ** 2 * before.variance) / before.n;
    const ofCandidate = after.variance / after.n;
    const variance = ofBaseline + ofCandidate;
    const estimate = sign * (after.mean - before.mean) + share * before.mean;
    if (variance === 0)
        return { estimate, variance, df: before.n + after.n - 2 };
    // Shares of the variance, because squares of tiny variances would vanish.
    const spent = (ofBaseline / variance) ** 2 / (before.n - 1) + (ofCandidate / variance) ** 2 / (after.n - 1);
    return { estimate, variance, df: 1 / spent };
}

// EXTERNAL MODULE: ./node_modules/@stdlib/math-base-special-gammainc/lib/index.js
var math_base_special_gammainc_lib = __webpack_require__(55479);
;// CONCATENATED MODULE: ./packages/stats/lib/distributions/chi-squared.js

/**
 * P(X > x) of the chi-squared distribution, with relative accuracy in the upper tail.
 * @param x at least 0.
 * @param df degrees of freedom above 0, finite.
 * @throws RangeError on arguments outside these ranges.
 */
function chi_squared_chiSquaredSf(x, df) {
    if (!(x >= 0))
        throw new RangeError(`x must be at least 0, not ${x}`);
    if (!(df > 0 && df < Infinity))
        throw new RangeError(`df must be above 0 and finite, not ${df}`);
    return x === Infinity ? 0 : gammainc(x / 2, df / 2, true, true);
}

;// CONCATENATED MODULE: ./packages/stats/lib/drift/chi-squared.js


/**
 * Pearson's test of independence; rows and columns without any count are left out.
 * Source: Pearson (1900); Yates (1934); Cramér (1946), §21.9.
 * @param table counts, finite and at least 0, every row as long.
 * @throws RangeError on a table without rows, uneven rows, broken counts, or no count above 0.
 */
function chiSquaredIndependence(table) {
    const { rows, columns, total, cells } = marginsOf(table);
    const df = (rows - 1) * (columns - 1);
    if (df === 0)
        return { statistic: 0, df, p: 1, degenerate: true, minExpected: null, cramersV: null, yates: null };
    const statistic = pearson(cells, 0);
    const smaller = Math.min(rows, columns) - 1;
    return {
        statistic,
        df,
        p: chiSquaredSf(statistic, df),
        degenerate: false,
        minExpected: cells.reduce((least, { expected }) => Math.min(least, expected), Infinity),
        cramersV: Math.min(1, Math.sqrt(statistic / (total * smaller))),
        yates: df === 1 ? yates(cells) : null,
    };
}
/**
 * Pearson's test of observed counts against expected ones with the same total.
 * @param expected above 0.
 * @throws RangeError on fewer than two cells, unequal lengths or totals, or counts out of range.
 */
function chiSquaredGoodnessOfFit(observed, expected) {
    requireSameLength('observed and expected counts', observed, expected);
    if (observed.length < 2)
        throw new RangeError(`there must be at least 2 cells, not ${observed.length}`);
    const [seen, due] = [totalWeight('observed', observed), totalWeight('expected', expected)];
    if (Math.abs(seen - due) > 1e-8 * due)
        throw new RangeError(`observed adds up to ${seen} and expected to ${due}`);
    if (expected.includes(0))
        throw new RangeError('expected counts must be above 0');
    const cells = observed.map((count, i) => ({ observed: count, expected: expected[i] }));
    const statistic = pearson(cells, 0);
    const df = observed.length - 1;
    return { statistic, df, p: chiSquaredSf(statistic, df) };
}
/** Σ (|O − E| − correction)²/E, no cell corrected beyond 0. */
function pearson(cells, correction) {
    return cells.reduce((sum, { observed, expected }) => {
        const off = Math.max(0, Math.abs(observed - expected) - correction);
        return sum + (off * off) / expected;
    }, 0);
}
function yates(cells) {
    const statistic = pearson(cells, 0.5);
    return { statistic, p: chiSquaredSf(statistic, 1) };
}
/** The cells in rows and columns that hold something, with the counts independence would give them. */
function marginsOf(table) {
    const first = table[0];
    if (first === undefined)
        throw new RangeError('a table must have rows');
    for (const row of table)
        requireSameLength('columns of each row', first, row);
    const total = totalWeight('counts', table.flat());
    const ofRows = table.map((row) => row.reduce((sum, count) => sum + count, 0));
    const ofColumns = first.map((_, j) => table.reduce((sum, row) => sum + row[j], 0));
    const cells = table.flatMap((row, i) => row.map((observed, j) => ({ observed, expected: (ofRows[i] * ofColumns[j]) / total })));
    const filled = (sums) => sums.filter((sum) => sum > 0).length;
    return {
        rows: filled(ofRows),
        columns: filled(ofColumns),
        total,
        cells: cells.filter(({ expected }) => expected > 0),
    };
}

;// CONCATENATED MODULE: ./packages/stats/lib/mcnemar.js



/**
 * McNemar's test with mid-p: P(X > b) + ½·P(X = b) for X ~ Bin(b + c, ½).
 * Source: Fagerland, Lydersen & Laake (2013), BMC Medical Research Methodology 13:91; the two-sided p is 2·min.
 * @throws RangeError on counts that are negative or not whole.
 */
function mcnemar_mcnemarMidP({ b, c }) {
    requirePairs({ b, c });
    // Both sides subtract the same half, so that swapping them swaps the p-values to the last bit.
    const half = binomialPmf({ k: Math.max(b, c), n: b + c, p: 0.5 }) / 2;
    const midP = (k) => binomialSf({ k, n: b + c, p: 0.5 }) - half;
    // A balanced table is exactly ½ by symmetry; the sum would carry a rounding error.
    return b === c ? withTwoSided(0.5, 0.5) : withTwoSided(midP(b), midP(c));
}
/**
 * McNemar's exact test: P(X ≥ b) for X ~ Bin(b + c, ½); conservative beside mid-p.
 * @throws RangeError on counts that are negative or not whole.
 */
function mcnemarExact({ b, c }) {
    requirePairs({ b, c });
    const exact = (k) => binomialSf({ k, n: b + c, p: 0.5 });
    return withTwoSided(exact(b), exact(c));
}
/**
 * McNemar's asymptotic test, plain and with Edwards' continuity correction; 0 without discordant pairs.
 * @throws RangeError on counts that are negative or not whole.
 */
function mcnemarChiSquared({ b, c }) {
    requirePairs({ b, c });
    const difference = Math.abs(b - c);
    return { plain: chiSquared(difference, b + c), corrected: chiSquared(Math.max(0, difference - 1), b + c) };
}
function chiSquared(difference, discordant) {
    const root = discordant === 0 ? 0 : difference / Math.sqrt(discordant);
    return { statistic: root * root, p: 2 * normalSf(root) };
}
function withTwoSided(regression, improvement) {
    return { regression, improvement, twoSided: Math.min(1, 2 * Math.min(regression, improvement)) };
}
function requirePairs({ b, c }) {
    requireCount('b', b);
    requireCount('c', c);
}

;// CONCATENATED MODULE: ./packages/stats/lib/means/sample-mean.js




/**
 * The (weighted) mean of one side with its t interval: `mean-t`, or `clustered-mean-t` with cluster-robust errors.
 * The interval is null where the noise is not known: a single unit, fewer than 5 clusters, or values all equal.
 * @throws RangeError as `contrastMeans` does.
 */
function sample_mean_sampleMean({ values, weight, clusters }) {
    const units = { baseline: values, candidate: values, weight, clusters };
    requireUnits(units);
    const { groups, baseline: value, baselineVariance: variance } = momentsOf(units, 1);
    const tooFew = groups < (clusters === undefined ? 2 : TOO_FEW_CLUSTERS);
    const unknown = tooFew || variance === 0;
    return {
        test: clusters === undefined ? 'mean-t' : 'clustered-mean-t',
        n: groups,
        value,
        interval: (level) => (unknown ? null : studentInterval({ estimate: value, variance, df: groups - 1 }, level)),
    };
}

;// CONCATENATED MODULE: ./packages/stats/lib/power.js


/**
 * The smallest drop in a paired proportion that n pairs would reveal with the given power, in (0, 1].
 * Solves x√n = z(1−α)·√D + z(power)·√(D − x²) with D = max(disagreement, x); 1 when n is too small for any drop.
 * Source: Connor (1987), Biometrics 43:207–211, extended to drops above the disagreement seen.
 * @param o.disagreement share of pairs on which the sides differ, in [0, 1].
 * @throws RangeError on arguments outside these ranges.
 */
function power_mdePairedBinary(o) {
    requireCount('n', o.n);
    requireProportion('disagreement', o.disagreement);
    const quantiles = planQuantiles(o);
    const reveals = (x) => x * Math.sqrt(o.n) >= power_noise(x, { ...quantiles, disagreement: o.disagreement });
    if (!reveals(1))
        return 1;
    let low = 0;
    let high = 1;
    for (let middle = 0.5; middle > low && middle < high; middle = (low + high) / 2) {
        if (reveals(middle))
            high = middle;
        else
            low = middle;
    }
    return high;
}
/**
 * Pairs needed to reveal a drop of `effect` (`detect`), and to prove a candidate that equals its baseline not worse
 * by the margin `effect` (`noninferiority`: never fewer than identical predictions need under Tango's test).
 * Source: Connor (1987) for the first; (z(1−α) + z(power))²·disagreement/margin² for the second.
 * @param o.disagreement share of pairs on which the sides differ, in [0, 1].
 * @param o.effect drop or margin, in (0, 1].
 * @throws RangeError on arguments outside these ranges.
 */
function power_requiredNPairedBinary(o) {
    const { disagreement, effect } = o;
    requireProportion('disagreement', disagreement);
    requireProportion('effect', effect);
    if (effect === 0)
        throw new RangeError('effect must be above 0');
    const { zAlpha, zPower } = planQuantiles(o);
    const detect = (power_noise(effect, { zAlpha, zPower, disagreement }) / effect) ** 2;
    const equal = ((zAlpha + zPower) / effect) ** 2 * disagreement;
    // Identical predictions leave Tango's bound at z²/(n + z²): fewer pairs prove nothing.
    const identical = (zAlpha ** 2 * (1 - effect)) / effect;
    return { detect: Math.ceil(detect), noninferiority: Math.ceil(Math.max(equal, identical)) };
}
/** What √n·x must exceed; a drop of x needs at least x of the pairs to differ. */
function power_noise(x, { zAlpha, zPower, disagreement }) {
    const differing = Math.max(disagreement, x);
    return zAlpha * Math.sqrt(differing) + zPower * Math.sqrt(differing - x * x);
}
function planQuantiles({ alpha, power }) {
    if (!(alpha > 0 && alpha < 0.5))
        throw new RangeError(`alpha must lie between 0 and 0.5, exclusive, not ${alpha}`);
    if (!(power >= 0.5 && power < 1))
        throw new RangeError(`power must be at least 0.5 and below 1, not ${power}`);
    return { zAlpha: -normalPpf(alpha), zPower: normalPpf(power) };
}

;// CONCATENATED MODULE: ./packages/stats/lib/paired-binary/contrast-paired-binary.js



/**
 * Two sides on the same examples, each right or wrong: mid-p McNemar for a regression, Tango's score test for proof
 * within a margin, and the interval that agrees with it. Holds its size where few or no pairs disagree, where
 * bootstrap and Wald intervals do not.
 *
 * Source: Fagerland, Lydersen & Laake (2013); Tango (1998).
 * @throws RangeError on counts that contradict each other, or a relative margin: shares take absolute ones.
 */
function contrast_paired_binary_contrastPairedBinary(outcomes) {
    const { n, lost, gained, baselineHits, candidateHits } = outcomes;
    requireOutcomes(outcomes);
    const table = { b: lost, c: gained, n };
    const disagreement = (lost + gained) / n;
    return {
        test: 'mcnemar-mid-p+tango',
        n,
        baseline: baselineHits / n,
        candidate: candidateHits / n,
        estimate: (gained - lost) / n,
        conclusive: true,
        flags: [],
        regression: () => mcnemarMidP(table).regression,
        improvement: () => mcnemarMidP(table).improvement,
        noninferiority: (margin) => tangoNoninferiority(table, absolute(margin)).p,
        interval: (level) => tangoInterval(table, level),
        detectable: (plan) => mdePairedBinary({ ...plan, n, disagreement }),
        needed: (margin, plan) => requiredNPairedBinary({ ...plan, disagreement, effect: absolute(margin) }).noninferiority,
    };
}
function absolute({ size, relative }) {
    if (relative)
        throw new RangeError('the margin of a share must be absolute');
    return size;
}
function requireOutcomes({ n, lost, gained, baselineHits, candidateHits, direction }) {
    if (n < 1)
        throw new RangeError(`n must be at least 1, not ${n}`);
    const change = direction === 'higher' ? gained - lost : lost - gained;
    if (candidateHits - baselineHits !== change) {
        throw new RangeError(`${baselineHits} and ${candidateHits} hits contradict ${lost} lost and ${gained} gained`);
    }
}

;// CONCATENATED MODULE: ./packages/stats/lib/resampling/linear-contrast.js





/**
 * A contrast judged by θ over its standard error. Without spread (standard error × √n below 1e-12) it is `degenerate`
 * and proves nothing: its p are 1, its interval the point.
 * @throws RangeError when a side has no finite value.
 */
function linear_contrast_contrastLinear(evidence) {
    const { n, baseline, candidate, direction, df } = evidence;
    requireFinite(baseline);
    requireFinite(candidate);
    const estimate = (direction === 'higher' ? 1 : -1) * (candidate - baseline);
    const errorOf = (share) => standardError(evidence.variances, share);
    const degenerate = !(errorOf(0) * Math.sqrt(n) >= 1e-12);
    /** P of H0 θ + share·baseline ≤ −shift, or ≥ where mirrored. */
    const judge = (o) => {
        const distance = (estimate + o.share * baseline + o.shift) / errorOf(o.share);
        return degenerate || Number.isNaN(distance) ? 1 : cdf(o.mirrored === true ? distance : -distance, df);
    };
    return {
        test: evidence.test,
        n,
        baseline,
        candidate,
        estimate,
        conclusive: evidence.conclusive && !degenerate,
        flags: degenerate ? [...evidence.flags, 'degenerate'] : evidence.flags,
        regression: () => judge({ share: 0, shift: 0, mirrored: true }),
        improvement: () => judge({ share: 0, shift: 0 }),
        noninferiority: (margin) => judge(readMargin(margin, baseline)),
        interval: (level) => {
            requireOpenUnit('level', level);
            const reach = degenerate ? 0 : quantile((1 + level) / 2, df) * errorOf(0);
            return [estimate - reach, estimate + reach];
        },
        detectable: (plan) => (degenerate ? Infinity : planReach(plan) * errorOf(0)),
        needed: (margin, plan) => {
            const { share, size } = readMargin(margin, baseline);
            return unitsNeeded({ n, error: degenerate ? 0 : errorOf(share), margin: size, plan });
        },
    };
}
/** Above |g₁|/√n = 0.1 a t test's one-sided size leaves 5 % by more than a point; BCa's acceleration is a sixth of it. */
const SKEW_LIMIT = (/* unused pure expression or super */ null && (0.1 / 6));
/**
 * A contrast of two linearised sides of the same units: a t test with units − 1 degrees of freedom. Influences too
 * skew for their number are flagged `skewed`.
 * @throws RangeError as contrastLinear does.
 */
function linear_contrast_contrastInfluence(o) {
    const { test, direction, baseline, candidate, caution } = o;
    const sign = direction === 'higher' ? 1 : -1;
    const theta = candidate.influence.map((moved, unit) => sign * (moved - baseline.influence[unit]));
    const skewed = Math.abs(acceleration(theta)) > SKEW_LIMIT;
    return linear_contrast_contrastLinear({
        test,
        n: theta.length,
        baseline: baseline.value,
        candidate: candidate.value,
        direction,
        variances: influenceVariances(theta, baseline.influence),
        df: Math.max(1, theta.length - 1),
        conclusive: caution.enough,
        flags: skewed ? [...caution.flags, 'skewed'] : caution.flags,
    });
}
/** n/(n−1)·Σ of the centred products of influences; 0 throughout for a single unit. */
function influenceVariances(theta, baseline) {
    const n = theta.length;
    const sums = { theta: 0, cross: 0, baseline: 0 };
    if (n < 2)
        return sums;
    const meanTheta = theta.reduce((sum, value) => sum + value, 0) / n;
    const meanBaseline = baseline.reduce((sum, value) => sum + value, 0) / n;
    for (let i = 0; i < n; i++) {
        const t = theta[i] - meanTheta;
        const b = baseline[i] - meanBaseline;
        sums.theta += t * t;
        sums.cross += t * b;
        sums.baseline += b * b;
    }
    const scale = n / (n - 1);
    return { theta: scale * sums.theta, cross: scale * sums.cross, baseline: scale * sums.baseline };
}
function standardError({ theta, cross, baseline }, share) {
    return Math.sqrt(Math.max(0, theta + 2 * share * cross + share * share * baseline));
}
function cdf(x, df) {
    return df === Infinity ? normalCdf(x) : studentTCdf(x, df);
}
function quantile(p, df) {
    return df === Infinity ? normalPpf(p) : studentTPpf(p, df);
}
function requireFinite(value) {
    if (!Number.isFinite(value))
        throw new RangeError(`the metric must have a finite value on every side, not ${value}`);
}

;// CONCATENATED MODULE: ./packages/stats/lib/resampling/linear-sums.js



/**
 * The contrast of contrastSums by the infinitesimal jackknife: every unit's influence from the derivatives of the
 * metric in each sum, then a t test with units (or clusters) − 1 degrees of freedom. One pass over the units, for
 * explored slices. A metric without a derivative in a sum is not conclusive and flagged `unstable`.
 *
 * Source: Jaeckel (1972), "The infinitesimal jackknife"; Efron (1982), The Jackknife, the Bootstrap and Other
 * Resampling Plans, chapter 6.
 * @throws RangeError as contrastSums does; draws nothing.
 */
function linear_sums_linearSums(input) {
    const { direction, clusters } = input;
    requireSides([input.baseline, input.candidate]);
    const baseline = linearise(input.baseline, input);
    const candidate = linearise(input.candidate, input);
    const smooth = [baseline, candidate].every(({ influence }) => influence.every(Number.isFinite));
    const { enough, flags } = judgeClusters(clusters && baseline.influence.length);
    return contrastInfluence({
        test: input.test ?? 'linearised-t',
        direction,
        baseline,
        candidate,
        caution: { enough: enough && smooth, flags: smooth ? flags : [...flags, 'unstable'] },
    });
}
function linearise({ width, start, index, amount }, { value, clusters }) {
    const sums = new Float64Array(width);
    const scales = new Float64Array(width);
    for (let j = 0; j < index.length; j++) {
        const at = index[j];
        sums[at] = sums[at] + amount[j];
        scales[at] = scales[at] + Math.abs(amount[j]);
    }
    const slopes = scales.map((scale, j) => (scale === 0 ? 0 : slope(value, sums, { at: j, step: 1e-5 * scale })));
    const influence = new Float64Array(start.length - 1);
    for (let unit = 0; unit < influence.length; unit++) {
        let moved = 0;
        const end = start[unit + 1];
        for (let j = start[unit]; j < end; j++) {
            moved += amount[j] * slopes[index[j]];
        }
        influence[unit] = moved;
    }
    return { value: value(sums), influence: clusters === undefined ? influence : linear_sums_sumByNumber(influence, clusters) };
}
/** Central difference, or one-sided where the metric has no value on the other side. */
function slope(value, sums, { at, step }) {
    const here = sums[at];
    const valueAt = (sum) => {
        sums[at] = sum;
        const moved = value(sums);
        sums[at] = here;
        return moved;
    };
    const [above, below] = [valueAt(here + step), valueAt(here - step)];
    if (Number.isFinite(above) && Number.isFinite(below))
        return (above - below) / (2 * step);
    const middle = value(sums);
    return Number.isFinite(above) ? (above - middle) / step : (middle - below) / step;
}
/**
 * Sums values by a number each; numbers that nothing has are left out.
 * @throws RangeError unless there is one number for each value.
 */
function linear_sums_sumByNumber(values, numbers) {
    if (numbers.length !== values.length) {
        throw new RangeError(`clusters must be one for each of ${values.length} units, not ${numbers.length}`);
    }
    const top = numbers.reduce((most, number) => Math.max(most, number), 0);
    const sums = new Float64Array(top + 1);
    const seen = new Uint8Array(top + 1);
    for (let i = 0; i < values.length; i++) {
        const number = numbers[i];
        sums[number] = sums[number] + values[i];
        seen[number] = 1;
    }
    return sums.filter((_, number) => seen[number] === 1);
}

;// CONCATENATED MODULE: ./packages/stats/lib/ranking/classes.js
/** Rows of a class below which a value may be shown and must not decide. */
const FEW = 10;
/** Fewer rows of a class than `few`, 10 by default, may be shown and must not decide. */
function classes_judgeClasses({ positives, negatives }, few = FEW) {
    const enough = Math.min(positives, negatives) >= few;
    return { enough, flags: enough ? [] : ['few-of-a-class'] };
}
/** Counts the classes. @throws RangeError on marks other than 0 and 1. */
function classes_countClasses(positive) {
    let positives = 0;
    for (const mark of positive) {
        if (mark > 1)
            throw new RangeError(`positive must be 0 or 1, not ${mark}`);
        positives += mark;
    }
    return { positives, negatives: positive.length - positives };
}
/** Counts the classes. @throws RangeError with fewer than 2 rows of a class, or on marks other than 0 and 1. */
function classes_requireClasses(positive) {
    const { positives, negatives } = classes_countClasses(positive);
    if (positives < 2 || negatives < 2) {
        throw new RangeError(`there must be at least 2 positives and 2 negatives, not ${positives} and ${negatives}`);
    }
    return { positives, negatives };
}
/** Requires one entry for each row. @throws RangeError */
function classes_requireRows(positive, ...columns) {
    for (const { length } of columns) {
        if (length !== positive.length) {
            throw new RangeError(`there must be one value for each of ${positive.length} rows, not ${length}`);
        }
    }
}

;// CONCATENATED MODULE: ./packages/stats/lib/ranking/ordered-draws.js



/** Opens a bootstrap of units: whole multiplicities on one order per side, sorted once. */
function ordered_draws_openOrderedBootstrap(items, statistic, random) {
    const draws = openUnitDraws(items.counts, random);
    const orders = items.slots.map((slot) => orderBySlot(slot, items.positive, items.top));
    const multiplicity = new Float64Array(items.counts.length);
    const mass = new Float64Array(items.kind.length);
    return (values) => {
        draws.draw();
        multiplicity.fill(0);
        multiplicity.set(draws.multiplicity);
        const positions = draws.rareDrawn();
        const count = draws.rareCount();
        for (let i = 0; i < count; i++) {
            const kind = draws.rare[positions[i]];
            multiplicity[kind] = multiplicity[kind] + 1;
        }
        for (let i = 0; i < mass.length; i++) {
            mass[i] = multiplicity[items.kind[i]] * items.weight[i];
        }
        for (const [side, order] of orders.entries())
            values[side] = orderedValue(statistic, order, mass);
    };
}
/**
 * Opens a paired permutation: each unit's midranks are swapped between the sides with probability ½. Both sides then
 * hold ranks of both models, which one order of all ranks covers.
 * Source: Venkatraman & Begg (1996), "A distribution-free procedure for comparing receiver operating characteristic
 * curves from a paired experiment", Biometrika 83.
 */
function ordered_draws_openOrderedSwaps(items, statistic, random) {
    const { slots, positive, top, kind, weight, counts } = items;
    const size = kind.length;
    const both = Uint32Array.from([...slots[0], ...slots[1]]);
    const order = orderBySlot(both, Uint8Array.from([...positive, ...positive]), top);
    const swap = openKindSwaps(counts, random);
    const baseline = new Float64Array(2 * size);
    const candidate = new Float64Array(2 * size);
    return (values) => {
        const swapped = swap();
        for (let i = 0; i < size; i++) {
            const k = kind[i];
            const moved = swapped[k] * weight[i];
            const kept = (counts[k] - swapped[k]) * weight[i];
            baseline[i] = kept;
            baseline[size + i] = moved;
            candidate[i] = moved;
            candidate[size + i] = kept;
        }
        values[0] = orderedValue(statistic, order, baseline);
        values[1] = orderedValue(statistic, order, candidate);
    };
}
/** Draws how many units of each kind are swapped: a bit for a kind of one unit, which come last. */
function openKindSwaps(counts, random) {
    const single = counts.indexOf(1);
    const several = single === -1 ? counts.length : single;
    const words = new Uint32Array((counts.length - several + 31) >>> 5);
    const swapped = new Float64Array(counts.length);
    return () => {
        for (let kind = 0; kind < several; kind++)
            swapped[kind] = drawHeads(random, counts[kind]);
        random.fillBits(words);
        for (let kind = several; kind < swapped.length; kind++) {
            const bit = kind - several;
            swapped[kind] = (words[bit >>> 5] >>> (bit & 31)) & 1;
        }
        return swapped;
    };
}

;// CONCATENATED MODULE: ./packages/stats/lib/ranking/slots.js

/**
 * Ranks each side's scores, ties sharing their midrank, and reads the ranks against those of the positives. Ranks make
 * two models' scores comparable, whatever their scales; rows of equal slots are interchangeable in every statistic of
 * the order.
 * @throws RangeError on NaN scores.
 */
function slots_findSlots(positive, scores) {
    const ranks = scores.map(doubledMidranks);
    const slotOf = new Uint32Array(2 * positive.length + 2);
    for (const side of ranks) {
        for (let row = 0; row < positive.length; row++)
            if (positive[row] === 1)
                slotOf[side[row]] = 1;
    }
    let next = 0;
    for (let rank = 0; rank < slotOf.length; rank++) {
        if (slotOf[rank] === 0)
            slotOf[rank] = next;
        else {
            slotOf[rank] = next + 1;
            next += 2;
        }
    }
    return { sides: ranks.map((side) => side.map((rank) => slotOf[rank])), top: next + 1 };
}
/** Twice the midranks, which are whole or half numbers from 1 on. */
function doubledMidranks(score) {
    const order = argsort(score);
    const ranks = new Uint32Array(order.length);
    for (let from = 0, to = 0; from < order.length; from = to) {
        const value = score[order[from]];
        while (to < order.length && score[order[to]] === value)
            to++;
        for (let i = from; i < to; i++)
            ranks[order[i]] = from + 1 + to;
    }
    return ranks;
}

;// CONCATENATED MODULE: ./packages/stats/lib/ranking/ordered-items.js




/** Above this number of items a replicate takes too long. */
const ITEM_LIMIT = 10_000;
const ordered_items_COST_LIMIT = 20_000;
/** Rows as items, each on its own. @throws RangeError on NaN scores. */
function ordered_items_toItems({ positive, scores, weight }) {
    const { sides, top } = findSlots(positive, scores);
    return { positive, slots: sides, top, weight: weight ?? new Float64Array(positive.length).fill(1) };
}
/**
 * Collapses units with equal rows into kinds, in an order that does not depend on the order of the rows. Undefined
 * where there are too many kinds to draw from quickly. With few positives there are few, however many negatives: those
 * between the same positives on both sides are of one kind.
 */
function ordered_items_collapseItems(items, units) {
    if (distinctSlots(items) > ITEM_LIMIT)
        return undefined;
    const { contents, entries } = ordered_items_describe(items);
    const rows = units === undefined ? contents : joinUnits(contents, units, entries);
    const { picked, counts } = collapseRows(rows, orderByHash(hashRows(rows)));
    const kinds = pickRows(rows, picked);
    const size = kinds.amount.length / entries;
    if (size > ITEM_LIMIT || drawCost(counts) > ordered_items_COST_LIMIT)
        return undefined;
    const field = (at) => Float64Array.from({ length: size }, (_, i) => kinds.amount[i * entries + at]);
    return {
        positive: Uint8Array.from(field(0)),
        weight: field(1),
        slots: items.slots.map((_, side) => Uint32Array.from(field(2 + side))),
        top: items.top,
        kind: ownersOf(kinds.start, entries),
        counts,
    };
}
/** Each row's contents as a sparse row: class, weight, slots. */
function ordered_items_describe({ positive, weight, slots }) {
    const units = positive.length;
    const entries = 2 + slots.length;
    const fields = [positive, weight, ...slots];
    const index = new Uint32Array(units * entries);
    const amount = new Float64Array(units * entries);
    for (let at = 0; at < entries; at++) {
        const field = fields[at];
        for (let row = 0; row < units; row++) {
            index[row * entries + at] = at;
            amount[row * entries + at] = field[row];
        }
    }
    const start = Uint32Array.from({ length: units + 1 }, (_, row) => row * entries);
    return { contents: { units, width: entries, start, index, amount }, entries };
}
/** The rows of each unit, one after the other, in the order of their contents. */
function joinUnits(contents, units, entries) {
    const { members, start } = groupBy(orderByHash(hashRows(contents)), units);
    const joined = pickRows(contents, members);
    return { ...joined, units: start.length - 1, start: start.map((row) => row * entries) };
}
function ownersOf(start, entries) {
    const owners = new Uint32Array(start.at(-1) / entries);
    for (let kind = 0; kind < start.length - 1; kind++) {
        owners.fill(kind, start[kind] / entries, start[kind + 1] / entries);
    }
    return owners;
}
/** No side can have more slots than there are kinds of rows. */
function distinctSlots({ slots, top }) {
    const used = new Uint8Array(top);
    for (const slot of slots[0])
        used[slot] = 1;
    return used.reduce((sum, one) => sum + one, 0);
}

;// CONCATENATED MODULE: ./packages/stats/lib/ranking/contrast-ordered.js










/**
 * Rows of a class that may decide. With few positives average precision is off by a bias that depends on the shape of
 * the curve: two models of the same area then seem to differ.
 */
const FEWEST = { roc_auc: FEW, average_precision: 30 };
/**
 * How bootstrap replicates are read. BCa would pass 7 to 10 % of average precisions at the margin where 5 % were asked
 * (n = 50 and 200): copies of a positive in a bootstrap sample stand next to each other and raise its precision, a bias
 * that the sample itself does not have. Plain percentiles keep to 4 to 7 %.
 */
const CORRECTIONS = { roc_auc: 'bca', average_precision: 'percentile' };
/**
 * Compares two orderings by roc_auc or average_precision, with weights and units of several rows: paired permutation
 * of midranks for red, paired bootstrap for green and the interval (roc_auc: BCa, its acceleration from influence
 * values; average_precision: percentiles).
 * Independent of the order of the rows. Where a replicate would take too long, over 10,000 rows of which few are
 * interchangeable, it is `linearOrdered`. Fewer than 10 rows of a class, 30 for average_precision, are not conclusive.
 * @throws RangeError on arrays of different length, NaN scores, weights that are no finite number from 0 on, and
 * where a class is missing.
 */
function contrast_ordered_contrastOrdered(input) {
    const scored = requireScored(input, [input.baseline, input.candidate]);
    const items = collapseItems(scored.items, input.units);
    requireReplicates(input.resampling.replicates);
    if (items === undefined)
        return contrastScored(input, scored);
    const { statistic, resampling } = input;
    const test = `permutation+${CORRECTIONS[statistic]}`;
    const resampled = resampleItems(items, { ...input, caution: scored.caution, test });
    return contrastResampled({
        ...resampled,
        values: resampled.values,
        direction: 'higher',
        openPermutation: () => openOrderedSwaps(items, statistic, openStream(resampling.seed, 'permutation')),
    });
}
/**
 * The value of one ordering with its interval: bootstrapped, or linearised where contrastOrdered is.
 * @throws RangeError as contrastOrdered does.
 */
function contrast_ordered_sampleOrdered(input) {
    const scored = requireScored(input, [input.score]);
    const items = collapseItems(scored.items, input.units);
    requireReplicates(input.resampling.replicates);
    if (items !== undefined) {
        const test = CORRECTIONS[input.statistic];
        return sampleResampled(resampleItems(items, { ...input, caution: scored.caution, test }));
    }
    // Against a side that never changes, θ is the value itself.
    const [side] = scored.items.slots.map((slot) => contrast_ordered_linearise(input, scored.items, slot));
    const contrast = contrastInfluence({
        test: 'linearised-t',
        direction: 'higher',
        baseline: { value: 0, influence: new Float64Array(side.influence.length) },
        candidate: side,
        caution: scored.caution,
    });
    const { test, n, candidate: value, conclusive } = contrast;
    return { test, n, value, interval: (level) => (conclusive ? contrast.interval(level) : null) };
}
/**
 * The contrast of contrastOrdered by influence values and a t test with units − 1 degrees of freedom, for explored
 * slices and many rows: one sort of each side.
 * @throws RangeError as contrastOrdered does.
 */
function contrast_ordered_linearOrdered(input) {
    return contrastScored(input, requireScored(input, [input.baseline, input.candidate]));
}
function contrastScored(input, { items, caution }) {
    const [baseline, candidate] = items.slots.map((slot) => contrast_ordered_linearise(input, items, slot));
    return contrastInfluence({ test: 'linearised-t', direction: 'higher', baseline, candidate, caution });
}
function contrast_ordered_linearise({ statistic, units }, items, slot) {
    const order = orderBySlot(slot, items.positive, items.top);
    const value = orderedValue(statistic, order, items.weight);
    if (!Number.isFinite(value))
        throw new RangeError(`${statistic} needs both classes among the rows`);
    const slopes = orderedSlopes(statistic, order, items.weight);
    const moved = slopes.map((slope, row) => slope * items.weight[row]);
    return { value, influence: units === undefined ? moved : sumByNumber(moved, units) };
}
function resampleItems(items, o) {
    const { statistic, resampling } = o;
    const orders = items.slots.map((slot) => orderBySlot(slot, items.positive, items.top));
    const mass = massOf(items);
    const values = orders.map((order) => orderedValue(statistic, order, mass));
    return {
        test: o.test,
        n: items.counts.reduce((sum, count) => sum + count, 0),
        caution: o.caution,
        values,
        correction: CORRECTIONS[statistic],
        replicates: resampling.replicates,
        openBootstrap: () => openOrderedBootstrap(items, statistic, openStream(resampling.seed, 'bootstrap')),
        jackknife: () => ({
            counts: items.counts,
            sides: orders.map((order) => withoutEachKind(statistic, order, items)),
        }),
    };
}
function requireScored(input, scores) {
    const { statistic, positive, weight, units } = input;
    requireRows(positive, ...scores, weight ?? positive, units ?? positive);
    for (const value of weight ?? []) {
        if (!(value >= 0 && value < Infinity))
            throw new RangeError(`weights must be finite and at least 0, not ${value}`);
    }
    const classes = judgeClasses(countClasses(positive), FEWEST[statistic]);
    const clusters = judgeClusters(units && new Set(units).size);
    const caution = { enough: classes.enough && clusters.enough, flags: [...clusters.flags, ...classes.flags] };
    return { items: toItems({ positive, scores, weight }), caution };
}

;// CONCATENATED MODULE: ./packages/stats/lib/ranking/placements.js

/**
 * The share of the other class that each row outranks (positives) or is outranked by (negatives), ties counted half.
 * Their mean over the rows of either class is the area under the ROC curve.
 * Source: the structural components of DeLong, DeLong & Clarke-Pearson (1988), Biometrics 44, found by one sort as in
 * Sun & Xu (2014), IEEE Signal Processing Letters 21.
 * @param positive 1 for rows of the positive class, else 0.
 * @throws RangeError on NaN scores.
 */
function placements_placements(positive, score) {
    const order = argsort(score);
    const positives = positive.reduce((sum, one) => sum + one, 0);
    const negatives = positive.length - positives;
    const placed = new Float64Array(order.length);
    let positivesBelow = 0;
    let negativesBelow = 0;
    for (let from = 0, to = 0; from < order.length; from = to) {
        const value = score[order[from]];
        let tied = 0;
        for (; to < order.length && score[order[to]] === value; to++) {
            tied += positive[order[to]];
        }
        const outranked = (negativesBelow + (to - from - tied) / 2) / negatives;
        const outranking = 1 - (positivesBelow + tied / 2) / positives;
        for (let i = from; i < to; i++) {
            const row = order[i];
            placed[row] = positive[row] === 1 ? outranked : outranking;
        }
        positivesBelow += tied;
        negativesBelow += to - from - tied;
    }
    return placed;
}

;// CONCATENATED MODULE: ./packages/stats/lib/ranking/delong.js





/**
 * Areas under two correlated ROC curves and their covariance; ties count half.
 * Source: DeLong, DeLong & Clarke-Pearson (1988), Biometrics 44:837–845; Sun & Xu (2014).
 * @throws RangeError on arrays of different length, fewer than 2 rows of a class, or NaN scores.
 */
function delong({ positive, baseline, candidate }) {
    requireRows(positive, baseline, candidate);
    const counts = requireClasses(positive);
    const b = placements(positive, baseline);
    const c = placements(positive, candidate);
    const difference = c.map((placed, row) => placed - b[row]);
    const classes = { positive, ...counts };
    return {
        baseline: areaOf(b, classes),
        candidate: areaOf(c, classes),
        varBaseline: delong_covarianceOf(b, b, classes),
        varCandidate: delong_covarianceOf(c, c, classes),
        covariance: delong_covarianceOf(b, c, classes),
        varDifference: delong_covarianceOf(difference, difference, classes),
        ...counts,
    };
}
/**
 * Compares two areas under the ROC curve by DeLong's test. With fewer than 10 rows of a class it is not conclusive.
 * @throws RangeError as delong does.
 */
function delong_contrastAuc(scores) {
    const { baseline, candidate, varDifference, varBaseline, covariance, positives, negatives } = delong(scores);
    const { enough, flags } = judgeClasses({ positives, negatives });
    return contrastLinear({
        test: 'delong',
        n: scores.positive.length,
        baseline,
        candidate,
        direction: 'higher',
        variances: { theta: varDifference, cross: covariance - varBaseline, baseline: varBaseline },
        df: Infinity,
        conclusive: enough,
        flags,
    });
}
/**
 * The area under one ROC curve with DeLong's interval, cut to [0, 1]; null with fewer than 10 rows of a class, or where
 * no row is misplaced and there is no variance to judge by.
 * @throws RangeError as delong does.
 */
function delong_sampleAuc({ positive, score }) {
    requireRows(positive, score);
    const counts = requireClasses(positive);
    const caution = judgeClasses(counts);
    const placed = placements(positive, score);
    const value = areaOf(placed, { positive, ...counts });
    const error = Math.sqrt(delong_covarianceOf(placed, placed, { positive, ...counts }));
    return {
        test: 'delong',
        n: positive.length,
        value,
        interval: (level) => {
            requireOpenUnit('level', level);
            const reach = normalPpf((1 + level) / 2) * error;
            return caution.enough && error > 0 ? [Math.max(0, value - reach), Math.min(1, value + reach)] : null;
        },
    };
}
/** The mean placement of positives. */
function areaOf(placed, { positive, positives }) {
    return classSum(placed, positive, 1) / positives;
}
/** Cov of placements among positives over their number, plus the same among negatives. */
function delong_covarianceOf(a, b, { positive, positives, negatives }) {
    const sums = [0, 0];
    const meansA = [classSum(a, positive, 0) / negatives, classSum(a, positive, 1) / positives];
    const meansB = [classSum(b, positive, 0) / negatives, classSum(b, positive, 1) / positives];
    for (let row = 0; row < a.length; row++) {
        const side = positive[row];
        const product = (a[row] - meansA[side]) * (b[row] - meansB[side]);
        sums[side] = sums[side] + product;
    }
    const [negative, positiveSum] = sums;
    return negative / (negatives - 1) / negatives + positiveSum / (positives - 1) / positives;
}
function classSum(placed, positive, side) {
    let sum = 0;
    for (let row = 0; row < placed.length; row++)
        if (positive[row] === side)
            sum += placed[row];
    return sum;
}

;// CONCATENATED MODULE: ./packages/stats/lib/index.js


































;// CONCATENATED MODULE: ./packages/gate/lib/measure/share.js


/** How many lost examples are kept to be shown. */
const share_shown = 10;
/** A share of examples, one row each: mid-p McNemar and Tango on the pairs that disagree. */
function share_measureShare({ metric, direction }, { candidate, baseline }, task) {
    const own = outcomes(metric, candidate.predictions, task, candidate.rows);
    const n = own.rows.length;
    const candidateHits = share_count(own.hit);
    const alone = { n, candidate: candidateHits / n, sample: () => (n === 0 ? null : sampleShare(candidateHits, n)) };
    if (baseline === null)
        return { ...alone, baseline: null, contrast: null, flips: null };
    const other = outcomes(metric, baseline.predictions, task, baseline.rows);
    if (other.rows.length !== n) {
        throw new Error(`${metric} rests on ${n} examples of the candidate and ${other.rows.length} of the baseline`);
    }
    const baselineHits = share_count(other.hit);
    const flips = { lost: 0, gained: 0, first: [] };
    // A hit is good, unless the metric counts what should not happen.
    const good = direction === 'higher' ? 1 : 0;
    for (let at = 0; at < n; at += 1) {
        if (own.hit[at] === other.hit[at])
            continue;
        if (own.hit[at] === good)
            flips.gained += 1;
        else {
            flips.lost += 1;
            if (flips.first.length < share_shown)
                flips.first.push([own.rows[at], other.rows[at]]);
        }
    }
    const { lost, gained } = flips;
    const contrast = n === 0 ? null : contrastPairedBinary({ n, lost, gained, baselineHits, candidateHits, direction });
    return { ...alone, baseline: baselineHits / n, contrast, flips };
}
/** A share alone, with Wilson's interval. */
function sampleShare(hits, n) {
    return { test: 'wilson', n, value: hits / n, interval: (level) => wilsonInterval(hits, n, level) };
}
function share_count(hits) {
    let sum = 0;
    for (const hit of hits)
        sum += hit;
    return sum;
}

;// CONCATENATED MODULE: ./packages/gate/lib/judgement/agreeing-examples.js


/** The examples both sides have the same label for: an anchor may be older than a correction of the labels. */
function agreeing_examples_agreeingExamples(examples) {
    const { count, candidate, baseline } = examples;
    const labels = candidate.predictions.columns.get('label');
    const others = baseline?.predictions.columns.get('label');
    if (baseline === null || labels === undefined || others === undefined)
        return examples;
    const agree = (example) => cellText(labels[firstRow(candidate, example)]) === cellText(others[firstRow(baseline, example)]);
    const chosen = Uint32Array.from({ length: count }, (_, example) => example).filter(agree);
    return chosen.length === count ? examples : subset(examples, chosen);
}

;// CONCATENATED MODULE: ./packages/gate/lib/judgement/changed-examples.js

const remedy = 'Restore them; or, if the test set is meant to change, merge that change first: a push to the default branch records a new baseline, and the model is then judged on the new set. With the input `baseline-run` the baseline answers the new set at once.';
/**
 * Rule `examples-changed`. `common`: added examples are only counted; vanished and relabelled ones keep the gate shut,
 * for a test set that changes with the model it judges proves nothing. `error`: added ones do, too. `rebuild`: so does
 * every change the baseline did not answer anew.
 */
function changed_examples_changedExamples(pairing, rule) {
    return [...vanished(pairing), ...relabelled(pairing), ...(rule === 'common' ? [] : added(pairing, rule))];
}
/** Rule `no-baseline`, for when nothing is recorded. */
function changed_examples_withoutBaseline({ noBaseline }) {
    if (noBaseline !== 'error')
        return [];
    const message = 'Nothing is recorded to compare with, and the policy says `no-baseline: error`. Push to the default branch to record a baseline.';
    return [{ code: 'E_BASELINE_MISSING', flag: 'no-baseline', message }];
}
function vanished({ count, onlyBaseline, vanishedIds }) {
    if (onlyBaseline === 0 && count > 0)
        return [];
    const named = vanishedIds.length === 0
        ? ''
        : ` (${vanishedIds.map(quote).join(', ')}${onlyBaseline > vanishedIds.length ? ', …' : ''})`;
    const what = count === 0
        ? 'Candidate and baseline have no example in common'
        : `The candidate did not answer ${onlyBaseline} of the baseline's ${onlyBaseline + count} examples`;
    return [{ code: 'E_EXAMPLES_CHANGED', flag: 'examples-vanished', message: `${what}${named}. ${remedy}` }];
}
function relabelled({ relabelled, relabelledIds, count }) {
    if (relabelled === 0)
        return [];
    const named = `${relabelledIds.map(quote).join(', ')}${relabelled > relabelledIds.length ? ', …' : ''}`;
    return [
        {
            code: 'E_EXAMPLES_CHANGED',
            flag: 'relabelled',
            message: `${relabelled} of ${count} common examples have another label than in the baseline (${named}). ${remedy}`,
        },
    ];
}
function added({ onlyCandidate }, rule) {
    if (onlyCandidate === 0)
        return [];
    const message = `The candidate answered ${onlyCandidate} examples the baseline does not have, and the policy says \`examples-changed: ${rule}\`. ${remedy}`;
    return [{ code: 'E_EXAMPLES_CHANGED', flag: 'examples-added', message }];
}

;// CONCATENATED MODULE: ./packages/gate/lib/judgement/explore-slices.js




const largestValues = 20;
const mostComparisons = 200;
/** Share of false discoveries among the slices pointed at. */
const discoveryRate = 0.1;
/**
 * Every gating metric on the largest slices of the explored columns. Never judged; the ones a reader should look at,
 * by Benjamini–Hochberg at 10 %, carry the flag `look-here`.
 */
function explore_slices_exploreSlices(examples, { columns, metrics, alpha, weigh }) {
    const measured = [];
    for (const { column, value, members } of columns.flatMap((name) => largestSlices(examples, name))) {
        if (measured.length >= mostComparisons)
            break;
        const slice = subset(examples, members);
        for (const metric of metrics) {
            const one = weigh({ ...metric, where: new Map([[column, value]]), role: 'explore' }, slice);
            if (one !== undefined && one.measure.n > 0)
                measured.push(one);
        }
    }
    return describeSlices(measured.slice(0, mostComparisons), alpha);
}
function describeSlices(measured, alpha) {
    const weighty = measured.filter(({ measure: { contrast, n } }) => contrast?.conclusive === true && n >= fewestPairs);
    const adjusted = benjaminiHochberg(weighty.map(({ measure }) => measure.contrast?.regression() ?? 1));
    const pointedAt = new Set(weighty.filter((_, index) => (adjusted[index] ?? 1) <= discoveryRate));
    return measured.map((one) => {
        const comparison = describeMeasured(one, { block: alpha, pass: alpha });
        const flag = pointedAt.has(one) ? ['look-here'] : one.measure.n < fewestPairs ? ['few-pairs'] : [];
        return { ...comparison, flags: [...comparison.flags, ...flag] };
    });
}
function largestSlices(examples, column) {
    const coded = codeColumn(examples, column);
    if (coded === undefined)
        return [];
    return groupByCode(coded)
        .map((members, code) => ({ column, value: coded.values[code] ?? '', members }))
        .toSorted((a, b) => b.members.length - a.members.length)
        .slice(0, largestValues);
}

;// CONCATENATED MODULE: ./packages/gate/lib/judgement/find-flips.js

/** What flipped, for each comparison with the baseline that counts single examples. */
function find_flips_findFlips(measured, { candidate, baseline }) {
    if (baseline === null)
        return [];
    return measured.flatMap(({ subject, measure: { flips } }) => flips === null || subject.against !== 'baseline'
        ? []
        : [
            {
                metric: subject.metric,
                slice: subject.where === null ? null : Object.fromEntries(subject.where),
                lost: flips.lost,
                gained: flips.gained,
                examples: flips.first.map(([row, other]) => describeLost(candidate.predictions, row, { baseline: baseline.predictions, other })),
            },
        ]);
}
function describeLost(candidate, row, { baseline, other }) {
    return {
        id: cell(candidate, 'id', row),
        label: cell(candidate, 'label', row),
        baseline: cell(baseline, 'prediction', other),
        candidate: cell(candidate, 'prediction', row),
    };
}
function cell(predictions, column, row) {
    return cellText(predictions.columns.get(column)?.[row]);
}

;// CONCATENATED MODULE: ./packages/gate/lib/judgement/judge-family.js



/**
 * Judges comparisons that share a part of alpha, by Holm; each passes on its own proof.
 * Those with too few pairs, or evidence that must not decide, stand aside: they report, and conclude nothing.
 */
function judge_family_judgeFamily(family, rules) {
    const weighty = family.filter(isWeighty);
    const adjusted = holm(weighty.map((measured) => blockingP(measured, rules)));
    const alpha = { block: rules.block / Math.max(1, weighty.length), pass: rules.pass };
    return family.map((measured) => {
        const comparison = describeMeasured(measured, alpha);
        const rank = weighty.indexOf(measured);
        return rank < 0
            ? judgeLight(comparison, measured, rules)
            : judgeWeighty({ ...comparison, pAdjusted: adjusted[rank] ?? 1 }, measured, rules);
    });
}
/** Whether one of the comparisons at least is proven better than on the other side, by Holm. */
function judge_family_isGain(family, alpha) {
    const gains = family.filter(isWeighty).map(({ measure: { contrast } }) => contrast?.improvement() ?? 1);
    return holm(gains).some((p) => p <= alpha);
}
function isWeighty({ measure: { contrast, n } }) {
    return contrast?.conclusive === true && n >= fewestPairs;
}
function judgeWeighty(comparison, measured, rules) {
    if (isIdentical(measured, rules))
        return passIdentical(comparison);
    const p = { adjusted: comparison.pAdjusted ?? 1, noninferiority: comparison.pNoninferiority ?? 1 };
    return { ...comparison, verdict: decide(p, rules) };
}
function judgeLight(comparison, measured, rules) {
    if (isIdentical(measured, rules))
        return passIdentical(comparison);
    if (isWorseEverywhere(measured))
        return { ...comparison, verdict: 'fail', flags: [...comparison.flags, 'worse-everywhere'] };
    const { contrast, baseline, n } = measured.measure;
    const why = baseline === null ? 'no-baseline' : contrast === null || n < fewestPairs ? 'few-pairs' : 'not-conclusive';
    return { ...comparison, verdict: 'inconclusive', flags: [...new Set([...comparison.flags, why])] };
}
function passIdentical(comparison) {
    return { ...comparison, verdict: 'pass', flags: ['identical'] };
}
/** Without any spread there is no test; but every one of 30 units worse by the margin or more is no chance. */
function isWorseEverywhere({ subject, measure: { contrast, n } }) {
    if (contrast === null || n < fewestPairs || !contrast.flags.includes('degenerate'))
        return false;
    return contrast.n >= fewestPairs && contrast.estimate <= -absoluteMargin(subject.margin, contrast.baseline);
}
/** The digest says so, and no example contradicts it. */
function isIdentical({ subject, measure }, { identical }) {
    const { flips, contrast } = measure;
    if (!identical.has(subject.against))
        return false;
    return flips === null ? contrast?.estimate === 0 : flips.lost + flips.gained === 0;
}
function blockingP({ subject, measure: { contrast } }, { blockOn }) {
    if (contrast === null)
        return 1;
    return blockOn === 'worse' ? contrast.regression() : 1 - contrast.noninferiority(subject.margin);
}
/** Red when it is proven worse and not proven within the margin; green when proven within it; else open. */
function decide(p, { block, pass }) {
    if (p.noninferiority <= pass)
        return 'pass';
    return p.adjusted <= block ? 'fail' : 'inconclusive';
}

;// CONCATENATED MODULE: ./packages/gate/lib/measure/row-values.js

/** A value for each row of a side, in the order of its examples; NaN for rows that do not count for the metric. */
function row_values_rowValues(metric, { predictions, rows }, task) {
    if (findMetric(metric)?.shape === 'mean')
        return exampleValues(metric, predictions, task, rows);
    const { rows: counted, hit } = outcomes(metric, predictions, task, rows);
    const values = new Float64Array(rows.length).fill(Number.NaN);
    let next = 0;
    for (let at = 0; at < rows.length && next < counted.length; at += 1) {
        if (rows[at] !== counted[next])
            continue;
        values[at] = hit[next];
        next += 1;
    }
    return values;
}
/**
 * The mean of each example's rows; NaN where none counts.
 *
 * @param all whether every row must have a value: then one NaN makes the mean NaN.
 */
function row_values_exampleMeans(values, start, all) {
    if (start === null)
        return values;
    return Float64Array.from({ length: start.length - 1 }, (_, example) => row_values_mean(values.subarray(start[example], start[example + 1]), all));
}
function row_values_mean(values, all) {
    let [sum, count] = [0, 0];
    for (const value of values) {
        if (Number.isNaN(value) && !all)
            continue;
        sum += value;
        count += 1;
    }
    return sum / count;
}

;// CONCATENATED MODULE: ./packages/gate/lib/measure/means.js




/** A value per example: its rows averaged first, for repeats of one example are no further examples. */
function means_measureMeans(subject, { candidate, baseline }, scale) {
    const own = exampleMeans(rowValues(subject.metric, candidate, scale.task), candidate.start, isMean(subject.metric));
    const other = baseline === null
        ? undefined
        : exampleMeans(rowValues(subject.metric, baseline, scale.task), baseline.start, isMean(subject.metric));
    return means_measureUnits(subject, { candidate: own, baseline: other, all: isMean(subject.metric) }, scale);
}
/** Some of the values; all of them without a copy. */
function pickUnits(values, chosen) {
    if (chosen.length === values.length)
        return values;
    const picked = new Float64Array(chosen.length);
    for (let at = 0; at < chosen.length; at += 1)
        picked[at] = values[chosen[at]];
    return picked;
}
function isMean(metric) {
    return findMetric(metric)?.shape === 'mean';
}
/** Units that count, their marks, and the contrast of their means. */
function means_measureUnits(subject, values, { marks, resampling, quick }) {
    const chosen = counted(values);
    const pick = (all) => pickUnits(all, chosen);
    const clusters = renumber(marks.clusters, chosen);
    const marked = {
        ...(clusters === undefined ? {} : { clusters }),
        ...(marks.weights === undefined ? {} : { weight: pick(marks.weights) }),
    };
    const candidate = pick(values.candidate);
    const broken = !candidate.every(Number.isFinite) || marked.weight?.every((weight) => weight === 0) === true;
    const sample = () => chosen.length < 2 || broken ? null : sampleMean({ values: candidate, ...marked });
    const n = chosen.length;
    const value = weightedMean(candidate, marked.weight);
    if (values.baseline === undefined)
        return { n, candidate: value, baseline: null, contrast: null, sample, flips: null };
    const baseline = pick(values.baseline);
    const contrast = () => n < 2 || broken || !baseline.every(Number.isFinite)
        ? null
        : contrastMeans({
            baseline,
            candidate,
            direction: subject.direction,
            ...marked,
            ...(quick ? {} : { resampling }),
        });
    return {
        n,
        candidate: value,
        baseline: weightedMean(baseline, marked.weight),
        contrast: contrast(),
        sample,
        flips: null,
    };
}
/** A unit counts unless both sides leave it out; where every unit must have a value, all do, and NaN shows. */
function counted({ candidate, baseline, all }) {
    const units = new Uint32Array(candidate.length);
    let count = 0;
    for (let unit = 0; unit < candidate.length; unit += 1) {
        const counts = all || !Number.isNaN(candidate[unit]) || (baseline !== undefined && !Number.isNaN(baseline[unit]));
        if (!counts)
            continue;
        units[count] = unit;
        count += 1;
    }
    return units.subarray(0, count);
}
function weightedMean(values, weights) {
    let [sum, total] = [0, 0];
    for (let unit = 0; unit < values.length; unit += 1) {
        const weight = weights === undefined ? 1 : weights[unit];
        sum += weight * values[unit];
        total += weight;
    }
    return sum / total;
}

;// CONCATENATED MODULE: ./packages/gate/lib/measure/groups.js




/** A value per group of rows, such as the NDCG of each query: the groups are what was drawn, so they are the units. */
function groups_measureGroups(subject, examples, scale) {
    if (scale.marks.repeated) {
        throw new Unjudgeable(`${subject.metric} cannot be judged over repeats: write one row for each item of a query`);
    }
    const { candidate, baseline } = examples;
    const { codes, values } = codeColumn(examples, 'group') ?? { codes: new Int32Array(0), values: [] };
    const members = Array.from(values, () => []);
    for (let example = 0; example < codes.length; example += 1)
        members[codes[example]]?.push(example);
    const rowsIn = (side) => members.map((group) => group.map((example) => firstRow(side, example)));
    const valuesOf = (side) => groupValues(subject.metric, side.predictions, scale.task, rowsIn(side));
    const { clusters } = scale.marks;
    const ofGroup = clusters && Int32Array.from(members, ([first = 0]) => clusters[first]);
    return measureUnits(subject, { candidate: valuesOf(candidate), baseline: baseline === null ? undefined : valuesOf(baseline), all: false }, {
        ...scale,
        marks: {
            clusters: ofGroup,
            weights: groupWeights((baseline ?? candidate).predictions, rowsIn(baseline ?? candidate)),
            repeated: false,
        },
    });
}

;// CONCATENATED MODULE: ./packages/gate/lib/measure/ordered.js






/** Metrics of the order of scores: DeLong for the area under the ROC curve, else the bootstrap over units. */
function ordered_measureOrdered(subject, examples, scale) {
    const { candidate, baseline, count } = examples;
    const own = ranking(subject.metric, candidate.predictions, scale.task, candidate.rows);
    const statistic = subject.metric === 'roc_auc' ? 'roc_auc' : 'average_precision';
    const delong = statistic === 'roc_auc' && isPlain(scale.marks);
    const marked = { statistic, positive: own.positive, resampling: scale.resampling, ...unitsOf(examples, scale) };
    const sample = () => {
        if (!isUsable(own))
            return null;
        return delong ? sampleAuc(own) : sampleOrdered({ ...marked, score: own.score });
    };
    const value = (side) => measureValue(subject.metric, side, scale.task) ?? Number.NaN;
    const alone = { n: count, sample, flips: null };
    if (baseline === null)
        return { ...alone, candidate: value(candidate), baseline: null, contrast: null };
    requireAligned(subject, candidate, baseline);
    const other = ranking(subject.metric, baseline.predictions, scale.task, baseline.rows);
    if (!isUsable(own) || !isUsable(other))
        return { ...alone, candidate: value(candidate), baseline: value(baseline), contrast: null };
    const scores = { baseline: other.score, candidate: own.score };
    const engine = scale.quick ? linearOrdered : contrastOrdered;
    const contrast = delong
        ? contrastAuc({ positive: own.positive, ...scores })
        : engine({ ...marked, ...scores });
    return { ...alone, candidate: contrast.candidate, baseline: contrast.baseline, contrast };
}
/** Whether there are two of each class, and every score is a number: fewer say nothing of their spread. */
function isUsable({ positive, score }) {
    let positives = 0;
    for (let at = 0; at < positive.length; at += 1) {
        if (!Number.isFinite(score[at]))
            return false;
        positives += positive[at];
    }
    return positives >= 2 && positive.length - positives >= 2;
}
/** The cluster, else the example, of each row, and its weight. */
function unitsOf({ candidate, count }, { marks }) {
    if (isPlain(marks))
        return {};
    const examples = rowExamples(candidate, count);
    const all = Uint32Array.from({ length: count }, (_, example) => example);
    const clusters = renumber(marks.clusters, all) ?? all;
    const { weights } = marks;
    return {
        units: examples.map((example) => clusters[example]),
        ...(weights === undefined ? {} : { weight: Float64Array.from(examples, (example) => weights[example]) }),
    };
}
/** Orders of scores are compared row by row. */
function requireAligned({ metric }, candidate, baseline) {
    const same = candidate.rows.length === baseline.rows.length &&
        String(candidate.start === null) === String(baseline.start === null) &&
        (candidate.start === null || candidate.start.every((begin, at) => begin === baseline.start?.[at]));
    if (same)
        return;
    throw new Unjudgeable(`${metric} cannot be judged where examples have more rows on one side than on the other: repeat both sides equally often`);
}

;// CONCATENATED MODULE: ./packages/gate/lib/measure/seeds.js









/** Fewer seeds than this on a side say too little of how far retraining moves a model. */
const fewestSeeds = 3;
/** The seeds a recipe was run with; undefined where neither side ran with several: then one model is judged. */
function seeds_seedsOf({ candidate, baseline }) {
    if (baseline === null)
        return undefined;
    const seeds = { candidate: seedsOn(candidate), baseline: seedsOn(baseline) };
    return seeds.candidate.length > 1 || seeds.baseline.length > 1 ? seeds : undefined;
}
function seedsOn({ predictions, rows }) {
    const cells = predictions.columns.get('seed');
    if (cells === undefined)
        return [];
    return [...new Set(Array.from(rows, (row) => cells[row]))].map((cell) => cellText(cell) ?? '').toSorted();
}
/**
 * Judges a recipe, of which each seed made one model: noise comes from the examples and from the seeds. Values per
 * example are tested by items × seeds, others by Welch over the seeds.
 */
function seeds_measureSeeds(subject, examples, scale) {
    const shape = findMetric(subject.metric)?.shape;
    const perExample = shape === 'share' || shape === 'mean';
    const measured = perExample ? byItems(subject, examples, scale) : bySeeds(subject, examples, scale);
    const few = scale.seeds.candidate.length < fewestSeeds || scale.seeds.baseline.length < fewestSeeds;
    return few && measured.contrast !== null ? { ...measured, contrast: withhold(measured.contrast) } : measured;
}
/** Evidence of too few seeds is shown and does not decide. */
function withhold(contrast) {
    return { ...contrast, conclusive: false, flags: [...new Set([...contrast.flags, 'few-seeds'])] };
}
function byItems(subject, examples, scale) {
    const { candidate, baseline, count } = examples;
    const marks = marksOf(examples);
    if (marks.clusters !== undefined || marks.weights !== undefined) {
        throw new Unjudgeable(`${subject.metric} cannot be judged over seeds with clusters or weights: leave one of them out`);
    }
    const averaged = measureMeans(subject, examples, { ...scale, quick: true, marks });
    const { seeds } = scale;
    if (baseline === null || averaged.contrast === null || Math.min(seeds.candidate.length, seeds.baseline.length) < 2)
        return averaged;
    const own = itemsBySeed(subject.metric, candidate, { count, seeds: seeds.candidate, scale });
    const other = itemsBySeed(subject.metric, baseline, { count, seeds: seeds.baseline, scale });
    const contrast = contrastSeeds({ baseline: other, candidate: own, direction: subject.direction });
    return { ...averaged, contrast };
}
/** For each seed the value of every example that counts. */
function itemsBySeed(metric, side, { count, seeds, scale }) {
    const values = rowValues(metric, side, scale.task);
    const examples = rowExamples(side, count);
    // Before tables are laid out: a column of ever new values would ask for one as large as its square.
    seeds_requireRows(metric, { values, examples, count, seeds });
    const cells = side.predictions.columns.get('seed');
    const sums = seeds.map(() => new Float64Array(count));
    const counts = seeds.map(() => new Uint32Array(count));
    const number = new Map(seeds.map((seed, at) => [seed, at]));
    for (let at = 0; at < values.length; at += 1) {
        const value = values[at];
        const seed = number.get(cellText(cells?.[side.rows[at]]) ?? '') ?? 0;
        const example = examples[at];
        if (Number.isNaN(value))
            continue;
        const [sum, seen] = [sums[seed], counts[seed]];
        sum[example] = sum[example] + value;
        seen[example] = seen[example] + 1;
    }
    return completeItems(metric, { sums, counts, count });
}
/** Examples that count need a row for each seed. */
function seeds_requireRows(metric, { values, examples, count, seeds }) {
    const rows = new Uint32Array(count);
    for (let at = 0; at < values.length; at += 1) {
        const example = examples[at];
        if (!Number.isNaN(values[at]))
            rows[example] = rows[example] + 1;
    }
    if (rows.some((answers) => answers > 0 && answers < seeds.length))
        throw unansweredSeeds(metric);
}
function unansweredSeeds(metric) {
    return new Unjudgeable(`${metric} cannot be judged over seeds: not every example was answered with every seed. Write a row for each example and seed`);
}
/** Examples that count must have been answered with every seed. */
function completeItems(metric, { sums, counts, count }) {
    const items = Uint32Array.from({ length: count }, (_, item) => item).filter((item) => counts.some((seen) => seen[item] > 0));
    const lacking = items.find((item) => counts.some((seen) => seen[item] === 0));
    if (lacking !== undefined)
        throw unansweredSeeds(metric);
    return sums.map((sum, seed) => Float64Array.from(items, (item) => sum[item] / counts[seed][item]));
}
/** Metrics without a value per example: one value per seed. */
function bySeeds(subject, { candidate, baseline, count }, scale) {
    const own = valuesBySeed(subject.metric, candidate, scale.seeds.candidate, scale);
    const other = baseline === null ? [] : valuesBySeed(subject.metric, baseline, scale.seeds.baseline, scale);
    const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const usable = own.length > 1 && other.length > 1 && [...own, ...other].every(Number.isFinite);
    return {
        n: count,
        candidate: mean(own),
        baseline: mean(other),
        contrast: usable ? contrastWelch({ baseline: other, candidate: own, direction: subject.direction }) : null,
        sample: () => null,
        flips: null,
    };
}
function valuesBySeed(metric, side, seeds, { task }) {
    const { predictions } = side;
    const valueOf = (rows) => measureValue(metric, { predictions, rows }, task) ?? Number.NaN;
    if (seeds.length === 0)
        return [valueOf(side.rows)];
    const cells = predictions.columns.get('seed');
    const rowsOfSeed = new Map(seeds.map((seed) => [seed, []]));
    for (const row of side.rows)
        rowsOfSeed.get(cellText(cells?.[row]) ?? '')?.push(row);
    return seeds.map((seed) => valueOf(Uint32Array.from(rowsOfSeed.get(seed) ?? [])));
}

;// CONCATENATED MODULE: ./packages/gate/lib/measure/sums.js



/** A value computed from sums over examples, such as F1 or RMSE: paired bootstrap for proof, permutation for harm. */
function sums_measureSums(subject, { count, candidate, baseline }, scale) {
    const own = sumsOf(subject.metric, candidate, scale);
    const clusters = renumber(scale.marks.clusters, Uint32Array.from({ length: count }, (_, example) => example));
    const marked = { value: own.value, resampling: scale.resampling, ...(clusters === undefined ? {} : { clusters }) };
    const value = own.value(total(own.sums));
    const sample = () => count < 2 || !Number.isFinite(value) ? null : sampleSums({ sums: own.sums, ...marked });
    const alone = { n: count, candidate: value, sample, flips: null };
    if (baseline === null)
        return { ...alone, baseline: null, contrast: null };
    const other = sumsOf(subject.metric, baseline, scale);
    const before = other.value(total(other.sums));
    const finite = Number.isFinite(value) && Number.isFinite(before) && count >= 2;
    const engine = scale.quick ? linearSums : contrastSums;
    const contrast = finite
        ? engine({ baseline: other.sums, candidate: own.sums, direction: subject.direction, ...marked })
        : null;
    return { ...alone, baseline: before, contrast };
}
/** The statistics of each example; where it has several rows, each counts its share of one. */
function sumsOf(metric, { predictions, rows, start }, { task }) {
    const { value, ...sums } = statistics(metric, predictions, task, rows);
    if (start === null)
        return { sums, value };
    const amount = sums.amount.slice();
    const merged = new Uint32Array(start.length);
    for (let example = 0; example + 1 < start.length; example += 1) {
        const [from, to] = [start[example], start[example + 1]];
        const [first, last] = [sums.start[from], sums.start[to]];
        for (let at = first; at < last; at += 1)
            amount[at] = amount[at] / (to - from);
        merged[example + 1] = last;
    }
    return { sums: { ...sums, start: merged, amount }, value };
}
function total({ width, index, amount }) {
    const sums = new Float64Array(width);
    for (let at = 0; at < index.length; at += 1) {
        const place = index[at];
        sums[place] = sums[place] + amount[at];
    }
    return sums;
}

;// CONCATENATED MODULE: ./packages/gate/lib/measure/measure.js








/**
 * Measures a metric on both sides of some examples, with the test its definition and the evidence call for: paired 0/1,
 * paired means, groups, sums or orders of scores; over items and seeds where both sides ran with several.
 *
 * @throws Unjudgeable for evidence no test fits; says what to do.
 */
function measure_measure(subject, examples, scale) {
    const seeds = seedsOf(examples);
    if (seeds !== undefined)
        return measureSeeds(subject, examples, { ...scale, seeds });
    const marks = marksOf(examples);
    const marked = { ...scale, marks };
    const engines = {
        share: () => isPlain(marks) ? measureShare(subject, examples, scale.task) : measureMeans(subject, examples, marked),
        mean: () => measureMeans(subject, examples, marked),
        'grouped-mean': () => measureGroups(subject, examples, marked),
        ordered: () => measureOrdered(subject, examples, marked),
        sums: () => measureSums(subject, examples, marked),
    };
    const metric = findMetric(subject.metric);
    if (metric === undefined)
        throw new RangeError(`there is no metric ${subject.metric}`);
    return engines[metric.shape]();
}
/**
 * A metric of one side as a number; NaN when it has no value; undefined when a column is missing, or the positive class
 * is not known and it needs one.
 */
function measure_measureValue(metric, { predictions, rows }, task) {
    const definition = findMetric(metric);
    const needs = definition === undefined ? [] : neededFor(definition, task.task);
    if (task.positive === null && needs.includes('positive'))
        return undefined;
    return computeMetric(metric, predictions, task, rows);
}

;// CONCATENATED MODULE: ./packages/gate/lib/judgement/show-metrics.js



/** Values of the metrics under `show:` that do not gate anyway. Never judged. */
function show_metrics_showMetrics(policy, examples, task) {
    const gating = new Set(policy.gating.map(({ name }) => name));
    return policy.show.filter((name) => !gating.has(name)).map((name) => showMetric(name, examples, task));
}
/** A comparison that shows values and concludes nothing. */
function show_metrics_showValues({ name, direction }, values) {
    const { candidate, baseline, n } = values;
    const blank = blankComparison({ metric: name, direction, where: null, role: 'show' });
    const difference = candidate === null || baseline === null ? Number.NaN : candidate - baseline;
    const delta = Number.isFinite(difference) ? show_metrics_orient(direction, difference) : null;
    return { ...blank, n, candidate, baseline, delta };
}
/** The known direction of a metric. */
function show_metrics_directionOf(name) {
    return findMetric(name)?.direction ?? 'higher';
}
/** A difference with its sign so that negative is worse. */
function show_metrics_orient(direction, difference) {
    return direction === 'lower' && difference !== 0 ? -difference : difference;
}
function showMetric(name, { count, candidate, baseline }, task) {
    const before = baseline === null ? undefined : measureValue(name, baseline, task);
    return show_metrics_showValues({ name, direction: show_metrics_directionOf(name) }, { candidate: measureValue(name, candidate, task) ?? null, baseline: before ?? null, n: count });
}

;// CONCATENATED MODULE: ./packages/gate/lib/policy/parse-metric.js



const percent = /^(\d+(?:\.\d+)?)\s?%$/;
/** Checks a metric as written; every fault goes to `report`, and the result is then not to be used. */
function parse_metric_parseMetric(draft, report) {
    const metric = parse_metric_requireMetric(draft.name, (message) => report('name', message));
    if (metric === undefined)
        return undefined;
    // Only the policy knows which way a column of the user's own is better.
    const known = draft.name.startsWith('metric:') ? null : metric.direction;
    return {
        name: draft.name,
        direction: checkDirection(draft, known, report),
        margin: checkMargin(draft, metric, report),
        marginGiven: draft.margin !== undefined,
        ...checkFloor(draft, metric.unit === 'proportion', report),
    };
}
/** A metric by its name. Notes a fault, with the nearest name, when there is none. */
function parse_metric_requireMetric(name, report) {
    const metric = findMetric(name);
    if (metric !== undefined)
        return metric;
    const meant = nearestMetric(name);
    report(`unknown metric ${quote(name)}: ${meant === undefined ? `expected one of ${metricNames.join(', ')}` : `did you mean ${quote(meant)}?`}`);
    return undefined;
}
/** The margin of a metric the policy names none for. */
function parse_metric_defaultMargin(metric) {
    return metric.relative ? defaults.relativeMargin : defaults.margin;
}
function checkDirection({ name, better }, known, report) {
    if (known === null && better === undefined) {
        report('better', `nobody knows which way ${quote(name)} is better: add \`better: higher\` or \`better: lower\` in mlops/gate.yml`);
    }
    else if (known !== null && better !== undefined && better !== known) {
        report('better', `${quote(name)} is better ${known}: take \`better: ${better}\` out`);
    }
    return known ?? better ?? 'higher';
}
function checkMargin({ name, margin }, metric, report) {
    if (margin === undefined)
        return parse_metric_defaultMargin(metric);
    const share = metric.unit === 'proportion';
    const example = share ? 'write 0.01 for one percentage point' : 'write a size in its unit, or a share such as 2%';
    const expected = (what) => report('margin', `expected the margin of ${quote(name)} to be ${what}, found ${written(margin)}: ${example}`);
    const relative = typeof margin === 'string' ? percent.exec(margin)?.[1] : undefined;
    if (relative !== undefined)
        return checkRelative({ name, size: Number(relative) / 100, expected }, metric, report);
    if (typeof margin === 'string')
        expected('a number');
    else if (!Number.isFinite(margin) || margin <= 0)
        expected('above 0');
    else if (share && margin >= 1)
        expected('between 0 and 1, exclusive');
    return { size: Number(margin), relative: false };
}
function checkRelative({ name, size, expected }, { shape }, report) {
    if (shape === 'share') {
        report('margin', `a relative margin has no meaning for ${quote(name)}, which is a share: write it in absolute terms, such as 0.01 for one percentage point`);
    }
    else if (!(size > 0 && size < 1))
        expected('above 0% and below 100%');
    return { size, relative: true };
}
function written(margin) {
    return typeof margin === 'string' ? quote(margin) : String(margin);
}
function checkFloor({ name, min, max }, proportion, report) {
    for (const [field, value] of [
        ['min', min],
        ['max', max],
    ]) {
        if (value === undefined || (Number.isFinite(value) && !(proportion && (value < 0 || value > 1))))
            continue;
        report(field, `expected ${field} of ${quote(name)} to be ${proportion ? 'a share from 0 to 1, such as 0.95' : 'a number'}, found ${value}`);
    }
    if (min !== undefined && max !== undefined && min > max) {
        report('min', `expected min of ${quote(name)} to be at most its max: ${min} is above ${max}, so nothing could pass`);
    }
    return { min: min ?? null, max: max ?? null };
}

;// CONCATENATED MODULE: ./packages/gate/lib/judgement/weigh-subject.js




/** Resampled tests draw this often. */
const weigh_subject_replicates = 9999;
/** Weighs a subject on some examples. `empty` is the fault where none of them counts. */
function weigh_subject_weighSubject(subject, examples, weighing, empty) {
    const absent = sideWithout(subject.metric, examples, weighing.task);
    if (absent !== undefined) {
        const message = `${quote(subject.metric)} cannot be computed from ${quote(absent)}, which lacks columns it needs. Write them for each example, or take the metric out of the policy.`;
        return { subject, fault: { code: 'E_METRIC_MISSING', message } };
    }
    const { task, seed, quick = false } = weighing;
    try {
        const scale = { task, quick, resampling: resamplingOf(seed, subject) };
        const measured = measure(subject, examples, scale);
        const fault = measured.n === 0 ? empty : valueFault(subject, measured);
        return fault === undefined ? { subject, measure: measured } : { subject, fault };
    }
    catch (error) {
        if (error instanceof Unjudgeable)
            return { subject, fault: { code: 'E_EVIDENCE', message: `${error.message}.` } };
        throw error;
    }
}
/** The same evidence and subject draw the same numbers; another subject draws others. */
function resamplingOf(seed, { metric, where, against }) {
    const text = JSON.stringify([
        seed,
        metric,
        where === null ? null : [...where].toSorted(([a], [b]) => (a < b ? -1 : 1)),
        against,
    ]);
    const hash = createHash('sha256').update(text).digest();
    const word = (at) => hash.readUInt32LE(4 * at);
    return { replicates: weigh_subject_replicates, seed: [word(0), word(1), word(2), word(3)] };
}
function valueFault(subject, { candidate, baseline }) {
    const name = quote(subject.metric);
    if (!Number.isFinite(candidate))
        return {
            code: 'E_METRIC_NAN',
            message: `${name} is ${candidate}. Look for an empty class, scores that are no probabilities, or a diverged training.`,
        };
    if (baseline === null)
        return undefined;
    if (!Number.isFinite(baseline))
        return {
            code: 'E_METRIC_NAN',
            message: `${name} is ${baseline} on the baseline, so there is nothing to compare with. Merge a model that has a value, or take the metric out of the policy.`,
        };
    return weigh_subject_marginFault(subject, baseline);
}
/** A share of nothing, or of a negative number, is no margin. */
function weigh_subject_marginFault({ metric, margin }, baseline) {
    if (!margin.relative || baseline > 0)
        return undefined;
    const message = `The margin of ${quote(metric)} is a share of the baseline's value, which is ${baseline}: a share has a meaning only above 0. Write the margin in the metric's own unit.`;
    return { code: 'E_MARGIN', message };
}
/** The file of the side that lacks columns a metric needs. */
function sideWithout(metric, { candidate, baseline }, task) {
    const none = new Uint32Array(0);
    const sides = baseline === null ? [candidate] : [candidate, baseline];
    return sides.find(({ predictions }) => measureValue(metric, { predictions, rows: none }, task) === undefined)
        ?.predictions.file;
}

;// CONCATENATED MODULE: ./packages/gate/lib/judgement/weigh-policy.js








/** Weighs a gating metric on all examples. */
function weigh_policy_weighGate({ name, direction, margin }, examples, weighing, against = 'baseline') {
    const subject = { metric: name, direction, margin, where: null, role: 'gate', against };
    return weighSubject(subject, examples, weighing, {
        code: 'E_METRIC_NAN',
        message: `${quote(name)} has no value: none of the examples counts for it. Add examples of its label, or take it out of the policy.`,
    });
}
/** Weighs a guarded slice, with the margin of its metric in the policy, else the default. */
function weigh_policy_weighGuard(guard, examples, { policy, ...weighing }) {
    const { where, metric } = guard;
    const gate = policy.gating.find(({ name }) => name === metric);
    const known = findMetric(metric);
    const direction = gate?.direction ?? known?.direction ?? 'higher';
    const margin = gate?.margin ?? (known === undefined ? defaults.margin : defaultMargin(known));
    const subject = { metric, direction, margin, where, role: 'guard', against: 'baseline' };
    const shown = [...where].map(([column, value]) => `${quote(column)} = ${quote(value)}`).join(', ');
    const columns = [...where].map(([column, value]) => ({ column, value, coded: codeColumn(examples, column) }));
    const absent = columns.find(({ coded }) => coded === undefined);
    if (absent !== undefined) {
        const message = `The guarded slice ${shown} cannot be seen: the predictions have no column ${quote(absent.column)}. Write it for each example, or take the slice out of the policy.`;
        return { subject, fault: { code: 'E_SLICE_EMPTY', message } };
    }
    const wanted = columns.map(({ coded, value }) => ({
        codes: coded?.codes ?? new Int32Array(0),
        code: coded?.values.indexOf(cellText(value) ?? '') ?? -1,
    }));
    const belongs = (example) => wanted.every(({ codes, code }) => code >= 0 && codes[example] === code);
    const chosen = Uint32Array.from({ length: examples.count }, (_, example) => example).filter(belongs);
    return weighSubject(subject, subset(examples, chosen), weighing, {
        code: 'E_SLICE_EMPTY',
        message: `The guarded slice ${shown} holds no example that counts for ${quote(metric)}. Correct the slice in the policy, or add examples.`,
    });
}
/** The evidence among what was weighed. */
function weigh_policy_measuredOf(weighed) {
    return weighed.flatMap((one) => ('fault' in one ? [] : [one]));
}
/** What could not be weighed, and keeps the gate shut: a missing metric does unless the policy says otherwise. */
function weigh_policy_faultsOf(weighed, { metricMissing }) {
    return weighed.flatMap((one) => 'fault' in one && !(one.fault.code === 'E_METRIC_MISSING' && metricMissing === 'inconclusive') ? [one.fault] : []);
}
/** Subjects without evidence, as the record has them. */
function weigh_policy_unseenComparisons(weighed, { metricMissing }) {
    return weighed.flatMap((one) => {
        if (!('fault' in one))
            return [];
        const blank = blankComparison(one.subject);
        return one.fault.code === 'E_METRIC_MISSING' && metricMissing === 'inconclusive'
            ? [{ ...blank, verdict: 'inconclusive', flags: ['metric-missing'] }]
            : [{ ...blank, verdict: 'error' }];
    });
}

;// CONCATENATED MODULE: ./packages/gate/lib/judgement/judge.js















/**
 * Judges a candidate against its baseline, and its anchor where there is one, on the common examples.
 *
 * Red when a gating metric or a guarded slice is proven worse (Holm, within `policy.alpha`), or a floor is broken;
 * green when every gating metric is proven not worse by its margin and every floor holds; error when something the
 * policy asks for could not be compared; open otherwise. Guarded slices can block and are never needed for green.
 */
function judge(evidence) {
    const { policy, candidate, baseline } = evidence;
    const common = examplesOf(candidate, baseline === null ? null : { baseline: baseline.predictions, pairing: baseline.pairing });
    const examples = evidence.changesAccepted === true ? agreeingExamples(common) : common;
    const incomparable = findIncomparable(evidence, examples);
    if (incomparable.length > 0)
        return unjudged(evidence, incomparable);
    const { comparisons, faults, measured, gained } = compareAll(evidence, examples);
    const verdict = overallVerdict(comparisons, faults);
    const unproven = evidence.mode === 'improve' && verdict === 'pass' && !gained;
    return {
        verdict: unproven ? 'inconclusive' : verdict,
        comparisons,
        examples: countExamples(baseline?.pairing, countDiscordant(examples, evidence.task)),
        alpha: policy.alpha,
        flags: [...new Set([...(evidence.flags ?? []), ...flagsOf(evidence), ...(unproven ? ['no-gain-proven'] : [])])],
        error: errorOf(faults),
        resampling: { replicates, seed: evidence.seed ?? '' },
        aggregates: {},
        flips: findFlips(measured, examples),
    };
}
/** What of the policy a reader of the record has to know. */
function judge_policyFlags({ blockOn, when }) {
    return [
        ...(blockOn === 'beyond-margin' ? ['block-on-beyond-margin'] : []),
        ...(when.inconclusive === 'fail' ? ['inconclusive-blocks'] : []),
    ];
}
function flagsOf({ policy, candidate, baseline, anchor }) {
    return [
        ...(baseline === null ? ['no-baseline'] : []),
        ...(baseline?.identical === true ? ['identical'] : []),
        ...(baseline !== null && baseline.pairing.onlyCandidate > 0 ? ['examples-added'] : []),
        ...(policy.anchor !== null && (anchor === null || anchor === undefined) ? ['no-anchor'] : []),
        ...(anchor !== null && anchor !== undefined && anchoredExamples(candidate, anchor) === undefined
            ? ['anchor-incomparable']
            : []),
        ...judge_policyFlags(policy),
    ];
}
function findIncomparable({ policy, baseline, changesAccepted = false }, examples) {
    if (baseline === null)
        return withoutBaseline(policy.when);
    const accepted = changesAccepted && examples.count > 0;
    const changed = accepted ? [] : changedExamples(baseline.pairing, policy.when.examplesChanged);
    if (changed.length > 0 || examples.baseline === null)
        return changed;
    const names = [...policy.gating.map(({ name }) => name), ...policy.guards.map(({ metric }) => metric)];
    const mismatches = [
        ...findMismatches(examples.count, examples.candidate, examples.baseline),
        ...findGrading(names, examples.candidate, examples.baseline),
    ];
    return mismatches.map((what) => ({
        code: 'E_INCOMPARABLE',
        flag: 'incomparable',
        message: `Candidate and baseline cannot be compared: ${what}. Evaluate the baseline anew in the same way, or merge the change of the evaluation first.`,
    }));
}
function compareAll(evidence, examples) {
    const { policy, task, baseline, anchor, seed = '' } = evidence;
    const weighing = { task, seed };
    const budget = shareAlpha(policy.alpha, policy.guards.length);
    const identical = new Set([
        ...(baseline?.identical === true ? ['baseline'] : []),
        ...(anchor?.identical === true ? ['anchor'] : []),
    ]);
    const rules = { pass: policy.alpha, blockOn: policy.blockOn, identical };
    const weighedGates = policy.gating.map((metric) => weighGate(metric, examples, weighing));
    const weighedAnchors = weighAnchors(evidence);
    const weighedGuards = policy.guards.map((guard) => weighGuard(guard, examples, { ...weighing, policy }));
    const weighed = [...weighedGates, ...weighedAnchors, ...weighedGuards];
    const [gates, anchors, guards] = [weighedGates, weighedAnchors, weighedGuards].map(measuredOf);
    const explored = exploreSlices(examples, {
        columns: policy.explore,
        alpha: policy.alpha,
        metrics: gates.map(({ subject }) => subject),
        weigh: (subject, slice) => measuredOf([
            weighSubject(subject, slice, { ...weighing, quick: true }, { code: 'E_SLICE_EMPTY', message: '' }),
        ])[0],
    });
    return {
        comparisons: [
            ...judgeFamily([...gates, ...anchors], { ...rules, block: budget.gate }),
            ...judgeFamily(guards, { ...rules, block: budget.guard }),
            ...unseenComparisons(weighed, policy.when),
            ...gates.flatMap((gate) => gateFloors(gate, policy)),
            ...showMetrics(policy, examples, task),
            ...explored,
        ],
        faults: faultsOf(weighed, policy.when),
        measured: [...gates, ...guards],
        gained: isGain(gates, policy.alpha),
    };
}
/** The gating metrics against the anchor. */
function weighAnchors({ policy, task, anchor, candidate, seed = '' }) {
    const examples = anchoredExamples(candidate, anchor);
    if (examples === undefined)
        return [];
    return policy.gating.map((metric) => weighGate(metric, examples, { task, seed }, 'anchor'));
}
/**
 * The examples candidate and anchor have under the same label. Undefined where there is none, or where the anchor was
 * evaluated differently: an old release that cannot be compared must not stop the next one.
 */
function anchoredExamples(candidate, anchor) {
    if (anchor === null || anchor === undefined)
        return undefined;
    const examples = agreeingExamples(examplesOf(candidate, { baseline: anchor.predictions, pairing: anchor.pairing }));
    if (examples.count === 0 || examples.baseline === null)
        return undefined;
    const mismatches = findMismatches(examples.count, examples.candidate, examples.baseline);
    return mismatches.length === 0 ? examples : undefined;
}
function gateFloors({ subject, measure }, { gating, alpha }) {
    const { min = null, max = null } = gating.find(({ name }) => name === subject.metric) ?? {};
    const { candidate: value, n, sample } = measure;
    return judgeFloors({ metric: subject.metric, min, max, value, n, sample }, 1 - 2 * alpha);
}
/** Examples that exactly one side answered rightly; 0 where answers cannot be told right. */
function countDiscordant(examples, task) {
    const { columns } = examples.candidate.predictions;
    const tellsRight = columns.has('correct') || (task.classes.length > 0 && columns.has('label'));
    if (!tellsRight || examples.baseline === null || marksOf(examples).repeated)
        return 0;
    const { flips } = measureShare({ metric: 'accuracy', direction: 'higher' }, examples, task);
    return flips === null ? 0 : flips.lost + flips.gained;
}
function countExamples(pairing, discordant) {
    return {
        paired: pairing?.count ?? 0,
        discordant,
        onlyCandidate: pairing?.onlyCandidate ?? 0,
        onlyBaseline: pairing?.onlyBaseline ?? 0,
        relabelled: pairing?.relabelled ?? 0,
    };
}
function unjudged({ policy, baseline, flags = [] }, faults) {
    return {
        verdict: 'error',
        comparisons: [],
        examples: countExamples(baseline?.pairing, 0),
        alpha: policy.alpha,
        flags: [...new Set([...flags, ...faults.map(({ flag }) => flag)])],
        error: errorOf(faults),
        resampling: null,
        aggregates: {},
        flips: [],
    };
}

;// CONCATENATED MODULE: ./packages/gate/lib/measure/aggregates.js


const fewestRepeats = 5;
/**
 * Contrasts two values by whatever says how far they move by chance: values of several runs on both sides (Welch),
 * of five or more on the baseline (prediction), the number of examples of a share (Newcombe), standard errors (z).
 *
 * Without pairs the examples' own difficulty counts as noise: three times the data for the same sight.
 */
function aggregates_contrastAggregates({ metric, direction }, candidate, baseline) {
    const n = Math.min(candidate.n ?? 0, baseline.n ?? 0);
    const [now, before] = [candidate.values ?? [], baseline.values ?? []];
    const given = { n, countsExamples: false };
    if (now.length >= 2 && before.length >= 2) {
        return { ...given, contrast: contrastWelch({ baseline: before, candidate: now, direction }) };
    }
    if (before.length >= fewestRepeats)
        return { ...given, contrast: contrastPrediction({ baseline: before, candidate: candidate.value, direction }) };
    if (isShareOfN(metric, candidate) && isShareOfN(metric, baseline))
        return {
            n,
            countsExamples: true,
            contrast: contrastShares({ baseline: toHits(baseline), candidate: toHits(candidate), direction }),
        };
    if (candidate.stderr !== null && baseline.stderr !== null) {
        const side = ({ value, stderr }) => ({ value, stderr: stderr ?? Number.NaN });
        return { ...given, contrast: contrastErrors({ baseline: side(baseline), candidate: side(candidate), direction }) };
    }
    return { ...given, contrast: null };
}
function isShareOfN(metric, { n, value }) {
    return findMetric(metric)?.shape === 'share' && n !== null && value >= 0 && value <= 1;
}
/** The hits behind a share; what was rounded in print is rounded back. */
function toHits({ value, n }) {
    return { k: Math.round(value * (n ?? 0)), n: n ?? 0 };
}

;// CONCATENATED MODULE: ./packages/gate/lib/judgement/judge-numbers.js












/**
 * Judges numbers without predictions, by whatever they bring along of their noise.
 *
 * Bare numbers bring nothing: they are held against a margin the policy names, tagged `no-noise-estimate`, and never
 * pass where proof is asked for; against a default margin they stay open.
 */
function judgeNumbers(evidence) {
    const { policy, candidate, baseline, mode = 'merge' } = evidence;
    const gates = policy.gating.map((metric) => gateNumbers(metric, evidence));
    const measured = gates.flatMap((gate) => gate.measured ?? []);
    const tested = judgeFamily(measured, {
        block: policy.alpha,
        pass: policy.alpha,
        blockOn: policy.blockOn,
        identical: new Set(),
    });
    const comparisons = [
        ...tested,
        ...gates.flatMap(({ bare }) => bare ?? []),
        ...policy.guards.map(unseenGuard),
        ...policy.gating.flatMap((metric) => floorsOf(metric, candidate, policy)),
        ...showNumbers(policy, candidate, baseline),
    ];
    const faults = [
        ...(baseline === null ? withoutBaseline(policy.when) : []),
        ...incomparable(evidence),
        ...gates.flatMap(({ fault }) => fault ?? []),
    ];
    const verdict = overallVerdict(comparisons, faults);
    const untested = gates.some(({ bare }) => bare !== undefined);
    // Proof is what promote and improve ask for, and bare numbers have none.
    const refused = verdict === 'pass' && untested && mode !== 'merge' && mode !== 'report';
    const unproven = verdict === 'pass' && mode === 'improve' && !isGain(measured, policy.alpha);
    return {
        verdict: refused || unproven ? 'inconclusive' : verdict,
        comparisons,
        examples: { paired: 0, discordant: 0, onlyCandidate: 0, onlyBaseline: 0, relabelled: 0 },
        alpha: policy.alpha,
        flags: [
            ...new Set([
                ...(evidence.flags ?? []),
                'numbers-only',
                ...(untested ? ['no-noise-estimate'] : []),
                ...(refused ? ['proof-asked'] : []),
                ...(unproven ? ['no-gain-proven'] : []),
                ...(baseline === null ? ['no-baseline'] : []),
                ...policyFlags(policy),
            ]),
        ],
        error: errorOf(faults),
        resampling: null,
        aggregates: Object.fromEntries([...candidate].map(([name, one]) => [name, { ...one, values: one.values === null ? null : [...one.values] }])),
        flips: [],
    };
}
function gateNumbers(metric, { policy, candidate, baseline }) {
    const now = candidate.get(metric.name);
    const before = baseline?.get(metric.name);
    const subject = { ...subjectOf(metric) };
    const shown = { candidate: now?.value ?? null, baseline: before?.value ?? null, n: now?.n ?? 0 };
    const fault = faultOf(metric.name, now?.value);
    const comparison = { ...showValues(metric, shown), role: 'gate' };
    if (now === undefined && policy.when.metricMissing === 'inconclusive')
        return { bare: { ...comparison, verdict: 'inconclusive', flags: ['metric-missing'] } };
    if (fault !== undefined || now === undefined)
        return { bare: { ...comparison, verdict: 'error' }, ...(fault && { fault }) };
    if (before === undefined)
        return { bare: { ...comparison, verdict: 'inconclusive', flags: ['no-baseline'] } };
    const wrong = faultOf(metric.name, before.value) ?? marginFault(subject, before.value);
    if (wrong !== undefined)
        return { bare: { ...comparison, verdict: 'error' }, fault: wrong };
    const { contrast, n, countsExamples } = contrastAggregates({ metric: metric.name, direction: metric.direction }, now, before);
    // Values that never vary say as little of chance as one alone.
    if (contrast === null || contrast.flags.includes('degenerate'))
        return { bare: holdAgainstLimit(comparison, metric, before.value) };
    // Runs are no examples: their number is judged by the test itself.
    const examples = countsExamples ? n : Math.max(n, fewestPairs);
    const measure = {
        n: examples,
        candidate: now.value,
        baseline: before.value,
        contrast,
        sample: () => null,
        flips: null,
    };
    return { measured: { subject, measure } };
}
function subjectOf({ name, direction, margin }) {
    return { metric: name, direction, margin, where: null, role: 'gate', against: 'baseline' };
}
/** Bare numbers: an explicit margin is a limit, a default one is none. */
function holdAgainstLimit(comparison, { margin, marginGiven, direction }, before) {
    const limit = absoluteMargin(margin, before);
    const base = {
        ...comparison,
        margin: limit,
        flags: ['no-noise-estimate', ...(margin.relative ? ['relative-margin'] : [])],
    };
    if (!marginGiven)
        return { ...base, verdict: 'inconclusive' };
    const delta = orient(direction, (comparison.candidate ?? Number.NaN) - before);
    // Slack for sums such as 0.9 − 0.01, which no double holds exactly.
    const slack = 1e-12 * Math.max(1, Math.abs(before));
    return { ...base, test: 'limit', verdict: delta >= -limit - slack ? 'pass' : 'fail' };
}
function floorsOf({ name, min, max }, candidate, { alpha }) {
    const own = candidate.get(name);
    if (own === undefined)
        return [];
    return judgeFloors({ metric: name, min, max, value: own.value, n: own.n ?? 0, sample: () => null }, 1 - 2 * alpha);
}
function showNumbers({ gating, show }, candidate, baseline) {
    const known = new Set(gating.map(({ name }) => name));
    return show
        .filter((name) => !known.has(name))
        .map((name) => showValues({ name, direction: directionOf(name) }, {
        candidate: candidate.get(name)?.value ?? null,
        baseline: baseline?.get(name)?.value ?? null,
        n: candidate.get(name)?.n ?? 0,
    }));
}
/** Which examples a slice holds, only predictions say. */
function unseenGuard({ where, metric }) {
    const blank = blankComparison({ metric, direction: directionOf(metric), where, role: 'guard' });
    return { ...blank, verdict: 'inconclusive', flags: ['no-predictions'] };
}
function incomparable({ mismatches = [] }) {
    return mismatches.map((what) => ({
        code: 'E_INCOMPARABLE',
        message: `Candidate and baseline cannot be compared: ${what}. Evaluate the baseline anew in the same way, or merge the change of the evaluation first.`,
    }));
}
/** What is wrong with the value of a gating metric. */
function faultOf(name, value) {
    if (value === undefined) {
        const message = `The policy lists ${quote(name)}, and the evidence does not hold it. Write it, or take the metric out of the policy.`;
        return { code: 'E_METRIC_MISSING', message };
    }
    if (!Number.isFinite(value)) {
        const message = `${quote(name)} is ${value}. Look for an empty class or a diverged training.`;
        return { code: 'E_METRIC_NAN', message };
    }
    if (findMetric(name)?.unit !== 'proportion' || (value >= 0 && value <= 1))
        return undefined;
    const message = `${quote(name)} is ${value}, and a share from 0 to 1 was expected. Write 0.95 for 95 %.`;
    return { code: 'E_METRIC_RANGE', message };
}

;// CONCATENATED MODULE: ./packages/gate/lib/override/acceptance.js

/** Characters GitHub takes for the description of a status. */
const longest = 140;
/** Of a reason that is cut, at least so much is shown. */
const leastReason = 12;
// What parts names or text, would be trimmed or not be shown, and what may not be storable.
const unsafe = /[%,—\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u{10000}-\u{10ffff}]|^\s|\s$/gu;
const login = /^[A-Za-z0-9][A-Za-z0-9_-]{0,38}$/;
const description = /^([A-Za-z0-9_-]+) accepts (.+?) — (.+)$/;
/** The context of the status that carries what was accepted for a model. */
function overrideContext(model) {
    return `mlops/override/${model}`;
}
/**
 * The description of that status: `<login> accepts <metric>, <metric> — <reason>`, at most 140 characters.
 *
 * Commas, dashes, percent signs and whatever does not print are percent-encoded in names; the reason is cut.
 *
 * @throws RangeError for a login GitHub does not give, no metrics, one twice, or an empty reason.
 * @throws UserError E_OVERRIDE when the names leave no room.
 */
function formatAcceptance({ by, metrics, reason }) {
    const why = reason
        .toWellFormed()
        .replace(/[\s\p{Cc}]+/gu, ' ')
        .trim();
    if (!login.test(by))
        throw new RangeError(`expected the login of a person, found ${JSON.stringify(by)}`);
    if (metrics.length === 0 || metrics.some((metric) => metric === '') || new Set(metrics).size !== metrics.length)
        throw new RangeError('expected metrics, each named once');
    if (why === '')
        throw new RangeError('expected a reason');
    const lead = `${by} accepts ${metrics.map(encode).join(', ')} — `;
    const room = longest - lead.length;
    if (room < Math.min(why.length, leastReason))
        throw new UserError('E_OVERRIDE', `The names of ${metrics.length} metrics do not fit into the ${longest} characters of a status: accept fewer, those that block.`);
    return why.length <= room ? lead + why : `${lead}${cut(why, room - 1)}…`;
}
/** What a description says; undefined unless it is exactly as {@link formatAcceptance} writes it. */
function parseAcceptance(text) {
    const [, by, names, reason] = text.length <= longest ? (description.exec(text) ?? []) : [];
    if (by === undefined || names === undefined || reason === undefined)
        return undefined;
    try {
        const acceptance = { by, metrics: names.split(', ').map(decodeURIComponent), reason };
        return formatAcceptance(acceptance) === text ? acceptance : undefined;
    }
    catch (error) {
        if (error instanceof RangeError || error instanceof URIError || error instanceof UserError)
            return undefined;
        throw error;
    }
}
function encode(name) {
    return name.toWellFormed().replace(unsafe, (mark) => encodeURIComponent(mark));
}
/** Never between the halves of one character. */
function cut(text, length) {
    const kept = text.slice(0, length);
    return (kept.isWellFormed() ? kept : kept.slice(0, -1)).trimEnd();
}

;// CONCATENATED MODULE: ./packages/gate/lib/policy/describe-metrics.js



const tests = {
    share: 'mid-p McNemar, Tango',
    mean: 'paired t; permutation and BCa under skew',
    'grouped-mean': 'paired t over queries; permutation and BCa under skew',
    sums: 'permutation, BCa bootstrap',
    ordered: 'permutation, percentile bootstrap',
};
/** Metrics whose name has a part of its own, by an example. */
const families = new Map([
    ['recall:a', 'recall:<class>'],
    ['ndcg@10', 'ndcg@<depth>'],
    ['metric:cost', 'metric:<name>'],
]);
/** Every metric a policy may list, in the order of the registry. */
function describeMetrics() {
    return [...metricNames, ...families.keys()].flatMap((name) => {
        const metric = findMetric(name);
        if (metric === undefined)
            return [];
        const { tasks, needs, shape } = metric;
        return [
            {
                name: families.get(name) ?? name,
                tasks: tasks.length === 6 ? ['any'] : tasks,
                needs: needs.filter((column) => column !== 'positive').map((column) => families.get(column) ?? column),
                margin: writeMargin(defaultMargin(metric)),
                test: name === 'roc_auc' ? 'DeLong' : tests[shape],
            },
        ];
    });
}

;// CONCATENATED MODULE: ./packages/gate/lib/policy/kept-columns.js

const always = (/* unused pure expression or super */ null && ([
    'label',
    'prediction',
    'correct',
    'score',
    'weight',
    'group',
    'cluster',
    'repeat',
    'seed',
    'judge',
    'decoding',
]));
/** The columns a baseline must keep so that later candidates can be judged against it by this policy. */
function keptColumns({ gating, show, guards, explore }, present) {
    const names = [...gating.map(({ name }) => name), ...show, ...guards.map(({ metric }) => metric)];
    const needed = names.flatMap((name) => findMetric(name)?.needs ?? []);
    const slices = [...guards.flatMap(({ where }) => [...where.keys()]), ...explore];
    const scores = [...present].filter((name) => name.startsWith('score:'));
    return [...new Set([...always, ...needed, ...scores, ...slices])].filter((name) => name !== 'positive' && name !== 'id');
}

;// CONCATENATED MODULE: ./packages/gate/lib/policy/parse-slices.js


/** Reads `slices:`; every fault goes to the reader. */
function parse_slices_parseSlices(reader, node) {
    const fields = reader.fields(node, 'slices', ['guard', 'explore']);
    const guards = fields?.has('guard') ? reader.list(fields.get('guard') ?? null, 'slices.guard') : [];
    const explore = fields?.has('explore') ? reader.list(fields.get('explore') ?? null, 'slices.explore') : [];
    return {
        guards: (guards ?? []).map((guard) => readGuard(reader, guard)).filter((guard) => guard !== undefined),
        explore: [
            ...new Set((explore ?? [])
                .map((column) => reader.text(column, 'a column in slices.explore'))
                .filter((column) => column !== undefined)),
        ],
    };
}
function readGuard(reader, node) {
    const fields = reader.fields(node, 'a guarded slice', ['where', 'metric']);
    if (fields === undefined)
        return undefined;
    const missing = ['where', 'metric'].filter((key) => !fields.has(key));
    if (missing.length > 0) {
        reader.fault(node, `a guarded slice without ${missing.join(' and ')}: write { where: { column: value }, metric: false_positive_rate }`);
        return undefined;
    }
    const where = readWhere(reader, fields.get('where') ?? null);
    const metric = readGuardMetric(reader, fields.get('metric') ?? null);
    return where === undefined || metric === undefined ? undefined : { where, metric };
}
function readWhere(reader, node) {
    const entries = reader.entries(node, 'where');
    if (entries?.size === 0)
        reader.fault(node ?? 0, 'expected where to name at least one column and its value, found none');
    const where = new Map();
    for (const [column, { place, value }] of entries ?? []) {
        if (value === null)
            reader.fault(place, `expected a value for ${quote(column)}, found nothing: write { where: { column: value } }`);
        const text = value === null ? undefined : reader.text(value, `the value of ${quote(column)}`);
        if (text !== undefined)
            where.set(column, text);
    }
    return entries && where;
}
function readGuardMetric(reader, node) {
    const name = reader.text(node, 'the metric of a guarded slice');
    return name === undefined || requireMetric(name, (message) => reader.fault(node ?? 0, message)) === undefined
        ? undefined
        : name;
}

;// CONCATENATED MODULE: ./packages/gate/lib/policy/read-metrics.js


/** Reads `metrics:`; every fault goes to the reader. */
function read_metrics_readMetrics(reader, node) {
    const entries = node === undefined || node === null ? undefined : reader.entries(node, 'metrics');
    if (node === undefined || node === null || entries?.size === 0) {
        reader.fault(node ?? 0, 'nothing would gate: list at least one metric under `metrics:`, such as `accuracy: { margin: 0.01 }`');
    }
    return [...(entries ?? [])].flatMap(([name, { place, value }]) => readMetric(reader, { name, place, value }) ?? []);
}
function readMetric(reader, { name, place, value }) {
    const fields = value === null
        ? new Map()
        : reader.fields(value, `metrics.${name}`, ['margin', 'better', 'min', 'max']);
    if (fields === undefined)
        return undefined;
    const draft = {
        name,
        better: optional(fields, 'better', (node) => reader.word(node, 'better', ['higher', 'lower'])),
        margin: optional(fields, 'margin', (node) => read_metrics_readMargin(reader, node)),
        min: optional(fields, 'min', (node) => reader.number(node, 'min')),
        max: optional(fields, 'max', (node) => reader.number(node, 'max')),
    };
    return parseMetric(draft, (field, message) => reader.fault(fields.get(field) ?? place, message));
}
function read_metrics_readMargin(reader, node) {
    const text = reader.text(node, 'margin');
    const number = text === undefined ? Number.NaN : Number(text);
    return Number.isFinite(number) ? number : text;
}

;// CONCATENATED MODULE: ./packages/gate/lib/policy/parse-policy.js






const keys = (/* unused pure expression or super */ null && ([
    'version',
    'task',
    'positive',
    'labels',
    'alpha',
    'metrics',
    'show',
    'slices',
    'baseline',
    'anchor',
    'block-on',
    'when',
    'override',
]));
/**
 * Reads `mlops/gate.yml`.
 *
 * A metric without a margin gets 0.01, one percentage point; one without an upper end, such as RMSE, 2 % of the
 * baseline's value.
 *
 * @param file name for messages.
 * @throws UserError E_POLICY with every fault by line and column.
 */
function parsePolicy(text, file) {
    const reader = new YamlReader(text, file);
    const fields = reader.root && reader.fields(reader.root, 'the policy', keys);
    const policy = fields && readPolicy(reader, fields);
    reader.finish();
    if (policy === undefined)
        throw new Error('a policy without faults was not read');
    return policy;
}
function readPolicy(reader, fields) {
    checkVersion(reader, fields);
    const text = (key) => optional(fields, key, (node) => reader.text(node, key));
    const policy = {
        task: optional(fields, 'task', (node) => reader.word(node, 'task', taskNames)) ?? null,
        positive: text('positive') ?? null,
        labels: text('labels') ?? null,
        alpha: optional(fields, 'alpha', (node) => readAlpha(reader, node)) ?? defaults.alpha,
        gating: readMetrics(reader, fields.get('metrics')),
        show: optional(fields, 'show', (node) => readShow(reader, node)) ?? [],
        ...(optional(fields, 'slices', (node) => parseSlices(reader, node)) ?? { guards: [], explore: [] }),
        baseline: text('baseline') ?? defaults.baseline,
        anchor: text('anchor') ?? null,
        blockOn: optional(fields, 'block-on', (node) => reader.word(node, 'block-on', ['worse', 'beyond-margin'])) ??
            defaults.blockOn,
        when: optional(fields, 'when', (node) => readWhen(reader, node)) ?? defaults.when,
        overrideLabel: optional(fields, 'override', (node) => readOverride(reader, node)) ?? null,
    };
    checkPositive(reader, policy, fields);
    checkTask(reader, policy, fields);
    checkAnchor(reader, policy, fields);
    checkGuards(reader, policy, fields);
    return policy;
}
function checkVersion(reader, fields) {
    const version = optional(fields, 'version', (node) => reader.number(node, 'version'));
    if (version === undefined || version === 1)
        return;
    reader.fault(fields.get('version') ?? 0, `expected version 1, found ${version}: write \`version: 1\`, or update the action`);
}
function readWhen(reader, node) {
    const fields = reader.fields(node, 'when', Object.keys(whenAnswers)) ?? new Map();
    const answer = (key, [usual, ...others]) => optional(fields, key, (value) => reader.word(value, key, [usual, ...others])) ?? usual;
    return {
        inconclusive: answer('inconclusive', whenAnswers.inconclusive),
        noBaseline: answer('no-baseline', whenAnswers['no-baseline']),
        examplesChanged: answer('examples-changed', whenAnswers['examples-changed']),
        metricMissing: answer('metric-missing', whenAnswers['metric-missing']),
    };
}
function readAlpha(reader, node) {
    const alpha = reader.number(node, 'alpha');
    if (alpha !== undefined && !(alpha > 0 && alpha < 0.5)) {
        reader.fault(node ?? 0, `expected alpha above 0 and below 0.5, found ${alpha}: 0.05 blocks one harmless change in twenty`);
    }
    return alpha;
}
function readShow(reader, node) {
    const names = [];
    for (const item of reader.list(node, 'show') ?? []) {
        const name = reader.text(item, 'a metric in show');
        if (name !== undefined && requireMetric(name, (message) => reader.fault(item, message)) !== undefined)
            names.push(name);
    }
    return [...new Set(names)];
}
function readOverride(reader, node) {
    const fields = reader.fields(node, 'override', ['label']);
    return fields && optional(fields, 'label', (label) => reader.text(label, 'override.label'));
}
function checkPositive(reader, policy, fields) {
    const needing = policy.gating.find(({ name }) => findMetric(name)?.needs.includes('positive'));
    if (policy.task !== null && policy.task !== 'binary' && policy.positive !== null) {
        reader.fault(fields.get('positive') ?? 0, '`positive` has a meaning only for `task: binary`: take one of the two out');
    }
    if (policy.task === 'binary' && policy.positive === null && !fields.has('positive') && needing !== undefined) {
        reader.fault(fields.get('task') ?? 0, `${quote(needing.name)} needs to know which label is the positive one: add \`positive: <label>\``);
    }
}
/** A metric that has no meaning for the task would be missing from every file of predictions. */
function checkTask(reader, { task, gating }, fields) {
    if (task === null)
        return;
    for (const { name } of gating) {
        const tasks = findMetric(name)?.tasks ?? [];
        if (tasks.includes(task))
            continue;
        const where = `${quote(name)} has no meaning for \`task: ${task}\``;
        reader.fault(fields.get('task') ?? 0, `${where}: it is a metric of ${tasks.join(', ')}`);
    }
}
function checkAnchor(reader, { anchor, baseline }, fields) {
    if (anchor === null)
        return;
    const node = fields.get('anchor') ?? 0;
    if (anchor === baseline)
        reader.fault(node, `the anchor is the baseline itself, ${quote(anchor)}: name another, or take it out`);
    if (anchor === 'base' || anchor === 'none')
        reader.fault(node, `expected anchor to be registry:<alias> or a file of predictions, found ${quote(anchor)}`);
}
/** Which way a column of the user's own is better only `metrics:` says. */
function checkGuards(reader, { guards, gating }, fields) {
    for (const { metric } of guards) {
        if (!metric.startsWith('metric:') || gating.some(({ name }) => name === metric))
            continue;
        const example = `${metric}: { better: higher, margin: 0.1 }`;
        reader.fault(fields.get('slices') ?? 0, `a guarded slice needs ${quote(metric)} under metrics: add ${quote(example)}`);
    }
}

;// CONCATENATED MODULE: ./packages/gate/lib/policy/parse-policy-lines.js




const place = 'input metrics';
const maxLines = 100;
const parse_policy_lines_name = /^[^\s<>=]{1,200}$/;
const clause = /^([^\s<>=]{1,200})(?:\s+(margin)\s+|\s*(>=|<=)\s*)(\S{1,100})$/;
/**
 * Reads the input `metrics`, the short form of a policy: a line each of `accuracy margin 0.01`, `accuracy >= 0.85`,
 * `false_positive_rate <= 0.02`, or a name alone. Clauses of one metric are merged; all else is as `parsePolicy` has it.
 *
 * @throws UserError E_POLICY with every fault by line.
 */
function parsePolicyLines(lines) {
    const problems = [];
    const report = (line, message) => void problems.push({ file: place, line, message });
    const gating = [...readDrafts(lines, report).values()].flatMap((draft) => parseDraft(draft, report) ?? []);
    if (problems.length === 0 && gating.length === 0) {
        report(undefined, 'nothing would gate: write a line such as `accuracy margin 0.01`');
    }
    requireNone(problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)));
    return { ...emptyPolicy, gating };
}
function readDrafts(lines, report) {
    const drafts = new Map();
    if (lines.length > maxLines)
        report(undefined, `expected at most ${maxLines} lines, found ${lines.length}: write mlops/gate.yml`);
    for (const [index, line] of lines.slice(0, maxLines).entries()) {
        if (line.trim() !== '')
            parse_policy_lines_readLine(line.trim(), index + 1, drafts, report);
    }
    return drafts;
}
function parse_policy_lines_readLine(text, line, drafts, report) {
    const [, metric = text, margin, bound, value = ''] = clause.exec(text) ?? [];
    const word = margin ?? bound;
    if (word === undefined && !parse_policy_lines_name.test(text)) {
        report(line, `cannot read ${quote(text)}: write \`accuracy margin 0.01\`, \`accuracy >= 0.85\` or \`false_positive_rate <= 0.02\``);
        return;
    }
    const draft = drafts.get(metric) ?? { metric: { name: metric }, lines: new Map([['name', line]]) };
    drafts.set(metric, word === undefined ? draft : addClause(draft, { word, value, line }, report));
}
function addClause(draft, { word, value, line }, report) {
    const field = word === 'margin' ? 'margin' : word === '>=' ? 'min' : 'max';
    const number = Number(value);
    if (draft.metric[field] !== undefined) {
        report(line, `a second ${word} for ${quote(draft.metric.name)}: the first is in line ${draft.lines.get(field)}, keep one`);
    }
    if (field !== 'margin' && !Number.isFinite(number))
        report(line, `expected a number after ${word}, found ${quote(value)}`);
    const read = field === 'margin' && !Number.isFinite(number) ? value : number;
    return { metric: { ...draft.metric, [field]: read }, lines: new Map([...draft.lines, [field, line]]) };
}
function parseDraft({ metric, lines }, report) {
    return parseMetric(metric, (field, message) => report(lines.get(field) ?? lines.get('name'), message));
}
function requireNone(problems) {
    const [first] = problems;
    if (first === undefined)
        return;
    const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
    throw new UserError('E_POLICY', `The input \`metrics\` cannot be applied: ${first.message}${more}. Correct the lines listed.`, { problems });
}

;// CONCATENATED MODULE: ./packages/gate/lib/policy/policy-digest.js


const policy_digest_maxLines = 50;
/** The keys of `when` as users write them. */
const whenKeys = {
    inconclusive: 'inconclusive',
    noBaseline: 'no-baseline',
    examplesChanged: 'examples-changed',
    metricMissing: 'metric-missing',
};
/** `sha256:` of what a policy says: the same for two texts with the same meaning, whatever their form or order. */
function policyDigest(policy) {
    const statements = [...policyStatements(policy)].toSorted(([a], [b]) => (a < b ? -1 : 1));
    return `sha256:${createHash('sha256').update(JSON.stringify(statements)).digest('hex')}`;
}
/**
 * How another policy differs from the one applied, a line each, such as `metrics.accuracy.margin: 0.01, there 0.05`.
 * Untrusted text: escape it where it is shown. Empty when both mean the same; at most 50 lines.
 */
function policyDifferences(applied, other) {
    const here = policyStatements(applied);
    const there = policyStatements(other);
    const paths = [...new Set([...here.keys(), ...there.keys()])].toSorted();
    const changed = paths.filter((path) => here.get(path) !== there.get(path));
    const lines = changed.map((path) => `${path}: ${here.get(path) ?? 'none'}, there ${there.get(path) ?? 'none'}`);
    return lines.length > policy_digest_maxLines ? [...lines.slice(0, policy_digest_maxLines), `and ${lines.length - policy_digest_maxLines} more`] : lines;
}
/** Everything a policy says, by path. What is left to its default is said too. */
function policyStatements(policy) {
    const statements = new Map();
    const say = (path, value) => {
        if (value !== null)
            statements.set(path, String(value));
    };
    say('task', policy.task);
    say('positive', policy.positive);
    say('labels', policy.labels);
    say('alpha', policy.alpha);
    for (const { name, direction, margin, min, max } of policy.gating) {
        say(`metrics.${name}.better`, direction);
        say(`metrics.${name}.margin`, writeMargin(margin));
        say(`metrics.${name}.min`, min);
        say(`metrics.${name}.max`, max);
    }
    for (const name of policy.show)
        say(`show.${name}`, 'shown');
    for (const guard of policy.guards)
        say(`slices.guard.${describeGuard(guard)}`, 'guarded');
    for (const column of policy.explore)
        say(`slices.explore.${column}`, 'explored');
    say('baseline', policy.baseline);
    say('anchor', policy.anchor);
    say('block-on', policy.blockOn);
    for (const key of Object.keys(whenKeys))
        say(`when.${whenKeys[key]}`, policy.when[key]);
    say('override.label', policy.overrideLabel);
    return statements;
}
function describeGuard({ where, metric }) {
    const conditions = [...where].toSorted(([a], [b]) => (a < b ? -1 : 1));
    return `${metric} where ${JSON.stringify(Object.fromEntries(conditions))}`;
}

;// CONCATENATED MODULE: ./packages/gate/lib/policy/policy-paths.js

/**
 * Where the rules of a model are looked for in the repository, the first that is there counting.
 *
 * @param folder the working directory that paths are relative to.
 */
function policyPaths({ policy, model, folder }) {
    const paths = policy === '' ? [`mlops/${model}/gate.yml`, 'mlops/gate.yml'] : [policy];
    return paths.map((path) => posix.join(folder, path));
}

;// CONCATENATED MODULE: ./packages/gate/lib/policy/policy-schema.js


const margin = schemas/* union */.KCZ([schemas/* number */.aig().positive(), schemas/* string */.YjP().regex(/^\d+(\.\d+)?%$/)])
    .describe('The proof needed for green: the drop that must be ruled out. Absolute, or relative as `2%`.');
const policy_schema_metric = schemas/* strictObject */.rej({
    margin: margin.optional(),
    better: schemas/* enum */.k5n(['higher', 'lower']).optional().describe('Which way is better, where it is not known.'),
    min: schemas/* number */.aig().optional().describe('Floor: the value measured on this test set may not be below.'),
    max: schemas/* number */.aig().optional().describe('Ceiling: the value measured on this test set may not be above.'),
})
    .nullable();
const guard = schemas/* strictObject */.rej({
    where: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig(), schemas/* boolean */.zMY()])).describe('Column to value.'),
    metric: schemas/* string */.YjP(),
});
/** The form of `mlops/gate.yml`, for schemas/gate.schema.json. `parsePolicy` reads it, with line and column. */
const policySchema = schemas/* strictObject */.rej({
    version: schemas/* literal */.euz(1).optional(),
    task: schemas/* enum */.k5n(policy_taskNames).optional(),
    positive: schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig(), schemas/* boolean */.zMY()]).optional().describe('The label that counts as positive.'),
    labels: schemas/* string */.YjP().optional().describe('Trusted truth, a file with `id` and `label`, read from the base.'),
    alpha: schemas/* number */.aig()
        .gt(0)
        .lt(0.5)
        .optional()
        .describe('False-block budget per model and pull request; 0.05 by default.'),
    metrics: schemas/* record */.g1P(schemas/* string */.YjP(), policy_schema_metric).describe('Everything listed gates.'),
    show: schemas/* array */.YOg(schemas/* string */.YjP()).optional().describe('Computed and shown, never judged.'),
    slices: schemas/* strictObject */.rej({ guard: schemas/* array */.YOg(guard).optional(), explore: schemas/* array */.YOg(schemas/* string */.YjP()).optional() })
        .optional()
        .describe('Guarded slices block out of their own share of alpha; explored ones never do.'),
    baseline: schemas/* string */.YjP().optional().describe('`base`, `registry:<alias>`, a file, or `none`.'),
    anchor: schemas/* string */.YjP().optional().describe('A second comparison that catches slow decay, such as `registry:champion`.'),
    'block-on': schemas/* enum */.k5n(['worse', 'beyond-margin']).optional(),
    when: schemas/* strictObject */.rej({
        inconclusive: schemas/* enum */.k5n(policy_whenAnswers.inconclusive).optional(),
        'no-baseline': schemas/* enum */.k5n(policy_whenAnswers['no-baseline']).optional(),
        'examples-changed': schemas/* enum */.k5n(policy_whenAnswers['examples-changed']).optional(),
        'metric-missing': schemas/* enum */.k5n(policy_whenAnswers['metric-missing']).optional(),
    })
        .optional(),
    override: schemas/* strictObject */.rej({ label: schemas/* string */.YjP() }).optional(),
});

;// CONCATENATED MODULE: ./packages/gate/lib/report/acceptance.js


const acceptance_maxLines = 20;
/** Longer names cannot be accepted. */
const longestName = 100;
/** Whether a person accepted something of what the gate found. */
function acceptance_isAccepted({ flags, override }) {
    return override !== null && flags.includes('overridden');
}
/** Whether that was all that stood in the way. What was accepted is never green. */
function isAllAccepted(record) {
    return acceptance_isAccepted(record) && !acceptance_isBlocked(record);
}
/** Whether the record stops its job. */
function acceptance_isBlocked(record) {
    return exit_exitCode(record, record.mode) !== 0;
}
/** The comparisons that failed and that nobody accepted; where all was accepted, those. */
function acceptance_failuresOf(record) {
    const failed = record.comparisons.filter(({ verdict }) => verdict === 'fail');
    return isAllAccepted(record) ? failed : failed.filter(({ flags }) => !flags.includes('accepted'));
}
/** Who accepted what, and why; undefined where nobody did. */
function acceptance_acceptedText(record) {
    const { override } = record;
    if (override === null || !acceptance_isAccepted(record))
        return undefined;
    const effect = acceptance_isBlocked(record)
        ? 'The rest was not accepted, and blocks.'
        : 'What was measured stands as it is; it blocks nothing until the next push.';
    return `> **Accepted** by ${code(override.by)} for this commit: “${escape(override.reason, 300)}”\n>\n> ${effect}`;
}
/** How a person with write access accepts what failed, to the letter; undefined where the policy lets nobody. */
function acceptance_acceptText(record, label) {
    if (label === null || label === undefined || !acceptance_isBlocked(record))
        return undefined;
    const names = acceptableNames(record);
    if (names.length === 0)
        return undefined;
    const lines = names.slice(0, acceptance_maxLines).map((name) => `/mlops accept ${acceptance_spelled(name)}: <why this is acceptable>`);
    const more = names.length > acceptance_maxLines ? `\n\nAnd the same for ${names.length - acceptance_maxLines} more that failed, in the record.` : '';
    return details('If this is wanted: how to accept it', join('1. A person with write access comments, with the reason in place of the angle brackets:', fence(lines), `2. Then the same person adds the label ${code(label)}. The gate runs again and says who accepted what.\n\nIt holds for this commit, and ends with the next push.${more}`));
}
/** What failed, by the names the command takes. */
function acceptableNames(record) {
    const failed = acceptance_failuresOf(record).map(({ metric }) => metric);
    const names = record.error?.code === 'E_EXAMPLES_CHANGED' ? [...failed, 'examples'] : failed;
    return [...new Set(names)].filter((name) => name.length <= longestName && name === visible(name, longestName));
}
/** The name ends at the first colon before a space, unless it stands in backticks. */
function acceptance_spelled(name) {
    return /:\s|:$/.test(name) && !name.includes('`') ? `\`${name}\`` : name;
}

;// CONCATENATED MODULE: ./packages/gate/lib/report/format.js

/** Keeps 2.3 from becoming 2.4 for the sake of a rounding error. */
const format_slack = 1e-9;
/** Told in per cent though no share of fixed examples. */
const alsoInPerCent = ['precision', 'balanced_accuracy'];
/** Whether a metric is a share of examples, told in per cent and percentage points; AUC, F1 and the like are not. */
function isShare(metric) {
    return registry_findMetric(metric)?.shape === 'share' || alsoInPerCent.includes(metric);
}
/** A value of a metric: `88.0 %`, `0.9410`. `–` when there is none. */
function format_formatValue(value, one) {
    if (value === null)
        return '–';
    if (!Number.isFinite(value))
        return String(value);
    return isShare(one.metric) ? `${minus((value * 100).toFixed(decimals(one.n)))} %` : minus(fixed(value, places(one)));
}
/** A difference with its sign: `−2.0 pp`, `+0.003`. */
function formatChange(change, one) {
    return isShare(one.metric)
        ? `${signed((change * 100).toFixed(decimals(one.n)))} pp`
        : signed(fixed(change, places(one)));
}
/** An interval of differences, rounded outwards: `−3.3 … −0.7`. */
function formatInterval([low, high], one) {
    const share = isShare(one.metric);
    const digits = share ? decimals(one.n) : places(one);
    const [scale, unit] = [10 ** digits, share ? 100 : 1];
    const down = Math.floor(low * unit * scale + format_slack) / scale;
    const up = Math.ceil(high * unit * scale - format_slack) / scale;
    return `${signed(fixed(down, digits))} … ${signed(fixed(up, digits))}`;
}
/** A size, rounded up so that a promise is never larger than what was found: `1.7 pp`. */
function format_formatSize(size, one) {
    const share = isShare(one.metric);
    const digits = share ? decimals(one.n) : places(one);
    const [scale, unit] = [10 ** digits, share ? 100 : 1];
    const up = fixed(Math.ceil(size * unit * scale - format_slack) / scale, digits);
    return share ? `${up} pp` : up;
}
/** A margin from the policy, as short as it is: `1 pp`, `0.5 pp`, `2 %` of the baseline. */
function format_formatMargin({ margin, metric, flags, baseline, }) {
    const size = margin ?? 0;
    if (flags.includes('relative-margin') && baseline !== null && baseline > 0)
        return `${Number(((size / baseline) * 100).toPrecision(4))} %`;
    return isShare(metric) ? `${Number((size * 100).toPrecision(6))} pp` : String(Number(size.toPrecision(6)));
}
/** A floor as short as it is: `95 %`. */
function format_formatFloor(floor, metric) {
    return isShare(metric) ? `${Number((floor * 100).toPrecision(6))} %` : String(floor);
}
/** `p = 0.005`, `p < 0.001`. */
function format_formatP(p) {
    return p < 0.001 ? 'p < 0.001' : `p = ${p.toFixed(3)}`;
}
/** `90 %` for 0.9. */
function format_formatShare(share) {
    return `${Number((share * 100).toPrecision(4))} %`;
}
/** `drop` where more is better, else `rise`. */
function format_worsening({ direction }) {
    return direction === 'higher' ? 'drop' : 'rise';
}
/** The change as the metric shows it, candidate − baseline, from an oriented difference. */
function format_natural(oriented, { direction }) {
    return direction === 'higher' || oriented === 0 ? oriented : -oriented;
}
/** Digits after the point at which one example of n shows: one to three; two when n is unknown. */
function decimals(n) {
    return n === 0 ? 2 : Math.min(3, Math.max(1, Math.ceil(Math.log10(n)) - 2));
}
/**
 * Digits after the point that give a metric's values four digits, and their difference the same: beside `0.9763` a
 * bare `0.98` would look less exact than it is.
 */
function places({ baseline, candidate }) {
    const largest = Math.max(Math.abs(baseline ?? 0), Math.abs(candidate ?? 0));
    if (!(largest > 0) || !Number.isFinite(largest))
        return 4;
    return Math.min(12, Math.max(0, 3 - Math.floor(Math.log10(largest))));
}
/** Numbers too large or too small to be read digit by digit are told by powers of ten. */
function fixed(value, digits) {
    return digits > 8 || Math.abs(value) >= 1e9 ? String(Number(value.toPrecision(4))) : value.toFixed(digits);
}
function signed(text) {
    const value = Number(text.replace('−', '-'));
    if (value === 0)
        return text.replace(/^[-−]/, '');
    return value > 0 ? `+${text}` : minus(text);
}
function minus(text) {
    return text.replace(/^-/, '−');
}

;// CONCATENATED MODULE: ./packages/gate/lib/report/advice.js




const maxDiffering = 5;
/** What a reader has to know before the numbers: whose rules, whose examples. */
function advice_noteText({ flags, policy, comparisons }) {
    const notes = [
        ...(flags.includes('policy-from-head')
            ? ['The base has no policy yet, so the one of this change was applied: read it as part of the review.']
            : []),
        ...(flags.includes('policy-from-inputs')
            ? ['There is no policy file, so the rules in the workflow were applied.']
            : []),
        ...(flags.includes('anchor-incomparable')
            ? [
                'The anchor was evaluated on other examples or in another way, so it is not compared: slow decay is not watched.',
            ]
            : []),
        ...(flags.includes('no-anchor')
            ? ['The policy names an anchor, and there is none yet: slow decay is not watched.']
            : []),
        ...(flags.includes('baseline-summary')
            ? [
                'The baseline was recorded without rows (`records: summary`), so numbers were compared and not examples: with `records: hashed` a paired comparison sees drops a third as large.',
            ]
            : comparisons.some(({ test }) => test === 'unpaired-z+newcombe' || test === 'stderr-z')
                ? ['Attach predictions with ids: on the same data a paired comparison sees drops a third as large.']
                : []),
        ...(comparisons.some(({ role, flags }) => role === 'guard' && flags.includes('few-pairs'))
            ? ['A guarded slice has too few examples to be judged: it cannot block, and it protects nothing.']
            : []),
        ...(policy.differs.length > 0
            ? ['This change comes with another policy than the one applied; the differences are listed below.']
            : []),
    ];
    return notes.length === 0 ? undefined : notes.map((note) => `> ${note}`).join('\n>\n');
}
/** {@link noteText} with what the applied rules say where this change brings others. */
function advice_notesText(record) {
    const { differs } = record.policy;
    const notes = advice_noteText(record);
    if (notes === undefined || differs.length === 0)
        return notes;
    const more = differs.length > maxDiffering ? [`and ${differs.length - maxDiffering} more`] : [];
    const lines = [...differs.slice(0, maxDiffering).map((line) => escape(line)), ...more];
    return `${notes}\n>\n${lines.map((line) => `> - ${line}`).join('\n')}`;
}
/** How to go on when the step fails; undefined when it does not. `acceptable`: the policy lets a person accept it. */
function advice_remedyText(record, acceptable = false) {
    const { verdict, mode, flags } = record;
    if (exitCode(record, mode) === 0)
        return undefined;
    if (verdict === 'error')
        return '**To proceed:** mend what the message names and run again; what cannot be compared is never let through.';
    if (verdict === 'fail') {
        const otherwise = acceptable
            ? 'a person with write access can accept it: how is told below.'
            : 'change the policy on the base branch first: the rules of a change are those of its base.';
        return `**To proceed:** improve the candidate and push again. If the drop is wanted, ${otherwise}`;
    }
    if (flags.includes('no-gain-proven'))
        return '**To proceed:** this mode asks for a proven gain. Improve the candidate, or evaluate on more examples.';
    return '**To proceed:** this mode asks for proof. Evaluate on more examples, or improve the candidate.';
}
/** Says that a verdict other than green stops nothing; undefined where it does, or where it is green. */
function advice_harmlessText(record) {
    if (record.verdict === 'pass' || isBlocked(record) || isAccepted(record))
        return undefined;
    return record.mode === 'report' ? 'This mode only reports: nothing is blocked.' : 'Nothing is blocked.';
}
/** Where the rates are published. */
const rates = 'https://github.com/mlops-actions/suite/blob/main/docs/error-rates.md';
/** The rule and its error rates in one line; undefined where nothing was tested. */
function advice_ruleText({ comparisons, alpha, flags, verdict }) {
    if (verdict === 'error' || !comparisons.some(({ pRegression }) => pRegression !== null))
        return undefined;
    const rate = formatShare(alpha);
    const harmless = flags.includes('block-on-beyond-margin') ? 'not worse by more than its margins' : 'not worse';
    return `The rule turns red for a change that is ${harmless} in at most about ${rate} of cases, and green for one that is worse by its margin or more in at most about ${rate} ([measured](${rates})).`;
}

// EXTERNAL MODULE: ./packages/markdown/lib/blocks.js
var blocks = __webpack_require__(59833);
;// CONCATENATED MODULE: ./packages/gate/lib/report/story.js



/** How many failures are told in words; the table has them all. */
const named = 3;
/** How many columns of a slice are named. */
const columns = 3;
/** Tells a record's verdict and why, in calm words. `escapeText` makes the message of an error harmless. */
function story_tellStory(record, quote, escapeText) {
    if (isAllAccepted(record) && acceptance_failuresOf(record).length > 0) {
        const story = tellFailure(record, quote);
        return { ...story, headline: `accepted: ${story.headline}` };
    }
    if (record.verdict === 'fail')
        return tellFailure(record, quote);
    if (record.verdict === 'pass')
        return tellPass(record);
    if (record.verdict === 'inconclusive')
        return tellOpen(record, quote);
    const { code, message } = record.error ?? { code: 'E_INTERNAL', message: 'Something could not be compared.' };
    return { headline: `not judged (${quote(code)})`, reason: escapeText(message) };
}
/** The metric, and the slice it was taken on. */
function story_subjectOf({ metric, slice }, quote) {
    if (slice === null)
        return quote(metric);
    return `${quote(metric)} (guarded slice ${story_sliceOf(slice, quote)})`;
}
/** `column = value`, joined by "and". */
function story_sliceOf(slice, quote) {
    const all = Object.entries(slice);
    const told = all.slice(0, columns).map(([column, value]) => `${quote(column)} = ${quote(value)}`);
    return (all.length > columns ? [...told, `${all.length - columns} more`] : told).join(' and ');
}
/** Tests that compare numbers, not examples. */
const unpaired = ['unpaired-z+newcombe', 'stderr-z'];
function tellFailure(record, quote) {
    // A slice says more than the whole it is part of.
    const failed = acceptance_failuresOf(record).toSorted((a, b) => Number(b.role === 'guard') - Number(a.role === 'guard') || (a.pRegression ?? 1) - (b.pRegression ?? 1));
    const regressions = failed.filter(({ against }) => against !== 'floor');
    const worse = regressions.map((one) => story_subjectOf(one, quote));
    const broken = failed.filter(({ against }) => against === 'floor').map(({ metric }) => quote(metric));
    const parts = [
        ...(worse.length > 0 ? [`regression in ${some(worse, regressions[0]?.slice === null ? named : 1)}`] : []),
        ...(broken.length > 0 ? [`floor of ${some([...new Set(broken)])} broken`] : []),
    ];
    const told = failed.slice(0, named).map((one) => tellWorse(one, record, quote));
    const more = failed.length > named ? [`${failed.length - named} more, in the table.`] : [];
    return {
        headline: parts.join(', '),
        reason: told.join(' '),
        ...(told.length > 1 ? { points: [...told, ...more] } : {}),
    };
}
function tellWorse(one, record, quote) {
    const { baseline, candidate, metric, direction } = one;
    if (one.against === 'floor') {
        return `${quote(metric)} is ${format_formatValue(candidate, one)}, ${direction === 'higher' ? 'below' : 'above'} the floor of ${format_formatFloor(baseline ?? 0, metric)}.`;
    }
    const verb = direction === 'higher' ? 'fell' : 'rose';
    const where = one.slice === null ? '' : ` where ${story_sliceOf(one.slice, quote)}`;
    const amount = record.flags.includes('block-on-beyond-margin')
        ? `by more than its margin of ${format_formatMargin(one)}, beyond what chance explains`
        : 'more than chance explains';
    return `${quote(metric)}${where} ${verb} from ${format_formatValue(baseline, one)} to ${format_formatValue(candidate, one)} on ${(0,blocks/* count */.U9)(one.n, unitOf(one))}, ${amount} (${format_formatP(one.pAdjusted ?? 1)} after Holm).`;
}
function tellPass({ comparisons, flags }) {
    const floors = comparisons.some(({ against }) => against === 'floor') ? ', and every floor holds' : '';
    if (flags.includes('identical'))
        return {
            headline: 'pass: identical predictions',
            reason: `Candidate and baseline made the same predictions${floors}.`,
        };
    if (flags.includes('no-noise-estimate'))
        return {
            headline: 'pass: within the limits, noise unknown',
            reason: `Every number keeps the limit the policy names${floors}. Nothing says how far these numbers move by chance; predictions with ids would.`,
        };
    return {
        headline: 'pass: not worse than the baseline',
        reason: `Every gating metric is proven not worse by its margin${floors}.`,
    };
}
function tellOpen({ comparisons, flags }, quote) {
    if (flags.includes('no-baseline')) {
        return {
            headline: 'inconclusive: no baseline yet',
            reason: `Nothing is recorded to compare with${floorsHold(comparisons)}. The next push to the default branch records a baseline.`,
        };
    }
    if (flags.includes('no-gain-proven'))
        return {
            headline: 'inconclusive: not worse, and no gain proven',
            reason: 'Every gating metric is proven not worse by its margin; none is proven better than the baseline.',
        };
    if (flags.includes('proof-asked'))
        return {
            headline: 'inconclusive: limits hold, and nothing is proven',
            reason: 'Every number keeps its limit, but bare numbers do not say how far they move by chance, and this mode asks for proof. Write predictions with ids.',
        };
    if (flags.includes('no-noise-estimate')) {
        return {
            headline: 'inconclusive: numbers without predictions',
            reason: `Bare numbers do not say how far they move by chance${floorsHold(comparisons)}. Write predictions with ids, and the same examples can be compared one by one.`,
        };
    }
    if (flags.includes('policy-from-head') && allProven(comparisons)) {
        return {
            headline: 'inconclusive: the rules are new',
            reason: 'All is proven by the policy this change brings along; rules a change brings itself prove nothing before they are on the base.',
        };
    }
    const [widest, ...others] = widestOpen(comparisons);
    if (widest === undefined)
        return {
            headline: 'inconclusive: nothing could be compared',
            reason: `No metric of the policy that can be tested was compared${floorsHold(comparisons)}.`,
        };
    return { ...tellHidden(widest, quote), points: tellPoints(widest, { others, comparisons, quote }) };
}
function tellHidden(widest, quote) {
    const { n } = widest;
    const change = format_worsening(widest);
    const size = format_formatSize(widest.worstDrop ?? 1, widest);
    const seen = leansWorse(widest)
        ? `leaning worse, and ${n < 30 ? 'too few examples to say' : 'not proven'}`
        : 'no regression seen';
    return {
        headline: `inconclusive: ${seen}`,
        reason: `${tellMove(widest, quote)}: this set of ${(0,blocks/* count */.U9)(n, unitOf(widest))} cannot rule out a ${change} of up to ${size}, and green asks for less than ${tellMargin(widest)}.`,
    };
}
function leansWorse({ delta, margin }) {
    return delta !== null && margin !== null && delta <= -margin;
}
function tellMove(one, quote) {
    return `${story_subjectOf(one, quote)} went from ${format_formatValue(one.baseline, one)} to ${format_formatValue(one.candidate, one)} (${formatChange(format_natural(one.delta ?? 0, one), one)})`;
}
function tellMargin(one) {
    return `${format_formatMargin(one)}${one.flags.includes('relative-margin') ? ' of the baseline' : ''}`;
}
function tellPoints(widest, { others, comparisons, quote }) {
    const change = format_worsening(widest);
    const size = format_formatSize(widest.worstDrop ?? 1, widest);
    const open = others.map((one) => `${story_subjectOf(one, quote)} (up to ${format_formatSize(one.worstDrop ?? 1, one)})`);
    return [
        `**Known:** ${tellMove(widest, quote)} on ${(0,blocks/* count */.U9)(widest.n, unitOf(widest))}. Nothing is significantly worse${floorsHold(comparisons)}.`,
        `**Open:** a ${change} of up to ${size} could hide in a set of this size, and green asks for less than ${tellMargin(widest)}.${open.length === 0 ? '' : ` Open too: ${some(open)}.`}`,
        `**To settle it:** ${tellSettling(widest)}`,
    ];
}
function tellSettling(widest) {
    const { neededN, n } = widest;
    const size = format_formatSize(widest.worstDrop ?? 1, widest);
    const larger = `a margin above ${size}, if so much may be lost`;
    if (neededN === null)
        return `more examples; or ${larger}.`;
    if (neededN > n)
        return `about ${neededN.toLocaleString('en-US')} such examples, if nothing changed; or ${larger}.`;
    return `the set would be large enough if nothing had changed, so it is the ${format_worsening(widest)} seen that keeps this open: improve the candidate, or evaluate on more examples; or ${larger}.`;
}
function widestOpen(comparisons) {
    const open = comparisons.filter(({ role, against, verdict, worstDrop }) => role === 'gate' && against !== 'floor' && verdict === 'inconclusive' && worstDrop !== null);
    return open.toSorted((a, b) => excess(b) - excess(a));
}
function allProven(comparisons) {
    const gates = comparisons.filter(({ role, against }) => role === 'gate' && against !== 'floor');
    return gates.length > 0 && gates.every(({ verdict }) => verdict === 'pass');
}
function excess({ worstDrop, margin }) {
    return (worstDrop ?? 0) / (margin ?? 1);
}
function floorsHold(comparisons) {
    return comparisons.some(({ against }) => against === 'floor') ? '; the floors hold' : '';
}
function some(names, most = named) {
    const shown = names.length > most ? [...names.slice(0, most), `${names.length - most} more`] : names;
    return shown.length < 2 ? (shown[0] ?? '') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}`;
}
/** What a comparison counts: two numbers, each of its own examples, are no pairs. */
function unitOf({ test }) {
    return test !== null && unpaired.includes(test) ? 'example' : 'paired example';
}

;// CONCATENATED MODULE: ./packages/gate/lib/report/cells.js


const cells_longest = 48;
/** A name as code, short enough for a heading or a cell; long ones lose their middle. */
const cells_name = (text) => (0,untrusted/* code */.aY)((0,untrusted/* shorten */.ml)(text, cells_longest), cells_longest);
/** The whole population or the slice a comparison was taken on, with its metric: for a cell. */
function cells_subjectCell({ metric, slice, against }) {
    if (slice !== null)
        return `${cells_name(metric)} where ${cells_sliceCell(slice)}`;
    return against === 'anchor' ? `${cells_name(metric)} against the anchor` : cells_name(metric);
}
/** A slice for a cell: column and value stay on one line. */
function cells_sliceCell(slice) {
    return story_sliceOf(slice, cells_name).replaceAll(' = ', '\u00a0=\u00a0');
}
/** Keeps numbers and units on one line; an interval may go to the next. */
function cells_unbroken(cell) {
    return cell.replace(/ (?!\()/g, '\u00a0');
}
/** How many rows a table left out, where they are worst first: empty when none. */
function cells_moreText(left, where) {
    return left <= 0 ? '' : `\n\nThe worst come first; ${left.toLocaleString('en-US')} more are in ${where}.`;
}

;// CONCATENATED MODULE: ./packages/gate/lib/report/comparison-table.js



const severity = (/* unused pure expression or super */ null && (['fail', 'error', 'inconclusive', 'pass', 'not-judged']));
/** The gating metrics and the worst guarded slices; undefined when there is none. */
function comparison_table_comparisonTable(record, size) {
    const gates = gatesOf(record);
    const guards = guardsOf(record);
    // In the policy's order while all are shown; else those that matter must be among them.
    const shown = gates.length > size.gates ? gates.toSorted(worstFirst).slice(0, size.gates) : gates;
    const rows = [...shown, ...guards.slice(0, size.guards)];
    const [first] = rows;
    if (first === undefined)
        return undefined;
    const left = [
        ...(gates.length > shown.length ? [`${gates.length - shown.length} more metrics, none worse than these`] : []),
        ...(guards.length > size.guards
            ? [`${guards.length - size.guards} more guarded slices, none worse than these`]
            : []),
    ];
    return join(table(headers(record, first), rows.map((row) => comparisonRow(row, record.flags)), alignments), left.length === 0 ? undefined : `And ${left.join(', and ')}.`);
}
/** The guarded slices that {@link comparisonTable} has no room for, worst first; undefined when there is none. */
function comparison_table_guardTable(record, { guards: from, where }, most) {
    const guards = guardsOf(record).slice(from);
    const [first] = guards;
    if (first === undefined)
        return undefined;
    const rows = guards.slice(0, most).map((row) => comparisonRow(row, record.flags));
    return details(count(guards.length, 'more guarded slice'), `${table(headers(record, first), rows, alignments)}${moreText(guards.length - most, where)}`);
}
const alignments = (/* unused pure expression or super */ null && (['left', 'right', 'right', 'right', 'right', 'left']));
function headers({ baseline }, { level }) {
    const commit = baseline?.commit === null || baseline?.commit === undefined ? '' : ` ${code(baseline.commit.slice(0, 7))}`;
    return [
        'metric',
        `baseline${commit}`,
        'candidate',
        `Δ (${unbroken(formatShare(level))} interval)`,
        'worst plausible',
        'verdict',
    ];
}
function gatesOf({ comparisons }) {
    return comparisons.filter(({ role, against }) => role === 'gate' && against !== 'floor');
}
function guardsOf({ comparisons }) {
    return comparisons.filter(({ role }) => role === 'guard').toSorted(worstFirst);
}
function worstFirst(a, b) {
    return severity.indexOf(a.verdict) - severity.indexOf(b.verdict) || (a.pRegression ?? 1) - (b.pRegression ?? 1);
}
/** `Δ (lo … hi)` as the metric shows it; `–` when there is none. */
function comparison_table_changeCell(one) {
    if (one.delta === null)
        return '–';
    const change = formatChange(format_natural(one.delta, one), one);
    if (one.ci === null)
        return change;
    const [low, high] = one.ci;
    const bounds = one.direction === 'higher' ? [low, high] : [format_natural(high, one), format_natural(low, one)];
    return `${change} (${formatInterval(bounds, one)})`;
}
/** The floors with the values held against them, broken ones first; undefined when there is none. */
function comparison_table_floorTable({ comparisons }, { floors: most, where }) {
    const floors = comparisons.filter(({ against }) => against === 'floor').toSorted(worstFirst);
    const [first] = floors;
    if (first === undefined)
        return undefined;
    const body = table(['floor', 'demanded', `measured (${formatShare(first.level)} interval)`, 'verdict'], floors.slice(0, most).map(floorRow), ['left', 'right', 'right', 'left']);
    return `${body}${moreText(floors.length - most, where)}`;
}
/** The mark of the verdict comes first: on a narrow screen the last column is out of sight. */
function comparisonRow(one, flags) {
    const [icon = '', ...words] = verdictCell(one, flags).split(' ');
    return [
        `${icon}\u00a0${subjectCell(one)}`,
        unbroken(formatValue(one.baseline, one)),
        unbroken(formatValue(one.candidate, one)),
        unbroken(comparison_table_changeCell(one)),
        unbroken(worstCell(one)),
        words.join(' ').replace(/ (?=pp|%|[<=\d])/g, '\u00a0'),
    ];
}
/** The largest change for the worse the interval leaves open: `drop of 1.7 pp`, `none`; `–` when unknown. */
function worstCell(one) {
    if (one.worstDrop === null)
        return '–';
    return one.worstDrop === 0 ? 'none' : `${worsening(one)} of ${formatSize(one.worstDrop, one)}`;
}
/** What a comparison came to, in a few words of plain text. */
function verdictCell(one, flags) {
    const margin = formatMargin(one);
    if (one.flags.includes('identical'))
        return '✅ identical';
    if (one.test === 'limit')
        return `${one.verdict === 'pass' ? '✅' : '❌'} limit of ${margin}, noise unknown`;
    if (one.verdict === 'pass')
        return `✅ within ${margin}`;
    if (one.verdict === 'fail')
        return `❌ worse${flags.includes('block-on-beyond-margin') ? ` by more than ${margin}` : ''}, ${formatP(one.pAdjusted ?? 1)}${one.flags.includes('accepted') ? ', accepted' : ''}`;
    if (one.verdict === 'error')
        return '⛔ not comparable';
    if (one.flags.includes('no-baseline'))
        return '⚪ no baseline';
    if (one.flags.includes('few-pairs'))
        return `⚪ only ${one.n} pairs: shown, not judged`;
    if (one.flags.includes('metric-missing'))
        return '⚪ not in the evidence';
    if (one.flags.includes('not-conclusive'))
        return `⚪ ${whyNotConclusive(one)}: shown, not judged`;
    if (one.flags.includes('no-noise-estimate') || one.flags.includes('no-predictions'))
        return '⚪ not judged without predictions';
    return one.role === 'guard' ? '⚪ no regression proven' : `⚪ not proven within ${margin}`;
}
/** Why evidence may be shown and must not decide. */
function whyNotConclusive({ flags }) {
    if (flags.includes('few-seeds'))
        return 'fewer than 3 seeds';
    if (flags.includes('too-few-clusters'))
        return 'fewer than 5 clusters';
    if (flags.includes('few-of-a-class'))
        return 'fewer than 10 of a class';
    if (flags.includes('degenerate'))
        return 'no spread';
    return 'too little to test';
}
function floorRow(one) {
    const [demanded, measured, verdict] = floorCells(one);
    const [icon = '', ...words] = verdict.split(' ');
    return [`${icon}\u00a0${name(one.metric)}`, unbroken(demanded), unbroken(measured), words.join(' ')];
}
/** What a floor demands, what was measured with its interval, and what it came to: plain text. */
function floorCells(one) {
    const { candidate, baseline, direction, metric, ci, verdict, flags } = one;
    const floor = baseline ?? 0;
    const bounds = (ci ?? [])
        .map((bound) => formatValue(floor + natural(bound, one), one))
        .toSorted((a, b) => Number.parseFloat(a) - Number.parseFloat(b));
    const measured = `${formatValue(candidate, one)}${bounds.length === 2 ? ` (${bounds.map((bound) => bound.replace(' %', '')).join(' … ')})` : ''}`;
    const words = {
        pass: flags.includes('floor-not-proven') ? '✅ holds here, not proven beyond this set' : '✅ holds',
        fail: flags.includes('accepted') ? '❌ broken, accepted' : '❌ broken',
    };
    return [
        `${direction === 'higher' ? '≥' : '≤'} ${formatFloor(floor, metric)}`,
        measured,
        verdict === 'pass' || verdict === 'fail' ? words[verdict] : '⛔ no value',
    ];
}

;// CONCATENATED MODULE: ./packages/gate/lib/report/describe-verdict.js


const describe_verdict_longest = 1000;
/** The verdict and why on one line of plain text, for a log, an annotation or the failure of the step. */
function describeVerdict(record) {
    const { headline, reason } = story_tellStory(record, (text) => (0,untrusted/* visible */.RK)(text), (text) => (0,untrusted/* visible */.RK)(text, describe_verdict_longest));
    const lead = headline.startsWith(record.verdict) ? headline : `${record.verdict}: ${headline}`;
    return (0,untrusted/* visible */.RK)(`${lead}. ${reason}`, 2 * describe_verdict_longest);
}

;// CONCATENATED MODULE: ./packages/gate/lib/report/fit.js

/**
 * Parts in their order, in at most `limit` characters: the most important come first to choose the fullest form that
 * leaves room, so nothing is ever cut within a block.
 */
function fit_fitParts(parts, limit) {
    const chosen = new Map();
    // The first has no empty line before it.
    let room = limit + 2;
    for (const part of parts.toSorted((a, b) => a.importance - b.importance)) {
        const form = part.forms.find((one) => one.length + 2 <= room);
        if (form === undefined)
            continue;
        chosen.set(part, form);
        room -= form.length + 2;
    }
    const missing = parts.filter((part) => part.forms.length > 0 && chosen.get(part) !== part.forms[0]);
    return { markdown: join(...parts.map((part) => chosen.get(part))), missing: missing.map(({ what }) => what) };
}
/** A part with the forms that say something. */
function fit_part(what, importance, ...forms) {
    const told = forms.filter((form) => form !== undefined && form !== '');
    return { what, importance, forms: [...new Set(told)] };
}
/** `a, b and c`. */
function fit_listOf(words) {
    return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}

;// CONCATENATED MODULE: ./packages/gate/lib/report/confusion.js



const confusion_named = 4;
/** Shares of a row of wrong answers, and how they are shaded. */
const shades = (/* unused pure expression or super */ null && ([
    [0.25, '🟥'],
    [0.1, '🟧'],
    [0.02, '🟨'],
]));
/** A change of so much of a row is pointed out. */
const notable = 0.01;
/** Right and wrong answers by label, and how they differ from the baseline's; undefined without any. */
function confusion_confusionText(confusion) {
    if (confusion === undefined || confusion.labels.length < 2)
        return undefined;
    const { baseline, candidate } = confusion;
    const changes = baseline === null ? undefined : mostChanged(confusion, baseline);
    return details(`Confusion matrix of ${confusion.labels.length} labels${baseline === null ? '' : ', and how it differs'}`, join('Rows are labels, columns are predictions. Counts of the candidate, with their share of the row; wrong answers are shaded from 2 % 🟨, 10 % 🟧 and 25 % 🟥.', matrix(confusion.labels, candidate, confusion_cell), baseline === null ? undefined : 'Candidate less baseline, 🟩 better and 🟥 worse by 1 % of the row or more.', baseline === null ? undefined : matrix(confusion.labels, candidate, confusion_changeCell(baseline)), changes));
}
function matrix(labels, counts, tell) {
    return table(['label ↓ · prediction →', ...labels.map(name)], counts.map((row, label) => [
        name(labels[label] ?? ''),
        ...labels.map((_, answer) => tell(row[answer] ?? 0, { total: sum(row), label, answer })),
    ]), ['left', ...labels.map(() => 'right')]);
}
const confusion_cell = (count, { total, label, answer }) => {
    if (count === 0)
        return '·';
    const share = count / total;
    const text = `${count.toLocaleString('en-US')} (${confusion_percent(share)})`.replaceAll(' ', '\u00a0');
    if (label === answer)
        return `**${text}**`;
    const [, shade] = shades.find(([least]) => share >= least) ?? [];
    return shade === undefined ? text : `${shade}\u00a0${text}`;
};
function confusion_changeCell(baseline) {
    return (count, { total, label, answer }) => {
        const change = count - (baseline[label]?.[answer] ?? 0);
        if (change === 0)
            return '·';
        const better = change > 0 === (label === answer);
        const mark = Math.abs(change) >= notable * total ? (better ? '🟩\u00a0' : '🟥\u00a0') : '';
        return `${mark}${confusion_signed(change)}`;
    };
}
/** The wrong answers that became more or fewer by most. */
function mostChanged({ labels, candidate }, baseline) {
    const wrong = candidate.flatMap((row, label) => row.flatMap((count, answer) => {
        const before = baseline[label]?.[answer] ?? 0;
        return label === answer || count === before ? [] : [{ label, answer, count, before }];
    }));
    const told = wrong
        .toSorted((a, b) => Math.abs(b.count - b.before) - Math.abs(a.count - a.before))
        .slice(0, confusion_named)
        .map(({ label, answer, count, before }) => `${name(labels[label] ?? '')} taken for ${name(labels[answer] ?? '')} ${before.toLocaleString('en-US')} → ${count.toLocaleString('en-US')}`);
    return told.length === 0 ? undefined : `Changed most: ${listOf(told)}.`;
}
function sum(row) {
    return row.reduce((total, count) => total + count, 0);
}
function confusion_percent(share) {
    const value = share * 100;
    return `${value >= 10 || value === 0 ? Math.round(value) : value.toFixed(1)} %`;
}
function confusion_signed(change) {
    return change > 0 ? `+${change.toLocaleString('en-US')}` : `−${Math.abs(change).toLocaleString('en-US')}`;
}

;// CONCATENATED MODULE: ./packages/gate/lib/report/resample.js
/** `count` values evenly spread over a range, both ends included. */
function resample_grid([from, to], count) {
    return Array.from({ length: count }, (_, at) => from + ((to - from) * at) / (count - 1));
}
/** The height of a line at each place: straight between points, its highest where it jumps, level beyond its ends. */
function resample_resample({ x, y }, places) {
    return places.map((place) => heightAt({ x, y }, place));
}
/** The points whose numbers are all finite. */
function resample_finitePoints({ x, y }) {
    const kept = x.flatMap((value, at) => (Number.isFinite(value) && Number.isFinite(y[at] ?? Number.NaN) ? [at] : []));
    return { x: kept.map((at) => x[at] ?? 0), y: kept.map((at) => y[at] ?? 0) };
}
function heightAt({ x, y }, place) {
    const here = y.filter((_, at) => x[at] === place);
    if (here.length > 0)
        return Math.max(...here);
    const right = x.findIndex((value) => value > place);
    if (right <= 0)
        return (right === 0 ? y[0] : y.at(-1)) ?? 0;
    const [x0 = 0, x1 = 1, y0 = 0, y1 = 0] = [x[right - 1], x[right], y[right - 1], y[right]];
    return y0 + ((y1 - y0) * (place - x0)) / (x1 - x0);
}

;// CONCATENATED MODULE: ./packages/gate/lib/report/xychart.js

/** The colours of the lines, to be told apart on white and on black, and the marks that stand for them in text: the charts have no legend of their own. */
const xychart_palette = {
    baseline: { color: '#388bfd', mark: '🔵' },
    candidate: { color: '#e16f24', mark: '🟠' },
    reference: { color: '#8c959f', mark: '⚪' },
};
/**
 * A Mermaid chart of lines, in the words every version since 11.3 knows. Numbers must be finite; names are reduced to
 * letters, digits and a few marks that mean nothing to Mermaid.
 */
function xychart_xychart({ x, y, lines }) {
    const colors = lines.map((line) => xychart_palette[line.kind].color).join(', ');
    return fence([
        `%%{init: {"themeVariables": {"xyChart": {"plotColorPalette": "${colors}"}}}}%%`,
        'xychart-beta',
        `  x-axis "${xychart_plain(x.name)}" ${x.range.map(digits).join(' --> ')}`,
        `  y-axis "${xychart_plain(y.name)}" ${y.range.map(digits).join(' --> ')}`,
        ...lines.map(({ name, values }) => `  line "${xychart_plain(name)}" [${values.map(digits).join(', ')}]`),
    ], 'mermaid');
}
/** A name Mermaid can only take for a name. */
function xychart_plain(text) {
    const safe = text.slice(0, 200).replace(/[^A-Za-z0-9 _.×^()−-]+/g, '_');
    return safe.length > 40 ? `${safe.slice(0, 37)}...` : safe;
}
/** Mermaid reads no powers of ten. */
function digits(value) {
    return String(Number(value.toFixed(5)));
}

;// CONCATENATED MODULE: ./packages/gate/lib/report/curves.js




const curves_places = 21;
const diagonal = (x) => [...x];
const curves_kinds = {
    roc: {
        title: 'ROC',
        x: 'false positive rate',
        y: 'recall',
        range: earlyRange,
        told: [0.01, 0.05, 0.1],
        reference: { words: 'chance', values: diagonal },
    },
    'precision-recall': {
        title: 'Precision and recall',
        x: 'recall',
        y: 'precision',
        range: lateRange,
        told: [0.5, 0.9, 0.99],
        reference: undefined,
    },
    calibration: {
        title: 'Calibration',
        x: 'mean score',
        y: 'share that is positive',
        range: commonRange,
        told: [0.1, 0.5, 0.9],
        reference: { words: 'perfect', values: diagonal },
    },
};
/** Curves of the scores with both sides as lines; empty without curves. */
function curves_curveTexts(curves) {
    return curves.flatMap((curve) => {
        const lines = curve.lines
            .map((line) => ({ side: line.side, points: finitePoints(line) }))
            .filter(({ points }) => points.x.length > 1);
        return lines.length === 0 ? [] : [curveText(curves_kinds[curve.kind], lines)];
    });
}
function curveText(kind, lines) {
    const range = kind.range(lines.map(({ points }) => points));
    const x = grid(range, curves_places);
    const drawn = lines.map(({ side, points }) => ({ kind: side, name: side, values: resample(points, x) }));
    const y = { name: kind.y, range: heightRange(drawn) };
    const words = kind.reference?.words ?? '';
    const reference = kind.reference?.values(x) ?? [];
    // A reference that leaves the picture would hide what the picture is for.
    const shown = kind.reference !== undefined &&
        enlargedText(kind, range) === '' &&
        reference.every((value) => value >= y.range[0] && value <= y.range[1]);
    const legend = [
        ...drawn.map(({ kind: side }) => `${palette[side].mark} ${side}`),
        ...(shown ? [`${palette.reference.mark} ${words}`] : []),
    ];
    // Drawn first, so that it covers nothing.
    const all = [
        ...(shown ? [{ kind: 'reference', name: words, values: reference }] : []),
        ...drawn,
    ];
    return join(`**${kind.title}**${enlargedText(kind, range)} · ${legend.join(' ')}`, xychart({ x: { name: kind.x, range }, y, lines: all }), toldText(kind, lines));
}
function enlargedText({ x, range }, [from, to]) {
    // Of a calibration nothing is cut off: there are no scores beyond.
    if (range === commonRange)
        return '';
    if (from === 0)
        return to < 1 ? `, enlarged: ${x} up to ${to}` : '';
    return to === 1 ? `, enlarged: ${x} from ${from}` : '';
}
/** The same in numbers, for who cannot see the picture. */
function toldText({ x, y, told }, lines) {
    const inside = told.filter((place) => lines.every(({ points }) => (points.x[0] ?? 0) <= place && place <= (points.x.at(-1) ?? 1)));
    if (inside.length === 0)
        return '';
    const said = inside.map((place) => {
        const heights = lines.map(({ side, points }) => `${palette[side].mark} ${resample(points, [place])[0]?.toFixed(3)}`);
        return `at ${place} ${heights.join(' ')}`;
    });
    return `${y[0]?.toUpperCase()}${y.slice(1)} by ${x}: ${listOf(said)}.`;
}
/** As much of the axis as it takes until every line is nearly at the top. */
function earlyRange(lines) {
    const end = [0.05, 0.1, 0.2, 0.5].find((place) => lines.every((line) => (resample_resample(line, [place])[0] ?? 0) >= 0.95));
    return [0, end ?? 1];
}
/** As much of the axis as it takes from where some line begins to fall. */
function lateRange(lines) {
    const begin = [0.9, 0.8, 0.5].find((place) => lines.every((line) => (resample_resample(line, [place])[0] ?? 0) >= 0.98));
    return [begin ?? 0, 1];
}
/** Where every line has points. */
function commonRange(lines) {
    const from = Math.max(...lines.map(({ x }) => x[0] ?? 0));
    const to = Math.min(...lines.map(({ x }) => x.at(-1) ?? 1));
    return to - from > 0.05 ? [from, to] : [0, 1];
}
/** From the tenth, or the hundredth, below the lowest value up to 1. */
function heightRange(lines) {
    const values = lines.flatMap((line) => line.values);
    const lowest = Math.min(...values);
    const step = lowest > 0.95 ? 100 : 10;
    return [Math.max(0, Math.min(0.99, Math.floor(lowest * step) / step)), Math.max(1, ...values)];
}

;// CONCATENATED MODULE: ./packages/gate/lib/report/flips.js



const maxLost = 10;
/** The examples that went from right to wrong, failing comparisons first; undefined when there is none. */
function flips_flipsText(flips, comparisons) {
    const severity = (flip) => {
        const failed = comparisons.some(({ verdict, against, metric, slice }) => verdict === 'fail' && against !== 'floor' && metric === flip.metric && sameSlice(slice, flip.slice));
        return failed ? (flip.slice === null ? 1 : 2) : 0;
    };
    const [shown] = flips.filter(({ examples }) => examples.length > 0).toSorted((a, b) => severity(b) - severity(a));
    if (shown === undefined)
        return undefined;
    const rows = shown.examples
        .slice(0, maxLost)
        .map(({ id, label, baseline, candidate }) => [id, label, baseline, candidate].map((text) => name(text ?? '')));
    const intro = `By ${name(shown.metric)}${shown.slice === null ? '' : ` where ${sliceOf(shown.slice, name)}`}: ${count(shown.lost, 'example')} lost, ${count(shown.gained, 'example')} gained.`;
    return details(`${Math.min(shown.lost, rows.length)} of ${count(shown.lost, 'lost example')}`, `${intro}\n\n${table(['id', 'label', 'baseline', 'candidate'], rows)}`);
}
function sameSlice(a, b) {
    return JSON.stringify(a) === JSON.stringify(b);
}

;// CONCATENATED MODULE: ./packages/gate/lib/report/history.js




const maxPoints = 30;
const history_maxMetrics = 20;
/** What the gating metrics were on the base branch, the candidate last; undefined without a history. */
function history_historyText({ comparisons }, history) {
    const points = history.slice(-maxPoints);
    const [first, last] = [points[0], points.at(-1)];
    if (first === undefined || last === undefined)
        return undefined;
    const gates = comparisons.filter(({ role, against, slice }) => role === 'gate' && against === 'baseline' && slice === null);
    const rows = gates.slice(0, history_maxMetrics).flatMap((one) => historyRow(one, points));
    if (rows.length === 0)
        return undefined;
    const days = [first, last].map(({ createdAt }) => createdAt.slice(0, 10));
    const span = days[0] === days[1] ? `of ${days[0]}` : `from ${days[0]} to ${days[1]}`;
    const intro = `${count(points.length, 'record')} of the base branch ${span}, then this candidate behind the arrow. Each line has a scale of its own, from its lowest to its highest value.`;
    return details('History on the base branch', join(intro, table(['metric', 'base → candidate', 'lowest', 'highest', 'candidate'], rows, [
        'left',
        'left',
        'right',
        'right',
        'right',
    ])));
}
function historyRow(one, points) {
    const past = points.map(({ metrics }) => finite(metrics[one.metric]));
    const present = finite(one.candidate ?? undefined);
    const known = [...past, present].filter((value) => value !== undefined);
    if (past.every((value) => value === undefined))
        return [];
    const range = [Math.min(...known), Math.max(...known)];
    const better = one.direction === 'higher' ? '' : ' (less is better)';
    return [
        [
            `${name(one.metric)}${better}`,
            `${sparkline(past, range)}\u00a0→\u00a0${sparkline([present], range)}`,
            ...[range[0], range[1], one.candidate].map((value) => unbroken(formatValue(value, one))),
        ],
    ];
}
function finite(value) {
    return value === undefined || !Number.isFinite(value) ? undefined : value;
}

;// CONCATENATED MODULE: ./packages/gate/lib/report/learning.js




const learning_places = 25;
/** What training reported step by step, a picture each; empty where it reported nothing that can be drawn. */
function learning_learningTexts(learning) {
    return learning.flatMap((curve) => {
        const points = finitePoints({ x: curve.steps, y: curve.values });
        const [first, last] = [points.x[0], points.x.at(-1)];
        if (first === undefined || last === undefined || last <= first)
            return [];
        const values = resample(points, grid([first, last], learning_places));
        const { unit, power } = scaleOf(values);
        const scaled = values.map((value) => value / unit);
        const title = `${plain(curve.name)}${power === 0 ? '' : ` (×10^${power})`.replace('-', '−')}`;
        return [
            join(`**Learning** · ${palette.candidate.mark} ${name(curve.name)}, ${tell(points.y[0])} at step ${tell(first)} to ${tell(points.y.at(-1))} at step ${tell(last)}`, xychart({
                x: { name: 'step', range: [first, last] },
                y: { name: title, range: padded(scaled) },
                lines: [{ kind: 'candidate', name: 'candidate', values: scaled }],
            })),
        ];
    });
}
/** The power of ten to draw in, so that no number needs more than a few digits. */
function scaleOf(values) {
    const largest = Math.max(...values.map(Math.abs));
    const exponent = largest > 0 ? Math.floor(Math.log10(largest)) : 0;
    const power = exponent < -1 || exponent > 4 ? exponent : 0;
    return { unit: 10 ** power, power };
}
function padded(values) {
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const room = high > low ? (high - low) * 0.05 : Math.max(0.01, Math.abs(high) * 0.1);
    return [low >= 0 ? Math.max(0, low - room) : low - room, high + room];
}
function tell(value) {
    return String(Number((value ?? 0).toPrecision(4))).replace('-', '−');
}

;// CONCATENATED MODULE: ./packages/gate/lib/report/power.js



const power_maxLines = 20;
/** How many examples were compared; undefined where none was. */
function power_examplesText({ examples, comparisons }) {
    if (examples.paired === 0)
        return undefined;
    const added = examples.onlyCandidate === 0
        ? ''
        : ` ${count(examples.onlyCandidate, 'example')} of the candidate ${examples.onlyCandidate === 1 ? 'is' : 'are'} new and not compared.`;
    const tellsRight = examples.discordant > 0 || tested(comparisons).some(({ test }) => test?.startsWith('mcnemar') === true);
    const discordant = tellsRight
        ? `, ${examples.discordant.toLocaleString('en-US')} answered right by one side only`
        : '';
    return `${count(examples.paired, 'paired example')}${discordant}.${added}`;
}
/** What a set of this size can see, a line for each judged metric; undefined where nothing was tested. */
function power_powerText({ comparisons }) {
    const lines = tested(comparisons);
    if (lines.length === 0)
        return undefined;
    const more = lines.length > power_maxLines ? `\n- and ${lines.length - power_maxLines} more, in the record` : '';
    return details('What these examples can show', `${lines.slice(0, power_maxLines).map(powerLine).join('\n')}${more}`);
}
/** Metrics that were computed and not judged; undefined when there is none. */
function power_shownText({ comparisons }) {
    const shown = comparisons.filter(({ role }) => role === 'show');
    const value = (one) => `${name(one.metric)} ${one.baseline === null ? '' : `${formatValue(one.baseline, one)} → `}${formatValue(one.candidate, one)}`;
    if (shown.length === 0)
        return undefined;
    const more = shown.length > power_maxLines ? ` · and ${shown.length - power_maxLines} more, in the record` : '';
    return `Computed and shown, not judged: ${shown.slice(0, power_maxLines).map(value).join(' · ')}${more}.`;
}
/** The examples that would settle an open metric: `about 3,092 such examples are needed`; undefined when not known. */
function neededText({ role, verdict, neededN, n, margin, ...one }) {
    if (role !== 'gate' || verdict !== 'inconclusive' || neededN === null || margin === null)
        return undefined;
    const goal = `to clear its margin of ${formatMargin({ margin, ...one })}`;
    if (neededN <= n)
        return `enough ${goal} if nothing had changed`;
    return `${goal} about ${neededN.toLocaleString('en-US')} such examples are needed`;
}
function tested(comparisons) {
    return comparisons.filter(({ role, mde }) => (role === 'gate' || role === 'guard') && mde !== null);
}
function powerLine(one) {
    const sees = `rests on ${one.n.toLocaleString('en-US')}; a ${worsening(one)} of ${formatSize(one.mde ?? 1, one)} or more would be seen with 80 % power`;
    const needed = neededText(one);
    return `- ${subjectCell(one)} ${sees}${needed === undefined ? '' : `; ${needed}`}.`;
}

;// CONCATENATED MODULE: ./packages/gate/lib/report/provenance.js


const provenance_maxLines = 20;
/** Where everything came from. */
function provenance_provenanceText(record) {
    const { candidate, baseline, anchor, policy, examples, attempts = [], resampling, run, mode, alpha } = record;
    const lines = [
        candidate === null ? '- candidate: none' : `- candidate: ${provenance_place(candidate)}`,
        baseline === null ? '- baseline: none' : `- baseline: ${provenance_place(baseline)}${age(baseline)}`,
        ...(anchor === null || anchor === undefined
            ? []
            : [`- anchor: ${provenance_place(anchor)}${age({ ...anchor, behind: null })}`]),
        ...(attempts.length === 0 ? [] : [`- pooled with the answers of attempt ${attempts.join(', ')} of this run`]),
        `- policy: ${code(policy.source, 200)}${policy.digest === null ? '' : `, ${code(policy.digest.slice(0, 19))}`}, mode ${code(mode)}, ${formatShare(alpha)} for false alarms`,
        ...policy.differs.slice(0, provenance_maxLines).map((line) => `  - differs: ${escape(line)}`),
        ...(policy.differs.length > provenance_maxLines ? [`  - and ${policy.differs.length - provenance_maxLines} more`] : []),
        `- examples: ${examples.paired} paired, ${examples.onlyCandidate} only of the candidate, ${examples.onlyBaseline} only of the baseline, ${examples.relabelled} relabelled`,
        ...(resampling === null || resampling === undefined || !isResampled(record)
            ? []
            : [
                `- resampled ${resampling.replicates.toLocaleString('en-US')} times, seed ${code(resampling.seed.slice(0, 19))}`,
            ]),
        `- run: ${run.id}, attempt ${run.attempt}, on ${code(run.event)} of ${code(run.repository)}`,
    ];
    return details('Where this comes from', lines.join('\n'));
}
function isResampled({ comparisons }) {
    return comparisons.some(({ test }) => test?.startsWith('permutation') === true);
}
function provenance_place({ source, commit, digest }) {
    return [
        code(source, 200),
        ...(commit === null ? [] : [`at ${code(commit.slice(0, 7))}`]),
        ...(digest === null ? [] : [code(digest.slice(0, 19))]),
    ].join(', ');
}
function age({ behind, ageDays }) {
    const distance = behind === null || behind === 0 ? '' : `, ${count(behind, 'commit')} behind the base`;
    return `${distance}${ageDays === null ? '' : `, recorded ${ageDays < 1 ? 'less than a day' : count(Math.round(ageDays), 'day')} ago`}`;
}

;// CONCATENATED MODULE: ./packages/gate/lib/report/slices.js




/** The explored slices, the worst first, at most `most` of them; undefined when there is none. */
function slices_slicesText({ comparisons }, { slices: most, where }) {
    const explored = comparisons.filter(({ role }) => role === 'explore');
    const [first] = explored;
    if (first === undefined)
        return undefined;
    const pointed = explored.filter(({ flags }) => flags.includes('look-here')).length;
    const body = join(pointed === 0
        ? undefined
        : '👀 look here: the loss is more than chance explains, though one in ten of these may still be chance.', table(['slice', 'metric', 'examples', 'baseline', 'candidate', `Δ (${formatShare(first.level)} interval)`], explored.toSorted(slices_worstFirst).slice(0, most).map(sliceRow), ['left', 'left', 'right', 'right', 'right', 'right']));
    const pointer = pointed === 0 ? '' : `, ${pointed} to look at`;
    return details(`${count(explored.length, 'explored slice')}, never judged${pointer}`, `${body}${moreText(explored.length - most, where)}`);
}
function sliceRow(one) {
    return [
        `${one.flags.includes('look-here') ? '👀\u00a0' : ''}${sliceCell(one.slice ?? {})}`,
        name(one.metric),
        one.n.toLocaleString('en-US'),
        unbroken(formatValue(one.baseline, one)),
        unbroken(formatValue(one.candidate, one)),
        one.flags.includes('few-pairs') ? 'too few to compare' : unbroken(changeCell(one)),
    ];
}
/** Those to look at, then by how much speaks for a loss; what is too small to compare comes last. */
function slices_worstFirst(a, b) {
    return (has(b, 'look-here') - has(a, 'look-here') ||
        has(a, 'few-pairs') - has(b, 'few-pairs') ||
        (a.pRegression ?? 1) - (b.pRegression ?? 1) ||
        (a.delta ?? 0) - (b.delta ?? 0) ||
        b.n - a.n);
}
function has({ flags }, flag) {
    return Number(flags.includes(flag));
}

;// CONCATENATED MODULE: ./packages/gate/lib/report/render-gate.js

















const whole = {
    where: 'the record',
    gates: 400,
    guards: 400,
    moreGuards: 0,
    floors: 400,
    slices: 400,
    learning: 20,
};
const render_gate_short = {
    where: 'the record',
    gates: 30,
    guards: 6,
    moreGuards: 15,
    floors: 20,
    slices: 15,
    learning: 4,
};
/** What a table is shortened to before it is left out. */
const shorter = { gates: 5, guards: 2, floors: 5, slices: 5 };
/** A step's summary takes 1 MiB, and a character up to three bytes. */
const summaryLimit = 300_000;
const defaultLimit = 55_000;
const leastLimit = 1500;
const longestMessage = 1500;
/**
 * The Markdown of a verdict for the job summary: everything.
 *
 * Nothing in it that comes from data, policy or branch can mention people, break a table or inject HTML.
 */
function renderGate(record, extra = {}) {
    return compose(record, { ...extra, summaryUrl: undefined }, { extent: whole, limit: summaryLimit });
}
/**
 * The same for the comment: of long tables the worst rows, and where it is longer than the limit the least important
 * parts are left out, each as a whole, and it says which.
 *
 * @throws RangeError for a limit below 1,500.
 */
function renderGateComment(record, { limit = defaultLimit, ...extra } = {}) {
    if (!(limit >= leastLimit))
        throw new RangeError(`expected a limit of at least ${leastLimit}, found ${limit}`);
    return compose(record, extra, { extent: { ...render_gate_short, where: wholeOf(extra) }, limit });
}
const icons = { pass: '✅', fail: '❌', inconclusive: '⚪', error: '⛔' };
/** The mark of a verdict. */
function iconOf({ verdict }) {
    return icons[verdict];
}
function compose(record, extra, { extent, limit }) {
    const parts = [headPart(record), ...numberParts(record, extra, extent), ...exhibitParts(record, extra, extent)];
    const all = fitParts(parts, limit);
    if (all.missing.length === 0)
        return all.markdown;
    const room = leftOut(parts.map(({ what }) => what), extra).length;
    const { markdown, missing } = fitParts(parts, limit - room - 2);
    return join(markdown, leftOut(missing, extra));
}
function leftOut(missing, extra) {
    return `_Left out or shortened to fit: ${listOf(missing)}. The whole is in ${wholeOf(extra)}._`;
}
/** Where everything is. */
function wholeOf({ reportUrl, summaryUrl }) {
    return reportUrl === undefined ? link('the job summary', summaryUrl) : link('the report', reportUrl);
}
function headPart(record) {
    const { headline, reason, points } = tellStory(record, name, (text) => escape(text, longestMessage));
    const title = `### ${iconOf(record)} ${name(record.model)} · `;
    const told = points === undefined ? reason : points.map((point) => `- ${point}`).join('\n');
    const failed = failuresOf(record).length;
    const plain = failed > 0 ? `${record.verdict}: ${failed} of the comparisons failed` : record.verdict;
    return part('the reasons', 1, join(`${title}${headline}`, told, harmlessText(record)), join(`${title}${headline}`, harmlessText(record)), `### ${iconOf(record)} ${plain}`);
}
/** What decides, and what a reader does next: open to the eye. */
function numberParts(record, extra, extent) {
    return [
        part('who accepted it', 3, acceptedText(record)),
        part('notes on the rules', 6, notesText(record), noteText(record)),
        part('metrics', 4, comparisonTable(record, extent), comparisonTable(record, { ...extent, ...shorter })),
        part('floors', 5, floorTable(record, extent), floorTable(record, { ...extent, ...shorter })),
        part('how many examples there are', 7, examplesText(record)),
        part('metrics that are only shown', 14, shownText(record)),
        part('how to proceed', 2, remedyText(record, acceptText(record, extra.overrideLabel) !== undefined)),
        part('links', 8, linksText(extra)),
    ];
}
/** What it rests on: folded. */
function exhibitParts(record, extra, extent) {
    const { flips = [], exhibits = noExhibits, overrideLabel } = extra;
    const learning = learningTexts(exhibits.learning.slice(0, extent.learning));
    return [
        part('lost examples', 10, flipsText(flips, record.comparisons)),
        part('guarded slices', 11, guardTable(record, extent, extent.moreGuards)),
        part('explored slices', 15, slicesText(record, extent), slicesText(record, { ...extent, ...shorter })),
        part('the confusion matrix', 16, confusionText(exhibits.confusion)),
        part('curves', 18, folded('Curves', curveTexts(exhibits.curves))),
        part('learning curves', 19, folded('Learning curves', learning), folded('Learning curves', learning.slice(0, 1))),
        part('the history', 17, historyText(record, exhibits.history)),
        part('what these examples can show', 12, powerText(record)),
        part('where this comes from', 13, provenanceText(record)),
        part('how to accept it', 9, acceptText(record, overrideLabel)),
        part('the error rates of the rule', 20, ruleText(record)),
    ];
}
function linksText({ reportUrl, summaryUrl }) {
    const links = [
        ...(reportUrl === undefined ? [] : [link('the report', reportUrl)]),
        ...(summaryUrl === undefined ? [] : [link('the job summary', summaryUrl)]),
    ];
    return links.length === 0 ? '' : `Everything in detail: ${links.join(' · ')}`;
}

;// CONCATENATED MODULE: ./packages/gate/lib/report/overview.js






const maxRows = 100;
const overview_severity = ['error', 'fail', 'inconclusive', 'pass'];
/** Whether a model keeps the change from being merged: one that could not be seen does. */
function stops({ record }) {
    return record === undefined || acceptance_isBlocked(record);
}
function rankOf({ record }) {
    return record === undefined ? -1 : overview_severity.indexOf(record.verdict);
}
/** Several models at a glance: how many stop the merge, then a row each. */
function renderOverview(rows) {
    return (0,blocks/* join */.fj)(`### ${overviewHeadline(rows)}`, overviewTable(rows));
}
/** A row for each model, what stops the merge first; more than a hundred are counted. */
function overviewTable(rows) {
    const sorted = rows.toSorted((a, b) => Number(stops(b)) - Number(stops(a)) || rankOf(a) - rankOf(b));
    const more = sorted.length - maxRows;
    return (0,blocks/* join */.fj)(tableOf(sorted.slice(0, maxRows)), more > 0 ? `And ${(0,blocks/* count */.U9)(more, 'more model')}, none worse than these.` : '');
}
/** How many models stop the merge, and which. */
function overviewHeadline(rows) {
    const stopping = rows.filter(stops);
    if (rows.length === 0)
        return '⛔ no model was judged';
    if (stopping.length > 0) {
        const missing = stopping.every(({ record }) => record === undefined || record.verdict === 'error');
        const named = stopping.slice(0, 3).map(({ model }) => cells_name(model));
        const more = stopping.length > 3 ? [`${stopping.length - 3} more`] : [];
        return `${missing ? '⛔' : '❌'} ${stopping.length} of ${(0,blocks/* count */.U9)(rows.length, 'model')} blocked: ${fit_listOf([...named, ...more])}`;
    }
    const open = rows.filter(({ record }) => record?.verdict !== 'pass').length;
    if (open === 0)
        return `✅ ${(0,blocks/* count */.U9)(rows.length, 'model')}: none is worse than its baseline`;
    return `⚪ ${(0,blocks/* count */.U9)(rows.length, 'model')}: nothing blocked, ${open} not proven`;
}
function tableOf(rows) {
    return (0,blocks/* table */.tp)(['model', 'verdict', 'worst metric', 'Δ (interval)', 'merge'], rows.map(overviewRow), [
        'left',
        'left',
        'left',
        'right',
        'left',
        'left',
    ]);
}
function overviewRow(row) {
    const { model, record, reason } = row;
    if (record === undefined)
        return [`⛔\u00a0${cells_name(model)}`, 'missing', (0,untrusted/* escape */.ih)(reason ?? 'there is no record', 200), '–', 'blocked'];
    const worst = worstOf(record.comparisons);
    return [
        `${iconOf(record)}\u00a0${cells_name(model)}`,
        verdictOf(record),
        worst === undefined ? '–' : cells_subjectCell(worst),
        worst === undefined ? '–' : cells_unbroken(comparison_table_changeCell(worst)),
        stops(row) ? 'blocked' : record.mode === 'report' ? 'does not block, it reports' : 'not\u00a0blocked',
    ];
}
function verdictOf(record) {
    const { verdict, override, error } = record;
    const who = (0,untrusted/* code */.aY)(override?.by ?? '', 40);
    if (isAllAccepted(record))
        return `accepted by ${who}`;
    if (verdict === 'error')
        return `not judged: ${(0,untrusted/* code */.aY)(error?.code ?? 'E_INTERNAL', 40)}`;
    return acceptance_isAccepted(record) ? `${verdict}, in part accepted by ${who}` : verdict;
}
/** The comparison that speaks most against the model: one that failed, else the gating metric nearest its margin. */
function worstOf(comparisons) {
    const measured = comparisons.filter(({ against, delta }) => against !== 'floor' && delta !== null);
    const failed = measured.filter(({ verdict }) => verdict === 'fail');
    const share = ({ worstDrop, margin }) => (worstDrop ?? 0) / (margin ?? 1);
    const [worst] = failed.length > 0
        ? failed.toSorted((a, b) => (a.pRegression ?? 1) - (b.pRegression ?? 1) || (a.delta ?? 0) - (b.delta ?? 0))
        : measured.filter(({ role }) => role === 'gate').toSorted((a, b) => share(b) - share(a));
    return worst;
}

;// CONCATENATED MODULE: ./packages/gate/lib/index.js


































;// CONCATENATED MODULE: ./actions/gate-status/lib/section.js


const mostJobs = 50;
/** The overview of all models, what stops the merge first, for the summary and the comment. */
function renderStatus(needs, models) {
    const failed = needs.filter(({ passed }) => !passed);
    const onlyJobs = failed.length > 0 && models.every(({ passed }) => passed);
    const overview = onlyJobs
        ? (0,blocks/* join */.fj)(`### ❌ ${(0,blocks/* count */.U9)(models.length, 'model')} let through, ${(0,blocks/* count */.U9)(failed.length, 'job')} not`, overviewTable(models))
        : renderOverview(models);
    return (0,blocks/* join */.fj)(overview, renderJobs(failed));
}
function renderJobs(failed) {
    if (failed.length === 0)
        return '';
    const lines = failed.slice(0, mostJobs).map(({ job, result }) => `- ${(0,untrusted/* code */.aY)(job)}: ${(0,untrusted/* code */.aY)(result)}`);
    return (0,blocks/* join */.fj)('Jobs that did not succeed (one that was skipped or cancelled did not):', lines.join('\n'));
}

;// CONCATENATED MODULE: ./actions/gate-status/lib/standing.js

/**
 * Which verdict of a model counts, and whether it lets the change through.
 *
 * The newest attempt's counts. One finding that is not what it should be makes the verdict missing, whatever the others
 * say: who could forge one could as well remove the rest.
 */
function standingOf({ model, findings }, expected) {
    const faulty = findings.filter((finding) => standing_faultOf(finding, model, expected) !== undefined);
    const [first] = faulty;
    if (first !== undefined) {
        const unseen = faulty.every((finding) => finding.unseen === true);
        return missing(model, standing_faultOf(first, model, expected) ?? '', unseen);
    }
    const found = newestFirst(findings.filter((finding) => finding.record !== undefined));
    const [newest] = found;
    if (newest === undefined)
        return missing(model, `no gate of this run left a record: let a job with eval-gate and \`model: ${model}\` run`);
    const doubt = contradiction(found);
    return doubt === undefined ? standing_judge(model, newest.record) : missing(model, doubt);
}
function standing_judge(model, record) {
    const passed = exit_exitCode(record, record.mode) === 0;
    const note = record.mode === 'report' ? ' Its gate reports and does not block (`mode: report`).' : '';
    return { model, record, passed, reason: describeVerdict(record) + note, unseen: false };
}
function missing(model, reason, unseen = false) {
    return { model, record: undefined, passed: false, reason, unseen };
}
function standing_faultOf({ place, namedAttempt, record, fault }, model, expected) {
    if (fault !== undefined)
        return `${place}: ${fault}`;
    if (record === undefined)
        return `${place}: it holds no record`;
    const { run, commit } = record;
    const speaks = (what, found, wanted) => `${place} speaks of ${what} ${found}, this is ${wanted}`;
    if (record.model !== model)
        return speaks('the model', record.model, model);
    if (run.repository !== expected.repository)
        return speaks('the repository', run.repository, expected.repository);
    if (run.id !== expected.runId)
        return speaks('the run', run.id, expected.runId);
    if (commit !== expected.sha)
        return speaks('the commit', commit, expected.sha);
    if (run.attempt > expected.attempt)
        return speaks('the attempt', run.attempt, expected.attempt);
    if (namedAttempt !== undefined && namedAttempt !== run.attempt)
        return `${place} is named after the attempt ${namedAttempt} and speaks of ${run.attempt}`;
    return undefined;
}
function newestFirst(found) {
    return found.toSorted((a, b) => b.record.run.attempt - a.record.run.attempt);
}
/** An attempt judges a model once; and what a later attempt wrote was stored later. */
function contradiction(found) {
    for (const [index, later] of found.entries()) {
        for (const earlier of found.slice(index + 1)) {
            const same = later.record.run.attempt === earlier.record.run.attempt;
            if (same && !isCopy(later, earlier))
                return `${later.place} and ${earlier.place} are both of the attempt ${later.record.run.attempt}: judge a model once`;
            if (!same && later.id !== undefined && earlier.id !== undefined && later.id < earlier.id)
                return `${earlier.place} was stored after ${later.place} and speaks of an earlier attempt`;
        }
    }
    return undefined;
}
/** The record in the workspace and the artifact it was uploaded as. */
function isCopy(a, b) {
    return (a.id === undefined) !== (b.id === undefined) && JSON.stringify(a.record) === JSON.stringify(b.record);
}

;// CONCATENATED MODULE: ./actions/gate-status/lib/run.js





const run_named = 3;
/**
 * Says whether everything that was needed is there and lets the change through.
 *
 * Nothing is taken for granted: a job that was skipped or cancelled, and a model without a verdict of this run and
 * commit, are a no. What an artifact holds is untrusted; what is not as it should be counts as missing.
 */
async function run(inputs, ports) {
    const { needs } = inputs;
    const evidence = await ports.runner.group('Collect the verdicts', () => collectEvidence(inputs.models, ports));
    const expected = expectedOf(ports);
    const models = evidence.map((one) => standingOf(one, expected));
    for (const { model, reason } of models)
        ports.runner.info(`${model}: ${(0,untrusted/* visible */.RK)(reason, 500)}`);
    const record = toRecord(inputs, ports, models);
    return {
        outputs: {
            passed: record.passed,
            verdicts: Object.fromEntries(models.map((one) => [one.model, one.record?.verdict ?? 'missing'])),
        },
        record,
        section: renderStatus(needs, models),
        comment: inputs.comment ? { combined: true } : undefined,
        failure: record.passed ? undefined : { message: describeFailure(needs, models), exit: exitOf(needs, models) },
    };
}
/** The record of a status that could not see: the jobs are on it, the models are not. */
function recover(error, inputs, ports) {
    return { ...toRecord(inputs, ports, []), error: { code: error.code, message: error.message } };
}
function expectedOf({ runner }) {
    const { runId, runAttempt, sha, repository } = runner.context;
    return { runId, attempt: runAttempt, sha, repository: `${repository.owner}/${repository.name}` };
}
function toRecord({ model, needs }, ports, standings) {
    const { context } = ports.runner;
    return {
        kind: 'gate-status',
        ...recordHead(model, context, ports.now()),
        passed: standings.length > 0 && [...needs, ...standings].every(({ passed }) => passed),
        needs: [...needs],
        models: standings.map(({ record, passed, reason, ...of }) => ({
            model: of.model,
            verdict: record?.verdict ?? null,
            passed,
            reason,
            attempt: record?.run.attempt ?? null,
        })),
        error: null,
    };
}
/** One line that names the first of what failed. */
function describeFailure(needs, models) {
    const failed = models.filter(({ passed }) => !passed);
    const jobs = needs.filter(({ passed }) => !passed).map(({ job, result }) => `${(0,untrusted/* visible */.RK)(job)} (${(0,untrusted/* visible */.RK)(result)})`);
    const told = failed.map(({ model, record, reason }) => record === undefined ? `${model} (no verdict: ${(0,untrusted/* visible */.RK)(reason, 200)})` : `${model} (${record.verdict})`);
    const parts = [
        ...(told.length === 0 ? [] : [`${failed.length} of ${models.length} models do not pass: ${run_some(told)}`]),
        ...(jobs.length === 0 ? [] : [`jobs that did not succeed: ${run_some(jobs)}`]),
    ];
    return `This change is not let through. ${parts.join('; ')}.`;
}
function run_some(names) {
    const more = names.length - run_named;
    return names.slice(0, run_named).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
/** 2 only where nothing says no, and the store kept us from seeing: then a re-run may see more. */
function exitOf(needs, models) {
    const refused = needs.some(({ passed }) => !passed) || models.some(({ passed, unseen }) => !passed && !unseen);
    return refused ? 1 : 2;
}


/***/ })

};
