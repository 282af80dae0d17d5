"use client";

import { CircleCheck, CircleX } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { useSendForm } from "@/components/forms/use-send-form.ts";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/fields/field.tsx";
import { Form } from "@/components/ui/fields/form.tsx";
import { Input } from "@/components/ui/fields/input.tsx";
import { Dialog, DialogBody, DialogCancel, DialogContent, DialogFooter } from "@/components/ui/windows/dialog.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import type { AccessExplained } from "@/lib/share-groups/usable-groups.ts";
import { checkAddressAction } from "../../actions.ts";

/** Asks whether an address would get access, and by which entry. */
export default function CheckAddressWindow({ shareGroupId, ...opened }: WindowProps & { shareGroupId: string }) {
	const t = useTranslations("shareGroupWindows.check");
	return (
		<Dialog {...opened}>
			<DialogContent title={t("title")} description={t("text")}>
				<CheckForm shareGroupId={shareGroupId} />
			</DialogContent>
		</Dialog>
	);
}

function CheckForm({ shareGroupId }: { shareGroupId: string }) {
	const t = useTranslations("shareGroupWindows.check");
	const word = useTranslations("words");
	const [found, setFound] = useState<AccessExplained | null>(null);
	const { form, formProps, errorOf, pending, problem } = useSendForm({
		defaultValues: { address: "" },
		action: checkAddressAction,
		input: ({ address }) => ({ shareGroupId, address }),
		onDone: setFound,
	});
	return (
		<Form {...formProps}>
			<DialogBody>
				<FormProblem problem={problem} />
				<Field label={t("address")} error={errorOf("address")} required>
					<Input {...form.register("address")} type="email" autoComplete="off" autoCapitalize="none" />
				</Field>
				<div role="status">{found && !pending && !problem ? <Answer found={found} /> : null}</div>
			</DialogBody>
			<DialogFooter>
				<DialogCancel>{word("close")}</DialogCancel>
				<Button type="submit" pending={pending}>
					{t("submit")}
				</Button>
			</DialogFooter>
		</Form>
	);
}

function Answer({ found }: { found: AccessExplained }) {
	const t = useTranslations("shareGroupWindows.check");
	const { access, address, by, why } = found;
	const Icon = access ? CircleCheck : CircleX;
	return (
		<div className="flex gap-2.5 rounded-lg bg-sunken px-4 py-3 text-sm">
			<Icon aria-hidden className={access ? "mt-1 size-4 shrink-0 text-accent" : "mt-1 size-4 shrink-0 text-bad"} />
			<div className="min-w-0">
				<p className="font-medium">{t(access ? "yes" : "no", { address: address ?? "" })}</p>
				<p className="text-muted">{t(`why.${why}`, { entry: by?.value ?? "" })}</p>
			</div>
		</div>
	);
}
