import type { Places } from './places.ts';

/** Placeholder until contract exports are there. */
export async function loadContractData(_places: Places, _model: string): Promise<string[]> {
  return [];
}
