export const id = 487;
export const ids = [487];
export const modules = {

/***/ 90487:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  octokitGitHub: () => (/* binding */ octokitGitHub)
});

// EXTERNAL MODULE: ./packages/errors/lib/index.js + 2 modules
var lib = __webpack_require__(74465);
;// CONCATENATED MODULE: ./packages/github/lib/faults.js

/**
 * Turns what octokit throws into a fault of the user (a permission, a token) or of the service.
 *
 * @param what completes "could not …".
 * @param needed permission to name, where reading is refused but writing is what will be asked for next.
 */
function translate(what, error, needed) {
    if (error instanceof lib/* UserError */.yo || error instanceof lib/* ServiceError */._7)
        return error;
    const { status, message, response } = answerOf(error);
    const said = typeof message === 'string' ? message.slice(0, 300) : String(error);
    if (status === 401) {
        return new lib/* UserError */.yo('E_PERMISSION', `GitHub refused the token when we tried to ${what}: it is wrong, expired or revoked. Check the input token.`);
    }
    if (status === 403 && !isRateLimit(said)) {
        return new lib/* UserError */.yo('E_PERMISSION', `The token may not ${what}: ${remedy(response?.headers?.['x-accepted-github-permissions'], needed)}`);
    }
    const code = typeof status === 'number' ? status : undefined;
    return new lib/* ServiceError */._7('E_GITHUB', `GitHub did not ${what} (${code === undefined ? said : `status ${code}: ${said}`}); re-running may help`, { status: code });
}
/** Whether an error says that a thing is not there, or that this token may not know of it. */
function isMissing(error) {
    return answerOf(error).status === 404;
}
/** Whether an error says that what was sent is not acceptable, such as a ref that exists. */
function isUnprocessable(error) {
    return answerOf(error).status === 422;
}
/** Whether the server, or the way to it, failed: what was asked for may have been done. */
function isServerFault(error) {
    const { status } = answerOf(error);
    return typeof status === 'number' && status >= 500;
}
/** Whether GitHub will not do it as things stand, though the token may ask: a run that is under way, say. */
function isRefused(error) {
    const { status, message } = answerOf(error);
    return status === 403 && typeof message === 'string' && !isRateLimit(message) && !/not accessible/i.test(message);
}
/** Anything can be thrown, null as well. */
function answerOf(error) {
    return error ?? {};
}
function isRateLimit(message) {
    return /rate limit/i.test(message);
}
/** GitHub's header lists alternatives by `;`, each a set by `,`: `issues=write; pull_requests=write`. */
function remedy(header, needed) {
    if (needed === undefined && (typeof header !== 'string' || header === '')) {
        return 'add the permission it needs under `permissions:` of the job.';
    }
    const alternatives = String(header)
        .split(';')
        .map((set) => set
        .split(',')
        .map((grant) => grant.trim().replaceAll('_', '-').replace('=', ': '))
        .join(' and '));
    return `add \`${needed ?? alternatives.at(-1)}\` under \`permissions:\` of the job (pull requests from forks get a read-only token whatever is written there).`;
}
/** Why GitHub will never do what it was asked for, if that is one of the cases with a meaning of their own. */
function refusalOf(error) {
    if (!isUnprocessable(error))
        return undefined;
    const { message } = answerOf(error);
    // octokit puts the list of faults behind the message.
    const said = typeof message === 'string' ? message : '';
    if (/used by an immutable release/i.test(said))
        return 'burnt';
    if (/immutable/i.test(said))
        return 'immutable';
    return /already[_ ]exists/i.test(said) ? 'taken' : undefined;
}

;// CONCATENATED MODULE: ./packages/github/lib/attempt.js

/** What is not there is no fault. */
function missing(error) {
    if (!isMissing(error))
        throw error;
}
/**
 * Awaits a call and puts what went wrong into words.
 *
 * @param what completes "could not …".
 * @param needed permission to name where GitHub does not.
 */
async function attempt(what, call, needed) {
    try {
        return await call;
    }
    catch (error) {
        throw translate(what, error, needed);
    }
}

// EXTERNAL MODULE: ./node_modules/@actions/github/lib/utils.js + 1 modules
var utils = __webpack_require__(22032);
// EXTERNAL MODULE: ./node_modules/@octokit/plugin-retry/dist-bundle/index.js
var dist_bundle = __webpack_require__(49735);
// EXTERNAL MODULE: ./node_modules/bottleneck/light.js
var light = __webpack_require__(63251);
;// CONCATENATED MODULE: ./node_modules/@octokit/plugin-throttling/dist-bundle/index.js
// pkg/dist-src/index.js


// pkg/dist-src/version.js
var VERSION = "0.0.0-development";

