import { Monitor, Smartphone } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { DateTime } from "@/components/date-time.tsx";
import type { Translate } from "@/components/translate.ts";
import { Badge } from "@/components/ui/badge.tsx";
import { Card, CardFooter, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { listOwnSessions, type OwnSession } from "@/lib/accounts/profile/queries.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { sessionIdOfRequest } from "@/lib/auth/sessions/signed-in-actor.ts";
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
	const Icon = session.device.isHandheld ? Smartphone : Monitor;
	const device = nameOf(session, t);
	return (
		<li className="flex items-center gap-4 px-5 py-3.5">
			<span className="grid size-9 shrink-0 place-items-center rounded-full bg-sunken text-muted">
				<Icon aria-hidden className="size-4" />
			</span>
			<div className="min-w-0 flex-1 leading-5">
				<p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
					{device}
					{session.isThis ? <Badge tone="accent">{t("this")}</Badge> : null}
				</p>
				<p className="flex flex-wrap gap-x-3 text-small text-muted">
					{session.ipAddress ? <span className="break-all">{t("address", { address: session.ipAddress })}</span> : null}
					<span>{t.rich("since", { at: () => <DateTime at={session.createdAt} /> })}</span>
					<span>{t.rich("lastSeen", { at: () => <DateTime at={session.lastSeenAt} /> })}</span>
				</p>
			</div>
			{session.isThis ? null : <EndSession sessionId={session.id} device={device} />}
		</li>
	);
}

function nameOf({ device: { browser, system } }: OwnSession, t: Translate<"profile.sessions">): string {
	if (browser && system) return t("device", { browser, system });
	return browser ?? system ?? t("unknown");
}
