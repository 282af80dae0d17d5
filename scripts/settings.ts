import path from "node:path";
import { parseSender } from "@/lib/text/addresses/mail-address.ts";
import { parseSmtpUrl, SMTP_URL_HELP } from "@/lib/text/addresses/smtp-url.ts";
import { Failure } from "./failure.ts";
import { isGuessable } from "./guessable-secret.ts";

export const ROOT = path.resolve(import.meta.dirname, "..");

/** What the environment (or `.env`) says; `.env.example` explains each. An empty variable is one that isn't set. */
export interface Settings {
	/** An external PostgreSQL, for the application's role; otherwise the embedded one is started. */
	readonly databaseUrl: string | undefined;
	/** The same database as the role that owns the tables, if that is another one. */
	readonly migrateDatabaseUrl: string | undefined;
	readonly dataDirectory: string;
	readonly host: string | undefined;
	readonly port: number;
	/** Where `npm run api` listens. */
	readonly apiPort: number;
	readonly timeZone: string | undefined;
	readonly authSecret: string | undefined;
	readonly statementKey: string | undefined;
	readonly appUrl: string | undefined;
	readonly hasMailServer: boolean;
	readonly demoMode: boolean;
}

/** Reads the settings, `.env` included; what is set in the environment itself wins. */
export function readSettings(): Settings {
	try {
		process.loadEnvFile(path.join(ROOT, ".env"));
	} catch {
		// The file is optional.
	}
	const databaseUrl = read("DATABASE_URL");
	const migrateDatabaseUrl = read("MIGRATE_DATABASE_URL");
	if (migrateDatabaseUrl && !databaseUrl) {
		throw new Failure("MIGRATE_DATABASE_URL is set without DATABASE_URL: set both, or neither.");
	}
	for (const [name, url] of Object.entries({ DATABASE_URL: databaseUrl, MIGRATE_DATABASE_URL: migrateDatabaseUrl })) {
		if (url && !/^postgres(ql)?:$/.test(protocolOf(url))) {
			throw new Failure(`${name} must be an address like postgres://user:password@host:5432/database.`);
		}
	}
	checkMailSettings();
	return {
		databaseUrl,
		migrateDatabaseUrl,
		dataDirectory: path.resolve(ROOT, read("DATA_DIR") ?? ".data"),
		host: read("HOST"),
		port: readPort("PORT", 3000),
		apiPort: readPort("API_PORT", 3001),
		timeZone: read("TIME_ZONE"),
		authSecret: read("AUTH_SECRET"),
		statementKey: read("STATEMENT_KEY"),
		appUrl: read("APP_URL"),
		hasMailServer: read("SMTP_URL") !== undefined,
		demoMode: read("DEMO_MODE") === "on",
	};
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
	const { authSecret, appUrl, statementKey } = settings;
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
	if (statementKey && (statementKey.length < 32 || isGuessable(statementKey))) {
		throw new Failure("STATEMENT_KEY is too short or guessable. Make one with `openssl rand -base64 32` and keep it.");
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
