import type { Ports } from '@mlops-actions/action';
import type { GitHub } from '@mlops-actions/github';
import type { Base } from './base-commit.ts';
import { type BaselineEvidence, loadBaseline } from './baseline.ts';
import type { Inputs } from './inputs.ts';

/** What the candidate is compared with besides the baseline; undefined when none is wanted, or none is there yet. */
export async function loadAnchor(
  anchor: string | null,
  inputs: Inputs,
  ports: Ports,
  { github, base }: { github: GitHub | undefined; base: Base },
): Promise<BaselineEvidence | undefined> {
  if (anchor === null) return undefined;
  const found = await loadBaseline({ ...inputs, baseline: anchor }, ports, github, base);
  if (found !== undefined && found.predictions === undefined) {
    ports.runner.info(`The anchor ${anchor} was recorded without predictions, so it is not compared.`);
    return undefined;
  }
  return found;
}
