/**
 * The regular expression matcher: runs compiled code against a subject, backtracking on a stack of its own.
 *
 * A construct that must know how what follows it ends (a branch, a repeat, a look-around) pushes a frame and goes on;
 * when the code after it succeeds or fails, the frame is popped and told. A frame is FRAME_SIZE words, above the group
 * marks saved for it:
 *
 *     … | saved marks | MARKS LASTMARK LASTINDEX PC PTR COUNT REPEAT LAST TOPLEVEL LABEL |
 *                       ^ the frame's address                                             ^ sp
 */

import { memoryError, runtimeError } from "../../runtime/errors.js";
import { pollSafePoint } from "../../runtime/thread.js";
import {
  equalsLocale,
  isAsciiWord,
  isInCategory,
  isInSet,
  isInSetLocale,
  isUnicodeWord,
  lowerAscii,
  lowerUnicode,
} from "./characters.js";
import { type CharacterTable, type FirstCharacters, firstCharactersOf, Giving, OTHERS } from "./first-characters.js";
import { At, Op } from "./opcodes.js";
import type { Subject } from "./subject.js";

/** Saved marks below the frame. */
const MARKS = 0;
const LASTMARK = 1;
const LASTINDEX = 2;
const PC = 3;
const PTR = 4;
const COUNT = 5;
/** Address of the repeat frame that a frame belongs to; in a repeat frame, of the enclosing repeat. */
const REPEAT = 6;
/** Where the last item of a repeat began, against endless empty items. */
const LAST = 7;
const TOPLEVEL = 8;
const LABEL = 9;
const FRAME_SIZE = 10;

/** What a frame waits for. */
const Label = {
  ASSERT: 0,
  ASSERT_NOT: 1,
  BRANCH: 2,
  REPEAT_ONE: 3,
  MIN_REPEAT_ONE: 4,
  REPEAT: 5,
  REQUIRED_ITEM: 6,
  MAX_ITEM: 7,
  MAX_TAIL: 8,
  MIN_TAIL: 9,
  MIN_ITEM: 10,
  POSSESSIVE_ITEM: 11,
  ATOMIC_GROUP: 12,
} as const;

/** How a step goes on. */
const FAILED = 0;
const SUCCEEDED = 1;
const GOES_ON = 2;
type Outcome = typeof FAILED | typeof SUCCEEDED | typeof GOES_ON;

/** No enclosing repeat, and no last position. */
const NONE = -1;

const NEWLINE = 10;

/** Characters to look at before the engine's own search is worth its call. */
const NEAR = 16;

const INITIAL_STACK = 256;
const MAXIMUM_STACK = 2 ** 25;
/** Words; larger stacks are given back to the engine. */
const KEPT_STACK = 2 ** 16;

/** Stacks that no match is using. Matches of several threads can be under way at the same time. */
const freeStacks: Int32Array[] = [];
const noStack = new Int32Array(0);

/** What one step costs; a character of a scan costs 1. */
const STEP = 16;

/** Costs between safe points. */
const BUDGET = 1000 * STEP;

/** The maximum of a repeat: an unlimited one is -1 in the code. */
const limit = (maximum: number): number => (maximum < 0 ? 0x7fff_ffff : maximum);

export class Matcher {
  readonly code: Int32Array;
  readonly subject: Subject;
  readonly end: number;
  /** Where the match begins; the subject's characters before it are still seen by look-behind. */
  start: number;
  /** After a match, where it ends. */
  ptr: number;
  /** Start and end of each group, by mark number. Only marks up to `lastMark` hold, and NONE is unset. */
  readonly marks: number[];
  lastMark = -1;
  /** The group closed last, or -1. */
  lastIndex = -1;
  /** An empty match at `start` does not count. */
  mustAdvance = false;
  /** The match must reach `end`. */
  matchesAll = false;

  readonly firsts: FirstCharacters;

  private readonly text: string | null;
  private readonly units: Uint8Array | Uint32Array;
  private stack: Int32Array = noStack;
  private sp = 0;
  private pc = 0;
  private repeat: number = NONE;
  private isTopLevel = true;
  private budget: number = BUDGET;

