export const id = 505;
export const ids = [505];
export const modules = {

/***/ 53886:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  loadChampion: () => (/* binding */ loadChampion),
  loadRegistered: () => (/* binding */ loadRegistered)
});

// UNUSED EXPORTS: find, openRegistryOf

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./packages/action/lib/run.js + 4 modules
var run = __webpack_require__(17099);
// EXTERNAL MODULE: ./packages/dataset/lib/index.js + 9 modules
var lib = __webpack_require__(81119);
// EXTERNAL MODULE: ./packages/errors/lib/index.js + 2 modules
var errors_lib = __webpack_require__(74465);
// EXTERNAL MODULE: ./packages/records/lib/index.js + 10 modules
var records_lib = __webpack_require__(8090);
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
        files: contents.files.map(toEntry).toSorted(byPath),
        companions: contents.companions.map(toEntry).toSorted(byPath),
    };
}
function toEntry({ path, size, sha256 }) {
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

const later = /^(mlflow\+https?|oci|s3|hf):\/\//;
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
    if (later.test(text))
        throw new errors_lib/* UserError */.yo('E_NOT_BUILT', `The input \`registry\` is ${shown}, which comes with a later version: use github or dir:<path>.`);
    throw new errors_lib/* UserError */.yo('E_INPUT', `The input \`registry\` is ${shown}: expected github or dir:<path>.`);
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
        throw new errors_lib/* UserError */.yo('E_PERMISSION', 'The registry `github` is GitHub’s Releases, and there is no token: leave the input `token` at its default.');
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
        return { version: await fill(registry, reservation, order), created: true, resumed: reservation.resumed };
    }
    catch (error) {
        if (!isNumberGone(error))
            throw error;
        return { error, above: error.code === 'E_VERSION_BURNT' ? (number ?? numberIn(error) ?? above) : above };
    }
}
async function fill(registry, reservation, order) {
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










// EXTERNAL MODULE: ./packages/comparison/lib/recorded-evidence.js
var recorded_evidence = __webpack_require__(59629);
;// CONCATENATED MODULE: ./packages/comparison/lib/registry-baseline.js








const record = 'eval-gate.json';
const predictions = 'predictions.jsonl.gz';
/**
 * What rode along with a registered version: the record of its own gate, and its predictions.
 *
 * @param name alias or version.
 * @returns undefined when the registry holds no version of the model at all.
 * @throws UserError E_ALIAS when it holds versions and none of that name: a misspelled alias must not open the gate.
 */
async function loadRegistered(name, inputs, ports) {
    const registry = await openRegistryOf(inputs, ports);
    const version = await find(registry, inputs.model, name);
    return version && readEvidence(registry, version, { name, ports });
}
const champion = 'champion';
/** The version of the alias `champion`; undefined where there is none, or none that was judged. */
async function loadChampion(inputs, ports) {
    const registry = await openRegistryOf(inputs, ports);
    const version = await registry.get(inputs.model, { alias: champion });
    const judged = version?.manifest.companions.some(({ path }) => path === record) ?? false;
    return version !== undefined && judged ? readEvidence(registry, version, { name: champion, ports }) : undefined;
}
/** The registry the inputs name, to read. */
function openRegistryOf(inputs, ports) {
    const { context } = ports.runner;
    return openRegistry(inputs.registry, {
        workspace: context.workspace,
        github: ports.github,
        target: 'commit',
        actor: '',
        run: (0,run/* runUrl */.Vp)(context),
        log: (message) => ports.runner.info(message),
    });
}
/** A version by alias or number; undefined when the registry holds none of the model. */
async function find(registry, model, name) {
    const version = await registry.get(model, manifest/* versionNumber */.e1.safeParse(name).success ? { version: name } : { alias: name });
    if (version !== undefined)
        return version;
    const known = await registry.list(model);
    if (known.length === 0)
        return undefined;
    throw new errors_lib/* UserError */.yo('E_ALIAS', `The baseline registry:${name} names no version of ${model}: the registry holds ${known.slice(0, 10).join(', ')}. Set the alias with register, or correct the name.`);
}
async function readEvidence(registry, version, { name, ports }) {
    const { model, manifest } = version;
    const stored = manifest.companions.map(({ path }) => path);
    if (!stored.includes(record))
        throw unjudged(version);
    const folder = (0,external_node_path_.join)(await (0,promises_.mkdtemp)((0,external_node_path_.join)(ports.runner.context.temp, 'mlops-baseline-')), 'version');
    try {
        const companions = [record, predictions].filter((path) => stored.includes(path));
        await registry.download(version, { folder, files: false, companions });
        const place = `${version.uri}:${record}`;
        const judged = (0,records_lib/* parseRecord */.Hh)('eval-gate', await (0,promises_.readFile)((0,external_node_path_.join)(folder, record), 'utf8'), place);
        const bytes = stored.includes(predictions) ? await (0,promises_.readFile)((0,external_node_path_.join)(folder, predictions)) : undefined;
        return {
            told: {
                source: `registry:${name} (${version.version})`,
                commit: manifest.source.commit,
                digest: manifest.modelDigest,
                behind: null,
                ageDays: (0,recorded_evidence/* ageInDays */.QR)(manifest.createdAt, ports),
            },
            predictions: bytes && (await (0,lib/* parsePredictions */.Y8)(bytes, `${version.uri}:${predictions}`)),
            run: undefined,
            ...(0,recorded_evidence/* recordedEvidence */.aM)(judged, model),
        };
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
}
function unjudged({ uri }) {
    return new errors_lib/* UserError */.yo('E_RECORD', `${uri} was registered without a record of eval-gate, so there is nothing to compare with: register it after eval-gate, or name another baseline.`);
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
