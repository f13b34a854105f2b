import type { Check, Group } from '../group.ts';
import { checkGate } from './gate.ts';
import { checkObjects } from './objects.ts';
import { checkRecords } from './records.ts';
import { checkRefusals } from './refusals.ts';
import { buildServer, startServer } from './server.ts';

/** Versity S3 Gateway: checks our signatures, keeps our objects, and honours If-None-Match. */
export const s3: Group = {
  name: 's3',
  async run(check: Check) {
    const server = await startServer(await buildServer());
    try {
      await checkObjects({ server, check });
      await checkRefusals({ server, check });
      await checkRecords({ server, check });
      await checkGate({ server, check });
    } finally {
      await server.stop();
    }
  },
};
