import { isUtf8 } from 'node:buffer';
import express, { type RequestHandler } from 'express';
import { findLoss } from '../../shared/model/jsonLoss.ts';
import { bodyProblems } from './faults.ts';
import { Refusal } from './problemDetails.ts';
import { notUtf8 } from './notUtf8.ts';
import { withoutMark } from './withoutMark.ts';
import { wordLoss } from './wordLoss.ts';

/**
 * Reads JSON bodies of at most so many bytes. One that could not be kept as it was written is refused: changed in
 * silence, it would be stored, and sent, as something that nobody wrote.
 */
export function jsonBody(limit: string): RequestHandler {
  return express.json({ limit, verify: refuseLoss });
}

/** Before it is read, because afterwards nobody can tell. What is no JSON at all is for the reading to say. */
function refuseLoss(_req: unknown, _res: unknown, bytes: Buffer, charset: string): void {
  if (charset !== 'utf-8') throw new Refusal(bodyProblems['charset.unsupported']);
  if (!isUtf8(bytes)) throw notUtf8();
  const text = withoutMark(bytes.toString('utf8'));
  const read = reading(text);
  if (!read.isJson) return;
  const title = 'The body cannot be kept as it is';
  if (read.isReserved) {
    const detail = `No field can have the name "${reserved}": give it another, or leave it out.`;
    throw new Refusal({
      status: 422,
      title,
      detail,
      errors: [{ field: reserved, message: 'is no name that a field can have' }],
    });
  }
  const loss = findLoss(text);
  if (loss === null) return;
  const { field, message, detail, line, column } = wordLoss(loss, text);
  throw new Refusal({ status: 422, title, detail, errors: [{ field, message }], line, column });
}

/** JavaScript has a meaning of its own for it, and what checks bodies leaves it out without a word. */
const reserved = '__proto__';

function reading(text: string): { readonly isJson: boolean; readonly isReserved: boolean } {
  let isReserved = false;
  try {
    JSON.parse(text, (name, value: unknown) => {
      isReserved ||= name === reserved;
      return value;
    });
    return { isJson: true, isReserved };
  } catch {
    return { isJson: false, isReserved };
  }
}
