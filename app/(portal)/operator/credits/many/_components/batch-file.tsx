"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { useSend } from "@/components/forms/use-send.ts";
import { Banner } from "@/components/ui/banner.tsx";
import { Card, CardContent } from "@/components/ui/card.tsx";
import { FileDrop } from "@/components/ui/fields/file-drop.tsx";
import { MAX_BATCH_BYTES } from "@/lib/credit-batches/bounds.ts";
import type { CreditBatchKind } from "@/lib/credit-batches/credit-line.ts";
import type { BatchSummary } from "@/lib/credit-batches/summary-of.ts";
import { checkCreditFileAction } from "../actions.ts";
import { BatchPreview } from "./batch-preview.tsx";

const EXAMPLES: Readonly<Record<CreditBatchKind, string>> = {
	grants: "user,credit_type,credits,expires_on,reference\nsally@example.com,email,500,2027-12-31,outage-1",
	balances:
		"user,credit_type,credits,expires_on,reference,price,currency\nsally@example.com,email,500,2027-12-31,old-4711,12.50,USD",
};

/** A file of grants or balances: chosen, checked line by line, and only after a confirmation posted. */
export function BatchFile({ kind }: { kind: CreditBatchKind }) {
	const t = useTranslations("creditBatches");
	const [isTooBig, setTooBig] = useState(false);
	const [checked, setChecked] = useState<{ fileName: string; csv: string; summary: BatchSummary } | null>(null);
	const { send, pending, problem, forget } = useSend();

	async function check(file: File) {
		forget();
		setTooBig(file.size > MAX_BATCH_BYTES);
		if (file.size > MAX_BATCH_BYTES) return;
		// Text that isn't UTF-8 gets replacement characters, by which the server recognizes it.
		const csv = new TextDecoder().decode(await file.arrayBuffer());
		send({
			action: checkCreditFileAction,
			input: () => ({ kind, csv }),
			onDone: (summary) => setChecked({ fileName: file.name, csv, summary }),
		});
	}

	if (checked) return <BatchPreview kind={kind} {...checked} onOver={() => setChecked(null)} />;
	return (
		<Card className="max-w-2xl">
			<CardContent className="space-y-5">
				{isTooBig ? (
					<Banner tone="bad" role="alert">
						{t("tooBig")}
					</Banner>
				) : null}
				<FormProblem problem={problem} />
				<FileDrop
					texts={{ drop: t("drop"), reading: t("reading"), limits: t("limits") }}
					pending={pending}
					onFile={check}
				/>
				<div className="space-y-2 text-small text-muted">
					<p>{t(`help.${kind}`)}</p>
					<pre className="whitespace-pre-wrap break-words rounded-lg bg-sunken px-3 py-2 font-mono text-ink leading-5">
						{EXAMPLES[kind]}
					</pre>
				</div>
			</CardContent>
		</Card>
	);
}
