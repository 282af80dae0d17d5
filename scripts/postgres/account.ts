import { execFileSync, spawnSync } from "node:child_process";
import { chownSync, existsSync, readFileSync } from "node:fs";
import { Failure } from "../failure.ts";
import { withoutSecrets } from "../secrets.ts";

/** The account that PostgreSQL runs under when we are root, because it refuses to run as root. */
interface Account {
	readonly uid: number;
	readonly gid: number;
}

/** How to start one of PostgreSQL's programs: what to spawn, and as whom, in an environment without our secrets. */
export interface Invocation {
	readonly program: string;
	readonly args: readonly string[];
	readonly as: Partial<Account> & { readonly env: NodeJS.ProcessEnv };
}

const ACCOUNT_NAME = "postgres";
const isRoot = process.getuid?.() === 0;
let account: Account | undefined;

/**
 * The invocation of `program` as an account that PostgreSQL accepts: our own, or, when we are root, the account
 * `postgres`. Where that account can't enter one of `paths` (a checkout below /root, say), it gets the capability to.
 */
export function asPostgresAccount(program: string, args: readonly string[], paths: readonly string[]): Invocation {
	const env = { ...process.env, ...withoutSecrets() };
	if (!isRoot) return { program, args, as: { env } };
	account ??= findOrMakeAccount();
	const { uid, gid } = account;
	if (paths.every((path) => canEnter(path, { uid, gid }))) return { program, args, as: { env, uid, gid } };
	const capability = ["--inh-caps=+dac_override", "--ambient-caps=+dac_override"];
	const identity = [`--reuid=${uid}`, `--regid=${gid}`, "--clear-groups", ...capability];
	if (spawnSync("setpriv", [...identity, "true"]).status !== 0) {
		throw new Failure(
			`PostgreSQL doesn't run as root, and its account "${ACCOUNT_NAME}" may not enter ${paths.join(" or ")}. Put the project and DATA_DIR where every account may enter, or run the command as an ordinary user.`,
		);
	}
	return { program: "setpriv", args: [...identity, program, ...args], as: { env } };
}

/** Whether PostgreSQL's account may enter this directory, or run this program. */
export function accountCanEnter(path: string): boolean {
	if (!isRoot) return true;
	account ??= findOrMakeAccount();
	return canEnter(path, account);
}

/** Gives a file or directory to PostgreSQL's account. */
export function giveToPostgresAccount(path: string): void {
	if (!isRoot) return;
	account ??= findOrMakeAccount();
	chownSync(path, account.uid, account.gid);
}

function findOrMakeAccount(): Account {
	const found = findAccount();
	if (found) return found;
	spawnSync("groupadd", ["--system", ACCOUNT_NAME]);
	spawnSync("useradd", ["--system", "--no-create-home", "--gid", ACCOUNT_NAME, ACCOUNT_NAME]);
	const made = findAccount();
	if (made) return made;
	throw new Failure(
		`PostgreSQL doesn't run as root, and the account "${ACCOUNT_NAME}" could not be made. Make it, or run the command as an ordinary user.`,
	);
}

function findAccount(): Account | undefined {
	if (!existsSync("/etc/passwd")) return undefined;
	const line = readFileSync("/etc/passwd", "utf8")
		.split("\n")
		.find((entry) => entry.startsWith(`${ACCOUNT_NAME}:`));
	const [, , uid, gid] = line?.split(":") ?? [];
	return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

function canEnter(path: string, { uid, gid }: Account): boolean {
	try {
		execFileSync("test", ["-x", path], { uid, gid, cwd: "/", stdio: "ignore" });
		return true;
	} catch {
		return false;
	}
}