// pkg/dist-src/wrap-request.js
var noop = () => Promise.resolve();
function wrapRequest(state, request, options) {
  return state.retryLimiter.schedule(doRequest, state, request, options);
}
async function doRequest(state, request, options) {
  const { pathname } = new URL(options.url, "http://github.test");
  const isAuth = isAuthRequest(options.method, pathname);
  const isWrite = !isAuth && options.method !== "GET" && options.method !== "HEAD";
  const isSearch = options.method === "GET" && pathname.startsWith("/search/");
  const isGraphQL = pathname.startsWith("/graphql");
  const retryCount = ~~request.retryCount;
  const jobOptions = retryCount > 0 ? { priority: 0, weight: 0 } : {};
  if (state.clustering) {
    jobOptions.expiration = 1e3 * 60;
  }
  if (isWrite || isGraphQL) {
    await state.write.key(state.id).schedule(jobOptions, noop);
  }
  if (isWrite && state.triggersNotification(pathname)) {
    await state.notifications.key(state.id).schedule(jobOptions, noop);
  }
  if (isSearch) {
    await state.search.key(state.id).schedule(jobOptions, noop);
  }
  const req = (isAuth ? state.auth : state.global).key(state.id).schedule(jobOptions, request, options);
  if (isGraphQL) {
    const res = await req;
    if (res.data.errors != null && res.data.errors.some((error) => error.type === "RATE_LIMITED")) {
      const error = Object.assign(new Error("GraphQL Rate Limit Exceeded"), {
        response: res,
        data: res.data
      });
      throw error;
    }
  }
  return req;
}
function isAuthRequest(method, pathname) {
  return method === "PATCH" && // https://docs.github.com/en/rest/apps/apps?apiVersion=2022-11-28#create-a-scoped-access-token
  /^\/applications\/[^/]+\/token\/scoped$/.test(pathname) || method === "POST" && // https://docs.github.com/en/rest/apps/oauth-applications?apiVersion=2022-11-28#reset-a-token
  (/^\/applications\/[^/]+\/token$/.test(pathname) || // https://docs.github.com/en/rest/apps/apps?apiVersion=2022-11-28#create-an-installation-access-token-for-an-app
  /^\/app\/installations\/[^/]+\/access_tokens$/.test(pathname) || // https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps
  pathname === "/login/oauth/access_token");
}

// pkg/dist-src/generated/triggers-notification-paths.js
var triggers_notification_paths_default = [
  "/orgs/{org}/invitations",
  "/orgs/{org}/invitations/{invitation_id}",
  "/orgs/{org}/teams/{team_slug}/discussions",
  "/orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments",
  "/repos/{owner}/{repo}/collaborators/{username}",
  "/repos/{owner}/{repo}/commits/{commit_sha}/comments",
  "/repos/{owner}/{repo}/issues",
  "/repos/{owner}/{repo}/issues/{issue_number}/comments",
  "/repos/{owner}/{repo}/issues/{issue_number}/sub_issue",
  "/repos/{owner}/{repo}/issues/{issue_number}/sub_issues/priority",
  "/repos/{owner}/{repo}/pulls",
  "/repos/{owner}/{repo}/pulls/{pull_number}/comments",
  "/repos/{owner}/{repo}/pulls/{pull_number}/comments/{comment_id}/replies",
  "/repos/{owner}/{repo}/pulls/{pull_number}/merge",
  "/repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers",
  "/repos/{owner}/{repo}/pulls/{pull_number}/reviews",
  "/repos/{owner}/{repo}/releases",
  "/teams/{team_id}/discussions",
  "/teams/{team_id}/discussions/{discussion_number}/comments"
];

// pkg/dist-src/route-matcher.js
function routeMatcher(paths) {
  const regexes = paths.map(
    (path) => path.split("/").map((c) => c.startsWith("{") ? "(?:.+?)" : c).join("/")
  );
  const regex2 = `^(?:${regexes.map((r) => `(?:${r})`).join("|")})[^/]*$`;
  return new RegExp(regex2, "i");
}

