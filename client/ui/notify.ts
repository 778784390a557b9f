import { notifications } from '@mantine/notifications';

/** A short word on what has happened; goes away by itself. */
export function say(message: string, title?: string): void {
  notifications.show({ message, ...(title !== undefined && { title }), autoClose: 4_000 });
}

/** What went wrong and what to do; stays until it is closed. */
export function complain(message: string, title?: string): void {
  notifications.show({
    message,
    ...(title !== undefined && { title }),
    color: 'red',
    autoClose: false,
  });
}
