import { story } from '../state/results.ts';

/** What else the run says, in sentences computed from it. */
export function Findings() {
  const findings = story.value?.findings ?? [];
  if (findings.length === 0) return null;
  return (
    <section class="findings" aria-label="Findings">
      <h2>What the run says</h2>
      <ul>
        {findings.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </section>
  );
}
