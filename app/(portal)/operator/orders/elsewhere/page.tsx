import { PackageOpen } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { currentActor } from "@/app/current-actor.ts";
import { Texts } from "@/components/texts.tsx";
import { Card } from "@/components/ui/card.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { readRecordablePlans } from "@/lib/orders/elsewhere/queries.ts";
import { mayManageOrders } from "@/lib/orders/policy.ts";
import { NextStep } from "../../../_components/next-step.tsx";
import { RecordOrderForm } from "./_components/record-order-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("ordersElsewhere"))("title") };
}

/** An order of the vendor's own shop is stored by its reference (product.md 54). */
export default async function OrdersElsewherePage() {
	const [actor, t, orders] = await Promise.all([
		currentActor(),
		getTranslations("ordersElsewhere"),
		getTranslations("operatorOrdersPage"),
	]);
	if (!mayManageOrders(actor)) notFound();
	const plans = await readRecordablePlans({ actor });
	return (
		<Texts of={["ordersElsewhere", "unsavedChanges"]}>
			<PageHeader
				breadcrumb={[{ label: orders("title"), href: "/operator/orders" }, { label: t("title") }]}
				title={t("title")}
				subtitle={t("subtitle")}
			/>
			{plans.length > 0 ? (
				<RecordOrderForm plans={plans} />
			) : (
				<Card>
					<EmptyState
						icon={PackageOpen}
						title={t("noPlans")}
						action={
							<NextStep actor={actor} right="manage_catalogue" href="/operator/plans">
								{t("toPlans")}
							</NextStep>
						}
					>
						{t("noPlansText")}
					</EmptyState>
				</Card>
			)}
		</Texts>
	);
}
