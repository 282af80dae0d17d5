import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { currentActor } from "@/app/current-actor.ts";
import { TableSkeleton } from "@/components/data-table/table-skeleton.tsx";
import { PagePart } from "@/components/page-part/page-part.tsx";
import { Texts } from "@/components/texts.tsx";
import { maySeeBilling } from "@/lib/orders/policy.ts";
import { readUser } from "@/lib/people/queries.ts";
import { OrganizationOrders } from "../../../_components/organization-orders.tsx";
import { organizationOrdersTable } from "../../../_components/organization-orders-table.ts";
import { PersonHeader } from "../_components/person-header.tsx";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("adminPerson"))("orders") };
}

/** What a person ordered and was credited with, for *View Billing* (product.md 9). */
export default async function PersonOrdersPage({ params, searchParams }: PageProps<"/admin/users/[id]/orders">) {
	const [actor, { id }] = await Promise.all([currentActor(), params]);
	const user = maySeeBilling(actor) ? await readUser({ actor }, id) : null;
	if (!user) notFound();
	const [state, t] = await Promise.all([
		organizationOrdersTable.load(searchParams, `/admin/users/${id}/orders`),
		getTranslations("adminPerson"),
	]);
	const { name } = user;
	return (
		<Texts of={["table"]}>
			<PersonHeader name={name} page="orders" />
			<PagePart fallback={<TableSkeleton columns={8} toolbar />}>
				<OrganizationOrders
					actor={actor}
					state={state}
					userId={id}
					csvPath={`/admin/users/${id}/orders/csv`}
					none={{ title: t("ordersNone"), text: t("ordersNoneText", { name }) }}
				/>
			</PagePart>
		</Texts>
	);
}
