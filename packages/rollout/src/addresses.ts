const placeholder = '{version}';

/** The address users meet; undefined where the endpoint names one version at a time, or there is none. */
export function usersAddress(endpoint: string | undefined): string | undefined {
  return endpoint?.includes(placeholder) === true ? undefined : endpoint;
}

/** The address of one version alone: the endpoint with the version in it, else what the target named. */
export function aloneAddress(
  endpoint: string | undefined,
  version: string,
  named: string | undefined,
): string | undefined {
  return endpoint?.includes(placeholder) === true
    ? endpoint.replaceAll(placeholder, encodeURIComponent(version))
    : named;
}

/**
 * Whether a request goes where an address the user named goes. Where `{version}` stands in the host, each version is a
 * place the user named.
 */
export function isSameOrigin(named: string, base: string): boolean {
  const [host = ''] = /^https?:\/\/[^/?#]*/.exec(named) ?? [];
  if (!host.includes(placeholder)) return URL.canParse(named) && new URL(named).origin === new URL(base).origin;
  const [before = '', after = ''] = host.split(placeholder);
  const { origin } = new URL(base);
  return (
    origin.startsWith(before) &&
    origin.endsWith(after) &&
    /^[\w.-]*$/.test(origin.slice(before.length, origin.length - after.length))
  );
}
