import { serve } from "@hono/node-server";
import { Hono } from "hono";

// A process of its own: a route of the same size as a charge's that stores nothing.

const ANSWER = {
	charge_id: "01a22860-07b3-7222-8ba3-a8e9b00663e1",
	credits: 1,
	paid_by: [{ pool_id: "01a22859-de2f-7602-8ff5-cbd559a2ab4a", credits: 1, balance_after: 999_999_999_999 }],
};

const app = new Hono();
app.post("/nothing", async (c) => {
	const body = await c.req.json();
	return typeof body.user === "string" ? c.json(ANSWER, 201) : c.text("", 400);
});
serve({ fetch: app.fetch, port: Number(process.env.API_PORT), hostname: "127.0.0.1" });
