/** A part of the page that says how the model works. */
export interface Chapter {
  readonly id: string;
  readonly title: string;
  /**
   * Plain text. `[habit](habit.strength)` is a word with the setting behind it, `{retailers.reviewEvery}` the value that a setting
   * has where a scenario says nothing.
   */
  readonly paragraphs: readonly string[];
}

export const LEAD =
  'A scenario is a small world of people, shops and payment platforms. The program plays it week by week and writes down who paid with what. Nothing is scripted but the events that the scenario dates: shares, refusals and profits follow from what people and shops do.';

export const CHAPTERS: readonly Chapter[] = [
  {
    id: 'till',
    title: 'At the till',
    paragraphs: [
      'People make [a few trips a week](segments.<id>.trips). At the till they choose among the wallets that they hold and the shop takes, and cash if they [carry some](segments.<id>.carriesCash). What they like best is only the most likely choice: a method counts more the more [it is liked](platforms.<id>.taste), the more [cashback](platforms.<id>.cashback) it pays, and the more it is habit. Whoever likes none of what is left [walks away](shopping.walkAway), and the sale is lost.',
      'If the wallet somebody reaches for first is not taken, that is a refusal. Most of the refused pay otherwise; a refusal is not yet a lost sale.',
    ],
  },
  {
    id: 'habit',
    title: 'Habit',
    paragraphs: [
      'Everybody has a method at the top of the wallet, and stands on a [ladder](habit.rungs) with it. Paying with it [climbs a rung](habit.gain), paying otherwise [falls one](habit.decay); at the bottom the other method takes its place. The higher the rung, the [stronger the pull](habit.strength). A shop that refuses a wallet therefore weakens it everywhere else, too.',
    ],
  },
  {
    id: 'wallets',
    title: 'Getting a wallet, leaving it',
    paragraphs: [
      'From time to time people take up a wallet, because they [hear of it](platforms.<id>.adoption.innovation) or [see others with it](platforms.<id>.adoption.imitation), and the sooner the more it is worth to them. Some [delete one](platforms.<id>.adoption.abandonment) that is worth little. This is slow: most of what moves in a year is use, not holding.',
    ],
  },
  {
    id: 'shop',
    title: 'Where to shop',
    paragraphs: [
      'Large and near shops get more visits. How well one can pay counts as well, [a little or much](segments.<id>.storeChoice). Customers also remember: refusals add up to [resentment](resentment.growth), which [keeps people away](resentment.sensitivity) and [fades](resentment.fade) only slowly.',
    ],
  },
  {
    id: 'retailers',
    title: 'Retailers',
    paragraphs: [
      'Every [{retailers.reviewEvery} weeks](retailers.reviewEvery) a retailer reviews what it takes. For each choice it adds up the [margin](retailers.chains.<id>.margin) on the sales it expects, less [fees](platforms.<id>.merchantFee) and costs, plus a [bonus](interventions[].offer.bonus) if a platform offers one for taking no other wallet, and takes the best. It knows its customers as they are, and does not foresee resentment; a chain that puts customers first counts [each refusal](retailers.chains.<id>.resentmentCost) as a cost. Some have a [mandate](retailers.chains.<id>.mandate) and never sign.',
    ],
  },
  {
    id: 'platforms',
    title: 'Platforms and rules',
    paragraphs: [
      'Platforms charge retailers a fee, pay incentives until a [budget](interventions[].campaign.budget) is spent, offer contracts, and may [open up](platforms.<id>.openness): share fees with partners who connect small shops, and hand data back. They do what the scenario says, or follow its rules; they do not outwit each other. A regulator may ban contracts, cap fees or incentives, or make every code take every wallet.',
    ],
  },
  {
    id: 'engines',
    title: 'Drawn or expected',
    paragraphs: [
      'With [agents](engine), every person draws its own choices, and a run is repeated with other draws: intervals show how far chance alone moves a figure. The mean field computes what infinitely many people do on average. It is quick and has no chance in it. Both read the same probabilities.',
    ],
  },
  {
    id: 'trust',
    title: 'What to trust',
    paragraphs: [
      'The model compares worlds that differ in one thing; it does not forecast. Holdings, fees and store counts are published figures, habits and tastes are fitted to others, and much is assumption: each setting names its source. Move what is assumed before you believe a result.',
    ],
  },
];
