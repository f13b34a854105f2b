import { createHash } from 'node:crypto';
import { type Problem, UserError } from '@mlops-actions/errors';
import { commit, digest, modelName, number, path, verdict } from '@mlops-actions/records';
import { z } from 'zod';

/** Three integers without leading zeros. */
export const versionNumber = z
  .string()
  .regex(/^(?:0|[1-9]\d{0,8})(?:\.(?:0|[1-9]\d{0,8})){2}$/, 'expected a version such as 1.4.0');

/** A path that stays inside the folder it is laid under, on every system. */
export const safePath = path.refine(
  (text) => !/[\\\p{Cc}]|^[a-z]:|(?:^|\/)(?:\.{0,2}|\.git)(?:\/|$)/iu.test(text),
  'expected a relative path without `..`, backslashes or control characters',
);

const file = z.object({
  path: safePath.describe('Inside the model, forward slashes.'),
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
  files: z.array(file).min(1).refine(unique, 'expected every path once'),
  companions: z
    .array(file)
    .refine(unique, 'expected every name once')
    .describe('Records, predictions and profile that ride along.'),
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

/** Bytes beyond which a manifest is not read. */
export const maxManifestBytes = 64 * 1024 * 1024;

/**
 * Reads a manifest; unknown keys are dropped.
 *
 * @param place as it is to be shown in messages.
 * @throws UserError E_VERSION_BROKEN when it is too large, no JSON, of another kind, newer than this code, or not of
 *   its schema.
 */
export function parseManifest(text: string, place: string): Manifest {
  if (text.length > maxManifestBytes) throw broken(place, `it is larger than ${maxManifestBytes} bytes`);
  const raw = parseJson(text, place);
  const { schemaVersion } = z.object({ schemaVersion: z.number() }).safeParse(raw).data ?? {};
  if (schemaVersion !== undefined && schemaVersion > 1)
    throw broken(
      place,
      `it was written by a newer version (schema ${schemaVersion}, this one reads 1): update the action`,
    );
  const { data, error } = manifestSchema.safeParse(raw);
  if (data !== undefined) return checkSums(data, place);
  const problems = error.issues
    .slice(0, 20)
    .map(({ path, message }) => ({ file: place, message: `${path.join('.')}: ${message}` }));
  throw broken(place, problems[0]?.message ?? 'it is not of its form', problems);
}

/** What a manifest says of all files together must be what it says of each. */
function checkSums(manifest: Manifest, place: string): Manifest {
  const { files, filesDigest, size } = manifest;
  if (digestOfFiles(files) !== filesDigest) throw broken(place, 'its filesDigest is not that of its files');
  if (files.reduce((sum, file) => sum + file.size, 0) !== size)
    throw broken(place, 'its size is not that of its files');
  return manifest;
}

/** A version that is there and is not what it says. */
export function broken(place: string, why: string, problems: readonly Problem[] = []): UserError {
  return new UserError(
    'E_VERSION_BROKEN',
    `${place} cannot be used: ${why}. Somebody changed what must never change, or it was not made by register; use another version.`,
    { problems },
  );
}

function parseJson(text: string, place: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw broken(place, 'it is no JSON');
  }
}

function unique(files: readonly { readonly path: string }[]): boolean {
  // Some systems tell no case apart, and two forms of a letter are one to the reader.
  return new Set(files.map(({ path }) => path.normalize('NFC').toLowerCase())).size === files.length;
}

/** One digest of a set of files: of paths, sizes and digests, whatever their order. */
export function digestOfFiles(
  files: readonly { readonly path: string; readonly size: number; readonly sha256: string }[],
): string {
  const rows = files.map(({ path, size, sha256 }) => [path, size, sha256] as const);
  return manifestDigest(canonicalJson(rows.toSorted(([a], [b]) => (a < b ? -1 : 1))));
}

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
