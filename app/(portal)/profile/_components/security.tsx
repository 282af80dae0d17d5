"use client";

import { useTranslations } from "next-intl";
import { StateBadge } from "@/components/state-badge.tsx";
import { Card, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { ChangeEmail } from "./change-email.tsx";
import { ChangePassword } from "./change-password.tsx";
import { PendingEmail } from "./pending-email.tsx";

interface SecurityProps {
	email: string;
	pendingEmail: string | null;
	isEmailVerified: boolean;
	/** The share groups that the user loses with the old address. */
	groupsLost: readonly string[];
	/** Mail is not sent in this demonstration, but stored for the operator. */
	isMailStored: boolean;
}

/** What the user signs in with. Both are changed in windows that ask for the password. */
export function Security({ email, pendingEmail, isEmailVerified, ...more }: SecurityProps) {
	const t = useTranslations("profile");
	const word = useTranslations("words");
	return (
		<Card>
			<CardHeader>
				<CardTitle>{t("security")}</CardTitle>
			</CardHeader>
			<div className="divide-y divide-line text-sm">
				<div className="space-y-3 px-5 py-4">
					<div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
						<div className="min-w-0">
							<h3 className="font-medium">{word("email")}</h3>
							<p className="text-muted">
								{email} {isEmailVerified ? null : <StateBadge state="pending">{word("notConfirmed")}</StateBadge>}
							</p>
						</div>
						<ChangeEmail email={email} />
					</div>
					{pendingEmail ? <PendingEmail email={email} pendingEmail={pendingEmail} {...more} /> : null}
				</div>
				<div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 px-5 py-4">
					<div className="min-w-0">
						<h3 className="font-medium">{word("password")}</h3>
						<p className="text-muted">{t("password.text")}</p>
					</div>
					<ChangePassword />
				</div>
			</div>
		</Card>
	);
}