// pkg/dist-src/index.js
var regex = routeMatcher(triggers_notification_paths_default);
var triggersNotification = regex.test.bind(regex);
var groups = {};
var createGroups = function(Bottleneck, common) {
  groups.global = new Bottleneck.Group({
    id: "octokit-global",
    maxConcurrent: 10,
    ...common
  });
  groups.auth = new Bottleneck.Group({
    id: "octokit-auth",
    maxConcurrent: 1,
    ...common
  });
  groups.search = new Bottleneck.Group({
    id: "octokit-search",
    maxConcurrent: 1,
    minTime: 2e3,
    ...common
  });
  groups.write = new Bottleneck.Group({
    id: "octokit-write",
    maxConcurrent: 1,
    minTime: 1e3,
    ...common
  });
  groups.notifications = new Bottleneck.Group({
    id: "octokit-notifications",
    maxConcurrent: 1,
    minTime: 3e3,
    ...common
  });
};
function throttling(octokit, octokitOptions) {
  const {
    enabled = true,
    Bottleneck = light,
    id = "no-id",
    timeout = 1e3 * 60 * 2,
    // Redis TTL: 2 minutes
    connection
  } = octokitOptions.throttle || {};
  if (!enabled) {
    return {};
  }
  const common = { timeout };
  if (typeof connection !== "undefined") {
    common.connection = connection;
  }
  const state = Object.assign(
    {
      clustering: connection != null,
      triggersNotification,
      fallbackSecondaryRateRetryAfter: 60,
      retryAfterBaseValue: 1e3,
      id
    },
    octokitOptions.throttle
  );
  if (typeof state.onSecondaryRateLimit !== "function" || typeof state.onRateLimit !== "function") {
    throw new Error(`octokit/plugin-throttling error:
        You must pass the onSecondaryRateLimit and onRateLimit error handlers.
        See https://octokit.github.io/rest.js/#throttling

        const octokit = new Octokit({
          throttle: {
            onSecondaryRateLimit: (retryAfter, options) => {/* ... */},
            onRateLimit: (retryAfter, options) => {/* ... */}
          }
        })
    `);
  }
  let initialized = false;
  const initializeBottleneck = () => {
    if (initialized) {
      return;
    }
    initialized = true;
    if (groups.global == null) {
      createGroups(Bottleneck, common);
    }
    state.global = state.global ?? groups.global;
    state.auth = state.auth ?? groups.auth;
    state.search = state.search ?? groups.search;
    state.write = state.write ?? groups.write;
    state.notifications = state.notifications ?? groups.notifications;
    state.retryLimiter = state.retryLimiter ?? new Bottleneck();
    const events = {};
    const emitter = new Bottleneck.Events(events);
    events.on("secondary-limit", state.onSecondaryRateLimit);
    events.on("rate-limit", state.onRateLimit);
    events.on(
      "error",
      (e) => octokit.log.warn("Error in throttling-plugin limit handler", e)
    );
    state.retryLimiter.on("failed", async function(error, info) {
      const [state2, request, options] = info.args;
      const { pathname } = new URL(options.url, "http://github.test");
      const shouldRetryGraphQL = pathname.startsWith("/graphql") && error.status !== 401;
      if (!(shouldRetryGraphQL || error.status === 403 || error.status === 429)) {
        return;
      }
      const retryCount = ~~request.retryCount;
      request.retryCount = retryCount;
      options.request.retryCount = retryCount;
      const { wantRetry, retryAfter = 0 } = await (async function() {
        if (/\bsecondary rate\b/i.test(error.message)) {
          const retryAfter2 = Number(error.response.headers["retry-after"]) || state2.fallbackSecondaryRateRetryAfter;
          const wantRetry2 = await emitter.trigger(
            "secondary-limit",
            retryAfter2,
            options,
            octokit,
            retryCount
          );
          return { wantRetry: wantRetry2, retryAfter: retryAfter2 };
        }
        if (error.response.headers != null && error.response.headers["x-ratelimit-remaining"] === "0" || (error.response.data?.errors ?? []).some(
          (error2) => error2.type === "RATE_LIMITED"
        )) {
          const rateLimitReset = new Date(
            ~~error.response.headers["x-ratelimit-reset"] * 1e3
          ).getTime();
          const retryAfter2 = Math.max(
            // Add one second so we retry _after_ the reset time
            // https://docs.github.com/en/rest/overview/resources-in-the-rest-api?apiVersion=2022-11-28#exceeding-the-rate-limit
            Math.ceil((rateLimitReset - Date.now()) / 1e3) + 1,
            0
          );
          const wantRetry2 = await emitter.trigger(
            "rate-limit",
            retryAfter2,
            options,
            octokit,
            retryCount
          );
          return { wantRetry: wantRetry2, retryAfter: retryAfter2 };
        }
        return {};
      })();
      if (wantRetry) {
        request.retryCount++;
        return retryAfter * state2.retryAfterBaseValue;
      }
    });
  };
  octokit.hook.wrap("request", (request, options) => {
    initializeBottleneck();
    return wrapRequest(state, request, options);
  });
  return {};
}
throttling.VERSION = VERSION;
throttling.triggersNotification = triggersNotification;


// EXTERNAL MODULE: ./node_modules/@octokit/core/dist-src/index.js + 12 modules
var dist_src = __webpack_require__(14730);
// EXTERNAL MODULE: ./node_modules/@octokit/plugin-request-log/dist-src/index.js + 1 modules
var plugin_request_log_dist_src = __webpack_require__(55077);
// EXTERNAL MODULE: ./node_modules/@octokit/plugin-paginate-rest/dist-bundle/index.js
var plugin_paginate_rest_dist_bundle = __webpack_require__(93779);
// EXTERNAL MODULE: ./node_modules/@octokit/plugin-rest-endpoint-methods/dist-src/index.js + 3 modules
var plugin_rest_endpoint_methods_dist_src = __webpack_require__(49210);
;// CONCATENATED MODULE: ./node_modules/@octokit/rest/dist-src/version.js
const version_VERSION = "22.0.1";


