// The import table of the house. `test/architecture` plants breaches and expects them to be caught.

const ours = '^(client|server|shared|test)/';
const npmPackage = (...names) => `(^|/)node_modules/(@types/)?(${names.join('|')})/`;

const rule = (name, from, to) => ({ name, severity: 'error', from, to });

/** Whatever `from` imports lies in `allowed`; `$1` and `$2` stand for the groups of `from`. */
const only = (name, from, ...allowed) => rule(name, { path: from }, { pathNot: allowed });

/** The same among our own folders; npm packages and built-ins are free. */
const onlyOfOurs = (name, from, ...allowed) =>
  rule(name, { path: from }, { path: ours, pathNot: allowed });

const never = (name, from, to) => rule(name, { path: from }, { path: to });

const catalogue = '^shared/catalogue[./]';
const interfaces = '^server/(storage|publish|outbound|clock)\\.ts$';
/** What V8 makes slow, done otherwise: knows nothing of anybody. */
const slots = '^server/slots\\.ts$';
/** What the HTTP resources are handed: the wired system, its changes, the configuration. */
const handedToHttp = '^server/(system|changes|config|createRule|authoringContext)\\.ts$';

const sharedRules = [
  only(
    'shared-is-pure',
    '^shared/',
    '^shared/',
    npmPackage('zod', 'uuid', 're2js', 'croner', 'cronstrue'),
  ),
  only('shared-model', '^shared/model/', '^shared/model/', npmPackage('zod', 'uuid')),
  only('shared-catalogue', catalogue, catalogue, '^shared/model/'),
  only(
    'shared-authoring',
    '^shared/authoring/',
    '^shared/(authoring|model)/',
    catalogue,
    npmPackage('zod', 'uuid', 're2js', 'croner', 'cronstrue'),
  ),
  only('shared-dispatch', '^shared/dispatch/', '^shared/(dispatch|model)/', npmPackage('re2js')),
  only('shared-ambra', '^shared/ambra/', '^shared/(ambra|model)/', catalogue),
];

const serverRules = [
  never('server-never-client', '^server/', '^(client|test)/'),
  onlyOfOurs(
    'server-http',
    '^server/http/',
    '^server/(http|pipeline)/',
    interfaces,
    handedToHttp,
    '^shared/',
  ),
  onlyOfOurs(
    'server-pipeline',
    '^server/pipeline/',
    '^server/(pipeline|outbound)/',
    interfaces,
    slots,
    '^shared/(dispatch|model)/',
  ),
  never('pipeline-never-express', '^server/pipeline/', npmPackage('express')),
  onlyOfOurs(
    'backends-never-each-other',
    '^server/(storage|publish)/([^/.]+)',
    '^server/$1\\.ts$',
    '^server/$1/$2[./]',
    slots,
    '^shared/',
  ),
  onlyOfOurs('server-outbound', '^server/outbound[./]', '^server/outbound[./]', '^shared/'),
  onlyOfOurs('server-sandbox', '^server/sandbox/', '^server/sandbox/', '^shared/'),
  rule(
    'only-main-chooses',
    { path: '^server/', pathNot: '^server/((main|start)\\.ts$|storage/|publish/)' },
    { path: '^server/(storage|publish)/' },
  ),
  rule(
    'nothing-imports-main',
    { path: ours, pathNot: '^(test/|server/dev\\.ts$)' },
    { path: '^server/main\\.ts$' },
  ),
  rule(
    'runs-without-dev-packages',
    { path: '^server/', pathNot: '^server/dev\\.ts$' },
    { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  ),
];

const clientRules = [
  never('client-never-server', '^client/', '^(server|test)/'),
  rule('client-has-no-built-ins', { path: '^client/' }, { dependencyTypes: ['core'] }),
  onlyOfOurs('client-ui', '^client/ui/', '^client/ui/'),
  onlyOfOurs('client-api', '^client/api/', '^client/api/', '^shared/'),
  onlyOfOurs('client-draft', '^client/draft/', '^client/(draft/|ui/fetching\\.ts$)', '^shared/'),
  onlyOfOurs(
    'features-never-each-other',
    '^client/(?!api/|draft/|ui/)([^/]+)/',
    '^client/($1|draft|api|ui)/',
    '^shared/',
  ),
];

const everywhere = [
  rule('no-cycles', {}, { circular: true }),
  rule('everything-resolves', {}, { couldNotResolve: true }),
];

export default {
  forbidden: [...sharedRules, ...serverRules, ...clientRules, ...everywhere],
  options: {
    doNotFollow: { path: 'node_modules' },
    // A type that crosses a border couples the two sides as much as a value does.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
};
