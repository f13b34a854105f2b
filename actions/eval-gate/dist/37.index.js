export const id = 37;
export const ids = [37];
export const modules = {

/***/ 28355:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ recordedMetrics),
/* harmony export */   o: () => (/* binding */ loadBaseline)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _mlops_actions_dataset__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(18827);
/* harmony import */ var _mlops_actions_errors__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(74465);
/* harmony import */ var _mlops_actions_gate__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(18492);
/* harmony import */ var _mlops_actions_history__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(23300);
/* harmony import */ var _candidate_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(74019);







/**
 * Finds the baseline the inputs and the policy ask for.
 *
 * @returns undefined when nothing is recorded, or none is wanted.
 * @throws UserError E_RECORD when something is recorded and cannot be read: that is not "no baseline".
 */
async function loadBaseline(inputs, ports, github, base) {
    if (inputs.baseline === 'none')
        return undefined;
    const registered = /^registry:(.+)$/.exec(inputs.baseline)?.[1];
    if (registered !== undefined) {
        const { loadRegistered } = await __webpack_require__.e(/* import() */ 314).then(__webpack_require__.bind(__webpack_require__, 43314));
        return loadRegistered(registered, inputs, ports);
    }
    if (inputs.baseline !== 'base')
        return fromFile(inputs, ports);
    if (github === undefined) {
        throw new _mlops_actions_errors__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo('E_PERMISSION', 'The baseline of the base branch cannot be read without a token: leave the input `token` at its default, or set `baseline` to a file or `none`.');
    }
    if (base.commit === undefined)
        return undefined;
    const found = await (0,_mlops_actions_history__WEBPACK_IMPORTED_MODULE_5__/* .findBaseline */ .Xn)(github, {
        model: inputs.model,
        from: base.commit,
        exclude: ports.runner.context.runId,
    });
    if (found === undefined)
        return undefined;
    const { ref, behind, record, predictions } = found;
    const ageDays = (ports.now().getTime() - Date.parse(record.createdAt)) / 86_400_000;
    return {
        told: {
            source: (0,_mlops_actions_history__WEBPACK_IMPORTED_MODULE_5__/* .formatRef */ .rq)(ref),
            commit: ref.commit,
            digest: record.candidate?.digest ?? null,
            behind,
            ageDays: Math.max(0, Math.round(ageDays * 10) / 10),
        },
        predictions: predictions && (await (0,_mlops_actions_dataset__WEBPACK_IMPORTED_MODULE_2__/* .parsePredictions */ .Y8)(predictions, `${(0,_mlops_actions_history__WEBPACK_IMPORTED_MODULE_5__/* .formatRef */ .rq)(ref)}/predictions.jsonl.gz`)),
        bytes: predictions,
        metrics: recordedMetrics(record),
        hash: (id) => (0,_mlops_actions_gate__WEBPACK_IMPORTED_MODULE_4__/* .hashId */ .of)(inputs.model, id),
    };
}
async function fromFile(inputs, ports) {
    if (inputs.baseline.startsWith('artifact:')) {
        throw new _mlops_actions_errors__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo('E_NOT_BUILT', `The input \`baseline\` does not take ${JSON.stringify(inputs.baseline.slice(0, 80))} yet: use \`base\`, a file, \`registry:<alias>\`, or \`none\`.`);
    }
    const bytes = await (0,_candidate_js__WEBPACK_IMPORTED_MODULE_6__/* .readBytes */ .i)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(ports.runner.context.workspace, inputs['working-directory'], inputs.baseline), inputs.baseline);
    const digest = `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(bytes).digest('hex')}`;
    return {
        told: { source: inputs.baseline, commit: null, digest, behind: null, ageDays: null },
        predictions: await (0,_mlops_actions_dataset__WEBPACK_IMPORTED_MODULE_2__/* .parsePredictions */ .Y8)(bytes, inputs.baseline),
        bytes,
        metrics: new Map(),
        hash: undefined,
    };
}
/** The values a gate record states for all examples: what is left to compare with where there are no predictions. */
function recordedMetrics({ comparisons }) {
    const overall = comparisons.filter(({ slice, against }) => slice === null && against === 'baseline');
    return new Map(overall.flatMap(({ metric, candidate }) => (candidate === null ? [] : [[metric, candidate]])));
}


/***/ }),

/***/ 74019:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ loadCandidate),
/* harmony export */   i: () => (/* binding */ readBytes)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
/* harmony import */ var _mlops_actions_action_run__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(63523);
/* harmony import */ var _mlops_actions_dataset__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(18827);
/* harmony import */ var _mlops_actions_errors__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(74465);
/* harmony import */ var _mlops_actions_metrics__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(73784);
/* harmony import */ var _mlops_actions_records__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(89241);









const predictionsName = /\.(jsonl|ndjson|csv|tsv|parquet)(\.gz)?$/i;
const metricsName = /\.(json|ya?ml|toml)$/i;
const maxFileBytes = 2 * 1024 ** 3;
/**
 * Finds the candidate: the input, else the record of train in the workspace, else among the artifacts of this run.
 *
 * @throws UserError E_CANDIDATE_MISSING, E_RECORD, E_ARTIFACT, E_PREDICTIONS…: nothing to judge is never green.
 */
async function loadCandidate(inputs, ports) {
    const { workspace } = ports.runner.context;
    if (inputs.candidate.startsWith('artifact:')) {
        return loadOnlyFile(await (0,_mlops_actions_action_run__WEBPACK_IMPORTED_MODULE_4__/* .requireArtifact */ .oY)(ports, inputs.candidate.slice('artifact:'.length)), inputs.candidate);
    }
    if (inputs.candidate !== '')
        return loadFile((0,node_path__WEBPACK_IMPORTED_MODULE_3__.resolve)(workspace, inputs['working-directory'], inputs.candidate), inputs.candidate);
    const trained = await (0,_mlops_actions_action_run__WEBPACK_IMPORTED_MODULE_4__/* .findRecord */ .Tq)(ports, inputs.model, 'train');
    if (trained !== undefined)
        return loadTrained(trained);
    throw new _mlops_actions_errors__WEBPACK_IMPORTED_MODULE_6__/* .UserError */ .yo('E_CANDIDATE_MISSING', `There is nothing to judge: neither ${(0,_mlops_actions_records__WEBPACK_IMPORTED_MODULE_8__/* .recordPath */ .lX)(inputs.model, 'train')} in the workspace nor an artifact ${(0,_mlops_actions_records__WEBPACK_IMPORTED_MODULE_8__/* .artifactName */ .Cs)(inputs.model, 'train')} of this run. Let the job with train succeed and list it under \`needs:\`, or set the input \`candidate\`.`);
}
async function loadTrained({ record: trained, root }) {
    const metrics = new Map(Object.entries(trained.metrics));
    const model = trained.weights?.digest;
    if (trained.predictions === null)
        return {
            source: 'train',
            digest: model ?? digestOf(JSON.stringify([...metrics])),
            predictions: undefined,
            metrics,
            trained,
        };
    const { path, digest } = trained.predictions;
    const place = [(0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(root, path), (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(root, (0,node_path__WEBPACK_IMPORTED_MODULE_3__.basename)(path))].find((candidate) => (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.existsSync)(candidate));
    if (place === undefined)
        throw new _mlops_actions_errors__WEBPACK_IMPORTED_MODULE_6__/* .UserError */ .yo('E_CANDIDATE_MISSING', `The record of train names ${JSON.stringify(path)}, which is not there: re-run train.`);
    const found = await loadFile(place, path);
    if (found.digest !== digest) {
        throw new _mlops_actions_errors__WEBPACK_IMPORTED_MODULE_6__/* .UserError */ .yo('E_ARTIFACT', `${JSON.stringify(path)} is not the file train recorded: expected ${digest}, found ${found.digest}. Re-run train, and change nothing between.`);
    }
    return { ...found, source: 'train', digest: model ?? digest, metrics, trained };
}
async function loadOnlyFile(folder, source) {
    const names = (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readdir)(folder)).filter((name) => predictionsName.test(name) || metricsName.test(name));
    const [only] = names;
    if (names.length === 1 && only !== undefined)
        return loadFile((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(folder, only), `${source}/${only}`);
    throw new _mlops_actions_errors__WEBPACK_IMPORTED_MODULE_6__/* .UserError */ .yo('E_ARTIFACT', `Expected one file of predictions or metrics in ${source}, found ${names.length}: upload that file alone.`);
}
async function loadFile(path, shown) {
    const bytes = await readBytes(path, shown);
    const common = { source: shown, digest: digestOf(bytes), trained: undefined };
    if (predictionsName.test(path))
        return { ...common, predictions: await (0,_mlops_actions_dataset__WEBPACK_IMPORTED_MODULE_5__/* .parsePredictions */ .Y8)(bytes, shown), metrics: new Map() };
    if (metricsName.test(path))
        return { ...common, predictions: undefined, metrics: (0,_mlops_actions_metrics__WEBPACK_IMPORTED_MODULE_7__/* .parseMetricsFile */ .jI)(bytes, shown) };
    throw new _mlops_actions_errors__WEBPACK_IMPORTED_MODULE_6__/* .UserError */ .yo('E_CANDIDATE_MISSING', `${JSON.stringify(shown)} is of no known form: expected .jsonl, .csv or .parquet for predictions, .json, .yaml or .toml for metrics.`);
}
/** The bytes of a file named by the user. @throws UserError E_CANDIDATE_MISSING when it is not there or too large. */
async function readBytes(path, shown) {
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.stat)(path).catch(() => undefined);
    if (found === undefined || !found.isFile())
        throw new _mlops_actions_errors__WEBPACK_IMPORTED_MODULE_6__/* .UserError */ .yo('E_CANDIDATE_MISSING', `There is no file ${JSON.stringify(shown)}: correct the path, or the step that writes it.`);
    if (found.size > maxFileBytes)
        throw new _mlops_actions_errors__WEBPACK_IMPORTED_MODULE_6__/* .UserError */ .yo('E_CANDIDATE_MISSING', `${JSON.stringify(shown)} has ${found.size} bytes, more than the ${maxFileBytes} read here.`);
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readFile)(path);
}
function digestOf(bytes) {
    return `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(bytes).digest('hex')}`;
}


/***/ }),

/***/ 55037:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  recover: () => (/* binding */ recover),
  run: () => (/* binding */ run_run)
});

// EXTERNAL MODULE: ./packages/action/lib/run.js + 3 modules
var run = __webpack_require__(63523);
// EXTERNAL MODULE: ./packages/gate/lib/index.js + 52 modules
var lib = __webpack_require__(18492);
// EXTERNAL MODULE: ./packages/history/lib/index.js + 3 modules
var history_lib = __webpack_require__(23300);
// EXTERNAL MODULE: ./packages/records/lib/index.js + 7 modules
var records_lib = __webpack_require__(89241);
;// CONCATENATED MODULE: ./actions/eval-gate/lib/base-commit.js

const none = /^0+$/;
/**
 * Which commit is the base, by event.
 *
 * A pull request is tested as GitHub would merge it, so its base is the first parent of the merge commit:
 * with the merge base, what others merged meanwhile would be blamed on it. A job that checked out the head itself did
 * not train on what others merged, so there the merge base is right.
 *
 * @param checkedOut the commit the candidate was trained on, as far as its record says.
 */
async function resolveBase(ports, github, checkedOut) {
    const { context } = ports.runner;
    const pull = (0,run/* pullRequestOf */._n)(context);
    if (pull !== undefined && github !== undefined) {
        if (checkedOut === pull.headSha)
            return { commit: await github.mergeBase(pull.baseSha, pull.headSha), head: pull.headSha };
        const merge = await github.commit(context.sha);
        return { commit: merge.parents[0] ?? pull.baseSha, head: context.sha };
    }
    const push = (0,run/* pushOf */.yS)(context);
    if (push !== undefined)
        return { commit: none.test(push.before) ? undefined : push.before, head: context.sha };
    return { commit: context.sha, head: context.sha };
}

// EXTERNAL MODULE: ./actions/eval-gate/lib/baseline.js
var lib_baseline = __webpack_require__(28355);
// EXTERNAL MODULE: ./actions/eval-gate/lib/candidate.js
var lib_candidate = __webpack_require__(74019);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./packages/dataset/lib/index.js + 10 modules
var dataset_lib = __webpack_require__(18827);
// EXTERNAL MODULE: ./packages/errors/lib/index.js + 2 modules
var errors_lib = __webpack_require__(74465);
;// CONCATENATED MODULE: ./actions/eval-gate/lib/compare.js




/**
 * Candidate against baseline under the rules: by predictions where both sides have them, by bare numbers where neither
 * has, and by floors alone where the baseline was recorded without.
 *
 * @throws UserError E_PREDICTIONS_MISSING where only the baseline has them: a change must not leave the evidence out.
 */
function compare({ model, baseline: wanted }, { policy, flags }, candidate, baseline) {
    const { predictions } = candidate;
    const other = baseline?.predictions;
    if (predictions === undefined) {
        if (other !== undefined)
            throw vanished(candidate.source);
        return (0,lib/* judgeNumbers */.YU)({ policy, candidate: candidate.metrics, baseline: baseline?.metrics ?? null, flags });
    }
    const task = (0,lib/* resolveTask */.E0)(policy, [...labels(predictions), ...(other === undefined ? [] : labels(other))]);
    (0,lib/* checkPredictions */.rA)(predictions, task);
    // What is judged today is what others are paired with tomorrow: ids that cannot serve are refused at once.
    if (wanted === 'base')
        (0,lib/* pairExamples */.wq)({ candidate: predictions, baseline: predictions });
    if (baseline === undefined || other === undefined)
        return (0,lib/* judge */.S4)({ policy, task, candidate: predictions, baseline: null, flags });
    (0,lib/* checkPredictions */.rA)(other, task);
    const pairing = (0,lib/* pairExamples */.wq)({ candidate: predictions, baseline: other, hash: baseline.hash });
    const identical = baseline.hash === undefined
        ? candidate.digest === baseline.told.digest
        : isKeptAs(keep(model, policy, predictions), baseline.bytes);
    return (0,lib/* judge */.S4)({ policy, task, candidate: predictions, baseline: { predictions: other, pairing }, identical, flags });
}
/** Predictions as a baseline keeps them: gating columns and slices only, ids hashed. */
function keep(model, { guards, explore }, predictions) {
    const slices = [...guards.flatMap(({ where }) => [...where.keys()]), ...explore];
    const columns = [...new Set(['label', 'prediction', 'correct', 'score', ...slices])];
    return (0,dataset_lib/* serializePredictions */.jN)(predictions, { columns, id: (id) => (0,lib/* hashId */.of)(model, id) });
}
function vanished(source) {
    return new errors_lib/* UserError */.yo('E_PREDICTIONS_MISSING', `The baseline was recorded with predictions, and ${JSON.stringify(source.slice(0, 200))} brings none: let the evaluation write them, as it did on the base branch.`);
}
/** Whether two kept forms say the same; their compression may differ between versions of zlib. */
function isKeptAs(kept, recorded) {
    return recorded !== undefined && (0,external_node_zlib_.gunzipSync)(kept).equals((0,external_node_zlib_.gunzipSync)(recorded));
}
function labels({ columns }) {
    return columns.get('label') ?? [];
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./actions/eval-gate/lib/hand-over.js



const hand_over_name = 'predictions.jsonl.gz';
/**
 * Puts the predictions, as a baseline keeps them, beside the record: register lets them ride with the version. What an
 * earlier step left there is removed.
 */
async function handOver(kept, model, workspace) {
    const path = (0,external_node_path_.join)(workspace, (0,records_lib/* stateFolder */.yp)(model), hand_over_name);
    await (0,promises_.rm)(path, { force: true });
    if (kept === undefined)
        return [];
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
    await (0,promises_.writeFile)(path, kept);
    return [{ path, name: hand_over_name }];
}

;// CONCATENATED MODULE: ./actions/eval-gate/lib/policy.js




/**
 * Reads the policy of the base, so that a change cannot loosen the rule it is judged by.
 * Without one there, the head's applies and is flagged; without any, the input `metrics`.
 *
 * @throws UserError E_POLICY for a policy, of base or head, that cannot be read; E_POLICY_MISSING.
 */
async function loadPolicy(inputs, ports, github, base) {
    const onHead = github === undefined ? await fromWorkspace(inputs, ports) : await fromGitHub(inputs, github, base.head);
    const onBase = github === undefined || base.commit === undefined
        ? undefined
        : base.commit === base.head
            ? onHead
            : await fromGitHub(inputs, github, base.commit);
    const lines = inputs.metrics.length === 0 ? undefined : (0,lib/* parsePolicyLines */.hW)(inputs.metrics);
    if (onBase !== undefined) {
        const head = onHead === undefined ? ['the head has no policy file'] : (0,lib/* policyDifferences */.bF)(onBase.policy, onHead.policy);
        const input = lines === undefined ? [] : (0,lib/* policyDifferences */.bF)(onBase.policy, lines).map((line) => `input metrics: ${line}`);
        return { ...onBase, differs: [...head, ...input], flags: [] };
    }
    if (onHead !== undefined)
        return { ...onHead, differs: [], flags: base.commit === base.head ? [] : ['policy-from-head'] };
    if (lines !== undefined)
        return { policy: lines, source: 'inputs', differs: [], flags: ['policy-from-inputs'] };
    const places = policyPaths(inputs).join(' or ');
    throw new errors_lib/* UserError */.yo('E_POLICY_MISSING', `There are no rules to judge by: commit ${places}, or set the input \`metrics\`, such as \`accuracy margin 0.01\`.`);
}
async function fromGitHub(inputs, github, commit) {
    for (const path of policyPaths(inputs)) {
        const text = await github.file(path, commit);
        if (text !== undefined)
            return { policy: (0,lib/* parsePolicy */.ON)(text, path), source: `${path}@${commit}` };
    }
    return undefined;
}
async function fromWorkspace(inputs, ports) {
    for (const path of policyPaths(inputs)) {
        const text = await (0,promises_.readFile)((0,external_node_path_.join)(ports.runner.context.workspace, path), 'utf8').catch(() => undefined);
        if (text !== undefined)
            return { policy: (0,lib/* parsePolicy */.ON)(text, path), source: path };
    }
    return undefined;
}
function policyPaths(inputs) {
    const paths = inputs.policy === '' ? [`mlops/${inputs.model}/gate.yml`, 'mlops/gate.yml'] : [inputs.policy];
    return paths.map((path) => (0,external_node_path_.join)(inputs['working-directory'], path));
}

;// CONCATENATED MODULE: ./actions/eval-gate/lib/run.js










/**
 * Compares a candidate model with its baseline and says whether it may pass.
 *
 * A rejected candidate is the gate doing its job, so the verdict is returned and never thrown. Only evidence that
 * cannot be read throws; {@link recover} puts that on record as the verdict `error`.
 */
async function run_run(given, ports) {
    const { runner } = ports;
    const { context } = runner;
    const github = await ports.github();
    const candidate = await runner.group('Load the candidate', () => (0,lib_candidate/* loadCandidate */.A)(given, ports));
    const checkedOut = candidate.trained?.code?.commit;
    const base = await runner.group('Find the base', () => resolveBase(ports, github, checkedOut));
    const applied = await runner.group('Read the policy', () => loadPolicy(given, ports, github, base));
    const inputs = { ...given, baseline: given.baseline === 'base' ? applied.policy.baseline : given.baseline };
    const baseline = await runner.group('Load the baseline', () => (0,lib_baseline/* loadBaseline */.o)(inputs, ports, github, base));
    const kept = candidate.predictions && keep(inputs.model, applied.policy, candidate.predictions);
    const judgement = cap(compare(inputs, applied, candidate, baseline));
    const record = toRecord(inputs, ports, { judgement, applied, candidate, baseline });
    const exit = (0,lib/* exitCode */.I$)(record.verdict, inputs.mode);
    runner.info((0,lib/* describeVerdict */.XZ)(record));
    return {
        outputs: (0,lib/* gateOutputs */.QP)(record, inputs.mode),
        record,
        section: (0,lib/* renderGate */.eh)(record, { flips: judgement.flips }),
        comment: inputs.comment === 'per-model',
        files: await handOver(kept, inputs.model, context.workspace),
        effects: keepBaseline(inputs, ports, github, { record, candidate, kept }),
        failure: exit === 0 ? undefined : { message: (0,lib/* describeVerdict */.XZ)(record), exit },
    };
}
/** The record of a gate that could not see: the verdict is `error`, and says why. */
function recover(error, inputs, ports) {
    return {
        kind: 'eval-gate',
        ...(0,run/* recordHead */.os)(inputs.model, ports.runner.context, ports.now()),
        verdict: 'error',
        mode: inputs.mode,
        policy: { source: 'unknown', digest: null, differs: [] },
        candidate: null,
        baseline: null,
        examples: { paired: 0, discordant: 0, onlyCandidate: 0, onlyBaseline: 0, relabelled: 0 },
        alpha: 0.05,
        comparisons: [],
        override: null,
        flags: [],
        error: { code: error.code, message: error.message },
    };
}
/** Rules that the head brings along itself prove nothing: under them a pass is at best inconclusive. */
function cap(judgement) {
    return judgement.verdict === 'pass' && judgement.flags.includes('policy-from-head')
        ? { ...judgement, verdict: 'inconclusive' }
        : judgement;
}
function toRecord(inputs, ports, { judgement, applied, candidate, baseline }) {
    const { flips: _, ...judged } = judgement;
    const head = (0,run/* recordHead */.os)(inputs.model, ports.runner.context, ports.now());
    return {
        kind: 'eval-gate',
        ...head,
        mode: inputs.mode,
        policy: { source: applied.source, digest: (0,lib/* policyDigest */.p1)(applied.policy), differs: [...applied.differs] },
        candidate: { source: candidate.source, commit: head.commit, digest: candidate.digest },
        baseline: baseline?.told ?? null,
        override: null,
        ...judged,
    };
}
/** On a push to the default branch, what the branch now is becomes the baseline, whatever the verdict. */
function keepBaseline(inputs, ports, github, { record, candidate, kept }) {
    const { context } = ports.runner;
    if (github === undefined || !isOfBranch(inputs.baseline) || !(0,run/* pushOf */.yS)(context)?.toDefaultBranch)
        return [];
    const records = new Map([['eval-gate.json', (0,records_lib/* serializeRecord */.Om)(record)]]);
    if (candidate.trained !== undefined)
        records.set('train.json', (0,records_lib/* serializeRecord */.Om)(candidate.trained));
    const ref = { model: inputs.model, commit: record.commit, run: context.runId, attempt: context.runAttempt };
    return [{ what: 'record the baseline', apply: () => (0,history_lib/* writeSnapshot */.oF)(github, ref, (0,history_lib/* snapshotFiles */.Oq)(records, kept)) }];
}
/** Compared with what the branch was, or with a version: either way the candidate is what the branch now is. */
function isOfBranch(baseline) {
    return baseline === 'base' || baseline.startsWith('registry:');
}


/***/ }),

