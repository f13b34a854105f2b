import { posix } from 'node:path';

/**
 * Where the rules of a model are looked for in the repository, the first that is there counting.
 *
 * @param folder the working directory that paths are relative to.
 */
export function policyPaths({ policy, model, folder }: { policy: string; model: string; folder: string }): string[] {
  const paths = policy === '' ? [`mlops/${model}/gate.yml`, 'mlops/gate.yml'] : [policy];
  return paths.map((path) => posix.join(folder, path));
}
