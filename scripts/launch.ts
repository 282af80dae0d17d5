import path from "node:path";
import { DEMO_PASSWORD } from "@/lib/auth/sign-in/demo-accounts.ts";
import { en } from "@/messages/en.ts";
import { backUp } from "./backup/backup.ts";
import { restore } from "./backup/restore.ts";
import { ensureBuild } from "./build.ts";
import { openDataDirectory } from "./data-directory.ts";
import { type DeploymentDatabase, openDeploymentDatabase } from "./database/database.ts";
import { prepareDatabase } from "./database/prepare-database.ts";
import { refuseDemoDatabase, refuseRealDatabase } from "./demo/demo-mark.ts";
import { seedDemoData } from "./demo/seed-demo.ts";
import { Failure } from "./failure.ts";
import { startApplicationProcess } from "./processes/application-process.ts";
import { endWith, isStopping, stopAll, stopOnSignals } from "./processes/shutdown.ts";
import { requireFreePort, serve } from "./serve.ts";
import { readSettings, requireProductionSettings, type Settings } from "./settings.ts";

const WORK = path.join(import.meta.dirname, "work.ts");
const SERVE_API = path.join(import.meta.dirname, "serve-api.ts");

const DEMO_URL = "http://localhost:3000";

const COMMANDS: Record<string, (settings: Settings, args: readonly string[]) => Promise<void>> = {
	demo: (settings) => serveDemo("start", settings),
	dev: (settings) => serveDemo("dev", settings),
	start: serveProduction,
	worker: workAlone,
	api: serveApiAlone,
	build: ensureBuild,
	migrate,
	distribute,
	seed,
	"ledger-verify": verifyLedger,
	"audit-verify": verifyAudit,
	"keys-create": createKey,
	backup: backUp,
	restore,
};

/** The demo, built or under development: its data written if the database is empty, and no secrets required. */
async function serveDemo(mode: "start" | "dev", settings: Settings): Promise<void> {
	// The demo's passwords are public: other machines are let in only if HOST says so.
	const host = settings.host ?? "127.0.0.1";
	const appUrl = settings.appUrl ?? `http://localhost:${settings.port}`;
	await requireFreePort(settings.port, host);
	const database = await openForDemo(settings, appUrl);
	// Side by side: one keeps the database busy, the other the processors. Both run to their end, even if the other fails.
	const done = await Promise.allSettled([
		seedDemoData(database, settings),
		mode === "start" ? ensureBuild() : undefined,
	]);
	for (const part of done) if (part.status === "rejected") throw part.reason;
	const said = await welcome(appUrl, database);
	await serve(mode, { port: settings.port, host }, () => process.stdout.write(said));
}

/** Production: the database brought up to these sources, built, served; never without its secrets. */
async function serveProduction(settings: Settings): Promise<void> {
	const { authSecret, appUrl } = requireProductionSettings(settings);
	const host = settings.host ?? "0.0.0.0";
	await requireFreePort(settings.port, host);
	const database = await openForProduction(settings, { authSecret, appUrl });
	await ensureBuild();
	const setUp = await inviteToSetUp(appUrl, database);
	await serve("start", { port: settings.port, host }, () => {
		const listening = `Commonpurse is ready at ${appUrl} (listening on ${host}:${settings.port}).\n`;
		process.stdout.write(`${settings.hasMailServer ? "" : NO_MAIL_SERVER}${listening}${setUp}`);
	});
}

const NO_MAIL_SERVER =
	"WARNING: there is no mail server (SMTP_URL). Emails are kept instead of sent, and everyone with the operator's right See Mail can open their links, including those that reset passwords.\n";

/** While a deployment has no operator, each start prints a link to make one, and the earlier ones stop counting. */
async function inviteToSetUp(appUrl: string, { url }: DeploymentDatabase): Promise<string> {
	const { mintSetUpLink } = await import("@/lib/accounts/set-up/mint-set-up-link.ts");
	const { openDatabase: connect } = await import("@/lib/platform/database/db.ts");
	const db = connect(url, { maxConnections: 1 });
	const link = await mintSetUpLink(db, appUrl).finally(() => db.$disconnect());
	if (!link) return "";
	return `\nNobody runs it yet. Make the first administrator here, once, within 24 hours:\n  ${link}\n\n`;
}

/** Works off jobs without the portal, which is then started with JOBS=off; for the demo if nothing else is set. */
async function workAlone(settings: Settings): Promise<void> {
	const isDemo = await openBesidePortal(settings);
	const host = settings.host ?? (isDemo ? "127.0.0.1" : "0.0.0.0");
	if (settings.metricsPort) await requireFreePort(settings.metricsPort, host);
	const { ended } = startApplicationProcess(["--import", "tsx", WORK], {
		role: "worker",
		environment: { HOST: host },
		stdio: ["ignore", "inherit", "inherit"],
	});
	await ended;
	if (!isStopping()) throw new Failure("The worker has ended by itself: see above.");
}

/** Answers the API without the portal, at a port of its own; for the demo if nothing else is set. */
async function serveApiAlone(settings: Settings): Promise<void> {
	const { apiPort } = settings;
	const isDemo = await openBesidePortal(settings);
	const host = settings.host ?? (isDemo ? "127.0.0.1" : "0.0.0.0");
	await requireFreePort(apiPort, host);
	const { ended } = startApplicationProcess(["--import", "tsx", SERVE_API], {
		role: "api",
		environment: { API_PORT: String(apiPort), HOST: host, NODE_ENV: "production" },
		stdio: ["ignore", "inherit", "inherit"],
	});
	await ended;
	if (!isStopping()) throw new Failure("The API has ended by itself: see above.");
}

