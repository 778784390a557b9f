import { Skeleton } from '@mantine/core';

/** Rows to come, as high as they will be. */
export function RowSkeletons({ label }: { readonly label: string }) {
  return (
    <div className="activity-list" role="status" aria-label={label}>
      {[0, 1, 2, 3, 4, 5].map((row) => (
        <div key={row} className="activity-item activity-skeleton" aria-hidden>
          <Skeleton height={24} width={100} radius="xl" />
          <Skeleton height={16} width="60%" />
          <Skeleton height={16} width="70%" />
        </div>
      ))}
    </div>
  );
}
