import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Link } from "@/components/ui/link.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import type { UserRight } from "@/lib/auth/rights-of-organization.ts";

interface NextStepProps {
	actor: Actor;
	right: UserRight;
	href: string;
	/** What the link says. */
	children: ReactNode;
}

/** What an empty page offers: the link to where it is done, for those who may; else whom to ask. */
export function NextStep({ actor, right, href, children }: NextStepProps) {
	if (!actor.rights.has(right)) return <AskForRight right={right} />;
	return (
		<Button asChild variant="outline">
			<Link href={href}>{children}</Link>
		</Button>
	);
}

/** Whom to ask, for those whose user role lacks a right. */
export async function AskForRight({ right }: { right: UserRight }) {
	const [word, rights] = await Promise.all([getTranslations("words"), getTranslations("adminRoles.right")]);
	return <p className="max-w-md text-pretty text-muted text-small">{word("askForRight", { right: rights(right) })}</p>;
}