;// CONCATENATED MODULE: ./node_modules/@octokit/rest/dist-src/index.js





const Octokit = dist_src/* Octokit */.E.plugin(plugin_request_log_dist_src/* requestLog */.M, plugin_rest_endpoint_methods_dist_src/* legacyRestEndpointMethods */.T, plugin_paginate_rest_dist_bundle/* paginateRest */.ud).defaults(
  {
    userAgent: `octokit-rest.js/${version_VERSION}`
  }
);


;// CONCATENATED MODULE: ./packages/github/lib/whole-answers.js
/** Long enough for the largest answer that is read whole, a blob of 25 MiB; far shorter than a job waits. */
const timeLimitMs = 120_000;
/**
 * Makes of every half answer a fault that is tried again: none within two minutes, one that was cut, JSON that is none.
 * An octokit plugin; listed first, so that the retrying one sees what it throws.
 */
function wholeAnswers(octokit) {
    octokit.hook.wrap('request', async (request, options) => {
        try {
            const answer = await request(isStream(options) ? options : withTimeLimit(options));
            if (isBrokenJson(answer))
                throw new Error('the answer is no whole JSON');
            return answer;
        }
        catch (error) {
            if (!hasStatus(error))
                throw brokenOff(error, options);
            // The paging plugin would take a conflict for an empty list.
            if (error.status === 409 && options.method === 'GET') {
                throw brokenOff(new Error(`status 409 on a read: ${error.message}`, { cause: error }), options);
            }
            throw error;
        }
    });
    return {};
}
/** What is sent or read piece by piece takes as long as it takes. */
function isStream({ data, request }) {
    return data instanceof ReadableStream || request?.parseSuccessResponseBody === false;
}
function withTimeLimit(options) {
    return { ...options, request: { ...options.request, signal: AbortSignal.timeout(timeLimitMs) } };
}
function isBrokenJson({ data, headers }) {
    const { 'content-type': type = '' } = headers;
    return typeof data === 'string' && data !== '' && /^application\/json\b/.test(type);
}
function hasStatus(error) {
    return error instanceof Error && 'status' in error && 'request' in error;
}
/** In the form of octokit's own faults, which is what the retrying plugin knows. */
function brokenOff(cause, { method, url, request }) {
    const message = cause instanceof Error ? cause.message : String(cause);
    return Object.assign(new Error(message, { cause }), {
        status: 500,
        request: { method, url, request: { ...request } },
    });
}

;// CONCATENATED MODULE: ./packages/github/lib/client.js





const PacedOctokit = Octokit.plugin(wholeAnswers, dist_bundle/* retry */.L, throttling).defaults(utils/* defaults */.NT);
const attempts = 3;
/** Stands for the queues in which writes keep a distance of whole seconds; the plugin asks no more of them. */
const unpaced = { key: () => ({ schedule: () => Promise.resolve() }) };
/** Opens octokit with retries, pacing, the API version header, and the proxy of the runner; `retry-after` is honoured. */
function openClient({ token, url, patience, pace, second, log }) {
    const limited = (kind) => (seconds, request, _, count) => {
        // A stream was read by the first try.
        const again = count < attempts && seconds <= patience && !(request.data instanceof ReadableStream);
        log(`GitHub's ${kind} on ${request.method ?? ''} ${request.url ?? ''}: ${again ? `waiting ${seconds} s` : `asked to wait ${seconds} s, giving up`}`);
        return again;
    };
    const client = new PacedOctokit({
        ...(0,utils/* getOctokitOptions */.EG)(token),
        ...(url === undefined ? {} : { baseUrl: url }),
        userAgent: 'mlops-actions',
        log: { debug: () => { }, info: () => { }, warn: log, error: () => { } },
        // 429 belongs to throttling: the retrying plugin would not look at `retry-after`.
        retry: { retries: attempts, retryAfterBaseValue: second, doNotRetry: [400, 401, 403, 404, 410, 422, 429, 451] },
        throttle: {
            enabled: pace,
            ...(second < 1000 ? { write: unpaced, notifications: unpaced } : {}),
            retryAfterBaseValue: second,
            onRateLimit: limited('rate limit'),
            onSecondaryRateLimit: limited('secondary rate limit'),
        },
    });
    client.hook.before('request', (options) => {
        options.headers['x-github-api-version'] = '2022-11-28';
    });
    return client;
}

;// CONCATENATED MODULE: ./packages/github/lib/octokit-deployments.js


