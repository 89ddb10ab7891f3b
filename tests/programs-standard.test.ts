import { testPrograms } from "./harness/program-tests.js";

testPrograms("programs", "standard");
