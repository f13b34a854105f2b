import type { Call } from './context.ts';
import type { Reply } from './reply.ts';

interface Paging<Item> {
  /** The list's path below the repository. */
  readonly path: string;
  /** Renders the items of the page, and only those. */
  readonly render: (items: readonly Item[]) => readonly unknown[];
  /** Puts the page into an object with the total; a bare list otherwise. */
  readonly wrap?: (page: readonly unknown[], total: number) => object;
}

/** One page of a list with the Link header GitHub sends: addresses by repository id, not by name. */
export function page<Item>(call: Call, items: readonly Item[], { path, render, wrap }: Paging<Item>): Reply {
  const { size, number } = pageAsked(call.query);
  const rendered = render(items.slice((number - 1) * size, number * size));
  const body = wrap === undefined ? rendered : wrap(rendered, items.length);
  const link = linkHeader(call, path, Math.max(1, Math.ceil(items.length / size)));
  return { status: 200, body, ...(link !== '' && { headers: { link } }) };
}

/** The page a query asks for: 30 items unless it says otherwise, 100 at most. */
export function pageAsked(query: URLSearchParams): { readonly size: number; readonly number: number } {
  const size = Math.min(100, Math.max(1, Number(query.get('per_page') ?? 30)));
  return { size, number: Math.max(1, Number(query.get('page') ?? 1)) };
}

/** The Link header of a list with so many pages; empty when there is only one. */
export function linkHeader({ query, state, repository }: Call, path: string, last: number): string {
  const { number } = pageAsked(query);
  const link = (target: number, rel: string) => {
    const next = new URLSearchParams(query);
    next.set('page', String(target));
    return `<${state.origin}/repositories/${repository.id}/${path}?${next.toString()}>; rel="${rel}"`;
  };
  const before = number > 1 ? [link(number - 1, 'prev')] : [];
  const after = number < last ? [link(number + 1, 'next'), link(last, 'last')] : [];
  return [...before, ...after, ...(number > 1 ? [link(1, 'first')] : [])].join(', ');
}
