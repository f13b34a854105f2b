export { type Alignment, count, details, html, join, table } from './blocks.ts';
export { code, escape, visible } from './untrusted.ts';