const descriptionLimit = 140;
/** The {@link Deployments} of a real server. */
function deployments({ rest }, at) {
    return {
        deployments: ({ environment, task, sha, count }) => attempt(`list the deployments to ${environment}`, rest.repos.listDeployments({
            ...at,
            environment,
            per_page: count,
            ...(task !== undefined && { task }),
            ...(sha !== undefined && { sha }),
        }), 'deployments: write').then(({ data }) => data.map(toDeployment)),
        createDeployment: (deployment) => createDeployment(rest, at, deployment),
        deploymentStatuses: (id) => attempt(`read the statuses of the deployment ${id}`, rest.repos.listDeploymentStatuses({ ...at, deployment_id: id, per_page: 100 })).then(({ data }) => data.map(toStatus)),
        createDeploymentStatus: (id, status) => attempt(`write the status of the deployment ${id}`, rest.repos.createDeploymentStatus({ ...at, deployment_id: id, ...toStatusRequest(status) }), 'deployments: write').then(() => { }),
        dispatch: (event_type, client_payload) => attempt(`start workflows by repository_dispatch ${event_type}`, rest.repos.createDispatchEvent({ ...at, event_type, client_payload }), 'contents: write').then(() => { }),
        async runState(id) {
            const found = rest.actions.getWorkflowRun({ ...at, run_id: id }).catch(missing);
            const answer = await attempt(`read the workflow run ${id}`, found, 'actions: read');
            return answer && { finished: answer.data.status === 'completed', attempt: answer.data.run_attempt ?? 1 };
        },
    };
}
async function createDeployment(rest, at, deployment) {
    const { ref, task, environment, production, payload, description } = deployment;
    const request = {
        ...at,
        ref,
        task,
        environment,
        payload,
        description: cut(description),
        production_environment: production,
        auto_merge: false,
        required_contexts: [],
    };
    const { data } = await attempt(`create a deployment to ${environment}`, rest.repos.createDeployment(request), 'deployments: write');
    if ('id' in data)
        return toDeployment(data);
    throw new lib/* ServiceError */._7('E_GITHUB', `GitHub made no deployment to ${environment}: ${data.message ?? 'it gave no reason'}`);
}
function toStatusRequest({ state, description, logUrl, environmentUrl }) {
    return {
        state,
        description: cut(description),
        log_url: logUrl,
        // It would retire the deployments of every other model to the environment.
        auto_inactive: false,
        ...(environmentUrl !== undefined && { environment_url: environmentUrl }),
    };
}
function cut(text) {
    return text.length > descriptionLimit ? `${text.slice(0, descriptionLimit - 1)}…` : text;
}
function toDeployment({ id, ref, sha, task, environment, payload, creator, created_at }) {
    return { id, ref, sha, task, environment, payload, creator: creator?.login ?? '', createdAt: created_at };
}
function toStatus({ state, description, log_url = '', environment_url = '', created_at }) {
    return {
        state: state,
        description,
        logUrl: log_url,
        environmentUrl: environment_url,
        createdAt: created_at,
    };
}

;// CONCATENATED MODULE: ./packages/github/lib/octokit-pull-requests.js

const levels = ['admin', 'maintain', 'write', 'triage', 'read', 'none'];
/** Pull requests, people and statuses of a real server. */
function pullRequests({ rest, paginate }, at) {
    return {
        async pullRequest(number) {
            const found = await attempt(`read the pull request #${number}`, rest.pulls.get({ ...at, pull_number: number }).catch(missing), 'pull-requests: read');
            return found && toState(found.data);
        },
        pullRequestsFrom: (owner, branch) => attempt('list the pull requests of a branch', rest.pulls.list({ ...at, head: `${owner}:${branch}`, state: 'open', per_page: 100 }), 'pull-requests: read').then(({ data }) => data.map(toState)),
        async accessOf(login) {
            const answer = await attempt(`ask what ${login.slice(0, 60)} may do here`, rest.repos.getCollaboratorPermissionLevel({ ...at, username: login }).catch(missing));
            const { role_name: role, permission } = answer?.data ?? {};
            // A role of an organisation's own has another name; its base permission is in the other field.
            return (levels.find((level) => level === role) ??
                levels.find((level) => level === permission) ??
                'none');
        },
        async statuses(sha) {
            const all = await attempt(`read the statuses of ${sha}`, paginate(rest.repos.listCommitStatusesForRef, { ...at, ref: sha, per_page: 100 }), 'statuses: read');
            const newest = new Map(all.toReversed().map((status) => [status.context, status]));
            return [...newest.values()].map(({ context, state, description, target_url, creator }) => ({
                context,
                state: state,
                description: description ?? '',
                url: target_url ?? '',
                creator: creator?.login ?? '',
            }));
        },
        createStatus: (sha, { context, state, description, url }) => attempt(`set the status ${context}`, rest.repos.createCommitStatus({ ...at, sha, context, state, description, ...(url && { target_url: url }) }), 'statuses: write').then(() => { }),
    };
}
function toState({ number, state, html_url, labels, head, base }) {
    return {
        number,
        open: state === 'open',
        // GitHub leaves the repository out when the fork was deleted.
        head: { sha: head.sha, ref: head.ref, repository: head.repo?.full_name },
        base: { sha: base.sha, ref: base.ref },
        labels: labels.flatMap(({ name }) => name ?? []),
        url: html_url,
    };
}

