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
    const found = await audit('.github/workflows', 'examples/spam-filter/.github/workflows', 'actions');
    // The example uses the suite by its moving major tag, as its users are told to.
    const serious = found.filter(
      ({ ident, locations }) =>
        !(ident === 'unpinned-uses' && JSON.stringify(locations).includes('mlops-actions/suite')),
    );
    check(
      'finds nothing in our workflows, examples and actions',
      serious.length === 0,
      JSON.stringify(serious.map(({ ident, desc }) => ({ ident, desc }))),
    );
    const planted = await audit(join(root, 'test/fixtures/injected-workflow.yml'));
    check(
      'finds the injection planted in a fixture',
      planted.some(({ ident }) => ident === 'template-injection'),
      JSON.stringify(planted),
    );
  },
};
