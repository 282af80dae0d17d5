import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { TableColumn } from "@/components/data-table/columns.ts";
import { PlainTable } from "@/components/data-table/plain-table.tsx";
import { RowLink } from "@/components/data-table/row-link.tsx";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { type LargestUser, readLargestUsers } from "@/lib/own-organization/read-largest-users.ts";

/** Who has used most of each credit type this month; each leads to that person. */
export async function LargestUsers({ actor }: { actor: Actor }) {
	const [rows, t, word] = await Promise.all([
		readLargestUsers({ actor }),
		getTranslations("adminOverview"),
		getTranslations("words"),
	]);
	if (!rows) notFound();
	const columns: TableColumn<LargestUser>[] = [
		{
			id: "person",
			header: t("largest.person"),
			narrow: "title",
			wrap: true,
			cell: ({ user }) => {
				if (!user) return t("largest.outsiders", { organization: actor.organizationName });
				if (user.isRemoved) return user.name;
				return <RowLink href={`/admin/users/${user.id}`}>{user.name}</RowLink>;
			},
		},
		{ id: "type", header: word("creditType"), narrow: "secondary", cell: ({ creditType }) => creditType },
		{
			id: "used",
			header: t("largest.used"),
			numeric: true,
			narrow: "aside",
			cell: ({ used }) => used,
		},
	];
	return (
		<Card>
			<CardHeader>
				<CardTitle>{t("largest.title")}</CardTitle>
			</CardHeader>
			{rows.length > 0 ? (
				<PlainTable
					label={t("largest.title")}
					columns={columns}
					rows={rows}
					rowKey={({ creditTypeId, user }) => `${creditTypeId} ${user?.id}`}
				/>
			) : (
				<CardContent className="text-muted text-sm">{t("largest.none")}</CardContent>
			)}
		</Card>
	);
}
