/** What a server counts, for Prometheus. */

import type { Outcome } from "@tandem-py/worker/protocol";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Places } from "../places.js";

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

export class Metrics {
  readonly registry = new Registry();
  private readonly requests: Counter<"method" | "route" | "status">;
  private readonly requestSeconds: Histogram<"method" | "route">;
  private readonly runs: Counter<"outcome" | "client">;
  private readonly runSeconds: Histogram;

  constructor(places: Places) {
    const registers = [this.registry];
    collectDefaultMetrics({ register: this.registry });
    this.requests = new Counter({
      name: "tandem_http_requests_total",
      help: "Requests answered",
      labelNames: ["method", "route", "status"],
      registers,
    });
    this.requestSeconds = new Histogram({
      name: "tandem_http_request_seconds",
      help: "Time to the end of an answer",
      labelNames: ["method", "route"],
      buckets: SECONDS,
      registers,
    });
    this.runs = new Counter({
      name: "tandem_runs_total",
      help: "Runs that have ended, executions of sessions among them",
      labelNames: ["outcome", "client"],
      registers,
    });
    this.runSeconds = new Histogram({
      name: "tandem_run_seconds",
      help: "Wall time of runs",
      buckets: SECONDS,
      registers,
    });
    const gauge = (
      name: string,
      help: string,
      read: (status: NonNullable<Places["isolateStatus"]>) => number,
    ): void => {
      const made = new Gauge({
        name,
        help,
        collect() {
          const { isolateStatus } = places;
          if (isolateStatus !== null) this.set(read(isolateStatus));
        },
        registers: [],
      });
      this.registry.registerMetric(made);
    };
    gauge("tandem_isolates_ready", "Isolate processes that wait for a program", ({ ready }) => ready);
    gauge("tandem_isolates_starting", "Isolate processes that start", ({ starting }) => starting);
    gauge("tandem_isolates_died", "Isolate processes that have ended unasked", ({ died }) => died);
    gauge("tandem_isolates_recycled", "Isolate processes replaced after their work", ({ recycled }) => recycled);
    gauge("tandem_runs_active", "Runs now", ({ runs }) => runs);
    gauge("tandem_sessions_active", "Sessions now", ({ sessions }) => sessions);
    gauge("tandem_programs_queued", "Programs that wait for a place", ({ queued }) => queued);
  }

  countRequest(method: string, route: string, status: number, seconds: number): void {
    this.requests.inc({ method, route, status });
    this.requestSeconds.observe({ method, route }, seconds);
  }

  countRun({ kind, usage }: Outcome, client: string): void {
    this.runs.inc({ outcome: kind, client });
    this.runSeconds.observe(usage.wallMs / 1000);
  }
}
