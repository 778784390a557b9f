import { Button, Tooltip, type ButtonProps } from '@mantine/core';
import { useState, type ComponentPropsWithRef, type ReactNode } from 'react';

type Given = ButtonProps & Omit<ComponentPropsWithRef<'button'>, keyof ButtonProps>;

/** A button of the bar: where there is little room only its icon is seen, and the words come on hover and focus. */
export function BarButton({
  icon,
  label,
  short,
  hint,
  keepLabel = false,
  className = '',
  onPointerEnter,
  onBlur,
  ...rest
}: Given & {
  readonly icon: ReactNode;
  readonly label: ReactNode;
  /** As much of the label as there is room for elsewhere, word by word: who says what is seen means this button. */
  readonly short?: string;
  readonly hint: string;
  /** What it says changes and is wanted at any width. */
  readonly keepLabel?: boolean;
}) {
  const isOpen = rest['aria-expanded'] === true;
  // What closes gives the focus back, and what the button says would cover what somebody wants to see then.
  const [isQuiet, setQuiet] = useState(isOpen);
  if (isOpen && !isQuiet) setQuiet(true);
  return (
    <Tooltip label={hint} multiline maw={280} position="bottom" disabled={isOpen || isQuiet}>
      <Button
        variant="default"
        size="compact-sm"
        className={`demo-button ${className}`}
        leftSection={icon}
        data-keep={keepLabel || undefined}
        {...rest}
        onPointerEnter={(event) => {
          setQuiet(false);
          onPointerEnter?.(event);
        }}
        onBlur={(event) => {
          setQuiet(false);
          onBlur?.(event);
        }}
      >
        <span className={short === undefined ? 'demo-label' : 'demo-label demo-label-long'}>
          {label}
        </span>
        {short !== undefined && (
          <span className="demo-label-short" aria-hidden>
            {short}
          </span>
        )}
      </Button>
    </Tooltip>
  );
}
