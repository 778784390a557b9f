import type { Together } from '../api/together.ts';
import { isOver } from './isOver.ts';

/** What came of running several calls again, and what to do about those that could not be. */
export function sayRunAgain({ done, refused }: Together): string {
  const over = refused.filter(isOver).length;
  const others = refused.length - over;
  return [
    done === 1 && 'One call goes out again, as a new delivery.',
    done > 1 && `${done} calls go out again, as new deliveries.`,
    over > 0 &&
      `${many(over)} not be: ${over === 1 ? 'its rule is' : 'their rules are'} switched off or ${over === 1 ? 'was' : 'were'} published without ${over === 1 ? 'it' : 'them'}. Run ${over === 1 ? 'it' : 'them'} again with what ran then.`,
    others > 0 && `${many(others)} not be: ${refused.find((one) => !isOver(one))?.message ?? ''}`,
  ]
    .filter((words) => words !== false)
    .join(' ');
}

function many(count: number): string {
  return count === 1 ? 'One could' : `${count} could`;
}
