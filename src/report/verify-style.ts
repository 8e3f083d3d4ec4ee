/** Rules of the page of a verification beside those of every report. */
export const VERIFY_STYLE = `
.holds { color: #1d6b3a; font-weight: 600; }
.fails { color: #A5261E; font-weight: 700; }
.finding.bad { border-left-color: #A5261E; }
article { margin: 0 0 3.4rem; }
article + article { border-top: 1px solid var(--line); padding-top: .2rem; }
article figure { margin-bottom: 1rem; }
code { font-size: .9em; background: var(--soft); padding: .1em .3em; border-radius: 3px; overflow-wrap: anywhere; }
pre code { padding: 0; }
dl.facts { display: grid; grid-template-columns: 6.5rem 1fr; gap: .25rem 1rem; margin: 1rem 0; font-size: .95rem; }
dl.facts dt { margin: 0; color: var(--quiet); font-weight: 400; }
dl.facts dd { max-width: none; }
tr.off td, tr.off th { background: #fdf1f0; }
@media (max-width: 700px) { dl.facts { grid-template-columns: 1fr; gap: 0; } dl.facts dt { margin-top: .4rem; } }
`;
