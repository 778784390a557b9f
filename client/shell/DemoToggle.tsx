import { Button } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconFlask } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { demoQuery } from '../api/demo.ts';

/** Shows the demo bar or puts it away; while it is away, a mark tells that something goes on there. */
export function DemoToggle({
  shown,
  onToggle,
}: {
  readonly shown: boolean;
  readonly onToggle: () => void;
}) {
  const demo = useQuery(demoQuery).data;
  const trouble = demo?.faults.length ?? 0;
  const isBusy = demo?.stream.running === true;
  const words = [
    ...(isBusy ? ['the stream runs'] : []),
    ...(trouble > 0 ? ['a destination is in trouble'] : []),
  ].join(', ');
  const isMarked = !shown && words !== '';
  const Chevron = shown ? IconChevronUp : IconChevronDown;
  return (
    <Button
      className="shell-demo"
      size="compact-sm"
      variant="subtle"
      color="gray"
      leftSection={<IconFlask size={16} aria-hidden />}
      rightSection={<Chevron size={14} aria-hidden />}
      title={isMarked ? `In the demo ${words}` : shown ? 'Hide the demo bar' : 'Show the demo bar'}
      aria-expanded={shown}
      aria-controls="demo-bar"
      {...(isMarked && { 'aria-label': `Demo: ${words}` })}
      onClick={onToggle}
    >
      Demo
      {isMarked && <span className="shell-demo-mark" data-trouble={trouble > 0} aria-hidden />}
    </Button>
  );
}
