import { render } from 'preact';
import { App } from './app.tsx';
import { openFirst } from './cards/shipped.ts';
import { FONT_FACES } from './state/fonts.ts';
import { runOnChange } from './state/results.ts';
import './style/page.css';
import './style/controls.css';
import './style/charts.css';

const style = document.createElement('style');
style.textContent = FONT_FACES;
document.head.append(style);

openFirst();
runOnChange();
const page = document.getElementById('page')!;
page.replaceChildren();
render(<App />, page);
