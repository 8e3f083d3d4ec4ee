import { describe, expect, it } from 'vitest';
import { formatProblems } from '../../src/scenario/errors.ts';
import { BASE, faultsOf, inShort, loadBase, problemsOf } from './market.ts';

/** Lines of BASE, so that the first line added is the next one. */
const LINES = BASE.split('\n').length - 1;

/** Every fault: lines added to a valid scenario, and what is said of them; the place is counted from the first line added. */
const FAULTS: [title: string, more: string, ...said: string[]][] = [
  ['an unknown setting', 'habits: {}', '1:1 habits: unknown setting, did you mean "habit"?'],
  [
    'a setting in the wrong place',
    'cashback: 0.1',
    '1:1 cashback: unknown setting; there is platforms.<id>.cashback, interventions[].campaign.cashback',
  ],
  [
    'an unknown setting unlike any other',
    'habit: { colour: red }',
    '1:10 habit.colour: unknown setting; allowed: rule, rungs, gain, decay, strength',
  ],
  [
    'text for a number',
    'habit: { gain: lots }',
    '1:16 habit.gain: expected a number from 0 to 1 (probability), found "lots" (text)',
  ],
  [
    'a percentage',
    'habit: { gain: 20% }',
    '1:16 habit.gain: expected a number from 0 to 1 (probability), found "20%" (text); write 0.2',
  ],
  [
    'a decimal comma',
    'network: { strength: "1,5" }',
    '1:22 network.strength: expected a number from 0 to 20 (utils), found "1,5" (text); write 1.5',
  ],
  [
    'a number out of range',
    'habit: { gain: 1.5 }',
    '1:16 habit.gain: expected a number from 0 to 1 (probability), found 1.5',
  ],
  [
    'a number below its range',
    'habit: { gain: -1 }',
    '1:16 habit.gain: expected a number from 0 to 1 (probability), found -1',
  ],
  [
    'a fraction for a whole number',
    'replicates: 2.5',
    '1:13 replicates: expected a whole number from 1 to 1000000 (runs), found 2.5',
  ],
  [
    'no number',
    'habit: { gain: .nan }',
    '1:16 habit.gain: expected a number from 0 to 1 (probability), found not a number (.nan)',
  ],
  [
    'infinity',
    'network: { strength: .inf }',
    '1:22 network.strength: expected a number from 0 to 20 (utils), found Infinity',
  ],
  [
    'minus infinity',
    'network: { strength: -.inf }',
    '1:22 network.strength: expected a number from 0 to 20 (utils), found -Infinity',
  ],
  ['a number for text', 'question: 12', '1:11 question: expected text, found 12; write "12" in quotes'],
  [
    'a word for a switch',
    'cash: { offered: yes }',
    '1:18 cash.offered: expected true or false, found "yes" (text)',
  ],
  [
    'a word that is no choice',
    'habit: { rule: lader }',
    '1:16 habit.rule: expected one of ladder, last-used, found "lader" (text), did you mean "ladder"?',
  ],
  [
    'an empty section',
    'habit:',
    '1:7 habit: expected a map of settings, found nothing (null); write {} for the defaults, or remove the line',
  ],
  ['a list for a section', 'habit: []', '1:1 habit: expected a map of settings, found an empty list'],
  [
    'a map for a list',
    'interventions: {}',
    '1:1 interventions: expected a list of maps of settings, found a map',
  ],
  [
    'an empty list',
    'interventions:\n  - { kind: outage, week: 1, platform: alipay, regions: [] }',
    '2:48 interventions[0].regions: an empty list: name at least one, or leave the setting out',
  ],
  [
    'a text too long',
    `question: ${'x'.repeat(2001)}`,
    '1:11 question: too long: at most 2000 characters, found 2001',
  ],
  ['a setting given twice', 'seed: 1\nseed: 2', '2:1 seed: set twice; remove one of them'],
  ['no such day', 'startDate: 2018-02-30', '1:12 startDate: there is no such day: 2018-02-30'],
  [
    'another weekday',
    'startDate: 2018-01-02',
    '1:12 startDate: expected a Monday, found 2018-01-02, a Tuesday',
  ],
  ['no date', 'startDate: soon', '1:12 startDate: expected a date like 2018-01-01, found "soon" (text)'],
  [
    'a merge key',
    'habit:\n  <<: {}',
    '2:3 habit: merge keys (<<) are not YAML 1.2; use "extends:", or write the settings out',
  ],
  [
    'the name __proto__',
    'habit:\n  __proto__: {}',
    '2:3 habit.__proto__: this name cannot be used; choose another',
  ],
  [
    'an unknown kind',
    'interventions:\n  - { week: 1, kind: exlusive }',
    '2:22 interventions[0].kind: unknown kind "exlusive", did you mean "exclusive"?',
  ],
  [
    'no kind',
    'strategies:\n  - { platform: alipay }',
    '2:5 strategies[0].kind: missing; expected one of hold, schedule, rules',
  ],
  [
    'no week',
    'interventions:\n  - { kind: exit, platform: alipay }',
    '2:5 interventions[0].week: missing; expected a whole number from 0 to 100000 (week)',
  ],
  [
    'a setting of another kind',
    'interventions:\n  - { week: 1, kind: exit, platform: alipay, cashback: 1 }',
    '2:46 interventions[0].cashback: unknown setting; there is platforms.<id>.cashback, interventions[].campaign.cashback',
  ],
  [
    'an unknown chain',
    'interventions:\n  - { week: 1, kind: exclusive, platform: alipay, retailer: wal-mrt }',
    '2:61 interventions[0].retailer: unknown chain "wal-mrt", did you mean "wal-mart"?',
  ],
  [
    'an unknown region',
    'output: { focus: { region: north } }',
    '1:28 output.focus.region: unknown region "north"; there is: west, east',
  ],
  [
    'an unknown platform',
    'strategies:\n  - { kind: hold, platform: ali-pay }',
    '2:29 strategies[0].platform: unknown platform "ali-pay", did you mean "alipay"?',
  ],
  [
    'the end before the start',
    'interventions:\n  - { week: 9, until: 9, kind: exit, platform: alipay }',
    '2:23 interventions[0].until: expected a week after 9, the first in force, found 9',
  ],
  [
    'two contracts at once',
    'interventions:\n  - { week: 3, until: 9, kind: exclusive, retailer: bbk, platform: alipay }\n  - { week: 8, kind: exclusive, retailer: bbk, platform: wechat-pay }',
    '3:13 interventions[1].week: overlaps the exclusive contract of bbk in east: interventions[0] (weeks 3 to 8, alipay); end one ("until") before the other starts',
  ],
  [
    'a contract where the chain has no outlets',
    'interventions:\n  - { week: 3, kind: exclusive, retailer: bbk, platform: alipay, regions: [west] }',
    '2:43 interventions[0].retailer: "bbk" has no outlets in "west"; it has some in: east',
  ],
  [
    'a contract with a platform that has left',
    'interventions:\n  - { week: 3, kind: exit, platform: alipay }\n  - { week: 5, kind: exclusive, retailer: bbk, platform: alipay }',
    '3:58 interventions[1].platform: "alipay" has left the market in week 3; an exclusive in week 5 needs it',
  ],
  [
    'a platform that enters while people hold it',
    'interventions:\n  - { week: 3, kind: entry, platform: alipay }',
    '2:39 interventions[0].platform: "alipay" enters in week 3, and consumers hold it before (holdings); take it out of the holdings, or out of the interventions',
  ],
  [
    'a move of a platform that has left',
    'interventions:\n  - { week: 3, kind: exit, platform: alipay }\nstrategies:\n  - { kind: schedule, platform: alipay, steps: [{ week: 4, set: cashback, to: 0 }] }',
    '4:57 strategies[0].steps[0].week: "alipay" has left the market in week 3; it cannot move in week 4',
  ],
  [
    'an unknown parameter',
    'interventions:\n  - { week: 1, kind: set, parameter: platforms.alipay.merchantFe, value: 0 }',
    '2:38 interventions[0].parameter: unknown parameter: no "merchantFe" in platforms.alipay, did you mean "merchantFee"?',
  ],
  [
    'a parameter of nobody',
    'interventions:\n  - { week: 1, kind: set, parameter: platforms.alipai.merchantFee, value: 0 }',
    '2:38 interventions[0].parameter: unknown parameter: no "alipai" in platforms, did you mean "alipay"?',
  ],
  [
    'a parameter that is fixed',
    'interventions:\n  - { week: 1, kind: set, parameter: habit.rungs, value: 4 }',
    '2:38 interventions[0].parameter: "habit.rungs" is fixed when the market is created and cannot be set midway',
  ],
  [
    'a group for a parameter',
    'interventions:\n  - { week: 1, kind: set, parameter: network, value: 4 }',
    '2:38 interventions[0].parameter: "network" is a group of settings: name one of them; there is: strength, memory',
  ],
  [
    'a hostile parameter',
    'interventions:\n  - { week: 1, kind: set, parameter: platforms.__proto__.x, value: 4 }',
    '2:38 interventions[0].parameter: no such parameter: "platforms.__proto__.x"; write a path such as platforms.alipay.merchantFee',
  ],
  [
    'a value that the parameter cannot take',
    'interventions:\n  - { week: 1, kind: set, parameter: platforms.alipay.merchantFee, value: 4 }',
    '2:75 interventions[0].value: expected a number from 0 to 1 (share), found 4',
  ],
  [
    'a formula over unknown names',
    'strategies:\n  - { kind: rules, platform: alipay, rules: [{ set: cashback, to: rivalShar / 2 }] }',
    '2:67 strategies[0].rules[0].to: formula: unknown name "rivalShar", did you mean "rivalShare"?',
  ],
  [
    'a formula that divides by zero',
    'strategies:\n  - { kind: rules, platform: alipay, rules: [{ when: 1 / 0, set: cashback, to: 0 }] }',
    '2:54 strategies[0].rules[0].when: formula: "1 / 0" divides by zero',
  ],
  [
    'habits told where none are used',
    'start: { rung: 2 }',
    '1:10 start.rung: has no effect while habits are settled; write "habits: given" beside it',
  ],
  [
    'a rung above the ladder',
    'start: { habits: given, rung: 8 }',
    '1:31 start.rung: the ladder has 8 rungs, 0 to 7 (habit.rungs), found 8',
  ],
  [
    'shares at the start above 1',
    'start: { shares: { alipay: 0.7, cash: 0.4 } }',
    '1:10 start.shares: shares sum to 1.1 (alipay 0.7, cash 0.4), expected at most 1',
  ],
  [
    'a list item of the wrong type',
    'interventions: [5]',
    '1:17 interventions[0]: expected a map of settings with a "kind", found 5',
  ],
  [
    'a list item of the wrong type where a word could stand',
    'retailers:\n  chains: { x: { outlets: { west: 1, east: 1 }, accepts: [alipay, 3] } }',
    '2:67 retailers.chains.x.accepts[1]: expected text, found 3; write "3" in quotes',
  ],
  [
    'a slider of an unknown setting',
    'output: { sliders: [habit.strenth] }',
    '1:21 output.sliders[0]: unknown parameter: no "strenth" in habit, did you mean "strength"?',
  ],
  [
    'a slider of an unknown platform',
    'output:\n  sliders:\n    - { setting: platforms.alipai.cashback }',
    '3:18 output.sliders[0].setting: unknown parameter: no "alipai" in platforms, did you mean "alipay"?',
  ],
  [
    'a slider of no path',
    'output: { sliders: [habit..strength] }',
    '1:21 output.sliders[0]: no such parameter: "habit..strength"; write a path such as platforms.alipay.merchantFee',
  ],
  [
    'a slider of another kind of intervention',
    'interventions:\n  - { week: 1, kind: fee-cap, cap: 0.1 }\noutput: { sliders: ["interventions[0].bonus"] }',
    '3:21 output.sliders[0]: unknown parameter: no "bonus" in interventions.0; there is: kind, week, until, label, cap',
  ],
  [
    'a slider of a word',
    'output: { sliders: [habit.rule] }',
    '1:21 output.sliders[0]: "habit.rule" is no number (one of ladder, last-used): a slider moves numbers',
  ],
  [
    'a slider of a group',
    'output: { sliders: [network] }',
    '1:21 output.sliders[0]: "network" is a group of settings: name one of them; there is: strength, memory',
  ],
  [
    'a slider of a share of a whole',
    'output: { sliders: [regions.west.share] }',
    '1:21 output.sliders[0]: "regions.west.share" is a share of a whole that sums to 1: it cannot move alone',
  ],
  [
    'a slider of a number that is not there',
    'output: { sliders: [population] }',
    '1:21 output.sliders[0]: "population" has no value for a slider to start from; write one',
  ],
  [
    'a slider named twice',
    'output: { sliders: [habit.gain, { setting: habit.gain }] }',
    '1:44 output.sliders[1].setting: "habit.gain" has a slider already; name it once',
  ],
  [
    'a slider that ends outside the range',
    'output: { sliders: [{ setting: habit.gain, from: -1, to: 2 }] }',
    '1:50 output.sliders[0].from: expected a number from 0 to 1 (probability), found -1',
    '1:58 output.sliders[0].to: expected a number from 0 to 1 (probability), found 2',
  ],
  [
    'a slider that ends before it begins',
    'output: { sliders: [{ setting: habit.gain, from: 0.5, to: 0.5 }] }',
    '1:59 output.sliders[0].to: expected a number above 0.5, found 0.5',
  ],
  [
    'a slider that begins where the range ends',
    'output: { sliders: [{ setting: habit.gain, from: 1 }] }',
    '1:50 output.sliders[0].from: expected a number below 1, found 1',
  ],
  [
    'a slider that ends where the range begins',
    'output: { sliders: [{ setting: habit.gain, to: 0 }] }',
    '1:48 output.sliders[0].to: expected a number above 0, found 0',
  ],
  [
    'a slider with a step longer than itself',
    'output: { sliders: [{ setting: habit.gain, from: 0.2, to: 0.6, step: 0.5 }] }',
    '1:70 output.sliders[0].step: a step of 0.5 is longer than the slider (0.4)',
  ],
  [
    'a slider without a setting',
    'output: { sliders: [{ from: 1 }] }',
    '1:21 output.sliders[0].setting: missing; expected text',
  ],
  [
    'a slider with an unknown part',
    'output: { sliders: [{ setting: habit.gain, form: 1 }] }',
    '1:44 output.sliders[0].form: unknown setting; allowed: setting, from, to, step, label',
  ],
  [
    'too many sliders',
    `output: { sliders: [${'habit.gain, '.repeat(25)}] }`,
    '1:11 output.sliders: a list of 25: at most 24 are possible',
    ...Array.from(
      { length: 24 },
      (_, index) =>
        `1:${33 + 12 * index} output.sliders[${index + 1}]: "habit.gain" has a slider already; name it once`,
    ),
  ],
];

