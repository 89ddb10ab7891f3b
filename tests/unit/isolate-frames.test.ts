// Frames between a supervisor and its isolates, also such as no isolate would send.
import { serialize } from "node:v8";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FairQueue } from "../../packages/worker/dist/isolate/fair-queue.js";
import { encodeFrame, FrameError, FrameReader, MAXIMUM_FRAME } from "../../packages/worker/dist/isolate/frames.js";

const bytesOf = (message: unknown): Buffer => Buffer.concat(encodeFrame(message));

describe("frames", () => {
  test("come out as they went in, however they are cut", () => {
    const value = fc.oneof(
      fc.string({ unit: "binary", maxLength: 50 }),
      fc.bigInt(),
      fc.double(),
      fc.uint8Array({ maxLength: 50 }),
      fc.constant("\ud800"),
      fc.constant(undefined),
    );
    fc.assert(
      fc.property(
        fc.array(fc.dictionary(fc.string(), value, { maxKeys: 4 }), { maxLength: 5 }),
        fc.array(fc.nat(40), { minLength: 1 }),
        (sent, cuts) => {
          const bytes = Buffer.concat(sent.map(bytesOf));
          const reader = new FrameReader();
          const received: unknown[] = [];
          for (let at = 0, turn = 0; at < bytes.length; turn++) {
            const length = 1 + (cuts[turn % cuts.length] ?? 0);
            received.push(...reader.read(bytes.subarray(at, at + length)));
            at += length;
          }
          expect(received.map((each) => serialize(each))).toEqual(sent.map((each) => serialize(each)));
        },
      ),
      { numRuns: 30 },
    );
  });

  test("of garbage, and of too great a length, are refused", () => {
    const header = Buffer.alloc(4);
    header.writeUInt32LE(MAXIMUM_FRAME + 1);
    expect(() => [...new FrameReader().read(header)]).toThrow(FrameError);
    header.writeUInt32LE(3);
    expect(() => [...new FrameReader().read(Buffer.concat([header, Buffer.from("abc")]))]).toThrow(FrameError);
  });

  test("of random bytes end in a message, in FrameError, or in waiting for more", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        try {
          Array.from(new FrameReader().read(Buffer.from(bytes)));
        } catch (error) {
          expect(error).toBeInstanceOf(FrameError);
        }
      }),
      { numRuns: 300 },
    );
  });
});

test("the lines of a queue take turns", () => {
  const queue = new FairQueue<string>();
  for (const item of ["a1", "a2", "a3"]) queue.add("a", item);
  for (const item of ["b1", "b2"]) queue.add("b", item);
  expect(queue.remove("a2")).toBe(true);
  expect(queue.remove("a2")).toBe(false);
  expect(Array.from({ length: 5 }, () => queue.take())).toEqual(["a1", "b1", "a3", "b2", undefined]);
  expect(queue.length).toBe(0);
});
