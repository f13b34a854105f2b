import { ServiceError } from '@mlops-actions/errors';
import type { Asset, GitHub } from '@mlops-actions/github';

const tries = 3;

/**
 * The bytes of an asset. When the connection breaks, the asset is asked for again, and what is known already is passed
 * over.
 *
 * @throws ServiceError E_GITHUB.
 */
export async function* bytesOfAsset(github: GitHub, { id, name }: Asset): AsyncGenerator<Uint8Array> {
  let given = 0;
  for (let attempt = 1; ; attempt += 1) {
    let passed = 0;
    try {
      for await (const chunk of await github.downloadAsset(id)) {
        const fresh = chunk.subarray(Math.max(0, given - passed));
        passed += chunk.length;
        given += fresh.length;
        if (fresh.length > 0) yield fresh;
      }
      return;
    } catch (error) {
      if (attempt < tries && !(error instanceof ServiceError)) continue;
      if (error instanceof ServiceError) throw error;
      throw new ServiceError('E_GITHUB', `GitHub did not send the whole of ${name}; re-running may help`, {
        cause: error,
      });
    }
  }
}

/** The text of an asset; undefined when it is longer than `most` bytes. */
export async function textOfAsset(github: GitHub, asset: Asset, most: number): Promise<string | undefined> {
  if (asset.size > most) return undefined;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytesOfAsset(github, asset)) {
    size += chunk.length;
    if (size > most) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}