;// CONCATENATED MODULE: ./packages/github/lib/octokit-releases.js


/** The {@link Releases} of a real server. */
function releases(client, at) {
    return { ...reads(client, at), ...drafts(client, at), ...assets(client, at), ...tags(client, at) };
}
function reads({ rest, paginate }, at) {
    return {
        async releases(prefix) {
            const all = await attempt('list the releases', paginate(rest.repos.listReleases, { ...at, per_page: 100 }));
            return all.filter(({ tag_name }) => tag_name.startsWith(prefix)).map(toRelease);
        },
        async releaseOf(tag) {
            const found = rest.repos.getReleaseByTag({ ...at, tag }).catch(missing);
            const answer = await attempt(`read the release ${tag}`, found);
            return answer && toRelease(answer.data);
        },
        defaultBranch: () => attempt('read the repository', rest.repos.get({ ...at })).then(({ data }) => data.default_branch),
    };
}
function drafts({ rest }, at) {
    const make_latest = 'false';
    return {
        createDraft: (release) => decide(`draft the release ${release.tag}`, rest.repos.createRelease({ ...at, ...toRequest(release), tag_name: release.tag, draft: true, make_latest })),
        updateDraft: (id, change) => decide(`change the draft ${id}`, rest.repos.updateRelease({ ...at, release_id: id, ...toRequest(change) })),
        updateNotes: (id, body) => attempt('write the notes of the release', rest.repos.updateRelease({ ...at, release_id: id, body, make_latest })).then(({ data }) => toRelease(data)),
        publishRelease: (id) => decide('publish the release', rest.repos.updateRelease({ ...at, release_id: id, draft: false, make_latest })),
        deleteRelease: (id) => attempt('delete the draft', rest.repos.deleteRelease({ ...at, release_id: id }).catch(missing)).then(() => { }),
    };
}
function assets(client, at) {
    const { rest, paginate } = client;
    return {
        assets: (release) => attempt('list the assets of the release', paginate(rest.repos.listReleaseAssets, { ...at, release_id: release, per_page: 100 })).then((all) => all.map(toAsset)),
        async uploadAsset({ uploadUrl }, { name, size, mediaType, body }) {
            const sent = client.request({
                method: 'POST',
                // A template that takes the name: `…/assets{?name,label}`.
                url: uploadUrl,
                headers: { 'content-type': mediaType, 'content-length': String(size) },
                data: body,
                name,
                request: { retries: 0, fetch: streamingFetch(client) },
            });
            const answer = await orRefusal(`upload ${name}`, sent);
            return typeof answer === 'string' ? answer : toAsset(answer.data);
        },
        deleteAsset: (id) => attempt('delete an asset', rest.repos.deleteReleaseAsset({ ...at, asset_id: id }).catch(missing)).then(() => { }),
        async downloadAsset(id) {
            const options = { ...at, asset_id: id, headers: { accept: 'application/octet-stream' } };
            const request = { parseSuccessResponseBody: false };
            const { data } = await attempt('download an asset', rest.repos.getReleaseAsset({ ...options, request }));
            return data;
        },
    };
}
/**
 * The client's own fetch, for a body that is read as it is sent: unless told that it may not follow redirects for a
 * window, fetch keeps a copy of all of it in memory (fetch standard, HTTP-network-or-cache fetch).
 */
function streamingFetch(client) {
    const { request } = client.request.endpoint.DEFAULTS;
    const send = request?.fetch ?? fetch;
    return (url, init) => send(url, { ...init, redirect: 'error', window: null });
}
function tags({ rest }, at) {
    return {
        createTagObject: ({ name, message, commit }) => attempt(`store the tag ${name}`, rest.git.createTag({ ...at, tag: name, message, object: commit, type: 'commit' })).then(({ data }) => data.sha),
        async tagObject(sha) {
            const answer = await attempt(`read the tag ${sha}`, rest.git.getTag({ ...at, tag_sha: sha }).catch(missing));
            if (answer === undefined)
                return undefined;
            const { object, message, tagger } = answer.data;
            return { sha, commit: object.sha, message, date: tagger.date, tagger: tagger.name };
        },
    };
}
async function decide(what, call) {
    const answer = await orRefusal(what, call);
    return typeof answer === 'string' ? answer : toRelease(answer.data);
}
async function orRefusal(what, call) {
    const settled = call.catch((error) => {
        const refusal = isMissing(error) ? undefined : refusalOf(error);
        if (refusal === undefined)
            throw error;
        return refusal;
    });
    return attempt(what, settled, 'contents: write');
}
function toRequest({ tag, target, name, body }) {
    return {
        ...(tag !== undefined && { tag_name: tag }),
        ...(target !== undefined && { target_commitish: target }),
        ...(name !== undefined && { name }),
        ...(body !== undefined && { body }),
    };
}
function toRelease(data) {
    return {
        id: data.id,
        tag: data.tag_name,
        target: data.target_commitish,
        name: data.name ?? '',
        body: data.body ?? '',
        draft: data.draft,
        immutable: data.immutable === true,
        page: data.html_url,
        uploadUrl: data.upload_url,
        author: data.author.login,
        assets: data.assets.map(toAsset),
    };
}
function toAsset({ id, name, size, state, digest }) {
    return { id, name, size, complete: state === 'uploaded', digest: digest ?? undefined };
}

