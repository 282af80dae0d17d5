import { mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Failure } from "../failure.ts";
import { until } from "../faults/until.ts";
import { giveToPostgresAccount } from "../postgres/account.ts";
import { findFreePort } from "../processes/free-port.ts";
import { isAlive, isPostgresOn } from "../processes/processes.ts";
import { beforeExit } from "../processes/shutdown.ts";
import { writeExample } from "./example-file.ts";
import { programOf } from "./programs.ts";
import { type StartedProgram, startProgram } from "./start-program.ts";

/** A machine with PostgreSQL 15 and Patroni on it; here, a directory and two ports. */
export interface DatabaseNode {
	readonly name: string;
	readonly port: number;
	/** Where its Patroni answers. */
	readonly restPort: number;
}

/** Three nodes: a primary, a standby that each commit waits for, and another. */
export interface Nodes {
	readonly all: readonly DatabaseNode[];
	readonly superuserPassword: string;
	/** The node that is the primary now, or undefined where there is none. */
	primary(): Promise<DatabaseNode | undefined>;
	/** Resolves when all three are there again: one primary, both others streaming from it, one of them awaited by commits. */
	untilWhole(): Promise<void>;
	/** Ends PostgreSQL on a node at once, or everything on it, as when its machine is gone. */
	kill(node: DatabaseNode, what: "postgres" | "machine"): Promise<void>;
	/** Starts a machine again. */
	revive(node: DatabaseNode): void;
	said(): string;
}

const NAMES = ["node1", "node2", "node3"];
const WHOLE_WITHIN_MS = 240_000;
const END_TIMEOUT_MS = 20_000;

interface Member {
	readonly name: string;
	readonly role: string;
	readonly state: string;
	readonly lag?: number | string;
}

/** Starts etcd and three nodes in a directory of their own. Everything ends before this process does. */
export async function startNodes(directory: string, password: string): Promise<Nodes> {
	const etcdPort = await startEtcd(directory);
	const all: DatabaseNode[] = [];
	for (const name of NAMES) all.push({ name, port: await findFreePort(), restPort: await findFreePort() });
	const patronis = new Map<string, StartedProgram>();
	const revive = (node: DatabaseNode) =>
		void patronis.set(node.name, startPatroni(node, { directory, etcdPort, password }));
	for (const node of all) {
		// A postmaster outlives its Patroni.
		beforeExit(() => endPostgres(directoryOf(directory, node)));
		revive(node);
	}
	const said = () => [...patronis].map(([name, patroni]) => `${name}:\n${patroni.said()}`).join("\n");
	return {
		all,
		superuserPassword: password,
		primary: () => findPrimary(all),
		async untilWhole() {
			await until("three nodes are well", () => isWhole(all), { timeoutMs: WHOLE_WITHIN_MS }).catch(
				(error: unknown) => {
					throw new Failure(`${error}\n${said()}`);
				},
			);
		},
		async kill(node, what) {
			const pid = postmasterPid(directoryOf(directory, node));
			if (what === "machine") await patronis.get(node.name)?.kill();
			if (pid) process.kill(pid, "SIGKILL");
		},
		revive,
		said,
	};
}

async function startEtcd(directory: string): Promise<number> {
	const [port, peerPort] = [await findFreePort(), await findFreePort()];
	const [client, peer] = [`http://127.0.0.1:${port}`, `http://127.0.0.1:${peerPort}`];
	const etcd = startProgram(programOf("etcd"), {
		name: "etcd",
		directory,
		args: [
			...["--name=etcd1", `--data-dir=${path.join(directory, "etcd")}`, "--log-level=warn"],
			...[`--listen-client-urls=${client}`, `--advertise-client-urls=${client}`],
			...[`--listen-peer-urls=${peer}`, `--initial-advertise-peer-urls=${peer}`, `--initial-cluster=etcd1=${peer}`],
		],
	});
	const isWell = async () => (await answerOf(`${client}/health`)) !== null;
	await until("etcd answers", isWell).catch((error: unknown) => {
		throw new Failure(`${error}\n${etcd.said()}`);
	});
	return port;
}

function startPatroni(
	node: DatabaseNode,
	{ directory, etcdPort, password }: { directory: string; etcdPort: number; password: string },
): StartedProgram {
	const home = directoryOf(directory, node);
	mkdirSync(home, { recursive: true, mode: 0o700 });
	giveToPostgresAccount(home);
	const file = writeExample("patroni.yml", {
		to: path.join(home, "patroni.yml"),
		words: new Map([
			["name: node1", `name: ${node.name}`],
			["192.0.2.31:8008", `127.0.0.1:${node.restPort}`],
			["192.0.2.41:2379", `127.0.0.1:${etcdPort}`],
			["192.0.2.31:5432", `127.0.0.1:${node.port}`],
			["192.0.2.0/24", "127.0.0.0/8"],
			["/var/lib/postgresql/15/commonpurse", dataOf(home)],
			["/var/lib/postgresql/pgpass-commonpurse", path.join(home, "pgpass")],
			["superuser-password", password],
			["replicator-password", password],
			["rewinder-password", password],
		]),
	});
	return startProgram(programOf("patroni"), { name: "patroni", directory: home, args: [file] });
}

async function findPrimary(nodes: readonly DatabaseNode[]): Promise<DatabaseNode | undefined> {
	const answers = await Promise.all(nodes.map(({ restPort }) => answerOf(`http://127.0.0.1:${restPort}/primary`)));
	return nodes.find((_, index) => answers[index]);
}

async function isWhole(nodes: readonly DatabaseNode[]): Promise<boolean> {
	for (const { restPort } of nodes) {
		const members = (await answerOf(`http://127.0.0.1:${restPort}/cluster`))?.members as Member[] | undefined;
		if (!members) return false;
		const roles = members.map(({ role }) => role).sort();
		// "running" is also what a standby says that gets nothing; the lag of one that streams is a number.
		const areWell = members.every(({ role, state, lag }) => role === "leader" || (state === "running" && lag === 0));
		if (roles.join() !== "leader,replica,sync_standby" || !areWell) return false;
	}
	return (await findPrimary(nodes)) !== undefined;
}

/** What a web address answers, or null where it refuses or isn't there. */
async function answerOf(url: string): Promise<Record<string, unknown> | null> {
	try {
		const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
		return response.ok ? ((await response.json()) as Record<string, unknown>) : null;
	} catch {
		return null;
	}
}

const directoryOf = (directory: string, { name }: DatabaseNode) => path.join(directory, name);
const dataOf = (home: string) => path.join(home, "data");

function postmasterPid(home: string): number | null {
	try {
		const pid = Number(readFileSync(path.join(dataOf(home), "postmaster.pid"), "utf8").split("\n")[0]);
		return isAlive(pid) && isPostgresOn(pid, dataOf(home)) ? pid : null;
	} catch {
		return null;
	}
}

async function endPostgres(home: string): Promise<void> {
	const pid = postmasterPid(home);
	if (!pid) return;
	process.kill(pid, "SIGINT");
	const isGone = () => !isAlive(pid);
	await until("PostgreSQL ends", isGone, { timeoutMs: END_TIMEOUT_MS }).catch(() => process.kill(pid, "SIGQUIT"));
}
