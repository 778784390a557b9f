import { personWords } from '../../shared/authoring/words.ts';
import type { JsonObject } from '../../shared/model/json.ts';

/** What an event is about, for people who look for one study among many. */
export interface About {
  readonly title: string;
  readonly detail: string;
  /** By it studies are told from each other: it stands where nothing cuts it off. Empty where there is none. */
  readonly accession: string;
}

type Data = Readonly<Record<string, JsonObject>>;

/** The patient and the examination where there is one, else what else the event names; null where it names nothing. */
export function aboutEvent(data: Data): About | null {
  const study = data['study'] ?? data['study_deleted'];
  if (study) {
    const title = personWords(text(study, 'patient_name')) || text(study, 'study_description');
    const parts = ['modality', 'study_description'].map((name) => text(study, name));
    return said(title, parts, text(study, 'accession_number'));
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

/** All but the title, in a line of its own: “CT · CT CHEST · A-17”. */
export function restOf({ detail, accession }: About): string {
  return listed([detail, accession]);
}

function said(title: string, parts: readonly string[], accession = ''): About | null {
  const detail = listed(parts.filter((part) => part !== title));
  if (title !== '') return { title, detail, accession };
  if (detail !== '') return { title: detail, detail: '', accession };
  return accession === '' ? null : { title: accession, detail: '', accession: '' };
}

function listed(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}

function text(object: JsonObject, name: string): string {
  const value = object[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}
