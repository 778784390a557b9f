import {
  IconChevronDown,
  IconInbox,
  IconInfoCircle,
  IconRefresh,
  IconSend,
} from '@tabler/icons-react';
import { useRef } from 'react';
import type { Demo } from '../../shared/model/answers/demo.ts';
import { late } from '../ui/late.tsx';
import { BarButton } from './BarButton.tsx';
import './demo.css';
import './narrow.css';
import './notice.css';
import './panels.css';
import { Hanging } from './Hanging.tsx';
import { LastArrival } from './LastArrival.tsx';
import { useOpening, type Opening, type Part } from './opened.ts';
import { ResetDemo } from './ResetDemo.tsx';
import { SendAgain } from './SendAgain.tsx';
import { StreamControl } from './StreamControl.tsx';
import { TroubleButton } from './TroubleButton.tsx';
import { useDemoCommands } from './useDemoCommands.tsx';
import { useSending, type Sending } from './useSending.tsx';
import { useStreaming, type Streaming } from './useStreaming.ts';
import { Waiting } from './Waiting.tsx';

// What opens is fetched when the pointer or the focus comes near: the first page stays small.
const hanging = { waiting: <Waiting /> };
const SendMenu = late(async () => (await import('./SendMenu.tsx')).SendMenu, hanging);
const AboutDemo = late(async () => (await import('./AboutDemo.tsx')).AboutDemo, hanging);
const ReceivedPanel = late(async () => (await import('./ReceivedPanel.tsx')).ReceivedPanel, {
  told: 'over',
});

const near = ({ warm }: { readonly warm: () => void }) => ({ onPointerEnter: warm, onFocus: warm });

/** The bar's parts, each with what it opens. */
export function Bar({ demo }: { readonly demo: Demo }) {
  const opening = useOpening();
  const sending = useSending();
  const streaming = useStreaming(demo.stream);
  useDemoCommands(opening, sending, streaming);
  return (
    <>
      <About opening={opening} />
      <Send opening={opening} sending={sending} />
      <StreamControl streaming={streaming} />
      <TroubleButton faults={demo.faults} opening={opening} />
      <Received opening={opening} />
      <LastArrival event={sending.event} />
      <Reset opening={opening} sending={sending} streaming={streaming} />
    </>
  );
}

interface Shown {
  readonly opening: Opening;
}

/** What a button that opens a part says to screen readers, and does. */
function opens(part: Part, { opened, open, close }: Opening) {
  const isOpen = opened?.part === part;
  return {
    'aria-expanded': isOpen,
    'aria-haspopup': 'dialog',
    onClick: () => {
      if (isOpen) close();
      else open(part, 'bar');
    },
  } as const;
}

function About({ opening }: Shown) {
  return (
    <Hanging
      part="about"
      title="About the demo hospital"
      width={380}
      opening={opening}
      button={
        <BarButton
          className="demo-sign"
          icon={<IconInfoCircle size={16} aria-hidden />}
          label="About the demo hospital"
          short="About the demo"
          hint="Everything here is invented. What else to know"
          {...near(AboutDemo)}
          {...opens('about', opening)}
        />
      }
    >
      <AboutDemo />
    </Hanging>
  );
}

function Send({ opening, sending }: Shown & { readonly sending: Sending }) {
  return (
    <div className="demo-pair">
      <Hanging
        part="send"
        title="Send a test study"
        width={460}
        opening={opening}
        button={
          <BarButton
            icon={<IconSend size={16} aria-hidden />}
            label="Send a test study"
            short="Test study"
            hint="Choose a study and let it arrive"
            rightSection={<IconChevronDown size={14} aria-hidden />}
            {...near(SendMenu)}
            {...opens('send', opening)}
          />
        }
      >
        <SendMenu
          onSend={(wish) => {
            opening.close();
            sending.send(wish);
          }}
        />
      </Hanging>
      <SendAgain sending={sending} />
    </div>
  );
}

function Received({ opening }: Shown) {
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <BarButton
        ref={button}
        icon={<IconInbox size={16} aria-hidden />}
        label="What the hospital received"
        short="Hospital received"
        className="demo-received-button"
        hint="The calls that came in, live"
        {...near(ReceivedPanel)}
        {...opens('received', opening)}
      />
      {opening.opened?.part === 'received' && (
        <ReceivedPanel
          onClose={() => {
            opening.close();
            goBackTo(button.current);
          }}
        />
      )}
    </>
  );
}

/** Put away with the bar, the button cannot take the focus; then the page does, lest it is lost. */
function goBackTo(button: HTMLButtonElement | null): void {
  button?.focus();
  if (document.activeElement !== button) document.getElementById('main')?.focus();
}

function Reset({
  opening,
  sending,
  streaming,
}: Shown & { readonly sending: Sending; readonly streaming: Streaming }) {
  return (
    <>
      <BarButton
        className="demo-reset"
        icon={<IconRefresh size={16} aria-hidden />}
        label="Reset the demo"
        short="Reset"
        hint="Reset the demo: back to the first morning. It asks before"
        {...opens('reset', opening)}
      />
      <ResetDemo
        opened={opening.opened?.part === 'reset'}
        onClose={opening.close}
        onLeave={sending.forget}
        onReset={streaming.forget}
      />
    </>
  );
}
