/** The routes of a server, and what precedes them: who asks, from where, and how much. */

import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { cors } from "hono/cors";
import { ServiceError } from "../remote/service-errors.js";
import { type Environment, type Routes, sendError, sendJson } from "./http.js";
import { openApiDocument } from "./open-api.js";
import { requireTrustedOrigin } from "./origin.js";
import { addRunRoutes } from "./run-routes.js";
import type { Service } from "./service.js";
import { addSessionRoutes } from "./session-routes.js";

/** What anybody may see. */
const OPEN = new Set(["/health", "/ready", "/openapi.json"]);

export function createApp(service: Service): Routes {
  const app = new Hono<Environment>();
  app.onError((error, context) => {
    const response = sendError(context, error);
    if (response.status === 500) service.log.error({ err: error, path: context.req.path }, "failed");
    return response;
  });
  app.notFound((context) => sendError(context, new ServiceError("not-found", "there is nothing here")));

  app.use(async (context, next) => {
    const startedAt = performance.now();
    await next();
    const { method, routePath } = context.req;
    const { status } = context.res;
    const route = status === 404 ? "other" : routePath;
    // A stream goes on after this.
    context.env.outgoing.once("close", () => {
      const milliseconds = performance.now() - startedAt;
      service.metrics.countRequest(method, route, status, milliseconds / 1000);
      const client = context.get("client")?.name;
      service.log.info({ method, path: context.req.path, status, ms: Math.round(milliseconds), client }, "request");
    });
  });
  app.use(async (context, next) => {
    const { host, origin } = context.req.header();
    requireTrustedOrigin({ host, origin }, service);
    if (service.state === "closing" && !OPEN.has(context.req.path)) {
      throw new ServiceError("closed", "the server is shutting down");
    }
    await next();
  });
  if (service.origins.length > 0) {
    app.use(cors({ origin: [...service.origins], allowHeaders: ["authorization", "content-type"], maxAge: 600 }));
  }
  app.use(async (context, next) => {
    if (!OPEN.has(context.req.path))
      context.set("client", service.clients.identify(context.req.header("authorization")));
    await next();
  });
  app.use(
    bodyLimit({
      maxSize: service.maxBody,
      onError: (context) => {
        // The rest of the body stays unread.
        context.header("connection", "close");
        return sendError(context, new ServiceError("too-large", `a body has at most ${service.maxBody} bytes`));
      },
    }),
  );

  app.get("/health", (context) => sendJson(context, { status: "ok", version: service.version }));
  app.get("/ready", (context) => {
    const isReady = service.state === "ok";
    return sendJson(context, { status: service.state, version: service.version }, isReady ? 200 : 503);
  });
  app.get("/openapi.json", (context) => context.json(openApiDocument(service.version)));
  app.get("/metrics", async (context) => {
    const { registry } = service.metrics;
    return context.body(await registry.metrics(), 200, { "content-type": registry.contentType });
  });
  addRunRoutes(app, service);
  addSessionRoutes(app, service);
  return app;
}
