import type { Ports } from '@mlops-actions/action';
import type { GitHub } from '@mlops-actions/github';
import { gitRecords, objectRecords, type RecordsStore } from '@mlops-actions/history';
import type { Inputs } from './inputs.ts';

/**
 * Where records are kept: refs of the repository, or the object store the inputs name.
 *
 * @throws UserError E_INPUT, E_NOT_BUILT, E_STORE for a store that cannot be opened.
 */
export async function openRecords(
  inputs: Pick<Inputs, 'records-store'>,
  ports: Ports,
  github: GitHub,
): Promise<RecordsStore> {
  if (inputs['records-store'] === '') return gitRecords(github);
  const [{ openStore }, { openHttp }] = await Promise.all([
    import('@mlops-actions/store'),
    import('@mlops-actions/http'),
  ]);
  const { environment } = ports.runner.context;
  return objectRecords(await openStore(inputs['records-store'], { http: openHttp(), environment, now: ports.now }));
}
