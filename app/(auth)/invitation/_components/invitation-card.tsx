import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { OfferedInvitation } from "@/lib/accounts/invitations/accept/read-invitation.ts";
import { AuthCard } from "../../_components/auth-card.tsx";

interface InvitationCardProps {
	offer: OfferedInvitation;
	elsewhere?: ReactNode;
	children: ReactNode;
}

/** The inviter, the organization and the role; below them, what the visitor can do. */
export function InvitationCard({ offer, elsewhere, children }: InvitationCardProps) {
	const t = useTranslations("auth.invitation");
	const { organizationName: organization, inviterName: inviter, roleName: role } = offer;
	const text =
		inviter === null ? t("invited", { organization, role }) : t("invitedBy", { inviter, organization, role });
	return (
		<AuthCard title={t("join", { organization })} text={text} elsewhere={elsewhere}>
			{children}
		</AuthCard>
	);
}
