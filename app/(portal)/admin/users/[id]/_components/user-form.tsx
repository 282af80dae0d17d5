"use client";

import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { Banner } from "@/components/ui/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import type { ActionRefusal } from "@/lib/action.ts";
import type { StaleUser } from "@/lib/users/change-user.ts";
import { changeUserAction } from "../actions.ts";
import { AdvancedSettings } from "./advanced-settings.tsx";
import {
	changedFields,
	FIELDS,
	type FormValues,
	type NamedPeople,
	type RoleOption,
	type StoredUser,
	valuesOf,
} from "./form-values.ts";
import { LeaveGuard } from "./leave-guard.tsx";
import { StaleNotice } from "./stale-notice.tsx";
import { UserFields } from "./user-fields.tsx";
import { userTrail } from "./user-trail.ts";

interface UserFormProps {
	user: { id: string; email: string; isEmailVerified: boolean };
	stored: StoredUser;
	creditOwnerName: string;
	/** Who uses this user's credits. */
	creditUsers: NamedPeople;
	roles: readonly RoleOption[];
	languages: readonly { value: string; label: string }[];
	timeZones: readonly string[];
	deploymentZone: string;
	/** The organization's name where there is nobody else in it. */
	organizationOfOne: string | null;
}

const NOBODY: NamedPeople = { names: [], count: 0 };

/** User Information: its Save stores everything at once, and nothing is changed before (product.md 4). */
export function UserForm(props: UserFormProps) {
	const t = useTranslations("adminUsers");
	const format = useFormatter();
	const router = useRouter();
	const [stored, setStored] = useState(props.stored);
	const [ownerNames, setOwnerNames] = useState({ stored: props.creditOwnerName, staged: props.creditOwnerName });
	const [refusal, setRefusal] = useState<ActionRefusal | null>(null);
	const [creditUsers, setCreditUsers] = useState(props.creditUsers);
	const form = useForm<FormValues>({ defaultValues: valuesOf(stored) });
	const values = useWatch({ control: form.control, compute: (all) => ({ ...valuesOf(stored), ...all }) });
	const element = useRef<HTMLFormElement>(null);
	const changed = changedFields(values, stored);
	const changedNames = format.list(changed.map((field) => t(`fields.${field}`)));
	const stale = refusal?.code === "STALE" ? (refusal.details as StaleUser) : null;
	const name = stored.name;

	// Focus goes to the first field that is refused, once it says so.
	useEffect(() => {
		if (refusal?.fieldErrors)
			element.current?.querySelector<HTMLElement>("[aria-invalid=true],[data-invalid]")?.focus();
	}, [refusal]);

	async function save(input: FormValues) {
		setRefusal(null);
		if (changed.length === 0) return toast.done(t("nothingToSave"));
		const { version } = stored;
		const result = await changeUserAction({ userId: props.user.id, version, ...input }).catch(() => null);
		if (!result) return toast.failed(t("saveFailed"));
		if (!result.ok) return showRefusal(result);
		const { creditUsers: moved, ...fields } = input;
		const saved = { ...fields, name: fields.name.trim(), version: result.value.version };
		start(saved, ownerNames.staged);
		if (moved) setCreditUsers(NOBODY);
		toast.done(t("saved", { name: saved.name }));
	}

	function start(from: StoredUser, ownerName: string) {
		setStored(from);
		setOwnerNames({ stored: ownerName, staged: ownerName });
		form.reset(valuesOf(from));
	}

	function showRefusal(result: ActionRefusal) {
		setRefusal(result);
		for (const [field, message] of Object.entries(result.fieldErrors ?? {})) {
			form.setError(field as keyof FormValues, { message });
		}
		const listed = result.details as { creditUsers?: { name: string }[]; count?: number } | undefined;
		if (listed?.creditUsers) {
			const names = listed.creditUsers.map((person) => person.name);
			setCreditUsers({ names, count: listed.count ?? names.length });
		}
	}

	/** After somebody else's save: goes on from what is stored now, with the own changes on top or without them. */
	function goOn({ keep }: { keep: boolean }) {
		if (!stale) return;
		const mine = values;
		const staged = ownerNames.staged;
		start(stale.stored as StoredUser, stale.creditOwnerName);
		setRefusal(null);
		router.refresh();
		if (!keep) return;
		for (const field of changed) form.setValue(field, mine[field], { shouldDirty: true });
		form.setValue("creditUsers", mine.creditUsers);
		if (changed.includes("creditOwnerId")) setOwnerNames({ stored: stale.creditOwnerName, staged });
	}

	const { errors, isSubmitting } = form.formState;
	const isGeneral = refusal && !stale && !Object.keys(refusal.fieldErrors ?? {}).some(isShown);
	return (
		<form ref={element} noValidate className="space-y-6" onSubmit={form.handleSubmit(save)}>
			<PageHeader
				title={t("information")}
				breadcrumb={userTrail(t, name)}
				actions={
					<>
						<Button variant="outline" onClick={() => router.push("/admin/users")}>
							{t("cancel")}
						</Button>
						<Button type="submit" pending={isSubmitting}>
							{t("save")}
						</Button>
					</>
				}
			/>
			{changed.length > 0 ? (
				<Banner tone="warn" role="status">
					{t("unsaved", { fields: changedNames })}
				</Banner>
			) : null}
			{stale ? (
				<StaleNotice
					stale={stale}
					mine={values}
					base={stored}
					names={{ mine: ownerNames.staged, roles: props.roles }}
					deploymentZone={props.deploymentZone}
					onGoOn={goOn}
				/>
			) : null}
			{isGeneral ? (
				<Banner tone="bad" role="alert">
					{refusal.message}
				</Banner>
			) : null}
			<Card className="overflow-visible">
				<UserFields
					{...props}
					control={form.control}
					register={form.register}
					errors={errors}
					creditUsers={creditUsers}
				/>
				<AdvancedSettings
					user={{ id: props.user.id, name }}
					current={{ id: stored.creditOwnerId, name: ownerNames.stored }}
					staged={{ id: values.creditOwnerId, name: ownerNames.staged, creditUsers: values.creditUsers }}
					organizationOfOne={props.organizationOfOne}
					error={
						errors.creditOwnerId?.message ?? (values.status === "suspended" ? undefined : errors.creditUsers?.message)
					}
					onStage={(owner) => {
						form.clearErrors(["creditOwnerId", "creditUsers"]);
						form.setValue("creditOwnerId", owner.id, { shouldDirty: true });
						form.setValue("creditUsers", owner.creditUsers, { shouldDirty: true });
						setOwnerNames((names) => ({ ...names, staged: owner.name }));
					}}
				/>
			</Card>
			<LeaveGuard active={changed.length > 0} description={t("leaveText", { name, fields: changedNames })} />
		</form>
	);
}

function isShown(field: string): boolean {
	return field === "creditUsers" || (FIELDS as readonly string[]).includes(field);
}
