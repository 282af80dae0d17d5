import { getTranslations } from "next-intl/server";
import { Step, StepList } from "@/app/(portal)/_components/step-list.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Card, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { Link } from "@/components/ui/link.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { readCustomerSteps } from "@/lib/first-steps/customer-steps.ts";

/** What a new organization's administrator may want to do first, until the first purchase (product.md 52). */
export async function CustomerChecklist({ actor }: { actor: Actor }) {
	const [steps, t] = await Promise.all([readCustomerSteps({ actor }), getTranslations("firstSteps")]);
	if (!steps) return null;
	const step = (name: "invite" | "owners" | "buy", { href, isDone }: { href: string; isDone: boolean }) => (
		<Step
			title={t(`customer.${name}.title`)}
			isDone={isDone}
			state={t(isDone ? "operator.done" : "operator.open")}
			action={
				<Button asChild variant="outline" size="sm">
					<Link href={href}>{t(`customer.${name}.action`)}</Link>
				</Button>
			}
		>
			{t(`customer.${name}.text`)}
		</Step>
	);
	return (
		<Card>
			<CardHeader>
				<CardTitle>{t("customer.title")}</CardTitle>
				<p className="text-muted text-small">{t("customer.text", { organization: actor.organizationName })}</p>
			</CardHeader>
			<StepList label={t("customer.title")}>
				{step("invite", { href: "/admin/users/invite", isDone: steps.hasInvited })}
				{step("owners", { href: "/admin/users", isDone: steps.hasCreditUsers })}
				{step("buy", { href: "/purchase", isDone: false })}
			</StepList>
		</Card>
	);
}
