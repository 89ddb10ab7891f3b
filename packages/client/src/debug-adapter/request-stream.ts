/** What an editor sends, freed of what is no request: the protocol's library loses its place in a stream that it cannot read. */

import { Transform, type TransformCallback } from "node:stream";
import * as z from "zod";

const HEAD_END = "\r\n\r\n";
/** Bytes. No editor sends more, and a head that names more would have to be waited for. */
const MAXIMUM_HEAD = 4096;
const MAXIMUM_BODY = 2 ** 26;

const request = z.looseObject({
  seq: z.number(),
  type: z.literal("request"),
  command: z.string(),
  /** What is no object is none. */
  arguments: z.record(z.string(), z.unknown()).optional().catch(undefined),
});

/** Passes on whole requests, and ends where no head of a message can be found any more. */
export class RequestStream extends Transform {
  private pending: Buffer = Buffer.alloc(0);

  override _transform(chunk: Buffer, _encoding: string, done: TransformCallback): void {
    this.pending = Buffer.concat([this.pending, chunk]);
    while (this.takeMessage());
    done();
  }

  private takeMessage(): boolean {
    const headEnd = this.pending.indexOf(HEAD_END);
    if (headEnd < 0) return this.pending.length > MAXIMUM_HEAD && this.giveUp();
    const length = Number(
      /^content-length:[ \t]*(\d+)[ \t]*$/im.exec(this.pending.toString("latin1", 0, headEnd))?.[1],
    );
    if (!(length <= MAXIMUM_BODY)) return this.giveUp();
    const start = headEnd + HEAD_END.length;
    if (this.pending.length < start + length) return false;
    const body = this.pending.toString("utf8", start, start + length);
    this.pending = this.pending.subarray(start + length);
    const found = request.safeParse(parsed(body));
    if (found.success) {
      const text = JSON.stringify(found.data);
      this.push(`Content-Length: ${Buffer.byteLength(text)}${HEAD_END}${text}`);
    }
    return true;
  }

  private giveUp(): false {
    this.pending = Buffer.alloc(0);
    this.destroy();
    return false;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