/** The scenario with its own section of the same name taken out, so that the lines added may say it again. */
const baseWithout = (more: string): string => {
  const section = more.split(':')[0];
  return section === 'retailers' ? BASE.slice(0, BASE.indexOf('retailers:')) : BASE;
};

describe('a problem is told with its place and the way out', () => {
  it.each(FAULTS)('%s', (_, more, ...said) => {
    const base = baseWithout(more);
    const lines = base.split('\n').length - 1;
    const found = inShort(problemsOf({ 'main.yaml': `${base}${more}\n` }));
    const placed = said.map((words) => words.replace(/^\d+/, (line) => String(Number(line) + lines)));
    expect(found).toEqual(placed);
  });
});

describe('what must sum to 1', () => {
  const swap = (from: string, to: string) => inShort(problemsOf({ 'main.yaml': BASE.replace(from, to) }));

  it('is said where it does not', () => {
    expect(swap('east: { share: 0.6 }', 'east: { share: 0.5 }')).toEqual([
      '6:1 regions: shares sum to 0.9 (west 0.4, east 0.5), expected 1: 0.1 is missing',
    ]);
    expect(swap('all-people: { share: 1 }', 'all-people: { share: 0 }')).toEqual([
      '4:1 segments: shares sum to 0 (all-people 0), expected 1: 1 is missing',
    ]);
    expect(swap('none: 0.1', 'none: 0.2')).toEqual([
      '13:3 holdings.joint: shares sum to 1.1 (none 0.2, alipay 0.2, wechat-pay 0.2, "alipay + wechat-pay" 0.5), expected 1: 0.1 too much',
    ]);
  });

  it('may miss by what rounding misses', () => {
    expect(loadBase('', ['regions.west.share=0.3333333', 'regions.east.share=0.6666667']).warnings).toEqual(
      [],
    );
  });

  it('is not summed while one of the terms is no share', () => {
    expect(swap('east: { share: 0.6 }', 'east: { share: half }')).toEqual([
      '8:18 regions.east.share: expected a number from 0 to 1 (share), found "half" (text)',
    ]);
  });
});

