import type { ActionNode } from '../../../shared/model/graph.ts';
import { useAnalysis, useSurroundings } from '../../draft/Workbench.tsx';
import { useEditing } from '../field/NodeScope.tsx';
import { useNotes } from '../field/Notes.tsx';
import { Picker } from '../field/Picker.tsx';

/** Where the call goes; of no interest as long as there is only one place. */
export function ConnectionField({ node }: { readonly node: ActionNode }) {
  const connections = useSurroundings((around) => around.connections);
  const isWrong = useAnalysis(
    (analysis) =>
      analysis.byNode.get(node.id)?.some(({ field }) => field === 'connection') ?? false,
  );
  const isNamed = node.connection !== undefined && node.connection !== connections[0]?.id;
  if (connections.length < 2 && !isNamed && !isWrong) return null;
  return <ConnectionSelect node={node} />;
}

function ConnectionSelect({ node }: { readonly node: ActionNode }) {
  const { set } = useEditing();
  const connections = useSurroundings((around) => around.connections);
  const notes = useNotes('connection');
  const ambraOnes = connections.filter(({ kind }) => kind === 'ambra');
  const usual = ambraOnes.length === 1 ? ambraOnes[0] : undefined;
  const isUnknown =
    node.connection !== undefined && !connections.some(({ id }) => id === node.connection);
  return (
    <Picker
      {...notes}
      label="Connection"
      placeholder={
        connections.length === 0 ? 'There is no connection yet' : 'Choose where it calls'
      }
      nothing="There is no such connection."
      choices={connections.map(({ id, name, kind }) => ({
        value: id,
        label: name,
        detail: kind === 'ambra' ? 'Ambra account' : 'Another system',
      }))}
      value={node.connection ?? usual?.id ?? null}
      {...(isUnknown && { shown: `${node.connection ?? ''} (not found)` })}
      onChoose={(id) => {
        set(['connection'], id);
      }}
    />
  );
}
