export const id = 590;
export const ids = [590];
export const modules = {

/***/ 64377:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w$: () => (/* binding */ datetime)
/* harmony export */ });
/* unused harmony exports date, time, duration */
/* harmony import */ var _core_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43759);
/* harmony import */ var _schemas_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(92857);



function datetime(params) {
    return _core_index_js__WEBPACK_IMPORTED_MODULE_0__/* ._isoDateTime */ .G1(_schemas_js__WEBPACK_IMPORTED_MODULE_1__/* .ZodISODateTime */ .You, params);
}
function date(params) {
    return core._isoDate(ZodISODate, params);
}
function time(params) {
    return core._isoTime(ZodISOTime, params);
}
function duration(params) {
    return core._isoDuration(ZodISODuration, params);
}


/***/ }),

/***/ 13590:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   carryOut: () => (/* binding */ carryOut)
/* harmony export */ });
/* harmony import */ var _mlops_actions_errors__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74465);
/* harmony import */ var _mlops_actions_markdown__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4905);
/* harmony import */ var _event_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(36704);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2174);
/* harmony import */ var _ports_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9617);
/* harmony import */ var _publish_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(26299);
/* harmony import */ var _sticky_comment_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(71963);







/** Does what an action does and publishes it, always in this order: record, outputs, summary, artifact, effects, comment, exit code. */
async function carryOut(definition, behaviour, inputs, runner) {
    const common = inputs;
    const ports = (0,_ports_js__WEBPACK_IMPORTED_MODULE_3__/* .openPorts */ .R)(runner, common.token);
    await (0,_publish_js__WEBPACK_IMPORTED_MODULE_4__/* .clearRecord */ .VP)(runner.context.workspace, common.model, definition.name);
    await publish(definition, await conclude(definition, behaviour, inputs, ports), common, ports);
}
/** The result of the run; a fault becomes a result as well when the action can put it on record. */
async function conclude(definition, behaviour, inputs, ports) {
    try {
        return await behaviour.run(inputs, ports);
    }
    catch (error) {
        if (behaviour.recover === undefined)
            throw error;
        const fault = (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .toFault */ .e)(definition.title, error);
        (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .report */ .z)(ports.runner, { ...fault, annotations: fault.annotations.slice(1) });
        return {
            outputs: definition.errorOutputs,
            record: behaviour.recover(fault, inputs, ports),
            section: fault.section,
            comment: true,
            failure: { message: fault.message, exit: 2 },
        };
    }
}
async function publish(definition, result, common, ports) {
    const { runner } = ports;
    const path = await (0,_publish_js__WEBPACK_IMPORTED_MODULE_4__/* .writeRecord */ .rh)(runner.context.workspace, result.record);
    for (const [name, value] of Object.entries({ ...result.outputs, record: path }))
        runner.output(name, value);
    await runner.summary(result.section);
    for (const annotation of result.annotations ?? [])
        runner.annotate(annotation);
    if (common['dry-run'])
        runner.info('Dry run: nothing was published.');
    else
        await publishOutside(definition, result, common, ports);
    if (result.failure === undefined)
        return;
    runner.annotate({ level: 'error', title: definition.title, message: result.failure.message });
    runner.exit(result.failure.exit);
}
async function publishOutside({ name, comments }, result, { model }, ports) {
    const leftOut = new _publish_js__WEBPACK_IMPORTED_MODULE_4__/* .LeftOut */ .Qt(ports);
    await ports.runner.group('Publish', async () => {
        await leftOut.attempt('store the record as an artifact', () => (0,_publish_js__WEBPACK_IMPORTED_MODULE_4__/* .uploadRecord */ .nT)(ports, result.record, result.files ?? []));
        for (const effect of result.effects ?? [])
            await leftOut.attempt(effect.what, () => effect.apply());
        if (comments && result.comment)
            await leftOut.attempt('write the comment', () => comment(name, result.section, model, ports));
    });
    if (leftOut.items.length > 0) {
        await ports.runner.summary(['**Left out**', ...leftOut.items.map((item) => `- ${(0,_mlops_actions_markdown__WEBPACK_IMPORTED_MODULE_5__/* .code */ .aY)(item, 500)}`)].join('\n\n'));
    }
}
async function comment(key, markdown, model, ports) {
    const { runner } = ports;
    const pull = (0,_event_js__WEBPACK_IMPORTED_MODULE_1__/* .pullRequestOf */ ._)(runner.context);
    if (pull === undefined)
        return;
    const github = await ports.github();
    if (github === undefined)
        throw new _mlops_actions_errors__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('E_PERMISSION', 'there is no token: leave the input `token` at its default');
    const { runId: run, runAttempt: attempt } = runner.context;
    const section = { key, stamp: { run, attempt, sha: pull.headSha }, markdown };
    const url = await (0,_sticky_comment_js__WEBPACK_IMPORTED_MODULE_6__/* .keepSection */ .J)(github, { issue: pull.number, model }, section);
    runner.output('comment-url', url);
    runner.info(`Comment: ${url}`);
    runner.saveState('comment', JSON.stringify({ model, issue: pull.number, section }));
}


