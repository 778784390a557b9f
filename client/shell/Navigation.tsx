import { IconActivity, IconPlugConnected, IconRoute } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';

/** Where one can go. */
export function Navigation() {
  return (
    <>
      <Link href="/rules" className="shell-brand" aria-label="Studyhook">
        <img src="/favicon.svg" alt="" width={26} height={26} />
        <span>Studyhook</span>
      </Link>
      <nav className="shell-nav" aria-label="Pages">
        <Place to="/rules" icon={<IconRoute size={18} aria-hidden />}>
          Rules
        </Place>
        <Place to="/activity" icon={<IconActivity size={18} aria-hidden />}>
          Activity
        </Place>
        <Place to="/connections" icon={<IconPlugConnected size={18} aria-hidden />}>
          Connections
        </Place>
      </nav>
    </>
  );
}

function Place({
  to,
  icon,
  children,
}: {
  readonly to: string;
  readonly icon: ReactNode;
  readonly children: ReactNode;
}) {
  const [path] = useLocation();
  const isHere = path === to;
  const isWithin = path.startsWith(`${to}/`);
  return (
    <Link
      href={to}
      className={`shell-place${isHere || isWithin ? ' shell-place-here' : ''}`}
      {...(isHere && { 'aria-current': 'page' as const })}
      {...(isWithin && { 'aria-current': true })}
    >
      {icon}
      <span>{children}</span>
    </Link>
  );
}
