import { UserError } from '@mlops-actions/errors';

/** A registry as the input names it. */
export type RegistryAddress = { readonly kind: 'github' } | { readonly kind: 'dir'; readonly path: string };

const later = /^(mlflow\+https?|oci|s3|hf):\/\//;

/**
 * Reads the input `registry`.
 *
 * @throws UserError E_NOT_BUILT for a registry of a later version, E_INPUT for anything that is none.
 */
export function parseRegistryAddress(text: string): RegistryAddress {
  if (text === 'github') return { kind: 'github' };
  const [, path = ''] = /^dir:(?:\/\/)?(\P{Cc}+)$/u.exec(text) ?? [];
  if (path.trim() !== '') return { kind: 'dir', path };
  const shown = JSON.stringify(text.slice(0, 80));
  if (later.test(text))
    throw new UserError(
      'E_NOT_BUILT',
      `The input \`registry\` is ${shown}, which comes with a later version: use github or dir:<path>.`,
    );
  throw new UserError('E_INPUT', `The input \`registry\` is ${shown}: expected github or dir:<path>.`);
}
