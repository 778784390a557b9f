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
  const loss = isJson(text) ? findLoss(text) : null;
  if (loss === null) return;
  const { field, message, detail, line, column } = wordLoss(loss, text);
  const title = 'The body cannot be kept as it is';
  throw new Refusal({ status: 422, title, detail, errors: [{ field, message }], line, column });
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