  constructor(code: Int32Array, groups: number, subject: Subject, start: number, end: number) {
    this.code = code;
    this.subject = subject;
    this.firsts = firstCharactersOf(code);
    this.text = subject.text;
    this.units = subject.units;
    this.start = start;
    this.ptr = start;
    this.end = end;
    // A plain array: making a typed one takes longer than a short match.
    this.marks = new Array<number>(groups * 2).fill(NONE);
  }

  /** Forgets groups, before another attempt. */
  reset(): void {
    this.lastMark = -1;
    this.lastIndex = -1;
    this.repeat = NONE;
    this.sp = 0;
  }

  /** The character at an index below the subject's length. */
  at(index: number): number {
    const { text } = this;
    return text === null ? this.units[index] : text.charCodeAt(index);
  }

  /** Accounts for work done outside of steps. */
  spend(cost: number): void {
    this.budget -= cost;
    if (this.budget > 0) return;
    this.budget = BUDGET;
    pollSafePoint();
  }

  /** Whether the code at `pc` matches at `ptr`. Leaves the end of the match in `ptr`. */
  match(pc: number): boolean {
    this.pc = pc;
    this.isTopLevel = true;
    return this.run();
  }

  /** Gives the stack to the next match that wants one. What raises keeps it, which costs that one a new stack. */
  release(): void {
    const { stack } = this;
    if (stack === noStack) return;
    if (stack.length <= KEPT_STACK) freeStacks.push(stack);
    this.stack = noStack;
  }

  private run(): boolean {
    const { code, end } = this;
    let { pc, ptr } = this;
    for (;;) {
      let outcome: Outcome = FAILED;
      switch (code[pc]) {
        case Op.LITERAL:
          if (ptr < end && this.at(ptr) === code[pc + 1]) {
            pc += 2;
            ptr++;
            outcome = GOES_ON;
          }
          break;
        case Op.ANY:
          if (ptr < end && this.at(ptr) !== NEWLINE) {
            pc++;
            ptr++;
            outcome = GOES_ON;
          }
          break;
        case Op.ANY_ALL:
          if (ptr < end) {
            pc++;
            ptr++;
            outcome = GOES_ON;
          }
          break;
        case Op.IN:
          if (ptr < end && this.isInSetAt(pc + 2, this.at(ptr))) {
            pc += 1 + code[pc + 1];
            ptr++;
            outcome = GOES_ON;
          }
          break;
        case Op.NOT_LITERAL:
        case Op.CATEGORY:
        case Op.LITERAL_IGNORE:
        case Op.LITERAL_UNI_IGNORE:
        case Op.LITERAL_LOC_IGNORE:
        case Op.NOT_LITERAL_IGNORE:
        case Op.NOT_LITERAL_UNI_IGNORE:
        case Op.NOT_LITERAL_LOC_IGNORE:
          if (ptr < end && this.matchesOne(pc, this.at(ptr))) {
            pc += 2;
            ptr++;
            outcome = GOES_ON;
          }
          break;
        case Op.IN_IGNORE:
        case Op.IN_UNI_IGNORE:
        case Op.IN_LOC_IGNORE:
          if (ptr < end && this.matchesOne(pc, this.at(ptr))) {
            pc += 1 + code[pc + 1];
            ptr++;
            outcome = GOES_ON;
          }
          break;
        case Op.MARK:
          this.setMark(code[pc + 1], ptr);
          pc += 2;
          outcome = GOES_ON;
          break;
        case Op.JUMP:
          pc += 1 + code[pc + 1];
          outcome = GOES_ON;
          break;
        case Op.AT:
          if (this.isAt(code[pc + 1], ptr)) {
            pc += 2;
            outcome = GOES_ON;
          }
          break;
        case Op.SUCCESS:
          this.ptr = ptr;
          if (!this.mayEnd(ptr)) break;
          if (this.isTopLevel) {
            // Nothing that waits has anything left to do.
            this.sp = 0;
            return true;
          }
          outcome = SUCCEEDED;
          break;
        case Op.FAILURE:
          break;
        default:
          this.pc = pc;
          this.ptr = ptr;
          outcome = this.step();
          pc = this.pc;
          ptr = this.ptr;
      }
      this.budget -= STEP;
      if (this.budget <= 0) this.spend(0);
      while (outcome !== GOES_ON) {
        if (this.sp === 0) return outcome === SUCCEEDED;
        outcome = this.resume(outcome === SUCCEEDED);
        pc = this.pc;
        ptr = this.ptr;
      }
    }
  }

