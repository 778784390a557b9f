/**
 * HL7 messages, reports, annotations, AI answers and trial work: their fields, one per line. Labels that are missing are made from the names.
 * Source: Ambra v3 Services public reference; names, flags and enumerations are facts, every sentence is ours.
 */
import type { FieldRecord } from './fieldRecord.ts';
import { hl7HashForm, qcTaskStatuses } from './values.ts';

export const hl7Fields: readonly FieldRecord[] = [
  { name: 'uuid', type: 'uuid', phi: false, label: 'HL7 message UUID', hint: 'The platform’s own name for the message.', sample: '5c0ffee0-0000-4000-8000-000000017001' },
  { name: 'accession_number_h', type: 'json', phi: true, label: 'Accession numbers', hint: 'Every accession number in the message.', sample: '{"ACC-2026-00042":1}' },
  { name: 'md5', type: 'text', phi: false, label: 'Checksum', hint: 'A fingerprint of the message, to know it again.' },
  { name: 'message', type: 'text', phi: true, label: 'Message', hint: 'The whole message as it came.', sample: 'MSH|^~\\&|RIS|EXAMPLE|AMBRA|EXAMPLE|20260115094000||ORU^R01|MSG-TEST-1|P|2.3' },
  { name: 'patient_name', type: 'text', phi: true, hint: 'The patient as the message names them.', sample: 'DOE^JANE' },
  { name: 'patientid', type: 'text', phi: true, hint: 'The patient’s number in the message.', sample: 'TEST-004711' },
  { name: 'type', type: 'text', phi: false, label: 'Message type', hint: 'Such as ORU (a result) or ORM (an order).', sample: 'ORU' },
  { name: 'created', type: 'datetime', phi: false, hint: 'When the message came in (UTC).', sample: '2026-01-15T09:40:05Z' },
  { name: 'updated', type: 'datetime', phi: false, hint: 'When the message last changed (UTC).', sample: '2026-01-15T09:40:05Z' },
  { name: 'hash.*', type: 'text', phi: true, label: 'HL7 field', hint: 'One field of the message by segment and position: hash.PID_5, or hash.PID_5_1 for its first part.', sample: 'DOE^JANE', pattern: true, form: hl7HashForm },
];

export const radreportFields: readonly FieldRecord[] = [
  { name: 'uuid', type: 'uuid', phi: false, label: 'Report UUID', hint: 'The platform’s own name for the report.', sample: '5c0ffee0-0000-4000-8000-00000000c001' },
  { name: 'attachment', type: 'json', phi: true, label: 'Attachment', hint: 'The file of the report.', sample: '{"id":"report-1"}' },
  { name: 'fields', type: 'json', phi: true, label: 'Fields', hint: 'What was written in the report, field by field.', sample: '{"impression":"No acute finding"}' },
  { name: 'type', type: 'text', phi: false, label: 'Report type', hint: 'Which kind of report it is.', sample: 'default' },
  { name: 'created', type: 'datetime', phi: false, hint: 'When the report was begun (UTC).', sample: '2026-01-15T10:30:00Z' },
  { name: 'updated', type: 'datetime', phi: false, hint: 'When the report last changed (UTC).', sample: '2026-01-15T10:45:00Z' },
];

export const attachmentFields: readonly FieldRecord[] = [
  { name: 'mime_type', type: 'text', phi: false, label: 'File type', hint: 'Kind of the file, such as application/pdf.', sample: 'application/pdf' },
];

export const annotationFields: readonly FieldRecord[] = [
  { name: 'uuid', type: 'uuid', phi: false, label: 'Annotation UUID', hint: 'The platform’s own name for the annotation.', sample: '5c0ffee0-0000-4000-8000-0000000a7001' },
  { name: 'frame_number', type: 'number', phi: false, label: 'Frame', hint: 'Which frame of the image, counted from its beginning.', sample: 1 },
  { name: 'instance_uid', type: 'text', phi: true, label: 'Image UID', hint: 'The image that was marked.' },
  { name: 'json', type: 'json', phi: true, label: 'Content', hint: 'What was drawn or written.' },
  { name: 'series_uid', type: 'text', phi: true, label: 'Series UID', hint: 'The series that was marked.' },
  { name: 'stamp', type: 'flag', phi: false, label: 'Stamp', hint: '1 when it is a stamp rather than a drawing.', sample: 0 },
  { name: 'created', type: 'datetime', phi: false },
  { name: 'updated', type: 'datetime', phi: false },
];

