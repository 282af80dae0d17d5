import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Credits } from "@/components/credits.tsx";
import type { TableColumn } from "@/components/data-table/columns.ts";
import { PlainTable } from "@/components/data-table/plain-table.tsx";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { Link } from "@/components/ui/link.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { type LargestUser, readLargestUsers } from "@/lib/own-organization/read-largest-users.ts";
import { readToday, type Today } from "@/lib/platform/database/read-today.ts";

/** Who has used most of each credit type this month; each leads to that person. */
export async function LargestUsers({ actor }: { actor: Actor }) {
	const [rows, today, t, word] = await Promise.all([
		readLargestUsers({ actor }),
		readToday(),
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
				return (
					<Link href={`/admin/users/${user.id}`} className="font-medium underline-offset-4 hover:underline">
						{user.name}
					</Link>
				);
			},
		},
		{ id: "type", header: word("creditType"), narrow: "secondary", cell: ({ creditType }) => creditType },
		{
			id: "used",
			header: t("largest.used"),
			numeric: true,
			narrow: "aside",
			cell: ({ used, user, creditTypeId }) =>
				user && !user.isRemoved ? (
					<Link
						href={usageHref({ userId: user.id, creditTypeId, today })}
						title={t("largest.explain", { name: user.name })}
						className="underline-offset-4 hover:underline"
					>
						<Credits credits={used} />
					</Link>
				) : (
					<Credits credits={used} />
				),
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

/** What that person has used of a credit type since the first of the month. */
function usageHref({ userId, creditTypeId, today }: { userId: string; creditTypeId: string; today: Today }): string {
	const query = new URLSearchParams({ user: userId, type: creditTypeId, from: `${today.day.slice(0, 8)}01` });
	return `/admin/users/${userId}/usage?${query}`;
}