describe('portfolios', () => {
  const withJoint = (joint: string, more = '') =>
    inShort(
      problemsOf({ 'main.yaml': BASE.replace(/holdings:\n.*\n/, `holdings:\n  joint: ${joint}\n${more}`) }),
    );

  it('name known platforms, each once, and each set once', () => {
    expect(withJoint('{ alipay + unionpay: 1 }')[0]).toBe(
      '13:12 holdings.joint.alipay + unionpay: unknown platform "unionpay" in a portfolio; there is: alipay, wechat-pay, none',
    );
    expect(withJoint('{ alipay + alipay: 1 }')).toEqual([
      '13:12 holdings.joint.alipay + alipay: "alipay" twice in one portfolio',
    ]);
    expect(withJoint('{ alipay + wechat-pay: 0.5, wechat-pay + alipay: 0.5 }')).toEqual([
      '13:38 holdings.joint.wechat-pay + alipay: the same portfolio as "alipay + wechat-pay"; write it once',
    ]);
    expect(withJoint('{ none + alipay: 1 }')).toEqual([
      '13:12 holdings.joint.none + alipay: "none" is the empty portfolio and stands alone',
    ]);
  });

  it('do not hold what is held independently', () => {
    expect(withJoint('{ none: 0.5, alipay: 0.5 }', '  independent: { alipay: 0.3 }\n')).toEqual([
      '13:23 holdings.joint.alipay: "alipay" is held independently (holdings.independent) and cannot be in a joint portfolio too',
    ]);
  });
});

