import type { Letter } from "../letter.ts";
import type { Reader } from "../reader.ts";
import { Action, Note, Paragraph } from "./mail-layout.tsx";

/** What a person has used of their limit on a pool (product.md 45). */
export interface WarnedLimit {
	readonly pool: "wallet" | "share_group";
	/** The share group's name, or that of the wallet's user. */
	readonly name: string;
	/** The wallet's user, or the share group's creator. */
	readonly owner: string;
	/** Whether that is the reader. */
	readonly isOwner: boolean;
	/** The person's name; null where they are the reader. */
	readonly user: string | null;
	readonly type: string;
	readonly period: string;
	readonly limit: bigint;
	readonly used: bigint;
	readonly resetsAt: Date | null;
	readonly raisedUntil: Date | null;
	readonly href: string;
}

export function limitWarning(reader: Reader, warned: WarnedLimit): Letter {
	const { t, instant } = reader;
	const { name, owner, isOwner, user, type, period, resetsAt, raisedUntil, href } = warned;
	const pool = isOwner && warned.pool === "wallet" ? "own_wallet" : warned.pool;
	const [limit, used] = [Number(warned.limit), Number(warned.used)];
	const values = { pool, name, type, period, limit, used, left: Math.max(0, limit - used) };
	const whose = user === null ? "yours" : "others";
	const said = { ...values, user: user ?? "" };
	return {
		subject: t(`limit_warning.${whose}.subject`, said),
		body: (
			<>
				<Paragraph>{t(`limit_warning.${whose}.text`, said)}</Paragraph>
				{raisedUntil ? <Paragraph>{t("limit_warning.raised", { until: instant(raisedUntil) })}</Paragraph> : null}
				{resetsAt ? <Paragraph>{t("limit_warning.resets", { at: instant(resetsAt) })}</Paragraph> : null}
				<Note>{t(isOwner ? "limit_warning.changeOwn" : "limit_warning.change", { pool, owner })}</Note>
				<Action href={href}>{t(`limit_warning.${whose}.action`)}</Action>
			</>
		),
	};
}
