/** Modules of the standard library that a sandbox goes without, and why. */

const reasons: readonly (readonly [reason: string, modules: string])[] = [
  ["a sandbox has no network", "ftplib imaplib poplib smtplib ssl _ssl xmlrpc webbrowser"],
  ["a sandbox starts no processes", "_posixshmem _interpreters _interpchannels _interpqueues pty"],
  [
    "a sandbox loads no libraries in C",
    "ctypes _ctypes sqlite3 _sqlite3 dbm.gnu dbm.ndbm dbm.sqlite3 _dbm _gdbm bz2 _bz2 lzma _lzma _zstd _elementtree mmap",
  ],
  [
    "a sandbox has no terminal to control",
    "curses _curses _curses_panel readline termios tty turtle turtledemo tkinter _tkinter idlelib",
  ],
  ["a sandbox has no operating system of its own", "fcntl grp pwd syslog"],
  ["a sandbox has no installation of Python to change", "ensurepip venv"],
  ["this interpreter has another memory than CPython", "tracemalloc _tracemalloc"],
  [
    "it belongs to another operating system",
    "msvcrt nt winreg winsound _winapi _wmi _overlapped _scproxy _osx_support _aix_support _android_support _apple_support _ios_support",
  ],
  ["the encodings of Hong Kong are not included", "_codecs_hk"],
];

const reasonOf = new Map(reasons.flatMap(([reason, modules]) => modules.split(" ").map((name) => [name, reason])));

/** Why there is no module of that full name; undefined where CPython would have none either. */
export const reasonOfAbsence = (name: string): string | undefined =>
  reasonOf.get(name) ?? reasonOf.get(name.split(".")[0]);

const servers: ReadonlySet<string> = new Set(["http.server", "wsgiref.simple_server"]);

/** Why a module that is there is of no use as a program; undefined when it is. */
export const reasonAgainstRunning = (name: string): string | undefined =>
  servers.has(name) ? "a sandbox has no network, so nobody could reach the server" : undefined;
