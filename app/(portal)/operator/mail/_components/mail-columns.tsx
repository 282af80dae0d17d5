import { getTranslations } from "next-intl/server";
import type { TableColumn } from "@/components/data-table/columns.ts";
import { RowLink } from "@/components/data-table/row-link.tsx";
import { DateTime } from "@/components/date-time.tsx";
import { Address } from "@/components/ui/address.tsx";
import type { MailRow } from "@/lib/letters/delivery/queries.ts";
import { MailStatusBadge } from "./mail-status-badge.tsx";

export async function mailColumns(): Promise<TableColumn<MailRow>[]> {
	const [t, word, kinds] = await Promise.all([
		getTranslations("operatorMail.columns"),
		getTranslations("words"),
		getTranslations("operatorMail.kinds"),
	]);
	return [
		{
			id: "createdAt",
			header: t("createdAt"),
			sortable: true,
			firstDirection: "desc",
			narrow: "secondary",
			cell: (mail) => <DateTime at={mail.createdAt} />,
		},
		{
			id: "mail",
			header: t("mail"),
			alwaysShown: true,
			narrow: "title",
			wrap: true,
			cell: (mail) => {
				const kind = mail.kind && kinds(mail.kind);
				return (
					<>
						<RowLink href={`/operator/mail/${mail.id}`}>{mail.subject ?? kind ?? "–"}</RowLink>
						{mail.subject ? (
							<span className="hidden font-normal text-small text-muted as-table:block">{kind}</span>
						) : null}
					</>
				);
			},
		},
		{
			id: "recipient",
			header: t("recipient"),
			sortable: true,
			narrow: "secondary",
			wrap: true,
			cell: recipientOf,
		},
		{ id: "status", header: word("status"), narrow: "aside", cell: (mail) => <MailStatusBadge status={mail.status} /> },
		{
			id: "attempts",
			header: t("attempts"),
			minor: 1,
			numeric: true,
			sortable: true,
			firstDirection: "desc",
			narrow: "hidden",
			cell: (mail) => <span className="num">{mail.attempts}</span>,
		},
		{
			id: "lastError",
			header: t("lastError"),
			wrap: true,
			narrow: "secondary",
			cell: (mail) =>
				mail.lastError ? (
					<span className="line-clamp-1 as-table:line-clamp-none">{mail.lastError}</span>
				) : (
					<span className="hidden as-table:inline">–</span>
				),
		},
	];
}

function recipientOf({ recipientName, recipientEmail }: MailRow) {
	return (
		<>
			{recipientName ? <span className="hidden as-table:block">{recipientName}</span> : null}
			<span className={recipientName ? "block text-small text-muted" : undefined}>
				<Address address={recipientEmail} />
			</span>
		</>
	);
}
