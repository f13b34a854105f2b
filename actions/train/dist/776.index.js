export const id = 776;
export const ids = [776];
export const modules = {

/***/ 776:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run_run)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./packages/records/lib/index.js + 7 modules
var lib = __webpack_require__(89241);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./packages/errors/lib/index.js + 2 modules
var errors_lib = __webpack_require__(74465);
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
const registry_registry = new Map(metrics.map((metric) => [metric.name, metric]));

;// CONCATENATED MODULE: ./packages/metrics/lib/compute.js


const perExample = 'metric:';
/** Names of all metrics that are computed from predictions; `metric:<name>` columns are averaged besides. */
const metricNames = [...registry_registry.keys()];
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
    return new errors_lib/* UserError */.yo('E_METRICS', `${name} cannot be read as metrics: ${why}. Correct the step that writes it.`);
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
        throw new errors_lib/* UserError */.yo('E_FILE', `Expected metrics of at most ${metrics_maxBytes} bytes, found ${size} in ${JSON.stringify(shown)}. Write the final values only.`);
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
        throw new errors_lib/* UserError */.yo('E_FILE', `Expected a readable file at ${JSON.stringify(file)}, but ${(0,errors_lib/* describeError */.Uc)(cause)}. Check the path, and that an earlier step writes the file.`, { cause });
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
        throw new errors_lib/* UserError */.yo('E_NO_FILES', 'Expected at least one file to digest, got none.');
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
    throw new errors_lib/* UserError */.yo('E_PATH_OUTSIDE', `Expected a path inside ${JSON.stringify(root)}, got ${JSON.stringify(path)}, which leads out of it. Use a path relative to the working directory, without links to the outside.`);
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
        throw new errors_lib/* UserError */.yo('E_NO_FILES', `Expected files in ${JSON.stringify(root)}: ${what}. Correct the patterns, or let an earlier step write the files.`, { problems });
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
    throw new errors_lib/* UserError */.yo('E_PATH_OUTSIDE', `Expected a pattern inside ${JSON.stringify(root)}, got ${JSON.stringify(pattern)}. Use a pattern relative to the working directory, without "..".`);
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
        throw path_digest_unreadable(path, (0,errors_lib/* describeError */.Uc)(cause), cause);
    });
    if (!found.isDirectory()) {
        const { sha256, size } = await digestFile(path, newReadBuffer());
        return { digest: sha256, size, kind: 'file', files: [] };
    }
    const files = [];
    const root = await (0,promises_.realpath)(path);
    await path_digest_collect({ folder: root, name: '', root, above: [root], files });
    if (files.length === 0)
        throw new errors_lib/* UserError */.yo('E_NO_FILES', `Expected files in the folder ${JSON.stringify(path)}, but it holds none. Let the command write there.`);
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
    throw new errors_lib/* UserError */.yo('E_PATH_OUTSIDE', `Expected only links that stay inside ${JSON.stringify(root)}, but ${JSON.stringify(link)} leads out of it. Copy the file instead of linking it.`);
}
function path_digest_unreadable(path, why, cause) {
    return new errors_lib/* UserError */.yo('E_FILE', `Expected a readable file or folder at ${JSON.stringify(path)}, but ${why}. Check what the command writes there.`, { cause });
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
        if (!(error instanceof errors_lib/* ServiceError */._7 || error instanceof errors_lib/* UserError */.yo))
            throw error;
        return { stored: false, reason: error.message, failed: true };
    }
}
function formatOf(name) {
    return /\.(tar\.\w{1,10}|\w{1,20})$/.exec(name.toLowerCase())?.[1] ?? 'unknown';
}

;// CONCATENATED MODULE: ./actions/train/lib/collect.js




