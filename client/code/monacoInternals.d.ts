/** The little of Monaco that we need and that it publishes no types for. */
declare module 'monaco-editor/platform/storage/common/storage' {
  /** Scope 0 is the profile, target 0 the user; it lives in memory. */
  interface IStorageService {
    store(key: string, value: boolean, scope: number, target: number): void;
  }
  export const IStorageService: { readonly service: IStorageService };
}

declare module 'monaco-editor/editor/standalone/browser/standaloneServices' {
  export const StandaloneServices: {
    get<Service>(id: { readonly service: Service }): Service;
  };
}

declare module 'monaco-editor/editor/browser/config/tabFocus' {
  /** Whether Tab moves the focus, in all editors of the page. */
  export const TabFocus: {
    getTabFocusMode(): boolean;
    onDidChangeTabFocus(listener: () => void): { dispose(): void };
  };
}
