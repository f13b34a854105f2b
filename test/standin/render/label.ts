import type { Repository, State } from '../state.ts';
import { template } from '../templates.ts';
import { nodeId } from './commit.ts';

/** A label of an issue or pull request; it has a colour and a description of GitHub's own. */
export function renderLabel(state: State, repository: Repository, name: string): Record<string, unknown> {
  const place = { origin: state.origin, fullName: repository.fullName };
  const [shown] = template('issues/list-labels-on-issue', place) as object[];
  const id = Buffer.from(name.toLowerCase()).reduce((sum, byte) => (sum * 31 + byte) % 90_000_000, 11);
  return {
    ...shown,
    id,
    node_id: nodeId('Label', id),
    url: `${state.origin}/repos/${repository.fullName}/labels/${encodeURIComponent(name)}`,
    name,
    color: 'ededed',
    description: null,
    default: false,
  };
}
