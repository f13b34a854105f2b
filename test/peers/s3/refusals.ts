import type { ObjectStore } from '@mlops-actions/store';
import { type Opening, open, type Scene } from './scene.ts';

/** What the server refuses, in our words: whose fault it is, what to do, and no secret. */
export async function checkRefusals(scene: Scene): Promise<void> {
  const { server } = scene;
  const { key, secret } = server.owner;
  const wrong = 'secret-of-nobody';
  const deeds: readonly [string, Opening, (store: ObjectStore) => Promise<unknown>, string][] = [
    ['a wrong secret', { account: { key, secret: wrong } }, list, 'AWS_SECRET_ACCESS_KEY belongs to AWS_ACCESS_KEY_ID'],
    [
      'an unknown key',
      { account: { key: 'nobody', secret: wrong } },
      list,
      'the key in AWS_ACCESS_KEY_ID is not known',
    ],
    ['a stranger who lists', { account: server.stranger }, list, 'Allow s3:ListBucket on the bucket records'],
    [
      'a stranger who reads',
      { account: server.stranger },
      read,
      'Allow s3:GetObject on the bucket records under refused/',
    ],
    ['a stranger who writes', { account: server.stranger }, write, 'Allow s3:PutObject on the bucket records'],
    ['a stranger who deletes', { account: server.stranger }, remove, 'Allow s3:DeleteObject on the bucket records'],
    ['a bucket that is not there', { bucket: 'nowhere' }, list, 'there is no bucket nowhere'],
    ['a bucket that is not there, read from', { bucket: 'nowhere' }, read, 'there is no bucket nowhere'],
    ['another region', { region: 'us-west-2' }, list, 'AWS_REGION=eu-central-1'],
    [
      'a clock that is an hour late',
      { now: () => new Date(Date.now() - 3_600_000) },
      list,
      'Set the clock of the runner',
    ],
  ];
  await (await open(scene, 'refused')).put('there', Buffer.from('kept'), { ifAbsent: false });
  for (const [who, opening, deed, words] of deeds) {
    const told = await faultOf(deed(await open(scene, 'refused', opening)));
    const silent = ![secret, wrong, server.stranger.secret].some((hidden) => told.includes(hidden));
    scene.check(`refuses ${who}, and we say what to do`, told.startsWith('E_STORE: ') && told.includes(words), told);
    scene.check(`  without a secret`, silent, told);
  }
}

const list = (store: ObjectStore) => store.list('');
const read = (store: ObjectStore) => store.get('there', { maxBytes: 100 });
const write = (store: ObjectStore) => store.put('new', Buffer.from('x'), { ifAbsent: true });
const remove = (store: ObjectStore) => store.delete('there');

async function faultOf(deed: Promise<unknown>): Promise<string> {
  try {
    return `no fault, but ${JSON.stringify(await deed)}`;
  } catch (error) {
    return error instanceof Error && 'code' in error ? `${String(error.code)}: ${error.message}` : String(error);
  }
}
