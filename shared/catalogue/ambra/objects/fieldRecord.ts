import type { CatalogueField } from '../../../catalogue.ts';
import { humanise } from '../humanise.ts';

/** A field as the data files write it: a label only where the name itself does not make a good one. */
export type FieldRecord = Omit<CatalogueField, 'label'> & { readonly label?: string };

export function withLabels(records: readonly FieldRecord[]): CatalogueField[] {
  return records.map((record) => ({ ...record, label: record.label ?? humanise(record.name) }));
}

/** A deleted study is described in the words used for a living one. */
export function describedAs(
  records: readonly FieldRecord[],
  likes: readonly CatalogueField[],
): CatalogueField[] {
  const byName = new Map(likes.map((like) => [like.name, like]));
  return withLabels(
    records.map((record) => {
      const like = byName.get(record.name);
      return like === undefined ? record : { ...like, ...record };
    }),
  );
}
