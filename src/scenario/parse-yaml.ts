import { type Document, parseAllDocuments, type YAMLError, type YAMLWarning } from 'yaml';
import type { Problem } from './errors.ts';
import { problemAt, type Source } from './place.ts';
import { syntaxHint } from './yaml-words.ts';

/** Largest text read, in characters. */
const MAX_TEXT = 4_000_000;

/** How deep maps and lists may be nested. */
export const MAX_DEPTH = 32;

/** Problems told of one text; after a slip in the syntax the rest mostly follow from it. */
export const MAX_PROBLEMS = 20;

/** The one document of a text in strict YAML 1.2, or undefined with its problems told. */
export function parseYaml(source: Source, problems: Problem[]): Document.Parsed | undefined {
  const refuse = (message: string, offset = 0): undefined =>
    void problems.push(problemAt({ source, offset }, '', message));
  if (source.text.length > MAX_TEXT) {
    const size = (source.text.length / 1e6).toFixed(1);
    return refuse(`${size} million characters, at most ${MAX_TEXT / 1e6} are read: is this a scenario file?`);
  }
  const documents = parseAllDocuments(source.text, {
    prettyErrors: false,
    uniqueKeys: false,
    schema: 'core',
  });
  const [document] = Array.isArray(documents) && documents.length > 0 ? documents : parseAllDocuments('{}');
  if (documents.length > 1)
    return refuse('several YAML documents (---) in one file; write one scenario a file');
  const { yaml } = document.directives;
  if (yaml.explicit && yaml.version !== '1.2') return refuse('scenarios are YAML 1.2; remove the %YAML line');
  const faults = [...document.errors, ...document.warnings];
  const deep = faults.find(({ code }) => code === 'RESOURCE_EXHAUSTION');
  if (deep !== undefined) return refuse(`nested too deeply; at most ${MAX_DEPTH} levels`, deep.pos[0]);
  for (const fault of firstAtEachPlace(faults)) refuse(syntaxHint(fault), fault.pos[0]);
  return faults.length > 0 ? undefined : (document as Document.Parsed);
}

function firstAtEachPlace(faults: readonly (YAMLError | YAMLWarning)[]): (YAMLError | YAMLWarning)[] {
  const places = faults.map(({ pos }) => pos[0]);
  return faults.filter((_, index) => places.indexOf(places[index]) === index).slice(0, MAX_PROBLEMS);
}
