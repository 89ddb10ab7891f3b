#!/usr/bin/env node
// The bin must exist before anything is built: npm links it at install time, dist appears later.
require("../dist/cli/boot.cjs");
