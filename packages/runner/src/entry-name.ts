const maxDepth = 32;
const maxPartBytes = 255;
const maxPathBytes = 4096;
/** What GitHub's own client refuses to store, and controls: no well-meant artifact has such names. */
const forbidden = /[\p{Cc}":<>|*?\\\u2028\u2029]/u;

/** Why a path inside an artifact is not taken, as what was found; undefined when it is a plain relative path. */
export function nameFault(path: string): string | undefined {
  if (path === '') return 'an entry without a name';
  if (/^[a-z]:/i.test(path)) return 'a path with a drive letter';
  if (path.startsWith('/')) return 'an absolute path';
  if (path.includes('\\')) return 'a backslash in a path';
  if (path.includes('\0')) return 'a NUL character in a path';
  if (forbidden.test(path)) return 'a forbidden character in a path';
  const parts = path.split('/');
  if (parts.includes('..')) return 'a path that leads out of its folder';
  if (parts.some((part) => part === '' || part === '.')) return 'an empty part in a path';
  if (parts.length > maxDepth) return `a path of ${parts.length} parts, more than ${maxDepth}`;
  if (parts.some((part) => Buffer.byteLength(part) > maxPartBytes)) return `a name of more than ${maxPartBytes} bytes`;
  if (Buffer.byteLength(path) > maxPathBytes) return `a path of more than ${maxPathBytes} bytes`;
  return undefined;
}

/**
 * The paths of an artifact so far, so that no two of its entries come to lie in one place.
 *
 * Names that differ in case or in the composition of their characters alone count as the same everywhere: on Windows and
 * macOS one would replace the other, and what an artifact holds must not depend on the machine that reads it.
 */
export class EntryNames {
  readonly #taken = new Map<string, { readonly path: string; readonly kind: 'file' | 'folder' }>();

  /** Takes in a path and its folders. Returns the path it collides with. */
  add(path: string, kind: 'file' | 'folder'): string | undefined {
    const parts = path.split('/');
    for (let depth = 1; depth < parts.length; depth += 1) {
      const collision = this.#put(parts.slice(0, depth).join('/'), 'folder');
      if (collision !== undefined) return collision;
    }
    return this.#put(path, kind);
  }

  #put(path: string, kind: 'file' | 'folder'): string | undefined {
    const key = path.normalize('NFC').toLowerCase();
    const other = this.#taken.get(key);
    if (other === undefined) this.#taken.set(key, { path, kind });
    else if (kind === 'file' || other.kind === 'file' || other.path !== path) return other.path;
    return undefined;
  }
}
