import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ActionDefinition } from '@mlops-actions/action';
import { renderActionYml } from './action-yml.ts';
import { renderCatalogue } from './catalogue.ts';
import { renderMetrics } from './metrics-table.ts';
import { projectReferences } from './project-references.ts';
import { renderActionReadme, renderActionTable, replacePart } from './readme.ts';
import { renderSchemas } from './schemas.ts';

/** The order in which a model meets the actions. */
const journey = [
  'validate-data',
  'train',
  'evaluate',
  'eval-gate',
  'gate-status',
  'gate-override',
  'fork-report',
  'register',
  'deploy',
  'monitor',
];

/** The definitions of all actions, in the order in which a model meets them. */
export async function loadDefinitions(root: string): Promise<ActionDefinition[]> {
  const names = readdirSync(join(root, 'actions')).toSorted((a, b) => journey.indexOf(a) - journey.indexOf(b));
  return Promise.all(
    names.map(async (name) => {
      const module = (await import(pathToFileURL(join(root, 'actions', name, 'src/definition.ts')).href)) as {
        definition: ActionDefinition;
      };
      return module.definition;
    }),
  );
}

/** Everything that is generated: path relative to the root, and text. */
export async function generatedFiles(root: string): Promise<Map<string, string>> {
  const files = new Map([...projectReferences(root), ...renderSchemas()]);
  files.set('docs/errors.md', renderCatalogue());
  const definitions = await loadDefinitions(root);
  for (const definition of definitions) {
    const readme = `actions/${definition.name}/README.md`;
    files.set(`actions/${definition.name}/action.yml`, renderActionYml(definition));
    files.set(readme, renderActionReadme(readText(root, readme), definition, readme));
  }
  const gate = 'actions/eval-gate/README.md';
  files.set(gate, replacePart(files.get(gate) ?? '', 'metrics', renderMetrics(), gate));
  files.set(
    'README.md',
    replacePart(readText(root, 'README.md'), 'actions', renderActionTable(definitions), 'README.md'),
  );
  return files;
}

/** The generated files whose text in the working tree is another. */
export async function staleFiles(root: string): Promise<string[]> {
  const files = await generatedFiles(root);
  return [...files]
    .filter(([path, text]) => !existsSync(join(root, path)) || readText(root, path) !== text)
    .map(([path]) => path);
}

function readText(root: string, path: string): string {
  return readFileSync(join(root, path), 'utf8');
}
