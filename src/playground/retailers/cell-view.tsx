import { NO_SHOP, placeIn, type RetailerGrid } from './grid.ts';

/** The most that a bar shows, over the whole run. */
export interface Tops {
  readonly lost: number;
  readonly resentment: number;
}

interface CellParts {
  readonly grid: RetailerGrid;
  readonly week: number;
  readonly retailer: number;
  readonly region: number;
  readonly tops: Tops;
}

const percent = (share: number): string => `${(100 * share).toFixed(share < 0.0995 ? 1 : 0)}%`;
const points = (value: number): string => (value < 0.005 ? '0' : value.toFixed(2));

/** A retailer in a region: what it takes, whom it is bound to, what it loses. */
export function CellView({ grid, week, retailer, region, tops }: CellParts) {
  const place = placeIn(grid, week, retailer, region);
  const { platforms, taken, partner, lost, resentment } = grid;
  const shares = platforms.map((_, p) => taken[place * platforms.length + p]);
  if (shares[0] === NO_SHOP || Number.isNaN(resentment[place]))
    return (
      <td class="empty">
        <span class="heard">no shops</span>
      </td>
    );
  const bound = platforms[partner[place] - 1];
  return (
    <td style={bound === undefined ? undefined : { boxShadow: `inset 4px 0 0 ${bound.fill}` }}>
      <span class="chips">
        {platforms.map(({ id, fill, name }, p) => (
          <span
            class="chip"
            key={id}
            style={{ borderColor: fill }}
            title={`${name}: ${takenWords(shares[p])}`}
          >
            <span class="heard">{`${name} ${takenWords(shares[p])}; `}</span>
            <span class="full" style={{ background: fill, height: `${shares[p]}%` }} />
          </span>
        ))}
      </span>
      {bound !== undefined && (
        <span class="bound" style={{ color: bound.text }}>
          <span class="heard">exclusive contract, </span>signed: {bound.name}
        </span>
      )}
      <Bar kind="lost" words="sales lost" value={lost[place]} top={tops.lost} text={percent(lost[place])} />
      <Bar
        kind="resented"
        words="resentment"
        value={resentment[place]}
        top={tops.resentment}
        text={points(resentment[place])}
      />
    </td>
  );
}

const takenWords = (share: number): string =>
  share === 0 ? 'not accepted' : share === 100 ? 'accepted' : `accepted to ${share}%`;

interface BarParts {
  readonly kind: string;
  readonly words: string;
  readonly value: number;
  readonly top: number;
  readonly text: string;
}

function Bar({ kind, words, value, top, text }: BarParts) {
  if (Number.isNaN(value)) return null;
  return (
    <span class={`bar ${kind}`}>
      <span class="track">
        <span style={{ width: `${top > 0 ? (100 * value) / top : 0}%` }} />
      </span>
      <span class="heard">{words} </span>
      {text}
    </span>
  );
}