/***/ }),

/***/ 36704:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ pullRequestOf)
/* harmony export */ });
/* unused harmony export pushOf */
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


/***/ }),

/***/ 9617:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  R: () => (/* binding */ openPorts)
});

;// CONCATENATED MODULE: ./packages/github/lib/open.js
/** Opens a repository on GitHub; octokit is loaded only here. */
async function openGitHub(options) {
    const { octokitGitHub } = await Promise.all(/* import() */[__webpack_require__.e(730), __webpack_require__.e(580)]).then(__webpack_require__.bind(__webpack_require__, 63580));
    return octokitGitHub(options);
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./packages/errors/lib/index.js + 2 modules
var lib = __webpack_require__(74465);
;// CONCATENATED MODULE: ./packages/runner/lib/artifacts.js


/** Whether this process can reach an artifact store: it needs the variables the runner gives to JavaScript actions. */
function hasArtifactStore(environment) {
    return Boolean(environment['ACTIONS_RESULTS_URL'] && environment['ACTIONS_RUNTIME_TOKEN']);
}
/** Opens the store; the client is large and loaded only here. */
async function openArtifactStore() {
    const { DefaultArtifactClient } = await Promise.all(/* import() */[__webpack_require__.e(730), __webpack_require__.e(281)]).then(__webpack_require__.bind(__webpack_require__, 51281));
    const client = new DefaultArtifactClient();
    return {
        async upload(name, files, { root, attempt }) {
            const stored = (as) => client
                .uploadArtifact(as, [...files], root)
                .then(({ id = 0, size = 0, digest }) => ({ name: as, id, size, digest: sha256(digest) }));
            return stored(name).catch((error) => {
                if (!isTaken(error))
                    throw unavailable(`store the artifact ${name}`, error);
                return stored(`${name}-${attempt}`).catch((again) => {
                    throw unavailable(`store the artifact ${name}-${attempt}`, again);
                });
            });
        },
        async list() {
            const { artifacts } = await client.listArtifacts().catch((error) => {
                throw unavailable('list the artifacts of this run', error);
            });
            return artifacts.map(({ name, id, size, digest }) => ({ name, id, size, digest: sha256(digest) }));
        },
        async download({ name, id, size, digest }, folder, { maxBytes }) {
            if (size > maxBytes)
                throw new lib/* UserError */.yo('E_ARTIFACT', `The artifact ${name} has ${size} bytes, more than the ${maxBytes} allowed here.`);
            await (0,promises_.mkdir)(folder, { recursive: true });
            const options = digest === undefined ? { path: folder } : { path: folder, expectedHash: digest };
            const { digestMismatch } = await client.downloadArtifact(id, options).catch((error) => {
                throw unavailable(`download the artifact ${name}`, error);
            });
            if (digestMismatch)
                throw new lib/* UserError */.yo('E_ARTIFACT', `The artifact ${name} is not the one that was stored: its digest differs. Re-run the job that makes it.`);
        },
    };
}
function isTaken(error) {
    return error instanceof Error && /already exists|\b409\b/.test(error.message);
}
function unavailable(what, cause) {
    return new lib/* ServiceError */._7('E_GITHUB', `GitHub's artifact store did not ${what}; re-running may help`, { cause });
}
function sha256(digest) {
    return digest === undefined || digest.startsWith('sha256:') ? digest : `sha256:${digest}`;
}

;// CONCATENATED MODULE: ./packages/action/lib/ports.js


/** The real ports of a run; clients are opened at first use and once. */
function openPorts(runner, token) {
    const { repository, environment } = runner.context;
    let github;
    let artifacts;
    if (token !== '')
        runner.mask(token);
    return {
        runner,
        github: () => {
            github ??=
                token === ''
                    ? Promise.resolve(undefined)
                    : openGitHub({ token, ...repository, log: (message) => runner.info(message) });
            return github;
        },
        artifacts: () => {
            artifacts ??= hasArtifactStore(environment) ? openArtifactStore() : Promise.resolve(undefined);
            return artifacts;
        },
        now: () => new Date(),
    };
}


/***/ }),

