import { log } from '../../core/elementary.ts';
import type { CellInputs, CellLaw } from './law.ts';
import type { Rows } from './rows.ts';
import type { Till } from './till.ts';

/**
 * Fills the law of a portfolio's rows: mixes over carrying cash or not, then over where to shop, then over how to pay
 * (ODD 7.3, 7.5). Rows that differ in the rung alone have the same choice sets, and stand side by side: each step is a
 * plain loop over such a ladder.
 */
export class TripLaw {
  private readonly rows: Rows;
  private inputs!: CellInputs;
  private law!: CellLaw;
  private attraction = 0;
  private lambda = 0;
  /** By rung of the ladder under way: its pull, and the chance of carrying (or not) over it. */
  private readonly sum: Float64Array;
  private readonly chancePerPull: Float64Array;
  /** By rung, for the class under way: chance of a visit over S. */
  private readonly per: Float64Array;

  constructor(rows: Rows) {
    this.rows = rows;
    this.sum = new Float64Array(rows.rungs);
    this.chancePerPull = new Float64Array(rows.rungs);
    this.per = new Float64Array(rows.rungs);
  }

  /** Begins with the law of some inputs. */
  open(inputs: CellInputs, law: CellLaw): void {
    this.inputs = inputs;
    this.law = law;
    this.attraction = 0;
    for (const { attraction } of inputs.classes) this.attraction += attraction;
    this.lambda = inputs.utilities[0].storeChoice;
  }

  /** Writes what trips of a portfolio's consumers are worth and, if asked for, the chances of how they end, on rows of 0. */
  fill(held: number, withChances: boolean): void {
    const { firstOf, rungs } = this.rows;
    const { inclusiveValue, habitEnjoyed } = this.law;
    inclusiveValue.fill(0, firstOf[held], firstOf[held + 1]);
    habitEnjoyed.fill(0, firstOf[held], firstOf[held + 1]);
    for (let first = firstOf[held]; first < firstOf[held + 1]; first += rungs) {
      this.fillLadder(first, withChances);
    }
  }

  private fillLadder(first: number, withChances: boolean): void {
    const { carriesCash } = this.inputs;
    for (let carry = 0; carry <= 1; carry++) {
      const chance = carry === 1 ? carriesCash : 1 - carriesCash;
      this.visit(first, carry, chance);
      if (chance === 0) continue;
      if (this.lambda === 0) this.averageValue(first, carry, chance);
      else this.value(first, chance);
      if (withChances) this.pay(first, carry);
    }
  }

  /** How strongly all retailers pull together. */
  private visit(first: number, carry: number, chance: number): void {
    const { portfolioOf, topOf } = this.rows;
    const { sum, chancePerPull } = this;
    const { pull, tills } = this.law;
    sum.fill(0);
    for (const { usable, attraction, terms } of this.inputs.classes) {
      const { powers } = tills[terms];
      const line = tills[terms].line((portfolioOf[first] | carry) & usable, topOf[first]);
      for (let rung = 0; rung < sum.length; rung++) sum[rung] += attraction * powers[line + rung];
    }
    for (let rung = 0; rung < sum.length; rung++) {
      pull[(first + rung) * 2 + carry] = sum[rung];
      chancePerPull[rung] = chance / sum[rung];
    }
  }

  /**
   * Inclusive value of the choice of retailer, in utils of the till, so that one retailer gives ln S whatever lambda:
   * (ln sum a S^lambda - ln sum a) / lambda, and at lambda = 0 its limit, the average of ln S (Small & Rosen 1981).
   */
  private value(first: number, chance: number): void {
    const { inclusiveValue } = this.law;
    const { sum, attraction, lambda } = this;
    let value = 0;
    for (let rung = 0; rung < sum.length; rung++) {
      // without the bonus on any choice, all rungs are alike
      if (rung === 0 || sum[rung] !== sum[rung - 1]) value = (chance * log(sum[rung] / attraction)) / lambda;
      inclusiveValue[first + rung] += value;
    }
  }

  /** The same where payment does not matter for where to shop. */
  private averageValue(first: number, carry: number, chance: number): void {
    const { portfolioOf, topOf, rungs } = this.rows;
    const { inclusiveValue, tills } = this.law;
    for (const { usable, attraction, terms } of this.inputs.classes) {
      const { totals } = tills[terms];
      const line = tills[terms].line((portfolioOf[first] | carry) & usable, topOf[first]);
      const weight = (chance * attraction) / this.attraction;
      for (let rung = 0; rung < rungs; rung++)
        inclusiveValue[first + rung] += weight * log(totals[line + rung]);
    }
  }

  /** Spreads the visits over methods and walking away, and counts the habit bonus enjoyed. */
  private pay(first: number, carry: number): void {
    const { classes } = this.inputs;
    const { shape, tills } = this.law;
    const { rows, per, chancePerPull } = this;
    const top = rows.topOf[first];
    for (let c = 0; c < classes.length; c++) {
      const { usable, attraction, terms } = classes[c];
      const till = tills[terms];
      const { powersPerTotal } = till;
      const set = (rows.portfolioOf[first] | carry) & usable;
      const line = till.line(set, top);
      for (let rung = 0; rung < per.length; rung++) {
        per[rung] = attraction * powersPerTotal[line + rung] * chancePerPull[rung];
      }
      const at = (first << shape.bits) + c * shape.stride;
      this.payPlainly(at, set, till);
      if ((set >> top) & 1) this.payWithTop(first, at + top, till, till.weight[top]);
    }
  }

  /** What is paid with each method of a set without habit, and who leaves. */
  private payPlainly(at: number, set: number, { weight, utilities }: Till): void {
    const { probability, shape } = this.law;
    for (let rest = set; rest > 0; rest &= rest - 1) {
      const method = 31 - Math.clz32(rest & -rest);
      addScaled(probability, at + method, shape.bits, this.per, weight[method]);
    }
    if (utilities.walkAway || set === 0) addScaled(probability, at + shape.methods, shape.bits, this.per, 1);
  }

  /** Adds what habit adds to the top of wallet. */
  private payWithTop(first: number, at: number, { lift, utilities }: Till, weight: number): void {
    const { probability, habitEnjoyed, shape } = this.law;
    const { bonus } = utilities;
    for (let rung = 0; rung < this.per.length; rung++) {
      const plain = this.per[rung] * weight;
      probability[at + (rung << shape.bits)] += plain * (lift[rung] - 1);
      habitEnjoyed[first + rung] += plain * lift[rung] * bonus[rung];
    }
  }
}

/** target[at], target[at + 2^bits], ... += factor * values[0], values[1], ... */
function addScaled(
  target: Float64Array,
  at: number,
  bits: number,
  values: Float64Array,
  factor: number,
): void {
  for (let i = 0; i < values.length; i++) target[at + (i << bits)] += factor * values[i];
}
