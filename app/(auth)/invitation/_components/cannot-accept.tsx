import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Link } from "@/components/ui/link.tsx";
import type { InvitationState } from "@/lib/accounts/invitations/accept/read-invitation.ts";
import { START_PATH } from "@/lib/auth/sign-in/next-path.ts";
import { readableAddress } from "@/lib/text/addresses/readable-address.ts";
import { signOutForInvitation } from "../actions.ts";
import { InvitationCard } from "./invitation-card.tsx";

interface CannotAcceptProps {
	token: string;
	state: Extract<InvitationState, { kind: "sign_in" | "another" | "member" | "stuck" }>;
}

/** Why the invitation can't be accepted as things are, and the one thing to do about it. */
export function CannotAccept({ token, state }: CannotAcceptProps) {
	const t = useTranslations("auth.invitation");
	const word = useTranslations("words");
	const { organizationName: organization, email } = state.offer;
	const here = `/invitation?token=${encodeURIComponent(token)}`;
	return (
		<InvitationCard offer={state.offer}>
			<Banner tone={state.kind === "stuck" || state.kind === "another" ? "warn" : "accent"}>
				{state.kind === "sign_in" ? t("signInFirst", { email: readableAddress(email) }) : null}
				{state.kind === "another"
					? t("another", { signedInAs: readableAddress(state.signedInAs), email: readableAddress(email) })
					: null}
				{state.kind === "member" ? t("member", { organization }) : null}
				{state.kind === "stuck" ? t(`stuck.${state.obstacle}`, { organization }) : null}
			</Banner>
			{state.kind === "another" ? (
				<form action={signOutForInvitation}>
					<input type="hidden" name="token" value={token} />
					<Button type="submit" className="w-full">
						{word("signOut")}
					</Button>
				</form>
			) : (
				<Button asChild className="w-full">
					{state.kind === "sign_in" ? (
						<Link href={`/sign-in?next=${encodeURIComponent(here)}`}>{word("signIn")}</Link>
					) : (
						<Link href={START_PATH}>{word("toOverview")}</Link>
					)}
				</Button>
			)}
		</InvitationCard>
	);
}