/***/ 36704:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ pullRequestOf),
/* harmony export */   y: () => (/* binding */ pushOf)
/* harmony export */ });
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

/***/ 26299:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qt: () => (/* binding */ LeftOut),
/* harmony export */   VP: () => (/* binding */ clearRecord),
/* harmony export */   Vp: () => (/* binding */ runUrl),
/* harmony export */   nT: () => (/* binding */ uploadRecord),
/* harmony export */   rh: () => (/* binding */ writeRecord)
/* harmony export */ });
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

/***/ 63523:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Tq: () => (/* reexport */ findRecord),
  _n: () => (/* reexport */ lib_event/* pullRequestOf */._),
  yS: () => (/* reexport */ lib_event/* pushOf */.y),
  os: () => (/* reexport */ recordHead),
  oY: () => (/* reexport */ requireArtifact),
  Vp: () => (/* reexport */ publish/* runUrl */.Vp)
});

// UNUSED EXPORTS: fetchArtifact

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./packages/errors/lib/index.js + 2 modules
var lib = __webpack_require__(74465);
;// CONCATENATED MODULE: ./packages/action/lib/artifact-folder.js



const maxArtifactBytes = 512 * 1024 * 1024;
/**
 * Unpacks the newest artifact of this run with a name, or with that name and an attempt behind it.
 *
 * @param maxBytes compressed bytes beyond which it is not fetched.
 * @returns the folder, undefined when there is no such artifact.
 */
async function fetchArtifact(ports, name, maxBytes = maxArtifactBytes) {
    const store = await ports.artifacts();
    if (store === undefined)
        return undefined;
    const own = (await store.list()).filter((artifact) => artifact.name === name || isAttemptOf(name, artifact.name));
    const newest = own.toSorted((a, b) => b.id - a.id)[0];
    if (newest === undefined)
        return undefined;
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(ports.runner.context.temp, 'mlops-artifact-'));
    await store.download(newest, folder, { maxBytes });
    return folder;
}
/** As {@link fetchArtifact}. @throws UserError E_ARTIFACT when there is none. */
async function requireArtifact(ports, name, maxBytes) {
    const folder = await fetchArtifact(ports, name, maxBytes);
    if (folder !== undefined)
        return folder;
    throw new lib/* UserError */.yo('E_ARTIFACT', `This run has no artifact ${JSON.stringify(name.slice(0, 200))}: let the job that uploads it succeed, and list it under \`needs:\`.`);
}
function isAttemptOf(name, other) {
    return other.startsWith(`${name}-`) && /^\d{1,6}$/.test(other.slice(name.length + 1));
}

// EXTERNAL MODULE: ./packages/action/lib/event.js
var lib_event = __webpack_require__(36704);
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
// EXTERNAL MODULE: ./packages/records/lib/index.js + 7 modules
var records_lib = __webpack_require__(89241);
;// CONCATENATED MODULE: ./packages/action/lib/record-source.js






/**
 * The record another action of this run wrote: in the workspace, else among the artifacts of this run.
 *
 * @returns undefined when there is none.
 * @throws UserError E_RECORD when it cannot be read, or speaks of another run or commit.
 */
async function findRecord(ports, model, kind) {
    const { workspace, runId, sha } = ports.runner.context;
    const path = (0,records_lib/* recordPath */.lX)(model, kind);
    const inWorkspace = (0,external_node_fs_.existsSync)((0,external_node_path_.join)(workspace, path));
    const root = inWorkspace ? workspace : await fetchArtifact(ports, (0,records_lib/* artifactName */.Cs)(model, kind));
    if (root === undefined)
        return undefined;
    const place = inWorkspace ? path : `${kind}.json`;
    const text = await (0,promises_.readFile)((0,external_node_path_.join)(root, place), 'utf8').catch((cause) => {
        throw new lib/* UserError */.yo('E_RECORD', `The artifact ${(0,records_lib/* artifactName */.Cs)(model, kind)} holds no ${place}: re-run ${kind}.`, {
            cause,
        });
    });
    const record = (0,records_lib/* parseRecord */.Hh)(kind, text, place);
    if (record.run.id === runId && record.commit === sha && record.model === model)
        return { record, root, text };
    throw new lib/* UserError */.yo('E_RECORD', `The record of ${kind} speaks of ${record.model} in run ${record.run.id} at ${record.commit}, this is ${model} in run ${runId} at ${sha}: run ${kind} in this run.`);
}

;// CONCATENATED MODULE: ./packages/action/lib/run.js
// The second door of the package: what run.ts of an action needs, kept out of its start-up.







/***/ }),

/***/ 18827:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Ir: () => (/* reexport */ findDuplicates),
  Y8: () => (/* reexport */ parsePredictions),
  jN: () => (/* reexport */ serializePredictions)
});

// UNUSED EXPORTS: defaultLimits, loadPredictions, parseJsonWithNaN

;// CONCATENATED MODULE: ./packages/dataset/lib/duplicates.js
/** Values of a column that stand in more than one row, told apart as text; null does not count. */
function findDuplicates({ columns }, column) {
    const first = new Map();
    const repeated = new Map();
    (columns.get(column) ?? []).forEach((cell, row) => {
        if (cell === null)
            return;
        const value = String(cell);
        const before = first.get(value);
        const rows = repeated.get(value);
        if (before === undefined)
            first.set(value, row);
        else if (rows === undefined)
            repeated.set(value, [before, row]);
        else
            rows.push(row);
    });
    return [...repeated].map(([value, rows]) => ({ value, rows }));
}

;// CONCATENATED MODULE: ./packages/dataset/lib/json-numbers.js
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
function parseJsonWithNaN(text) {
    if (!/NaN|Infinity/.test(text))
        return JSON.parse(text);
    const numbers = text.replace(token, (found) => spelled.get(found) ?? found);
    // Strings have their quotes in `source`, so that none can be taken for the word.
    const restore = (_, value, context) => context.source === spelled.get('NaN') ? Number.NaN : value;
    return JSON.parse(numbers, restore);
}

// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./packages/errors/lib/index.js + 2 modules
var lib = __webpack_require__(74465);
;// CONCATENATED MODULE: ./packages/dataset/lib/predictions.js

