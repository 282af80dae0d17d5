import { getTranslations } from "next-intl/server";
import type { Actor } from "@/lib/auth/actor.ts";
import { listRequestsToMe } from "@/lib/credit-requests/lists/list-requests.ts";
import { RequestList } from "../../_components/requests/request-list.tsx";
import { queryOf, type RequestsTableState } from "../../_components/requests/requests-table.ts";

export async function RequestsToMe({ actor, state }: { actor: Actor; state: RequestsTableState }) {
	const [found, t] = await Promise.all([listRequestsToMe({ actor }, queryOf(state)), getTranslations("requests.list")]);
	return (
		<RequestList found={found} state={state} label={t("toMeTitle")} csvPath="/requests/csv" none={t("noneToMe")} />
	);
}
