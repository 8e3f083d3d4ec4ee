import { FirstChart, OtherCharts } from './charts/charts.tsx';
import { Against } from './compare/against.tsx';
import { PinBar } from './compare/pin-bar.tsx';
import { Controls } from './controls/panel.tsx';
import { TextPanel } from './editor/text-panel.tsx';
import { Findings } from './frame/findings.tsx';
import { Head } from './frame/head.tsx';
import { Status } from './frame/status.tsx';
import { TakeAway } from './share/take-away.tsx';

/** The whole page: question and answer on top, what can be moved beside what follows from it. */
export function App() {
  return (
    <>
      <Head />
      <main class="desk">
        <div class="pair">
          <FirstChart />
          <div class="side">
            <PinBar />
            <Controls />
          </div>
        </div>
        <div class="rest">
          <Status />
          <Against />
          <OtherCharts />
          <Findings />
          <TextPanel />
          <TakeAway />
        </div>
      </main>
    </>
  );
}
