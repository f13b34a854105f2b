import { readFile, writeFile } from 'node:fs/promises';
import { failing } from './github-failing.ts';
import type { World } from './github-world.ts';
import type { Bench } from './suite.ts';

/** A repository as the contract of registries uses it. */
export function openBench(world: World): Bench {
  return {
    commit: world.commit,
    async registry(faultAfter) {
      const github = await world.github();
      if (faultAfter === undefined) return world.registry({ github });
      return world.registry({ github: failing(github, { from: faultAfter, carriedOut: false }).github });
    },
    corrupt: ({ model, version }, path) => corrupt(world, `${model}@v${version}`, path),
    close: async () => {},
  };
}

interface Places {
  readonly files: readonly { readonly path: string; readonly at: readonly { asset: string; offset: number }[] }[];
  readonly companions: Places['files'];
}

/** Changes the first stored byte of a file behind everybody's back. */
async function corrupt({ standin, repository }: World, tag: string, path: string): Promise<void> {
  const release = standin.releases(repository).find((candidate) => candidate.tag === tag);
  const fileOf = (name: string) => release?.assets.find((asset) => asset.name === name)?.file ?? '';
  const { files, companions } = JSON.parse(await readFile(fileOf('assets.json'), 'utf8')) as Places;
  const place = [...files, ...companions].find((one) => one.path === path)?.at[0];
  if (place === undefined) throw new Error(`${tag} stores no byte of ${path}`);
  const bytes = await readFile(fileOf(place.asset));
  bytes.writeUInt8(bytes.readUInt8(place.offset) ^ 1, place.offset);
  await writeFile(fileOf(place.asset), bytes);
}
