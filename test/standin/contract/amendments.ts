interface Amendable {
  readonly components: {
    readonly schemas: { readonly 'release-asset': { readonly properties: { readonly state: { enum: string[] } } } };
  };
}

/**
 * Adds to a prepared description what GitHub's prose promises and its schema leaves out: a failed upload "may leave an
 * empty asset with a state of `starter`" (repos/upload-release-asset).
 */
export function amend(prepared: unknown): unknown {
  const { state } = (prepared as Amendable).components.schemas['release-asset'].properties;
  state.enum = [...state.enum, 'starter'];
  return prepared;
}
