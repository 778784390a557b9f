/** Of a call that is to be run again: the webhook of then does not run any more. */
export function isOver(error: Error): boolean {
  return error.message.includes('"with"');
}
