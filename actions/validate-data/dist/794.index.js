export const id = 794;
export const ids = [794];
export const modules = {

/***/ 58794:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run_run)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(73136);
// EXTERNAL MODULE: ./packages/errors/lib/index.js + 2 modules
var lib = __webpack_require__(74465);
;// CONCATENATED MODULE: ./packages/engine/lib/binding.js




const suite = 'mlops-actions';
/**
 * Finds DuckDB's native binding in the installation the code itself belongs to: in a `node_modules` above it, up to the
 * root of the suite and no further. The folder the action works on is never asked, nor one that jobs share: a pull
 * request could put a library of its own there.
 *
 * @param from URL of the code: a source file of this package, or the bundle it became part of
 * @throws UserError E_ENGINE_MISSING when there is none for this machine.
 */
function findBinding(from, machine = process) {
    const name = `@duckdb/node-bindings-${machine.platform}-${machine.arch}`;
    const folders = suiteFolders((0,external_node_path_.dirname)((0,external_node_url_.fileURLToPath)(from)));
    const found = folders
        .map((folder) => (0,external_node_path_.join)(folder, 'node_modules', name, 'duckdb.node'))
        .find((file) => (0,external_node_fs_.existsSync)(file));
    if (found !== undefined)
        return found;
    throw new lib/* UserError */.yo('E_ENGINE_MISSING', `Expected the data engine's library ${name} in node_modules of the suite at ${folders.at(-1)}, found none. Run \`npm ci\` in that folder, with optional dependencies, on this machine.`);
}
/** The folder given and those above it up to the suite's root; the folder alone when it is in no suite. */
function suiteFolders(start) {
    const folders = [start];
    for (let folder = start; !isSuite(folder); folders.push(folder)) {
        if (folder === (0,external_node_path_.dirname)(folder))
            return [start];
        folder = (0,external_node_path_.dirname)(folder);
    }
    return folders;
}
function isSuite(folder) {
    try {
        const manifest = JSON.parse((0,external_node_fs_.readFileSync)((0,external_node_path_.join)(folder, 'package.json'), 'utf8'));
        return manifest?.name === suite;
    }
    catch {
        return false;
    }
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
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

const maxCharacters = 1024 * 1024;
const maxAliases = 100;
const maxDepth = 100;
/** One unclosed bracket gives rise to many. */
const maxSyntaxFaults = 10;
/** Reads YAML 1.2. Duplicate keys, unknown tags, a second document and aliases that multiply are problems. */
function yaml_source_readYaml(text, file) {
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
        if (path.length > maxDepth)
            throw new Error(`nested deeper than ${maxDepth} levels`);
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
        return `the key ${yaml_source_quote(name)} stands here a second time: write each key once`;
    if (name === '' || name.includes('\0') || name === '__proto__')
        return `${yaml_source_quote(name)} cannot be a key: rename it`;
    return undefined;
}
function offsetOf(node) {
    return (0,dist/* isNode */.Ll)(node) ? (node.range?.[0] ?? 0) : 0;
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

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
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




;// CONCATENATED MODULE: ./packages/engine/lib/sql.js
/** A text as an SQL literal. DuckDB knows no escapes but the doubled quote. */
function literal(text) {
    return `'${text.replaceAll("'", "''")}'`;
}
/** A name as a quoted identifier. */
function identifier(name) {
    return `"${name.replaceAll('"', '""')}"`;
}
/** Texts as a list of literals. */
function literals(texts) {
    return `[${texts.map(literal).join(', ')}]`;
}
/** Paths as a list for the readers, which would take stars and brackets in a name for a pattern. */
function pathList(paths) {
    return literals(paths.map((path) => path.replace(/[*?[]/g, '[$&]')));
}

;// CONCATENATED MODULE: ./packages/engine/lib/typed.js
const integerForm = '[+-]?[0-9]+';
const numberForm = '[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?';
const dateForm = '[0-9]{4}-[0-9]{2}-[0-9]{2}';
const timestampForm = '[0-9]{4}-[0-9]{2}-[0-9]{2}[T ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\\.[0-9]{1,9})?)?(Z|[+-][0-9]{2}(:?[0-9]{2})?)?';
const notFinite = "('nan', 'inf', '+inf', '-inf', 'infinity', '+infinity', '-infinity')";
/** The SQL type that holds values of a declared type. */
const sqlTypes = {
    string: 'VARCHAR',
    integer: 'BIGINT',
    number: 'DOUBLE',
    boolean: 'BOOLEAN',
    date: 'DATE',
    timestamp: 'TIMESTAMPTZ',
};
/**
 * SQL for the typed value of a text, null when the text is not of the type.
 *
 * DuckDB's casts alone are too kind: they take 1.5, 1e3 and 1_000 for integers and yes for a boolean. NaN and the
 * infinities, and numbers too large, are numbers that are not finite; a rule of their own finds them.
 */
function textAs(type, text) {
    return fromText[type](text);
}
const fromText = {
    string: (text) => text,
    integer: (text) => whenForm(text, integerForm, 'BIGINT'),
    number: (text) => `CASE WHEN regexp_full_match(${text}, '${numberForm}') THEN TRY_CAST(${text} AS DOUBLE) WHEN lower(${text}) IN ${notFinite} THEN 'NaN'::DOUBLE END`,
    boolean: (text) => `CASE WHEN ${text} IN ('true', 'True', 'TRUE') THEN true WHEN ${text} IN ('false', 'False', 'FALSE') THEN false END`,
    date: (text) => whenForm(text, dateForm, 'DATE'),
    // DuckDB takes a time without seconds, but not with an offset after it.
    timestamp: (text) => whenForm(text, timestampForm, 'TIMESTAMPTZ', `CASE WHEN substr(${text}, 17, 1) = ':' THEN ${text} ELSE left(${text}, 16) || ':00' || substr(${text}, 17) END`),
};
function whenForm(text, form, type, castable = text) {
    return `CASE WHEN regexp_full_match(${text}, '${form}') THEN TRY_CAST(${castable} AS ${type}) END`;
}
/** SQL for the typed value of a JSON value, given as its text and its JSON type. A text holding a number is no number. */
function jsonAs(type, text, jsonType) {
    const kinds = jsonKinds[type].map((kind) => `'${kind}'`).join(', ');
    const value = type === 'integer' || type === 'number' ? `TRY_CAST(${text} AS ${sqlTypes[type]})` : textAs(type, text);
    return `CASE WHEN ${jsonType} IN (${kinds}) THEN ${value} END`;
}
const jsonIntegers = ['BIGINT', 'UBIGINT', 'HUGEINT', 'UHUGEINT'];
const jsonKinds = {
    string: ['VARCHAR'],
    integer: jsonIntegers,
    number: [...jsonIntegers, 'DOUBLE'],
    boolean: ['BOOLEAN'],
    date: ['VARCHAR'],
    timestamp: ['VARCHAR'],
};
/**
 * SQL for the typed value of a column that has an SQL type of its own.
 *
 * A whole floating-point number is an integer, because that is what columns with gaps become in data frames; a
 * timestamp at midnight is a date, for the same reason. Dates and timestamps may also be ISO 8601 texts.
 */
function nativeAs(type, value, native) {
    const conversion = fromNative[type][familyOf(native)];
    return conversion === undefined
        ? `CAST(NULL AS ${sqlTypes[type]})`
        : conversion(value, `TRY_CAST(${value} AS ${sqlTypes[type]})`);
}
const cast = (_, cast) => cast;
const whole = (value, cast) => `CASE WHEN isfinite(CAST(${value} AS DOUBLE)) AND ${value} = trunc(${value}) THEN ${cast} END`;
const midnight = (value) => `CASE WHEN ${value} = date_trunc('day', ${value}) THEN CAST(${value} AS DATE) END`;
const iso = (type) => (value) => textAs(type, `CAST(${value} AS VARCHAR)`);
const fromNative = {
    string: { text: cast },
    integer: { integer: cast, fraction: whole },
    number: { integer: cast, fraction: cast },
    boolean: { boolean: cast },
    date: { date: cast, timestamp: midnight, text: iso('date') },
    timestamp: { timestamp: cast, text: iso('timestamp') },
};
function familyOf(native) {
    if (/^(VARCHAR|UUID|ENUM\(.*\))$/s.test(native))
        return 'text';
    if (/^U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$/.test(native))
        return 'integer';
    if (/^(FLOAT|DOUBLE|DECIMAL\(\d+,\d+\))$/.test(native))
        return 'fraction';
    if (native === 'BOOLEAN')
        return 'boolean';
    if (native === 'DATE')
        return 'date';
    if (/^TIMESTAMP(_S|_MS|_NS| WITH TIME ZONE)?$/.test(native))
        return 'timestamp';
    return 'other';
}

;// CONCATENATED MODULE: ./packages/engine/lib/rules.js


/** The rules about values of a column. Missing values break `nulls` only, values of another type `type` only. */
function valueRules(column, sets) {
    const { type, min, max, minLength, maxLength, pattern } = column;
    const set = sets.get(column);
    return [
        missing(column),
        rule(column, 'type', `are no ${type}`, (n, v) => `NOT ${n} AND ${v} IS NULL`),
        type === 'number' && rule(column, 'finite', 'are not finite', (_, v) => `NOT isfinite(${v})`),
        set !== undefined &&
            rule(column, 'in', `are none of the ${column.in?.length} allowed`, (_, v) => `${v} IS NOT NULL AND TRY_CAST(CAST(${v} AS VARCHAR) AS ${set}) IS NULL`),
        min !== undefined && rules_bound(column, 'min', min),
        max !== undefined && rules_bound(column, 'max', max),
        pattern !== undefined &&
            rule(column, 'pattern', `do not match ${pattern}`, (_, v) => `NOT regexp_matches(${v}, ${literal(pattern)})`),
        minLength !== undefined &&
            rule(column, 'min-length', `are shorter than ${minLength}`, (_, v) => `length(${v}) < ${minLength}`),
        maxLength !== undefined &&
            rule(column, 'max-length', `are longer than ${maxLength}`, (_, v) => `length(${v}) > ${maxLength}`),
    ].filter((candidate) => candidate !== false);
}
function missing(column) {
    const allowance = column.nulls === 0 ? '' : `, at most ${Number((column.nulls * 100).toPrecision(12))}% may be`;
    const breach = `are missing${allowance}`;
    return { ...rule(column, 'nulls', breach, (n) => n), countsMissing: true, allowed: column.nulls };
}
function rules_bound(column, key, value) {
    const limit = typeof value === 'number' ? String(value) : `${sqlTypes[column.type]} ${literal(withSeconds(value))}`;
    const [sign, word] = key === 'min' ? ['<', 'below'] : ['>', 'above'];
    // NaN would be above everything, and has a rule of its own.
    const finite = (v) => (column.type === 'number' ? `isfinite(${v}) AND ` : '');
    return rule(column, key, `are ${word} ${value}`, (_, v) => `${finite(v)}${v} ${sign} ${limit}`);
}
function rule(column, key, breach, predicate) {
    return { column, rule: key, breach, predicate, countsMissing: false, allowed: 0 };
}
/** SQL that creates the type of the values allowed in a column, written as the engine itself writes such values. */
function createSetType(name, { type, in: allowed = [] }) {
    const values = `CAST(${literals(allowed.map((value) => (type === 'timestamp' ? withSeconds(String(value)) : String(value))))} AS ${sqlTypes[type]}[])`;
    return `CREATE TYPE ${name} AS ENUM (SELECT DISTINCT CAST(v AS VARCHAR) FROM (SELECT unnest(${values}) AS v))`;
}
/** A time of the contract as DuckDB takes it: with seconds, at least where an offset follows. */
function withSeconds(time) {
    return time.replace(/^(.{11}\d{2}:\d{2})(?!:)/, '$1:00');
}
/** The rules about repeated values; a key of one column that is unique anyway is not applied twice. */
function uniqueRules({ columns, key }) {
    const unique = columns
        .filter((column) => column.unique)
        .map((column) => ({ rule: 'unique', columns: [column] }));
    const ofKey = key
        .map((name) => columns.find((column) => column.name === name))
        .filter((column) => column !== undefined);
    if (ofKey.length === 0 || (ofKey.length === 1 && ofKey[0]?.unique === true))
        return unique;
    return [...unique, { rule: 'key', columns: ofKey }];
}

;// CONCATENATED MODULE: ./packages/engine/lib/source.js
/** Most example places of one violation. */
const maxExamples = 5;
/** A few names, quoted and cut, for a message. */
function listNames(names) {
    const different = [...new Set(names)];
    const shown = different.slice(0, maxExamples).map((name) => JSON.stringify(name.slice(0, 100)));
    const more = different.length - shown.length;
    return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

;// CONCATENATED MODULE: ./packages/engine/lib/check-repeats.js



/** Applies the rules about values that occur twice in a dataset, in whichever of its files. Exact, never estimated. */
async function checkRepeats(subject) {
    const violations = [];
    for (const rule of uniqueRules(subject.contract)) {
        const violation = await checkRepeat(subject, rule);
        if (violation !== undefined)
            violations.push(violation);
    }
    return violations;
}
async function checkRepeat(subject, rule) {
    const { database } = subject;
    const sources = subject.sources.filter(({ columns }) => rule.columns.every(({ name }) => columns.includes(name)));
    if (sources.length === 0)
        return undefined;
    const values = rule.columns.map((_, index) => `v${index}`).join(', ');
    const present = rule.columns.map((_, index) => `v${index} IS NOT NULL`).join(' AND ');
    const all = sources.map((source) => `SELECT ${values} FROM (${source.relation(rule.columns)}) WHERE ${present}`);
    const groups = `SELECT ${values}, count(*) AS c FROM (${all.join(' UNION ALL ')}) GROUP BY ${values}`;
    const [total = 0, count = 0] = await database.counts(`SELECT coalesce(sum(c), 0), coalesce(sum(c - 1), 0) FROM (${groups})`);
    if (count === 0)
        return undefined;
    const repeated = database.newName('repeated');
    await database.run(`CREATE TABLE ${repeated} AS SELECT ${values} FROM (${groups}) WHERE c > 1 ORDER BY ${values} LIMIT ${maxExamples}`);
    const examples = await findExamples(subject, rule, { sources, repeated });
    return { ...check_repeats_describe(subject, rule, count, total), count, total, examples };
}
function check_repeats_describe({ dataset, contract }, { rule, columns }, count, total) {
    const names = columns.map(({ name }) => name);
    const [first] = columns;
    if (rule === 'unique' && first !== undefined) {
        const message = `column ${listNames(names)}: ${count} of ${total} values repeat an earlier one`;
        const line = lineOf(contract, ['columns', first.name, 'unique']);
        return { dataset, column: first.name, rule, level: first.level, line, message };
    }
    const message = `${count} of ${total} rows repeat the key (${listNames(names)}) of an earlier one`;
    return { dataset, column: null, rule, level: 'error', line: lineOf(contract, ['key']), message };
}
/** The first few rows that hold one of the repeated values, the first that holds it included. */
async function findExamples({ database }, { columns }, { sources, repeated }) {
    const values = columns.map((_, index) => `v${index}`).join(', ');
    const found = [];
    for (const source of sources) {
        for (const file of source.files) {
            if (found.length >= maxExamples)
                return found;
            const rows = await database.rows(`SELECT row FROM (${source.relation(columns, file)}) SEMI JOIN ${repeated} USING (${values}) ORDER BY row LIMIT ${maxExamples - found.length}`);
            const numbers = rows.map(([row]) => Number(row));
            if (numbers.length > 0)
                found.push(...(await source.locate(file, numbers)));
        }
    }
    return found;
}

;// CONCATENATED MODULE: ./packages/engine/lib/check-tables.js


/** Damaged rows, and headers that name columns twice or not at all. */
function checkForm(subject) {
    return subject.sources.flatMap(({ malformations }) => malformations.map(({ count, total, message, examples }) => ({
        ...check_tables_whole(subject, 'format', 'error', ['csv']),
        count,
        total,
        message: `${count} of ${total} ${message}`,
        examples,
    })));
}
/** Too few or too many rows. A dataset without any breaks the rules unless the contract says that it may. */
function check_tables_checkRows(subject) {
    const { min = 1, max = Infinity } = subject.contract.rows;
    const rows = subject.sources.reduce((sum, source) => sum + source.rows, 0);
    if (rows >= min && rows <= max)
        return [];
    const expected = rows < min ? `at least ${min}` : `at most ${max}`;
    const message = `dataset ${subject.dataset} has ${rows} rows, expected ${expected}`;
    const places = ['rows', rows < min ? 'min' : 'max'];
    return [{ ...check_tables_whole(subject, 'rows', 'error', places), count: rows, total: rows, message, examples: [] }];
}
/** Columns that are missing from files, and columns that the contract does not know. */
function checkPresence(subject) {
    const { contract } = subject;
    // A file of JSON Lines without lines has no keys, and is not without columns.
    const sources = subject.sources.filter(({ rows, columns }) => rows > 0 || columns.length > 0);
    const files = sources.reduce((sum, source) => sum + source.files.length, 0);
    const absent = contract.columns
        .filter(({ optional }) => !optional)
        .flatMap(({ name, level }) => {
        const without = sources.filter(({ columns }) => !columns.includes(name)).flatMap((source) => source.files);
        if (without.length === 0)
            return [];
        const message = `column ${listNames([name])} is missing from ${without.length} of ${files} files`;
        const examples = without.slice(0, maxExamples).map((file) => ({ file: file.name }));
        const common = check_tables_whole(subject, 'present', level, ['columns', name]);
        return [{ ...common, column: name, count: without.length, total: files, message, examples }];
    });
    return [...absent, ...checkOthers(subject, sources)];
}
function checkOthers(subject, sources) {
    const { contract } = subject;
    const declared = new Set(contract.columns.map(({ name }) => name));
    const all = new Set(sources.flatMap(({ columns }) => columns).filter((name) => name.trim() !== ''));
    const others = [...all].filter((name) => !declared.has(name));
    if (others.length === 0 || contract.otherColumns === 'allow')
        return [];
    const message = `${others.length} of ${all.size} columns are not in the contract: ${listNames(others)}`;
    const common = check_tables_whole(subject, 'other-columns', contract.otherColumns, ['other-columns']);
    return [{ ...common, count: others.length, total: all.size, message, examples: [] }];
}
function check_tables_whole({ dataset, contract }, rule, level, path) {
    return { dataset, column: null, rule, level, line: lineOf(contract, path) };
}

;// CONCATENATED MODULE: ./packages/engine/lib/check-values.js



/** Columns per query: one query over a thousand takes four times as long and ten times the memory. */
const batchSize = 50;
/** Applies the rules about values; the places of breaches are looked for only where there are any. */
async function checkValues(subject) {
    const tallies = new Map();
    const rules = subject.contract.columns.flatMap((column) => valueRules(column, subject.sets));
    for (const source of subject.sources) {
        for (const batch of toBatches(rules, source))
            await count(subject, source, batch, tallies);
    }
    const broken = [...tallies].filter(([rule, tally]) => isBroken(rule, tally));
    const examples = await check_values_findExamples(subject, broken.map(([rule]) => rule));
    return broken.map(([rule, tally]) => toViolation(subject, rule, { tally, examples: examples.get(rule) ?? [] }));
}
function toBatches(rules, source) {
    const columns = [...new Set(rules.map(({ column }) => column))].filter(({ name }) => source.columns.includes(name));
    const batches = [];
    for (let start = 0; start < columns.length; start += batchSize) {
        const some = columns.slice(start, start + batchSize);
        batches.push({ columns: some, rules: rules.filter(({ column }) => some.includes(column)) });
    }
    return batches;
}
function predicateOf({ predicate, column }, columns) {
    const index = columns.indexOf(column);
    return predicate(`n${index}`, `v${index}`);
}
async function count({ database }, source, { columns, rules }, tallies) {
    const missing = columns.map((_, index) => `count(*) FILTER (WHERE n${index})`);
    const broken = rules.map((rule) => `count(*) FILTER (WHERE ${predicateOf(rule, columns)})`);
    const counts = await database.counts(`SELECT count(*), ${[...missing, ...broken].join(', ')} FROM (${source.relation(columns)})`);
    const [rows = 0] = counts;
    for (const [index, rule] of rules.entries()) {
        const there = rows - (counts[1 + columns.indexOf(rule.column)] ?? 0);
        const tally = tallies.get(rule) ?? { broken: 0, total: 0 };
        tally.broken += counts[1 + columns.length + index] ?? 0;
        tally.total += rule.countsMissing ? rows : there;
        tallies.set(rule, tally);
    }
}
/** Shares such as 29 % have no exact binary form; a millionth of a row makes up for it. */
function isBroken({ allowed }, { broken, total }) {
    return broken > allowed * total + 1e-6;
}
/** The first few places at which each rule is broken. */
async function check_values_findExamples(subject, rules) {
    const found = new Map();
    for (const source of subject.sources) {
        for (const file of source.files) {
            const wanted = rules.filter((rule) => (found.get(rule)?.length ?? 0) < maxExamples);
            for (const batch of toBatches(wanted, source))
                await findInFile(subject, { source, file, batch, found });
        }
    }
    return found;
}
async function findInFile({ database }, { source, file, batch, found }) {
    const { columns, rules } = batch;
    const places = rules.map((rule) => `min(row, ${maxExamples}) FILTER (WHERE ${predicateOf(rule, columns)})`);
    const [answer = []] = await database.rows(`SELECT ${places.join(', ')} FROM (${source.relation(columns, file)})`);
    const rows = answer.map((cell) => (Array.isArray(cell) ? cell.map(Number) : []));
    const needed = [...new Set(rows.flat())].toSorted((a, b) => a - b);
    const examples = needed.length === 0 ? [] : await source.locate(file, needed);
    const at = new Map(needed.map((row, index) => [row, examples[index]]));
    for (const [index, rule] of rules.entries()) {
        const here = (rows[index] ?? []).map((row) => at.get(row)).filter((example) => example !== undefined);
        found.set(rule, [...(found.get(rule) ?? []), ...here].slice(0, maxExamples));
    }
}
function toViolation({ dataset, contract }, { column, rule, breach }, { tally, examples }) {
    return {
        dataset,
        column: column.name,
        rule,
        level: column.level,
        count: tally.broken,
        total: tally.total,
        line: lineOf(contract, ['columns', column.name, rule]),
        message: `column ${listNames([column.name])}: ${tally.broken} of ${tally.total} values ${breach}`,
        examples,
    };
}

;// CONCATENATED MODULE: ./packages/engine/lib/database.js

/** A statement the engine could not carry out. The message may hold values of the data: never show it. */
class StatementError extends Error {
    name = 'StatementError';
}
/** A connection that answers in plain values: integers as numbers, lists as arrays. */
class Database {
    #connection;
    #names = 0;
    constructor(connection) {
        this.#connection = connection;
    }
    /** A name no table or type has yet. */
    newName(prefix) {
        this.#names++;
        return `${prefix}_${this.#names}`;
    }
    async run(sql) {
        await guard(this.#connection.run(sql));
    }
    async rows(sql) {
        const reader = await guard(this.#connection.runAndReadAll(sql));
        return reader.getRowsJS();
    }
    /** The one row of an answer, its cells as numbers; a list becomes a list of numbers, null an empty one. */
    async counts(sql) {
        const [row = []] = await this.rows(sql);
        return row.map(Number);
    }
    /** Fills a table of one number and then texts per row; `fill` is given a function that appends a row. */
    async load(table, fill) {
        const appender = await guard(this.#connection.createAppender(table));
        await fill((row, texts) => {
            appender.appendBigInt(BigInt(row));
            for (const text of texts)
                appender.appendVarchar(text);
            appender.endRow();
        });
        appender.closeSync();
    }
}
async function guard(answer) {
    try {
        return await answer;
    }
    catch (cause) {
        const message = (0,lib/* describeError */.Uc)(cause);
        if (!/^(Out of Memory Error|.*No space left|.*max_temp_directory_size)/i.test(message))
            throw new StatementError(message, { cause });
        throw new lib/* UserError */.yo('E_ENGINE_MEMORY', 'The data engine ran out of memory or disk while checking the data. Use a larger runner, fewer `unique` columns, or check the files in several steps.');
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./packages/engine/lib/csv-records.js
const csv_records_quote = 34;
const lineFeed = 10;
const carriageReturn = 13;
const longestField = 16 * 1024 * 1024;
/**
 * Splits CSV into records by RFC 4180, text by text. Lines end with LF, CRLF or CR, mixed as they may be. Empty lines
 * are no records. After a misplaced quote reading goes on at the next line.
 */
class CsvScanner {
    #delimiter;
    #state = 'start';
    #line = 1;
    #recordLine = 1;
    #fields = [];
    #field = '';
    #fault;
    #afterReturn = false;
    #records = [];
    constructor(delimiter) {
        this.#delimiter = delimiter.charCodeAt(0);
    }
    /** The records that end in this text; one that goes on waits for the next. */
    push(text) {
        for (let at = 0; at < text.length;)
            at = this.#step(text, at);
        return this.#take();
    }
    /** The last record, when the text does not end with a line break. */
    end() {
        if (this.#state === 'quoted')
            this.#fault = 'open';
        if (this.#state !== 'start' || this.#fields.length > 0)
            this.#endRecord();
        return this.#take();
    }
    #take() {
        const records = this.#records;
        this.#records = [];
        return records;
    }
    /** Reads a run of ordinary characters, or one that matters. Returns where to go on. */
    #step(text, at) {
        const code = text.charCodeAt(at);
        const pairs = this.#afterReturn && code === lineFeed;
        this.#afterReturn = false;
        if (pairs)
            return at + 1;
        if (this.#state === 'quoted')
            return this.#stepQuoted(text, at);
        if (code === lineFeed || code === carriageReturn)
            return this.#breakLine(code, at);
        if (this.#state === 'broken')
            return at + 1;
        if (code === this.#delimiter)
            return this.#endField(at);
        if (code === csv_records_quote && this.#state !== 'plain')
            return this.#stepQuote(at);
        if (this.#state === 'closing')
            return this.#break('quote', at);
        return this.#stepPlain(text, at);
    }
    #stepQuote(at) {
        // A quote right after a closing one is a quote in the text.
        if (this.#state === 'closing')
            this.#field += '"';
        this.#state = 'quoted';
        return at + 1;
    }
    #stepQuoted(text, at) {
        const end = text.indexOf('"', at);
        const run = text.slice(at, end === -1 ? text.length : end);
        this.#line += countLines(run);
        this.#append(run);
        if (end === -1)
            return text.length;
        this.#state = 'closing';
        return end + 1;
    }
    #stepPlain(text, at) {
        let end = at + 1;
        for (; end < text.length; end++) {
            const code = text.charCodeAt(end);
            if (code === this.#delimiter || code === lineFeed || code === carriageReturn)
                break;
        }
        this.#append(text.slice(at, end));
        this.#state = 'plain';
        return end;
    }
    #append(run) {
        if (this.#field.length + run.length > longestField)
            this.#fault ??= 'long';
        else
            this.#field += run;
    }
    #break(fault, at) {
        this.#fault = fault;
        this.#state = 'broken';
        return at + 1;
    }
    #breakLine(code, at) {
        this.#afterReturn = code === carriageReturn;
        if (this.#state !== 'start' || this.#fields.length > 0)
            this.#endRecord();
        this.#line++;
        this.#recordLine = this.#line;
        return at + 1;
    }
    #endField(at) {
        this.#fields.push(this.#field);
        this.#field = '';
        this.#state = 'start';
        return at + 1;
    }
    #endRecord() {
        this.#fields.push(this.#field);
        this.#records.push({ line: this.#recordLine, fields: this.#fields, fault: this.#fault });
        this.#fields = [];
        this.#field = '';
        this.#fault = undefined;
        this.#state = 'start';
    }
}
function countLines(text) {
    let lines = 0;
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1))
        lines++;
    return lines;
}

// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./packages/engine/lib/text-file.js




const chunkBytes = 1024 * 1024;
const headBytes = 1024 * 1024;
const byteOrderMark = '\ufeff';
const text_file_lineFeed = 10;
const text_file_carriageReturn = 13;
/** A file that cannot be read, and why: completes "data.csv: …". */
class FileFault extends Error {
    name = 'FileFault';
}
/** Whether a file is packed with gzip. */
function isPacked(path) {
    return /\.gz$/i.test(path);
}
/** The bytes of a file, unpacked when its name ends in `.gz`. A damaged archive ends the stream with an error. */
function openBytes(path) {
    const file = (0,external_node_fs_.createReadStream)(path, { highWaterMark: chunkBytes });
    if (!isPacked(path))
        return file;
    const unpacked = (0,external_node_zlib_.createGunzip)({ chunkSize: chunkBytes });
    // The error comes out of `unpacked` as well.
    (0,external_node_stream_.pipeline)(file, unpacked, () => undefined);
    return unpacked;
}
/** The text of a UTF-8 file in pieces, without a byte order mark. */
async function* readText(path) {
    const decoder = new TextDecoder('utf-8');
    for await (const bytes of openBytes(path))
        yield decoder.decode(bytes, { stream: true });
    yield decoder.decode();
}
/**
 * Reads a text file once to the end, so that nothing after it has to doubt archive and encoding.
 *
 * @throws FileFault, or the error of the file system or of a damaged archive.
 */
async function checkText(path) {
    const head = [];
    let size = 0;
    let rest = new Uint8Array();
    const returns = new LoneReturns();
    for await (const chunk of openBytes(path)) {
        const bytes = Buffer.concat([rest, chunk]);
        returns.look(bytes);
        if (size === 0)
            refuseUtf16(bytes);
        const cut = bytes.length - incompleteBytes(bytes);
        if (!(0,external_node_buffer_.isUtf8)(bytes.subarray(0, cut)))
            throw await describeEncoding(path);
        rest = bytes.subarray(cut);
        if (size < headBytes)
            head.push(chunk);
        size += chunk.length;
    }
    if (rest.length > 0)
        throw await describeEncoding(path);
    const bytes = Buffer.concat(head);
    const text = bytes.subarray(0, bytes.length - incompleteBytes(bytes)).toString('utf8');
    const marked = text.startsWith(byteOrderMark);
    const whole = bytes.length === size;
    return { text: marked ? text.slice(1) : text, whole, byteOrderMark: marked, loneReturn: returns.end() };
}
/** Looks, chunk by chunk, for carriage returns without a line feed after them. */
class LoneReturns {
    #found = false;
    #open = false;
    look(bytes) {
        if (this.#found || bytes.length === 0)
            return;
        this.#found = this.#open && bytes[0] !== text_file_lineFeed;
        this.#open = bytes.at(-1) === text_file_carriageReturn;
        const last = bytes.length - 1;
        for (let at = bytes.indexOf(text_file_carriageReturn); !this.#found && at !== -1 && at < last;) {
            this.#found = bytes[at + 1] !== text_file_lineFeed;
            at = bytes.indexOf(text_file_carriageReturn, at + 1);
        }
    }
    end() {
        return this.#found || this.#open;
    }
}
/** How many bytes at the end belong to a character that goes on. */
function incompleteBytes(bytes) {
    for (let back = 1; back <= Math.min(3, bytes.length); back++) {
        const byte = bytes[bytes.length - back] ?? 0;
        if (byte < 0x80)
            return 0;
        if (byte >= 0xc0)
            return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? back : 0;
    }
    return 0;
}
function refuseUtf16(bytes) {
    const [first, second] = bytes;
    const marked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
    const bare = bytes.length > 1 && (first === 0 || second === 0);
    if (marked || bare)
        throw new FileFault('it is UTF-16 or binary: save it as UTF-8 text');
}
async function describeEncoding(path) {
    let line = 1;
    let open = new Uint8Array();
    for await (const chunk of openBytes(path)) {
        const bytes = Buffer.concat([open, chunk]);
        let start = 0;
        for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, start)) {
            if (!(0,external_node_buffer_.isUtf8)(bytes.subarray(start, end)))
                return notUtf8(line);
            line++;
            start = end + 1;
        }
        open = bytes.subarray(start);
    }
    return notUtf8(line);
}
function notUtf8(line) {
    return new FileFault(`line ${line} is not UTF-8: save the file as UTF-8`);
}

;// CONCATENATED MODULE: ./packages/engine/lib/csv-form.js



/**
 * Reads the header of a CSV file. It is read here, because DuckDB renames columns that share a name.
 *
 * @throws FileFault that says what is wrong with it.
 */
function readCsvForm(file, head, { csv }) {
    const delimiter = csv.delimiter ?? (/\.tsv(\.gz)?$/i.test(file.path) ? '\t' : ',');
    const scanner = new CsvScanner(delimiter);
    const first = scanner.push(head.text)[0] ?? (head.whole ? scanner.end()[0] : undefined);
    if (first === undefined)
        throw new FileFault(head.whole ? 'it is empty, without even a header' : 'its header is longer than a mebibyte');
    if (first.fault !== undefined)
        throw new FileFault(`its header, line ${first.line}, has a broken quote`);
    const oneLine = first.line === 1 && !first.fields.some((name) => /[\r\n]/.test(name));
    const plain = oneLine && first.fields.length > 1 && !head.loneReturn;
    return { delimiter, missing: csv.missing, header: first.fields, plain };
}
/** Columns that share a name or have none. */
function describeHeader(files, { header }) {
    const named = header.filter((name) => name.trim() !== '');
    const twice = named.filter((name, index) => named.indexOf(name) !== index);
    const common = {
        rows: false,
        total: header.length,
        examples: files.slice(0, maxExamples).map(({ name }) => ({ file: name, line: 1 })),
    };
    const faults = [];
    if (twice.length > 0)
        faults.push({
            ...common,
            count: twice.length,
            message: `columns have the name of another one: ${listNames(twice)}`,
        });
    if (named.length < header.length)
        faults.push({ ...common, count: header.length - named.length, message: 'columns have no name in the header' });
    return faults;
}
/** Which other delimiter the header was probably written with, when a single column was found. */
function guessDelimiter({ header, delimiter }) {
    const [name = ''] = header;
    if (header.length > 1)
        return undefined;
    return [',', ';', '\t', '|'].find((other) => other !== delimiter && name.includes(other));
}

;// CONCATENATED MODULE: ./packages/engine/lib/csv-relation.js


/** {@link Source.relation} over rows of texts. */
function csvRelation(columns, { header, missing }, { from, row }) {
    const texts = columns.map(({ name }, index) => {
        const text = `coalesce(c${header.indexOf(name)}, '')`;
        return `${missing.length === 0 ? text : `CASE WHEN ${text} NOT IN (${missing.map(literal).join(', ')}) THEN ${text} END`} AS x${index}`;
    });
    const values = columns.map(({ type }, index) => `x${index} IS NULL AS n${index}, ${textAs(type, `x${index}`)} AS v${index}`);
    const [inner, outer] = row === undefined ? [[], []] : [[`${row} AS row`], ['row']];
    return `SELECT ${[...values, ...outer].join(', ')} FROM (SELECT ${[...texts, ...inner].join(', ')} FROM ${from})`;
}

;// CONCATENATED MODULE: ./packages/engine/lib/csv-loaded.js





/** Reads the records of one CSV file here, keeps those that are whole in a table, and counts the others. */
async function openLoadedCsv(database, file, form) {
    const table = database.newName('records');
    const columns = form.header.map((_, index) => `c${index} VARCHAR`).join(', ');
    await database.run(`CREATE TABLE ${table} (line BIGINT, ${columns})`);
    const tally = new Tally(file, form.header.length);
    await database.load(table, async (append) => {
        const scanner = new CsvScanner(form.delimiter);
        const keep = (records) => {
            for (const record of records)
                if (tally.accepts(record))
                    append(record.line, record.fields);
        };
        for await (const text of readText(file.path))
            keep(scanner.push(text));
        keep(scanner.end());
    });
    return {
        files: [file],
        rows: tally.rows,
        columns: form.header,
        malformations: [...describeHeader([file], form), ...tally.malformations()],
        relation: (columns, only) => csvRelation(columns, form, { from: table, row: only && 'line' }),
        locate: (_, lines) => Promise.resolve(lines.map((line) => ({ file: file.name, line }))),
    };
}
/** Counts the records of a file, and those that cannot be used by what is wrong with them. */
class Tally {
    rows = 0;
    #file;
    #width;
    #faults = new Map();
    #afterHeader = false;
    constructor(file, width) {
        this.#file = file;
        this.#width = width;
    }
    accepts(record) {
        const isHeader = !this.#afterHeader;
        this.#afterHeader = true;
        if (isHeader)
            return false;
        const fault = record.fault ?? (record.fields.length === this.#width ? undefined : 'width');
        if (fault === undefined)
            this.rows++;
        else
            this.#note(fault, record.line);
        return fault === undefined;
    }
    #note(fault, line) {
        const noted = this.#faults.get(fault) ?? { count: 0, examples: [] };
        noted.count++;
        if (noted.examples.length < maxExamples)
            noted.examples.push({ file: this.#file.name, line });
        this.#faults.set(fault, noted);
    }
    malformations() {
        const total = [...this.#faults.values()].reduce((sum, { count }) => sum + count, this.rows);
        return [...this.#faults].map(([fault, { count, examples }]) => ({
            count,
            total,
            message: `${csv_loaded_describe(fault, this.#width)}; they were not checked any further`,
            examples,
            rows: true,
        }));
    }
}
function csv_loaded_describe(fault, width) {
    if (fault === 'quote')
        return 'rows have text after a closing quote';
    if (fault === 'open')
        return 'rows begin a quote that is never closed and swallow the rest of the file';
    if (fault === 'long')
        return 'rows have a field of more than 16 million characters';
    return `rows do not have the ${width} fields of the header`;
}

;// CONCATENATED MODULE: ./packages/engine/lib/csv-source.js







/** Opens files that share a form. Where DuckDB finds any fault in one, its records are read here instead. */
async function openCsv(database, files, form) {
    if (form.plain) {
        try {
            return [await openPlain(database, files, form)];
        }
        catch (error) {
            if (!(error instanceof StatementError))
                throw error;
        }
    }
    if (files.length === 1)
        return Promise.all(files.map((file) => openLoadedCsv(database, file, form)));
    const sources = [];
    for (const file of files)
        sources.push(...(await openCsv(database, [file], form)));
    return sources;
}
/** Files that DuckDB reads from end to end without a fault, ragged rows and stray quotes included. */
async function openPlain(database, files, form) {
    const [rows = 0] = await database.counts(`SELECT count(*) FROM ${reader(files, form)}`);
    await refuseSurplus(database, files, form);
    return {
        files,
        rows,
        columns: form.header,
        malformations: describeHeader(files, form),
        relation: (columns, file) => csvRelation(columns, form, {
            from: reader(file === undefined ? files : [file], form),
            row: file && 'row_number() OVER ()',
        }),
        locate: (file, rows) => findLines(file, form, rows),
    };
}
/** DuckDB drops an empty field after the last column without a word; in a column more, the field is seen. */
async function refuseSurplus(database, files, form) {
    const wider = { ...form, header: [...form.header, ''] };
    // In parallel, rows cannot be padded where fields hold line breaks. The text for NULL is any but the empty one.
    const padded = ['null_padding = true', 'parallel = false', `nullstr = 'NULL'`];
    const [surplus = 0] = await database.counts(`SELECT count(c${form.header.length}) FROM ${reader(files, wider, padded)}`);
    if (surplus > 0)
        throw new StatementError('rows have more fields than the header');
}
/** Everything is said, so that nothing is guessed from the first lines. */
function reader(files, { delimiter, header }, more = []) {
    const columns = header.map((_, index) => `'c${index}': 'VARCHAR'`).join(', ');
    const options = [
        'auto_detect = false',
        'header = false',
        'skip = 1',
        `delim = ${literal(delimiter)}`,
        `quote = '"'`,
        `escape = '"'`,
        `comment = ''`,
        'strict_mode = true',
        'hive_partitioning = false',
        `compression = '${isPacked(files[0]?.path ?? '') ? 'gzip' : 'uncompressed'}'`,
        `columns = {${columns}}`,
        ...more,
    ];
    return `read_csv(${pathList(files.map(({ path }) => path))}, ${options.join(', ')})`;
}
/** The lines that data rows of a faultless file begin on. */
async function findLines(file, { delimiter }, rows) {
    const scanner = new CsvScanner(delimiter);
    const wanted = new Set(rows);
    const found = [];
    // The header is record 0, the first data row is row 1.
    let record = 0;
    const look = (records) => {
        for (const { line } of records)
            if (wanted.has(record++))
                found.push({ file: file.name, line });
    };
    for await (const text of readText(file.path)) {
        look(scanner.push(text));
        if (found.length === wanted.size)
            return found;
    }
    look(scanner.end());
    return found;
}

;// CONCATENATED MODULE: ./packages/engine/lib/json-source.js




const maxNames = 10_000;
/** Opens JSON Lines files, all packed or none. */
async function openJson(database, files, columns) {
    return openLines(database, {
        files,
        columns,
        lines: { from: (file) => json_source_reader(file ? [file] : files, file !== undefined), locate },
    });
}
/**
 * Opens one JSON Lines file line by line: DuckDB does not skip a byte order mark, and sees nothing in a file of a single
 * character.
 */
async function openSplitJson(database, file, columns) {
    const table = database.newName('lines');
    await database.run(`CREATE TABLE ${table} (row BIGINT, text VARCHAR)`);
    await database.load(table, async (append) => {
        for await (const { line, text } of readLines(file.path))
            append(line, [text]);
    });
    const from = `SELECT CASE WHEN json_valid(text) AND NOT ${hasStrayComma('text')} THEN text::JSON END AS j, row FROM ${table}`;
    const lines = {
        from: () => from,
        locate: (_, rows) => Promise.resolve(rows.map((line) => ({ file: file.name, line }))),
    };
    return openLines(database, { files: [file], columns, lines });
}
async function openLines(database, { files, columns, lines }) {
    const shapes = database.newName('shapes');
    await database.run(`CREATE TABLE ${shapes} AS SELECT keys, count(*) AS c FROM (SELECT CASE WHEN ${isObject} THEN json_keys(j) END AS keys FROM (${lines.from(undefined)})) GROUP BY keys`);
    const [total = 0, rows = 0, repeated = 0] = await database.counts(`SELECT sum(c), sum(c) FILTER (WHERE keys IS NOT NULL), sum(c) FILTER (WHERE ${repeats('keys')}) FROM ${shapes}`);
    const find = (predicate) => json_source_findExamples(database, { files, lines, predicate });
    const malformations = [];
    if (rows < total)
        malformations.push({
            count: total - rows,
            total,
            message: 'lines are no JSON object; they were not checked any further',
            examples: await find(`(${isObject}) IS NOT TRUE`),
            rows: true,
        });
    if (repeated > 0)
        malformations.push({
            count: repeated,
            total: rows,
            message: 'lines have a key twice; the first is what was checked',
            examples: await find(`${isObject} AND ${repeats('json_keys(j)')}`),
            rows: false,
        });
    return {
        files,
        rows,
        columns: await listKeys(database, shapes, columns),
        malformations,
        relation: (asked, file) => relation(asked, lines.from(file), file !== undefined),
        locate: (file, found) => lines.locate(file, found),
    };
}
const isObject = `j IS NOT NULL AND json_type(j) = 'OBJECT'`;
const repeats = (keys) => `len(${keys}) <> len(list_distinct(${keys}))`;
/**
 * SQL that is true where valid JSON has a comma after the last member or element, which DuckDB lets pass. Texts are
 * stepped over whole; the first condition spares most lines that.
 */
function hasStrayComma(json) {
    const before = '^(?:[^"]|"(?:[^"\\\\]|\\\\.)*")*?';
    const comma = ',[ \\t\\r\\n]*[}\\]]';
    return `(regexp_matches(${json}, '${comma}') AND regexp_matches(${json}, '${before}${comma}'))`;
}
/** Lines that are no JSON become null, and are counted; without this the first one would end the reading. */
function json_source_reader(files, numbered) {
    const packed = isPacked(files[0]?.path ?? '') ? 'gzip' : 'uncompressed';
    // Numbering the rows ends the reading in parallel, so it is asked for only where a single file is looked into.
    const row = numbered ? ', row_number() OVER () AS row' : '';
    return `SELECT CASE WHEN NOT ${hasStrayComma('json')} THEN json END AS j${row} FROM read_ndjson_objects(${pathList(files.map(({ path }) => path))}, ignore_errors = true, compression = '${packed}', hive_partitioning = false)`;
}
function relation(columns, from, numbered) {
    const pointers = literals(columns.map(({ name }) => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`));
    const parts = columns.map((_, index) => `t[${index + 1}] AS t${index}, s[${index + 1}] AS s${index}`);
    const values = columns.map(({ type }, index) => `coalesce(t${index}, 'NULL') = 'NULL' AS n${index}, ${jsonAs(type, `s${index}`, `t${index}`)} AS v${index}`);
    const row = numbered ? ', row' : '';
    const read = `SELECT json_type(j, ${pointers}) AS t, json_extract_string(j, ${pointers}) AS s${row} FROM (${from}) WHERE ${isObject}`;
    return `SELECT ${values.join(', ')}${row} FROM (SELECT ${parts.join(', ')}${row} FROM (${read}))`;
}
/** The keys that occur, the declared ones first: strangers may have written any number of others. */
async function listKeys(database, shapes, columns) {
    const declared = literals(columns.map(({ name }) => name));
    const rows = await database.rows(`SELECT k FROM (SELECT DISTINCT unnest(keys) AS k FROM ${shapes}) ORDER BY k NOT IN (SELECT unnest(${declared})), k LIMIT ${maxNames}`);
    return rows.map(([key]) => String(key));
}
async function json_source_findExamples(database, { files, lines, predicate }) {
    const found = [];
    for (const file of files) {
        const wanted = maxExamples - found.length;
        const rows = await database.rows(`SELECT row FROM (${lines.from(file)}) WHERE ${predicate} ORDER BY row LIMIT ${wanted}`);
        found.push(...(await lines.locate(file, rows.map(([row]) => Number(row)))));
        if (found.length >= maxExamples)
            break;
    }
    return found;
}
/** The lines of rows of a file. Lines of blanks are no rows. */
async function locate(file, rows) {
    const wanted = new Set(rows);
    const found = [];
    let row = 0;
    if (wanted.size > 0) {
        for await (const { line } of readLines(file.path)) {
            if (wanted.has(++row))
                found.push({ file: file.name, line });
            if (found.length === wanted.size)
                break;
        }
    }
    return found;
}
async function* readLines(path) {
    let line = 1;
    let open = '';
    for await (const chunk of readText(path)) {
        const parts = (open + chunk).split('\n');
        open = parts.pop() ?? '';
        for (const text of parts) {
            if (text.trim() !== '')
                yield { line, text };
            line++;
        }
    }
    if (open.trim() !== '')
        yield { line, text: open };
}

;// CONCATENATED MODULE: ./packages/engine/lib/parquet-source.js



/** The columns of a Parquet file. DuckDB gives columns whose names differ in case only another name, the file does not. */
async function readParquetColumns(database, file) {
    const described = await database.rows(`DESCRIBE SELECT * FROM ${parquet_source_reader([file])}`);
    const names = await readNames(database, file);
    return described.map(([alias, type], index) => ({
        name: names[index] ?? String(alias),
        alias: String(alias),
        type: String(type),
    }));
}
/** The names at the top of the schema, which lists every node of its tree after its parent. */
async function readNames(database, file) {
    const nodes = await database.rows(`SELECT name, num_children FROM parquet_schema(${pathList([file.path])})`);
    const names = [];
    let inner = 0;
    for (const [name, children] of nodes.slice(1)) {
        if (inner === 0)
            names.push(String(name));
        else
            inner--;
        inner += Number(children ?? 0);
    }
    return names;
}
/** Opens Parquet files that share their columns. */
async function openParquet(database, files, columns) {
    const [rows = 0] = await database.counts(`SELECT count(*) FROM ${parquet_source_reader(files)}`);
    return {
        files,
        rows,
        columns: columns.map(({ name }) => name),
        malformations: describeNames(files, columns),
        relation: (asked, file) => parquet_source_relation(asked, columns, file === undefined ? parquet_source_reader(files) : numbered(file)),
        locate: (file, found) => Promise.resolve(found.map((row) => ({ file: file.name, row }))),
    };
}
function parquet_source_reader(files) {
    return `read_parquet(${pathList(files.map(({ path }) => path))}, hive_partitioning = false)`;
}
function numbered(file) {
    return `(SELECT *, row_number() OVER () AS "\u0001row" FROM ${parquet_source_reader([file])})`;
}
function parquet_source_relation(asked, columns, from) {
    const values = asked.map(({ name, type }, index) => {
        const column = columns.find((candidate) => candidate.name === name);
        const value = identifier(column?.alias ?? name);
        return `${value} IS NULL AS n${index}, ${nativeAs(type, value, column?.type ?? '')} AS v${index}`;
    });
    const row = from.startsWith('(') ? ', "\u0001row" AS row' : '';
    return `SELECT ${values.join(', ')}${row} FROM ${from}`;
}
function describeNames(files, columns) {
    const names = columns.map(({ name }) => name);
    const twice = names.filter((name, index) => names.indexOf(name) !== index);
    if (twice.length === 0)
        return [];
    return [
        {
            count: twice.length,
            total: names.length,
            message: `columns have the name of another one: ${listNames(twice)}`,
            examples: files.slice(0, maxExamples).map(({ name }) => ({ file: name })),
            rows: false,
        },
    ];
}

;// CONCATENATED MODULE: ./packages/engine/lib/open-sources.js









/**
 * Opens the files of a contract's datasets, those of a kind together.
 *
 * @throws UserError E_DATA_FILE with every file that cannot be read.
 */
async function openSources(database, contract, files) {
    const groups = new Map();
    const problems = [];
    for (const file of files) {
        try {
            const { key, open } = await look(database, contract, file);
            const id = JSON.stringify([file.dataset, key]);
            const group = groups.get(id) ?? { dataset: file.dataset, files: [], open };
            group.files.push(file);
            groups.set(id, group);
        }
        catch (error) {
            problems.push({ file: file.name, message: reasonOf(error) });
        }
    }
    if (problems.length > 0)
        throw open_sources_refuse(problems);
    return openGroups([...groups.values()]);
}
async function openGroups(groups) {
    const sources = new Map();
    for (const { dataset, files, open } of groups) {
        const opened = await open(files).catch((error) => {
            const [file] = files;
            throw open_sources_refuse([{ file: file?.name, message: reasonOf(error) }]);
        });
        sources.set(dataset, [...(sources.get(dataset) ?? []), ...opened]);
    }
    return sources;
}
/** Finds out how a file is to be read, and whether it can be. */
async function look(database, contract, file) {
    const [, format = '', packed = ''] = /\.(csv|tsv|jsonl|ndjson|parquet)(\.gz)?$/i.exec(file.path) ?? [];
    if (format === '' || (format === 'parquet' && packed !== ''))
        throw new FileFault('its name must end in .csv, .tsv, .jsonl or .ndjson (.gz may follow), or in .parquet');
    if (format.toLowerCase() === 'parquet')
        return lookAtParquet(database, file);
    const head = await checkText(file.path);
    if (/^(csv|tsv)$/i.test(format))
        return toOpening(database, contract, readCsvForm(file, head, contract), packed);
    if (head.byteOrderMark || (head.whole && head.text.length < 2))
        return {
            key: JSON.stringify(['split', file.path]),
            open: (files) => Promise.all(files.map((one) => openSplitJson(database, one, contract.columns))),
        };
    return { key: `jsonl${packed}`, open: async (files) => [await openJson(database, files, contract.columns)] };
}
function toOpening(database, contract, form, packed) {
    const other = guessDelimiter(form);
    if (other !== undefined && !contract.columns.some(({ name }) => form.header.includes(name))) {
        const line = lineOf(contract, ['csv', 'delimiter']);
        throw new FileFault(`its header is a single field; write csv: { delimiter: ${JSON.stringify(other)} } in the contract (line ${line}) if that is what it is written with`);
    }
    return { key: digest([packed, form]), open: (files) => openCsv(database, files, form) };
}
async function lookAtParquet(database, file) {
    const columns = await readParquetColumns(database, file);
    return { key: digest(columns), open: async (files) => [await openParquet(database, files, columns)] };
}
function digest(value) {
    return (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(value)).digest('hex');
}
/** What the engine says may quote the data, so its own words are not passed on. Faults that are not the file's are thrown. */
function reasonOf(error) {
    if (error instanceof StatementError)
        return 'it is damaged, or not of the format its name says';
    if (error instanceof FileFault)
        return error.message;
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code.startsWith('Z_'))
        return `the archive is damaged: ${(0,lib/* describeError */.Uc)(error)}`;
    if (/^E[A-Z]+$/.test(code))
        return `it cannot be opened (${code})`;
    throw error;
}
function open_sources_refuse(problems) {
    const [first] = problems;
    const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
    return new lib/* UserError */.yo('E_DATA_FILE', `The data cannot be checked: ${first?.file}: ${first?.message}${more}. Correct or leave out the files listed.`, { problems });
}

;// CONCATENATED MODULE: ./packages/engine/lib/check.js









/** See {@link Engine.check}. */
async function check(database, contract, { files, log }) {
    if (files.length === 0)
        throw new lib/* UserError */.yo('E_NO_FILES', 'Expected files to check, got none. Name the data.');
    await probePatterns(database, contract);
    const sets = await createSets(database, contract.columns);
    const opened = await openSources(database, contract, files);
    const datasets = [];
    const violations = [];
    for (const [dataset, sources] of opened) {
        const subject = { database, contract, dataset, sources, sets };
        violations.push(...(await checkDataset(subject).catch((error) => check_refuse(error, dataset))));
        const size = { name: dataset, files: check_count(sources, 'files'), rows: check_count(sources, 'rows') };
        datasets.push(size);
        log(`Dataset ${dataset}: ${size.rows} rows in ${size.files} files checked`);
    }
    return { datasets, violations, rules: countRules(contract, sets) * opened.size };
}
async function checkDataset(subject) {
    const violations = [
        ...checkForm(subject),
        ...check_tables_checkRows(subject),
        ...checkPresence(subject),
        ...(await checkValues(subject)),
        ...(await checkRepeats(subject)),
    ];
    return violations.toSorted((a, b) => a.line - b.line);
}
function check_count(sources, what) {
    return sources.reduce((sum, { files, rows, malformations }) => sum + (what === 'files' ? files.length : rows + malformed(malformations)), 0);
}
function malformed(malformations) {
    return malformations.reduce((sum, { rows, count }) => sum + (rows ? count : 0), 0);
}
/** Presence, unknown columns, rows and form are always looked at. */
function countRules(contract, sets) {
    const ofValues = contract.columns.flatMap((column) => valueRules(column, sets)).length;
    return ofValues + uniqueRules(contract).length + contract.columns.length + 3;
}
/** RE2 itself has the last word on patterns, before any data is read. */
async function probePatterns(database, contract) {
    for (const { name, pattern } of contract.columns) {
        if (pattern === undefined)
            continue;
        await database.run(`SELECT regexp_matches('', ${literal(pattern)})`).catch((error) => {
            if (!(error instanceof StatementError))
                throw error;
            const line = lineOf(contract, ['columns', name, 'pattern']);
            const message = 'the pattern is not one RE2 can search for: write a simpler or shorter one';
            throw new lib/* UserError */.yo('E_CONTRACT', `${contract.file}:${line}: ${message}.`, {
                problems: [{ file: contract.file, line, message }],
            });
        });
    }
}
async function createSets(database, columns) {
    const sets = new Map();
    for (const column of columns.filter((candidate) => candidate.in !== undefined)) {
        const name = database.newName('allowed');
        await database.run(createSetType(name, column));
        sets.set(column, name);
    }
    return sets;
}
/** A file can be sound at first sight and damaged further on. Only the kind of the error is told: its text may quote the data. */
function check_refuse(error, dataset) {
    if (!(error instanceof StatementError))
        throw error;
    const kind = error.message.split(':', 1).join('').slice(0, 60);
    throw new lib/* UserError */.yo('E_DATA_FILE', `The data of dataset ${dataset} cannot be read to its end (${kind}): a file is damaged. Write its files again.`);
}

;// CONCATENATED MODULE: ./packages/engine/lib/lock.js


/**
 * Locks a connection: from then on it reads and writes in the allowed folders only, links followed, loads no extension,
 * and no statement can unlock it. Times without an offset are UTC.
 */
async function lock(database, folders) {
    const allowed = await Promise.all(folders.map((folder) => (0,promises_.realpath)(folder)));
    await database.run("SET TimeZone = 'UTC'");
    await database.run(`SET allowed_directories = ${literals(allowed)}`);
    await database.run('SET enable_external_access = false');
    await database.run('SET lock_configuration = true');
}

;// CONCATENATED MODULE: ./packages/engine/lib/duckdb.js








const shareOfMemory = 0.6;
/**
 * Opens DuckDB, locked: it reads the allowed folders only, loads no extension, and no statement can unlock it.
 *
 * @throws UserError E_ENGINE_MISSING when its library is missing or not for this machine.
 */
async function openEngine(options) {
    const { DuckDBInstance } = await load(options.binding ?? findBinding(import.meta.url));
    const spill = await (0,promises_.mkdtemp)((0,external_node_path_.join)(options.tempDir, 'mlops-engine-'));
    const instance = await DuckDBInstance.create(':memory:', {
        memory_limit: options.memoryLimit ?? defaultMemory(),
        temp_directory: spill,
        autoinstall_known_extensions: 'false',
        autoload_known_extensions: 'false',
        allow_community_extensions: 'false',
    });
    const connection = await instance.connect();
    const database = new Database(connection);
    await lock(database, options.allowedDirectories);
    return {
        check: (contract, files, log = () => undefined) => check(database, contract, { files, log }),
        close: async () => {
            connection.closeSync();
            instance.closeSync();
            await (0,promises_.rm)(spill, { recursive: true, force: true });
        },
    };
}
/** Loads DuckDB's API, whose native part is taken from the path given and from nowhere else. */
async function load(binding) {
    process.env['MLOPS_DUCKDB_BINDING'] = binding;
    try {
        return await Promise.all(/* import() */[__webpack_require__.e(229), __webpack_require__.e(454)]).then(__webpack_require__.t.bind(__webpack_require__, 15229, 19));
    }
    catch (cause) {
        throw new lib/* UserError */.yo('E_ENGINE_MISSING', `Expected the data engine's library at ${binding} to load on this machine, but: ${(0,lib/* describeError */.Uc)(cause).slice(0, 300)}. Run \`npm ci\` in the folder of the suite on this machine.`, { cause });
    }
}
function defaultMemory() {
    const constrained = process.constrainedMemory();
    const available = constrained > 0 ? Math.min(constrained, (0,external_node_os_.totalmem)()) : (0,external_node_os_.totalmem)();
    return `${Math.floor((available * shareOfMemory) / 2 ** 20)}MiB`;
}

;// CONCATENATED MODULE: ./packages/engine/lib/index.js



;// CONCATENATED MODULE: ./packages/lineage/lib/file-digest.js



const file_digest_chunkBytes = 1024 * 1024;
/** A buffer that several files in turn are read through. */
function file_digest_newReadBuffer() {
    return Buffer.allocUnsafe(file_digest_chunkBytes);
}
/**
 * `sha256:…` and size in bytes of a regular file, read in pieces of the buffer's length.
 *
 * @throws UserError E_FILE when it is missing, unreadable or not a regular file.
 */
async function file_digest_digestFile(file, buffer) {
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
async function file_set_digestFiles(paths, root) {
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
    const buffer = file_digest_newReadBuffer();
    for (let next = queue.next(); next.done !== true; next = queue.next()) {
        const [index, path] = next.value;
        files[index] = { path, ...(await file_digest_digestFile((0,external_node_path_.resolve)(root, path), buffer)) };
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
    if (!pattern.includes('\0') && workspace_liesIn((0,external_node_path_.join)(root, local), root))
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

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
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







// EXTERNAL MODULE: ./packages/markdown/lib/untrusted.js
var untrusted = __webpack_require__(4905);
;// CONCATENATED MODULE: ./actions/validate-data/lib/annotations.js

/** GitHub shows ten of each level per step. */
const shown = 10;
const annotations_longest = 500;
/** Notes on the lines of the contract that are broken; when there are too many, the last one says how many more. */
function annotate(violations, file) {
    const listed = violations.length > shown ? violations.slice(0, shown - 1) : violations;
    const annotations = listed.map((violation) => ({
        level: violation.level,
        title: `Data breaks \`${violation.rule}\``,
        message: `${(0,untrusted/* visible */.RK)(violation.message, annotations_longest)}${describePlaces(violation)}`,
        file,
        line: violation.line,
    }));
    if (listed.length === violations.length)
        return annotations;
    const rest = violations.slice(listed.length);
    const level = rest.some((violation) => violation.level === 'error') ? 'error' : 'warning';
    return [
        ...annotations,
        { level, message: `${rest.length} more rules are broken: see the summary of the job.`, file },
    ];
}
/** ` (first at data/a.csv:3, data/a.csv:9)`, or nothing. */
function describePlaces({ examples }) {
    if (examples.length === 0)
        return '';
    return ` (first at ${examples.map((example) => (0,untrusted/* visible */.RK)(describePlace(example), annotations_longest)).join(', ')})`;
}
/** `data/a.csv:3`, `data/a.parquet row 3` or `data/a.csv`. */
function describePlace({ file, line, row }) {
    if (line !== undefined)
        return `${file}:${line}`;
    return row === undefined ? file : `${file} row ${row}`;
}

;// CONCATENATED MODULE: ./actions/validate-data/lib/find-data.js




const named = /^([A-Za-z_][A-Za-z0-9_-]{0,62})=(.+)$/;
/**
 * Finds the files of every dataset: those of the input, else those of the contract.
 *
 * @param lines globs relative to `folder`, each with or without `name=` before it
 * @throws UserError E_INPUT for addresses or when nothing names data, E_NO_FILES for globs without a match,
 *   E_PATH_OUTSIDE.
 */
async function findData(lines, contract, folder) {
    const globs = lines.length > 0 ? lines.map(parseLine) : dataGlobs(contract);
    find_data_refuse(globs, contract);
    // All globs at once first, so that every one without a match is named.
    await expandGlobs(globs.map(({ glob }) => glob), folder);
    const files = [];
    for (const dataset of new Set(globs.map(({ name }) => name))) {
        const own = globs.filter(({ name }) => name === dataset).map(({ glob }) => glob);
        for (const name of await expandGlobs(own, folder))
            files.push({ dataset, path: (0,external_node_path_.join)(folder, name), name });
    }
    return files;
}
function parseLine(line) {
    const [, name = 'data', glob = line] = named.exec(line) ?? [];
    return { name, glob };
}
function find_data_refuse(globs, contract) {
    if (globs.length === 0) {
        throw new lib/* UserError */.yo('E_INPUT', `Expected data to check, but neither the input \`data\` nor the contract names any. Add \`data: data/*.csv\` to ${contract.file}, or set the input.`);
    }
    const remote = globs.filter(({ glob }) => /^[a-z][a-z0-9+]*:\/\//i.test(glob));
    if (remote.length === 0)
        return;
    throw new lib/* UserError */.yo('E_INPUT', `input \`data\`: expected globs of files in the workspace, found ${remote.map(({ glob }) => JSON.stringify(glob)).join(', ')}. Download the files in an earlier step.`);
}

;// CONCATENATED MODULE: ./actions/validate-data/lib/load-contract.js






const maxBytes = 1024 * 1024;
/**
 * Reads the contract the input names, else the model's, else the one all models share.
 *
 * @throws UserError E_CONTRACT_MISSING, E_CONTRACT when it is not of its form, E_PATH_OUTSIDE.
 */
async function loadContract(inputs, folder, workspace) {
    const names = inputs.contract === '' ? contractPaths(inputs.model) : [inputs.contract];
    for (const name of names) {
        const path = await insideWorkspace((0,external_node_path_.join)(folder, name), workspace);
        const found = await (0,promises_.stat)(path).catch(() => undefined);
        if (found === undefined)
            continue;
        const file = (0,external_node_path_.relative)(workspace, path);
        if (!found.isFile() || found.size > maxBytes) {
            throw new lib/* UserError */.yo('E_CONTRACT', `Expected ${file} to be a file of at most ${maxBytes} bytes, found ${found.isFile() ? `${found.size} bytes` : 'no file'}. Correct the path.`);
        }
        const text = await (0,promises_.readFile)(path, 'utf8');
        const digest = `sha256:${(0,external_node_crypto_.createHash)('sha256').update(text).digest('hex')}`;
        return { contract: parseContract(text, file), digest };
    }
    throw new lib/* UserError */.yo('E_CONTRACT_MISSING', `There is no contract at ${names.join(' or ')}: commit one that says what the data must be, or set the input \`contract\`.`);
}

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







;// CONCATENATED MODULE: ./actions/validate-data/lib/record.js


const keptViolations = 1000;
const longestText = 1000;
/** The record of a validation. It holds names and counts, never values of the data. */
function toRecord({ model, context, now, contract, data, verdict }) {
    return {
        kind: 'validate-data',
        ...recordHead(model, context, now),
        passed: verdict.passed,
        contract: { file: contract.contract.file, digest: contract.digest },
        data: { digest: data.digest, rows: verdict.rows, files: [...data.files] },
        errors: verdict.errors,
        warnings: verdict.warnings,
        violations: verdict.violations
            .slice(0, keptViolations)
            .map(({ dataset, column, rule, level, count, total, line, message }) => ({
            dataset,
            column: column?.slice(0, longestText) ?? null,
            rule,
            level,
            count,
            total,
            line,
            message: (0,untrusted/* visible */.RK)(message, longestText),
        })),
    };
}

// EXTERNAL MODULE: ./packages/markdown/lib/blocks.js
var blocks = __webpack_require__(59833);
;// CONCATENATED MODULE: ./actions/validate-data/lib/verdict.js

/** Judges a report. With `fail-on: never` the data may have failed, yet the step does not. */
function judge({ violations, datasets }, failOn) {
    const errors = violations.filter(({ level }) => level === 'error');
    const warnings = violations.filter(({ level }) => level === 'warning');
    const passed = errors.length === 0 && (failOn !== 'warning' || warnings.length === 0);
    return {
        passed,
        fails: !passed && failOn !== 'never',
        errors: errors.length,
        warnings: warnings.length,
        rows: datasets.reduce((sum, { rows }) => sum + rows, 0),
        violations: [...errors, ...warnings],
    };
}
/** `2 errors, 1 warning`. */
function describeCounts({ errors, warnings }) {
    const parts = [errors > 0 ? (0,blocks/* count */.U9)(errors, 'error') : '', warnings > 0 ? (0,blocks/* count */.U9)(warnings, 'warning') : ''];
    return parts.filter((part) => part !== '').join(', ');
}

;// CONCATENATED MODULE: ./actions/validate-data/lib/summary.js



const shownViolations = 100;
const shownFiles = 100;
/** The summary of a validation: verdict, broken rules, what was looked at. */
function renderValidation({ model, contract, report, verdict, data }) {
    const { datasets, rules } = report;
    const looked = `${(0,blocks/* count */.U9)(verdict.rows, 'row')} in ${(0,blocks/* count */.U9)(data.files.length, 'file')} checked against ${(0,untrusted/* code */.aY)(contract)}: ${(0,blocks/* count */.U9)(rules, 'rule')} applied.`;
    return (0,blocks/* join */.fj)(`### ${headline(model, verdict)}`, looked, renderViolations(verdict.violations, datasets.length > 1), (0,blocks/* details */.zH)('What was checked', (0,blocks/* join */.fj)(renderDatasets(datasets), renderFiles(data))));
}
function headline(model, verdict) {
    const subject = `data of ${(0,untrusted/* code */.aY)(model)}`;
    if (verdict.violations.length === 0)
        return `✅ Validate data: the ${subject} keeps its contract`;
    const mark = verdict.passed ? '⚠️' : '❌';
    return `${mark} Validate data: the ${subject} breaks its contract (${describeCounts(verdict)})`;
}
function renderViolations(violations, named) {
    if (violations.length === 0)
        return '';
    const rows = violations
        .slice(0, shownViolations)
        .map((violation) => [
        violation.level === 'error' ? '❌ error' : '⚠️ warning',
        ...(named ? [(0,untrusted/* code */.aY)(violation.dataset)] : []),
        `${(0,untrusted/* code */.aY)(violation.rule)} (line ${violation.line})`,
        violation.column === null ? (0,untrusted/* code */.aY)(violation.message, 300) : (0,untrusted/* code */.aY)(violation.column),
        `${violation.count.toLocaleString('en-US')} / ${violation.total.toLocaleString('en-US')}`,
        violation.examples.map((example) => (0,untrusted/* code */.aY)(describePlace(example), 200)).join(', '),
    ]);
    const headers = ['Level', ...(named ? ['Dataset'] : []), 'Rule', 'Column', 'Breaking / all', 'First places'];
    const alignments = headers.map((header) => (header.startsWith('Breaking') ? 'right' : 'left'));
    const rest = violations.length - rows.length;
    return (0,blocks/* join */.fj)((0,blocks/* table */.tp)(headers, rows, alignments), rest > 0 ? `and ${(0,blocks/* count */.U9)(rest, 'more broken rule')} in the record` : '');
}
function renderDatasets(datasets) {
    const rows = datasets.map(({ name, files, rows }) => [(0,untrusted/* code */.aY)(name), String(files), rows.toLocaleString('en-US')]);
    return (0,blocks/* table */.tp)(['Dataset', 'Files', 'Rows'], rows, ['left', 'right', 'right']);
}
function renderFiles({ digest, files }) {
    const rows = files
        .slice(0, shownFiles)
        .map(({ path, size, sha256 }) => [(0,untrusted/* code */.aY)(path, 200), size.toLocaleString('en-US'), (0,untrusted/* code */.aY)(sha256, 71)]);
    const rest = files.length - rows.length;
    return (0,blocks/* join */.fj)((0,blocks/* table */.tp)(['File', 'Bytes', 'Digest'], rows, ['left', 'right', 'left']), rest > 0 ? `and ${(0,blocks/* count */.U9)(rest, 'more file')} in the record` : '', `Digest of all: ${(0,untrusted/* code */.aY)(digest, 71)}`);
}

;// CONCATENATED MODULE: ./actions/validate-data/lib/run.js










const loggedViolations = 200;
const progressEveryMs = 2000;
/**
 * Checks data against its contract.
 *
 * Broken rules are returned, all of them; data or a contract that cannot be read throws.
 */
async function run_run(inputs, ports) {
    const { runner } = ports;
    const { workspace } = runner.context;
    const folder = await insideWorkspace((0,external_node_path_.join)(workspace, inputs['working-directory']), workspace);
    const contract = await runner.group('Read the contract', () => loadContract(inputs, folder, workspace));
    const files = await runner.group('Find the data', () => findData(inputs.data, contract.contract, folder));
    const names = files.map(({ name }) => name);
    const data = await runner.group('Digest the data', () => file_set_digestFiles(names, folder));
    const report = await runner.group('Check the data', () => run_check(contract, files, folder, ports));
    const { file } = contract.contract;
    const verdict = judge(report, inputs['fail-on']);
    logViolations(verdict, runner);
    const { passed, fails, errors, warnings, rows } = verdict;
    return {
        outputs: { passed, rows, errors, warnings, 'data-digest': data.digest },
        record: toRecord({ model: inputs.model, context: runner.context, now: ports.now(), contract, data, verdict }),
        section: renderValidation({ model: inputs.model, contract: file, report, verdict, data }),
        annotations: annotate(verdict.violations, file),
        failure: fails
            ? { message: `The data breaks its contract ${file}: ${describeCounts(verdict)}.`, exit: 1 }
            : undefined,
    };
}
async function run_check({ contract }, files, folder, { runner }) {
    const engine = await openEngine({ tempDir: runner.context.temp, allowedDirectories: [folder] });
    const started = performance.now();
    const seconds = () => Math.round((performance.now() - started) / 1000);
    const progress = setInterval(() => runner.info(`Still checking after ${seconds()} s`), progressEveryMs);
    try {
        return await engine.check(contract, files, (message) => runner.info(message));
    }
    finally {
        clearInterval(progress);
        await engine.close();
    }
}
/** Annotations are few; the log has every broken rule. */
function logViolations({ violations }, runner) {
    for (const violation of violations.slice(0, loggedViolations)) {
        const { level, dataset, rule, message } = violation;
        runner.info(`${level} in ${dataset}, ${rule}: ${(0,untrusted/* visible */.RK)(message, 500)}${describePlaces(violation)}`);
    }
    const rest = violations.length - loggedViolations;
    if (rest > 0)
        runner.info(`and ${rest} more, in the record`);
}


/***/ })

};
