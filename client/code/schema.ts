import type { CatalogueCommand } from '../../shared/catalogue.ts';
import { plain } from './markdown.ts';
import { parameterLines } from './fieldWords.ts';

/** A JSON schema of a command's parameters, for completing and explaining their names. */
export function schemaOf(command: CatalogueCommand): object {
  const named = command.parameters.filter(
    ({ pattern, type }) => pattern !== true && type !== 'session',
  );
  return {
    type: 'object',
    properties: Object.fromEntries(
      named.map((parameter) => [
        parameter.name,
        {
          markdownDescription: parameterLines(parameter).map(plain).join('\n\n'),
          defaultSnippets: [{ body: '$1' }],
        },
      ]),
    ),
  };
}
