import { z } from 'zod';
import { choice, flag, optional, quantity, section, share, utils } from './quantity.ts';

/** A payment platform: a wallet or a card (ODD 7.12). */
export const platform = z.strictObject({
  name: z.string().max(80).optional().meta({ description: 'Name shown in charts and tables.' }),
  kind: choice(['wallet', 'card'], 'wallet', {
    meaning: 'wallet: counted in wallet shares and multi-homing, opened by interoperability; card: neither.',
    structural: true,
  }),
  taste: quantity(2.76, {
    ...utils,
    meaning:
      'Utility of paying with it, against walking away (0), before cashback, service, network and habit (omega).',
    source: 'McFadden (1974); value: calibrated',
  }),
  service: quantity(0, {
    ...utils,
    meaning: 'Service value: credit, finance, mini-programs (q0).',
    source: 'assumption',
  }),
  merchantFee: quantity(0.006, {
    ...share,
    meaning: 'Fee the retailer pays, as a share of the sale (MDR).',
    source: 'data/china_fees.csv (Alipay .55 % in 2024, WeChat Pay .6 % in 2014)',
  }),
  cashback: quantity(0, {
    ...share,
    meaning: 'Paid back to the consumer, as a share of the basket (rho).',
    source: 'data/incentives.csv',
  }),
  cashbackPerPayment: quantity(0, {
    unit: 'currency',
    range: [0, 1e9],
    meaning: 'Paid back to the consumer for each payment, whatever the basket.',
    source: 'data/incentives.csv',
  }),
  signupBonus: quantity(0, {
    unit: 'currency',
    range: [0, 1e9],
    meaning: 'Paid once to a consumer who adopts the wallet.',
    source: 'data/incentives.csv',
  }),
  marketing: quantity(0, {
    unit: 'currency per consumer and week',
    range: [0, 1e6],
    meaning: 'Advertising: raises the adoption hazard by `adoption.marketingEffect` per unit.',
    source: 'assumption',
  }),
  budget: optional({
    unit: 'currency',
    range: [0, 1e18],
    meaning:
      'All the cashback, sign-up bonuses and marketing the platform can pay in the run, for the whole population. null: no limit.',
  }),
  basketUplift: quantity(0, {
    unit: 'share',
    range: [-0.9, 10],
    meaning: 'How much larger a basket paid with it is (credit, marketing).',
    source: 'assumption; data/literature_parameters.csv has +9 % of card spending after Alipay',
  }),
  dataIntensity: quantity(0.5, {
    unit: 'index',
    range: [0, 10],
    meaning: "How much of the retailer's customer data the platform takes (d).",
    source: 'assumption',
  }),
  openness: quantity(0, {
    ...share,
    meaning:
      'Co-governance (o): share of data handed back to retailers, and of the fee shared with partners.',
    source: 'Parker & Van Alstyne (2018); Boudreau (2010)',
  }),
  reviewed: flag(true, {
    meaning:
      'Whether retailers reconsider accepting it at their reviews. false: a card terminal is there, or is not.',
  }),
  connectionCost: quantity(1, {
    unit: 'factor',
    range: [0, 1000],
    meaning:
      "Cost of accepting it as a multiple of the retailer's `integrationCost`: a card terminal costs more than a printed code.",
    source: 'assumption',
  }),
  dataValue: quantity(0.002, {
    unit: 'share of value per data intensity',
    range: [0, 1],
    meaning: 'What the platform earns with the data of a payment, per unit of intensity it keeps.',
    source: 'assumption',
  }),
  financeIncome: quantity(0, {
    ...share,
    meaning: 'Income from credit and finance, as a share of the value paid.',
    source: 'assumption',
  }),
  cost: quantity(0.003, {
    ...share,
    meaning: "Platform's own cost of a payment, as a share of its value.",
    source: 'assumption',
  }),
  adoption: section('How consumers come to hold the wallet, and leave it.', {
    innovation: quantity(0.03 / 52, {
      unit: 'hazard per week',
      range: [0, 1],
      meaning: 'Adoption without imitation (Bass p).',
      source: 'Bass (1969); .03 a year',
    }),
    imitation: quantity(0.38 / 52, {
      unit: 'hazard per week',
      range: [0, 10],
      meaning: "Adoption by imitation, times the share of the region's consumers who hold it (Bass q).",
      source: 'Bass (1969); .38 a year',
    }),
    marketingEffect: quantity(0.001, {
      unit: 'hazard per week per currency unit',
      range: [0, 10],
      meaning: 'Adoption hazard added by a unit of marketing per consumer and week.',
      source: 'assumption',
    }),
    cost: quantity(5, {
      unit: 'utils per week',
      range: [-100, 100],
      meaning: 'Weekly gain at which half of those who consider the wallet adopt it (c).',
      source: 'assumption, to be calibrated',
    }),
    abandonment: quantity(0.004, {
      unit: 'hazard per week',
      range: [0, 1],
      meaning: 'Hazard of dropping a wallet of no use (gamma).',
      source: 'assumption',
    }),
    keepCost: quantity(0, {
      unit: 'utils per week',
      range: [-100, 100],
      meaning: 'Weekly gain below which half of those who consider dropping the wallet drop it.',
      source: 'assumption',
    }),
  }),
  partners: section('Partners (service providers, ISVs) that build on the platform.', {
    stock: quantity(0, {
      unit: 'partners (index)',
      range: [0, 1e6],
      meaning: 'Partners when the market opens (E).',
      source: 'assumption',
      structural: true,
    }),
    revenueShare: quantity(0.5, {
      ...share,
      meaning: 'Share of the fee that goes to partners at full openness (sigma).',
      source: 'Parker & Van Alstyne (2018); value: assumption',
    }),
    fixedCost: quantity(0.05, {
      unit: 'currency per consumer and week',
      range: [1e-9, 1e9],
      meaning: "A partner's cost of staying, against the fee shared with partners per consumer and week (F).",
      source: 'assumption',
    }),
    adjustment: quantity(0.05, {
      unit: 'share per week',
      range: [0, 1],
      meaning: 'How fast partners enter and leave (kappaE).',
      source: 'assumption',
    }),
  }),
});

/** What partners do for retailers and consumers. */
export const partners = section('What partners do for retailers and consumers.', {
  integrationRelief: quantity(0.5, {
    unit: 'per partner',
    range: [0, 100],
    meaning: 'How fast partners lower the integration cost: cost * exp(-relief * E) (theta).',
    source: 'assumption',
  }),
  retailerService: quantity(0.0005, {
    unit: 'share of sales',
    range: [0, 1],
    meaning:
      "Worth of partners' services to a retailer: times ln(1 + partners of what it accepts) times sales.",
    source: 'assumption',
  }),
  consumerService: quantity(0.05, {
    ...utils,
    range: [0, 10],
    meaning: 'Service value that partners add: times ln(1 + partners) (nu).',
    source: 'assumption',
  }),
});
