import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildRequest } from '../../../shared/dispatch/request.ts';

const url = 'http://localhost:8020/study/push';
const parameters = { uuid: 'a b&c=ü', count: 2, thin: true, gone: null, list: [1, 'x'] };

describe('a call', () => {
  it('of POST is a form of texts', () => {
    expect(buildRequest({ method: 'POST', url }, parameters)).toEqual({
      method: 'POST',
      url,
      contentType: 'application/x-www-form-urlencoded',
      body: 'uuid=a+b%26c%3D%C3%BC&count=2&thin=1&gone=&list=%5B1%2C%22x%22%5D',
    });
  });

  it('of GET has its parameters in the address', () => {
    const get = (address: string): string =>
      buildRequest({ method: 'GET', url: address }, { a: '1' }).url;
    expect(get(url)).toBe(`${url}?a=1`);
    expect(get(`${url}?x=0`)).toBe(`${url}?x=0&a=1`);
    expect(get(`${url}?#top`)).toBe(`${url}?a=1#top`);
    expect(buildRequest({ method: 'GET', url }, {})).toEqual({
      method: 'GET',
      url,
      contentType: null,
      body: null,
    });
  });

  it.each([
    ['POST_JSON', 'POST'],
    ['PUT', 'PUT'],
    ['GET_JSON', 'GET'],
  ] as const)('of %s has a JSON body with its types', (method, verb) => {
    expect(buildRequest({ method, url }, parameters)).toEqual({
      method: verb,
      url,
      contentType: 'application/json',
      body: JSON.stringify(parameters),
    });
  });

  it('says in its form exactly what was to be said', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), {
          noNullPrototype: true,
        }),
        (values) => {
          const { body } = buildRequest({ method: 'POST', url }, values);
          expect([...new URLSearchParams(body ?? '')]).toEqual(Object.entries(values));
        },
      ),
    );
  });

  it('survives half a character', () => {
    expect(buildRequest({ method: 'POST', url }, { a: 'x\ud800' }).body).toBe('a=x%EF%BF%BD');
  });
});
