import { MailPlus } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { AskForRight } from "@/app/(portal)/_components/next-step.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Link } from "@/components/ui/link.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { mayEditUsers } from "@/lib/people/policy.ts";

interface InviteLinkProps {
	actor: Actor;
	/** Of an empty page, which says whom to ask to those who lack the right. */
	isNextStep?: boolean;
}

/** The link to inviting, for users who may edit users. */
export async function InviteLink({ actor, isNextStep = false }: InviteLinkProps) {
	if (!mayEditUsers(actor)) return isNextStep ? <AskForRight right="edit_user" /> : null;
	const t = await getTranslations("adminInvitations");
	return (
		<Button asChild variant={isNextStep ? "outline" : "default"}>
			<Link href="/admin/users/invite">
				<MailPlus aria-hidden />
				{t("invite")}
			</Link>
		</Button>
	);
}
