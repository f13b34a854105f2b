import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const scope = '@mlops-actions/';

interface Manifest {
  readonly name: string;
  readonly dependencies?: Record<string, string>;
}

/** Every workspace folder with TypeScript sources, sorted, relative to the root. */
export function workspaceFolders(root: string): string[] {
  return ['packages', 'actions'].flatMap((parent) =>
    readdirSync(join(root, parent))
      .toSorted()
      .map((name) => `${parent}/${name}`)
      .filter((folder) => existsSync(join(root, folder, 'src')) && existsSync(join(root, folder, 'package.json'))),
  );
}

/** tsconfig.json of every workspace and the references of the root's, from the dependencies in package.json. */
export function projectReferences(root: string): Map<string, string> {
  const folders = workspaceFolders(root);
  const manifests = new Map(folders.map((folder) => [folder, readManifest(root, folder)]));
  const folderOf = new Map([...manifests].map(([folder, { name }]) => [name, folder]));
  const files = new Map<string, string>();
  for (const [folder, { dependencies = {} }] of manifests) {
    const references = Object.keys(dependencies)
      .filter((name) => name.startsWith(scope))
      .map((name) => ({ path: `../../${folderOf.get(name)}` }));
    files.set(
      `${folder}/tsconfig.json`,
      json({
        extends: '../../tsconfig.json',
        compilerOptions: { rootDir: 'src', outDir: 'lib', tsBuildInfoFile: 'lib/.tsbuildinfo' },
        files: [],
        include: ['src'],
        references,
      }),
    );
  }
  const all = folders.map((path) => ({ path }));
  files.set(
    'test/tsconfig.json',
    json({
      extends: '../tsconfig.json',
      compilerOptions: { noEmit: true, rootDir: '..', tsBuildInfoFile: '../node_modules/.cache/test.tsbuildinfo' },
      files: [],
      include: ['.'],
      references: all.map(({ path }) => ({ path: `../${path}` })),
    }),
  );
  const base = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8')) as Record<string, unknown>;
  files.set('tsconfig.json', json({ ...base, references: [...all, { path: 'test' }] }));
  return files;
}

function readManifest(root: string, folder: string): Manifest {
  return JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as Manifest;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
