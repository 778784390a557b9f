import { useQuery } from '@tanstack/react-query';
import type { EventAnswer } from '../../shared/model/answers/journal.ts';
import { arrivedEventQuery } from '../api/demo.ts';
import { eventQuery } from '../api/journal.ts';

/** The journal's story of an event that was just sent; it keeps up by itself. */
export function useArrived(id: string | null): EventAnswer | undefined {
  const key = useQuery({ ...arrivedEventQuery(id ?? ''), enabled: id !== null }).data ?? null;
  return useQuery({ ...eventQuery(key ?? 0), enabled: key !== null }).data;
}
