"use client";

import { useTranslations } from "next-intl";
import { NewPasswordField } from "@/components/new-password-field.tsx";
import { Banner } from "@/components/ui/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { START_PATH } from "@/lib/auth/next-path.ts";
import type { OfferedInvitation } from "@/lib/invitations/read-invitation.ts";
import { AuthCard } from "../../_components/auth-card.tsx";
import { guessTimeZone, useCardForm } from "../../_components/use-card-form.ts";
import { acceptAsNewUserAction } from "../actions.ts";

/** No account yet: a name, a password, and he is in. */
export function AcceptAsNewUser({ token, offer }: { token: string; offer: OfferedInvitation }) {
	const t = useTranslations("auth");
	const { form, errorOf, message, pending } = useCardForm({
		send: (text) =>
			acceptAsNewUserAction({ token, name: text("name"), password: text("password"), timeZone: guessTimeZone() }),
		onDone: () => {
			window.location.assign(START_PATH);
			return "leaving";
		},
	});
	const { organizationName: organization, inviterName: inviter, roleName: role } = offer;
	return (
		<AuthCard
			title={t("invitation.join", { organization })}
			text={t("invitation.invitedBy", { inviter, organization, role })}
		>
			<form {...form} className="space-y-4">
				{message ? (
					<Banner tone="bad" role="alert">
						{message}
					</Banner>
				) : null}
				<Field label={t("name")} error={errorOf("name")} required>
					<Input name="name" autoComplete="name" defaultValue={offer.name} />
				</Field>
				<Field label={t("email")}>
					<Input name="email" type="email" autoComplete="username" value={offer.email} readOnly />
				</Field>
				<NewPasswordField label={t("password")} error={errorOf("password")} />
				<Button type="submit" className="w-full" pending={pending}>
					{t("invitation.accept")}
				</Button>
			</form>
		</AuthCard>
	);
}
