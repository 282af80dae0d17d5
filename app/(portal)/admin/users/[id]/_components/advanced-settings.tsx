"use client";

import { ArrowRight, SlidersHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy } from "react";
import { usePeopleText } from "@/app/(portal)/_components/credit-owner/use-people-text.ts";
import { Button } from "@/components/ui/button.tsx";
import { WindowOnDemand } from "@/components/ui/windows/window-on-demand.tsx";
import type { AdvancedSettingsProps } from "./use-user-form.ts";

const load = () => import("./advanced-settings-window.tsx");
const AdvancedSettingsWindow = lazy(load);

/** The bottom of User Information: whose credits are used, and the window in which that is changed (product.md 4). */
export function AdvancedSettings(props: AdvancedSettingsProps) {
	const { current, staged, error, user } = props;
	const t = useTranslations("adminUsers.advanced");
	const isStaged = staged.id !== current.id;
	return (
		<div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-t border-line px-5 py-4">
			<div className="min-w-0 text-sm">
				<h2 className="font-medium">{t("title")}</h2>
				<p className="text-muted">
					{t("creditOwner")}: {isStaged ? <Staged before={current.name} after={staged.name} /> : current.name}
					{!isStaged && current.id === user.id ? ` (${t("self")})` : null}
				</p>
				{isStaged ? <Movers {...props} /> : null}
				{isStaged && staged.consolidate ? <p className="text-ink">{t("stagedCredits")}</p> : null}
				{isStaged && staged.cancelSubscriptions ? <p className="text-ink">{t("stagedSubscriptions")}</p> : null}
				{staged.limits.length > 0 ? <p className="text-ink">{t("stagedLimits")}</p> : null}
				{error ? <p className="mt-1 text-small text-bad">{error}</p> : null}
			</div>
			<WindowOnDemand
				preload={load}
				button={(opening) => (
					<Button variant="outline" data-invalid={error ? "" : undefined} {...opening}>
						<SlidersHorizontal aria-hidden />
						{t("title")}
					</Button>
				)}
				window={(window) => <AdvancedSettingsWindow {...props} {...window} />}
			/>
		</div>
	);
}

/** The users whose Credit Owner changes in the same save (product.md 2). */
function Movers({ staged, creditUsers: people }: AdvancedSettingsProps) {
	const t = useTranslations("adminUsers.advanced");
	const names = usePeopleText()(people);
	if (!staged.creditUsers) return null;
	const { count } = people;
	return (
		<p className="text-ink">
			{staged.creditUsers.to === "owner"
				? t("stagedAlong", { names, count, owner: staged.name })
				: t("stagedThemselves", { names, count })}
		</p>
	);
}

function Staged({ before, after }: { before: string; after: string }) {
	const t = useTranslations("adminUsers.advanced");
	return (
		<>
			<span className="sr-only">{t("stagedRead", { before, after })}</span>
			<span aria-hidden>
				<s>{before}</s> <ArrowRight className="inline size-3.5" /> <span className="text-ink">{after}</span>
			</span>
		</>
	);
}
