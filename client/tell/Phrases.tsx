import type { Sentence } from '../../shared/authoring/describe.ts';
import { useDesk, useWorkbench } from '../draft/Workbench.tsx';

/** A sentence in phrases. */
export function Phrases({ sentence }: { readonly sentence: Sentence }) {
  return (
    <p className="tell-sentence">
      {sentence.map(({ text, node }, at) =>
        node === undefined ? (
          <span key={at}>{text}</span>
        ) : (
          <Phrase key={at} node={node} text={text} />
        ),
      )}
    </p>
  );
}

function Phrase({ node, text }: { readonly node: string; readonly text: string }) {
  const { desk } = useWorkbench();
  const selected = useDesk((state) => state.selected.includes(node));
  const go = (event: React.SyntheticEvent): void => {
    event.preventDefault();
    desk.goTo(node);
  };
  const point = (): void => {
    desk.point(node);
  };
  const leave = (): void => {
    desk.point(null);
  };
  return (
    // A link, for it has to break over lines like the words around it, which no button does.
    <a
      href={`#${encodeURIComponent(node)}`}
      role="button"
      className="tell-phrase"
      data-selected={selected || undefined}
      onClick={go}
      onKeyDown={(event) => {
        if (event.key === ' ') go(event);
      }}
      onPointerEnter={point}
      onPointerLeave={leave}
      onFocus={point}
      onBlur={leave}
    >
      {text}
    </a>
  );
}
