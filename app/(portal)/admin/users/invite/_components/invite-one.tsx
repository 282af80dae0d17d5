"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { useSendForm } from "@/components/forms/use-send-form.ts";
import { Button } from "@/components/ui/button.tsx";
import { Card, CardContent, CardFooter } from "@/components/ui/card.tsx";
import { Field } from "@/components/ui/fields/field.tsx";
import { Form } from "@/components/ui/fields/form.tsx";
import { Input } from "@/components/ui/fields/input.tsx";
import { Select } from "@/components/ui/fields/select.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { UnsavedChangesGuard } from "@/components/unsaved-changes-guard.tsx";
import type { InviteUserInput } from "@/lib/accounts/invitations/schema.ts";
import type { UserRoleChoice } from "@/lib/user-roles/queries.ts";
import { inviteUserAction } from "../actions.ts";

const NOBODY: InviteUserInput = { name: "", email: "", userRoleId: "" };

/** Name, address and role of one person; a role beyond the actor's own rights can't be chosen (product.md 38). */
export function InviteOne({ roles }: { roles: readonly UserRoleChoice[] }) {
	const t = useTranslations("adminInvitations");
	const word = useTranslations("words");
	const router = useRouter();
	const { form, formProps, errorOf, pending, problem } = useSendForm<InviteUserInput, InviteUserInput, unknown>({
		defaultValues: NOBODY,
		action: inviteUserAction,
		input: (values) => values,
		onDone: (_, { name }) => {
			form.reset(NOBODY);
			toast.done(t("sent", { name: name.trim() }), { isOfNextPage: true });
			router.push("/admin/users/invitations");
		},
	});

	return (
		<Form {...formProps} className="max-w-xl">
			<UnsavedChangesGuard when={form.formState.isDirty && !pending} />
			<Card>
				<CardContent className="space-y-4">
					<Field label={word("name")} error={errorOf("name")} help={t("nameHelp")} required>
						<Input {...form.register("name")} autoComplete="off" />
					</Field>
					<Field label={word("email")} error={errorOf("email")} required>
						<Input {...form.register("email")} type="email" autoComplete="off" autoCapitalize="none" />
					</Field>
					<Field label={word("userRole")} error={errorOf("userRoleId")} required>
						<Select {...form.register("userRoleId")}>
							<option value="">{t("chooseRole")}</option>
							{roles.map(({ id, name, isBeyondActor }) => (
								<option key={id} value={id} disabled={isBeyondActor}>
									{isBeyondActor ? word("roleBeyondYou", { role: name }) : name}
								</option>
							))}
						</Select>
					</Field>
					<FormProblem problem={problem} />
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
