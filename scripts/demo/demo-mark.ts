import type pg from "pg";
import { verifyPassword } from "@/lib/auth/passwords/password.ts";
import { DEMO_EMAILS, DEMO_PASSWORD } from "@/lib/auth/sign-in/demo-accounts.ts";
import { connected, type DeploymentDatabase, placeOf } from "../database/database.ts";
import { Failure } from "../failure.ts";

/** The owner of a database: none yet, the demo, or a deployment. */
type Kind = "empty" | "demo" | "real";

/** Refuses the demo's database, whose passwords are public. Before anything in it is changed. */
export async function refuseDemoDatabase({ ownerUrl }: DeploymentDatabase): Promise<void> {
	if ((await connected(ownerUrl, readKind)) !== "demo") return;
	throw new Failure(
		`The database at ${placeOf(ownerUrl)} holds the demo's data, whose passwords are public: production does not start on it. Set DATA_DIR to a new directory, or DATABASE_URL to an empty database.`,
	);
}

/** Refuses a database in real use: the demo would let everyone buy without paying. */
export async function refuseRealDatabase({ ownerUrl }: DeploymentDatabase): Promise<void> {
	if ((await connected(ownerUrl, readKind)) !== "real") return;
	throw new Failure(
		`The database at ${placeOf(ownerUrl)} holds data that is not the demo's. Run it with \`npm start\`; for a demo beside it, set DATA_DIR to a new directory, or DATABASE_URL to an empty database.`,
	);
}

/** From now on it is the demo's, even if writing the demo data is interrupted. */
export async function markAsDemo({ ownerUrl }: DeploymentDatabase): Promise<void> {
	await connected(ownerUrl, (owner) => owner.query(`UPDATE "deployment" SET "is_demo" = true`));
}

/** Also works on a database that is not migrated to these sources yet. */
async function readKind(owner: pg.Client): Promise<Kind> {
	const tables = await owner.query<{ there: boolean }>(
		`SELECT to_regclass('"deployment"') IS NOT NULL AND to_regclass('"user"') IS NOT NULL AS "there"`,
	);
	if (!tables.rows[0]?.there) return "empty";
	const { rows } = await owner.query<{ marked: boolean; empty: boolean }>(
		`SELECT EXISTS (SELECT 1 FROM "deployment" WHERE to_jsonb("deployment") ->> 'is_demo' = 'true') AS "marked",
			NOT EXISTS (SELECT 1 FROM "organization") AS "empty"`,
	);
	if (rows[0]?.marked) return "demo";
	if (rows[0]?.empty) return "empty";
	return (await hasDemoPasswords(owner)) ? "demo" : "real";
}

/**
 * Whether the demo data were written before there was a mark: its users have the demo's password. They are recognized
 * by their addresses, or by one hash for several of them, which never happens with chosen passwords (each has a salt of
 * its own).
 */
async function hasDemoPasswords(owner: pg.Client): Promise<boolean> {
	const { rows } = await owner.query<{ hash: string }>(
		`SELECT "password_hash" AS "hash" FROM "user" WHERE "password_hash" IS NOT NULL
		 GROUP BY "password_hash" HAVING count(*) > 1 OR bool_or("email" = ANY ($1))`,
		[DEMO_EMAILS],
	);
	for (const { hash } of rows) if (await verifyPassword(DEMO_PASSWORD, hash)) return true;
	return false;
}
