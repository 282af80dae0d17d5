import { getFormatter, getTranslations } from "next-intl/server";
import type { TableColumn } from "@/components/data-table/columns.ts";
import { RowLink } from "@/components/data-table/row-link.tsx";
import { DateTime } from "@/components/date-time.tsx";
import type { RequestRow } from "@/lib/credit-requests/lists/list-requests.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { RequestBadge } from "./request-badge.tsx";
import { toldText } from "./told-text.ts";

export async function requestColumns(): Promise<TableColumn<RequestRow>[]> {
	const [t, requests, word, format] = await Promise.all([
		getTranslations("requests.list"),
		getTranslations("requests"),
		getTranslations("words"),
		getFormatter(),
	]);
	const outcome = ({ yes, status, overtakenBy, saidNo, nameInText, lapsesAt }: RequestRow) => {
		if (yes) return toldText({ t: requests, format }, { yes, type: nameInText });
		if (status === "overtaken") return t("overtaken", { obstacle: overtakenBy ?? "nobody_left" });
		if (saidNo) return t("youSaidNo");
		return status === "open" ? t.rich("lapses", { at: () => <DateTime at={lapsesAt} /> }) : "–";
	};
	return [
		{
			id: "who",
			header: t("who"),
			narrow: "title",
			alwaysShown: true,
			wrap: true,
			cell: ({ id, userName }) => <RowLink href={`/requests/${id}`}>{userName}</RowLink>,
		},
		{
			id: "credits",
			header: t("credits"),
			numeric: true,
			sortable: true,
			firstDirection: "desc",
			narrow: "aside",
			cell: ({ credits, nameInText }) => word("balance", { credits: toJsonCredits(credits), type: nameInText }),
		},
		{
			id: "askedAt",
			header: t("asked"),
			sortable: true,
			firstDirection: "desc",
			narrow: "secondary",
			cell: ({ askedAt }) => <DateTime at={askedAt} />,
		},
		{ id: "state", header: t("state"), narrow: "secondary", cell: ({ status }) => <RequestBadge status={status} /> },
		{
			id: "outcome",
			header: t("outcome"),
			wrap: true,
			cell: (request) => <span className="text-muted">{outcome(request)}</span>,
		},
	];
}
