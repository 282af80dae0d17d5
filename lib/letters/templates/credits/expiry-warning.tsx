import type { WarnedCredits } from "@/lib/expiry-warnings/read-warned-credits.ts";
import { roughly } from "@/lib/usage/expected-losses.ts";
import type { Letter } from "../../letter.ts";
import { type Reader, singleLine } from "../../reader.ts";
import { Action, Note, Paragraph } from "../mail-layout.tsx";

/** A mail lists so many pools and days; the rest is in the portal. */
const LISTED = 20;

interface Expiring {
	/** Soonest first, and at least one. */
	readonly credits: readonly WarnedCredits[];
	/** The deployment's, in which credits expire. */
	readonly timeZone: string;
	readonly hrefOf: (path: string) => string;
}

/** To whose credits expire soon: how many and when, what of them would be lost, and what would use them (product.md 28b). */
export function expiryWarning(reader: Reader, { credits, timeZone, hrefOf }: Expiring): Letter {
	const { t } = reader;
	const [first] = credits;
	const day = (at: Date | undefined) => (at ? reader.day(at, timeZone) : "");
	const isOne = credits.length === 1 && first !== undefined;
	const groups = new Set(credits.map(({ shareGroupId }) => shareGroupId));
	const path = groups.size === 1 && first?.shareGroupId ? `/share/${first.shareGroupId}` : "/credits";
	const more = credits.length - LISTED;
	return {
		subject: isOne
			? t("expiry_warning.one", { credits: Number(first.credits), type: first.type, day: day(first.at) })
			: t("expiry_warning.many", { day: day(first?.at) }),
		body: (
			<>
				<Paragraph>{t("expiry_warning.text")}</Paragraph>
				{credits.slice(0, LISTED).map((one) => (
					<Paragraph key={`${one.of} ${one.name} ${one.shareGroupId} ${one.type} ${one.at.getTime()}`}>
						{t(`expiry_warning.${one.of}`, {
							...{ credits: Number(one.credits), type: one.type, name: singleLine(one.name ?? ""), day: day(one.at) },
						})}{" "}
						{lossOf(reader, one)}
					</Paragraph>
				))}
				{more > 0 ? <Paragraph>{t("expiry_warning.more", { count: more })}</Paragraph> : null}
				<Ways reader={reader} credits={credits} />
				<Action href={hrefOf(path)}>{t("expiry_warning.action")}</Action>
			</>
		),
	};
}

function lossOf({ t }: Reader, { credits, lost }: WarnedCredits): string {
	if (lost === 0n) return t("expiry_warning.lostNone");
	if (lost === credits) return t("expiry_warning.lostAll");
	return t("expiry_warning.lostSome", { lost: Number(roughly({ lost, credits })) });
}

/** What would use them in time, as far as this reader can do it. */
function Ways({ reader: { t }, credits }: { reader: Reader; credits: readonly WarnedCredits[] }) {
	const own = credits.filter((one) => one.of === "own");
	const parked = credits.find((one) => one.of === "parked");
	return (
		<>
			{own.length > 0 ? <Note>{t("expiry_warning.use")}</Note> : null}
			{own.some(({ purchased }) => purchased > 0n) ? <Note>{t("expiry_warning.share")}</Note> : null}
			{credits.some((one) => one.of === "group") ? <Note>{t("expiry_warning.inGroup")}</Note> : null}
			{parked ? <Note>{t("expiry_warning.setBack", { name: singleLine(parked.name ?? "") })}</Note> : null}
		</>
	);
}
