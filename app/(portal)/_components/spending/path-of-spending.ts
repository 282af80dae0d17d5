import type { SpendingOf } from "@/lib/spending/spending-scope.ts";
import type { SpendingFile } from "./spending-response.ts";

/** The route of the file of a list of holds or refusals, beside the page that has the list. */
export function pathOfSpending(of: SpendingOf, file: SpendingFile): string {
	return `${pageOf(of)}/spending/${file}`;
}

function pageOf(of: SpendingOf): string {
	if (of.kind === "user") return `/admin/users/${of.userId}`;
	if (of.kind === "group") return `/share/${of.shareGroupId}`;
	return of.kind === "wallets" ? "/credits" : "/operator/ledger";
}
