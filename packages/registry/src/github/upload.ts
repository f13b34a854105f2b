import { createHash } from 'node:crypto';
import { ReadableStream } from 'node:stream/web';
import { ServiceError, UserError } from '@mlops-actions/errors';
import type { Asset, Release } from '@mlops-actions/github';
import type { Place } from './place.ts';

/** An asset as it is to be, and where its bytes come from. */
export interface Source {
  readonly name: string;
  readonly size: number;
  /** `sha256:…`. */
  readonly digest: string;
  readonly mediaType: string;
  bytes(): AsyncGenerator<Uint8Array>;
  /** Throws when the bytes are no longer those of the digest. */
  check(): Promise<void>;
}

const tries = 3;
const waits = [0, 2, 8];

/** A small asset that is made here. */
export function textSource(name: string, text: string): Source {
  const bytes = Buffer.from(text);
  return {
    name,
    size: bytes.length,
    digest: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
    mediaType: 'application/json',
    async *bytes() {
      yield bytes;
    },
    check: async () => {},
  };
}

/**
 * Stores assets one after the other. What is there already as it must be is left; what a broken upload left behind,
 * or holds other bytes, is sent anew.
 *
 * @param present the assets of the release as they were just listed.
 * @throws UserError E_DIGEST, ServiceError when GitHub does not take one in three tries.
 */
export async function upload(
  place: Place,
  release: Release,
  { sources, present }: { readonly sources: readonly Source[]; readonly present: readonly Asset[] },
): Promise<void> {
  let known = present;
  for (const source of sources) known = await uploadOne(place, release, { source, known });
}

/** Whether an asset is, byte for byte, what it must be. */
export function isStored(asset: Asset | undefined, { size, digest }: Pick<Source, 'size' | 'digest'>): boolean {
  return asset?.complete === true && asset.size === size && asset.digest === digest;
}

async function uploadOne(
  place: Place,
  release: Release,
  { source, known }: { readonly source: Source; readonly known: readonly Asset[] },
): Promise<readonly Asset[]> {
  let present = known;
  for (let attempt = 1; ; attempt += 1) {
    const held = present.find(({ name }) => name === source.name);
    if (isStored(held, source)) return present;
    if (held !== undefined) await place.github.deleteAsset(held.id);
    const fault = await send(place, release, source);
    if (fault === undefined) return present;
    place.log(`${source.name} was not stored (try ${attempt} of ${tries}): ${fault.message}`);
    await place.wait(waits[attempt] ?? 0);
    present = await place.github.assets(release.id);
    // The answer may have been lost, and not the file.
    const isThere = isStored(
      present.find(({ name }) => name === source.name),
      source,
    );
    if (attempt === tries && !isThere) throw fault;
  }
}

/** Sends an asset once. What another try may mend is returned. */
async function send({ github }: Place, release: Release, source: Source): Promise<ServiceError | undefined> {
  const { name, size, mediaType } = source;
  const reading: { fault?: unknown } = {};
  const body = ReadableStream.from(noting(source.bytes(), reading));
  try {
    const answer = await github.uploadAsset(release, { name, size, mediaType, body });
    if (answer === 'taken') return new ServiceError('E_GITHUB', `GitHub holds another ${name} of this release`);
    if (typeof answer === 'string') throw published(release.tag);
    return await judge(answer, source);
  } catch (error) {
    if (reading.fault !== undefined) throw reading.fault;
    if (error instanceof ServiceError && mayPass(error)) return error;
    throw error;
  } finally {
    await body.cancel().catch(() => {});
  }
}

/** What is wrong with an asset that was just stored. */
async function judge(asset: Asset, source: Source): Promise<ServiceError | undefined> {
  if (isStored(asset, source)) return undefined;
  await source.check();
  // Servers before 2025 tell no digest.
  if (asset.complete && asset.size === source.size && asset.digest === undefined) return undefined;
  return new ServiceError('E_GITHUB', `GitHub stored other bytes than were sent (${asset.digest ?? 'without digest'})`);
}

/** Remembers what broke while the bytes were read: the client would only tell that the request failed. */
async function* noting(bytes: AsyncGenerator<Uint8Array>, reading: { fault?: unknown }): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes;
  } catch (fault) {
    reading.fault = fault;
    throw fault;
  }
}

function mayPass({ status = 500 }: ServiceError): boolean {
  return status >= 500 || status === 408 || status === 429;
}

function published(tag: string): UserError {
  return new UserError(
    'E_VERSION_TAKEN',
    `The release ${tag} was published meanwhile: re-run, so that another number is reserved.`,
  );
}
