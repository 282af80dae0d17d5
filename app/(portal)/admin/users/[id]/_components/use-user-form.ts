"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useWatch } from "react-hook-form";
import type { NamedPeople } from "@/app/(portal)/_components/credit-owner/use-people-text.ts";
import { useSendForm } from "@/components/forms/use-send-form.ts";
import { toast } from "@/components/ui/toaster.tsx";
import type { StaleUser } from "@/lib/user-information/change-user.ts";
import type { SaveUserInput } from "@/lib/user-information/save-user-schema.ts";
import { changeUserAction } from "../actions.ts";
import { changedFields, type FormValues, type StagedOwner, type StoredUser, valuesOf } from "./form-values.ts";

const NOBODY: NamedPeople = { names: [], count: 0 };

interface AtFirst {
	userId: string;
	stored: StoredUser;
	creditOwnerName: string;
	creditUsers: NamedPeople;
}

/** What User Information holds while it is open: what is stored, what is filled in, and what was refused. */
export function useUserForm(atFirst: AtFirst) {
	const t = useTranslations("adminUsers");
	const textOfSave = useTextOfSave(atFirst.userId);
	const router = useRouter();
	const [stored, setStored] = useState(atFirst.stored);
	const [ownerNames, setOwnerNames] = useState({ stored: atFirst.creditOwnerName, staged: atFirst.creditOwnerName });
	const [creditUsers, setCreditUsers] = useState(atFirst.creditUsers);
	const { form, formProps, pending, problem, forget } = useSendForm<FormValues, SaveUserInput, { version: number }>({
		defaultValues: valuesOf(stored),
		action: changeUserAction,
		input: (fields) => ({ userId: atFirst.userId, version: stored.version, ...fields }),
		onDone: ({ version }, { creditUsers: choice, limits: _, consolidate: __, cancelSubscriptions: ___, ...fields }) => {
			const [name, email] = [fields.name.trim(), fields.email.trim()];
			const owners = { before: stored.creditOwnerId, owner: ownerNames.staged };
			toast.done(textOfSave({ ...fields, name }, owners));
			startFrom({ ...fields, name, email, version }, ownerNames.staged);
			if (choice) setCreditUsers(NOBODY);
		},
		onRefused: ({ details }) => {
			const { creditUsers: listed, count } = (details ?? {}) as { creditUsers?: { name: string }[]; count?: number };
			if (listed) setCreditUsers({ names: listed.map((person) => person.name), count: count ?? listed.length });
		},
	});
	const filledIn = useWatch({ control: form.control });
	const values: FormValues = { ...valuesOf(stored), ...(filledIn as Partial<FormValues>) };
	const changed = changedFields(values, stored);
	const isChanged = changed.length > 0 || values.limits.length > 0;

	/** From here on, this is what is stored and filled in. */
	function startFrom(from: StoredUser, ownerName: string) {
		setStored(from);
		setOwnerNames({ stored: ownerName, staged: ownerName });
		forget();
		form.reset(valuesOf(from));
	}

	function onSubmit(event: FormEvent) {
		if (isChanged) return formProps.onSubmit(event);
		event.preventDefault();
		forget();
		toast.done(t("nothingToSave"));
	}

	function stage(owner: StagedOwner, movers: NamedPeople | null = null) {
		if (movers) setCreditUsers(movers);
		form.clearErrors(["creditOwnerId", "creditUsers"]);
		form.setValue("creditOwnerId", owner.id, { shouldDirty: true });
		form.setValue("creditUsers", owner.creditUsers, { shouldDirty: true });
		form.setValue("limits", [...owner.limits], { shouldDirty: true });
		form.setValue("consolidate", owner.consolidate, { shouldDirty: true });
		form.setValue("cancelSubscriptions", owner.cancelSubscriptions, { shouldDirty: true });
		setOwnerNames((names) => ({ ...names, staged: owner.name }));
	}

	/** After another administrator's save: continues from what is stored now, with or without the user's own changes. */
	function goOn(stale: StaleUser, { keep }: { keep: boolean }) {
		startFrom(stale.stored as StoredUser, stale.creditOwnerName);
		router.refresh();
		if (!keep) return;
		for (const field of changed) form.setValue(field, values[field], { shouldDirty: true });
		const { creditOwnerId: id, limits } = values;
		if (changed.includes("creditOwnerId")) stage({ ...values, id, name: ownerNames.staged });
		// Limits are on a Credit Owner's credits: they go with the one they were filled in for.
		else if (stale.stored.creditOwnerId === id) form.setValue("limits", limits, { shouldDirty: true });
	}

	const { control, register, formState } = form;
	const bound = { formProps: { ...formProps, onSubmit }, control, register, errors: formState.errors };
	return { ...bound, pending, problem, stored, values, changed, isChanged, ownerNames, creditUsers, stage, goOn };
}

/** What is said after a save: also whose credits the user spends from then on, if that has changed. */
function useTextOfSave(userId: string) {
	const t = useTranslations("adminUsers");
	return (
		saved: { name: string; creditOwnerId: string },
		{ before, owner }: { before: string; owner: string },
	): string => {
		const { name, creditOwnerId } = saved;
		if (creditOwnerId === before) return t("saved");
		return creditOwnerId === userId ? t("savedWithOwnCredits", { name }) : t("savedWithOwner", { name, owner });
	};
}