const predictions_defaultLimits = { maxRows: 20_000_000, maxBytes: 2 * 1024 ** 3 };
/** Faults listed before the rest is only counted. */
const shownProblems = 20;
/** Rows times columns: a few bytes can ask for many empty cells, in JSONL by new keys, in Parquet by null columns. */
const maxCells = 200_000_000;
/** A key that differs in every row makes each a column, which memory bears for some thousands only. */
const maxColumns = 1000;
/** @throws UserError E_PREDICTIONS when a table is larger than is read here. */
function checkSize(file, { rows, columns }, maxRows) {
    if (rows > maxRows)
        throw new lib/* UserError */.yo('E_PREDICTIONS', `${file} has more than ${maxRows} rows: split it, or evaluate on fewer examples.`);
    if (columns > maxColumns || rows * columns > maxCells)
        throw new lib/* UserError */.yo('E_PREDICTIONS', `${file} has ${columns} columns or more, too many for ${rows} rows: write only the columns that are needed (at most ${maxColumns}).`);
}
/** What is wrong with the names of a table's columns. */
function nameFaults(names) {
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
function typeColumns(columns, file, lineOf) {
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
                report(row, `column ${JSON.stringify(name.slice(0, 80))}: ${expected(name)}, found ${shown(cells[row])}`);
            else
                cells[row] = typed;
        }
    }
    if (count > 0)
        throw new lib/* UserError */.yo('E_PREDICTIONS', `${file} has values that are not as expected, ${count} in all: correct the step that writes it.`, { problems });
}
function typeOf(name) {
    if (name === 'id')
        return toId;
    if (name === 'label' || name === 'prediction')
        return toAnswer;
    if (name === 'correct')
        return toBoolean;
    return numeric.test(name) ? toNumber : undefined;
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
function toNumber(cell) {
    if (typeof cell === 'number')
        return cell;
    if (typeof cell !== 'string')
        return undefined;
    return decimal.test(cell) ? Number(cell) : unfinite.get(cell.toLowerCase());
}
function shown(cell) {
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
function readCsv(text, file, delimiter, { maxRows }) {
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
        throw new lib/* UserError */.yo('E_PREDICTIONS', `${file} is no table with one header and rows of its width: correct the step that writes it.`, { problems: problems.slice(0, shownProblems) });
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
    papaparse.parse(text, {
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

;// CONCATENATED MODULE: ./packages/dataset/lib/cell.js
/**
 * A value as a file gives it, as a cell. Lists are joined by `|`, dates written in UTC, other nested values shown as
 * JSON; whole numbers too large for a double stay exact as text.
 *
 * @throws RangeError for values nested too deeply to be shown, and for dates that are none.
 */
function toCell(value) {
    if (value === null || value === undefined)
        return null;
    if (typeof value === 'bigint')
        return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
        return value;
    if (value instanceof Date)
        return value.toISOString();
    return Array.isArray(value) ? value.map(itemText).join('|') : toJson(value);
}
/** Never String(): objects of strangers may bring a `toString` of their own. */
function itemText(item) {
    return Array.isArray(item) ? toJson(item) : String(toCell(item));
}
function toJson(value) {
    return JSON.stringify(value, (_, nested) => (typeof nested === 'bigint' ? String(nested) : nested));
}

;// CONCATENATED MODULE: ./packages/dataset/lib/jsonl.js




const maxLineLength = 1024 * 1024;
/**
 * Reads one JSON object a line; blank lines are passed over, a key missing in a row is null.
 *
 * @throws UserError E_PREDICTIONS naming the first lines that are no object, and how many there are.
 */
function readJsonl(text, file, { maxRows }) {
    const table = new Table(file, maxRows);
    const lines = [];
    const problems = [];
    let bad = 0;
    for (const { raw, line } of linesOf(text)) {
        const row = readLine(raw);
        if (typeof row === 'string') {
            bad += 1;
            if (problems.length < shownProblems)
                problems.push({ file, line, message: row });
        }
        else {
            table.add(row);
            lines.push(line);
        }
    }
    if (bad > 0)
        throw new lib/* UserError */.yo('E_PREDICTIONS', `${file} has lines that are no JSON object, ${bad} in all: correct the step that writes it.`, { problems });
    return { columns: table.columns(), length: lines.length, lineOf: (row) => lines[row] };
}
/** The lines of a text that are not blank, numbered from 1. */
function* linesOf(text) {
    for (let from = 0, line = 1; from < text.length; line += 1) {
        const end = text.indexOf('\n', from);
        const to = end < 0 ? text.length : end;
        const raw = text.slice(from, to).trim();
        from = to + 1;
        if (raw !== '')
            yield { raw, line };
    }
}
/** The cells of a line, or what is wrong with it. */
function readLine(raw) {
    if (raw.length > maxLineLength)
        return `the line is longer than ${maxLineLength} characters`;
    try {
        const value = parseJsonWithNaN(raw);
        if (typeof value !== 'object' || value === null || Array.isArray(value))
            return 'expected a JSON object';
        return Object.entries(value).map(([name, cell]) => [name, toCell(cell)]);
    }
    catch (error) {
        // What is nested too deeply ends here as well, as a RangeError.
        return `no JSON: ${error instanceof Error ? error.message.slice(0, 100) : String(error)}`;
    }
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
        for (const [name, cell] of row) {
            const cells = this.#columns.get(name) ?? this.#open(name);
            pad(cells, this.#rows - 1);
            cells.push(cell);
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
async function readParquet(bytes, file, limits) {
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
        if (cause instanceof lib/* UserError */.yo)
            throw cause;
        const why = cause instanceof Error ? cause.message.slice(0, 200) : String(cause);
        throw new lib/* UserError */.yo('E_PREDICTIONS', `${file} cannot be read as Parquet (${why}): write it anew, with codec none, snappy, gzip or zstd.`);
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
        GZIP: bounded((input, length) => (0,external_node_zlib_.gunzipSync)(input, { maxOutputLength: Math.max(1, length) })),
        ZSTD: bounded((input, length) => (0,external_node_zlib_.zstdDecompressSync)(input, { maxOutputLength: Math.max(1, length) })),
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
async function parsePredictions(bytes, name, limits = predictions_defaultLimits) {
    const { format, delimiter } = formatOf(name);
    const rows = format === 'parquet'
        ? await readParquet(bytes, name, limits)
        : readText(bytes, name, { format, delimiter, limits });
    if (rows.length === 0 || rows.columns.size === 0)
        throw new lib/* UserError */.yo('E_PREDICTIONS_EMPTY', `${name} has no rows: correct the step that writes it.`);
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
            throw new lib/* UserError */.yo('E_PREDICTIONS', `${JSON.stringify(name)} is of no known form: expected .jsonl, .csv, .tsv (each also .gz) or .parquet.`);
    }
}
function readText(bytes, name, { format, delimiter, limits }) {
    const plain = /\.gz$/i.test(name) ? inflate(bytes, name, limits) : bytes;
    if (plain.length === 0)
        throw new lib/* UserError */.yo('E_PREDICTIONS_EMPTY', `${name} is empty: correct the step that writes it.`);
    const text = decode(plain, name);
    return format === 'csv' ? readCsv(text, name, delimiter, limits) : readJsonl(text, name, limits);
}
function inflate(bytes, name, { maxBytes }) {
    try {
        return (0,external_node_zlib_.gunzipSync)(bytes, { maxOutputLength: maxBytes });
    }
    catch (cause) {
        const large = cause instanceof RangeError && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE';
        const why = large
            ? `unpacks to more than ${maxBytes} bytes: evaluate on fewer examples, or write fewer columns`
            : 'cannot be unpacked, it is no gzip or damaged: write it anew';
        throw new lib/* UserError */.yo('E_PREDICTIONS', `${name} ${why}.`);
    }
}
function decode(bytes, name) {
    if (bytes.length > external_node_buffer_.constants.MAX_STRING_LENGTH)
        throw new lib/* UserError */.yo('E_PREDICTIONS', `${name} has ${bytes.length} bytes, more than the ${external_node_buffer_.constants.MAX_STRING_LENGTH} read of text: write it as Parquet.`);
    const text = decodeUtf8(bytes);
    // UTF-16 without its mark is valid UTF-8, but every other character is NUL.
    if (text === undefined || text.includes('\0'))
        throw new lib/* UserError */.yo('E_PREDICTIONS', `${name} is not UTF-8: write it as UTF-8.`);
    return text;
}
function decodeUtf8(bytes) {
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    }
    catch {
        return undefined;
    }
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
        const cells = chosen.map(([name, cells]) => `${name}:${serialize_toJson(cells[row] ?? null)}`);
        lines.push(`{${[...key, ...cells].join(',')}}\n`);
        if (lines.length < batch && row + 1 < length)
            continue;
        parts.push(Buffer.from(lines.join('')));
        lines = [];
    }
    const bytes = (0,external_node_zlib_.gzipSync)(Buffer.concat(parts), { level: 9 });
    // The tenth byte names the operating system.
    bytes[9] = 255;
    return bytes;
}
function serialize_toJson(cell) {
    return typeof cell === 'number' && !Number.isFinite(cell) ? String(cell) : JSON.stringify(cell);
}

;// CONCATENATED MODULE: ./packages/dataset/lib/index.js







/***/ }),

/***/ 18492:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  rA: () => (/* reexport */ checkPredictions),
  XZ: () => (/* reexport */ describeVerdict),
  I$: () => (/* reexport */ exitCode),
  QP: () => (/* reexport */ gateOutputs),
  of: () => (/* reexport */ hashId),
  S4: () => (/* reexport */ judge),
  YU: () => (/* reexport */ judgeNumbers),
  wq: () => (/* reexport */ pairExamples),
  ON: () => (/* reexport */ parsePolicy),
  hW: () => (/* reexport */ parsePolicyLines),
  bF: () => (/* reexport */ policyDifferences),
  p1: () => (/* reexport */ policyDigest),
  eh: () => (/* reexport */ renderGate),
  E0: () => (/* reexport */ resolveTask)
});

// UNUSED EXPORTS: policySchema

// EXTERNAL MODULE: ./packages/errors/lib/index.js + 2 modules
var lib = __webpack_require__(74465);
;// CONCATENATED MODULE: ./packages/config/lib/nearest.js
const longest = 64;
/** The candidate most like a misspelled word, about a third of its letters away at most; undefined when none is. */
function nearest_nearest(word, candidates) {
    if (word.length > longest)
        return undefined;
    let best;
    for (const candidate of candidates) {
        if (candidate.length > longest)
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



const yaml_reader_maxCharacters = 256 * 1024;
/** Reads one YAML file and gathers every fault in it with line and column; nothing is thrown before `finish`. */
class YamlReader {
    #problems = [];
    #lines = new dist/* LineCounter */.HN();
    #file;
    /** Undefined when the text is no YAML, or empty. */
    root;
    #faults = 0;
    constructor(text, file) {
        this.#file = file;
        this.root = this.#parse(text);
    }
    /** Notes a fault; the text says what was expected, what was found, and what to do. */
    fault(place, message) {
        this.#faults++;
        this.#note(place, message);
    }
    /** Notes something that is well-formed but comes with a later version. */
    notBuilt(place, what) {
        this.#note(place, `${what} is not built yet and comes with a later version: take it out`);
    }
    /** The values of a mapping by key; unknown keys are faults. Undefined when it is no mapping. */
    fields(node, what, keys) {
        const fields = this.entries(node, what);
        for (const [key, { place }] of fields ?? []) {
            if (keys.includes(key))
                continue;
            const meant = nearest_nearest(key, keys);
            this.fault(place, `unknown key ${yaml_reader_quote(key)} in ${what}: ${meant === undefined ? `expected one of ${keys.join(', ')}` : `did you mean ${yaml_reader_quote(meant)}?`}`);
        }
        return fields && new Map([...fields].map(([key, { value }]) => [key, value]));
    }
    /** The values of a mapping whose keys are names, with the place of each key. */
    entries(node, what) {
        if (!(0,dist/* isMap */.jh)(node)) {
            this.fault(node ?? 0, `expected ${what} to be a mapping of keys to values, found ${yaml_reader_describe(node)}`);
            return undefined;
        }
        const entries = new Map();
        for (const { key, value } of node.items) {
            if (!(0,dist/* isScalar */.jn)(key))
                this.fault((0,dist/* isNode */.Ll)(key) ? key : node, `expected a plain key in ${what}: write it as text`);
            else
                entries.set(String(key.value), { place: key, value: (0,dist/* isNode */.Ll)(value) && !isNull(value) ? value : null });
        }
        return entries;
    }
    /** The elements of a list. Undefined when it is none. */
    list(node, what) {
        if ((0,dist/* isSeq */.oP)(node))
            return node.items.filter(dist/* isNode */.Ll);
        this.fault(node ?? 0, `expected ${what} to be a list such as [a, b], found ${yaml_reader_describe(node)}`);
        return undefined;
    }
    /** A text, number or boolean as text. */
    text(node, what) {
        if ((0,dist/* isScalar */.jn)(node) && ['string', 'number', 'boolean'].includes(typeof node.value)) {
            const text = String(node.value);
            if (text.trim() !== '')
                return text;
        }
        this.fault(node ?? 0, `expected ${what} to be a text, found ${yaml_reader_describe(node)}`);
        return undefined;
    }
    /** A finite number. */
    number(node, what) {
        if ((0,dist/* isScalar */.jn)(node) && typeof node.value === 'number' && Number.isFinite(node.value))
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
    /** @throws UserError E_POLICY when a fault was noted, E_NOT_BUILT when all that is wrong comes later. */
    finish() {
        const problems = this.#problems.toSorted((a, b) => placeOf(a) - placeOf(b));
        const [first] = problems;
        if (first === undefined)
            return;
        const code = this.#faults > 0 ? 'E_POLICY' : 'E_NOT_BUILT';
        const more = this.#problems.length > 1 ? ` (and ${this.#problems.length - 1} more)` : '';
        throw new lib/* UserError */.yo(code, `The policy ${yaml_reader_quote(this.#file)} cannot be applied: ${first.message}${more}. Correct the places listed.`, {
            problems,
        });
    }
    #parse(text) {
        if (text.length > yaml_reader_maxCharacters) {
            this.fault(0, `expected at most ${yaml_reader_maxCharacters} characters, found ${text.length}`);
            return undefined;
        }
        try {
            const document = (0,dist/* parseDocument */.Tp)(text, { lineCounter: this.#lines, prettyErrors: false });
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
function optional(fields, key, read) {
    const node = fields.get(key);
    return node === undefined ? undefined : read(node);
}
/** Text of strangers inside a message: on one line, cut. */
function yaml_reader_quote(text) {
    return JSON.stringify(text.length > 100 ? `${text.slice(0, 99)}…` : text);
}
function placeOf({ line = 0, column = 0 }) {
    return line * yaml_reader_maxCharacters + column;
}
function yaml_reader_describe(node) {
    if ((0,dist/* isMap */.jh)(node))
        return 'a mapping';
    if ((0,dist/* isSeq */.oP)(node))
        return 'a list';
    if ((0,dist/* isScalar */.jn)(node) && !isNull(node))
        return yaml_reader_quote(String(node.value));
    return (0,dist/* isScalar */.jn)(node) || node === null || node === undefined || typeof node === 'number'
        ? 'nothing'
        : 'an alias (write the value out)';
}
function isNull(node) {
    return (0,dist/* isScalar */.jn)(node) && node.value === null;
}

;// CONCATENATED MODULE: ./packages/gate/lib/evidence/cells.js


/** How many places a message lists. */
const shownPlaces = 10;
/** A cell as the text by which labels, ids and slices are told apart; null for a missing value. */
function cellText(cell) {
    return cell === null || cell === undefined || cell === '' ? null : String(cell);
}
/** A column as text, undefined when the file has none of that name. */
function textColumn(predictions, name) {
    return predictions.columns.get(name)?.map(cellText);
}
/** A column a file must have. @throws UserError with `code` and `why`. */
function requireColumn(predictions, name, { code, why }) {
    const column = textColumn(predictions, name);
    if (column !== undefined)
        return column;
    const found = [...predictions.columns.keys()].slice(0, shownPlaces).map(yaml_reader_quote).join(', ');
    throw new lib/* UserError */.yo(code, `${yaml_reader_quote(predictions.file)} has no column ${name} (it has ${found}): ${why}`);
}
/** Where a row stands, for messages: `line 3`, or `row 2` in formats without lines. */
function cells_placeOf({ lineOf }, row) {
    const line = lineOf(row);
    return line === undefined ? `row ${row + 1}` : `line ${line}`;
}
/** The first rows a test holds for, as problems with their lines. */
function problemsAt(predictions, rows, describe) {
    return rows
        .slice(0, shownPlaces)
        .map((row) => ({ file: predictions.file, line: predictions.lineOf(row), message: describe(row) }));
}

;// CONCATENATED MODULE: ./packages/gate/lib/evidence/check-predictions.js



/**
 * Requires of every example a label and a prediction, or `correct` instead of both, and scores that are numbers.
 *
 * In a binary task a prediction is one of the labels seen. With more classes a model may answer one that no example
 * has: that answer is wrong, not broken.
 *
 * @throws UserError E_PREDICTIONS_LABEL, E_PREDICTIONS_VALUE with the first lines at fault.
 */
function checkPredictions(predictions, task) {
    if (predictions.length === 0) {
        const message = `${yaml_reader_quote(predictions.file)} has no rows: let the evaluation write one for each example.`;
        throw new lib/* UserError */.yo('E_PREDICTIONS_VALUE', message);
    }
    const graded = predictions.columns.has('correct');
    if (!graded || predictions.columns.has('label'))
        checkLabels(predictions);
    if (!graded || predictions.columns.has('prediction'))
        checkAnswers(predictions, task);
    checkScores(predictions);
}
function checkLabels(predictions) {
    const remedy = 'give each example its true answer';
    const code = 'E_PREDICTIONS_LABEL';
    const labels = requireColumn(predictions, 'label', { code, why: `${remedy} in a column label` });
    check_predictions_refuse(predictions, { code, what: 'no label', rows: rowsWhere(labels, isMissing), remedy });
}
function checkAnswers(predictions, { task, classes }) {
    const code = 'E_PREDICTIONS_VALUE';
    const answers = requireColumn(predictions, 'prediction', {
        code,
        why: 'write the answer of the model in a column prediction',
    });
    const remedy = 'let the model answer every example; one it cannot answer is a wrong answer, not a missing one';
    check_predictions_refuse(predictions, { code, what: 'no prediction', rows: rowsWhere(answers, isMissing), remedy });
    if (task === 'binary' && predictions.columns.has('label'))
        checkClasses(predictions, answers, classes);
}
function isMissing(text) {
    return text === null || text === 'NaN';
}
function checkClasses(predictions, answers, classes) {
    // With one class seen, any one other answer may be the second class.
    const known = classes.length === 2 ? classes : [...new Set([...classes, ...answers])].slice(0, 2);
    check_predictions_refuse(predictions, {
        code: 'E_PREDICTIONS_LABEL',
        what: `a prediction outside the classes ${classes.map(yaml_reader_quote).join(', ')}`,
        rows: rowsWhere(answers, (answer) => !known.includes(answer)),
        show: (row) => yaml_reader_quote(answers[row] ?? ''),
        remedy: 'write predictions exactly as the labels are written, or set `task: multiclass`',
    });
}
function checkScores(predictions) {
    for (const [name, cells] of predictions.columns) {
        if (name !== 'score' && !name.startsWith('score:'))
            continue;
        check_predictions_refuse(predictions, {
            code: 'E_PREDICTIONS_VALUE',
            what: `a ${name} that is no finite number`,
            rows: rowsWhere(cells, (cell) => !Number.isFinite(toNumber(cellText(cell)))),
            show: (row) => yaml_reader_quote(cellText(cells[row]) ?? ''),
            remedy: 'look for a division by zero or a diverged training',
        });
    }
}
function toNumber(text) {
    return text === null || text.trim() === '' ? Number.NaN : Number(text);
}
function rowsWhere(values, test) {
    return [...values.keys()].filter((row) => test(values[row]));
}
function check_predictions_refuse(predictions, { code, what, rows, remedy, show }) {
    const [first] = rows;
    if (first === undefined)
        return;
    const describe = (row) => (show === undefined ? what : `${what}: ${show(row)}`);
    throw new lib/* UserError */.yo(code, `${yaml_reader_quote(predictions.file)} has ${rows.length} of ${predictions.length} rows with ${describe(first)}, first in ${cells_placeOf(predictions, first)}: ${remedy}.`, { problems: problemsAt(predictions, rows, describe) });
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./packages/gate/lib/evidence/hash-id.js

/**
 * The id under which an example is kept in a recorded baseline: 32 hexadecimal digits of sha256(`model`, newline, `id`).
 * Keeps ids out of public refs; it is no protection for ids that can be guessed.
 */
function hashId(model, id) {
    return (0,external_node_crypto_.createHash)('sha256').update(`${model}\n${id}`).digest('hex').slice(0, 32);
}

// EXTERNAL MODULE: ./packages/dataset/lib/index.js + 10 modules
var dataset_lib = __webpack_require__(18827);
;// CONCATENATED MODULE: ./packages/gate/lib/evidence/pair-examples.js




const howToPair = 'without ids the examples cannot be paired with the baseline: write a column id that names each example, the same in every run';
/**
 * Joins the examples of both sides by id.
 *
 * @throws UserError E_PREDICTIONS_ID without ids, with empty or with duplicate ones, on either side.
 */
function pairExamples({ candidate, baseline, hash }) {
    const candidateIds = requireIds(candidate);
    const baselineIds = requireIds(baseline);
    const baselineRow = new Map([...baselineIds].map(([id, row]) => [id, row]));
    const pairs = [...candidateIds].flatMap(([id, row]) => {
        const other = baselineRow.get(hash === undefined ? id : hash(id));
        return other === undefined ? [] : [{ id, row, other }];
    });
    const matched = new Set(pairs.map(({ other }) => other));
    const vanished = [...baselineIds].filter(([, row]) => !matched.has(row)).map(([id]) => id);
    const relabelled = findRelabelled(candidate, baseline, pairs);
    return {
        candidateRows: pairs.map(({ row }) => row),
        baselineRows: pairs.map(({ other }) => other),
        onlyCandidate: candidateIds.size - pairs.length,
        onlyBaseline: vanished.length,
        relabelled: relabelled.length,
        relabelledIds: relabelled.slice(0, shownPlaces),
        vanishedIds: hash === undefined ? vanished.slice(0, shownPlaces) : [],
    };
}
/** Every id with its row. */
function requireIds(predictions) {
    const ids = requireColumn(predictions, 'id', { code: 'E_PREDICTIONS_ID', why: howToPair });
    const empty = [...ids.keys()].filter((row) => ids[row] === null);
    pair_examples_refuse(predictions, { rows: empty, what: 'no id', describe: () => 'the id is empty' });
    const first = new Map();
    for (const { rows } of (0,dataset_lib/* findDuplicates */.Ir)(predictions, 'id')) {
        for (const row of rows.slice(1))
            first.set(row, rows[0] ?? row);
    }
    pair_examples_refuse(predictions, {
        rows: [...first.keys()].toSorted((a, b) => a - b),
        what: 'an id that occurred before',
        describe: (row) => `the id ${yaml_reader_quote(ids[row] ?? '')} occurred before in ${cells_placeOf(predictions, first.get(row) ?? row)}`,
    });
    return new Map(ids.map((id, row) => [id ?? '', row]));
}
function pair_examples_refuse(predictions, { rows, what, describe }) {
    const [first] = rows;
    if (first === undefined)
        return;
    throw new lib/* UserError */.yo('E_PREDICTIONS_ID', `${yaml_reader_quote(predictions.file)} has ${rows.length} of ${predictions.length} rows with ${what}, first in ${cells_placeOf(predictions, first)} (${describe(first)}): give each example one id of its own.`, { problems: problemsAt(predictions, rows, describe) });
}
function findRelabelled(candidate, baseline, pairs) {
    const labels = textColumn(candidate, 'label');
    const before = textColumn(baseline, 'label');
    if (labels === undefined || before === undefined)
        return [];
    return pairs.filter(({ row, other }) => labels[row] !== before[other]).map(({ id }) => id);
}

// EXTERNAL MODULE: ./packages/metrics/lib/index.js + 8 modules
var metrics_lib = __webpack_require__(73784);
;// CONCATENATED MODULE: ./packages/gate/lib/evidence/resolve-task.js





/** Pairs of labels of which the first says yes. */
const obvious = [
    ['1', '0'],
    ['true', 'false'],
    ['True', 'False'],
];
/**
 * Says what the model does, from the policy and the labels of all examples, those of both sides where there are two.
 * Without `task` in the policy two classes or fewer are binary; `positive` is told from 0/1 and true/false only.
 *
 * @throws UserError E_PREDICTIONS_LABEL for more classes than the task has; E_POSITIVE when the positive class is
 *   needed and unknown, or named and never seen.
 */
function resolveTask(policy, labels) {
    const classes = distinct(labels);
    const binary = policy.task === 'binary' || policy.positive !== null || (policy.task === null && classes.length <= 2);
    if (binary && classes.length > 2)
        throw tooManyClasses(policy, classes);
    const needing = metricNeedingPositive(policy);
    if (!binary && needing !== undefined) {
        throw new lib/* UserError */.yo('E_POSITIVE', `${yaml_reader_quote(needing)} needs a positive class, and the labels name ${classes.length} classes (${list(classes)}): judge accuracy, or make the labels two.`);
    }
    return {
        task: binary ? 'binary' : 'multiclass',
        classes,
        positive: binary ? choosePositive(policy, classes, needing) : null,
    };
}
function choosePositive(policy, classes, needing) {
    if (policy.positive !== null)
        return requireSeen(policy.positive, classes);
    const inferred = obvious.find((pair) => classes.every((label) => pair.some((known) => known === label)));
    if (inferred !== undefined && classes.length > 0)
        return inferred[0];
    if (needing === undefined)
        return null;
    throw new lib/* UserError */.yo('E_POSITIVE', `${yaml_reader_quote(needing)} needs to know which of the labels ${list(classes)} is the positive one: add \`positive: <label>\` to mlops/gate.yml.`);
}
function requireSeen(positive, classes) {
    if (classes.includes(positive))
        return positive;
    const meant = nearest_nearest(positive, classes);
    const hint = meant === undefined ? `correct \`positive\`, or add examples of it` : `did you mean ${yaml_reader_quote(meant)}?`;
    throw new lib/* UserError */.yo('E_POSITIVE', `The policy says \`positive: ${positive.slice(0, 100)}\`, and no example has that label; the labels are ${list(classes)}: ${hint}`);
}
function tooManyClasses(policy, classes) {
    const why = policy.task === 'binary' ? '`task: binary`' : '`positive`';
    return new lib/* UserError */.yo('E_PREDICTIONS_LABEL', `The policy says ${why}, so two labels were expected; found ${classes.length}: ${list(classes)}. Correct the labels, or the policy.`);
}
function metricNeedingPositive({ gating, listed, guards }) {
    const names = [
        ...gating.map(({ name }) => name),
        ...listed.map(({ name }) => name),
        ...guards.map(({ metric }) => metric),
    ];
    return names.find((name) => (0,metrics_lib/* findMetric */.GF)(name)?.needs.includes('positive'));
}
function distinct(labels) {
    const classes = new Set();
    for (const label of labels) {
        const text = cellText(label);
        if (text !== null)
            classes.add(text);
    }
    return [...classes].toSorted();
}
function list(classes) {
    const shown = classes.slice(0, shownPlaces).map(yaml_reader_quote).join(', ');
    return classes.length > shownPlaces ? `${shown} and ${classes.length - shownPlaces} more` : shown || 'none';
}

;// CONCATENATED MODULE: ./packages/gate/lib/judgement/exit.js
const codes = {
    merge: { pass: 0, inconclusive: 0, fail: 1, error: 2 },
    promote: { pass: 0, inconclusive: 1, fail: 1, error: 2 },
    report: { pass: 0, inconclusive: 0, fail: 0, error: 2 },
};
/** The exit code of a verdict: 0 go on, 1 the answer is no, 2 nothing could be concluded. */
function exitCode(verdict, mode) {
    return codes[mode][verdict];
}
/** Outputs of a record under a mode. */
function gateOutputs(record, mode) {
    const failed = record.comparisons.filter(({ verdict }) => verdict === 'fail').map(({ metric }) => metric);
    return {
        verdict: record.verdict,
        passed: record.verdict === 'pass',
        blocked: exitCode(record.verdict, mode) !== 0,
        'failed-metrics': [...new Set(failed)],
    };
}

;// CONCATENATED MODULE: ./packages/gate/lib/judgement/changed-examples.js

const remedy = 'Restore them; or, if the test set is meant to change, merge that change first: a push to the default branch records a new baseline, and the model is then judged on the new set.';
/**
 * Rule `examples-changed: common`: added examples are only counted; vanished and relabelled ones keep the gate shut,
 * for a test set that changes with the model it judges proves nothing.
 */
function changedExamples(pairing) {
    return [...vanished(pairing), ...relabelled(pairing)];
}
function vanished({ candidateRows, onlyBaseline, vanishedIds }) {
    if (onlyBaseline === 0 && candidateRows.length > 0)
        return [];
    const named = vanishedIds.length === 0
        ? ''
        : ` (${vanishedIds.map(yaml_reader_quote).join(', ')}${onlyBaseline > vanishedIds.length ? ', …' : ''})`;
    const what = candidateRows.length === 0
        ? 'Candidate and baseline have no example in common'
        : `The candidate did not answer ${onlyBaseline} of the baseline's ${onlyBaseline + candidateRows.length} examples`;
    return [{ code: 'E_EXAMPLES_CHANGED', flag: 'examples-vanished', message: `${what}${named}. ${remedy}` }];
}
function relabelled({ relabelled, relabelledIds, candidateRows }) {
    if (relabelled === 0)
        return [];
    const named = `${relabelledIds.map(yaml_reader_quote).join(', ')}${relabelled > relabelledIds.length ? ', …' : ''}`;
    return [
        {
            code: 'E_EXAMPLES_CHANGED',
            flag: 'relabelled',
            message: `${relabelled} of ${candidateRows.length} common examples have another label than in the baseline (${named}). ${remedy}`,
        },
    ];
}

;// CONCATENATED MODULE: ./packages/gate/lib/judgement/examples.js

/** Where the pairing speaks of both sides, the common examples; else all of the candidate's. */
function examplesOf(candidate, other) {
    if (other === null) {
        return {
            candidate,
            candidateRows: Array.from({ length: candidate.length }, (_, row) => row),
            baseline: null,
            baselineRows: [],
        };
    }
    const { candidateRows, baselineRows } = other.pairing;
    return { candidate, candidateRows, baseline: other.baseline, baselineRows };
}
/** The examples at some positions of `candidateRows`. */
function subset(examples, positions) {
    const pick = (rows) => positions.map((position) => rows[position]).filter((row) => row !== undefined);
    return { ...examples, candidateRows: pick(examples.candidateRows), baselineRows: pick(examples.baselineRows) };
}
/**
 * A column by position. The baseline's is taken where it has one: a change must not talk its way out of a guarded
 * slice. Undefined when no side has it.
 */
function sliceColumn({ candidate, candidateRows, baseline, baselineRows }, name) {
    const recorded = baseline === null ? undefined : textColumn(baseline, name);
    if (recorded !== undefined)
        return baselineRows.map((row) => recorded[row] ?? null);
    const own = textColumn(candidate, name);
    return own && candidateRows.map((row) => own[row] ?? null);
}

;// CONCATENATED MODULE: ./packages/stats/lib/preconditions.js
/** Requires a whole number of at least 0. @throws RangeError */
function preconditions_requireCount(name, value) {
    if (!Number.isSafeInteger(value) || value < 0) {
        throw new RangeError(`${name} must be a whole number of at least 0, not ${value}`);
    }
}
/** Requires a number strictly between 0 and 1. @throws RangeError */
function requireOpenUnit(name, value) {
    if (!(value > 0 && value < 1))
        throw new RangeError(`${name} must lie between 0 and 1, exclusive, not ${value}`);
}
/** Requires a number from 0 to 1. @throws RangeError */
function requireProportion(name, value) {
    if (!(value >= 0 && value <= 1))
        throw new RangeError(`${name} must lie between 0 and 1, not ${value}`);
}
/** Requires k successes among n trials. @throws RangeError */
function preconditions_requireShare(k, n) {
    preconditions_requireCount('k', k);
    preconditions_requireCount('n', n);
    if (k > n)
        throw new RangeError(`k must not exceed n: ${k} > ${n}`);
}

;// CONCATENATED MODULE: ./packages/stats/lib/binomial.js

/**
 * P(X = k), accurate to about 1e-13 relative at any n.
 * Source: Loader (2000), "Fast and accurate computation of binomial probabilities".
 * @throws RangeError on negative or broken counts, k > n, or p outside [0, 1].
 */
function binomialPmf({ k, n, p }) {
    preconditions_requireShare(k, n);
    requireProportion('p', p);
    const q = 1 - p;
    if (p === 0 || q === 0)
        return Number(k === n * p);
    if (k === 0)
        return Math.exp(n * Math.log1p(-p));
    if (k === n)
        return p ** n;
    const exponent = stirlingError(n) - stirlingError(k) - stirlingError(n - k) - deviance(k, n * p) - deviance(n - k, n * q);
    return Math.exp(exponent) * Math.sqrt(n / (2 * Math.PI * k * (n - k)));
}
/** P(X ≤ k). @throws RangeError as binomialPmf does. */
function binomialCdf({ k, n, p }) {
    return binomial_binomialSf({ k: n - k, n, p: 1 - p });
}
/** P(X ≥ k), k itself included. @throws RangeError as binomialPmf does. */
function binomial_binomialSf({ k, n, p }) {
    preconditions_requireShare(k, n);
    if (k === 0)
        return 1;
    if (k > n * p)
        return sumUpwards({ k, n, p });
    // The tail away from the mean is the small one: sum it, so that neither loses digits.
    return Math.max(0, 1 - sumUpwards({ k: n - k + 1, n, p: 1 - p }));
}
/** Sum of the pmf from k to n by the ratio of neighbours; k lies above the mean, so the terms only fall. */
function sumUpwards({ k, n, p }) {
    let term = binomialPmf({ k, n, p });
    let sum = term;
    for (let i = k; i < n && term > sum * 1e-18; i++) {
        term *= ((n - i) / (i + 1)) * (p / (1 - p));
        sum += term;
    }
    return Math.min(1, sum);
}
/** ln n! − ln(√(2πn)·(n/e)ⁿ): by a sum of logarithms for small n, by Stirling's series above. */
function stirlingError(n) {
    if (n < 16)
        return logFactorial(n) - (n + 0.5) * Math.log(n) + n - 0.5 * Math.log(2 * Math.PI);
    const square = n * n;
    return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square) / square) / square) / n;
}
function logFactorial(n) {
    let product = 1;
    for (let i = 2; i <= n; i++)
        product *= i;
    return Math.log(product);
}
/** x·ln(x/m) − x + m without cancellation when x is near m. */
function deviance(x, m) {
    if (Math.abs(x - m) >= 0.1 * (x + m))
        return x * Math.log(x / m) + m - x;
    const v = (x - m) / (x + m);
    let sum = (x - m) * v;
    let power = 2 * x * v;
    for (let j = 1;; j++) {
        power *= v * v;
        const next = sum + power / (2 * j + 1);
        if (next === sum)
            return sum;
        sum = next;
    }
}

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
function normalPpf(p) {
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

;// CONCATENATED MODULE: ./packages/stats/lib/mcnemar.js



/**
 * McNemar's test with mid-p: P(X > b) + ½·P(X = b) for X ~ Bin(b + c, ½).
 * Source: Fagerland, Lydersen & Laake (2013), BMC Medical Research Methodology 13:91; the two-sided p is 2·min.
 * @throws RangeError on counts that are negative or not whole.
 */
function mcnemarMidP({ b, c }) {
    requirePairs({ b, c });
    // Both sides subtract the same half, so that swapping them swaps the p-values to the last bit.
    const half = binomialPmf({ k: Math.max(b, c), n: b + c, p: 0.5 }) / 2;
    const midP = (k) => binomial_binomialSf({ k, n: b + c, p: 0.5 }) - half;
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
    preconditions_requireCount('b', b);
    preconditions_requireCount('c', c);
}

;// CONCATENATED MODULE: ./packages/stats/lib/multiplicity.js

/**
 * Holm's adjusted p-values, in the order given; rejecting those ≤ α keeps the family-wise error at α.
 * Source: Holm (1979), Scandinavian Journal of Statistics 6:65–70.
 * @throws RangeError on a p outside [0, 1] or NaN.
 */
function holm(p) {
    const adjusted = [...p];
    let floor = 0;
    for (const [rank, index] of ascending(p).entries()) {
        floor = Math.min(1, Math.max(floor, at(p, index) * (p.length - rank)));
        adjusted[index] = floor;
    }
    return adjusted;
}
/**
 * Benjamini–Hochberg adjusted p-values, in the order given; rejecting those ≤ q keeps the false discovery rate at q.
 * Source: Benjamini & Hochberg (1995), JRSS B 57:289–300.
 * @throws RangeError on a p outside [0, 1] or NaN.
 */
function benjaminiHochberg(p) {
    const adjusted = [...p];
    const order = ascending(p);
    let ceiling = 1;
    for (let rank = p.length; rank >= 1; rank--) {
        const index = at(order, rank - 1);
        ceiling = Math.min(ceiling, (at(p, index) * p.length) / rank);
        adjusted[index] = ceiling;
    }
    return adjusted;
}
/** Indices from the smallest p to the largest; equal ones keep their order. */
function ascending(p) {
    for (const [index, value] of p.entries())
        requireProportion(`p[${index}]`, value);
    return [...p.keys()].toSorted((i, j) => at(p, i) - at(p, j));
}
function at(values, index) {
    return values[index];
}

;// CONCATENATED MODULE: ./packages/stats/lib/wilson.js


/**
 * Wilson's score interval of a proportion k/n, two-sided at `level`, within [0, 1]; [0, 1] when n is 0.
 * Source: Wilson (1927), JASA 22:209–212.
 * @throws RangeError on broken counts or a level outside (0, 1).
 */
function wilson_wilsonInterval(k, n, level) {
    preconditions_requireShare(k, n);
    requireOpenUnit('level', level);
    if (n === 0)
        return [0, 1];
    // The upper bound mirrors the lower one, which loses no digits when k is small.
    return [lowerBound(k, n, level), 1 - lowerBound(n - k, n, level)];
}
function lowerBound(k, n, level) {
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
function newcombeIndependent(baseline, candidate, level) {
    return hybridScore(baseline, candidate, { level, correlation: 0 });
}
/**
 * One-sided test of H0: p(candidate) ≥ p(baseline) on two independent samples, unpooled normal approximation.
 * @throws RangeError on broken counts or an empty sample.
 */
function unpairedRegression(baseline, candidate) {
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

;// CONCATENATED MODULE: ./packages/stats/lib/power.js


/**
 * The smallest drop in a paired proportion that n pairs would reveal with the given power, in (0, 1].
 * Solves x√n = z(1−α)·√D + z(power)·√(D − x²) with D = max(disagreement, x); 1 when n is too small for any drop.
 * Source: Connor (1987), Biometrics 43:207–211, extended to drops above the disagreement seen.
 * @param o.disagreement share of pairs on which the sides differ, in [0, 1].
 * @throws RangeError on arguments outside these ranges.
 */
function mdePairedBinary(o) {
    preconditions_requireCount('n', o.n);
    requireProportion('disagreement', o.disagreement);
    const quantiles = planQuantiles(o);
    const reveals = (x) => x * Math.sqrt(o.n) >= noise(x, { ...quantiles, disagreement: o.disagreement });
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
function requiredNPairedBinary(o) {
    const { disagreement, effect } = o;
    requireProportion('disagreement', disagreement);
    requireProportion('effect', effect);
    if (effect === 0)
        throw new RangeError('effect must be above 0');
    const { zAlpha, zPower } = planQuantiles(o);
    const detect = (noise(effect, { zAlpha, zPower, disagreement }) / effect) ** 2;
    const equal = ((zAlpha + zPower) / effect) ** 2 * disagreement;
    // Identical predictions leave Tango's bound at z²/(n + z²): fewer pairs prove nothing.
    const identical = (zAlpha ** 2 * (1 - effect)) / effect;
    return { detect: Math.ceil(detect), noninferiority: Math.ceil(Math.max(equal, identical)) };
}
/** What √n·x must exceed; a drop of x needs at least x of the pairs to differ. */
function noise(x, { zAlpha, zPower, disagreement }) {
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

;// CONCATENATED MODULE: ./packages/stats/lib/tango.js


/**
 * Tango's score interval of Δ = (c − b)/n, two-sided at `level`, within [−1, 1].
 * Its 1 − 2α form is the set of margins that `tangoNoninferiority` at α leaves open. Without pairs it is [−1, 1].
 * Source: Tango (1998), Statistics in Medicine 17:891–908.
 * @throws RangeError on broken counts or a level outside (0, 1).
 */
function tangoInterval(table, level) {
    requireTable(table);
    requireOpenUnit('level', level);
    const { b, c, n } = table;
    const critical = -normalPpf((1 - level) / 2);
    // Mirrored, so that swapping the sides negates the interval to the last bit.
    return [tango_lowerBound(table, critical), -tango_lowerBound({ b: c, c: b, n }, critical)];
}
/**
 * Score test of H0: Δ ≤ −margin; a small p proves the candidate worse by less than the margin.
 * Without pairs z is 0 and p ½. Margin 0 asks for superiority.
 * Source: Tango (1998), as `tangoInterval`.
 * @param margin proportion in [0, 1].
 * @throws RangeError on broken counts or margin.
 */
function tangoNoninferiority(table, margin) {
    requireTable(table);
    requireProportion('margin', margin);
    const z = scoreStatistic(table, -margin);
    return { z, p: normal_normalSf(z) };
}
/** The θ below the estimate at which z(θ) equals the critical value; z falls as θ rises. */
function tango_lowerBound(table, critical) {
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
    preconditions_requireCount('b', b);
    preconditions_requireCount('c', c);
    preconditions_requireCount('n', n);
    if (b + c > n)
        throw new RangeError(`b + c must not exceed n: ${b} + ${c} > ${n}`);
}

;// CONCATENATED MODULE: ./packages/stats/lib/index.js









;// CONCATENATED MODULE: ./packages/gate/lib/judgement/paired-binary.js

/**
 * Compares two sides on the same n ≥ 1 examples, each right or wrong.
 *
 * Two one-sided tests with different nulls, and the interval they agree with: 1 − 2·alpha, 90 % for alpha 0.05.
 * Source: Fagerland, Lydersen & Laake (2013) for mid-p; Tango (1998).
 */
function comparePairedBinary(table, { margin, alpha }) {
    const level = 1 - 2 * alpha;
    const ci = tangoInterval(table, level);
    const pNoninferiority = tangoNoninferiority(table, margin).p;
    return {
        delta: (table.c - table.b) / table.n,
        ci,
        level,
        pRegression: mcnemarMidP(table).regression,
        pNoninferiority,
        pBeyondMargin: 1 - pNoninferiority,
        worstDrop: Math.max(0, -ci[0]),
    };
}
/** Red when it is proven worse and not proven within the margin; green when proven within it; else open. */
function decide(p, { block, pass }) {
    if (p.noninferiority <= pass)
        return 'pass';
    return p.adjusted <= block ? 'fail' : 'inconclusive';
}

;// CONCATENATED MODULE: ./packages/gate/lib/judgement/comparison.js


const power = 0.8;
/** Measures what the pairs of one subject say. */
function weigh(subject, measure, alpha) {
    const evidence = measure.table === null || measure.n === 0
        ? null
        : comparePairedBinary(measure.table, { margin: subject.margin, alpha });
    return { subject, measure, evidence };
}
/** A comparison of which nothing is known yet but its subject. */
function blankComparison(subject) {
    return {
        metric: subject.metric,
        slice: subject.where === null ? null : Object.fromEntries(subject.where),
        role: subject.role,
        against: 'baseline',
        direction: subject.direction,
        n: 0,
        baseline: null,
        candidate: null,
        delta: null,
        ci: null,
        level: 0.9,
        test: null,
        margin: null,
        pRegression: null,
        pNoninferiority: null,
        pAdjusted: null,
        worstDrop: null,
        mde: null,
        neededN: null,
        verdict: 'not-judged',
        flags: [],
    };
}
/**
 * The record of a measured subject, not judged so far.
 *
 * @param alpha `block`: what this one comparison may spend after Holm, which sets the drop it can see;
 *   `pass`: what passing has to prove, which sets the examples it needs.
 */
function describeMeasured({ subject, measure, evidence }, alpha) {
    const base = {
        ...blankComparison(subject),
        n: measure.n,
        baseline: measure.baseline,
        candidate: measure.candidate,
        level: 1 - 2 * alpha.pass,
    };
    if (evidence === null || measure.table === null)
        return base;
    const { b, c, n } = measure.table;
    const disagreement = (b + c) / n;
    return {
        ...base,
        delta: evidence.delta,
        ci: [evidence.ci[0], evidence.ci[1]],
        test: 'mcnemar-mid-p+tango',
        margin: subject.margin,
        pRegression: evidence.pRegression,
        pNoninferiority: evidence.pNoninferiority,
        worstDrop: evidence.worstDrop,
        mde: mdePairedBinary({ n, disagreement, alpha: alpha.block, power }),
        neededN: requiredNPairedBinary({ disagreement, effect: subject.margin, alpha: alpha.pass, power }).noninferiority,
    };
}

;// CONCATENATED MODULE: ./packages/gate/lib/judgement/families.js
/** Below this many pairs a comparison reports and concludes nothing. */
const fewestPairs = 30;
/** Source: research on the gate's statistics, split of the false-block budget (0.04 + 0.01 of 0.05). */
function shareAlpha(alpha, guards) {
    return guards === 0 ? { gate: alpha, guard: 0 } : { gate: alpha * 0.8, guard: alpha * 0.2 };
}

;// CONCATENATED MODULE: ./packages/gate/lib/judgement/measure.js

/** Measures a paired 0/1 metric. `candidate` is NaN when no example counts. */
function measurePaired(subject, examples, task) {
    const own = (0,metrics_lib/* outcomes */.KI)(subject.metric, examples.candidate, task, examples.candidateRows);
    const n = own.rows.length;
    const candidateHits = count(own.hit);
    const value = { n, candidate: candidateHits / n, candidateHits };
    if (examples.baseline === null)
        return { ...value, baseline: null, table: null, lost: [] };
    const other = (0,metrics_lib/* outcomes */.KI)(subject.metric, examples.baseline, task, examples.baselineRows);
    if (other.rows.length !== n)
        throw new Error(`${subject.metric} rests on ${n} examples of the candidate and ${other.rows.length} of the baseline`);
    const lower = subject.direction === 'lower';
    const good = (hit) => (hit === 1) !== lower;
    const positions = [...own.rows.keys()].filter((at) => good(own.hit[at]) !== good(other.hit[at]));
    const lost = positions.filter((at) => good(other.hit[at]));
    return {
        ...value,
        baseline: count(other.hit) / n,
        table: { b: lost.length, c: positions.length - lost.length, n },
        lost: lost.map((at) => [own.rows[at] ?? -1, other.rows[at] ?? -1]),
    };
}
/**
 * A metric of some rows as a number; NaN when it has no value; undefined when a column is missing, or the positive
 * class is not known and it needs one.
 */
function measureValue(name, predictions, { task, rows }) {
    if (task.positive === null && (0,metrics_lib/* findMetric */.GF)(name)?.needs.includes('positive'))
        return undefined;
    return (0,metrics_lib/* computeMetric */.AO)(name, predictions, task, rows);
}
/** Examples that exactly one side answered rightly; 0 without a baseline, or where answers cannot be told right. */
function countDiscordant(examples, task) {
    const { table } = measurePaired({ metric: 'accuracy', direction: 'higher' }, examples, task);
    return table === null ? 0 : table.b + table.c;
}
function count(hits) {
    return hits.reduce((sum, hit) => sum + hit, 0);
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
function exploreSlices({ explore, alpha }, { examples, task, metrics }) {
    const slices = explore.flatMap((column) => largestSlices(examples, column));
    const measured = slices.flatMap(({ column, value, positions }) => metrics.map((metric) => {
        const subject = { ...metric, where: new Map([[column, value]]), role: 'explore' };
        return weigh(subject, measurePaired(subject, subset(examples, positions), task), alpha);
    }));
    const counted = measured.filter(({ measure }) => measure.n > 0).slice(0, mostComparisons);
    return describeSlices(counted, alpha);
}
function describeSlices(measured, alpha) {
    const weighty = measured.filter(({ evidence, measure }) => evidence !== null && measure.n >= fewestPairs);
    const adjusted = benjaminiHochberg(weighty.map(({ evidence }) => evidence?.pRegression ?? 1));
    const pointedAt = new Set(weighty.filter((_, index) => (adjusted[index] ?? 1) <= discoveryRate));
    return measured.map((one) => ({
        ...describeMeasured(one, { block: alpha, pass: alpha }),
        flags: pointedAt.has(one) ? ['look-here'] : one.measure.n < fewestPairs ? ['few-pairs'] : [],
    }));
}
function largestSlices(examples, column) {
    const positions = new Map();
    for (const [at, value] of (sliceColumn(examples, column) ?? []).entries()) {
        if (value === null)
            continue;
        const group = positions.get(value);
        if (group === undefined)
            positions.set(value, [at]);
        else
            group.push(at);
    }
    return [...positions]
        .toSorted(([, a], [, b]) => b.length - a.length)
        .slice(0, largestValues)
        .map(([value, group]) => ({ column, value, positions: group }));
}

;// CONCATENATED MODULE: ./packages/gate/lib/judgement/find-flips.js

const shown = 10;
/** What flipped, for each comparison that has pairs. */
function findFlips(measured, { candidate, baseline }) {
    if (baseline === null)
        return [];
    return measured.flatMap(({ subject, measure }) => measure.table === null
        ? []
        : [
            {
                metric: subject.metric,
                slice: subject.where === null ? null : Object.fromEntries(subject.where),
                lost: measure.table.b,
                gained: measure.table.c,
                examples: measure.lost
                    .slice(0, shown)
                    .map(([row, other]) => describeLost(candidate, row, { baseline, other })),
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
 * Those with too few pairs stand aside: they report, and conclude nothing.
 */
function judgeFamily(family, rules) {
    const weighty = family.filter((measured) => measured.evidence !== null && measured.measure.n >= fewestPairs);
    const adjusted = holm(weighty.map(({ evidence }) => blockingP(evidence, rules)));
    const alpha = { block: rules.block / Math.max(1, weighty.length), pass: rules.pass };
    return family.map((measured) => {
        const comparison = describeMeasured(measured, alpha);
        const rank = weighty.indexOf(measured);
        return rank < 0
            ? judgeLight(comparison, measured, rules)
            : judgeWeighty({ ...comparison, pAdjusted: adjusted[rank] ?? 1 }, measured, rules);
    });
}
function judgeWeighty(comparison, measured, rules) {
    if (isIdentical(measured, rules))
        return { ...comparison, verdict: 'pass', flags: ['identical'] };
    const p = { adjusted: comparison.pAdjusted ?? 1, noninferiority: comparison.pNoninferiority ?? 1 };
    return { ...comparison, test: rules.blockOn === 'worse' ? comparison.test : 'tango', verdict: decide(p, rules) };
}
function judgeLight(comparison, measured, rules) {
    if (isIdentical(measured, rules))
        return { ...comparison, verdict: 'pass', flags: ['identical'] };
    return {
        ...comparison,
        verdict: 'inconclusive',
        flags: [measured.measure.table === null ? 'no-baseline' : 'few-pairs'],
    };
}
/** The digest says so, and no pair contradicts it. */
function isIdentical({ measure }, { identical }) {
    return identical && measure.table !== null && measure.table.b + measure.table.c === 0;
}
function blockingP(evidence, { blockOn }) {
    if (evidence === null)
        return 1;
    return blockOn === 'worse' ? evidence.pRegression : evidence.pBeyondMargin;
}

;// CONCATENATED MODULE: ./packages/gate/lib/judgement/judge-floors.js


/**
 * Holds a measured value against its `min` and `max`: one comparison each, judged on this test set alone.
 * For shares the Wilson interval says whether the floor would hold beyond it; if not: flag `floor-not-proven`.
 */
function judgeFloors(subject, level) {
    const bounds = [
        { floor: subject.min, direction: 'higher' },
        { floor: subject.max, direction: 'lower' },
    ];
    return bounds.flatMap(({ floor, direction }) => floor === null ? [] : [judgeFloor(subject, { floor, direction, level })]);
}
function judgeFloor({ metric, value, n, hits }, { floor, direction, level }) {
    const blank = blankComparison({ metric, direction, margin: 0, where: null, role: 'gate' });
    const base = { ...blank, against: 'floor', n, baseline: floor, candidate: value, level };
    if (!Number.isFinite(value))
        return { ...base, verdict: 'error' };
    const orient = (other) => (direction === 'higher' ? other - floor : floor - other);
    const ci = hits === null || n === 0 ? null : ordered(wilson_wilsonInterval(hits, n, level).map(orient));
    return {
        ...base,
        delta: orient(value),
        ci,
        test: ci === null ? null : 'wilson',
        verdict: orient(value) >= 0 ? 'pass' : 'fail',
        flags: ci !== null && ci[0] < 0 && ci[1] >= 0 ? ['floor-not-proven'] : [],
    };
}
function ordered(bounds) {
    return [Math.min(...bounds), Math.max(...bounds)];
}

;// CONCATENATED MODULE: ./packages/gate/lib/judgement/judgement.js
/** The first fault's code and every fault's message; null without faults. */
function errorOf(faults) {
    const [first] = faults;
    return first === undefined ? null : { code: first.code, message: faults.map(({ message }) => message).join(' ') };
}
/** The verdict of all comparisons together: what could not be seen is never green. */
function overallVerdict(comparisons, faults) {
    const judged = comparisons.filter(({ verdict }) => verdict !== 'not-judged');
    if (faults.length > 0 || judged.some(({ verdict }) => verdict === 'error'))
        return 'error';
    if (judged.some(({ verdict }) => verdict === 'fail'))
        return 'fail';
    const gates = judged.filter(({ role, against }) => role === 'gate' && against === 'baseline');
    const floors = judged.filter(({ against }) => against === 'floor');
    const proven = gates.length > 0 && [...gates, ...floors].every(({ verdict }) => verdict === 'pass');
    return proven ? 'pass' : 'inconclusive';
}

;// CONCATENATED MODULE: ./packages/gate/lib/judgement/show-metrics.js





/** Values of the metrics under `metrics:` that have no test yet, with their floors, and what is missing. */
function measureListed(policy, examples, task) {
    const shown = policy.listed.map((metric) => ({ metric, comparison: showMetric(metric, examples, task) }));
    return {
        comparisons: shown.flatMap(({ metric, comparison }) => [
            { ...comparison, flags: ['not-judged-yet'] },
            ...listedFloors(metric, comparison, policy),
        ]),
        faults: shown.flatMap(({ metric, comparison }) => faultOf(metric.name, comparison.candidate)),
    };
}
/** Values of the metrics under `show:` that are not listed anyway. Never judged. */
function showMetrics(policy, examples, task) {
    const listed = new Set([...policy.gating, ...policy.listed].map(({ name }) => name));
    return policy.show
        .filter((name) => !listed.has(name))
        .map((name) => showMetric({ name, direction: directionOf(name) }, examples, task));
}
/** A comparison that shows values and concludes nothing. */
function showValues({ name, direction }, values) {
    const { candidate, baseline, n } = values;
    const blank = blankComparison({ metric: name, direction, margin: 0, where: null, role: 'show' });
    const delta = candidate === null || baseline === null ? null : orient(direction, candidate - baseline);
    return { ...blank, n, candidate, baseline, delta };
}
/** The known direction of a metric. */
function directionOf(name) {
    return (0,metrics_lib/* findMetric */.GF)(name)?.direction ?? 'higher';
}
/** A difference with its sign so that negative is worse. */
function orient(direction, difference) {
    return direction === 'lower' && difference !== 0 ? -difference : difference;
}
/** The floors of a metric without a test. */
function listedFloors({ name, min, max }, { candidate, n }, { alpha }) {
    return candidate === null
        ? []
        : judgeFloors({ metric: name, min, max, value: candidate, n, hits: null }, 1 - 2 * alpha);
}
/** What is wrong with the value of a listed metric. */
function faultOf(name, value) {
    if (value === null || value === undefined) {
        return [
            {
                code: 'E_METRIC_MISSING',
                message: `The policy lists ${yaml_reader_quote(name)}, and the evidence does not hold what it is computed from. Write it, or take the metric out of the policy.`,
            },
        ];
    }
    if ((0,metrics_lib/* findMetric */.GF)(name)?.unit === 'proportion' && (value < 0 || value > 1) && Number.isFinite(value)) {
        return [
            {
                code: 'E_METRIC_RANGE',
                message: `${yaml_reader_quote(name)} is ${value}, and a share from 0 to 1 was expected. Write 0.95 for 95 %.`,
            },
        ];
    }
    if (Number.isFinite(value))
        return [];
    return [
        { code: 'E_METRIC_NAN', message: `${yaml_reader_quote(name)} is ${value}. Look for an empty class or a diverged training.` },
    ];
}
function showMetric(metric, { candidate, candidateRows, baseline, baselineRows }, task) {
    const before = baseline === null ? undefined : measureValue(metric.name, baseline, { task, rows: baselineRows });
    return showValues(metric, {
        candidate: measureValue(metric.name, candidate, { task, rows: candidateRows }) ?? null,
        baseline: before ?? null,
        n: candidateRows.length,
    });
}

;// CONCATENATED MODULE: ./packages/gate/lib/policy/policy.js
/** What holds where a policy says nothing. */
const defaults = {
    alpha: 0.05,
    /** One percentage point, for proportions. */
    margin: 0.01,
    baseline: 'base',
    blockOn: 'worse',
};

;// CONCATENATED MODULE: ./packages/gate/lib/judgement/weigh-policy.js







/** Weighs a gating metric on all examples. */
function weighGate({ name, direction, margin }, examples, scale) {
    const subject = { metric: name, direction, margin, where: null, role: 'gate' };
    return weighSubject(subject, examples, scale, {
        code: 'E_METRIC_NAN',
        message: `${yaml_reader_quote(name)} has no value: none of the examples counts for it. Add examples of its label, or take it out of the policy.`,
    });
}
/** Weighs a guarded slice, with the margin of its metric in the policy, else the default. */
function weighGuard({ where, metric }, examples, scale) {
    const gate = scale.policy.gating.find(({ name }) => name === metric);
    const { margin, direction } = gate ?? { margin: defaults.margin, direction: directionOf(metric) };
    const subject = { metric, direction, margin, where, role: 'guard' };
    const shown = [...where].map(([column, value]) => `${yaml_reader_quote(column)} = ${yaml_reader_quote(value)}`).join(', ');
    const columns = [...where].map(([column, value]) => ({ column, value, cells: sliceColumn(examples, column) }));
    const absent = columns.find(({ cells }) => cells === undefined);
    if (absent !== undefined) {
        const message = `The guarded slice ${shown} cannot be seen: the predictions have no column ${yaml_reader_quote(absent.column)}. Write it for each example, or take the slice out of the policy.`;
        return { subject, fault: { code: 'E_SLICE_EMPTY', message } };
    }
    const belongs = (at) => columns.every(({ cells, value }) => cellText(cells?.[at]) === value);
    return weighSubject(subject, subset(examples, [...examples.candidateRows.keys()].filter(belongs)), scale, {
        code: 'E_SLICE_EMPTY',
        message: `The guarded slice ${shown} holds no example that counts for ${yaml_reader_quote(metric)}. Correct the slice in the policy, or add examples.`,
    });
}
/** The evidence among what was weighed. */
function measuredOf(weighed) {
    return weighed.flatMap((one) => ('fault' in one ? [] : [one]));
}
/** What could not be weighed. */
function faultsOf(weighed) {
    return weighed.flatMap((one) => ('fault' in one ? [one.fault] : []));
}
/** Subjects without evidence, as the record has them. */
function unseenComparisons(weighed) {
    return weighed.flatMap((one) => 'fault' in one ? [{ ...blankComparison(one.subject), verdict: 'error' }] : []);
}
function weighSubject(subject, examples, { policy, task }, empty) {
    const absent = sideWithout(subject.metric, examples, task);
    if (absent !== undefined) {
        const message = `${yaml_reader_quote(subject.metric)} cannot be computed from ${yaml_reader_quote(absent)}, which lacks columns it needs. Write them for each example, or take the metric out of the policy.`;
        return { subject, fault: { code: 'E_METRIC_MISSING', message } };
    }
    const measure = measurePaired(subject, examples, task);
    return measure.n === 0 ? { subject, fault: empty } : weigh(subject, measure, policy.alpha);
}
/** The file of the side that lacks columns a metric needs. */
function sideWithout(metric, { candidate, baseline }, task) {
    const sides = baseline === null ? [candidate] : [candidate, baseline];
    return sides.find((side) => measureValue(metric, side, { task, rows: [] }) === undefined)?.file;
}

;// CONCATENATED MODULE: ./packages/gate/lib/judgement/judge.js











/**
 * Judges a candidate against its baseline on the common examples.
 *
 * Red when a gating metric or a guarded slice is proven worse (Holm, within `policy.alpha`), or a floor is broken;
 * green when every gating metric is proven not worse by its margin and every floor holds; error when something the
 * policy asks for could not be compared; open otherwise. Guarded slices can block and are never needed for green.
 */
function judge(evidence) {
    const { policy, candidate, baseline } = evidence;
    const pairing = baseline?.pairing;
    const changed = pairing === undefined ? [] : changedExamples(pairing);
    if (changed.length > 0)
        return unjudged(evidence, changed);
    const examples = examplesOf(candidate, baseline === null ? null : { baseline: baseline.predictions, pairing: baseline.pairing });
    const { comparisons, faults, measured } = compareAll(evidence, examples);
    const flags = [
        ...(baseline === null ? ['no-baseline'] : []),
        ...(evidence.identical === true && baseline !== null ? ['identical'] : []),
        ...(pairing !== undefined && pairing.onlyCandidate > 0 ? ['examples-added'] : []),
        ...policyFlags(policy),
    ];
    return {
        verdict: overallVerdict(comparisons, faults),
        comparisons,
        examples: countExamples(pairing, countDiscordant(examples, evidence.task)),
        alpha: policy.alpha,
        flags: [...new Set([...(evidence.flags ?? []), ...flags])],
        error: errorOf(faults),
        flips: findFlips(measured, examples),
    };
}
/** What of the policy a reader of the record has to know. */
function policyFlags({ blockOn, gating }) {
    return [
        ...(blockOn === 'beyond-margin' ? ['block-on-beyond-margin'] : []),
        ...(gating.length === 0 ? ['floors-only'] : []),
    ];
}
function compareAll(evidence, examples) {
    const { policy, task, identical = false } = evidence;
    const budget = shareAlpha(policy.alpha, policy.guards.length);
    const rules = { pass: policy.alpha, blockOn: policy.blockOn, identical };
    const weighedGates = policy.gating.map((metric) => weighGate(metric, examples, evidence));
    const weighedGuards = policy.guards.map((guard) => weighGuard(guard, examples, evidence));
    const weighed = [...weighedGates, ...weighedGuards];
    const [gates, guards] = [measuredOf(weighedGates), measuredOf(weighedGuards)];
    const listed = measureListed(policy, examples, task);
    return {
        comparisons: [
            ...judgeFamily(gates, { ...rules, block: budget.gate }),
            ...judgeFamily(guards, { ...rules, block: budget.guard }),
            ...unseenComparisons(weighed),
            ...gates.flatMap((gate) => gateFloors(gate, policy)),
            ...listed.comparisons,
            ...showMetrics(policy, examples, task),
            ...exploreSlices(policy, { examples, task, metrics: gates.map(({ subject }) => subject) }),
        ],
        faults: [...faultsOf(weighed), ...listed.faults],
        measured: [...gates, ...guards],
    };
}
function gateFloors({ subject, measure }, { gating, alpha }) {
    const { min = null, max = null } = gating.find(({ name }) => name === subject.metric) ?? {};
    const { candidate: value, n, candidateHits: hits } = measure;
    return judgeFloors({ metric: subject.metric, min, max, value, n, hits }, 1 - 2 * alpha);
}
function countExamples(pairing, discordant) {
    return {
        paired: pairing?.candidateRows.length ?? 0,
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
        flips: [],
    };
}

;// CONCATENATED MODULE: ./packages/gate/lib/judgement/judge-numbers.js




/**
 * Judges bare numbers. Nothing says how far they would move by chance, so differences are shown and not judged:
 * floors can break, and the verdict is `inconclusive` at best.
 */
function judgeNumbers({ policy, candidate, baseline, flags = [] }) {
    const value = (name) => ({
        candidate: candidate.get(name) ?? null,
        baseline: baseline?.get(name) ?? null,
        n: 0,
    });
    const gates = policy.gating.map((metric) => ({
        metric,
        comparison: openGate(metric, showValues(metric, value(metric.name))),
    }));
    const listed = policy.listed.map((metric) => ({
        metric,
        comparison: { ...showValues(metric, value(metric.name)), flags: ['not-judged-yet'] },
    }));
    const known = new Set([...policy.gating, ...policy.listed].map(({ name }) => name));
    const shown = policy.show
        .filter((name) => !known.has(name))
        .map((name) => showValues({ name, direction: directionOf(name) }, value(name)));
    const comparisons = [
        ...gates.map(({ comparison }) => comparison),
        ...policy.guards.map(unseenGuard),
        ...gates.flatMap(({ metric, comparison }) => listedFloors({ ...metric, margin: null }, comparison, policy)),
        ...listed.flatMap(({ metric, comparison }) => [comparison, ...listedFloors(metric, comparison, policy)]),
        ...shown,
    ];
    const faults = [...gates, ...listed].flatMap(({ metric, comparison }) => faultOf(metric.name, comparison.candidate));
    return {
        verdict: overallVerdict(comparisons, faults),
        comparisons,
        examples: { paired: 0, discordant: 0, onlyCandidate: 0, onlyBaseline: 0, relabelled: 0 },
        alpha: policy.alpha,
        flags: [
            ...new Set([
                ...flags,
                'no-noise-estimate',
                ...(baseline === null ? ['no-baseline'] : []),
                ...policyFlags(policy),
            ]),
        ],
        error: errorOf(faults),
        flips: [],
    };
}
function openGate({ margin }, comparison) {
    const flag = comparison.baseline === null ? 'no-baseline' : 'no-noise-estimate';
    return { ...comparison, role: 'gate', margin, verdict: 'inconclusive', flags: [flag] };
}
/** Which examples a slice holds, only predictions say. */
function unseenGuard({ where, metric }) {
    const blank = blankComparison({ metric, direction: directionOf(metric), margin: 0, where, role: 'guard' });
    return { ...blank, verdict: 'inconclusive', flags: ['no-predictions'] };
}

;// CONCATENATED MODULE: ./packages/gate/lib/policy/parse-metric.js



const relative = /^(\d+(?:\.\d+)?)\s?%$/;
/** Checks a metric as written; every fault goes to `report`, and the result is then not to be used. */
function parseMetric(draft, report) {
    const metric = requireMetric(draft.name, (message) => report('name', message));
    if (metric === undefined)
        return undefined;
    // Only the policy knows which way a column of the user's own is better.
    const known = draft.name.startsWith('metric:') ? null : metric.direction;
    const direction = checkDirection(draft, known, report);
    const proportion = metric.unit === 'proportion';
    const floor = checkFloor(draft, proportion, report);
    const name = draft.name;
    if (metric.engine === 'paired-binary') {
        return { gating: { name, direction, margin: checkShare(draft, report), ...floor } };
    }
    const margin = draft.margin === undefined ? null : String(draft.margin);
    if (margin !== null)
        checkWrittenMargin(draft, report);
    return { listed: { name, direction, margin, ...floor } };
}
/** A metric by its name. Notes a fault, with the nearest name, when there is none. */
function requireMetric(name, report) {
    const metric = (0,metrics_lib/* findMetric */.GF)(name);
    if (metric !== undefined)
        return metric;
    const meant = (0,metrics_lib/* nearestMetric */.bP)(name);
    report(`unknown metric ${yaml_reader_quote(name)}: ${meant === undefined ? `expected one of ${metrics_lib/* metricNames */.Zv.join(', ')}` : `did you mean ${yaml_reader_quote(meant)}?`}`);
    return undefined;
}
function checkDirection({ name, better }, known, report) {
    if (known === null && better === undefined) {
        report('better', `nobody knows which way ${yaml_reader_quote(name)} is better: add \`better: higher\` or \`better: lower\` in mlops/gate.yml`);
    }
    else if (known !== null && better !== undefined && better !== known) {
        report('better', `${yaml_reader_quote(name)} is better ${known}: take \`better: ${better}\` out`);
    }
    return known ?? better ?? 'higher';
}
function checkShare({ name, margin = defaults.margin }, report) {
    const example = 'write 0.01 for one percentage point';
    if (typeof margin === 'string' && relative.test(margin)) {
        report('margin', `a relative margin has no meaning for ${yaml_reader_quote(name)}, which is a share: write it in absolute terms, such as 0.01 for one percentage point`);
    }
    else if (typeof margin === 'string') {
        report('margin', `expected the margin of ${yaml_reader_quote(name)} to be a number, found ${yaml_reader_quote(margin)}: ${example}`);
    }
    else if (margin < 0) {
        report('margin', `expected the margin of ${yaml_reader_quote(name)} to be above 0, found ${margin}: a margin is the size of a drop, ${example}`);
    }
    else if (!(margin > 0 && margin < 1)) {
        report('margin', `expected the margin of ${yaml_reader_quote(name)} to lie between 0 and 1, exclusive, found ${margin}: ${example}`);
    }
    return Number(margin);
}
function checkWrittenMargin({ name, margin = 0 }, report) {
    const size = typeof margin === 'number' ? margin : Number(relative.exec(margin)?.[1] ?? Number.NaN);
    if (Number.isFinite(size) && size > 0)
        return;
    report('margin', `expected the margin of ${yaml_reader_quote(name)} to be a number above 0, or a share of its value such as 2%, found ${yaml_reader_quote(String(margin))}`);
}
function checkFloor({ name, min, max }, proportion, report) {
    for (const [field, value] of [
        ['min', min],
        ['max', max],
    ]) {
        if (value === undefined || (Number.isFinite(value) && !(proportion && (value < 0 || value > 1))))
            continue;
        report(field, `expected ${field} of ${yaml_reader_quote(name)} to be ${proportion ? 'a share from 0 to 1, such as 0.95' : 'a number'}, found ${value}`);
    }
    if (min !== undefined && max !== undefined && min > max) {
        report('min', `expected min of ${yaml_reader_quote(name)} to be at most its max: ${min} is above ${max}, so nothing could pass`);
    }
    return { min: min ?? null, max: max ?? null };
}

;// CONCATENATED MODULE: ./packages/gate/lib/policy/parse-slices.js



/** Reads `slices:`; every fault goes to the reader. */
function parseSlices(reader, node) {
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
            reader.fault(place, `expected a value for ${yaml_reader_quote(column)}, found nothing: write { where: { column: value } }`);
        const text = value === null ? undefined : reader.text(value, `the value of ${yaml_reader_quote(column)}`);
        if (text !== undefined)
            where.set(column, text);
    }
    return entries && where;
}
function readGuardMetric(reader, node) {
    const name = reader.text(node, 'the metric of a guarded slice');
    if (name === undefined || requireMetric(name, (message) => reader.fault(node ?? 0, message)) === undefined)
        return undefined;
    if ((0,metrics_lib/* findMetric */.GF)(name)?.engine === 'paired-binary')
        return name;
    reader.fault(node ?? 0, `${yaml_reader_quote(name)} cannot be judged yet, so it cannot guard a slice: use accuracy, recall or false_positive_rate`);
    return undefined;
}

;// CONCATENATED MODULE: ./packages/gate/lib/policy/read-metrics.js


/** Reads `metrics:`, by whether a test for each is built; every fault goes to the reader. */
function readMetrics(reader, node) {
    const gating = [];
    const listed = [];
    const entries = node === undefined || node === null ? undefined : reader.entries(node, 'metrics');
    for (const [name, { place, value }] of entries ?? []) {
        const metric = readMetric(reader, { name, place, value });
        if (metric === undefined)
            continue;
        if ('gating' in metric)
            gating.push(metric.gating);
        else
            listed.push(metric.listed);
    }
    const at = node ?? 0;
    if (node === undefined || node === null || entries?.size === 0) {
        reader.fault(at, 'nothing would gate: list at least one metric under `metrics:`, such as `accuracy: { margin: 0.01 }`');
    }
    else if (gating.length === 0 && listed.length === entries?.size) {
        checkSomethingGates(reader, at, listed);
    }
    return { gating, listed };
}
function checkSomethingGates(reader, place, listed) {
    if (listed.some(({ min, max }) => min !== null || max !== null))
        return;
    reader.fault(place, nothingGates(listed));
}
/** Why a policy of metrics without a test, and without floors, is refused. */
function nothingGates(listed) {
    const names = listed.map(({ name }) => yaml_reader_quote(name)).join(', ');
    return `nothing would gate: ${names} can be computed and shown, but not yet judged; list accuracy, recall or false_positive_rate too, or give a floor such as \`min: 0.9\``;
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
        margin: optional(fields, 'margin', (node) => readMargin(reader, node)),
        min: optional(fields, 'min', (node) => reader.number(node, 'min')),
        max: optional(fields, 'max', (node) => reader.number(node, 'max')),
    };
    return parseMetric(draft, (field, message) => reader.fault(fields.get(field) ?? place, message));
}
function readMargin(reader, node) {
    const text = reader.text(node, 'margin');
    const number = text === undefined ? Number.NaN : Number(text);
    return Number.isFinite(number) ? number : text;
}

;// CONCATENATED MODULE: ./packages/gate/lib/policy/parse-policy.js





const keys = [
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
];
/** The only answers built so far, which are the defaults. */
const builtAnswers = new Map([
    ['inconclusive', 'pass'],
    ['no-baseline', 'inconclusive'],
    ['examples-changed', 'common'],
    ['metric-missing', 'error'],
]);
const laterTasks = ['multilabel', 'regression', 'ranking', 'scores'];
/**
 * Reads `mlops/gate.yml`.
 *
 * A gating metric without a margin gets 0.01, one percentage point. Metrics without a test so far are kept as
 * `listed`: shown, their floors judged.
 *
 * @param file name for messages.
 * @throws UserError E_POLICY with every fault by line and column; E_NOT_BUILT when all that is wrong comes later.
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
    refuseUnbuilt(reader, fields);
    const metrics = readMetrics(reader, fields.get('metrics'));
    const policy = {
        task: readTask(reader, fields),
        positive: optional(fields, 'positive', (node) => reader.text(node, 'positive')) ?? null,
        alpha: optional(fields, 'alpha', (node) => readAlpha(reader, node)) ?? defaults.alpha,
        ...metrics,
        show: optional(fields, 'show', (node) => readShow(reader, node)) ?? [],
        ...(optional(fields, 'slices', (node) => parseSlices(reader, node)) ?? { guards: [], explore: [] }),
        baseline: optional(fields, 'baseline', (node) => readBaseline(reader, node)) ?? defaults.baseline,
        blockOn: optional(fields, 'block-on', (node) => reader.word(node, 'block-on', ['worse', 'beyond-margin'])) ??
            defaults.blockOn,
        overrideLabel: optional(fields, 'override', (node) => readOverride(reader, node)) ?? null,
    };
    checkPositive(reader, policy, fields);
    return policy;
}
function refuseUnbuilt(reader, fields) {
    const version = optional(fields, 'version', (node) => reader.number(node, 'version'));
    if (version !== undefined && version !== 1) {
        reader.fault(fields.get('version') ?? 0, `expected version 1, found ${version}: write \`version: 1\`, or update the action`);
    }
    for (const key of ['labels', 'anchor']) {
        if (fields.has(key))
            reader.notBuilt(fields.get(key) ?? 0, yaml_reader_quote(key));
    }
    if (fields.has('when'))
        readWhen(reader, fields.get('when') ?? null);
}
function readWhen(reader, node) {
    for (const [key, value] of reader.fields(node, 'when', [...builtAnswers.keys()]) ?? []) {
        const built = builtAnswers.get(key);
        const answer = built === undefined ? undefined : reader.text(value, key);
        if (answer !== undefined && answer !== built) {
            reader.notBuilt(value ?? 0, `${key}: ${yaml_reader_quote(answer)} (only ${yaml_reader_quote(built ?? '')} is)`);
        }
    }
}
function readTask(reader, fields) {
    const node = fields.get('task');
    if (node === undefined)
        return null;
    const task = reader.word(node, 'task', ['binary', 'multiclass', ...laterTasks]);
    if (task !== undefined && laterTasks.includes(task))
        reader.notBuilt(node ?? 0, `task: ${task}`);
    return task === 'binary' || task === 'multiclass' ? task : null;
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
function readBaseline(reader, node) {
    const baseline = reader.text(node, 'baseline');
    return baseline;
}
function readOverride(reader, node) {
    const fields = reader.fields(node, 'override', ['label']);
    return fields && optional(fields, 'label', (label) => reader.text(label, 'override.label'));
}
function checkPositive(reader, policy, fields) {
    const needing = [...policy.gating, ...policy.listed].find(({ name }) => requireMetric(name, () => { })?.needs.includes('positive'));
    if (policy.task === 'multiclass' && policy.positive !== null) {
        reader.fault(fields.get('positive') ?? 0, '`positive` has a meaning only for `task: binary`: take one of the two out');
    }
    if (policy.task === 'binary' && policy.positive === null && !fields.has('positive') && needing !== undefined) {
        reader.fault(fields.get('task') ?? 0, `${yaml_reader_quote(needing.name)} needs to know which label is the positive one: add \`positive: <label>\``);
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
    const metrics = [...readDrafts(lines, report).values()].map((draft) => parseDraft(draft, report));
    const parsed = metrics.filter((metric) => metric !== undefined);
    const gating = parsed.flatMap((metric) => ('gating' in metric ? [metric.gating] : []));
    const listed = parsed.flatMap((metric) => ('listed' in metric ? [metric.listed] : []));
    const floors = listed.some(({ min, max }) => min !== null || max !== null);
    if (problems.length === 0 && gating.length === 0 && !floors) {
        report(undefined, listed.length > 0 ? nothingGates(listed) : 'nothing would gate: write a line such as `accuracy margin 0.01`');
    }
    requireNone(problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)));
    return { ...emptyPolicy, gating, listed };
}
const emptyPolicy = {
    task: null,
    positive: null,
    alpha: defaults.alpha,
    gating: [],
    listed: [],
    show: [],
    guards: [],
    explore: [],
    baseline: defaults.baseline,
    blockOn: defaults.blockOn,
    overrideLabel: null,
};
function readDrafts(lines, report) {
    const drafts = new Map();
    if (lines.length > maxLines)
        report(undefined, `expected at most ${maxLines} lines, found ${lines.length}: write mlops/gate.yml`);
    for (const [index, line] of lines.slice(0, maxLines).entries()) {
        if (line.trim() !== '')
            readLine(line.trim(), index + 1, drafts, report);
    }
    return drafts;
}
function readLine(text, line, drafts, report) {
    const [, metric = text, margin, bound, value = ''] = clause.exec(text) ?? [];
    const word = margin ?? bound;
    if (word === undefined && !parse_policy_lines_name.test(text)) {
        report(line, `cannot read ${yaml_reader_quote(text)}: write \`accuracy margin 0.01\`, \`accuracy >= 0.85\` or \`false_positive_rate <= 0.02\``);
        return;
    }
    const draft = drafts.get(metric) ?? { metric: { name: metric }, lines: new Map([['name', line]]) };
    drafts.set(metric, word === undefined ? draft : addClause(draft, { word, value, line }, report));
}
function addClause(draft, { word, value, line }, report) {
    const field = word === 'margin' ? 'margin' : word === '>=' ? 'min' : 'max';
    const number = Number(value);
    if (draft.metric[field] !== undefined) {
        report(line, `a second ${word} for ${yaml_reader_quote(draft.metric.name)}: the first is in line ${draft.lines.get(field)}, keep one`);
    }
    if (field !== 'margin' && !Number.isFinite(number))
        report(line, `expected a number after ${word}, found ${yaml_reader_quote(value)}`);
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
    throw new lib/* UserError */.yo('E_POLICY', `The input \`metrics\` cannot be applied: ${first.message}${more}. Correct the lines listed.`, { problems });
}

;// CONCATENATED MODULE: ./packages/gate/lib/policy/policy-digest.js

const policy_digest_maxLines = 50;
/** `sha256:` of what a policy says: the same for two texts with the same meaning, whatever their form or order. */
function policyDigest(policy) {
    const statements = [...policyStatements(policy)].toSorted(([a], [b]) => (a < b ? -1 : 1));
    return `sha256:${(0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(statements)).digest('hex')}`;
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
    say('alpha', policy.alpha);
    for (const { name, direction, margin, min, max } of [...policy.gating, ...policy.listed]) {
        say(`metrics.${name}.better`, direction);
        say(`metrics.${name}.margin`, margin);
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
    say('block-on', policy.blockOn);
    say('override.label', policy.overrideLabel);
    return statements;
}
function describeGuard({ where, metric }) {
    const conditions = [...where].toSorted(([a], [b]) => (a < b ? -1 : 1));
    return `${metric} where ${JSON.stringify(Object.fromEntries(conditions))}`;
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
;// CONCATENATED MODULE: ./packages/gate/lib/policy/policy-schema.js

const margin = schemas/* union */.KCZ([schemas/* number */.aig().positive(), schemas/* string */.YjP().regex(/^\d+(\.\d+)?%$/)])
    .describe('The proof needed for green: the drop that must be ruled out. Absolute, or relative as `2%`.');
const metric = schemas/* strictObject */.rej({
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
    task: schemas/* enum */.k5n(['binary', 'multiclass']).optional(),
    positive: schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig(), schemas/* boolean */.zMY()]).optional().describe('The label that counts as positive.'),
    alpha: schemas/* number */.aig()
        .gt(0)
        .lt(0.5)
        .optional()
        .describe('False-block budget per model and pull request; 0.05 by default.'),
    metrics: schemas/* record */.g1P(schemas/* string */.YjP(), metric).describe('Everything listed gates.'),
    show: schemas/* array */.YOg(schemas/* string */.YjP()).optional().describe('Computed and shown, never judged.'),
    slices: schemas/* strictObject */.rej({ guard: schemas/* array */.YOg(guard).optional(), explore: schemas/* array */.YOg(schemas/* string */.YjP()).optional() })
        .optional()
        .describe('Guarded slices block out of their own share of alpha; explored ones never do.'),
    baseline: schemas/* string */.YjP().optional(),
    'block-on': schemas/* enum */.k5n(['worse', 'beyond-margin']).optional(),
    when: schemas/* strictObject */.rej({
        inconclusive: schemas/* literal */.euz('pass').optional(),
        'no-baseline': schemas/* literal */.euz('inconclusive').optional(),
        'examples-changed': schemas/* literal */.euz('common').optional(),
        'metric-missing': schemas/* literal */.euz('error').optional(),
    })
        .optional(),
    override: schemas/* strictObject */.rej({ label: schemas/* string */.YjP() }).optional(),
});

// EXTERNAL MODULE: ./packages/markdown/lib/untrusted.js
var untrusted = __webpack_require__(4905);
// EXTERNAL MODULE: ./packages/markdown/lib/blocks.js
var blocks = __webpack_require__(59833);
;// CONCATENATED MODULE: ./packages/gate/lib/report/format.js

/** Keeps 2.3 from becoming 2.4 for the sake of a rounding error. */
const slack = 1e-9;
/** Told in per cent though no test for them is built. */
const alsoInPerCent = ['precision', 'balanced_accuracy'];
/** Whether a metric is a share of examples, told in per cent and percentage points; AUC, F1 and the like are not. */
function isShare(metric) {
    return (0,metrics_lib/* findMetric */.GF)(metric)?.engine === 'paired-binary' || alsoInPerCent.includes(metric);
}
/** A value of a metric: `88.0 %`, `0.9410`. `–` when there is none. */
function formatValue(value, { metric, n }) {
    if (value === null)
        return '–';
    if (!Number.isFinite(value))
        return String(value);
    return isShare(metric) ? `${minus((value * 100).toFixed(decimals(n)))} %` : plain(value);
}
/** A difference with its sign: `−2.0 pp`, `+0.003`. */
function formatChange(change, { metric, n }) {
    return isShare(metric) ? `${signed((change * 100).toFixed(decimals(n)))} pp` : signed(plain(change));
}
/** An interval of differences, rounded outwards: `−3.3 … −0.7`. */
function formatInterval([low, high], { metric, n }) {
    if (!isShare(metric))
        return `${signed(plain(low))} … ${signed(plain(high))}`;
    const scale = 10 ** decimals(n);
    const down = Math.floor(low * 100 * scale + slack) / scale;
    const up = Math.ceil(high * 100 * scale - slack) / scale;
    return `${signed(down.toFixed(decimals(n)))} … ${signed(up.toFixed(decimals(n)))}`;
}
/** A size, rounded up so that a promise is never larger than what was found: `1.7 pp`. */
function formatSize(size, { metric, n }) {
    if (!isShare(metric))
        return plain(size);
    const scale = 10 ** decimals(n);
    return `${(Math.ceil(size * 100 * scale - slack) / scale).toFixed(decimals(n))} pp`;
}
/** A number from the policy, as short as it is: `1 pp`, `0.5 pp`. */
function formatMargin(margin, metric) {
    return isShare(metric) ? `${Number((margin * 100).toPrecision(6))} pp` : String(margin);
}
/** A floor as short as it is: `95 %`. */
function formatFloor(floor, metric) {
    return isShare(metric) ? `${Number((floor * 100).toPrecision(6))} %` : String(floor);
}
/** `p = 0.005`, `p < 0.001`. */
function formatP(p) {
    return p < 0.001 ? 'p < 0.001' : `p = ${p.toFixed(3)}`;
}
/** `90 %` for 0.9. */
function formatShare(share) {
    return `${Number((share * 100).toPrecision(4))} %`;
}
/** `drop` where more is better, else `rise`. */
function worsening({ direction }) {
    return direction === 'higher' ? 'drop' : 'rise';
}
/** The change as the metric shows it, candidate − baseline, from an oriented difference. */
function natural(oriented, { direction }) {
    return direction === 'higher' || oriented === 0 ? oriented : -oriented;
}
/** Digits after the point at which one example of n shows: one to three; two when n is unknown. */
function decimals(n) {
    return n === 0 ? 2 : Math.min(3, Math.max(1, Math.ceil(Math.log10(n)) - 2));
}
/** Four digits, zeros at the end kept: beside `0.9763` a bare `0.98` would look less exact than it is. */
function plain(value) {
    const text = value.toPrecision(4);
    return minus(text.includes('e') ? String(Number(text)) : text);
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

;// CONCATENATED MODULE: ./packages/gate/lib/report/story.js


/** How many failures are told in words; the table has them all. */
const named = 3;
/** Tells a record's verdict and why, in calm words. `escapeText` makes the message of an error harmless. */
function tellStory(record, quote, escapeText) {
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
function subjectOf({ metric, slice }, quote) {
    if (slice === null)
        return quote(metric);
    return `${quote(metric)} (guarded slice ${sliceOf(slice, quote)})`;
}
/** `column = value`, joined by "and". */
function sliceOf(slice, quote) {
    return Object.entries(slice)
        .map(([column, value]) => `${quote(column)} = ${quote(value)}`)
        .join(' and ');
}
function tellFailure(record, quote) {
    // A slice says more than the whole it is part of.
    const failed = record.comparisons
        .filter(({ verdict }) => verdict === 'fail')
        .toSorted((a, b) => Number(b.role === 'guard') - Number(a.role === 'guard'));
    const worse = failed.filter(({ against }) => against !== 'floor').map((one) => subjectOf(one, quote));
    const broken = failed.filter(({ against }) => against === 'floor').map(({ metric }) => quote(metric));
    const parts = [
        ...(worse.length > 0 ? [`regression in ${some(worse)}`] : []),
        ...(broken.length > 0 ? [`floor of ${some([...new Set(broken)])} broken`] : []),
    ];
    return {
        headline: parts.join(', '),
        reason: failed
            .slice(0, named)
            .map((one) => tellWorse(one, record, quote))
            .join(' '),
    };
}
function tellWorse(one, record, quote) {
    const { baseline, candidate, metric, direction } = one;
    if (one.against === 'floor') {
        return `${quote(metric)} is ${formatValue(candidate, one)}, ${direction === 'higher' ? 'below' : 'above'} the floor of ${formatFloor(baseline ?? 0, metric)}.`;
    }
    const verb = direction === 'higher' ? 'fell' : 'rose';
    const where = one.slice === null ? '' : ` where ${sliceOf(one.slice, quote)}`;
    const amount = record.flags.includes('block-on-beyond-margin')
        ? `by more than its margin of ${formatMargin(one.margin ?? 0, metric)}, beyond what chance explains`
        : 'more than chance explains';
    return `${quote(metric)}${where} ${verb} from ${formatValue(baseline, one)} to ${formatValue(candidate, one)} on ${(0,blocks/* count */.U9)(one.n, 'paired example')}, ${amount} (${formatP(one.pAdjusted ?? 1)} after Holm).`;
}
function tellPass({ comparisons, flags }) {
    const floors = comparisons.some(({ against }) => against === 'floor') ? ', and every floor holds' : '';
    if (flags.includes('identical'))
        return {
            headline: 'pass: identical predictions',
            reason: `Candidate and baseline made the same predictions${floors}.`,
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
    const widest = widestOpen(comparisons);
    if (widest === undefined)
        return {
            headline: 'inconclusive: nothing could be compared',
            reason: `No metric of the policy that can be tested was compared${floorsHold(comparisons)}.`,
        };
    return tellHidden(widest, quote);
}
function tellHidden(widest, quote) {
    const { metric, delta, margin, worstDrop, n } = widest;
    const change = worsening(widest);
    const name = subjectOf(widest, quote);
    const size = formatSize(worstDrop ?? 1, widest);
    const leaning = delta !== null && margin !== null && delta <= -margin;
    const seen = leaning
        ? `leaning worse, and ${n < 30 ? 'too few examples to say' : 'not proven'}`
        : 'no regression seen';
    const now = `${name} went from ${formatValue(widest.baseline, widest)} to ${formatValue(widest.candidate, widest)} (${formatChange(natural(delta ?? 0, widest), widest)})`;
    return {
        headline: `inconclusive: ${seen}; a ${change} of ${name} of up to ${size} could have hidden`,
        reason: `${now}: this set of ${(0,blocks/* count */.U9)(n, 'paired example')} cannot rule out a ${change} of up to ${size}, and green asks for less than ${formatMargin(margin ?? 0, metric)}.`,
    };
}
function widestOpen(comparisons) {
    const open = comparisons.filter(({ role, against, verdict, worstDrop }) => role === 'gate' && against !== 'floor' && verdict === 'inconclusive' && worstDrop !== null);
    return open.toSorted((a, b) => excess(b) - excess(a))[0];
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
function some(names) {
    const shown = names.length > named ? [...names.slice(0, named), `${names.length - named} more`] : names;
    return shown.length < 2 ? (shown[0] ?? '') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}`;
}

;// CONCATENATED MODULE: ./packages/gate/lib/report/describe-verdict.js


const describe_verdict_longest = 1000;
/** The verdict and why on one line of plain text, for a log, an annotation or the failure of the step. */
function describeVerdict(record) {
    const { headline, reason } = tellStory(record, (text) => (0,untrusted/* visible */.RK)(text), (text) => (0,untrusted/* visible */.RK)(text, describe_verdict_longest));
    const lead = headline.startsWith(record.verdict) ? headline : `${record.verdict}: ${headline}`;
    return (0,untrusted/* visible */.RK)(`${lead}. ${reason}`, 2 * describe_verdict_longest);
}

;// CONCATENATED MODULE: ./packages/gate/lib/report/advice.js


/** What a reader has to know before the numbers: whose rules, whose examples. */
function noteText({ flags, policy, comparisons }) {
    const notes = [
        ...(flags.includes('policy-from-head')
            ? ['The base has no policy yet, so the one of this change was applied: read it as part of the review.']
            : []),
        ...(flags.includes('policy-from-inputs')
            ? ['There is no policy file, so the rules in the workflow were applied.']
            : []),
        ...(policy.differs.length > 0
            ? ['This change comes with another policy than the one applied; the differences are listed below.']
            : []),
        ...(comparisons.some(({ role, flags }) => role === 'guard' && flags.includes('few-pairs'))
            ? ['A guarded slice has too few examples to be judged: it cannot block, and it protects nothing.']
            : []),
    ];
    return notes.length === 0 ? undefined : notes.map((note) => `> ${note}`).join('\n>\n');
}
/** How to go on when the step fails; undefined when it does not. */
function remedyText({ verdict, mode }) {
    if (mode === 'improve' || exitCode(verdict, mode) === 0)
        return undefined;
    if (verdict === 'error')
        return '**To proceed:** mend what the message names and run again; what cannot be compared is never let through.';
    if (verdict === 'fail') {
        return '**To proceed:** improve the candidate and push again. If the drop is wanted, change the policy on the base branch first: the rules of a change are those of its base.';
    }
    return '**To proceed:** this mode asks for proof. Evaluate on more examples, or improve the candidate.';
}
/** The rule and its error rates in one line; undefined where nothing was tested. */
function ruleText({ comparisons, alpha, flags, verdict }) {
    if (verdict === 'error' || !comparisons.some(({ pRegression }) => pRegression !== null))
        return undefined;
    const rate = formatShare(alpha);
    const harmless = flags.includes('block-on-beyond-margin') ? 'not worse by more than its margins' : 'not worse';
    return `<sub>The rule turns red for a change that is ${harmless} in at most about ${rate} of cases, and green for one that is worse by its margin or more in at most about ${rate}.</sub>`;
}

;// CONCATENATED MODULE: ./packages/gate/lib/report/comparison-table.js



const maxRows = 100;
const severity = ['fail', 'error', 'inconclusive', 'pass', 'not-judged'];
/** The gating metrics and guarded slices; undefined when there is none. */
function comparisonTable({ comparisons, baseline, flags }) {
    const gates = comparisons.filter(({ role, against }) => role === 'gate' && against !== 'floor');
    const guards = comparisons
        .filter(({ role }) => role === 'guard')
        .toSorted((a, b) => severity.indexOf(a.verdict) - severity.indexOf(b.verdict));
    const rows = [...gates, ...guards];
    const [first] = rows;
    if (first === undefined)
        return undefined;
    const commit = baseline?.commit === null || baseline?.commit === undefined ? '' : ` ${(0,untrusted/* code */.aY)(baseline.commit.slice(0, 7))}`;
    const headers = [
        'metric',
        `baseline${commit}`,
        'candidate',
        `Δ (${formatShare(first.level)} interval)`,
        'worst plausible',
        'verdict',
    ];
    const body = (0,blocks/* table */.tp)(headers, rows.slice(0, maxRows).map((row) => comparisonRow(row, flags)), ['left', 'right', 'right', 'right', 'right', 'left']);
    return rows.length > maxRows ? `${body}\n\nand ${rows.length - maxRows} more, in the record` : body;
}
/** `Δ (lo … hi)` as the metric shows it; `–` when there is none. */
function changeCell(one) {
    if (one.delta === null)
        return '–';
    const change = formatChange(natural(one.delta, one), one);
    if (one.ci === null)
        return change;
    const [low, high] = one.ci;
    const bounds = one.direction === 'higher' ? [low, high] : [natural(high, one), natural(low, one)];
    return `${change} (${formatInterval(bounds, one)})`;
}
/** The floors with the values held against them; undefined when there is none. */
function floorTable({ comparisons }) {
    const floors = comparisons.filter(({ against }) => against === 'floor');
    const [first] = floors;
    if (first === undefined)
        return undefined;
    return (0,blocks/* table */.tp)(['floor', 'demanded', `measured (${formatShare(first.level)} interval)`, 'verdict'], floors.slice(0, maxRows).map(floorRow), ['left', 'right', 'right', 'left']);
}
function comparisonRow(one, flags) {
    const worst = one.worstDrop === null
        ? '–'
        : one.worstDrop === 0
            ? 'none'
            : `${worsening(one)} of ${formatSize(one.worstDrop, one)}`;
    const name = one.slice === null ? (0,untrusted/* code */.aY)(one.metric) : `${(0,untrusted/* code */.aY)(one.metric)} where ${sliceOf(one.slice, untrusted/* code */.aY)}`;
    return [
        name,
        unbroken(formatValue(one.baseline, one)),
        unbroken(formatValue(one.candidate, one)),
        unbroken(changeCell(one)),
        unbroken(worst),
        verdictCell(one, flags).replace(/ (?=pp|%|[<=\d])/g, '\u00a0'),
    ];
}
/** Keeps numbers and units on one line; an interval may go to the next. */
function unbroken(cell) {
    return cell.replace(/ (?!\()/g, '\u00a0');
}
function verdictCell(one, flags) {
    const margin = formatMargin(one.margin ?? 0, one.metric);
    if (one.flags.includes('identical'))
        return '✅ identical';
    if (one.verdict === 'pass')
        return `✅ within ${margin}`;
    if (one.verdict === 'fail')
        return `❌ worse${flags.includes('block-on-beyond-margin') ? ` by more than ${margin}` : ''}, ${formatP(one.pAdjusted ?? 1)}`;
    if (one.verdict === 'error')
        return '⛔ not comparable';
    if (one.flags.includes('no-baseline'))
        return '⚪ no baseline';
    if (one.flags.includes('few-pairs'))
        return `⚪ only ${one.n} pairs: shown, not judged`;
    if (one.flags.includes('no-noise-estimate') || one.flags.includes('no-predictions'))
        return '⚪ not judged without predictions';
    return one.role === 'guard' ? '⚪ no regression proven' : `⚪ not proven within ${margin}`;
}
function floorRow(one) {
    const { candidate, baseline, direction, metric, ci, verdict, flags } = one;
    const floor = baseline ?? 0;
    const bounds = (ci ?? [])
        .map((bound) => formatValue(floor + natural(bound, one), one))
        .toSorted((a, b) => Number.parseFloat(a) - Number.parseFloat(b));
    const measured = `${formatValue(candidate, one)}${bounds.length === 2 ? ` (${bounds.map((bound) => bound.replace(' %', '')).join(' … ')})` : ''}`;
    const words = {
        pass: flags.includes('floor-not-proven') ? '✅ holds here, not proven beyond this set' : '✅ holds',
        fail: '❌ broken',
    };
    return [
        (0,untrusted/* code */.aY)(metric),
        `${direction === 'higher' ? '≥' : '≤'} ${formatFloor(floor, metric)}`,
        measured,
        verdict === 'pass' || verdict === 'fail' ? words[verdict] : '⛔ no value',
    ];
}

;// CONCATENATED MODULE: ./packages/gate/lib/report/sections.js




const maxLost = 10;
const maxSlices = 60;
const sections_maxLines = 20;
/** How many examples were compared, and what a set of this size can see. */
function powerText({ examples, comparisons }) {
    if (examples.paired === 0)
        return undefined;
    const added = examples.onlyCandidate === 0
        ? ''
        : ` ${(0,blocks/* count */.U9)(examples.onlyCandidate, 'example')} of the candidate ${examples.onlyCandidate === 1 ? 'is' : 'are'} new and not compared.`;
    const tested = comparisons.filter(({ role, mde }) => (role === 'gate' || role === 'guard') && mde !== null);
    const head = `${(0,blocks/* count */.U9)(examples.paired, 'paired example')}, ${examples.discordant.toLocaleString('en-US')} answered right by one side only.${added}`;
    if (tested.length === 0)
        return head;
    return (0,blocks/* join */.fj)(head, (0,blocks/* details */.zH)('What these examples can show', tested.slice(0, sections_maxLines).map(powerLine).join('\n')));
}
function powerLine(one) {
    const name = one.slice === null ? (0,untrusted/* code */.aY)(one.metric) : `${(0,untrusted/* code */.aY)(one.metric)} where ${sliceOf(one.slice, untrusted/* code */.aY)}`;
    const change = worsening(one);
    const sees = `rests on ${one.n.toLocaleString('en-US')}; a ${change} of ${formatSize(one.mde ?? 1, one)} or more would be seen with 80 % power`;
    return `- ${name} ${sees}${neededText(one)}.`;
}
function neededText({ role, verdict, neededN, n, margin, metric }) {
    if (role !== 'gate' || verdict !== 'inconclusive' || neededN === null || margin === null)
        return '';
    const goal = `to clear its margin of ${formatMargin(margin, metric)}`;
    if (neededN <= n)
        return `; enough ${goal} if nothing had changed`;
    return `; ${goal} about ${neededN.toLocaleString('en-US')} such examples are needed`;
}
/** The examples that went from right to wrong, failing comparisons first; undefined when there is none. */
function flipsText(flips, comparisons) {
    const severity = (flip) => {
        const failed = comparisons.some(({ verdict, against, metric, slice }) => verdict === 'fail' && against !== 'floor' && metric === flip.metric && sameSlice(slice, flip.slice));
        return failed ? (flip.slice === null ? 1 : 2) : 0;
    };
    const [shown] = flips.filter(({ examples }) => examples.length > 0).toSorted((a, b) => severity(b) - severity(a));
    if (shown === undefined)
        return undefined;
    const rows = shown.examples
        .slice(0, maxLost)
        .map(({ id, label, baseline, candidate }) => [id, label, baseline, candidate].map((text) => (0,untrusted/* code */.aY)(text ?? '')));
    const intro = `By ${(0,untrusted/* code */.aY)(shown.metric)}${shown.slice === null ? '' : ` where ${sliceOf(shown.slice, untrusted/* code */.aY)}`}: ${(0,blocks/* count */.U9)(shown.lost, 'example')} lost, ${(0,blocks/* count */.U9)(shown.gained, 'example')} gained.`;
    return (0,blocks/* details */.zH)(`${Math.min(shown.lost, rows.length)} of ${(0,blocks/* count */.U9)(shown.lost, 'lost example')}`, `${intro}\n\n${(0,blocks/* table */.tp)(['id', 'label', 'baseline', 'candidate'], rows)}`);
}
/** The explored slices, those to look at first; undefined when there is none. */
function slicesText({ comparisons }) {
    const explored = comparisons.filter(({ role }) => role === 'explore');
    if (explored.length === 0)
        return undefined;
    const sorted = explored.toSorted((a, b) => Number(b.flags.includes('look-here')) - Number(a.flags.includes('look-here')) || b.n - a.n);
    const rows = sorted
        .slice(0, maxSlices)
        .map((one) => [
        `${(0,untrusted/* code */.aY)(one.metric)} where ${sliceOf(one.slice ?? {}, untrusted/* code */.aY)}`,
        one.n.toLocaleString('en-US'),
        formatValue(one.baseline, one),
        formatValue(one.candidate, one),
        one.flags.includes('few-pairs') ? 'too few to compare' : changeCell(one),
        one.flags.includes('look-here') ? '👀 look here' : '',
    ]);
    const body = (0,blocks/* table */.tp)(['slice', 'examples', 'baseline', 'candidate', `Δ (${formatShare(explored[0]?.level ?? 0.9)} interval)`, ''], rows, ['left', 'right', 'right', 'right', 'right', 'left']);
    const more = explored.length > maxSlices ? `\n\nand ${explored.length - maxSlices} more, in the record` : '';
    return (0,blocks/* details */.zH)(`${(0,blocks/* count */.U9)(explored.length, 'explored slice')}, never judged`, `${body}${more}`);
}
/** Metrics that were computed and not judged; undefined when there is none. */
function shownText({ comparisons }) {
    const shown = comparisons.filter(({ role }) => role === 'show');
    const value = (one) => `${(0,untrusted/* code */.aY)(one.metric)} ${one.baseline === null ? '' : `${formatValue(one.baseline, one)} → `}${formatValue(one.candidate, one)}`;
    const listed = shown
        .filter(({ flags }) => flags.includes('not-judged-yet'))
        .slice(0, sections_maxLines)
        .map(value);
    const plain = shown
        .filter(({ flags }) => !flags.includes('not-judged-yet'))
        .slice(0, sections_maxLines)
        .map(value);
    const lines = [
        ...(plain.length > 0 ? [`Computed and shown, not judged: ${plain.join(' · ')}.`] : []),
        ...(listed.length > 0
            ? [
                `Listed in the policy, but no test for them is built yet, so their margins are not judged: ${listed.join(' · ')}.`,
            ]
            : []),
    ];
    return lines.length === 0 ? undefined : lines.join('\n\n');
}
/** Where everything came from. */
function provenanceText({ candidate, baseline, policy, examples }) {
    const lines = [
        candidate === null ? '- candidate: none' : `- candidate: ${sections_place(candidate)}`,
        baseline === null ? '- baseline: none' : `- baseline: ${sections_place(baseline)}${age(baseline)}`,
        `- policy: ${(0,untrusted/* code */.aY)(policy.source, 200)}${policy.digest === null ? '' : `, ${(0,untrusted/* code */.aY)(policy.digest.slice(0, 19))}`}`,
        ...policy.differs.slice(0, sections_maxLines).map((line) => `  - differs: ${(0,untrusted/* escape */.ih)(line)}`),
        ...(policy.differs.length > sections_maxLines ? [`  - and ${policy.differs.length - sections_maxLines} more`] : []),
        `- examples: ${examples.paired} paired, ${examples.onlyCandidate} only of the candidate, ${examples.onlyBaseline} only of the baseline, ${examples.relabelled} relabelled`,
    ];
    return (0,blocks/* details */.zH)('Where this comes from', lines.join('\n'));
}
function sections_place({ source, commit, digest }) {
    return [
        (0,untrusted/* code */.aY)(source, 200),
        ...(commit === null ? [] : [`at ${(0,untrusted/* code */.aY)(commit.slice(0, 7))}`]),
        ...(digest === null ? [] : [(0,untrusted/* code */.aY)(digest.slice(0, 19))]),
    ].join(', ');
}
function age({ behind, ageDays }) {
    const distance = behind === null || behind === 0 ? '' : `, ${(0,blocks/* count */.U9)(behind, 'commit')} behind the base`;
    return `${distance}${ageDays === null ? '' : `, recorded ${ageDays < 1 ? 'less than a day' : (0,blocks/* count */.U9)(Math.round(ageDays), 'day')} ago`}`;
}
function sameSlice(a, b) {
    return JSON.stringify(a) === JSON.stringify(b);
}

;// CONCATENATED MODULE: ./packages/gate/lib/report/render-gate.js





const icons = { pass: '✅', fail: '❌', inconclusive: '⚪', error: '⛔' };
const longestMessage = 2000;
const defaultLimit = 60_000;
const cutNote = 'Parts of this report were left out to fit; the whole is in the job summary.';
/** What is given up first when the text is too long. */
const cutOrder = ['slices', 'flips', 'provenance', 'shown', 'power', 'note', 'floors', 'table'];
/**
 * The Markdown of a verdict, for the comment and the job summary.
 *
 * Nothing in it that comes from data, policy or branch can mention people, break a table or inject HTML. Where it is
 * longer than the limit the least important parts are left out, and it says so.
 */
function renderGate(record, { flips = [], limit = defaultLimit } = {}) {
    const parts = {
        note: noteText(record),
        table: comparisonTable(record),
        floors: floorTable(record),
        power: powerText(record),
        shown: shownText(record),
        flips: flipsText(flips, record.comparisons),
        slices: slicesText(record),
        provenance: provenanceText(record),
    };
    let text = compose(record, parts);
    for (const part of cutOrder) {
        if (text.length <= limit)
            return text;
        parts[part] = undefined;
        text = (0,blocks/* join */.fj)(compose(record, parts), cutNote);
    }
    return text;
}
function compose(record, parts) {
    const { headline, reason } = tellStory(record, untrusted/* code */.aY, (text) => (0,untrusted/* escape */.ih)(text, longestMessage));
    return (0,blocks/* join */.fj)(`### ${icons[record.verdict]} ${headline}`, reason, parts.note, parts.table, parts.floors, parts.power, parts.shown, remedyText(record), parts.flips, parts.slices, parts.provenance, ruleText(record));
}

;// CONCATENATED MODULE: ./packages/gate/lib/index.js















/***/ }),

/***/ 23300:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Xn: () => (/* reexport */ findBaseline),
  rq: () => (/* reexport */ formatRef),
  Oq: () => (/* reexport */ snapshotFiles),
  oF: () => (/* reexport */ writeSnapshot)
});

// UNUSED EXPORTS: firstParents, maxSnapshotBytes, parseRef

;// CONCATENATED MODULE: ./packages/history/lib/refs.js
const refs_form = /^refs\/mlops\/([a-z0-9][a-z0-9_-]{0,62})\/([0-9a-f]{40})\/(0|[1-9]\d{0,14})-(0|[1-9]\d{0,5})$/;
/** `refs/mlops/<model>/<commit>/<run>-<attempt>`. */
function formatRef({ model, commit, run, attempt }) {
    return `refs/mlops/${model}/${commit}/${run}-${attempt}`;
}
/** The parts of a ref, undefined for refs of another form. */
function parseRef(ref) {
    const [, model, commit, run, attempt] = refs_form.exec(ref) ?? [];
    if (model === undefined || commit === undefined)
        return undefined;
    return { model, commit, run: Number(run), attempt: Number(attempt) };
}

// EXTERNAL MODULE: ./packages/errors/lib/index.js + 2 modules
var lib = __webpack_require__(74465);
// EXTERNAL MODULE: ./packages/records/lib/index.js + 7 modules
var records_lib = __webpack_require__(89241);
;// CONCATENATED MODULE: ./packages/history/lib/ancestry.js
/**
 * The first parents of a commit, itself first, as far as `commits` reach.
 *
 * Only the first parent is followed: it is what the branch was, while second parents are what was merged into it.
 */
function firstParents(from, commits) {
    const parentOf = new Map(commits.map(({ sha, parents }) => [sha, parents[0]]));
    const chain = [];
    for (let sha = from; sha !== undefined && parentOf.has(sha); sha = parentOf.get(sha))
        chain.push(sha);
    return chain;
}

;// CONCATENATED MODULE: ./packages/history/lib/snapshot.js




const predictionsFile = 'predictions.jsonl.gz';
const recordFile = 'eval-gate.json';
const reach = 100;
/** Bytes a snapshot may have in all. */
const maxSnapshotBytes = 25 * 1024 * 1024;
/**
 * Writes a snapshot as a parentless commit under its own ref: atomic, outside branches, push events and clones.
 * The same run and attempt writes once.
 *
 * @throws UserError E_BASELINE_SIZE above {@link maxSnapshotBytes}; E_PERMISSION without `contents: write`.
 */
async function writeSnapshot(github, ref, files) {
    const size = [...files.values()].reduce((sum, bytes) => sum + Buffer.byteLength(bytes), 0);
    if (size > maxSnapshotBytes) {
        throw new lib/* UserError */.yo('E_BASELINE_SIZE', `The baseline has ${size} bytes, more than the ${maxSnapshotBytes} GitHub is asked to keep: evaluate on fewer examples.`);
    }
    const entries = [];
    for (const [path, bytes] of files) {
        entries.push(typeof bytes === 'string' ? { path, text: bytes } : { path, blob: await github.createBlob(bytes) });
    }
    const tree = await github.createTree(entries);
    const commit = await github.createCommit(`${ref.model}: record of ${ref.commit}`, tree);
    await github.createRef(formatRef(ref), commit);
}
/** The files of a snapshot. */
function snapshotFiles(records, predictions) {
    const files = new Map(records);
    if (predictions !== undefined)
        files.set(predictionsFile, predictions);
    return files;
}
/**
 * The nearest recorded first-parent ancestor of a commit, itself included, among the newest 100 commits.
 *
 * @param exclude run whose own records do not count.
 * @returns undefined when nothing is recorded there.
 * @throws UserError E_RECORD when a record is there but cannot be read: that is not "no baseline".
 */
async function findBaseline(github, { model, from, exclude }) {
    const refs = (await github.refs(`mlops/${model}/`)).flatMap(({ ref, sha }) => {
        const parsed = parseRef(ref);
        return parsed === undefined || parsed.run === exclude ? [] : [{ ref: parsed, sha }];
    });
    if (refs.length === 0)
        return undefined;
    const chain = firstParents(from, await github.commits(from, reach));
    const behind = chain.findIndex((commit) => refs.some(({ ref }) => ref.commit === commit));
    const newest = refs
        .filter(({ ref }) => ref.commit === chain[behind])
        .toSorted((a, b) => b.ref.run - a.ref.run || b.ref.attempt - a.ref.attempt)[0];
    return newest === undefined ? undefined : { ref: newest.ref, behind, ...(await readSnapshot(github, newest)) };
}
async function readSnapshot(github, { ref, sha }) {
    const place = `${formatRef(ref)}:${recordFile}`;
    const entries = new Map((await github.tree(sha)).filter(isFile).map((entry) => [entry.path, entry]));
    const record = entries.get(recordFile);
    if (record === undefined)
        throw unreadable(place, 'it is not there');
    const oversized = [...entries.values()].find(({ size = 0 }) => size > maxSnapshotBytes);
    if (oversized !== undefined)
        throw unreadable(formatRef(ref), `${oversized.path} is larger than ${maxSnapshotBytes} bytes`);
    const parsed = (0,records_lib/* parseRecord */.Hh)('eval-gate', (await github.blob(record.sha)).toString('utf8'), place);
    if (parsed.commit !== ref.commit || parsed.model !== ref.model)
        throw unreadable(place, 'it speaks of another commit or model');
    const predictions = entries.get(predictionsFile);
    return { record: parsed, predictions: predictions && (await github.blob(predictions.sha)) };
}
function isFile({ type }) {
    return type === 'blob';
}
function unreadable(place, why) {
    return new lib/* UserError */.yo('E_RECORD', `The recorded baseline ${place} cannot be used: ${why}. Delete the ref, or push to the default branch to record anew.`);
}

;// CONCATENATED MODULE: ./packages/history/lib/index.js





/***/ }),

/***/ 73784:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  AO: () => (/* reexport */ computeMetric),
  GF: () => (/* reexport */ findMetric),
  Zv: () => (/* reexport */ metricNames),
  bP: () => (/* reexport */ nearestMetric),
  KI: () => (/* reexport */ outcomes),
  jI: () => (/* reexport */ parseMetricsFile)
});

;// CONCATENATED MODULE: ./packages/metrics/lib/examples.js
/** Rows and columns a metric is computed from. Labels are compared as text: `1` and `"1"` are the same class. */
class View {
    rows;
    #columns;
    #positive;
    constructor(examples, task, rows) {
        this.#columns = examples.columns;
        this.#positive = task.positive ?? undefined;
        this.rows = rows ?? Array.from({ length: examples.length }, (_, row) => row);
    }
    /** Without a positive class every example would count as negative, and a false positive rate would be 0. */
    get hasPositive() {
        return this.#positive !== undefined;
    }
    has(column) {
        return this.#columns.has(column);
    }
    text(column, row) {
        return String(this.#columns.get(column)?.[row] ?? '');
    }
    /** NaN for what is no number. */
    number(column, row) {
        const cell = this.#columns.get(column)?.[row];
        return typeof cell === 'number' ? cell : typeof cell === 'string' && cell.trim() !== '' ? Number(cell) : Number.NaN;
    }
    isRight(row) {
        const correct = this.#columns.get('correct')?.[row];
        return typeof correct === 'boolean' ? correct : this.text('label', row) === this.text('prediction', row);
    }
    isPositive(row) {
        return this.text('label', row) === this.#positive;
    }
    isPredictedPositive(row) {
        return this.text('prediction', row) === this.#positive;
    }
}

;// CONCATENATED MODULE: ./packages/metrics/lib/classification.js
function count(view) {
    let [tp, fp, tn, fn] = [0, 0, 0, 0];
    for (const row of view.rows) {
        const predicted = view.isPredictedPositive(row);
        if (view.isPositive(row)) {
            if (predicted)
                tp += 1;
            else
                fn += 1;
        }
        else if (predicted)
            fp += 1;
        else
            tn += 1;
    }
    return { tp, fp, tn, fn };
}
/** tp / (tp + fp); NaN when nothing was called positive. */
function precision(view) {
    const { tp, fp } = count(view);
    return tp / (tp + fp);
}
/** 2 tp / (2 tp + fp + fn); as in scikit-learn 0 when there is no positive to find and none was called. */
function f1(view) {
    const { tp, fp, fn } = count(view);
    const none = tp + fp + fn === 0 && view.rows.length > 0;
    return none ? 0 : (2 * tp) / (2 * tp + fp + fn);
}
/** Mean of the recalls of all classes that occur as label. */
function balancedAccuracy(view) {
    const recalls = byClass(view)
        .filter(({ support }) => support > 0)
        .map(({ hits, support }) => hits / support);
    return recalls.reduce((sum, recall) => sum + recall, 0) / recalls.length;
}
/** Mean of the F1 of all classes that occur as label or prediction. */
function f1Macro(view) {
    const scores = byClass(view).map(f1OfClass);
    return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}
/** Mean of the F1 of all classes, weighted by how often each is the label. */
function f1Weighted(view) {
    const classes = byClass(view);
    return classes.reduce((sum, counts) => sum + f1OfClass(counts) * counts.support, 0) / view.rows.length;
}
function byClass(view) {
    const classes = new Map();
    const of = (name) => {
        const counts = classes.get(name) ?? { hits: 0, support: 0, predicted: 0 };
        classes.set(name, counts);
        return counts;
    };
    for (const row of view.rows) {
        const label = view.text('label', row);
        const prediction = view.text('prediction', row);
        of(label).support += 1;
        of(prediction).predicted += 1;
        if (label === prediction)
            of(label).hits += 1;
    }
    return [...classes.values()];
}
/** scikit-learn counts a class nobody got right as 0. */
function f1OfClass({ hits, support, predicted }) {
    return (2 * hits) / (support + predicted);
}

;// CONCATENATED MODULE: ./packages/metrics/lib/regression.js
/** Mean absolute error of `prediction` against `label`. */
function meanAbsoluteError(view) {
    return mean(view, (error) => Math.abs(error));
}
/** Root of the mean squared error. */
function rootMeanSquaredError(view) {
    return Math.sqrt(mean(view, (error) => error * error));
}
/** Share of the labels' variance that is explained; NaN when they do not vary. */
function r2(view) {
    const labels = view.rows.map((row) => view.number('label', row));
    const center = labels.reduce((sum, label) => sum + label, 0) / labels.length;
    const total = labels.reduce((sum, label) => sum + (label - center) ** 2, 0);
    const constant = labels.every((label) => label === labels[0]);
    const residual = mean(view, (error) => error * error) * view.rows.length;
    return constant ? Number.NaN : 1 - residual / total;
}
function mean(view, of) {
    let sum = 0;
    for (const row of view.rows)
        sum += of(view.number('prediction', row) - view.number('label', row));
    return sum / view.rows.length;
}

;// CONCATENATED MODULE: ./packages/metrics/lib/scores.js
/**
 * Mean negative log of the probability given to the true class, clipped as scikit-learn does at the machine epsilon.
 * NaN when a score is no probability.
 */
function logLoss(view) {
    let sum = 0;
    for (const row of view.rows) {
        const score = probability(view, row);
        const clipped = Math.min(1 - Number.EPSILON, Math.max(Number.EPSILON, score));
        sum -= Math.log(view.isPositive(row) ? clipped : 1 - clipped);
    }
    return sum / view.rows.length;
}
/** Mean squared distance of the probability from the outcome; NaN when a score is no probability. */
function brierScore(view) {
    let sum = 0;
    for (const row of view.rows)
        sum += (probability(view, row) - (view.isPositive(row) ? 1 : 0)) ** 2;
    return sum / view.rows.length;
}
/** The score of a row, NaN when it is no probability: clipping a logit would give a number that means nothing. */
function probability(view, row) {
    const score = view.number('score', row);
    return score >= 0 && score <= 1 ? score : Number.NaN;
}
/** Probability that a positive example scores above a negative one, ties counting half; NaN without both classes. */
function rocAuc(view) {
    const groups = groupsByScore(view);
    if (groups === undefined)
        return Number.NaN;
    let below = 0;
    let wins = 0;
    for (const { positives, negatives } of groups.toReversed()) {
        wins += positives * (below + negatives / 2);
        below += negatives;
    }
    const total = groups.reduce((sum, { positives }) => sum + positives, 0);
    return wins / (total * below);
}
/** Sum over thresholds of precision times the rise in recall, as scikit-learn defines it; NaN without positives. */
function averagePrecision(view) {
    const groups = groupsByScore(view);
    if (groups === undefined)
        return Number.NaN;
    const total = groups.reduce((sum, { positives }) => sum + positives, 0);
    if (total === 0)
        return Number.NaN;
    let [tp, fp, area] = [0, 0, 0];
    for (const { positives, negatives } of groups) {
        tp += positives;
        fp += negatives;
        area += (positives / total) * (tp / (tp + fp));
    }
    return area;
}
/** Counts by score, highest first; undefined when a score is no number. */
function groupsByScore(view) {
    const scored = view.rows.map((row) => ({ score: view.number('score', row), positive: view.isPositive(row) }));
    if (scored.some(({ score }) => Number.isNaN(score)))
        return undefined;
    const groups = [];
    let last;
    for (const { score, positive } of scored.toSorted((a, b) => b.score - a.score)) {
        if (score !== last)
            groups.push({ positives: 0, negatives: 0 });
        last = score;
        const group = groups.at(-1);
        if (positive)
            group.positives += 1;
        else
            group.negatives += 1;
    }
    return groups;
}

;// CONCATENATED MODULE: ./packages/metrics/lib/registry.js
// Declarative table: every metric the suite computes, under scikit-learn's names.



const answers = ['label', 'prediction'];
const binary = [...answers, 'positive'];
const scored = ['label', 'score', 'positive'];
function shareOf(name, direction, needs, share) {
    return { name, direction, engine: 'paired-binary', unit: 'proportion', needs, share };
}
function registry_valueOf(name, direction, unit, needs, value) {
    return { name, direction, engine: 'none', unit, needs, value };
}
const metrics = [
    shareOf('accuracy', 'higher', answers, { counts: () => true, hits: (view, row) => view.isRight(row) }),
    shareOf('recall', 'higher', binary, {
        counts: (view, row) => view.isPositive(row),
        hits: (view, row) => view.isPredictedPositive(row),
    }),
    shareOf('false_positive_rate', 'lower', binary, {
        counts: (view, row) => !view.isPositive(row),
        hits: (view, row) => view.isPredictedPositive(row),
    }),
    registry_valueOf('precision', 'higher', 'proportion', binary, precision),
    registry_valueOf('f1', 'higher', 'proportion', binary, f1),
    registry_valueOf('balanced_accuracy', 'higher', 'proportion', answers, balancedAccuracy),
    registry_valueOf('f1_macro', 'higher', 'proportion', answers, f1Macro),
    registry_valueOf('f1_weighted', 'higher', 'proportion', answers, f1Weighted),
    registry_valueOf('roc_auc', 'higher', 'proportion', scored, rocAuc),
    registry_valueOf('average_precision', 'higher', 'proportion', scored, averagePrecision),
    registry_valueOf('log_loss', 'lower', 'other', scored, logLoss),
    registry_valueOf('brier_score', 'lower', 'proportion', scored, brierScore),
    registry_valueOf('mae', 'lower', 'other', answers, meanAbsoluteError),
    registry_valueOf('rmse', 'lower', 'other', answers, rootMeanSquaredError),
    registry_valueOf('r2', 'higher', 'other', answers, r2),
];
/** By name. */
const registry = new Map(metrics.map((metric) => [metric.name, metric]));

;// CONCATENATED MODULE: ./packages/metrics/lib/compute.js


const perExample = 'metric:';
/** Names of all metrics that are computed from predictions; `metric:<name>` columns are averaged besides. */
const metricNames = [...registry.keys()];
/** What is known of a metric. The direction of `metric:<name>` is the policy's to say; `lower` stands here. */
function findMetric(name) {
    return find(name);
}
/** The metric whose name is nearest to a misspelled one: at most a third of its letters away, else undefined. */
function nearestMetric(name) {
    const [nearest] = metricNames
        .map((candidate) => ({ candidate, distance: editDistance(name.toLowerCase().slice(0, 60), candidate) }))
        .toSorted((a, b) => a.distance - b.distance);
    return nearest !== undefined && nearest.distance <= Math.max(1, nearest.candidate.length / 3)
        ? nearest.candidate
        : undefined;
}
/**
 * A metric of some rows, all by default.
 *
 * @returns NaN where it has no value, such as no positives; undefined when a column or the positive class it needs is not there.
 * @throws RangeError for a name {@link findMetric} does not know.
 */
function computeMetric(name, examples, task, rows) {
    const metric = known(name);
    const view = new View(examples, task, rows);
    if (!canCompute(metric, view))
        return undefined;
    if (metric.value !== undefined)
        return metric.value(view);
    const { rows: counted, hit } = outcomes(name, examples, task, rows);
    return hit.reduce((sum, value) => sum + value, 0) / counted.length;
}
/**
 * The examples a share counts, in the order given, and on which of them what it is named after happens.
 *
 * @throws RangeError for metrics that are no share, or that need a positive class where none is known.
 */
function outcomes(name, examples, task, rows) {
    const { share, needs } = known(name);
    if (share === undefined)
        throw new RangeError(`${name} is no share of examples`);
    const view = new View(examples, task, rows);
    if (needs.includes('positive') && !view.hasPositive)
        throw new RangeError(`${name} needs a positive class`);
    const counted = view.rows.filter((row) => share.counts(view, row));
    return { rows: counted, hit: Uint8Array.from(counted, (row) => (share.hits(view, row) ? 1 : 0)) };
}
function known(name) {
    const metric = find(name);
    if (metric === undefined)
        throw new RangeError(`there is no metric ${name}`);
    return metric;
}
function find(name) {
    if (!name.startsWith(perExample) || name.length === perExample.length)
        return registry.get(name);
    const average = (view) => view.rows.reduce((sum, row) => sum + view.number(name, row), 0) / view.rows.length;
    return { name, direction: 'lower', engine: 'none', unit: 'other', needs: [name], value: average };
}
/** `correct` stands in for label and prediction where only being right counts. */
function canCompute({ name, needs }, view) {
    if (name === 'accuracy' && view.has('correct'))
        return true;
    return needs.every((column) => (column === 'positive' ? view.hasPositive : view.has(column)));
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

// EXTERNAL MODULE: ./packages/errors/lib/index.js + 2 modules
var lib = __webpack_require__(74465);
// EXTERNAL MODULE: ./node_modules/smol-toml/dist/index.js + 8 modules
var dist = __webpack_require__(3292);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var yaml_dist = __webpack_require__(38815);
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
function parseJsonWithNaN(text) {
    if (!/NaN|Infinity/.test(text))
        return JSON.parse(text);
    const numbers = text.replace(token, (found) => spelled.get(found) ?? found);
    // Strings have their quotes in `source`, so that none can be taken for the word.
    const restore = (_, value, context) => context.source === spelled.get('NaN') ? Number.NaN : value;
    return JSON.parse(numbers, restore);
}

;// CONCATENATED MODULE: ./packages/metrics/lib/metrics-file.js




const maxBytes = 16 * 1024 * 1024;
const maxMetrics = 100_000;
const maxDepth = 64;
/**
 * Reads the numbers of a metrics file; those nested in maps get dotted names, `{"metrics": {…}}` is unwrapped.
 * NaN and the infinities, which Python writes bare into JSON, are read as such. Text, booleans and lists are left out.
 *
 * @param name decides the format by its ending (.json, .yaml, .yml, .toml) and is shown in errors.
 * @throws UserError E_METRICS when it cannot be read or holds no number.
 */
function parseMetricsFile(bytes, name) {
    if (bytes.length > maxBytes)
        throw unreadable(name, `it has ${bytes.length} bytes, more than ${maxBytes}`);
    const document = parseDocument(bytes, name);
    if (!isMap(document))
        throw unreadable(name, 'expected a map of names to numbers');
    const only = Object.keys(document).length === 1 ? document['metrics'] : undefined;
    const metrics = new Map();
    collect(isMap(only) ? only : document, [], metrics, name);
    if (metrics.size === 0)
        throw unreadable(name, 'it holds no number');
    return metrics;
}
function parseDocument(bytes, name) {
    try {
        const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
        if (/\.json$/i.test(name))
            return parseJsonWithNaN(text);
        if (/\.toml$/i.test(name))
            return (0,dist/* parse */.qg)(text);
        return (0,yaml_dist/* parse */.qg)(text, { maxAliasCount: 20, uniqueKeys: true, logLevel: 'error' });
    }
    catch (cause) {
        throw unreadable(name, cause instanceof Error ? (cause.message.split('\n')[0] ?? '').slice(0, 300) : String(cause));
    }
}
/** YAML's aliases can make a map its own ancestor; no depth of a real file comes near the limit. */
function collect(map, path, metrics, file) {
    if (path.length > maxDepth)
        throw unreadable(file, `its maps are nested more than ${maxDepth} deep`);
    for (const [key, value] of Object.entries(map)) {
        const here = [...path, key];
        if (isMap(value))
            collect(value, here, metrics, file);
        if (typeof value !== 'number' && typeof value !== 'bigint')
            continue;
        const name = here.join('.');
        if (metrics.has(name))
            throw unreadable(file, `the name ${JSON.stringify(name.slice(0, 80))} is there twice`);
        if (metrics.size === maxMetrics)
            throw unreadable(file, `it holds more than ${maxMetrics} numbers`);
        metrics.set(name, Number(value));
    }
}
function isMap(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
function unreadable(name, why) {
    return new lib/* UserError */.yo('E_METRICS', `${name} cannot be read as metrics: ${why}. Correct the step that writes it.`);
}

;// CONCATENATED MODULE: ./packages/metrics/lib/index.js




/***/ }),

/***/ 89241:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Cs: () => (/* reexport */ artifactName),
  cd: () => (/* reexport */ values/* commit */.cd),
  br: () => (/* reexport */ values/* digest */.br),
  fD: () => (/* reexport */ values/* modelName */.fD),
  ai: () => (/* reexport */ values/* number */.ai),
  Hh: () => (/* reexport */ parseRecord),
  Ae: () => (/* reexport */ values/* path */.Ae),
  lX: () => (/* reexport */ recordPath),
  Om: () => (/* reexport */ serializeRecord),
  yp: () => (/* reexport */ stateFolder),
  WJ: () => (/* reexport */ verdict)
});

// UNUSED EXPORTS: comparison, deployRecord, deployStatus, evalGateRecord, file, head, maxRecordBytes, recordKinds, registerRecord, toJsonNumber, trainRecord, validateDataRecord

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
