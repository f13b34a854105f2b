export const id = 762;
export const ids = [762];
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

/***/ 7976:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Aq: () => (/* binding */ beginCheck),
/* harmony export */   We: () => (/* binding */ checkState),
/* harmony export */   Xq: () => (/* binding */ openCheck),
/* harmony export */   gu: () => (/* binding */ endCheck),
/* harmony export */   tQ: () => (/* binding */ closeCheck)
/* harmony export */ });
/* harmony import */ var _mlops_actions_markdown__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1663);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(92857);
/* harmony import */ var _publish_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26299);



const titleLimit = 250;
const summaryLimit = 60_000;
const rest = '_The rest is in the summary of the job._';
const checkEnd = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ conclusion: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['success', 'failure', 'neutral', 'cancelled']), title: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() });
/** A check run that is under way, as the post step finds it; `end` where it was concluded and could not be told. */
const openCheck = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ id: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr(), name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), end: checkEnd.optional() });
/** The state under which the post step finds it; empty once it is concluded. */
const checkState = 'check';
/**
 * Shows a check run as under way.
 *
 * @throws UserError E_PERMISSION without `checks: write`.
 */
async function beginCheck({ name, headSha }, ports) {
    const { runner } = ports;
    const github = await ports.github();
    if (github === undefined)
        return undefined;
    const { runId, runAttempt } = runner.context;
    const report = toReport(ports, { title: 'In progress', summary: 'The job is under way.', conclusion: undefined });
    const id = await github.createCheckRun(name, headSha, `${runId}-${runAttempt}`, report);
    runner.saveState(checkState, JSON.stringify({ id, name }));
    return { id, name };
}
/** Ends a check run with what was concluded; `summary` is Markdown, cut where it is too long. */
async function endCheck(check, end, summary, ports) {
    const github = await ports.github();
    ports.runner.saveState(checkState, JSON.stringify({ ...check, end }));
    await github?.updateCheckRun(check.id, toReport(ports, { ...end, summary }));
    ports.runner.saveState(checkState, '');
}
/** Ends a check run the main step left open: as it was concluded, else its job was cancelled or its process died. */
async function closeCheck({ id, end }, ports) {
    const github = await ports.github();
    await github?.updateCheckRun(id, toReport(ports, end === undefined ? cancelled : { ...end, summary: rest }));
}
const cancelled = {
    title: 'Cancelled',
    summary: 'The job ended before anything was concluded: it was cancelled, or it ran out of time. Run it again.',
    conclusion: 'cancelled',
};
function toReport({ runner }, report) {
    return {
        ...report,
        // One line, and no half of a character at its end.
        title: report.title
            .replaceAll(/\s+/g, ' ')
            .slice(0, titleLimit)
            .replace(/[\uD800-\uDBFF]$/, ''),
        summary: (0,_mlops_actions_markdown__WEBPACK_IMPORTED_MODULE_2__/* .cutMarkdown */ .G)(report.summary, summaryLimit, rest),
        detailsUrl: (0,_publish_js__WEBPACK_IMPORTED_MODULE_0__/* .runUrl */ .Vp)(runner.context),
    };
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
    const { octokitGitHub } = await Promise.all(/* import() */[__webpack_require__.e(730), __webpack_require__.e(487)]).then(__webpack_require__.bind(__webpack_require__, 90487));
    return octokitGitHub(options);
}

// EXTERNAL MODULE: ./packages/runner/lib/store-fault.js
var store_fault = __webpack_require__(63464);
;// CONCATENATED MODULE: ./packages/runner/lib/artifacts.js

