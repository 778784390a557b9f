import { Notifications } from '@mantine/notifications';
import '@mantine/core/styles/Notification.css';
import '@mantine/notifications/styles.css';
import './notices.css';

/** Draws the notes that `client/ui/notify.ts` and others leave. */
export function Notices() {
  // Below dialogs: what they ask comes first, and stays within reach.
  return <Notifications position="bottom-center" notificationMaxHeight={420} zIndex={190} />;
}
