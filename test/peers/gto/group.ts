import { join } from 'node:path';
import type { AliasRequest, Registry } from '@mlops-actions/registry';
import { registerVersion } from '@mlops-actions/registry';
import { model, order, startWorlds, steadyClock, type World } from '../../contract/registry/github-world.ts';
import { mustRun } from '../command.ts';
import type { Check, Group } from '../group.ts';
import { pythonEnvironment } from '../install.ts';

/** What `gto show --json` says of each model. */
type Shown = Readonly<Record<string, { readonly version: string; readonly stage: Readonly<Record<string, string>> }>>;

/** A line of `gto history --json`. */
interface Event {
  readonly event: string;
  readonly version: string;
  readonly stage: string | null;
  readonly commit: string;
  readonly message: string;
  readonly ref: string;
}

type Ask = (...words: string[]) => Promise<string>;

/** GTO: reads the tags our registry makes in the repository behind the stand-in, and makes tags that we read. */
export const gto: Group = {
  name: 'gto',
  async run(check: Check) {
    const program = join(await pythonEnvironment(new URL('requirements.txt', import.meta.url)), 'gto');
    // GTO goes by the times of tags, and writes its own at the time it is.
    const clock = { read: steadyClock() };
    const worlds = await startWorlds(() => clock.read());
    try {
      const world = await worlds.open();
      const registry = await world.registry();
      const bare = worlds.standin.gitDirectory(world.repository);
      const ask: Ask = (command, ...words) => mustRun(program, [command, '--repo', bare, ...words]);
      const commits = await registerThree(world, registry);
      await checkOurTags(check, { registry, ask, commits });
      await checkTheirTags(check, { registry, ask });
      clock.read = steadyClock(Date.now());
      await checkOurNextTurn(check, { registry, ask });
    } finally {
      await worlds.close();
    }
  },
};

async function registerThree(world: World, registry: Registry): Promise<readonly string[]> {
  const commits: string[] = [];
  for (const weights of ['first', 'second', 'third']) {
    const commit = world.commitFile('train.py', weights);
    await registerVersion(registry, order(await world.contents({ 'model.bin': weights }), { commit }));
    commits.push(commit);
  }
  return commits;
}

interface Scene {
  readonly registry: Registry;
  readonly ask: Ask;
}

async function checkOurTags(check: Check, { registry, ask, commits }: Scene & { readonly commits: readonly string[] }) {
  await registry.setAlias(turn('champion', '1.0.0', undefined));
  await registry.setAlias(turn('champion', '1.1.0', '1.0.0'));
  await registry.setAlias(turn('staging', '1.2.0', undefined));
  await registry.setAlias(turn('champion', '1.0.0', '1.1.0'));
  const shown = JSON.parse(await ask('show', '--json')) as Shown;
  same(check, 'shows the newest version and what each alias names, after a turn back as well', shown[model], {
    version: 'v1.2.0',
    stage: { champion: 'v1.0.0', staging: 'v1.2.0' },
    registered: true,
    active: true,
  });
  await registry.retract(model, '1.2.0', 'leaks labels');
  const without = JSON.parse(await ask('show', '--json')) as Shown;
  same(check, 'shows no version that was retracted', without[model]?.version, 'v1.1.0');
  const events = JSON.parse(await ask('history', '--json', '--ascending', model)) as readonly Event[];
  same(
    check,
    'tells every registration, turn and retraction in their order',
    events
      .filter(({ event }) => event !== 'commit')
      .map(({ event, version, stage, ref, commit }) => [event, version, stage, ref, commits.indexOf(commit)]),
    expectedHistory,
  );
  const reason = events.find(({ event }) => event === 'deregistration')?.message;
  same(check, 'tells why a version was retracted', reason, 'leaks labels');
}

const expectedHistory = [
  ['registration', 'v1.0.0', null, `${model}@v1.0.0`, 0],
  ['registration', 'v1.1.0', null, `${model}@v1.1.0`, 1],
  ['registration', 'v1.2.0', null, `${model}@v1.2.0`, 2],
  ['assignment', 'v1.0.0', 'champion', `${model}#champion#1`, 0],
  ['assignment', 'v1.1.0', 'champion', `${model}#champion#2`, 1],
  ['assignment', 'v1.2.0', 'staging', `${model}#staging#1`, 2],
  ['assignment', 'v1.0.0', 'champion', `${model}#champion#3`, 0],
  ['deregistration', 'v1.2.0', null, `${model}@v1.2.0!`, 2],
];

async function checkTheirTags(check: Check, { registry, ask }: Scene) {
  const champion = async () => (await registry.get(model, { alias: 'champion' }))?.version;
  const shown = async () => (JSON.parse(await ask('show', '--json')) as Shown)[model]?.stage['champion'];
  await ask('assign', model, '--version', 'v1.1.0', '--stage', 'champion', '--force');
  same(check, 'turns an alias, and we read it', [await champion(), await shown()], ['1.1.0', 'v1.1.0']);
  await ask('deprecate', model, 'v1.1.0', 'champion');
  same(check, 'takes an alias away, and both fall back to the version before', await champion(), '1.0.0');
  same(check, 'says the same', await shown(), 'v1.0.0');
  await ask('deprecate', model, 'v1.0.0');
  const retracted = (await registry.get(model, { version: '1.0.0' }))?.retracted;
  check('takes a version out of use, and we read it as retracted', retracted !== undefined);
}

async function checkOurNextTurn(check: Check, { registry, ask }: Scene) {
  const { counter } = await registry.setAlias(turn('champion', '1.1.0', '1.0.0'));
  const shown = JSON.parse(await ask('show', '--json')) as Shown;
  same(check, 'reads our next turn after its own', [counter > 4, shown[model]?.stage['champion']], [true, 'v1.1.0']);
}

function turn(alias: string, version: string, expect: string | undefined): AliasRequest {
  const at = '2026-03-04T12:00:00Z';
  return { model, alias, version, expect, reason: 'better', actor: 'octocat', run: `${alias} ${version}`, at };
}

function same(check: Check, sentence: string, found: unknown, expected: unknown): void {
  const [one, other] = [JSON.stringify(found), JSON.stringify(expected)];
  check(sentence, one === other, `expected ${other}, found ${one}`);
}
