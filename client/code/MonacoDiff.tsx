import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { applyTheme, commonOptions, monaco } from './monaco.ts';

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
      originalAriaLabel: 'What runs now. Ctrl+M lets Tab leave.',
      modifiedAriaLabel: 'What will run. Ctrl+M lets Tab leave.',
    });
    editor.setModel(models);
    return () => {
      editor.dispose();
      models.original.dispose();
      models.modified.dispose();
    };
  }, [before, after]);

  return <div ref={host} className="code-diff" />;
}