/** Whether this process can reach an artifact store: it needs the variables the runner gives to JavaScript actions. */
function hasArtifactStore(environment) {
    return Boolean(environment['ACTIONS_RESULTS_URL'] && environment['ACTIONS_RUNTIME_TOKEN']);
}
/** Opens the store. The client is large, so it is loaded only here, and what unpacks only where it is used. */
async function openArtifactStore() {
    const { DefaultArtifactClient } = await Promise.all(/* import() */[__webpack_require__.e(730), __webpack_require__.e(281)]).then(__webpack_require__.bind(__webpack_require__, 51281));
    const client = new DefaultArtifactClient();
    const fetch = async (artifact, fetching) => (await __webpack_require__.e(/* import() */ 670).then(__webpack_require__.bind(__webpack_require__, 74670))).fetchArtifact(client, artifact, fetching);
    return {
        upload: (...upload) => store(client, ...upload),
        async uploadFile(...upload) {
            return (await __webpack_require__.e(/* import() */ 318).then(__webpack_require__.bind(__webpack_require__, 53318))).uploadFile(client, ...upload);
        },
        async list() {
            const { artifacts } = await client.listArtifacts().catch((error) => {
                throw (0,store_fault/* storeFault */.QA)('list the artifacts of this run', error);
            });
            return artifacts.map(toStored);
        },
        async listOfRun(run) {
            const { artifacts } = await client.listArtifacts({ findBy: findBy(run) }).catch((error) => {
                const what = `list the artifacts of run ${run.id}`;
                throw (0,store_fault/* isForbidden */.US)(error) || (0,store_fault/* isGone */.ST)(error) ? (0,store_fault/* forbidden */.o0)(what, error) : (0,store_fault/* storeFault */.QA)(what, error);
            });
            return artifacts.map(toStored);
        },
        download: (artifact, folder, limits) => fetch(artifact, { folder, ...limits }),
        downloadById: (artifact, folder, run, limits) => fetch(artifact, { folder, ...limits, findBy: findBy(run) }),
        async downloadOfRun(name, folder, { maxBytes, maxEntries, ...run }) {
            const artifact = await find(client, name, run);
            if (artifact === undefined)
                return false;
            return fetch(artifact, { folder, maxBytes, maxEntries, findBy: findBy(run) }).then(() => true, (error) => {
                if (error instanceof Error && ((0,store_fault/* isGone */.ST)(error.cause) || (0,store_fault/* isForbidden */.US)(error.cause)))
                    return false;
                throw error;
            });
        },
    };
}
async function store(client, name, files, { root, attempt }) {
    const as = (full) => client
        .uploadArtifact(full, [...files], root)
        .then(({ id = 0, size = 0, digest }) => ({ name: full, id, size, digest: sha256(digest) }));
    return as(name).catch((error) => {
        if (!(0,store_fault/* isTaken */.Ck)(error))
            throw (0,store_fault/* storeFault */.QA)(`store the artifact ${name}`, error);
        return as(`${name}-${attempt}`).catch((again) => {
            throw (0,store_fault/* storeFault */.QA)(`store the artifact ${name}-${attempt}`, again);
        });
    });
}
async function find(client, name, run) {
    try {
        return toStored((await client.getArtifact(name, { findBy: findBy(run) })).artifact);
    }
    catch (error) {
        if ((0,store_fault/* isGone */.ST)(error) || (0,store_fault/* isForbidden */.US)(error))
            return undefined;
        throw (0,store_fault/* storeFault */.QA)(`look up the artifact ${name} of run ${run.id}`, error);
    }
}
function findBy({ id, owner, repo, token }) {
    return { token, workflowRunId: id, repositoryOwner: owner, repositoryName: repo };
}
function toStored({ name, id, size, digest }) {
    return { name, id, size, digest: sha256(digest) };
}
function sha256(digest) {
    if (!digest)
        return undefined;
    return digest.startsWith('sha256:') ? digest : `sha256:${digest}`;
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

/***/ 62127:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  PW: () => (/* binding */ commentState),
  Xz: () => (/* binding */ keepComment),
  ES: () => (/* binding */ restoreComment)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./packages/errors/lib/index.js + 2 modules
var lib = __webpack_require__(74465);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
// EXTERNAL MODULE: ./packages/markdown/lib/cut.js
var cut = __webpack_require__(1663);
;// CONCATENATED MODULE: ./packages/action/lib/comment-body.js

const limit = 60_000;
/** Room for the lines around a section. */
const markers = 400;
const rest = '_The rest is in the summary of the job._';
const comment_body_open = /^<!-- mlops-actions section=([a-z-]{1,40}(?:\/[a-z0-9][a-z0-9_-]{0,62})?) run=(\d{1,15}) attempt=(\d{1,6}) sha=([0-9a-f]{1,40}) -->$/;
/** Sections that are read first, in this order. */
const first = ['gate-status', 'eval-gate', 'fork-report'];
/** One comment for several models. */
const combined = Symbol('combined');
/** The invisible first line by which a comment is found. */
function marker(model) {
    return `<!-- mlops-actions comment ${model === combined ? 'combined' : `model=${model}`} -->`;
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
/** One section a key, the newest stamp winning; verdicts first, the rest in alphabetical order. */
function mergeSections(sections) {
    const newest = new Map();
    for (const section of sections) {
        const present = newest.get(section.key);
        if (present === undefined || !isNewer(present.stamp, section.stamp))
            newest.set(section.key, section);
    }
    return [...newest.values()].toSorted((a, b) => rank(a) - rank(b) || a.key.localeCompare(b.key, 'en'));
}
function rank({ key }) {
    const at = first.indexOf(key.split('/')[0] ?? '');
    return at === -1 ? first.length : at;
}
/** Whether `a` was written by a later run or attempt than `b`. */
function isNewer(a, b) {
    return a.run === b.run ? a.attempt > b.attempt : a.run > b.run;
}
/** The whole comment, at most 60,000 characters: where they do not fit, the longest sections are cut at whole blocks. */
function renderComment(model, sections) {
    const share = fairShare(sections);
    const parts = sections.map(({ key, stamp, markdown }) => [
        `<!-- mlops-actions section=${key} run=${stamp.run} attempt=${stamp.attempt} sha=${stamp.sha} -->`,
        (0,cut/* cutMarkdown */.G)(markdown, share, rest),
        comment_body_close(key),
    ].join('\n'));
    return [marker(model), ...parts].join('\n');
}
function comment_body_close(key) {
    return `<!-- /mlops-actions section=${key} -->`;
}
/** The length to cut longer sections to, so that all fit; short ones leave their share to the others. */
function fairShare(sections) {
    let room = limit - 200 - sections.length * markers;
    let left = sections.length;
    let share = room;
    for (const length of sections.map(({ markdown }) => markdown.length).toSorted((a, b) => a - b)) {
        share = Math.floor(room / left);
        if (length > share)
            break;
        room -= length;
        left -= 1;
    }
    return share;
}

// EXTERNAL MODULE: ./packages/action/lib/event.js
var lib_event = __webpack_require__(36704);
;// CONCATENATED MODULE: ./packages/action/lib/sticky-comment.js

const rounds = { alone: 4, together: 20 };
/** Longer than any job takes between reading the comment and writing it. */
const settleMs = 3000;
const jitterMs = 2000;
/**
 * Keeps one comment on a pull request and this section in it.
 *
 * Comments have no compare-and-set: another job may create a second one, or write over ours, at any moment.
 * So after every write the page is read again, until one comment stands and holds this section or a newer one. Where
 * many jobs write to one comment, it must also have been left alone for a while: who read it before our section came
 * has written by then.
 *
 * @returns the address of the comment.
 * @throws UserError E_PERMISSION, ServiceError E_GITHUB as of the client.
 */
async function keepSection(github, place, section, patience) {
    const shared = place.model === combined;
    let comments = await ownComments(github, place);
    let before;
    for (let round = 0; round < (shared ? rounds.together : rounds.alone); round += 1) {
        const { body, settled } = plan(comments, place, section);
        const [first, ...doubles] = comments;
        if (settled && first !== undefined && (!shared || isSame(first, before)))
            return first.url;
        if (settled)
            before = first;
        else if (first === undefined)
            before = await github.createComment(place.issue, body);
        else
            before = await merge(github, first, doubles, body);
        if (shared)
            await patience.sleep(settleMs + jitterMs * patience.random());
        comments = await ownComments(github, place);
    }
    return comments[0]?.url ?? '';
}
/** Whether nobody wrote the comment in between, not even the same words again. */
function isSame(now, before) {
    return now.id === before?.id && now.updatedAt === before.updatedAt && normalize(now.body) === normalize(before.body);
}
function plan(comments, { model }, section) {
    const present = comments.flatMap(({ body }) => parseSections(body));
    const body = renderComment(model, mergeSections([...present, section]));
    return { body, settled: comments.length === 1 && normalize(comments[0]?.body ?? '') === normalize(body) };
}
async function merge(github, first, doubles, body) {
    const written = await github.updateComment(first.id, body);
    for (const { id } of doubles)
        await github.deleteComment(id);
    return written;
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

;// CONCATENATED MODULE: ./packages/action/lib/section-comment.js






/** The state under which the post step finds what was written. */
const commentState = 'comment';
const written = schemas/* object */.Ikc({
    model: schemas/* string */.YjP().nullable(),
    issue: schemas/* int */.Whr(),
    section: schemas/* object */.Ikc({
        key: schemas/* string */.YjP(),
        stamp: schemas/* object */.Ikc({ run: schemas/* int */.Whr(), attempt: schemas/* int */.Whr(), sha: schemas/* string */.YjP() }),
        markdown: schemas/* string */.YjP(),
    }),
});
const patience = { sleep: (ms) => (0,promises_.setTimeout)(ms), random: () => Math.random() };
/**
 * Puts an action's section into the comment of its pull request, and remembers it for the post step.
 *
 * @returns the address; undefined where there is no pull request.
 * @throws UserError E_PERMISSION without a token.
 */
async function keepComment(wish, { key, model, markdown }, { github, ports }) {
    const { runner } = ports;
    const pull = wish.pull ?? (0,lib_event/* pullRequestOf */._n)(runner.context);
    if (pull === undefined)
        return undefined;
    if (github === undefined)
        throw new lib/* UserError */.yo('E_PERMISSION', 'there is no token: leave the input `token` at its default');
    const { runId: run, runAttempt: attempt } = runner.context;
    const several = wish.combined === true;
    const section = {
        key: several && key !== 'gate-status' ? `${key}/${model}` : key,
        stamp: { run, attempt, sha: pull.headSha },
        markdown,
    };
    const place = { issue: pull.number, model: several ? combined : model };
    runner.saveState(commentState, JSON.stringify({ ...place, model: several ? null : model, section }));
    return keepSection(github, place, section, patience);
}
/** Puts the section back if another job wrote over it meanwhile. */
async function restoreComment(saved, ports) {
    const { model, issue, section } = written.parse(JSON.parse(saved));
    const github = await ports.github();
    if (github === undefined)
        return;
    await keepSection(github, { issue, model: model ?? combined }, section, patience);
}


/***/ }),

/***/ 1663:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ cutMarkdown)
/* harmony export */ });
/**
 * Markdown shortened to whole blocks: what is kept ends at an empty line outside of a fence, and folded parts are closed.
 *
 * @param length characters the result may have, `rest` included.
 * @param rest said at the end when something is left out.
 */
