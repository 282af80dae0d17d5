import { getTranslations } from "next-intl/server";
import { Avatar } from "@/components/ui/avatar.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { Link } from "@/components/ui/link.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import type { CreditView } from "@/lib/owners/credit-view.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { type PersonUse, readUseThisMonth } from "@/lib/usage/usage-per-day.ts";
import { walletCards } from "./wallet-cards.ts";

const SHOWN_PEOPLE = 6;

/** The users who spend these credits, and how much of each type this month; former ones in one line. */
export async function Sharers({ actor, view }: { actor: Actor; view: CreditView }) {
	const [use, types, t, word] = await Promise.all([
		readUseThisMonth({ view }),
		walletCards(view),
		getTranslations("overview.sharers"),
		getTranslations("words"),
	]);
	const everyone = [view.person, ...view.creditUsers];
	const place = new Map(use.map(({ userId }, index) => [userId, index]).reverse() as [string, number][]);
	const [owner, ...others] = everyone;
	const busiest = others.sort((one, other) => (place.get(one.id) ?? Infinity) - (place.get(other.id) ?? Infinity) || 0);
	const shown = [owner, ...busiest].filter((person) => person !== undefined).slice(0, SHOWN_PEOPLE);
	const hidden = view.creditUserCount + 1 - shown.length;
	const usedOf = (some: readonly PersonUse[]) =>
		types.flatMap(({ creditTypeId, nameInText }) => {
			const used = some.filter((one) => one.creditTypeId === creditTypeId).reduce((sum, one) => sum + one.used, 0n);
			return used > 0n ? [word("balance", { credits: toJsonCredits(used), type: nameInText })] : [];
		});
	const usedByFormer = usedOf(use.filter((one) => !one.isSharing));
	const parked = view.isCreditUser && view.view === "own";
	return (
		<Card>
			<CardHeader>
				<CardTitle>{t("title")}</CardTitle>
				<span className="text-small text-muted">{t("thisMonth")}</span>
			</CardHeader>
			<ul className="divide-y divide-line text-sm">
				{shown.map((person) => (
					<li key={person.id} className="flex items-center gap-3 px-5 py-2.5">
						<Avatar name={person.name} className="size-7 text-[11px]" />
						<div className="min-w-0 flex-1">
							<p className="font-medium">{person.name}</p>
							{person.id === view.person.id ? (
								<p className="text-small text-muted">{parked ? t("parked", { owner: view.owner.name }) : t("owner")}</p>
							) : null}
						</div>
						<Used used={usedOf(use.filter((one) => one.userId === person.id))} />
					</li>
				))}
				{usedByFormer.length > 0 ? (
					<li className="flex items-center justify-between gap-3 px-5 py-2.5 text-muted">
						<p>{t("former")}</p>
						<Used used={usedByFormer} />
					</li>
				) : null}
			</ul>
			{hidden > 0 ? (
				<CardContent className="border-t border-line py-3 text-small text-muted">
					{word("others", { count: hidden })}
				</CardContent>
			) : null}
			{view.creditUserCount === 0 && !parked ? (
				<CardContent className="space-y-2 border-t border-line py-4 text-small text-muted">
					<p>{t("nobodyElse")}</p>
					{actor.rights.has("view_user_list") && actor.rights.has("edit_user") ? (
						<Button asChild variant="link">
							<Link href="/admin/users">{t("setUp")}</Link>
						</Button>
					) : null}
				</CardContent>
			) : null}
		</Card>
	);
}

function Used({ used }: { used: readonly string[] }) {
	return (
		<ul className="num text-right text-small text-muted">
			{used.map((credits) => (
				<li key={credits}>{credits}</li>
			))}
		</ul>
	);
}
