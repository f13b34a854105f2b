import { afterAll, beforeAll, expect } from 'vitest';
import { openBench } from './github-bench.ts';
import { startWorlds, type Worlds } from './github-world.ts';
import { registryContract } from './suite.ts';

let worlds: Worlds;
beforeAll(async () => {
  worlds = await startWorlds();
});
afterAll(async () => {
  await worlds.close();
  expect(worlds.standin.drift).toEqual([]);
});

registryContract('github', async () => openBench(await worlds.open({ immutableReleases: false })));
