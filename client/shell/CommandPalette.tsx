import { useMantineColorScheme } from '@mantine/core';
import {
  createSpotlight,
  Spotlight,
  useSpotlight,
  type SpotlightActionData,
  type SpotlightActionGroupData,
} from '@mantine/spotlight';
import {
  IconActivity,
  IconAlertCircle,
  IconDeviceDesktop,
  IconMoon,
  IconPlugConnected,
  IconPlus,
  IconRoute,
  IconSearch,
  IconSun,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { useStore } from 'zustand';
import { rulesQuery } from '../api/rules.ts';
import { commandsStore, type Command } from '../ui/commands.ts';
import { useFocusBack } from '../ui/useFocusBack.ts';
import '@mantine/spotlight/styles.css';
import './palette.css';

const [store, { open, close }] = createSpotlight();

/** Escape closes the palette and no dialog below it, which hears of the key first. */
const escaping = {
  'data-mantine-stop-propagation': true,
  onKeyDown: ({ key }: { readonly key: string }) => {
    if (key === 'Escape') close();
  },
} as const;

/** Everything by name: pages, rules, and what the parts of the page offer. */
export function CommandPalette({
  asked,
  query,
  onQuery,
}: {
  readonly asked: number;
  readonly query: string;
  readonly onQuery: (query: string) => void;
}) {
  const root = useRef<HTMLDivElement>(null);
  useFocusBack(root, useSpotlight(store).opened);
  useEffect(open, [asked]);
  const rules = useRuleCommands();
  const pages = usePageCommands();
  const looks = useLookCommands();
  const search = useSearchCommand(query);
  const offered = useStore(commandsStore);
  const groups = [
    { group: 'Go to', actions: pages },
    ...Object.entries(offered).map(([group, commands]) => ({
      group,
      actions: commands.map(actionOf),
    })),
    { group: 'Rules', actions: rules },
    { group: 'Colours', actions: looks },
    { group: 'What came in', actions: search },
  ].filter(({ actions }) => actions.length > 0) satisfies SpotlightActionGroupData[];
  return (
    <>
      <Spotlight
        ref={root}
        store={store}
        returnFocus={false}
        overlayProps={{ backgroundOpacity: 0.45, blur: 0 }}
        attributes={{ content: { 'aria-label': 'Search and commands' } }}
        actions={groups}
        query={query}
        onQueryChange={onQuery}
        centered={false}
        shortcut={null}
        limit={40}
        maxHeight={440}
        scrollable
        highlightQuery
        scrollAreaProps={{ viewportProps: { tabIndex: 0, 'aria-label': 'Found', ...escaping } }}
        nothingFound="Nothing has this name."
        searchProps={{
          ...escaping,
          leftSection: <IconSearch size={18} aria-hidden />,
          placeholder: 'Search pages, rules and commands…',
          'aria-label': 'Search pages, rules and commands',
        }}
      />
      <Chosen />
    </>
  );
}

/** The arrow keys move a mark that is only seen; this says where it is. */
function Chosen() {
  const { opened, selected, listId, query } = useSpotlight(store);
  const [text, setText] = useState('');
  useEffect(() => {
    const entry = listId === '' ? null : document.querySelector(`#${listId} [data-selected]`);
    setText(opened ? (entry?.textContent ?? '') : '');
  }, [opened, selected, listId, query]);
  return (
    <div className="visually-hidden" aria-live="polite">
      {text}
    </div>
  );
}

function actionOf({ id, label, hint, icon, keywords, run }: Command): SpotlightActionData {
  return {
    id,
    label,
    onClick: run,
    leftSection: icon,
    ...(hint !== undefined && { description: hint }),
    ...(keywords && { keywords: [...keywords] }),
  };
}

function usePageCommands(): SpotlightActionData[] {
  const [, go] = useLocation();
  const page = (
    label: string,
    to: string,
    Icon: typeof IconRoute,
    keywords: string[] = [],
  ): SpotlightActionData => ({
    id: to,
    label,
    keywords,
    leftSection: <Icon size={18} aria-hidden />,
    onClick: () => {
      go(to);
    },
  });
  return [
    page('Rules', '/rules', IconRoute, ['home', 'start']),
    page('Activity', '/activity', IconActivity, ['events', 'deliveries', 'log', 'journal']),
    page('Failed calls', '/activity?state=failed', IconAlertCircle, ['errors', 'failures']),
    page('Connections', '/connections', IconPlugConnected, ['accounts', 'users', 'identities']),
    page('New rule…', '/rules?new', IconPlus, ['create', 'add', 'sample', 'blank']),
  ];
}

function useRuleCommands(): SpotlightActionData[] {
  const [, go] = useLocation();
  const rules = useQuery(rulesQuery).data ?? [];
  return rules.map(({ id, name, sentence }) => ({
    id: `rule:${id}`,
    label: name,
    description: sentence,
    leftSection: <IconRoute size={18} aria-hidden />,
    onClick: () => {
      go(`/rules/${id}`);
    },
  }));
}

/** A study, a patient or whatever else is looked for by its own name. */
function useSearchCommand(query: string): SpotlightActionData[] {
  const [, go] = useLocation();
  const text = query.trim();
  if (text.length < 3) return [];
  const address = new URLSearchParams({ view: 'events', search: text });
  return [
    {
      id: 'search',
      label: 'Look among the events',
      // The palette shows what has the query in it.
      description: `Whatever came in with “${text}” in it`,
      keywords: [query],
      leftSection: <IconSearch size={18} aria-hidden />,
      onClick: () => {
        go(`/activity?${address.toString()}`);
      },
    },
  ];
}

function useLookCommands(): SpotlightActionData[] {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    [
      ['light', 'Light colours', IconSun],
      ['dark', 'Dark colours', IconMoon],
      ['auto', 'Colours as the system has them', IconDeviceDesktop],
    ] as const
  ).flatMap(([value, label, Icon]) =>
    value === colorScheme
      ? []
      : [
          {
            id: `colours:${value}`,
            label,
            keywords: ['theme', 'mode', 'toggle', 'colors'],
            leftSection: <Icon size={18} aria-hidden />,
            onClick: () => {
              setColorScheme(value);
            },
          },
        ],
  );
}
