"use client";

import { useTranslations } from "next-intl";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { useSendForm } from "@/components/forms/use-send-form.ts";
import { Banner } from "@/components/ui/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Card, CardContent, CardFooter, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list.tsx";
import { Field } from "@/components/ui/fields/field.tsx";
import { Textarea } from "@/components/ui/fields/textarea.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import type { BulkRefundSums } from "@/lib/bulk-refunds/preview-bulk-refund.ts";
import type { PreviewBulkRefundInput } from "@/lib/bulk-refunds/schema.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { startBulkRefundAction } from "../actions.ts";

interface ConfirmBulkRefundProps {
	asked: PreviewBulkRefundInput;
	sums: BulkRefundSums;
	/** Back to the choice of charges. */
	onOver: () => void;
}

/** The sums of the charges, and why they are given back. */
export function ConfirmBulkRefund({ asked, sums, onOver }: ConfirmBulkRefundProps) {
	const t = useTranslations("bulkRefunds");
	const word = useTranslations("words");
	const { charges, credits, people, organizations, types } = sums;
	const { form, formProps, errorOf, pending, problem } = useSendForm({
		defaultValues: { reason: "" },
		action: startBulkRefundAction,
		input: ({ reason }, key) => ({ key, ...asked, charges, credits, reason }),
		onDone: () => {
			toast.done(t("started"));
			onOver();
		},
	});
	return (
		<form noValidate {...formProps}>
			<Card className="max-w-2xl">
				<CardHeader>
					<CardTitle className="min-w-0 break-words">{asked.service}</CardTitle>
				</CardHeader>
				<CardContent className="space-y-5">
					<Banner tone="accent" role="status" title={t("found", { charges })}>
						{t("foundText", { people, organizations })}
					</Banner>
					<DescriptionList>
						{types.map((type) => (
							<DescriptionItem key={type.creditType} numeric term={type.creditType}>
								{t("sumOf", { credits: toJsonCredits(type.credits), charges: type.charges })}
							</DescriptionItem>
						))}
					</DescriptionList>
					<FormProblem problem={problem} />
					<Field label={word("reason")} help={t("reasonHelp")} error={errorOf("reason")} required>
						<Textarea {...form.register("reason")} rows={2} />
					</Field>
				</CardContent>
				<CardFooter>
					<Button variant="outline" onClick={onOver}>
						{t("others")}
					</Button>
					<Button type="submit" pending={pending}>
						{t("start", { credits: toJsonCredits(credits) })}
					</Button>
				</CardFooter>
			</Card>
		</form>
	);
}
