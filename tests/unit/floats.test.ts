// Pure functions under float, complex and math; the expected values are CPython's.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PyFloat } from "../../packages/vm-core/src/objects/float.js";
import { PyTuple } from "../../packages/vm-core/src/objects/tuple.js";
import * as exponentials from "../../packages/vm-core/src/runtime/exponentials.js";
import { floatFromHex, floatHex } from "../../packages/vm-core/src/runtime/float-hex.js";
import { doubleText, floatRepr, parseFloatText } from "../../packages/vm-core/src/runtime/float-text.js";
import * as floats from "../../packages/vm-core/src/runtime/floats.js";
import { parseFormatSpec } from "../../packages/vm-core/src/runtime/format-spec.js";
import { hashDouble, hashInt, hashValue } from "../../packages/vm-core/src/runtime/hashing.js";
import { formatComplex, formatFloat, formatInt } from "../../packages/vm-core/src/runtime/number-format.js";
import * as trigonometry from "../../packages/vm-core/src/runtime/trigonometry.js";

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

describe("floats as text", () => {
  const reprs: readonly [number, string][] = [
    [1, "1.0"],
    [-0, "-0.0"],
    [1e16, "1e+16"],
    [9999999999999998, "9999999999999998.0"],
    [0.0001, "0.0001"],
    [0.00001, "1e-05"],
    [5e-324, "5e-324"],
    [123456.789, "123456.789"],
    [-Infinity, "-inf"],
    [Number.NaN, "nan"],
  ];
  test.each(reprs)("repr(%d)", (value, text) => {
    expect(floatRepr(value)).toBe(text);
  });

  test("repr and hex read back", () => {
    fc.assert(
      fc.property(finite, (value) => {
        expect(parseFloatText(floatRepr(value))).toBe(value);
        expect(floatFromHex(floatHex(value))).toBe(value);
      }),
    );
  });

  test.each(["", ".", "1e", "1__0", "1_.5", "0x10", "infinit", "e5", "1 2"])("%j is no float", (text) => {
    expect(parseFloatText(text)).toBeUndefined();
  });

  test("digits are rounded half to even, from the exact value", () => {
    expect([0.5, 1.5, 2.5, 0.125].map((value) => doubleText(value, "f", value === 0.125 ? 2 : 0))).toEqual([
      "0",
      "2",
      "2",
      "0.12",
    ]);
    expect(doubleText(9.5, "e", 0)).toBe("1e+01");
    expect(doubleText(0.1, "f", 30)).toBe("0.100000000000000005551115123126");
    expect(doubleText(1e22, "f", 0)).toBe("10000000000000000000000");
    expect(doubleText(1e-19, "g", 17)).toBe("9.9999999999999998e-20");
  });

  const rounded: readonly [number, number, number][] = [
    [2.675, 2, 2.67],
    [0.375, 2, 0.38],
    [0.125, 2, 0.12],
    [1234567.891, -3, 1235000],
    [25, -1, 20],
    [5e-324, 323, 0],
    [1e300, 400, 1e300],
  ];
  test.each(rounded)("round(%d, %i)", (value, digits, expected) => {
    expect(floats.roundDouble(value, digits)).toBe(expected);
  });
});

describe("format specifications", () => {
  const floatCases: readonly [number, string, string][] = [
    [1234567.891, "020,.2f", "0,000,001,234,567.89"],
    [123456789.123456789, "030,.6_f", "00,000,000,123,456,789.123_457"],
    [-0.001, "z.1f", "0.0"],
    [Infinity, "010", "0000000inf"],
    [1e15, ".17", "1000000000000000.0"],
    [0, "#g", "0.00000"],
    [1.5, ".3%", "150.000%"],
    [99.95, ".3g", "100"],
  ];
  test.each(floatCases)("format(%d, %j)", (value, text, expected) => {
    const spec = parseFormatSpec(text, { type: "", align: ">", typeName: "float" });
    expect(formatFloat(value, spec, "float")).toBe(expected);
  });

  const intCases: readonly [number, string, string][] = [
    [1234567, "015,", "000,001,234,567"],
    [65535 * 65536, "#020_X", "0X000_0000_FFFF_0000"],
    [-5, "=9", "-       5"],
    [5, "^+9", "   +5    "],
    [65, "^5c", "  A  "],
    [3, "e", "3.000000e+00"],
  ];
  test.each(intCases)("format(%d, %j)", (value, text, expected) => {
    const spec = parseFormatSpec(text, { type: "d", align: ">", typeName: "int" });
    expect(formatInt(value, spec, "int")).toBe(expected);
  });

  const complexCases: readonly [number, number, string, string][] = [
    [1, 2, ">20", "              (1+2j)"],
    [0, 2, "+", "+2j"],
    [1, -0, "", "(1-0j)"],
    [1e10, 2, ",", "(10,000,000,000+2j)"],
    [0, 1, "e", "0.000000e+00+1.000000e+00j"],
  ];
  test.each(complexCases)("format(complex(%d, %d), %j)", (real, imaginary, text, expected) => {
    const spec = parseFormatSpec(text, { type: "", align: ">", typeName: "complex" });
    expect(formatComplex(real, imaginary, spec, "complex")).toBe(expected);
  });
});

