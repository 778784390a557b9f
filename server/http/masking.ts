import type { Request } from 'express';
import { isPhi, type Catalogue } from '../../shared/catalogue.ts';
import { hidden, maskData, maskParameters } from '../../shared/catalogue/mask.ts';
import type {
  DeliverySummary,
  EventAnswer,
  MatchAnswer,
  Story,
  Substitution,
  Why,
} from '../../shared/model/answers/journal.ts';
import type { Answer, Attempt, SentRequest } from '../../shared/model/delivery.ts';
import type { PlatformEvent } from '../../shared/model/event.ts';
import type { ReceivedCall } from '../../shared/model/hospital.ts';
import type { JsonObject } from '../../shared/model/json.ts';
import { maskReason } from './maskReason.ts';
import { Refusal } from './problemDetails.ts';
import type { Shown } from './route.ts';

/** What people see who may look after Studyhook, but not see whom a study is of (DESIGN, decision 22). */

const masked = new WeakSet<Request>();

/** From here on the request is answered without patients' values. */
export function maskFor(req: Request): void {
  masked.add(req);
}

export function isMasked(req: Request): boolean {
  return masked.has(req);
}

/** They may look; what changes anything, or could send a value elsewhere, is for those who may see it. */
export function mayNotChange(req: Request): Refusal | null {
  if (!isMasked(req) || req.method === 'GET' || req.method === 'HEAD') return null;
  return forbidden(
    'This sign-in may look, and change nothing. Sign in with ACCESS_TOKEN for that.',
  );
}

/** A search that finds something tells what is in it. */
export function mayNotSearch(req: Request, search: string | undefined): Refusal | null {
  if (!isMasked(req) || !search) return null;
  return forbidden(
    'Searching looks into what is hidden from this sign-in. Filter by rule, event, state or time instead.',
  );
}

function forbidden(detail: string): Refusal {
  return new Refusal({ status: 403, title: 'Patients’ values are hidden from you', detail });
}

export function maskEvent(catalogue: Catalogue, answer: Shown<EventAnswer>): Shown<EventAnswer> {
  return {
    ...answer,
    event: withoutPatient(catalogue, answer.event),
    deliveries: maskDeliveries(catalogue, answer.deliveries),
    followed: maskDeliveries(catalogue, answer.followed),
  };
}

export function maskStory(catalogue: Catalogue, story: Shown<Story>): Shown<Story> {
  return {
    ...story,
    delivery: maskDelivery(catalogue, story.delivery),
    event: withoutPatient(catalogue, story.event),
    attempts: story.attempts.map((attempt) => maskAttempt(catalogue, attempt)),
    ledBy: story.ledBy && maskDelivery(catalogue, story.ledBy),
    led: maskDeliveries(catalogue, story.led),
    repeatedBy: maskDeliveries(catalogue, story.repeatedBy),
    match: maskMatch(catalogue, story.match),
    substitution: maskSubstitution(catalogue, story.substitution),
  };
}

export function maskWhy(catalogue: Catalogue, why: Shown<Why>): Shown<Why> {
  return {
    ...why,
    decisions: why.decisions.map(({ match, claim, substitution, note, deliveries, ...rest }) => ({
      ...rest,
      match: maskMatch(catalogue, match),
      deliveries: maskDeliveries(catalogue, deliveries),
      ...(note !== undefined && { note: maskReason(catalogue, note) }),
      ...(claim && { claim: maskClaim(claim) }),
      ...(substitution && { substitution: maskSubstitution(catalogue, substitution) }),
    })),
  };
}

/** The study's uuid is a name of the platform's; its study uid and accession number are the patient's. */
export function maskClaim<Claim extends { readonly subject: string }>(claim: Claim): Claim {
  const isUuid = /^study:/.test(claim.subject);
  return isUuid ? claim : { ...claim, subject: claim.subject.replace(/:.*$/s, `:${hidden}`) };
}

/** Why a delivery stands as it does may quote what the other side calls its error. */
export function maskDeliveries<One extends Shown<DeliverySummary>>(
  catalogue: Catalogue,
  deliveries: readonly One[],
): One[] {
  return deliveries.map((one) => maskDelivery(catalogue, one));
}

function maskDelivery<One extends Shown<DeliverySummary>>(
  catalogue: Catalogue,
  delivery: One,
): One {
  const { reason } = delivery;
  return { ...delivery, reason: reason && maskReason(catalogue, reason) };
}

/** The hospital is invented, but it keeps and is told what was posted to us. */
export function maskStudy(catalogue: Catalogue, study: JsonObject): JsonObject {
  return { ...maskData(catalogue, { study })['study'] } as JsonObject;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Which values of a call came from an event, the hospital cannot know; uuids are names of its own. */
export function maskCall({ parameters, ...call }: ReceivedCall): ReceivedCall {
  const isOpen = (value: unknown) => typeof value === 'string' && uuid.test(value);
  const masked = Object.entries(parameters).map(([name, value]) => [
    name,
    isOpen(value) ? value : hidden,
  ]);
  return { ...call, parameters: Object.fromEntries(masked) as JsonObject };
}

function withoutPatient(catalogue: Catalogue, event: Shown<PlatformEvent>): Shown<PlatformEvent> {
  return { ...event, data: maskData(catalogue, event.data) };
}

type Reason = Shown<MatchAnswer>['reasons'][number];

function maskMatch(
  catalogue: Catalogue,
  { matches, reasons }: Shown<MatchAnswer>,
): Shown<MatchAnswer> {
  return {
    matches,
    reasons: reasons.map((reason) => (isOpen(catalogue, reason) ? reason : withoutValue(reason))),
  };
}

/** As in the event itself: what the catalogue knows not to be a patient's may be seen, unless it is nested. */
function isOpen(catalogue: Catalogue, { field, actual = '' }: Reason): boolean {
  return field !== undefined && !isPhi(catalogue, field) && !/^[[{]/.test(actual);
}

function withoutValue({ actual, ...reason }: Reason): Reason {
  return {
    ...reason,
    text: reason.masked,
    ...(actual !== undefined && { actual: hidden }),
  };
}

function maskSubstitution(
  catalogue: Catalogue,
  substitution: Shown<Substitution>,
): Shown<Substitution> {
  if (substitution.kind !== 'ready') return substitution;
  const { parameters, from } = substitution;
  return { ...substitution, parameters: maskParameters(catalogue, parameters, from) };
}

function maskAttempt(catalogue: Catalogue, attempt: Shown<Attempt>): Shown<Attempt> {
  const { request, answer, verdict } = attempt;
  return {
    ...attempt,
    verdict: verdict && { ...verdict, why: maskReason(catalogue, verdict.why) },
    request: request && maskRequest(request),
    answer: answer && maskAnswer(answer),
  };
}

function maskRequest({ method, url, headers, body }: Shown<SentRequest>): Shown<SentRequest> {
  const [address = ''] = url.split('?');
  return {
    method,
    url: address === url ? url : `${address}?${hidden}`,
    headers: maskHeaders(headers),
    body: body && hidden,
  };
}

function maskAnswer(answer: Shown<Answer>): Shown<Answer> {
  if (answer.kind !== 'answered') return answer;
  return { ...answer, headers: maskHeaders(answer.headers), body: answer.body && hidden };
}

/** Some are of those who made the webhook, some may come from an event, and here nobody can tell them apart. */
function maskHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.keys(headers).map((name) => [name, hidden]));
}