export const aiQuestionFields: readonly FieldRecord[] = [
  { name: 'id', type: 'number', phi: false, label: 'Number' },
  { name: 'uuid', type: 'uuid', phi: false, label: 'Question UUID', hint: 'The platform’s own name for this question.', sample: '5c0ffee0-0000-4000-8000-0000000a1001' },
  { name: 'answer', type: 'text', phi: true, label: 'Answer', hint: 'What the AI answered.', sample: 'yes' },
  { name: 'answered', type: 'datetime', phi: false, label: 'Answered', hint: 'When the answer came (UTC).', sample: '2026-01-15T09:58:00Z' },
  { name: 'detail', type: 'text', phi: true, label: 'Detail', hint: 'What was passed along with the question.' },
  { name: 'next_question', type: 'number', phi: false, label: 'Next question' },
  { name: 'pickup', type: 'datetime', phi: false, label: 'Picked up', hint: 'When the AI took the question (UTC).', sample: '2026-01-15T09:55:00Z' },
  { name: 'question', type: 'text', phi: false, label: 'Question', hint: 'Name of the question that was asked.', sample: 'LUNG_NODULE' },
  { name: 'raw_answer', type: 'text', phi: true, label: 'Full answer', hint: 'The answer exactly as the AI gave it.' },
  { name: 'created', type: 'datetime', phi: false },
  { name: 'updated', type: 'datetime', phi: false },
];

export const queryFields: readonly FieldRecord[] = [
  { name: 'uuid', type: 'uuid', phi: false, label: 'Query UUID', hint: 'The platform’s own name for the query.', sample: '5c0ffee0-0000-4000-8000-000000009001' },
  { name: 'body', type: 'text', phi: true, label: 'Text', hint: 'What the site is asked.', sample: 'Please send the missing series' },
  { name: 'customfields', type: 'json', phi: true, label: 'Custom fields' },
  { name: 'escalation_count_since_status_change', type: 'number', phi: false, label: 'Escalations since the status changed', sample: 0 },
  { name: 'last_reminder', type: 'datetime', phi: false },
  { name: 'last_reply', type: 'datetime', phi: false },
  { name: 'last_status_change', type: 'datetime', phi: false },
  { name: 'notify', type: 'text', phi: true, label: 'Also told', hint: 'Email addresses of others who are told.', sample: 'trial.desk@example.org' },
  { name: 'query_no', type: 'number', phi: false, label: 'Query number', sample: 17 },
  { name: 'query_status', type: 'text', phi: false, label: 'Query status', hint: 'The step at which the query is.', sample: 'Open' },
  { name: 'query_type', type: 'text', phi: false, label: 'Query type' },
  { name: 'reminder_count_since_reply', type: 'number', phi: false, label: 'Reminders since the last reply', sample: 0 },
  { name: 'study_uid', type: 'text', phi: true, label: 'Study instance UID', hint: 'The study that the query is about.', sample: '2.25.104729000000000000000000000000000001' },
  { name: 'subject', type: 'text', phi: true, label: 'Subject', hint: 'Subject line of the query.', sample: 'Missing series' },
  { name: 'created', type: 'datetime', phi: false },
  { name: 'updated', type: 'datetime', phi: false },
];

export const qctaskFields: readonly FieldRecord[] = [
  { name: 'uuid', type: 'uuid', phi: false, label: 'QC task UUID', hint: 'The platform’s own name for the task.', sample: '5c0ffee0-0000-4000-8000-00000000c701' },
  { name: 'customfields', type: 'json', phi: true },
  { name: 'message', type: 'text', phi: true, label: 'Message', hint: 'What has to be checked.', sample: 'Check the slice thickness' },
  { name: 'priority', type: 'number', phi: false, label: 'Priority', hint: 'How urgent the task is.', sample: 1 },
  { name: 'qctask_status', type: 'text', phi: false, label: 'QC task status', hint: 'Open, InProgress or Closed.', sample: 'Open', values: qcTaskStatuses },
  { name: 'created', type: 'datetime', phi: false },
  { name: 'updated', type: 'datetime', phi: false },
];
