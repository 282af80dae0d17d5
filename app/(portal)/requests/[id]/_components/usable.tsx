import { getTranslations } from "next-intl/server";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import type { ShownRequest } from "@/lib/credit-requests/lists/read-request.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { LimitInWords } from "../../../_components/limits/limit-in-words.tsx";

type Pool = NonNullable<ShownRequest["explanation"]>["pools"][number];

/**
 * What the person could use now, and which limit stops them, as the decision that pays says it (product.md 45): a creator
 * reads of their own share groups alone.
 */
export async function Usable({ request }: { request: ShownRequest }) {
	const t = await getTranslations("requests.answer");
	const { explanation, user, credits, nameInText, as } = request;
	if (!explanation) return null;
	const isOfGroups = !as.isOwner && !as.isAdministrator;
	const { name } = user;
	return (
		<Card>
			<CardHeader>
				<CardTitle>{t(isOfGroups ? "hasOfGroups" : "has", { name })}</CardTitle>
			</CardHeader>
			<CardContent className="space-y-4 text-sm">
				{isOfGroups ? null : (
					<p className="num">
						{t("canUse", {
							name,
							available: toJsonCredits(explanation.available),
							needed: toJsonCredits(credits),
						})}
					</p>
				)}
				{explanation.pools.length === 0 ? <p className="text-muted">{t("noPools")}</p> : null}
				<ul className="space-y-3">
					{explanation.pools.map((pool, place) => (
						// biome-ignore lint/suspicious/noArrayIndexKey: a pool without a name has no other identity
						<li key={place}>
							<PoolInWords pool={pool} type={nameInText} />
						</li>
					))}
				</ul>
			</CardContent>
		</Card>
	);
}

async function PoolInWords({ pool, type }: { pool: Pool; type: string }) {
	const t = await getTranslations("limitsWhy");
	if (pool.name === null)
		return <p className="num text-muted">{t("unnamed", { credits: toJsonCredits(pool.gives) })}</p>;
	const { kind, name, inPool, limit, isOwnerSuspended, ownerName } = pool;
	return (
		<>
			<p className="num">
				<b className="font-medium">{t(`named.${kind}`, { name })}</b>: {t("inPool", { credits: toJsonCredits(inPool) })}{" "}
				{isOwnerSuspended ? t("suspended", { name: ownerName }) : null}
			</p>
			{limit && !isOwnerSuspended ? <LimitInWords headroom={limit} type={type} /> : null}
		</>
	);
}