/***/ 26299:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qt: () => (/* binding */ LeftOut),
/* harmony export */   VP: () => (/* binding */ clearRecord),
/* harmony export */   nT: () => (/* binding */ uploadRecord),
/* harmony export */   rh: () => (/* binding */ writeRecord)
/* harmony export */ });
/* unused harmony export runUrl */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _mlops_actions_errors__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74465);
/* harmony import */ var _mlops_actions_records__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(89241);




/** Removes what an earlier step or run left, so that a run that ends early hands over nothing stale. */
async function clearRecord(workspace, model, kind) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(workspace, (0,_mlops_actions_records__WEBPACK_IMPORTED_MODULE_3__/* .recordPath */ .lX)(model, kind)), { force: true, recursive: true });
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

/***/ 71963:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  J: () => (/* binding */ keepSection)
});

;// CONCATENATED MODULE: ./packages/action/lib/comment-body.js
const limit = 60_000;
const comment_body_open = /^<!-- mlops-actions section=([a-z-]{1,40}) run=(\d{1,15}) attempt=(\d{1,6}) sha=([0-9a-f]{1,40}) -->$/;
/** The invisible first line by which a model's comment is found. */
function marker(model) {
    return `<!-- mlops-actions comment model=${model} -->`;
}
/** Whether a comment is the one of this model. */
function isCommentOf(model, body) {
    return body.startsWith(`${marker(model)}\n`) || body.startsWith(`${marker(model)}\r\n`);
}
/** The sections of a comment. Markers count only on lines of their own, where untrusted text never begins. */
function parseSections(body) {
    const sections = [];
    let current;
    for (const line of body.split(/\r?\n/)) {
        const [, key, run, attempt, sha] = comment_body_open.exec(line) ?? [];
        if (key !== undefined && sha !== undefined) {
            current = { key, stamp: { run: Number(run), attempt: Number(attempt), sha }, lines: [] };
        }
        else if (current !== undefined && line === comment_body_close(current.key)) {
            sections.push({ key: current.key, stamp: current.stamp, markdown: current.lines.join('\n') });
            current = undefined;
        }
        else {
            current?.lines.push(line);
        }
    }
    return sections;
}
/** One section a key, the newest stamp winning, in alphabetical order. */
function mergeSections(sections) {
    const newest = new Map();
    for (const section of sections) {
        const present = newest.get(section.key);
        if (present === undefined || !isNewer(present.stamp, section.stamp))
            newest.set(section.key, section);
    }
    return [...newest.values()].toSorted((a, b) => a.key.localeCompare(b.key, 'en'));
}
/** Whether `a` was written by a later run or attempt than `b`. */
function isNewer(a, b) {
    return a.run === b.run ? a.attempt > b.attempt : a.run > b.run;
}
/** The whole comment, at most 60,000 characters: sections that do not fit are cut, at a line where there is one. */
function renderComment(model, sections) {
    const share = Math.floor((limit - 200) / Math.max(1, sections.length)) - 200;
    const parts = sections.map(({ key, stamp, markdown }) => [
        `<!-- mlops-actions section=${key} run=${stamp.run} attempt=${stamp.attempt} sha=${stamp.sha} -->`,
        cut(markdown, share),
        comment_body_close(key),
    ].join('\n'));
    return [marker(model), ...parts].join('\n');
}
function comment_body_close(key) {
    return `<!-- /mlops-actions section=${key} -->`;
}
function cut(markdown, length) {
    if (markdown.length <= length)
        return markdown;
    const end = markdown.lastIndexOf('\n', length - 100);
    const kept = markdown.slice(0, end > 0 ? end : length - 100).toWellFormed();
    return `${kept}\n\n_The rest is in the summary of the job._`;
}

