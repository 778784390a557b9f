import { benchFrames } from './frames.ts';
import { benchIntake } from './intake.ts';
import { benchMatching } from './matching.ts';
import { benchSizes } from './sizes.ts';

/**
 * `npm run bench`: ratios measured side by side in one run. Absolute figures say more about the machine than about
 * Studyhook.
 */
await benchIntake();
benchMatching();
benchSizes();
await benchFrames();
