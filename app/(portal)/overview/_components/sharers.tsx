import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button.tsx";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { Link } from "@/components/ui/link.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { readWalletLimits, type WalletLimits } from "@/lib/limits/wallet-limits.ts";
import type { CreditView } from "@/lib/owners/credit-view.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { type PersonUse, readUseThisMonth } from "@/lib/usage/usage-per-day.ts";
import { LimitsOf, Sharer, Used } from "./sharer.tsx";
import { walletCards } from "./wallet-cards.ts";

const SHOWN_PEOPLE = 6;

/**
 * The users who spend these credits, and how much of each type this month; former ones in one line. The owner sees what each
 * has used of their limit, and where limits are changed (product.md 43).
 */
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
	const isOwners = view.person.id === actor.userId && !parked;
	const limits = isOwners ? await limitsOf(actor, shown) : [];
	return (
		<Card>
			<CardHeader>
				<CardTitle>{t("title")}</CardTitle>
				<span className="text-small text-muted">{t("thisMonth")}</span>
			</CardHeader>
			<ul className="divide-y divide-line text-sm">
				{shown.map((person) => (
					<Sharer key={person.id} name={person.name} used={usedOf(use.filter((one) => one.userId === person.id))}>
						{person.id === view.person.id ? (
							<p className="text-small text-muted">{parked ? t("parked", { owner: view.owner.name }) : t("owner")}</p>
						) : null}
						<LimitsOf person={person.id} limits={limits} />
					</Sharer>
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
			{isOwners && view.creditUserCount > 0 ? (
				<CardContent className="border-t border-line py-3">
					<Button asChild variant="link">
						<Link href="/overview/limits">{t("limits")}</Link>
					</Button>
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

/** The limits of some users of the actor's own credits. */
async function limitsOf(actor: Actor, some: readonly { id: string }[]): Promise<readonly WalletLimits[]> {
	const people = some.map(({ id }) => id).filter((id) => id !== actor.userId);
	if (people.length === 0) return [];
	return (await readWalletLimits({ actor }, { ownerId: actor.userId, people })) ?? [];
}