  /** Runs an instruction that pushes a frame, or one too rare for the loop. */
  private step(): Outcome {
    const { code, pc, ptr } = this;
    const operand = code[pc + 1];
    switch (code[pc]) {
      case Op.BRANCH:
        this.pushFrame(Label.BRANCH, pc + 1, this.saveMarks());
        return this.nextBranch();
      case Op.REPEAT_ONE:
        return this.repeatOne();
      case Op.MIN_REPEAT_ONE:
        return this.repeatOneLazily();
      case Op.POSSESSIVE_REPEAT_ONE: {
        const count = this.count(pc + 4, limit(code[pc + 3]));
        if (count < code[pc + 2]) return FAILED;
        this.ptr = ptr + count;
        this.pc = pc + 1 + operand;
        return GOES_ON;
      }
      case Op.REPEAT: {
        const frame = this.pushFrame(Label.REPEAT, pc + 1, 0);
        this.stack[frame + COUNT] = -1;
        this.repeat = frame;
        this.pc = pc + 1 + operand;
        return GOES_ON;
      }
      case Op.MAX_UNTIL:
        return this.untilGreedy();
      case Op.MIN_UNTIL:
        return this.untilLazy();
      case Op.POSSESSIVE_REPEAT: {
        this.repeat = this.pushFrame(Label.POSSESSIVE_ITEM, pc + 1, this.saveMarks(true));
        return this.nextPossessiveItem();
      }
      case Op.ATOMIC_GROUP:
        this.repeat = this.pushFrame(Label.ATOMIC_GROUP, pc + 1, 0);
        this.isTopLevel = false;
        this.pc = pc + 2;
        return GOES_ON;
      case Op.ASSERT: {
        const width = code[pc + 2];
        if (ptr < width) return FAILED;
        this.pushFrame(Label.ASSERT, pc + 1, 0);
        this.isTopLevel = false;
        this.ptr = ptr - width;
        this.pc = pc + 3;
        return GOES_ON;
      }
      case Op.ASSERT_NOT: {
        const width = code[pc + 2];
        if (ptr < width) {
          this.pc = pc + 1 + operand;
          return GOES_ON;
        }
        this.pushFrame(Label.ASSERT_NOT, pc + 1, this.saveMarks());
        this.isTopLevel = false;
        this.ptr = ptr - width;
        this.pc = pc + 3;
        return GOES_ON;
      }
      case Op.GROUPREF:
      case Op.GROUPREF_IGNORE:
      case Op.GROUPREF_UNI_IGNORE:
      case Op.GROUPREF_LOC_IGNORE:
        if (!this.matchesGroup(operand)) return FAILED;
        this.pc = pc + 2;
        return GOES_ON;
      case Op.GROUPREF_EXISTS:
        this.pc = this.isGroupSet(operand) ? pc + 3 : pc + 1 + code[pc + 2];
        return GOES_ON;
      default:
        throw runtimeError("invalid SRE code");
    }
  }

