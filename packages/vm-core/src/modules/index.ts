/** Native modules by name; each is made when it is first imported. */

import type { PyModule } from "../objects/module.js";
import { createAbcModule } from "./_abc.js";
import { createSyntaxTreeModule } from "./_ast.js";
import { createAsyncioModule } from "./_asyncio.js";
import { createBisectModule } from "./_bisect.js";
import { createBlake2Module } from "./_blake2.js";
import { createCodecsModule } from "./_codecs.js";
import { createCollectionsModule } from "./_collections.js";
import { createContextVariablesModule } from "./_contextvars.js";
import { createCsvModule } from "./_csv.js";
import { createDatetimeModule } from "./_datetime.js";
import { createDecimalModule } from "./_decimal.js";
import { createFunctoolsModule } from "./_functools.js";
import { createMd5Module, createSha1Module, createSha2Module, createSha3Module } from "./_hashes.js";
import { createHashlibModule } from "./_hashlib.js";
import { createHeapqModule } from "./_heapq.js";
import { createImportModule } from "./_imp.js";
import { createIoModule } from "./_io.js";
import { createJsonModule } from "./_json.js";
import { createLocaleModule } from "./_locale.js";
import { createMultibyteModule } from "./_multibyte.js";
import { createOpcodeModule } from "./_opcode.js";
import { createOperatorModule } from "./_operator.js";
import { createPickleModule } from "./_pickle.js";
import { createProcessModule } from "./_posixsubprocess.js";
import { createQueueModule } from "./_queue.js";
import { createMersenneModule } from "./_random.js";
import { createSignalModule } from "./_signal.js";
import { createSocketModule } from "./_socket.js";
import { createSreModule } from "./_sre.js";
import { createStatModule } from "./_stat.js";
import { createStatisticsModule } from "./_statistics.js";
import { createStringModule } from "./_string.js";
import { createStructModule } from "./_struct.js";
import { createSuggestionsModule } from "./_suggestions.js";
import { createSymbolTableModule } from "./_symtable.js";
import { createBuildVariablesModule, createSystemConfigurationModule } from "./_sysconfig.js";
import { createThreadModule } from "./_thread.js";
import { createTokenizeModule } from "./_tokenize.js";
import { createTypesModule } from "./_types.js";
import { createTypingModule } from "./_typing.js";
import { createWarningsModule } from "./_warnings.js";
import { createWeakrefModule } from "./_weakref.js";
import { createZoneInfoModule } from "./_zoneinfo.js";
import { createArrayModule } from "./array.js";
import { createAtexitModule } from "./atexit.js";
import { createBinasciiModule } from "./binascii.js";
import { createCmathModule } from "./cmath.js";
import { createErrnoModule } from "./errno.js";
import { createGcModule } from "./gc.js";
import { createItertoolsModule } from "./itertools.js";
import { createMarshalModule } from "./marshal.js";
import { createMathModule } from "./math.js";
import { createPosixModule } from "./posix.js";
import { createExpatModule } from "./pyexpat.js";
import { createRandomModule } from "./random.js";
import { createResourceModule } from "./resource.js";
import { createSelectModule } from "./select.js";
import { createTimeModule } from "./time.js";
import { createUnicodeDataModule } from "./unicodedata.js";
import { createZlibModule } from "./zlib.js";
export const nativeModules: ReadonlyMap<string, () => PyModule> = new Map([
  ["_abc", createAbcModule],
  ["_ast", createSyntaxTreeModule],
  ["_asyncio", createAsyncioModule],
  ["_bisect", createBisectModule],
  ["_blake2", createBlake2Module],
  ["_codecs", createCodecsModule],
  ["_collections", createCollectionsModule],
  ["_contextvars", createContextVariablesModule],
  ["_datetime", createDatetimeModule],
  ["_decimal", createDecimalModule],
  ["_csv", createCsvModule],
  ["_functools", createFunctoolsModule],
  ["_hashlib", createHashlibModule],
  ["_heapq", createHeapqModule],
  ["_imp", createImportModule],
  ["_io", createIoModule],
  ["_md5", createMd5Module],
  ["_json", createJsonModule],
  ["_multibyte", createMultibyteModule],
  ["_opcode", createOpcodeModule],
  ["_operator", createOperatorModule],
  ["_pickle", createPickleModule],
  ["_posixsubprocess", createProcessModule],
  // CPython's versions in Python are not in the library; here they are the same as those in C.
  ["_pydecimal", createDecimalModule],
  ["zoneinfo._zoneinfo", createZoneInfoModule],
  ["_queue", createQueueModule],
  ["_random", createMersenneModule],
  ["_sha1", createSha1Module],
  ["_sha2", createSha2Module],
  ["_sha3", createSha3Module],
  ["_signal", createSignalModule],
  ["_socket", createSocketModule],
  ["_sre", createSreModule],
  ["_string", createStringModule],
  ["_struct", createStructModule],
  ["_sysconfig", createSystemConfigurationModule],
  ["_sysconfigdata__linux_", createBuildVariablesModule],
  ["_symtable", createSymbolTableModule],
  ["_thread", createThreadModule],
  ["_tokenize", createTokenizeModule],
  ["_types", createTypesModule],
  ["_typing", createTypingModule],
  ["_warnings", createWarningsModule],
  ["_weakref", createWeakrefModule],
  ["array", createArrayModule],
  ["_zoneinfo", createZoneInfoModule],
  ["atexit", createAtexitModule],
  ["binascii", createBinasciiModule],
  ["cmath", createCmathModule],
  ["errno", createErrnoModule],
  ["gc", createGcModule],
  ["itertools", createItertoolsModule],
  ["marshal", createMarshalModule],
  ["math", createMathModule],
  ["posix", createPosixModule],
  ["pyexpat", createExpatModule],
  ["select", createSelectModule],
  ["time", createTimeModule],
  ["unicodedata", createUnicodeDataModule],
  ["zlib", createZlibModule],
  ["_locale", createLocaleModule],
  ["_stat", createStatModule],
  ["_statistics", createStatisticsModule],
  ["_suggestions", createSuggestionsModule],
  ["resource", createResourceModule],
]);

/** Modules that CPython has in Python alone: they are found where the library is, whose text is shown for their source. */
export const standIns: ReadonlyMap<string, () => PyModule> = new Map([["random", createRandomModule]]);
