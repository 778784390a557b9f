import type { NoteNode } from './nodeKinds.ts';
import { TextSetting } from './field/TextSetting.tsx';

/** A note says something to people and does nothing. */
export function NoteForm({ node }: { readonly node: NoteNode }) {
  return (
    <TextSetting
      label="Note"
      path={['text']}
      value={node.text}
      rows={8}
      emptyToo
      placeholder="Why this rule is as it is, whom to ask…"
      hint="For people. It changes nothing about what the rule does."
    />
  );
}
