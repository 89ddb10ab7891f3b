/** Unpacking wheels, which needs no interpreter. */

export { unpackWheel, WheelError } from "@tandem-py/vm-core/wheel";
