import { toJsonCredits } from "@/lib/text/credits.ts";
import type { Letter } from "../../letter.ts";
import type { MailedOrder } from "../../read-order.ts";
import type { Reader } from "../../reader.ts";
import { Action, Note, Paragraph, Particulars, SmallLink } from "../mail-layout.tsx";
import { billRows, creditsOf, HowToPay } from "../orders/order-placed.tsx";

/** What a refill did by itself, and who used most before (product.md 55). Amounts are credits. */
export interface Refilled {
	/** What was ordered for the wallet; null for a share group. */
	readonly order: MailedOrder | null;
	/** What was shared; null for a wallet. */
	readonly shared: { readonly group: string; readonly credits: bigint } | null;
	readonly type: string;
	readonly available: bigint;
	readonly usedSince: Date | null;
	readonly users: readonly { readonly name: string; readonly credits: bigint }[];
	readonly href: string;
	/** Where it is changed. */
	readonly settings: string;
}

export function refilled(reader: Reader, { order, shared, type, href, settings, ...news }: Refilled): Letter {
	const { t } = reader;
	const pool = shared ? "share_group" : "wallet";
	const available = toJsonCredits(news.available);
	const about = { group: shared?.group ?? "", plan: order?.plan ?? "", number: order?.number ?? "", type };
	const values = { ...about, available, credits: toJsonCredits(shared?.credits ?? 0n) };
	return {
		subject: t(`refilled.${pool}.subject`, values),
		body: (
			<>
				<Paragraph>{t(`refilled.${pool}.text`, values)}</Paragraph>
				{order ? <OrderedPack reader={reader} order={order} /> : null}
				<UsedBy reader={reader} users={news.users} usedSince={news.usedSince} />
				<Action href={href}>{t(actionOf(order))}</Action>
				<Note>{t("refilled.why")}</Note>
				<SmallLink href={settings}>{t("refilled.settings")}</SmallLink>
			</>
		),
	};
}

function actionOf(order: MailedOrder | null) {
	if (!order) return "refilled.seeGroup";
	return order.status === "pending" ? "order_placed.openInvoice" : "receipt.action";
}

/** It stands in for the mail about an order, or its receipt. */
function OrderedPack({ reader, order }: { reader: Reader; order: MailedOrder }) {
	const { t } = reader;
	return (
		<>
			<Particulars
				rows={[
					[t("order_placed.number"), `#${order.number}`],
					[t("order_placed.plan"), order.plan],
					[t("order_placed.credits"), creditsOf(reader, order)],
					...billRows(reader, order),
					[t("order_placed.total"), reader.money(order.totalMinor, order.currency)],
				]}
			/>
			{order.status === "pending" ? <HowToPay reader={reader} order={order} /> : null}
			{order.status === "pending" || order.status === "paid" ? (
				<Note>{t(`order_placed.ofPack.${order.status}`)}</Note>
			) : null}
		</>
	);
}

function UsedBy({ reader, users, usedSince }: { reader: Reader } & Pick<Refilled, "users" | "usedSince">) {
	const { t } = reader;
	if (users.length === 0 || !usedSince) return null;
	return (
		<>
			<Paragraph>{t("refilled.usedBy", { day: reader.day(usedSince, "UTC") })}</Paragraph>
			<Particulars
				rows={users.map(({ name, credits }) => [name, t("refilled.used", { credits: toJsonCredits(credits) })])}
			/>
		</>
	);
}
