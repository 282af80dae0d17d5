"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { START_PATH } from "@/lib/auth/next-path.ts";
import type { OfferedInvitation } from "@/lib/invitations/read-invitation.ts";
import { CardForm } from "../../_components/card-form.tsx";
import { PasswordFor } from "../../_components/password-for.tsx";
import { guessTimeZone, useCardForm } from "../../_components/use-card-form.ts";
import { acceptAsNewUserAction } from "../actions.ts";
import { InvitationCard } from "./invitation-card.tsx";

/** No account yet: a name, a password, and he is in. */
export function AcceptAsNewUser({ token, offer }: { token: string; offer: OfferedInvitation }) {
	const t = useTranslations("auth");
	const card = useCardForm({
		action: acceptAsNewUserAction,
		input: (text) => ({ token, name: text("name"), password: text("password"), timeZone: guessTimeZone() }),
		leadsTo: START_PATH,
	});
	return (
		<InvitationCard offer={offer}>
			<CardForm card={card} submit={t("invitation.accept")}>
				<Field label={t("name")} error={card.errorOf("name")} required>
					<Input name="name" autoComplete="name" defaultValue={offer.name} />
				</Field>
				<PasswordFor email={offer.email} label={t("password")} error={card.errorOf("password")} />
			</CardForm>
		</InvitationCard>
	);
}