describe('a market that cannot be', () => {
  const swap = (from: string | RegExp, to: string) =>
    inShort(problemsOf({ 'main.yaml': BASE.replace(from, to) }));

  it('has a region where nobody sells', () => {
    expect(swap('west: 3, east: 2', 'east: 2')).toEqual([
      '7:3 regions.west: nobody sells in "west": give a chain outlets there, or add independents',
    ]);
  });

  it('has names that mean something else in the tables', () => {
    expect(swap(/west/g, 'all')).toEqual([
      '7:3 regions.all: "all" cannot be a name here: it stands for everything',
    ]);
    expect(swap('bbk', 'independents')).toEqual([
      '17:5 retailers.chains.independents: "independents" cannot be a name here: it stands for the independent shops',
    ]);
    expect(swap(/alipay/g, 'cash')[0]).toBe(
      '10:3 platforms.cash: "cash" cannot be a name here: cash has its own section',
    );
  });

  it('has names that are none', () => {
    expect(swap(/bbk/, 'Better Life')).toEqual([
      '17:5 retailers.chains.Better Life: "Better Life" cannot be a name: names are small letters, digits and dashes, and start with a letter; write "better-life"',
    ]);
  });

  it('has nobody in a region, or nobody at all', () => {
    expect(faultsOf('', ['consumers=1'])).toEqual([
      '7:18 regions.west.share: 0.4 of 1 consumers is nobody; raise "consumers" or the share',
    ]);
    expect(faultsOf('', ['consumers=0'])[0]).toContain(
      'expected a whole number from 1 to 4000000000 (consumers), found 0',
    );
    expect(swap('all-people: { share: 1 }', '{}')).toContainEqual(
      '4:1 segments: no segments: name at least one, such as "all-of-it: { share: 1 }"',
    );
  });

  it('has more than seven platforms', () => {
    const platforms = Array.from({ length: 8 }, (_, index) => `  p${index}: {}\n`).join('');
    const said = swap('platforms:\n', `platforms:\n${platforms}`);
    expect(said).toEqual(['17:3 platforms.p7: 10 platforms; at most 7 fit']);
  });

  it('has no way to pay', () => {
    const bare = BASE.replace(
      /platforms:[\s\S]*?retailers:/,
      'platforms: {}\ncash: { offered: false }\nretailers:',
    );
    expect(inShort(problemsOf({ 'main.yaml': bare }))).toEqual([
      '10:18 cash.offered: no way to pay: offer cash, or name a platform',
    ]);
  });
});

