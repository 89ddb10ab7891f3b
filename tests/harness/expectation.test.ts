import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatExpectation, parseExpectation } from "./expectation.mjs";

describe("an expectation file", () => {
  test("is the output alone when there is nothing else to say", () => {
    expect(formatExpectation({ stdout: "1\n2\n", stderr: "", exitCode: 0 })).toBe("1\n2\n");
    expect(formatExpectation({ stdout: "no newline", stderr: "", exitCode: 0 })).toBe("no newline");
  });

  test("has sections for standard error and the exit status", () => {
    const text = "out\n--- stderr\nerr\n--- exit 3\n";
    expect(formatExpectation({ stdout: "out\n", stderr: "err\n", exitCode: 3 })).toBe(text);
    expect(parseExpectation(text)).toEqual({ stdout: "out\n", stderr: "err\n", exitCode: 3 });
  });

  test("tells a missing last newline from a present one", () => {
    const text = "out\n--- no newline\n--- exit 1\n";
    expect(formatExpectation({ stdout: "out", stderr: "", exitCode: 1 })).toBe(text);
    expect(parseExpectation(text)).toEqual({ stdout: "out", stderr: "", exitCode: 1 });
  });

  test("gives back whatever was put in", () => {
    const line = fc.constantFrom("--- stderr", "\\--- exit 1", "--- no newline", "--- exit", "text", "", "\\", "\r");
    const text = fc.array(line).chain((lines) => fc.constantFrom(lines.join("\n"), `${lines.join("\n")}\n`));
    const outcome = fc.record({ stdout: text, stderr: text, exitCode: fc.nat(255) });
    fc.assert(
      fc.property(outcome, (each) => {
        expect(parseExpectation(formatExpectation(each))).toEqual(each);
      }),
    );
  });
});
