/**
 * The licenses of a bundle with every text said once, over the names of all packages that share it.
 *
 * @param text as ncc writes it: for each package its name, its license's identifier, and the license's text.
 * @param isPackage whether a line that looks like the name of a package is one.
 */
export function shareLicenses(text: string, isPackage: (name: string) => boolean): string {
  const names = new Map<string, string[]>();
  for (const { name, license } of splitLicenses(text, isPackage)) {
    const known = names.get(license);
    if (known === undefined) names.set(license, [name]);
    else known.push(name);
  }
  return [...names].map(([license, packages]) => `${packages.join('\n')}\n${license}\n`).join('\n');
}

const looksLikeName = /^(@[\w.-]+\/)?[\w.-]+$/;

function splitLicenses(text: string, isPackage: (name: string) => boolean): { name: string; license: string }[] {
  const found: { name: string; lines: string[] }[] = [];
  let afterBlank = true;
  for (const line of text.split('\n')) {
    if (afterBlank && looksLikeName.test(line) && isPackage(line)) found.push({ name: line, lines: [] });
    else found.at(-1)?.lines.push(line);
    afterBlank = line.trim() === '';
  }
  return found.map(({ name, lines }) => ({ name, license: lines.join('\n').trim() }));
}
