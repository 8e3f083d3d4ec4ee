import { type View, view } from './view.ts';

const VIEWS: readonly (readonly [View, string])[] = [
  ['market', 'Market'],
  ['lessons', 'Six lessons'],
  ['model', 'How the model works'],
];

/** The name of the page, and the ways through it. */
export function Navigation() {
  return (
    <nav class="top" aria-label="Parts of the page">
      <p class="kicker">paymarket · a simulated market of payment platforms</p>
      <ul>
        {VIEWS.map(([id, name]) => (
          <li key={id}>
            <button
              type="button"
              aria-current={view.value === id ? 'page' : undefined}
              onClick={() => {
                view.value = id;
                scrollTo({ top: 0 });
              }}
            >
              {name}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
