import { type LoadHookContext, registerHooks } from 'node:module';

let installed = false;

/**
 * Lets Node load the JSON files that `@actions/workflow-parser` imports without an import attribute.
 * Call it before the first (dynamic) import of that package.
 */
export function allowJsonImports(): void {
  if (installed) return;
  installed = true;
  registerHooks({
    load: (url, context, nextLoad) =>
      isParserJson(url) ? nextLoad(url, withJsonType(context)) : nextLoad(url, context),
  });
}

function isParserJson(url: string): boolean {
  return url.includes('/@actions/workflow-parser/') && url.endsWith('.json');
}

function withJsonType(context: LoadHookContext): LoadHookContext {
  return { ...context, importAttributes: { ...context.importAttributes, type: 'json' } };
}