  /** Tells the top frame how the code it waited for ended. */
  private resume(hasMatched: boolean): Outcome {
    const { code, stack } = this;
    const frame = this.sp - FRAME_SIZE;
    const pc = stack[frame + PC];
    switch (stack[frame + LABEL]) {
      case Label.BRANCH:
        if (hasMatched) return this.leave(SUCCEEDED);
        this.restore(frame);
        stack[frame + PC] = pc + code[pc];
        return this.nextBranch();
      case Label.REPEAT_ONE:
        if (hasMatched) return this.leave(SUCCEEDED);
        this.restore(frame);
        this.giveBack(frame);
        return this.nextRepeatOne();
      case Label.MIN_REPEAT_ONE:
        if (hasMatched) return this.leave(SUCCEEDED);
        this.restore(frame);
        return this.nextLazyItem();
      case Label.REPEAT:
        this.repeat = stack[frame + REPEAT];
        return this.leave(hasMatched ? SUCCEEDED : FAILED);
      case Label.REQUIRED_ITEM: {
        const repeat = stack[frame + REPEAT];
        if (hasMatched) return this.leave(SUCCEEDED);
        stack[repeat + COUNT] = stack[frame + COUNT] - 1;
        return this.leave(FAILED);
      }
      case Label.MAX_ITEM: {
        const repeat = stack[frame + REPEAT];
        stack[repeat + LAST] = stack[frame + LAST];
        if (hasMatched) return this.leave(SUCCEEDED);
        this.restore(frame);
        stack[repeat + COUNT] = stack[frame + COUNT] - 1;
        return this.matchTail(frame, Label.MAX_TAIL);
      }
      case Label.MAX_TAIL:
        this.repeat = stack[frame + REPEAT];
        return this.leave(hasMatched ? SUCCEEDED : FAILED);
      case Label.MIN_TAIL:
        this.repeat = stack[frame + REPEAT];
        if (hasMatched) return this.leave(SUCCEEDED);
        this.restore(frame);
        return this.matchLazyItem(frame);
      case Label.MIN_ITEM: {
        const repeat = stack[frame + REPEAT];
        stack[repeat + LAST] = stack[frame + LAST];
        if (hasMatched) return this.leave(SUCCEEDED);
        stack[repeat + COUNT] = stack[frame + COUNT] - 1;
        return this.leave(FAILED);
      }
      case Label.POSSESSIVE_ITEM:
        return this.endPossessiveItem(frame, hasMatched);
      case Label.ATOMIC_GROUP:
        this.repeat = stack[frame + REPEAT];
        return this.endGroup(frame, hasMatched, this.ptr);
      case Label.ASSERT:
        return this.endGroup(frame, hasMatched, stack[frame + PTR]);
      default:
        // ASSERT_NOT
        if (!hasMatched) this.restore(frame);
        return this.endGroup(frame, !hasMatched, stack[frame + PTR]);
    }
  }

  /** Ends a group that is never entered again, going on behind it at `ptr` when it holds. */
  private endGroup(frame: number, holds: boolean, ptr: number): Outcome {
    const { stack } = this;
    const pc = stack[frame + PC];
    this.isTopLevel = stack[frame + TOPLEVEL] === 1;
    this.leave(FAILED);
    if (!holds) return FAILED;
    this.ptr = ptr;
    this.pc = pc + this.code[pc];
    return GOES_ON;
  }

  /** Tries the next alternative of the branch on top whose first character can match. */
  private nextBranch(): Outcome {
    const { code, end, stack } = this;
    const frame = this.sp - FRAME_SIZE;
    const ptr = stack[frame + PTR];
    const character = ptr < end ? this.at(ptr) : -1;
    let pc = stack[frame + PC];
    for (let skip = code[pc]; skip !== 0; pc += skip, skip = code[pc]) {
      const first = this.firsts.at(pc + 1);
      if (first !== null && (character < 0 || !isPossible(first, character))) continue;
      stack[frame + PC] = pc;
      this.ptr = ptr;
      this.pc = pc + 1;
      return GOES_ON;
    }
    return this.leave(FAILED);
  }

  /** `x*` of one character: as many as there are, then fewer. */
  private repeatOne(): Outcome {
    const { code, pc, ptr } = this;
    const count = this.count(pc + 4, limit(code[pc + 3]));
    if (count < code[pc + 2]) return FAILED;
    const tail = pc + 1 + code[pc + 1];
    this.ptr = ptr + count;
    this.pc = tail;
    // Whether fewer items would do never matters when nothing follows.
    if (code[tail] === Op.SUCCESS && this.mayEnd(this.ptr)) return SUCCEEDED;
    const giving = this.firsts.giving(pc);
    if (giving === Giving.NEVER || (giving === Giving.AT_END && this.mayEnd(this.ptr))) return GOES_ON;
    const frame = this.pushFrame(Label.REPEAT_ONE, pc + 1, this.saveMarks());
    this.stack[frame + COUNT] = count;
    return this.nextRepeatOne();
  }

  private giveBack(frame: number): void {
    this.stack[frame + PTR]--;
    this.stack[frame + COUNT]--;
  }

