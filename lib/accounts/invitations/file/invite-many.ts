import type { VerbContext } from "@/lib/actions/verb.ts";
import { changeOrganization } from "@/lib/people/change-organization.ts";
import { refusalToEditUsers } from "@/lib/people/policy.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result } from "@/lib/platform/refusal.ts";
import { storedAddress } from "@/lib/text/addresses/mail-address.ts";
import { readableAddress } from "@/lib/text/addresses/readable-address.ts";
import { type CheckedInvitee, checkInvitees, type InviteeProblem } from "../check-invitees.ts";
import { type GoodInvitee, invite } from "../invite.ts";
import type { InviteManyInput } from "../schema.ts";
import { refusalToInviteMore } from "../sent-today.ts";
import { readCsv } from "./read-csv.ts";

/** A row of a file, with why it invites no one; null if it does. */
export interface FileRow {
	readonly line: number;
	readonly name: string;
	readonly email: string;
	readonly role: string;
	readonly problem: InviteeProblem | null;
}

/** The dry run: what inviting the people of a file would do, row by row. Writes nothing. Needs *Edit User*. */
export async function checkFile(
	{ actor, db, clock }: VerbContext,
	{ csv }: InviteManyInput,
): Promise<Result<{ rows: readonly FileRow[] }>> {
	const refusal = refusalToEditUsers(actor);
	if (refusal) return refusal;
	const read = await readCsv(csv);
	if (!read.ok) return read;
	const { checked } = await transact(db, (tx) => checkInvitees(tx, { actor, invitees: read.value }), { clock });
	return done({ rows: checked.map(rowOf) });
}

/**
 * Invites the people on the good rows of a file and writes to each; the rows are checked again under the organization's
 * lock, so that no one is invited twice. Returns how many were invited, and the rows that invited no one.
 */
export async function inviteMany(
	context: VerbContext,
	{ csv }: InviteManyInput,
): Promise<Result<{ invited: number; rows: readonly FileRow[] }>> {
	const refusal = refusalToEditUsers(context.actor);
	if (refusal) return refusal;
	const read = await readCsv(csv);
	if (!read.ok) return read;
	return changeOrganization(context, refusalToEditUsers, async (tx, actor) => {
		const { ipAddress } = context;
		const { checked, sent } = await checkInvitees(tx, { actor, invitees: read.value });
		const good = checked.filter((one): one is GoodInvitee => one.problem === null);
		const tooMany = await refusalToInviteMore(tx, { sent, count: good.length, ipAddress });
		if (tooMany) return tooMany;
		if (good.length > 0) await invite(tx, { actor, invitees: good, ipAddress });
		return done({ invited: good.length, rows: checked.filter((one) => one.problem).map(rowOf) });
	});
}

function rowOf({ invitee, problem }: CheckedInvitee): FileRow {
	const { line, name, email, role } = invitee;
	const stored = storedAddress(email);
	return {
		line,
		name,
		email: stored ? readableAddress(stored) : email,
		role: typeof role === "string" ? role : "",
		problem,
	};
}
