import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { toJsonCredits } from "@/lib/text/credits.ts";
import type { ShownCharge, ShownLot, ShownSlice } from "@/lib/usage/shown-charge.ts";
import { Credits } from "../credits.tsx";
import { DateTime } from "../date-time.tsx";
import { ExpiryDay } from "../expiry-day.tsx";
import { StateBadge } from "../state-badge.tsx";
import { Address } from "../ui/address.tsx";
import { DescriptionItem, DescriptionList } from "../ui/description-list.tsx";
import { Link } from "../ui/link.tsx";
import { UsagePoolName } from "./usage-pool-name.tsx";
import { UsageStatusBadge } from "./usage-status-badge.tsx";
import { UsageUserName } from "./usage-user-name.tsx";

/** What was used, by whom and when, and for each pool that the reader sees which of its lots paid and what came back. */
export function ChargeDetails({ charge }: { charge: ShownCharge }) {
	const { chargeId, heldAt, slices } = charge;
	const t = useTranslations("usage.charge");
	const column = useTranslations("usage.columns");
	const [{ service, reference, dateUsed, userName, userEmail }] = slices;
	return (
		<>
			<Summary charge={charge} />
			<DescriptionList className="border-t border-line">
				<DescriptionItem term={column("dateUsed")}>
					<DateTime at={dateUsed} precision="full" withZone />
				</DescriptionItem>
				{heldAt ? (
					<DescriptionItem term={t("heldAt")}>
						<DateTime at={heldAt} precision="full" withZone />
					</DescriptionItem>
				) : null}
				<DescriptionItem term={column("userName")}>
					<UsageUserName name={userName} />
					{userEmail ? (
						<span className="block text-small text-muted">
							<Address address={userEmail} />
						</span>
					) : null}
				</DescriptionItem>
				<DescriptionItem term={column("service")}>{service}</DescriptionItem>
				{reference ? <DescriptionItem term={column("reference")}>{reference}</DescriptionItem> : null}
				<DescriptionItem term={column("chargeId")}>
					<code className="text-small break-all">{chargeId}</code>
				</DescriptionItem>
			</DescriptionList>
			{slices.map((slice) => (
				<Slice key={slice.key} slice={slice} />
			))}
		</>
	);
}

/** What it cost in all, as far as the reader sees the pools, and what became of it. */
function Summary({ charge: { status, slices } }: { charge: ShownCharge }) {
	const t = useTranslations("usage.charge");
	const [first] = slices;
	const credits = sumOf(slices.map((slice) => slice.credits));
	const refunded = sumOf(slices.map((slice) => slice.refunded));
	const shownStatus = statusOf({ credits, refunded, first });
	const isCovered = first.pool.kind === "subscription";
	return (
		<div className="space-y-2 px-5 py-5">
			<p className="text-body font-semibold">{first.item}</p>
			<p className="flex flex-wrap items-baseline gap-x-2 text-sm text-muted">
				<span className="text-2xl font-semibold tracking-tight text-ink">
					<Credits credits={-credits} />
				</span>
				{first.creditType}
				{status === "cancelled" ? <StateBadge state="cancelled">{t("cancelled")}</StateBadge> : null}
				{status === "cancelled" || shownStatus === "used" ? null : <UsageStatusBadge status={shownStatus} />}
			</p>
			{isCovered ? <Note>{t("coveredText")}</Note> : null}
			{status === "cancelled" ? <Note>{t("cancelledText")}</Note> : null}
			{status !== "cancelled" && refunded > 0n ? (
				<Note>{t("refundedText", { refunded: toJsonCredits(refunded), left: toJsonCredits(credits - refunded) })}</Note>
			) : null}
		</div>
	);
}

function Note({ children }: { children: ReactNode }) {
	return <p className="text-pretty text-sm text-muted">{children}</p>;
}

/** Of the pools that are shown together: the charge's own status would tell of the others. */
function statusOf({ credits, refunded, first }: { credits: bigint; refunded: bigint; first: ShownSlice }) {
	if (credits === 0n) return first.status;
	if (refunded === 0n) return "used";
	return refunded < credits ? "partly_refunded" : "refunded";
}

const sumOf = (credits: readonly bigint[]) => credits.reduce((sum, one) => sum + one, 0n);

/** What one pool paid. */
function Slice({ slice: { pool, credits, balanceAfter, lots, moreLots, givenBack } }: { slice: ShownSlice }) {
	const t = useTranslations("usage.charge");
	const column = useTranslations("usage.columns");
	if (pool.kind === "subscription") {
		return (
			<Part title={<UsagePoolName pool={pool} />}>
				<DescriptionItem term={column("credits")} numeric>
					<Credits credits={0n} />
				</DescriptionItem>
			</Part>
		);
	}
	return (
		<Part title={t.rich("paidFrom", { pool: () => <UsagePoolName pool={pool} /> })}>
			{lots.map((lot) => (
				<DescriptionItem key={lot.lotId} term={<LotName lot={lot} />} note={<LotNote lot={lot} />} numeric>
					<Credits credits={-lot.credits} />
				</DescriptionItem>
			))}
			{moreLots > 0 ? <p className="px-5 py-2.5 text-muted">{t("moreLots", { count: moreLots })}</p> : null}
			{lots.length === 1 && moreLots === 0 ? null : (
				<DescriptionItem term={t("inAll")} numeric className="font-medium">
					<Credits credits={-credits} />
				</DescriptionItem>
			)}
			{balanceAfter === null ? null : (
				<DescriptionItem term={column("balanceAfter")} numeric>
					<Credits credits={balanceAfter} />
				</DescriptionItem>
			)}
			{givenBack.map(({ kind, at, credits: back }) => (
				<DescriptionItem
					key={at.getTime()}
					term={t(kind)}
					note={<DateTime at={at} precision="full" withZone />}
					numeric
				>
					<Credits credits={back} signed />
				</DescriptionItem>
			))}
		</Part>
	);
}

function Part({ title, children }: { title: ReactNode; children: ReactNode }) {
	return (
		<section className="border-t border-line">
			<h3 className="bg-canvas px-5 py-2.5 text-sm font-semibold">{title}</h3>
			<DescriptionList className="border-t border-line">{children}</DescriptionList>
		</section>
	);
}

/** What kind of credits these were, and the order that brought them. */
function LotName({ lot: { kind, order } }: { lot: ShownLot }) {
	const t = useTranslations("usage.charge");
	const word = useTranslations("words");
	if (order === null) return t(kind);
	return t.rich("purchasedWith", {
		order: () => (
			<Link href={`/orders/${order.id}`} className="num text-ink underline underline-offset-4">
				{word("orderNumber", { number: order.number.toString() })}
			</Link>
		),
	});
}

function LotNote({ lot: { expiresAt, givenBack } }: { lot: ShownLot }) {
	const t = useTranslations("usage.charge");
	return (
		<>
			{expiresAt ? t.rich("expires", { day: () => <ExpiryDay at={expiresAt} /> }) : t("neverExpires")}
			{givenBack > 0n ? <span className="block">{t("cameBack", { credits: toJsonCredits(givenBack) })}</span> : null}
		</>
	);
}