describe('an offer of a platform that retailers never reconsider', () => {
  const offer = 'interventions:\n  - { week: 2, kind: offer, platform: alipay }\n';
  const never = ['platforms.alipay.reviewed=false'];

  it('is refused with the way out', () => {
    expect(faultsOf(offer, never)).toEqual([
      `${LINES + 2}:39 interventions[0].platform: retailers never reconsider "alipay" (platforms.alipay.reviewed is false), so none can sign; set it to true, or impose the contract with kind "exclusive"`,
    ]);
    expect(loadBase(offer).warnings).toEqual([]);
    expect(loadBase(offer.replace('offer', 'exclusive, retailer: bbk'), never).warnings).toEqual([]);
  });

  it('is allowed where an event sets that they do', () => {
    const set = '  - { week: 2, kind: set, parameter: platforms.alipay.reviewed, value: true }\n';
    expect(loadBase(offer + set, never).warnings).toEqual([]);
  });
});

describe('a step whose week is known', () => {
  const step = (to: string, more = '') =>
    `strategies:\n  - { kind: schedule, platform: alipay, steps: [{ week: 9, set: cashback, to: '${to}' }${more}] }\n`;
  const lever = ['platforms.alipay.marketing=0'];

  it('has a formula with a value in that week', () => {
    expect(faultsOf(step('1 / (week - 9)'))).toEqual([
      `${LINES + 2}:79 strategies[0].steps[0].to: formula: "1 / (week - 9)" has no finite value (Infinity) where week = 9`,
    ]);
    expect(loadBase(step('1 / (week - 8)')).warnings).toEqual([]);
    expect(loadBase(step('week > 9 ? 1 / (week - 9) : 0')).warnings).toEqual([]);
  });

  it('is held to the levers of its platform where nothing moves them', () => {
    expect(faultsOf(step('1 / marketing'), lever)).toHaveLength(1);
    expect(faultsOf(step('1 / (marketing * (week - 9))'), lever)).toHaveLength(1);
    const other = ', { week: 2, set: marketing, to: 1 }';
    expect(loadBase(step('1 / marketing', other), lever).warnings).toEqual([]);
    const campaign = 'interventions: [{ week: 2, kind: campaign, platform: alipay, marketing: 1 }]\n';
    expect(loadBase(step('1 / marketing') + campaign, lever).warnings).toEqual([]);
  });

  it('is not held to what only the run can tell', () => {
    expect(loadBase(step('1 / (share * (week - 9))')).warnings).toEqual([]);
  });
});

