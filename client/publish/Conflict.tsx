import { Button, Group, SegmentedControl, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { compile } from '../../shared/authoring/compile.ts';
import type { RuleAnswer } from '../../shared/model/answers/rules.ts';
import { checkContext } from '../draft/analyst.ts';
import type { Document } from '../draft/store.ts';
import { useDraft, useSurroundings } from '../draft/Workbench.tsx';
import { Ago } from '../ui/Ago.tsx';
import type { Autosave } from './autosave.ts';
import type { Compiled } from '../../shared/authoring/callTitles.ts';
import { ChangeList, SideBySide, type Diff } from './ChangeList.tsx';
import { documentOf } from './saving.ts';
import { useChanges } from './useChanges.ts';
import { Dialog } from '../ui/Dialog.tsx';

interface Given {
  readonly autosave: Autosave;
  readonly diff: Diff;
}

/** Somebody else has saved this rule: asks what becomes of both. There is no way around the question. */
export function Conflict({ autosave, diff }: Given) {
  const state = useStore(autosave.state);
  const theirs = state.kind === 'conflict' ? state.theirs : null;
  const [comparing, setComparing] = useState(false);
  return (
    <Dialog
      opened={theirs !== null}
      onClose={() => undefined}
      onExitTransitionEnd={() => {
        setComparing(false);
      }}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      size={comparing ? 760 : 520}
      title="This rule was changed elsewhere"
    >
      {theirs && (
        <>
          <Text>
            Somebody, perhaps you in another tab, saved this rule <Ago at={theirs.updatedAt} />{' '}
            while you were changing it here. Which of the two goes on?
          </Text>
          {comparing && <Comparison theirs={theirs} diff={diff} />}
          <Group justify="flex-end" mt="lg" gap="sm">
            <Button
              variant="subtle"
              data-autofocus
              me="auto"
              aria-expanded={comparing}
              onClick={() => {
                setComparing(!comparing);
              }}
            >
              {comparing ? 'Hide the comparison' : 'Compare'}
            </Button>
            <Button
              variant="default"
              onClick={() => {
                autosave.takeTheirs();
              }}
            >
              Reload theirs
            </Button>
            <Button variant="default" onClick={() => void autosave.keepMine()}>
              Keep mine
            </Button>
          </Group>
          <Text size="sm" c="dimmed" mt="sm" ta="end">
            After “Reload theirs”, undo brings yours back.
          </Text>
        </>
      )}
    </Dialog>
  );
}

const sides = ['what was saved elsewhere', 'yours'] as const;

function Comparison({ theirs, diff }: { readonly theirs: RuleAnswer; readonly diff: Diff }) {
  const mine = useDraft(({ document }) => document);
  const other = useMemo(() => documentOf(theirs), [theirs]);
  const [of, setOf] = useState<string>('calls');
  const changes = useChanges(theirs.id, useCompiledOf(other), useCompiledOf(mine));
  return (
    <section className="publish-comparison" aria-label="Comparison">
      <SegmentedControl
        value={of}
        onChange={setOf}
        aria-label="What is compared"
        data={[
          { value: 'calls', label: 'The calls they make' },
          { value: 'drawing', label: 'The drawings' },
        ]}
      />
      <Text size="sm" c="dimmed">
        Told as changes from {sides[0]} to {sides[1]}.
      </Text>
      {of === 'calls' ? (
        <ChangeList
          changes={changes}
          sides={sides}
          diff={diff}
          nothing="Both make the same calls. Names, notes or places in the drawing differ."
        />
      ) : (
        <SideBySide sides={sides}>{diff(asText(other), asText(mine))}</SideBySide>
      )}
    </section>
  );
}

function useCompiledOf(document: Document): Compiled {
  const surroundings = useSurroundings((state) => state);
  return useMemo(() => {
    const { webhooks } = compile(document.graph, checkContext({ document, surroundings }));
    return { name: document.name, webhooks };
  }, [document, surroundings]);
}

function asText({ graph, ...about }: Document): string {
  return JSON.stringify({ ...about, ...graph }, null, 2);
}