;// CONCATENATED MODULE: ./packages/action/lib/sticky-comment.js

const rounds = 4;
/**
 * Keeps one comment of a model on a pull request and this section in it.
 *
 * Comments have no compare-and-set: another job may create a second one, or write over ours, at any moment.
 * So after every write the page is read again, until one comment stands and holds this section or a newer one.
 *
 * @returns the address of the comment.
 * @throws UserError E_PERMISSION, ServiceError E_GITHUB as of the client.
 */
async function keepSection(github, place, section) {
    let comments = await ownComments(github, place);
    for (let round = 0; round < rounds; round += 1) {
        const { body, settled } = plan(comments, place, section);
        const [first, ...doubles] = comments;
        if (settled && first !== undefined)
            return first.url;
        if (first === undefined)
            await github.createComment(place.issue, body);
        else
            await merge(github, first, doubles, body);
        comments = await ownComments(github, place);
    }
    return comments[0]?.url ?? '';
}
function plan(comments, { model }, section) {
    const present = comments.flatMap(({ body }) => parseSections(body));
    const body = renderComment(model, mergeSections([...present, section]));
    return { body, settled: comments.length === 1 && normalize(comments[0]?.body ?? '') === normalize(body) };
}
async function merge(github, first, doubles, body) {
    await github.updateComment(first.id, body);
    for (const { id } of doubles)
        await github.deleteComment(id);
}
/** Oldest first, so that everybody keeps the same one. */
async function ownComments(github, { issue, model }) {
    const marked = (await github.comments(issue)).filter(({ body }) => isCommentOf(model, body));
    const own = [];
    for (const comment of marked)
        if (await github.isOwn(comment))
            own.push(comment);
    return own.toSorted((a, b) => a.id - b.id);
}
/** GitHub may store other line ends than were sent. */
function normalize(body) {
    return body.replaceAll('\r\n', '\n').trim();
}


/***/ }),

/***/ 89241:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Cs: () => (/* reexport */ artifactName),
  t5: () => (/* reexport */ maxRecordBytes),
  Hh: () => (/* reexport */ parseRecord),
  lX: () => (/* reexport */ recordPath),
  Om: () => (/* reexport */ serializeRecord),
  yp: () => (/* reexport */ stateFolder),
  hZ: () => (/* reexport */ values/* toJsonNumber */.hZ)
});

// UNUSED EXPORTS: commit, comparison, deployRecord, deployStatus, digest, evalGateRecord, file, head, modelName, number, path, recordKinds, registerRecord, trainRecord, validateDataRecord, verdict

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/iso.js
var iso = __webpack_require__(64377);
// EXTERNAL MODULE: ./packages/records/lib/values.js
var values = __webpack_require__(21360);
;// CONCATENATED MODULE: ./packages/records/lib/head.js


/** What every record begins with. */
const head = {
    schemaVersion: schemas/* int */.Whr().positive(),
    model: values/* modelName */.fD,
    commit: values/* commit */.cd.describe('The commit the record speaks of: GITHUB_SHA of the run.'),
    run: schemas/* object */.Ikc({
        id: schemas/* int */.Whr().nonnegative().describe('GITHUB_RUN_ID.'),
        attempt: schemas/* int */.Whr().positive().describe('GITHUB_RUN_ATTEMPT.'),
        event: schemas/* string */.YjP().max(100).describe('The event that started the run.'),
        repository: schemas/* string */.YjP().max(200).describe('owner/name.'),
    })
        .describe('The workflow run that wrote the record.'),
    createdAt: iso/* datetime */.w$().describe('When the record was written, UTC.'),
};