;// CONCATENATED MODULE: ./packages/github/lib/octokit-workflow-runs.js


const longestText = 65_000;
const artifactPages = 10;
/** Workflow runs and check runs of a real server. */
function workflowRuns(client, at) {
    const { rest } = client;
    return {
        workflowRun: (id) => attempt(`read the run ${id}`, rest.actions.getWorkflowRun({ ...at, run_id: id }), 'actions: read').then(({ data }) => toRun(data)),
        workflowRunsOf: (headSha) => attempt(`list the runs of ${headSha}`, rest.actions.listWorkflowRunsForRepo({ ...at, head_sha: headSha, per_page: 100 }), 'actions: read').then(({ data }) => data.workflow_runs.map(toRun)),
        artifactNamesOf: (run) => attempt(`list the artifacts of the run ${run}`, artifactNames(client, at, run), 'actions: read'),
        rerunFailedJobs: (run) => attempt(`re-run the failed jobs of the run ${run}`, orRefused(rest.actions.reRunWorkflowFailedJobs({ ...at, run_id: run })), 'actions: write'),
        rerun: (run) => attempt(`re-run the run ${run}`, orRefused(rest.actions.reRunWorkflow({ ...at, run_id: run })), 'actions: write'),
        createCheckRun: (name, headSha, externalId, report) => attempt(`create the check run ${name}`, createOnce(client, { ...at, name, head_sha: headSha, external_id: externalId, ...toCheck(report) }), 'checks: write'),
        updateCheckRun: (id, report) => attempt('update the check run', rest.checks.update({ ...at, check_run_id: id, ...toCheck(report) }), 'checks: write').then(() => { }),
    };
}
/** Whether it was done; false when GitHub will not do it as things stand. */
async function orRefused(call) {
    try {
        await call;
        return true;
    }
    catch (error) {
        if (isRefused(error))
            return false;
        throw error;
    }
}
/** Creating is not repeated blindly: where the answer was lost, the check run may be there. */
async function createOnce({ rest }, check) {
    const create = () => rest.checks.create({ ...check, request: { retries: 0 } }).then(({ data }) => data.id);
    return create().catch(async (error) => {
        if (!isServerFault(error))
            throw error;
        const { owner, repo, head_sha: ref, name: check_name, external_id } = check;
        const { data } = await rest.checks.listForRef({ owner, repo, ref, check_name, filter: 'all', per_page: 100 });
        const found = data.check_runs.find((one) => one.external_id === external_id);
        return found?.id ?? create();
    });
}
async function artifactNames({ rest, paginate }, at, run) {
    const names = [];
    let pages = 0;
    for await (const { data } of paginate.iterator(rest.actions.listWorkflowRunArtifacts, {
        ...at,
        run_id: run,
        per_page: 100,
    })) {
        names.push(...data.map(({ name }) => name));
        pages += 1;
        if (pages === artifactPages)
            break;
    }
    return names;
}
function toCheck({ title, summary, conclusion, detailsUrl }) {
    return {
        details_url: detailsUrl,
        output: { title: title.slice(0, 250), summary: summary.slice(0, longestText).toWellFormed() },
        ...(conclusion === undefined ? { status: 'in_progress' } : { status: 'completed', conclusion }),
    };
}
function toRun(run) {
    return {
        id: run.id,
        attempt: run.run_attempt ?? 1,
        event: run.event,
        headSha: run.head_sha,
        headBranch: run.head_branch ?? undefined,
        headRepository: run.head_repository?.full_name,
        status: run.status ?? '',
        conclusion: run.conclusion ?? undefined,
        url: run.html_url,
        createdAt: run.created_at,
    };
}

;// CONCATENATED MODULE: ./packages/github/lib/octokit.js







