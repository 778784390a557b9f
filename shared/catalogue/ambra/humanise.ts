/** Words that are not written as they are spelt in a platform name. Keys are single parts of a name. */
const spelling = new Map(
  Object.entries({
    ae: 'AE',
    aetitle: 'AE title',
    ai: 'AI',
    anonymization: 'de-identification rules',
    api: 'API',
    cd: 'CD',
    cfind: 'C-FIND',
    cmove: 'C-MOVE',
    csrf: 'CSRF',
    css: 'CSS',
    ctc: 'CTC',
    customcode: 'custom code',
    customfield: 'custom field',
    customfields: 'custom fields',
    dicom: 'DICOM',
    dicomdata: 'DICOM data',
    dob: 'date of birth',
    epic: 'Epic',
    failedlogins: 'failed logins',
    fqdn: 'server name',
    hl7: 'HL7',
    html: 'HTML',
    i18next: 'i18next',
    id: 'ID',
    img: 'image',
    ip: 'IP',
    json: 'JSON',
    keyimage: 'key image',
    lng: 'language',
    lv: 'left value',
    md5: 'MD5',
    mime: 'MIME',
    mpps: 'MPPS',
    mrn: 'MRN',
    mwl: 'worklist',
    node: 'gateway',
    npi: 'NPI',
    oauth: 'OAuth',
    os: 'OS',
    patientid: 'patient ID',
    pdf: 'PDF',
    phi: 'PHI',
    phr: 'personal health record',
    pin: 'PIN',
    psh: 'push',
    pubkey: 'public key',
    purge: 'purge rule',
    qctask: 'QC task',
    qr: 'query/retrieve',
    radreport: 'radiology report',
    radreportmacro: 'radiology report macro',
    radreports: 'radiology reports',
    regexp: 'regular expression',
    route: 'routing rule',
    rsna: 'RSNA',
    sid: 'session ID',
    sps: 'procedure step',
    sqlch: 'squelch',
    sr: 'structured report',
    src: 'source',
    sso: 'single sign-on',
    ttl: 'time to live',
    ui: 'UI',
    uid: 'UID',
    uids: 'UIDs',
    unchg: 'unchanged',
    uri: 'URI',
    url: 'URL',
    uuid: 'UUID',
    uuids: 'UUIDs',
    validate: 'validation',
    viewer3: 'viewer 3',
    xml: 'XML',
  }),
);

/** `created_by_name` → “Created by name”, `hl7_port` → “HL7 port”. */
export function humanise(name: string): string {
  const words = name
    .split(/[_\s/.-]+/)
    .filter((part) => part !== '')
    .map((part) => spelling.get(part) ?? part.toLowerCase());
  return sentence(words.join(' '));
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const verbs = new Set(['add', 'delete', 'get', 'list', 'set']);

/** `hl7/template/list` → “List HL7 templates”, `node/ping/ack` → “Gateway: ping ack”. */
export function commandLabel(path: string): string {
  const parts = path.split('/');
  const last = parts.at(-1) ?? '';
  if (parts.length > 1 && verbs.has(last)) {
    const noun = lowerFirst(humanise(parts.slice(0, -1).join(' ')));
    if (last === 'list') return `List ${plural(noun)}`;
    return `${last === 'set' ? 'Change' : sentence(last)} ${noun}`;
  }
  const [group = '', ...rest] = parts;
  const start = humanise(group);
  return rest.length === 0 ? start : `${start}: ${lowerFirst(humanise(rest.join(' ')))}`;
}

function plural(noun: string): string {
  if (/(?:s|data)$/.test(noun)) return noun;
  return /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}

/** Keeps acronyms (HL7, QC task) as they are. */
function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
