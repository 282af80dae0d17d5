import { getTranslations } from "next-intl/server";
import { Credits } from "@/components/credits.tsx";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list.tsx";
import { Link } from "@/components/ui/link.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { maySeeAuditLog } from "@/lib/audit/policy.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { readUser, readUserCredits } from "@/lib/people/queries.ts";

/** What this user owns and who uses it, for an administrator to know before changing anything. */
export async function UserCredits({ actor, userId }: { actor: Actor; userId: string }) {
	const [user, credits, t, word] = await Promise.all([
		readUser({ actor }, userId),
		readUserCredits({ actor }, userId),
		getTranslations("adminUsers.credits"),
		getTranslations("words"),
	]);
	if (!user || !credits) return null;
	const isCreditUser = user.creditOwner.id !== user.id;
	const more = credits.count - credits.creditUsers.length;
	return (
		<div className="grid items-start gap-4 md:grid-cols-2">
			<Card>
				<CardHeader>
					<CardTitle>{t("own")}</CardTitle>
				</CardHeader>
				<DescriptionList>
					{credits.own.map(({ creditTypeId, nameInText, available }) => (
						<DescriptionItem
							key={creditTypeId}
							term={<span className="inline-block first-letter:uppercase">{nameInText}</span>}
							numeric
						>
							<Credits credits={available} />
						</DescriptionItem>
					))}
				</DescriptionList>
				{isCreditUser && credits.own.some(({ available }) => available > 0n) ? (
					<p className="border-t border-line px-5 py-3 text-small text-muted">
						{t("parked", { name: user.name, owner: user.creditOwner.name })}
					</p>
				) : null}
			</Card>
			<Card>
				<CardHeader>
					<CardTitle>{t("usedBy")}</CardTitle>
				</CardHeader>
				<CardContent className="text-sm">
					{credits.count === 0 ? (
						<p className="text-muted">{t("usedByNobody", { name: user.name })}</p>
					) : (
						<ul className="flex flex-wrap gap-x-4 gap-y-1">
							{credits.creditUsers.map(({ id, name }) => (
								<li key={id}>
									<Link href={`/admin/users/${id}`} className="underline-offset-4 hover:underline">
										{name}
									</Link>
								</li>
							))}
							{more > 0 ? <li className="text-muted">{word("others", { count: more })}</li> : null}
						</ul>
					)}
				</CardContent>
			</Card>
			{maySeeAuditLog(actor) ? (
				<Link
					href={`/admin/audit?q=${userId}`}
					className="w-fit text-sm text-accent-ink underline-offset-4 hover:underline"
				>
					{t("history")}
				</Link>
			) : null}
		</div>
	);
}

export function UserCreditsSkeleton() {
	return (
		<div aria-hidden className="grid gap-4 md:grid-cols-2">
			<Skeleton className="h-44 rounded-xl" />
			<Skeleton className="h-44 rounded-xl" />
		</div>
	);
}
