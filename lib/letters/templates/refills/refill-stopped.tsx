import type { AccountKind, RefillPause } from "@/generated/prisma/enums.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import type { Letter } from "../../letter.ts";
import type { Reader } from "../../reader.ts";
import { Action, Paragraph } from "../mail-layout.tsx";

/** That a refill moves nothing, and why (product.md 55). Amounts are credits. */
export interface StoppedRefill {
	readonly pool: AccountKind;
	/** The share group's name; empty for a wallet. */
	readonly group: string;
	readonly type: string;
	readonly what: "paused" | "ceiling_reached" | "wallet_short";
	readonly because: RefillPause | null;
	/** In the pool, or of the wallet what can be shared. */
	readonly available: bigint | null;
	readonly href: string;
}

export function refillStopped(reader: Reader, { what, because, href, available, ...about }: StoppedRefill): Letter {
	const { t } = reader;
	const values = { ...about, available: toJsonCredits(available ?? 0n) };
	return {
		subject: t(`refill_stopped.${what}.subject`, values),
		body: (
			<>
				<Paragraph>{t(`refill_stopped.${what}.text`, values)}</Paragraph>
				{because ? <Paragraph>{t(`refill_stopped.because.${because}`)}</Paragraph> : null}
				<Paragraph>{t(`refill_stopped.${what}.next`, values)}</Paragraph>
				<Action href={href}>{t("refill_stopped.action")}</Action>
			</>
		),
	};
}
