import type { PlanKind } from "@/generated/prisma/enums.ts";
import type { ReadContext } from "@/lib/actions/verb.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { type Database, database } from "@/lib/platform/database/db.ts";
import { deploymentCurrency } from "@/lib/platform/database/deployment-time-zone.ts";
import { readToday } from "@/lib/platform/database/read-today.ts";
import { sqlOf, type Transaction } from "@/lib/platform/database/transaction.ts";
import { type CataloguePack, comparedPacks, type Offer } from "./pack-price.ts";
import { NEWEST_VERSION, type PlanTerms, termsOf } from "./plan-terms.ts";

export interface CatalogueSection {
	readonly creditType: { id: string; name: string; nameInText: string };
	readonly packs: readonly CataloguePack[];
	readonly subscriptions: readonly CatalogueSubscription[];
}

/** A subscription that is on sale. The price is before tax, in the currency's minor unit. */
export interface CatalogueSubscription
	extends Pick<
		CataloguePack,
		"id" | "version" | "name" | "creditTypeId" | "priceMinor" | "currency" | "taxRateBasisPoints" | "validityMonths"
	> {
	readonly kind: "allowance" | "unlimited";
	/** Which arrive each month, and how many of them last one month longer. Null where it is unlimited. */
	readonly credits: bigint | null;
	readonly carryOverCredits: bigint | null;
}

type CatalogueContext = ReadContext<Database | Transaction["prisma"]>;

/**
 * The plans that this buyer can buy today, by credit type, in the operator's order (product.md 48): in the currency of
 * their billing information, or in the deployment's where they have chosen none or a plan has no price in it. A type
 * without plans is left out. Without a buyer, in the deployment's.
 */
export async function readCatalogue({
	actor,
	db = database(),
}: Partial<CatalogueContext>): Promise<CatalogueSection[]> {
	const [currencies, { day }, creditTypes] = await Promise.all([
		currenciesOf(db, actor ?? null),
		readToday(db),
		db.creditType.findMany({
			where: { retiredAt: null },
			orderBy: [{ position: "asc" }, { id: "asc" }],
			include: {
				plans: {
					where: { withdrawnAt: null },
					orderBy: [{ position: "asc" }, { id: "asc" }],
					include: NEWEST_VERSION,
				},
			},
		}),
	]);
	return creditTypes
		.map(({ id, name, nameInText, plans }) => {
			const offers = plans.flatMap(({ id: planId, kind, creditTypeId, versions: [newest] }) => {
				if (!newest || !isOnSale(termsOf(newest), day)) return [];
				const terms = { ...termsOf(newest), id: planId, kind, version: newest.version, creditTypeId };
				return offeredIn(terms, currencies) ?? [];
			});
			return {
				creditType: { id, name, nameInText },
				packs: comparedPacks(offers.filter((offer) => offer.kind === "pack").map(({ kind: _, ...pack }) => pack)),
				subscriptions: offers.filter((offer) => offer.kind !== "pack"),
			};
		})
		.filter(({ packs, subscriptions }) => packs.length + subscriptions.length > 0);
}

/** One pack on sale with its credit type, or null if none has this id. */
export async function readPack(
	{ actor, db = database() }: CatalogueContext,
	planId: string,
): Promise<{ creditType: CatalogueSection["creditType"]; pack: CataloguePack } | null> {
	for (const { creditType, packs } of await readCatalogue({ actor, db })) {
		const pack = packs.find(({ id }) => id === planId);
		if (pack) return { creditType, pack };
	}
	return null;
}

/** One subscription on sale with its credit type, or null if none has this id. */
export async function readSubscriptionOnSale(
	{ actor, db = database() }: CatalogueContext,
	planId: string,
): Promise<{ creditType: CatalogueSection["creditType"]; subscription: CatalogueSubscription } | null> {
	for (const { creditType, subscriptions } of await readCatalogue({ actor, db })) {
		const subscription = subscriptions.find(({ id }) => id === planId);
		if (subscription) return { creditType, subscription };
	}
	return null;
}

/** Whether a plan is on sale on this day of the deployment's; both days are included. */
export function isOnSale(
	{ onSaleFrom, onSaleUntil }: Pick<PlanTerms, "onSaleFrom" | "onSaleUntil">,
	day: string,
): boolean {
	return (onSaleFrom === null || onSaleFrom <= day) && (onSaleUntil === null || day <= onSaleUntil);
}

/** What a buyer pays in: the currency that they have chosen, then the deployment's. */
async function currenciesOf(db: Database | Transaction["prisma"], actor: Actor | null): Promise<readonly string[]> {
	const [billing, ofDeployment] = await Promise.all([
		actor && db.billingInformation.findUnique({ where: { userId: actor.userId }, select: { currency: true } }),
		deploymentCurrency(sqlOf(db)),
	]);
	return [billing?.currency ?? ofDeployment, ofDeployment];
}

type SoldTerms = PlanTerms & Pick<CataloguePack, "id" | "version" | "creditTypeId"> & { readonly kind: PlanKind };
type Sold = (Offer & { readonly kind: "pack" }) | CatalogueSubscription;

/** A plan at its price in the first of these currencies that it has one in; null where it has none. */
function offeredIn(
	{ kind, prices, credits, carryOverCredits, ...terms }: SoldTerms,
	currencies: readonly string[],
): Sold | null {
	const price = currencies.flatMap((currency) => prices.filter((one) => one.currency === currency)).at(0);
	if (!price) return null;
	const { id, version, name, creditTypeId, taxRateBasisPoints, validityMonths } = terms;
	const sold = { id, version, name, creditTypeId, ...price, taxRateBasisPoints, validityMonths };
	if (kind !== "pack") return { ...sold, kind, credits, carryOverCredits };
	return credits === null ? null : { ...sold, kind, credits };
}
