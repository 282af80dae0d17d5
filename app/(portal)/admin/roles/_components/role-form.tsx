"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useForm } from "react-hook-form";
import { Banner } from "@/components/ui/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Checkbox } from "@/components/ui/checkbox.tsx";
import { DialogBody, DialogClose, DialogFooter } from "@/components/ui/dialog.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import type { ActionResult } from "@/lib/action.ts";
import type { UserRight } from "@/lib/auth/rights.ts";
import type { UserRoleRow } from "@/lib/user-roles/queries.ts";
import type { OfferedRight } from "./offered-rights.ts";

interface Fields {
	name: string;
	rights: UserRight[];
}

interface RoleFormProps {
	rights: readonly OfferedRight[];
	atFirst: Fields & Partial<Pick<UserRoleRow, "builtIn">>;
	/** What is said when it is stored. */
	said: (name: string) => string;
	save: (fields: Fields) => Promise<ActionResult<unknown>>;
	onSaved: () => void;
	/** At the left of the buttons. */
	aside?: ReactNode;
}

/** A role's name and rights; a right that one lacks can't be ticked, a role that has one can't be changed, and both say so (product.md 38). */
export function RoleForm({ rights, atFirst, said, save, onSaved, aside }: RoleFormProps) {
	const t = useTranslations("adminRoles");
	const isAdministrator = atFirst.builtIn === "administrator";
	const { name, rights: granted } = atFirst;
	const isBeyondYou = rights.some(({ right, isYours }) => !isYours && granted.includes(right));
	const isFixed = isAdministrator || isBeyondYou;
	const form = useForm<Fields>({ defaultValues: { name, rights: [...granted] } });
	const { errors, isSubmitting } = form.formState;

	async function submit(fields: Fields) {
		const result = await save(fields);
		if (result.ok) {
			toast.done(said(fields.name.trim()));
			return onSaved();
		}
		const { name: nameError, rights: rightsError } = result.fieldErrors ?? {};
		if (nameError) form.setError("name", { message: nameError }, { shouldFocus: true });
		if (!nameError) form.setError("root", { message: rightsError ?? result.message });
	}

	return (
		<form noValidate onSubmit={form.handleSubmit(submit)}>
			<DialogBody>
				{errors.root ? (
					<Banner tone="bad" role="alert">
						{errors.root.message}
					</Banner>
				) : null}
				<Field label={t("name")} help={atFirst.builtIn ? t("nameHelpBuiltIn") : undefined} error={errors.name?.message}>
					<Input
						{...form.register("name")}
						readOnly={Boolean(atFirst.builtIn) || isBeyondYou}
						maxLength={100}
						autoComplete="off"
					/>
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
				<DialogClose asChild>
					<Button variant="outline">{isFixed ? t("close") : t("cancel")}</Button>
				</DialogClose>
				{isFixed ? null : (
					<Button type="submit" pending={isSubmitting}>
						{t("save")}
					</Button>
				)}
			</DialogFooter>
		</form>
	);
}