/** The {@link GitHub} of a real server, through octokit. */
function octokitGitHub({ token, url, owner, name, patience = 60, pace = true, second = 1000, log, }) {
    const client = openClient({ token, url, patience, pace, second, log });
    const at = { owner, repo: name };
    let requests = 0;
    client.hook.before('request', () => {
        requests += 1;
    });
    const login = new Once(() => client.rest.users.getAuthenticated().then(({ data }) => data.login));
    return {
        repository: `${owner}/${name}`,
        requests: () => requests,
        ...octokit_history(client, at),
        ...writes(client, at),
        ...comments(client, at),
        ...releases(client, at),
        ...deployments(client, at),
        ...pullRequests(client, at),
        ...workflowRuns(client, at),
        async isOwn({ author }) {
            // Tokens of Apps, GITHUB_TOKEN among them, may not ask who they are; no person can be of type Bot.
            if (token.startsWith('ghs_'))
                return author.type === 'Bot';
            return author.login === (await attempt('learn whose token this is', login.get()));
        },
    };
}
function octokit_history({ rest }, at) {
    return {
        commit: (sha) => attempt(`read the commit ${sha}`, rest.git.getCommit({ ...at, commit_sha: sha })).then(({ data }) => toCommit(data)),
        commits: (sha, count) => attempt(`list the commits before ${sha}`, rest.repos.listCommits({ ...at, sha, per_page: count })).then(({ data }) => data.map(({ sha, commit, parents }) => toCommit({ ...commit, sha, parents }))),
        async mergeBase(base, head) {
            const compared = rest.repos.compareCommitsWithBasehead({ ...at, basehead: `${base}...${head}`, per_page: 1 });
            const found = await attempt(`compare ${base} with ${head}`, compared.catch(missing));
            return found?.data.merge_base_commit.sha;
        },
        refs: (prefix) => attempt(`list the refs under ${prefix}`, rest.git.listMatchingRefs({ ...at, ref: prefix })).then(({ data }) => data.map(({ ref, object }) => ({ ref, sha: object.sha }))),
        tree: (sha) => attempt(`read the tree ${sha}`, rest.git.getTree({ ...at, tree_sha: sha })).then(({ data }) => data.tree.map(({ path, type, sha, size }) => ({ path, type, sha, size }))),
        blob: (sha) => attempt(`read the blob ${sha}`, rest.git.getBlob({ ...at, file_sha: sha })).then(({ data }) => Buffer.from(data.content, 'base64')),
        async file(path, ref) {
            const found = rest.repos.getContent({ ...at, path, ref, mediaType: { format: 'raw' } }).catch(missing);
            const answer = await attempt(`read ${path} at ${ref}`, found);
            const text = answer?.data;
            return typeof text === 'string' ? text : undefined;
        },
    };
}
function writes({ rest }, at) {
    return {
        createBlob: (bytes) => attempt('store a blob', rest.git.createBlob({ ...at, content: bytes.toString('base64'), encoding: 'base64' })).then(({ data }) => data.sha),
        createTree: (entries) => attempt('store a tree', rest.git.createTree({ ...at, tree: entries.map(toTreeItem) })).then(({ data }) => data.sha),
        createCommit: (message, tree) => attempt('store a commit', rest.git.createCommit({ ...at, message, tree, parents: [] })).then(({ data }) => data.sha),
        async createRef(ref, sha) {
            const created = rest.git.createRef({ ...at, ref, sha }).then(() => true, (error) => {
                if (isUnprocessable(error) && /already exists/i.test(String(error)))
                    return false;
                throw error;
            });
            return attempt(`create ${ref}`, created);
        },
        deleteRef: (ref) => attempt(`delete ${ref}`, rest.git.deleteRef({ ...at, ref: ref.replace(/^refs\//, '') })).then(() => { }),
    };
}
function comments({ rest, paginate }, at) {
    return {
        comments: (issue) => attempt(`list the comments of #${issue}`, paginate(rest.issues.listComments, { ...at, issue_number: issue, per_page: 100 }), 'pull-requests: write').then((all) => all.map(toComment)),
        createComment: (issue, body) => attempt(`comment on #${issue}`, rest.issues.createComment({ ...at, issue_number: issue, body })).then(({ data }) => toComment(data)),
        updateComment: (id, body) => attempt(`update the comment ${id}`, rest.issues.updateComment({ ...at, comment_id: id, body }).catch(missing)).then((answer) => answer && toComment(answer.data)),
        deleteComment: (id) => attempt(`delete the comment ${id}`, rest.issues.deleteComment({ ...at, comment_id: id }).catch((error) => {
            if (!isMissing(error))
                throw error;
        })).then(() => { }),
    };
}
function toCommit({ sha, tree, parents, committer }) {
    return { sha, tree: tree.sha, parents: parents.flatMap((parent) => parent.sha ?? []), date: committer?.date ?? '' };
}
function toTreeItem(entry) {
    const file = { path: entry.path, mode: '100644', type: 'blob' };
    return 'text' in entry ? { ...file, content: entry.text } : { ...file, sha: entry.blob };
}
function toComment({ id, body = '', html_url: url, user, created_at, updated_at }) {
    const author = { login: user?.login ?? '', type: user?.type ?? '' };
    return { id, body, url, author, createdAt: created_at, updatedAt: updated_at };
}
/** A value asked for at most once. */
class Once {
    #ask;
    #value;
    constructor(ask) {
        this.#ask = ask;
    }
    get() {
        this.#value ??= this.#ask();
        return this.#value;
    }
}


/***/ })

};
