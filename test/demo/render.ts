import rehypeRaw from 'rehype-raw';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';

const pipeline = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype, { allowDangerousHtml: true })
  .use(rehypeRaw)
  // The default schema is GitHub's own.
  .use(rehypeSanitize)
  .use(rehypeStringify);

/** Markdown as GitHub shows it: its dialect, its rules for HTML. */
export function renderMarkdown(markdown: string): string {
  return String(pipeline.processSync(markdown));
}
