import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The `hashFiles` of expressions: SHA-256 over the SHA-256 of each file below the workspace that the patterns match,
 * in path order; empty when none does. A pattern with `!` takes files out.
 */
export function hashFiles(workspace: string, patterns: readonly string[]): string {
  const files = new Set<string>();
  for (const pattern of patterns.flatMap((text) => text.split('\n')).map((text) => text.trim())) {
    if (pattern.startsWith('!')) for (const file of matches(workspace, pattern.slice(1))) files.delete(file);
    else if (pattern !== '') for (const file of matches(workspace, pattern)) files.add(file);
  }
  if (files.size === 0) return '';
  const total = createHash('sha256');
  for (const file of [...files].toSorted()) {
    total.update(
      createHash('sha256')
        .update(readFileSync(join(workspace, file)))
        .digest(),
    );
  }
  return total.digest('hex');
}

function matches(workspace: string, pattern: string): string[] {
  return globSync(pattern, { cwd: workspace }).filter((file) => statSync(join(workspace, file)).isFile());
}
