import { UsersRound } from "lucide-react";
import { getFormatter, getTranslations } from "next-intl/server";
import { CardContent } from "@/components/ui/card.tsx";
import { Link } from "@/components/ui/link.tsx";
import type { LatestGroup, LatestGroups } from "@/lib/share-groups/latest-groups.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import type { UseOfView } from "@/lib/usage/use-of-view.ts";
import type { WalletCard } from "@/lib/usage/wallet-cards.ts";
import { Rest, Used } from "./sharer.tsx";
import { usedInWords } from "./used-in-words.ts";

export const SHOWN_GROUPS = 4;

interface GroupsInUseProps {
	types: readonly WalletCard[];
	latest: LatestGroups;
	/** Of the reader's share groups. */
	uses: readonly UseOfView[];
}

/** The reader's newest share groups: what is left in each, whom it lets in, and what they used; the others in one line. */
export async function GroupsInUse({ types, latest: { groups, count }, uses }: GroupsInUseProps) {
	const [t, word] = await Promise.all([getTranslations("overview.sharers"), getTranslations("words")]);
	const usedOf = (some: readonly UseOfView[]) => usedInWords(word, { types, uses: some });
	const elsewhere = usedOf(uses.filter(({ shareGroupId }) => !groups.some(({ id }) => id === shareGroupId)));
	if (groups.length === 0 && elsewhere.length === 0) return null;
	return (
		<>
			<ul aria-label={t("groups")} className="divide-y divide-line border-t border-line text-sm">
				{groups.map((group) => (
					<GroupInUse key={group.id} group={group} used={usedOf(uses.filter((use) => use.shareGroupId === group.id))} />
				))}
				{elsewhere.length > 0 ? <Rest label={t("otherGroups")} used={elsewhere} /> : null}
			</ul>
			{count > groups.length ? (
				<CardContent className="border-t border-line py-3 text-small">
					<Link href="/share" className="text-accent-ink underline-offset-4 hover:underline">
						{t("allGroups", { count })}
					</Link>
				</CardContent>
			) : null}
		</>
	);
}

async function GroupInUse({ group: { id, name, entries, credits }, used }: { group: LatestGroup; used: string[] }) {
	const [t, word, format] = await Promise.all([
		getTranslations("overview.sharers"),
		getTranslations("words"),
		getFormatter(),
	]);
	const left = credits.map(({ available, nameInText: type }) =>
		word("balance", { credits: toJsonCredits(available), type }),
	);
	return (
		<li className="flex items-center gap-3 px-5 py-2.5">
			<span className="grid size-7 shrink-0 place-items-center rounded-full bg-sunken text-muted">
				<UsersRound aria-hidden className="size-4" />
			</span>
			<div className="min-w-0 flex-1">
				<Link href={`/share/${id}`} className="font-medium underline-offset-4 hover:underline">
					{name}
				</Link>
				<p className="num text-small text-muted">
					{left.length > 0 ? t("groupLeft", { credits: format.list(left) }) : t("groupEmpty")} ·{" "}
					{t("lettingIn", { count: entries })}
				</p>
			</div>
			<Used used={used} />
		</li>
	);
}
