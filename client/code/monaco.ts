import * as monaco from 'monaco-editor/editor';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import 'monaco-editor/features/register.all';
import { jsonDefaults } from 'monaco-editor/languages/features/json/register';
// Loaded later, as the register would, it leaves the first editor of a page without suggestions.
import 'monaco-editor/languages/features/json/jsonMode';
import { TabFocus } from 'monaco-editor/editor/browser/config/tabFocus';
import { StandaloneServices } from 'monaco-editor/editor/standalone/browser/standaloneServices';
import { IStorageService } from 'monaco-editor/platform/storage/common/storage';
import JsonWorker from 'monaco-editor/languages/features/json/json.worker?worker';
import { theme } from '../ui/theme.ts';
import { dark, light } from './themes.ts';

/** The code editor, set up for JSON under a policy that allows no eval: everything else of Monaco stays out. */
export { monaco, TabFocus };

self.MonacoEnvironment = {
  getWorker: (_id, label) => (label === 'json' ? new JsonWorker() : new EditorWorker()),
};

// Names are completed by us: those that have to be given first, and none that is there already.
jsonDefaults.setModeConfiguration({
  ...jsonDefaults.modeConfiguration,
  completionItems: false,
  diagnostics: false,
});

// What a field is stands beside the list from the start; Ctrl+Space hides it.
StandaloneServices.get(IStorageService).store('expandSuggestionDocs', true, 0, 0);

// Monaco knows schemas for the whole page: each belongs to one model and goes with it.
const schemas = new Map<string, object>();

/** Gives a model the schema by which names are explained; null takes it away. */
export function setSchema(model: string, schema: object | null): void {
  if (schema === null) schemas.delete(model);
  else schemas.set(model, schema);
  jsonDefaults.setDiagnosticsOptions({
    // `check` and `readText` tell more, in our words and with fixes.
    validate: false,
    allowComments: false,
    enableSchemaRequest: false,
    schemas: [...schemas].map(([uri, one]) => ({
      uri: `studyhook://schema/${encodeURIComponent(uri)}`,
      fileMatch: [uri],
      schema: one,
    })),
  });
}

monaco.editor.defineTheme('studyhook-light', light);
monaco.editor.defineTheme('studyhook-dark', dark);

export function applyTheme(scheme: 'light' | 'dark'): void {
  monaco.editor.setTheme(`studyhook-${scheme}`);
}

/** What every editor of ours has in common. */
export const commonOptions: monaco.editor.IStandaloneEditorConstructionOptions = {
  automaticLayout: true,
  minimap: { enabled: false },
  ...(theme.fontFamilyMonospace !== undefined && { fontFamily: theme.fontFamilyMonospace }),
  fontSize: 13.5,
  lineHeight: 21,
  padding: { top: 10, bottom: 10 },
  lineNumbersMinChars: 3,
  folding: false,
  glyphMargin: false,
  overviewRulerLanes: 0,
  scrollBeyondLastLine: false,
  scrollbar: { alwaysConsumeMouseWheel: false, verticalScrollbarSize: 10 },
  links: false,
  wordWrap: 'on',
  wrappingIndent: 'indent',
  tabSize: 2,
  fixedOverflowWidgets: true,
  stickyScroll: { enabled: false },
  renderLineHighlight: 'line',
  'semanticHighlighting.enabled': false,
};
