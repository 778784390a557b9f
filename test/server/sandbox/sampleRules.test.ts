import { describe, expect, it } from 'vitest';
import { check, type CheckContext } from '../../../shared/authoring/check.ts';
import { compile } from '../../../shared/authoring/compile.ts';
import { describe as describeRule, toText } from '../../../shared/authoring/describe.ts';
import { findCommand, findField, findParameter, fieldsOf } from '../../../shared/catalogue.ts';
import { ambra } from '../../../shared/catalogue/ambra.ts';
import { planOwed } from '../../../shared/dispatch/plan.ts';
import { knownObjects } from '../../../shared/model/event.ts';
import { exitsOf, graphSchema, type ActionNode, type Graph } from '../../../shared/model/graph.ts';
import { demoConnectionId, destinations, groups, users } from '../../../server/sandbox/data.ts';
import { checkParameters, readGiven } from '../../../server/sandbox/parameters.ts';
import { sampleRules } from '../../../server/sandbox/sampleRules.ts';
import { anEvent } from '../../support/events.ts';

const rules = sampleRules.map((rule) => [rule.name, rule.graph] as const);
const actionsOf = (graph: Graph) => graph.nodes.filter((node) => node.kind === 'action');

const isReference = (text: string) => knownObjects.some((name) => text.startsWith(`${name}.`));

/** Whole values, and fields within longer text. */
const referencesOf = (action: ActionNode) =>
  Object.values(action.parameters)
    .filter((value) => typeof value === 'string')
    .flatMap((text) => [
      text,
      ...[...text.matchAll(/\{\{(.+?)\}\}/g)].map(([, field = '']) => field),
    ])
    .filter(isReference);

const contextOf = (name: string): CheckContext => ({
  rule: { id: 'sample', name },
  version: 1,
  timeZone: 'UTC',
  catalogue: ambra,
  connections: [{ id: demoConnectionId, kind: 'ambra', baseUrl: 'http://127.0.0.1:8020/' }],
  identities: [{ connection: demoConnectionId, userId: users[0].uuid }],
});

describe('the sample rules', () => {
  it('are six, each with a name of its own and a note', () => {
    expect(new Set(sampleRules.map(({ name }) => name)).size).toBe(6);
    for (const { note } of sampleRules) expect(note).not.toBe('');
  });

  it.each(rules)('%s is a graph whose wires leave by exits that there are', (_, graph) => {
    expect(graphSchema.parse(graph)).toEqual(graph);
    const byId = new Map(graph.nodes.map((node) => [node.id, node]));
    for (const { from, exit, to } of graph.wires) {
      const node = byId.get(from);
      expect(node && exitsOf(node)).toContain(exit);
      expect(byId.has(to)).toBe(true);
    }
  });

  it.each(rules)('%s has a place for every node, and no two in one', (_, graph) => {
    expect(Object.keys(graph.positions).sort()).toEqual(graph.nodes.map(({ id }) => id).sort());
    const places = Object.values(graph.positions);
    for (const [x, y] of places) {
      const near = places.filter(([a, b]) => Math.abs(a - x) < 200 && Math.abs(b - y) < 100);
      expect(near).toHaveLength(1);
    }
  });

  it.each(rules)('%s calls commands with everything that they need and know', (_, graph) => {
    for (const action of actionsOf(graph)) {
      const command = findCommand(ambra, action.command ?? '');
      if (!command) throw new Error(`no such command: ${action.command}`);
      // References stand for what they will be: ids are uuids.
      const filled = Object.entries(action.parameters).map(([name, value]) =>
        value === 'study.uuid' ? [name, destinations[0]?.uuid ?? ''] : [name, value],
      );
      expect(checkParameters(command, readGiven(Object.fromEntries(filled)))).toBeUndefined();
      if (command.openEnded) continue;
      for (const name of Object.keys(action.parameters)) {
        expect(findParameter(command, name)).toBeDefined();
      }
    }
  });

  it.each(rules)('%s reads only fields that its event carries', (_, graph) => {
    const event = graph.nodes.find((node) => node.kind === 'trigger')?.event ?? '';
    const objects = new Set(fieldsOf(ambra, event).map(({ object }) => object.name));
    for (const reference of actionsOf(graph).flatMap(referencesOf)) {
      const [object = '', field = ''] = reference.split('.');
      expect(objects).toContain(object);
      expect(findField(ambra, object, field)).toBeDefined();
    }
  });

  it.each(rules)('%s has no problem that would keep it from running here', (name, graph) => {
    expect(check(graph, contextOf(name))).toEqual([]);
  });

  it.each(rules)('%s is told without a UUID', (_, graph) => {
    const known = [...destinations, ...groups, ...users].map(({ uuid }) => uuid);
    const nameOf = (_kind: string, uuid: string) => (known.includes(uuid) ? 'them' : undefined);
    const told = toText(describeRule(graph, { catalogue: ambra, nameOf }));
    expect(told).toMatch(/them|e-?mail/);
    expect(told).not.toMatch(/[0-9a-f]{8}/);
  });

  it('write to the referrer who reads e-mail, and have a letter sent to the others', () => {
    const rule = sampleRules.find(({ name }) => name === 'Signed report to the referrer');
    const { webhooks } = compile(graphSchema.parse(rule?.graph), contextOf('Signed report'));
    const calls = (referring_physician: string) => {
      const event = anEvent({ referring_physician }, { type: 'STUDY_RADREPORT_SIGNED' });
      return planOwed(event, webhooks, { now: new Date(event.time) }).map(
        ({ webhook }) => webhook.parameters['to'] ?? webhook.parameters['tag'],
      );
    };
    expect(calls('MOREAU^CLAIRE^^DR')).toEqual(['claire.moreau@practice.example']);
    expect(calls('SILVA^RUI^^DR')).toEqual(['report-by-post']);
  });

  it.each(rules)('%s names people and places that there are', (_, graph) => {
    for (const { parameters, connection, runAs } of actionsOf(graph)) {
      expect(connection).toBe(demoConnectionId);
      expect(users.map(({ uuid }) => uuid)).toContain(runAs);
      const { destination_id, group_id } = parameters;
      if (destination_id) expect(destinations.map(({ uuid }) => uuid)).toContain(destination_id);
      if (group_id) expect(groups.map(({ uuid }) => uuid)).toContain(group_id);
    }
  });
});
