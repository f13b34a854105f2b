import { ServiceError } from '@mlops-actions/errors';
import { encodePart } from './keys.ts';
import { type Page, parsePage } from './listing.ts';
import { ask, named, refuse, statusOf, type Target } from './s3-target.ts';
import type { StoredObject } from './store.ts';

/** A page of a thousand keys of 1024 bytes, each percent-encoded, with room for what is told of their objects. */
const largePage = 8 * 1024 * 1024;
const mostPages = 10_000;

/** All objects whose full keys begin with the target's, by keys relative to the prefix of the store. */
export async function list(target: Target): Promise<readonly StoredObject[]> {
  const { place, key: prefix } = target;
  const own = place.prefix === '' ? '' : `${place.prefix}/`;
  const found: StoredObject[] = [];
  const seen = new Set<string>();
  for (let next: string | undefined = ''; next !== undefined; ) {
    if (seen.has(next) || seen.size === mostPages) throw endless(target);
    seen.add(next);
    const page = await listPage(target, next);
    if (page.objects.some(({ key }) => !key.startsWith(prefix))) throw endless(target);
    found.push(...page.objects.map(({ key, size }) => ({ key: key.slice(own.length), size })));
    next = page.next;
  }
  return found;
}

async function listPage(target: Target, after: string): Promise<Page> {
  const query = [
    ...(after === '' ? [] : [`continuation-token=${encodePart(after)}`]),
    'encoding-type=url',
    'list-type=2',
    `prefix=${encodePart(target.key)}`,
  ];
  const url = `${target.place.url}?${query.join('&')}`;
  const outcome = await ask(target, { method: 'GET', url, maxBytes: largePage });
  const page =
    statusOf(outcome) === 200 && 'answer' in outcome ? parsePage(outcome.answer.bytes.toString('utf8')) : undefined;
  if (page === undefined) throw refuse(target, `list ${named(target)}`, 's3:ListBucket', outcome);
  return page;
}

function endless(target: Target): ServiceError {
  return new ServiceError(
    'E_STORE_SERVICE',
    `The store does not list ${named(target)} as S3 does: it repeats pages, or names keys that were not asked for. Check \`endpoint\`.`,
  );
}
