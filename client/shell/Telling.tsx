import { useNotifications } from '@mantine/notifications';
import { useEffect, useState } from 'react';
import { whenIdle } from '../ui/idle.ts';
import { late } from '../ui/late.tsx';

const Notices = late(async () => (await import('./Notices.tsx')).Notices, {
  told: 'over',
  plain: true,
});

/** Where notes are told. What draws them is fetched once the page is there, or with the first note: none is lost. */
export function Telling() {
  const [isThere, setThere] = useState(false);
  const isNeeded = useNotifications().notifications.length > 0;
  useEffect(() => whenIdle(() => void Notices.fetched().then(setThere)), []);
  return isThere || isNeeded ? <Notices /> : null;
}
