import { useAbout } from './useAbout.ts';

/** Whose event it is, and which; two lines whatever is known, so that nothing moves when it comes. */
export function AboutText({
  eventKey,
  wanted,
  event,
}: {
  readonly eventKey: number;
  /** It is asked for once this is true. */
  readonly wanted: boolean;
  /** The event's label, where it is to be said here. */
  readonly event?: string;
}) {
  const about = useAbout(eventKey, wanted);
  const second = [event, about?.detail].filter(Boolean).join(' · ');
  return (
    <>
      <span className="activity-first">
        <span>{about?.title ?? (about === null ? event : '\u00a0')}</span>{' '}
        {about && about.accession !== '' && (
          <span className="activity-accession">{about.accession}</span>
        )}
      </span>
      <span className="activity-second">{about === null ? '\u00a0' : second || '\u00a0'}</span>
    </>
  );
}
