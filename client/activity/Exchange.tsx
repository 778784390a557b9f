import type { Answer, SentRequest } from '../../shared/model/delivery.ts';
import { BodyText } from '../ui/BodyText.tsx';
import { sayUnanswered } from './words.ts';

/** What left, as it left; sids and secrets are never kept. */
export function RequestView({
  request,
  number,
}: {
  readonly request: SentRequest | null;
  readonly number: number;
}) {
  return (
    <section aria-label={`Request of try ${number}`}>
      <h3>Request</h3>
      {request === null ? (
        <p className="activity-muted">Nothing was sent.</p>
      ) : (
        <>
          <p className="activity-line">
            <strong>{request.method}</strong> {request.url}
          </p>
          <Headers headers={request.headers} />
          <BodyText
            text={request.body}
            contentType={headerOf(request.headers, 'content-type')}
            label={`request body of try ${number}`}
          />
        </>
      )}
    </section>
  );
}

/** What came back, or why nothing did. */
export function AnswerView({
  answer,
  number,
}: {
  readonly answer: Answer | null;
  readonly number: number;
}) {
  return (
    <section aria-label={`Answer to try ${number}`}>
      <h3>Answer</h3>
      {answer?.kind === 'answered' ? (
        <>
          <p className="activity-line">
            <strong>HTTP {answer.status}</strong>
          </p>
          <Headers headers={answer.headers} />
          <BodyText
            text={answer.body}
            contentType={headerOf(answer.headers, 'content-type')}
            label={`answer body of try ${number}`}
          />
          {answer.truncated && (
            <p className="activity-muted">
              The answer was longer; its first 64 kilobytes are kept.
            </p>
          )}
        </>
      ) : (
        <p className="activity-muted">
          {answer === null ? 'None yet.' : sayUnanswered(answer).text}
        </p>
      )}
    </section>
  );
}

function Headers({ headers }: { readonly headers: Readonly<Record<string, string>> }) {
  const entries = Object.entries(headers);
  if (entries.length === 0) return null;
  return (
    <dl className="activity-headers">
      {entries.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function headerOf(headers: Readonly<Record<string, string>>, wanted: string): string | undefined {
  return Object.entries(headers).find(([name]) => name.toLowerCase() === wanted)?.[1];
}
