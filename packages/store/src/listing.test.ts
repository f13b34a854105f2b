import { expect, it } from 'vitest';
import { parsePage } from './listing.ts';

const page = (inside: string, truncated = 'false') =>
  `<?xml version="1.0"?>\n<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><IsTruncated>${truncated}</IsTruncated>${inside}</ListBucketResult>`;
const object = (key: string, size: string) =>
  `<Contents><Key>${key}</Key><Owner><ID>1</ID></Owner><Size>${size}</Size></Contents>`;
const url = '<EncodingType>url</EncodingType>';

it.each<[string, string, { key: string; size: number }[]]>([
  ['an empty page', page(''), []],
  [
    'keys and sizes',
    page(object('a', '1') + object('b/c', '0')),
    [
      { key: 'a', size: 1 },
      { key: 'b/c', size: 0 },
    ],
  ],
  ['keys encoded as forms are', page(url + object('a+b%2Bc%C3%A9', '1')), [{ key: 'a b+cé', size: 1 }]],
  ['keys that are not encoded', page(object('a+b%2B', '1')), [{ key: 'a+b%2B', size: 1 }]],
  [
    'entities, once',
    page(object('&lt;Key&gt;&amp;amp;&quot;&apos;&#233;&#x1F986;', '1')),
    [{ key: '<Key>&amp;"\'é🦆', size: 1 }],
  ],
])('reads %s', (_, text, objects) => {
  expect(parsePage(text)).toEqual({ objects, next: undefined });
});

it('reads how to go on', () => {
  const token = '<NextContinuationToken>a+b/c=&amp;</NextContinuationToken>';
  expect(parsePage(page(token, 'true'))?.next).toBe('a+b/c=&');
  expect(parsePage(page(token))?.next).toBeUndefined();
});

it.each([
  ['nothing', ''],
  ['a page for people', '<!DOCTYPE html><html><body>Sign in</body></html>'],
  ['an error', '<Error><Code>AccessDenied</Code></Error>'],
  ['no word of whether it goes on', '<ListBucketResult></ListBucketResult>'],
  ['another word for it', page('', 'maybe')],
  ['more to come without saying how', page('', 'true')],
  ['more to come with an empty token', page('<NextContinuationToken></NextContinuationToken>', 'true')],
  ['an object without a key', page('<Contents><Size>1</Size></Contents>')],
  ['an object without a size', page('<Contents><Key>a</Key></Contents>')],
  ['a size that is none', page(object('a', '-1'))],
  ['a key that is badly encoded', page(url + object('%E9', '1'))],
  ['a declaration of entities', `<!DOCTYPE x [<!ENTITY a "b">]>${page(object('&a;', '1'))}`],
  ['marked sections', page(object('<![CDATA[a]]>', '1'))],
])('does not take for a page %s', (_, text) => {
  expect(parsePage(text)).toBeUndefined();
});
