import { getTranslations } from "next-intl/server";
import { LimitButton } from "@/app/(portal)/_components/limits/limit-button.tsx";
import { LimitInWords } from "@/app/(portal)/_components/limits/limit-in-words.tsx";
import { RaiseButton } from "@/app/(portal)/_components/limits/raise-button.tsx";
import { typesOf } from "@/app/(portal)/_components/limits/types-of.ts";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { readWalletLimits } from "@/lib/limits/wallet-limits.ts";
import type { ServiceUser } from "@/lib/service-users/queries.ts";

/** How much of its Credit Owner's credits a service user may use, for those who may change that (product.md 43, 56). */
export async function ServiceUserLimits({ actor, user }: { actor: Actor; user: ServiceUser }) {
	const { id, name, creditOwner } = user;
	const [t, limits] = await Promise.all([
		getTranslations("serviceUsers.limits"),
		readWalletLimits({ actor }, { ownerId: creditOwner.id, people: [id] }),
	]);
	if (!limits) return null;
	const types = typesOf(limits, id);
	const raisable = types.filter(({ stands }) => stands?.credits != null);
	const limited = limits.flatMap(({ creditTypeId, nameInText, people }) => {
		const headroom = people.find(({ person }) => person === id)?.headroom;
		return headroom ? [{ creditTypeId, nameInText, headroom }] : [];
	});
	const window = { pools: { kind: "wallet", ownerId: creditOwner.id }, person: { id, name } } as const;
	return (
		<Card>
			<CardHeader>
				<CardTitle>{t("title")}</CardTitle>
				<span className="inline-flex gap-3">
					<LimitButton {...window} types={types} />
					{raisable.length > 0 ? <RaiseButton {...window} types={raisable} /> : null}
				</span>
			</CardHeader>
			{limited.length === 0 ? (
				<CardContent className="text-muted text-sm">{t("none", { owner: creditOwner.name })}</CardContent>
			) : (
				<DescriptionList>
					{limited.map(({ creditTypeId, nameInText, headroom }) => (
						<DescriptionItem
							key={creditTypeId}
							term={<span className="inline-block first-letter:uppercase">{nameInText}</span>}
							note={t("ofWallet", { owner: creditOwner.name })}
						>
							<LimitInWords headroom={headroom} type={nameInText} />
						</DescriptionItem>
					))}
				</DescriptionList>
			)}
		</Card>
	);
}
