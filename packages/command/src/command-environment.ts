type Variables = Readonly<Record<string, string | undefined>>;

/** What belongs to the action itself: its inputs and state, the runner's service tokens, its command files. */
const withheld = [
  /^INPUT_/,
  /^STATE_/,
  /^ACTIONS_(RUNTIME|ID_TOKEN|CACHE|RESULTS)_/,
  /^GITHUB_(OUTPUT|ENV|PATH|STATE|STEP_SUMMARY)$/,
  /^(GITHUB|GH)_TOKEN$/,
];

/**
 * The environment of a user's command: the step's own, less what belongs to the action, plus `variables`.
 *
 * A command is often a pull request's code, and code prints its environment: into experiment trackers, crash reports,
 * logs. With the runtime token it could replace artifacts and poison caches, with the identity token
 * sign in to the team's cloud, with the command files change what later steps run. This keeps the tokens out of
 * honest code's reach and logs; it is no sandbox, so the job that trains should hold no permission worth stealing.
 */
export function commandEnvironment(environment: Variables, variables: Variables): Record<string, string> {
  const kept = Object.entries(environment).filter(([name]) => !withheld.some((form) => form.test(name.toUpperCase())));
  const all = [...kept, ...Object.entries(variables)];
  return Object.fromEntries(all.filter((entry): entry is [string, string] => entry[1] !== undefined));
}
