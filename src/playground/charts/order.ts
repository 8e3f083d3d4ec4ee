/** The chart at the top, and the others in the order of the report. */
export const FIRST_CHART = 'market-share';
export const CHART_ORDER = ['churn', 'switching', 'multihoming', 'acceptance', 'retailers', 'surplus'];
