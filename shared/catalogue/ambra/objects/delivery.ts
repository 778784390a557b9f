/**
 * Destinations, sending, fetching, webhooks and links: their fields, one per line. Labels that are missing are made from the names.
 * Source: Ambra v3 Services public reference; names, flags and enumerations are facts, every sentence is ours.
 */
import type { FieldRecord } from './fieldRecord.ts';
import { customFieldForm, pushStatuses, pushSuccess, retrieveLevels, webhookMethods } from './values.ts';

export const destinationFields: readonly FieldRecord[] = [
  { name: 'uuid', type: 'uuid', phi: false, label: 'Destination UUID', hint: 'The platform’s own name for the destination.', sample: '5c0ffee0-0000-4000-8000-0000000de001' },
  { name: 'address', type: 'text', phi: false, label: 'Address', hint: 'Where the destination is on the network.', sample: '10.0.0.20' },
  { name: 'aetitle', type: 'text', phi: false, label: 'AE title', hint: 'DICOM name of the destination.', sample: 'READING_1' },
  { name: 'c_echo_interval', type: 'number', phi: false, label: 'Check interval', hint: 'How often the connection is checked.' },
  { name: 'c_echo_schedule', type: 'text', phi: false, label: 'Check times', hint: 'When the connection is checked.' },
  { name: 'can_push_hl7', type: 'flag', phi: false, label: 'Takes HL7', hint: '1 when HL7 messages can be sent to it.', sample: 1 },
  { name: 'can_query_retrieve', type: 'flag', phi: false, label: 'Offers studies to others', hint: '1 when other systems may query and retrieve through it.', sample: 0 },
  { name: 'can_retrieve_thin', type: 'flag', phi: false, label: 'Brings thin studies', hint: '1 when the images of thin studies can be fetched from it.', sample: 1 },
  { name: 'can_search', type: 'flag', phi: false, label: 'Can be searched', hint: '1 when it can be searched for studies.', sample: 1 },
  { name: 'can_search_mwl', type: 'flag', phi: false, label: 'Worklist can be searched', hint: '1 when its modality worklist can be searched.', sample: 0 },
  { name: 'cd_burn_name', type: 'text', phi: false },
  { name: 'cd_burn_priority', type: 'number', phi: false },
  { name: 'default_query_retrieve_level', type: 'text', phi: false, label: 'Retrieve level', hint: 'What is asked for at once: a study, a series or an image.', values: retrieveLevels, sample: 'study' },
  { name: 'fire_webhooks', type: 'flag', phi: false, label: 'Tells about sending', hint: '1 when it makes “Sending status changes” events.', sample: 1 },
  { name: 'gateway_settings', type: 'text', phi: false },
  { name: 'global', type: 'flag', phi: false },
  { name: 'hl7_address', type: 'text', phi: false, label: 'HL7 address', hint: 'Where HL7 messages are sent.', sample: '10.0.0.21' },
  { name: 'hl7_fetch_filter', type: 'text', phi: false },
  { name: 'hl7_port', type: 'number', phi: false, label: 'HL7 port', hint: 'Port for HL7 messages.', sample: 2575 },
  { name: 'linked_qr_activity_in_referred_account', type: 'flag', phi: false, label: 'Linked query activity in the other account' },
  { name: 'linked_qr_to_referred_account', type: 'flag', phi: false, label: 'Linked query to the other account' },
  { name: 'manual_push_roles', type: 'text', phi: false },
  { name: 'name', type: 'text', phi: false, label: 'Destination name', hint: 'What your account calls the destination.', sample: 'Reading station' },
  { name: 'path', type: 'text', phi: false, label: 'Folder', hint: 'Where files are put, for a destination that is a folder.' },
  { name: 'port', type: 'number', phi: false, label: 'Port', hint: 'DICOM port of the destination.', sample: 104 },
  { name: 'push_related_studies', type: 'flag', phi: false, label: 'Sends related studies too', hint: '1 when related studies follow the one that is sent.', sample: 0 },
  { name: 'sort_order', type: 'number', phi: false },
  { name: 'sqlch_psh_if_img_unchg', type: 'flag', phi: false, label: 'Skip when unchanged', hint: '1 when a study is not sent again with the same number of images.', sample: 0 },
  { name: 'sqlch_psh_if_route_hl7', type: 'flag', phi: false, label: 'Skip when routed by HL7', hint: '1 when a study is not sent because an HL7 message set off the routing.', sample: 0 },
  { name: 'type', type: 'text', phi: false, label: 'Kind', hint: 'The kind of destination, such as DICOM.', sample: 'DICOM' },
  { name: 'created', type: 'datetime', phi: false, hint: 'When the destination was set up (UTC).', sample: '2025-03-01T08:00:00Z' },
  { name: 'updated', type: 'datetime', phi: false, hint: 'When the destination last changed (UTC).', sample: '2025-11-12T10:15:00Z' },
];

