import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../command.ts';
import type { Check, Group } from '../group.ts';
import { pythonEnvironment } from '../install.ts';

const root = new URL('../../..', import.meta.url).pathname;

interface Finding {
  readonly ident: string;
  readonly desc: string;
  readonly locations: readonly { readonly symbolic: { readonly key: unknown } }[];
}

const audited = [
  '.github/workflows',
  'examples/fork-report/.github/workflows',
  'examples/spam-filter/.github/workflows',
  'actions',
];

/** In a folder that is not `.github/workflows`, zizmor looks at files it is given by name only. */
async function loose(): Promise<string[]> {
  const names = await readdir(join(root, 'examples/workflows'));
  return names.map((name) => join('examples/workflows', name));
}

/** They have the rights of the repository and touch no code: a contract test holds them to that. */
const meantTriggers = ['examples/workflows/override.yml', 'examples/fork-report/.github/workflows/fork-report.yml'];

/** zizmor: audits workflows and action.yml for injections, wide permissions, kept credentials and unpinned actions. */
export const zizmor: Group = {
  name: 'zizmor',
  async run(check: Check) {
    const programs = await pythonEnvironment(new URL('requirements.txt', import.meta.url));
    const audit = async (...paths: string[]) => {
      const { status, stdout, stderr } = await run(
        join(programs, 'zizmor'),
        ['--offline', '--no-progress', '--format', 'json', '--min-severity', 'medium', ...paths],
        { cwd: root },
      );
      if (stdout.trim() === '') throw new Error(`zizmor ended with ${status}: ${stderr}`);
      return JSON.parse(stdout) as Finding[];
    };
    const found = await audit(...audited, ...(await loose()));
    // The examples use the suite by its moving major tag, as its users are told to.
    const serious = found.filter(
      ({ ident, locations }) =>
        !(ident === 'unpinned-uses' && JSON.stringify(locations).includes('mlops-actions/suite')) &&
        !(ident === 'dangerous-triggers' && meantTriggers.some((path) => JSON.stringify(locations).includes(path))),
    );
    check(
      'finds nothing in our workflows, examples and actions',
      serious.length === 0,
      JSON.stringify(serious.map(({ ident, desc }) => ({ ident, desc }))),
    );
    const triggers = found.filter(({ ident }) => ident === 'dangerous-triggers').map(({ locations }) => locations);
    check(
      'sees the triggers that are meant, in the two examples that run no code of a pull request',
      meantTriggers.every((path) => triggers.some((locations) => JSON.stringify(locations).includes(path))),
      JSON.stringify(triggers),
    );
    const planted = await audit(join(root, 'test/fixtures/injected-workflow.yml'));
    check(
      'finds the injection planted in a fixture',
      planted.some(({ ident }) => ident === 'template-injection'),
      JSON.stringify(planted),
    );
  },
};
