import { notFound } from "next/navigation";
import type { NextRequest } from "next/server";
import { getTranslations } from "next-intl/server";
import { fileResponse, sentenceResponse, wrongWayRound } from "@/app/csv-response.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { readStatementFile } from "@/lib/statements/read-statement-file.ts";
import { statementQuerySchema } from "@/lib/statements/schema.ts";
import type { StatementPool } from "@/lib/statements/statement-pool.ts";

interface OfWhom {
	readonly actor: Actor;
	/** Those whose statement the actor may take. */
	readonly pools: readonly StatementPool[];
	/** The share group's name. */
	readonly groupName?: string;
}

/** The statement that an address asks for, as a download (product.md 60): of a pool that isn't among these, 404. */
export async function statementResponse(request: NextRequest, { actor, pools, groupName }: OfWhom): Promise<Response> {
	if (pools.length === 0) notFound();
	const t = await getTranslations("statement");
	const asked = statementQuerySchema.safeParse(Object.fromEntries(request.nextUrl.searchParams));
	if (!asked.success) return sentenceResponse(t("incomplete"), { status: 400 });
	const { credit_type: creditTypeId, from, to } = asked.data;
	if (from && to && from > to) return wrongWayRound({ from, to });
	const pool = pools.find((one) => one.creditTypeId === creditTypeId);
	if (!pool) notFound();
	const type = pool.creditType;
	const name = t("file", { pool: groupName ? t("group", { name: groupName, type }) : t("ownWallet", { type }) });
	return fileResponse(request, { actor, query: await readStatementFile({ pool }, asked.data), name });
}
