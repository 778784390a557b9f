import { IconAlertTriangle, IconChevronDown, IconPlugConnectedX } from '@tabler/icons-react';
import type { Fault } from '../../shared/model/hospital.ts';
import { late } from '../ui/late.tsx';
import { BarButton } from './BarButton.tsx';
import { Hanging } from './Hanging.tsx';
import type { Opening } from './opened.ts';
import { usePlaceNames } from './places.ts';
import { sayEachTrouble, sayTrouble } from './trouble.ts';
import { Waiting } from './Waiting.tsx';

const TroubleMenu = late(async () => (await import('./TroubleMenu.tsx')).TroubleMenu, {
  waiting: <Waiting />,
});

/** Lets destinations fail, and says all the time which of them do. */
export function TroubleButton({
  faults,
  opening,
}: {
  readonly faults: readonly Fault[];
  readonly opening: Opening;
}) {
  const names = usePlaceNames(faults.length > 0);
  const trouble = sayTrouble(faults, names);
  const isOpen = opening.opened?.part === 'trouble';
  const Icon = trouble === null ? IconPlugConnectedX : IconAlertTriangle;
  return (
    <Hanging
      part="trouble"
      title="Make a destination fail"
      width={620}
      opening={opening}
      button={
        <BarButton
          className="demo-trouble-button"
          data-trouble={trouble !== null}
          keepLabel={trouble !== null}
          icon={<Icon size={16} aria-hidden />}
          label={
            trouble === null ? (
              <>
                Make <span className="demo-what">a destination</span>
                <span className="demo-what-short" aria-hidden>
                  one
                </span>{' '}
                fail
              </>
            ) : (
              <>
                <span className="demo-trouble-what">{trouble}</span>
                <span className="demo-trouble-count">{faults.length} in trouble</span>
                <span className="demo-wide">: mend</span>
              </>
            )
          }
          hint={
            trouble === null
              ? 'Show what happens then'
              : `${sayEachTrouble(faults, names)}. Make others fail, or mend them`
          }
          {...(trouble !== null && {
            'aria-label': `${trouble}: mend ${faults.length > 1 ? 'them' : 'it'}, or make others fail`,
          })}
          rightSection={<IconChevronDown size={14} aria-hidden />}
          aria-expanded={isOpen}
          aria-haspopup="dialog"
          onPointerEnter={TroubleMenu.warm}
          onFocus={TroubleMenu.warm}
          onClick={() => {
            if (isOpen) opening.close();
            else opening.open('trouble', 'bar');
          }}
        />
      }
    >
      <TroubleMenu />
    </Hanging>
  );
}
