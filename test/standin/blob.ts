import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { findArtifact, isExpired } from './artifacts.ts';
import { FileSlice, type Reply } from './reply.ts';
import { isSigned, signUrl } from './signed-urls.ts';
import type { State } from './state.ts';

/** Bytes that were put under a signed address. */
export interface Upload {
  readonly bytes: Buffer;
  readonly mediaType: string;
}

interface Pending {
  readonly blocks: Map<string, Buffer>;
  upload: Upload | undefined;
}

/** A request to the blob store. */
export interface BlobRequest {
  readonly method: string;
  readonly url: URL;
  readonly bytes: Buffer;
  readonly headers: IncomingHttpHeaders;
}

const octets = 'application/octet-stream';

/** The blob store behind artifacts and releases: blocks, block lists, single puts, ranged gets, under signed addresses. */
export class BlobStore {
  readonly #pending = new Map<string, Pending>();
  readonly #state: State;

  constructor(state: State) {
    this.#state = state;
  }

  /** A new blob without content; returns its id. */
  create(): string {
    const id = randomUUID();
    this.#pending.set(id, { blocks: new Map(), upload: undefined });
    return id;
  }

  /** What was committed to a blob. */
  read(id: string): Upload | undefined {
    return this.#pending.get(id)?.upload;
  }

  /** Where a client may write the blob. */
  uploadUrl(id: string): string {
    return signUrl(this.#state.origin, `/_blob/upload/${id}`, 'cw', this.#state.now());
  }

  answer({ method, url, bytes, headers }: BlobRequest): Reply {
    const isRead = method === 'GET' || method === 'HEAD';
    if (!isSigned(url, isRead ? 'r' : 'cw', this.#state.now())) return failure(403, 'AuthenticationFailed');
    const [, , kind, id = ''] = url.pathname.split('/');
    if (kind === 'artifact' && isRead) return this.#download(Number(id), headers.range);
    if (kind === 'asset' && isRead) return this.#downloadAsset(Number(id), headers);
    const pending = kind === 'upload' && method === 'PUT' ? this.#pending.get(id) : undefined;
    if (pending === undefined) return failure(404, 'BlobNotFound');
    return put(pending, url.searchParams, bytes, headers) ?? this.#stored();
  }

  #stored(): Reply {
    const time = this.#state.now().toUTCString();
    return { status: 201, headers: { ...ids(), etag: `"${randomUUID()}"`, 'last-modified': time, date: time } };
  }

  #download(id: number, range: string | undefined): Reply {
    const artifact = findArtifact(this.#state, id);
    if (artifact === undefined || isExpired(this.#state, artifact)) return failure(404, 'BlobNotFound');
    // What the lists say of its size may be a lie.
    const { bytes, name, mediaType } = artifact;
    const file = mediaType === 'application/zip' ? `${name}.zip` : name;
    return ranged({ file, mediaType, size: bytes.length, slice: (start, end) => bytes.subarray(start, end) }, range);
  }

  /** A signed address is all it takes; who sends a token as well is refused, so that none leaks unnoticed. */
  #downloadAsset(id: number, { authorization, range }: IncomingHttpHeaders): Reply {
    if (authorization !== undefined) return failure(401, 'InvalidAuthenticationInfo');
    const asset = [...this.#state.repositories.values()]
      .flatMap(({ releases }) => releases.flatMap(({ assets }) => assets))
      .find((candidate) => candidate.id === id);
    if (asset === undefined) return failure(404, 'BlobNotFound');
    const { name, mediaType, size, file } = asset;
    return ranged({ file: name, mediaType, size, slice: (start, end) => new FileSlice(file, start, end) }, range);
  }
}

/** What is downloaded, and how to cut a part of it. */
interface Download {
  readonly file: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  readonly slice: (start: number, end: number) => Buffer | FileSlice;
}

function ranged({ file, mediaType, size, slice }: Download, range: string | undefined): Reply {
  const name = encodeURIComponent(file);
  const headers = {
    ...ids(),
    'content-type': mediaType,
    'content-disposition': `attachment; filename="${name}"; filename*=UTF-8''${name}`,
  };
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? [];
  if (from === undefined) return { status: 200, body: slice(0, size), headers };
  if (Number(from) >= size) return failure(416, 'InvalidRange');
  const end = to === undefined || to === '' ? size : Math.min(size, Number(to) + 1);
  const shown = { ...headers, 'content-range': `bytes ${from}-${end - 1}/${size}` };
  return { status: 206, body: slice(Number(from), end), headers: shown };
}

/** Stores a block, commits a list of blocks, or stores everything at once. Undefined when it went well. */
function put(pending: Pending, query: URLSearchParams, bytes: Buffer, headers: IncomingHttpHeaders): Reply | undefined {
  const mediaType = String(headers['x-ms-blob-content-type'] ?? octets);
  switch (query.get('comp')) {
    case 'block':
      pending.blocks.set(query.get('blockid') ?? '', bytes);
      return undefined;
    case 'blocklist': {
      const listed = bytes.toString('utf8').matchAll(/<(?:Latest|Uncommitted|Committed)>([^<]+)</g);
      const blocks = [...listed].map(([, id]) => pending.blocks.get(id ?? ''));
      const known = blocks.filter((block) => block !== undefined);
      if (known.length < blocks.length) return failure(400, 'InvalidBlockList');
      pending.upload = { bytes: Buffer.concat(known), mediaType };
      return undefined;
    }
    case null:
      pending.upload = { bytes, mediaType };
      return undefined;
    default:
      return failure(400, 'InvalidQueryParameterValue');
  }
}

function ids(): Record<string, string> {
  return { 'x-ms-request-id': randomUUID(), 'x-ms-version': '2025-07-05' };
}

function failure(status: number, code: string): Reply {
  const body = Buffer.from(`<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code></Error>`);
  return { status, body, headers: { ...ids(), 'content-type': 'application/xml', 'x-ms-error-code': code } };
}
