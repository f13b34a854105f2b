import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDirRegistry } from '@mlops-actions/registry';
import { mortalFiles } from './mortal-files.ts';
import { registryContract } from './suite.ts';

registryContract('dir', async () => {
  const root = await mkdtemp(join(tmpdir(), 'registry-dir-'));
  const path = join(root, 'store');
  return {
    commit: 'c'.repeat(40),
    registry: (faultAfter) => openDirRegistry({ path, ...(faultAfter && { files: mortalFiles(faultAfter) }) }),
    async corrupt({ model, version, manifest }, name) {
      const kind = manifest.files.some((file) => file.path === name) ? 'files' : 'companions';
      const file = join(path, model, 'versions', version, kind, name);
      const bytes = await readFile(file);
      bytes.writeUInt8(bytes.readUInt8(0) ^ 1, 0);
      await chmod(file, 0o644);
      await writeFile(file, bytes);
    },
    close: () => rm(root, { recursive: true, force: true }),
  };
});
