/**
 * What an event can carry: the 22 context objects of Ambra v3, and `response`, which is ours.
 * Source: Ambra v3 Services public reference; names, flags and enumerations are facts, every sentence is ours.
 */
import type { CatalogueObject } from '../../catalogue.ts';
import { describedAs, withLabels } from './objects/fieldRecord.ts';
import * as delivery from './objects/delivery.ts';
import * as people from './objects/people.ts';
import * as reports from './objects/reports.ts';
import { studyFields } from './objects/study.ts';
import { studyDeletedFields } from './objects/studyDeleted.ts';

/**
 * The JSON answer of an action's call, readable behind its exits. Studyhook's own: the platform has no such object, so a
 * rule that reads it runs here only.
 */
const response: CatalogueObject = {
  name: 'response',
  label: 'Answer of the call',
  hint: 'What the action before this one was answered, by name.',
  fields: [
    {
      name: '*',
      type: 'text',
      phi: true,
      label: 'Answer value',
      hint: 'Any value of the answer by its name, such as response.uuid.',
      sample: 'OK',
      pattern: true,
    },
  ],
};

export const objects: readonly CatalogueObject[] = [
  { name: 'study', label: 'Study', hint: 'The examination that the event is about: patient, images, status.', fields: studyFields },
  { name: 'destination', label: 'Destination', hint: 'The system that a study is sent to or fetched from.', fields: withLabels(delivery.destinationFields) },
  { name: 'hl7', label: 'HL7 message', hint: 'The HL7 message, whole or field by field.', fields: withLabels(reports.hl7Fields) },
  { name: 'radreport', label: 'Radiology report', hint: 'The report that was written in the platform.', fields: withLabels(reports.radreportFields) },
  { name: 'user', label: 'Person who did it', hint: 'Whose action set off the event; every event has it.', fields: withLabels(people.userFields) },
  { name: 'user_account', label: 'Account member', hint: 'A person as a member of the account. Also there when somebody came through an upload link.', fields: withLabels(people.userAccountFields) },
  { name: 'webhook', label: 'Failed webhook', hint: 'The webhook whose call is told about: its name, address and last error.', fields: withLabels(delivery.webhookFields) },
  { name: 'annotation', label: 'Annotation', hint: 'What was marked on an image.', fields: withLabels(reports.annotationFields) },
  { name: 'namespace', label: 'Namespace', hint: 'The place where studies are kept, with its settings.', fields: withLabels(people.namespaceFields) },
  { name: 'ai_question', label: 'AI question', hint: 'What was asked of an AI, and its answer.', fields: withLabels(reports.aiQuestionFields) },
  { name: 'query', label: 'Query', hint: 'A question to a trial site.', fields: withLabels(reports.queryFields) },
  { name: 'site', label: 'Site', hint: 'A hospital or practice that takes part in a trial.', fields: withLabels(people.siteFields) },
  { name: 'group', label: 'Group', hint: 'The group of people that belongs to the site.', fields: withLabels(people.groupFields) },
  { name: 'qctask', label: 'QC task', hint: 'A quality check in a trial.', fields: withLabels(reports.qctaskFields) },
  { name: 'study_deleted', label: 'Deleted study', hint: 'What was known of the study before it was deleted.', fields: describedAs(studyDeletedFields, studyFields) },
  { name: 'study_push', label: 'Sending', hint: 'How sending the study to the destination is going.', fields: withLabels(delivery.studyPushFields) },
  { name: 'link_usage', label: 'Use of a link', hint: 'Who opened the link. Also there when somebody came through an upload link.', fields: withLabels(delivery.linkUsageFields) },
  { name: 'study_fetch', label: 'Fetching', hint: 'What was asked for, and from which destination.', fields: withLabels(delivery.studyFetchFields) },
  { name: 'destination_search', label: 'Search', hint: 'What a destination found.', fields: withLabels(delivery.destinationSearchFields) },
  { name: 'webhook_event', label: 'Upload session', hint: 'The upload that begins or ends.', fields: withLabels(delivery.webhookEventFields) },
  { name: 'parameters', label: 'Values passed along', hint: 'Values given by whoever started the webhook, by their names.', fields: withLabels(delivery.parametersFields) },
  { name: 'attachment', label: 'Report file', hint: 'The file that was added or removed.', fields: withLabels(reports.attachmentFields) },
  response,
];
