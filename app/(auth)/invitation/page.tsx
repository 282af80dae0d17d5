import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { PageMadeFor } from "@/app/_components/page-made-for.tsx";
import { currentActorOrNull } from "@/app/current-actor.ts";
import { Texts } from "@/components/texts.tsx";
import { type InvitationState, readInvitation } from "@/lib/accounts/invitations/accept/read-invitation.ts";
import { LinkNotGood } from "../_components/link-not-good.tsx";
import { Steady } from "../_components/steady.tsx";
import { tokenOf } from "../_components/token-of.ts";
import { AcceptAsNewUser } from "./_components/accept-as-new-user.tsx";
import { AcceptMove } from "./_components/accept-move.tsx";
import { CannotAccept } from "./_components/cannot-accept.tsx";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("auth.invitation"))("title") };
}

/** What the invitation means for the person who opened its link; nothing changes before they accept. */
export default async function InvitationPage({ searchParams }: PageProps<"/invitation">) {
	const token = tokenOf(await searchParams);
	const actor = await currentActorOrNull();
	const state = await readInvitation({ actor }, token);
	return (
		<Steady>
			<PageMadeFor actor={actor}>
				<Texts of={["auth.invitation", "auth.newPassword"]}>
					<Invitation token={token} state={state} />
				</Texts>
			</PageMadeFor>
		</Steady>
	);
}

function Invitation({ token, state }: { token: string; state: InvitationState }) {
	const t = useTranslations("auth.invitation");
	switch (state.kind) {
		case "not_good":
			return <LinkNotGood text={t("linkNotGood")} />;
		case "new_user":
			return <AcceptAsNewUser token={token} offer={state.offer} />;
		case "move":
			return <AcceptMove token={token} offer={state.offer} moving={state.moving} />;
		default:
			return <CannotAccept token={token} state={state} />;
	}
}