  private nextRepeatOne(): Outcome {
    const { code, end, stack } = this;
    const frame = this.sp - FRAME_SIZE;
    const pc = stack[frame + PC];
    const minimum = code[pc + 1];
    const tail = pc + code[pc];
    let ptr = stack[frame + PTR];
    let count = stack[frame + COUNT];
    const possible = this.firsts.at(tail);
    if (possible !== null) {
      const first = ptr;
      while (count >= minimum && (ptr >= end || !isPossible(possible, this.at(ptr)))) {
        ptr--;
        count--;
      }
      this.spend(first - ptr);
    }
    if (count < minimum) return this.leave(FAILED);
    stack[frame + PTR] = ptr;
    stack[frame + COUNT] = count;
    this.ptr = ptr;
    this.pc = tail;
    return GOES_ON;
  }

  /** `x*?` of one character: as few as required, then more. */
  private repeatOneLazily(): Outcome {
    const { code, pc, ptr } = this;
    const minimum = code[pc + 2];
    const count = minimum === 0 ? 0 : this.count(pc + 4, minimum);
    if (count < minimum) return FAILED;
    const tail = pc + 1 + code[pc + 1];
    this.ptr = ptr + count;
    if (code[tail] === Op.SUCCESS && this.mayEnd(this.ptr)) return SUCCEEDED;
    const frame = this.pushFrame(Label.MIN_REPEAT_ONE, pc + 1, this.saveMarks());
    this.stack[frame + COUNT] = count;
    this.pc = tail;
    return count > limit(code[pc + 3]) ? this.leave(FAILED) : GOES_ON;
  }

  private nextLazyItem(): Outcome {
    const { code, end, stack } = this;
    const frame = this.sp - FRAME_SIZE;
    const pc = stack[frame + PC];
    const maximum = limit(code[pc + 2]);
    const tail = pc + code[pc];
    const possible = this.firsts.at(tail);
    const first = stack[frame + PTR];
    let ptr = first;
    let count = stack[frame + COUNT];
    // Items up to the next character that what follows can begin with.
    for (let canFollow = false; !canFollow; ) {
      if (ptr >= end || ++count > maximum || !this.matchesOne(pc + 3, this.at(ptr))) {
        this.spend(ptr - first);
        return this.leave(FAILED);
      }
      ptr++;
      canFollow = possible === null || (ptr < end && isPossible(possible, this.at(ptr)));
    }
    this.spend(ptr - first);
    stack[frame + PTR] = ptr;
    stack[frame + COUNT] = count;
    this.ptr = ptr;
    this.pc = tail;
    return GOES_ON;
  }

  /** After an item of a greedy repeat: another one if possible, else the tail. */
  private untilGreedy(): Outcome {
    const { code, pc, ptr, repeat } = this;
    if (repeat === NONE) throw runtimeError("internal error in regular expression engine");
    const head = this.stack[repeat + PC];
    const count = this.stack[repeat + COUNT] + 1;
    if (count < code[head + 1]) return this.requireItem(repeat, count);
    if (count < limit(code[head + 2]) && ptr !== this.stack[repeat + LAST]) {
      const frame = this.pushFrame(Label.MAX_ITEM, pc + 1, this.saveMarks(true));
      this.enterItem(frame, repeat, count);
      return GOES_ON;
    }
    const frame = this.pushFrame(Label.MAX_TAIL, pc + 1, 0);
    return this.matchTail(frame, Label.MAX_TAIL);
  }

  /** After an item of a lazy repeat: the tail, and another item when that fails. */
  private untilLazy(): Outcome {
    const { code, pc, repeat } = this;
    if (repeat === NONE) throw runtimeError("internal error in regular expression engine");
    const head = this.stack[repeat + PC];
    const count = this.stack[repeat + COUNT] + 1;
    if (count < code[head + 1]) return this.requireItem(repeat, count);
    const hasOuterRepeat = this.stack[repeat + REPEAT] !== NONE;
    const frame = this.pushFrame(Label.MIN_TAIL, pc + 1, this.saveMarks(hasOuterRepeat));
    this.stack[frame + COUNT] = count;
    return this.matchTail(frame, Label.MIN_TAIL);
  }

  /** Fewer items than the minimum so far: only an item can follow. */
  private requireItem(repeat: number, count: number): Outcome {
    const frame = this.pushFrame(Label.REQUIRED_ITEM, this.pc + 1, 0);
    const { stack } = this;
    stack[frame + COUNT] = count;
    stack[repeat + COUNT] = count;
    this.pc = stack[repeat + PC] + 3;
    return GOES_ON;
  }

