export const id = 656;
export const ids = [656];
export const modules = {

/***/ 57656:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run_run)
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
    throw new lib/* UserError */.yo('E_FORK_CODE', `Nothing was run: ${eventName} gives this job the rights of the repository, and the code may come from a fork. Train it in a workflow started by \`pull_request\`, and judge the result in one started by \`workflow_run\`.`);
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

;// CONCATENATED MODULE: ./packages/metrics/lib/metrics-document.js




const maxBytes = 16 * 1024 * 1024;
const maxMetrics = 100_000;
const maxDepth = 64;
/**
 * Reads the map a metrics file holds; `{"metrics": {…}}`, alone or beside `fingerprint`, is unwrapped.
 *
 * @throws UserError E_METRICS when it cannot be read or holds no map.
 */
function metrics_document_readDocument(bytes, file) {
    if (bytes.length > maxBytes)
        throw metrics_document_unreadable(file, `it has ${bytes.length} bytes, more than ${maxBytes}`);
    const document = parseDocument(bytes, file);
    if (!metrics_document_isMap(document))
        throw metrics_document_unreadable(file, 'expected a map of names to numbers');
    const fingerprint = document['fingerprint'];
    const names = Object.keys(document).filter((name) => !(name === 'fingerprint' && metrics_document_isMap(fingerprint)));
    const only = names.length === 1 ? document['metrics'] : undefined;
    return { metrics: metrics_document_isMap(only) ? only : document, fingerprint };
}
function parseDocument(bytes, file) {
    try {
        const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
        if (/\.json$/i.test(file))
            return parseJsonWithNaN(text);
        if (/\.toml$/i.test(file))
            return (0,dist/* parse */.qg)(text);
        return (0,yaml_dist/* parse */.qg)(text, { maxAliasCount: 20, uniqueKeys: true, logLevel: 'error' });
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
        if (path.length > maxDepth)
            throw metrics_document_unreadable(file, `its maps are nested more than ${maxDepth} deep`);
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
    return new lib/* UserError */.yo('E_METRICS', `${file} cannot be read as metrics: ${why}. Correct the step that writes it.`);
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
const none = -1;
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
                if (right === none || answer === none)
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
    return Int32Array.from(view.members(name), (member) => numbers.get(member) ?? none).toSorted();
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
function findMetric(name) {
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
function outcomes(name, examples, task, rows) {
    const metric = ofShape(name, 'share');
    const view = new View(examples, task, rows);
    if (!metric.needs.includes(positiveClass) || view.positive !== undefined) {
        return material_shareOf(metric, view);
    }
    throw new RangeError(`${name} needs a positive class`);
}
/** The value of each row, in the order given; NaN where it has none. Weights are not in it. @throws RangeError as {@link statistics}. */
function exampleValues(name, examples, task, rows) {
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
function groupValues(name, examples, task, groups) {
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
function statistics(name, examples, task, rows) {
    const metric = ofShape(name, 'sums');
    return material_statisticsOf(metric, complete(metric, new View(examples, task, rows)));
}
/** Label and score of each row. Weights are not in it. @throws RangeError as {@link statistics}. */
function ranking(name, examples, task, rows) {
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
function computeMetric(name, examples, task, rows) {
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
    return metrics_document_collect(metrics_document_readDocument(bytes, name).metrics, (fields, key) => metrics_document_toNumber(fields[key]), name);
}

;// CONCATENATED MODULE: ./packages/metrics/lib/spelling.js

/** The metric whose name is nearest to a misspelled one: at most a third of its letters away, else undefined. */
function nearestMetric(name) {
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









;// CONCATENATED MODULE: ./actions/train/lib/metrics.js




const metrics_maxBytes = 16 * 1024 * 1024;
/**
 * Reads the metrics the command wrote: dotted names to values, NaN among them as it is.
 *
 * @throws UserError E_FILE when the file is too large; those of parseMetricsFile.
 */
async function readMetrics(path, workspace) {
    const shown = (0,external_node_path_.relative)(workspace, path);
    const { size } = await (0,promises_.stat)(path);
    if (size > metrics_maxBytes) {
        throw new lib/* UserError */.yo('E_FILE', `Expected metrics of at most ${metrics_maxBytes} bytes, found ${size} in ${JSON.stringify(shown)}. Write the final values only.`);
    }
    return parseMetricsFile(await (0,promises_.readFile)(path), shown);
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./packages/lineage/lib/file-digest.js



const chunkBytes = 1024 * 1024;
/** A buffer that several files in turn are read through. */
function newReadBuffer() {
    return Buffer.allocUnsafe(chunkBytes);
}
/**
 * `sha256:…` and size in bytes of a regular file, read in pieces of the buffer's length.
 *
 * @throws UserError E_FILE when it is missing, unreadable or not a regular file.
 */
async function digestFile(file, buffer) {
    try {
        // Opening a named pipe would wait for a writer for ever, so the kind is looked at before.
        if (!(await (0,promises_.stat)(file)).isFile())
            throw new Error('it is not a regular file');
        return await readThrough(file, buffer);
    }
    catch (cause) {
        throw new lib/* UserError */.yo('E_FILE', `Expected a readable file at ${JSON.stringify(file)}, but ${(0,lib/* describeError */.Uc)(cause)}. Check the path, and that an earlier step writes the file.`, { cause });
    }
}
async function readThrough(file, buffer) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    const opened = await (0,promises_.open)(file, 'r');
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

;// CONCATENATED MODULE: ./packages/lineage/lib/order.js
/** Sorts by the UTF-8 bytes of a key: the same on every platform and locale. */
function sortByBytes(items, key) {
    return items
        .map((item) => ({ item, bytes: Buffer.from(key(item)) }))
        .toSorted((a, b) => Buffer.compare(a.bytes, b.bytes))
        .map(({ item }) => item);
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
async function digestFiles(paths, root) {
    const named = [...new Set(paths.map((path) => toPosix((0,external_node_path_.relative)(root, (0,external_node_path_.resolve)(root, path)))))];
    if (named.length === 0)
        throw new lib/* UserError */.yo('E_NO_FILES', 'Expected at least one file to digest, got none.');
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
        files[index] = { path, ...(await digestFile((0,external_node_path_.resolve)(root, path), buffer)) };
    }
}
function digestOfList(files) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    for (const { path, sha256, size } of files)
        hash.update(`${JSON.stringify([path, sha256, size])}\n`);
    return `sha256:${hash.digest('hex')}`;
}
function toPosix(path) {
    return external_node_path_.sep === '/' ? path : path.split(external_node_path_.sep).join('/');
}

;// CONCATENATED MODULE: ./packages/lineage/lib/workspace.js



/**
 * The absolute form of a path that, every symbolic link followed, lies in `root` or is `root`. It need not exist:
 * then the nearest folder above it that does decides.
 *
 * @param path absolute, or relative to `root`
 * @throws UserError E_PATH_OUTSIDE when it lies elsewhere.
 */
async function insideWorkspace(path, root) {
    const absolute = (0,external_node_path_.resolve)(root, path);
    const real = path.includes('\0') ? undefined : await realpathOfNearest(absolute);
    if (real !== undefined && liesIn(real, await (0,promises_.realpath)(root)))
        return absolute;
    throw new lib/* UserError */.yo('E_PATH_OUTSIDE', `Expected a path inside ${JSON.stringify(root)}, got ${JSON.stringify(path)}, which leads out of it. Use a path relative to the working directory, without links to the outside.`);
}
/** Whether a path is a folder or lies in it; both absolute, nothing followed. */
function liesIn(path, folder) {
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
        throw new lib/* UserError */.yo('E_NO_FILES', `Expected files in ${JSON.stringify(root)}: ${what}. Correct the patterns, or let an earlier step write the files.`, { problems });
    }
    return sortByBytes([...found], (path) => path);
}
async function expand(pattern, root) {
    if (await isFile((0,external_node_path_.join)(root, pattern)))
        return [await checked(pattern, root)];
    const matches = [];
    for await (const match of (0,promises_.glob)(pattern, { cwd: root })) {
        if (await isFile((0,external_node_path_.join)(root, match)))
            matches.push(await checked(match, root));
    }
    return matches;
}
async function checked(match, root) {
    const absolute = await insideWorkspace(match, root);
    return (0,external_node_path_.relative)(root, absolute).split(external_node_path_.sep).join('/');
}
function withinRoot(pattern, root) {
    const local = (0,external_node_path_.isAbsolute)(pattern) ? (0,external_node_path_.relative)(root, pattern) : pattern;
    if (!pattern.includes('\0') && liesIn((0,external_node_path_.join)(root, local), root))
        return local;
    throw new lib/* UserError */.yo('E_PATH_OUTSIDE', `Expected a pattern inside ${JSON.stringify(root)}, got ${JSON.stringify(pattern)}. Use a pattern relative to the working directory, without "..".`);
}
async function describeNothing(pattern, root) {
    const found = await (0,promises_.stat)((0,external_node_path_.join)(root, pattern)).catch(() => undefined);
    if (found?.isDirectory())
        return `${JSON.stringify(pattern)} is a folder (write ${JSON.stringify((0,external_node_path_.join)(pattern, '**'))} for all files below it)`;
    return `${JSON.stringify(pattern)} matches no file`;
}
function isFile(path) {
    return (0,promises_.stat)(path).then((found) => found.isFile(), () => false);
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
    const found = await (0,promises_.stat)(path).catch((cause) => {
        throw path_digest_unreadable(path, (0,lib/* describeError */.Uc)(cause), cause);
    });
    if (!found.isDirectory()) {
        const { sha256, size } = await digestFile(path, newReadBuffer());
        return { digest: sha256, size, kind: 'file', files: [] };
    }
    const files = [];
    const root = await (0,promises_.realpath)(path);
    await path_digest_collect({ folder: root, name: '', root, above: [root], files });
    if (files.length === 0)
        throw new lib/* UserError */.yo('E_NO_FILES', `Expected files in the folder ${JSON.stringify(path)}, but it holds none. Let the command write there.`);
    const set = await digestFiles(files, root);
    return {
        digest: set.digest,
        size: set.files.reduce((sum, { size }) => sum + size, 0),
        kind: 'folder',
        files: set.files,
    };
}
async function path_digest_collect({ folder, name, root, above, files }) {
    for (const entry of await (0,promises_.readdir)(folder, { withFileTypes: true })) {
        const inSet = (0,external_node_path_.join)(name, entry.name);
        const real = entry.isSymbolicLink() ? await follow((0,external_node_path_.join)(folder, entry.name), root) : (0,external_node_path_.join)(folder, entry.name);
        const isFolder = entry.isSymbolicLink() ? (await (0,promises_.stat)(real)).isDirectory() : entry.isDirectory();
        if (!isFolder)
            files.push(inSet);
        else if (above.includes(real))
            throw path_digest_unreadable((0,external_node_path_.join)(root, inSet), 'it is a link to a folder it lies in');
        else
            await path_digest_collect({ folder: real, name: inSet, root, above: [...above, real], files });
        if (files.length > maxFiles)
            throw path_digest_unreadable(root, `it holds more than ${maxFiles} files`);
    }
}
async function follow(link, root) {
    const real = await (0,promises_.realpath)(link).catch((cause) => {
        throw path_digest_unreadable(link, 'it is a link that leads nowhere', cause);
    });
    if (liesIn(real, root))
        return real;
    throw new lib/* UserError */.yo('E_PATH_OUTSIDE', `Expected only links that stay inside ${JSON.stringify(root)}, but ${JSON.stringify(link)} leads out of it. Copy the file instead of linking it.`);
}
function path_digest_unreadable(path, why, cause) {
    return new lib/* UserError */.yo('E_FILE', `Expected a readable file or folder at ${JSON.stringify(path)}, but ${why}. Check what the command writes there.`, { cause });
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
;// CONCATENATED MODULE: ./packages/lineage/lib/tracked-files.js


const safely = ['--no-optional-locks', '-c', 'core.fsmonitor=false', '-c', 'safe.directory=*'];
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
    const hash = (0,external_node_crypto_.createHash)('sha256');
    let entries = 0;
    let head = '';
    let complaint = '';
    const child = (0,external_node_child_process_.spawn)('git', parameters, { env: { ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
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







;// CONCATENATED MODULE: ./actions/train/lib/predictions.js


/**
 * Digests the predictions. What they say is read by whoever judges them, with the same code for both sides.
 *
 * @throws UserError E_FILE
 */
async function readPredictions(path, workspace) {
    const { digest, size } = await digestPath(path);
    return { file: { path, name: (0,external_node_path_.basename)(path) }, path: (0,external_node_path_.relative)(workspace, path).split(external_node_path_.sep).join('/'), digest, size };
}

;// CONCATENATED MODULE: ./actions/train/lib/weights.js




/** @throws UserError E_FILE, E_PATH_OUTSIDE, E_NO_FILES as of digestPath. */
async function readWeights(absolute, workspace) {
    const digest = await digestPath(absolute);
    const format = digest.kind === 'folder' ? 'folder' : formatOf((0,external_node_path_.basename)(absolute));
    return { ...digest, absolute, path: (0,external_node_path_.relative)(workspace, absolute).split(external_node_path_.sep).join('/'), format };
}
/** No fault: there was nothing to store, or nowhere to store it. */
function notStored(reason) {
    return { stored: false, reason, failed: false };
}
/**
 * Stores the model as an artifact of its own. This comes before the record is written, since the record names the
 * artifact and an output its id.
 *
 * A store that fails is told and not thrown: the record of a long training is worth keeping.
 */
async function storeWeights(weights, name, ports) {
    const store = await ports.artifacts();
    if (store === undefined)
        return notStored('this runner offers no artifact store');
    const { absolute, kind, files } = weights;
    const root = kind === 'folder' ? await (0,promises_.realpath)(absolute) : (0,external_node_path_.dirname)(absolute);
    const paths = kind === 'folder' ? files.map(({ path }) => (0,external_node_path_.join)(root, path)) : [absolute];
    try {
        const { id, name: stored } = await store.upload(name, paths, { root, attempt: ports.runner.context.runAttempt });
        return { stored: true, id, name: stored };
    }
    catch (error) {
        if (!(error instanceof lib/* ServiceError */._7 || error instanceof lib/* UserError */.yo))
            throw error;
        return { stored: false, reason: error.message, failed: true };
    }
}
function formatOf(name) {
    return /\.(tar\.\w{1,10}|\w{1,20})$/.exec(name.toLowerCase())?.[1] ?? 'unknown';
}

;// CONCATENATED MODULE: ./actions/train/lib/collect.js





/** Reads and digests what the command wrote, and says in the log what was taken for what. */
async function collect_collect(found, { workspace, progress }, runner) {
    const shown = (path) => path === undefined ? 'none' : (0,external_node_path_.relative)(workspace, path).split(external_node_path_.sep).join('/');
    runner.info(`Metrics: ${shown(found.metrics)}`);
    runner.info(`Predictions: ${shown(found.predictions)}`);
    runner.info(`Model: ${shown(found['model-path'])}`);
    return {
        metrics: found.metrics === undefined ? new Map() : await readMetrics(found.metrics, workspace),
        predictions: found.predictions === undefined ? undefined : await readPredictions(found.predictions, workspace),
        weights: found['model-path'] === undefined ? undefined : await readWeights(found['model-path'], workspace),
        progress: await readProgress(progress, workspace),
    };
}
const maxProgressBytes = 16 * 1024 * 1024;
/** It is only shown, so too much of it is left out. */
async function readProgress(path, workspace) {
    const found = await (0,promises_.lstat)(path).catch(() => undefined);
    if (found === undefined || !found.isFile() || found.size === 0 || found.size > maxProgressBytes)
        return undefined;
    return readPredictions(path, workspace);
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
    const bash = await shell_find('bash', environment);
    if (bash !== undefined)
        return oneStream(bash, ['--noprofile', '--norc', '-eo', 'pipefail'], command);
    const sh = await shell_find('sh', environment);
    if (sh !== undefined)
        return oneStream(sh, ['-e'], command);
    throw new lib/* UserError */.yo('E_COMMAND', 'Expected bash or sh on the PATH, found neither. Install bash on the runner.');
}
function oneStream(file, options, command) {
    return { file, parameters: ['-c', 'exec "$0" "$@" 2>&1', file, ...options, '-c', command] };
}
async function shell_find(name, environment) {
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






const longestTimer = 2 ** 31 - 1;
const drainMs = 5000;
/**
 * Runs a command in a process group of its own, without input, its output passed on live in constant memory.
 *
 * @throws UserError E_COMMAND when it cannot be started; whatever `onOutput` throws, after the command was killed.
 */
async function runCommand(order) {
    const started = performance.now();
    const { child, group } = await start(await shellFor(order.command, order.env), order);
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
async function start({ file, parameters }, { cwd, env, graceMs }) {
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
    const timer = timeLimitMs === undefined ? undefined : setTimeout(expire, Math.min(timeLimitMs, longestTimer));
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




;// CONCATENATED MODULE: ./actions/train/lib/duration.js
/** Milliseconds as people say them: `0.42 s`, `12.3 s`, `4 min 05 s`, `2 h 03 min`. */
function describeDuration(ms) {
    const seconds = ms / 1000;
    if (seconds < 10)
        return `${seconds.toFixed(2)} s`;
    if (seconds < 60)
        return `${seconds.toFixed(1)} s`;
    const minutes = Math.floor(seconds / 60);
    if (minutes < 60)
        return `${minutes} min ${twoDigits(seconds % 60)} s`;
    return `${Math.floor(minutes / 60)} h ${twoDigits(minutes % 60)} min`;
}
function twoDigits(number) {
    return String(Math.floor(number)).padStart(2, '0');
}

;// CONCATENATED MODULE: ./actions/train/lib/execute.js



/** The runner kills the whole tree ten seconds after it cancels; the record's faults need the last of them. */
const graceMs = 7000;
/**
 * Runs the training command, its output in the log as it comes and never taken for workflow commands.
 *
 * @throws UserError E_COMMAND, E_TIME_LIMIT, E_CANCELLED with the last lines of the output.
 */
async function execute(training, places, runner) {
    const { command, timeLimitMs } = training;
    const env = commandEnvironment(runner.context.environment, variables(training, places, runner));
    runner.info(command);
    const outcome = await withCancellation((signal) => runner.untrusted((onOutput) => runCommand({ command, cwd: places.folder, env, timeLimitMs, onOutput, signal, graceMs })));
    if (outcome.leftRunning)
        runner.info('The command left programs running in the background; they were ended.');
    const failure = explain(outcome, timeLimitMs);
    if (failure !== undefined)
        throw failure;
    return outcome;
}
function variables({ seed }, { output, params, progress, checkpoints }, { context }) {
    return {
        MLOPS_SEED: String(seed),
        MLOPS_OUTPUT_DIR: output,
        MLOPS_PARAMS: params,
        MLOPS_PROGRESS_FILE: progress,
        MLOPS_CHECKPOINT_DIR: checkpoints,
        MLOPS_RESUME_FROM: '',
        // Python holds output back when it goes to a pipe; then the log would not be live.
        PYTHONUNBUFFERED: context.environment['PYTHONUNBUFFERED'] ?? '1',
    };
}
function explain(outcome, timeLimitMs = 0) {
    const { exitCode, signal, durationMs, lastLines, timedOut, cancelled } = outcome;
    const after = describeDuration(durationMs);
    const problems = lastLines.map((message) => ({ message }));
    if (cancelled)
        return new lib/* UserError */.yo('E_CANCELLED', `The job was cancelled; the command was ended after ${after}. Re-run the job if that was not meant.`, { problems });
    if (timedOut) {
        return new lib/* UserError */.yo('E_TIME_LIMIT', `The command was ended after ${after}, as its time limit is ${describeDuration(timeLimitMs)}. Raise \`time-limit\`, or make the command quicker.`, { problems });
    }
    if (exitCode === 0)
        return undefined;
    const how = exitCode === null ? `was ended by ${signal ?? 'a signal'}` : `ended with exit code ${exitCode}`;
    const last = lastLines.at(-1);
    const said = last === undefined ? 'It wrote nothing.' : `Its last line: ${last}`;
    return new lib/* UserError */.yo('E_COMMAND', `The command ${how} after ${after}. ${said} (read the lines before it in the log, and correct the command)`, { problems });
}

;// CONCATENATED MODULE: ./actions/train/lib/fingerprint.js



/**
 * What changes whenever a file, or any file of a folder, is written or replaced, be it with the same content: inode,
 * size and times. Null when there is nothing.
 */
async function fingerprint(path) {
    const found = await (0,promises_.stat)(path, { bigint: true }).catch(() => undefined);
    if (found === undefined)
        return null;
    if (!found.isDirectory())
        return times(found);
    const entries = await (0,promises_.readdir)(path, { recursive: true, withFileTypes: true });
    const names = entries.filter((entry) => !entry.isDirectory()).map((entry) => (0,external_node_path_.join)(entry.parentPath, entry.name));
    const hash = (0,external_node_crypto_.createHash)('sha256');
    for (const name of names.toSorted()) {
        hash.update(`${JSON.stringify((0,external_node_path_.relative)(path, name))} ${times(await (0,promises_.lstat)(name, { bigint: true }))}\n`);
    }
    return hash.digest('hex');
}
function times({ ino, size, mtimeNs, ctimeNs }) {
    return [ino, size, mtimeNs, ctimeNs].join(' ');
}

;// CONCATENATED MODULE: ./actions/train/lib/outputs.js





/** Where an output is looked for in the output folder when its input is not set. */
const defaultNames = {
    metrics: /^metrics\.(json|ya?ml|toml)$/,
    predictions: /^predictions\.(jsonl|csv|parquet)(\.gz)?$/,
    // Shards count as well, so that an index is not taken for the whole model.
    'model-path': /^model(\.|-\d+-of-\d+\.|$)/,
};
const inputs = Object.keys(defaultNames);
/**
 * Notes how the outputs that the user names stand before the command runs.
 *
 * @throws UserError E_PATH_OUTSIDE; E_INPUT when the model would be a folder that holds the working directory.
 */
async function declareOutputs(named, places) {
    const declared = [];
    for (const input of inputs) {
        if (named[input] === '')
            continue;
        const path = await insideWorkspace((0,external_node_path_.resolve)(places.folder, named[input]), places.workspace);
        if (!(0,external_node_path_.relative)(path, places.folder).startsWith('..')) {
            throw new lib/* UserError */.yo('E_INPUT', `input \`${input}\`: expected a file or folder that the command writes, found the working directory or a folder around it (${JSON.stringify(named[input])}). Name the output itself.`);
        }
        declared.push({ input, path, before: await fingerprint(path) });
    }
    return declared;
}
/**
 * Finds what the command wrote: what the user named, and by its usual name in the output folder what they did not.
 *
 * @throws UserError E_OUTPUT_MISSING or E_OUTPUT_STALE with every fault; also when there is no output at all.
 */
async function findOutputs(declared, places) {
    const faults = [];
    const found = {
        metrics: undefined,
        predictions: undefined,
        'model-path': undefined,
    };
    for (const input of inputs) {
        const one = declared.find((output) => output.input === input);
        const path = one?.path ?? (await findDefault(input, places, faults));
        if (path === undefined)
            continue;
        const fault = await check(input, path, one?.before ?? null, places);
        if (fault === undefined)
            found[input] = await insideWorkspace(path, places.workspace);
        else
            faults.push(fault);
    }
    if (faults.length === 0 && inputs.every((input) => found[input] === undefined))
        faults.push(await nothingWritten(places));
    const [first] = faults;
    if (first === undefined)
        return found;
    const problems = faults.map(({ problem }) => problem);
    throw new lib/* UserError */.yo(first.code, problems.map(({ message }) => message).join(' '), { problems });
}
function fault(code, message) {
    return { code, problem: { message } };
}
async function findDefault(input, places, faults) {
    const names = (await entries(places.output)).filter((name) => defaultNames[input].test(name));
    const [name] = names;
    if (names.length > 1) {
        faults.push(fault('E_OUTPUT_MISSING', `MLOPS_OUTPUT_DIR holds ${list(names)}, each of which could be meant by \`${input}\`. Set \`${input}\`, or let the command write one${input === 'model-path' ? ', for example a folder `model`' : ''}.`));
        return undefined;
    }
    return name === undefined ? undefined : (0,external_node_path_.join)(places.output, name);
}
async function check(input, path, before, places) {
    const shown = JSON.stringify((0,external_node_path_.relative)(places.folder, path));
    const found = await (0,promises_.stat)(path).catch(() => undefined);
    const missing = async (what) => fault('E_OUTPUT_MISSING', `The command ended well, but ${shown} (\`${input}\`) ${what}. ${await describeNear(path, places)} Let the command write it, or correct \`${input}\`.`);
    if (found === undefined)
        return missing('is missing');
    if (found.isDirectory() && input !== 'model-path')
        return missing('is a folder, not a file');
    if (!found.isDirectory() && !found.isFile())
        return missing('is not a regular file');
    if (await isEmpty(path, found))
        return missing('is empty');
    if (before !== null && before === (await fingerprint(path))) {
        return fault('E_OUTPUT_STALE', `${shown} (\`${input}\`) existed before the command ran, and the command did not write it: it may stem from another run. Let the command write it each time, and keep outputs out of the repository.`);
    }
    return undefined;
}
async function isEmpty(path, found) {
    if (!found.isDirectory())
        return found.size === 0;
    return !(await (0,promises_.readdir)(path, { recursive: true, withFileTypes: true })).some((entry) => !entry.isDirectory());
}
async function nothingWritten({ output }) {
    return fault('E_OUTPUT_MISSING', `The command ended well, but left neither metrics nor predictions nor a model. MLOPS_OUTPUT_DIR holds ${list(await entries(output))}. Let the command write metrics.json, predictions.jsonl or model there, or name its outputs with \`metrics\`, \`predictions\` and \`model-path\`.`);
}
async function describeNear(path, { folder, output }) {
    const near = (0,external_node_path_.dirname)(path);
    const there = `${JSON.stringify((0,external_node_path_.relative)(folder, near) || '.')} holds ${list(await entries(near))}.`;
    return near === output ? there : `${there} MLOPS_OUTPUT_DIR holds ${list(await entries(output))}.`;
}
async function entries(folder) {
    const names = await (0,promises_.readdir)(folder).catch(() => []);
    return names.toSorted();
}
function list(names) {
    if (names.length === 0)
        return 'nothing';
    const shown = names.slice(0, 10).map((name) => JSON.stringify(name.slice(0, 80)));
    return names.length > 10 ? `${shown.join(', ')} and ${names.length - 10} more` : shown.join(', ');
}

;// CONCATENATED MODULE: ./actions/train/lib/parameters.js





const parameters_maxBytes = 1024 * 1024;
/**
 * Reads the parameters of a run: none, a JSON object, or the path of a JSON or YAML file.
 *
 * @throws UserError E_PARAMS with line and column, E_PATH_OUTSIDE.
 */
async function loadParameters(input, { folder, workspace }) {
    if (input === '')
        return {};
    if (input.startsWith('{'))
        return parseParameters(input, 'input params', { strictJson: true });
    const file = await insideWorkspace((0,external_node_path_.resolve)(folder, input), workspace);
    if (!['.json', '.yaml', '.yml'].includes((0,external_node_path_.extname)(file).toLowerCase())) {
        throw parameters_unreadable(input, 'expected a file ending in .json, .yaml or .yml, or a JSON object');
    }
    const found = await (0,promises_.stat)(file).catch((cause) => {
        throw parameters_unreadable(input, (0,lib/* describeError */.Uc)(cause), { cause });
    });
    if (!found.isFile() || found.size > parameters_maxBytes)
        throw parameters_unreadable(input, `expected a file of at most ${parameters_maxBytes} bytes`);
    return parseParameters(await (0,promises_.readFile)(file, 'utf8'), input, { strictJson: input.toLowerCase().endsWith('.json') });
}
/** JSON is read as YAML too, for the sake of lines, columns and names given twice. */
function parseParameters(text, place, { strictJson }) {
    const lines = new yaml_dist/* LineCounter */.HN();
    const document = (0,yaml_dist/* parseDocument */.Tp)(text, { lineCounter: lines, prettyErrors: false });
    const problems = document.errors.map(({ message, pos: [start] }) => {
        const { line, col: column } = lines.linePos(start);
        return { file: place, line, column, message };
    });
    if (problems.length > 0) {
        const [first] = problems;
        throw parameters_unreadable(`${place}:${first?.line}:${first?.column}`, first?.message ?? '', { problems });
    }
    const value = toPlain(() => (strictJson ? JSON.parse(text) : document.toJS({ maxAliasCount: 100 })), place);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        throw parameters_unreadable(place, 'expected names with values (a mapping)');
    }
    return value;
}
function toPlain(read, place) {
    try {
        const text = JSON.stringify(read(), (key, value) => {
            if (typeof value === 'number' && !Number.isFinite(value))
                throw new Error(`${key} is ${value}, which is no JSON number`);
            return value;
        });
        if (text !== undefined && text.length > parameters_maxBytes)
            throw new Error(`they take more than ${parameters_maxBytes} bytes`);
        return JSON.parse(text ?? 'null');
    }
    catch (cause) {
        throw parameters_unreadable(place, (0,lib/* describeError */.Uc)(cause), { cause });
    }
}
function parameters_unreadable(place, why, options = {}) {
    return new lib/* UserError */.yo('E_PARAMS', `The parameters in ${place} cannot be read: ${why}. Correct them, or \`params\`.`, options);
}

;// CONCATENATED MODULE: ./actions/train/lib/places.js





/**
 * Makes the folders of a run, and removes what an earlier run left in them.
 *
 * @throws UserError E_PATH_OUTSIDE, E_FILE when the working directory is elsewhere or missing.
 */
async function preparePlaces(workspace, workingDirectory, model) {
    const folder = await insideWorkspace(workingDirectory, workspace);
    if (!(await (0,promises_.stat)(folder).catch(() => undefined))?.isDirectory()) {
        throw new lib/* UserError */.yo('E_FILE', `Expected a folder at ${JSON.stringify(workingDirectory)}, the working directory, found none. Correct \`working-directory\`, or check the code out before.`);
    }
    const state = await insideWorkspace((0,records_lib/* stateFolder */.yp)(model), workspace);
    const place = (name) => (0,external_node_path_.join)(state, name);
    for (const name of ['progress.jsonl', 'params.json', 'output'])
        await (0,promises_.rm)(place(name), { recursive: true, force: true });
    await (0,promises_.mkdir)(place('output'), { recursive: true });
    await (0,promises_.mkdir)(place('checkpoints'), { recursive: true });
    await (0,promises_.writeFile)(place('.gitignore'), '*\n');
    return {
        workspace,
        folder,
        state,
        output: place('output'),
        checkpoints: place('checkpoints'),
        params: place('params.json'),
        progress: place('progress.jsonl'),
    };
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
;// CONCATENATED MODULE: ./actions/train/lib/machine.js

/** The machine a command runs on; none of its secrets, and no name. */
function describeMachine(image) {
    return {
        os: `${(0,external_node_os_.platform)()} ${(0,external_node_os_.release)()}`,
        arch: (0,external_node_os_.arch)(),
        cpus: (0,external_node_os_.availableParallelism)(),
        memoryBytes: (0,external_node_os_.totalmem)(),
        image,
    };
}

;// CONCATENATED MODULE: ./actions/train/lib/record.js


/** The record of a run that trained. */
function toRecord({ inputs, context, now, seed, parameters, sources, durationMs, written, storage, }) {
    const { metrics, predictions, progress, weights } = written;
    const { data, code } = sources;
    return {
        kind: 'train',
        ...recordHead(inputs.model, context, now),
        command: inputs.run,
        workingDirectory: inputs['working-directory'],
        seed,
        parameters,
        durationMs: Math.round(durationMs),
        environment: describeMachine(context.image),
        data: data === undefined
            ? null
            : { digest: data.digest, files: data.files.length, size: data.files.reduce((sum, { size }) => sum + size, 0) },
        code: code.found ? { commit: code.commit, digest: code.digest, files: code.files, dirty: code.dirty } : null,
        metrics: Object.fromEntries(metrics),
        predictions: predictions === undefined ? null : { path: predictions.path, digest: predictions.digest, size: predictions.size },
        progress: progress === undefined ? null : { path: progress.path, digest: progress.digest, size: progress.size },
        weights: weights === undefined
            ? null
            : {
                path: weights.path,
                digest: weights.digest,
                size: weights.size,
                format: weights.format,
                artifact: storage.stored ? storage.name : null,
            },
    };
}

;// CONCATENATED MODULE: ./actions/train/lib/seed.js

const largest = 2 ** 32 - 1;
/**
 * The seed of the run: that of the environment variable `MLOPS_SEED` where the step sets it, else 0.
 *
 * @throws UserError E_INPUT when it is no integer from 0 to 2^32 - 1, which is what numerical libraries take.
 */
function readSeed(text = '') {
    if (text === '')
        return 0;
    const seed = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
    if (seed <= largest)
        return seed;
    throw new lib/* UserError */.yo('E_INPUT', `Expected the environment variable MLOPS_SEED to be an integer from 0 to ${largest}, found ${JSON.stringify(text.slice(0, 80))}. Correct or remove it.`);
}

;// CONCATENATED MODULE: ./packages/contract/lib/contract.js
/** Where the contract of a model may be, the one that goes first before the one all models share. */
function contractPaths(model) {
    return [`mlops/${model}/contract.yml`, 'mlops/contract.yml'];
}
/** The datasets a contract names, in its order; empty when it names none. */
function dataGlobs({ data }) {
    return data;
}
/** The line of a rule in the contract, or of the nearest thing around it that is written there; 1 when nothing is. */
function lineOf({ lines }, path) {
    for (let length = path.length; length > 0; length--) {
        const line = lines.get(JSON.stringify(path.slice(0, length)));
        if (line !== undefined)
            return line;
    }
    return 1;
}

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
        const distance = nearest_editDistance(word.toLowerCase(), candidate.toLowerCase());
        if (distance <= Math.ceil(candidate.length / 3) && distance < (best?.distance ?? Infinity))
            best = { candidate, distance };
    }
    return best?.candidate;
}
/** Levenshtein's distance, row by row. */
function nearest_editDistance(from, to) {
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

;// CONCATENATED MODULE: ./packages/config/lib/yaml-source.js

const maxCharacters = 1024 * 1024;
const maxAliases = 100;
const yaml_source_maxDepth = 100;
/** One unclosed bracket gives rise to many. */
const maxSyntaxFaults = 10;
/** Reads YAML 1.2. Duplicate keys, unknown tags, a second document and aliases that multiply are problems. */
function yaml_source_readYaml(text, file) {
    const counter = new yaml_dist/* LineCounter */.HN();
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
            const document = (0,yaml_dist/* parseDocument */.Tp)(text, { lineCounter: this.#counter, prettyErrors: false, uniqueKeys: false });
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
        const target = (0,yaml_dist/* isAlias */.Vj)(node) ? node.resolve(document) : node;
        if ((0,yaml_dist/* isMap */.jh)(target))
            this.#walkMap(document, target.items, path);
        else if ((0,yaml_dist/* isSeq */.oP)(target)) {
            for (const [index, item] of target.items.entries()) {
                this.#note([...path, index], item, item);
                if ((0,yaml_dist/* isMap */.jh)(item) || (0,yaml_dist/* isSeq */.oP)(item))
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
        this.#values.set(id, (0,yaml_dist/* isNode */.Ll)(value) && value.range ? this.#at(offsetOf(value)) : place);
        this.lines.set(id, place.line);
    }
    #at(offset) {
        const { line, col } = this.#counter.linePos(offset);
        return { line: Math.max(1, line), column: Math.max(1, col) };
    }
}
function nameOf(key) {
    const value = (0,yaml_dist/* isScalar */.jn)(key) ? key.value : undefined;
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
    return (0,yaml_dist/* isNode */.Ll)(node) ? (node.range?.[0] ?? 0) : 0;
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




;// CONCATENATED MODULE: ./packages/contract/lib/pattern.js
const pattern_longest = 1000;
const largestRepetition = 1000;
const openings = [
    ['(?=', 'a lookahead'],
    ['(?!', 'a lookahead'],
    ['(?<=', 'a lookbehind'],
    ['(?<!', 'a lookbehind'],
    ['(?<', 'a named group'],
    ['(?P', 'a named group'],
    ['(?>', 'an atomic group'],
];
/**
 * Why a pattern is not one, or cannot be searched for in time that grows with the text only; undefined when it is fine.
 *
 * Patterns run in RE2, so what only backtracking engines have is refused: look-around, backreferences, atomic groups.
 * What ECMAScript and RE2 read differently is refused too, so that a pattern means the same everywhere.
 */
function findPatternFault(pattern) {
    if (pattern.length > pattern_longest)
        return `expected at most ${pattern_longest} characters, found ${pattern.length}`;
    return findForeign(pattern) ?? findRepetition(pattern) ?? findSyntaxFault(pattern);
}
function findForeign(pattern) {
    let inClass = false;
    for (let at = 0; at < pattern.length; at++) {
        const rest = pattern.slice(at, at + 4);
        if (rest.startsWith('\\')) {
            const fault = findEscapeFault(rest.slice(1), inClass);
            if (fault !== undefined)
                return fault;
            at++;
        }
        else if (inClass)
            inClass = !rest.startsWith(']');
        else if (rest.startsWith('[')) {
            if (/^\[\^?\]/.test(rest))
                return 'an empty [] matches nothing: write the characters, \\] for a bracket';
            inClass = true;
        }
        else if (rest.startsWith('(?')) {
            const fault = findGroupFault(rest, at);
            if (fault !== undefined)
                return fault;
        }
    }
    return undefined;
}
function findEscapeFault(escaped, inClass) {
    const letter = escaped.charAt(0);
    if (letter === '')
        return 'it ends with a backslash';
    if (/[1-9k]/.test(letter))
        return `backreferences such as \\${letter} cannot be searched for: write the text out`;
    if (letter === 'x')
        return /^x[0-9a-f]{2}/i.test(escaped) ? undefined : '\\x needs two hexadecimal digits, such as \\x41';
    if (/[bB]/.test(letter) && inClass)
        return `\\${letter} has no meaning inside []`;
    if (/[dDwWsSbBnrtfvpP]/.test(letter) || /[^\w\s]|[ _]/.test(letter))
        return undefined;
    return `the escape \\${letter} is not understood`;
}
function findGroupFault(rest, at) {
    if (rest.startsWith('(?:') || (at === 0 && rest.startsWith('(?i)')))
        return undefined;
    const known = openings.find(([opening]) => rest.startsWith(opening));
    if (known !== undefined)
        return `${known[1]} cannot be searched for: write it with (?:…), ^ and $`;
    return `the group ${rest.slice(0, 3)} is not understood; (?i) may stand at the very beginning`;
}
function findRepetition(pattern) {
    const numbers = [...pattern.matchAll(/\{(\d+)(?:,(\d*))?\}/g)].flatMap(([, from = '', to = '']) => [from, to]);
    const large = numbers.find((digits) => Number(digits) > largestRepetition);
    return large === undefined ? undefined : `expected at most ${largestRepetition} repetitions, found ${large}`;
}
function findSyntaxFault(pattern) {
    try {
        RegExp(pattern.replace(/^\(\?i\)/, ''));
        return undefined;
    }
    catch (error) {
        const reason = error instanceof Error ? (error.message.split(': ').at(-1) ?? '') : '';
        return `it is no regular expression: ${reason.toLowerCase()}`;
    }
}

;// CONCATENATED MODULE: ./packages/contract/lib/column-rules.js


const ordered = ['integer', 'number', 'date', 'timestamp'];
const typesOf = {
    min: ordered,
    max: ordered,
    pattern: ['string'],
    'min-length': ['string'],
    'max-length': ['string'],
};
const column_rules_forms = {
    string: 'a text in quotes',
    integer: 'a whole number',
    number: 'a number',
    boolean: 'true or false',
    date: 'a date such as 2026-01-31',
    timestamp: 'a timestamp such as 2026-01-31T12:00:00Z',
};
/** What is wrong with rules that are well-formed one by one: of another type, or at odds with each other. */
function checkColumn(rules, path) {
    const fault = (key, message) => ({ path: [...path, key], message });
    const foreign = Object.entries(typesOf)
        .filter(([key, types]) => rules[key] !== undefined && !types.includes(rules.type))
        .map(([key, types]) => fault(key, `\`${key}\` is for ${types.join(', ')}, not for ${rules.type}`));
    const pattern = rules.pattern === undefined ? undefined : findPatternFault(rules.pattern);
    return [
        ...foreign,
        ...(ordered.includes(rules.type) ? checkRange(rules, fault) : []),
        ...checkLength(rules, fault),
        ...checkSet(rules, path),
        ...(pattern === undefined ? [] : [fault('pattern', `the pattern cannot be used: ${pattern}`)]),
    ];
}
function checkRange({ type, min, max }, fault) {
    const faults = [];
    for (const [key, value] of [['min', min], ['max', max]]) {
        if (value !== undefined && !fits(value, type))
            faults.push(fault(key, `expected ${column_rules_forms[type]}, found ${yaml_source_quote(String(value))}`));
    }
    if (faults.length === 0 && min !== undefined && max !== undefined && rank(min) > rank(max))
        faults.push(fault('min', `min ${min} is greater than max ${max}: swap them`));
    return faults;
}
function checkLength({ 'min-length': shortest, 'max-length': longest }, fault) {
    if (shortest === undefined || longest === undefined || shortest <= longest)
        return [];
    return [fault('min-length', `min-length ${shortest} is greater than max-length ${longest}: swap them`)];
}
function checkSet({ in: set = [], type }, path) {
    const seen = new Set();
    return set.flatMap((value, index) => {
        const place = [...path, 'in', index];
        if (!fits(value, type))
            return [{ path: place, message: `expected ${column_rules_forms[type]}, found ${column_rules_describe(value)}` }];
        if (seen.has(value))
            return [{ path: place, message: `${column_rules_describe(value)} stands in the list twice: remove one` }];
        seen.add(value);
        return [];
    });
}
function column_rules_describe(value) {
    return typeof value === 'string' ? yaml_source_quote(value) : `${value} without quotes`;
}
/** Whether a value of the contract is one the column could hold. */
function fits(value, type) {
    if (type === 'string')
        return typeof value === 'string' && !value.includes('\0');
    if (type === 'boolean')
        return typeof value === 'boolean';
    if (type === 'integer')
        return Number.isSafeInteger(value);
    if (type === 'number')
        return typeof value === 'number' && Number.isFinite(value);
    return typeof value === 'string' && (isDate(value) || (type === 'timestamp' && isTimestamp(value)));
}
function isDate(text) {
    const date = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
    // Day 31 of a short month would become the next month's first.
    return date !== undefined && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
function isTimestamp(text) {
    const form = /^(\d{4}-\d{2}-\d{2})[T ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})?$/;
    return isDate(form.exec(text)?.[1] ?? '') && !Number.isNaN(instant(text));
}
function rank(value) {
    return typeof value === 'number' ? value : instant(value);
}
/** Milliseconds since 1970; without an offset the time is UTC. */
function instant(text) {
    const zoned = /(Z|[+-]\d{2}:\d{2})$/.test(text) || !text.includes(':') ? text : `${text}Z`;
    return Date.parse(zoned.replace(' ', 'T'));
}
/** The rules of a column with every default in place. */
function toColumn(name, rules) {
    return {
        name,
        type: rules.type,
        nulls: toShare(rules.nulls ?? 0),
        optional: rules.optional ?? false,
        unique: rules.unique ?? false,
        level: rules.level ?? 'error',
        pii: rules.pii ?? false,
        in: rules.in,
        min: rules.min,
        max: rules.max,
        pattern: rules.pattern,
        minLength: rules['min-length'],
        maxLength: rules['max-length'],
    };
}
/** `0.02` or `2%` as a number between 0 and 1. */
function toShare(share) {
    return typeof share === 'number' ? share : Number.parseFloat(share) / 100;
}

;// CONCATENATED MODULE: ./packages/contract/lib/schema.js
// Declarative: the model of mlops/contract.yml. schemas/contract.schema.json is generated from it.

/** Types a column can be declared as. */
const columnTypes = schemas/* enum */.k5n(['string', 'integer', 'number', 'boolean', 'date', 'timestamp'], 'expected string, integer, number, boolean, date or timestamp');
const schema_text = schemas/* string */.YjP('expected a text (put numbers, true, false and null in quotes)');
const flag = schemas/* boolean */.zMY('expected true or false');
const level = schemas/* enum */.k5n(['error', 'warning'], 'expected error or warning');
const amount = schemas/* int */.Whr('expected a whole number of 0 or more').nonnegative('expected a whole number of 0 or more');
const columnName = schema_text.describe('Name of a declared column.');
const shareForm = 'expected a share between 0 and 1, or a percentage such as 2%';
/** A share: `0.02`, or `2%`. */
const share = schemas/* union */.KCZ([schemas/* number */.aig().min(0, shareForm).max(1, shareForm), schemas/* string */.YjP().regex(/^(100(\.0+)?|\d{1,2}(\.\d+)?)\s?%$/, shareForm)], shareForm);
const bound = schemas/* union */.KCZ([schemas/* number */.aig(), schemas/* string */.YjP()], 'expected a number, or a date in quotes or without');
/** What is demanded of one column. */
const columnSchema = schemas/* strictObject */.rej({
    type: columnTypes.describe('Type of every value; strict: 1.5, 1e3 and 1_000 are no integers, yes is no boolean.'),
    nulls: share.optional().describe('Largest share of missing values, such as 2% or 0.02. Default: none.'),
    optional: flag.optional().describe('Whether the column may be absent. Default: false.'),
    unique: flag.optional().describe('Whether no value may occur twice in a dataset. Default: false.'),
    in: schemas/* array */.YOg(schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig(), schemas/* boolean */.zMY()], 'expected a text, a number, true or false'), {
        error: 'expected a list of values such as [free, pro]',
    })
        .min(1, 'expected at least one value')
        .max(10_000, 'expected at most 10,000 values')
        .optional()
        .describe('The only values allowed.'),
    min: bound.optional().describe('Smallest value allowed; of integer, number, date and timestamp.'),
    max: bound.optional().describe('Largest value allowed; of integer, number, date and timestamp.'),
    pattern: schema_text
        .optional()
        .describe('Regular expression that matches somewhere in every value; anchor it with ^ and $. Of string.'),
    'min-length': amount.optional().describe('Fewest characters; of string.'),
    'max-length': amount.optional().describe('Most characters; of string.'),
    level: level.optional().describe('Whether breaking a rule of this column is an error or a warning.'),
    pii: flag.optional().describe('Whether the values are personal: they are never shown, whatever is asked for.'),
}, 'expected the rules of the column, such as { type: string }')
    .describe('By default a column must be present, and no value may be missing.');
/** Names of datasets, fit to be names of tables. */
const datasetName = schemas/* string */.YjP()
    .regex(/^[A-Za-z_][A-Za-z0-9_-]{0,62}$/, 'expected a name of letters, digits, _ and -, beginning with a letter');
const glob = schema_text.min(1, 'expected a glob such as data/*.csv');
/** The model of `mlops/contract.yml`, as written. */
const contractSchema = schemas/* strictObject */.rej({
    version: schemas/* literal */.euz(1, 'expected 1 (a later version needs a later action)').optional(),
    data: schemas/* union */.KCZ([glob, schemas/* record */.g1P(datasetName, glob)], 'expected a glob, or names with a glob each')
        .optional()
        .describe('Where the data is: one glob, or a glob for each dataset.'),
    csv: schemas/* strictObject */.rej({
        delimiter: schema_text
            .regex(/^[\t !#-~]$/, 'expected one ASCII character other than a quote or a line break')
            .optional()
            .describe('What stands between two fields. Default: a comma, in .tsv files a tab.'),
        missing: schemas/* array */.YOg(schema_text, { error: 'expected a list of texts such as ["", NA]' })
            .max(100, 'expected at most 100 texts')
            .optional()
            .describe('Fields that mean a missing value. Default: the empty field.'),
    }, 'expected delimiter and missing')
        .optional()
        .describe('How CSV and TSV files are written.'),
    key: schemas/* array */.YOg(columnName, { error: 'expected a list of columns such as [id]' })
        .min(1, 'expected at least one column')
        .optional()
        .describe('Columns that together identify a row of a dataset.'),
    label: columnName.optional().describe('The column a model predicts.'),
    time: columnName.optional().describe('The column that says when; a date or timestamp.'),
    columns: schemas/* record */.g1P(schemas/* string */.YjP(), columnSchema, { error: 'expected columns, each with its rules' })
        .refine((columns) => Object.keys(columns).length > 0, 'expected at least one column')
        .refine((columns) => Object.keys(columns).length <= 5000, 'expected at most 5,000 columns'),
    'other-columns': schemas/* enum */.k5n(['error', 'warning', 'allow'], 'expected error, warning or allow')
        .optional()
        .describe('What columns are that the contract does not know. Default: warning.'),
    rows: schemas/* strictObject */.rej({
        min: amount.optional().describe('Fewest rows of each dataset. Default: 1.'),
        max: amount.optional().describe('Most rows of each dataset.'),
    }, 'expected min and max')
        .optional()
        .describe('How many rows each dataset has.'),
}, 'expected a contract: a mapping with columns');
/** Rules of a column, and of the rows, as far as they are known: unknown keys are somebody else's to find. */
const knownColumnRules = schemas/* object */.Ikc(columnSchema.shape);
const knownRowRules = schemas/* object */.Ikc(contractSchema.shape.rows.unwrap().shape);
/** Keys that are described but not built yet, by the path of what they stand in (`*` is any column). */
const laterKeys = {
    '': ['checks', 'drift', 'leakage'],
    rows: ['max-age'],
    'columns.*': ['mostly', 'where'],
};
/** Keys by which a contract of the Open Data Contract Standard is known. */
const standardKeys = ['kind', 'apiVersion'];

;// CONCATENATED MODULE: ./packages/contract/lib/schema-faults.js


/** Whether a value is a mapping. */
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** Puts what the schema found into the words of the contract. */
function describeIssues(issues, value) {
    if (value === null || value === undefined)
        return [{ path: [], message: 'the file is empty: list the columns of your data under `columns:`' }];
    return issues.flatMap((issue) => {
        const path = issue.path.map((segment) => (typeof segment === 'number' ? segment : String(segment)));
        if (issue.code === 'unrecognized_keys')
            return issue.keys.map((key) => schema_faults_describeUnknown(path, key));
        // What is wrong with a dataset's name or glob is found inside the union of the two forms of `data`.
        if (issue.code === 'invalid_union' && path[0] === 'data' && isRecord(schema_faults_valueAt(value, path)))
            return describeIssues(schema_faults_rebase(issue.errors.at(-1) ?? [], path), value);
        if (issue.code === 'invalid_key')
            return [describeName(path, issue.issues)];
        return [schema_faults_describeValue(path, issue.message, schema_faults_valueAt(value, path))];
    });
}
function schema_faults_rebase(issues, path) {
    return issues.map((issue) => ({ ...issue, path: [...path, ...issue.path] }));
}
function describeName(path, issues) {
    return { path, part: 'key', message: `${yaml_source_quote(String(path.at(-1)))}: ${issues[0]?.message ?? 'cannot be a name'}` };
}
function schema_faults_describeValue(path, message, found) {
    const where = path.length === 0 ? '' : `\`${path.slice(-2).join('.').slice(0, 200)}\`: `;
    if (found === undefined)
        return { path, message: `${where}is missing, ${message}` };
    return { path, message: `${where}${message}, found ${schema_faults_describe(found)}` };
}
function schema_faults_describeUnknown(path, key) {
    const place = path[0] === 'columns' ? 'columns.*' : path.join('.');
    return { path: [...path, key], part: 'key', message: explainUnknown(place, key) };
}
function explainUnknown(place, key) {
    if (laterKeys[place]?.includes(key))
        return `\`${key}\` comes with a later version: take it out for now`;
    if (place === '' && standardKeys.includes(key))
        return `${yaml_source_quote(key)} belongs to a contract of the Open Data Contract Standard, which comes with a later version`;
    const known = schema_faults_keysAt(place);
    const meant = nearest_nearest(key, known);
    return `unknown key ${yaml_source_quote(key)}: ${meant === undefined ? `expected one of ${known.join(', ')}` : `did you mean \`${meant}\`?`}`;
}
function schema_faults_keysAt(place) {
    const { shape } = contractSchema;
    if (place === 'columns.*')
        return Object.keys(columnSchema.shape);
    if (place === 'csv')
        return Object.keys(shape.csv.unwrap().shape);
    if (place === 'rows')
        return Object.keys(shape.rows.unwrap().shape);
    return Object.keys(shape);
}
function schema_faults_valueAt(value, path) {
    return path.reduce((current, segment) => {
        if (Array.isArray(current))
            return current[Number(segment)];
        return isRecord(current) && Object.hasOwn(current, segment) ? current[segment] : undefined;
    }, value);
}
function schema_faults_describe(value) {
    if (value === null)
        return 'nothing';
    if (Array.isArray(value))
        return 'a list';
    if (isRecord(value))
        return 'a mapping';
    if (typeof value === 'number' || typeof value === 'boolean')
        return yaml_source_quote(String(value));
    return typeof value === 'string' ? yaml_source_quote(value) : 'something else';
}

;// CONCATENATED MODULE: ./packages/contract/lib/references.js




const longestKey = 100;
/** Names are compared letter by letter, and a stranger may have written both sides. */
const searchedColumns = 500;
/** What is wrong with `key`, `label` and `time`: each must name a declared column fit for it. */
function checkReferences(value) {
    if (!isRecord(value) || !isRecord(value['columns']))
        return [];
    const columns = new Map(Object.entries(value['columns']));
    const { key, label, time } = contractSchema.shape;
    const keys = key.safeParse(value['key']).data ?? [];
    const labelName = label.safeParse(value['label']).data;
    const timeName = time.safeParse(value['time']).data;
    return [
        ...checkKeys(keys, columns),
        ...(labelName === undefined ? [] : checkDeclared(labelName, ['label'], columns)),
        ...(timeName === undefined ? [] : checkTime(timeName, columns)),
    ];
}
function checkDeclared(name, path, columns) {
    if (columns.has(name))
        return [];
    const meant = nearest_nearest(name, [...columns.keys()].slice(0, searchedColumns));
    const hint = meant === undefined ? 'declare it under `columns:`' : `did you mean ${yaml_source_quote(meant)}?`;
    return [{ path, message: `${yaml_source_quote(name)} is no declared column: ${hint}` }];
}
function checkKeys(keys, columns) {
    if (keys.length > longestKey)
        return [{ path: ['key'], message: `expected at most ${longestKey} columns, found ${keys.length}` }];
    return keys.flatMap((name, index) => checkKey(name, ['key', index], columns, keys.slice(0, index)));
}
function checkKey(name, path, columns, before) {
    if (!columns.has(name))
        return checkDeclared(name, path, columns);
    if (before.includes(name))
        return [{ path, message: `${yaml_source_quote(name)} stands in the key twice: remove one` }];
    const { data } = knownColumnRules.safeParse(columns.get(name));
    if (data?.optional !== true && toShare(data?.nulls ?? 0) === 0)
        return [];
    const message = `${yaml_source_quote(name)} is part of the key, so it may be neither optional nor missing: remove \`optional\` and \`nulls\` from the column`;
    return [{ path, message }];
}
function checkTime(name, columns) {
    const { data } = knownColumnRules.safeParse(columns.get(name));
    if (data === undefined || data.type === 'date' || data.type === 'timestamp')
        return checkDeclared(name, ['time'], columns);
    return [{ path: ['time'], message: `${yaml_source_quote(name)} is a ${data.type}: expected a date or timestamp` }];
}

;// CONCATENATED MODULE: ./packages/contract/lib/parse-contract.js






/**
 * Reads `mlops/contract.yml`.
 *
 * @param file path as it is to be shown in messages and annotations
 * @throws UserError E_CONTRACT with every fault at once, each with line and column.
 */
function parseContract(text, file) {
    const source = yaml_source_readYaml(text, file);
    if (source.problems.length > 0)
        throw parse_contract_refuse(source.problems, file);
    const parsed = contractSchema.safeParse(source.value);
    const faults = [
        ...describeIssues(parsed.error?.issues ?? [], source.value),
        ...checkColumns(source.value),
        ...checkRows(source.value),
        ...checkData(source.value),
        ...checkReferences(source.value),
    ];
    if (faults.length > 0 || !parsed.success)
        throw parse_contract_refuse(toProblems(faults, source, file), file);
    return toContract(parsed.data, source, file);
}
function parse_contract_refuse(problems, file) {
    const [first] = problems;
    const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
    const message = `The contract ${file} cannot be used: line ${first?.line ?? 1}: ${first?.message}${more}. Correct the places listed.`;
    return new lib/* UserError */.yo('E_CONTRACT', message, { problems });
}
function toProblems(faults, source, file) {
    return faults
        .map(({ path, part, message }) => ({ file, ...source.place(path, part), message }))
        .toSorted((a, b) => a.line - b.line || a.column - b.column);
}
/** Columns that are well-formed on their own are checked even where another one is not. */
function checkColumns(value) {
    const columns = isRecord(value) && isRecord(value['columns']) ? value['columns'] : {};
    return Object.entries(columns).flatMap(([name, rules]) => {
        const { data } = knownColumnRules.safeParse(rules);
        return data === undefined ? [] : checkColumn(data, ['columns', name]);
    });
}
function checkRows(value) {
    const { data } = knownRowRules.safeParse(isRecord(value) ? value['rows'] : undefined);
    if (data?.min === undefined || data.max === undefined || data.min <= data.max)
        return [];
    return [{ path: ['rows', 'min'], message: `min ${data.min} is greater than max ${data.max}: swap them` }];
}
function checkData(value) {
    const { data } = contractSchema.shape.data.safeParse(isRecord(value) ? value['data'] : undefined);
    if (isRecord(data) && Object.keys(data).length === 0)
        return [{ path: ['data'], message: 'expected at least one dataset, such as { train: data/train.csv }' }];
    return toGlobs(data)
        .filter(({ glob }) => /^[a-z][a-z0-9+]*:\/\//i.test(glob))
        .map(({ name }) => ({
        path: typeof data === 'string' ? ['data'] : ['data', name],
        message: 'data behind an address comes with a later version: download it in an earlier step',
    }));
}
function toGlobs(data) {
    if (data === undefined)
        return [];
    if (typeof data === 'string')
        return [{ name: 'data', glob: data }];
    return Object.entries(data).map(([name, glob]) => ({ name, glob }));
}
function toContract(written, { lines }, file) {
    const columns = Object.entries(written.columns);
    return {
        file,
        data: toGlobs(written.data),
        csv: { delimiter: written.csv?.delimiter, missing: written.csv?.missing ?? [''] },
        key: written.key ?? [],
        label: written.label,
        time: written.time,
        columns: columns.map(([name, rules]) => toColumn(name, rules)),
        otherColumns: written['other-columns'] ?? 'warning',
        rows: { min: written.rows?.min, max: written.rows?.max },
        lines,
    };
}

;// CONCATENATED MODULE: ./packages/contract/lib/index.js




;// CONCATENATED MODULE: ./actions/train/lib/contract-data.js





const contract_data_maxBytes = 1024 * 1024;
/**
 * The globs of the model's contract, `mlops/<model>/contract.yml` before `mlops/contract.yml`; none without a contract.
 *
 * @throws UserError E_CONTRACT when it is not of its form, E_FILE when it is no file or too large, E_PATH_OUTSIDE.
 */
async function loadContractGlobs({ folder, workspace }, model) {
    for (const name of [(0,external_node_path_.join)('mlops', model, 'contract.yml'), (0,external_node_path_.join)('mlops', 'contract.yml')]) {
        const path = await insideWorkspace((0,external_node_path_.join)(folder, name), workspace);
        const found = await (0,promises_.stat)(path).catch(() => undefined);
        if (found === undefined)
            continue;
        const shown = (0,external_node_path_.relative)(workspace, path);
        if (!found.isFile() || found.size > contract_data_maxBytes) {
            throw new lib/* UserError */.yo('E_FILE', `Expected a contract of at most ${contract_data_maxBytes} bytes at ${shown}, found ${found.size} bytes or no file. Correct the contract, or set \`data\`.`);
        }
        return dataGlobs(parseContract(await (0,promises_.readFile)(path, 'utf8'), shown)).map(({ glob }) => glob);
    }
    return [];
}

;// CONCATENATED MODULE: ./actions/train/lib/data.js





/**
 * Digests the files of the data.
 *
 * @param globs relative to `folder`
 * @throws UserError E_INPUT for addresses, E_NO_FILES, E_PATH_OUTSIDE, E_FILE.
 */
async function digestData(globs, folder) {
    const remote = globs.filter((glob) => /^[a-z][a-z0-9+]*:\/\//i.test(glob));
    if (remote.length > 0) {
        throw new lib/* UserError */.yo('E_INPUT', `\`data\`: expected globs of files in the workspace, found ${remote.map((glob) => JSON.stringify(glob)).join(', ')}. Download the files in an earlier step.`);
    }
    return digestFiles(await expandGlobs(globs, folder), folder);
}
/** The glob of a line of the input, which may begin with `name=`. */
function globOf(line) {
    return line.replace(/^[A-Za-z_][\w-]*=/, '');
}
/**
 * What validate-data found in this run, from its record in the workspace; undefined when it did not run here.
 *
 * @throws UserError E_RECORD when the record cannot be read.
 */
async function loadValidatedData(workspace, model, runId) {
    const path = (0,records_lib/* recordPath */.lX)(model, 'validate-data');
    const found = await (0,promises_.stat)((0,external_node_path_.join)(workspace, path)).catch(() => undefined);
    if (found === undefined)
        return undefined;
    if (!found.isFile() || found.size > records_lib/* maxRecordBytes */.t5)
        throw new lib/* UserError */.yo('E_RECORD', `${path} is no record: expected a file of at most ${records_lib/* maxRecordBytes */.t5} bytes. Re-run validate-data.`);
    const record = (0,records_lib/* parseRecord */.Hh)('validate-data', await (0,promises_.readFile)((0,external_node_path_.join)(workspace, path), 'utf8'), path);
    return record.run.id === runId ? record.data : undefined;
}
/**
 * Makes sure that what is trained on is what was validated.
 *
 * @throws UserError E_DATA_CHANGED naming each file that differs.
 */
function compareData(data, validated) {
    if (data.digest === validated.digest)
        return;
    const before = new Map(validated.files.map(({ path, sha256 }) => [path, sha256]));
    const now = new Map(data.files.map(({ path, sha256 }) => [path, sha256]));
    const problems = [
        ...data.files.flatMap(({ path: file, sha256 }) => {
            if (!before.has(file))
                return [{ file, message: 'was not validated' }];
            return before.get(file) === sha256 ? [] : [{ file, message: 'changed since it was validated' }];
        }),
        ...validated.files
            .filter(({ path }) => !now.has(path))
            .map(({ path: file }) => ({ file, message: 'was validated, but is not trained on' })),
    ];
    const [first] = problems;
    const example = first === undefined ? 'the digests differ' : `${first.file}: ${first.message}`;
    const more = problems.length > 1 ? ` and ${problems.length - 1} more` : '';
    throw new lib/* UserError */.yo('E_DATA_CHANGED', `Expected the data that validate-data saw in this run (${validated.digest}), found other data (${data.digest}): ${example}${more}. Give both actions the same \`data\`, and change no file in between.`, { problems });
}

;// CONCATENATED MODULE: ./actions/train/lib/sources.js




/**
 * Digests tracked files and data, and makes sure that the data is what was validated in this run.
 *
 * @throws UserError E_DATA_CHANGED, E_NO_FILES, E_PATH_OUTSIDE, E_FILE, E_RECORD; those of the contract.
 */
async function digestSources(inputs, places, { runner }) {
    const code = await trackedFiles(places.folder, commandEnvironment(runner.context.environment, {}));
    runner.info(code.found ? `Code: ${code.files} tracked files, ${code.digest}` : `Code: not digested, ${code.reason}`);
    const validated = await loadValidatedData(places.workspace, inputs.model, runner.context.runId);
    const globs = inputs.data.length > 0 ? inputs.data.map(globOf) : await loadContractGlobs(places, inputs.model);
    const named = globs.length > 0 ? globs : (validated?.files.map(({ path }) => path) ?? []);
    if (named.length === 0) {
        runner.info('Data: none is named, neither by `data` nor by a contract');
        return { code, data: undefined };
    }
    const data = await digestData(named, places.folder);
    runner.info(`Data: ${data.files.length} files, ${data.digest}`);
    if (validated !== undefined)
        compareData(data, validated);
    runner.info(validated === undefined
        ? 'No validation of this run to compare it with'
        : 'It is the data that was validated in this run');
    return { code, data };
}

// EXTERNAL MODULE: ./packages/markdown/lib/blocks.js
var blocks = __webpack_require__(59833);
// EXTERNAL MODULE: ./packages/markdown/lib/untrusted.js
var untrusted = __webpack_require__(4905);
;// CONCATENATED MODULE: ./actions/train/lib/summary.js


const shownMetrics = 50;
const shownDigest = 'sha256:'.length + 12;
/** The summary of a run that trained. */
function renderTraining(record, { sources, storage }) {
    return (0,blocks/* join */.fj)(`### Train: ${(0,untrusted/* code */.aY)(record.model)} trained in ${describeDuration(record.durationMs)}`, renderMetrics(record.metrics), (0,blocks/* details */.zH)('What was run, on what, and what came of it', renderFacts(record)), renderNotes(record, sources, storage));
}
function renderMetrics(metrics) {
    const names = Object.keys(metrics);
    if (names.length === 0)
        return 'The command wrote no metrics.';
    const rows = names.slice(0, shownMetrics).map((name) => [(0,untrusted/* code */.aY)(name), formatNumber(metrics[name])]);
    const rest = names.length > shownMetrics ? `and ${(0,blocks/* count */.U9)(names.length - shownMetrics, 'more metric')} in the record` : '';
    return (0,blocks/* join */.fj)((0,blocks/* table */.tp)(['Metric', 'Value'], rows, ['left', 'right']), rest);
}
function renderFacts({ command, seed, parameters, data, code: tracked, predictions, weights, environment, }) {
    const { os, arch, cpus } = environment;
    const rows = [
        ['Command', (0,untrusted/* code */.aY)(command, 300)],
        ['Seed', String(seed)],
        ['Parameters', (0,untrusted/* code */.aY)(JSON.stringify(parameters), 300)],
        [
            'Data',
            data === null ? 'not digested' : `${(0,blocks/* count */.U9)(data.files, 'file')}, ${bytes(data.size)}, ${summary_short(data.digest)}`,
        ],
        ['Code', tracked === null ? 'not digested' : `${(0,blocks/* count */.U9)(tracked.files, 'tracked file')}, ${summary_short(tracked.digest)}`],
        [
            'Predictions',
            predictions === null
                ? 'none'
                : `${(0,untrusted/* code */.aY)(predictions.path)}, ${bytes(predictions.size)}, ${summary_short(predictions.digest)}`,
        ],
        ['Model', weights === null ? 'none' : `${(0,untrusted/* code */.aY)(weights.path)}, ${bytes(weights.size)}, ${summary_short(weights.digest)}`],
        ['Machine', `${(0,untrusted/* code */.aY)(`${os} ${arch}`)}, ${(0,blocks/* count */.U9)(cpus, 'core')}`],
    ];
    return (0,blocks/* table */.tp)(['What', 'Which'], rows);
}
function renderNotes({ data, code: tracked, weights }, sources, storage) {
    const notes = [
        data === null ? 'The data was not digested: name it with `data`, or in the contract.' : '',
        sources.code.found ? '' : `The code was not digested: ${(0,untrusted/* code */.aY)(sources.code.reason, 200)}`,
        tracked?.dirty === true
            ? 'Tracked files had uncommitted changes when the training began: the commit alone does not repeat it.'
            : '',
        weights === null || storage.stored ? '' : `The model was not stored: ${(0,untrusted/* code */.aY)(storage.reason, 300)}`,
    ];
    return notes
        .filter((note) => note !== '')
        .map((note) => `- ${note}`)
        .join('\n');
}
function summary_short(digest) {
    return (0,untrusted/* code */.aY)(digest.slice(0, shownDigest));
}
function bytes(size) {
    return (0,blocks/* count */.U9)(size, 'byte');
}
function formatNumber(value = Number.NaN) {
    return Number.isInteger(value) ? value.toLocaleString('en-US') : String(Number(value.toPrecision(6)));
}

;// CONCATENATED MODULE: ./actions/train/lib/run.js













/**
 * Runs the training command and records everything needed to repeat it.
 *
 * Code and data are digested before the command runs, its outputs after; what the command leaves untouched is not
 * taken for its output.
 */
async function run_run(inputs, ports) {
    const { runner } = ports;
    const { context } = runner;
    refuseForkCode(context);
    const seed = readSeed(context.environment['MLOPS_SEED']);
    const places = await preparePlaces(context.workspace, inputs['working-directory'], inputs.model);
    const parameters = await loadParameters(inputs.params, places);
    const sources = await runner.group('Digest code and data', () => digestSources(inputs, places, ports));
    const declared = await declareOutputs(inputs, places);
    await (0,promises_.writeFile)(places.params, JSON.stringify(parameters));
    const training = { command: inputs.run, seed, timeLimitMs: inputs['time-limit'] };
    const { durationMs } = await runner.group('Train', () => execute(training, places, runner));
    const written = await runner.group('Collect outputs', async () => collect_collect(await findOutputs(declared, places), places, runner));
    const storage = await runner.group('Store the model', () => store(inputs, written, ports));
    const record = toRecord({
        inputs,
        context,
        now: ports.now(),
        seed,
        parameters,
        sources,
        durationMs,
        written,
        storage,
    });
    return {
        outputs: toOutputs(record, storage),
        record,
        files: [written.predictions, written.progress].flatMap((carried) => carried?.file ?? []),
        section: renderTraining(record, { sources, storage }),
        failure: storage.stored || !storage.failed ? undefined : { message: describeLoss(storage.reason), exit: 2 },
    };
}
async function store(inputs, { weights }, ports) {
    const storage = weights === undefined
        ? notStored('the command wrote none')
        : inputs['dry-run']
            ? notStored('this is a dry run')
            : await storeWeights(weights, `mlops-${inputs.model}-model`, ports);
    ports.runner.info(storage.stored ? `Stored as artifact ${storage.name}.` : `Not stored: ${storage.reason}.`);
    return storage;
}
function toOutputs({ metrics, weights }, storage) {
    const values = Object.entries(metrics).map(([name, value]) => [name, (0,records_lib/* toJsonNumber */.hZ)(value)]);
    return {
        metrics: JSON.stringify(Object.fromEntries(values)),
        'model-path': weights?.path ?? '',
        digest: weights?.digest ?? '',
        'artifact-id': storage.stored ? String(storage.id) : '',
    };
}
function describeLoss(reason) {
    return `E_ARTIFACT: The model was trained, but is not stored: ${reason}. Re-run the job.`;
}


/***/ })

};