describe('problems of one file', () => {
  const many = `${BASE}habit: { gain: .nan, strenght: 1 }
interventions:
  - { week: 4, kind: exclusive, retailer: target, platform: alipay, until: 2 }
  - { week: 4, kind: fee-cap, cap: 3 }
strategies:
  - { kind: rules, platform: alipay, rules: [{ set: cashback, to: 1 / 0 }] }
`.replace('west: { share: 0.4 }', 'west: { share: 0.3 }');

  it('are all told in one pass, from top to bottom', () => {
    const places = problemsOf({ 'main.yaml': many }).map(({ line, path }) => `${line} ${path}`);
    expect(places).toEqual([
      '6 regions',
      `${LINES + 1} habit.gain`,
      `${LINES + 1} habit.strenght`,
      `${LINES + 3} interventions[0].retailer`,
      `${LINES + 3} interventions[0].until`,
      `${LINES + 4} interventions[1].cap`,
      `${LINES + 6} strategies[0].rules[0].to`,
    ]);
  });

  it('are shown with the line and a caret', () => {
    const [problem] = problemsOf({ 'main.yaml': `${BASE}habit: { strenght: 1 }` });
    expect(formatProblems([problem])).toBe(
      [
        'main.yaml:18:10  habit.strenght: unknown setting, did you mean "strength"?',
        '   18 | habit: { strenght: 1 }',
        '      |          ^',
      ].join('\n'),
    );
  });

  it('show of a long line the part around the place', () => {
    const [problem] = problemsOf({ 'main.yaml': `${BASE}habit: { ${' '.repeat(200)} strenght: 1 }` });
    const [, line, caret] = formatProblems([problem]).split('\n');
    expect(line.indexOf('strenght')).toBe(caret.indexOf('^'));
    expect(line.length).toBeLessThan(140);
  });

  it('never speak with the words of the schema library', () => {
    expect(formatProblems(problemsOf({ 'main.yaml': many }))).not.toMatch(
      /invalid|received|zod|unrecognized/i,
    );
  });
});

