import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { countSessions } from "@/lib/people/queries.ts";
import { EndUserSessions } from "./end-user-sessions.tsx";

/** On how many devices a user is signed in, with a button to end that. */
export async function UserSessions({ actor, user }: { actor: Actor; user: { id: string; name: string } }) {
	const [count, t] = await Promise.all([countSessions({ actor }, user.id), getTranslations("adminUsers.sessions")]);
	const { id, name } = user;
	return (
		<Card className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 px-5 py-4">
			<div className="min-w-0 max-w-2xl text-sm">
				<h2 className="font-medium">{t("title")}</h2>
				<p className="text-pretty text-muted">{t("text", { name, count: count ?? 0 })}</p>
			</div>
			{count ? <EndUserSessions user={{ id, name }} count={count} /> : null}
		</Card>
	);
}

export function UserSessionsSkeleton() {
	return (
		<Card aria-hidden className="space-y-2 px-5 py-4">
			<Skeleton className="h-4 w-20" />
			<Skeleton className="h-4 w-56" />
		</Card>
	);
}
