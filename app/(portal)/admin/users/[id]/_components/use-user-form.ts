"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useWatch } from "react-hook-form";
import { useSendForm } from "@/components/forms/use-send-form.ts";
import { toast } from "@/components/ui/toaster.tsx";
import type { ChangeUserInput } from "@/lib/people/schema.ts";
import type { StaleUser } from "@/lib/user-information/change-user.ts";
import { changeUserAction } from "../actions.ts";
import {
	changedFields,
	type FormValues,
	type NamedPeople,
	type StagedOwner,
	type StoredUser,
	valuesOf,
} from "./form-values.ts";

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
	const { form, formProps, pending, problem, forget } = useSendForm<FormValues, ChangeUserInput, { version: number }>({
		defaultValues: valuesOf(stored),
		action: changeUserAction,
		input: (fields) => ({ userId: atFirst.userId, version: stored.version, ...fields }),
		onDone: ({ version }, { creditUsers: choice, ...fields }) => {
			const [name, email] = [fields.name.trim(), fields.email.trim()];
			toast.done(textOfSave({ ...fields, name }, { before: stored.creditOwnerId, owner: ownerNames.staged }));
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

	/** From here on, this is what is stored and filled in. */
	function startFrom(from: StoredUser, ownerName: string) {
		setStored(from);
		setOwnerNames({ stored: ownerName, staged: ownerName });
		forget();
		form.reset(valuesOf(from));
	}

	function onSubmit(event: FormEvent) {
		if (changed.length > 0) return formProps.onSubmit(event);
		event.preventDefault();
		forget();
		toast.done(t("nothingToSave"));
	}

	function stage(owner: StagedOwner, movers: NamedPeople | null = null) {
		if (movers) setCreditUsers(movers);
		form.clearErrors(["creditOwnerId", "creditUsers"]);
		form.setValue("creditOwnerId", owner.id, { shouldDirty: true });
		form.setValue("creditUsers", owner.creditUsers, { shouldDirty: true });
		setOwnerNames((names) => ({ ...names, staged: owner.name }));
	}

	/** After another administrator's save: continues from what is stored now, with or without the user's own changes. */
	function goOn(stale: StaleUser, { keep }: { keep: boolean }) {
		startFrom(stale.stored as StoredUser, stale.creditOwnerName);
		router.refresh();
		if (!keep) return;
		for (const field of changed) form.setValue(field, values[field], { shouldDirty: true });
		if (changed.includes("creditOwnerId")) {
			stage({ id: values.creditOwnerId, name: ownerNames.staged, creditUsers: values.creditUsers });
		}
	}

	const { control, register, formState } = form;
	const bound = {
		formProps: { ...formProps, onSubmit },
		control,
		register,
		errors: formState.errors,
	};
	return { ...bound, pending, problem, stored, values, changed, ownerNames, creditUsers, stage, goOn };
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
