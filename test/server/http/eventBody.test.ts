import { describe, expect, it } from 'vitest';
import { parseEvent } from '../../../server/http/eventBody.ts';
import { Refusal } from '../../../server/http/problemDetails.ts';

function refusal(body: string) {
  try {
    parseEvent(body);
  } catch (fault) {
    if (fault instanceof Refusal) return fault.problem;
    throw fault;
  }
  throw new Error('the event was taken');
}

describe('a number in an event', () => {
  it('that would be changed is refused, by its name and its place', () => {
    const body =
      '{"event":"STUDY_EDIT",\n "study":{"uuid":"x","accession_number":12345678901234567890}}';
    expect(refusal(body)).toMatchObject({
      status: 400,
      detail:
        'The number in study.accession_number (line 2, column 41) cannot be kept as it is: it has too many digits, or is out of range. Send it as text, in double quotes, or leave it out.',
      errors: [
        {
          field: 'study.accession_number',
          message: 'is a number that cannot be kept as it is: send it as text, in double quotes',
        },
      ],
    });
  });

  it.each(['9007199254740993', '0.1234567890123456789', '12345678.123456789123', '1e-400'])(
    'is refused: %s',
    (number) => {
      expect(refusal(`{"event":"A","study":{"n":${number}}}`).errors?.[0]?.field).toBe('study.n');
    },
  );

  it.each(['1.0', '1e3', '0.10', '-0', '9007199254740991', '0.1234567890123456', '1e300'])(
    'is taken where it means the same: %s',
    (number) => {
      const body = `{"event":"A","study":{"n":${number}}}`;
      expect(parseEvent(body)).toEqual({ event: 'A', study: { n: Number(number) } });
    },
  );

  it('is not named where its name could be a patient’s', () => {
    const problem = refusal('{"event":"A","study":{"DOE^JANE":{"n":12345678901234567890}}}');
    expect(problem.errors?.[0]?.field).toBe('study');
    expect(JSON.stringify(problem)).not.toContain('DOE');
    expect(JSON.stringify(problem)).not.toContain('1234567890');
  });
});

describe('a field of an event', () => {
  it('that is there twice is refused, for one of the two would be lost', () => {
    const body = '{"event":"STUDY_SYNC","study":{"modality":"CT","modality":"MR"}}';
    expect(refusal(body)).toMatchObject({
      status: 400,
      detail:
        'The name of a field stands twice in the same object in study.modality (line 1, column 48), which can keep one. Send it once.',
      errors: [{ field: 'study.modality' }],
    });
  });

  it('may look as though there were more of them', () => {
    const study = { uuid: 'x', note: 'said "modality": "CT", "modality": "MR"', modality: 'CT' };
    expect(parseEvent(JSON.stringify({ event: 'A', study }))).toEqual({ event: 'A', study });
  });
});

describe('a byte order mark', () => {
  it('is taken off, and says nothing of what is wrong behind it', () => {
    expect(parseEvent('\uFEFF{"event":"A"}')).toEqual({ event: 'A' });
    expect(refusal('\uFEFF').detail).toContain('The body is empty');
    expect(refusal('\uFEFF{"event":}').detail).toContain('line 1, column 10');
  });
});