;// CONCATENATED MODULE: ./packages/records/lib/deploy.js



const phase = schemas/* object */.Ikc({
    phase: schemas/* string */.YjP().describe('Such as `stage`, `ready`, `weight`, `promote`, `proof`, `rollback`.'),
    weight: schemas/* number */.aig().nullable().describe('Percent of requests on the new version; null outside the shift.'),
    ok: schemas/* boolean */.zMY(),
    durationMs: schemas/* number */.aig().nonnegative(),
    message: schemas/* string */.YjP(),
});
const golden = schemas/* object */.Ikc({
    subject: schemas/* enum */.k5n(['new', 'old', 'endpoint']).describe('Each version alone, or what users meet.'),
    weight: schemas/* number */.aig(),
    rows: schemas/* int */.Whr().nonnegative(),
    errors: schemas/* int */.Whr().nonnegative(),
    agreement: schemas/* number */.aig().nullable().describe('Share of answers equal to the old version’s.'),
    correct: schemas/* number */.aig().nullable().describe('Share of answers equal to the expected ones.'),
    latency: schemas/* object */.Ikc({ p50: schemas/* number */.aig(), p95: schemas/* number */.aig(), p99: schemas/* number */.aig() }).nullable().describe('Milliseconds.'),
    broken: schemas/* array */.YOg(schemas/* string */.YjP()),
});
/** How a deployment may end. */
const deployStatus = schemas/* enum */.k5n(['success', 'rolled-back', 'failed', 'skipped', 'in-progress']);
/** `deploy.json`, version 1: which version was to go where, and what serves now. */
const deployRecord = schemas/* object */.Ikc({
    kind: schemas/* literal */.euz('deploy'),
    ...head,
    mode: schemas/* enum */.k5n(['run', 'plan', 'history']),
    status: deployStatus,
    reason: schemas/* string */.YjP().describe('Why it ended so, in one sentence.'),
    environment: schemas/* string */.YjP(),
    target: schemas/* string */.YjP().describe('As the input `target`, without secrets.'),
    registry: schemas/* string */.YjP(),
    version: schemas/* string */.YjP().nullable().describe('The version that was to be deployed.'),
    digest: values/* digest */.br.nullable().describe('sha256 of its manifest.'),
    previous: schemas/* string */.YjP().nullable().describe('What was live before.'),
    live: schemas/* string */.YjP().nullable().describe('What serves now, as far as proven; null when nobody knows, or nothing does.'),
    deployment: schemas/* int */.Whr().nullable().describe('Id of the deployment on GitHub.'),
    url: schemas/* string */.YjP().nullable(),
    recovered: schemas/* string */.YjP().nullable().describe('What was done about a deployment that died half-way; null without one.'),
    phases: schemas/* array */.YOg(phase),
    golden: schemas/* array */.YOg(golden),
    error: schemas/* object */.Ikc({ code: schemas/* string */.YjP(), message: schemas/* string */.YjP() }).nullable(),
});

;// CONCATENATED MODULE: ./packages/records/lib/eval-gate.js



