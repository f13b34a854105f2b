import { addressOf, type Call, type Handler, pageOf } from '../context.ts';
import { listTree, type TreeEntry } from '../git/trees.ts';
import { notFound, ok, refusal } from '../reply.ts';
import { inLines, rawType } from './git-objects.ts';

const maxInline = 1024 * 1024;
const maxListed = 1000;

/** Where a file or folder was looked up. */
interface Location {
  /** As asked for. */
  readonly ref: string;
  readonly commit: string;
  /** Of the folder that is listed; empty at the root. */
  readonly folder: string;
}

const get: Handler = (call) => {
  const { git, defaultBranch } = call.repository;
  const ref = call.query.get('ref') ?? defaultBranch;
  const commit = git.commitOf(ref);
  if (commit === undefined) return refusal(404, `No commit found for the ref ${ref}`);
  const path = (call.params['path'] ?? '').replace(/^\/+|\/+$/g, '');
  const object = git.objectAt(commit, path);
  if (object === undefined) return notFound;
  if (git.typeOf(object) === 'tree') {
    const entries = listTree(git, object).slice(0, maxListed);
    return ok(entries.map((entry) => render(call, { ref, commit, folder: path }, entry)));
  }
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  const name = path.slice(folder === '' ? 0 : folder.length + 1);
  const entry = listTree(git, git.objectAt(commit, folder) ?? '').find((held) => held.path === name);
  return entry === undefined ? notFound : file(call, { ref, commit, folder }, entry);
};

export const contentHandlers: Record<string, Handler> = { 'repos/get-content': get };

function file(call: Call, at: Location, entry: TreeEntry) {
  const bytes = call.repository.git.bytes(entry.sha);
  if (/\braw\b/.test(call.accept)) return { status: 200, body: bytes, headers: rawType };
  const shown = render(call, at, entry);
  if (shown.type === 'symlink') return ok({ ...shown, target: bytes.toString('utf8') });
  return ok({ ...shown, ...(bytes.length > maxInline ? { content: '', encoding: 'none' } : inLines(bytes)) });
}

function render(call: Call, { ref, commit, folder }: Location, { path: name, mode, type, sha, size }: TreeEntry) {
  const path = folder === '' ? name : `${folder}/${name}`;
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  const isFolder = type === 'tree';
  const self = addressOf(call, `contents/${encoded}?ref=${encodeURIComponent(ref)}`);
  const git = addressOf(call, `git/${isFolder ? 'trees' : 'blobs'}/${sha}`);
  const html = pageOf(call, `${isFolder ? 'tree' : 'blob'}/${ref}/${encoded}`);
  const raw = `https://raw.githubusercontent.com/${call.repository.fullName}/${commit}/${encoded}`;
  return {
    name,
    path,
    sha,
    size: size ?? 0,
    url: self,
    html_url: html,
    git_url: git,
    download_url: isFolder ? null : raw,
    type: isFolder ? 'dir' : mode === '120000' ? 'symlink' : 'file',
    _links: { self, git, html },
  };
}
