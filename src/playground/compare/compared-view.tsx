import { ChartView } from '../charts/chart-view.tsx';
import type { Compared, Picture } from '../engine/messages.ts';

/** Two runs held against each other: the answer, what differs, who wins and loses, and the difference in pictures. */
export function ComparedView({ compared }: { compared: Compared }) {
  const { answer, source, pictures, sections } = compared;
  const [groups, ...others] = pictures;
  return (
    <>
      <p class="finding" aria-live="polite">
        {answer}
      </p>
      <h3>What differs</h3>
      <Ready html={sections.differences} />
      <Wide picture={groups} />
      <h3>Who wins and who loses</h3>
      <Ready html={sections.welfare} />
      {others.map((picture) => (
        <Wide key={picture.id} picture={picture} />
      ))}
      <details>
        <summary>All figures</summary>
        <Ready html={sections.figures} />
      </details>
      <details>
        <summary>How precise this is, and what the words mean</summary>
        <Ready html={sections.precision} />
        <Ready html={sections.words} />
      </details>
      <p class="quiet">{source}</p>
    </>
  );
}

/** Charts of a comparison have one width; on a phone they are moved sideways. */
const Wide = ({ picture }: { picture: Picture }) => (
  <div class="wide">
    <ChartView picture={picture} />
  </div>
);

/** HTML that the simulator wrote: every word of a scenario in it is escaped there. */
const Ready = ({ html }: { html: string }) => (
  <div class="ready" dangerouslySetInnerHTML={{ __html: html }} />
);
