import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { LimitInWords } from "@/app/(portal)/_components/limits/limit-in-words.tsx";
import { Credits } from "@/components/credits.tsx";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { readServiceUserCredits } from "@/lib/service-users/read-service-user-credits.ts";

/** What a service user can use now, and of whose: the wallet in use, and the share groups that let it in. */
export async function ServiceUserCredits({ actor, userId }: { actor: Actor; userId: string }) {
	const [t, usable] = await Promise.all([
		getTranslations("serviceUsers.credits"),
		readServiceUserCredits({ actor }, userId),
	]);
	if (!usable) notFound();
	const { types, groups } = usable;
	const pools = types.flatMap(({ pools: ofType }) => ofType);
	return (
		<Card>
			<CardHeader>
				<CardTitle>{t("title")}</CardTitle>
			</CardHeader>
			{pools.length === 0 && groups.length === 0 ? (
				<CardContent className="text-muted text-sm">{t("none")}</CardContent>
			) : (
				<DescriptionList>
					{types.flatMap(({ nameInText, pools: ofType }) =>
						ofType.map(({ accountId, groupName, ownerName, spendable, headroom }) => (
							<DescriptionItem
								key={accountId}
								term={<span className="inline-block first-letter:uppercase">{nameInText}</span>}
								note={
									groupName ? t("group", { group: groupName, owner: ownerName }) : t("wallet", { owner: ownerName })
								}
								numeric
							>
								<Credits credits={spendable} />
								{headroom ? (
									<span className="block whitespace-normal text-muted text-small">
										<LimitInWords headroom={headroom} type={nameInText} />
									</span>
								) : null}
							</DescriptionItem>
						)),
					)}
					{groups.length > 0 ? (
						<DescriptionItem term={t("groups")}>
							<ul>
								{groups.map(({ shareGroupId, name, creatorName }) => (
									<li key={shareGroupId}>{t("groupOf", { group: name, owner: creatorName })}</li>
								))}
							</ul>
						</DescriptionItem>
					) : null}
				</DescriptionList>
			)}
		</Card>
	);
}
