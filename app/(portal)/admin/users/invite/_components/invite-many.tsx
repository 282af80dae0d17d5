"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { useSend } from "@/components/forms/use-send.ts";
import { Banner } from "@/components/ui/banner.tsx";
import { Card, CardContent } from "@/components/ui/card.tsx";
import { FileDrop } from "@/components/ui/fields/file-drop.tsx";
import { MAX_CSV_BYTES } from "@/lib/accounts/invitations/bounds.ts";
import type { FileRow } from "@/lib/accounts/invitations/file/invite-many.ts";
import type { UserRoleChoice } from "@/lib/user-roles/queries.ts";
import { checkFileAction, inviteManyAction } from "../actions.ts";
import { DryRun } from "./dry-run.tsx";
import { InvitedReport } from "./invited-report.tsx";

type Step =
	| { kind: "choose"; message: string | null }
	| { kind: "check"; fileName: string; csv: string; rows: readonly FileRow[] }
	| { kind: "done"; invited: number; rows: readonly FileRow[] };

/** A file of people: chosen, checked row by row, and only after a confirmation invited. */
export function InviteMany({ roles }: { roles: readonly UserRoleChoice[] }) {
	const t = useTranslations("adminInvitations");
	const [step, setStep] = useState<Step>({ kind: "choose", message: null });
	const { send, pending, problem, forget } = useSend();

	async function check(file: File) {
		forget();
		if (file.size > MAX_CSV_BYTES) return setStep({ kind: "choose", message: t("tooBig") });
		setStep({ kind: "choose", message: null });
		// Text that isn't UTF-8 gets replacement characters, by which the server recognizes it.
		const csv = new TextDecoder().decode(await file.arrayBuffer());
		send({
			action: checkFileAction,
			input: () => ({ csv }),
			onDone: ({ rows }) => setStep({ kind: "check", fileName: file.name, csv, rows }),
		});
	}

	const confirm = (csv: string) =>
		send({
			action: inviteManyAction,
			input: () => ({ csv }),
			onDone: (invited) => setStep({ kind: "done", ...invited }),
		});

	function again() {
		forget();
		setStep({ kind: "choose", message: null });
	}

	if (step.kind === "check") {
		return <DryRun {...step} problem={problem} pending={pending} onConfirm={() => confirm(step.csv)} onBack={again} />;
	}
	if (step.kind === "done") return <InvitedReport invited={step.invited} rows={step.rows} onAgain={again} />;
	const offered = roles.filter(({ isBeyondActor }) => !isBeyondActor).map(({ name }) => name);
	return (
		<Card className="max-w-xl">
			<CardContent className="space-y-5">
				{step.message ? (
					<Banner tone="bad" role="alert">
						{step.message}
					</Banner>
				) : null}
				<FormProblem problem={problem} />
				<FileDrop
					texts={{ drop: t("drop"), reading: t("reading"), limits: t("limits") }}
					pending={pending}
					onFile={check}
				/>
				<div className="space-y-2 text-small text-muted">
					<p>{t("fileHelp", { roles: offered.join(", ") })}</p>
					<pre className="whitespace-pre-wrap rounded-lg bg-sunken px-3 py-2 font-mono text-ink leading-5">
						{`name,email,role\n${t("example")},sally@example.com,${offered.at(-1) ?? ""}`}
					</pre>
				</div>
			</CardContent>
		</Card>
	);
}
