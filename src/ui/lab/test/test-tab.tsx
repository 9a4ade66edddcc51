import './test.css';
import '../mnist/mnist.css';
import '../../train/chart.css';
import { useEffect, useMemo } from 'react';
import { reportOf } from '../../../app/lab/test/report';
import type { TestBench } from '../../../app/lab/test/test-bench';
import { useStore } from '../use-store';
import { ConfusionTable } from './confusion-table';
import { Gallery } from './gallery';
import { ReliabilityDiagram } from './reliability-diagram';
import { ScoresTable } from './scores-table';
import { TestLine } from './test-line';

const NOTHING = { labels: new Uint8Array(0), probabilities: new Float32Array(0) };

/** How the network that reads does on MNIST's test digits. What a test will fill is there before, and empty. */
export function TestTab({ bench }: { readonly bench: TestBench }) {
  const tested = useStore(bench.store, (state) => state.outcome?.report);
  const selection = useStore(bench.store, (state) => state.selection);
  const empty = useMemo(() => reportOf(NOTHING, 0), []);
  useEffect(() => bench.open(), [bench]);

  const { matrix, scores, averages, reliability } = tested ?? empty;
  return (
    <div className="test">
      <TestLine bench={bench} />
      <div className="test-parts">
        <ConfusionTable
          matrix={matrix}
          selection={selection}
          onSelect={(label, read) => bench.select({ kind: 'cell', label, read })}
        />
        <ScoresTable scores={scores} averages={averages} />
        <ReliabilityDiagram reliability={reliability} />
      </div>
      <Gallery bench={bench} />
    </div>
  );
}
