import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { applyTheme, commonOptions, monaco } from './monaco.ts';

const labels: monaco.editor.IDiffEditorConstructionOptions = {
  originalAriaLabel: 'Before, as JSON',
  modifiedAriaLabel: 'After, as JSON',
};

/** The comparison itself; JsonDiff fetches it. */
export function MonacoDiff({ before, after }: { readonly before: string; readonly after: string }) {
  const scheme = useComputedColorScheme('light');
  const host = useRef<HTMLDivElement>(null);

  useEffect(() => {
    applyTheme(scheme);
  }, [scheme]);

  useEffect(() => {
    if (!host.current) return undefined;
    const models = {
      original: monaco.editor.createModel(before, 'json'),
      modified: monaco.editor.createModel(after, 'json'),
    };
    const editor = monaco.editor.createDiffEditor(host.current, {
      ...commonOptions,
      readOnly: true,
      originalEditable: false,
      renderSideBySide: true,
      useInlineViewWhenSpaceIsLimited: true,
      hideUnchangedRegions: { enabled: true },
      domReadOnly: true,
      readOnlyMessage: { value: 'This only shows what differs.' },
      renderOverviewRuler: false,
    });
    editor.setModel(models);
    // Given from the start, Monaco takes the labels away again when it lays the two out.
    editor.updateOptions(labels);
    return () => {
      editor.dispose();
      models.original.dispose();
      models.modified.dispose();
    };
  }, [before, after]);

  return <div ref={host} className="code-diff" />;
}
