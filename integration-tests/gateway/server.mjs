// Serves the gateway on a free port of this machine, which it writes as its first line.
import { serve } from "@hono/node-server";
import gateway from "@llmops/gateway";

serve({ fetch: gateway.fetch, hostname: "127.0.0.1", port: 0 }, ({ port }) => console.log(port));
