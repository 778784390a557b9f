/** `One call waits`, `3 calls wait`. */
export function callsThat(count: number, one: string, many: string): string {
  return count === 1 ? `One call ${one}` : `${count.toLocaleString('en')} calls ${many}`;
}
