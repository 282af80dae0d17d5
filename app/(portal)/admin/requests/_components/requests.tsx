import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { Actor } from "@/lib/auth/actor.ts";
import { listRequests } from "@/lib/credit-requests/lists/list-requests.ts";
import { RequestList } from "../../../_components/requests/request-list.tsx";
import { queryOf, type RequestsTableState } from "../../../_components/requests/requests-table.ts";

export async function Requests({ actor, state }: { actor: Actor; state: RequestsTableState }) {
	const [found, t] = await Promise.all([listRequests({ actor }, queryOf(state)), getTranslations("requests.list")]);
	if (!found) notFound();
	return <RequestList found={found} state={state} label={t("title")} csvPath="/admin/requests/csv" none={t("none")} />;
}
