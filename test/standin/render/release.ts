import { addressOf, pageOf, type View } from '../context.ts';
import type { Release, ReleaseAsset } from '../records.ts';
import { renderUser } from '../templates.ts';
import { nodeId } from './commit.ts';

/** Where files for releases are sent to: on GitHub a host of its own. */
export const uploadsPath = '/_uploads';

/** A release as every answer tells it. */
export function renderRelease(view: View, release: Release) {
  const { id, tag, draft, author } = release;
  const url = addressOf(view, `releases/${id}`);
  const { discussion_url: _, ...shown } = view.example('repos/create-release') as Record<string, unknown>;
  return {
    ...shown,
    url,
    html_url: pageOf(view, `releases/tag/${encodeURIComponent(pageTag(release))}`),
    assets_url: `${url}/assets`,
    upload_url: `${url.replace(view.state.origin, `${view.state.origin}${uploadsPath}`)}/assets{?name,label}`,
    // Nothing to pack before there is a tag.
    tarball_url: draft ? null : addressOf(view, `tarball/${tag}`),
    zipball_url: draft ? null : addressOf(view, `zipball/${tag}`),
    id,
    node_id: nodeId('Release', id),
    tag_name: tag,
    target_commitish: release.target,
    name: release.name,
    body: release.body,
    draft,
    prerelease: release.prerelease,
    immutable: release.immutable,
    created_at: release.createdAt,
    updated_at: release.updatedAt,
    published_at: release.publishedAt,
    author: renderUser(author, view.state.origin),
    assets: release.assets.map((asset) => renderAsset(view, release, asset)),
  };
}

/** A file of a release. */
export function renderAsset(view: View, release: Release, asset: ReleaseAsset) {
  const { id, name, label, state, mediaType, size, digest, createdAt, updatedAt, uploader } = asset;
  return {
    ...view.example('repos/get-release-asset'),
    url: addressOf(view, `releases/assets/${id}`),
    browser_download_url: pageOf(view, `releases/download/${encodeURIComponent(pageTag(release))}/${name}`),
    id,
    node_id: nodeId('ReleaseAsset', id),
    name,
    label,
    state,
    content_type: mediaType,
    size,
    digest,
    download_count: 0,
    created_at: createdAt,
    updated_at: updatedAt,
    uploader: renderUser(uploader, view.state.origin),
  };
}

/** A draft has no tag yet, so its page goes by a name of its own. */
function pageTag({ draft, id, tag }: Release): string {
  return draft ? `untagged-${id.toString(16).padStart(20, '0')}` : tag;
}
