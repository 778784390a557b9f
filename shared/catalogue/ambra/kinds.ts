import { nameKinds, type NameKind } from '../../catalogue.ts';

/** Names that hold the uuid of something with a name of its own, but do not say so by ending in `_id`. */
const unlikeNames: Readonly<Record<string, NameKind>> = {
  assigned_admin_id: 'user',
  assigned_medical_id: 'user',
  copy_to: 'namespace',
  linked_destination: 'destination',
  phi_namespace: 'namespace',
  push_to: 'destination',
};

/** Of what a parameter holds the uuid, by its name; `uuid` itself stands for something else in each command. */
export function kindOf(path: string, name: string): NameKind | undefined {
  if (name === 'uuid') {
    const meaning = uuidMeaning(path).toLowerCase();
    return nameKinds.find((kind) => kind === meaning);
  }
  return (
    unlikeNames[name] ?? nameKinds.find((kind) => name === `${kind}_id` || name.endsWith(`_${kind}_id`))
  );
}

/** What `uuid` is called: `Study` in study/push, `Destination` in destination/search. */
export function uuidMeaning(path: string): string {
  const parts = path.split('/');
  for (let length = parts.length; length > 0; length -= 1) {
    const label = uuidMeanings[parts.slice(0, length).join('/')];
    if (label !== undefined) return label;
  }
  return 'UUID';
}

/**
 * What the parameter `uuid` stands for, by the beginning of the path; the longest that fits counts. A command that also
 * asks for a serial number means a gateway (see `parameters.ts`).
 */
const uuidMeanings: Readonly<Record<string, string>> = {
  account: 'Account',
  'account/radreport': 'UUID',
  activity: 'Activity',
  annotation: 'Annotation',
  anonymization: 'De-identification rules',
  appointment: 'Appointment',
  case: 'Case',
  customcode: 'Custom code',
  'customcode/deploy/get': 'Deployment',
  customfield: 'Custom field',
  'customfield/mapping': 'Custom field mapping',
  destination: 'Destination',
  dictionary: 'Dictionary',
  'dictionary/attach/set': 'Dictionary attachment',
  'dictionary/detach': 'Dictionary attachment',
  filter: 'Filter',
  group: 'Group',
  hl7: 'HL7 message',
  'hl7/template': 'HL7 template',
  'hl7/transform': 'HL7 transform',
  keyimage: 'Key image',
  link: 'Link',
  location: 'Location',
  meeting: 'Meeting',
  message: 'Message',
  namespace: 'Namespace',
  node: 'Gateway',
  order: 'Order',
  'order/sps': 'Procedure step',
  patient: 'Patient',
  purge: 'Purge rule',
  qctask: 'QC task',
  query: 'Query',
  'query/attachment': 'Query attachment',
  radreport: 'Radiology report',
  'radreport/template': 'Report template',
  radreportmacro: 'Report macro',
  role: 'Role',
  route: 'Routing rule',
  rule_set: 'Rule set',
  scanner: 'Scanner',
  site: 'Site',
  study: 'Study',
  'study/comment': 'Comment',
  'study/request': 'Study request',
  timer_rule: 'Timer rule',
  user: 'User',
  'user/invite/accept': 'Invitation',
  'user/pubkey': 'Gateway',
  validate: 'Validation',
  webhook: 'Webhook',
};
