import { describe, expect, it } from 'vitest';
import { type Address, parseAddress } from './address.ts';
import { findPlace } from './place.ts';

const plain: Address = { bucket: 'records', prefix: '', endpoint: undefined, region: undefined, pathStyle: undefined };

describe('an address', () => {
  it.each<[string, Partial<Address>]>([
    ['s3://records', {}],
    ['S3://records/', {}],
    ['s3://records/ml/', { prefix: 'ml' }],
    ['s3://records/a b/c%20d+é', { prefix: 'a b/c%20d+é' }],
    ['s3://my.records-1/ml', { bucket: 'my.records-1', prefix: 'ml' }],
    [
      's3://records/ml?region=eu-central-1&path-style=false',
      { prefix: 'ml', region: 'eu-central-1', pathStyle: false },
    ],
    [
      's3://records?endpoint=http://127.0.0.1:9000&path-style=true',
      { endpoint: 'http://127.0.0.1:9000', pathStyle: true },
    ],
    ['s3://records?endpoint=https%3A%2F%2Fs3.example.com', { endpoint: 'https://s3.example.com' }],
  ])('%s is read', (uri, parts) => {
    expect(parseAddress(uri)).toEqual({ ...plain, ...parts });
  });

  it.each<[string, string, RegExp]>([
    ['gs://records/ml', 'E_NOT_BUILT', /Records are not kept in gs:\/\/ yet: use s3:\/\/bucket\/prefix/],
    ['https://records.s3.amazonaws.com', 'E_NOT_BUILT', /use s3:\/\//],
    ['records/ml', 'E_INPUT', /expected s3:\/\/bucket\/prefix/],
    ['', 'E_INPUT', /expected s3:\/\//],
    ['s3://', 'E_INPUT', /expected a bucket of 3 to 63/],
    ['s3:///ml', 'E_INPUT', /expected a bucket/],
    ['s3://Records', 'E_INPUT', /expected a bucket .* got "Records"/],
    ['s3://key:hidden@records', 'E_INPUT', /expected a bucket .* got something with : or @/],
    ['s3://re..cords', 'E_INPUT', /expected a bucket/],
    ['s3://records/a//b', 'E_INPUT', /a part between two \/ is empty/],
    ['s3://records/a/../b', 'E_INPUT', /a part is \. or \.\./],
    ['s3://records/a\nb', 'E_INPUT', /a control character/],
    ['s3://records/ml#x', 'E_INPUT', /expected s3:\/\//],
    ['s3://records?zone=a', 'E_INPUT', /no option "zone"\. Options are endpoint, region, path-style/],
    ['s3://records?region=a&region=b', 'E_INPUT', /the option region is given twice/],
    ['s3://records?region=EU%20West', 'E_INPUT', /expected a region/],
    ['s3://records?path-style=yes', 'E_INPUT', /expected path-style=true or path-style=false, got "yes"/],
  ])('%j is none', (uri, code, words) => {
    const parse = () => parseAddress(uri);
    expect(parse).toThrow(expect.objectContaining({ code, message: expect.stringMatching(words) as string }));
    expect(parse).not.toThrow(/hidden/);
  });

  it('tells everything that is wrong at once, and shows no value of its query', () => {
    const parse = () => parseAddress('s3://R/a//b?secret=hidden');
    expect(parse).toThrow(
      expect.objectContaining({ problems: [expect.anything(), expect.anything(), expect.anything()] }),
    );
    expect(parse).not.toThrow(/hidden/);
  });
});

describe('a place', () => {
  it.each<[string, Record<string, string>, string, string]>([
    ['s3://records', {}, 'us-east-1', 'https://records.s3.us-east-1.amazonaws.com'],
    ['s3://records', { AWS_REGION: 'eu-west-1' }, 'eu-west-1', 'https://records.s3.eu-west-1.amazonaws.com'],
    [
      's3://records',
      { AWS_DEFAULT_REGION: 'cn-north-1' },
      'cn-north-1',
      'https://records.s3.cn-north-1.amazonaws.com.cn',
    ],
    ['s3://my.records', {}, 'us-east-1', 'https://s3.us-east-1.amazonaws.com/my.records'],
    ['s3://records?region=eu-west-1', { AWS_REGION: 'x' }, 'eu-west-1', 'https://records.s3.eu-west-1.amazonaws.com'],
    ['s3://records', { AWS_ENDPOINT_URL: 'http://127.0.0.1:9000/' }, 'us-east-1', 'http://127.0.0.1:9000/records'],
    [
      's3://records',
      { AWS_ENDPOINT_URL_S3: 'https://s3.example.com/storage/', AWS_ENDPOINT_URL: 'https://example.com' },
      'us-east-1',
      'https://s3.example.com/storage/records',
    ],
    [
      's3://records?endpoint=https://s3.example.com&path-style=false',
      { AWS_ENDPOINT_URL: 'https://example.com' },
      'us-east-1',
      'https://records.s3.example.com',
    ],
    ['s3://records?path-style=true', {}, 'us-east-1', 'https://s3.us-east-1.amazonaws.com/records'],
    [
      's3://records',
      { AWS_REGION: '', AWS_ENDPOINT_URL: '' },
      'us-east-1',
      'https://records.s3.us-east-1.amazonaws.com',
    ],
  ])('of %s with %j is in %s at %s', (uri, environment, region, url) => {
    expect(findPlace(parseAddress(uri), environment)).toMatchObject({ region, url });
  });

  it.each([
    '127.0.0.1:9000',
    'ftp://s3.example.com',
    'https://a:hidden@s3.example.com',
    'https://s3.example.com?a=hidden',
  ])('is not at the endpoint %s', (endpoint) => {
    const find = () => findPlace(plain, { AWS_ENDPOINT_URL: endpoint });
    expect(find).toThrow(/The endpoint of the store is no address/);
    expect(find).not.toThrow(/hidden/);
  });

  it('is not in a region that could be another host', () => {
    expect(() => findPlace(plain, { AWS_REGION: 'evil.example.com/' })).toThrow(/AWS_REGION is no region/);
  });
});
