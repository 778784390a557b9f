/** What the platform's names for errors mean, for people who do not know them. */
const meanings: Readonly<Record<string, string>> = {
  NOT_FOUND: 'does not know the study, destination or other thing that this call names',
  NOT_PERMITTED: 'does not permit this to the user as whom the call runs',
  NOT_ALLOWED: 'does not allow this',
  NOT_READY: 'cannot do this yet',
  LOCKED: 'cannot do this while the study is locked',
  MISSING_FIELDS: 'needs more parameters than this call has',
  ALREADY_EXISTS: 'has this already',
  NOT_CONFIGURED: 'is not set up for this',
  NOT_ENABLED: 'is not set up for this',
  NOT_AVAILABLE: 'cannot do this now',
};

/**
 * An error of the platform in half a sentence, with its own name and what it is about, which support asks for and by
 * which conditions on `last_error` look.
 */
export function wordError(errorType: string, subtype: string | null, status: number): string {
  // Who answers may be no platform, and its HTTP status alone would not explain why the call failed.
  if (errorType === 'ERROR' && subtype === null && status < 400) {
    return `The answer says that its status is ERROR (HTTP ${status}).`;
  }
  const said =
    meaningOf(errorType) ??
    (errorType.startsWith('INVALID_')
      ? 'does not accept a value of this call'
      : 'answered with an error');
  const about = subtype === null ? errorType : `${errorType}: ${subtype}`;
  // Where it gave no name of its own, ERROR is all that it said.
  const code = about === 'ERROR' ? '' : `${about}, `;
  return `The platform ${said} (${code}HTTP ${status}).`;
}

function meaningOf(errorType: string): string | undefined {
  return Object.hasOwn(meanings, errorType) ? meanings[errorType] : undefined;
}
