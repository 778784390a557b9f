import { CloseButton, Combobox, Input, useCombobox } from '@mantine/core';
import { useEffect, useMemo, useState, type KeyboardEvent, type ReactNode } from 'react';
import { exactly, offer, type Choice } from './choice.ts';
import type { Noted } from './Notes.tsx';
import { PickerOptions } from './PickerOptions.tsx';
import type { Suggested } from './suggest.ts';
import { Suggestions } from './Suggestions.tsx';

export interface PickerProps extends Partial<Noted> {
  readonly label: ReactNode;
  /** What it is called where the label is not shown, or says too little by itself. */
  readonly ariaLabel?: string;
  readonly value: string | null;
  readonly choices: readonly Choice[];
  readonly onChoose: (value: string) => void;
  /** How the value is shown that is none of the choices. */
  readonly shown?: string;
  /** Makes a choice of what was typed; null where that is none. */
  readonly create?: (text: string) => Choice | null;
  readonly onClear?: () => void;
  readonly clearLabel?: string;
  readonly placeholder?: string;
  /** Said in place of an empty list. */
  readonly nothing?: string;
  readonly footer?: ReactNode;
  readonly required?: boolean;
  readonly size?: 'xs' | 'sm';
  readonly leftSection?: ReactNode;
  readonly dropdownWidth?: number;
  readonly className?: string;
  /** How many characters it has room for; as wide as what is around it where this is absent. */
  readonly width?: number;
  /** The likeliest values, as buttons below the input while nothing is chosen. */
  readonly suggestions?: Suggested;
}

const mostShown = 80;

/**
 * An input that searches a list: typing filters, Enter or Tab takes the first that is found, and what is typed out in full
 * counts as chosen when the input is left.
 */
export function Picker(props: PickerProps) {
  const { value, choices, onChoose, create, onClear } = props;
  const [text, setText] = useState<string | null>(null);
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
    },
  });
  const { dropdownOpened: opened } = combobox;
  const { selectFirstOption, selectActiveOption, resetSelectedOption } = combobox;
  const made = text === null || text.trim() === '' ? null : (create?.(text) ?? null);
  const offered = useMemo(
    () => (opened ? offer(choices, text, mostShown, value) : { groups: [], more: 0 }),
    [opened, choices, text, value],
  );
  const isChosen = value !== null;
  const isTyping = text !== null && text.trim() !== '';
  useEffect(() => {
    if (!opened) return;
    if (isTyping) selectFirstOption();
    else if (isChosen) selectActiveOption();
    else resetSelectedOption();
    // The functions are made anew each time; what matters is that the list has changed.
  }, [opened, isTyping, isChosen, offered]);

  function choose(chosen: string): void {
    const family = choices.find((choice) => choice.value === chosen)?.family;
    if (family !== undefined) {
      // Nothing is taken back of a name that has been begun.
      if (text?.startsWith(family) !== true) setText(family);
      return;
    }
    setText(null);
    combobox.closeDropdown();
    if (chosen !== value) onChoose(chosen);
  }

  function leave(): void {
    combobox.closeDropdown();
    const meant = text === null ? undefined : (exactly(choices, text) ?? made);
    setText(null);
    if (meant && meant.value !== value) onChoose(meant.value);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Tab' && opened && isTyping) combobox.clickSelectedOption();
    if (event.key === 'Escape') setText(null);
  }

  return (
    <Combobox
      store={combobox}
      onOptionSubmit={choose}
      shadow="md"
      withinPortal
      {...(props.dropdownWidth !== undefined && { width: props.dropdownWidth })}
      position="bottom-start"
    >
      <PickerTarget
        {...props}
        text={text}
        setText={setText}
        open={() => {
          combobox.openDropdown();
        }}
        opened={opened}
        leave={leave}
        onKeyDown={onKeyDown}
        clear={
          onClear && value !== null
            ? () => {
                setText(null);
                onClear();
              }
            : undefined
        }
      />
      <Combobox.Dropdown className="inspector-dropdown">
        <PickerOptions
          offered={offered}
          label={props.ariaLabel ?? (typeof props.label === 'string' ? props.label : 'Choices')}
          made={made && !choices.some((choice) => choice.value === made.value) ? made : null}
          value={value}
          nothing={props.nothing ?? 'Nothing found. Try another word.'}
        />
        {props.footer !== undefined && <Combobox.Footer>{props.footer}</Combobox.Footer>}
      </Combobox.Dropdown>
    </Combobox>
  );
}

interface TargetProps extends PickerProps {
  readonly text: string | null;
  readonly setText: (text: string | null) => void;
  readonly open: () => void;
  readonly opened: boolean;
  readonly leave: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly clear: (() => void) | undefined;
}

function PickerTarget(props: TargetProps) {
  const { value, choices, text, setText, open, clear, size = 'sm' } = props;
  const choice = choices.find((one) => one.value === value);
  const current = choice?.chosen ?? choice?.label ?? props.shown ?? value ?? '';
  return (
    <Input.Wrapper
      label={props.label}
      size={size}
      {...(props.required && { withAsterisk: true })}
      error={props.error}
      description={props.description}
      {...(props.inputWrapperOrder && { inputWrapperOrder: props.inputWrapperOrder })}
      {...props.wrapperProps}
      {...(props.className !== undefined && { className: props.className })}
      {...(props.width !== undefined && { style: { '--picker-chars': props.width } })}
    >
      <Combobox.Target autoComplete="off" withExpandedAttribute>
        <Input
          size={size}
          value={text ?? current}
          title={text === null ? current : ''}
          placeholder={props.placeholder ?? ''}
          error={Boolean(props.error)}
          {...(props.ariaLabel !== undefined && { 'aria-label': props.ariaLabel })}
          aria-autocomplete="list"
          spellCheck={false}
          leftSection={props.leftSection}
          rightSectionPointerEvents={clear ? 'auto' : 'none'}
          rightSection={
            clear ? (
              <CloseButton size="sm" aria-label={props.clearLabel ?? 'Clear'} onClick={clear} />
            ) : (
              <Combobox.Chevron />
            )
          }
          onFocus={(event) => {
            event.currentTarget.select();
          }}
          onClick={(event) => {
            if (text === null) event.currentTarget.select();
            open();
          }}
          onChange={(event) => {
            setText(event.currentTarget.value);
            open();
          }}
          onKeyDown={props.onKeyDown}
          onBlur={props.leave}
        />
      </Combobox.Target>
      {props.suggestions && (
        <Suggestions
          {...props.suggestions}
          label={props.ariaLabel ?? (typeof props.label === 'string' ? props.label : 'Value')}
          chosen={value === null ? [] : [value]}
          onPick={(picked) => {
            setText(null);
            if (picked !== value) props.onChoose(picked);
          }}
        />
      )}
    </Input.Wrapper>
  );
}
