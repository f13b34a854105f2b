import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BareRepository } from './bare-repository.ts';
import { readRefs } from './ref-files.ts';

export interface Ref {
  readonly ref: string;
  readonly sha: string;
  readonly type: string;
}

/** Every ref that begins with a prefix such as `refs/heads/fea`, in the order of their names. */
export function listRefs(git: BareRepository, prefix = 'refs/'): Ref[] {
  return [...readRefs(git.folder)]
    .filter(([ref]) => ref.startsWith(prefix))
    .flatMap(([ref, sha]) => {
      const type = git.typeOf(sha);
      return type === undefined ? [] : [{ ref, sha, type }];
    });
}

/** A repository as it was: the same objects, under refs of an earlier moment. Its folder is temporary. */
export class EarlierRepository {
  readonly git: BareRepository;

  constructor(now: BareRepository, refs: readonly Ref[], clock: () => Date) {
    const folder = mkdtempSync(join(tmpdir(), 'standin-earlier-'));
    for (const name of ['objects/info', 'refs']) mkdirSync(join(folder, name), { recursive: true });
    const objects = now.text('rev-parse', '--path-format=absolute', '--git-path', 'objects');
    writeFileSync(join(folder, 'objects/info/alternates'), `${objects}\n`);
    writeFileSync(join(folder, 'HEAD'), `ref: ${now.maybe('symbolic-ref', 'HEAD') ?? 'refs/heads/main'}\n`);
    const lines = refs.map(({ ref, sha }) => `${sha} ${ref}\n`);
    writeFileSync(join(folder, 'packed-refs'), `# pack-refs with: sorted\n${lines.join('')}`);
    this.git = new BareRepository(folder, clock);
  }

  remove(): void {
    rmSync(this.git.folder, { recursive: true, force: true });
  }
}
