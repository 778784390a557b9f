import { notifications } from '@mantine/notifications';

/** A short word on what has happened; goes away by itself. */
export function say(message: string, title?: string): void {
  notifications.show({ message, ...(title !== undefined && { title }), autoClose: 4_000 });
}

/** What has not gone well and is looked after by itself: it takes longer to read, and goes away like any other word. */
export function warn(message: string, title: string): void {
  notifications.show({ message, title, color: 'red', autoClose: 10_000 });
}

/** What went wrong and what to do; stays until it is closed. One with an id takes the place of its earlier one. */
export function complain(message: string, title?: string, id?: string): void {
  const complaint = {
    message,
    ...(title !== undefined && { title }),
    color: 'red',
    autoClose: false,
  } as const;
  if (id === undefined) {
    notifications.show(complaint);
    return;
  }
  notifications.update({ id, ...complaint });
  notifications.show({ id, ...complaint });
}

/** What was complained of has come right: the complaint, where it still stands, says so and goes away by itself. */
export function settle(id: string, message: string, title: string): void {
  notifications.update({ id, title, message, color: 'accent', autoClose: 4_000 });
}

/** Takes a complaint back that is told elsewhere from now on. */
export function drop(id: string): void {
  notifications.hide(id);
}
