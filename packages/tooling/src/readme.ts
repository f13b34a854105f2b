import type { ActionDefinition } from '@mlops-actions/action';
import { join, table } from '@mlops-actions/markdown';
import { describeInputs, describeOutputs } from './describe.ts';

/** Replaces the part of a text between `<!-- begin NAME -->` and `<!-- end NAME -->`. @throws Error when it is not there. */
export function replacePart(text: string, name: string, content: string, file: string): string {
  const begin = `<!-- begin ${name} -->`;
  const end = `<!-- end ${name} -->`;
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`${file} needs the lines "${begin}" and "${end}"`);
  return `${text.slice(0, from + begin.length)}\n${content}\n${text.slice(to)}`;
}

/** Fills the generated parts of an action's README: permissions, inputs, outputs. */
export function renderActionReadme(text: string, definition: ActionDefinition, file: string): string {
  const withPermissions = replacePart(text, 'permissions', renderPermissions(definition), file);
  const withInputs = replacePart(withPermissions, 'inputs', renderInputs(definition), file);
  return replacePart(withInputs, 'outputs', renderOutputs(definition), file);
}

function renderPermissions({ permissions }: ActionDefinition): string {
  const rows = permissions.map(({ events, scope, reason, optional }) => [
    `\`${scope}\``,
    events.length === 0 ? 'all' : events.map((event) => `\`${event}\``).join(', '),
    optional ? `to ${reason}; without it the work goes on and the summary says what was left out` : `to ${reason}`,
  ]);
  return join('## Permissions', table(['permission of the job', 'on', 'what for'], rows));
}

function renderInputs(definition: ActionDefinition): string {
  const rows = describeInputs(definition).map(({ name, description, required, choices, ...input }) => {
    const allowed = choices.length === 0 ? '' : ` One of ${choices.map((choice) => `\`${choice}\``).join(', ')}.`;
    const fallback = input.defaultNote ?? (input.default ? `\`${input.default}\`` : '');
    return [`\`${name}\``, `${description}${allowed}`, required ? '**required**' : fallback];
  });
  return join('## Inputs', table(['input', 'what it is', 'default'], rows));
}

function renderOutputs(definition: ActionDefinition): string {
  const rows = describeOutputs(definition).map(({ name, description }) => [`\`${name}\``, description]);
  return join('## Outputs', table(['output', 'what it is'], rows));
}

/** The table of actions in the root README. */
export function renderActionTable(definitions: readonly ActionDefinition[]): string {
  const rows = definitions.map(({ name, description }) => [`[\`${name}\`](actions/${name}/README.md)`, description]);
  return table(['action', 'what it does'], rows);
}
