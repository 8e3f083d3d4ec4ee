import { isExpected } from '../chart/sweep/words.ts';
import type { SweepResult } from '../experiment/sweep/told.ts';

type Definition = readonly [term: string, meaning: string];

const QUARTER: Definition = [
  'Quarter',
  'Thirteen weeks. “First” and “last” are those of the run; “before” and “after” lie on either side of the first event of the scenario. In a run of less than 26 weeks, the first and the second half.',
];

/** Terms of a sweep's report, each with what it means here. */
export function sweepDefinitions({ study, effects }: SweepResult): Definition[] {
  const chance: Definition[] = isExpected(study)
    ? [
        [
          'Expected value, mean field',
          'What infinitely many consumers do on average. Nothing is drawn: one run says all, and there is no interval.',
        ],
      ]
    : [
        [
          'Replicate',
          'The same condition simulated with other random draws. Replicate by replicate, all conditions share their draws, so that what they have in common cancels in their differences.',
        ],
        [
          '95% interval',
          'Where the mean of very many replicates would lie, with 95% confidence (Student’s t). It holds the chance of the draws only, not the doubt about the assumptions.',
        ],
      ];
  const several: Definition[] =
    effects.length > 0 && study.factors.length > 2
      ? [
          [
            'Effect',
            'The mean over all conditions with a level, less the mean over all with the first level of the factor, replicate by replicate. A replicate in which a run failed is left out.',
          ],
          [
            'Beyond the sum',
            'What two factors do together less what each does alone, at their last levels and averaged over the other factors.',
          ],
        ]
      : [];
  const maps: Definition[] =
    study.maps.length > 0
      ? [
          [
            'Map',
            'The answer that the means over the replicates of a condition give. Where replicates do not agree with it, the tone is paler. A refined map is run where neighbouring answers differ; elsewhere it is filled in.',
          ],
        ]
      : [];
  return [
    [
      'Factor, level, condition',
      'A factor is what is varied, a level one of its values, and a condition one combination of levels.',
    ],
    ...chance,
    QUARTER,
    ...several,
    ...maps,
    [
      'Consumer surplus, welfare',
      'In money per consumer and year. Only their changes mean something; the level has no zero.',
    ],
  ];
}
