import { Button, Tooltip, type ButtonProps } from '@mantine/core';
import type { ComponentPropsWithRef, ReactNode } from 'react';

type Given = ButtonProps & Omit<ComponentPropsWithRef<'button'>, keyof ButtonProps>;

/** A button of the bar: where there is little room only its icon is seen, and the words come on hover and focus. */
export function BarButton({
  icon,
  label,
  short,
  hint,
  keepLabel = false,
  className = '',
  ...rest
}: Given & {
  readonly icon: ReactNode;
  readonly label: string;
  /** The same where there is less room. */
  readonly short?: string;
  readonly hint: string;
  /** What it says changes and is wanted at any width. */
  readonly keepLabel?: boolean;
}) {
  return (
    <Tooltip
      label={hint}
      multiline
      maw={280}
      position="bottom"
      disabled={rest['aria-expanded'] === true}
    >
      <Button
        variant="default"
        size="compact-sm"
        className={`demo-button ${className}`}
        leftSection={icon}
        data-keep={keepLabel || undefined}
        {...rest}
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
