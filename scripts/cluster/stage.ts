import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Database, openDatabase } from "@/lib/platform/database/db.ts";
import { aKey } from "@/lib/testing/api.ts";
import { grantCredits } from "@/lib/testing/ledger.ts";
import { type MailCatcher, openMailCatcher } from "@/lib/testing/mail-catcher.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { ensureBuild } from "../build.ts";
import { APPLICATION_ROLE, DATABASE, OWNER_ROLE } from "../data-directory.ts";
import { connected } from "../database/database.ts";
import { Failure } from "../failure.ts";
import { until } from "../faults/until.ts";
import { pagesOf, startVisits, type Visit } from "../faults/visits.ts";
import { giveToPostgresAccount } from "../postgres/account.ts";
import { ensureDatabase, ensureRole } from "../postgres/roles.ts";
import { beforeExit } from "../processes/shutdown.ts";
import { type Application, startApplication } from "./application.ts";
import { type Callers, makeCallers } from "./callers.ts";
import { type Gates, openGates } from "./gates.ts";
import { type DatabaseNode, type Nodes, startNodes } from "./nodes.ts";

/** Several of everything, on one machine, and those who use it. */
export interface Stage {
	readonly nodes: Nodes;
	readonly gates: Gates;
	readonly application: Application;
	readonly callers: Callers;
	/** Empty without portals. */
	readonly visits: readonly Visit[];
	readonly mailServer: MailCatcher;
	/** On the primary, past PgBouncer, whichever node it is. */
	readonly db: Database;
	readonly hasPortals: boolean;
	readonly metricsToken: string;
}

/** Users whose wallets are charged. */
const PEOPLE = 6;
const CREDITS = 10_000_000n;

export async function setStage({
	hasPortals,
	authSecret,
	password,
}: {
	hasPortals: boolean;
	authSecret: string;
	password: string;
}): Promise<Stage> {
	if (hasPortals) await ensureBuild();
	const directory = mkdtempSync(path.join(tmpdir(), "commonpurse-cluster-"));
	beforeExit(() => rmSync(directory, { recursive: true, force: true }));
	chmodSync(directory, 0o755);
	giveToPostgresAccount(directory);
	const mailServer = await openMailCatcher();
	beforeExit(() => mailServer.stop());
	say("PostgreSQL 15 on three nodes, Patroni and etcd …");
	const nodes = await startNodes(directory, password);
	await nodes.untilWhole();
	const primary = await nodes.primary();
	if (!primary) throw new Failure("There is no primary.");
	await makeDatabase(primary, password);
	const gates = await openGates(directory, { nodes: nodes.all, password });
	await until("HAProxy leads to the primary", () => answers(gates.directUrl)).catch((error: unknown) => {
		throw new Failure(`${error}\n${gates.said()}`);
	});
	say(`HAProxy, PgBouncer, two APIs, a worker${hasPortals ? " and two portals" : ""} …`);
	const metricsToken = randomBytes(32).toString("base64url");
	const application = await startApplication(gates, { hasPortals, authSecret, metricsToken, smtpUrl: mailServer.url });
	const db = openDatabase(gates.directUrl, { maxConnections: 4 });
	beforeExit(() => db.$disconnect());
	const { secret, users } = await makePeople(db);
	const callers = makeCallers(gates.appUrl, { secret, userIds: users.map(({ id }) => id) });
	const emails = users.slice(0, 2).map(({ email }) => email);
	const visits = hasPortals ? startVisits(await pagesOf(db, { appUrl: gates.appUrl, emails })) : [];
	return { nodes, gates, application, callers, visits, mailServer, db, hasPortals, metricsToken };
}

function say(sentence: string): void {
	process.stdout.write(`${sentence}\n`);
}

async function makeDatabase({ port }: DatabaseNode, password: string): Promise<void> {
	await connected(`postgres://postgres:${password}@127.0.0.1:${port}/postgres`, async (superuser) => {
		for (const name of [OWNER_ROLE, APPLICATION_ROLE]) await ensureRole(superuser, { name, password });
		await ensureDatabase(superuser, { name: DATABASE, owner: OWNER_ROLE });
	});
}

async function answers(url: string): Promise<boolean> {
	return connected(url, async () => true).catch(() => false);
}

async function makePeople(db: Database) {
	const operator = await anOrganization(db, { isOperator: true });
	await aUser(db, operator, { role: "administrator" });
	const secret = await aKey(db, operator);
	const customer = await anOrganization(db, { name: "Cluster" });
	const users = [];
	for (let count = 0; count < PEOPLE; count += 1) {
		const user = await aUser(db, customer);
		await grantCredits(db, user.id, CREDITS);
		users.push(user);
	}
	return { secret, users };
}