/** For what runs beside the portal: the demo's database if nothing else is set. Returns whether it is the demo's. */
async function openBesidePortal(settings: Settings): Promise<boolean> {
	const isDemo = !settings.databaseUrl && !settings.authSecret && !settings.appUrl;
	if (isDemo) await openForDemo(settings, `http://localhost:${settings.port}`);
	else await openForProduction(settings, requireProductionSettings(settings));
	return isDemo;
}

async function migrate(settings: Settings): Promise<void> {
	await openForUpkeep(settings);
	process.stdout.write("The database is up to date.\n");
}

async function distribute(settings: Settings): Promise<void> {
	const database = await openDeploymentDatabase(settings);
	Object.assign(process.env, { DATABASE_URL: database.url, ...upkeepEnvironment(settings) });
	const { main } = await import("./db-distribute.ts");
	await database.alone(() => main(database));
}

async function seed(settings: Settings): Promise<void> {
	const written = await seedDemoData(await openForDemo(settings), settings);
	process.stdout.write(written ? "The demo data are written.\n" : "Nothing to do: the database is not empty.\n");
}

async function verifyLedger(settings: Settings): Promise<void> {
	const { url } = await openForUpkeep(settings);
	// Only now: it reads the environment that opening has set.
	const { main } = await import("./ledger-verify.ts");
	if (!(await main(url))) process.exitCode = 1;
}

async function verifyAudit(settings: Settings, args: readonly string[]): Promise<void> {
	const { url } = await openForUpkeep(settings);
	const { main } = await import("./audit-verify.ts");
	if (!(await main(args, url))) process.exitCode = 1;
}

/** A key of the vendor's, for the first services and for deployments without a browser. */
async function createKey(settings: Settings, args: readonly string[]): Promise<void> {
	const { readKeyArguments } = await import("./key-arguments.ts");
	const wanted = readKeyArguments(args);
	const { url } = await openForUpkeep(settings);
	const { createVendorKey } = await import("@/lib/api-keys/create-vendor-key.ts");
	const { openDatabase: connect } = await import("@/lib/platform/database/db.ts");
	const db = connect(url, { maxConnections: 1 });
	const made = await createVendorKey({ db }, wanted).finally(() => db.$disconnect());
	if (!made)
		throw new Failure("There is no vendor yet: open the link that the first `npm start` prints, and come back.");
	process.stdout.write(`${made.secret}\n`);
	process.stderr.write("This is shown once: keep it where secrets are kept.\n");
}

async function openForProduction(
	settings: Settings,
	{ authSecret, appUrl }: { authSecret: string; appUrl: string },
): Promise<DeploymentDatabase> {
	const environment = { AUTH_SECRET: authSecret, APP_URL: appUrl };
	return openDatabase(settings, { environment, check: refuseDemoDatabase });
}

/** For a demo, never on real data. */
async function openForDemo(settings: Settings, appUrl = DEMO_URL): Promise<DeploymentDatabase> {
	const environment = { ...upkeepEnvironment(settings), APP_URL: appUrl, DEMO_MODE: "on" };
	return openDatabase(settings, { environment, check: refuseRealDatabase });
}

/** The demo's or a deployment's alike: nothing is served from it. */
async function openForUpkeep(settings: Settings): Promise<DeploymentDatabase> {
	return openDatabase(settings, { environment: upkeepEnvironment(settings) });
}

/** The application's code requires a secret and an address even when no one signs in. */
function upkeepEnvironment({ authSecret, dataDirectory }: Settings): Record<string, string> {
	return { AUTH_SECRET: authSecret ?? openDataDirectory(dataDirectory).authSecret, APP_URL: DEMO_URL };
}

/** The database, up to date; and the environment set as the application reads it, here and in processes started. */
async function openDatabase(
	settings: Settings,
	{
		environment,
		check,
	}: { environment: Record<string, string>; check?: (database: DeploymentDatabase) => Promise<void> },
): Promise<DeploymentDatabase> {
	const database = await openDeploymentDatabase(settings);
	await check?.(database);
	const { applied, timeZone, shards } = await prepareDatabase(database, settings);
	for (const name of applied) process.stdout.write(`Applied the migration ${name}.\n`);
	// What it starts goes through the pooler, if there is one.
	const served = settings.databaseUrl ?? database.url;
	const found = { TIME_ZONE: timeZone, LEDGER_SHARDS: String(shards) };
	Object.assign(process.env, { DATABASE_URL: served, ...found, ...environment });
	return database;
}

async function welcome(appUrl: string, { url }: DeploymentDatabase): Promise<string> {
	const { readDemoAccounts } = await import("@/lib/auth/sign-in/read-demo-accounts.ts");
	const { openDatabase: connect } = await import("@/lib/platform/database/db.ts");
	const db = connect(url, { maxConnections: 1 });
	const accounts = await readDemoAccounts(db).finally(() => db.$disconnect());
	const { demo } = en.auth;
	return [
		"",
		`Commonpurse is ready: ${appUrl}`,
		"",
		`Sign in as (everybody's password is ${DEMO_PASSWORD})`,
		...accounts.map(({ email, name, about }) => `  ${email.padEnd(30)}${name.padEnd(14)}${demo.about[about]}`),
		"",
		"Ctrl-C ends it.",
		"",
	].join("\n");
}

stopOnSignals();
try {
	const [, , name = "", ...args] = process.argv;
	const command = COMMANDS[name];
	if (!command) throw new Failure(`There is no command "${name}". There are: ${Object.keys(COMMANDS).join(", ")}.`);
	await command(readSettings(), args);
} catch (error) {
	await endWith(error);
}
await stopAll();
// A library's open connection must not keep a finished command alive.
process.exit();
