/** A choice of code by file and function. */

import { type Executable, isFile } from "@tandem-py/vm-core";

export interface CodeChoice {
  readonly files?: readonly string[] | undefined;
  readonly functions?: readonly string[] | undefined;
}

export class CodeFilter {
  private readonly files: readonly string[] | undefined;
  private readonly functions: ReadonlySet<string> | undefined;

  constructor({ files, functions }: CodeChoice) {
    this.files = files;
    this.functions = functions === undefined ? undefined : new Set(functions);
  }

  matches({ code: { code } }: Executable): boolean {
    const { files, functions } = this;
    if (functions !== undefined && !functions.has(code.name) && !functions.has(code.qualifiedName)) return false;
    return files === undefined || files.some((file) => isFile(code.filename, file));
  }
}
