import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { doubtLive, hasGone } from './live.ts';
import { ApiError } from './request.ts';

/** Server data. It is fresh until the live stream says otherwise, so nothing is asked again for its own sake. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: listen }),
    mutationCache: new MutationCache({ onError: listen }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        // The demo runs on this machine: it is there without any network.
        networkMode: 'always',
        refetchOnWindowFocus: (query) => !hasGone(query),
        retry: (count, error) => count < 2 && isWorthAnotherTry(error),
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}

function isWorthAnotherTry(error: Error): boolean {
  return error instanceof ApiError && (error.status === 0 || error.status >= 502);
}

/** Where nobody answers, no news can come either. */
function listen(error: Error): void {
  if (error instanceof ApiError && error.isSilence) doubtLive();
}