export const studyPushFields: readonly FieldRecord[] = [
  { name: 'status', type: 'text', phi: false, label: 'Status', hint: 'How sending this study to this destination is going.', values: pushStatuses, sample: 'S' },
  { name: 'success', type: 'flag', phi: false, label: 'Result', hint: '0 is success, 1 is failure.', values: pushSuccess, sample: 0 },
  { name: 'detail', type: 'text', phi: true, label: 'Detail', hint: 'What happened, in the platform’s words.', sample: 'Sent' },
  { name: 'image_count', type: 'number', phi: false, label: 'Number of images', hint: 'How many images were sent.', sample: 312 },
  { name: 'is_local', type: 'flag', phi: false, label: 'Local', hint: '1 when the gateway already had the images.', sample: 0 },
  { name: 'pending', type: 'number', phi: false, label: 'Pending', hint: 'What is still to be sent.', sample: 0 },
  { name: 'pickup', type: 'datetime', phi: false, label: 'Picked up', hint: 'When the gateway began (UTC).', sample: '2026-01-15T09:45:00Z' },
  { name: 'status_reason', type: 'text', phi: true, label: 'Reason', hint: 'Why sending has this status.', sample: 'Association rejected' },
  { name: 'created', type: 'datetime', phi: false, hint: 'When sending was asked for (UTC).', sample: '2026-01-15T09:44:10Z' },
  { name: 'updated', type: 'datetime', phi: false, hint: 'When the status last changed (UTC).', sample: '2026-01-15T09:47:30Z' },
];

export const studyFetchFields: readonly FieldRecord[] = [
  { name: 'accession_number', type: 'text', phi: true, hint: 'Accession number that was asked for.', sample: 'ACC-2026-00042' },
  { name: 'study_uid', type: 'text', phi: true, label: 'Study instance UID', hint: 'The study that was asked for.', sample: '2.25.104729000000000000000000000000000001' },
  { name: 'patientid', type: 'text', phi: true, hint: 'Patient ID that was asked for.', sample: 'TEST-004711' },
  { name: 'destination_name', type: 'text', phi: false, hint: 'Where the study was fetched from.', sample: 'Archive' },
  { name: 'destination_uuid', type: 'uuid', phi: false, hint: 'UUID of where the study was fetched from.', sample: '5c0ffee0-0000-4000-8000-0000000de002' },
  { name: 'customfield-*', type: 'text', phi: true, label: 'Custom field', hint: 'A custom field given with the search.', sample: 'Oncology', pattern: true, form: customFieldForm },
];

export const destinationSearchFields: readonly FieldRecord[] = [
  { name: 'results', type: 'json', phi: true, label: 'Results', hint: 'The studies that the destination knows, as a list.', sample: '[{"study_uid":"2.25.104729000000000000000000000000000002"}]' },
  { name: 'count', type: 'number', phi: false, label: 'Number of results', hint: 'How many studies were found.', sample: 3 },
  { name: 'customfield-*', type: 'text', phi: true, label: 'Custom field', hint: 'A custom field given with the search.', sample: 'Oncology', pattern: true, form: customFieldForm },
];

