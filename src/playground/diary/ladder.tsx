import type { Step } from './told.ts';

const STEP = 9;
const WIDTH = 26;

/** The ladder of habit: where it stood before the trip (ring) and after it (dot), in the colour of the top of wallet. */
export function Ladder({ before, after, rungs }: { before: Step; after: Step; rungs: number }) {
  const height = (rungs - 1) * STEP + 12;
  const y = (rung: number): number => height - 6 - rung * STEP;
  const isMoved = before.rung !== after.rung || before.name !== after.name;
  return (
    <div class="ladder">
      <svg aria-hidden="true" width={WIDTH} height={height} viewBox={`0 0 ${WIDTH} ${height}`}>
        {[6, WIDTH - 6].map((x) => (
          <line key={x} x1={x} x2={x} y1={2} y2={height - 2} stroke="#8e939d" />
        ))}
        {Array.from({ length: rungs }, (_, rung) => (
          <line key={rung} x1={6} x2={WIDTH - 6} y1={y(rung)} y2={y(rung)} stroke="#cdd0d7" />
        ))}
        {isMoved && (
          <circle
            cx={WIDTH / 2}
            cy={y(before.rung)}
            r={4}
            fill="#fff"
            stroke={before.fill}
            stroke-width="1.6"
          />
        )}
        <circle cx={WIDTH / 2} cy={y(after.rung)} r={4.6} fill={after.fill} />
      </svg>
      <span>
        {after.name}
        <br />
        {before.name === after.name && isMoved ? `${before.rung} → ${after.rung}` : `rung ${after.rung}`}
      </span>
    </div>
  );
}
