const longest = 2000;

/** Whether a text is an address that requests may go to: http(s), without user or password, at most 2000 characters. */
export function isServingAddress(text: string): boolean {
  if (text.length > longest || !URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return (protocol === 'http:' || protocol === 'https:') && username === '' && password === '';
}
