// Who may import whom, type-only imports included: the table of docs/architecture.md, enforced.
// The parser is swc, because dependency-cruiser cannot read TypeScript 7. It sees type-only imports, but not `import('…').T`
// inside a type: write those as an import of their own.

/** Our folders that a layer may import besides itself, and the packages that it may use. */
const layers = {
  domain: { ours: [], packages: ['date-fns', '@date-fns/tz'] },
  texts: { ours: ['domain'], packages: [] },
  forms: { ours: ['domain', 'texts', 'views'], packages: ['zod'] },
  policy: { ours: ['domain', 'forms'], packages: ['zod'] },
  views: { ours: ['domain', 'texts', 'forms', 'policy'], packages: ['zod'] },
  app: { ours: ['domain', 'texts', 'forms', 'policy', 'views'], packages: ['date-fns'] },
  replies: { ours: ['domain', 'texts', 'forms', 'policy', 'views', 'app'], packages: [] },
  gestures: { ours: ['domain', 'texts', 'forms', 'policy', 'views', 'app', 'replies'], packages: ['zod'] },
};

/** Packages that belong to one outside thing, and the only places that may know of them. */
const sdks = {
  'the platform Slack': { packages: ['@slack/'], knownTo: ['src/adapters/slack', 'manifests/slack'] },
  'the platform Teams': { packages: ['botbuilder', 'botframework-'], knownTo: ['src/adapters/teams'] },
  'the database': {
    packages: ['typeorm/', 'pg/', '@types/pg/', '@electric-sql/'],
    knownTo: ['src/adapters/db', 'migrations'],
  },
  'the log': { packages: ['pino/'], knownTo: ['src/adapters/log'] },
  'the metrics': { packages: ['prom-client/'], knownTo: ['src/adapters/metrics'] },
};

/** What starts the product names the concrete parts that it starts. */
const starters = ['src/wiring', 'src/main', 'src/cli'];

const escaped = (path) => path.replaceAll(/[.+]/g, '\\$&');
const inFolder = (folder) => `^${escaped(folder)}(/|\\.ts$)`;
const inPackage = (name) => `^node_modules/${escaped(name)}`;

const layerRules = Object.entries(layers).map(([layer, { ours, packages }]) => ({
  name: `${layer}-imports`,
  severity: 'error',
  comment: `${layer} may import ${[layer, ...ours, ...packages].join(', ')}, and nothing else.`,
  from: { path: inFolder(`src/${layer}`) },
  to: {
    pathNot: [
      ...[layer, ...ours].map((folder) => inFolder(`src/${folder}`)),
      ...packages.map((name) => inPackage(`${name}/`)),
    ],
  },
}));

const sdkRules = Object.entries(sdks).map(([what, { packages, knownTo }]) => ({
  name: `${what.split(' ').at(-1).toLowerCase()}-sdk`,
  severity: 'error',
  comment: `Only ${knownTo.join(' and ')} know of ${what}.`,
  from: { path: '^(src|migrations|manifests)/', pathNot: [...knownTo, ...starters].map(inFolder) },
  to: { path: packages.map(inPackage) },
}));

module.exports = {
  forbidden: [
    ...layerRules,
    ...sdkRules,
    {
      name: 'adapters-imports',
      severity: 'error',
      comment:
        'An adapter may import the layers above and its own folder; not who starts it, and not another adapter: a platform never knows of another.',
      from: { path: '^src/adapters/([^/]+)/' },
      to: {
        path: '^(src|migrations|manifests|tests|bench|scripts)/',
        pathNot: ['^src/adapters/$1/', ...Object.keys(layers).map((layer) => inFolder(`src/${layer}`)), '^migrations/'],
      },
    },
    {
      name: 'migrations-known-to-the-database',
      severity: 'error',
      comment: 'Only the database adapter runs migrations.',
      from: { path: '^src/', pathNot: '^src/adapters/db/' },
      to: { path: '^migrations/' },
    },
    {
      name: 'migrations-imports',
      severity: 'error',
      comment: 'A migration is never edited once merged, so it may not lean on code that is.',
      from: { path: '^migrations/' },
      to: { pathNot: ['^migrations/', inPackage('typeorm/')] },
    },
    {
      name: 'manifests-imports',
      severity: 'error',
      comment: 'A manifest is data: it leans on the type of the SDK only.',
      from: { path: '^manifests/' },
      to: { path: '^(src|migrations|tests|bench|scripts)/' },
    },
    {
      name: 'playground-imports',
      severity: 'error',
      comment: 'The simulator meets the product over HTTP only, as Slack does: it imports nothing of ours.',
      from: { path: '^src/playground/' },
      to: { path: '^(src|migrations|manifests|tests|bench|scripts)/', pathNot: '^src/playground/' },
    },
    {
      name: 'workers-imports',
      severity: 'error',
      comment: 'Workers call use cases; what those stand on is chosen in the wiring.',
      from: { path: '^src/workers/' },
      to: { path: '^src/', pathNot: ['workers', 'app', 'domain'].map((folder) => inFolder(`src/${folder}`)) },
    },
    {
      name: 'product-without-its-tools',
      severity: 'error',
      comment: 'What is installed runs without tests, benchmarks, scripts and development packages.',
      from: { path: '^(src|migrations|manifests)/' },
      to: { path: '^(tests|bench|scripts)/' },
    },
    {
      name: 'no-development-packages',
      severity: 'error',
      comment: 'A package that the product imports stands in dependencies.',
      from: { path: '^(src|migrations|manifests)/' },
      to: { dependencyTypes: ['npm-dev'], pathNot: inPackage('@types/') },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Files that import each other cannot be read one at a time.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      comment: 'An import that leads nowhere would escape every rule above.',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: '^node_modules/' },
    exclude: { path: '^(dist|coverage)/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'require', 'default'],
    },
  },
};
