import type { z } from "@hono/zod-openapi";
import type { Coverage } from "@/lib/ledger/coverage/read-coverage.ts";
import type { coverageShape } from "./schema.ts";

/** What covers use now, as it is answered. */
export function coverageJson({ subscriptionId, until }: Coverage): z.input<typeof coverageShape> {
	return { subscription_id: subscriptionId, until: until.toISOString() };
}
