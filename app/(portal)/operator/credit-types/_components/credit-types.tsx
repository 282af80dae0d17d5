import { Shapes } from "lucide-react";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { DateTime } from "@/components/date-time.tsx";
import { Card, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { listCreditTypes } from "@/lib/credit-types/queries.ts";
import { CreateCreditType } from "./create-credit-type.tsx";
import { CreditTypeLine } from "./credit-type-line.tsx";
import { CreditTypeOrder } from "./credit-type-order.tsx";

/** The credit types in the order in which everyone sees them; retired ones apart (product.md 47). */
export async function CreditTypes({ actor }: { actor: Actor }) {
	const [types, t] = await Promise.all([listCreditTypes({ actor }), getTranslations("operatorCreditTypes")]);
	if (!types) notFound();
	if (types.length === 0) {
		return (
			<Card>
				<EmptyState icon={Shapes} title={t("none")} action={<CreateCreditType variant="outline" />}>
					{t("noneText")}
				</EmptyState>
			</Card>
		);
	}
	const sold = types.filter(({ retiredAt }) => retiredAt === null);
	const retired = types.flatMap((type) => (type.retiredAt === null ? [] : [{ ...type, retiredAt: type.retiredAt }]));
	return (
		<div className="space-y-4">
			{sold.length > 0 ? (
				<Card>
					<CreditTypeOrder
						items={sold.map((type) => ({ id: type.id, name: type.name, content: <CreditTypeLine type={type} /> }))}
					/>
				</Card>
			) : null}
			{retired.length > 0 ? (
				<Card>
					<CardHeader>
						<CardTitle>{t("retired")}</CardTitle>
						<p className="text-muted text-small">{t("retiredText")}</p>
					</CardHeader>
					<ul aria-label={t("retired")} className="divide-y divide-line">
						{retired.map((type) => (
							<li key={type.id} className="px-3 pl-12">
								<CreditTypeLine
									type={type}
									note={t.rich("retiredOn", { day: () => <DateTime at={type.retiredAt} precision="day" /> })}
								/>
							</li>
						))}
					</ul>
				</Card>
			) : null}
		</div>
	);
}
