/** Sums and percentages of coverage, and how they are shown. */

export class Numbers {
  readonly files: number;
  readonly statements: number;
  readonly excluded: number;
  readonly missing: number;
  readonly branches: number;
  readonly partialBranches: number;
  readonly missingBranches: number;

  constructor(counts: Partial<Counts> = {}) {
    this.files = counts.files ?? 0;
    this.statements = counts.statements ?? 0;
    this.excluded = counts.excluded ?? 0;
    this.missing = counts.missing ?? 0;
    this.branches = counts.branches ?? 0;
    this.partialBranches = counts.partialBranches ?? 0;
    this.missingBranches = counts.missingBranches ?? 0;
  }

  plus(other: Numbers): Numbers {
    return new Numbers({
      files: this.files + other.files,
      statements: this.statements + other.statements,
      excluded: this.excluded + other.excluded,
      missing: this.missing + other.missing,
      branches: this.branches + other.branches,
      partialBranches: this.partialBranches + other.partialBranches,
      missingBranches: this.missingBranches + other.missingBranches,
    });
  }

  get executed(): number {
    return this.statements - this.missing;
  }

  get executedBranches(): number {
    return this.branches - this.missingBranches;
  }

  get percentCovered(): number {
    return percent(this.executed + this.executedBranches, this.statements + this.branches);
  }

  get percentStatements(): number {
    return percent(this.executed, this.statements);
  }

  get percentBranches(): number {
    return percent(this.executedBranches, this.branches);
  }
}

interface Counts {
  readonly files: number;
  readonly statements: number;
  readonly excluded: number;
  readonly missing: number;
  readonly branches: number;
  readonly partialBranches: number;
  readonly missingBranches: number;
}

const percent = (part: number, whole: number): number => (whole > 0 ? (100 * part) / whole : 100);

/** Never 0 or 100 by rounding. */
export function displayPercent(value: number, precision: number): string {
  const nearZero = 1 / 10 ** precision;
  if (value > 0 && value < nearZero) return nearZero.toFixed(precision);
  if (value > 100 - nearZero && value < 100) return (100 - nearZero).toFixed(precision);
  return toFixedEven(value, precision);
}

/** As Python rounds: a tie goes to the even digit. */
export function toFixedEven(value: number, precision: number): string {
  const exact = value.toFixed(Math.min(100, precision + 60));
  const cut = exact.length - 60;
  if (!/^50*$/.test(exact.slice(cut))) return value.toFixed(precision);
  const below = exact.slice(0, cut).replace(/\.$/, "");
  return Number(below.at(-1)) % 2 === 0 ? below : (Number(below) + 10 ** -precision).toFixed(precision);
}

/** The total is less than it must be. 100 % must be all. */
export function isTooLittle(total: number, wanted: number, precision: number): boolean {
  if (wanted === 100 && total !== 100) return true;
  return Number(toFixedEven(total, precision)) < wanted;
}
