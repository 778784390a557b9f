import { Button, Checkbox, Loader, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { studiesQuery } from '../api/demo.ts';
import { Failed } from '../ui/PageState.tsx';
import { useRemembered } from '../ui/remembered.ts';
import { choicesOf, findChoices, modalitiesOf, type StudyChoice, type Wish } from './studies.ts';
import { StudyOptions } from './StudyOptions.tsx';

/** Which study is to arrive: one that is made up, or one from the list. */
export function SendMenu({ onSend }: { readonly onSend: (wish: Wish) => void }) {
  const studies = useQuery(studiesQuery);
  const [text, setText] = useState('');
  const [active, setActive] = useState(-1);
  const [asNew, setAsNew] = useRemembered('studyhook.demo.asNew', true);
  const listId = useId();
  const search = useRef<HTMLInputElement>(null);
  const { data, dataUpdatedAt } = studies;
  const choices = useMemo(() => choicesOf(data ?? [], dataUpdatedAt), [data, dataUpdatedAt]);
  const found = useMemo(() => findChoices(choices, text), [choices, text]);
  const modalities = useMemo(() => modalitiesOf(choices), [choices]);
  const at = Math.min(active, found.length - 1);
  // It comes after whatever opened it has looked for something to put the focus on.
  useEffect(() => {
    search.current?.focus();
  }, []);

  // Enter may come before the list does.
  const [isEager, setEager] = useState(false);
  const isDone = useRef(false);

  // A second click while it fades away would send another study.
  const send = (wish: Wish): void => {
    if (isDone.current) return;
    isDone.current = true;
    onSend(wish);
  };
  const choose = (choice: StudyChoice | undefined): void => {
    if (choice) send({ kind: asNew ? 'like' : 'same', choice });
  };
  const first = isEager ? found[0] : undefined;
  useEffect(() => {
    if (first) choose(first);
  });
  function key(event: KeyboardEvent<HTMLInputElement>): void {
    const count = Math.max(1, found.length);
    if (event.key === 'Enter' && !studies.data) setEager(text.trim() !== '');
    else if (event.key === 'Enter') choose(found[at]);
    else if (event.key === 'ArrowDown') setActive((at + 1) % count);
    else if (event.key === 'ArrowUp') setActive(at <= 0 ? count - 1 : at - 1);
    else return;
    event.preventDefault();
  }

  if (studies.error && !studies.data) return <Failed error={studies.error} />;
  return (
    <div className="demo-send">
      <TextInput
        ref={search}
        data-autofocus
        value={text}
        placeholder="Search patient, examination, modality…"
        aria-label="Search studies"
        leftSection={<IconSearch size={16} aria-hidden />}
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={at >= 0 ? `${listId}-${at}` : undefined}
        onChange={({ currentTarget }) => {
          setText(currentTarget.value);
          setActive(currentTarget.value.trim() === '' ? -1 : 0);
        }}
        onKeyDown={key}
      />
      <NewStudies modalities={modalities} onSend={send} />
      {studies.data ? (
        <StudyOptions id={listId} choices={found} active={at} text={text} onChoose={choose} />
      ) : (
        <div className="demo-waiting" id={listId} role="status" aria-label="Loading the studies…">
          <Loader size="sm" />
        </div>
      )}
      <Checkbox
        className="demo-send-new"
        size="sm"
        label="As a new study each time"
        description="Otherwise the very same study arrives once more, and rules that call once per study leave it out."
        checked={asNew}
        onChange={({ currentTarget }) => {
          setAsNew(currentTarget.checked);
        }}
      />
    </div>
  );
}

function NewStudies({
  modalities,
  onSend,
}: {
  readonly modalities: readonly string[];
  readonly onSend: (wish: Wish) => void;
}) {
  return (
    <div className="demo-send-made" role="group" aria-label="Send one that is made up">
      <span aria-hidden>Make one up:</span>
      {[null, ...modalities].map((modality) => (
        <Button
          key={modality ?? ''}
          variant="default"
          size="compact-sm"
          aria-label={modality === null ? 'Any new study' : `A new ${modality}`}
          onClick={() => {
            onSend({ kind: 'new', modality });
          }}
        >
          {modality ?? 'Any'}
        </Button>
      ))}
    </div>
  );
}
