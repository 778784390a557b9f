import { isUnfetched } from '../ui/fetching.ts';

export interface ErrorWords {
  readonly title: string;
  readonly text: string;
  /** The page is older than the server: reloading mends it. */
  readonly isOutdated: boolean;
}

/** A failed page in words. Parts of the page that are no longer there mean that a new version was installed. */
export function wordsOfError(error: Error): ErrorWords {
  if (isUnfetched(error)) {
    return {
      title: 'This part of the page could not be fetched',
      text: 'Studyhook may have been updated since you opened it, or the connection was interrupted. Reload the page to go on.',
      isOutdated: true,
    };
  }
  return {
    title: 'Something went wrong on this page',
    text: 'It is our mistake, not yours. What was saved is safe, and rules keep running. Reload the page; if it happens again, tell whoever looks after Studyhook.',
    isOutdated: false,
  };
}
