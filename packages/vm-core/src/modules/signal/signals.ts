/** The signals of Linux: numbers, names, descriptions, and what each does when nothing handles it. */

type DefaultAction = "end" | "ignore";

interface Signal {
  readonly number: number;
  readonly description: string;
  readonly action: DefaultAction;
}

const signal = (number: number, description: string, action: DefaultAction = "end"): Signal => ({
  number,
  description,
  action,
});

/** By the name of the constant in the signal module. Some numbers have two names. */
export const signals: Readonly<Record<string, Signal>> = {
  SIGHUP: signal(1, "Hangup"),
  SIGINT: signal(2, "Interrupt"),
  SIGQUIT: signal(3, "Quit"),
  SIGILL: signal(4, "Illegal instruction"),
  SIGTRAP: signal(5, "Trace/breakpoint trap"),
  SIGIOT: signal(6, "Aborted"),
  SIGABRT: signal(6, "Aborted"),
  SIGFPE: signal(8, "Floating point exception"),
  SIGKILL: signal(9, "Killed"),
  SIGBUS: signal(7, "Bus error"),
  SIGSEGV: signal(11, "Segmentation fault"),
  SIGSYS: signal(31, "Bad system call"),
  SIGPIPE: signal(13, "Broken pipe"),
  SIGALRM: signal(14, "Alarm clock"),
  SIGTERM: signal(15, "Terminated"),
  SIGUSR1: signal(10, "User defined signal 1"),
  SIGUSR2: signal(12, "User defined signal 2"),
  SIGCHLD: signal(17, "Child exited", "ignore"),
  SIGCLD: signal(17, "Child exited", "ignore"),
  SIGPWR: signal(30, "Power failure"),
  SIGIO: signal(29, "I/O possible"),
  SIGURG: signal(23, "Urgent I/O condition", "ignore"),
  SIGWINCH: signal(28, "Window changed", "ignore"),
  SIGPOLL: signal(29, "I/O possible"),
  SIGSTOP: signal(19, "Stopped (signal)", "ignore"),
  SIGTSTP: signal(20, "Stopped", "ignore"),
  SIGCONT: signal(18, "Continued", "ignore"),
  SIGTTIN: signal(21, "Stopped (tty input)", "ignore"),
  SIGTTOU: signal(22, "Stopped (tty output)", "ignore"),
  SIGVTALRM: signal(26, "Virtual timer expired"),
  SIGPROF: signal(27, "Profiling timer expired"),
  SIGXCPU: signal(24, "CPU time limit exceeded"),
  SIGXFSZ: signal(25, "File size limit exceeded"),
  SIGRTMIN: signal(34, "Real-time signal 0"),
  SIGRTMAX: signal(64, "Real-time signal 30"),
  SIGSTKFLT: signal(16, "Stack fault"),
};

export const SIGNAL_COUNT = 65;
export const INTERRUPT = 2;
export const BROKEN_PIPE = 13;
export const FILE_SIZE_EXCEEDED = 25;

/** The C library keeps 32 and 33 for itself. */
const FIRST_REAL_TIME = 34;
const LAST_STANDARD = 31;

const KILL = 9;
const STOP = 19;

const byNumber = new Map(Object.values(signals).map((each) => [each.number, each]));

/** Whether programs can use the signal; the number is in range. */
export const isUsable = (number: number): boolean => number <= LAST_STANDARD || number >= FIRST_REAL_TIME;

/** Whether handlers for the signal can be set; the number is in range. */
export const canBeHandled = (number: number): boolean => isUsable(number) && number !== KILL && number !== STOP;

/** What strsignal() says of a number in range; null for none. */
export function describeSignal(number: number): string {
  if (number >= FIRST_REAL_TIME) return `Real-time signal ${number - FIRST_REAL_TIME}`;
  return byNumber.get(number)?.description ?? `Unknown signal ${number}`;
}

/** Whether a signal without a handler ends the program. */
export const endsProgram = (number: number): boolean => byNumber.get(number)?.action !== "ignore";
