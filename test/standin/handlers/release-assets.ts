import { rmSync } from 'node:fs';
import type { Call, Handler } from '../context.ts';
import { page } from '../pages.ts';
import type { Release, ReleaseAsset } from '../records.ts';
import { findRelease, visibleReleases } from '../releases.ts';
import { renderAsset } from '../render/release.ts';
import { created, empty, type FieldError, invalid, notFound, ok, type Reply, refusal } from '../reply.ts';
import { signUrl } from '../signed-urls.ts';
import type { Upload } from '../uploads.ts';

/** Largest file, in bytes: GitHub's message says "less than or equal to". */
export const maxAssetSize = 2 ** 31;
const maxAssets = 1000;

const list: Handler = (call) => {
  const release = findRelease(call);
  if (release === undefined) return notFound;
  return page(call, release.assets, {
    path: `releases/${release.id}/assets`,
    render: (assets) => assets.map((asset) => renderAsset(call, release, asset)),
  });
};

/** Stores what came of a file. When it did not come whole, a starter without content holds its name. */
const upload: Handler = (call) => {
  const release = findRelease(call);
  if (release === undefined || call.upload === undefined) return notFound;
  const name = assetName(call.query.get('name') ?? '');
  const refused = refuseUpload(call.upload) ?? refuseAsset(release, name);
  if (refused !== undefined) {
    rmSync(call.upload.received.file, { force: true });
    return refused;
  }
  const asset = { ...newAsset(call, name), ...content(call.upload) };
  release.assets.push(asset);
  return created(renderAsset(call, release, asset));
};

const get: Handler = (call) => {
  const { release, asset } = find(call);
  if (release === undefined || asset === undefined) return notFound;
  if (!/\boctet-stream\b/.test(call.accept)) return ok(renderAsset(call, release, asset));
  if (asset.state !== 'uploaded') return notFound;
  const location = signUrl(call.state.storageOrigin, `/_blob/asset/${asset.id}`, 'r', call.state.now());
  return { status: 302, headers: { location } };
};

const update: Handler = (call) => {
  const { release, asset } = find(call);
  if (release === undefined || asset === undefined) return notFound;
  const wish = call.body as { name?: string; label?: string };
  const name = assetName(wish.name ?? asset.name);
  const refused = name === asset.name ? refuseFrozen(release, 'update') : refuseAsset(release, name);
  if (refused !== undefined) return refused;
  const label = wish.label ?? asset.label;
  return ok(renderAsset(call, release, Object.assign(asset, { name, label, updatedAt: call.state.time() })));
};

const remove: Handler = (call) => {
  const { release, asset } = find(call);
  if (release === undefined || asset === undefined) return notFound;
  const refused = refuseFrozen(release, 'delete');
  if (refused !== undefined) return refused;
  release.assets.splice(release.assets.indexOf(asset), 1);
  rmSync(asset.file, { force: true });
  return empty;
};

export const releaseAssetHandlers: Record<string, Handler> = {
  'repos/list-release-assets': list,
  'repos/upload-release-asset': upload,
  'repos/get-release-asset': get,
  'repos/update-release-asset': update,
  'repos/delete-release-asset': remove,
};

function find(call: Call): { readonly release?: Release; readonly asset?: ReleaseAsset } {
  const found = visibleReleases(call).flatMap((release) => release.assets.map((asset) => ({ release, asset })));
  return found.find(({ asset }) => asset.id === Number(call.params['asset_id'])) ?? {};
}

/** GitHub's way to make a name fit for an address; a leading period gets something to stand on. */
function assetName(name: string): string {
  const fit = name.replaceAll(/[^A-Za-z0-9._-]/g, '.').replaceAll(/\.{2,}/g, '.');
  return (fit.startsWith('.') ? `default${fit}` : fit).replace(/\.$/, '');
}

const wrong = (error: Omit<FieldError, 'resource'>): Reply => invalid({ resource: 'ReleaseAsset', ...error });

function refuseUpload({ declaredSize, mediaType }: Upload): Reply | undefined {
  if (declaredSize === undefined) return refusal(400, 'Bad Content-Length: ');
  const size = (message: string) => wrong({ code: 'custom', field: 'size', message: `size must be ${message}` });
  if (declaredSize === 0) return size('greater than or equal to 1');
  if (declaredSize > maxAssetSize) return size(`less than or equal to ${maxAssetSize}`);
  return mediaType === undefined ? wrong({ code: 'missing_field', field: 'content_type' }) : undefined;
}

function refuseAsset(release: Release, name: string): Reply | undefined {
  const frozen = refuseFrozen(release, 'upload');
  if (frozen !== undefined) return frozen;
  if (name === '') return wrong({ code: 'missing_field', field: 'name' });
  if (release.assets.some((asset) => asset.name === name)) return wrong({ code: 'already_exists', field: 'name' });
  const message = `file_count limited to ${maxAssets} assets per release`;
  return release.assets.length >= maxAssets ? wrong({ code: 'custom', field: 'file_count', message }) : undefined;
}

const frozen = {
  upload: 'Cannot upload assets to an immutable release.',
  update: 'Cannot update asset from an immutable release',
  delete: 'Cannot delete asset from an immutable release',
};

function refuseFrozen({ immutable }: Release, act: keyof typeof frozen): Reply | undefined {
  return immutable ? wrong({ code: 'custom', message: frozen[act] }) : undefined;
}

function newAsset({ state, token, query }: Call, name: string) {
  const time = state.time();
  const label = query.get('label');
  return { id: state.id(), name, label, uploader: token.user.login, createdAt: time, updatedAt: time };
}

function content({ mediaType = 'application/octet-stream', received }: Upload) {
  const { isComplete, size, digest, file } = received;
  if (isComplete) return { mediaType, state: 'uploaded' as const, size, digest, file };
  return { mediaType, state: 'starter' as const, size: 0, digest: null, file };
}
