import { createHash } from 'node:crypto';
import { commit, digest, modelName, number, path, verdict } from '@mlops-actions/records';
import { z } from 'zod';

/** Three integers without leading zeros. */
export const versionNumber = z
  .string()
  .regex(/^(?:0|[1-9]\d{0,8})(?:\.(?:0|[1-9]\d{0,8})){2}$/, 'expected a version such as 1.4.0');

const file = z.object({
  path: path.describe('Inside the model, forward slashes.'),
  size: z.int().nonnegative().describe('Bytes.'),
  sha256: digest,
  format: z.string().max(40).describe('Extension, such as `onnx` or `safetensors`; `unknown` without one.'),
});

/**
 * `model.json`: what a version is, the same in every registry. Its canonical text's sha256 is the version's identity.
 */
export const manifestSchema = z.object({
  kind: z.literal('model-manifest'),
  schemaVersion: z.literal(1),
  model: modelName,
  version: versionNumber,
  createdAt: z.iso.datetime(),
  layout: z.enum(['file', 'folder']).describe('Whether the model is one file, or a folder of files.'),
  modelDigest: digest.describe('Of the file or folder as train and the gate know it.'),
  filesDigest: digest.describe('Of paths, sizes and digests of all files: the same files are the same version.'),
  size: z.number().nonnegative().describe('Bytes of all files.'),
  files: z.array(file).min(1),
  companions: z.array(file).describe('Records, predictions and profile that ride along.'),
  source: z.object({
    repository: z.string().max(200),
    commit,
    run: z.int().nonnegative(),
    attempt: z.int().positive(),
    event: z.string().max(100),
  }),
  training: z
    .strictObject({ command: z.string(), seed: z.int(), recordDigest: digest })
    .nullable()
    .describe('How it was made; null without a record of train.'),
  data: z
    .strictObject({ digest, rows: z.int().nonnegative().nullable(), files: z.int().nonnegative() })
    .nullable()
    .describe('What it was trained on.'),
  metrics: z.record(z.string(), number),
  gate: z
    .strictObject({ verdict, baseline: z.string().nullable(), policyDigest: digest.nullable(), recordDigest: digest })
    .nullable()
    .describe('What eval-gate said of exactly these files; null when it was not asked.'),
  previous: versionNumber.nullable().describe('The newest version when this one was made.'),
});
export type Manifest = z.output<typeof manifestSchema>;

/**
 * The one text of a JSON value: keys in the order of their UTF-16 units, no white space (RFC 8785 for the values that
 * occur here: texts, finite numbers, booleans, null, lists, mappings).
 *
 * @throws TypeError on a number JSON has no form for.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    const sorted = entries.toSorted(([a], [b]) => (a < b ? -1 : 1));
    return `{${sorted.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`;
  }
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError(`JSON has no form for ${value}`);
  return JSON.stringify(value);
}

/** The text of `model.json`. NaN and the infinities among the metrics become text. */
export function serializeManifest(manifest: Manifest): string {
  const metrics = Object.entries(manifest.metrics).map(([name, value]) => [
    name,
    Number.isFinite(value) ? value : String(value),
  ]);
  return canonicalJson({ ...manifest, metrics: Object.fromEntries(metrics) as Record<string, number | string> });
}

/** The identity of a version: the sha256 of its manifest's text. */
export function manifestDigest(text: string | Uint8Array): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}
