/** What the server remarks on publishing, for people: without what is said already, and without the API's own terms. */
export function remarksFor(remarks: readonly string[]): string[] {
  return remarks
    .filter((remark) => !remark.startsWith('There is nothing to publish'))
    .map((remark) =>
      remark.replace(/Switch the rule on with "release".*$/, 'Release them in Activity.'),
    );
}
