// The oracle is built without threads, so these programs' expectations come from CPython with threads; they have no turn
// of events but one.
import { testPrograms } from "./harness/program-tests.js";

testPrograms("threads", "standard");
testPrograms("threads", "tracing");
testPrograms("threads", "compiled");