/** What the gate may conclude. */
const verdict = schemas/* enum */.k5n(['pass', 'fail', 'inconclusive', 'error']);
const count = schemas/* int */.Whr().nonnegative();
/** One metric on one population, compared with the baseline or with a floor. */
const comparison = schemas/* object */.Ikc({
    metric: schemas/* string */.YjP(),
    slice: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()).nullable().describe('Column to value; null for all examples.'),
    role: schemas/* enum */.k5n(['gate', 'guard', 'explore', 'show']),
    against: schemas/* enum */.k5n(['baseline', 'anchor', 'floor']),
    direction: schemas/* enum */.k5n(['higher', 'lower']).describe('Which way is better.'),
    n: count.describe('Examples the comparison rests on.'),
    baseline: values/* number */.ai.nullable().describe('Value of the baseline, or the floor.'),
    candidate: values/* number */.ai.nullable(),
    delta: values/* number */.ai.nullable().describe('Oriented: negative is worse.'),
    ci: schemas/* tuple */.PVZ([values/* number */.ai, values/* number */.ai]).nullable().describe('Oriented interval of delta at `level`.'),
    level: schemas/* number */.aig(),
    test: schemas/* string */.YjP().nullable().describe('Such as `mcnemar-mid-p+tango`; null when nothing was tested.'),
    margin: schemas/* number */.aig().nullable(),
    pRegression: schemas/* number */.aig().nullable().describe('Small: evidence that the candidate is worse.'),
    pNoninferiority: schemas/* number */.aig().nullable().describe('Small: evidence that it is not worse by the margin.'),
    pAdjusted: schemas/* number */.aig().nullable().describe('pRegression after Holm.'),
    worstDrop: values/* number */.ai.nullable().describe('The largest drop the interval leaves open, at least 0.'),
    mde: values/* number */.ai.nullable().describe('The drop this set could have seen with 80 % power.'),
    neededN: count.nullable().describe('Examples that would settle the margin if nothing changed.'),
    verdict: schemas/* enum */.k5n(['pass', 'fail', 'inconclusive', 'error', 'not-judged']),
    flags: schemas/* array */.YOg(schemas/* string */.YjP()),
});
const source = schemas/* object */.Ikc({ source: schemas/* string */.YjP(), commit: values/* commit */.cd.nullable(), digest: values/* digest */.br.nullable() });
/** `eval-gate.json`, version 1: the verdict and everything it rests on. */
const evalGateRecord = schemas/* object */.Ikc({
    kind: schemas/* literal */.euz('eval-gate'),
    ...head,
    verdict,
    mode: schemas/* enum */.k5n(['merge', 'promote', 'improve', 'report']),
    policy: schemas/* object */.Ikc({
        source: schemas/* string */.YjP().describe('Where the rules were read, such as `mlops/gate.yml@<commit>` or `inputs`.'),
        digest: values/* digest */.br.nullable(),
        differs: schemas/* array */.YOg(schemas/* string */.YjP()).describe('How the head’s policy, or the inputs, differ from the rules applied.'),
    }),
    candidate: source.nullable(),
    baseline: source
        .extend({
        behind: count.nullable().describe('First-parent commits between base and record.'),
        ageDays: schemas/* number */.aig().nullable(),
    })
        .nullable(),
    examples: schemas/* object */.Ikc({
        paired: count,
        discordant: count,
        onlyCandidate: count,
        onlyBaseline: count,
        relabelled: count,
    }),
    alpha: schemas/* number */.aig(),
    comparisons: schemas/* array */.YOg(comparison),
    override: schemas/* object */.Ikc({ by: schemas/* string */.YjP(), reason: schemas/* string */.YjP() }).nullable(),
    flags: schemas/* array */.YOg(schemas/* string */.YjP()),
    error: schemas/* object */.Ikc({ code: schemas/* string */.YjP(), message: schemas/* string */.YjP() }).nullable().describe('Why nothing could be judged.'),
});

// EXTERNAL MODULE: ./packages/errors/lib/index.js + 2 modules
var lib = __webpack_require__(74465);
;// CONCATENATED MODULE: ./packages/records/lib/register.js




