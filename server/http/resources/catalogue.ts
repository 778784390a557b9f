import { z } from 'zod';
import { findCommand, type CatalogueCommand } from '../../../shared/catalogue.ts';
import { closest } from '../../../shared/catalogue/closest.ts';
import { search } from '../../../shared/catalogue/search.ts';
import type { Api } from '../api.ts';
import { Refusal } from '../problemDetails.ts';
import { route, type Route } from '../route.ts';

const labelled = z.object({ value: z.string(), label: z.string() });
const type = z.enum(['text', 'number', 'date', 'datetime', 'flag', 'uuid', 'email', 'json']);

const eventSchema = z.object({
  name: z.string(),
  group: z.string(),
  label: z.string(),
  hint: z.string(),
  objects: z.array(z.string()),
  subject: z.string().nullable(),
  familyPrefix: z.string().optional(),
  synonyms: z.array(z.string()),
});

const fieldSchema = z.object({
  name: z.string(),
  label: z.string(),
  hint: z.string().optional(),
  type,
  dicomTag: z.string().optional(),
  phi: z.boolean(),
  values: z.array(labelled).optional(),
  sample: z.union([z.string(), z.number()]).optional(),
  onlyFor: z.array(z.string()).optional(),
  pattern: z.literal(true).optional(),
  form: z.string().optional(),
});

const parameterSchema = z.object({
  name: z.string(),
  label: z.string(),
  hint: z.string().optional(),
  type: z.union([type, z.literal('session')]),
  required: z.boolean(),
  values: z.array(z.string()).optional(),
  names: z.string().optional(),
  pattern: z.literal(true).optional(),
});

const commandHead = {
  path: z.string(),
  group: z.string(),
  label: z.string(),
  hint: z.string().optional(),
  synonyms: z.array(z.string()),
  common: z.boolean(),
};

const commandSchema = z.object({
  ...commandHead,
  checked: z.boolean(),
  openEnded: z.boolean(),
  parameters: z.array(parameterSchema),
  oneOf: z.array(
    z.object({
      oneOf: z.array(z.array(z.string())),
      required: z.boolean(),
      deprecated: z.literal(true).optional(),
    }),
  ),
  returns: z.array(z.string()),
  permission: z.string().optional(),
  errors: z.array(z.string()),
  supports: z.array(z.string()),
});

/** The vocabulary: events, the objects that they carry, commands. */
export function catalogueRoutes(api: Api): Route[] {
  const catalogue = () => api.system().catalogue;
  return [
    route({
      method: 'get',
      path: '/api/catalogue/events',
      summary: 'The events that a rule can wait for',
      answer: z.object({ events: z.array(eventSchema) }),
      handle: () => ({ events: catalogue().events }),
    }),
    route({
      method: 'get',
      path: '/api/catalogue/objects',
      summary: 'The objects that events carry, with their fields',
      answer: z.object({
        objects: z.array(
          z.object({
            name: z.string(),
            label: z.string(),
            hint: z.string(),
            fields: z.array(fieldSchema),
          }),
        ),
      }),
      handle: () => ({ objects: catalogue().objects }),
    }),
    route({
      method: 'get',
      path: '/api/catalogue/commands',
      summary:
        'Commands that an action can call, the common ones first; or those that a search finds, best first',
      query: z.strictObject({ search: z.string().max(200).default('') }),
      answer: z.object({ commands: z.array(z.object(commandHead)) }),
      handle: ({ query }) => ({ commands: search(catalogue().commands, query.search).map(headOf) }),
    }),
    route({
      method: 'get',
      path: '/api/catalogue/commands/{*path}',
      summary: 'One command, with its parameters',
      answer: commandSchema,
      handle({ params }) {
        const { commands } = catalogue();
        return findCommand(catalogue(), params.path) ?? unknownCommand(params.path, commands);
      },
    }),
  ];
}

function headOf({ path, group, label, hint, synonyms, common }: CatalogueCommand) {
  return { path, group, label, ...(hint !== undefined && { hint }), synonyms, common };
}

function unknownCommand(path: string, commands: readonly CatalogueCommand[]): never {
  const meant = closest(
    path,
    commands.map((command) => command.path),
  );
  const detail =
    meant === undefined
      ? 'Look for it with /api/catalogue/commands?search=.'
      : `Did you mean ${meant}?`;
  throw new Refusal({ status: 404, title: 'There is no such command', detail });
}
