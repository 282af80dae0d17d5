import { notFound } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import type { TableColumn } from "@/components/data-table/columns.ts";
import { Folded } from "@/components/data-table/folded.tsx";
import { PlainTable } from "@/components/data-table/plain-table.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { Card } from "@/components/ui/card.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { maySeeUsers } from "@/lib/people/policy.ts";
import { listUserRoles, type UserRoleRow } from "@/lib/user-roles/queries.ts";
import { EditRole } from "./edit-role.tsx";
import { offeredRights } from "./offered-rights.ts";

export async function Roles({ actor }: { actor: Actor }) {
	const [roles, t, word, format] = await Promise.all([
		listUserRoles({ actor }),
		getTranslations("adminRoles"),
		getTranslations("words"),
		getFormatter(),
	]);
	if (!roles) notFound();
	const rights = offeredRights(actor);
	const columns: TableColumn<UserRoleRow>[] = [
		{
			id: "name",
			header: word("name"),
			narrow: "title",
			cell: (role) => (
				<span className="font-medium">
					{role.name} {role.builtIn ? <Badge className="ml-1.5">{t("builtIn")}</Badge> : null}
				</span>
			),
		},
		{
			id: "rights",
			header: t("rights"),
			narrow: "secondary",
			wrap: true,
			cell: (role) => {
				const names = rights.filter(({ right }) => role.rights.includes(right)).map(({ right }) => t(`right.${right}`));
				return (
					<Folded>
						<span className="text-muted">{names.join(", ") || t("noRights")}</span>
					</Folded>
				);
			},
		},
		{ id: "users", header: t("users"), numeric: true, cell: (role) => format.number(role.users) },
		{
			id: "edit",
			header: word("edit"),
			headerHidden: true,
			numeric: true,
			narrow: "action",
			cell: (role) => <EditRole role={role} rights={rights} maySeeUsers={maySeeUsers(actor)} />,
		},
	];
	return (
		<Card>
			<PlainTable label={t("title")} columns={columns} rows={roles} rowKey={(role) => role.id} />
		</Card>
	);
}
