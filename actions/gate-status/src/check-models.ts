import { modelName } from '@mlops-actions/records/values';
import type { z } from 'zod';

const most = 256;
const shown = 5;

/** Says what is wrong with a list of models: none, too many, a name that is none, one twice. */
export function checkModels(models: readonly string[], context: z.core.$RefinementCtx): void {
  for (const message of faultsOf(models)) context.addIssue({ code: 'custom', message });
}

function faultsOf(models: readonly string[]): string[] {
  if (models.length === 0) return ['expected at least one model, a line each'];
  if (models.length > most) return [`expected at most ${most} models, there are ${models.length}`];
  const invalid = models.filter((model) => !modelName.safeParse(model).success);
  const twice = new Set(models.filter((model, index) => models.indexOf(model) !== index));
  return [
    ...invalid
      .slice(0, shown)
      .map((name) => `${quote(name)} is no name of a model: expected 1 to 63 of a-z, 0-9, _ and -, a line each`),
    ...[...twice].slice(0, shown).map((name) => `${quote(name)} is listed twice`),
  ];
}

function quote(name: string): string {
  return JSON.stringify(name.slice(0, 80));
}
