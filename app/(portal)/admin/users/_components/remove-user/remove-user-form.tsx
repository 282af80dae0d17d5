"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { CreditUsersChoice } from "@/app/(portal)/_components/credit-owner/credit-users-choice.tsx";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { Banner } from "@/components/ui/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/fields/field.tsx";
import { RadioGroup, RadioItem } from "@/components/ui/fields/radio-group.tsx";
import { Textarea } from "@/components/ui/fields/textarea.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { DialogBody, DialogCancel, DialogFooter } from "@/components/ui/windows/dialog.tsx";
import type { RemovalPreview } from "@/lib/user-information/preview-removal.ts";
import { RemovalEffects, useAmountsText } from "./removal-effects.tsx";
import { ShareGroupsChoice } from "./share-groups-choice.tsx";
import { useRemoval } from "./use-removal.ts";

interface RemoveUserFormProps {
	user: { id: string; name: string };
}

/** What will happen, in numbers; what has to be chosen; the reason. Confirming does all of it or nothing. */
export function RemoveUserForm({ user }: RemoveUserFormProps) {
	const t = useTranslations("adminUsers");
	const removal = useRemoval(user);
	const { preview } = removal;
	const { name } = user;
	return (
		<form noValidate {...removal.formProps}>
			<DialogBody aria-live="polite">
				{preview === null ? <PreviewSkeleton label={t("remove.loading", { name })} /> : null}
				{preview?.ok === false ? <Banner tone="bad">{preview.message}</Banner> : null}
				{preview?.ok ? <Choices user={user} preview={preview.value} removal={removal} /> : null}
				<FormProblem problem={removal.problem} />
			</DialogBody>
			<DialogFooter>
				<DialogCancel />
				{preview?.ok ? (
					<Button type="submit" variant="destroy" pending={removal.pending}>
						{t("remove.submit", { name })}
					</Button>
				) : null}
			</DialogFooter>
		</form>
	);
}

interface ChoicesProps {
	user: { id: string; name: string };
	preview: RemovalPreview;
	removal: ReturnType<typeof useRemoval>;
}

function Choices({ user, preview, removal: { choices, choose, register, errorOf } }: ChoicesProps) {
	const t = useTranslations("adminUsers.remove");
	const word = useTranslations("words");
	return (
		<>
			<RemovalEffects name={user.name} preview={preview} />
			{preview.creditUsers.count > 0 ? (
				<CreditUsersChoice
					user={user}
					people={preview.creditUsers}
					value={choices.creditUsers}
					onChange={(creditUsers) => choose({ creditUsers })}
					error={errorOf("creditUsers")}
				/>
			) : null}
			{preview.shareGroups.length > 0 ? (
				<ShareGroupsChoice
					name={user.name}
					groups={preview.shareGroups}
					value={choices.shareGroups}
					onChange={(shareGroups) => choose({ shareGroups })}
					error={errorOf("shareGroups")}
				/>
			) : null}
			<CreditsChoice
				preview={preview}
				value={choices.credits}
				onChange={(credits) => choose({ credits })}
				error={errorOf("credits")}
			/>
			<Field label={word("reason")} help={t("reasonHelp")} error={errorOf("reason")} required>
				<Textarea {...register("reason")} rows={2} />
			</Field>
		</>
	);
}

interface CreditsChoiceProps {
	preview: RemovalPreview;
	value: "keep" | "lapse" | null;
	onChange: (value: "keep" | "lapse") => void;
	error: string | undefined;
}

function CreditsChoice({ preview, value, onChange, error }: CreditsChoiceProps) {
	const t = useTranslations("adminUsers.remove");
	const name = useId();
	const credits = useAmountsText()(preview.credits.map((type) => ({ ...type, amount: type.available })));
	if (!credits) return null;
	return (
		<div data-invalid={error ? "" : undefined}>
			<RadioGroup legend={t("creditsTitle", { credits })} error={error}>
				{(["keep", "lapse"] as const).map((answer) => (
					<RadioItem
						key={answer}
						card
						name={name}
						checked={value === answer}
						onChange={() => onChange(answer)}
						label={t(answer)}
						help={t(`${answer}Help`)}
					/>
				))}
			</RadioGroup>
		</div>
	);
}

function PreviewSkeleton({ label }: { label: string }) {
	return (
		<div className="space-y-3 py-1">
			<span className="sr-only">{label}</span>
			{["w-3/4", "w-2/3", "w-1/2"].map((width) => (
				<Skeleton key={width} className={`h-4 ${width}`} />
			))}
			<Skeleton className="h-24 w-full rounded-lg" />
		</div>
	);
}
