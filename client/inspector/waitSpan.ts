/** Units in which people wait, and their length in seconds. */
export const waitUnits = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 } as const;
export type WaitUnit = keyof typeof waitUnits;

/** The largest unit in which a wait is a whole number; nothing yet is thought of in minutes. */
export function unitOf(seconds: number): WaitUnit {
  if (seconds === 0) return 'minutes';
  const fits = (['days', 'hours', 'minutes'] as const).find(
    (unit) => seconds % waitUnits[unit] === 0,
  );
  return fits ?? 'seconds';
}

/** The seconds of an amount that somebody typed; null where it is no amount of time. */
export function secondsOf(text: string, unit: WaitUnit): number | null {
  const number = Number(text.trim().replace(',', '.'));
  if (text.trim() === '' || !Number.isFinite(number) || number < 0) return null;
  const seconds = Math.round(number * waitUnits[unit]);
  return Number.isSafeInteger(seconds) ? seconds : null;
}

/** Whether a wait can be told in this unit: 1.5 hours can, 0.0167 hours cannot. */
export function readsWell(seconds: number, unit: WaitUnit): boolean {
  return (seconds * 100) % waitUnits[unit] === 0;
}
