import type { CatalogueCommand } from '../../shared/catalogue.ts';
import { parameterLines } from './fieldWords.ts';
import { documentation } from './markdown.ts';

/** A JSON schema of a command's parameters, by which their names are explained. */
export function schemaOf(command: CatalogueCommand): object {
  const named = command.parameters.filter(
    ({ pattern, type }) => pattern !== true && type !== 'session',
  );
  return {
    type: 'object',
    properties: Object.fromEntries(
      named.map((parameter) => [
        parameter.name,
        { markdownDescription: documentation(parameterLines(parameter)) },
      ]),
    ),
  };
}
