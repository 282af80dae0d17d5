"use client";

import { MailCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button.tsx";
import { Card, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { Link } from "@/components/ui/link.tsx";
import { Status } from "@/components/ui/status.tsx";
import type { FileRow } from "@/lib/accounts/invitations/file/invite-many.ts";
import { FileRows } from "./file-rows.tsx";

interface InvitedReportProps {
	invited: number;
	/** The rows that invited no one. */
	rows: readonly FileRow[];
	onAgain: () => void;
}

/** How many were invited, and which rows invited no one. */
export function InvitedReport({ invited, rows, onAgain }: InvitedReportProps) {
	const t = useTranslations("adminInvitations");
	return (
		<div className="space-y-4">
			<Card>
				<Status>
					<EmptyState
						icon={MailCheck}
						title={t("report.title", { count: invited })}
						action={
							<>
								<Button variant="outline" onClick={onAgain}>
									{t("report.again")}
								</Button>
								<Button asChild>
									<Link href="/admin/users/invitations">{t("report.see")}</Link>
								</Button>
							</>
						}
					>
						{t("report.text", { count: invited })}
					</EmptyState>
				</Status>
			</Card>
			{rows.length > 0 ? (
				<Card>
					<CardHeader>
						<CardTitle>{t("report.notInvited", { count: rows.length })}</CardTitle>
					</CardHeader>
					<FileRows rows={rows} />
				</Card>
			) : null}
		</div>
	);
}
