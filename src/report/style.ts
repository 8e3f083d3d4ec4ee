/** Style sheet of the report: dark text on white, one column, readable on a phone and on paper. */
export const STYLE = `
:root { --ink: #15171c; --text: #2b2f37; --quiet: #5f6570; --line: #d9dbe0; --soft: #f4f5f7; --accent: #163788; }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: #fff; color: var(--text); font: 17px/1.55 "Source Sans 3", "Source Sans Pro", "Helvetica Neue", Arial, sans-serif; }
main, header, footer { max-width: 948px; margin: 0 auto; padding: 0 24px; }
header { padding-top: 48px; }
h1, h2, h3 { color: var(--ink); line-height: 1.2; text-wrap: balance; }
h1 { font-size: 2.1rem; margin: 0 0 .4rem; }
h2 { font-size: 1.5rem; margin: 3.2rem 0 .8rem; padding-top: 1.2rem; border-top: 1px solid var(--line); }
h3 { font-size: 1.22rem; margin: 0 0 .2rem; }
p { margin: 0 0 .8rem; max-width: 42em; }
.kicker { color: var(--quiet); font-weight: 600; margin: 0 0 .5rem; }
.question { font-size: 1.2rem; color: var(--quiet); }
.finding { font-size: 1.35rem; line-height: 1.4; font-weight: 600; color: var(--ink); border-left: 4px solid var(--accent); padding: .1rem 0 .1rem 1rem; margin: 1.6rem 0; max-width: 36em; }
ul.findings { padding-left: 1.2rem; max-width: 42em; }
ul.findings li { margin-bottom: .5rem; }
nav ul { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; }
a { color: var(--accent); }
figure { margin: 2.2rem 0; break-inside: avoid; }
figcaption p { color: var(--quiet); margin: 0 0 .4rem; max-width: none; }
.chart { overflow-x: auto; margin: 0 -24px; }
.chart svg { display: block; width: 100%; height: auto; min-width: 660px; }
.chart .role-title { display: none; }
.chart .still[hidden] { display: none; }
.table { overflow-x: auto; margin: 1rem 0 1.8rem; }
table { border-collapse: collapse; width: 100%; font-size: .95rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--quiet); padding: 0 0 .5rem; }
th, td { padding: .34rem .8rem .34rem 0; text-align: right; vertical-align: top; border-bottom: 1px solid var(--line); }
th:first-child, td:first-child { text-align: left; }
th { font-weight: 600; color: var(--ink); }
thead th { vertical-align: bottom; border-bottom: 2px solid var(--ink); }
tbody th[scope=rowgroup] { padding-top: 1.1rem; background: none; text-align: left; }
tbody th[scope=row] { font-weight: 400; padding-left: .9rem; }
td.words, th.words { text-align: left; }
.nowrap { white-space: nowrap; }
.small { font-size: .88rem; color: var(--quiet); }
details { margin: .4rem 0; }
summary { cursor: pointer; font-weight: 600; color: var(--ink); padding: .3rem 0; }
code { font-size: .9em; }
pre code { font-size: inherit; }
pre { background: var(--soft); padding: .8rem 1rem; overflow-x: auto; font-size: .92rem; border-radius: 4px; }
ol.events { padding-left: 0; list-style: none; }
ol.events li { display: grid; grid-template-columns: 19.5rem 1fr; gap: 0 1.2rem; padding: .4rem 0; border-bottom: 1px solid var(--line); }
ol.events .when { color: var(--quiet); }
dt { font-weight: 600; color: var(--ink); margin-top: .7rem; }
dd { margin: 0; max-width: 42em; }
footer { color: var(--quiet); font-size: .9rem; padding-top: 2rem; padding-bottom: 3rem; }
#vg-tooltip-element { font-family: inherit; font-size: 14px; border-radius: 4px; }
#vg-tooltip-element h2 { font-size: 14px; margin: 0 0 4px; padding: 0; border: 0; }
#vg-tooltip-element table { width: auto; font-size: 14px; }
#vg-tooltip-element tr td.key, #vg-tooltip-element tr td.value { border: 0; padding: 1px 6px; color: var(--text); max-width: none; text-align: left; }
@media (max-width: 700px) {
  body { font-size: 16px; }
  main, header, footer { padding-left: 16px; padding-right: 16px; }
  header { padding-top: 28px; }
  h1 { font-size: 1.6rem; }
  h2 { font-size: 1.3rem; }
  .finding { font-size: 1.15rem; }
  .chart { margin: 0 -16px; }
  tbody th[scope=row] { min-width: 7rem; }
  ol.events li { grid-template-columns: 1fr; }
  .hint::after { content: " Swipe sideways to see all of it."; }
}
@media print {
  @page { margin: 16mm 15mm; }
  body { font-size: 10.5pt; }
  main, header, footer { max-width: none; padding-left: 0; padding-right: 0; }
  header { padding-top: 0; }
  nav { display: none; }
  h2 { break-after: avoid; margin-top: 1.6rem; }
  h3, figcaption { break-after: avoid; }
  .chart { margin: 0; overflow: visible; }
  .chart svg { min-width: 0; max-height: 108mm; }
  caption, thead, tr:has(th[scope=rowgroup]) { break-after: avoid; }
  figure { margin: 1.2rem 0; }
  .table { overflow: visible; }
  table { font-size: 9pt; }
  thead { display: table-header-group; }
  tr, li { break-inside: avoid; }
  pre { white-space: pre-wrap; }
  a { color: inherit; text-decoration: none; }
}
`;
