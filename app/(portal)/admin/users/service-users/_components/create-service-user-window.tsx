"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { CreditOwnerChoice } from "@/app/(portal)/_components/credit-owner/credit-owner-choice.tsx";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { useSendForm } from "@/components/forms/use-send-form.ts";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/fields/field.tsx";
import { Input } from "@/components/ui/fields/input.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { Dialog, DialogBody, DialogCancel, DialogContent, DialogFooter } from "@/components/ui/windows/dialog.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import { createServiceUserAction } from "../actions.ts";
import { PersonChoice } from "./person-choice.tsx";

interface CreateServiceUserProps {
	/** Who is responsible unless another person is chosen. */
	you: { id: string; name: string };
}

const ITSELF = "itself";

/** A new service user: its name, who gets its mail, and whose credits it spends. */
export default function CreateServiceUserWindow({ you, ...opened }: CreateServiceUserProps & WindowProps) {
	const t = useTranslations("serviceUsers.create");
	return (
		<Dialog {...opened}>
			<DialogContent title={t("title")} description={t("text")}>
				<CreateServiceUserForm you={you} />
			</DialogContent>
		</Dialog>
	);
}

function CreateServiceUserForm({ you }: CreateServiceUserProps) {
	const t = useTranslations("serviceUsers");
	const word = useTranslations("words");
	const router = useRouter();
	const { form, formProps, errorOf, pending, problem } = useSendForm({
		defaultValues: { name: "", responsibleId: you.id, creditOwnerId: ITSELF },
		check: ({ name }) => (name.trim() === "" ? { name: t("create.nameMissing") } : null),
		action: createServiceUserAction,
		input: ({ name, responsibleId, creditOwnerId }) => ({
			...{ name, responsibleId },
			creditOwnerId: creditOwnerId === ITSELF ? null : creditOwnerId,
		}),
		onDone: ({ userId }, { name }) => {
			toast.done(t("create.done", { name: name.trim() }), { isOfNextPage: true });
			router.push(`/admin/users/service-users/${userId}`);
		},
	});
	const { responsibleId, creditOwnerId } = form.watch();
	const yourself = { value: you.id, label: word("yourself", { name: you.name }) };
	return (
		<form noValidate {...formProps}>
			<DialogBody>
				<FormProblem problem={problem} />
				<Field label={word("name")} help={t("nameHelp")} error={errorOf("name")} required>
					<Input {...form.register("name")} autoComplete="off" />
				</Field>
				<Field label={t("responsible")} help={t("responsibleHelp")} error={errorOf("responsibleId")} required>
					<PersonChoice
						atFirst={[yourself]}
						value={responsibleId}
						onChange={(value) => form.setValue("responsibleId", value)}
					/>
				</Field>
				<Field label={t("creditOwner")} help={t("creditOwnerHelp")} error={errorOf("creditOwnerId")} required>
					<CreditOwnerChoice
						atFirst={[{ value: ITSELF, label: t("create.itself") }]}
						value={creditOwnerId}
						onChange={(value) => form.setValue("creditOwnerId", value)}
					/>
				</Field>
			</DialogBody>
			<DialogFooter>
				<DialogCancel />
				<Button type="submit" pending={pending}>
					{t("create.submit")}
				</Button>
			</DialogFooter>
		</form>
	);
}
