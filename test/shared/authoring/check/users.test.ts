import { describe, expect, it } from 'vitest';
import type { CheckContext } from '../../../../shared/authoring/check.ts';
import { action, trigger } from '../../../support/graphs.ts';
import { calling, codesOf, fixedCall, only, problemsOf, straight } from './checking.ts';

const robot = { connection: 'ambra', userId: 'user-1', name: 'Robot' };
const nurse = { connection: 'ambra', userId: 'user-2', name: 'Head Nurse' };
const elsewhere = { connection: 'other', userId: 'user-3', name: 'Stranger' };
const knowing = (...identities: NonNullable<CheckContext['identities']>) => ({ identities });

describe('an action without a user', () => {
  const drawn = straight(trigger('t'), action('a'));
  const strict = { ...knowing(robot, elsewhere), signsIn: () => false };

  it('is doubted where nobody knows how the connection signs in', () => {
    expect(problemsOf(drawn)).toMatchObject([
      { code: 'action.no_user', severity: 'warning', target: 'both', field: 'runAs' },
    ]);
  });

  it('cannot run here where the connection does not sign in by itself', () => {
    expect(problemsOf(drawn, strict)).toMatchObject([
      { code: 'action.no_user', severity: 'error', target: 'here', node: 'a', field: 'runAs' },
    ]);
    const unsure = straight(trigger('t'), action('a', { command: 'study/quite/new' }));
    expect(codesOf(unsure, strict)).not.toContain('action.no_user');
    const unchecked = action('a', {
      command: 'annotation/get',
      parameters: { uuid: 'study.uuid' },
    });
    expect(only(straight(trigger('t'), unchecked), 'action.no_user', strict).severity).toBe(
      'warning',
    );
  });

  it('runs here, and not on the platform, where the connection does', () => {
    expect(problemsOf(drawn, { ...strict, signsIn: () => true })).toMatchObject([
      { code: 'action.no_user', severity: 'warning', target: 'platform' },
    ]);
  });

  it('is offered the connection’s only login', () => {
    expect(only(drawn, 'action.no_user', strict).fix?.label).toBe('Run as “Robot”');
    expect(fixedCall(drawn, 'action.no_user', strict).runAs).toBe('user-1');
    const two = only(drawn, 'action.no_user', { ...strict, ...knowing(robot, nurse) });
    expect(two.fix).toBeUndefined();
    const none = only(drawn, 'action.no_user', { ...strict, ...knowing(elsewhere) });
    expect(none.message).toContain('Add a user’s login');
  });

  it('may bring a session of its own', () => {
    const parameters = { ...action('a').parameters, sid: 'parameters.sid' };
    expect(
      codesOf(straight(trigger('t', 'MANUAL'), action('a', { parameters })), strict),
    ).not.toContain('action.no_user');
  });
});

describe('an action whose user has no login', () => {
  it('is told who has one', () => {
    const found = only(calling({ runAs: 'somebody' }), 'action.no_identity', knowing(robot, nurse));
    expect(found).toMatchObject({ severity: 'error', target: 'here', field: 'runAs' });
    expect(found.message).toContain('“Robot” or “Head Nurse”');
    expect(found.fix).toBeUndefined();
  });

  it('is offered the only one, or the one that is meant', () => {
    const fixed = (runAs: string, ...identities: NonNullable<CheckContext['identities']>) =>
      fixedCall(calling({ runAs }), 'action.no_identity', knowing(...identities)).runAs;
    expect(fixed('somebody', robot, elsewhere)).toBe('user-1');
    expect(fixed('head nurse', robot, nurse)).toBe('user-2');
    expect(fixed('Hed Nurse', robot, nurse)).toBe('user-2');
    expect(fixed('user-22', robot, nurse)).toBe('user-2');
  });

  it('is asked to add one where there is none', () => {
    const found = only(calling({}), 'action.no_identity', knowing(elsewhere));
    expect(found.message).toContain('Add one to the connection');
    expect(found.fix).toBeUndefined();
  });
});

describe('an action that may call one of several connections', () => {
  const one = {
    id: 'one',
    kind: 'ambra',
    baseUrl: 'http://localhost:8020/',
    name: 'North',
  } as const;
  const two = { ...one, id: 'two', name: 'South' };
  const both = { connections: [one, two] };

  it('is offered the one that has its user, else the one that other actions call, else the first', () => {
    const { message } = only(calling({}), 'action.several_connections', both);
    expect(message).toContain('“North” and “South”');
    const fixed = (more: Partial<CheckContext>, drawn = calling({})) =>
      fixedCall(drawn, 'action.several_connections', { ...both, ...more }).connection;
    expect(fixed({})).toBe('one');
    expect(fixed(knowing({ ...robot, connection: 'two' }))).toBe('two');
    const drawn = calling({});
    const neighbour = action('b', { connection: 'two', runAs: 'u' });
    expect(fixed({}, { ...drawn, nodes: [...drawn.nodes, neighbour] })).toBe('two');
  });

  it('is offered the one whose id or name is nearest to what is written', () => {
    const fixed = (connection: string) =>
      fixedCall(calling({ connection }), 'action.unknown_connection', both).connection;
    expect(fixed('tow')).toBe('two');
    expect(fixed('south')).toBe('two');
    expect(
      only(calling({ connection: 'quite' }), 'action.unknown_connection', both).fix,
    ).toBeUndefined();
  });
});
