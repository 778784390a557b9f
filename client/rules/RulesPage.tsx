import { Button, Group, Skeleton, Title } from '@mantine/core';
import { IconFileImport, IconPlus, IconSearchOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useState } from 'react';
import { useSearchParams } from 'wouter';
import { rulesQuery } from '../api/rules.ts';
import { sayDrawn } from '../ui/idle.ts';
import { late } from '../ui/late.tsx';
import { Empty, Failed } from '../ui/PageState.tsx';
import { useEver } from '../ui/useEver.ts';
import { arrange, countByFilter } from './arrange.ts';
import type { Intent } from './intent.ts';
import { RuleActions } from './lateActions.ts';
import { RuleRow } from './RuleRow.tsx';
import './rules.css';
import './beginning.css';
import './dialogs.css';
import { RulesTools } from './RulesTools.tsx';
import { useArrangement } from './useArrangement.ts';

const NewRule = late(async () => (await import('./NewRule.tsx')).NewRule, { told: 'over' });
const ImportRules = late(async () => (await import('./ImportRules.tsx')).ImportRules, {
  told: 'over',
});
const RulesEmpty = late(async () => (await import('./RulesEmpty.tsx')).RulesEmpty, {
  waiting: <Skeletons />,
});

/** All rules, how they fare, and what can be done with them. */
export function RulesPage() {
  const rules = useQuery(rulesQuery);
  const [dialog, openDialog] = useDialog();
  const close = () => {
    openDialog(null);
  };
  const isNewAsked = useEver(dialog === 'new');
  const isImportAsked = useEver(dialog === 'import');
  const isEmpty = rules.data?.length === 0;
  const isThere = !rules.isPending;
  useEffect(() => {
    if (isThere) sayDrawn();
  }, [isThere]);
  return (
    <div className="rules">
      <header className="rules-head">
        <Title order={1} size="h2">
          Rules
        </Title>
        {!isEmpty && (
          <Group gap="sm">
            <Button
              variant="default"
              leftSection={<IconFileImport size={18} aria-hidden />}
              onClick={() => {
                openDialog('import');
              }}
            >
              Import
            </Button>
            <Button
              leftSection={<IconPlus size={18} aria-hidden />}
              onClick={() => {
                openDialog('new');
              }}
            >
              New rule
            </Button>
          </Group>
        )}
      </header>
      {isEmpty ? (
        <RulesEmpty
          onImport={() => {
            openDialog('import');
          }}
        />
      ) : (
        <RulesList />
      )}
      {isNewAsked && <NewRule opened={dialog === 'new'} onClose={close} />}
      {isImportAsked && <ImportRules opened={dialog === 'import'} onClose={close} />}
    </div>
  );
}

function RulesList() {
  const rules = useQuery(rulesQuery);
  const [arrangement, setArrangement] = useArrangement();
  const [intent, setIntent] = useState<Intent | null>(null);
  const isAsked = useEver(intent !== null);
  const calm = useDeferredValue(arrangement);
  if (rules.data === undefined) {
    if (!rules.error) return <Skeletons />;
    return (
      <Failed
        title="The rules could not be loaded"
        error={rules.error}
        retry={() => void rules.refetch()}
      />
    );
  }
  const shown = arrange(rules.data, calm);
  return (
    <>
      <RulesTools
        arrangement={arrangement}
        counts={countByFilter(rules.data)}
        onChange={setArrangement}
      />
      <p className="visually-hidden" role="status">
        {shown.length === 1 ? 'One rule' : `${shown.length} rules`}
      </p>
      {shown.length === 0 ? (
        <Empty
          icon={<IconSearchOff size={28} aria-hidden />}
          title="No rule matches"
          action={
            <Button
              variant="default"
              onClick={() => {
                setArrangement({ search: '', filter: 'all' });
              }}
            >
              Show all rules
            </Button>
          }
        >
          Look for another word of the name or of the sentence, or show all of them.
        </Empty>
      ) : (
        <ul className="rules-list" aria-label="Rules">
          {shown.map((rule) => (
            <RuleRow key={rule.id} rule={rule} onIntent={setIntent} />
          ))}
        </ul>
      )}
      {isAsked && (
        <RuleActions
          intent={intent}
          onClose={() => {
            setIntent(null);
          }}
        />
      )}
    </>
  );
}

function Skeletons() {
  return (
    <div role="status" aria-label="Loading the rules…">
      <Skeleton height={36} mb="lg" radius="md" />
      <div className="rules-list">
        {[0, 1, 2, 3].map((at) => (
          <Skeleton key={at} height={112} radius="md" />
        ))}
      </div>
    </div>
  );
}

type Dialog = 'new' | 'import';

/** Open dialogs are in the address, so that a link or the command palette can open them and Back closes them. */
function useDialog(): [Dialog | null, (dialog: Dialog | null) => void] {
  const [params, setParams] = useSearchParams();
  const dialog = params.has('new') ? 'new' : params.has('import') ? 'import' : null;
  return [
    dialog,
    (next) => {
      setParams(
        (now) => {
          const changed = new URLSearchParams(now);
          changed.delete('new');
          changed.delete('import');
          if (next !== null) changed.set(next, '');
          return changed;
        },
        { replace: next === null },
      );
    },
  ];
}
