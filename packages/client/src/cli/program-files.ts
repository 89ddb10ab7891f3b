/** What a program sees of this machine's files. */

import { readFileSync } from "node:fs";
import { basename, resolve, sep } from "node:path";
import type { MachineOptions } from "@tandem-py/worker/protocol";
import type { Wheel } from "../wheels.js";
import type { FileAccess } from "./limit-options.js";
import { ProgramNotFound, reasonOf } from "./program-source.js";

type FileOptions = Pick<MachineOptions, "importPaths" | "mounts" | "path" | "workingDirectory">;

/**
 * A program that is run from the command line is its user's own: it can read and write the working directory and the
 * one that it is in, as Python would. Without files it can import from there, and nothing else.
 */
export function programFiles(directory: string, { isAllowed, isImportAllowed, mounts }: FileAccess): FileOptions {
  const here = process.cwd();
  if (!isAllowed) return { importPaths: isImportAllowed ? [directory === "" ? here : directory] : [], mounts };
  const places = [here, ...(directory === "" ? [] : [directory])];
  const shown = places.filter(
    (place, index) => place !== "/" && !places.slice(0, index).some((outer) => isInside(place, outer)),
  );
  const own = shown.map((place) => ({ host: place, guest: place, isWritable: true }));
  const others = own.filter(({ guest }) => !mounts.some((mount) => mount.guest === guest));
  return { path: [directory], mounts: [...others, ...mounts], workingDirectory: here };
}

function isInside(place: string, outer: string): boolean {
  return place === outer || place.startsWith(outer.endsWith(sep) ? outer : outer + sep);
}

export function readWheels(paths: readonly string[]): Wheel[] {
  return paths.map((path) => {
    try {
      return { filename: basename(path), bytes: new Uint8Array(readFileSync(path)) };
    } catch (error) {
      const [number, reason] = reasonOf(error);
      throw new ProgramNotFound(`tandem: can't open wheel '${resolve(path)}': [Errno ${number}] ${reason}`, 2);
    }
  });
}
