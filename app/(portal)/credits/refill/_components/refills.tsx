import { getTranslations } from "next-intl/server";
import { HowToStop } from "@/app/(portal)/_components/whose-credits/how-to-stop.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Card, CardContent } from "@/components/ui/card.tsx";
import { Link } from "@/components/ui/link.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { readCreditView } from "@/lib/owners/credit-view.ts";
import { readRefills } from "@/lib/refills/queries.ts";
import { readTopUpOffer, type TopUpOffer } from "@/lib/refills/top-up-offer.ts";
import { RefillCard } from "./refill-card.tsx";
import { TopUpButton } from "./top-up-button.tsx";

/** What is ordered for the actor's wallets, and what is shared with their groups. */
export async function Refills({ actor }: { actor: Actor }) {
	const [t, refills, offer] = await Promise.all([
		getTranslations("refill"),
		readRefills({ actor }),
		readTopUpOffer({ actor }),
	]);
	const wallets = refills.filter(({ pool }) => pool === "wallet");
	const groups = refills.filter(({ pool }) => pool === "share_group");
	const set = new Set(wallets.map(({ creditTypeId }) => creditTypeId));
	const free = offer.types.filter(({ creditTypeId }) => !set.has(creditTypeId));
	return (
		<>
			<section aria-labelledby="top-ups" className="space-y-4">
				<Heading
					id="top-ups"
					title={t("topUp.title")}
					action={
						offer.obstacle === null && free.length > 0 ? (
							<TopUpButton types={free} gateways={offer.gateways} stored={null} />
						) : null
					}
				/>
				{wallets.map((refill) => (
					<RefillCard key={refill.id} refill={refill} offer={offer} />
				))}
				{wallets.length === 0 ? <None text={t("topUp.none")} /> : null}
				<Obstacle actor={actor} offer={offer} />
			</section>
			<section aria-labelledby="group-refills" className="space-y-4">
				<Heading
					id="group-refills"
					title={t("group.title")}
					action={
						<Button asChild variant="outline">
							<Link href="/share">{t("group.groups")}</Link>
						</Button>
					}
				/>
				{groups.map((refill) => (
					<RefillCard key={refill.id} refill={refill} offer={offer} />
				))}
				{groups.length === 0 ? <None text={t("group.none")} /> : null}
			</section>
		</>
	);
}

function Heading({ id, title, action }: { id: string; title: string; action: React.ReactNode }) {
	return (
		<div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
			<h2 id={id} className="font-semibold">
				{title}
			</h2>
			{action}
		</div>
	);
}

function None({ text }: { text: string }) {
	return (
		<Card>
			<CardContent className="text-muted text-sm">{text}</CardContent>
		</Card>
	);
}

/** Why none can be set, and what to do about it. */
async function Obstacle({ actor, offer: { obstacle } }: { actor: Actor; offer: TopUpOffer }) {
	const t = await getTranslations("refill.topUp.obstacles");
	if (obstacle === null) return null;
	const view = obstacle === "usesAnothers" ? await readCreditView({ actor }) : null;
	return (
		<p className="text-muted text-sm">
			{t.rich(obstacle, {
				billing: (chunks) => (
					<Link href="/billing" className="text-accent-ink underline">
						{chunks}
					</Link>
				),
			})}
			{view ? <HowToStop actor={actor} view={view} /> : null}
		</p>
	);
}