describe('what is doubtful', () => {
  const warned = (more: string) => inShort(loadBase(more).warnings);

  it('is allowed, with a warning: a slider whose intervention was taken out', () => {
    expect(warned('output: { sliders: ["interventions[0].bonus"] }')).toEqual([
      '18:21 output.sliders[0]: no such item: interventions has 0, counted from [0]; it has no slider',
    ]);
  });

  it('is allowed, with a warning: habits that never fade', () => {
    expect(warned('habit: { gain: 0.9 }')).toEqual([
      '18:16 habit.gain: a gain (0.9) above the decay (0.5) on 8 rungs makes habits practically permanent; lower the gain or take fewer rungs',
    ]);
    expect(warned('habit: { gain: 0.9, rungs: 4 }')).toEqual([]);
  });

  it('is allowed, with a warning: what starts after the end', () => {
    expect(warned('interventions:\n  - { week: 21, kind: fee-cap, cap: 0 }')).toEqual([
      '19:13 interventions[0].week: starts in week 21, after the last of 20 weeks: it never happens',
    ]);
  });

  it('is allowed, with a warning: a contract during a ban', () => {
    const events =
      'interventions:\n  - { week: 2, kind: ban-exclusivity }\n  - { week: 3, kind: exclusive, retailer: bbk, platform: alipay }';
    expect(warned(events)).toEqual([
      '20:13 interventions[1].week: exclusive contracts are banned since week 2: this one ends at once',
    ]);
  });

  it('is allowed, with a warning: an offer that starts during a ban, and none that runs on into one', () => {
    const events = (week: number, until = 9) =>
      `interventions:\n  - { week: 5, until: ${until}, kind: ban-exclusivity }\n  - { week: ${week}, kind: offer, platform: alipay }`;
    const said = [
      '20:13 interventions[1].week: exclusive contracts are banned since week 5: this offer is void while they are',
    ];
    expect(warned(events(4))).toEqual([]);
    expect(warned(events(5))).toEqual(said);
    expect(warned(events(8))).toEqual(said);
    expect(warned(events(9))).toEqual([]);
  });

  it('is allowed, with a warning: a reward that drowns all else', () => {
    const reward = (cashback: number, more = '') =>
      inShort(loadBase(more, [`platforms.alipay.cashbackPerPayment=${cashback}`]).warnings);
    expect(reward(500)).toEqual([]);
    expect(reward(501)).toEqual([
      '0:0 platforms.alipay.cashbackPerPayment: 501 of money back for a payment is worth 50.1 utils to "all-people" (moneyUtility 0.1), where a taste is worth a few: is the unit of money right?',
    ]);
    const campaign = 'interventions:\n  - { week: 2, kind: campaign, platform: alipay, cashback: 0.5 }\n';
    expect(warned(campaign)).toEqual([]);
    const dear = loadBase(campaign, [
      'segments.all-people.basket=6000',
      'segments.all-people.moneyUtility=0.02',
    ]);
    expect(inShort(dear.warnings)).toEqual([
      '19:60 interventions[0].cashback: 3000 of money back for a payment is worth 60 utils to "all-people" (moneyUtility 0.02), where a taste is worth a few: is the unit of money right?',
    ]);
  });
});
