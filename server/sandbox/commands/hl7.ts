import type { JsonObject } from '../../../shared/model/json.ts';
import { ok, refused, type CommandAnswer } from '../answer.ts';
import { changes, reads, stamp, userObject, type CommandCall, type Commands } from '../command.ts';
import { account, demoIds } from '../data.ts';
import { answerList } from '../list.ts';
import { keep } from '../state.ts';

/** HL7 messages as a gateway delivers them: by its own uuid and serial number, with no session. */
export const hl7Commands: Commands = {
  'hl7/add': changes(add),
  'hl7/list': reads((call) => {
    if (call.given.text('account_id')?.toLowerCase() !== account.uuid) {
      return refused('NOT_FOUND', 'account_id');
    }
    const messages = call.state.hl7.map(({ fields }) => fields);
    return answerList('messages', messages, call.given);
  }),
};

function add(call: CommandCall): CommandAnswer {
  const { given, now, user } = call;
  if (given.text('uuid')?.toLowerCase() !== demoIds.node) return refused('NOT_FOUND', 'uuid');
  const message = given.text('message') ?? '';
  const hash = readSegments(message);
  const type = [hash['MSH_9_1'], hash['MSH_9_2']].filter(Boolean).join('^');
  if (type === '') return refused('INVALID_MESSAGE');
  const made = stamp(call);
  const fields: JsonObject = {
    uuid: made.uuid,
    type,
    message,
    hash,
    patientid: hash['PID_3_1'] ?? '',
    patient_name: hash['PID_5'] ?? '',
    created: now,
    updated: now,
  };
  keep(call.state.hl7, { ...made, message, type, fields });
  call.raise('HL7_ADD', { hl7: fields, user: userObject(user) });
  return ok({ uuid: made.uuid, ack: `MSA|AA|${hash['MSH_10'] ?? ''}` });
}

/** `PID_5` is a field and `PID_5_1` its first component; of a repeated segment the first one counts. */
function readSegments(message: string): Record<string, string> {
  const hash: Record<string, string> = {};
  if (!message.startsWith('MSH|')) return hash;
  for (const line of message.split(/\r\n|\r|\n/)) {
    const [segment = '', ...fields] = line.split('|');
    // The bar after MSH is that segment's first field, so its others count from two.
    const first = segment === 'MSH' ? 2 : 1;
    if (!/^[A-Z][A-Z0-9]{2}$/.test(segment) || `${segment}_${first}` in hash) continue;
    for (const [index, value] of fields.entries()) {
      const name = `${segment}_${first + index}`;
      hash[name] = value;
      if (name === 'MSH_2') continue;
      for (const [part, text] of value.split('^').entries()) hash[`${name}_${part + 1}`] = text;
    }
  }
  return hash;
}
