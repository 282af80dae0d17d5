import { getTranslations } from "next-intl/server";
import { CsvLink } from "@/components/data-table/csv-link.tsx";
import { DateTime } from "@/components/date-time.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { Card, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { listOwnSignIns, SIGN_INS_SHOWN } from "@/lib/accounts/profile/queries.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { env } from "@/lib/platform/env.ts";
import { DeviceLine } from "./device-line.tsx";

/** When, where and on which device the user's account was signed in to, or an attempt was made. */
export async function SignIns({ actor }: { actor: Actor }) {
	const [signIns, t, ofSession] = await Promise.all([
		listOwnSignIns({ actor }),
		getTranslations("profile.signIns"),
		getTranslations("profile.sessions"),
	]);
	return (
		<Card>
			<CardHeader>
				<div className="min-w-0 flex-1 basis-48">
					<CardTitle>{t("title")}</CardTitle>
					<p className="text-small text-muted">
						{signIns.length > 0 ? t("text", { days: env.KEEP_SECURITY_EVENT_DAYS, most: SIGN_INS_SHOWN }) : t("empty")}
					</p>
				</div>
				{signIns.length > 0 ? <CsvLink href="/profile/sign-ins.csv" of={t("title")} /> : null}
			</CardHeader>
			<ul className="divide-y divide-line text-sm">
				{signIns.map(({ id, device, ipAddress, happenedAt, outcome }) => (
					<DeviceLine
						key={id}
						device={device}
						ipAddress={ipAddress}
						t={ofSession}
						badge={<Badge tone={outcome === "signed_in" ? "neutral" : "bad"}>{t(outcome)}</Badge>}
					>
						<DateTime at={happenedAt} precision="full" />
					</DeviceLine>
				))}
			</ul>
		</Card>
	);
}
