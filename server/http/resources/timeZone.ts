import { z } from 'zod';
import { isTimeZone } from '../../../shared/authoring/schedule.ts';

export const timeZoneSchema = z
  .string()
  .max(100)
  .refine(isTimeZone, 'has to be the name of a time zone, such as Europe/Vienna');
