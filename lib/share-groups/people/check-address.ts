import type { VerbContext } from "@/lib/actions/verb.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { readableAddress } from "@/lib/text/addresses/readable-address.ts";
import { isOwnGroup } from "../own-group.ts";
import type { CheckAddressInput } from "../schema.ts";
import { type AccessExplained, explainAccess } from "../usable-groups.ts";

/**
 * Whether an address would get access to the actor's own group, and by which entry: the decision that charging takes.
 * Whether it has an account is not checked. Returns addresses as people read them; refused if the text isn't an
 * address.
 */
export async function checkAddress(
	{ actor, db, clock }: VerbContext,
	{ shareGroupId, address }: CheckAddressInput,
): Promise<Result<AccessExplained>> {
	return transact(
		db,
		async (tx) => {
			if (!(await isOwnGroup(tx.prisma, { actor, shareGroupId }))) return refuse("NOT_FOUND", "shareGroupNotFound");
			const explained = await explainAccess(tx.sql, { shareGroupId, address });
			if (explained.why === "noAddress") return refuse("INVALID", "notAnAddress", {}, { field: "address" });
			const { address: asked, by } = explained;
			return done({
				...explained,
				address: asked && readableAddress(asked),
				by: by && { ...by, value: readableAddress(by.value) },
			});
		},
		{ clock },
	);
}
