"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useAsk } from "@/components/forms/use-ask.ts";
import { Banner } from "@/components/ui/banner.tsx";
import { Card, CardContent } from "@/components/ui/card.tsx";
import { MAX_CSV_BYTES } from "@/lib/invitations/bounds.ts";
import type { FileRow } from "@/lib/invitations/invite-many.ts";
import type { UserRoleChoice } from "@/lib/user-roles/queries.ts";
import { checkFileAction, inviteManyAction } from "../actions.ts";
import { DryRun } from "./dry-run.tsx";
import { FileDrop } from "./file-drop.tsx";
import { InvitedReport } from "./invited-report.tsx";

type Step =
	| { kind: "choose"; message: string | null }
	| { kind: "check"; fileName: string; csv: string; rows: readonly FileRow[]; message: string | null }
	| { kind: "done"; invited: number; rows: readonly FileRow[] };

/** A file of people: chosen, judged row by row, and only then, when somebody says so, invited. */
export function InviteMany({ roles }: { roles: readonly UserRoleChoice[] }) {
	const t = useTranslations("adminInvitations");
	const ask = useAsk();
	const [step, setStep] = useState<Step>({ kind: "choose", message: null });
	const [pending, setPending] = useState(false);
	const isUnderWay = useRef(false);

	/** One thing at a time, whatever is clicked meanwhile. */
	async function once(work: () => Promise<void>) {
		if (isUnderWay.current) return;
		isUnderWay.current = true;
		setPending(true);
		await work().finally(() => {
			isUnderWay.current = false;
			setPending(false);
		});
	}

	const check = (file: File) =>
		once(async () => {
			if (file.size > MAX_CSV_BYTES) return setStep({ kind: "choose", message: t("tooBig") });
			// What is not UTF-8 comes out with marks by which the server knows it.
			const csv = new TextDecoder().decode(await file.arrayBuffer());
			const result = await ask(checkFileAction, { csv });
			if (!result.ok) return setStep({ kind: "choose", message: result.message });
			setStep({ kind: "check", fileName: file.name, csv, rows: result.value.rows, message: null });
		});

	const confirm = () =>
		once(async () => {
			if (step.kind !== "check") return;
			const result = await ask(inviteManyAction, { csv: step.csv });
			if (!result.ok) return setStep({ ...step, message: result.message });
			setStep({ kind: "done", ...result.value });
		});

	const again = () => setStep({ kind: "choose", message: null });

	if (step.kind === "check") return <DryRun {...step} pending={pending} onConfirm={confirm} onBack={again} />;
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
				<FileDrop pending={pending} onFile={check} />
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
