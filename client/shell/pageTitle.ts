interface Known {
  readonly id: string;
  readonly name: string;
}

/** What the page at a path is called in the tab and to a screen reader; rules by their names, once they are known. */
export function pageTitle(path: string, rules: readonly Known[]): string {
  const [first = '', second, third] = path.split('/').filter((part) => part !== '');
  switch (first) {
    case '':
      return 'Rules';
    case 'rules':
      if (second === undefined) return 'Rules';
      return rules.find(({ id }) => id === second)?.name ?? 'Rule';
    case 'activity':
      if (second === undefined) return 'Activity';
      if (second === 'deliveries' && third !== undefined) return 'Delivery';
      if (second === 'events' && third !== undefined) return `Event ${third}`;
      return 'Page not found';
    case 'connections':
      return second === undefined ? 'Connections' : 'Page not found';
    default:
      return 'Page not found';
  }
}
