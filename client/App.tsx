import { StatusPage } from './status/StatusPage.tsx';

export function App() {
  return (
    <>
      <header className="masthead">
        <img src="/favicon.svg" alt="" width="32" height="32" />
        <h1>Studyhook</h1>
        <p>When this happens, only if, then do.</p>
      </header>
      <main>
        <StatusPage />
      </main>
      <footer>
        <a href="/api/openapi.json">API description (OpenAPI)</a>
        <span>New here? The README has a short tour.</span>
      </footer>
    </>
  );
}
