import type { VerbContext } from "@/lib/actions/verb.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { newId } from "@/lib/platform/ids.ts";
import { done, type Result } from "@/lib/platform/refusal.ts";
import { changeLockedGroup } from "../change-share-group.ts";
import { inOwnGroup } from "../own-group.ts";
import type { AddEntriesInput } from "../schema.ts";
import { sendWelcomeMails, type Welcomed } from "../welcome/welcome-mails.ts";
import { type CheckedEntry, checkEntries } from "./check-entries.ts";
import { refusalToAddMore } from "./entry-limits.ts";
import { readEntries } from "./read-entries.ts";

export interface AddedEntries {
	/** Every line, with why it was not added. */
	readonly rows: readonly CheckedEntry[];
	readonly added: number;
	readonly mails: Welcomed;
}

/**
 * Adds addresses and domains to the actor's group, or addresses to its blocklist; they count at once, for every charge
 * from then on (product.md 19). Lines that can't be added are returned with the reason and don't hinder the others. An
 * address gets the welcome mail unless it isn't to be told, a domain sends none (product.md 23). Refused where the creator
 * has added enough today, and for a message written at another version of the group than the present one (STALE).
 */
export async function addEntries(
	context: VerbContext,
	{ shareGroupId, list, text, isTold = true, message }: AddEntriesInput,
): Promise<Result<AddedEntries>> {
	const read = await readEntries(text);
	if (!read.ok) return read;
	return inOwnGroup(context, shareGroupId, async (tx, group) => {
		const { actor } = context;
		const rows = await checkEntries(tx, { actor, shareGroupId, list, entries: read.value });
		const createdAt = await tx.clock.now(tx.sql);
		const entries = rows.flatMap(({ kind, value, problem }) => {
			if (problem !== null || kind === null) return [];
			return [{ id: newId(), kind: list === "blocklist" ? ("blocked" as const) : kind, value }];
		});
		if (entries.length === 0) return done({ rows, added: 0, mails: { sent: [], notSent: [] } });
		const tooMany = await refusalToAddMore(tx, { actor, count: entries.length });
		if (tooMany) return tooMany;
		const written = message ? await changeLockedGroup(tx, { actor, group, shareGroupId, ...message }) : null;
		if (written?.ok === false) return written;
		await tx.prisma.shareGroupEntry.createMany({
			data: entries.map((entry) => ({ ...entry, shareGroupId, isTold, createdAt, createdById: actor.userId })),
		});
		await recordAudit(tx, {
			actor,
			organizationId: actor.organizationId,
			action: list === "blocklist" ? "share_group.blocked" : "share_group.members_added",
			subject: { type: "share_group", id: shareGroupId },
			after: { entries: entries.map(({ value }) => value) },
		});
		const addresses = entries.filter(({ kind }) => isTold && kind === "address");
		const mails = await sendWelcomeMails(tx, { actor, shareGroupId, entries: addresses });
		return done({ rows, added: entries.length, mails });
	});
}
