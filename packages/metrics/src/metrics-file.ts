import { collect, readDocument, toNumber } from './metrics-document.ts';

/**
 * Reads the numbers of a metrics file; those nested in maps get dotted names, `{"metrics": {…}}` is unwrapped.
 * NaN and the infinities, which Python writes bare into JSON, are read as such. Text, booleans and lists are left out.
 *
 * @param name decides the format by its ending (.json, .yaml, .yml, .toml) and is shown in errors.
 * @throws UserError E_METRICS when it cannot be read or holds no number.
 */
export function parseMetricsFile(bytes: Buffer, name: string): Map<string, number> {
  return collect(readDocument(bytes, name).metrics, (fields, key) => toNumber(fields[key]), name);
}
