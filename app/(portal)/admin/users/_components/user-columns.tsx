import { getTranslations } from "next-intl/server";
import type { TableColumn } from "@/components/data-table/columns.ts";
import { RowLink } from "@/components/data-table/row-link.tsx";
import { rowLinkClasses } from "@/components/data-table/row-link-classes.ts";
import { DateTime } from "@/components/date-time.tsx";
import { StateBadge } from "@/components/state-badge.tsx";
import type { Translate } from "@/components/translate.ts";
import { Address } from "@/components/ui/address.tsx";
import { Link } from "@/components/ui/link.tsx";
import type { TypeBalance, UserRow } from "@/lib/people/queries.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { UserActions } from "./many/user-actions.tsx";

interface Texts {
	readonly t: Translate<"adminUsers">;
	readonly word: Translate<"words">;
}

/** The columns of Admin › User; the pencil only for those who may edit (product.md 3). */
export async function userColumns({ mayEdit }: { mayEdit: boolean }): Promise<TableColumn<UserRow>[]> {
	const [t, word] = await Promise.all([getTranslations("adminUsers"), getTranslations("words")]);
	const columns = [...personColumns(t), ...creditColumns({ t, word }), lastSignInColumn({ t, word })];
	return mayEdit ? [...columns, editColumn(word)] : columns;
}

function personColumns(t: Translate<"adminUsers">): TableColumn<UserRow>[] {
	return [
		{
			id: "name",
			header: t("fields.name"),
			sortable: true,
			alwaysShown: true,
			narrow: "title",
			wrap: true,
			cell: (user) => (
				// Most addresses stay on one line, however long another cell's name is.
				<div className="as-table:min-w-52 print:min-w-0!">
					<RowLink href={`/admin/users/${user.id}`}>{user.name}</RowLink>
					<span className="block font-normal text-muted text-small">
						<Address address={user.email} />
					</span>
				</div>
			),
		},
		{
			id: "email",
			header: t("fields.email"),
			sortable: true,
			shownAtFirst: false,
			narrow: "hidden",
			cell: (user) => <Address address={user.email} />,
		},
		{ id: "role", header: t("fields.userRoleId"), narrow: "hidden", cell: (user) => user.roleName },
		{
			id: "status",
			header: t("fields.status"),
			narrow: "secondary",
			cell: (user) => <StateBadge state={user.status}>{t(`statuses.${user.status}`)}</StateBadge>,
		},
	];
}

function creditColumns({ t, word }: Texts): TableColumn<UserRow>[] {
	return [
		{
			id: "creditOwner",
			header: t("fields.creditOwnerId"),
			// As wide as its names, and long ones on several lines: the table has no room to give away.
			cell: (user) =>
				user.creditOwner.id === user.id ? (
					<span className="text-muted">{t("oneself")}</span>
				) : (
					<div className="as-table:max-w-40">
						<Link href={`/admin/users/${user.creditOwner.id}`} className={rowLinkClasses}>
							{user.creditOwner.name}
						</Link>
					</div>
				),
		},
		{
			id: "creditUsers",
			header: t("fields.creditUsers"),
			minor: 1,
			numeric: true,
			narrow: "hidden",
			cell: (user) => <CreditUsers count={user.creditUsers} t={t} />,
		},
		{
			id: "own",
			header: t("own"),
			minor: 3,
			numeric: true,
			narrow: "hidden",
			cell: (user) => <Balances balances={user.own} word={word} />,
		},
		{
			id: "effective",
			header: t("effective"),
			numeric: true,
			narrow: "hidden",
			cell: (user) => <Balances balances={user.effective} word={word} />,
		},
	];
}

function lastSignInColumn({ t, word }: Texts): TableColumn<UserRow> {
	return {
		id: "lastSignedInAt",
		header: t("lastSignIn"),
		minor: 2,
		narrow: "hidden",
		sortable: true,
		firstDirection: "desc",
		cell: (user) =>
			user.lastSignedInAt ? <DateTime at={user.lastSignedInAt} /> : <span className="text-muted">{word("never")}</span>,
	};
}

function editColumn(word: Translate<"words">): TableColumn<UserRow> {
	return {
		id: "edit",
		header: word("edit"),
		headerHidden: true,
		alwaysShown: true,
		narrow: "action",
		cell: ({ id, name, creditOwner }) => <UserActions user={{ id, name }} current={creditOwner} />,
	};
}

function CreditUsers({ count, t }: { count: number; t: Translate<"adminUsers"> }) {
	return count === 0 ? <span className="text-muted">–</span> : t("creditUserCount", { count });
}

/** One line per credit type that isn't empty. */
function Balances({ balances, word }: { balances: readonly TypeBalance[]; word: Translate<"words"> }) {
	const some = balances.filter(({ available }) => available > 0n);
	if (some.length === 0) return <span className="text-muted">–</span>;
	return some.map(({ creditTypeId, nameInText, available }) => (
		<span key={creditTypeId} className="block">
			{word("balance", { credits: toJsonCredits(available), type: nameInText })}
		</span>
	));
}
