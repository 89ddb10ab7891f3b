// These programs install trace functions themselves and print the events that reach them.
import { testPrograms } from "./harness/program-tests.js";

testPrograms("tracing", "standard");
testPrograms("tracing", "compiled");
