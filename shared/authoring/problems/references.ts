import { cut, error, meant, warning } from './worded.ts';

/** What texts read of an event, and what only looks as if it did. */
export const references = {
  'reference.unknown_field': (path: string, suggestion?: string) =>
    suggestion === undefined
      ? warning(`We do not know “${path}”. If an event lacks it, the call is not made.`)
      : error(`There is no “${path}”.${meant(suggestion)}`),
  'reference.unknown_object': (path: string, suggestion?: string) =>
    error(
      `There is no “${path}”: a field is written as object and name, such as study.modality.${meant(suggestion)}`,
    ),
  'reference.text': (text: string, suggestion: string) =>
    warning(`“${text}” is sent as it stands.${meant(suggestion)}`),
  'reference.braces': (
    written: string,
    fault: 'unclosed' | 'unopened' | 'single' | 'no_field',
    suggestion?: string,
  ) => {
    const text = `“${cut(written)}” would be sent literally: `;
    if (fault === 'single') return warning(`${text}double the braces, ${suggestion ?? ''}.`);
    const why = { unclosed: 'its braces are not closed', unopened: 'its braces are not opened' };
    return warning(
      `${text}${fault === 'no_field' ? 'it names no field' : why[fault]}.${meant(suggestion) || ' A field is inserted as {{study.modality}}.'}`,
    );
  },
  'reference.alone': (written: string, path: string) =>
    warning(
      `“${cut(written)}” needs no braces, for nothing stands beside it: write ${path}, which the platform understands as well.`,
    ),
  'reference.other_kind': (parameter: string, kind: string, path: string, object: string) =>
    warning(
      `“${parameter}” takes the uuid of a ${kind}, and ${path} is that of the ${object}. Choose a ${kind} from the list.`,
    ),
  'reference.not_a_uuid': (parameter: string, path: string, holds: string, suggestion?: string) =>
    warning(`“${parameter}” takes a uuid, and ${path} holds ${holds}.${meant(suggestion)}`),
  'reference.not_carried': (path: string, events: string, carriers: string) =>
    error(`${events} carries no “${path}”.${carriers ? ` These events do: ${carriers}.` : ''}`),
  'reference.sometimes_carried': (path: string, events: string) =>
    warning(`“${path}” is missing when this starts with ${events}.`),
};
