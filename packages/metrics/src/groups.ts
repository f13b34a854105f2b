import { UserError } from '@mlops-actions/errors';
import { textsOf } from './encode.ts';
import type { Examples, Rows } from './examples.ts';

/**
 * The rows of each group, by the group's name, in the order given.
 *
 * @throws UserError E_PREDICTIONS for a row without a group: it would belong to a query of its own kind.
 */
export function groupRows(examples: Examples, rows?: Rows): Map<string, number[]> {
  const { codes, names } = textsOf(examples.columns.get('group') ?? []);
  const groups = new Map<string, number[]>();
  const length = rows?.length ?? examples.length;
  for (let at = 0; at < length; at += 1) {
    const row = rows === undefined ? at : (rows[at] as number);
    const name = names[codes[row] ?? -1];
    if (name === undefined)
      throw new UserError(
        'E_PREDICTIONS',
        `There is no group in row ${row + 1} of the examples: write the query each row belongs to.`,
      );
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [row]);
    else group.push(row);
  }
  return groups;
}
