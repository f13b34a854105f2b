import type { ActionDefinition } from '@mlops-actions/action';
import { stringify } from 'yaml';
import { describeInputs, describeOutputs } from './describe.ts';

const notice = '# Generated from src/definition.ts by `npm run generate`: edit there.\n';

/** The action.yml of an action. */
export function renderActionYml(definition: ActionDefinition): string {
  const inputs = describeInputs(definition).map(({ name, description, required, default: value }) => [
    name,
    { description, required, ...(value === undefined || value === '' ? {} : { default: value }) },
  ]);
  const outputs = describeOutputs(definition).map(({ name, description }) => [name, { description }]);
  const post = definition.comments !== false ? { post: 'dist/index.js', 'post-if': 'always()' } : {};
  const document = {
    name: `MLOps ${definition.title}`,
    description: definition.description,
    author: 'MLOps Actions',
    branding: definition.branding,
    inputs: Object.fromEntries(inputs) as unknown,
    outputs: Object.fromEntries(outputs) as unknown,
    runs: { using: 'node24', main: 'dist/index.js', ...post },
  };
  return notice + stringify(document, { lineWidth: 0 });
}
