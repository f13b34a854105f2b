export const id = 600;
export const ids = [600];
export const modules = {

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

/***/ 8090:
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

// UNUSED EXPORTS: commit, comparison, deployRecord, deployStatus, digest, evalGateRecord, file, forkReportRecord, gateOverrideRecord, gateStatusRecord, head, historyPoint, modelName, number, path, recordKinds, registerRecord, trainRecord, validateDataRecord, verdict

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
/** A number with what is known of its noise. */
const aggregate = schemas/* object */.Ikc({
    value: values/* number */.ai,
    n: count.nullable().describe('Examples it rests on.'),
    stderr: values/* number */.ai.nullable(),
    values: schemas/* array */.YOg(values/* number */.ai).nullable().describe('One for each seed or repeat.'),
});
/** What one run on the base branch found, short: the records carry the last of them along, so that reading one shows many. */
const historyPoint = schemas/* object */.Ikc({
    commit: values/* commit */.cd,
    run: schemas/* int */.Whr().nonnegative(),
    createdAt: iso/* datetime */.w$(),
    verdict,
    metrics: schemas/* record */.g1P(schemas/* string */.YjP(), values/* number */.ai).describe('Candidate’s value by gating metric.'),
});
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
    override: schemas/* object */.Ikc({
        by: schemas/* string */.YjP().describe('Login of the person.'),
        reason: schemas/* string */.YjP(),
        metrics: schemas/* array */.YOg(schemas/* string */.YjP()).optional().describe('What was accepted: metrics, or `examples`.'),
        url: schemas/* string */.YjP().optional().describe('The comment with the reason.'),
    })
        .nullable(),
    flags: schemas/* array */.YOg(schemas/* string */.YjP()),
    error: schemas/* object */.Ikc({ code: schemas/* string */.YjP(), message: schemas/* string */.YjP() }).nullable().describe('Why nothing could be judged.'),
    resampling: schemas/* object */.Ikc({ replicates: count, seed: schemas/* string */.YjP() })
        .nullable()
        .optional()
        .describe('How resampled tests drew: the same seed and evidence give the same numbers.'),
    aggregates: schemas/* record */.g1P(schemas/* string */.YjP(), aggregate)
        .optional()
        .describe('The candidate’s numbers with what says how far they move by chance, where there are no predictions.'),
    anchor: source.extend({ ageDays: schemas/* number */.aig().nullable() }).nullable().optional().describe('The second comparison.'),
    fingerprint: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP())
        .optional()
        .describe('How the numbers came to be: what must agree before they are compared with others.'),
    history: schemas/* array */.YOg(historyPoint)
        .max(60)
        .optional()
        .describe('Earlier records of the base branch, oldest first, the baseline last.'),
    pullRequest: schemas/* int */.Whr().positive().nullable().optional().describe('The pull request that was judged.'),
    headSha: values/* commit */.cd.optional().describe('The head of that pull request, where `commit` is the merge commit.'),
    attempts: schemas/* array */.YOg(count).optional().describe('Earlier attempts of this run whose predictions were pooled.'),
});

;// CONCATENATED MODULE: ./packages/records/lib/fork-report.js




/** `fork-report.json`, version 1: what a pull request from a fork brought, judged anew where it can be trusted. */
const forkReportRecord = schemas/* object */.Ikc({
    kind: schemas/* literal */.euz('fork-report'),
    ...head,
    verdict: verdict.nullable().describe('Null when there was nothing to report.'),
    reason: schemas/* string */.YjP(),
    pullRequest: schemas/* int */.Whr().positive().nullable(),
    headSha: values/* commit */.cd.nullable(),
    sourceRun: schemas/* int */.Whr().nonnegative().describe('The run of the pull request.'),
    labels: schemas/* enum */.k5n(['base', 'fork']).describe('Whose labels the answers were compared with.'),
    gate: evalGateRecord.nullable().describe('The judgement, by the rules of the base.'),
    error: schemas/* object */.Ikc({ code: schemas/* string */.YjP(), message: schemas/* string */.YjP() }).nullable(),
});

;// CONCATENATED MODULE: ./packages/records/lib/gate-override.js



/** `gate-override.json`, version 1: who accepted what, or why nobody did. */
const gateOverrideRecord = schemas/* object */.Ikc({
    kind: schemas/* literal */.euz('gate-override'),
    ...head,
    state: schemas/* enum */.k5n(['accepted', 'withdrawn', 'refused', 'skipped']),
    reason: schemas/* string */.YjP().describe('The person’s reason, else why it was refused or skipped.'),
    by: schemas/* string */.YjP().nullable().describe('Login of the person.'),
    metrics: schemas/* array */.YOg(schemas/* string */.YjP()).describe('What was accepted.'),
    pullRequest: schemas/* int */.Whr().positive().nullable(),
    headSha: values/* commit */.cd.nullable().describe('The one commit it holds for.'),
    reran: schemas/* array */.YOg(schemas/* int */.Whr()).describe('Runs whose failed jobs were started again.'),
    error: schemas/* object */.Ikc({ code: schemas/* string */.YjP(), message: schemas/* string */.YjP() }).nullable(),
});

;// CONCATENATED MODULE: ./packages/records/lib/gate-status.js




/** `gate-status.json`, version 1: whether everything that was needed is there and let the change through. */
const gateStatusRecord = schemas/* object */.Ikc({
    kind: schemas/* literal */.euz('gate-status'),
    ...head,
    passed: schemas/* boolean */.zMY(),
    needs: schemas/* array */.YOg(schemas/* object */.Ikc({ job: schemas/* string */.YjP(), result: schemas/* string */.YjP(), passed: schemas/* boolean */.zMY() }))
        .describe('The jobs this one needs, with the results GitHub gave them.'),
    models: schemas/* array */.YOg(schemas/* object */.Ikc({
        model: values/* modelName */.fD,
        verdict: verdict.nullable().describe('Null when there is no verdict of this run and commit.'),
        passed: schemas/* boolean */.zMY().describe('Whether its gate let the change through.'),
        reason: schemas/* string */.YjP(),
        attempt: schemas/* int */.Whr().positive().nullable().describe('The attempt that judged it.'),
    }))
        .describe('The models that must have a verdict of this run and commit.'),
    error: schemas/* object */.Ikc({ code: schemas/* string */.YjP(), message: schemas/* string */.YjP() }).nullable(),
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
    progress: bytes.nullable().optional().describe('What the command told step by step in MLOPS_PROGRESS_FILE.'),
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
    'gate-status': { schema: gateStatusRecord, version: 1, migrations: [] },
    'gate-override': { schema: gateOverrideRecord, version: 1, migrations: [] },
    'fork-report': { schema: forkReportRecord, version: 1, migrations: [] },
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
