// Everything that can be compiled is, as soon as it is entered: no program can tell.
import { testPrograms } from "./harness/program-tests.js";

testPrograms("programs", "compiled");