function cutMarkdown(markdown, length, rest) {
    if (markdown.length <= length)
        return markdown;
    const budget = length - rest.length - 4;
    const kept = [];
    let used = 0;
    let open = 0;
    for (const block of blocksOf(markdown)) {
        const after = open + opens(block);
        if (used + block.length + 2 + Math.max(0, after) * closing.length > budget)
            break;
        kept.push(block);
        used += block.length + 2;
        open = after;
    }
    // A folded part of which nothing would be left but its title is left out, too.
    for (let last = kept.at(-1); last !== undefined && opens(last) > 0; last = kept.at(-1)) {
        open -= opens(last);
        kept.pop();
    }
    const text = kept.length === 0 ? firstLines(markdown, budget) : kept.join('\n\n');
    return `${text}${closing.repeat(Math.max(0, open))}\n\n${rest}`.trimStart();
}
const closing = '\n\n</details>';
const fence = /^ {0,3}(`{3,}|~{3,})/;
/** The parts between empty lines; a fence, however many empty lines it holds, is in one. */
function blocksOf(markdown) {
    const blocks = [[]];
    let mark;
    for (const line of markdown.split('\n')) {
        const [, found] = fence.exec(line) ?? [];
        if (mark === undefined)
            mark = found;
        else if (found?.startsWith(mark) === true && line.trim() === found)
            mark = undefined;
        if (line.trim() === '' && mark === undefined)
            blocks.push([]);
        else
            blocks.at(-1)?.push(line);
    }
    return blocks.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
}
/** Of a first block that is itself too long: as many whole lines as fit, made plain where it would open something. */
function firstLines(markdown, budget) {
    const end = markdown.lastIndexOf('\n', Math.max(0, budget));
    const text = markdown.slice(0, end > 0 ? end : Math.max(0, budget)).toWellFormed();
    return /```|~~~|<details/.test(text) ? '' : text;
}
/** Folded parts a block opens and does not close. */
function opens(block) {
    return count(block, /<details\b/g) - count(block, /<\/details>/g);
}
function count(text, pattern) {
    return text.match(pattern)?.length ?? 0;
}


