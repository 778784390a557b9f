import * as monaco from 'monaco-editor/editor';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import 'monaco-editor/features/register.all';
import { jsonDefaults } from 'monaco-editor/languages/features/json/register';
// Loaded later, as the register would, it leaves the first editor of a page without suggestions.
import 'monaco-editor/languages/features/json/jsonMode';
import JsonWorker from 'monaco-editor/languages/features/json/json.worker?worker';

/** The code editor, set up for JSON under a policy that allows no eval: everything else of Monaco stays out. */
export { monaco };

self.MonacoEnvironment = {
  getWorker: (_id, label) => (label === 'json' ? new JsonWorker() : new EditorWorker()),
};

// Monaco knows schemas for the whole page: each belongs to one model and goes with it.
const schemas = new Map<string, object>();

/** Gives a model the schema by which keys are completed and explained; null takes it away. */
export function setSchema(model: string, schema: object | null): void {
  if (schema === null) schemas.delete(model);
  else schemas.set(model, schema);
  jsonDefaults.setDiagnosticsOptions({
    validate: true,
    allowComments: false,
    enableSchemaRequest: false,
    // `check` tells more, and with fixes; here only the grammar is judged.
    schemaValidation: 'ignore',
    schemas: [...schemas].map(([uri, one]) => ({
      uri: `studyhook://schema/${encodeURIComponent(uri)}`,
      fileMatch: [uri],
      schema: one,
    })),
  });
}

const shared = {
  'editorGutter.background': '#00000000',
  'editor.lineHighlightBackground': '#7d8c9614',
  'editor.lineHighlightBorder': '#00000000',
};

monaco.editor.defineTheme('studyhook-light', {
  base: 'vs',
  inherit: true,
  rules: [
    { token: 'string.key.json', foreground: '1f5fae' },
    { token: 'string.value.json', foreground: '0b6b66' },
    { token: 'number.json', foreground: '8a5300' },
    { token: 'keyword.json', foreground: '5b4a9b' },
  ],
  colors: { ...shared, 'editor.background': '#ffffff', 'editorLineNumber.foreground': '#66737d' },
});
monaco.editor.defineTheme('studyhook-dark', {
  base: 'vs-dark',
  inherit: true,
  rules: [
    { token: 'string.key.json', foreground: '8bb8ee' },
    { token: 'string.value.json', foreground: '62c7c0' },
    { token: 'number.json', foreground: 'eab765' },
    { token: 'keyword.json', foreground: 'b9acf0' },
  ],
  colors: { ...shared, 'editor.background': '#1a2127', 'editorLineNumber.foreground': '#8d9aa3' },
});

export function applyTheme(scheme: 'light' | 'dark'): void {
  monaco.editor.setTheme(`studyhook-${scheme}`);
}

/** What every editor of ours has in common. */
export const commonOptions: monaco.editor.IStandaloneEditorConstructionOptions = {
  automaticLayout: true,
  minimap: { enabled: false },
  fontSize: 13,
  lineHeight: 21,
  padding: { top: 10, bottom: 10 },
  lineNumbersMinChars: 3,
  folding: false,
  glyphMargin: false,
  overviewRulerLanes: 0,
  scrollBeyondLastLine: false,
  scrollbar: { alwaysConsumeMouseWheel: false },
  wordWrap: 'on',
  tabSize: 2,
  fixedOverflowWidgets: true,
  stickyScroll: { enabled: false },
  renderLineHighlight: 'line',
  'semanticHighlighting.enabled': false,
};
