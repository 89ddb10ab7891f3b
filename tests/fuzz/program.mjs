/** A random program: statements that print all they compute, behind definitions that every program has. */
import { Grammar } from "./grammar.mjs";
import { Random } from "./random.mjs";
import { classes, uses } from "./rules/classes.mjs";
import { formatting } from "./rules/formatting.mjs";
import { generators } from "./rules/generators.mjs";
import { methods } from "./rules/methods.mjs";
import { statements } from "./rules/statements.mjs";
import { values } from "./rules/values.mjs";

const rules = { ...values, ...methods, ...formatting, ...statements, ...classes, ...uses, ...generators };
const LENGTH = 12;
const DEPTH = 4;
const UNGUARDED = 0.03;

/** @param {number} seed @returns {string} the statements that the seed stands for */
export function randomStatements(seed) {
  const random = new Random(seed);
  const grammar = new Grammar(rules, random);
  return Array.from({ length: LENGTH }, () => guard(grammar.expand("statement", DEPTH), random)).join("");
}

/**
 * Most statements may fail without ending the program.
 * @param {string} statement
 * @param {Random} random
 */
function guard(statement, random) {
  if (/^(show|change|use|drive)\(.*$/.test(statement) || random.chance(UNGUARDED)) return `${statement}\n`;
  return `try:\n    ${statement.replaceAll("\n", "\n    ")}\nexcept Exception as error:\n    describe(error)\n`;
}
