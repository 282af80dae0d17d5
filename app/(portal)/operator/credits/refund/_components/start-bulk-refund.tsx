"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { useSendForm } from "@/components/forms/use-send-form.ts";
import { Button } from "@/components/ui/button.tsx";
import { Card, CardContent, CardFooter } from "@/components/ui/card.tsx";
import { Field } from "@/components/ui/fields/field.tsx";
import { Input } from "@/components/ui/fields/input.tsx";
import type { BulkRefundSums } from "@/lib/bulk-refunds/preview-bulk-refund.ts";
import type { PreviewBulkRefundInput } from "@/lib/bulk-refunds/schema.ts";
import { previewBulkRefundAction } from "../actions.ts";
import { ConfirmBulkRefund } from "./confirm-bulk-refund.tsx";

/** Which charges: of one service in a period; then their sums are shown before anything is given back. */
export function StartBulkRefund() {
	const t = useTranslations("bulkRefunds");
	const [found, setFound] = useState<{ asked: PreviewBulkRefundInput; sums: BulkRefundSums } | null>(null);
	const { form, formProps, errorOf, pending, problem } = useSendForm<
		PreviewBulkRefundInput,
		PreviewBulkRefundInput,
		BulkRefundSums
	>({
		defaultValues: { service: "", from: "", until: "" },
		action: previewBulkRefundAction,
		input: (values) => values,
		onDone: (sums, asked) => setFound({ asked, sums }),
	});
	if (found) return <ConfirmBulkRefund {...found} onOver={() => setFound(null)} />;
	return (
		<form noValidate {...formProps}>
			<Card className="max-w-2xl">
				<CardContent className="space-y-5">
					<FormProblem problem={problem} />
					<Field label={t("service")} help={t("serviceHelp")} error={errorOf("service")} required>
						<Input {...form.register("service")} autoComplete="off" />
					</Field>
					<div className="grid gap-5 sm:grid-cols-2">
						<Field label={t("from")} error={errorOf("from")} required>
							<Input {...form.register("from")} type="datetime-local" />
						</Field>
						<Field label={t("until")} help={t("untilHelp")} error={errorOf("until")} required>
							<Input {...form.register("until")} type="datetime-local" />
						</Field>
					</div>
				</CardContent>
				<CardFooter>
					<p className="text-muted text-small">{t("nothingYet")}</p>
					<Button type="submit" pending={pending} className="ml-auto">
						{t("preview")}
					</Button>
				</CardFooter>
			</Card>
		</form>
	);
}
