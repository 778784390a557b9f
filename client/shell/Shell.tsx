import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { rulesQuery } from '../api/rules.ts';
import { statusQuery } from '../api/journal.ts';
import { useRemembered } from '../ui/remembered.ts';
import { DemoToggle } from './DemoToggle.tsx';
import { LiveDot } from './LiveDot.tsx';
import { LostBanner } from './LostBanner.tsx';
import { MaskedNote } from './MaskedNote.tsx';
import { Navigation } from './Navigation.tsx';
import { PaletteButton } from './PaletteButton.tsx';
import { PausedBanner } from './PausedBanner.tsx';
import { pageTitle } from './pageTitle.ts';
import './shell.css';
import './overlays.css';
import { ThemeMenu } from './ThemeMenu.tsx';
import { usePageFocus } from './usePageFocus.ts';
import { useScrollBack } from './useScrollBack.ts';

/** What stands around every page. The page fills what is left of the window and scrolls by itself. */
export function Shell({
  demoBar,
  children,
}: {
  readonly demoBar: ReactNode;
  readonly children: ReactNode;
}) {
  const [path] = useLocation();
  const main = useRef<HTMLElement>(null);
  const isDemo = useQuery(statusQuery).data?.demo != null;
  const [demoShown, showDemo] = useRemembered('studyhook.demoBar', true);
  usePageFocus(path, main);
  useScrollBack(path, main);
  return (
    <div className="shell">
      <a
        className="shell-skip"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        Skip to the page
      </a>
      <header className="shell-top">
        <Navigation />
        <div className="shell-tools">
          {isDemo && (
            <DemoToggle
              shown={demoShown}
              onToggle={() => {
                showDemo(!demoShown);
              }}
            />
          )}
          <MaskedNote />
          <PaletteButton />
          <ThemeMenu />
          <LiveDot />
        </div>
      </header>
      {isDemo && (
        <section id="demo-bar" aria-label="Demo" hidden={!demoShown}>
          {demoBar}
        </section>
      )}
      <LostBanner />
      <PausedBanner />
      <main id="main" className="shell-main" ref={main} tabIndex={-1}>
        {children}
      </main>
      <PageName path={path} />
    </div>
  );
}

/** The tab's title, also told to screen readers when it changes. */
function PageName({ path }: { readonly path: string }) {
  const rules = useQuery(rulesQuery).data;
  const title = pageTitle(path, rules ?? []);
  const [first] = useState(path);
  useEffect(() => {
    document.title = `${title} · Studyhook`;
  }, [title]);
  return (
    <div className="visually-hidden" role="status">
      {path === first ? '' : title}
    </div>
  );
}
