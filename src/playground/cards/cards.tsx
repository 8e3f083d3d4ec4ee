import { useSignal } from '@preact/signals';
import { opened } from '../state/scenario.ts';
import { type Card, openCard, SEED, THEORY } from './shipped.ts';

/** The shipped scenarios by their questions. */
export function Cards() {
  const isOpen = useSignal(false);
  const choose = (card: Card): void => {
    openCard(card);
    isOpen.value = false;
    scrollTo({ top: 0 });
  };
  return (
    <details
      class="choose"
      open={isOpen.value}
      onToggle={({ currentTarget }) => {
        isOpen.value = currentTarget.open;
      }}
    >
      <summary>Ask another question</summary>
      <Grid cards={SEED} onChoose={choose} />
      <details class="theory">
        <summary>Markets whose outcome is known on paper ({THEORY.length})</summary>
        <Grid cards={THEORY} onChoose={choose} />
      </details>
    </details>
  );
}

function Grid({ cards, onChoose }: { cards: readonly Card[]; onChoose: (card: Card) => void }) {
  return (
    <ul class="cards">
      {cards.map((card) => (
        <li key={card.path}>
          <button
            type="button"
            aria-current={opened.value.path === card.path ? 'true' : undefined}
            onClick={() => onChoose(card)}
          >
            <span class="question">{card.question}</span>
            <span class="quiet">{card.name}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
