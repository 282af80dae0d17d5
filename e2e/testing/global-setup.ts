import { readFileSync } from "node:fs";
import path from "node:path";
import { databaseUrl, type Secrets } from "@/scripts/data-directory.ts";

/** Hands the running server's database and secret to the tests, which sign people in by a session row. */
export default function setUp(): void {
	const directory = process.env.DATA_DIR ?? "";
	const secrets: Secrets = JSON.parse(readFileSync(path.join(directory, "secrets.json"), "utf8"));
	process.env.DATABASE_URL = databaseUrl(secrets);
	process.env.AUTH_SECRET = secrets.authSecret;
}
