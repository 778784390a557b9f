/**
 * Texts that are no parameters yet: kept while somebody looks at something else, and over a reload, until they are
 * mended or thrown away. They never reach the graph.
 */
const prefix = 'studyhook:text:';

export function keptText(rule: string, node: string): string | null {
  try {
    return sessionStorage.getItem(keyOf(rule, node));
  } catch {
    return null;
  }
}

export function keepText(rule: string, node: string, text: string | null): void {
  try {
    if (text === null) sessionStorage.removeItem(keyOf(rule, node));
    else sessionStorage.setItem(keyOf(rule, node), text);
  } catch {
    // Without storage the text lives as long as the editor is open.
  }
}

function keyOf(rule: string, node: string): string {
  return `${prefix}${rule}:${node}`;
}
