import { getTranslations } from "next-intl/server";
import { CsvLink } from "@/components/data-table/csv-link.tsx";
import { DateTime } from "@/components/date-time.tsx";
import type { Translate } from "@/components/translate.ts";
import { Badge } from "@/components/ui/badge.tsx";
import { Card, CardFooter, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { listOwnSessions, type OwnSession } from "@/lib/accounts/profile/queries.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { sessionIdOfRequest } from "@/lib/auth/sessions/signed-in-actor.ts";
import { DeviceLine, nameOfDevice } from "./device-line.tsx";
import { EndSession } from "./end-session.tsx";
import { SignOutEverywhere } from "./sign-out-everywhere.tsx";

/** Where the user is signed in, with buttons to end that. */
export async function Sessions({ actor }: { actor: Actor }) {
	const [sessions, t] = await Promise.all([
		sessionIdOfRequest().then((sessionId) => listOwnSessions({ actor }, sessionId)),
		getTranslations("profile.sessions"),
	]);
	return (
		<Card>
			<CardHeader>
				<div>
					<CardTitle>{t("title")}</CardTitle>
					<p className="text-small text-muted">{t(sessions.length > 1 ? "text" : "only")}</p>
				</div>
				<CsvLink href="/profile/sessions.csv" of={t("title")} />
			</CardHeader>
			<ul className="divide-y divide-line text-sm">
				{sessions.map((session) => (
					<SessionLine key={session.id} session={session} t={t} />
				))}
			</ul>
			<CardFooter>
				<p className="text-small text-muted">{t("honest")}</p>
				<SignOutEverywhere sessions={sessions.length} />
			</CardFooter>
		</Card>
	);
}

function SessionLine({ session, t }: { session: OwnSession; t: Translate<"profile.sessions"> }) {
	const { device, ipAddress, isThis } = session;
	return (
		<DeviceLine
			device={device}
			ipAddress={ipAddress}
			t={t}
			badge={isThis ? <Badge tone="accent">{t("this")}</Badge> : null}
			action={isThis ? null : <EndSession sessionId={session.id} device={nameOfDevice(device, t)} />}
		>
			<span className="max-sm:hidden">{t.rich("since", { at: () => <DateTime at={session.createdAt} /> })}</span>
			<span>{t.rich("lastSeen", { at: () => <DateTime at={session.lastSeenAt} /> })}</span>
		</DeviceLine>
	);
}
