import { Pencil } from "lucide-react";
import type { getTranslations } from "next-intl/server";
import type { TableColumn } from "@/components/data-table/columns.ts";
import { rowLinkClasses } from "@/components/data-table/row-link-classes.ts";
import { DateTime } from "@/components/date-time.tsx";
import { StateBadge } from "@/components/state-badge.tsx";
import { buttonVariants } from "@/components/ui/button.tsx";
import { Link } from "@/components/ui/link.tsx";
import type { TypeBalance, UserRow } from "@/lib/people/queries.ts";
import { readableAddress } from "@/lib/text/addresses/readable-address.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";

type Translate = Awaited<ReturnType<typeof getTranslations<"adminUsers">>>;

/** The columns of Admin › User; the pencil only for those who may edit (product.md 3). */
export function userColumns({ t, mayEdit }: { t: Translate; mayEdit: boolean }): TableColumn<UserRow>[] {
	const columns = [...personColumns(t), ...creditColumns(t), lastSignInColumn(t)];
	return mayEdit ? [...columns, editColumn(t)] : columns;
}

function personColumns(t: Translate): TableColumn<UserRow>[] {
	return [
		{
			id: "name",
			header: t("name"),
			sortable: true,
			alwaysShown: true,
			narrow: "title",
			wrap: true,
			cell: (user) => (
				// Most addresses stay on one line, however long another cell's name is.
				<div className="as-table:min-w-56 print:min-w-0!">
					<Link href={`/admin/users/${user.id}`} className={rowLinkClasses}>
						{user.name}
					</Link>
					<span className="block font-normal text-muted text-small">{readableAddress(user.email)}</span>
				</div>
			),
		},
		{
			id: "email",
			header: t("email"),
			sortable: true,
			shownAtFirst: false,
			narrow: "hidden",
			cell: (user) => readableAddress(user.email),
		},
		{ id: "role", header: t("role"), narrow: "secondary", cell: (user) => user.roleName },
		{
			id: "status",
			header: t("status"),
			narrow: "secondary",
			cell: (user) => <StateBadge state={user.status}>{t(`statuses.${user.status}`)}</StateBadge>,
		},
	];
}

function creditColumns(t: Translate): TableColumn<UserRow>[] {
	return [
		{
			id: "creditOwner",
			header: t("creditOwner"),
			wrap: true,
			cell: (user) =>
				user.creditOwner.id === user.id ? (
					<span className="text-muted">{t("oneself")}</span>
				) : (
					<Link href={`/admin/users/${user.creditOwner.id}`} className={rowLinkClasses}>
						{user.creditOwner.name}
					</Link>
				),
		},
		{
			id: "creditUsers",
			header: t("creditUsers"),
			numeric: true,
			narrow: "hidden",
			cell: (user) => <CreditUsers count={user.creditUsers} t={t} />,
		},
		{
			id: "own",
			header: t("own"),
			numeric: true,
			narrow: "hidden",
			cell: (user) => <Balances balances={user.own} t={t} />,
		},
		{
			id: "effective",
			header: t("effective"),
			numeric: true,
			cell: (user) => <Balances balances={user.effective} t={t} />,
		},
	];
}

function lastSignInColumn(t: Translate): TableColumn<UserRow> {
	return {
		id: "lastSignedInAt",
		header: t("lastSignIn"),
		narrow: "hidden",
		sortable: true,
		firstDirection: "desc",
		cell: (user) =>
			user.lastSignedInAt ? <DateTime at={user.lastSignedInAt} /> : <span className="text-muted">{t("never")}</span>,
	};
}

function editColumn(t: Translate): TableColumn<UserRow> {
	return {
		id: "edit",
		header: t("actions"),
		headerHidden: true,
		alwaysShown: true,
		narrow: "action",
		cell: (user) => (
			<Link
				href={`/admin/users/${user.id}`}
				aria-label={t("edit", { name: user.name })}
				className={buttonVariants({ variant: "ghost", size: "icon-sm" })}
			>
				<Pencil aria-hidden />
			</Link>
		),
	};
}

function CreditUsers({ count, t }: { count: number; t: Translate }) {
	return count === 0 ? <span className="text-muted">–</span> : t("creditUserCount", { count });
}

/** One line per credit type that isn't empty. */
function Balances({ balances, t }: { balances: readonly TypeBalance[]; t: Translate }) {
	const some = balances.filter(({ available }) => available > 0n);
	if (some.length === 0) return <span className="text-muted">–</span>;
	return some.map(({ creditTypeId, nameInText, available }) => (
		<span key={creditTypeId} className="block">
			{t("balance", { credits: toJsonCredits(available), type: nameInText })}
		</span>
	));
}
