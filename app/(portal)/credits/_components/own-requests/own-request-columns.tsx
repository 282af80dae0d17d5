import { type getFormatter, getTranslations } from "next-intl/server";
import type { TableColumn } from "@/components/data-table/columns.ts";
import { Folded } from "@/components/data-table/folded.tsx";
import { DateTime } from "@/components/date-time.tsx";
import type { OwnRequest } from "@/lib/credit-requests/lists/own-requests.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { RequestBadge } from "../../../_components/requests/request-badge.tsx";
import { toldText } from "../../../_components/requests/told-text.ts";
import { WithdrawRequest } from "./withdraw-request.tsx";

export async function ownRequestColumns(
	format: Awaited<ReturnType<typeof getFormatter>>,
): Promise<TableColumn<OwnRequest>[]> {
	const [t, word] = await Promise.all([getTranslations("requests.own"), getTranslations("words")]);
	const day = (until: string) => format.dateTime(new Date(until), { dateStyle: "medium", timeZone: "UTC" });
	const said = await sayings(format);
	return [
		{
			id: "credits",
			header: t("credits"),
			narrow: "title",
			cell: ({ credits, nameInText, until }) => (
				<>
					<span className="num font-medium">
						{word("balance", { credits: toJsonCredits(credits), type: nameInText })}
					</span>
					{until ? (
						<span className="hidden text-muted text-small as-table:block">{t("neededUntil", { day: day(until) })}</span>
					) : null}
				</>
			),
		},
		{
			id: "what",
			header: t("what"),
			narrow: "secondary",
			wrap: true,
			cell: ({ reason }) => <span className="line-clamp-1 as-table:line-clamp-none">{reason}</span>,
		},
		{ id: "asked", header: t("asked"), narrow: "hidden", cell: ({ askedAt }) => <DateTime at={askedAt} /> },
		{ id: "state", header: t("state"), narrow: "aside", cell: ({ status }) => <RequestBadge status={status} /> },
		{ id: "said", header: t("said"), wrap: true, narrow: "below", cell: (request) => <Folded>{said(request)}</Folded> },
		{
			id: "withdraw",
			header: word("actions"),
			headerHidden: true,
			numeric: true,
			narrow: "action",
			cell: ({ id, status, credits, nameInText }) =>
				status === "open" ? (
					<WithdrawRequest requestId={id} credits={toJsonCredits(credits)} type={nameInText} />
				) : null,
		},
	];
}

/** What each has said, one under the other, and for whom it waits. */
async function sayings(format: Awaited<ReturnType<typeof getFormatter>>) {
	const [t, requests] = await Promise.all([getTranslations("requests.own"), getTranslations("requests")]);
	return ({ yes, noes, waiting, status, overtakenBy, nameInText: type, lapsesAt }: OwnRequest) => {
		const waitsFor = [...waiting.names, ...(waiting.administrators ? [t("administrators")] : [])];
		return (
			<div className="space-y-1 text-muted">
				{yes ? <p>{toldText({ t: requests, format }, { yes, type })}</p> : null}
				{noes.map(({ userId, name, reason }) => (
					<p key={userId}>{reason === "" ? t("no", { name }) : t("noBecause", { name, reason })}</p>
				))}
				{status === "overtaken" ? <p>{t("overtaken", { obstacle: overtakenBy ?? "nobody_left" })}</p> : null}
				{status === "open" ? (
					<p>
						{waitsFor.length > 0 ? t("waiting", { names: format.list(waitsFor) }) : null}{" "}
						{t.rich("lapses", { at: () => <DateTime at={lapsesAt} /> })}
					</p>
				) : null}
			</div>
		);
	};
}
