import { GateWorld, type Row, rows } from '../../e2e/gate-world.ts';
import { type Scene, same } from './scene.ts';

const answers = (step: number): Row[] => rows({ n: 1200, wrong: (index) => index % step === 7 });

/** The gate's own bundle, its records in S3: two pushes at once, then a pull request that is worse. */
export async function checkGate({ server, check }: Scene): Promise<void> {
  const world = await GateWorld.open();
  try {
    const store = `s3://${server.bucket}/gate?endpoint=${server.endpoint}&region=${server.region}`;
    const use = {
      inputs: { 'records-store': store },
      env: { AWS_ACCESS_KEY_ID: server.owner.key, AWS_SECRET_ACCESS_KEY: server.owner.secret },
      comment: 'off' as const,
    };
    const events = [await world.push('first'), await world.push('second')];
    const pushed = await Promise.all(
      events.map((event, at) => world.judge({ ...use, event, rows: answers(50), runId: 8001 + at })),
    );
    same(
      check,
      'the gate records two pushes at once',
      pushed.map(({ summary, exitCode }) => [exitCode, summary.includes('Left out')]),
      [
        [0, false],
        [0, false],
      ],
    );
    const refs = await world.project.clone.git('ls-remote', 'origin', 'refs/mlops/*');
    same(check, 'the gate writes no ref beside', refs, '');
    const { event } = await world.open('Worse');
    const judged = await world.judge({ ...use, event, rows: answers(10) });
    const { baseline, verdict, examples } = judged.record ?? {};
    same(check, 'the gate reads the nearest of them', [judged.exitCode, verdict, baseline?.behind], [1, 'fail', 0]);
    same(check, 'the gate pairs what it kept there', examples?.paired, 1200);
    const stranger = { AWS_ACCESS_KEY_ID: server.stranger.key, AWS_SECRET_ACCESS_KEY: server.stranger.secret };
    const refused = await world.judge({ ...use, env: stranger, event, rows: answers(50) });
    same(
      check,
      'the gate stays shut when the store refuses, and names the permission',
      [refused.exitCode, refused.record?.error?.code, /s3:ListBucket/.test(refused.log)],
      [2, 'E_STORE', true],
    );
    const everything = [...pushed, judged, refused].map(({ log, summary, record }) => [log, summary, record]);
    same(check, 'no secret is told', JSON.stringify(everything).includes(server.owner.secret), false);
  } finally {
    await world.close();
  }
}
