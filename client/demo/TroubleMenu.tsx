import { Button, SegmentedControl } from '@mantine/core';
import { IconHeartbeat } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import type { FaultMode } from '../../shared/model/hospital.ts';
import { demoQuery, useFault } from '../api/demo.ts';
import { rulesQuery, runningQuery } from '../api/rules.ts';
import { complain } from '../ui/notify.ts';
import { Failed, Loading } from '../ui/PageState.tsx';
import { useDestinations } from './places.ts';
import { SendWaiting } from './SendWaiting.tsx';
import { commonModes, modeNames, placesOf, type Place } from './trouble.ts';

/** How each destination fares: as it should, or not. */
export function TroubleMenu() {
  const menu = useRef<HTMLDivElement>(null);
  // What it consists of comes later; the focus waits here for it.
  useEffect(() => {
    menu.current?.focus();
  }, []);
  return (
    <div ref={menu} className="demo-trouble" tabIndex={-1} data-autofocus>
      <Places />
    </div>
  );
}

function Places() {
  const destinations = useDestinations(true);
  const demo = useQuery(demoQuery).data;
  const running = useQuery(runningQuery);
  const rules = useQuery(rulesQuery).data;
  const fault = useFault();
  const places = useMemo(
    () => placesOf(destinations.data ?? [], demo?.faults ?? [], running.data ?? [], rules ?? []),
    [destinations.data, demo, running.data, rules],
  );
  const set = (destination: string, mode: FaultMode): void => {
    fault.mutate(
      { destination, mode },
      {
        onError: ({ message }) => {
          complain(message, 'The hospital did not do as asked');
        },
      },
    );
  };
  if (destinations.error && places.length === 0) return <Failed error={destinations.error} />;
  if (destinations.isLoading || running.isLoading)
    return <Loading label="Loading the destinations…" />;
  const faults = demo?.faults ?? [];
  return (
    <>
      <p className="demo-trouble-hint">
        <b>Slow</b> answers after 5 seconds, <b>flaky</b> fails every other time, <b>failing</b>{' '}
        fails every time. It stays so until you set it back.
      </p>
      <ul>
        {places.map((place) => (
          <PlaceRow key={place.uuid} place={place} onChange={set} />
        ))}
      </ul>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconHeartbeat size={16} aria-hidden />}
        disabled={faults.length === 0}
        onClick={() => {
          for (const { destination } of faults) set(destination, 'ok');
        }}
      >
        All back to normal
      </Button>
      {faults.length === 0 && <SendWaiting />}
    </>
  );
}

function PlaceRow({
  place: { uuid, name, mode, rules },
  onChange,
}: {
  readonly place: Place;
  readonly onChange: (uuid: string, mode: FaultMode) => void;
}) {
  const isCommon = commonModes.some((one) => one === mode);
  const modes: readonly FaultMode[] = isCommon ? commonModes : [...commonModes, mode];
  return (
    <li className="demo-place" data-trouble={mode !== 'ok'}>
      <div>
        <p className="demo-place-name">{name}</p>
        <p className="demo-place-rules">
          {rules.length === 0 ? 'No rule sends there now' : `Used by: ${rules.join('; ')}`}
        </p>
      </div>
      <SegmentedControl
        size="xs"
        aria-label={name}
        value={mode}
        data={modes.map((value) => ({ value, label: modeNames[value] }))}
        onChange={(value) => {
          const chosen = modes.find((one) => one === value);
          if (chosen) onChange(uuid, chosen);
        }}
      />
    </li>
  );
}
