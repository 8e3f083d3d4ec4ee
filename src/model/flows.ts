/**
 * What flowed in one week: trips, payments, money. Filled by the phases, read by the accounts and the metrics.
 * Arrays are by region * methods + method, by cell (region and segment), or by branch * methods + method, as named.
 */
export class Flows {
  readonly methods: number;
  // by region and method
  readonly payments: Float64Array;
  readonly value: Float64Array;
  readonly adopted: Float64Array;
  readonly dropped: Float64Array;
  readonly holdersBefore: Float64Array;
  readonly fees: Float64Array;
  readonly cashback: Float64Array;
  readonly signup: Float64Array;
  readonly bonuses: Float64Array;
  readonly marketing: Float64Array;
  readonly partnerShare: Float64Array;
  readonly partnerCost: Float64Array;
  /** Routing fees received less paid. */
  readonly routing: Float64Array;
  readonly fines: Float64Array;
  /** Income from data and finance less the cost of processing. */
  readonly operations: Float64Array;
  // by cell
  readonly trips: Float64Array;
  readonly cellPayments: Float64Array;
  /** Payments in cash. */
  readonly cellCash: Float64Array;
  readonly refusals: Float64Array;
  readonly forcedCash: Float64Array;
  /** Payments with the top of wallet. */
  readonly preferred: Float64Array;
  /** Refusals that ended in walking away. */
  readonly refusedLost: Float64Array;
  readonly lostSales: Float64Array;
  /** Cashback received. */
  readonly cellCashback: Float64Array;
  /** Sign-up bonuses received. */
  readonly cellSignup: Float64Array;
  readonly surplus: Float64Array;
  readonly surplusExperienced: Float64Array;
  // by branch
  readonly visits: Float64Array;
  readonly branchLost: Float64Array;
  readonly branchRefusals: Float64Array;
  /** Refusals of a platform that works: the retailer's own doing. */
  readonly branchBlamed: Float64Array;
  readonly branchFees: Float64Array;
  readonly branchBonus: Float64Array;
  readonly branchProfit: Float64Array;
  // by branch and method
  readonly branchValue: Float64Array;
  readonly branchPayments: Float64Array;

  /** All of them, one after another. */
  private readonly memory: Float64Array;

  constructor(regions: number, cells: number, methods: number, branches: number) {
    this.memory = new Float64Array(15 * regions * methods + 12 * cells + branches * (7 + 2 * methods));
    let taken = 0;
    const column = (size: number) => this.memory.subarray(taken, (taken += size));
    const byMethod = () => column(regions * methods);
    const byCell = () => column(cells);
    const byBranch = () => column(branches);
    this.methods = methods;
    this.payments = byMethod();
    this.value = byMethod();
    this.adopted = byMethod();
    this.dropped = byMethod();
    this.holdersBefore = byMethod();
    this.fees = byMethod();
    this.cashback = byMethod();
    this.signup = byMethod();
    this.bonuses = byMethod();
    this.marketing = byMethod();
    this.partnerShare = byMethod();
    this.partnerCost = byMethod();
    this.routing = byMethod();
    this.fines = byMethod();
    this.operations = byMethod();
    this.trips = byCell();
    this.cellPayments = byCell();
    this.cellCash = byCell();
    this.refusals = byCell();
    this.forcedCash = byCell();
    this.preferred = byCell();
    this.refusedLost = byCell();
    this.lostSales = byCell();
    this.cellCashback = byCell();
    this.cellSignup = byCell();
    this.surplus = byCell();
    this.surplusExperienced = byCell();
    this.visits = byBranch();
    this.branchLost = byBranch();
    this.branchRefusals = byBranch();
    this.branchBlamed = byBranch();
    this.branchFees = byBranch();
    this.branchBonus = byBranch();
    this.branchProfit = byBranch();
    this.branchValue = column(branches * methods);
    this.branchPayments = column(branches * methods);
    if (taken !== this.memory.length)
      throw new Error(`the week's flows take ${taken} places, not ${this.memory.length}`);
  }

  /** Value sold by a branch in the week. */
  salesOf(branch: number): number {
    let sales = 0;
    for (let method = 0; method < this.methods; method++) {
      sales += this.branchValue[branch * this.methods + method];
    }
    return sales;
  }

  clear(): void {
    this.memory.fill(0);
  }
}
