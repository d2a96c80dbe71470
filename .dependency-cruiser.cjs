// The layer rules of ARCHITECTURE.md, checked by `npm run lint:layers`.
const FEATURES = ['vehicle', 'navigation', 'services', 'assistant', 'media', 'settings'];

/**
 * On the screen the showroom is a flow of the services, and consent is asked for on behalf of every
 * feature: there these two are no rooms of their own.
 */
const ROOMS = { main: [...FEATURES, 'ownership', 'privacy'], renderer: FEATURES };

/** A feature's code may not reach into another feature of the same room; they meet in `shared/`. */
const featureRules = Object.entries(ROOMS).flatMap(([room, features]) =>
  features.map((feature) => ({
    name: `${room}-${feature}-stays-in-its-room`,
    comment: 'Features do not import each other; they meet in shared/, main/host, or renderer/app.',
    severity: 'error',
    from: { path: `^${room}/${feature}/` },
    to: { path: `^${room}/(${features.filter((other) => other !== feature).join('|')})/` },
  })),
);

module.exports = {
  forbidden: [
    {
      name: 'shared-is-pure',
      comment: 'shared/ holds decisions: no main, no renderer, no Node, no Electron.',
      severity: 'error',
      from: { path: '^shared/', pathNot: '\\.test\\.ts$' },
      to: {
        path: '^(main|renderer|test)/|^electron$|^react|^socket\\.io|^hono|^pino|^ws$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'shared-has-no-io',
      severity: 'error',
      from: { path: '^shared/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'renderer-never-imports-main',
      severity: 'error',
      from: { path: '^renderer/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^(main|test)/|node_modules/(electron|socket\\.io|hono|pino|ws)/' },
    },
    {
      name: 'renderer-has-no-node',
      severity: 'error',
      from: { path: '^renderer/', pathNot: '\\.test\\.tsx?$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'main-never-imports-renderer',
      severity: 'error',
      from: { path: '^main/' },
      to: { path: '^(renderer|test)/' },
    },
    {
      name: 'only-electron-imports-electron',
      severity: 'error',
      from: { pathNot: '^(main/electron|test)/' },
      to: { path: '(^|node_modules/)electron($|/)' },
    },
    {
      name: 'only-composition-roots-see-features',
      comment:
        'Only the composition roots (host, electron, desk, cli) wire several features together.',
      severity: 'error',
      from: { path: '^main/(?!host|electron|cli|desk|packaging)([^/]+)/' },
      to: { path: '^main/(host|electron|cli)/' },
    },
    {
      name: 'agent-is-its-own-process',
      comment: 'The agent shares nothing with the host but the wire.',
      severity: 'error',
      from: { path: '^main/agent/' },
      to: { path: '^main/(?!agent)' },
    },
    {
      name: 'host-does-not-contain-the-agent',
      severity: 'error',
      from: { path: '^main/(?!agent|cli)' },
      to: { path: '^main/agent/' },
    },
    {
      name: 'ui-knows-no-feature',
      comment: 'The design system is below every feature.',
      severity: 'error',
      from: { path: '^renderer/ui/' },
      to: { path: `^renderer/(app|${FEATURES.join('|')})/` },
    },
    ...featureRules,
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      // `geojson` is types alone (@types/geojson); nothing of it is left to load.
      to: { couldNotResolve: true, pathNot: '\\?|^geojson$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.json', '.css'],
    },
    tsConfig: { fileName: 'tsconfig.json' },
  },
};
