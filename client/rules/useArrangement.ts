import { useSearchParams } from 'wouter';
import { filters, orders, type Arrangement } from './arrange.ts';

/** What of the rules is shown; it is in the address, so that Back and a copied link bring it again. */
export function useArrangement(): [Arrangement, (change: Partial<Arrangement>) => void] {
  const [params, setParams] = useSearchParams();
  const arrangement: Arrangement = {
    search: params.get('search') ?? '',
    filter: filters.find((one) => one === params.get('show')) ?? 'all',
    order: orders.find((one) => one === params.get('sort')) ?? 'name',
  };
  return [
    arrangement,
    (change) => {
      setParams(
        (now) => {
          const { search, filter, order } = { ...arrangement, ...change };
          const changed = new URLSearchParams(now);
          put(changed, 'search', search, '');
          put(changed, 'show', filter, 'all');
          put(changed, 'sort', order, 'name');
          return changed;
        },
        { replace: true },
      );
    },
  ];
}

function put(params: URLSearchParams, name: string, value: string, usual: string): void {
  if (value === usual) params.delete(name);
  else params.set(name, value);
}
