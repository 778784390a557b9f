import type { Choice } from '../field/choice.ts';

const place = (name: string, label: string, ...synonyms: string[]): Choice => ({
  value: name,
  name,
  label,
  synonyms,
});

/** The places that rules ask about most; any other can be written. */
export const hl7Places: readonly Choice[] = [
  place('MSH_4', 'Sending facility', 'hospital', 'site'),
  place('MSH_9_2', 'Kind of message', 'trigger event', 'A01', 'R01'),
  place('PID_3_1', 'Patient ID', 'mrn'),
  place('PID_5_1', 'Family name', 'patient', 'last name'),
  place('PID_5_2', 'Given name', 'patient', 'first name'),
  place('PID_8', 'Sex', 'gender'),
  place('PV1_2', 'Patient class', 'inpatient', 'outpatient', 'emergency'),
  place('PV1_3_1', 'Ward or clinic', 'location', 'point of care'),
  place('ORC_1', 'Order control', 'new', 'cancel'),
  place('ORC_12', 'Ordering physician', 'provider'),
  place('OBR_4_1', 'Procedure code', 'exam'),
  place('OBR_4_2', 'Procedure name', 'exam'),
  place('OBR_24', 'Diagnostic section', 'modality'),
  place('OBR_25', 'Result status', 'final', 'preliminary'),
  place('OBX_5', 'Result text', 'observation', 'report'),
];
