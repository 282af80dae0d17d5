"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import type { Action } from "@/components/forms/use-ask.ts";
import { useSendForm } from "@/components/forms/use-send-form.ts";
import { Button } from "@/components/ui/button.tsx";
import { Checkbox } from "@/components/ui/fields/checkbox.tsx";
import { Field } from "@/components/ui/fields/field.tsx";
import { Input } from "@/components/ui/fields/input.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { DialogBody, DialogCancel, DialogFooter } from "@/components/ui/windows/dialog.tsx";
import type { UserRight } from "@/lib/auth/rights-of-organization.ts";
import type { UserRoleRow } from "@/lib/user-roles/queries.ts";
import type { OfferedRight } from "./offered-rights.ts";

interface Fields {
	name: string;
	rights: UserRight[];
}

interface RoleFormProps<Input> {
	rights: readonly OfferedRight[];
	atFirst: Fields & Partial<Pick<UserRoleRow, "builtIn">>;
	/** The toast when it is stored. */
	said: (name: string) => string;
	action: Action<Input, unknown>;
	input: (fields: Fields) => Input;
	onSaved: () => void;
	/** At the left of the buttons. */
	aside?: ReactNode;
}

/**
 * A role's name and rights. A right that the actor lacks can't be ticked, a role that has one can't be changed, and
 * both say so (product.md 38).
 */
export function RoleForm<Input>({ rights, atFirst, said, action, input, onSaved, aside }: RoleFormProps<Input>) {
	const t = useTranslations("adminRoles");
	const word = useTranslations("words");
	const isAdministrator = atFirst.builtIn === "administrator";
	const { name, rights: granted } = atFirst;
	const isBeyondYou = rights.some(({ right, isYours }) => !isYours && granted.includes(right));
	const isFixed = isAdministrator || isBeyondYou;
	const { form, formProps, errorOf, pending, problem } = useSendForm<Fields, Input, unknown>({
		defaultValues: { name, rights: [...granted] },
		action,
		input,
		onDone: (_, fields) => {
			toast.done(said(fields.name.trim()));
			onSaved();
		},
	});

	return (
		<form noValidate {...formProps}>
			<DialogBody>
				<FormProblem problem={problem} />
				<Field label={word("name")} help={atFirst.builtIn ? t("nameHelpBuiltIn") : undefined} error={errorOf("name")}>
					<Input {...form.register("name")} readOnly={Boolean(atFirst.builtIn) || isBeyondYou} autoComplete="off" />
				</Field>
				<fieldset className="space-y-2.5">
					<legend className="mb-2 text-sm font-medium">{t("rights")}</legend>
					{isBeyondYou ? <p className="text-small text-muted">{t("beyondYou")}</p> : null}
					{isAdministrator && !isBeyondYou ? <p className="text-small text-muted">{t("administratorNote")}</p> : null}
					{rights.map(({ right, isYours }) => (
						<Checkbox
							key={right}
							{...form.register("rights")}
							value={right}
							disabled={isFixed || !isYours}
							defaultChecked={granted.includes(right)}
							label={t(`right.${right}`)}
							help={isYours ? t(`rightHelp.${right}`) : `${t(`rightHelp.${right}`)} ${t("youLack")}`}
						/>
					))}
				</fieldset>
			</DialogBody>
			<DialogFooter note={isBeyondYou ? null : aside}>
				<DialogCancel>{isFixed ? word("close") : null}</DialogCancel>
				{isFixed ? null : (
					<Button type="submit" pending={pending}>
						{word("save")}
					</Button>
				)}
			</DialogFooter>
		</form>
	);
}
