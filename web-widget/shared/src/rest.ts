import { type Decoder, isObject, maybe, Misread, number, text } from './decode.ts';

/** Why a request came to nothing. `UNREACHABLE` and `MISREAD` are made here, the rest by the server. */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly field: string | null;
  readonly retryInMs: number | null;
  /** The whole answer, for codes that carry more. */
  readonly body: unknown;
}

/** What a request came to. */
export type Answer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** The server's REST interface, as one signed-in browser uses it. */
export interface Rest {
  /** Sends `body` as JSON, or as it is where it is a Blob. */
  request<T>(method: Method, path: string, decoder: Decoder<T>, body?: unknown): Promise<Answer<T>>;
  /** Makes the following requests carry this token; null signs out. */
  trust(csrf: string | null): void;
}

/** Nothing is expected in the answer. */
export const nothing: Decoder<null> = () => null;

/**
 * A REST client of this page's own origin.
 *
 * @param signedOut told when the server answers that the session is over
 */
export function restOf(fetcher: typeof fetch, signedOut: () => void = () => undefined): Rest {
  let csrf: string | null = null;
  return {
    trust(token) {
      csrf = token;
    },
    async request(method, path, decoder, body) {
      const headers = new Headers({ Accept: 'application/json' });
      if (method !== 'GET' && csrf !== null) headers.set('X-Firsthand-CSRF', csrf);
      if (body !== undefined && !(body instanceof Blob)) {
        headers.set('Content-Type', 'application/json');
      }
      let response: Response;
      try {
        response = await fetcher(path, {
          method,
          headers,
          credentials: 'same-origin',
          cache: 'no-store',
          ...(body === undefined
            ? {}
            : { body: body instanceof Blob ? body : JSON.stringify(body) }),
        });
      } catch {
        return { ok: false, problem: unreachable };
      }
      const content = await contentOf(response);
      if (!response.ok) {
        if (response.status === 401 && csrf !== null) signedOut();
        return { ok: false, problem: problemOf(response, content) };
      }
      try {
        return { ok: true, value: decoder(content, 'answer') };
      } catch (error) {
        if (!(error instanceof Misread)) throw error;
        return {
          ok: false,
          problem: {
            status: response.status,
            code: 'MISREAD',
            detail: `The server's answer could not be read (${error.message}). Reload the page.`,
            field: null,
            retryInMs: null,
            body: content,
          },
        };
      }
    },
  };
}

const unreachable: Problem = {
  status: 0,
  code: 'UNREACHABLE',
  detail: 'The server cannot be reached. Check your connection and try again.',
  field: null,
  retryInMs: null,
  body: null,
};

async function contentOf(response: Response): Promise<unknown> {
  if (response.status === 204) return null;
  try {
    const content: unknown = await response.json();
    return content;
  } catch {
    return null;
  }
}

function read<T>(decoder: Decoder<T>, value: unknown): T | null {
  try {
    return maybe(decoder)(value, 'problem');
  } catch {
    return null;
  }
}

function problemOf(response: Response, content: unknown): Problem {
  const said = isObject(content) ? content : {};
  const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN);
  return {
    status: read(number, said['status']) ?? response.status,
    code: read(text, said['code']) ?? `HTTP_${response.status}`,
    detail:
      read(text, said['detail']) ??
      `The server refused this (${response.status}) without saying why. Try again.`,
    field: read(text, said['field']),
    retryInMs: Number.isFinite(seconds) ? seconds * 1000 : null,
    body: content,
  };
}
