import { MailOpen } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button.tsx";
import { AuthCard } from "./auth-card.tsx";
import { focusOn } from "./focus-on.ts";

interface MailboxCardProps {
	/** What the mail is for; the address is in it. */
	children: ReactNode;
	/** Whether mail is stored instead of sent: the card then says who can see it. */
	isMailStored: boolean;
	elsewhere: ReactNode;
	onBack: () => void;
}

/** "Look in your mailbox", whether the address has an account or not; read out in place of the form that was sent. */
export function MailboxCard({ children, isMailStored, elsewhere, onBack }: MailboxCardProps) {
	const t = useTranslations("auth.mailbox");
	const word = useTranslations("words");
	return (
		<AuthCard title={t("title")} titleRef={focusOn} elsewhere={elsewhere}>
			<div role="status" className="flex gap-3 rounded-lg bg-accent-soft px-4 py-3 text-sm">
				<MailOpen aria-hidden className="mt-0.5 size-4 shrink-0 text-accent-ink" />
				<p className="min-w-0">{children}</p>
			</div>
			<p className="text-small text-muted">{isMailStored ? word("emailStored") : t("nothing")}</p>
			<Button variant="outline" className="w-full" onClick={onBack}>
				{t("back")}
			</Button>
		</AuthCard>
	);
}
