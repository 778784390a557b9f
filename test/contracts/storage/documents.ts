import { describe, expect, it } from 'vitest';
import type { Place } from '../storage.ts';
import { rule, shared, withPlace } from './samples.ts';

export function describeDocuments(newPlace: () => Promise<Place>): void {
  describe('documents', () => {
    const storage = shared(newPlace);

    it('finds what was written after it is opened again, and not what was removed', async () => {
      await withPlace(newPlace, async (reopen) => {
        const { rules, settings } = (await reopen()).documents;
        const kept = {
          id: 'settings',
          revision: 1,
          timeZone: 'Europe/Vienna',
          keepDays: 30,
        } as const;
        await settings.update('settings', () => kept);
        await rules.update('kept', () => rule('kept', { name: 'Überweisung' }));
        await rules.update('gone', () => rule('gone'));
        await rules.update('gone', () => undefined);

        const again = (await reopen()).documents;
        expect(again.settings.get('settings')).toEqual(kept);
        expect(again.rules.all()).toEqual([rule('kept', { name: 'Überweisung' })]);
        expect(again.rules.get('gone')).toBeUndefined();
      });
    });

    it('lets every one of many changes at once see the one before it', async () => {
      const { rules } = storage().documents;
      const change = () =>
        rules.update('counted', (now) => rule('counted', { revision: (now?.revision ?? 0) + 1 }));
      await Promise.all(Array.from({ length: 25 }, change));
      expect(rules.get('counted')?.revision).toBe(25);
    });

    it('leaves everything as it was when a change throws, and goes on with the next', async () => {
      const { rules } = storage().documents;
      await rules.update('stubborn', () => rule('stubborn', { name: 'before' }));
      const refused = rules.update('stubborn', () => {
        throw new Error('an edit of an older revision');
      });
      const after = rules.update('stubborn', (now) => now && { ...now, revision: 2 });
      await expect(refused).rejects.toThrow('an edit of an older revision');
      await expect(after).resolves.toMatchObject({ name: 'before', revision: 2 });
    });

    it('removes a document for which the change answers nothing', async () => {
      const { rules } = storage().documents;
      await rules.update('brief', () => rule('brief'));
      await expect(rules.update('brief', () => undefined)).resolves.toBeUndefined();
      expect(rules.all().map(({ id }) => id)).not.toContain('brief');
    });

    it('gives the very same document back while nothing changes it', async () => {
      const { rules } = storage().documents;
      const written = await rules.update('same', () => rule('same'));
      await expect(rules.update('same', (now) => now)).resolves.toBe(written);
      expect(rules.get('same')).toBe(written);
    });

    it.each(['../escape', 'a/b', '', 'CON.', 'x'.repeat(101)])(
      'refuses %j as an id, because it cannot name a document safely',
      async (id) => {
        const { rules } = storage().documents;
        await expect(rules.update(id, () => rule(id))).rejects.toThrow('cannot be the id');
        expect(rules.get(id)).toBeUndefined();
      },
    );

    it('refuses what it could not read again', async () => {
      const { rules } = storage().documents;
      await expect(rules.update('bad', () => rule('bad', { name: '' }))).rejects.toThrow('name');
      expect(rules.get('bad')).toBeUndefined();
    });
  });
}
