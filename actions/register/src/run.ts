import type { Ports, Result } from '@mlops-actions/action';
import { admitAll } from './admission.ts';
import { moveAliases, planAliases } from './aliases.ts';
import { announce } from './announce.ts';
import { conclude } from './conclude.ts';
import type { Inputs, Outputs } from './definition.ts';
import { loadEvidence } from './evidence.ts';
import { loadModel } from './model.ts';
import { openStore } from './open-store.ts';
import { refuseForeignRun } from './origin.ts';
import { planVersion, publishVersion } from './publish-version.ts';

/**
 * Makes the model a version, when the rules let it in.
 *
 * What the rules refuse is returned, for that is the rules at work; what cannot be seen or stored is thrown, and a
 * re-run completes what was begun.
 */
export async function run(inputs: Inputs, ports: Ports): Promise<Result<Outputs>> {
  const { runner } = ports;
  const publishes = inputs.mode === 'publish' && !inputs['dry-run'];
  if (inputs.mode === 'publish') refuseForeignRun(runner.context);
  const evidence = await runner.group('Read what earlier jobs handed over', () => loadEvidence(ports, inputs.model));
  const model = await runner.group('Digest the model', () => loadModel(inputs, ports, evidence.trained));
  const registry = await openStore(inputs, ports, publishes ? 'write' : 'read');
  const registration = await runner.group('Ask the rules', () =>
    admitAll({ inputs, ports, registry, model, evidence }),
  );

  if (!registration.admission.accepted) return conclude(registration, undefined);
  if (!publishes) {
    const version = await planVersion(registration);
    const aliases = await planAliases(registry, { ...registration.wish, version });
    return conclude(registration, { version, created: registration.known === undefined, aliases, dispatched: false });
  }
  const published = await runner.group('Publish the version', () => publishVersion(registration));
  const { version } = published.version;
  const aliases = await runner.group('Move the aliases', () =>
    moveAliases(registry, { ...registration.wish, version }, ports),
  );
  const dispatched = await runner.group('Start what waits for versions', () =>
    announce(registration, published.version),
  );
  return conclude(registration, { ...published, aliases, dispatched });
}