/***/ }),

/***/ 33961:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ quote),
/* harmony export */   x: () => (/* binding */ refusal)
/* harmony export */ });
/* harmony import */ var _mlops_actions_errors__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74465);
/* harmony import */ var _mlops_actions_markdown__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4905);


/** Text an artifact or its maker chose, as it may stand in a message: quoted, on one line, at most 200 characters. */
function quote(text) {
    return `"${(0,_mlops_actions_markdown__WEBPACK_IMPORTED_MODULE_1__/* .visible */ .RK)(text, 200)}"`;
}
/** The refusal of an artifact that is not what it should be: names it, and says what to do. */
function refusal(artifact, { expected, found, cause }) {
    return new _mlops_actions_errors__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('E_ARTIFACT', `The artifact ${quote(artifact)} is refused: expected ${expected}, found ${found}. Re-run the job that makes it; if that does not help, look who made it.`, { cause });
}


/***/ }),

/***/ 63464:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ck: () => (/* binding */ isTaken),
/* harmony export */   QA: () => (/* binding */ storeFault),
/* harmony export */   ST: () => (/* binding */ isGone),
/* harmony export */   US: () => (/* binding */ isForbidden),
/* harmony export */   VR: () => (/* binding */ downloadFault),
/* harmony export */   o0: () => (/* binding */ forbidden),
/* harmony export */   pl: () => (/* binding */ isRefusedType)
/* harmony export */ });
/* harmony import */ var _mlops_actions_errors__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74465);
/* harmony import */ var _artifact_refusal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(33961);


