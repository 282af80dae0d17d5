"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { useSendForm } from "@/components/forms/use-send-form.ts";
import { Money } from "@/components/money.tsx";
import { Banner } from "@/components/ui/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Card, CardContent, CardFooter, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list.tsx";
import { Field } from "@/components/ui/fields/field.tsx";
import { Textarea } from "@/components/ui/fields/textarea.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import type { CreditBatchKind } from "@/lib/credit-batches/credit-line.ts";
import type { WrongLines } from "@/lib/credit-batches/post-batch.ts";
import type { BatchSummary } from "@/lib/credit-batches/summary-of.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { postCreditFileAction } from "../actions.ts";
import { WrongLineList } from "./wrong-line-list.tsx";

interface BatchPreviewProps {
	kind: CreditBatchKind;
	fileName: string;
	csv: string;
	summary: BatchSummary;
	/** Back to the choice of a file. */
	onOver: () => void;
}

/** The dry run: the sums of a file, or which lines are wrong; all of it is posted, or nothing. */
export function BatchPreview({ kind, fileName, csv, summary, onOver }: BatchPreviewProps) {
	const t = useTranslations("creditBatches");
	const [wrong, setWrong] = useState<WrongLines>(summary);
	const { fresh, people, there } = summary;
	if (wrong.count > 0) {
		return (
			<Card>
				<Banner tone="warn" role="status" title={t("wrongTitle", { count: wrong.count })}>
					{t("wrongText")}
				</Banner>
				<WrongLineList {...wrong} />
				<CardFooter className="sticky bottom-0 bg-surface">
					<Button variant="outline" onClick={onOver}>
						{t("another")}
					</Button>
				</CardFooter>
			</Card>
		);
	}
	return (
		<Card className="max-w-2xl">
			<CardHeader>
				<CardTitle className="min-w-0">{fileName}</CardTitle>
			</CardHeader>
			<CardContent className="space-y-5">
				<Banner tone="accent" role="status" title={t("goodTitle", { fresh })}>
					{fresh === 0 ? t("thereText", { there }) : t("goodText", { there, people })}
				</Banner>
				<Sums summary={summary} />
			</CardContent>
			{fresh > 0 ? (
				<PostForm batch={{ kind, fileName, csv }} fresh={fresh} onOver={onOver} onWrong={setWrong} />
			) : (
				<CardFooter>
					<Button variant="outline" onClick={onOver}>
						{t("another")}
					</Button>
				</CardFooter>
			)}
		</Card>
	);
}

function Sums({ summary: { sums, paid } }: { summary: BatchSummary }) {
	const t = useTranslations("creditBatches");
	if (sums.length === 0) return null;
	return (
		<DescriptionList>
			{sums.map(({ creditType, lines, credits }) => (
				<DescriptionItem key={creditType} numeric term={creditType}>
					{t("sumOf", { credits: toJsonCredits(credits), lines })}
				</DescriptionItem>
			))}
			{paid.map(({ currency, totalMinor }) => (
				<DescriptionItem key={currency} numeric term={t("paidElsewhere")}>
					<Money minor={totalMinor} currency={currency} />
				</DescriptionItem>
			))}
		</DescriptionList>
	);
}

interface PostFormProps {
	batch: { kind: CreditBatchKind; fileName: string; csv: string };
	fresh: number;
	onOver: () => void;
	onWrong: (wrong: WrongLines) => void;
}

function PostForm({ batch, fresh, onOver, onWrong }: PostFormProps) {
	const t = useTranslations("creditBatches");
	const word = useTranslations("words");
	const { form, formProps, errorOf, pending, problem } = useSendForm({
		defaultValues: { reason: "" },
		action: postCreditFileAction,
		input: ({ reason }, key) => ({ key, ...batch, reason }),
		onDone: ({ lines }) => {
			toast.done(t("posted", { lines }));
			onOver();
		},
		onRefused: ({ details }) => {
			const wrong = details as WrongLines | undefined;
			if (wrong && wrong.count > 0) onWrong(wrong);
		},
	});
	return (
		<form noValidate {...formProps}>
			<CardContent className="space-y-5">
				<FormProblem problem={problem} />
				<Field label={word("reason")} help={t("reasonHelp")} error={errorOf("reason")} required>
					<Textarea {...form.register("reason")} rows={2} />
				</Field>
			</CardContent>
			<CardFooter>
				<Button variant="outline" onClick={onOver}>
					{t("another")}
				</Button>
				<Button type="submit" pending={pending}>
					{t("post", { count: fresh })}
				</Button>
			</CardFooter>
		</form>
	);
}
