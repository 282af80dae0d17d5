"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { useAsk } from "@/components/forms/use-ask.ts";
import { toast } from "@/components/ui/toaster.tsx";
import type { ActionRefusal } from "@/lib/action.ts";
import type { StaleUser } from "@/lib/users/change-user.ts";
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
	const ask = useAsk();
	const [stored, setStored] = useState(atFirst.stored);
	const [ownerNames, setOwnerNames] = useState({ stored: atFirst.creditOwnerName, staged: atFirst.creditOwnerName });
	const [creditUsers, setCreditUsers] = useState(atFirst.creditUsers);
	const [refusal, setRefusal] = useState<ActionRefusal | null>(null);
	const form = useForm<FormValues>({ defaultValues: valuesOf(stored) });
	const filledIn = useWatch({ control: form.control });
	const values: FormValues = { ...valuesOf(stored), ...(filledIn as Partial<FormValues>) };
	const changed = changedFields(values, stored);
	const element = useFocusOnRefusal(refusal);

	/** From here on, this is what is stored and filled in. */
	function startFrom(from: StoredUser, ownerName: string) {
		setStored(from);
		setOwnerNames({ stored: ownerName, staged: ownerName });
		setRefusal(null);
		form.reset(valuesOf(from));
	}

	async function save({ creditUsers: choice, ...fields }: FormValues) {
		setRefusal(null);
		if (changed.length === 0) return toast.done(t("nothingToSave"));
		const input = { userId: atFirst.userId, version: stored.version, ...fields, creditUsers: choice };
		const result = await ask(changeUserAction, input);
		if (!result.ok) return result.code === "UNEXPECTED" ? toast.failed(result.message) : showRefusal(result);
		const [name, email] = [fields.name.trim(), fields.email.trim()];
		startFrom({ ...fields, name, email, version: result.value.version }, ownerNames.staged);
		if (choice) setCreditUsers(NOBODY);
		toast.done(t("saved", { name }));
	}

	function showRefusal(refused: ActionRefusal) {
		setRefusal(refused);
		for (const [field, message] of Object.entries(refused.fieldErrors ?? {})) {
			form.setError(field as keyof FormValues, { message });
		}
		const { creditUsers: listed, count } = (refused.details ?? {}) as {
			creditUsers?: { name: string }[];
			count?: number;
		};
		if (listed) setCreditUsers({ names: listed.map((person) => person.name), count: count ?? listed.length });
	}

	function stage(owner: StagedOwner, movers: NamedPeople | null = null) {
		if (movers) setCreditUsers(movers);
		form.clearErrors(["creditOwnerId", "creditUsers"]);
		form.setValue("creditOwnerId", owner.id, { shouldDirty: true });
		form.setValue("creditUsers", owner.creditUsers, { shouldDirty: true });
		setOwnerNames((names) => ({ ...names, staged: owner.name }));
	}

	const router = useRouter();
	/** After somebody else's save: goes on from what is stored now, with the own changes on top or without them. */
	function goOn(stale: StaleUser, { keep }: { keep: boolean }) {
		startFrom(stale.stored as StoredUser, stale.creditOwnerName);
		router.refresh();
		if (!keep) return;
		for (const field of changed) form.setValue(field, values[field], { shouldDirty: true });
		if (changed.includes("creditOwnerId")) {
			stage({ id: values.creditOwnerId, name: ownerNames.staged, creditUsers: values.creditUsers });
		}
	}

	const { errors, isSubmitting } = form.formState;
	const { control, register } = form;
	const bound = { element, control, register, errors, isSubmitting, submit: form.handleSubmit(save) };
	return { ...bound, stored, values, changed, ownerNames, creditUsers, refusal, stage, goOn };
}

/** The focus goes to the first field that is refused, once it says so. */
function useFocusOnRefusal(refusal: ActionRefusal | null) {
	const element = useRef<HTMLFormElement>(null);
	useEffect(() => {
		if (refusal?.fieldErrors) {
			const invalid = element.current?.querySelector("[aria-invalid=true], button[data-invalid], [data-invalid] input");
			if (invalid instanceof HTMLElement) invalid.focus();
		}
	}, [refusal]);
	return element;
}
