"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/fields/field.tsx";
import { Input } from "@/components/ui/fields/input.tsx";
import type { OfferedInvitation } from "@/lib/accounts/invitations/accept/read-invitation.ts";
import { START_PATH } from "@/lib/auth/sign-in/next-path.ts";
import { CardForm } from "../../_components/card-form.tsx";
import { guessTimeZone } from "../../_components/guess-time-zone.ts";
import { PasswordFor } from "../../_components/password-for.tsx";
import { useCard } from "../../_components/use-card.ts";
import { acceptAsNewUserAction } from "../actions.ts";
import { InvitationCard } from "./invitation-card.tsx";

/** For a visitor without an account: a name, a password, and they are in. */
export function AcceptAsNewUser({ token, offer }: { token: string; offer: OfferedInvitation }) {
	const t = useTranslations("auth.invitation");
	const word = useTranslations("words");
	const card = useCard({
		action: acceptAsNewUserAction,
		input: (values: { name: string; password: string }) => ({ token, ...values, timeZone: guessTimeZone() }),
		leadsTo: START_PATH,
	});
	return (
		<InvitationCard offer={offer}>
			<CardForm card={card} submit={t("accept")}>
				<Field label={word("name")} error={card.errorOf("name")} required>
					<Input {...card.form.register("name")} autoComplete="name" defaultValue={offer.name} />
				</Field>
				<PasswordFor
					{...card.form.register("password")}
					email={offer.email}
					label={word("password")}
					error={card.errorOf("password")}
				/>
			</CardForm>
		</InvitationCard>
	);
}
