import { personWords } from '../../shared/authoring/words.ts';
import type { JsonObject } from '../../shared/model/json.ts';

/** What an event is about, for people who look for one study among many. */
export interface About {
  readonly title: string;
  readonly detail: string;
}

type Data = Readonly<Record<string, JsonObject>>;

/** The patient and the examination where there is one, else what else the event names; null where it names nothing. */
export function aboutEvent(data: Data): About | null {
  const study = data['study'] ?? data['study_deleted'];
  if (study) {
    const title = personWords(text(study, 'patient_name')) || text(study, 'study_description');
    const parts = ['modality', 'study_description', 'accession_number'].map((name) =>
      text(study, name),
    );
    return said(title, parts);
  }
  const webhook = data['webhook'];
  if (webhook) return said(text(webhook, 'name'), []);
  return firstNamed(data);
}

function firstNamed(data: Data): About | null {
  for (const [object, value] of Object.entries(data)) {
    if (object === 'user') continue;
    const title = personWords(text(value, 'patient_name')) || text(value, 'name');
    if (title) return said(title, []);
  }
  return data['user'] ? said(text(data['user'], 'name'), []) : null;
}

function said(title: string, parts: readonly string[]): About | null {
  const detail = parts.filter((part) => part !== '' && part !== title).join(' · ');
  if (title === '' && detail === '') return null;
  return title === '' ? { title: detail, detail: '' } : { title, detail };
}

function text(object: JsonObject, name: string): string {
  const value = object[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}
