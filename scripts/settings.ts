import path from "node:path";
import { parseSender } from "@/lib/text/addresses/mail-address.ts";
import { parseSmtpUrl, SMTP_URL_HELP } from "@/lib/text/addresses/smtp-url.ts";
import { Failure } from "./failure.ts";
import { isGuessable } from "./guessable-secret.ts";
import { readSecretFiles } from "./secrets.ts";

export const ROOT = path.resolve(import.meta.dirname, "..");

/** What the environment (or `.env`) says; `.env.example` explains each. An empty variable is one that isn't set. */
export interface Settings {
	/** An external PostgreSQL, for the application's role; otherwise the embedded one is started. */
	readonly databaseUrl: string | undefined;
	/** The same past the pooler that DATABASE_URL names, if it names one. */
	readonly directDatabaseUrl: string | undefined;
	/** The same database as the role that owns the tables, if that is another one. */
	readonly migrateDatabaseUrl: string | undefined;
	readonly dataDirectory: string;
	readonly host: string | undefined;
	readonly port: number;
	/** Where `npm run api` listens. */
	readonly apiPort: number;
	/** Where `npm run worker` answers `/metrics`, if it does. */
	readonly metricsPort: number | undefined;
	readonly timeZone: string | undefined;
	readonly authSecret: string | undefined;
	/** Those before it, whose sessions and links still count. */
	readonly previousAuthSecrets: readonly string[];
	readonly statementKey: string | undefined;
	readonly metricsToken: string | undefined;
	readonly appUrl: string | undefined;
	readonly hasMailServer: boolean;
	readonly demoMode: boolean;
}

/**
 * Reads the settings, `.env` included; what is set in the environment itself wins. Secrets that are given as files are in
 * the environment from then on.
 */
export function readSettings(): Settings {
	try {
		process.loadEnvFile(path.join(ROOT, ".env"));
	} catch {
		// The file is optional.
	}
	readSecretFiles();
	const databaseUrl = read("DATABASE_URL");
	const directDatabaseUrl = read("DIRECT_DATABASE_URL");
	const migrateDatabaseUrl = read("MIGRATE_DATABASE_URL");
	checkDatabaseSettings();
	checkMailSettings();
	return {
		databaseUrl,
		directDatabaseUrl,
		migrateDatabaseUrl,
		dataDirectory: path.resolve(ROOT, read("DATA_DIR") ?? ".data"),
		host: read("HOST"),
		port: readPort("PORT", 3000),
		apiPort: readPort("API_PORT", 3001),
		metricsPort: read("METRICS_PORT") ? readPort("METRICS_PORT", 0) : undefined,
		timeZone: read("TIME_ZONE"),
		authSecret: read("AUTH_SECRET"),
		previousAuthSecrets: (read("AUTH_SECRET_PREVIOUS") ?? "").split(",").flatMap((secret) => secret.trim() || []),
		statementKey: read("STATEMENT_KEY"),
		metricsToken: read("METRICS_TOKEN"),
		appUrl: read("APP_URL"),
		hasMailServer: read("SMTP_URL") !== undefined,
		demoMode: read("DEMO_MODE") === "on",
	};
}

/** Addresses of one database; and behind a pooler, the one past it, because the launcher and jobs keep a session. */
function checkDatabaseSettings(): void {
	const names = ["DATABASE_URL", "DIRECT_DATABASE_URL", "DATABASE_REPLICA_URL", "MIGRATE_DATABASE_URL"];
	for (const name of names) {
		const url = read(name);
		if (url && !read("DATABASE_URL")) {
			throw new Failure(`${name} is set without DATABASE_URL: set both, or neither.`);
		}
		if (url && !/^postgres(ql)?:$/.test(protocolOf(url))) {
			throw new Failure(`${name} must be an address like postgres://user:password@host:5432/database.`);
		}
	}
	const pooled = read("DATABASE_POOLED");
	if (pooled && pooled !== "transaction") {
		throw new Failure(`DATABASE_POOLED must be "transaction", or not set, and is "${pooled}".`);
	}
	if (pooled && !read("DIRECT_DATABASE_URL")) {
		throw new Failure(
			"DATABASE_POOLED is set without DIRECT_DATABASE_URL: set it to the same database past the pooler, for migrations and jobs.",
		);
	}
}

/** A mail server and a sender address: both, or neither. */
function checkMailSettings(): void {
	const [url, from] = [read("SMTP_URL"), read("MAIL_FROM")];
	if (url && !parseSmtpUrl(url)) throw new Failure(SMTP_URL_HELP);
	if (url ? !from || !parseSender(from) : from && !parseSender(from)) {
		throw new Failure("MAIL_FROM must say who mail comes from, such as: Commonpurse <credits@example.com>");
	}
}

function read(name: string): string | undefined {
	return process.env[name]?.trim() || undefined;
}

function readPort(name: string, otherwise: number): number {
	const port = Number(read(name) ?? otherwise);
	if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
	throw new Failure(`${name} must be a number between 1 and 65535, and is "${process.env[name]}".`);
}

/**
 * Refuses what production must not start with: the demo's settings, no secret, a guessable one, or no address of its
 * own.
 */
export function requireProductionSettings(settings: Settings): { authSecret: string; appUrl: string } {
	const { authSecret, appUrl, statementKey, metricsToken } = settings;
	if (settings.demoMode) {
		throw new Failure(
			"DEMO_MODE is on, which lets everybody buy without paying. Take it out of the environment and .env; `npm run demo` needs no setting.",
		);
	}
	if (!authSecret) {
		throw new Failure("AUTH_SECRET is not set. Make one with `openssl rand -base64 32` and keep it.");
	}
	if (authSecret.length < 32 || isGuessable(authSecret)) {
		throw new Failure("AUTH_SECRET is too short or guessable. Make one with `openssl rand -base64 32` and keep it.");
	}
	if (settings.previousAuthSecrets.includes(authSecret)) {
		throw new Failure(
			"AUTH_SECRET_PREVIOUS holds AUTH_SECRET itself. Put the former one there, and a new one in AUTH_SECRET.",
		);
	}
	if (settings.previousAuthSecrets.some((secret) => secret.length < 32)) {
		throw new Failure("AUTH_SECRET_PREVIOUS must be former AUTH_SECRETs, whole, separated by commas.");
	}
	for (const [name, secret] of Object.entries({ STATEMENT_KEY: statementKey, METRICS_TOKEN: metricsToken })) {
		if (!secret || (secret.length >= 32 && !isGuessable(secret))) continue;
		throw new Failure(`${name} is too short or guessable. Make one with \`openssl rand -base64 32\` and keep it.`);
	}
	if (!appUrl)
		throw new Failure("APP_URL is not set. It is the address that people open, such as https://credits.example.");
	const url = URL.canParse(appUrl) ? new URL(appUrl) : undefined;
	const isLocal = url?.hostname === "localhost" || url?.hostname === "127.0.0.1";
	if (url?.protocol === "https:" || (url?.protocol === "http:" && isLocal)) return { authSecret, appUrl };
	throw new Failure(`APP_URL must be an https:// address (http:// for localhost only), and is "${appUrl}".`);
}

function protocolOf(url: string): string {
	return URL.canParse(url) ? new URL(url).protocol : "";
}
