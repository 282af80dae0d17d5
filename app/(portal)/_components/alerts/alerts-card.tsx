import { getTranslations } from "next-intl/server";
import { PagePart } from "@/components/page-part/page-part.tsx";
import { Address } from "@/components/ui/address.tsx";
import { Card } from "@/components/ui/card.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { type AlertRow, readAlerts } from "@/lib/alerts/queries.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { AddAlert } from "./add-alert.tsx";
import type { AlertType } from "./alert-values.ts";
import { AskAgain } from "./ask-again.tsx";
import { ChangeAlert } from "./change-alert.tsx";
import { RemoveAlert } from "./remove-alert.tsx";

interface AlertsCardProps {
	actor: Actor;
	/** The group that they are on; the actor's wallets where there is none. */
	shareGroupId?: string;
}

/** The alerts on the actor's own wallets, or on a share group that they made (product.md 28c). */
export async function AlertsCard(props: AlertsCardProps) {
	const t = await getTranslations("alerts");
	return (
		<PagePart name={t("title")} fallback={<AlertsSkeleton />}>
			<Alerts {...props} />
		</PagePart>
	);
}

async function Alerts({ actor, shareGroupId }: AlertsCardProps) {
	const [found, t] = await Promise.all([
		readAlerts({ actor }, shareGroupId ? { kind: "share_group", shareGroupId } : { kind: "wallets" }),
		getTranslations("alerts"),
	]);
	if (!found) return null;
	const { alerts, types, owner } = found;
	const isOthers = owner !== null;
	return (
		<Card aria-label={t("title")} className="divide-y divide-line text-sm">
			<div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 px-5 py-4">
				<div className="min-w-0">
					<h2 className="font-medium">{t("title")}</h2>
					<p className="text-muted">{isOthers ? t("owners", { owner }) : t("text")}</p>
				</div>
				{isOthers ? null : <AddAlert shareGroupId={shareGroupId ?? null} types={types} />}
			</div>
			{alerts.map((alert) => (
				<Alert key={alert.alertId} alert={alert} types={types} />
			))}
		</Card>
	);
}

async function Alert({ alert, types }: { alert: AlertRow; types: readonly AlertType[] }) {
	const t = await getTranslations("alerts");
	const { alertId, creditTypeId, creditType, credits, available, receivers } = alert;
	const values = { type: creditType, credits: toJsonCredits(credits), available: toJsonCredits(available) };
	const isBelow = available < credits;
	return (
		<div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2 px-5 py-4">
			<div className="min-w-0 space-y-1">
				<p className="num font-medium">{t("below", values)}</p>
				<p className={isBelow ? "num text-small text-warn-ink" : "num text-muted text-small"}>
					{t(isBelow ? "isBelow" : "isAbove", values)}
				</p>
				<ul className="text-muted text-small" aria-label={t("told")}>
					<li>{t("you")}</li>
					{receivers.map(({ email, hasAgreed }) => (
						<li key={email}>
							<Address address={email} />
							{hasAgreed ? null : (
								<>
									{" "}
									<span className="text-warn-ink">{t("notAgreed")}</span> <AskAgain alertId={alertId} email={email} />
								</>
							)}
						</li>
					))}
				</ul>
			</div>
			<div className="flex gap-3 print:hidden">
				<ChangeAlert
					name={t("below", values)}
					alert={{ alertId, creditTypeId, creditType, credits, receivers: receivers.map(({ email }) => email) }}
					type={types.find((type) => type.creditTypeId === creditTypeId)?.nameInText ?? ""}
				/>
				<RemoveAlert alertId={alertId} name={t("below", values)} />
			</div>
		</div>
	);
}

function AlertsSkeleton() {
	return (
		<Card aria-hidden className="space-y-2 px-5 py-4">
			<Skeleton className="h-4 w-20" />
			<Skeleton className="h-4 w-3/4" />
		</Card>
	);
}
