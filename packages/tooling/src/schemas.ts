import { contractSchema } from '@mlops-actions/contract';
import { policySchema } from '@mlops-actions/gate';
import { recordKinds } from '@mlops-actions/records';
import { rolloutConfigSchema } from '@mlops-actions/rollout';
import { z } from 'zod';

/** The JSON Schemas of the files users write and of the records the actions write, by path. */
export function renderSchemas(): Map<string, string> {
  const files = new Map<string, string>();
  for (const [kind, { schema }] of Object.entries(recordKinds))
    files.set(`schemas/records/${kind}.schema.json`, render(schema, `Record of ${kind}`));
  files.set('schemas/contract.schema.json', render(contractSchema, 'mlops/contract.yml'));
  files.set('schemas/gate.schema.json', render(policySchema, 'mlops/gate.yml'));
  files.set('schemas/deploy.schema.json', render(rolloutConfigSchema, 'mlops/deploy.yml'));
  return files;
}

function render(schema: z.ZodType, title: string): string {
  return `${JSON.stringify({ ...z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), title }, null, 2)}\n`;
}
