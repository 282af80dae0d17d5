"use client";

import { useTranslations } from "next-intl";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list.tsx";
import type { Moving, OfferedInvitation } from "@/lib/accounts/invitations/accept/read-invitation.ts";
import { START_PATH } from "@/lib/auth/sign-in/next-path.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { AuthLink } from "../../_components/auth-link.tsx";
import { CardForm } from "../../_components/card-form.tsx";
import { useCard } from "../../_components/use-card.ts";
import { acceptInvitationAction } from "../actions.ts";
import { InvitationCard } from "./invitation-card.tsx";

interface AcceptMoveProps {
	token: string;
	offer: OfferedInvitation;
	moving: Moving;
}

/** For a user with an account: what moves into the organization, in numbers, before anything does (product.md 39). */
export function AcceptMove({ token, offer, moving }: AcceptMoveProps) {
	const t = useTranslations("auth.invitation");
	const word = useTranslations("words");
	const card = useCard({
		action: acceptInvitationAction,
		input: () => ({ token }),
		leadsTo: START_PATH,
	});
	const { organizationName: organization, roleName: role } = offer;
	return (
		<InvitationCard offer={offer} elsewhere={<AuthLink href={START_PATH}>{t("notNow")}</AuthLink>}>
			<div className="space-y-2">
				<h2 className="font-semibold text-sm">{t("moves", { organization })}</h2>
				<DescriptionList className="rounded-lg border border-line">
					<DescriptionItem term={t("credits")} numeric>
						{moving.credits.length === 0 ? word("none") : null}
						{moving.credits.map(({ creditTypeId, nameInText, available }) => (
							<span key={creditTypeId} className="block">
								{word("balance", { credits: toJsonCredits(available), type: nameInText })}
							</span>
						))}
					</DescriptionItem>
					<DescriptionItem term={t("orders")} numeric>
						{t("count", { count: moving.orders })}
					</DescriptionItem>
					<DescriptionItem term={t("shareGroups")} numeric>
						{t("count", { count: moving.shareGroups })}
					</DescriptionItem>
					{moving.subscriptions.length > 0 ? (
						<DescriptionItem term={t("subscriptions")}>
							{moving.subscriptions.map((plan) => (
								<span key={plan} className="block">
									{plan}
								</span>
							))}
						</DescriptionItem>
					) : null}
				</DescriptionList>
			</div>
			<ul className="list-disc space-y-1 pl-5 text-muted text-small">
				<li>{t("role", { organization, role })}</li>
				<li>{t("seen", { organization })}</li>
				<li>{t("left", { from: moving.fromOrganization, count: moving.invitations })}</li>
			</ul>
			<CardForm card={card} submit={t("acceptMove", { organization })} />
		</InvitationCard>
	);
}
