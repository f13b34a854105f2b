import { details } from '@mlops-actions/markdown';

/** Blocks folded together under one title; undefined without any. */
export function folded(title: string, blocks: readonly string[]): string | undefined {
  return blocks.length === 0 ? undefined : details(title, blocks.join('\n\n'));
}