describe("arithmetic of floats", () => {
  test("// and % have the sign of the divisor, zeros too", () => {
    expect(floats.remainderDoubles(-7.5, 2)).toBe(0.5);
    expect(floats.remainderDoubles(0, -1)).toBe(-0);
    expect(floats.remainderDoubles(-5, Infinity)).toBe(Infinity);
    expect(floats.floorDivideDoubles(-7.5, 2)).toBe(-4);
    expect(floats.floorDivideDoubles(-0, 1)).toBe(-0);
  });

  test("an exact fraction", () => {
    expect(floats.integerRatio(0.1)).toEqual([3602879701896397n, 36028797018963968n]);
    expect(floats.integerRatio(-5e-324)).toEqual([-1n, 1n << 1074n]);
  });

  test("powers of a negative base", () => {
    expect(floats.powerDoubles(-2, 3)).toBe(-8);
    expect(floats.powerDoubles(-2, 0.5)).toBeUndefined();
    expect(floats.powerDoubles(-1, Infinity)).toBe(1);
    expect(() => floats.powerDoubles(0, -1)).toThrow();
    expect(() => floats.powerDoubles(10, 400)).toThrow();
  });
});

describe("hashes", () => {
  const ints: readonly [bigint, number | bigint][] = [
    [2n ** 61n - 1n, 0],
    [-(2n ** 61n), -2],
    [10n ** 30n, 465258685558744706n],
    [-(10n ** 30n), -465258685558744706n],
    [2n ** 200n + 1n, 131073],
  ];
  test.each(ints)("hash(%d)", (value, hash) => {
    expect(hashInt(value)).toBe(hash);
  });

  const doubles: readonly [number, number | bigint][] = [
    [1.5, 1152921504606846977n],
    [1e300, 1224995262755759164n],
    [5e-324, 16777216],
    [Math.PI, 326490430436040707n],
    [2 ** 70, 512],
    [-0, 0],
  ];
  test.each(doubles)("hash(%d)", (value, hash) => {
    expect(hashDouble(value, new PyFloat(value))).toBe(hash);
  });

  test("of tuples", () => {
    expect(hashValue(new PyTuple([]))).toBe(5740354900026072187n);
    expect(hashValue(new PyTuple([1, new PyTuple([2, 3])]))).toBe(7267574591690527098n);
    expect(hashValue(new PyTuple([new PyFloat(0.5), -7, 2n ** 70n]))).toBe(-3712650003083624301n);
  });
});

describe("elementary functions", () => {
  const cases: readonly [string, (x: number) => number, readonly (readonly [number, number])[]][] = [
    [
      "exp",
      exponentials.exp,
      [
        [1, Math.E],
        [0.1, 1.1051709180756477],
        [20.5, 799902177.4755054],
        [-745, 5e-324],
      ],
    ],
    [
      "log",
      exponentials.log,
      [
        [10, 2.302585092994046],
        [1.0000001, 9.999999505838704e-8],
        [5e-324, -744.4400719213812],
      ],
    ],
    [
      "log10",
      exponentials.log10,
      [
        [1000, 3],
        [2, 0.3010299956639812],
        [1e-5, -5],
      ],
    ],
    [
      "log2",
      exponentials.log2,
      [
        [8, 3],
        [10, 3.321928094887362],
      ],
    ],
    [
      "sin",
      trigonometry.sin,
      [
        [10, -0.5440211108893698],
        [1000, 0.8268795405320025],
        [1e22, -0.8522008497671888],
      ],
    ],
    [
      "cos",
      trigonometry.cos,
      [
        [10, -0.8390715290764524],
        [1.5707963267948966, 6.123233995736766e-17],
      ],
    ],
    [
      "tan",
      trigonometry.tan,
      [
        [1, 1.5574077246549023],
        [100000, -0.035771662952898776],
      ],
    ],
    [
      "atan",
      trigonometry.atan,
      [
        [0.3, 0.2914567944778671],
        [2.5, 1.1902899496825317],
      ],
    ],
    [
      "asin",
      trigonometry.asin,
      [
        [0.3, 0.3046926540153975],
        [0.999, 1.526071239626163],
      ],
    ],
    [
      "acos",
      trigonometry.acos,
      [
        [0.3, 1.2661036727794992],
        [-0.999, 3.09686756642106],
      ],
    ],
  ];
  test.each(cases)("%s", (_name, compute, values) => {
    for (const [x, expected] of values) expect(compute(x)).toBe(expected);
  });

  test("powers", () => {
    expect(exponentials.power(1.1, 10)).toBe(2.5937424601000023);
    expect(exponentials.power(1.0000001, 1e7)).toBe(2.7182816941320818);
    expect(exponentials.power(10, -320)).toBe(1e-320);
    expect(exponentials.power(3.7, 200)).toBe(4.368625469283167e113);
  });
});
