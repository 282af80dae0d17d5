import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button.tsx";
import { AuthCard } from "./auth-card.tsx";
import { AuthLink } from "./auth-link.tsx";

interface LinkNotGoodProps {
	/** How to come to a good one. */
	text: string;
	action?: { href: string; label: string };
}

/** A one-time link that is old, used, replaced or no link: the page says the same of all, and what to do. */
export function LinkNotGood({ text, action }: LinkNotGoodProps) {
	const t = useTranslations("auth.linkNotGood");
	const link = useTranslations("auth.elsewhere");
	return (
		<AuthCard
			title={t("title")}
			text={text}
			elsewhere={link.rich("haveAccount", { signIn: (label) => <AuthLink href="/sign-in">{label}</AuthLink> })}
		>
			{action ? (
				<Button asChild className="w-full">
					<a href={action.href}>{action.label}</a>
				</Button>
			) : null}
		</AuthCard>
	);
}
