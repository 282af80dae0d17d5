"use client";

import { useTranslations } from "next-intl";
import type { ChangeEvent } from "react";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { useSendForm } from "@/components/forms/use-send-form.ts";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/fields/field.tsx";
import { Input } from "@/components/ui/fields/input.tsx";
import { Select } from "@/components/ui/fields/select.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { Dialog, DialogBody, DialogCancel, DialogContent, DialogFooter } from "@/components/ui/windows/dialog.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import { creditsOf } from "@/lib/text/credits.ts";
import { setGroupRefillAction } from "./actions.ts";

/** A share group with the credit types that it can be refilled with. */
export interface GroupToRefill {
	readonly id: string;
	readonly name: string;
	readonly types: readonly TypeToRefill[];
}

interface TypeToRefill {
	readonly creditTypeId: string;
	readonly creditType: string;
	/** Null where none is set. */
	readonly stored: {
		readonly version: number;
		readonly threshold: bigint;
		readonly credits: bigint;
		readonly ceiling: bigint;
	} | null;
}

/** When, with how much and up to what a share group is refilled from its creator's wallet (product.md 55). */
export default function GroupRefillWindow({ group, open, onOpenChange }: WindowProps & { group: GroupToRefill }) {
	const t = useTranslations("refill.group");
	return (
		<Dialog open={open} onOpenChange={onOpenChange}>
			<DialogContent title={t("setTitle", { group: group.name })} description={t("setText")}>
				<GroupRefillForm group={group} onDone={() => onOpenChange(false)} />
			</DialogContent>
		</Dialog>
	);
}

function GroupRefillForm({ group, onDone }: { group: GroupToRefill; onDone: () => void }) {
	const t = useTranslations("refill.group");
	const word = useTranslations("words");
	const { id: shareGroupId, types } = group;
	const first = types.find(({ stored }) => stored) ?? types[0];
	const typeOf = (id: string) => types.find(({ creditTypeId }) => creditTypeId === id);
	const { form, formProps, errorOf, pending, problem } = useSendForm({
		defaultValues: { creditTypeId: first?.creditTypeId ?? "", ...asTyped(first) },
		check: ({ threshold, credits, ceiling }) => wrongOf({ threshold, credits, ceiling }, t("notCredits")),
		action: setGroupRefillAction,
		input: ({ creditTypeId, threshold, credits, ceiling }) => ({
			...{ shareGroupId, creditTypeId, version: typeOf(creditTypeId)?.stored?.version ?? null },
			...{ threshold: creditsOf(threshold) ?? 0n, credits: creditsOf(credits) ?? 0n },
			ceilingCredits: creditsOf(ceiling) ?? 0n,
		}),
		onDone: () => {
			toast.done(t("saved"));
			onDone();
		},
	});
	const showStored = ({ target }: ChangeEvent<HTMLSelectElement>) => {
		const stored = asTyped(typeOf(target.value));
		for (const field of AMOUNTS) form.setValue(field, stored[field]);
	};
	return (
		<form noValidate {...formProps}>
			<DialogBody>
				<FormProblem problem={problem} />
				<Field label={word("creditType")}>
					<Select {...form.register("creditTypeId", { onChange: showStored })}>
						{types.map(({ creditTypeId, creditType }) => (
							<option key={creditTypeId} value={creditTypeId}>
								{creditType}
							</option>
						))}
					</Select>
				</Field>
				{AMOUNTS.map((field) => (
					<Field key={field} label={t(field)} help={t(`${field}Help`)} error={errorOf(field)} required>
						<Input {...form.register(field)} inputMode="numeric" />
					</Field>
				))}
			</DialogBody>
			<DialogFooter>
				<DialogCancel />
				<Button type="submit" pending={pending}>
					{word("save")}
				</Button>
			</DialogFooter>
		</form>
	);
}

const AMOUNTS = ["threshold", "credits", "ceiling"] as const;

type Amounts = Record<(typeof AMOUNTS)[number], string>;

function asTyped(type: TypeToRefill | undefined): Amounts {
	const { threshold = "", credits = "", ceiling = "" } = type?.stored ?? {};
	return { threshold: String(threshold), credits: String(credits), ceiling: String(ceiling) };
}

/** What is no number of credits, by field; null where each is one. */
function wrongOf(typed: Amounts, sentence: string): Record<string, string> | null {
	const wrong = AMOUNTS.filter((field) => creditsOf(typed[field]) === null);
	return wrong.length === 0 ? null : Object.fromEntries(wrong.map((field) => [field, sentence]));
}
