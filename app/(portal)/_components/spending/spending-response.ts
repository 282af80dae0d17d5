import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { fileResponse } from "@/app/csv-response.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { readHoldsFile } from "@/lib/spending/holds-file.ts";
import { readRefusalsFile } from "@/lib/spending/refusals-file.ts";
import type { SpendingOf } from "@/lib/spending/spending-scope.ts";

export type SpendingFile = "holds.csv" | "refusals.csv";

interface AskedSpending {
	actor: Actor;
	of: SpendingOf;
	/** The last part of the address. */
	file: string;
}

/** All open holds or recent refusals of a list (product.md 57) as a file; not found where the actor may not look. */
export async function spendingResponse(request: Request, { actor, of, file }: AskedSpending): Promise<Response> {
	const t = await getTranslations("spending");
	const names: Record<string, string> = { "holds.csv": t("holds"), "refusals.csv": t("refusals") } satisfies Record<
		SpendingFile,
		string
	>;
	const name = names[file];
	if (!name) notFound();
	const query =
		file === "holds.csv"
			? await readHoldsFile({ actor }, { of, words: { someGroup: t("someGroup") } })
			: await readRefusalsFile({ actor }, of);
	if (!query) notFound();
	return fileResponse(request, { actor, query, name });
}