const aliasTurn = schemas/* object */.Ikc({
    alias: schemas/* string */.YjP(),
    moved: schemas/* boolean */.zMY(),
    from: schemas/* string */.YjP().nullable().describe('The version it named before; null for none.'),
    to: schemas/* string */.YjP().describe('The version it names now, or would name.'),
    reason: schemas/* string */.YjP().describe('Why it was moved, or why it was not.'),
});
/** `register.json`, version 1: which version the model became, and by which rules. */
const registerRecord = schemas/* object */.Ikc({
    kind: schemas/* literal */.euz('register'),
    ...head,
    mode: schemas/* enum */.k5n(['publish', 'plan']),
    registry: schemas/* string */.YjP().describe('As the input `registry` names it.'),
    accepted: schemas/* boolean */.zMY().describe('Whether the rules let the model in.'),
    reason: schemas/* string */.YjP().describe('Why, in one sentence.'),
    version: schemas/* string */.YjP().nullable().describe('Null when nothing was, or would be, registered.'),
    created: schemas/* boolean */.zMY().describe('False when the same files were registered before.'),
    digest: values/* digest */.br.nullable().describe('sha256 of the manifest: the version’s identity. Null in a plan.'),
    modelDigest: values/* digest */.br.describe('Of the file or folder, as train and eval-gate know it.'),
    filesDigest: values/* digest */.br.describe('Of paths, sizes and digests of all files.'),
    size: schemas/* number */.aig().nonnegative().describe('Bytes of all files.'),
    files: schemas/* int */.Whr().positive().describe('How many files.'),
    uri: schemas/* string */.YjP().nullable(),
    page: schemas/* string */.YjP().nullable().describe('Page for people.'),
    previous: schemas/* string */.YjP().nullable().describe('The newest version before this one.'),
    require: schemas/* enum */.k5n(['not-failed', 'pass', 'none']),
    verdict: verdict.nullable().describe('What eval-gate said of exactly these files; null when it was not asked.'),
    aliases: schemas/* array */.YOg(aliasTurn),
    dispatched: schemas/* boolean */.zMY().describe('Whether workflows were started by repository_dispatch.'),
});

;// CONCATENATED MODULE: ./packages/records/lib/train.js



const bytes = schemas/* object */.Ikc({ path: values/* path */.Ae, digest: values/* digest */.br, size: schemas/* int */.Whr().nonnegative() });
/** `train.json`, version 1: everything needed to repeat a training run, and what came of it. */
const trainRecord = schemas/* object */.Ikc({
    kind: schemas/* literal */.euz('train'),
    ...head,
    command: schemas/* string */.YjP(),
    workingDirectory: values/* path */.Ae,
    seed: schemas/* int */.Whr(),
    parameters: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()),
    durationMs: schemas/* number */.aig().nonnegative(),
    environment: schemas/* object */.Ikc({
        os: schemas/* string */.YjP(),
        arch: schemas/* string */.YjP(),
        cpus: schemas/* int */.Whr().positive(),
        memoryBytes: schemas/* number */.aig().positive(),
        image: schemas/* string */.YjP().nullable(),
    })
        .describe('The machine; never its secrets.'),
    data: schemas/* object */.Ikc({ digest: values/* digest */.br, files: schemas/* int */.Whr().nonnegative(), size: schemas/* number */.aig().nonnegative() }).nullable(),
    code: schemas/* object */.Ikc({
        commit: values/* commit */.cd
            .nullable()
            .describe('What was checked out; on a pull request the merge commit, unless the job says otherwise.'),
        digest: values/* digest */.br,
        files: schemas/* int */.Whr().nonnegative(),
        dirty: schemas/* boolean */.zMY(),
    })
        .nullable()
        .describe('The files git tracks; null outside a repository.'),
    metrics: schemas/* record */.g1P(schemas/* string */.YjP(), values/* number */.ai),
    predictions: bytes.nullable().describe('Path inside the record’s artifact or workspace folder.'),
    weights: bytes
        .extend({
        format: schemas/* string */.YjP(),
        artifact: schemas/* string */.YjP().nullable().describe('Name of the artifact that holds the weights.'),
    })
        .nullable(),
});

;// CONCATENATED MODULE: ./packages/records/lib/validate-data.js



const violation = schemas/* object */.Ikc({
    dataset: schemas/* string */.YjP().describe('Name of the dataset in the contract; `data` when it has one only.'),
    column: schemas/* string */.YjP().nullable().describe('Null for rules on the whole table.'),
    rule: schemas/* string */.YjP().describe('The contract key that was broken, such as `max` or `unique`.'),
    level: schemas/* enum */.k5n(['error', 'warning']),
    count: schemas/* int */.Whr().nonnegative().describe('Rows, or values, that break the rule.'),
    total: schemas/* int */.Whr().nonnegative().describe('Rows, or values, that were looked at.'),
    line: schemas/* int */.Whr().positive().nullable().describe('Line of the rule in the contract.'),
    message: schemas/* string */.YjP(),
});
/** `validate-data.json`, version 1: what was checked, and what broke the contract. */
const validateDataRecord = schemas/* object */.Ikc({
    kind: schemas/* literal */.euz('validate-data'),
    ...head,
    passed: schemas/* boolean */.zMY(),
    contract: schemas/* object */.Ikc({ file: values/* path */.Ae, digest: values/* digest */.br }).describe('The contract as it was read.'),
    data: schemas/* object */.Ikc({ digest: values/* digest */.br, rows: schemas/* int */.Whr().nonnegative(), files: schemas/* array */.YOg(values/* file */.NJ) })
        .describe('Every file that was read; `digest` is over their sorted paths and digests.'),
    errors: schemas/* int */.Whr().nonnegative(),
    warnings: schemas/* int */.Whr().nonnegative(),
    violations: schemas/* array */.YOg(violation),
});

