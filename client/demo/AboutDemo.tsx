import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { demoQuery } from '../api/demo.ts';

/** What a demo giver had better know. */
export function AboutDemo() {
  const demo = useQuery(demoQuery).data;
  const text = useRef<HTMLDivElement>(null);
  useEffect(() => {
    text.current?.focus();
  }, []);
  if (!demo) return null;
  return (
    <div ref={text} className="demo-about" tabIndex={-1} data-autofocus>
      <p>
        A hospital in a box with {demo.studies} studies. Its patients and people are invented, and
        nothing that you do here leaves this machine.
      </p>
      {demo.remarks.map((remark) => (
        <p key={remark}>{remark}</p>
      ))}
      <p>
        A call that fails is tried again after 1 minute, then after 10 minutes and an hour, where
        its rule says so.
      </p>
      <p className="demo-about-address">
        Its own address: <span>{demo.url}</span>
      </p>
    </div>
  );
}
