import { gitRecords, objectRecords, type RecordsStore } from '@mlops-actions/history';
import { commitOf, gateRecord, recordsContract } from '@mlops-actions/history/records-contract';
import { serializeRecord } from '@mlops-actions/records';
import { startWorlds } from '../../contract/registry/github-world.ts';
import { open, type Scene, same } from './scene.ts';

/** Records of the gate: what every store of them promises, played on real servers. */
export async function checkRecords(scene: Scene): Promise<void> {
  await play(scene, 'in S3', async (at) => objectRecords(await open(scene, `contract/${at}`)));
  const worlds = await startWorlds();
  try {
    await play(scene, 'in refs', async () => gitRecords(await (await worlds.open()).github()));
  } finally {
    await worlds.close();
  }
  await checkPushes(scene);
}

async function play(scene: Scene, where: string, openRecords: (at: number) => Promise<RecordsStore>): Promise<void> {
  for (const [at, promised] of recordsContract.entries()) {
    const fault = await openRecords(at)
      .then((records) => promised.play(records))
      .then(
        () => undefined,
        (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error)),
      );
    scene.check(`records ${where}: ${promised.sentence}`, fault === undefined, fault);
  }
}

/** Ten runs, each with a client of its own, record two models of one commit at once, and prune. */
async function checkPushes(scene: Scene): Promise<void> {
  const pushes = Array.from({ length: 10 }, (_, at) => ({
    model: at % 2 === 0 ? 'spam' : 'ham',
    commit: commitOf(1),
    run: 100 + at,
    attempt: 1,
  }));
  await Promise.all(
    pushes.map(async (ref) => {
      const records = objectRecords(await open(scene, 'pushes'));
      await records.write(ref, new Map([['eval-gate.json', serializeRecord(gateRecord(ref))]]));
      await records.prune(ref.model, { keep: 200, protect: () => false, spare: [ref] });
    }),
  );
  const records = objectRecords(await open(scene, 'pushes'));
  const found = [...(await records.list('spam')), ...(await records.list('ham'))].map(({ ref }) => ref.run);
  same(
    scene.check,
    'has the records of ten runs that pushed at once',
    found.toSorted((a, b) => a - b),
    pushes.map(({ run }) => run),
  );
}
