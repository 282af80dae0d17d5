import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { Credits } from "@/components/credits.tsx";
import { PagePart } from "@/components/page-part/page-part.tsx";
import { Card } from "@/components/ui/card.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { readOpenHandovers } from "@/lib/handovers/queries.ts";
import type { ManagedGroup } from "@/lib/share-groups/queries.ts";
import { readableAddress } from "@/lib/text/addresses/readable-address.ts";
import { HandoverSetting } from "../../../_components/handovers/handover-setting.tsx";
import { LimitButton } from "../../../_components/limits/limit-button.tsx";
import { AddEntries } from "./add-entries/add-entries.tsx";
import { EmailMessage } from "./email-message/email-message.tsx";
import { messageOf } from "./email-message/message-of.ts";
import { GroupRefills } from "./group-refills.tsx";
import { LimitExceptions, LimitForEverybody } from "./limits/limit-setting.tsx";
import { typesToLimit } from "./limits/types-to-limit.ts";
import { SpendTick } from "./spend-tick.tsx";

/** The limit per member, what refills the group, the blocklist, the Email Message, and the tick that lets the creator spend too. */
export function GroupSettings({ actor, group }: { actor: Actor; group: ManagedGroup }) {
	const t = useTranslations("shareGroupPage.settings");
	const word = useTranslations("words");
	const refill = useTranslations("refill.group");
	const handover = useTranslations("handover");
	const { id, ownAddress } = group;
	const hasExceptions = group.raises.length > 0 || group.limits.some(({ email }) => email !== null);
	return (
		<Card aria-label={t("title")} className="divide-y divide-line text-sm">
			<Setting
				title={t("limit")}
				value={<LimitForEverybody limits={group.limits} />}
				note={hasExceptions ? <LimitExceptions group={group} /> : null}
				action={
					<LimitButton
						pools={{ kind: "share_group", shareGroupId: id }}
						person={null}
						types={typesToLimit(group, null)}
					/>
				}
			/>
			<PagePart name={refill("setting")}>
				<GroupRefills actor={actor} group={group} />
			</PagePart>
			<Setting
				title={t("blocklist")}
				value={<Credits credits={group.entries.blocked} />}
				note={t("blocklistHelp")}
				action={<AddEntries group={messageOf(group)} list="blocklist" />}
			/>
			<Setting
				title={t("emailMessage")}
				value={group.emailMessage ? null : <span className="text-muted">{word("none")}</span>}
				note={group.emailMessage ? <span className="line-clamp-2">{group.emailMessage}</span> : null}
				action={<EmailMessage group={messageOf(group)} />}
			/>
			<PagePart name={handover("creator")}>
				<Creator group={group} />
			</PagePart>
			<div className="px-5 py-4 print:hidden">
				<SpendTick
					shareGroupId={id}
					spends={group.spendsToo}
					address={ownAddress && readableAddress(ownAddress)}
					isParked={group.isParked}
					isVerified={group.isOwnAddressVerified}
				/>
			</div>
		</Card>
	);
}

/** Who made the group, and the way to hand it over. */
async function Creator({ group: { id, name } }: { group: ManagedGroup }) {
	const [offers, t] = await Promise.all([readOpenHandovers({}, [id]), getTranslations("handover")]);
	return (
		<Setting
			title={t("creator")}
			value={t("you")}
			action={<HandoverSetting group={{ id, name }} offered={offers.get(id)} />}
		/>
	);
}

/** Its name at the left, what it is and what can be done about it at the right; more about it below. */
interface SettingProps {
	title: string;
	value: React.ReactNode;
	note?: React.ReactNode;
	action: React.ReactNode;
}

function Setting({ title, value, note, action }: SettingProps) {
	return (
		<div className="space-y-1.5 px-5 py-4">
			<div className="flex items-baseline justify-between gap-4">
				<h2 className="font-medium">{title}</h2>
				<div className="flex min-w-0 flex-wrap items-baseline justify-end gap-x-3 text-right">
					{value}
					{action}
				</div>
			</div>
			{note ? <div className="text-muted text-small">{note}</div> : null}
		</div>
	);
}
