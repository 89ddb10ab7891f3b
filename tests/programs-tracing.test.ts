// A tracer of the host that does nothing makes every frame run in the tracing virtual machine: no program can tell.
import { testPrograms } from "./harness/program-tests.js";

testPrograms("programs", "tracing");