  /** Goes on with an item of a repeat; the frame on top restores the repeat when that ends. */
  private enterItem(frame: number, repeat: number, count: number): void {
    const { stack } = this;
    stack[frame + COUNT] = count;
    stack[frame + LAST] = stack[repeat + LAST];
    stack[repeat + COUNT] = count;
    stack[repeat + LAST] = stack[frame + PTR];
    this.ptr = stack[frame + PTR];
    this.pc = stack[repeat + PC] + 3;
  }

  /** Goes on behind a repeat, inside the repeat around it. */
  private matchTail(frame: number, label: number): Outcome {
    const { stack } = this;
    stack[frame + LABEL] = label;
    this.repeat = stack[stack[frame + REPEAT] + REPEAT];
    this.ptr = stack[frame + PTR];
    this.pc = stack[frame + PC];
    return GOES_ON;
  }

  private matchLazyItem(frame: number): Outcome {
    const { code, stack } = this;
    const repeat = stack[frame + REPEAT];
    const count = stack[frame + COUNT];
    if (count >= limit(code[stack[repeat + PC] + 2]) || stack[frame + PTR] === stack[repeat + LAST]) {
      return this.leave(FAILED);
    }
    stack[frame + LABEL] = Label.MIN_ITEM;
    this.enterItem(frame, repeat, count);
    return GOES_ON;
  }

  private nextPossessiveItem(): Outcome {
    const { code, stack } = this;
    const frame = this.sp - FRAME_SIZE;
    const pc = stack[frame + PC];
    const count = stack[frame + COUNT];
    const isEmptyItem = stack[frame + PTR] === stack[frame + LAST];
    if (count >= code[pc + 1] && (count >= limit(code[pc + 2]) || isEmptyItem)) {
      return this.endPossessive(frame);
    }
    stack[frame + LAST] = stack[frame + PTR];
    this.isTopLevel = false;
    this.ptr = stack[frame + PTR];
    this.pc = pc + 3;
    return GOES_ON;
  }

  private endPossessiveItem(frame: number, hasMatched: boolean): Outcome {
    const { code, stack, ptr } = this;
    const pc = stack[frame + PC];
    const count = stack[frame + COUNT];
    if (!hasMatched) {
      if (count >= code[pc + 1]) {
        this.restore(frame);
        return this.endPossessive(frame);
      }
      this.repeat = stack[frame + REPEAT];
      this.isTopLevel = stack[frame + TOPLEVEL] === 1;
      return this.leave(FAILED);
    }
    // The frame is made again, because the marks below it are now others.
    const outer = stack[frame + REPEAT];
    const last = stack[frame + LAST];
    const isTopLevel = stack[frame + TOPLEVEL];
    this.leave(SUCCEEDED);
    this.ptr = ptr;
    const next = this.pushFrame(Label.POSSESSIVE_ITEM, pc, this.saveMarks(true));
    this.stack[next + COUNT] = count + 1;
    this.stack[next + REPEAT] = outer;
    this.stack[next + LAST] = last;
    this.stack[next + TOPLEVEL] = isTopLevel;
    this.repeat = next;
    return this.nextPossessiveItem();
  }

  private endPossessive(frame: number): Outcome {
    const { stack } = this;
    const pc = stack[frame + PC];
    this.repeat = stack[frame + REPEAT];
    this.isTopLevel = stack[frame + TOPLEVEL] === 1;
    this.ptr = stack[frame + PTR];
    this.leave(FAILED);
    // Behind the SUCCESS that ends the item.
    this.pc = pc + this.code[pc] + 1;
    return GOES_ON;
  }

  /** Pushes a frame over `marks` marks just saved, and returns its address. */
  private pushFrame(label: number, pc: number, marks: number): number {
    const frame = this.sp;
    this.reserve(FRAME_SIZE);
    const { stack } = this;
    stack[frame + MARKS] = marks;
    stack[frame + LASTMARK] = this.lastMark;
    stack[frame + LASTINDEX] = this.lastIndex;
    stack[frame + PC] = pc;
    stack[frame + PTR] = this.ptr;
    stack[frame + COUNT] = 0;
    stack[frame + REPEAT] = this.repeat;
    stack[frame + LAST] = NONE;
    stack[frame + TOPLEVEL] = this.isTopLevel ? 1 : 0;
    stack[frame + LABEL] = label;
    this.sp = frame + FRAME_SIZE;
    return frame;
  }

