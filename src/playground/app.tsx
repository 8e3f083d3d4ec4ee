import { FirstChart, OtherCharts } from './charts/charts.tsx';
import { Against } from './compare/against.tsx';
import { PinBar } from './compare/pin-bar.tsx';
import { Controls } from './controls/panel.tsx';
import { DiaryPanel } from './diary/diary-panel.tsx';
import { TextPanel } from './editor/text-panel.tsx';
import { Findings } from './frame/findings.tsx';
import { Head } from './frame/head.tsx';
import { Navigation } from './frame/navigation.tsx';
import { Status } from './frame/status.tsx';
import { view } from './frame/view.ts';
import { hasCharts } from './lessons/tour.ts';
import { Tour } from './lessons/tour-view.tsx';
import { Tries } from './lessons/tries.tsx';
import { ModelPage } from './model-page/model-view.tsx';
import { Retailers } from './retailers/retailers.tsx';
import { TakeAway } from './share/take-away.tsx';

/** The whole page: question and answer on top, what can be moved beside what follows from it. */
export function App() {
  const isDeskShown = view.value === 'market' || (view.value === 'lessons' && hasCharts.value);
  return (
    <>
      <Navigation />
      <main class={view.value === 'lessons' && isDeskShown ? 'beside' : undefined}>
        {view.value === 'market' && <Head />}
        {view.value === 'lessons' && <Tour />}
        {view.value === 'model' && <ModelPage />}
        <div class="desk" hidden={!isDeskShown}>
          <div class="pair">
            <FirstChart />
            <div class="side">
              <Tries />
              <PinBar />
              {view.value === 'lessons' ? (
                <details>
                  <summary>More settings</summary>
                  <Controls />
                </details>
              ) : (
                <Controls />
              )}
            </div>
          </div>
          <div class="rest">
            <Status />
            <Against />
            <OtherCharts />
            <Retailers />
            <Findings />
            <DiaryPanel />
            <TextPanel />
            <TakeAway />
          </div>
        </div>
      </main>
    </>
  );
}
