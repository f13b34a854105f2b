import { createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import type { Reply } from './reply.ts';
import type { State } from './state.ts';

const secret = randomBytes(32);

/** Signs an address, so that only who was given it may use it. */
export function signature(path: string, permission: string): string {
  return createHmac('sha256', secret).update(`${path} ${permission}`).digest('hex');
}

/** The blob store behind artifacts: blocks, block lists, single puts, ranged gets, under signed addresses. */
export class BlobStore {
  readonly #uploads = new Map<string, { readonly blocks: Map<string, Buffer>; bytes: Buffer | undefined }>();
  readonly #state: State;

  constructor(state: State) {
    this.#state = state;
  }

  create(): string {
    const id = randomUUID();
    this.#uploads.set(id, { blocks: new Map(), bytes: undefined });
    return id;
  }

  bytes(id: string): Buffer | undefined {
    return this.#uploads.get(id)?.bytes;
  }

  url(origin: string, id: string, permission: string): string {
    const path = `/_blob/upload/${id}`;
    return `${origin}${path}?sp=${permission}&sr=b&sv=2025-07-05&sig=${signature(path, permission)}`;
  }

  answer(method: string, url: URL, body: Buffer, headers: { readonly range?: string | undefined }): Reply {
    const permission = url.searchParams.get('sp') ?? '';
    const given = Buffer.from(url.searchParams.get('sig') ?? '');
    const wanted = Buffer.from(signature(url.pathname, permission));
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return plain(403, 'AuthenticationFailed');
    const [, , kind, id = ''] = url.pathname.split('/');
    if (kind === 'artifact' && method === 'GET') return this.#download(Number(id), headers.range);
    const upload = this.#uploads.get(id);
    if (upload === undefined || method !== 'PUT' || !permission.includes('w')) return plain(404, 'BlobNotFound');
    const component = url.searchParams.get('comp');
    if (component === 'block') {
      upload.blocks.set(url.searchParams.get('blockid') ?? '', body);
    } else if (component === 'blocklist') {
      const ids = [...body.toString('utf8').matchAll(/<(?:Latest|Uncommitted|Committed)>([^<]+)</g)].map(
        ([, block]) => block ?? '',
      );
      if (ids.some((block) => !upload.blocks.has(block))) return plain(400, 'InvalidBlockList');
      upload.bytes = Buffer.concat(ids.map((block) => upload.blocks.get(block) as Buffer));
    } else {
      upload.bytes = body;
    }
    const time = this.#state.now().toUTCString();
    return {
      status: 201,
      headers: {
        etag: `"${randomUUID()}"`,
        'last-modified': time,
        'x-ms-request-id': randomUUID(),
        'x-ms-version': '2025-07-05',
        date: time,
      },
    };
  }

  #download(id: number, range: string | undefined): Reply {
    const artifact = this.#state.artifacts.find((stored) => stored.id === id);
    if (artifact === undefined) return plain(404, 'BlobNotFound');
    const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? [];
    const headers = {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="${artifact.name}.zip"`,
    };
    if (from === undefined) return { status: 200, body: artifact.bytes, headers };
    const end = to === undefined || to === '' ? artifact.size : Math.min(artifact.size, Number(to) + 1);
    return {
      status: 206,
      body: artifact.bytes.subarray(Number(from), end),
      headers: { ...headers, 'content-range': `bytes ${from}-${end - 1}/${artifact.size}` },
    };
  }
}

function plain(status: number, code: string): Reply {
  return {
    status,
    body: Buffer.from(`<?xml version="1.0"?><Error><Code>${code}</Code></Error>`),
    headers: { 'content-type': 'application/xml', 'x-ms-error-code': code },
  };
}
