export const id = 590;
export const ids = [590];
export const modules = {

/***/ 3590:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   carryOut: () => (/* binding */ carryOut)
/* harmony export */ });
/* harmony import */ var _mlops_actions_errors__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4465);
/* harmony import */ var _mlops_actions_markdown__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4905);
/* harmony import */ var _event_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6704);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2174);
/* harmony import */ var _ports_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9617);
/* harmony import */ var _publish_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6299);
/* harmony import */ var _sticky_comment_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1963);







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
            comment: inputs.comment !== 'off',
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

/***/ 9617:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  R: () => (/* binding */ openPorts)
});

;// CONCATENATED MODULE: ./packages/github/lib/open.js
/** Opens a repository on GitHub; octokit is loaded only here. */
async function openGitHub(options) {
    const { octokitGitHub } = await Promise.all(/* import() */[__webpack_require__.e(730), __webpack_require__.e(580)]).then(__webpack_require__.bind(__webpack_require__, 3580));
    return octokitGitHub(options);
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./packages/errors/lib/index.js + 2 modules
var lib = __webpack_require__(4465);
;// CONCATENATED MODULE: ./packages/runner/lib/artifacts.js


/** Whether this process can reach an artifact store: it needs the variables the runner gives to JavaScript actions. */
function hasArtifactStore(environment) {
    return Boolean(environment['ACTIONS_RESULTS_URL'] && environment['ACTIONS_RUNTIME_TOKEN']);
}
/** Opens the store; the client is large and loaded only here. */
async function openArtifactStore() {
    const { DefaultArtifactClient } = await Promise.all(/* import() */[__webpack_require__.e(730), __webpack_require__.e(281)]).then(__webpack_require__.bind(__webpack_require__, 1281));
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
        download: (artifact, folder, { maxBytes }) => unpack(client, artifact, { folder, maxBytes }),
        async downloadOfRun(name, folder, { id, owner, repo, token, maxBytes }) {
            const findBy = { token, workflowRunId: id, repositoryOwner: owner, repositoryName: repo };
            const found = await client.getArtifact(name, { findBy }).catch(() => undefined);
            if (found === undefined)
                return false;
            const { size, digest } = found.artifact;
            await unpack(client, { name, id: found.artifact.id, size, digest: sha256(digest) }, { folder, maxBytes, findBy });
            return true;
        },
    };
}
async function unpack(client, { name, id, size, digest }, { folder, maxBytes, findBy }) {
    if (size > maxBytes)
        throw new lib/* UserError */.yo('E_ARTIFACT', `The artifact ${name} has ${size} bytes, more than the ${maxBytes} allowed here.`);
    await (0,promises_.mkdir)(folder, { recursive: true });
    const options = {
        path: folder,
        ...(digest === undefined ? {} : { expectedHash: digest }),
        ...(findBy && { findBy }),
    };
    const { digestMismatch } = await client.downloadArtifact(id, options).catch((error) => {
        throw unavailable(`download the artifact ${name}`, error);
    });
    if (digestMismatch)
        throw new lib/* UserError */.yo('E_ARTIFACT', `The artifact ${name} is not the one that was stored: its digest differs. Re-run the job that makes it.`);
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

/***/ 1963:
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


/***/ })

};
