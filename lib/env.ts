import { createEnv } from "@t3-oss/env-nextjs";
import { z } from "zod";
import { isTimeZone } from "./time-zones.ts";

const onOff = z.enum(["on", "off"]).transform((value) => value === "on");

/**
 * What the deployment is told from outside, checked once when the process starts. `.env.example` explains each.
 * The launcher (`scripts/`) sets DATABASE_URL, AUTH_SECRET and APP_URL where the command that it runs may do without.
 */
export const env = createEnv({
	server: {
		DATABASE_URL: z.url(),
		AUTH_SECRET: z.string().min(32, "AUTH_SECRET needs at least 32 characters: `openssl rand -base64 32` makes one."),
		APP_URL: z.url(),
		TIME_ZONE: z.string().default("UTC").refine(isTimeZone, "TIME_ZONE must be an IANA name such as Asia/Hong_Kong."),
		/** How many proxies stand in front and append to X-Forwarded-For; over https there is one, which ends the TLS. */
		TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).optional(),
		DEMO_MODE: onOff.default(false),
		LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
	},
	experimental__runtimeEnv: {},
	emptyStringAsUndefined: true,
	skipValidation: process.env.NEXT_PHASE === "phase-production-build",
});
