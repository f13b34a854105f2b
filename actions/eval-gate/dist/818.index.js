export const id = 818;
export const ids = [818];
export const modules = {

/***/ 16818:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runBaseline: () => (/* binding */ runBaseline)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
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
// EXTERNAL MODULE: ./packages/errors/lib/index.js + 2 modules
var lib = __webpack_require__(74465);
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




// EXTERNAL MODULE: ./packages/comparison/lib/index.js + 12 modules
var comparison_lib = __webpack_require__(75179);
// EXTERNAL MODULE: ./packages/dataset/lib/index.js + 9 modules
var dataset_lib = __webpack_require__(81119);
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
    const absolute = resolve(root, path);
    const real = path.includes('\0') ? undefined : await realpathOfNearest(absolute);
    if (real !== undefined && workspace_liesIn(real, await realpath(root)))
        return absolute;
    throw new UserError('E_PATH_OUTSIDE', `Expected a path inside ${JSON.stringify(root)}, got ${JSON.stringify(path)}, which leads out of it. Use a path relative to the working directory, without links to the outside.`);
}
/** Whether a path is a folder or lies in it; both absolute, nothing followed. */
function workspace_liesIn(path, folder) {
    const way = relative(folder, path);
    return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
async function realpathOfNearest(path) {
    for (let current = path;; current = dirname(current)) {
        const real = await realpath(current).catch(() => undefined);
        if (real !== undefined)
            return real;
        // A link that leads nowhere now could lead anywhere once its target is made.
        if (await exists(current))
            return undefined;
        if (dirname(current) === current)
            return undefined;
    }
}
function exists(path) {
    return lstat(path).then(() => true, () => false);
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
        throw new lib/* UserError */.yo('E_BASELINE_RUN', `The commit ${commit.slice(0, 12)} of the baseline cannot be checked out: ${message}. Let actions/checkout run in this job first, with fetch-depth: 0 or with persisted credentials.`);
    }
    return {
        folder,
        remove: async () => {
            await git(['worktree', 'remove', '--force', folder]);
            await (0,promises_.rm)(folder, { recursive: true, force: true });
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
const worktree_safely = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null'];
async function runGit(parameters, env) {
    const child = (0,external_node_child_process_.spawn)('git', [...worktree_safely, ...parameters], { env: { ...env }, stdio: ['ignore', 'ignore', 'pipe'] });
    const said = [];
    child.stderr.on('data', (chunk) => said.push(chunk));
    const [code] = await (0,external_node_events_.once)(child, 'close').catch(() => [null]);
    const message = Buffer.concat(said).toString('utf8').trim().split('\n').at(-1)?.slice(0, 300);
    return { code, message: message === undefined || message === '' ? 'git could not be run' : message };
}

;// CONCATENATED MODULE: ./packages/lineage/lib/index.js







;// CONCATENATED MODULE: ./actions/eval-gate/lib/baseline-model.js


const maxBytes = 10 * 1024 ** 3;
/**
 * The files of the baseline's model: of the registered version, else the artifact of the run that recorded it.
 *
 * @returns the folder, or the one file in it; undefined, and said in the log, where they cannot be had any more: a
 *   command may train its own.
 */
async function loadBaselineModel(inputs, ports, { baseline, folder }) {
    await (0,promises_.mkdir)(folder);
    const alias = /^registry:(.+)$/.exec(inputs.baseline)?.[1];
    const found = alias === undefined
        ? await ofRun(inputs, ports, { baseline, folder })
        : await ofRegistry(alias, inputs, ports, folder);
    if (!found) {
        ports.runner.info('The model of the baseline cannot be had, so MLOPS_BASELINE_MODEL is not set.');
        return undefined;
    }
    const [only, ...more] = await (0,promises_.readdir)(folder);
    return only !== undefined && more.length === 0 ? (0,external_node_path_.join)(folder, only) : folder;
}
async function ofRegistry(alias, inputs, ports, folder) {
    const { find, openRegistryOf } = await __webpack_require__.e(/* import() */ 505).then(__webpack_require__.bind(__webpack_require__, 53886));
    const registry = await openRegistryOf(inputs, ports);
    const version = await find(registry, inputs.model, alias);
    if (version === undefined)
        return false;
    await registry.download(version, { folder: (0,external_node_path_.join)(folder, 'model'), files: true, companions: [] });
    return true;
}
async function ofRun({ model, token }, ports, { baseline, folder }) {
    const { owner, name: repo } = ports.runner.context.repository;
    const store = await ports.artifacts();
    if (store === undefined || baseline?.run === undefined || token === '')
        return false;
    return store.downloadOfRun(`mlops-${model}-model`, folder, { id: baseline.run, owner, repo, token, maxBytes });
}

;// CONCATENATED MODULE: ./actions/eval-gate/lib/baseline-run.js








const graceMs = 7000;
const written = /^predictions\.(jsonl|ndjson|csv|tsv|parquet)(\.gz)?$/;
/** What the command must not know: the answers of the candidate. */
const answers = /^(prediction|correct|score(:.*)?|metric:.*|repeat|seed)$/s;
/**
 * Lets the baseline answer the candidate's examples anew: the command runs in a checkout of the baseline's commit, and
 * its predictions take the place of recorded ones.
 *
 * @returns the baseline as it is when there is no commit to check out yet.
 * @throws UserError E_BASELINE_RUN when the command fails or writes no predictions; E_CANCELLED.
 */
async function runBaseline(inputs, ports, { baseline, base, examples }) {
    const commit = baseline?.told.commit ?? base.commit;
    if (commit === undefined)
        return baseline;
    const { runner } = ports;
    const { context } = runner;
    const root = await (0,promises_.mkdtemp)((0,external_node_path_.join)(context.temp, 'mlops-baseline-run-'));
    const output = (0,external_node_path_.join)(root, 'output');
    await (0,promises_.mkdir)(output);
    const given = (0,external_node_path_.join)(root, 'examples.jsonl');
    await (0,promises_.writeFile)(given, toExamples(examples));
    const model = await loadBaselineModel(inputs, ports, { baseline, folder: (0,external_node_path_.join)(root, 'model') });
    const environment = commandEnvironment(context.environment, {
        MLOPS_EXAMPLES: given,
        MLOPS_OUTPUT_DIR: output,
        MLOPS_BASELINE_MODEL: model,
        MLOPS_BASELINE_COMMIT: commit,
    });
    const folder = (0,external_node_path_.join)(root, 'code');
    const worktree = await addWorktree({
        workspace: context.workspace,
        commit,
        folder,
        environment,
        token: inputs.token,
    });
    try {
        await execute(inputs, ports, { environment, folder: (0,external_node_path_.join)(folder, inputs['working-directory']) });
        return { ...comparison_lib/* unrecorded */.yt, history: baseline?.history ?? [], ...(await readAnswers(output, commit, baseline)) };
    }
    finally {
        await worktree.remove();
    }
}
/** The candidate's examples without its answers, a JSON object a line. */
function toExamples({ columns, length }) {
    const kept = [...columns].filter(([name]) => !answers.test(name));
    const lines = Array.from({ length }, (_, row) => JSON.stringify(Object.fromEntries(kept.map(([name, cells]) => [name, cells[row] ?? null]))));
    return `${[...new Set(lines)].join('\n')}\n`;
}
async function execute(inputs, { runner }, { environment, folder }) {
    const command = inputs['baseline-run'];
    runner.info(command);
    const outcome = await withCancellation((signal) => runner.untrusted((onOutput) => runCommand({ command, cwd: folder, env: environment, onOutput, signal, graceMs })));
    if (outcome.cancelled)
        throw new lib/* UserError */.yo('E_CANCELLED', 'The job was cancelled while the baseline answered. Re-run the job if that was not meant.');
    if (outcome.exitCode === 0)
        return;
    throw new lib/* UserError */.yo('E_BASELINE_RUN', `The command of \`baseline-run\` ended with ${outcome.exitCode ?? outcome.signal}: read its last lines, and try it in a checkout of the baseline's commit.`, { problems: outcome.lastLines.map((message) => ({ message })) });
}
async function readAnswers(output, commit, baseline) {
    const names = (await (0,promises_.readdir)(output)).filter((name) => written.test(name));
    const [name] = names;
    if (name === undefined || names.length > 1) {
        throw new lib/* UserError */.yo('E_BASELINE_RUN', `Expected the command of \`baseline-run\` to write one predictions.jsonl, .csv or .parquet into MLOPS_OUTPUT_DIR, found ${names.length}.`);
    }
    const bytes = await (0,promises_.readFile)((0,external_node_path_.join)(output, name));
    return {
        told: {
            source: 'baseline-run',
            commit,
            digest: (0,comparison_lib/* digestOf */.ol)(bytes),
            behind: baseline?.told.behind ?? null,
            ageDays: null,
        },
        predictions: await (0,dataset_lib/* parsePredictions */.Y8)(bytes, `baseline-run/${name}`),
        aggregates: new Map(),
        fingerprint: new Map(),
    };
}


/***/ })

};
