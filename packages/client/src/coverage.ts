/** Reports of coverage: data of runs, the database that coverage.py reads, settings, and all formats. */

export { Analysis, analyze } from "./coverage/analysis.js";
export { annotations } from "./coverage/annotations.js";
export { type ConditionCount, CoverageData, FileData, type RunDescription } from "./coverage/data.js";
export { type DataOrigin, readDatabase, writeDatabase } from "./coverage/database.js";
export { CoverageError } from "./coverage/errors.js";
export { type HtmlReportOptions, writeHtmlReport } from "./coverage/html-report.js";
export { istanbulReport } from "./coverage/istanbul-report.js";
export { type JsonReportOptions, jsonReport } from "./coverage/json-report.js";
export { type LcovReportOptions, lcovReport } from "./coverage/lcov-report.js";
export { Numbers } from "./coverage/numbers.js";
export { type ReportChoice, type ReportedFile, reportedFiles } from "./coverage/reported-file.js";
export { readSettings, type Settings } from "./coverage/settings.js";
export { type TextReportOptions, textReport } from "./coverage/text-report.js";
export { type XmlReportOptions, xmlReport } from "./coverage/xml-report.js";
