import { Refusal } from './problemDetails.ts';

export function notAnEvent(detail: string, field: string, message: string): Refusal {
  return new Refusal({
    status: 400,
    title: 'This is not an event yet',
    detail,
    errors: [{ field, message }],
  });
}
