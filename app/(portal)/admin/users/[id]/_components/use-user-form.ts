"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useWatch } from "react-hook-form";
import type { NamedPeople } from "@/app/(portal)/_components/credit-owner/use-people-text.ts";
import { useSendForm } from "@/components/forms/use-send-form.ts";
import { toast } from "@/components/ui/toaster.tsx";
import type { StaleUser } from "@/lib/user-information/change-user.ts";
import type { SaveUserInput } from "@/lib/user-information/schema.ts";
import { changeUserAction } from "../actions.ts";
import {
	changedFields,
	type FormValues,
	type StagedOwner,
	type StoredUser,
	stagedIn,
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
	const { form, formProps, pending, problem, forget } = useSendForm<FormValues, SaveUserInput, { version: number }>({
		defaultValues: valuesOf(stored),
		action: changeUserAction,
		input: (fields) => ({ userId: atFirst.userId, version: stored.version, ...fields }),
		onDone: ({ version }, { creditUsers: choice, limits: _, consolidate: __, cancelSubscriptions: ___, ...fields }) => {
			const [name, email] = [fields.name.trim(), fields.email.trim()];
			toast.done(textOfSave({ ...fields, name }, { before: stored.creditOwnerId, owner: ownerNames.staged }));
			startFrom({ ...fields, name, email, version }, ownerNames.staged);
			if (choice) setCreditUsers(NOBODY);
		},
		onRefused: ({ details }) => setCreditUsers((known) => creditUsersIn(details) ?? known),
	});
	const filledIn = useWatch({ control: form.control });
	const values: FormValues = { ...valuesOf(stored), ...(filledIn as Partial<FormValues>) };
	const changed = changedFields(values, stored);
	const isChanged = changed.length > 0 || values.limits.length > 0;
	const ownName = stored.creditOwnerId === atFirst.userId ? stored.name : null;
	const current = { id: stored.creditOwnerId, name: ownName ?? ownerNames.stored };
	const staged = stagedIn(values, ownerNames.staged);

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

	/** Fills in what was chosen in Advanced Settings. `movers`: the Credit Users as its window found them, if they move. */
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
		if (changed.includes("creditOwnerId")) stage(staged);
		// Limits are on a Credit Owner's credits: they go with the one they were filled in for.
		else if (stale.stored.creditOwnerId === staged.id) form.setValue("limits", values.limits, { shouldDirty: true });
	}

	const { control, register, formState } = form;
	const bound = { formProps: { ...formProps, onSubmit }, control, register, errors: formState.errors };
	return { ...bound, pending, problem, stored, values, changed, isChanged, current, staged, creditUsers, stage, goOn };
}

/** The Credit Users whom a refusal names (`refuseForCreditUsers`). */
function creditUsersIn(details: unknown): NamedPeople | null {
	const { creditUsers, count } = (details ?? {}) as { creditUsers?: { name: string }[]; count?: number };
	return creditUsers ? { names: creditUsers.map(({ name }) => name), count: count ?? creditUsers.length } : null;
}

/** What the bottom of User Information and its window are given: of the form, what they show and `stage`. */
export interface AdvancedSettingsProps
	extends Pick<ReturnType<typeof useUserForm>, "current" | "staged" | "creditUsers" | "stage"> {
	/** As stored. */
	user: { id: string; name: string };
	/** The organization's name if it has no other user (product.md 11). */
	organizationOfOne: string | null;
	error: string | undefined;
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