;// CONCATENATED MODULE: ./packages/records/lib/record.js






/** The schemas of all records, the source of schemas/. */
const recordKinds = {
    'validate-data': { schema: validateDataRecord, version: 1, migrations: [] },
    train: { schema: trainRecord, version: 1, migrations: [] },
    'eval-gate': { schema: evalGateRecord, version: 1, migrations: [] },
    register: { schema: registerRecord, version: 1, migrations: [] },
    deploy: { schema: deployRecord, version: 1, migrations: [] },
};
/** Bytes beyond which a record is not read. */
const maxRecordBytes = 16 * 1024 * 1024;
/**
 * Reads a record of any released version; unknown keys are dropped.
 *
 * @throws UserError E_RECORD when it is too large, no JSON, of another kind, newer than this code, or not of its schema.
 */
function parseRecord(kind, text, place) {
    if (text.length > maxRecordBytes)
        throw unreadable(place, `it is larger than ${maxRecordBytes} bytes`);
    const { schema, version, migrations } = recordKinds[kind];
    const raw = parseObject(text, place);
    if (raw['kind'] !== kind)
        throw unreadable(place, `expected the record of ${kind}, found kind ${JSON.stringify(raw['kind']) ?? 'none'}`);
    const found = raw['schemaVersion'];
    if (typeof found !== 'number' || !Number.isInteger(found) || found < 1)
        throw unreadable(place, 'its schemaVersion is no positive integer');
    if (found > version) {
        throw unreadable(place, `it was written by a newer version (schema ${found}, this action reads up to ${version}): update the action`);
    }
    const current = migrations.slice(found - 1).reduce((record, migrate) => migrate(record), raw);
    const result = schema.safeParse({ ...current, schemaVersion: version });
    if (result.success)
        return result.data;
    const problems = result.error.issues
        .slice(0, 20)
        .map((issue) => ({ file: place, message: `${issue.path.join('.')}: ${issue.message}` }));
    throw new lib/* UserError */.yo('E_RECORD', `${place} is not a valid ${kind} record: re-run the action that writes it.`, {
        problems,
    });
}
/** The text of a record's file. Numbers JSON cannot carry become text. */
function serializeRecord(record) {
    const text = JSON.stringify(record, (_, value) => (typeof value === 'number' && !Number.isFinite(value) ? String(value) : value), 2);
    return `${text}\n`;
}
/** `.mlops/<model>`: where a model's state lies in the workspace. */
function stateFolder(model) {
    return `.mlops/${model}`;
}
/** Path of a record in the workspace. */
function recordPath(model, kind) {
    return `${stateFolder(model)}/${kind}.json`;
}
/** Name of the artifact that hands an action's record over. */
function artifactName(model, kind) {
    return `mlops-${model}-${kind}`;
}
function parseObject(text, place) {
    try {
        const value = JSON.parse(text);
        if (typeof value === 'object' && value !== null && !Array.isArray(value))
            return value;
    }
    catch (cause) {
        throw unreadable(place, 'it is no JSON', cause);
    }
    throw unreadable(place, 'it is no JSON object');
}
function unreadable(place, why, cause) {
    return new lib/* UserError */.yo('E_RECORD', `${place} cannot be read: ${why}. Re-run the action that writes it.`, { cause });
}

;// CONCATENATED MODULE: ./packages/records/lib/index.js










/***/ })

};
