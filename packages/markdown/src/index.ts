export { type Alignment, count, details, fence, html, join, link, table } from './blocks.ts';
export { cutMarkdown } from './cut.ts';
export { code, escape, inert, shorten, visible } from './untrusted.ts';