  /** Pops the top frame. */
  private leave(outcome: Outcome): Outcome {
    const frame = this.sp - FRAME_SIZE;
    this.sp = frame - this.stack[frame + MARKS];
    return outcome;
  }

  /** Saves the marks where they could be overwritten and wanted back, which is inside repeats. */
  private saveMarks(isNeeded = this.repeat !== NONE): number {
    if (!isNeeded) return 0;
    const count = this.lastMark + 1;
    this.reserve(count);
    const { marks, sp, stack } = this;
    for (let index = 0; index < count; index++) stack[sp + index] = marks[index];
    this.sp = sp + count;
    return count;
  }

  /** Brings back the groups as they were when a frame was pushed. */
  private restore(frame: number): void {
    const { marks, stack } = this;
    const count = stack[frame + MARKS];
    for (let index = 0; index < count; index++) marks[index] = stack[frame - count + index];
    this.lastMark = stack[frame + LASTMARK];
    this.lastIndex = stack[frame + LASTINDEX];
  }

  private reserve(words: number): void {
    const { stack } = this;
    const needed = this.sp + words;
    if (needed <= stack.length) return;
    if (needed > MAXIMUM_STACK) throw memoryError();
    if (stack === noStack) {
      this.stack = freeStacks.pop() ?? new Int32Array(INITIAL_STACK);
      if (needed <= this.stack.length) return;
    }
    this.stack = new Int32Array(Math.min(MAXIMUM_STACK, Math.max(stack.length * 2, needed)));
    this.stack.set(stack);
  }

  /** Whether a match may end here, where the code does. */
  private mayEnd(ptr: number): boolean {
    if (!this.isTopLevel) return true;
    return !(this.matchesAll && ptr !== this.end) && !(this.mustAdvance && ptr === this.start);
  }

  private setMark(mark: number, ptr: number): void {
    const { marks } = this;
    if (mark & 1) this.lastIndex = (mark >>> 1) + 1;
    if (mark > this.lastMark) {
      for (let between = this.lastMark + 1; between < mark; between++) marks[between] = NONE;
      this.lastMark = mark;
    }
    marks[mark] = ptr;
  }

  /** Whether group number `group`, counted from 0, has taken part in the match. */
  isGroupSet(group: number): boolean {
    const mark = group * 2;
    if (mark >= this.lastMark) return false;
    const start = this.marks[mark];
    const stop = this.marks[mark + 1];
    return start !== NONE && stop !== NONE && stop >= start;
  }

  /** Whether the text of a group comes next; moves behind it. */
  private matchesGroup(group: number): boolean {
    if (!this.isGroupSet(group)) return false;
    const { end, marks } = this;
    const op = this.code[this.pc];
    const start = marks[group * 2];
    const stop = marks[group * 2 + 1];
    let { ptr } = this;
    for (let index = start; index < stop; index++, ptr++) {
      if (ptr >= end) return false;
      const left = this.at(ptr);
      const right = this.at(index);
      if (left === right) continue;
      if (op === Op.GROUPREF) return false;
      if (
        op === Op.GROUPREF_UNI_IGNORE
          ? lowerUnicode(left) !== lowerUnicode(right)
          : lowerAscii(left) !== lowerAscii(right)
      )
        return false;
    }
    this.spend(stop - start);
    this.ptr = ptr;
    return true;
  }

  /** How many characters in a row, `maximum` at most, the one-character code at `pc` matches. */
  private count(pc: number, maximum: number): number {
    const { code, ptr } = this;
    const end = maximum < this.end - ptr ? ptr + maximum : this.end;
    const operand = code[pc + 1];
    let at = ptr;
    switch (code[pc]) {
      case Op.ANY_ALL:
        at = Math.max(ptr, end);
        break;
      case Op.ANY:
        at = this.find(NEWLINE, ptr, end);
        break;
      case Op.LITERAL:
        while (at < end && this.at(at) === operand) at++;
        break;
      case Op.NOT_LITERAL:
        at = this.find(operand, ptr, end);
        break;
      case Op.IN:
        at = this.endOfSet(pc + 2, ptr, end);
        break;
      default:
        while (at < end && this.matchesOne(pc, this.at(at))) at++;
    }
    this.spend(at - ptr);
    return at - ptr;
  }

