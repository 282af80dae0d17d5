"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { type FieldPath, useForm } from "react-hook-form";
import { useAsk } from "@/components/forms/use-ask.ts";
import { Button } from "@/components/ui/button.tsx";
import { Card, CardContent, CardFooter } from "@/components/ui/card.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Form } from "@/components/ui/form.tsx";
import { Input } from "@/components/ui/input.tsx";
import { Select } from "@/components/ui/select.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { UnsavedChangesGuard } from "@/components/unsaved-changes-guard.tsx";
import type { InviteUserInput } from "@/lib/invitations/schema.ts";
import type { UserRoleChoice } from "@/lib/user-roles/queries.ts";
import { inviteUserAction } from "../actions.ts";

/** Name, address and role of one person; a role beyond one's own rights can't be chosen (product.md 38). */
export function InviteOne({ roles }: { roles: readonly UserRoleChoice[] }) {
	const t = useTranslations("adminInvitations");
	const ask = useAsk();
	const router = useRouter();
	const [pending, startTransition] = useTransition();
	const form = useForm<InviteUserInput>({ defaultValues: { name: "", email: "", userRoleId: "" } });
	const { errors, isDirty, isSubmitSuccessful } = form.formState;

	const submit = form.handleSubmit((values) => {
		if (pending) return;
		startTransition(async () => {
			const result = await ask(inviteUserAction, values);
			if (result.ok) {
				form.reset({ name: "", email: "", userRoleId: "" });
				toast.done(t("sent", { name: values.name.trim() }));
				router.push("/admin/users/invitations");
				return;
			}
			for (const [place, [field, message]] of Object.entries(result.fieldErrors ?? {}).entries()) {
				form.setError(field as FieldPath<InviteUserInput>, { message }, { shouldFocus: place === 0 });
			}
			if (!result.fieldErrors) form.setError("root", { message: result.message });
		});
	});

	return (
		<Form onSubmit={submit} className="max-w-xl">
			<UnsavedChangesGuard when={isDirty && !pending && !isSubmitSuccessful} />
			<Card>
				<CardContent className="space-y-4">
					<Field label={t("name")} error={errors.name?.message} help={t("nameHelp")} required>
						<Input {...form.register("name")} autoComplete="off" />
					</Field>
					<Field label={t("email")} error={errors.email?.message} required>
						<Input {...form.register("email")} type="email" autoComplete="off" autoCapitalize="none" />
					</Field>
					<Field label={t("role")} error={errors.userRoleId?.message} required>
						<Select {...form.register("userRoleId")}>
							<option value="">{t("chooseRole")}</option>
							{roles.map(({ id, name, isBeyondActor }) => (
								<option key={id} value={id} disabled={isBeyondActor}>
									{isBeyondActor ? t("roleBeyondYou", { role: name }) : name}
								</option>
							))}
						</Select>
					</Field>
					{errors.root?.message ? (
						<p role="alert" className="rounded-lg bg-bad-soft px-4 py-3 text-sm text-bad-ink">
							{errors.root.message}
						</p>
					) : null}
				</CardContent>
				<CardFooter>
					<p className="text-small text-muted">{t("whatHappens")}</p>
					<Button type="submit" pending={pending} className="ml-auto">
						{t("send")}
					</Button>
				</CardFooter>
			</Card>
		</Form>
	);
}
