import { Document, isMap, isSeq } from 'yaml';
import type { Scenario } from './schema.ts';

/** A scenario as one YAML text with every default written out: it extends nothing, and reads back as the same scenario. */
export function resolvedYaml(scenario: Scenario): string {
  const { extends: _, ...settings } = scenario;
  const document = new Document(settings, { schema: 'core', aliasDuplicateObjects: false });
  const events = document.get('interventions');
  if (isSeq(events)) for (const event of events.items) if (isMap(event)) event.flow = true;
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}
