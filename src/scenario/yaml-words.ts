import type { ErrorCode, YAMLError, YAMLWarning } from 'yaml';

/** The way out of the usual slips in YAML, by the reader's code. */
const HINTS: Partial<Record<ErrorCode, string>> = {
  BAD_INDENT: 'indent the settings of one map by the same number of spaces',
  TAB_AS_INDENT: 'indent with spaces, not with tabs',
  MISSING_CHAR: 'a quote, bracket, comma or colon is missing here or just before',
  MULTILINE_IMPLICIT_KEY: 'a "name: value" must stand on one line; is a colon or a quote missing?',
  BLOCK_AS_IMPLICIT_KEY: 'write one "name: value" a line; quote a text that holds ": "',
  BLOCK_IN_FLOW: 'inside { } and [ ] separate by commas',
  BAD_ALIAS: 'a text that starts with * or & must be quoted',
  DUPLICATE_KEY: 'remove one of them',
  UNEXPECTED_TOKEN: 'quote a text that holds special characters such as : # [ { % @',
  BAD_SCALAR_START: 'quote a text that starts with a special character',
  BAD_DIRECTIVE: 'lines that start with % are not part of a scenario',
  TAG_RESOLVE_FAILED: 'tags (!) are not part of the scenario language',
  MULTIPLE_ANCHORS: 'remove one of the anchors (&)',
};

/** A fault of the YAML reader in our words: what it says, then the way out. */
export function syntaxHint(fault: YAMLError | YAMLWarning): string {
  const said = fault.message.replace(/\s+/g, ' ').trim();
  const hint = / end with /.test(said) ? HINTS.MISSING_CHAR : HINTS[fault.code];
  return `not YAML: ${said.charAt(0).toLowerCase()}${said.slice(1)}${hint === undefined ? '' : `; ${hint}`}`;
}
