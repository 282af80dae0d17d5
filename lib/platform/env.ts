import { createEnv } from "@t3-oss/env-nextjs";
import { z } from "zod";
import { parseSender } from "@/lib/text/addresses/mail-address.ts";
import { parseSmtpUrl, SMTP_URL_HELP } from "@/lib/text/addresses/smtp-url.ts";
import { parseTrustedProxies } from "@/lib/text/addresses/trusted-proxies.ts";
import { isTimeZone } from "@/lib/text/time-zones.ts";

const onOff = z.enum(["on", "off"]).transform((value) => value === "on");

/**
 * The deployment's configuration, checked once when the process starts. `.env.example` explains each variable. The
 * launcher (`scripts/`) sets DATABASE_URL, AUTH_SECRET and APP_URL where the command that it runs can do without them.
 */
export const env = createEnv({
	server: {
		DATABASE_URL: z.url(),
		/** The same past the pooler, as the same role: for jobs, which keep a session. */
		DIRECT_DATABASE_URL: z.url().optional(),
		/** A streaming standby of it, as the same role: reports and files are read there. */
		DATABASE_REPLICA_URL: z.url().optional(),
		AUTH_SECRET: z.string().min(32, "AUTH_SECRET needs at least 32 characters: `openssl rand -base64 32` makes one."),
		/** Those before it, separated by commas: what was made with them counts as well (`authSecrets`). */
		AUTH_SECRET_PREVIOUS: z
			.string()
			.default("")
			.transform((text) => text.split(",").flatMap((secret) => secret.trim() || []))
			.pipe(z.array(z.string().min(32, "Each of AUTH_SECRET_PREVIOUS has at least 32 characters."))),
		/** What statements are signed with is derived from it; without it, from AUTH_SECRET. */
		STATEMENT_KEY: z
			.string()
			.min(32, "STATEMENT_KEY needs at least 32 characters: `openssl rand -base64 32` makes one.")
			.optional(),
		APP_URL: z.url(),
		/** Where the server listens. */
		HOST: z.string().optional(),
		TIME_ZONE: z.string().default("UTC").refine(isTimeZone, "TIME_ZONE must be an IANA name such as Asia/Hong_Kong."),
		/**
		 * The proxies whose X-Forwarded-For is trusted; over https one private proxy by default, which ends the TLS
		 * (`parseTrustedProxies`).
		 */
		TRUSTED_PROXIES: z
			.string()
			.refine(
				(text) => parseTrustedProxies(text) !== null,
				"TRUSTED_PROXIES must be a number up to 10, or addresses and networks such as 203.0.113.7, 10.0.0.0/8.",
			)
			.optional(),
		/** How many connections of this process read pages, and how many write. */
		PAGE_CONNECTIONS: z.coerce.number().int().min(1).max(1000).default(10),
		WRITE_CONNECTIONS: z.coerce.number().int().min(1).max(1000).default(20),
		/** Those that post charges, holds and refunds: two for all together, the others to wait for what is locked. */
		POSTING_CONNECTIONS: z.coerce.number().int().min(3).max(100).default(4),
		/** A pooler that gives each transaction another connection, such as PgBouncer: statements have no names then. */
		DATABASE_POOLED: z.enum(["transaction"]).optional(),
		/** How many requests of one API key a process answers in a second, as an average over ten. */
		API_REQUESTS_PER_SECOND: z.coerce.number().int().min(1).max(1_000_000).default(5_000),
		/**
		 * Over how many shards the ledger's tables are distributed; 0 on a plain PostgreSQL. The launcher sets it, for the
		 * database says so.
		 */
		LEDGER_SHARDS: z.coerce.number().int().min(0).max(1_000).default(0),
		DEMO_MODE: onOff.default(false),
		/** Whether the portal's process runs jobs; off where `npm run worker` does. */
		JOBS: onOff.default(true),
		/** For how many days each is kept: ended sessions and links, where security events came from, and mail that is done. */
		KEEP_SESSION_DAYS: z.coerce.number().int().min(1).max(36_500).default(30),
		KEEP_SECURITY_EVENT_DAYS: z.coerce.number().int().min(1).max(36_500).default(90),
		KEEP_MAIL_DAYS: z.coerce.number().int().min(7).max(36_500).default(365),
		/** With it, `/metrics` answers those who send it; without it there is no such page. */
		METRICS_TOKEN: z
			.string()
			.min(32, "METRICS_TOKEN needs at least 32 characters: `openssl rand -base64 32` makes one.")
			.optional(),
		/** Where `npm run worker` answers `/metrics`, which has no other page. */
		METRICS_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
		/** Without it, mail is stored and shown under Operator › Mail. */
		SMTP_URL: z
			.string()
			.refine((text) => parseSmtpUrl(text) !== null, SMTP_URL_HELP)
			.optional(),
		MAIL_FROM: z
			.string()
			.refine(
				(text) => parseSender(text) !== null,
				"MAIL_FROM must be one address, such as Commonpurse <credits@example.com>.",
			)
			.optional(),
		LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
	},
	experimental__runtimeEnv: {},
	emptyStringAsUndefined: true,
	createFinalSchema: (shape) =>
		z.object(shape).refine((said) => !said.SMTP_URL || said.MAIL_FROM, {
			path: ["MAIL_FROM"],
			message: "SMTP_URL needs MAIL_FROM, the address that mail comes from.",
		}),
	skipValidation: process.env.NEXT_PHASE === "phase-production-build",
});
