// Usage: release.ts plan --tag v1.2.0 --branch main | release.ts notes --tag v1.2.0 --repository owner/name.
// `plan` prints name=value lines for a step's outputs; `notes` prints Markdown.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { planRelease, readReleaseFacts } from './release-plan.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const text = { type: 'string' } as const;
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { tag: text, branch: text, repository: text },
});
const { tag, branch, repository } = values;

if (positionals[0] === 'plan' && tag && branch) printPlan(tag, branch);
else if (positionals[0] === 'notes' && tag && repository) await printNotes(tag, repository);
else {
  console.error('expected: plan --tag TAG --branch BRANCH, or: notes --tag TAG --repository OWNER/NAME');
  process.exitCode = 1;
}

function printPlan(tag: string, branch: string): void {
  const verdict = planRelease(readReleaseFacts(root, tag, branch));
  if ('plan' in verdict) {
    for (const [name, value] of Object.entries(verdict.plan)) console.log(`${name}=${value}`);
    return;
  }
  for (const problem of verdict.problems) console.error(problem);
  process.exitCode = 1;
}

/** Loaded late: a plan is made before anything is installed, and the notes need a package. */
async function printNotes(tag: string, repository: string): Promise<void> {
  const { readReleaseHistory, renderReleaseNotes } = await import('./release-notes.ts');
  process.stdout.write(renderReleaseNotes(readReleaseHistory(root, tag), repository));
}
