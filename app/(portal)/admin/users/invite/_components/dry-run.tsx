"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import type { Problem } from "@/components/forms/use-send.ts";
import { Banner } from "@/components/ui/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Card, CardFooter, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { Checkbox } from "@/components/ui/fields/checkbox.tsx";
import type { FileRow } from "@/lib/accounts/invitations/file/invite-many.ts";
import { FileRows } from "./file-rows.tsx";

interface DryRunProps {
	fileName: string;
	rows: readonly FileRow[];
	/** Why confirming was refused. */
	problem: Problem | null;
	pending: boolean;
	onConfirm: () => void;
	onBack: () => void;
}

/** What inviting the people of the file would do. No mail has been sent yet. */
export function DryRun({ fileName, rows, problem, pending, onConfirm, onBack }: DryRunProps) {
	const t = useTranslations("adminInvitations");
	const bad = rows.filter(({ problem }) => problem !== null);
	const good = rows.length - bad.length;
	const [isBadOnly, setBadOnly] = useState(false);
	return (
		<div className="space-y-4">
			{problem ? (
				<FormProblem problem={problem} />
			) : (
				<Banner tone={bad.length > 0 ? "warn" : "accent"} role="status" title={t("dryRun.title", { good })}>
					{t("dryRun.text", { bad: bad.length })}
				</Banner>
			)}
			<Card>
				<CardHeader>
					<CardTitle className="min-w-0">{t("dryRun.file", { file: fileName, count: rows.length })}</CardTitle>
					{bad.length > 0 && good > 0 ? (
						<Checkbox
							label={t("dryRun.badOnly", { count: bad.length })}
							checked={isBadOnly}
							onChange={({ target }) => setBadOnly(target.checked)}
						/>
					) : null}
				</CardHeader>
				<FileRows rows={isBadOnly ? bad : rows} />
				{/* In reach however long the file is. */}
				<CardFooter className="sticky bottom-0 bg-surface">
					<Button variant="outline" onClick={onBack}>
						{t("dryRun.another")}
					</Button>
					{good > 0 ? (
						<Button pending={pending} onClick={onConfirm}>
							{t("dryRun.confirm", { count: good })}
						</Button>
					) : null}
				</CardFooter>
			</Card>
		</div>
	);
}
