import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { DEMO_EMAILS } from "@/lib/auth/sign-in/demo-accounts.ts";
import { type Database, openDatabase } from "@/lib/platform/database/db.ts";
import { grantCredits } from "@/lib/testing/ledger.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { median } from "../bench/measure.ts";
import { ensureBuild } from "../build.ts";
import { databaseUrl } from "../data-directory.ts";
import { Failure, messageOf } from "../failure.ts";
import { beforeExit } from "../processes/shutdown.ts";
import { secretsOf } from "../testing/launched.ts";
import { type Reckoning, reckon } from "./check.ts";
import { frozenPortal } from "./frozen-portal.ts";
import { killedLauncher, killedPortal, killedPoster, killedPostgres } from "./kills.ts";
import { startLoad } from "./load.ts";
import { lockedRow } from "./locked-row.ts";
import { everyVerb } from "./machine.ts";
import { cuttingMailServer, silentMailServer, slowMailServer } from "./mail-server.ts";
import { openOutbox } from "./outbox.ts";
import type { Fault, Scene } from "./scene.ts";
import { HEADER, type Outcome, rowOf } from "./table.ts";
import { until } from "./until.ts";
import { balancesOf, pagesOf, startVisits, type Visit } from "./visits.ts";
import { startWatched } from "./watched-launcher.ts";

/** The number of users whose credits are used: uses of one user's credits wait for each other. */
const PEOPLE = 8;

/** This many pages are requested first: they warm up the server, and the later half counts. */
const WARM = 24;

/** So much of what the launcher said is printed where not everything works again. */
const LAST_WORDS = 4_000;

const undisturbed: Fault = {
	name: "nothing",
	async run({ visits, isShort }) {
		const shown = () => visits.filter(({ result }) => result === "ok").length;
		const enough = shown() + WARM;
		await until("pages are shown", () => shown() >= enough, { timeoutMs: 120_000 });
		await wait(isShort ? 2_000 : 15_000);
		return { backAfterMs: null, problems: [] };
	},
};

const EVERYWHERE = [
	lockedRow,
	frozenPortal,
	silentMailServer,
	slowMailServer,
	cuttingMailServer,
	killedPoster,
	killedPostgres,
];
const ALL = [...EVERYWHERE, everyVerb, killedPortal, killedLauncher];
const SHORT = [...EVERYWHERE, killedLauncher];

/**
 * Causes one fault after the other, those whose name contains `only`, and prints the result of each. Returns how many
 * passed and failed.
 */
export async function runFaults(options: { isShort: boolean; only: string; appUrl: string; authSecret: string }) {
	const faults = (options.isShort ? SHORT : ALL).filter(({ name }) => name.includes(options.only));
	if (faults.length === 0) throw new Failure(`No fault has such a name: ${ALL.map(({ name }) => name).join(", ")}.`);
	const scene = await setScene(options);
	const count = { passed: 0, failed: 0 };
	let undisturbedMs = Number.NaN;
	process.stdout.write(`${HEADER}\n`);
	for (const fault of [undisturbed, ...faults]) {
		const outcome = await bring(fault, scene, undisturbedMs);
		if (fault === undisturbed) undisturbedMs = outcome.undisturbedMs;
		process.stdout.write(`${rowOf(outcome)}\n`);
		const isWell = outcome.problems.length === 0;
		count[isWell ? "passed" : "failed"] += 1;
		if (outcome.isBack) continue;
		process.stderr.write(scene.service.launcher().said().slice(-LAST_WORDS));
		break;
	}
	return count;
}

async function setScene({
	isShort,
	appUrl,
	authSecret,
}: {
	isShort: boolean;
	appUrl: string;
	authSecret: string;
}): Promise<Scene> {
	if (!isShort) await ensureBuild();
	const directory = mkdtempSync(path.join(tmpdir(), "commonpurse-faults-"));
	beforeExit(() => rmSync(directory, { recursive: true, force: true }));
	const outbox = await openOutbox({ slowMs: isShort ? 2_000 : 15_000 });
	const service = await startWatched(isShort ? "worker" : "demo", {
		DATA_DIR: directory,
		PORT: new URL(appUrl).port,
		APP_URL: appUrl,
		AUTH_SECRET: authSecret,
		SMTP_URL: outbox.url,
		MAIL_FROM: "Commonpurse <portal@faults.example>",
	});
	const [url, ownerUrl] = [databaseUrl(secretsOf(directory)), databaseUrl(secretsOf(directory), "owner")];
	const db = openDatabase(url, { maxConnections: 4 });
	beforeExit(() => db.$disconnect());
	const userIds = await makePeople(db);
	// Two processes on the same wallets: 64 callers in all.
	const load = await startLoad(url, [userIds, userIds]);
	const looks = isShort
		? balancesOf(url, userIds.slice(1))
		: await pagesOf(db, { appUrl, emails: DEMO_EMAILS.slice(0, 3) });
	const visits = startVisits(looks);
	return {
		db,
		databaseUrl: url,
		ownerUrl,
		service,
		load,
		visits,
		outbox,
		userIds,
		isShort,
	};
}

async function makePeople(db: Database): Promise<string[]> {
	const organization = await anOrganization(db, { name: "Faults" });
	const ids: string[] = [];
	for (let count = 0; count < PEOPLE; count += 1) {
		const { id } = await aUser(db, organization);
		await grantCredits(db, id, 10_000_000n);
		ids.push(id);
	}
	return ids;
}

async function bring(fault: Fault, scene: Scene, undisturbedMs: number): Promise<Outcome> {
	const begunAt = Date.now();
	const known = scene.load.uses.size;
	const problems: string[] = [];
	let backAfterMs: number | null = null;
	let isBack = true;
	scene.load.run();
	try {
		const run = await fault.run(scene);
		backAfterMs = run.backAfterMs;
		problems.push(...run.problems);
	} catch (error) {
		isBack = false;
		problems.push(messageOf(error));
	}
	const endedAt = Date.now();
	const visits = scene.visits.filter(({ begun }) => begun >= begunAt && begun < endedAt);
	const total = await stopAndReckon(scene, known);
	isBack &&= total.isKnown;
	problems.push(...total.problems, ...failuresOf(visits, fault));
	if (total.lost > 0) problems.push(`${total.lost} acknowledged uses or mails were lost`);
	if (total.doubled > 0) problems.push(`${total.doubled} uses or mails were doubled`);
	const shown = visits.filter(({ result }) => result === "ok").map(({ ms }) => ms);
	return {
		name: fault.name,
		reckoning: total,
		visits,
		undisturbedMs: fault === undisturbed ? median(shown.slice(-shown.length / 2)) : undisturbedMs,
		backAfterMs,
		isBack,
		problems,
	};
}

/** If the load can't be stopped, or the database is gone, nothing is known. */
async function stopAndReckon(scene: Scene, known: number): Promise<Reckoning & { isKnown: boolean }> {
	try {
		await scene.load.stop();
		return { ...(await reckon(scene, { known })), isKnown: true };
	} catch (error) {
		return {
			acknowledged: 0,
			lost: 0,
			doubled: 0,
			problems: [`It can't be told: ${messageOf(error)}`],
			isKnown: false,
		};
	}
}

function failuresOf(visits: readonly Visit[], { takesPortalAway = false }: Fault): string[] {
	const isExpected = ({ result }: Visit) =>
		result === "ok" || result === "busy" || (takesPortalAway && result === "away");
	return visits.filter((visit) => !isExpected(visit)).map(({ what, result }) => `another user's ${what}: ${result}`);
}
