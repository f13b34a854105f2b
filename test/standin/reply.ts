/** What a handler answers. */
export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export const ok = (body: unknown, headers?: Record<string, string>): Reply => ({
  status: 200,
  body,
  ...(headers && { headers }),
});
export const created = (body: unknown): Reply => ({ status: 201, body });
export const empty: Reply = { status: 204 };

/** GitHub's basic error. */
export function refusal(status: number, message: string, headers?: Record<string, string>): Reply {
  return {
    status,
    body: { message, documentation_url: 'https://docs.github.com/rest', status: String(status) },
    ...(headers && { headers }),
  };
}

export const notFound = refusal(404, 'Not Found');

/** GitHub's validation error: 422 with a list. */
export function invalid(
  errors: readonly { resource: string; field: string; code: string; message?: string }[],
  message = 'Validation Failed',
): Reply {
  return { status: 422, body: { message, errors, documentation_url: 'https://docs.github.com/rest', status: '422' } };
}
