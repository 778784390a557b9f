import { Skeleton, Stack } from '@mantine/core';

/** The editor's frame while the rule is on its way, so that nothing jumps when it comes. */
export function EditorWaiting() {
  return (
    <div className="editor editor-waiting" role="status" aria-label="Opening the rule…">
      <div className="editor-header">
        <Skeleton h={20} w={300} maw="40%" />
        <Skeleton h={34} w={90} ms="auto" />
      </div>
      <Stack className="editor-palette" gap="md">
        {[0, 1, 2, 3, 4, 5, 6].map((row) => (
          <Skeleton key={row} h={28} />
        ))}
      </Stack>
      <div className="editor-canvas" />
      <div className="editor-sentence tell-bar" />
      <Stack className="editor-side" gap="md">
        <Skeleton h={24} w="60%" />
        <Skeleton h={80} />
        <Skeleton h={80} />
      </Stack>
    </div>
  );
}
