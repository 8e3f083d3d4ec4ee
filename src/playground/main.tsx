import { render } from 'preact';
import { App } from './app.tsx';
import { openFirst } from './cards/shipped.ts';
import { compareOnChange } from './compare/pin.ts';
import { highlightOnChange } from './lessons/tour.ts';
import { openLink } from './share/link.ts';
import { FONT_FACES } from './state/fonts.ts';
import { givenScenario } from './state/given.ts';
import { runOnChange } from './state/results.ts';
import { open } from './state/scenario.ts';
import './style/page.css';
import './style/controls.css';
import './style/charts.css';
import './style/editor.css';
import './style/compare.css';
import './style/diary.css';
import './style/lessons.css';
import './style/model.css';
import './style/retailers.css';

const style = document.createElement('style');
style.textContent = FONT_FACES;
document.head.append(style);

/** What the address holds comes first, then what the page was opened with, then the first of the shipped scenarios. */
async function openSomething(): Promise<void> {
  if (await openLink()) return;
  const given = givenScenario();
  if (given === undefined) openFirst();
  else open(given);
}

await openSomething();
addEventListener('hashchange', () => void openLink());
runOnChange();
compareOnChange();
highlightOnChange();
const page = document.getElementById('page')!;
page.replaceChildren();
render(<App />, page);
