import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button.tsx";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { Link } from "@/components/ui/link.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { readWalletLimits, type WalletLimits } from "@/lib/limits/wallet-limits.ts";
import type { CreditView } from "@/lib/owners/credit-view.ts";
import { readLatestGroups } from "@/lib/share-groups/latest-groups.ts";
import type { UseOfView } from "@/lib/usage/use-of-view.ts";
import type { WalletCard } from "@/lib/usage/wallet-cards.ts";
import { walletCards } from "../wallet-cards.ts";
import { GroupsInUse, SHOWN_GROUPS } from "./groups-in-use.tsx";
import { LimitsOf, Rest, Sharer } from "./sharer.tsx";
import { shownPeople } from "./shown-people.ts";
import { usedInWords } from "./used-in-words.ts";

/**
 * Who uses these credits, and how much of each type this month: people, and the share groups that the reader has created.
 * Together that is what the cards show as used. The owner sees what each has used of their limit, and where limits are
 * changed (product.md 43).
 */
export async function Sharers({ actor, view }: { actor: Actor; view: CreditView }) {
	const isOwn = view.person.id === actor.userId;
	const [types, groups, t] = await Promise.all([
		walletCards(view),
		isOwn ? readLatestGroups({ actor }, { limit: SHOWN_GROUPS }) : null,
		getTranslations("overview.sharers"),
	]);
	const uses = types.flatMap((type) => type.uses);
	const parked = view.isCreditUser && view.view === "own";
	return (
		<Card>
			<CardHeader>
				<CardTitle>{t("title")}</CardTitle>
				<span className="text-small text-muted">{t("thisMonth")}</span>
			</CardHeader>
			<People {...{ actor, view, types, parked }} uses={uses.filter(({ kind }) => kind !== "group")} />
			{groups ? <GroupsInUse types={types} latest={groups} uses={uses.filter(({ kind }) => kind === "group")} /> : null}
			{isOwn && !parked && view.creditUserCount > 0 ? (
				<CardContent className="border-t border-line py-3">
					<Button asChild variant="link">
						<Link href="/overview/limits">{t("limits")}</Link>
					</Button>
				</CardContent>
			) : null}
			{view.creditUserCount === 0 && !parked && !groups?.isShared ? (
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

interface PeopleProps {
	actor: Actor;
	view: CreditView;
	types: readonly WalletCard[];
	parked: boolean;
	/** Of no share group of the reader's. */
	uses: readonly UseOfView[];
}

/** The shown person first, then who used most; the others in one line, and former ones in one. */
async function People({ actor, view, types, parked, uses }: PeopleProps) {
	const [t, word] = await Promise.all([getTranslations("overview.sharers"), getTranslations("words")]);
	const { shown, hidden } = shownPeople(view, uses);
	const usedBy = (isMeant: (use: UseOfView) => boolean) => usedInWords(word, { types, uses: uses.filter(isMeant) });
	const usedByFormer = usedBy(({ kind }) => kind === "former");
	const limits = view.person.id === actor.userId && !parked ? await limitsOf(actor, shown) : [];
	return (
		<ul className="divide-y divide-line text-sm">
			{shown.map(({ id, name }) => (
				<Sharer key={id} name={name} used={usedBy(({ userId }) => userId === id)}>
					{id === view.person.id ? (
						<p className="text-small text-muted">{parked ? t("parked", { owner: view.owner.name }) : t("owner")}</p>
					) : null}
					<LimitsOf person={id} limits={limits} />
				</Sharer>
			))}
			{hidden > 0 ? (
				<Rest label={word("others", { count: hidden })} used={usedBy(({ kind }) => kind === "others")} />
			) : null}
			{usedByFormer.length > 0 ? <Rest label={t("former")} used={usedByFormer} /> : null}
		</ul>
	);
}

/** The limits of some users of the actor's own credits. */
async function limitsOf(actor: Actor, some: readonly { id: string }[]): Promise<readonly WalletLimits[]> {
	const people = some.map(({ id }) => id).filter((id) => id !== actor.userId);
	if (people.length === 0) return [];
	return (await readWalletLimits({ actor }, { ownerId: actor.userId, people })) ?? [];
}
