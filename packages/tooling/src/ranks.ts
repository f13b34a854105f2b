// Declarative table: a workspace may import only workspaces of a strictly lower rank.

/** Rank of every package; actions are rank 8. `null` marks packages for development only. */
export const ranks: Record<string, number | null> = {
  errors: 1,
  markdown: 1,
  stats: 1,
  config: 2,
  dataset: 2,
  metrics: 2,
  records: 2,
  contract: 3,
  gate: 3,
  lineage: 3,
  command: 4,
  github: 4,
  http: 4,
  runner: 4,
  deployments: 5,
  engine: 5,
  history: 5,
  registry: 5,
  target: 5,
  report: 4,
  store: 5,
  action: 6,
  comparison: 7,
  rollout: 6,
  tooling: null,
};

/** The rank of everything under actions/. */
export const actionRank = 8;
