import { Monitor, Smartphone } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { DateTime } from "@/components/date-time.tsx";
import type { Translate } from "@/components/translate.ts";
import { Badge } from "@/components/ui/badge.tsx";
import { Card, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { listOwnSignIns, type OwnSignIn, SIGN_INS_SHOWN } from "@/lib/accounts/profile/queries.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { SECURITY_EVENT_DAYS } from "@/lib/auth/security-event-days.ts";

/** When, where and on which device the user's account was signed in to, or an attempt was made. */
export async function SignIns({ actor }: { actor: Actor }) {
	const [signIns, t] = await Promise.all([listOwnSignIns({ actor }), getTranslations("profile")]);
	return (
		<Card>
			<CardHeader>
				<div>
					<CardTitle>{t("signIns.title")}</CardTitle>
					<p className="text-small text-muted">
						{signIns.length > 0
							? t("signIns.text", { days: SECURITY_EVENT_DAYS, most: SIGN_INS_SHOWN })
							: t("signIns.empty")}
					</p>
				</div>
			</CardHeader>
			<ul className="divide-y divide-line text-sm">
				{signIns.map((signIn) => (
					<SignInLine key={signIn.id} signIn={signIn} t={t} />
				))}
			</ul>
		</Card>
	);
}

function SignInLine({ signIn, t }: { signIn: OwnSignIn; t: Translate<"profile"> }) {
	const { device, ipAddress, happenedAt, outcome } = signIn;
	const Icon = device.isHandheld ? Smartphone : Monitor;
	return (
		<li className="flex items-center gap-4 px-5 py-3.5">
			<span className="grid size-9 shrink-0 place-items-center rounded-full bg-sunken text-muted">
				<Icon aria-hidden className="size-4" />
			</span>
			<div className="min-w-0 flex-1 leading-5">
				<p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
					{nameOf(device, t)}
					<Badge tone={outcome === "signed_in" ? "neutral" : "bad"}>{t(`signIns.${outcome}`)}</Badge>
				</p>
				<p className="flex flex-wrap gap-x-3 text-small text-muted">
					{ipAddress ? <span className="break-all">{t("sessions.address", { address: ipAddress })}</span> : null}
					<DateTime at={happenedAt} precision="full" />
				</p>
			</div>
		</li>
	);
}

function nameOf({ browser, system }: OwnSignIn["device"], t: Translate<"profile">): string {
	if (browser && system) return t("sessions.device", { browser, system });
	return browser ?? system ?? t("sessions.unknown");
}
