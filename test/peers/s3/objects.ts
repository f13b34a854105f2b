import { onAll, open, type Scene, same } from './scene.ts';

const once = { ifAbsent: true };
const over = { ifAbsent: false };
const limit = { maxBytes: 10_000_000 };

/** Keys that tempt every layer of encoding on the way. */
const strangeKeys = [
  'plain.json',
  'with space.json',
  'a+b.json',
  '100%25.json',
  '%2Fslash.json',
  'quotes\'"`.json',
  '(!*).json',
  'a&b=c?d#e;f:g@h,i$j.json',
  '<tag>&amp;.json',
  'back\\slash.json',
  '[x]{y}|^~.json',
  'ünïcødé.json',
  'u\u0308-decomposed.json',
  '模型/评估.json',
  '🦆🏳️‍🌈.json',
  'שלום-مرحبا.json',
  `${'long/'.repeat(40)}end.json`,
];

/** The port itself: bytes, keys, pages, conditional writes. */
export async function checkObjects(scene: Scene): Promise<void> {
  await checkBytes(scene);
  await checkKeys(scene);
  await checkPages(scene);
  await checkRaces(scene);
}

async function checkBytes(scene: Scene): Promise<void> {
  const { check } = scene;
  const store = await open(scene, 'bytes');
  const large = Buffer.alloc(8_000_000, Buffer.from(Array.from({ length: 251 }, (_, byte) => byte)));
  const stored = [await store.put('large', large, over), await store.put('empty', Buffer.alloc(0), over)];
  same(check, 'takes 8 MB and nothing at all', stored, [true, true]);
  check('gives 8 MB back byte by byte', (await store.get('large', limit))?.equals(large) === true);
  same(check, 'gives nothing back as nothing', (await store.get('empty', limit))?.length, 0);
  same(check, 'says that a key is not there', await store.get('none', limit), undefined);
  const refused = await store.get('large', { maxBytes: 7_999_999 }).catch((error: Error) => error.message);
  check(
    'refuses more than was asked for',
    String(refused).includes('is larger than the 7999999 bytes'),
    String(refused),
  );
  await store.put('large', Buffer.from('new'), over);
  same(check, 'takes what is newer', (await store.get('large', limit))?.toString(), 'new');
  same(check, 'lists sizes', await store.list(''), [
    { key: 'empty', size: 0 },
    { key: 'large', size: 3 },
  ]);
  await store.delete('large');
  await store.delete('large');
  same(check, 'deletes, twice as well', (await store.list('')).length, 1);
}

async function checkKeys(scene: Scene): Promise<void> {
  const store = await open(scene, "keys/it's (a) prefix+more é");
  for (const key of strangeKeys) await store.put(key, Buffer.from(key), once);
  const listed = (await store.list('')).map(({ key }) => key);
  same(scene.check, 'lists every key as it was written', listed.toSorted(), strangeKeys.toSorted());
  const read = await Promise.all(strangeKeys.map(async (key) => String(await store.get(key, limit))));
  same(scene.check, 'gives every key its own bytes', read, strangeKeys);
  same(scene.check, 'lists by a prefix of any letters', (await store.list('模')).length, 1);
  for (const key of strangeKeys) await store.delete(key);
  same(scene.check, 'deletes every key', await store.list(''), []);
}

async function checkPages(scene: Scene): Promise<void> {
  const store = await open(scene, 'pages');
  const keys = Array.from({ length: 1200 }, (_, at) => `${String(at).padStart(4, '0')} é+&.json`);
  await onAll(keys, (key) => store.put(key, Buffer.from('{}'), over));
  const listed = (await store.list('')).map(({ key }) => key);
  same(scene.check, 'lists 1,200 keys over its pages, each once', listed.toSorted(), keys);
  same(scene.check, 'lists those of a prefix', (await store.list('11')).length, 100);
}

async function checkRaces(scene: Scene): Promise<void> {
  const stores = await Promise.all(Array.from({ length: 8 }, () => open(scene, 'races')));
  let winners = 0;
  let kept = 0;
  for (let round = 0; round < 20; round += 1) {
    const key = `round-${round}`;
    const won = await Promise.all(stores.map((store, at) => store.put(key, Buffer.from(`writer ${at}`), once)));
    winners += won.filter(Boolean).length;
    const winner = `writer ${won.indexOf(true)}`;
    if (String(await stores[0]?.get(key, limit)) === winner) kept += 1;
  }
  same(
    scene.check,
    'lets one of eight writers win, twenty times over, and keeps what it wrote',
    [winners, kept],
    [20, 20],
  );
}
