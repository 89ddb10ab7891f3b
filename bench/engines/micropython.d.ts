/** The package brings no types: this is what the bench uses of it. */
declare module "@micropython/micropython-webassembly-pyscript/micropython.mjs" {
  export function loadMicroPython(options: {
    readonly heapsize: number;
    readonly pystack: number;
    readonly stdout: (line: string) => void;
  }): Promise<{ runPython(source: string): unknown }>;
}