export const webhookFields: readonly FieldRecord[] = [
  { name: 'uuid', type: 'uuid', phi: false, label: 'Webhook UUID', hint: 'The platform’s own name for the webhook.', sample: '5c0ffee0-0000-4000-8000-0000000fb001' },
  { name: 'by_accession_number', type: 'flag', phi: false, label: 'Once by accession number', hint: '1 when studies with the same accession number count as one.', sample: 0 },
  { name: 'by_uid', type: 'flag', phi: false, label: 'Once by study UID', hint: '1 when studies with the same study UID count as one.', sample: 0 },
  { name: 'by_webhook_event', type: 'flag', phi: false, label: 'Once by webhook', hint: '1 when a failure is told only after the last try.', sample: 1 },
  { name: 'cron', type: 'text', phi: false, label: 'Timetable', hint: 'When it runs, for a webhook that runs at set times.', sample: '0 9 * * mon-fri' },
  { name: 'delay', type: 'number', phi: false, label: 'Wait', hint: 'Seconds between the event and the call.', sample: 60 },
  { name: 'event', type: 'text', phi: false, label: 'Event', hint: 'The event the webhook waits for.', sample: 'STUDY_SYNC' },
  { name: 'filter_field', type: 'text', phi: false, label: 'Condition field', hint: 'The field or fields that must match.', sample: 'modality' },
  { name: 'filter_regexp', type: 'text', phi: false, label: 'Condition', hint: 'What the field or fields must match.', sample: '^CT$' },
  { name: 'last_error', type: 'text', phi: true, label: 'Last error', hint: 'What went wrong the last time, in the words of whoever was called.', sample: 'NOT_READY' },
  { name: 'max_age', type: 'number', phi: false, label: 'Oldest study', hint: 'Studies older than this many days are passed over.', sample: 30 },
  { name: 'method', type: 'text', phi: false, label: 'Method', hint: 'How the webhook calls.', values: webhookMethods, sample: 'POST' },
  { name: 'name', type: 'text', phi: false, label: 'Webhook name', hint: 'What the webhook is called.', sample: 'Send CT to the reading station' },
  { name: 'once', type: 'flag', phi: false, label: 'Only once', hint: '1 when it runs once for each study.', sample: 1 },
  { name: 'retry', type: 'flag', phi: false, label: 'Tries again', hint: '1 when a failed call is tried again.', sample: 1 },
  { name: 'retry_count', type: 'number', phi: false, label: 'Number of tries', hint: 'How often the call has been tried again.', sample: 3 },
  { name: 'suspended', type: 'flag', phi: false, label: 'Suspended', hint: '1 when it is kept but never runs.', sample: 0 },
  { name: 'url', type: 'text', phi: false, label: 'Address', hint: 'What the webhook calls.', sample: 'http://localhost:8020/study/push' },
  { name: 'created', type: 'datetime', phi: false, hint: 'When the webhook was made (UTC).', sample: '2025-10-01T08:00:00Z' },
  { name: 'updated', type: 'datetime', phi: false, hint: 'When the webhook last changed (UTC).', sample: '2025-12-20T14:00:00Z' },
];

export const webhookEventFields: readonly FieldRecord[] = [
  { name: 'study_count', type: 'number', phi: false, label: 'Number of studies', hint: 'How many studies the upload brings.', sample: 2 },
  { name: 'integration_key', type: 'text', phi: true, hint: 'A key from another system that came with the upload.', sample: 'TEST-KEY-42' },
  { name: 'namespace_id', type: 'uuid', phi: false, label: 'Namespace', hint: 'UUID of the namespace that is uploaded into.', sample: '5c0ffee0-0000-4000-8000-00000000a001' },
  { name: 'share_code', type: 'text', phi: false, hint: 'The share code that was used for the upload.', sample: 'EXAMPLE' },
];

export const linkUsageFields: readonly FieldRecord[] = [
  { name: 'client_email', type: 'email', phi: true, label: 'Email given', hint: 'Email address that the visitor gave.', sample: 'pat.visitor@example.org' },
  { name: 'client_address', type: 'text', phi: true, label: 'Network address', hint: 'From where the link was opened.', sample: '192.0.2.10' },
  { name: 'link_id', type: 'uuid', phi: false, label: 'Link', hint: 'UUID of the link.', sample: '5c0ffee0-0000-4000-8000-000000011001' },
  { name: 'account_id', type: 'uuid', phi: false, label: 'Account', hint: 'UUID of the account that made the link.', sample: '5c0ffee0-0000-4000-8000-0000000ac001' },
];

export const parametersFields: readonly FieldRecord[] = [
  { name: '*', type: 'text', phi: true, label: 'Value passed along', hint: 'A value given by whoever started the webhook, by its name.', sample: 'A value', pattern: true },
];
