import type { VerbContext } from "@/lib/actions/verb.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { openCreditTypeAccounts } from "@/lib/ledger/posting/open-wallets.ts";
import { changeCatalogue } from "@/lib/plans/change-catalogue.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { done, type Refusal, type Result, refuse } from "@/lib/platform/refusal.ts";
import type { CreateCreditTypeInput } from "./schema.ts";
import { slugOf } from "./slug-of.ts";

/**
 * Makes a credit type, behind the others, with an account in every wallet and share group (product.md 47). Refuses a name
 * that another one has (CONFLICT). Its id is made from the name once and stays.
 */
export async function createCreditType(
	context: VerbContext,
	input: CreateCreditTypeInput,
): Promise<Result<{ creditTypeId: string }>> {
	const { actor } = context;
	return changeCatalogue(context, async (tx) => {
		const refusal = await refusalToName(tx, { name: input.name, exceptId: null });
		if (refusal) return refusal;
		const others = await tx.prisma.creditType.findMany({ select: { id: true, position: true } });
		const id = slugOf(
			input.name,
			others.map((other) => other.id),
		);
		const position = Math.max(0, ...others.map((other) => other.position)) + 1;
		const createdAt = await tx.clock.now(tx.sql);
		await tx.prisma.creditType.create({ data: { id, ...input, position, createdAt } });
		await openCreditTypeAccounts(tx, id);
		await recordAudit(tx, {
			actor,
			organizationId: actor.organizationId,
			action: "credit_type.created",
			subject: { type: "credit_type", id },
			after: { ...input },
		});
		return done({ creditTypeId: id });
	});
}

/** Two credit types of one name could not be told apart. */
export async function refusalToName(
	tx: Transaction,
	{ name, exceptId }: { name: string; exceptId: string | null },
): Promise<Refusal | null> {
	const taken = await tx.prisma.creditType.findFirst({
		where: { name: { equals: name, mode: "insensitive" }, ...(exceptId === null ? {} : { id: { not: exceptId } }) },
	});
	return taken ? refuse("CONFLICT", "creditTypeNameTaken", { name: taken.name }, { field: "name" }) : null;
}
