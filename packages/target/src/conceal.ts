const shortest = 6;

/**
 * Strikes secrets from a text a server wrote, which may hold what it was sent. Words of a secret are struck too, as
 * `Bearer <token>` may come back without its scheme.
 */
export function conceal(text: string, secrets: Iterable<string>): string {
  const words = [...secrets].flatMap((secret) => [secret, ...secret.split(/\s+/)]);
  const parts = new Set(words.filter((word) => word.length >= shortest));
  return [...parts].toSorted((a, b) => b.length - a.length).reduce((left, part) => left.replaceAll(part, '***'), text);
}
