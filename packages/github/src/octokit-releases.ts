import type { ReadableStream } from 'node:stream/web';
import type { Octokit } from '@octokit/rest';
import { attempt, missing, type Place } from './attempt.ts';
import { isMissing, refusalOf } from './faults.ts';
import type { Asset, NewRelease, Refusal, Release, Releases } from './releases.ts';

type ReleaseData = Awaited<ReturnType<Octokit['rest']['repos']['getRelease']>>['data'];
type AssetData = ReleaseData['assets'][number];

/** The {@link Releases} of a real server. */
export function releases(client: Octokit, at: Place): Releases {
  return { ...reads(client, at), ...drafts(client, at), ...assets(client, at), ...tags(client, at) };
}

function reads({ rest, paginate }: Octokit, at: Place) {
  return {
    async releases(prefix: string) {
      const all = await attempt('list the releases', paginate(rest.repos.listReleases, { ...at, per_page: 100 }));
      return all.filter(({ tag_name }) => tag_name.startsWith(prefix)).map(toRelease);
    },
    async releaseOf(tag: string) {
      const found = rest.repos.getReleaseByTag({ ...at, tag }).catch(missing);
      const answer = await attempt(`read the release ${tag}`, found);
      return answer && toRelease(answer.data);
    },
    defaultBranch: () =>
      attempt('read the repository', rest.repos.get({ ...at })).then(({ data }) => data.default_branch),
  };
}

function drafts({ rest }: Octokit, at: Place) {
  const make_latest = 'false' as const;
  return {
    createDraft: (release: NewRelease) =>
      decide(
        `draft the release ${release.tag}`,
        rest.repos.createRelease({ ...at, ...toRequest(release), tag_name: release.tag, draft: true, make_latest }),
      ),
    updateDraft: (id: number, change: Partial<NewRelease>) =>
      decide(`change the draft ${id}`, rest.repos.updateRelease({ ...at, release_id: id, ...toRequest(change) })),
    updateNotes: (id: number, body: string) =>
      attempt(
        'write the notes of the release',
        rest.repos.updateRelease({ ...at, release_id: id, body, make_latest }),
      ).then(({ data }) => toRelease(data)),
    publishRelease: (id: number) =>
      decide('publish the release', rest.repos.updateRelease({ ...at, release_id: id, draft: false, make_latest })),
    deleteRelease: (id: number) =>
      attempt('delete the draft', rest.repos.deleteRelease({ ...at, release_id: id }).catch(missing)).then(() => {}),
  };
}

function assets(client: Octokit, at: Place) {
  const { rest, paginate } = client;
  return {
    assets: (release: number) =>
      attempt(
        'list the assets of the release',
        paginate(rest.repos.listReleaseAssets, { ...at, release_id: release, per_page: 100 }),
      ).then((all) => all.map(toAsset)),
    async uploadAsset({ uploadUrl }: Release, { name, size, mediaType, body }: Parameters<Releases['uploadAsset']>[1]) {
      const sent = client.request({
        method: 'POST',
        // A template that takes the name: `…/assets{?name,label}`.
        url: uploadUrl,
        headers: { 'content-type': mediaType, 'content-length': String(size) },
        data: body,
        name,
        request: { retries: 0, fetch: streamingFetch(client) },
      } as unknown as Parameters<Octokit['request']>[0]);
      const answer = await orRefusal(`upload ${name}`, sent);
      return typeof answer === 'string' ? answer : toAsset(answer.data as AssetData);
    },
    deleteAsset: (id: number) =>
      attempt('delete an asset', rest.repos.deleteReleaseAsset({ ...at, asset_id: id }).catch(missing)).then(() => {}),
    async downloadAsset(id: number) {
      const options = { ...at, asset_id: id, headers: { accept: 'application/octet-stream' } };
      const request = { parseSuccessResponseBody: false };
      const { data } = await attempt('download an asset', rest.repos.getReleaseAsset({ ...options, request }));
      return data as unknown as ReadableStream<Uint8Array>;
    },
  };
}

/**
 * The client's own fetch, for a body that is read as it is sent: unless told that it may not follow redirects for a
 * window, fetch keeps a copy of all of it in memory (fetch standard, HTTP-network-or-cache fetch).
 */
function streamingFetch(client: Octokit): typeof fetch {
  const { request } = client.request.endpoint.DEFAULTS as { readonly request?: { readonly fetch?: typeof fetch } };
  const send = request?.fetch ?? fetch;
  return (url, init) => send(url, { ...init, redirect: 'error', window: null });
}

function tags({ rest }: Octokit, at: Place) {
  return {
    createTagObject: ({ name, message, commit }: Parameters<Releases['createTagObject']>[0]) =>
      attempt(
        `store the tag ${name}`,
        rest.git.createTag({ ...at, tag: name, message, object: commit, type: 'commit' }),
      ).then(({ data }) => data.sha),
    async tagObject(sha: string) {
      const answer = await attempt(`read the tag ${sha}`, rest.git.getTag({ ...at, tag_sha: sha }).catch(missing));
      if (answer === undefined) return undefined;
      const { object, message, tagger } = answer.data;
      return { sha, commit: object.sha, message, date: tagger.date, tagger: tagger.name };
    },
  };
}

async function decide(what: string, call: Promise<{ readonly data: ReleaseData }>): Promise<Release | Refusal> {
  const answer = await orRefusal(what, call);
  return typeof answer === 'string' ? answer : toRelease(answer.data);
}

async function orRefusal<T>(what: string, call: Promise<T>): Promise<T | Refusal> {
  const settled = call.catch((error: unknown) => {
    const refusal = isMissing(error) ? undefined : refusalOf(error);
    if (refusal === undefined) throw error;
    return refusal;
  });
  return attempt(what, settled, 'contents: write');
}

function toRequest({ tag, target, name, body }: Partial<NewRelease>) {
  return {
    ...(tag !== undefined && { tag_name: tag }),
    ...(target !== undefined && { target_commitish: target }),
    ...(name !== undefined && { name }),
    ...(body !== undefined && { body }),
  };
}

function toRelease(data: ReleaseData): Release {
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

function toAsset({ id, name, size, state, digest }: AssetData): Asset {
  return { id, name, size, complete: state === 'uploaded', digest: digest ?? undefined };
}
