/** What browsers say when a part of the page cannot be fetched; each has words of its own. */
const words =
  /dynamically imported module|importing a module script|unable to preload css|error loading chunk/i;

/** Whether a part of the page was not there to fetch: the connection is interrupted, or a new version was installed. */
export function isUnfetched(error: unknown): boolean {
  return error instanceof Error && words.test(error.message);
}

const waitsMs = [500, 1_000, 2_000, 4_000];

/** Fetches a part of the page, again and again for some seconds: a server that starts anew is back by then. */
export async function fetchPart<Part>(load: () => Promise<Part>, waits = waitsMs): Promise<Part> {
  const [wait, ...others] = waits;
  try {
    await refetchStyles();
    return await load();
  } catch (error) {
    if (wait === undefined || !isUnfetched(error)) throw error;
    await new Promise((resolve) => setTimeout(resolve, wait));
    return fetchPart(load, others);
  }
}

/** Stylesheets that failed. The bundler asks for each once only, and then the part would come without its looks. */
const failed = new Set<HTMLLinkElement>();

/** Minds from now on which stylesheets fail. */
export function watchStyles(): void {
  const hear = ({ target }: Event): void => {
    if (target instanceof HTMLLinkElement && target.rel === 'stylesheet') failed.add(target);
  };
  document.addEventListener('error', hear, true);
}

async function refetchStyles(): Promise<void> {
  await Promise.all([...failed].map(refetch));
}

/** Rejects as the bundler does. */
function refetch(link: HTMLLinkElement): Promise<void> {
  const anew = link.cloneNode() as HTMLLinkElement;
  failed.delete(link);
  return new Promise((resolve, reject) => {
    anew.addEventListener('load', () => {
      resolve();
    });
    anew.addEventListener('error', () => {
      reject(new Error(`Unable to preload CSS for ${anew.href}`));
    });
    link.replaceWith(anew);
  });
}
