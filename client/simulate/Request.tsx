import { Code, UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import type { CallRequest } from '../../shared/dispatch/request.ts';
import { platformAlias } from '../../shared/model/webhook.ts';
import { CopyButton } from '../ui/CopyButton.tsx';

/** The call letter by letter; below `POST study/push` at first. */
export function Request({ request }: { readonly request: CallRequest }) {
  const [isOpen, setIsOpen] = useState(false);
  const text = textOf(request);
  return (
    <div className="simulate-request">
      <div className="simulate-request-head">
        <UnstyledButton
          className="simulate-link"
          aria-expanded={isOpen}
          onClick={() => {
            setIsOpen(!isOpen);
          }}
        >
          <IconChevronDown size={15} aria-hidden />
          The request as it would leave
        </UnstyledButton>
        {isOpen && <CopyButton quiet text={text} label="Copy the request" />}
      </div>
      {isOpen && (
        <Code block tabIndex={0} role="region" aria-label="The request">
          {text}
        </Code>
      )}
    </div>
  );
}

function textOf({ method, url, contentType, body }: CallRequest): string {
  const address = url.startsWith(platformAlias) ? url.slice(platformAlias.length) : url;
  const head = [`${method} ${address}`, ...(contentType === null ? [] : [contentType])];
  return [...head, ...(body === null ? [] : ['', body])].join('\n');
}
