import type { Catalogue } from '../catalogue.ts';
import { commands } from './ambra/commands.ts';
import { vocabulary } from './ambra/vocabulary.ts';

export const ambra: Catalogue = { ...vocabulary, commands };
