import type { VerbContext } from "@/lib/actions/verb.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { matchKeys } from "@/lib/text/addresses/match-keys.ts";
import type { AddEntriesInput } from "../schema.ts";
import { countNewWelcomeMails } from "../welcome/welcome-mails.ts";
import { isPublicMailDomain } from "./public-mail-domains.ts";
import { type ReadEntry, readEntries } from "./read-entries.ts";

/** Why something is not added; `share.problems` in the messages has the sentence of each. */
export type EntryProblem =
	| "notAnAddress"
	| "onlyAddresses"
	| "publicDomain"
	| "alreadyThere"
	| "twice"
	| "blocked"
	| "yourself";

export interface CheckedEntry extends ReadEntry {
	/** Null if it is added. */
	readonly problem: EntryProblem | null;
}

/** The dry run: what adding this text would do, one by one, and how many would be told by mail. Writes nothing. The group has to be the actor's own. */
export async function checkNewEntries(
	{ actor, db, clock }: VerbContext,
	{ shareGroupId, list, text }: AddEntriesInput,
): Promise<Result<{ rows: readonly CheckedEntry[]; mails: number }>> {
	const read = await readEntries(text);
	if (!read.ok) return read;
	return transact(
		db,
		async (tx) => {
			const isOwn = await tx.prisma.shareGroup.count({
				where: { id: shareGroupId, creatorId: actor.userId, status: "open" },
			});
			if (!isOwn) return refuse("NOT_FOUND", "shareGroupNotFound");
			const rows = await checkEntries(tx, { actor, shareGroupId, list, entries: read.value });
			const told = list === "members" ? rows.filter(({ kind, problem }) => kind === "address" && problem === null) : [];
			const addresses = told.map(({ value }) => value);
			return done({ rows, mails: await countNewWelcomeMails(tx, { creator: actor, shareGroupId, addresses }) });
		},
		{ clock },
	);
}

/** Says for each whether it can be added, in the given order. Final only under the group's lock. */
export async function checkEntries(
	tx: Transaction,
	{
		actor,
		shareGroupId,
		list,
		entries,
	}: { actor: Actor; shareGroupId: string; list: AddEntriesInput["list"]; entries: readonly ReadEntry[] },
): Promise<CheckedEntry[]> {
	const stored = await tx.prisma.shareGroupEntry.findMany({
		where: { shareGroupId, removedAt: null },
		select: { kind: true, value: true },
	});
	const namesOf = (kind: "address" | "domain" | "blocked") =>
		new Set(stored.filter((entry) => entry.kind === kind).map(({ value }) => value));
	const there = { address: namesOf("address"), domain: namesOf("domain"), blocked: namesOf("blocked") };
	const own = matchKeys(actor.email)?.address;
	const seen = new Set<string>();
	return entries.map((entry) => {
		const { kind, value } = entry;
		const problem = ((): EntryProblem | null => {
			if (kind === null) return "notAnAddress";
			if (list === "blocklist" && kind === "domain") return "onlyAddresses";
			if (list === "blocklist" && value === own) return "yourself";
			if (kind === "domain" && isPublicMailDomain(value)) return "publicDomain";
			if (there[list === "blocklist" ? "blocked" : kind].has(value)) return "alreadyThere";
			if (seen.has(value)) return "twice";
			if (list === "members" && kind === "address" && isBlocked(value, there.blocked)) return "blocked";
			return null;
		})();
		if (problem === null) seen.add(value);
		return { ...entry, problem };
	});
}

/** The blocklist matches an address without its plus-tag too (product.md 22). */
function isBlocked(address: string, blocked: ReadonlySet<string>): boolean {
	return matchKeys(address)?.blockedAs.some((value) => blocked.has(value)) ?? false;
}
