export const id = 670;
export const ids = [670];
export const modules = {

/***/ 74670:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  fetchArtifact: () => (/* binding */ fetchArtifact)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ./packages/runner/lib/artifact-refusal.js
var artifact_refusal = __webpack_require__(33961);
// EXTERNAL MODULE: external "node:diagnostics_channel"
var external_node_diagnostics_channel_ = __webpack_require__(53053);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
;// CONCATENATED MODULE: ./packages/runner/lib/download-cap.js


const channel = 'http.client.response.finish';
/**
 * Runs a download of GitHub's artifact client and cuts it off after `maxBytes`.
 *
 * The client has no limit of its own and writes whatever is sent, until the disk is full. Node tells of every answer
 * before its body is read; one that grows too long ends early, which the client takes for its end. Two of these at a
 * time would count each other's bytes: the caller runs one after the other.
 */
async function capDownload(maxBytes, download) {
    const transfer = { mediaType: undefined, path: '', over: false };
    const onResponse = (message) => {
        const { request, response } = message;
        // The body comes with the only GET that answers 200: the rest is POST, or goes by fetch.
        if (request.method !== 'GET' || response.statusCode !== 200)
            return;
        transfer.mediaType = (response.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase();
        transfer.path = request.path.split('?', 1)[0] ?? '';
        interpose(response, maxBytes, () => {
            transfer.over = true;
        });
    };
    (0,external_node_diagnostics_channel_.subscribe)(channel, onResponse);
    try {
        await download();
        return transfer;
    }
    finally {
        (0,external_node_diagnostics_channel_.unsubscribe)(channel, onResponse);
    }
}
/** Puts a counter between an answer and whatever it is piped to. */
function interpose(response, maxBytes, onOver) {
    let size = 0;
    let over = false;
    const counter = new external_node_stream_.Transform({
        transform(chunk, _, done) {
            size += chunk.length;
            if (size <= maxBytes)
                return done(null, chunk);
            if (!over) {
                over = true;
                onOver();
                this.push(null);
                response.on('error', () => { }).destroy();
            }
            return done();
        },
    });
    const pipe = response.pipe.bind(response);
    response.pipe = (destination, options) => {
        pipe(counter);
        return counter.pipe(destination, options);
    };
}

;// CONCATENATED MODULE: ./packages/runner/lib/entry-name.js
const maxDepth = 32;
const maxPartBytes = 255;
const maxPathBytes = 4096;
/** What GitHub's own client refuses to store, and controls: no well-meant artifact has such names. */
const forbidden = /[\p{Cc}":<>|*?\\\u2028\u2029]/u;
/** Why a path inside an artifact is not taken, as what was found; undefined when it is a plain relative path. */
function nameFault(path) {
    if (path === '')
        return 'an entry without a name';
    if (/^[a-z]:/i.test(path))
        return 'a path with a drive letter';
    if (path.startsWith('/'))
        return 'an absolute path';
    if (path.includes('\\'))
        return 'a backslash in a path';
    if (path.includes('\0'))
        return 'a NUL character in a path';
    if (forbidden.test(path))
        return 'a forbidden character in a path';
    const parts = path.split('/');
    if (parts.includes('..'))
        return 'a path that leads out of its folder';
    if (parts.some((part) => part === '' || part === '.'))
        return 'an empty part in a path';
    if (parts.length > maxDepth)
        return `a path of ${parts.length} parts, more than ${maxDepth}`;
    if (parts.some((part) => Buffer.byteLength(part) > maxPartBytes))
        return `a name of more than ${maxPartBytes} bytes`;
    if (Buffer.byteLength(path) > maxPathBytes)
        return `a path of more than ${maxPathBytes} bytes`;
    return undefined;
}
/**
 * The paths of an artifact so far, so that no two of its entries come to lie in one place.
 *
 * Names that differ in case or in the composition of their characters alone count as the same everywhere: on Windows and
 * macOS one would replace the other, and what an artifact holds must not depend on the machine that reads it.
 */
class EntryNames {
    #taken = new Map();
    /** Takes in a path and its folders. Returns the path it collides with. */
    add(path, kind) {
        const parts = path.split('/');
        for (let depth = 1; depth < parts.length; depth += 1) {
            const collision = this.#put(parts.slice(0, depth).join('/'), 'folder');
            if (collision !== undefined)
                return collision;
        }
        return this.#put(path, kind);
    }
    #put(path, kind) {
        const key = path.normalize('NFC').toLowerCase();
        const other = this.#taken.get(key);
        if (other === undefined)
            this.#taken.set(key, { path, kind });
        else if (kind === 'file' || other.kind === 'file' || other.path !== path)
            return other.path;
        return undefined;
    }
}

// EXTERNAL MODULE: ./packages/runner/lib/store-fault.js
var store_fault = __webpack_require__(63464);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./packages/errors/lib/index.js + 2 modules
var lib = __webpack_require__(74465);
;// CONCATENATED MODULE: ./packages/runner/lib/check-entry.js


const slash = 0x2f;
const kindMask = 0o170_000;
const regularFile = 0o100_000;
const directory = 0o040_000;
/**
 * Checks an entry of a zip before anything is made of it. Links are refused rather than left out: no well-meant
 * artifact has any, as GitHub's client follows them when it stores files.
 *
 * @returns its path, without a slash at its end.
 * @throws UserError E_ARTIFACT when it must not be unpacked.
 */
function checkEntry(entry, names, { refuse, readName }) {
    const name = readName(entry);
    const isFolder = entry.fileNameRaw.at(-1) === slash;
    const path = name.endsWith('/') ? name.slice(0, -1) : name;
    const fault = isFolder === name.endsWith('/') ? nameFault(path) : 'two names for one entry';
    if (fault !== undefined)
        throw refuse({ expected: 'plain relative paths', found: `${fault}: ${(0,artifact_refusal/* quote */.h)(name)}` });
    const kind = (entry.externalFileAttributes >>> 16) & kindMask;
    if (kind !== 0 && kind !== (isFolder ? directory : regularFile))
        throw refuse({ expected: 'files and folders only', found: `a link or special file: ${(0,artifact_refusal/* quote */.h)(path)}` });
    if (entry.isEncrypted())
        throw refuse({ expected: 'no encryption', found: `an encrypted file: ${(0,artifact_refusal/* quote */.h)(path)}` });
    if (!entry.canDecodeFileData())
        throw refuse({
            expected: 'files stored or deflated',
            found: `compression method ${entry.compressionMethod}: ${(0,artifact_refusal/* quote */.h)(path)}`,
        });
    const other = names.add(path, isFolder ? 'folder' : 'file');
    if (other !== undefined)
        throw refuse({ expected: 'every path once, in any case', found: `${(0,artifact_refusal/* quote */.h)(path)} beside ${(0,artifact_refusal/* quote */.h)(other)}` });
    return { path, isFolder };
}

;// CONCATENATED MODULE: ./packages/runner/lib/unzip.js








const defaultEntries = 10_000;
const smallestChunk = 1024;
const largestChunk = 64 * 1024;
/**
 * Unpacks the zip of an artifact into a folder that exists and is empty. Believes nothing the zip says of itself: bytes
 * are counted as they come out, and names, kinds, sizes and check sums are held to what was announced. Modes and times
 * are not restored. What was written before a refusal stays: the caller removes the folder.
 *
 * @throws UserError E_ARTIFACT when the zip is broken, beyond the limits, or tries to write elsewhere.
 */
async function unzip(artifact, file, folder, limits) {
    const yauzl = await __webpack_require__.e(/* import() */ 663).then(__webpack_require__.t.bind(__webpack_require__, 20663, 19));
    const refuse = (finding) => (0,artifact_refusal/* refusal */.x)(artifact, finding);
    const readName = ({ generalPurposeBitFlag: flags, fileNameRaw, extraFields }) => yauzl.getFileNameLowLevel(flags, fileNameRaw, extraFields, true);
    try {
        // Names are decoded and checked here, so that a refusal is in our own words.
        const zip = await yauzl.openPromise(file, { decodeStrings: false, validateEntrySizes: false });
        await unpackAll(zip, folder, limits, { refuse, readName });
    }
    catch (error) {
        if (error instanceof lib/* UserError */.yo)
            throw error;
        throw describe(error, refuse);
    }
}
async function unpackAll(zip, folder, limits, reading) {
    const { refuse } = reading;
    const { maxBytes, maxEntries = defaultEntries } = limits;
    const expected = `at most ${maxEntries} entries`;
    try {
        if (zip.entryCount > maxEntries)
            throw refuse({ expected, found: `${zip.entryCount}` });
        const names = new EntryNames();
        const folders = new Set([folder]);
        let left = maxBytes;
        for await (const entry of zip.eachEntry()) {
            const { path, isFolder } = checkEntry(entry, names, reading);
            const target = (0,external_node_path_.join)(folder, path);
            const parent = isFolder ? target : (0,external_node_path_.dirname)(target);
            if (!folders.has(parent))
                await (0,promises_.mkdir)(parent, { recursive: true });
            folders.add(parent);
            if (!isFolder)
                left -= await unpackFile(zip, entry, target, { left, maxBytes, path, refuse });
        }
    }
    finally {
        zip.close();
    }
}
/** Writes one file and returns its bytes. Nothing is written that is over the announced size, or over what is left. */
async function unpackFile(zip, entry, target, room) {
    const { left, maxBytes, path, refuse } = room;
    const { uncompressedSize: announced, compressedSize, compressionMethod } = entry;
    const tooMuch = () => refuse({ expected: `at most ${maxBytes} bytes unpacked`, found: `more, in ${(0,artifact_refusal/* quote */.h)(path)}` });
    if (announced > left)
        throw tooMuch();
    let size = 0;
    let sum = 0;
    const counted = async function* (chunks) {
        for await (const chunk of chunks) {
            size += chunk.length;
            if (size > left)
                throw tooMuch();
            if (size > announced)
                throw refuse({ expected: `${announced} bytes in ${(0,artifact_refusal/* quote */.h)(path)}, as the zip says`, found: 'more' });
            sum = (0,external_node_zlib_.crc32)(chunk, sum);
            yield chunk;
        }
    };
    const stored = await zip.openReadStreamPromise(entry, { decodeFileData: false });
    const write = (chunks) => (0,promises_.writeFile)(target, counted(chunks), { flag: 'wx' });
    if (compressionMethod === 0)
        await (0,external_node_stream_promises_.pipeline)(stored, write);
    else {
        const inflate = (0,external_node_zlib_.createInflateRaw)({ chunkSize: Math.min(largestChunk, Math.max(smallestChunk, announced)) });
        await (0,external_node_stream_promises_.pipeline)(stored, inflate, write);
        if (inflate.bytesWritten !== compressedSize)
            throw refuse({
                expected: `${compressedSize} compressed bytes of ${(0,artifact_refusal/* quote */.h)(path)}`,
                found: `${inflate.bytesWritten}`,
            });
    }
    if (size !== announced)
        throw refuse({ expected: `${announced} bytes in ${(0,artifact_refusal/* quote */.h)(path)}, as the zip says`, found: `${size}` });
    if (sum !== entry.crc32)
        throw refuse({
            expected: `the CRC-32 the zip gives for ${(0,artifact_refusal/* quote */.h)(path)}`,
            found: 'another: its content was damaged',
        });
    return size;
}
/** A failure below us: of the file system, which is not the artifact's fault, or of the zip itself. */
function describe(error, refuse) {
    const { code, syscall } = error;
    if (code === 'EEXIST' || code === 'ENAMETOOLONG')
        return refuse({ expected: 'paths this machine can hold', found: `one it cannot (${code})`, cause: error });
    if (syscall !== undefined)
        return error;
    const found = error instanceof Error ? (0,artifact_refusal/* quote */.h)(error.message) : 'something else';
    return refuse({ expected: 'a zip that can be read', found, cause: error });
}

;// CONCATENATED MODULE: ./packages/runner/lib/fetch-artifact.js










/** `zip` is what early versions of GitHub's client said. */
const zipTypes = new Set(['application/zip', 'application/x-zip-compressed', 'application/zip-compressed', 'zip']);
/**
 * Downloads an artifact, checks it, and puts its files into a folder: all of them, or none. A file that was stored
 * without a zip is put there under its name.
 *
 * @throws UserError E_ARTIFACT when it is not what was stored, beyond the limits, or tries to write elsewhere.
 * @throws RangeError when the folder holds something already.
 * @throws ServiceError E_GITHUB when it cannot be downloaded.
 */
async function fetchArtifact(client, artifact, { folder, findBy, ...limits }) {
    checkBefore(artifact, limits);
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(folder), { recursive: true });
    const staging = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_path_.dirname)(folder), '.artifact-'));
    try {
        const { file, isZip } = await download(client, artifact, { folder: (0,external_node_path_.join)(staging, 'download'), findBy });
        const files = (0,external_node_path_.join)(staging, 'files');
        await (0,promises_.mkdir)(files);
        if (isZip)
            await unzip(artifact.name, file, files, limits);
        else
            await (0,promises_.rename)(file, (0,external_node_path_.join)(files, fileName(artifact.name)));
        await moveTo(files, folder);
    }
    finally {
        await (0,promises_.rm)(staging, { recursive: true, force: true });
    }
}
function checkBefore({ name, size }, { maxBytes }) {
    if (size > maxBytes)
        throw (0,artifact_refusal/* refusal */.x)(name, { expected: `at most ${maxBytes} bytes`, found: `${size}` });
    // The client writes names it meets to the log, where a line end, even as %0A, could start a workflow command.
    if (/[\p{Cc}\u2028\u2029]|%0[ad]/iu.test(name))
        throw (0,artifact_refusal/* refusal */.x)(name, { expected: 'a name on one line', found: 'a line end or a control character in it' });
}
/** The artifact as it was stored, in a folder of its own. */
async function download(client, { name, id, size, digest }, { folder, findBy }) {
    const options = {
        path: folder,
        skipDecompress: true,
        ...(digest === undefined ? {} : { expectedHash: digest }),
        ...(findBy && { findBy }),
    };
    let isAsStored = true;
    const { mediaType, path: from, over, } = await oneByOne(() => capDownload(size, async () => {
        isAsStored = !(await client.downloadArtifact(id, options)).digestMismatch;
    })).catch((error) => {
        throw (0,store_fault/* downloadFault */.VR)(name, error);
    });
    if (over)
        throw (0,artifact_refusal/* refusal */.x)(name, { expected: `${size} bytes, as listed`, found: 'more' });
    const [file, ...others] = await (0,promises_.readdir)(folder);
    if (mediaType === undefined || file === undefined || others.length > 0)
        throw new Error('the artifact client no longer downloads one file by node:http, so that its size has no cap');
    const path = (0,external_node_path_.join)(folder, file);
    if (!isAsStored)
        throw (0,artifact_refusal/* refusal */.x)(name, { expected: `${digest}, as stored`, found: await digestOf(path) });
    return { file: path, isZip: zipTypes.has(mediaType) || from.toLowerCase().endsWith('.zip') };
}
/** Resolves when all downloads before are over. */
let last = Promise.resolve();
function oneByOne(task) {
    const result = last.then(task, task);
    last = result.catch(() => { });
    return result;
}
/** The name of the one file of an artifact that was stored without a zip: GitHub gives the artifact the file's name. */
function fileName(name) {
    const fault = name.includes('/') ? 'a slash' : nameFault(name);
    if (fault === undefined)
        return name;
    throw (0,artifact_refusal/* refusal */.x)(name, { expected: 'the name of a file', found: `${fault}: ${(0,artifact_refusal/* quote */.h)(name)}` });
}
async function moveTo(files, folder) {
    await (0,promises_.rmdir)(folder).catch((error) => {
        if (error.code === 'ENOTEMPTY' || error.code === 'EEXIST')
            throw new RangeError('the folder an artifact is unpacked to must be new or empty');
        if (error.code !== 'ENOENT')
            throw error;
    });
    await (0,promises_.rename)(files, folder);
}
async function digestOf(file) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(file), hash);
    return `sha256:${hash.digest('hex')}`;
}


/***/ })

};
