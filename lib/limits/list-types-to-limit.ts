import type { ReadContext } from "@/lib/actions/verb.ts";
import { database } from "@/lib/platform/database/db.ts";

/** A credit type that limits can be set for. */
export interface TypeToChoose {
	readonly id: string;
	readonly name: string;
	/** Inside a sentence: "email". */
	readonly nameInText: string;
}

/** All credit types in the catalogue's order, retired ones too: what is left of them is still spent (product.md 47). */
export async function listTypesToLimit({ db = database() }: Pick<ReadContext, "db">): Promise<readonly TypeToChoose[]> {
	return db.creditType.findMany({
		select: { id: true, name: true, nameInText: true },
		orderBy: [{ position: "asc" }, { id: "asc" }],
	});
}
