import { Anchor, ThemeIcon, Title } from '@mantine/core';
import { IconRoute } from '@tabler/icons-react';
import { Beginnings } from './Beginnings.tsx';

/** In place of the list while there is no rule: what a rule is, and how to begin. */
export function RulesEmpty({ onImport }: { readonly onImport: () => void }) {
  return (
    <section className="rules-empty" aria-labelledby="rules-empty-title">
      <ThemeIcon size={64} radius="xl" variant="light">
        <IconRoute size={32} aria-hidden />
      </ThemeIcon>
      <Title order={2} size="h3" id="rules-empty-title">
        Draw your first rule
      </Title>
      <p>
        A rule waits for something to happen, looks whether it matters, and then calls the platform:
        when a study arrives, only if it is a CT, then push it to the reading station.
      </p>
      <Beginnings />
      <p>
        Do you have webhooks on the platform already?{' '}
        <Anchor component="button" type="button" onClick={onImport} inherit>
          Import them
        </Anchor>
      </p>
    </section>
  );
}
