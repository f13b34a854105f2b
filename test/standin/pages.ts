import type { Reply } from './reply.ts';

/** One page of a list with the Link header GitHub sends: addresses by repository id, not by name. */
export function page(
  items: readonly unknown[],
  query: URLSearchParams,
  address: string,
  wrap: (items: readonly unknown[]) => unknown = (list) => list,
): Reply {
  const size = Math.min(100, Math.max(1, Number(query.get('per_page') ?? 30)));
  const number = Math.max(1, Number(query.get('page') ?? 1));
  const last = Math.max(1, Math.ceil(items.length / size));
  const link = (target: number, rel: string) => {
    const next = new URLSearchParams(query);
    next.set('page', String(target));
    return `<${address}?${next.toString()}>; rel="${rel}"`;
  };
  const links = [
    ...(number > 1 ? [link(number - 1, 'prev')] : []),
    ...(number < last ? [link(number + 1, 'next'), link(last, 'last')] : []),
    ...(number > 1 ? [link(1, 'first')] : []),
  ];
  const body = wrap(items.slice((number - 1) * size, number * size));
  return { status: 200, body, ...(links.length > 0 && { headers: { link: links.join(', ') } }) };
}