/** The store did not do what it was asked to, after every retry. `what` completes "did not". */
function storeFault(what, cause) {
    return new _mlops_actions_errors__WEBPACK_IMPORTED_MODULE_0__/* .ServiceError */ ._7('E_GITHUB', `GitHub's artifact store did not ${what}; re-running may help`, { cause });
}
/** What a download ended with: gone and forbidden are for the user to mend. */
function downloadFault(name, error) {
    if (isForbidden(error))
        return forbidden(`download the artifact ${(0,_artifact_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .h)(name)}`, error);
    if (isGone(error))
        return new _mlops_actions_errors__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('E_ARTIFACT', `The artifact ${(0,_artifact_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .h)(name)} is not there any more: it expired or was deleted. Re-run the job that makes it.`, { cause: error });
    return storeFault(`download the artifact ${(0,_artifact_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .h)(name)}`, error);
}
/** The token may not do it. `what` completes "may not". */
function forbidden(what, cause) {
    return new _mlops_actions_errors__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('E_PERMISSION', `The token may not ${what}: grant the job \`actions: read\`.`, { cause });
}
/** Whether GitHub's answer is that there is no such artifact, or not any more. */
function isGone(error) {
    const status = statusOf(error);
    return status === 404 || status === 410 || (error instanceof Error && error.name === 'ArtifactNotFoundError');
}
/** Whether GitHub's answer is that the token may not see it. A spent rate limit is not. */
function isForbidden(error) {
    const status = statusOf(error);
    return status === 401 || (status === 403 && !/rate limit/i.test(String(error)));
}
/** Whether the name is taken in this run: artifacts cannot be replaced. */
function isTaken(error) {
    return error instanceof Error && /already exists|\b409\b/.test(error.message);
}
/** Whether the store does not take files of this media type without a zip. */
function isRefusedType(error) {
    return error instanceof Error && /\b400\b|mime_type/.test(error.message);
}
function statusOf(error) {
    return error instanceof Error && 'status' in error ? Number(error.status) : undefined;
}


/***/ })

};
