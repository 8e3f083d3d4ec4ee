import type { Intervention, Scenario } from '../scenario/schema.ts';

/** The interventions by the week they begin. */
const inOrder = ({ interventions }: Scenario): Intervention[] =>
  [...interventions].sort((a, b) => a.week - b.week);

/** The platform the report is about: named by the scenario, or by its first intervention that names one. */
export function focusPlatform(scenario: Scenario): string | null {
  const { platform } = scenario.output.focus;
  if (platform !== null) return platform;
  const first = inOrder(scenario).find((intervention) => 'platform' in intervention);
  return first && 'platform' in first ? first.platform : null;
}

/** The chain the report is about. */
export function focusRetailer(scenario: Scenario): string | null {
  const { retailer } = scenario.output.focus;
  if (retailer !== null) return retailer;
  for (const intervention of inOrder(scenario)) {
    if ('retailer' in intervention) return intervention.retailer;
    const named = 'retailers' in intervention ? intervention.retailers : null;
    if (named && named.length > 0) return named[0];
  }
  return null;
}

/** The region the report is about; null where the whole market is. */
export function focusRegion(scenario: Scenario): string | null {
  const { region } = scenario.output.focus;
  if (region !== null) return region;
  for (const intervention of inOrder(scenario)) {
    const named = 'regions' in intervention ? intervention.regions : null;
    if (named && named.length > 0) return named[0];
  }
  return null;
}
