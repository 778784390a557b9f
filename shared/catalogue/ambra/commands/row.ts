/**
 * One command as the data files write it, each column a list with spaces between. The language of the parameter column
 * is described at `readParameters`.
 */
export type CommandRow = readonly [
  path: string,
  parameters: string,
  returns: string,
  errors: string,
  permission?: string,
  supports?: string,
];
