import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { demoQuery } from '../api/demo.ts';
import { late } from '../ui/late.tsx';

// Real data never needs it, and the first page does not wait for it.
const Bar = late(async () => (await import('./Bar.tsx')).Bar);

/** The bar's own height, kept free so that nothing moves when it comes. */
const height = 40;

/** What a demo giver does behind the hospital's back, in one slim line. The shell shows it in the demo only. */
export function DemoBar() {
  const demo = useQuery(demoQuery).data;
  // While the hospital is asked how it is.
  useEffect(Bar.warm, []);
  return (
    <div className="demo-bar" style={{ minHeight: height }}>
      {demo && <Bar demo={demo} />}
    </div>
  );
}