  /** The first place of a character from `start` on, `end` when there is none before that. */
  private find(character: number, start: number, end: number): number {
    const { text } = this;
    let at = start;
    const near = Math.min(end, start + NEAR);
    while (at < near && this.at(at) !== character) at++;
    if (at < near || at === end) return at;
    if (text !== null && end === text.length) {
      const found = text.indexOf(String.fromCodePoint(character), at);
      return found < 0 ? end : found;
    }
    while (at < end && this.at(at) !== character) at++;
    return at;
  }

  /** The first place from `start` on, `end` at most, whose character is not in the set whose code starts at `pc`. */
  private endOfSet(pc: number, start: number, end: number): number {
    const { code, text } = this;
    const members = this.firsts.setAt(pc);
    let at = start;
    if (text === null) {
      while (at < end && this.isInSetAt(pc, this.units[at])) at++;
      return at;
    }
    while (at < end) {
      const character = text.charCodeAt(at);
      if (character < OTHERS ? members[character] === 0 : !isInSet(code, pc, character)) break;
      at++;
    }
    return at;
  }

  private isInSetAt(pc: number, character: number): boolean {
    return character < OTHERS ? this.firsts.setAt(pc)[character] === 1 : isInSet(this.code, pc, character);
  }

  /** Whether code that stands for one character matches it. */
  private matchesOne(pc: number, character: number): boolean {
    const { code } = this;
    const operand = code[pc + 1];
    switch (code[pc]) {
      case Op.ANY:
        return character !== NEWLINE;
      case Op.ANY_ALL:
        return true;
      case Op.LITERAL:
        return character === operand;
      case Op.NOT_LITERAL:
        return character !== operand;
      case Op.CATEGORY:
        return isInCategory(operand, character);
      case Op.IN:
        return this.isInSetAt(pc + 2, character);
      case Op.IN_IGNORE:
        return isInSet(code, pc + 2, lowerAscii(character));
      case Op.IN_UNI_IGNORE:
        return isInSet(code, pc + 2, lowerUnicode(character));
      case Op.IN_LOC_IGNORE:
        return isInSetLocale(code, pc + 2, character);
      case Op.LITERAL_IGNORE:
        return lowerAscii(character) === operand;
      case Op.LITERAL_UNI_IGNORE:
        return lowerUnicode(character) === operand;
      case Op.LITERAL_LOC_IGNORE:
        return equalsLocale(operand, character);
      case Op.NOT_LITERAL_IGNORE:
        return lowerAscii(character) !== operand;
      case Op.NOT_LITERAL_UNI_IGNORE:
        return lowerUnicode(character) !== operand;
      case Op.NOT_LITERAL_LOC_IGNORE:
        return !equalsLocale(operand, character);
      case Op.FAILURE:
        return false;
      default:
        throw runtimeError("invalid SRE code");
    }
  }

  private isAt(position: number, ptr: number): boolean {
    const { end } = this;
    switch (position) {
      case At.BEGINNING:
      case At.BEGINNING_STRING:
        return ptr === 0;
      case At.BEGINNING_LINE:
        return ptr === 0 || this.at(ptr - 1) === NEWLINE;
      case At.END:
        return ptr === end || (ptr === end - 1 && this.at(ptr) === NEWLINE);
      case At.END_LINE:
        return ptr === end || this.at(ptr) === NEWLINE;
      case At.END_STRING:
        return ptr === end;
      case At.UNI_BOUNDARY:
      case At.UNI_NON_BOUNDARY: {
        const isBoundary = (ptr > 0 && isUnicodeWord(this.at(ptr - 1))) !== (ptr < end && isUnicodeWord(this.at(ptr)));
        return isBoundary === (position === At.UNI_BOUNDARY);
      }
      default: {
        const isBoundary = (ptr > 0 && isAsciiWord(this.at(ptr - 1))) !== (ptr < end && isAsciiWord(this.at(ptr)));
        return isBoundary === (position === At.BOUNDARY || position === At.LOC_BOUNDARY);
      }
    }
  }
}

/** Whether a match can begin with a character. */
export function isPossible(first: CharacterTable, character: number): boolean {
  return first[character < OTHERS ? character : OTHERS] !== 0;
}
