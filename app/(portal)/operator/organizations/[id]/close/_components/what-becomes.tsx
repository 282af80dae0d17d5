import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list.tsx";
import { Link } from "@/components/ui/link.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { type ClosingPreview, previewClosing } from "@/lib/customers/closing/preview-closing.ts";
import type { CustomerDetail } from "@/lib/customers/queries.ts";
import { mayManageOrders } from "@/lib/orders/policy.ts";
import { AnonymiseForm } from "./anonymise-form.tsx";
import { CloseForm } from "./close-form.tsx";
import { EndingSubscriptionsCard } from "./ending-subscriptions-card.tsx";
import { ExportCard } from "./export-card.tsx";
import { LastAccountsCard } from "./last-accounts-card.tsx";

interface WhatBecomesProps {
	actor: Actor;
	organization: CustomerDetail;
}

/** What becomes of everything, what is left, the files, and the step that is next. */
export async function WhatBecomes({ actor, organization }: WhatBecomesProps) {
	const { id, name, closing, anonymisedAt } = organization;
	const preview = await previewClosing({ actor }, id);
	if (!preview) notFound();
	const seesOrders = mayManageOrders(actor);
	return (
		<>
			{closing ? null : <Effects organization={organization} preview={preview} seesOrders={seesOrders} />}
			<EndingSubscriptionsCard subscriptions={preview.subscriptions} />
			<LastAccountsCard left={preview.left} />
			<ExportCard organizationId={id} seesOrders={seesOrders} />
			{closing ? null : <CloseForm organization={{ id, name }} />}
			{closing && !anonymisedAt ? <AnonymiseForm organization={{ id, name }} /> : null}
		</>
	);
}

interface EffectsProps {
	organization: CustomerDetail;
	preview: ClosingPreview;
	seesOrders: boolean;
}

async function Effects({ organization, preview, seesOrders }: EffectsProps) {
	const t = await getTranslations("operatorOrganizations.close");
	const {
		openOrders,
		refundableOrders,
		groups,
		keys,
		serviceUsers,
		invitations,
		holds,
		subscriptions,
		refills,
		limits,
		left,
	} = preview;
	const become = [
		["people", organization.people],
		["serviceUsers", serviceUsers],
		["orders", openOrders],
		["refundable", refundableOrders],
		["groups", groups],
		["wallets", left.total],
		["holds", holds],
		["keys", keys],
		["invitations", invitations],
		["subscriptions", subscriptions.total],
		["refills", refills],
		["limits", limits],
	] as const;
	const paidOrders = `/operator/orders?organization=${organization.id}&status=paid`;
	return (
		<Card>
			<CardHeader>
				<CardTitle>{t("effects")}</CardTitle>
			</CardHeader>
			<CardContent className="p-0">
				<DescriptionList>
					{become.map(([what, count]) => (
						<DescriptionItem key={what} term={t(what)}>
							{t(`${what}Become`, { count })}
							{what === "refundable" && count > 0 && seesOrders ? (
								<>
									{" "}
									<Link href={paidOrders} className="text-accent-ink underline underline-offset-4">
										{t("refundFirst")}
									</Link>
								</>
							) : null}
						</DescriptionItem>
					))}
				</DescriptionList>
			</CardContent>
		</Card>
	);
}