/** Reads and digests what the command wrote, and says in the log what was taken for what. */
async function collect_collect(found, { workspace }, runner) {
    const shown = (path) => path === undefined ? 'none' : (0,external_node_path_.relative)(workspace, path).split(external_node_path_.sep).join('/');
    runner.info(`Metrics: ${shown(found.metrics)}`);
    runner.info(`Predictions: ${shown(found.predictions)}`);
    runner.info(`Model: ${shown(found['model-path'])}`);
    return {
        metrics: found.metrics === undefined ? new Map() : await readMetrics(found.metrics, workspace),
        predictions: found.predictions === undefined ? undefined : await readPredictions(found.predictions, workspace),
        weights: found['model-path'] === undefined ? undefined : await readWeights(found['model-path'], workspace),
    };
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
    throw new errors_lib/* UserError */.yo('E_COMMAND', 'Expected bash or sh on the PATH, found neither. Install bash on the runner.');
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
        throw new errors_lib/* UserError */.yo('E_COMMAND', `The command could not be started in ${JSON.stringify(cwd)}: ${(0,errors_lib/* describeError */.Uc)(cause)}. Check the working directory and the shell.`, { cause });
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
        return new errors_lib/* UserError */.yo('E_CANCELLED', `The job was cancelled; the command was ended after ${after}. Re-run the job if that was not meant.`, { problems });
    if (timedOut) {
        return new errors_lib/* UserError */.yo('E_TIME_LIMIT', `The command was ended after ${after}, as its time limit is ${describeDuration(timeLimitMs)}. Raise \`time-limit\`, or make the command quicker.`, { problems });
    }
    if (exitCode === 0)
        return undefined;
    const how = exitCode === null ? `was ended by ${signal ?? 'a signal'}` : `ended with exit code ${exitCode}`;
    const last = lastLines.at(-1);
    const said = last === undefined ? 'It wrote nothing.' : `Its last line: ${last}`;
    return new errors_lib/* UserError */.yo('E_COMMAND', `The command ${how} after ${after}. ${said} (read the lines before it in the log, and correct the command)`, { problems });
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
;// CONCATENATED MODULE: ./actions/train/lib/fork-code.js


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
    throw new errors_lib/* UserError */.yo('E_FORK_CODE', `Nothing was run: ${eventName} gives this job the rights of the repository, and the code may come from a fork. Train it in a workflow started by \`pull_request\`, and judge the result in one started by \`workflow_run\`.`);
}
function sameRepository(head, base) {
    return head?.full_name !== undefined && head.full_name === base?.full_name;
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
            throw new errors_lib/* UserError */.yo('E_INPUT', `input \`${input}\`: expected a file or folder that the command writes, found the working directory or a folder around it (${JSON.stringify(named[input])}). Name the output itself.`);
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
    throw new errors_lib/* UserError */.yo(first.code, problems.map(({ message }) => message).join(' '), { problems });
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
        throw parameters_unreadable(input, (0,errors_lib/* describeError */.Uc)(cause), { cause });
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
        throw parameters_unreadable(place, (0,errors_lib/* describeError */.Uc)(cause), { cause });
    }
}
function parameters_unreadable(place, why, options = {}) {
    return new errors_lib/* UserError */.yo('E_PARAMS', `The parameters in ${place} cannot be read: ${why}. Correct them, or \`params\`.`, options);
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
        throw new errors_lib/* UserError */.yo('E_FILE', `Expected a folder at ${JSON.stringify(workingDirectory)}, the working directory, found none. Correct \`working-directory\`, or check the code out before.`);
    }
    const state = await insideWorkspace((0,lib/* stateFolder */.yp)(model), workspace);
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

;// CONCATENATED MODULE: ./packages/action/lib/artifact-folder.js



const maxArtifactBytes = (/* unused pure expression or super */ null && (512 * 1024 * 1024));
/**
 * Unpacks the newest artifact of this run with a name, or with that name and an attempt behind it.
 *
 * @param maxBytes compressed bytes beyond which it is not fetched.
 * @returns the folder, undefined when there is no such artifact.
 */
async function artifact_folder_fetchArtifact(ports, name, maxBytes = maxArtifactBytes) {
    const store = await ports.artifacts();
    if (store === undefined)
        return undefined;
    const own = (await store.list()).filter((artifact) => artifact.name === name || isAttemptOf(name, artifact.name));
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
    const { metrics, predictions, weights } = written;
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
    throw new errors_lib/* UserError */.yo('E_INPUT', `Expected the environment variable MLOPS_SEED to be an integer from 0 to ${largest}, found ${JSON.stringify(text.slice(0, 80))}. Correct or remove it.`);
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
    return new errors_lib/* UserError */.yo('E_CONTRACT', message, { problems });
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
            throw new errors_lib/* UserError */.yo('E_FILE', `Expected a contract of at most ${contract_data_maxBytes} bytes at ${shown}, found ${found.size} bytes or no file. Correct the contract, or set \`data\`.`);
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
        throw new errors_lib/* UserError */.yo('E_INPUT', `\`data\`: expected globs of files in the workspace, found ${remote.map((glob) => JSON.stringify(glob)).join(', ')}. Download the files in an earlier step.`);
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
    const path = (0,lib/* recordPath */.lX)(model, 'validate-data');
    const found = await (0,promises_.stat)((0,external_node_path_.join)(workspace, path)).catch(() => undefined);
    if (found === undefined)
        return undefined;
    if (!found.isFile() || found.size > lib/* maxRecordBytes */.t5)
        throw new errors_lib/* UserError */.yo('E_RECORD', `${path} is no record: expected a file of at most ${lib/* maxRecordBytes */.t5} bytes. Re-run validate-data.`);
    const record = (0,lib/* parseRecord */.Hh)('validate-data', await (0,promises_.readFile)((0,external_node_path_.join)(workspace, path), 'utf8'), path);
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
    throw new errors_lib/* UserError */.yo('E_DATA_CHANGED', `Expected the data that validate-data saw in this run (${validated.digest}), found other data (${data.digest}): ${example}${more}. Give both actions the same \`data\`, and change no file in between.`, { problems });
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
        files: written.predictions === undefined ? [] : [written.predictions.file],
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
    const values = Object.entries(metrics).map(([name, value]) => [name, (0,lib/* toJsonNumber */.hZ)(value)]);
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
