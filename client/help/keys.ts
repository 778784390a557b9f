export interface KeyGroup {
  readonly title: string;
  readonly keys: readonly KeyRow[];
}

export interface KeyRow {
  /** Alternatives, each a chord: `['Ctrl', 'Z']`. */
  readonly chords: readonly (readonly string[])[];
  readonly does: string;
}

const row = (does: string, ...chords: readonly (readonly string[])[]): KeyRow => ({ chords, does });

/** Every key of the product, as the help lists them; `Ctrl` is shown as the reader's keyboard has it. */
export const keyGroups: readonly KeyGroup[] = [
  {
    title: 'Everywhere',
    keys: [
      row('Find pages, rules and commands, such as Publish', ['Ctrl', 'K']),
      row('Show these keys', ['?']),
      row('Close what is open', ['Esc']),
    ],
  },
  {
    title: 'In the drawing',
    keys: [
      row('From step to step, in the order of the flow', ['Tab']),
      row('Along the wires', ['←→↑↓']),
      row('Open the settings of a step', ['Enter']),
      row('From the settings back to the step', ['Esc']),
      row('Add what follows', ['A'], ['+']),
      row('Connect to…', ['C']),
      row('Select one more, or one less', ['Space']),
      row('Select everything', ['Ctrl', 'A']),
      row('Move the selected steps', ['Alt', '←→↑↓']),
      row('Delete', ['Delete']),
      row('Menu of a step', ['Shift', 'F10']),
    ],
  },
  {
    title: 'Changing a rule',
    keys: [
      row('Undo', ['Ctrl', 'Z']),
      row('Redo', ['Ctrl', 'Shift', 'Z'], ['Ctrl', 'Y']),
      row('Copy', ['Ctrl', 'C']),
      row('Cut', ['Ctrl', 'X']),
      row('Paste, also into another rule', ['Ctrl', 'V']),
      row('Duplicate', ['Ctrl', 'D']),
      row('Tidy up', ['Ctrl', 'Shift', 'L']),
    ],
  },
  {
    title: 'In JSON',
    keys: [
      row('Suggest names and fields', ['Ctrl', 'Space']),
      row('Quick fix', ['Ctrl', '.']),
      row('Format', ['Shift', 'Alt', 'F']),
      row('Let Tab leave the text, and back', ['Ctrl', 'M']),
    ],
  },
];
