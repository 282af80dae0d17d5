import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Step, StepList } from "@/app/(portal)/_components/step-list.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Card, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { Link } from "@/components/ui/link.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import type { UserRight } from "@/lib/auth/rights-of-organization.ts";
import { readOperatorSteps } from "@/lib/first-steps/operator-steps.ts";
import { env } from "@/lib/platform/env.ts";
import { MailStep } from "./mail-step.tsx";

/**
 * What it takes until customers can buy, each step with its state and who can take it (product.md 52); then only that it
 * is in place.
 */
export async function OperatorBeginning({ actor }: { actor: Actor }) {
	const [steps, t, overview] = await Promise.all([
		readOperatorSteps({ actor }),
		getTranslations("firstSteps.operator"),
		getTranslations("operatorOverview"),
	]);
	if (!steps) notFound();
	const { hasSeller, creditTypes, plansOnSale, apiKeys, customers, testMail } = steps;
	const isMailDone = testMail?.status === "sent";
	const isSold = creditTypes > 0 && plansOnSale > 0 && customers > 0;
	const isAllDone = hasSeller && isMailDone && isSold && apiKeys > 0;
	if (isAllDone) return <PageHeader title={overview("title")} subtitle={overview("subtitle")} />;
	const step = (name: "seller" | "creditType" | "plan" | "key", { isDone, ...leads }: StepOfPage) => (
		<Step
			title={t(`${name}.title`)}
			isDone={isDone}
			state={t(isDone ? "done" : "open")}
			action={<Lead actor={actor} {...leads} isDone={isDone} label={t(`${name}.action`)} />}
		>
			{isDone ? null : t(`${name}.text`)}
			<Lacking actor={actor} right={leads.right} isDone={isDone} />
		</Step>
	);
	return (
		<>
			<PageHeader title={overview("title")} subtitle={t("subtitle")} />
			<Card>
				<CardHeader>
					<CardTitle>{t("title")}</CardTitle>
				</CardHeader>
				<StepList label={t("title")}>
					{step("seller", { isDone: hasSeller, right: "manage_seller", href: "/operator/seller" })}
					<MailStep actor={actor} testMail={testMail} />
					{step("creditType", { isDone: creditTypes > 0, right: "manage_catalogue", href: "/operator/credit-types" })}
					{step("plan", { isDone: plansOnSale > 0, right: "manage_catalogue", href: "/operator/plans" })}
					{step("key", { isDone: apiKeys > 0, right: "manage_api_keys", href: "/operator/api-keys" })}
					<Step title={t("customer.title")} isDone={customers > 0} state={t(customers > 0 ? "done" : "open")}>
						{customers > 0
							? t("customer.doneText", { count: customers })
							: t("customer.text", { url: new URL("/sign-up", env.APP_URL).href })}
					</Step>
				</StepList>
			</Card>
		</>
	);
}

interface StepOfPage {
	readonly isDone: boolean;
	readonly right: UserRight;
	readonly href: string;
}

/** To the page where it is done, for those who may. */
function Lead({ actor, right, href, isDone, label }: StepOfPage & { actor: Actor; label: string }): ReactNode {
	if (!actor.rights.has(right)) return null;
	return (
		<Button asChild variant="outline" size="sm" className={isDone ? "text-muted" : undefined}>
			<Link href={href}>{label}</Link>
		</Button>
	);
}

/** Who can do it, for those who can't. */
async function Lacking({ actor, right, isDone }: { actor: Actor; right: UserRight; isDone: boolean }) {
	const [t, roles] = await Promise.all([getTranslations("firstSteps.operator"), getTranslations("adminRoles.right")]);
	if (isDone || actor.rights.has(right)) return null;
	return <span className="block">{t("needsRight", { right: roles(right) })}</span>;
}
